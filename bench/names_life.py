"""Sentence patterns for names in eight languages about clubs, workshops, neighbours, journeys and offices, no shop.

And capitalised words that are nobody: labels, headings, compounds of the trade. Our own. Slots as in
bench/names_sentences.py; {h} is a word of some language as a heading writes it.
"""

# ruff: noqa: E501  patterns read best on one line

LIFE = {
    "da": """
{F} {S} tager over som kasserer efter {F}.
{F} {S} har meldt afbud til mødet {M}.
{F} {S} overtager vagten på lørdag.
Bilen hentes af {F} {S} kl. {N}.
Spørg {F} {S}, hun har nøglen til kælderen.
Vi talte med {F} {S} fra {O} om forsikringen.
Det var {F} {S}, der fandt cyklen.
{F} {S} og {F} {S} kører til {C} sammen.
Referat: {F} {S}. Til stede: {F} {S}, {F} {S} og {F} {S}.
Ifølge {F} {S} er taget utæt.
Koret ledes af {F} {S} fra {C}.
Dommeren {F} {S} dømte straffe.
{F} {S} er sygemeldt, så {F} {S} vikarierer.
Ring til {F} {S} på {N}, hvis hunden stikker af.
Naboen, {F} {S}, klagede over støjen.
Med venlig hilsen\\n{F} {S}\\nFormand
Underskrevet {F} {S}
Kontaktperson: {F} {S}
vh {F}
Hilsen {F} {S}
""",
    "no": """
{F} {S} tar over som kasserer etter {F}.
{F} {S} har meldt forfall til møtet {M}.
{F} {S} tar vakten på lørdag.
Bilen hentes av {F} {S} kl. {N}.
Spør {F} {S}, hun har nøkkelen til kjelleren.
Vi snakket med {F} {S} fra {O} om forsikringen.
Det var {F} {S} som fant sykkelen.
{F} {S} og {F} {S} kjører til {C} sammen.
Referat: {F} {S}. Til stede: {F} {S}, {F} {S} og {F} {S}.
Ifølge {F} {S} lekker taket.
Koret ledes av {F} {S} fra {C}.
Dommeren {F} {S} blåste straffe.
{F} {S} er sykmeldt, så {F} {S} steller med det.
Ring {F} {S} på {N} hvis hunden stikker av.
Naboen, {F} {S}, klaget på bråket.
Med vennlig hilsen\\n{F} {S}\\nLeder
Hilsen {F} {S}
Kontaktperson: {F} {S}
mvh {F}
Jeg heter {F} {S} og bor i {C}.
{F} {S} ønsker å si opp plassen i båthavna.
Turen til {C} ledes av {F} {S}.
""",
    "sv": """
{F} {S} tar över som kassör efter {F}.
{F} {S} har lämnat återbud till mötet {M}.
{F} {S} tar passet på lördag.
Bilen hämtas av {F} {S} kl. {N}.
Fråga {F} {S}, hon har nyckeln till källaren.
Vi pratade med {F} {S} från {O} om försäkringen.
Det var {F} {S} som hittade cykeln.
{F} {S} och {F} {S} åker till {C} tillsammans.
Närvarande: {F} {S}, {F} {S} och {F} {S}.
Enligt {F} {S} läcker taket.
Kören leds av {F} {S} från {C}.
Domaren {F} {S} blåste straff.
{F} {S} är sjukskriven, så {F} {S} vikarierar.
Ring {F} {S} på {N} om hunden smiter.
Grannen, {F} {S}, klagade på oväsendet.
Med vänlig hälsning\\n{F} {S}\\nOrdförande
Kontaktperson: {F} {S}
mvh {F} {S}
Jag heter {F} {S} och bor i {C}.
{F} {S} vill säga upp sin båtplats.
""",
    "fi": """
{F} {S} jatkaa rahastonhoitajana.
{F} {S} perui tulonsa kokoukseen.
{F} {S} tekee lauantain vuoron.
Auton hakee {F} {S} klo {N}.
Kysy {F} {H}, hänellä on avain.
Läsnä: {F} {S}, {F} {S} ja {F} {S}.
Kuoroa johtaa {F} {S}.
Naapuri {F} {S} valitti melusta.
{F} {S} ja {F} {S} lähtevät yhdessä.
Soita {F} {S} puh. {N}.
Puheenjohtaja {F} {S} avasi kokouksen.
Terveisin\\n{F} {S}\\npuheenjohtaja
Yhteyshenkilö: {F} {S}
Nimeni on {F} {S} ja asun kaupungissa {C}.
t. {F} {S}
""",
    "pl": """
{F} {S} przejmuje kasę po {G}.
{F} {S} odwołał udział w zebraniu.
{F} {S} bierze dyżur w sobotę.
Samochód odbierze {F} {S} o {N}.
Rozmawialiśmy z {G} z {O} o ubezpieczeniu.
Obecni: {F} {S}, {F} {S} i {F} {S}.
Chór prowadzi {F} {S}.
Sąsiad, pan {S}, skarżył się na hałas.
Sędzia {F} {S} podyktował rzut karny.
Według {G} dach przecieka.
Proszę dzwonić do {G}, tel. {N}.
{F} {S} jest na zwolnieniu, zastępuje ją {F} {S}.
Z poważaniem\\n{F} {S}\\nprezes
Osoba do kontaktu: {F} {S}
Nazywam się {F} {S}, mieszkam w {C}.
pozdrawiam, {F} {S}
""",
    "nl": """
{F} {S} neemt de kas over van {F}.
{F} {S} heeft zich afgemeld voor de vergadering.
{F} {S} draait zaterdag de dienst.
De auto wordt opgehaald door {F} {S}.
Vraag het {F} {S}, zij heeft de sleutel.
Aanwezig: {F} {S}, {F} {S} en {F} {S}.
Volgens {F} {S} lekt het dak.
Het koor staat onder leiding van {F} {S}.
Scheidsrechter {F} {S} floot af.
Buurman {S} klaagde over het lawaai.
{F} {S} en {F} {S} rijden samen naar {C}.
Bel {F} {S} op {N}.
Contactpersoon: {F} {S}
Ik ben {F} {S} en woon in {C}.
Hartelijke groet\\n{F} {S}\\nvoorzitter
gr. {F}
""",
    "de": """
{F} {S} übernimmt die Kasse von {F}.
{F} {S} hat für die Sitzung abgesagt.
{F} {S} macht am Samstag die Schicht.
Den Wagen holt {F} {S} ab.
Anwesend: {F} {S}, {F} {S} und {F} {S}.
Laut {F} {S} ist das Dach undicht.
Den Chor leitet {F} {S} aus {C}.
Schiedsrichter {F} {S} pfiff Elfmeter.
Nachbarin {F} {S} hat sich über den Lärm beschwert.
{F} {S} und {F} {S} fahren zusammen nach {C}.
Ansprechpartnerin: {F} {S}
Mein Name ist {F} {S}, ich wohne in {C}.
Protokoll: {F} {S}
""",
    "fr": """
{F} {S} reprend la trésorerie après {F}.
{F} {S} s'est excusée pour la réunion.
Présents : {F} {S}, {F} {S} et {F} {S}.
D'après {F} {S}, le toit fuit.
La chorale est dirigée par {F} {S}.
L'arbitre {F} {S} a sifflé un penalty.
Le voisin, {F} {S}, s'est plaint du bruit.
C'est {F} {S} qui garde la clé.
Personne à contacter : {F} {S}
Bien à vous\\n{F} {S}\\nprésidente
""",
}
"""Patterns with names, by language."""

HEADINGS = """
{h}
{h}
{h} {h}
{h}: {N}
{h}: {h}
{h} – {h}
{h}, {h}, {h}
- {h}
* {h}
{h} | {h} | {h}
{h} > {h} > {h}
{N}. {h}
{h} {N}
{N} {h}
{N} x {h}
{h}!
{h}?
{h} ({N})
{h} {h} {N} cm
# {h}
{h} {W}
{W} {h}
{N} Tage {h}
{N} Tage {h}, {h} gratis
Tage, Wochen und Monate
Tage {h} und {N} Jahre {h}
Alle Tage {h}
{N} Jahre {h}
Gratis {h}
Kostenlose {h} ab {N} Euro
{h} auf {h} und {h}
Unsere {h} ist da.
Die {h} und das {h} sind neu.
Mit {h} und {h}
Ohne {h}
Zum {h}
Zur {h}
{h} de {h}
{h} en {h}
{h} y {h}
{h} e {h}
{h} et {h}
{h} i {h}
{h} og {h}
{h} och {h}
{h} ve {h}
{h} met {h}
{h} med {h}
{h} con {h}
{h} con {W}
{h} z {h}
{h} hasta el {N} %
{h} bis zu {N} %
{h} tot {N} %
{h} op til {N} %
{h} upp till {N} %
Nieuw: {h}
Nyhed: {h}
Novedad: {h}
Nowość: {h}
Yeni: {h}
Uutta: {h}
Made in {K}
{K} {N}
{h} from {K}
{h} aus {K}
{h}, {K}
{K}: {h}
Origin: {K}
Ships to {K}, {K} and {K}
"""
"""Patterns with capitalised words that are nobody."""

GOODS_WORDS = {
    "de": "rückgabe,versand,liefer,kauf,bestell,preis,garantie,bett,decken,kissen,tisch,stuhl,lampen,küchen,bad,garten,kinder,schuh,jacken,hosen,leder,woll,baum,stoff,glas,holz,metall,gutschein,kunden,marken,sommer,winter,herbst,zeit,haus,tier,spiel,farb,wasser,licht,strom,papier,schreib + recht,kosten,zeit,frist,bezug,tasche,decke,schrank,regal,leuchte,garnitur,set,pflege,mittel,karte,nummer,dienst,schutz,hülle,wolle,öl,becher,teller,messer,brett,platte,ständer,halter,ware,lager,liste,angebot,aktion",
    "nl": "dekbed,hoes,kussen,tafel,stoel,keuken,tuin,kinder,schoen,jas,leer,wol,bad,verzend,bezorg,retour,bestel,prijs,klanten,zomer,winter,water,licht,papier,schrijf,speel,huis,dieren,vloer,muur + overtrek,sloop,hoes,kleed,lamp,kast,rek,set,kosten,tijd,recht,bon,kaart,nummer,dienst,olie,beker,bord,mes,plank,houder,voorraad,lijst,actie,korting,goed",
    "da": "dyne,pude,bord,stol,køkken,have,børne,sko,jakke,læder,uld,bade,fragt,leverings,retur,bestillings,pris,kunde,sommer,vinter,vand,lys,papir,skrive,lege,hus,dyre,gulv + betræk,lampe,skab,hylde,sæt,omkostninger,tid,ret,kort,nummer,service,olie,kop,tallerken,kniv,bræt,holder,lager,liste,tilbud,rabat,pleje",
    "sv": "täcke,kudd,bord,stol,köks,trädgårds,barn,sko,jack,läder,ull,bad,frakt,leverans,retur,beställnings,pris,kund,sommar,vinter,vatten,ljus,pappers,skriv,lek,hus,djur,golv + påslakan,överdrag,lampa,skåp,hylla,set,kostnad,tid,rätt,kort,nummer,tjänst,olja,mugg,tallrik,kniv,bräda,hållare,lager,lista,erbjudande,rabatt,vård",
    "no": "dyne,pute,bord,stol,kjøkken,hage,barne,sko,jakke,skinn,ull,bade,frakt,leverings,retur,bestillings,pris,kunde,sommer,vinter,vann,lys,papir,skrive,leke,hus,dyre,gulv + trekk,lampe,skap,hylle,sett,kostnad,tid,rett,kort,nummer,tjeneste,olje,kopp,tallerken,kniv,fjøl,holder,lager,liste,tilbud,rabatt,pleie",
    "fi": "tyyny,pöytä,tuoli,keittiö,puutarha,lasten,kenkä,takki,nahka,villa,kylpy,toimitus,palautus,tilaus,hinta,asiakas,kesä,talvi,vesi,valo,paperi,leikki,koti,lattia + liina,lamppu,kaappi,hylly,sarja,kulut,aika,oikeus,kortti,numero,palvelu,öljy,muki,lautanen,veitsi,lauta,teline,varasto,lista,tarjous,alennus,hoito",
}
"""Halves of compounds of the trade, first and last, by language."""

PLAIN_WORDS = (
    "rebajas,ofertas,envío,envíos,devolución,devoluciones,novedades,tallas,medidas,cuidado,lavado,algodón,madera,cocina,hogar,jardín,"
    "soldes,livraison,retours,nouveautés,tailles,entretien,lavage,coton,bois,cuisine,maison,jardin,paiement,commande,panier,"
    "saldi,spedizione,resi,novità,taglie,cura,lavaggio,cotone,legno,cucina,casa,giardino,pagamento,carrello,sconto,sconti,"
    "promoções,entrega,devoluções,novidades,tamanhos,cuidados,lavagem,algodão,madeira,cozinha,casa,jardim,pagamento,carrinho,"
    "wyprzedaż,dostawa,zwroty,nowości,rozmiary,pielęgnacja,pranie,bawełna,drewno,kuchnia,dom,ogród,płatność,koszyk,rabat,"
    "výprodej,doprava,vrácení,novinky,velikosti,péče,praní,bavlna,dřevo,kuchyně,zahrada,platba,košík,sleva,záruka,"
    "výpredaj,doručenie,vrátenie,novinky,veľkosti,starostlivosť,bavlna,drevo,kuchyňa,záhrada,platba,košík,zľava,"
    "kiárusítás,szállítás,visszaküldés,újdonságok,méretek,ápolás,mosás,pamut,fa,konyha,kert,fizetés,kosár,kedvezmény,"
    "reduceri,livrare,retururi,noutăți,mărimi,îngrijire,spălare,bumbac,lemn,bucătărie,grădină,plată,coș,"
    "rasprodaja,dostava,povrat,novosti,veličine,njega,pranje,pamuk,drvo,kuhinja,vrt,plaćanje,košarica,popust,"
    "indirim,teslimat,iade,yeniler,bedenler,bakım,yıkama,pamuk,ahşap,mutfak,bahçe,ödeme,sepet,kargo,ürün,fırsat,"
    "udsalg,levering,returnering,nyheder,størrelser,pleje,vask,bomuld,træ,køkken,have,betaling,kurv,tilbud,"
    "rea,leverans,returer,nyheter,storlekar,skötsel,tvätt,bomull,trä,kök,trädgård,betalning,varukorg,erbjudanden,"
    "salg,levering,retur,nyheter,størrelser,vedlikehold,vask,bomull,tre,kjøkken,hage,betaling,handlekurv,"
    "ale,toimitus,palautukset,uutuudet,koot,hoito,pesu,puuvilla,puu,keittiö,puutarha,maksu,ostoskori,tarjoukset,"
    "uitverkoop,bezorging,retouren,nieuw,maten,onderhoud,wassen,katoen,hout,keuken,tuin,betaling,winkelwagen,korting,"
    "ausverkauf,lieferung,rückgabe,neuheiten,größen,pflege,wäsche,baumwolle,holz,küche,garten,zahlung,warenkorb,rabatt,"
    "išpardavimas,pristatymas,grąžinimas,naujienos,dydžiai,medvilnė,virtuvė,sodas,izpārdošana,piegāde,atgriešana,jaunumi,"
    "kokvilna,virtuve,dārzs,allahindlus,tarne,tagastus,uudised,suurused,puuvill,köök,aed,razprodaja,dostava,vračilo,bombaž,"
    "diskon,pengiriman,pengembalian,ukuran,katun,kayu,dapur,kebun,pembayaran,keranjang"
)
"""Words of shelves and menus in some twenty languages."""
