"""Sentence patterns about words that are names and something else: verbs, flowers, colours, months, brands, software.

Each comes in both senses, so that the model learns to tell them by what stands beside. Our own. Slots as in
bench/names_sentences.py, and: {J} a given name that is also a word, {X} the same word as a word, {I} a thing in small
letters that a shop sells, {B} a brand called after people, {U} software or a service called like people.
"""

# ruff: noqa: E501  lists read best as they are

from __future__ import annotations

DOUBLE_GIVEN = [
    "Mark",
    "Grant",
    "Chase",
    "Will",
    "Drew",
    "Sue",
    "Pat",
    "Rob",
    "Bill",
    "Hope",
    "Guy",
    "Rich",
    "Max",
    "Miles",
    "Penny",
    "Art",
    "Gene",
    "Dean",
    "Duke",
    "Earl",
    "Carol",
    "Ray",
    "Jack",
    "Frank",
    "Rose",
    "Lily",
    "Daisy",
    "Violet",
    "Iris",
    "Jasmine",
    "Ivy",
    "Heather",
    "Poppy",
    "Hazel",
    "Olive",
    "Ginger",
    "Basil",
    "Rosemary",
    "Sage",
    "Amber",
    "Ruby",
    "Jade",
    "Pearl",
    "Crystal",
    "Coral",
    "Opal",
    "Scarlet",
    "Sienna",
    "Sky",
    "Dawn",
    "Summer",
    "Autumn",
    "April",
    "May",
    "June",
    "August",
    "Sandy",
    "Sunny",
    "Misty",
    "Robin",
    "Jay",
    "Brandy",
    "Sherry",
    "Candy",
    "Cherry",
    "Clementine",
    "Melody",
    "Harmony",
    "Faith",
    "Grace",
    "Joy",
    "Charity",
    "Destiny",
    "Chance",
    "Clay",
    "Cliff",
    "Forest",
    "Glen",
    "Reed",
    "Heath",
    "Mercedes",
    "Dakota",
    "Paris",
    "Chelsea",
    "Brooklyn",
    "Madison",
    "Austin",
    "Dallas",
    "Lincoln",
    "Georgia",
    "Virginia",
    "Carolina",
    "Florence",
    "Sydney",
    "Adelaide",
    "Victoria",
    "Charlotte",
    "Alexandria",
    "Roman",
    "Christian",
    "Angel",
    "Noel",
    "Nick",
    "Tony",
    "Oscar",
    "Hugo",
    "Stella",
    "Luna",
    "Aurora",
    "Nova",
    "Bella",
    "Luca",
    "Emma",
    "Oliver",
    "Leo",
    "Felix",
    "Otto",
    "Ernst",
    "Wolf",
    "Stern",
    "Marine",
    "Prune",
    "Claire",
    "Pierre",
    "Olympe",
    "Luz",
    "Sol",
    "Mar",
    "Rosa",
    "Dolores",
    "Angel",
    "Cruz",
    "Consuelo",
    "Pilar",
    "Viola",
    "Gioia",
    "Perla",
    "Marina",
    "Deniz",
    "Gül",
    "İnci",
    "Altın",
    "Demir",
    "Toprak",
    "Bulut",
    "Umut",
    "Barış",
    "Savaş",
    "Yağmur",
    "Pınar",
    "Nehir",
    "Lucia",
    "Björn",
    "Sten",
    "Lale",
    "Ben",
    "Josh",
    "Bob",
    "Don",
    "Ken",
    "Ted",
    "Woody",
    "Buddy",
    "Trinity",
    "Eve",
    "Ada",
    "Pascal",
    "Julia",
    "Perl",
    "Mason",
    "Taylor",
    "Carter",
    "Hunter",
    "Fisher",
    "Archer",
    "Parker",
    "Cooper",
    "Porter",
    "Tanner",
    "Sawyer",
    "Turner",
    "Baker",
    "Skye",
    "River",
    "Storm",
    "Rain",
    "Ocean",
    "Star",
    "Lane",
    "Page",
    "Reagan",
    "Dusty",
    "Rusty",
    "Happy",
    "Bliss",
    "Merry",
    "Holly",
    "Fern",
    "Willow",
    "Maple",
    "Juniper",
    "Ash",
    "Rowan",
    "Linden",
    "Cedar",
    "Indigo",
    "Ivory",
    "Ebony",
    "Raven",
    "Phoenix",
    "Jet",
    "Flint",
    "Stone",
    "Steel",
    "Gray",
    "Brown",
    "White",
    "Green",
    "Young",
    "Long",
    "King",
    "Prince",
    "Major",
]
"""Given names (and a few family names used so) that are words of a shop's everyday."""

BRANDS = [
    "Hugo Boss",
    "Calvin Klein",
    "Tommy Hilfiger",
    "Ralph Lauren",
    "Michael Kors",
    "Louis Vuitton",
    "Yves Saint Laurent",
    "Giorgio Armani",
    "Stella McCartney",
    "Jimmy Choo",
    "Jack Wolfskin",
    "Jack & Jones",
    "Levi Strauss",
    "Paul Smith",
    "Ted Baker",
    "Karen Millen",
    "Kate Spade",
    "Vera Bradley",
    "Donna Karan",
    "Marc Jacobs",
    "Alexander Wang",
    "Alexander McQueen",
    "Vivienne Westwood",
    "Christian Dior",
    "Christian Louboutin",
    "Oscar de la Renta",
    "Carolina Herrera",
    "Elie Saab",
    "Manolo Blahnik",
    "Salvatore Ferragamo",
    "Roberto Cavalli",
    "Gianni Versace",
    "Guy Laroche",
    "Jean Paul Gaultier",
    "Pierre Cardin",
    "Paco Rabanne",
    "Hermès",
    "Charlotte Tilbury",
    "Bobbi Brown",
    "Estée Lauder",
    "Elizabeth Arden",
    "Helena Rubinstein",
    "Laura Mercier",
    "Trish McEvoy",
    "Max Factor",
    "Huda Beauty",
    "Jo Malone",
    "Mary Kay",
    "Sally Hansen",
    "Paul Mitchell",
    "Vidal Sassoon",
    "Harley Davidson",
    "Mercedes Benz",
    "Rolls Royce",
    "Aston Martin",
    "Alfa Romeo",
    "Peter England",
    "Allen Solly",
    "Louis Philippe",
    "Van Heusen",
    "Fred Perry",
    "Ben Sherman",
    "Henri Lloyd",
    "Gerry Weber",
    "Tom Tailor",
    "Marc O'Polo",
    "Betty Barclay",
    "Ernsting's",
    "Douglas",
    "Peek & Cloppenburg",
    "C&A",
    "Johnson & Johnson",
    "Procter & Gamble",
    "Ernst & Young",
    "Goldman Sachs",
    "Morgan Stanley",
    "JP Morgan",
    "Charles Schwab",
    "Wells Fargo",
    "Baker McKenzie",
    "Clifford Chance",
    "Lloyds Bank",
    "Marks & Spencer",
    "Fortnum & Mason",
    "John Lewis",
    "Laura Ashley",
    "Albert Heijn",
    "Kruidvat",
    "Leroy Merlin",
    "Yves Rocher",
    "Carl Zeiss",
    "Robert Bosch",
    "Jack Daniel's",
    "Johnnie Walker",
    "Jim Beam",
    "Captain Morgan",
    "Dom Pérignon",
    "Uncle Ben's",
    "Aunt Jemima",
    "Ben & Jerry's",
    "Sara Lee",
    "Betty Crocker",
    "Dr. Oetker",
    "Dr. Martens",
    "Dr. Pepper",
    "Mr. Clean",
    "Mrs Meyer's",
    "Wendy's",
    "McDonald's",
    "Domino's",
    "Denny's",
    "Macy's",
    "Kohl's",
    "Lowe's",
    "Trader Joe's",
    "Kellogg's",
    "Levi's",
    "Hershey's",
    "Reese's",
    "Victoria's Secret",
    "Papa John's",
    "Tim Hortons",
    "Barnes & Noble",
    "Williams Sonoma",
    "Abercrombie & Fitch",
    "Eddie Bauer",
    "Lands' End",
    "Tory Burch",
    "Steve Madden",
    "Kenneth Cole",
    "Perry Ellis",
    "Nine West",
    "Ray-Ban",
    "Ferrero Rocher",
    "Marie Claire",
    "Martha Stewart",
    "Rachael Ray",
    "Jamie Oliver",
    "Villeroy & Boch",
    "Georg Jensen",
    "Arne Jacobsen",
    "Philippe Starck",
    "Alvar Aalto",
    "Le Creuset",
    "Emile Henry",
    "Peter Thomas Roth",
    "Joe Malone",
    "Tiffany",
    "Cartier",
    "Dyson",
    "Dell",
    "Hewlett Packard",
    "Lenovo",
    "Otto",
    "Siemens",
    "Miele",
]

SOFTWARE = [
    "Jira",
    "Jenkins",
    "Jasper",
    "Asana",
    "Alexa",
    "Siri",
    "Cortana",
    "Claude",
    "Gemini",
    "Bard",
    "Watson",
    "Einstein",
    "Julia",
    "Ruby",
    "Ruby on Rails",
    "Pascal",
    "Ada",
    "Perl",
    "Django",
    "Maven",
    "Gradle",
    "Ansible",
    "Puppet",
    "Chef",
    "Kafka",
    "Athena",
    "Aurora",
    "Apollo",
    "Hermes",
    "Atlas",
    "Phoenix",
    "Delta",
    "Echo",
    "Travis CI",
    "Hugo",
    "Ghost",
    "Magento",
    "Odoo",
    "Zoho",
    "Monday",
    "Klaviyo",
    "Mailchimp",
    "Gorgias",
    "Zendesk",
    "Freshdesk",
    "Intercom",
    "Drift",
    "Tidio",
    "Shopware",
    "Otto Market",
    "Bol",
    "Allegro",
    "Vinted",
    "Trello",
    "Notion",
    "Figma",
    "Canva",
    "Miro",
    "Slack",
    "Teams",
    "Zoom",
    "Loom",
    "Calendly",
    "Jasper AI",
    "Grammarly",
    "Perplexity",
    "Mistral",
    "Llama",
    "Midjourney",
    "Stella",
    "Fiona",
    "Bixby",
    "Eliza",
    "Ava",
    "Amelia",
    "Tableau",
    "Looker",
    "Sigma",
    "Segment",
    "Amplitude",
    "Heap",
    "Hotjar",
    "Sentry",
    "Grafana",
    "Kibana",
    "Logstash",
    "Nagios",
    "Vagrant",
    "Docker",
    "Helm",
    "Istio",
    "Argo",
    "Flux",
    "Dagger",
]

GOODS = [
    "towel",
    "vase",
    "candle",
    "mug",
    "socks",
    "wallpaper",
    "cushion cover",
    "hoodie",
    "soap",
    "tea",
    "rice",
    "vinegar",
    "plant",
    "seasoning",
    "curtains",
    "shampoo",
    "perfume",
    "lipstick",
    "nail polish",
    "hand cream",
    "blouse",
    "scarf",
    "sneakers",
    "heels",
    "wallet",
    "handbag",
    "boxers",
    "polo",
    "umbrella",
    "key ring",
    "poster",
    "print",
    "paint",
    "ink cartridge",
    "razor",
    "glasses",
    "necklace",
    "bracelet",
    "earrings",
    "ring",
    "swimsuit",
    "blanket",
    "duvet",
    "pillow",
    "rug",
    "lamp",
    "shelf",
    "chair",
    "table top",
    "stool",
    "planter",
    "pot",
    "pan",
    "recipe book",
    "notebook",
    "pencil case",
    "gift card",
    "voucher",
    "discount",
    "delivery",
    "collection",
    "pattern",
    "fragrance",
    "flavour",
    "syrup",
    "oil",
    "honey",
    "jam",
    "cake",
    "cookies",
    "chocolate",
    "coffee",
    "beans",
    "seeds",
    "bulbs",
    "bouquet",
    "wreath",
    "ornament",
    "costume",
    "mask",
    "puzzle",
    "board game",
    "figure",
    "doll",
    "bike",
    "helmet",
    "tent",
    "backpack",
    "laptop",
    "charger",
    "cable",
    "case",
    "headset",
    "speaker",
    "drill",
    "saw",
    "glue",
    "tape",
    "broom",
    "filter",
    "fryer",
    "kettle",
    "toaster",
    "mixer",
    "scale",
    "thermometer",
    "bottle",
    "tin",
    "jar",
    "sabun",
    "kolye",
    "küpe",
    "gömlek",
    "masa",
    "saksı",
    "krem",
    "Seife",
    "Kissen",
    "Vase",
    "Tasse",
    "Teppich",
    "Kette",
    "Kleid",
    "bougie",
    "vase",
    "robe",
    "collier",
    "savon",
    "jabón",
    "vela",
    "vestido",
    "collar",
    "candela",
    "collana",
    "vestito",
    "kaars",
    "jurk",
    "ketting",
    "świeca",
    "sukienka",
    "vela",
    "vestido",
    "ljus",
    "klänning",
]

BOTH_SENSES = """
{J} called about the {I}
{J} wants to return the {I}
{J} is waiting for the {I}
{J} ordered a {I}
{J} said it was fine
{J} has not paid
{J} will call back
{J} and {J} ordered twice
{J} {S} asked for a refund
{J} {S} wants an invoice
{J} {S} ordered {N} {I}s
{J} {S} is on line two
{J}'s order is late
{J}'s {I} came broken
thanks {J}
thank you {J}
hi {J}
hello {J}, your {I} is here
Hi {J},\\nyour {I} has shipped.
Dear {J}, thanks for your order.
Best,\\n{J}
Cheers, {J}
ask {J} about the {I}
tell {J} the {I} is back
call {J} back please
i spoke to {J} on {M}
please use {J} {S} as the contact
can {J} {S} pick it up for me?
my sister {J} uses the same account
the gift is for my grandmother {J}
our neighbour {J} took the parcel
@{J} can you check the {I}?
From: {J} {S} <{E}>
Customer: {J} {S}
assigned to {J}
is {J} in today
{J} from {C} wants the {I}
{J}, could you look at this?
refund {J} {S} please
{X} {I}
{X} {I}, {N} cm
{X} {I} size {N}
{X} {I}, pack of {N}
{X} {I} is sold out
the {X} {I} is sold out
the {x} {I} runs small
do you have the {X} {I} in stock?
New: {X} {I}
{N} x {X} {I}
{X} and {X} {I}
{X} print {I}
{X} pattern {I}
{X} scented {I}
{X} flavoured {I}
{X} blue {I}
{X} green or {X} red
{X} gold {I}
in {X} and {X}
Colour {X}, size M
{X} orders are late
{X} invoice
{X} newsletter
{X} sale
{X} is over
{X} was a strong month
see you in {X}
{I} in {x}
a {x} {I} please
{B} {I}
{B} {I}, {N} ml
{B} {I} is out of stock
the {B} {I} is fake
do you sell {B} {I}?
New from {B}: {I}
is {B} on sale
{B} report
{B} gift card
{B} return policy
i bought a {B} {I} at {O}
compare {B} and {B}
{U} is down
{U} ticket is stuck
{U} build failed
{U} report is empty
{U} sync finished
{U} export
{U} query timed out
{U} upgrade
{U} notebook does not run
ask {U} to summarise this
hey {U}, set a timer
{U} wrote this draft
{U} invoice
log in to {U}
the {U} app crashed
connect {U} to Shopify
we moved from {U} to {U}
{U} board updated
{U} task overdue
"""

WORD_SENSES = """
Mark as read
Mark down the prices
Mark everything complete
Hope to see it by {M}
Hope it arrives soon
Dean said no? the university
Easter sale
a discount code for Easter
Virginia ham
Sue them
Tue, {N} Mar
On Tue at {N}
Mon to Fri
Wed and Thu
Minutes of the meeting
{X} theme is broken
{X} header
{X} serverless bill
{X} green is discontinued
{X} handbag in cognac
Regards,\\nCustomer Care
Kind regards,\\nOrder Desk
Best regards,\\nThe {W} Team
will someone call me back
Mark as spam
Mark it as done
Mark all as paid
Mark the order as shipped
Mark this ticket resolved
mark the boxes with a pen
Grant access to the folder
Grant me access
Grant them permission
Grant application form
Chase the supplier
Chase up the invoice
Chase Bank declined it
Bill the customer
Bill me later
Bill of lading
Bill number {N}
Bill to:
Bill payment failed
Hope you are well
Hope this helps
Hope to hear from you
Hope all is well
Hope so
Will do
Will you ship to {K}?
Will it fit
Will be back on {M}
Will call
Drew a blank
Sue the supplier
Pat dry with a {I}
Rob the bank game
Rich text field
Rich in flavour
Max quantity {N}
Max weight {N} kg
Max {N} per customer
Miles per gallon
Miles of cable
Miles and kilometres
Penny off the price
Penny for your thoughts
Art supplies
Art prints
Art director wanted
Gene therapy
Dean of students
Duke of {C}
Earl Grey tea
King size {I}
Queen size bed
Carol singing
Ray of light
Ray tracing card
Jack plug
Jack in the box
Jack of all trades
Frank words
Frank opinion
to be frank it is bad
Guy ropes for the tent
Guy Fawkes night
Don't forget
Don Quixote
Ken doll
Barb wire
Buddy system
Major delay in {C}
General terms
Judge for yourself
Trinity College
Christian holidays
Christmas and Easter
Angel wings
Angel investor
Santa hat
Santa Claus {I}
Noel decorations
in the nick of time
Tony award
Oscar ceremony
Emmy Awards
Hugo award
Venus razor
Mars bar
Edison bulb
Tesla charger
Newton metre
Kelvin and Celsius
Harry Potter {I}
Mickey Mouse {I}
Mona Lisa {I}
James Bond {I}
Peter Pan {I}
Sherlock Holmes {I}
Winnie the Pooh {I}
Martin Luther King Day
Saint Patrick's Day
St. Nicholas Day
Mother's Day {I}
Father's Day {I}
Valentine's Day {I}
Boxing Day sale
Cyber Monday
Black Friday
Rose gold
Rose water {I}
Lily of the valley {I}
Ginger ale
Basil pesto
Sage advice
Amber alert
Ruby red
Jade plant
Pearl white
Crystal clear
Coral reef
Dawn breaks
Summer dress
April fool
May I ask
May contain nuts
June bug
Sandy beach
Sunny side up
Robin hood
Jay walking
Brandy glass
Sherry glass
Candy cane
Cherry tree
Joy Division {I}
Grace period
Faith healing
Charity shop
Chance of rain
Clay pot
Cliff edge
Forest green
Reed diffuser
Paris {I}
Chelsea boots
Brooklyn lager
Lincoln logs
Georgia font
Victoria sponge
Charlotte potatoes
Roman blinds
Taylor Swift {I}
Carter pump
Hunter boots
Fisher price
Parker pen
Cooper hewitt
Baker street
Abbey Road {I}
{I} in the style of {X}
The {X} Collection
{X} Collection, {M}
The {X} Chair by {B}
{X} Sofa 3-seater
Sofa {X} grau
Regal {X} {N}
Kleid {X} Größe {N}
Stehlampe {X}, schwarz
Tisch Modell {X}
Fauteuil {X} velours vert
Robe {X} taille {N}
Silla {X} roble
Vestido {X} talla {N}
Tavolo {X} in noce
Stoel {X} eiken
Krzesło {X}, dąb
Cadeira {X} branca
Stol {X} ek
{X} koltuk takımı
Ernst gemeinte Frage
Ernst ist die Lage
Wolf im Schafspelz
Klein aber fein
Lange Lieferzeit
Sommer Sale
Winter Sale
Jung und Alt
Herr der Ringe
Frau Holle Bettwäsche
Stern aus Holz
Stein auf Stein
Rose pâle
Olive verte
Claire et nette
Pierre naturelle
Marine et blanc
Luz LED
Rosa palo
Sol y sombra
Mar y montaña
Dolores de cabeza
Viola scuro
Rosa cipria
Perla bianca
Storm op zee
Roos in vaas
Róża w doniczce
Malina i wanilia
Lucia firas i december
Sten och betong
Deniz mavisi gömlek
Gül kokulu sabun
Güneş kremi
Güneş gözlüğü
Altın kolye
İnci küpe
Demir masa
Toprak saksı
Yıldız tozu
Siparişim gelmedi
Siparişim nerede kaldı
Kargo nerede
İade etmek istiyorum
Fatura istiyorum
Ürün bozuk çıktı
Beden değişimi yapabilir miyim
Teşekkür ederim
Çok teşekkür ederiz
İyi çalışmalar
İyi akşamlar dilerim
Kolay gelsin
Hayırlı işler
Sipariş numaram {N}
Adresim değişti
Ödeme yapamıyorum
İndirim kodu çalışmıyor
Stokta var mı
Ne zaman gelir
faturanız ektedir
siparişiniz yola çıktı
ürününüz kargoya verildi
talebiniz alındı
ich bin sauer
ich bin satt
ich bin ratlos
ich bin enttäuscht
ich bin begeistert
ich bin unzufrieden
Schreibe eine Produktbeschreibung für {I}
Schreibe einen Text über Handtücher und Bettwäsche
jestem niezadowolony
jestem zadowolona
jestem rozczarowany
je suis déçue
je suis ravie
je suis fâché
estoy harto
estoy encantada
sono deluso
sono soddisfatta
ik ben teleurgesteld
ik ben tevreden
jag är besviken
jag är nöjd
estou chateado
estou satisfeita
i am furious
i am delighted
i'm livid
i'm gutted
this is unacceptable
this is shocking
it's appalling
its brilliant
"""

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

JARGON = (
    "chargeback chargebacks serverless dropship dropshipping fulfilment fulfillment webhook webhooks checkout backorder backordered "
    "preorder preorders restock restocked restocking upsell upsells crosssell bundle bundles storefront marketplace marketplaces "
    "omnichannel sku skus gtin barcode barcodes pallet pallets freight incoterms proforma invoice invoices refund refunds refunded "
    "prepaid postpaid cashback voucher vouchers coupon coupons promo promos influencer influencers affiliate affiliates newsletter "
    "newsletters unsubscribe unsubscribed opt-in opt-out frontend backend plugin plugins middleware endpoint endpoints payload payloads "
    "timestamp timestamps workflow workflows onboarding offboarding login logins logout signup signups username usernames passcode "
    "chatbot chatbots prompt prompts token tokens tokenizer embedding embeddings finetune finetuning dataset datasets dashboard "
    "dashboards changelog roadmap roadmaps sprint sprints backlog backlogs stakeholder stakeholders deliverable deliverables kpi kpis "
    "sys os io re json yaml toml csv abi api apis sdk sdks aix xcode unix posix linux ascii utf html css http https url urls uri tcp udp ssl "
    "tls ssh dns dhcp smtp imap ftp sql nosql orm jvm cpu gpu ram usb pdf png jpeg svg regex async await lambda kwargs args argv stdin "
    "stdout stderr init main utils util config configs env dev prod qa ci cd devops repo repos git github gitlab npm pip docker kubectl "
    "boolean integer string float tuple enum struct null nil void const func def elif bool int str dict iter subclass superclass metaclass "
    "subprocess multiprocessing threading asyncio unittest pytest mypy inexact underflow overflow bytecode opcode mutex semaphore "
    "malm kallax hemnes pax lack poäng ektorp klippan bettwäsche satin mako flowerbomb kaufland lidl aldi rewe edeka netto rossmann"
)
"""Words of the trade that no dictionary at hand has; they are common words for the model."""
