"""More sentence patterns for the names model: support chats as customers and agents type them, order mails and forms,
and
ordinary shop sentences without names in twelve languages. Our own. Slots as in bench/names_sentences.py.
"""

CHATS = """
my name is {F}
my name is {F} {S}
My name is {P}
name is {F} {S}
the name is {S}
its {F}
it's {F} {S}
it is {F}
i am {F}
I am {F} {S}
im {F} {S}
this is {F}
this is {F} {S} calling about my order
Hi this is {F}
Hi, I'm {F}
hello my name is {F} and i need help with my {D}
Hi my name is {F} {S} and I need to change my address
hi my name is {F} can you help me
{F} {S}
{F} {S}.
{F}
{F} {S}, {N}
{F}, {N}
{S}, {F} {S}
sure {F} {S}
sure it is {F} {S}
Sure, my name is {F} {S}
yes, {F} {S}
yes it is {F} {S}
Yes, my name is {F} {S} and my email is {E}
ok my name is {F} {S}
okay {F} {S} and the pin is {N}
thats {F} {S} with order {N}
thank you {F}
thank you so much {F}
thanks {F}, bye
Thanks for your help {F}!
thx {F}
Thank you for that, {F}. How can I help you today?
Thank you {F}, one moment please.
Thanks {F}! Give me a minute to check this.
Hi {F}, how can I help you today?
Hello {F}! How may I help?
Hey {F}, thanks for waiting
Welcome {F}, what can I do for you?
Hello, my name is {F}. How may I assist you?
Good morning, this is {F} speaking, how may I help you?
You are now speaking with {F}.
I see your account here, {F}.
Alright {F}, I have found your booking.
Perfect {F}, anything else?
No problem {F}.
no worries {F} take your time
Great, {F}. Could you tell me the number?
One second, {F}.
Is there anything else I can do for you, {F}?
Have a nice day {F}!
bye {F}
goodbye {F} and thanks
ok {F} thank you
good morning {F}
hello {F}
hi {F}
hey {F} quick question
first name {F}
first name is {F} and last name is {S}
last name {S}
surname is {S}
my first name is {F}, last name {S}
full name {F} {S}
name {F} {S} email {E}
name: {F} {S}
name - {F} {S}
Name {F} {S} phone {N}
account holder is {F} {S}
the account is under {F} {S}
under my husband's name {F} {S}
it should be under {S}
booked under {F} {S}
the booking is for {F} {S}
the card holder is {F} {S}
passenger name is {F} {S}
passengers are {F} {S} and {F} {S}
traveling with my wife {F}
my friend {F} also wants one
can i speak to {F}
could i talk to {F} please
i talked to {F} yesterday
i was chatting with {F} before
someone called {F} told me to wait
{F} told me it would arrive on {M}
the agent {F} said it was fine
her name is {F}
his name was {F} i think
i want to add my son {F}
please put {F} {S} on the list
spell it {F} {S}
that is {S} with two letters at the end
no its {F} not {F}
maiden name {S}
mother's maiden name is {S}
security answer {S}
my mother's name is {F}
my dog is called {F}
Agent: Hello, I am {F}. Customer: hi {F}, i'm {F} {S}
Customer: {F} {S}\\nAgent: Thank you {F}.
customer: my name is {F} {S}
Agent: May I have your name?\\nCustomer: {F} {S}
agent: who am i speaking with?\\nuser: {F}
could you tell me your name? {F} {S}
who is this? {F}
what name is it under? {F} {S}
please ship to {F} {S} {A}
send it to {F} {S}, {A}, {C}
deliver to my neighbour {F} {S}
leave it with {F} next door
refund {F} {S} for order {N}
gift card for {F}
gift message: happy birthday {F}, love {F}
to {F}, from {F}
love, {F}
xoxo {F}
- {F}
regards {F}
kind regards {F} {S}
best, {F}
cheers {F}
dr {S} recommended it
mr {S} signed for it
mrs {S} at number {N} took the parcel
miss {F} {S}
{F} and {F} are waiting
me and {F} ordered together
{F}'s order never came
{F}s parcel is here
i think {F} used my account
my boss {F} {S} needs the invoice
invoice to {F} {S}
cancel {F}'s subscription
ask {F}
tell {F} i said thanks
"""

CHATS_WITHOUT_NAMES = """
hi
hello
hey there
hello i need help
hi i need help with my order
hi can you help me please
hello there, how are you
hi, good morning
good afternoon
good evening sir
hey, quick question about delivery
hello support
hi team
hello everyone
hi all, a quick update
dear customer service
thanks
thank you
thank you so much
thank you very much for your help
thanks a lot
thanks, that is great
thanks for the quick reply
ok thanks bye
thx
ty
yes
yes please
yes that is correct
yes it is
no
no thank you
no that is all
nope
sure
sure, one moment
ok
okay great
alright
perfect
awesome
great, thank you
that works
sounds good
that's all for today
have a nice day
you too
bye
i am fine
i am good, thank you
i am happy with that
i am waiting for my {D}
i am looking for a {D}
i am having trouble with my {D}
i am not sure
i am ready
i am here
i am unable to log in
i am very disappointed
i am in {C} right now
i am travelling to {C} on {M}
im good
im sorry
im trying to pay but it fails
im calling about a refund
it's fine
it's not working
it's broken
its ok
its the {D}
its for my mother
its on the way
it is late
it is urgent
this is ridiculous
this is great
this is about order {N}
this is the third time
this is my order number {N}
this is not what i ordered
i'm okay
i'm done
i'm on the site now
my name is on the card
my name is wrong on the invoice
the name is misspelled
what is your name
may i have your name please
can i get your full name and email
could you please provide your first and last name
please tell me the name on the account
May I know your name, please?
Thank you. Could you please confirm your booking number?
Thank you for contacting us. How may I assist you today?
Hello! Welcome to our customer service. How can I help you?
I would be happy to help you with that.
I can certainly help you with this.
Sure, I can help you with that.
Please allow me a moment while I check.
Please wait while I pull up your account.
Thank you for waiting.
Thanks for your patience.
Is there anything else I can help you with?
Have a great day!
You're welcome.
Your seat is {N}, is there anything else?
Let me check that for you.
I have updated your address.
Can you please verify the last four digits of your card?
Could you please share your email address?
What is your date of birth?
May I have the order number?
The refund takes five days.
i want to cancel my order
i want a refund
i want to change my seat
i would like to book a flight from {C} to {C}
i would like a pizza with cheese and olives
i need a window seat
i need to update my address
i need the invoice for {M}
i lost my card
i forgot my password
i can't log in
i cannot open the app
my card was stolen
my card was declined
my internet is slow
my screen is black
my {D} came broken
my order never came
my order number is {N}
my email is {E}
my phone number is {N}
my pin is {N}
my booking id is {N}
booking confirmation {N}
order {N}
number is {N}
{N}
{N} please
{E}
the address is {A}
{A}
{C}
{C} please
from {C} to {C}
from {C}
to {C}
in {C}
next {M}
on {M} the {N}
{M}
tomorrow
two large pizzas
one burger and fries
extra cheese and no onion
can i get a coke with that
what sizes do you have
do you have it in red
do you ship to {K}
do you accept paypal
is it in stock
is {O} open today
how much is the {D}
how long does it take
how do i return a {D}
where is my parcel
where is my refund
when will it arrive
when do you open
why was i charged twice
which one is better
who can help me
can you check
can you tell me my balance
can you send it again
could you explain the fee
will it be here by {M}
will you refund me
would it be possible to pay later
does it come with a charger
did you get my mail
are you a bot
are you there
are you still there
let me check
let me see
give me a minute
hold on please
one second
just a moment
never mind
forget it
wait what
oh no
oh ok
wow that was fast
lol
haha thanks
sorry
sorry about that
no worries
no problem
please help
please hurry
please call me
please cancel it
please send me a link
please speak to your manager
i talked to someone yesterday
i spoke to an agent last week
i spoke with support on {M}
i called twice
tell me more
ask your team
talk to you later
the customer is waiting
the customer wants a refund
the agent said it would be free
the driver left it at the door
the {D} does not fit
the colour is wrong
the box was open
the app keeps crashing
the page will not load
the code does not work
the delivery is late
the price went up
the discount is missing
love it
hate it
great product
bad service
best shop ever
worst experience
will never buy again
rose gold please
mark it as urgent
bill it to my account
may i ask a question
in april or may
i hope so
have faith
a bit of grace please
the sky is grey
the art is nice
chase the refund
grant me access
drew the wrong card
sue them
pat it dry
i will rob the bank haha
a sunny day in {C}
summer sale
the golden hour lamp
white, black, brown or green
the brown sofa and the black chair
young and old
a long day
a short cut
king size bed
the baker next door
a new cook book
savings account or checking account
open a savings account
transfer {N} to my savings
credit limit
insurance claim
car insurance for my {D}
premium plan
start the subscription
reset the router
update the software
install the latest version
my license key is {N}
reference {N}
agent: how can i help\\ncustomer: my order is late
Agent: Hello\\nCustomer: hi
user: where is my refund\\nbot: it was sent on {M}
customer: i need help
bot: please choose an option
please rewrite this mail so that it sounds nicer
write a product text for a {D}
make this shorter
translate this into german
give me ten ideas for {M}
summarize the reviews below
what should i write to a customer who wants a refund
turn this list into a table
fix the grammar
make it sound friendly but firm
suggest a subject line
explain how vat works in {K}
compare {O} and {O}
which {D} sells best in {K}
"""

LETTERS = """
Hello {F},\\n\\nthank you for your order {N}.\\n\\nShip to:\\n{F} {S}\\n{A}\\n{C}\\n{K}\\n\\nYour {O} team
Hi {F} {S},\\nyour {D} is on its way to {C}.
Dear {F} {S},\\nyour return for order {N} was received.
Order {N}\\nCustomer: {F} {S}\\nAddress: {A}, {C}\\nTotal: {N} EUR
Order #{N} for {F} {S} ({E})
Delivery address\\n{F} {S}\\n{A}\\n{C} {N}
Billing address\\n{P}\\n{O}\\n{A}\\n{C}
Sold to {F} {S}, {C}
Buyer: {F} {S}
Customer {F} {S} asked for a refund on {M}.
Ticket {N}: {F} {S} cannot log in
Ticket from {F} {S} <{E}>
From: {F} {S} <{E}>\\nTo: {O} Support\\nSubject: my {D}\\n\\nHello,\\nthe {D} is late.\\n{F}
On {M} {F} {S} wrote:\\n> where is my {D}?
Forwarded by {F} {S}
Note by {F}: customer called twice
{F} {S} - {T} - {O}
{F} {S} | {T} | {O}
{F} {S}, {T}\\n{O}\\n{A}\\n{C}
{F} {S}\\n{T}\\nTel. {N}
Met {F} {S} and {F} {S} from {O} in {C}.
Notes from the call with {F}: ship {N} units to {C}.
Write a reply to {F} {S}, who complained about the {D}.
Write an apology to {F} about the late {D}
Draft an email to {P} at {O} about prices.
Summarise this complaint by {F} {S}: the {D} came broken.
Customer {S} paid {N} EUR.
Mr. {F} {S} ordered {N} {D}s.
Review from {F} S.: great {D}
{F} S. from {C}: fits well
"Great {D}", {F} {S}, {C}
Dear Hiring Team, my name is {F} {S} and I apply as a {T}.
{F} {S} has been with {O} since {N} as a {T}.
Employee {F} {S} ({T}) is on leave until {M}.
Please give {F} {S} access to the store.
Salary of {F} {S}: {N}
Contract between {O} and {F} {S}, {A}, {C}
Signed by {F} {S} in {C} on {M}
The contact at {O} is {F} {S}.
{O}, attn. {F} {S}, {A}, {C}
c/o {F} {S}, {A}
z. Hd. {F} {S}
Absender: {F} {S}, {A}, {C}
Lieferadresse:\\n{F} {S}\\n{A}\\n{C}\\n{K}
Rechnung an {F} {S}, {C}
Adresse de livraison :\\n{F} {S}\\n{A}\\n{C}
Dirección de envío:\\n{F} {S} {S}\\n{A}\\n{C}
Indirizzo di spedizione:\\n{F} {S}\\n{A}\\n{C}
Bezorgadres:\\n{F} {S}\\n{A}\\n{C}
Adres dostawy:\\n{F} {S}\\n{A}\\n{C}
Morada de entrega:\\n{F} {S}\\n{A}\\n{C}
Leveransadress:\\n{F} {S}\\n{A}\\n{C}
Müşteri: {F} {S}\\nSipariş {N}
Sayın {F} {S}, siparişiniz yola çıktı.
Merhaba {F}, teşekkürler.
Vážený pane {S}, vaše objednávka {N} byla odeslána.
Dobrý den, jmenuji se {F} {S}.
Tisztelt {S} {F}, köszönjük.
Hei {F}, takk for svaret. Hilsen {F} {S}
Hei, nimeni on {F} {S}.
Bună ziua, mă numesc {F} {S}.
ich bin {F} und warte auf mein {D}
hallo hier ist {F} {S}
hallo ich heisse {F} {S} und habe ein problem
bonjour je suis {F} {S} et ma commande n'est pas arrivée
salut c'est {F}
hola soy {F} {S} y mi pedido no llega
hola me llamo {F}
ciao sono {F} {S} e il mio ordine non arriva
hoi ik ben {F} en mijn bestelling is te laat
olá sou a {F} e ainda não recebi o {D}
cześć jestem {F} i nie mam paczki
hej jag är {F} och mitt paket är sent
hej det er {F} {S}
vielen dank {F}
merci {F}
gracias {F}
grazie {F}
bedankt {F}
obrigada {F}
dziękuję {F}
tack {F}
"""

MORE_WITHOUT_NAMES = {
    "de": """
hallo ich habe eine frage
hallo, wo bleibt mein paket
danke
vielen dank für die schnelle hilfe
ich bin seit {M} ohne antwort
ich bin sehr zufrieden mit dem {D}
das ist leider kaputt
ich möchte das {D} zurückgeben
wann kommt meine bestellung {N}
wie lange dauert der versand nach {K}
die rechnung fehlt noch
können sie mir bitte helfen
Guten Morgen zusammen, hier die Zahlen für {M}.
Sehr geehrte Damen und Herren, anbei die Unterlagen.
Unser Lager in {C} ist am {M} geschlossen.
Bitte prüfen Sie den Bestand und die Preise der Lieferanten.
Der Lieferant erhöht den Preis um {N} Prozent.
Die Kollektion umfasst Hemden, Blusen und Mäntel.
Der Umsatz stieg im {M} auf {N} Euro.
Bewertung: Sehr gute Qualität, schnelle Lieferung, gerne wieder.
Zahlung per Rechnung, Lastschrift oder Kreditkarte
Das Angebot gilt bis {M}, solange der Vorrat reicht.
Der Kunde wünscht Umtausch statt Erstattung.
Die Retoure aus {C} ist eingetroffen.
Bestellnummer {N}, Kundennummer {N}, Betrag {N}
Ihr Paket wird am {M} zugestellt.
Schreibe eine freundliche Antwort auf diese Beschwerde.
Fasse die Bewertungen zusammen und nenne die häufigsten Mängel.
""",
    "fr": """
bonjour j'ai une question
bonjour où est mon colis
merci beaucoup
je suis très déçu du {D}
je suis à {C} jusqu'à {M}
c'est trop tard
c'est parfait merci
je voudrais rendre le {D}
quand arrive ma commande {N}
combien coûte la livraison en {K}
Bonjour à tous, voici les chiffres de {M}.
Madame, Monsieur, veuillez trouver ci-joint les documents.
Le fournisseur augmente ses prix de {N} pour cent.
Notre entrepôt de {C} sera fermé en {M}.
La collection comprend des chemises, des robes et des manteaux.
Paiement par Carte Bancaire ou Virement
Le client demande un échange.
Votre colis sera livré {M}.
Rédigez une réponse polie à cette plainte.
Résumez les avis et les défauts les plus cités.
Le chiffre d'affaires a atteint {N} euros.
Très bonne qualité, livraison rapide, je recommande.
Numéro de commande {N}, montant {N} euros
""",
    "es": """
hola tengo una pregunta
hola dónde está mi paquete
muchas gracias
soy cliente desde hace años
estoy en {C} hasta el {M}
es muy caro
es perfecto gracias
quiero devolver el {D}
cuándo llega mi pedido {N}
cuánto cuesta el envío a {K}
Buenos días a todos, aquí están las cifras de {M}.
Estimados señores, adjunto los documentos.
El proveedor sube los precios un {N} por ciento.
Nuestro almacén de {C} estará cerrado en {M}.
La colección incluye camisas, vestidos y abrigos.
Pago con Tarjeta o Transferencia
El cliente pide un cambio.
Su paquete llegará el {M}.
Escribe una respuesta amable a esta queja.
Resume las opiniones y los defectos más citados.
Muy buena calidad, envío rápido, lo recomiendo.
Número de pedido {N}, importe {N} euros
""",
    "it": """
ciao ho una domanda
ciao dove si trova il mio pacco
grazie mille
sono molto contento del {D}
sono a {C} fino a {M}
vorrei restituire il {D}
quando arriva il mio ordine {N}
quanto costa la spedizione in {K}
Buongiorno a tutti, ecco i numeri di {M}.
Gentili signori, in allegato i documenti.
Il fornitore aumenta i prezzi del {N} per cento.
Il nostro magazzino di {C} sarà chiuso a {M}.
La collezione comprende camicie, vestiti e cappotti.
Pagamento con Carta o Bonifico
Il cliente chiede un cambio.
Il pacco arriverà {M}.
Scrivi una risposta gentile a questo reclamo.
Ottima qualità, spedizione veloce, lo consiglio.
Numero ordine {N}, importo {N} euro
""",
    "nl": """
hallo ik heb een vraag
hoi waar is mijn pakket
bedankt voor de hulp
ik ben erg blij met de {D}
ik ben in {C} tot {M}
ik wil de {D} terugsturen
wanneer komt mijn bestelling {N}
wat kost verzending naar {K}
Goedemorgen allemaal, hier zijn de cijfers van {M}.
Geachte heer of mevrouw, bijgaand de stukken.
De leverancier verhoogt de prijs met {N} procent.
Ons magazijn in {C} is in {M} gesloten.
Betaal met Bankpas, Creditcard of op Rekening
De klant wil ruilen.
Schrijf een vriendelijk antwoord op deze klacht.
Goede kwaliteit, snelle levering, aanrader.
Bestelnummer {N}, bedrag {N} euro
""",
    "pt": """
olá tenho uma dúvida
olá onde está a minha encomenda
muito obrigado
sou cliente há anos
estou em {C} até {M}
quero devolver o {D}
quando chega o pedido {N}
quanto custa o envio para {K}
Bom dia a todos, aqui estão os números de {M}.
Prezados senhores, seguem os documentos.
O fornecedor aumenta os preços em {N} por cento.
O nosso armazém em {C} estará fechado em {M}.
Pagamento por Cartão ou Boleto
O cliente pede uma troca.
Escreva uma resposta simpática a esta reclamação.
Ótima qualidade, entrega rápida, recomendo.
Número do pedido {N}, valor {N} euros
""",
    "pl": """
cześć mam pytanie
dzień dobry gdzie jest moja paczka
dziękuję bardzo
jestem bardzo zadowolony z zakupu
jestem w {C} do {M}
chcę zwrócić {D}
kiedy przyjdzie zamówienie {N}
ile kosztuje wysyłka do {K}
Dzień dobry wszystkim, oto wyniki za {M}.
Szanowni Państwo, w załączeniu dokumenty.
Dostawca podnosi ceny o {N} procent.
Nasz magazyn w {C} będzie zamknięty.
Płatność Kartą lub Przelewem
Klient prosi o wymianę.
Napisz uprzejmą odpowiedź na tę skargę.
Świetna jakość, szybka dostawa, polecam.
Numer zamówienia {N}, kwota {N} zł
""",
    "sv": """
hej jag har en fråga
hej var är mitt paket
tack så mycket
jag är nöjd med min {D}
jag är i {C} till {M}
jag vill lämna tillbaka min {D}
när kommer beställning {N}
Hej alla, här är siffrorna för {M}.
Leverantören höjer priset med {N} procent.
Vårt lager i {C} är stängt.
Betala med Kort eller Faktura
Bra kvalitet, snabb leverans, rekommenderas.
""",
    "da": """
hej jeg har et spørgsmål
hej hvor er min pakke
mange tak
jeg er glad for min {D}
jeg vil returnere min {D}
Hej alle, her er tallene for {M}.
Leverandøren hæver prisen med {N} procent.
Vores lager i {C} er lukket.
Betal med Kort eller Faktura
God kvalitet, hurtig levering.
""",
    "cs": """
dobrý den mám dotaz
kde je můj balík
děkuji moc
chci vrátit {D}
Dobrý den všem, zde jsou čísla za {M}.
Dodavatel zvyšuje ceny o {N} procent.
Platba Kartou nebo Převodem
Zákazník žádá výměnu.
""",
    "tr": """
merhaba bir sorum var
siparişim nerede
çok teşekkürler
{D} iade etmek istiyorum
Herkese günaydın, {M} rakamları burada.
Tedarikçi fiyatı yüzde {N} artırıyor.
Kredi Kartı veya Havale ile Ödeme
Müşteri değişim istiyor.
""",
    "xx": """
The {C} Lamp and the {C} Chair are sold out.
{D}, {D}, {D}
{W} {W} {W} {W} {W}
The {W} {W} of the {W} was {W} in {C}.
Introducing the {W} Collection: {D} and {D}
{O} {D} {N} cm, {W}
Best {D}s of {N}
How To Choose The Right {D}
Top {N} Gifts For {M}
Buy One Get One Free
Add To Cart
Track Your Order
Sign In Or Create An Account
Shipping And Returns
Frequently Asked Questions
About Us
Contact Us
Our Story
Made in {K}
Vendor,Type,Tags,Published
{O} was founded in {C} in {N}.
The CEO of {O} spoke in {C}.
The European Commission and the {K} Parliament met in {C}.
World Cup in {K}
The Bible and the Koran
Christmas Eve and Easter Monday
Mount {C}
Lake {C}
The River {C}
{C} Airport
{C} University
the {C} Marathon
I read Pride and Prejudice and Moby Dick.
Mix the flour, Parmesan and Dijon mustard; serve with Caesar salad and Earl Grey tea.
Preheat the oven. Chop the onion, garlic and rosemary.
Worcestershire sauce, Bloody Mary mix, Shirley Temple syrup
Levi's jeans, Ralph Lauren shirts, Calvin Klein belts and Hugo Boss suits
Jack Daniel's, Johnnie Walker and Jim Beam
Barbie, Lego and Paw Patrol
Ben & Jerry's, Dr. Martens, Mrs. Doubtfire costume
Louis Vuitton and Michael Kors bags
John Deere tractors and Harley Davidson boots
Victoria's Secret and Tommy Hilfiger
the Adam Smith Institute and the Martin Luther King Day sale
St. Patrick's Day and Valentine's Day offers
Victoria Station and King's Cross
Fahrenheit, Celsius and Kelvin
Bluetooth, Ethernet and Wi-Fi 6
Pantone, Helvetica and Arial
GDPR, PCI DSS and ISO 27001
""",
}
