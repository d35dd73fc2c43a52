"""Sentence patterns for names in thirteen languages whose first patterns were few: more verbs, greetings, sign-offs, endings.

And more of the same in several (``MORE_NAMED``). Our own, about shops and their customers. Slots as in bench/names_sentences.py and bench/names_doubles.py, and: {G} a full
name with a Slavic ending (*Jana Kowalskiego*), {H} one with a Finnish or Hungarian ending (*Anna Mäkelän*), {R} a family name
before the given name.
"""

# ruff: noqa: E501  patterns read best on one line

REGIONS = {
    "da": """
{F} {S} har bestilt en {D} mere.
{F} {S} vil gerne have pengene tilbage.
{F} {S} venter stadig på sin pakke.
{F} {S} skriver, at varen er i stykker.
{F} {S} spørger til ordre {N}.
{F} {S} rykker for svar.
{F} {S} reklamerer over en {D}.
{F} {S} beklager forsinkelsen.
{F} {S} ønsker at returnere {N} varer.
{F} {S} kræver en kreditnota.
{F} {S} fik leveret den forkerte {D}.
{F} {S} sendte en mail i {M}.
{F} {S} siger at den er betalt.
{F} ringer igen {M}.
Vi har svaret {F} {S} i dag.
Send fakturaen til {F} {S} i {C}.
{F} {S}s pakke er kommet retur.
Kunden {F} {S} er utilfreds.
Hejsa {F}, tak for din mail.
Hej {F} og {F}, vi kigger på sagen.
Kære {F}, pakken er på vej.
Goddag {F} {S}, tak for Deres henvendelse.
De bedste hilsner\\n{F} {S}\\n{O}
Mange hilsner {F}
Hav en dejlig weekend\\n{F} {S}
Tak på forhånd, {F} {S}
Pakken skal afleveres til {F} {S}, {A}, {C}
Har {F} betalt for sin {D}?
hej det er {F} {S}, hvor bliver min {D} af
det er {F} igen
mit navn er {F} {S}
skriv til {F} {S} at varen er på lager
""",
    "sv": """
{F} {S} har beställt en {D} till.
{F} {S} vill ha tillbaka pengarna.
{F} {S} väntar fortfarande på paketet.
{F} {S} skriver att varan är trasig.
{F} {S} frågar om order {N}.
{F} {S} reklamerar en {D}.
{F} {S} önskar returnera {N} varor.
{F} {S} fick fel {D} levererad.
{F} ringer igen på {M}.
Vi har svarat {F} {S} i dag.
Skicka fakturan till {F} {S} i {C}.
{F} {S}s paket kom i retur.
Kunden {F} {S} är missnöjd.
Hej {F} och {F}, vi tittar på ärendet.
Bästa {F} {S}, paketet är på väg.
Många hälsningar\\n{F} {S}\\n{O}
Trevlig helg\\n{F}
Tack på förhand, {F} {S}
hej det är {F} {S}, var är min {D}
mitt namn är {F} {S}
""",
    "no": """
Hei {F}, takk for svaret.
Kjære {F} {S}, ordren {N} er sendt.
Jeg heter {F} {S} og har kjøpt en {D}.
{F} {S} har bestilt en {D} til.
{F} {S} vil ha pengene tilbake.
{F} {S} venter fortsatt på pakken sin.
{F} {S} skriver at varen er ødelagt.
{F} {S} spør om ordre {N}.
{F} {S} klager på en {D}.
{F} {S} ønsker å returnere {N} varer.
{F} {S} fikk feil {D}.
{F} ringer igjen på {M}.
Vi har svart {F} {S} i dag.
Send fakturaen til {F} {S} i {C}.
{F} {S}s pakke kom i retur.
Kunden {F} {S} er misfornøyd.
Hei {F} og {F}, vi ser på saken.
Med vennlig hilsen\\n{F} {S}\\n{T}, {O}
Mvh {F} {S}
Ha en fin helg\\n{F}
Takk på forhånd, {F} {S}
Navn: {F} {S}
hei det er {F} {S}, hvor er min {D}
mitt navn er {F} {S}
Hvor er ordren min {N}?
Personvern og Vilkår
{D} koster {N} kroner hos {O} i {C}.
""",
    "fi": """
Hei {F}, kiitos vastauksesta.
Hyvä {F} {S}, tilauksesi {N} on lähetetty.
Nimeni on {F} {S} ja ostin tuotteen {D}.
olen {F} {S}, missä pakettini on
{F} {S} tilasi toisen tuotteen.
{F} {S} haluaa rahat takaisin.
{F} {S} odottaa yhä pakettia.
{F} {S} kysyy tilauksesta {N}.
{F} {S} kirjoitti, että tuote on rikki.
{F} {S} reklamoi tuotteesta.
{F} soittaa uudestaan.
Asiakas {F} {S} on tyytymätön.
{H} paketti palautui.
{H} tilaus {N} on myöhässä.
Lähetä lasku {H} mukaan.
Vastasimme {H} viestiin tänään.
Ystävällisin terveisin\\n{F} {S}\\n{O}
Terveisin {F}
Terv. {F} {S}
Kiitos etukäteen, {F} {S}
Hyvää viikonloppua\\n{F}
Moi {F} ja {F}, katsomme asiaa.
Nimi: {F} {S}
Asiakas: {F} {S}, {A}, {C}
Missä tilaukseni {N} on?
Tuote maksaa {N} euroa kaupassa {O}.
Tietosuoja ja Toimitusehdot
""",
    "pl": """
{F} {S} zamówiła jeszcze jeden {D}.
{F} {S} chce zwrotu pieniędzy.
{F} {S} nadal czeka na paczkę.
{F} {S} pisze, że towar jest uszkodzony.
{F} {S} pyta o zamówienie {N}.
{F} {S} reklamuje {D}.
{F} {S} otrzymał zły towar.
Klient {F} {S} jest niezadowolony.
Paczka dla {G} wróciła do nas.
Zamówienie {G} jest opóźnione.
Odpisaliśmy dziś {G}.
Rozmawialiśmy z {G} o rabacie.
Wyślij fakturę do {G} w {C}.
Witam, {F} {S} z tej strony.
Panie {F}, paczka jest w drodze.
Z wyrazami szacunku\\n{F} {S}\\n{O}
Miłego weekendu\\n{F}
Z góry dziękuję, {F} {S}
tu {F} {S}, gdzie jest moja paczka
mam na imię {F}
Zadzwoni {F} w {M}.
""",
    "cs": """
Dobrý den, {F} {S} se ptá na objednávku {N}.
Ahoj {F}, děkuji za odpověď.
Vážený pane {S}, objednávka {N} byla odeslána.
Vážená paní {S}, posílám fakturu.
Jmenuji se {F} {S} a koupil jsem {D}.
{F} {S} objednala ještě jednu.
{F} {S} chce vrátit peníze.
{F} {S} stále čeká na balík.
{F} {S} píše, že zboží je poškozené.
{F} {S} dostal špatné zboží.
Zákazník {F} {S} je nespokojený.
Zákaznice {F} {S} volala v {M}.
Balík pro {G} se vrátil.
Objednávka {G} má zpoždění.
Dnes jsme odepsali {G}.
Mluvili jsme s {G} o slevě.
Pošli fakturu {G} do {C}.
S pozdravem\\n{F} {S}\\n{T}, {O}
Hezký víkend\\n{F}
Předem děkuji, {F} {S}
Jméno: {F} {S}
Příjemce: {F} {S}, {A}, {C}
tady {F} {S}, kde je můj balík
Kde je moje objednávka {N}?
Obchodní Podmínky a Ochrana Údajů
""",
    "sk": """
Ahoj {F}, ďakujem za odpoveď.
Vážený pán {S}, objednávka {N} bola odoslaná.
Volám sa {F} {S} a kúpil som {D}.
{F} {S} chce vrátiť peniaze.
{F} {S} stále čaká na balík.
{F} {S} píše, že tovar je poškodený.
Zákazník {F} {S} je nespokojný.
Balík pre {G} sa vrátil.
Hovorili sme s {G} o zľave.
S pozdravom\\n{F} {S}\\n{O}
Vopred ďakujem, {F} {S}
Meno: {F} {S}
Kde je moja objednávka {N}?
""",
    "ro": """
Bună {F}, mulțumesc pentru răspuns.
Stimate domnule {S}, comanda {N} a fost expediată.
Stimată doamnă {S}, vă trimit factura.
Mă numesc {F} {S} și am cumpărat un {D}.
sunt {F} {S}, unde este coletul meu
{F} {S} a comandat încă unul.
{F} {S} vrea banii înapoi.
{F} {S} așteaptă încă pachetul.
{F} {S} scrie că produsul este stricat.
{F} {S} întreabă de comanda {N}.
Clientul {F} {S} este nemulțumit.
Clienta {F} {S} a sunat în {M}.
Trimite factura lui {F} {S} la {C}.
Coletul lui {F} {S} s-a întors.
Am vorbit cu {F} {S} despre reducere.
Cu stimă,\\n{F} {S}\\n{O}
Toate cele bune\\n{F}
Mulțumesc anticipat, {F} {S}
Nume: {F} {S}
Unde este comanda mea {N}?
Termeni și Condiții
""",
    "hu": """
Szia {F}, köszönöm a választ.
Kedves {R}! A {N} számú rendelését feladtuk.
Tisztelt {R}!
{R} vagyok, és vettem egy {D} terméket.
A nevem {R}.
{R} rendelt még egyet.
{R} visszakéri a pénzét.
{R} még mindig várja a csomagot.
{R} azt írja, hogy a termék hibás.
{R} a {N} rendelésről kérdez.
{R} vevőnk elégedetlen.
{R} csomagja visszajött.
{H} küldtük a számlát.
Beszéltünk {H} az árengedményről.
Üdvözlettel,\\n{R}\\n{O}
Üdv, {F}
Szép hétvégét\\n{F}
Előre is köszönöm, {R}
Név: {R}
Címzett: {R}, {A}, {C}
Hol van a {N} rendelésem?
Általános Szerződési Feltételek
""",
    "hr": """
Bok {F}, hvala na odgovoru.
Poštovani gospodine {S}, narudžba {N} je poslana.
Poštovana gospođo {S}, šaljem račun.
Zovem se {F} {S} i kupio sam {D}.
{F} {S} naručila je još jedan.
{F} {S} želi povrat novca.
{F} {S} još čeka paket.
{F} {S} piše da je roba oštećena.
{F} {S} pita za narudžbu {N}.
{F} {S} je dobio krivu robu.
Kupac {F} {S} je nezadovoljan.
Kupnja {G} kasni.
Paket za {G} se vratio.
Razgovarali smo s {G} o popustu.
Lijep pozdrav,\\n{F} {S}\\n{O}
Srdačan pozdrav {F}
Unaprijed hvala, {F} {S}
Ime i prezime: {F} {S}
Gdje je moja narudžba {N}?
Uvjeti Poslovanja
""",
    "tr": """
Merhaba {F}, cevabınız için teşekkürler.
Selam {F}, ürün yola çıktı.
Sayın {F} {S}, {N} numaralı siparişiniz gönderildi.
Değerli müşterimiz {F} {S}
{F} Bey, paketiniz dağıtımda.
{F} Hanım'ın siparişi gecikti.
Benim adım {F} {S} ve bir {D} aldım.
ben {F} {S}, kargom nerede
adım {F}
{F} {S} bir {D} daha sipariş etti.
{F} {S} parasını geri istiyor.
{F} {S} hâlâ paketini bekliyor.
{F} {S} ürünün kırık olduğunu yazdı.
{F} {S} {N} numaralı siparişi sordu.
{F} {S} yanlış ürün almış.
{F} {S} dün aradı.
{F} {S} iki kez ödeme yapmış.
{F} {S} bugün geri arayacak.
{F} {S} adresini değiştirdi.
{F} {S} şikâyet etti.
{F} {S} iade talebi oluşturdu.
{F} {S} üç eksik parça bildirdi.
{F} {S}'nın siparişi gecikti.
{F} {S}'in paketi geri döndü.
{F} {S}'un faturası yanlış.
{F} {S}'ye fatura gönderin.
{F} {S}'a bugün cevap verdik.
{F} {S}'dan ödeme gelmedi.
{F}'nin paketi nerede?
{F} {S} ile indirimi konuştuk.
{F} {S} için yeni bir {D} hazırlayın.
{F} {S} adına kayıtlı hesap
Müşterimiz {F} {S} memnun değil.
Alıcı: {F} {S}, {A}, {C}
Ad Soyad: {F} {S}
İsim: {F} {S}
Saygılarımızla,\\n{F} {S}\\n{O}
İyi çalışmalar\\n{F}
Sevgiler {F}
Teşekkürler, {F} {S}
Şimdiden teşekkür ederim, {F} {S}
Siparişim {N} nerede?
Gizlilik Politikası ve Satış Koşulları
Kargo bedava, {N} liradan itibaren
""",
    "it": """
{F} {S} ha ordinato un altro {D}.
{F} {S} vuole il rimborso.
{F} {S} aspetta ancora il pacco.
{F} {S} scrive che l'articolo è rotto.
{F} {S} chiede dell'ordine {N}.
{F} {S} lamenta un ritardo.
{F} {S} ha ricevuto il {D} sbagliato.
{F} {S} segnala un errore nella fattura.
{F} {S} vorrebbe un cambio.
{F} richiama {M}.
Abbiamo risposto a {F} {S} oggi.
Manda la fattura a {F} {S} a {C}.
Il pacco di {F} {S} è tornato indietro.
La cliente {F} {S} non è contenta.
Abbiamo parlato con {F} {S} dello sconto.
Buongiorno {F}, la richiamo io.
Gentile {F} {S}, il suo ordine è partito.
Gent.ma {F} {S}, in allegato la fattura.
Un caro saluto\\n{F} {S}\\n{O}
Buon fine settimana\\n{F}
Grazie in anticipo, {F} {S}
salve sono {F} {S}, dov'è il mio {D}
mi chiamo {F}
di' a {F} {S} che il {D} è pronto
""",
    "nl": """
{F} {S} heeft nog een {D} besteld.
{F} {S} wil het geld terug.
{F} {S} wacht nog op het pakket.
{F} {S} schrijft dat het artikel kapot is.
{F} {S} vraagt naar bestelling {N}.
{F} {S} klaagt over een {D}.
{F} {S} kreeg de verkeerde {D}.
{F} {S} meldt een fout in de factuur.
{F} {S} wil liever ruilen.
{F} belt {M} terug.
We hebben {F} {S} vandaag geantwoord.
Stuur de factuur naar {F} {S} in {C}.
Het pakket van {F} {S} kwam retour.
De klant {F} {S} is ontevreden.
We hebben met {F} {S} over de korting gepraat.
Beste {F} {S}, uw bestelling is onderweg.
Goedemorgen {F}, ik bel u terug.
Fijn weekend\\n{F}
Alvast bedankt, {F} {S}
Hartelijke groet,\\n{F} {S}\\n{O}
hoi met {F} {S}, waar blijft mijn {D}
mijn naam is {F}
zeg tegen {F} {S} dat de {D} klaar is
""",
}

MORE_NAMED = """
can you refund {F} {S} she moved to {A}
refund {F} {S}
the buyer {F} {S} never got the {I}
customer is {F} {S}, he paid twice
who handles {F} {S}'s case
pls cancel {F} {S}'s subscription
pls change {F} {S}' plan
need the tracking for {F} {S}
is there an order for {F} {S}?
call {F} back
can someone ring {F} back
email {F} {S} the invoice
forward this to {F} {S} in returns
put {F} {S} on the list
add {F} and {F} to the thread
{F} {S} called twice
{F} {S} says the {I} is broken
{F} {S} wants to swap the size
{F} {S} left a 1 star review
{F} {S} lives at {A}
{F} {S} is our biggest account
{F} from {C} asks if we ship there
got a chargeback from {F} {S}
the courier left it with {F}
draft an apology to {F} {S} about the {I}
write a mail to my customer {F} whose {I} broke
reply to {F} {S} that we ship on {M}
{S}, {F} - {N} open returns
{S}, {F}: complaint about the {I}
{S}, {F} {N}
Assigned: {S}, {F}
Owner: {S}, {F}
Customer since {N}: {S}, {F}
for {F}'s grandmother {F}
the gift is for his grandfather {F}
her mother in law {F} paid
our neighbour {F} has it
my boss {F} approved it
my colleague {F} said so
the agent was {F}
Our client {F} {S} would like a quote.
The customer {F} {S} complained.
Ticket {N} opened by {F} {S}
Call log: {N} {F} {S} asked about returns
CRM note: {F} {S} prefers phone.
VIP - {F} {S}, birthday gift
Lead: {F} {S} ({C}), wants {N} units
Minutes: {F} {S} will chase the supplier, {F} {S} updates the sheet.
Attendees: {F}, {F}, {F}, {F}
Name on card: {F} {S}
Shipping label says {F} {S}.
Delivery for {F} {S} failed again.
Signed for by {F} {S}
Signature: {F} {S}
ATTN {F} {S}, loading dock
c/o {F} {S}, {A}
I, {F} {S}, hereby withdraw from the contract.
On {M} at {N}:{N}, {F} {S} wrote:
> {F} {S} wrote:
---- Forwarded message ----\\nFrom: {F} {S} <{E}>
-- \\n{F} {S}\\n{T}, {O}
Best,\\n{F} {S}
Thanks,\\n{F}
Abraços,\\n{F}
Saludos,\\n{F} {S}
Saluti,\\n{F}
Cordialement,\\n{F} {S}
LG {F}
Groetjes,\\n{F}
Pozdrawiam,\\n{F} {S}
Saygılarımla,\\n{F} {S}
Hälsningar,\\n{F} {S}
Die Kundin {F} {S} hat angerufen.
Der Kunde {F} {S} wartet.
Kundin: {F} {S}
bitte storniere die bestellung von {F} {S}
kann jemand {F} {S} zurückrufen
Rückruf für {F} {S}
{F} {S} wartet seit {N} Wochen auf ihr Paket
La cliente {F} {S} demande un remboursement.
le client {F} {S} habite à {C}
peux tu rappeler {F} {S}
la commande de {F} {S} est perdue
La clienta {F} {S} pide un reembolso.
llama a {F} {S} por favor
el pedido de {F} {S} no llegó
Il cliente {F} {S} chiede il rimborso.
richiama {F} {S} per il reso
l'ordine di {F} {S} è in ritardo
De klant {F} {S} wil ruilen.
kun je {F} {S} terugbellen
de bestelling van {F} {S} is kwijt
Klient {F} {S} prosi o zwrot.
Klientka {F} {S} czeka na paczkę.
oddzwoń do {F} {S} w sprawie reklamacji
O cliente {F} {S} quer trocar.
liga para {F} {S} por favor
o pedido de {F} {S} atrasou
Kunden {F} {S} vill ha pengarna tillbaka.
kan du ringa {F} {S}
Müşteri {F} {S} iade istiyor.
müşteri {F} {S} aradı
{F} Hanım, siparişiniz yola çıktı.
{F} Bey iade istiyor
Sayın {F} {S}, faturanız ektedir.
{F} {S} beyin siparişi nerede
Ticket {N} closed by {P}
Ticket closed by {F} {S}, {M}
refund approved by {P}
{P} read it already
{P} has access
{P} left the {I} here
{F} & {F} opened a joint account
{F} und {F} haben bestellt
hab mit {F} telefoniert
schreib {F} bitte dass der {D} da ist
sag {F} bescheid
gib das an {F} {S} weiter
Bitte an {F} {S} weiterleiten
manda mensagem para {F} {S}
fale com {F} {S}
escribe a {F} {S}
scrivi a {F} {S} che il pacco è pronto
stuur {F} {S} een nieuwe factuur
napisz do {F} {S} w tej sprawie
skriv till {F} {S} att varan finns
écris à {F} {S}
as-tu eu {F} {S} au téléphone ?
{F} Hanım kargoyu bekliyor
{F} Bey aradı
{F} Hanım'ın siparişi
Merhaba {F} Bey
this came from {F} {S}
my sister {F} ordered it for me
my flatmate {F} signed for it
update the record of {F} {S}, new number
escalate {F} {S} to tier {N}
give {F} {S} {N} percent off
offer {F} {S} a replacement
remind {F} about the {I}
who spoke to {F} {S} last week
why did you charge {F} {S} twice
{F} {S} keeps getting a blank page
{F} {S} sent us the receipt
Reply-To: {F} {S} <{E}>
{S} {F} a rappelé ce matin
{S} {F} hat reklamiert
> Hi {F},\n> thanks for the quick fix.
"""
