"""More held-out sentences for names, in sixteen languages: whole subjects the training patterns don't have.

The training writes about parcels, refunds and orders; these are about workshops, schools, insurers, letting, surgeries
and staff, so that verbs and endings round a name are new as well. Names are ``mimesis``'s. Slots as in
bench/names_heldout.py. In Hungarian the family name stands first. Written before the training texts of these languages
were added to, and not looked at one by one since.
"""

LETTERS = {
    "da": """
{N} har glemt sin paraply i receptionen.
Vores nye kollega hedder {N} og starter på mandag.
Kan du bede {N} om at underskrive lejekontrakten?
{N}s bil holder ulovligt foran porten.
Tandlægen flyttede {N} til næste uge.
Det var {N} der fandt fejlen i regnskabet.
Mvh. {N}, skoleleder
I går talte {N} med forsikringen om skaden.
Ifølge {N} er taget utæt igen.
jeg hedder {g} {s} og vil gerne opsige mit medlemskab
""",
    "sv": """
{N} glömde sitt paraply i receptionen.
Vår nya kollega heter {N} och börjar på måndag.
Kan du be {N} skriva under hyreskontraktet?
{N}s bil står felparkerad framför porten.
Tandläkaren flyttade {N} till nästa vecka.
Det var {N} som hittade felet i bokföringen.
Med vänlig hälsning {N}, rektor
I går pratade {N} med försäkringsbolaget om skadan.
Enligt {N} läcker taket igen.
jag heter {g} {s} och vill säga upp mitt medlemskap
""",
    "no": """
{N} glemte paraplyen sin i resepsjonen.
Den nye kollegaen vår heter {N} og begynner på mandag.
Kan du be {N} om å skrive under leiekontrakten?
{N}s bil står feilparkert foran porten.
Tannlegen flyttet {N} til neste uke.
Det var {N} som fant feilen i regnskapet.
Vennlig hilsen {N}, rektor
I går snakket {N} med forsikringen om skaden.
Ifølge {N} lekker taket igjen.
jeg heter {g} {s} og vil si opp medlemskapet mitt
""",
    "fi": """
{N} unohti sateenvarjonsa vastaanottoon.
Uusi kollegamme on nimeltään {N} ja aloittaa maanantaina.
Voitko pyytää, että {N} allekirjoittaa vuokrasopimuksen?
{N} löysi virheen kirjanpidosta.
Terveisin {N}, rehtori
Eilen {N} puhui vakuutusyhtiön kanssa vahingosta.
Hammaslääkäri siirsi potilaan {N} ensi viikolle.
nimeni on {g} {s} ja haluan irtisanoa jäsenyyteni
""",
    "pl": """
{N} zostawił parasol w recepcji.
Nasza nowa koleżanka to {N}, zaczyna w poniedziałek.
Poproś proszę, żeby {N} podpisał umowę najmu.
Błąd w księgach znalazła {N}.
Z poważaniem {N}, dyrektor szkoły
Wczoraj {N} rozmawiał z ubezpieczycielem o szkodzie.
Według {N} dach znowu przecieka.
Dentysta przełożył wizytę, którą miał {N}.
nazywam się {g} {s} i chcę wypowiedzieć członkostwo
""",
    "cs": """
{N} zapomněl deštník na recepci.
Náš nový kolega se jmenuje {N} a nastupuje v pondělí.
Popros prosím, ať {N} podepíše nájemní smlouvu.
Chybu v účetnictví našel {N}.
S úctou {N}, ředitel školy
Včera mluvil {N} s pojišťovnou o škodě.
Podle {N} střecha zase zatéká.
Zubař přesunul termín, který měl {N}.
jmenuji se {g} {s} a chci zrušit členství
""",
    "sk": """
{N} zabudol dáždnik na recepcii.
Náš nový kolega sa volá {N} a nastupuje v pondelok.
Chybu v účtovníctve našiel {N}.
S úctou {N}, riaditeľ školy
Včera hovoril {N} s poisťovňou o škode.
Podľa {N} strecha znova zateká.
volám sa {g} {s} a chcem zrušiť členstvo
""",
    "hu": """
{N} a recepción hagyta az esernyőjét.
Új kollégánk {N}, hétfőn kezd.
Kérd meg, hogy {N} írja alá a bérleti szerződést.
A hibát {N} találta meg a könyvelésben.
Tisztelettel: {N} iskolaigazgató
Tegnap {N} beszélt a biztosítóval a kárról.
{N} szerint megint beázik a tető.
A fogorvos jövő hétre tette {N} időpontját.
""",
    "hr": """
{N} je zaboravio kišobran na recepciji.
Naš novi kolega zove se {N} i počinje u ponedjeljak.
Grešku u knjigama pronašla je {N}.
S poštovanjem {N}, ravnatelj škole
Jučer je {N} razgovarao s osiguranjem o šteti.
zovem se {g} {s} i želim otkazati članstvo
""",
    "tr": """
{N} şemsiyesini resepsiyonda unutmuş.
Yeni çalışma arkadaşımız {N} pazartesi başlıyor.
Kira sözleşmesini {N} imzalasın lütfen.
{N}'in arabası kapının önüne park edilmiş.
Diş hekimi {N} için haftaya yeni saat verdi.
Hatayı muhasebede {N} buldu.
Saygılarımla {N}, okul müdürü
Dün {N} sigortayla hasarı konuştu.
{N}'a göre çatı yine akıtıyor.
benim adım {g} {s}, üyeliğimi iptal etmek istiyorum
""",
    "it": """
{N} ha lasciato l'ombrello alla reception.
La nostra nuova collega si chiama {N} e inizia lunedì.
Chiedi a {N} di firmare il contratto d'affitto.
L'auto di {N} è parcheggiata davanti al cancello.
Il dentista ha spostato {N} alla settimana prossima.
È stato {N} a trovare l'errore nei conti.
Distinti saluti, {N}, preside
Ieri {N} ha parlato con l'assicurazione del danno.
Secondo {N} il tetto perde di nuovo.
sono {g} {s} e voglio disdire l'iscrizione
""",
    "nl": """
{N} heeft haar paraplu bij de receptie laten liggen.
Onze nieuwe collega heet {N} en begint maandag.
Kun je {N} vragen het huurcontract te tekenen?
De auto van {N} staat voor de poort.
De tandarts heeft {N} naar volgende week verzet.
Het was {N} die de fout in de boeken vond.
Hoogachtend, {N}, schoolhoofd
Gisteren sprak {N} met de verzekering over de schade.
Volgens {N} lekt het dak weer.
ik heet {g} {s} en wil mijn lidmaatschap opzeggen
""",
    "de": """
{N} hat den Schirm am Empfang vergessen.
Unsere neue Kollegin heißt {N} und beginnt am Montag.
Kannst du {N} bitten, den Mietvertrag zu unterschreiben?
Der Zahnarzt hat {N} auf nächste Woche verlegt.
Den Fehler in den Büchern fand {N}.
Hochachtungsvoll {N}, Schulleiter
Gestern sprach {N} mit der Versicherung über den Schaden.
Laut {N} ist das Dach wieder undicht.
""",
    "fr": """
{N} a oublié son parapluie à l'accueil.
Notre nouvelle collègue s'appelle {N} et commence lundi.
Peux-tu demander à {N} de signer le bail ?
La voiture de {N} bloque le portail.
Le dentiste a reporté {N} à la semaine prochaine.
C'est {N} qui a trouvé l'erreur dans les comptes.
Hier {N} a parlé du sinistre avec l'assurance.
D'après {N} le toit fuit encore.
""",
    "es": """
{N} olvidó su paraguas en recepción.
Nuestra nueva compañera se llama {N} y empieza el lunes.
¿Puedes pedirle a {N} que firme el alquiler?
El coche de {N} bloquea la puerta.
El dentista pasó a {N} a la semana que viene.
Fue {N} quien encontró el error en las cuentas.
Ayer {N} habló con el seguro sobre el daño.
Según {N} el tejado gotea otra vez.
""",
    "pt": """
{N} esqueceu o guarda-chuva na receção.
A nossa nova colega chama-se {N} e começa na segunda.
Podes pedir a {N} que assine o arrendamento?
O carro de {N} está em frente ao portão.
Foi {N} quem encontrou o erro nas contas.
Ontem {N} falou com a seguradora sobre o dano.
Segundo {N} o telhado voltou a pingar.
""",
}
FAMILY_FIRST = frozenset({"hu"})
