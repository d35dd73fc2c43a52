"""Sentence patterns the names model is trained on: our own, in ten languages, with slots for names and places.

Slots: {P} a person as people write them (title, given, family, initials), {F} a given name, {S} a family name, {C} a
city, {K} a country, {O} a company, {A} a street address, {D} a product, {T} a job, {M} a month or weekday, {N} a
number, {W} an everyday word, {E} a mail address.
"""


def listed(text: str) -> list[str]:
    """Items written with commas between."""
    return text.split(",")


ENGLISH = """
Hi {F}, thanks for getting back to me so quickly.
Hello {F},
Dear {P},
Dear Mr. {S}, your order {N} has shipped.
Dear Mrs {S} and Mr {S}, please find the invoice attached.
Dear Ms. {S}: we received your return.
Best regards, {P}
Kind regards,\\n{P}\\n{T}\\n{O}
Cheers, {F}
Thanks!\\n{F}
Sincerely,\\n{P}
Yours truly, {P}
Regards {F} {S}
My name is {P} and I ordered a {D} last {M}.
my name is {F} and i still have not got my {D}
Hi, this is {F} from {C}. Where is my parcel?
hey its {F} again
I'm {P}, I work at {O} as a {T}.
I am {F}.
It's {F} here.
Name: {P}
Customer name: {P}
Full name: {P}, phone {N}
Contact: {P} ({O})
Ship to: {P}, {A}, {C}, {K}
Bill to {P}\\n{A}\\n{C}
Recipient {P}
The customer, {P}, asked for a refund of {N} euro.
{P} called about order {N} and wants it sent to {C}.
Please tell {F} that the {D} is out of stock.
Can you ask {P} whether the {D} arrived?
Please send it to {P} instead of {P}.
I spoke with {F} on {M} and she promised a refund.
The account belongs to {P}.
Account holder: {P}
The card is in the name of {P}.
It was ordered by my wife {F}.
My husband {F} paid with his card.
My son {F} lives in {C} now.
My daughter's name is {F}.
My brother {F} {S} and I share the account.
The package was signed for by {S}.
{S}, {F}
{F} {S} <{E}>
From: {P} <{E}>
To: {F} {S}
Cc: {P}; {P}; {P}
{M} {N}, {P} wrote:
On {M}, {F} {S} <{E}> wrote:
Attendees: {F}, {F}, {F} and {P}
Participants: {P}, {P} and {P}.
Assigned to {F} {S}
Reviewed by {P} on {M}
Approved by {P}, {T}
Author: {P}
@{F} can you take this ticket?
{F}: can you check the stock of {D}?\\n{F}: yes, {N} left
Agent {F} has joined the chat.
You are chatting with {F}.
{F} from support here, how can I help?
{F} said that {O} will open a shop in {C}.
{P}, the {T} of {O}, told reporters that sales rose.
{P}, {T} at {O}
"{D} sales doubled in {M}," said {P}, {T} of {O}.
According to {P}, the {D} will be sold in {K} from {M}.
{O} named {P} as its new {T}.
{O} was founded in {C} by {P} and {P}.
The {T} {P} was born in {C}, {K}.
{P} was born in {C} in {N}.
{P} moved from {C} to {C} to work for {O}.
{P} lives at {A}, {C}.
{P} ({N}) of {C} was arrested on {M}.
I met {F} and {F} in {C}.
{F} and {F} are getting married in {M}.
{F} loves {F}.
{F} gave the {D} to {F}.
Is {F} coming to {C} on {M}?
Was {P} at the meeting?
Who is {P}?
What is {P}'s phone number?
Where does {P} live?
When did {P} buy the {D}?
Has {F} paid yet?
Do you know {P} from {O}?
Do not forget to call {F}!
Say hello to {F} for me.
Happy birthday {F}!
Congratulations, {F}!
Welcome, {P}!
Thank you {F}, that helped a lot.
thanks {F} that helped
ok {F} i will wait
no {F}, the other one
Sorry {F}, we are closed on {M}.
Look, {F}, it works!
Why did {F} leave {C}?
A new song by {P}
Written and directed by {P}
The book by {P} is sold out in {K}.
The song, sung by {P}, was a hit in {K}.
I really like {P}'s new album.
{F}'s {D} is broken.
{P}'s account was closed in {M}.
Both {F} and {P} asked about the {D}.
Not only {F} but also {F} complained.
We hired {P} as a {T}.
{P} has worked as a {T} in {C} since {N}.
My manager is {P}, my {T} is {P}.
He told {F} to wait for {F}.
She called him {F}.
They named the baby {F}.
Her name was {P}, his was {F}.
Patient: {P}, born {N}
Dr. {S} will see you on {M}.
Prof. {S} teaches in {C}.
Sir {F} {S} opened the shop in {C}.
Judge {S} ruled against {O} on {M}.
President {S} visited {K}.
Miss {S} has three {D}s.
Mr {F} {S} Jr. bought {O}.
Passenger {S}/{F} on flight {N}
Driver {P} will deliver your {D} between {N} and {N}.
Emergency contact: {P} {N}
The witness, {P}, lives in {C}.
Tenant: {P}. Landlord: {P}.
This agreement is between {O} and {P}.
Signed, {P}
cc {F}
{P} has requested access to the file.
{P} left a review: great {D}!
{F} S. - verified buyer
Review by {F}: the {D} is great
Can I change the name on the order to {P}?
change the name to {F} {S} please
the order is under {F} {S}
its under {P}
under the name {F}
yes its {F} {S}
{F} {S}
{P}
sure, {F} {S}, and the address is {A}
first name {F} last name {S}
last name is {S}
my last name is {S}
What's your name? {P}
may i have your full name please? {P}
my partner {F} will pick it up
pick up by {F} {S}
please cancel the order for {P}
book a table for {F}
reservation for {S} for {N} people
i want to fly from {C} to {C} with {F}
can you send {N} dollars to {F}
transfer {N} to {P} at {O}
how much do i owe {F}
remind me to call {F} on {M}
{F} is my dog
{F} is from {K}
{F} is a {T}
{F} works at {O} in {C}
{F} went to {C}
"""

ENGLISH_NEWS = """
{S} and {S} were the best players on {M}.
{S}, {S} and {S} voted against it.
The {S} family moved to {C}.
A {S} novel is never boring.
Unlike {S}, {F} did not answer.
{F} just wants a new {D}.
but {F} just left
only {F} knows
come on, {F}!
Don't go, {F}!
{P}'s story was told by {P}.
With {P} and starring {P}
Directed by {P}, starring {P}.
Music: {P}. Words: {P}.
not by {P}
as sung by {F}
by {P}
{P}, {N}, a {T} from {C}, won.
{S} said on {M} that {S} would leave {O}.
{P} of {K} beat {P} of {K}.
Goals: {S} {N}, {S} {N}
{P} 's {D}
The {T} who replaced {P} is {P}.
We saw {P} at the {O} store.
the letter for {P} arrived at {A}
{P}\n{O}\n{A}\n{C}\n{K} {N}
{P}\n{A}\nApt. {N}\n{C}\n{K}
{P}\n\n{N} {A}\n Suite {N}\n {C}\n {K} {N}
meet {F}, {F} and {F} at {A}, {C}
{F}'s address is {A} {C}
{P}'s phone is {N}
{F} from {O} said hi
{P} here, my card is {N}
{P}: my iban is {N}
{O}, {P}, {N}
???? {P}
? {F}
"I am glad to hear that," says {F}.
"It will not happen," said {S}, a {T}.
"{W} the {W}," {F} adds.
{T} {P} explained that {K} would wait.
singer {P} and producer {P} met in {C}
Please add {P} to my account
Can we add {F} as a second user?
I gave {F} his {D}.
{F} had given {F} her number
{F} and I went to {C}
There are {N} of us: {F}, {F}, {F}, {F} and {F}.
our founders {S}, {S} and {S}
a big {P} fan
a tribute to {P} - she was great
her maiden name is {S}
his middle name is {F}
more than early {S} ever did
Hi {F}, I am contacting you about the {D}.
Hello {F}. I have a question.
{F}, {N} years old, lives in {C}.
{F}:"I'm {F}'s daughter"
{F}: "Who are you?"
{F}: hi\n{F}: hello
{P} listed the top {N} {D}s
{P} bought it, {F} returned it
"""

WORDS = """
The {W} of the {W} is {W}.
i {W} my {W} and the {W}
we {W} it to the {W} for {W}
{W}, they are {W} and {W}
to me it is the most {W} {W} of all
what did the {W} {W}
this {W} is {W} and has {W}
a {W} {W} with {W} for the {W}
i want {W} {W}
it was {W}, not {W}
{W} {W}
{W}? {W}!
where we {W} and {W}
anyone's {W} is fine
he's {W} and she's {W}
who's {W}?
here's the {W}
that's {W}
They {W} {W} every {M}.
You can {W} the {W} of your {W}.
"{W}!"
The best {W} in {C}
{W} to {C} or {K}
how {W} is the {D}
"""

ADDRESSES = """
{A}
{A}\n{C}
{A}\n{C}\n{K} {N}
{A} Apt. {N}\n {C}\n {K} {N}
{N} {A}\n Suite {N}\n {C}\n {K}
P.O. Box {N}, {C}
{O}\n\n{A} Suite {N}\n {C} {N}
??? {A}\n??? Apt. {N}\n??? {C}\n??? {K} {N}
PSC {N}, Box {N}\nAPO AE {N}
{C} {K}
at the corner of {A} and {A}
deliver it to {A} Apt. {N}\n{C}, {K}
a taxi from {A} to {A}
The office of {O} is at {A} in {C}.
we moved here from {C}
we will meet at {A} {C}
{C} was super nice
{K} was great to visit
{K} is moving ahead with {K}.
{C} has a new museum.
I heard that {K} and {K} signed it.
coming to {K} in {M}?
the {O} office
The {O} office is at {A}
{O}, {O} and {O}
{C}: {O}, {O} and {O}.
{O} which later became {O} in {N}
{O} is the brainchild of a {T}.
the version of {O} became the best
his home city {C}
her home city {C} is far
This {W} by {W} is {W}
{A}\n{C}\n, {N}
>{A}\n>Suite {N}\n>{C}\n>{K} {N}
{T}\n{O}\n{A}\n{C}
{W} {W} {O} {W}
{W} is a {N} American {W}
The {W} {D} by {O}
send it to {A} and {A}
both addresses: {A} and {A}
The {S}, {S} and {S} office in {C}
{S}-{S}
{S} & Sons
{S} {S} LLP
Hôtel {S}, {C}
{S} Street is closed
the {S} bridge in {C}
San {F}, {K}
Port {S}
Santa {F} de {C}
"""

ENGLISH_WITHOUT_NAMES = """
Where is my order {N}?
I want to return the {D} I bought in {M}.
The {D} costs {N} dollars at {O}.
{O} opened a new store in {C} last {M}.
We moved from {C} to {C}.
We ship to {K}, {K} and {K}.
My address is {A}, {C}, {K}.
Ship it to {A}, {C}
The weather in {C} is nice in {M}.
How far is {C} from {C}?
Flights from {C} to {C} on {M}
What is the capital of {K}?
Is the {D} available in {C}?
{D} is sold by {O} in {K}.
{O} bought {O} for {N} million.
Shares of {O} fell in {M}.
Our office in {C} is closed on {M}.
Terms and Conditions of Sale
Privacy Policy and Terms of Service
Free Shipping on All Orders over {N}
Customer Service is open {M} to {M}.
Black Friday Deals at {O}
New Arrivals: {D}, {D} and {D}
{D} - Large - Red
The Quick Start Guide explains how to use the {D}.
United States, United Kingdom and {K}
Visa and Mastercard are accepted.
My Apple Pay and Google Pay do not work on the Checkout Page.
How do I reset my password?
What are my options?
Can I pay with a gift card?
I'd like to order a taxi to {A}
Please call me when you're here.
Good morning, I have a question about my invoice.
Hello, can you help me?
hi there
Hey team, the {D} launch moves to {M}.
Hi everyone, please read the new policy.
Dear customer, your order has shipped.
Dear Sir or Madam,
Best regards,\\nCustomer Support Team
Thanks and best wishes
Thank you very much!
Happy New Year and Merry Christmas to all
I don't know what happened.
Why is my card declined? I tried {N} times.
Monday, Tuesday and Friday are busy in {M}.
See you on {M} in {C}.
In {M} {N} the {K} government changed the law.
The {T} will call you on {M}.
We are looking for a {T} in {C}.
As a {T} at {O} you will work in {C}.
English, German and French are spoken in {C}.
Rewrite this product description in a friendlier tone: The {D} is made in {K}.
Translate to German: Where is the {D}?
Write five social media posts about our {M} sale.
Summarise the following reviews of the {D}.
The Lord of the Rings is on sale.
Star Wars and Harry Potter toys
Great Britain, Northern Ireland and the European Union
Bank of America and Deutsche Bank
The University of {C} and the {C} Museum
{C} Street and {C} Road
South {C} and North {C}
Size Small, Colour Dark Blue, Material Organic Cotton
Add salt, pepper and olive oil, then bake for {N} minutes.
SKU {N} is out of stock at the {C} warehouse.
Total: {N} EUR incl. VAT
Subject: Your {O} invoice for {M}
Order Summary\\nShipping Address\\nPayment Method
First Name, Last Name, Email, Phone
Settings > Account > Delete Account
Windows, Linux and macOS are supported.
Python, Java and Rust are languages.
class OrderService extends BaseService
def get_customer(self, name): return None
SELECT name FROM customers WHERE city = '{C}'
import React from 'react'
I have been waiting since {M} for the {D}.
It does not work. Please send a new {D}.
Yes, please. No, thank you.
"Love it!" "Great value" "Would buy again"
Love the colour, Hate the smell.
Compare it with the {O} {D}.
The {O} {D} beats the {O} {D}.
Add the new Bamboo Cutting Board to the Kitchen category.
Write Meta Descriptions and Page Titles for Google Shopping.
Our Sales Team and the Marketing Department meet on {M}.
Use Oxford English and the Harvard style.
Colour: Navy, Royal Blue, Forest Green, Ruby Red, Amber, Jade
The Johnson report, the Wilson score and the Fisher test
Quarterly Business Review, Annual Report, Size Guide
Price,Name,Colour,Size
Title;Brand;Stock
{W}. {W}! {W}?
ok great will do
lol that is fine
i will try that tomorrow
can you check the status
the {D} is broken and i want my money back
i live in {C}
i am from {K}
i work at {O}
i bought it at {O} in {C}
what about {C}
is {O} open on {M}
how long does shipping to {K} take
we went to {C} in {M}
"""

OTHERS = {
    "de": """
Sehr geehrter Herr {S}, Ihre Bestellung {N} wurde versandt.
Sehr geehrte Frau {S}, vielen Dank für Ihre Nachricht.
Hallo {F}, danke für die schnelle Antwort.
Hallo Herr {S},
Liebe {F}, lieber {F},
Mit freundlichen Grüßen\\n{P}\\n{T}, {O}
Viele Grüße, {F}
Mein Name ist {P} und ich habe ein {D} bestellt.
ich heiße {F} {S}
Ich bin {P} aus {C}.
Name: {P}
Kunde: {P}, {A}, {C}
Ansprechpartner: {P}, Tel. {N}
Bitte schicken Sie das Paket an {P}, {A}, {C}.
{P} hat am {M} angerufen und will das Geld zurück.
Ich habe mit Frau {S} von {O} gesprochen.
Der Auftrag von {P} liegt bei {F}.
{P}, {T} bei {O}, sagte am {M}, dass die Preise steigen.
Kannst du {F} fragen, ob das {D} da ist?
Dr. {S} wohnt in {C}.
Herr {F} {S} und Frau {S} kommen aus {K}.
Die Rechnung geht an {F} {S}.
Wo bleibt meine Bestellung {N}?
Guten Tag, ich habe eine Frage zur Rechnung.
Das {D} kostet {N} Euro bei {O} in {C}.
Wir liefern nach {K} und {K}.
Vielen Dank und schöne Grüße aus {C}
Die Lieferung nach {C} dauert bis {M}.
Allgemeine Geschäftsbedingungen und Widerrufsbelehrung
Der Kundendienst ist Montag bis Freitag erreichbar.
Der Tisch ist aus Eiche und hat vier Beine.
Die Lieferung erfolgt mit der Spedition bis zur Haustür.
Das Kleid gibt es in Blau, Grün und Rot, Größe Mittel.
Bitte beachten Sie die Hinweise in der Anleitung zur Pflege.
Unsere Kunden loben die Qualität, die Garantie und den Versand.
Ein Gutschein gilt nur im Onlineshop und nicht im Laden.
Schreibe einen Text für Kleider, Hosen, Röcke und Schuhe.
Erwähne den Rabatt, die Zielgruppe und den Preis.
Farbe: Blau, Material: Baumwolle, Länge: Kurz
Eine Rücksendung ist kostenlos, wenn die Ware neu ist.
Kissen, Decken und Vorhänge für Wohnzimmer und Küche
Wie lange dauert die Erstattung auf das Konto?
Der Betrag wird am Ende des Monats vom Konto abgebucht.
Weihnachten, Ostern und Pfingsten sind Feiertage.
Schlüsselanhänger, Geldbörse und Tasche aus Leder
Die Rechnung, der Lieferschein und das Etikett liegen bei.
""",
    "fr": """
Bonjour {F}, merci pour votre réponse.
Bonjour Monsieur {S}, votre commande {N} est partie.
Chère Madame {S}, veuillez trouver la facture.
Je m'appelle {P} et j'ai commandé un {D}.
je suis {F} de {C}
Cordialement,\\n{P}\\n{T}, {O}
Bien à vous, {F} {S}
Nom : {P}
Client : {P}, {A}, {C}
Livrer à {P}, {A}, {C}, {K}
{P} a appelé {M} au sujet du {D}.
J'ai parlé avec Mme {S} de {O}.
{P}, {T} chez {O}, a déclaré que les prix montent.
M. {S} habite à {C}.
Pouvez-vous demander à {F} si le {D} est arrivé ?
Le compte est au nom de {F} {S}.
Mon mari {F} passera le prendre {M}.
Où est ma commande {N} ?
Le {D} coûte {N} euros chez {O} à {C}.
Nous livrons en {K} et au {K}.
Conditions Générales de Vente
Bonjour, j'ai une question sur ma facture.
Merci beaucoup et bonne journée
Le magasin de {C} ferme {M}.
La chaise est en chêne et le fauteuil est en hêtre.
Le Service Client répond sous un jour.
Les clients aiment la qualité, la garantie et la livraison.
Noël, Pâques et la Fête des Mères
La Robe d'Été existe en Bleu Marine et en Rouge.
Livraison Gratuite dès {N} euros d'achat
""",
    "es": """
Hola {F}, gracias por tu respuesta.
Estimado señor {S}, su pedido {N} ha salido.
Estimada Sra. {S}, adjuntamos la factura.
Me llamo {P} y compré un {D}.
soy {F} de {C}
Un saludo,\\n{P}\\n{T}, {O}
Atentamente, {F} {S}
Nombre: {P}
Cliente: {P}, {A}, {C}
Enviar a {P}, {A}, {C}, {K}
{P} llamó el {M} por el {D}.
Hablé con la señora {S} de {O}.
{P}, {T} de {O}, dijo que los precios suben.
El Sr. {S} vive en {C}.
¿Puedes preguntar a {F} si llegó el {D}?
La cuenta está a nombre de {F} {S} {S}.
Mi marido {F} lo recogerá el {M}.
¿Dónde está mi pedido {N}?
El {D} cuesta {N} euros en {O} de {C}.
Enviamos a {K} y {K}.
Términos y Condiciones de Venta
Buenos días, tengo una pregunta sobre mi factura.
Muchas gracias y un saludo
La tienda de {C} cierra el {M}.
La silla es de roble y la mesa de pino.
El Servicio de Atención al Cliente responde en un día.
Navidad, Semana Santa y Día de la Madre
El Vestido de Verano está en Azul Marino y Rojo.
Envío Gratis desde {N} euros
""",
    "it": """
Ciao {F}, grazie per la risposta.
Gentile signor {S}, il suo ordine {N} è partito.
Gentile Sig.ra {S}, in allegato la fattura.
Mi chiamo {P} e ho comprato un {D}.
sono {F} di {C}
Cordiali saluti,\\n{P}\\n{T}, {O}
Nome: {P}
Cliente: {P}, {A}, {C}
Spedire a {P}, {A}, {C}, {K}
{P} ha chiamato {M} per il {D}.
Ho parlato con la signora {S} di {O}.
{P}, {T} di {O}, ha detto che i prezzi salgono.
Il Sig. {S} abita a {C}.
Puoi chiedere a {F} se il {D} è arrivato?
Il conto è intestato a {F} {S}.
Dov'è il mio ordine {N}?
Il {D} costa {N} euro da {O} a {C}.
Spediamo in {K} e {K}.
Termini e Condizioni di Vendita
Buongiorno, ho una domanda sulla fattura.
Grazie mille e buona giornata
La sedia è di quercia e il tavolo è di pino.
Il Servizio Clienti risponde in un giorno.
Natale, Pasqua e la Festa della Mamma
Spedizione Gratuita da {N} euro
""",
    "nl": """
Hallo {F}, bedankt voor je antwoord.
Geachte heer {S}, uw bestelling {N} is verzonden.
Beste mevrouw {S}, hierbij de factuur.
Mijn naam is {P} en ik heb een {D} besteld.
ik ben {F} uit {C}
Met vriendelijke groet,\\n{P}\\n{T}, {O}
Groeten, {F}
Naam: {P}
Klant: {P}, {A}, {C}
Bezorgen bij {P}, {A}, {C}
{P} belde op {M} over de {D}.
Ik sprak met mevrouw {S} van {O}.
{P}, {T} bij {O}, zei dat de prijzen stijgen.
Kun je {F} vragen of de {D} er is?
De rekening staat op naam van {F} {S}.
Waar blijft mijn bestelling {N}?
De {D} kost {N} euro bij {O} in {C}.
Wij leveren in {K} en {K}.
Algemene Voorwaarden en Privacybeleid
Goedemorgen, ik heb een vraag over mijn factuur.
Het tafelblad is van eik en de stoel van beuk.
De Klantenservice antwoordt binnen een dag.
Kerst, Pasen en Moederdag
Gratis Verzending vanaf {N} euro
""",
    "pt": """
Olá {F}, obrigado pela resposta.
Prezado senhor {S}, seu pedido {N} foi enviado.
Cara Sra. {S}, segue a fatura.
Meu nome é {P} e comprei um {D}.
sou o {F} de {C}
Atenciosamente,\\n{P}\\n{T}, {O}
Nome: {P}
Cliente: {P}, {A}, {C}
Enviar para {P}, {A}, {C}, {K}
{P} ligou no {M} sobre o {D}.
Falei com a senhora {S} da {O}.
{P}, {T} da {O}, disse que os preços sobem.
Pode perguntar ao {F} se o {D} chegou?
A conta está em nome de {F} {S}.
Onde está o meu pedido {N}?
O {D} custa {N} euros na {O} em {C}.
Enviamos para {K} e {K}.
Termos e Condições de Venda
Bom dia, tenho uma pergunta sobre a fatura.
""",
    "pl": """
Cześć {F}, dziękuję za odpowiedź.
Szanowny Panie {S}, zamówienie {N} zostało wysłane.
Dzień dobry Pani {F}, przesyłam fakturę.
Nazywam się {P} i kupiłem {D}.
jestem {F} z {C}
Pozdrawiam,\\n{P}\\n{T}, {O}
Imię i nazwisko: {P}
Klient: {P}, {A}, {C}
Odbiorca: {P}, {A}, {C}
{P} dzwonił w {M} w sprawie {D}.
Rozmawiałem z panią {S} z {O}.
{P}, {T} w {O}, powiedział, że ceny rosną.
Konto jest na nazwisko {F} {S}.
Gdzie jest moje zamówienie {N}?
{D} kosztuje {N} euro w {O} w {C}.
Regulamin i Polityka Prywatności
Dzień dobry, mam pytanie o fakturę.
Krzesło jest z dębu, a stół z sosny.
Dział Obsługi Klienta odpowiada w ciągu dnia.
Darmowa Dostawa od {N} euro
""",
    "sv": """
Hej {F}, tack för svaret.
Bästa herr {S}, din beställning {N} är skickad.
Jag heter {P} och har köpt en {D}.
jag är {F} från {C}
Med vänliga hälsningar,\\n{P}\\n{T}, {O}
Namn: {P}
Kund: {P}, {A}, {C}
Leverera till {P}, {A}, {C}
{P} ringde på {M} om {D}.
Jag talade med {F} {S} på {O}.
{P}, {T} på {O}, sade att priserna stiger.
Var är min beställning {N}?
{D} kostar {N} kronor hos {O} i {C}.
Allmänna Villkor och Integritetspolicy
God morgon, jag har en fråga om fakturan.
""",
    "da": """
Hej {F}, tak for svaret.
Kære {P}, din ordre {N} er sendt.
Jeg hedder {P} og har købt en {D}.
Med venlig hilsen\\n{P}\\n{T}, {O}
Navn: {P}
Kunde: {P}, {A}, {C}
{P} ringede {M} om {D}.
Jeg talte med {F} {S} fra {O}.
Kontoen står i navnet {F} {S}.
Hvor er min ordre {N}?
{D} koster {N} kroner hos {O} i {C}.
Handelsbetingelser og Privatlivspolitik
""",
}

PRODUCTS = listed(
    "chair,lamp,desk,sofa,running shoes,winter jacket,t-shirt,coffee machine,kettle,toaster,phone case,"
    "headphones,laptop,keyboard,mouse,screen,bike,helmet,tent,backpack,watch,necklace,ring,candle,vase,"
    "mug,pan,knife set,pillow,blanket,rug,Galaxy S24,iPhone 15 Pro,PlayStation 5,Kindle Paperwhite,"
    "Echo Dot,Surface Laptop,Oslo Chair,Milano Lamp,Aurora Desk,Blue Mountain Coffee,"
    "Classic Leather Boot,Summer Dress,Trail Runner 3,Soft Touch Blanket,Nordic Wool Sweater,dress,Tisch,"
    "Stuhl,Lampe,Jacke,chaise,lampe,veste,silla,lámpara,sedia,lampada,stoel,mesa,cadeira,krzesło,stol,"
    "lampa"
)
COLOURS = listed(
    "Heather Blue,Rose Gold,Dusty Rose,Olive Green,Ruby Red,Amber Glow,Jade Green,Scarlet,Sienna Brown,Hazel,"
    "Ginger Spice,Saffron Yellow,Sandy Beige,Pearl White,Ivory,Ebony Black,Violet Mist,Lavender,Coral Pink,"
    "Royal Blue,Navy Marl,Charcoal Marl,Walnut,Cherry Wood,Brushed Brass,Matte Black,Stone Grey,Indigo Denim,"
    "Jasmine White,Lily White,Poppy Red,Iris Purple,Daisy Yellow,Basil,Rosemary,Sage Green,Clay,Robin Egg Blue,"
    "Cardinal Red,Prussian Blue,Berlin Blue,Paris Grey,Misty Lilac,Sunny Lime,Oxford Blue,Bordeaux,Sahara,"
    "Burnt Umber,Raw Sienna,Cobalt"
)
MATERIALS = listed(
    "Organic Cotton,Merino Wool,Linen,Recycled Polyester,Full-Grain Leather,Solid Oak,Bamboo,Stainless Steel,Ceramic,"
    "Cashmere,Denim,Velvet,Corduroy,Jersey,Silk,Rattan,Marble,Vegan Leather,Fleece,Mohair"
)
ITEMS = listed(
    "Tee,Hoodie,Crew Neck Jumper,Tote Bag,Bookcase,Wing Chair,Bar Stool,Floor Lamp,Throw,Cushion Cover,Water Bottle,"
    "Beanie,Chino,Shirt Dress,Ankle Boot,Sneaker,Duvet Set,Dining Table,Shelf,Mug,Wrap Skirt,Blazer,Cardigan,Planter"
)
CATALOGUE = """
{Q}, Size M, SKU {N}-33-GR
{Q} ({N} in stock)
1 x {Q}
{Q} - EUR 49.90
Qty 2 {Q} {N}
Colour: {Y}
Now in {Y}, {Y} and {Y}.
The {Q} comes in {Y} or {Y}.
{N};{Q};{Y};129,00
New in: {Q} and {Q}
{Y} / {Q} / Large
{Q} | {Y} | {N} | 19.99
Our {Q} goes with the {Q} in {Y}.
2026-11-02 12:00:01 INFO {W}.{W} retry {N} of 5
Line {N}: ValueError in module {W}.{W}, attempt {N}
[warn] {W} took {N} ms in {W}.{W}
GET /{W}/{W}/{N} 200
class {D}View extends {D}Base
Error: Cannot read property {W} of undefined at {W}.js:{N}
"""
COMPANY_TAILS = listed(
    "Inc,Inc.,LLC,Ltd,GmbH,AG,SA,Group,Corp,Holdings,Shop,Store,Media,Bank,Foods,Logistics,Systems,Partners,Co."
)
COMPANY_HEADS = listed(
    "North,Blue,Green,Silver,Golden,Global,United,First,Urban,Alpine,Ocean,River,Sun,Star,Fresh,Smart,"
    "Rapid,Prime,Royal,Delta,Alpha,Nova,Vertex,Apex,Summit,Bright,Clear,Red,Black,White,Iron,Stone,Pine,"
    "Oak,Maple,Lake,Harbor,Metro,Central,Pacific"
)
KNOWN_COMPANIES = listed(
    "Google,Amazon,Microsoft,Apple,Facebook,Shopify,PayPal,Stripe,Klarna,DHL,UPS,FedEx,Zalando,Otto,IKEA,"
    "Walmart,Target,Nike,Adidas,Puma,Samsung,Sony,Siemens,Bosch,Volkswagen,BMW,Toyota,Ford,Tesla,Netflix,"
    "Spotify,Uber,Airbnb,eBay,Etsy,Visa,Mastercard,Deutsche Bank,HSBC,Barclays,OpenAI,Anthropic,"
    "Salesforce,Oracle,IBM,Intel,Nvidia,Adobe,Slack,Zoom,HubSpot,SAP"
)
TIMES = listed(
    "January,February,March,April,May,June,July,August,September,October,November,December,Monday,"
    "Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday,Montag,Freitag,lundi,vendredi,lunes,viernes,"
    "maandag,segunda,poniedziałek,måndag,mandag"
)
TITLES = listed(
    "Mr.,Mrs.,Ms.,Mr,Mrs,Ms,Dr.,Dr,Prof.,Miss,Sir,Herr,Frau,Monsieur,Madame,M.,Mme,Señor,Sra.,Sig.,Dott.,Dhr.,Pan,Pani"
)
"""Romanised names Faker has no lists for; common ones, from general knowledge."""
ROMANISED = {
    "zh": (
        "Wei,Fang,Min,Jing,Li,Qiang,Lei,Yang,Yan,Jie,Juan,Tao,Ming,Chao,Xiu,Ping,Gang,Hui,Xia,Ling,Mei,Hong,Bo,Jun,Yong,Feng",
        "Wang,Li,Zhang,Liu,Chen,Yang,Huang,Zhao,Wu,Zhou,Xu,Sun,Ma,Zhu,Hu,Guo,He,Lin,Gao,Luo,Zheng,Liang,Xie,Tang,Hsu,Tsai,Chiang,Hsieh",
    ),
    "vi": (
        "Anh,Minh,Thanh,Huong,Linh,Tuan,Hung,Dung,Lan,Mai,Phuong,Thao,Trang,Nam,Khanh,Quang,Duc,Hoa,Ngoc,Long",
        "Nguyen,Tran,Le,Pham,Huynh,Hoang,Phan,Vu,Vo,Dang,Bui,Do,Ho,Ngo,Duong,Ly,Dinh,Luu,Trinh,Cao",
    ),
    "ja": (
        "Haruto,Yuto,Sota,Yuki,Hayato,Haruki,Riku,Aoi,Yui,Hina,Sakura,Rin,Mio,Akira,Hiroshi,Kenji,Takashi,Naoko,Yumi,Keiko,Emi,Satoshi",
        "Sato,Suzuki,Takahashi,Tanaka,Watanabe,Ito,Yamamoto,Nakamura,Kobayashi,Kato,Yoshida,Yamada,Sasaki,Matsumoto,Inoue,Kimura,Hayashi,Shimizu,Mori,Abe",
    ),
    "ar": (
        "Mohammed,Ahmed,Ali,Omar,Khalid,Hassan,Hussein,Ibrahim,Youssef,Mustafa,Fatima,Aisha,Maryam,Zainab,Layla,Noor,Salma,Huda,Samir,Tariq,Rashid,Jamal",
        "Haddad,Nasser,Khoury,Mansour,Saleh,Hamdan,Farouk,Aziz,Rahman,Karimi,Hosseini,Ahmadi,Sayegh,Najjar,Shadid,Totah,Gerges,Bishara,Cham,Maalouf,Kassab",
    ),
    "ng": (
        "Chinedu,Emeka,Ngozi,Chioma,Ifeanyi,Obinna,Amaka,Uche,Nkechi,Kelechi,Tunde,Bola,Segun,Funke,Amina,Musa,Yusuf,Zainabu,Makena,Wanjiru,Kofi,Ama",
        "Okafor,Okonkwo,Eze,Nwosu,Chukwu,Ifejika,Obi,Onyeka,Adeyemi,Bello,Abiola,Okoye,Mensah,Owusu,Mwangi,Otieno,Kamau,Haile,Tesfaye,Abebe",
    ),
    "is": (
        "Jón,Sigurður,Guðmundur,Gunnar,Ólafur,Einar,Kristján,Magnús,Guðrún,Anna,Kristín,Margrét,Sigríður,Helga,Björk,Þóra,Eyjólfur,Hallur",
        "Jónsson,Sigurðsson,Guðmundsson,Gunnarsson,Ólafsson,Einarsson,Jónsdóttir,Sigurðardóttir,Guðmundsdóttir,Magnúsdóttir,Kristjánsdóttir",
    ),
    "ru": (
        "Ivan,Dmitri,Alexei,Sergei,Nikolai,Vladimir,Mikhail,Andrei,Olga,Natalia,Tatiana,Elena,Irina,Svetlana,Ekaterina,Anastasia,Yulia,Oksana,Boris,Yuri",
        "Ivanov,Petrov,Smirnov,Kuznetsov,Popov,Sokolov,Lebedev,Kozlov,Novikov,Morozov,Volkov,Ivanova,Petrova,Smirnova,Romanova,Pavlova,Shevchenko,Kovalenko,Bondarenko",
    ),
    "gr": (
        "Giorgos,Dimitris,Konstantinos,Nikos,Yannis,Maria,Eleni,Katerina,Sofia,Vasiliki,Christos,Panagiotis",
        "Papadopoulos,Georgiou,Dimitriou,Nikolaidis,Karagiannis,Pappas,Vasileiou,Ioannou,Christodoulou,Makris",
    ),
}
