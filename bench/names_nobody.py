"""Brands, software, coined names, headings, ingredients: capitalised words that are nobody's name, and patterns to put them in.

Our own. Slots as in bench/names_sentences.py and bench/names_doubles.py.
"""

# ruff: noqa: E501  lists and patterns read best as they are

from __future__ import annotations

import random


def items(text: str) -> list[str]:
    """What stands between commas, over several lines."""
    return [item.strip() for item in text.replace("\n", " ").split(",")]


BRANDS = items(
    """
Hugo Boss, Calvin Klein, Tommy Hilfiger, Ralph Lauren, Michael Kors, Louis Vuitton, Yves Saint Laurent, Giorgio
Armani, Stella McCartney, Jimmy Choo, Jack Wolfskin, Jack & Jones, Levi Strauss, Paul Smith, Ted Baker, Karen Millen,
Kate Spade, Vera Bradley, Donna Karan, Marc Jacobs, Alexander Wang, Alexander McQueen, Vivienne Westwood, Christian
Dior, Christian Louboutin, Oscar de la Renta, Carolina Herrera, Elie Saab, Manolo Blahnik, Salvatore Ferragamo,
Roberto Cavalli, Gianni Versace, Guy Laroche, Jean Paul Gaultier, Pierre Cardin, Paco Rabanne, Hermès, Charlotte
Tilbury, Bobbi Brown, Estée Lauder, Elizabeth Arden, Helena Rubinstein, Laura Mercier, Trish McEvoy, Max Factor, Huda
Beauty, Jo Malone, Mary Kay, Sally Hansen, Paul Mitchell, Vidal Sassoon, Harley Davidson, Mercedes Benz, Rolls Royce,
Aston Martin, Alfa Romeo, Peter England, Allen Solly, Louis Philippe, Van Heusen, Fred Perry, Ben Sherman, Henri
Lloyd, Gerry Weber, Tom Tailor, Marc O'Polo, Betty Barclay, Ernsting's, Douglas, Peek & Cloppenburg, C&A, Johnson &
Johnson, Procter & Gamble, Ernst & Young, Goldman Sachs, Morgan Stanley, JP Morgan, Charles Schwab, Wells Fargo, Baker
McKenzie, Clifford Chance, Lloyds Bank, Marks & Spencer, Fortnum & Mason, John Lewis, Laura Ashley, Albert Heijn,
Kruidvat, Leroy Merlin, Yves Rocher, Carl Zeiss, Robert Bosch, Jack Daniel's, Johnnie Walker, Jim Beam, Captain
Morgan, Dom Pérignon, Uncle Ben's, Aunt Jemima, Ben & Jerry's, Sara Lee, Betty Crocker, Dr. Oetker, Dr. Martens, Dr.
Pepper, Mr. Clean, Mrs Meyer's, Wendy's, McDonald's, Domino's, Denny's, Macy's, Kohl's, Lowe's, Trader Joe's,
Kellogg's, Levi's, Hershey's, Reese's, Victoria's Secret, Papa John's, Tim Hortons, Barnes & Noble, Williams Sonoma,
Abercrombie & Fitch, Eddie Bauer, Lands' End, Tory Burch, Steve Madden, Kenneth Cole, Perry Ellis, Nine West, Ray-Ban,
Ferrero Rocher, Marie Claire, Martha Stewart, Rachael Ray, Jamie Oliver, Villeroy & Boch, Georg Jensen, Arne Jacobsen,
Philippe Starck, Alvar Aalto, Le Creuset, Emile Henry, Peter Thomas Roth, Joe Malone, Tiffany, Cartier, Dyson, Dell,
Hewlett Packard, Lenovo, Otto, Siemens, Miele
"""
)

SOFTWARE = items(
    """
Jira, Jenkins, Jasper, Asana, Alexa, Siri, Cortana, Claude, Gemini, Bard, Watson, Einstein, Julia, Ruby, Ruby on
Rails, Pascal, Ada, Perl, Django, Maven, Gradle, Ansible, Puppet, Chef, Kafka, Athena, Aurora, Apollo, Hermes, Atlas,
Phoenix, Delta, Echo, Travis CI, Hugo, Ghost, Magento, Odoo, Zoho, Monday, Klaviyo, Mailchimp, Gorgias, Zendesk,
Freshdesk, Intercom, Drift, Tidio, Shopware, Otto Market, Bol, Allegro, Vinted, Trello, Notion, Figma, Canva, Miro,
Slack, Teams, Zoom, Loom, Calendly, Jasper AI, Grammarly, Perplexity, Mistral, Llama, Midjourney, Stella, Fiona,
Bixby, Eliza, Ava, Amelia, Tableau, Looker, Sigma, Segment, Amplitude, Heap, Hotjar, Sentry, Grafana, Kibana,
Logstash, Nagios, Vagrant, Docker, Helm, Istio, Argo, Flux, Dagger
"""
)

HOUSE_TAILS = items(
    "United,City,Rovers,Rangers,Wanderers,Athletic,Harriers,FC,RFC,SC,Towers,Heights,Residency,Residences,Gardens,Mansion,Estate,"
    "Villas,Enclave,Apartments,Plaza,Mall,Arcade,Centre,Center,Lodge,Tower,Compound,& Co,& Sons,& Söhne,Group,Holding,Textiles,"
    "Logistics,Freight,Foods,Interiors,Ceramics,Bakery,Bank,Museum,Hospital,Clinic,School,College,University,Airport,Harbour,Station,"
    "Festival,Cup,Open,Foundation,Award,Method,Edition,Falls"
)
HOUSE_HEADS = items(
    "FC,SC,TSV,VfL,SV,Real,Atlético,Sporting,AS,RC,AC,Olympique,Inter,BK,IF,KS,NK,CD,MSC,MV,SS,Hotel,Villa,Haus,Maison,Residence,Résidence,"
    "Residencia,Condomínio,Edificio,Edifício,Torre,Palazzo,Castel,Schloss,Burg,Camping,Café,Restaurant,Ristorante,Bodega,Weingut,Château,Domaine,"
    "Port,Porto,Puerto,Saint,San,Santa,Sankt,Osiedle,Colonia,Barrio,Quinta,Hacienda,Universität,Museo,Teatro,Stadion,Gymnasium"
)
"""What stands behind and before a name that is a club's, a firm's, a house's or an estate's."""

NOBODY = """
{U} is a fast and simple library for {W} and {W}
{U} is a modern {W} framework
{U} supports {N} {W} formats
{U} lets you {W} your {W}
With {U} you can {W} it in minutes.
It works with {U}, {U} and {U}.
powered by {U}
built on top of {U}
Built with {U} and {U}
Install {U} first.
Using {U} with {U}
# {U}
## Using {U}
* {U}
- {U} {N}.{N}
Requires {U} {N} or later.
{U} vs {U}
the {U} app
our {U} integration
connect {U} to the shop
{U} Cloud
{U} CLI
{U} API
Framework :: {U} :: {N}
see the {U} documentation
The {U} team released version {N}.
{U}'s default is safe.
{U} users should update.
{U}: {W} {W} for {W}
from {x}.{x} import {U}
class {U}({U}):
return {U}({x})
export default {U};
new {U}()
we moved from {U} to {U}
login with {U} fails
the {U} plugin is slow
is {U} down?
does {U} work with {U}?
{B} {I}
{B} {I}, size M
New: {B} {I} in {Y}
the {B} {I} is sold out
do you sell {B}?
is this a real {B}
Now 20 % off {B}
Shop {B} online
{B} since {N}
the {B} collection
{B} has a new {I}
{B} will be on sale in {M}
Jetzt neu von {B}
{B} jetzt im Angebot
Kaffee von {B}
Marke: {B}
Modell {B} {N}
Die neue {B} ist da
Haben Sie auch {B}?
la nouvelle collection {B}
Marque : {B}
acheter {B} en ligne
la marca {B}
{B} está de oferta
Modelo {B} {N}
la nuova collezione {B}
Marca: {B}
merk {B}
nieuw van {B}
marki {B}
nowa kolekcja {B}
ny kollektion från {B}
ny kollektion fra {B}
{B} på tilbud
{B} marka {I}
yeni {B} koleksiyonu
{B} uutuudet
značka {B}
{B} márka
brandul {B}
Ingredients: {W}, {W}, {W}.
Zutaten: Weizenmehl, Zucker, Salz, Milch, Honig, Hefe.
Zutaten: Butter, Sahne, Käse, Lab, Kräuter, Pfeffer.
Farben: Sand, Meer, Stein, Moos, Rost, Rauch, Nebel
Farbe: Lachs, Beere, Flieder und Senf
In den Warenkorb
Zur Kasse
Gutscheincode im Warenkorb eingeben
Ingrédients : farine, sucre, miel, beurre, sel.
Coloris : sable, miel, lin, olive et prune
Ingredientes: harina, miel, sal, leche, almendra.
Colores: arena, mar, oliva, rosa y cielo
Ingredienti: farina, miele, sale, latte, olio.
Colori: sabbia, mare, oliva, rosa
Ingrediënten: meel, honing, zout, melk, kaas.
Kleuren: zand, zee, mos, roest
Jonge kaas, belegen kaas, oude kaas
Składniki: mąka, miód, sól, mleko.
Ingredienser: mjöl, honung, salt, mjölk.
Ingredienser: mel, honning, salt, mælk.
Malzemeler: un, bal, tuz, süt.
An {U} is required.
Also, {W} the {W}.
Examples:
Examples
Workers and Servers
Pull Requests are welcome
Feature Requests
Chunked {W}
Micro {W}
Register Numbers
Client Lifecycle
you don't need it
don't worry
DON'T PANIC
Model {N}, year {N}
Model EB-{N}-M, bouwjaar {N}
name = TEST CUSTOMER
Name: XXXX XXXX
IBAN = XXXX XXXX XXXX
"""
"""Software, brands, ingredients and headings: nobody's names."""

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

_onsets = items("b,br,c,cl,cr,d,dr,f,fl,fr,g,gl,gr,h,j,k,kl,kr,l,m,n,p,pl,pr,qu,r,s,sk,sl,sp,st,str,t,tr,v,w,x,y,z")
_middles = items("a,e,i,o,u,ai,ea,ee,io,oo,ou,y,au")
_codas = items("b,ck,d,f,g,k,l,m,n,nd,ng,nt,p,q,r,rk,rt,s,sk,st,t,tt,v,x,z")
_endings = items(
    "ly,ify,ia,io,ium,ix,ex,on,or,er,o,a,is,us,us,ent,ic,iq,ra,zo,la,mo,db,js,kit,lab,hub,box,soft,ware,flow,base,works,path"
)
_heads = items(
    "Cloud,Data,Shop,Ship,Pay,Click,Snow,Fire,Open,Net,Web,Blue,Fresh,Home,Nord,Sun,Light,Smart,Air,Green,Pixel,Type,Git,Dev,Code,Doc,Eco,Bio,Velo,Aqua,Terra"
)
_tails = items(
    "Peak,Nest,Wave,Line,Stack,Flare,Bird,Dog,Guard,Shield,Pilot,Forge,Craft,Berry,Werk,Scape,Space,Point,Bridge,Port,Loop,Stream,Mind,Spark,Wind,Leaf,Time,Desk"
)


def coined(dice: random.Random) -> str:
    """A product's or firm's name that nobody has heard: it must be told from a rare family name by what stands beside it."""
    roll = dice.random()
    if roll < 0.25:
        head, tail = dice.choice(_heads), dice.choice(_tails)
        return head + (tail if dice.random() < 0.4 else tail.lower())
    name = dice.choice(_onsets) + dice.choice(_middles)
    if roll < 0.75:
        name += dice.choice(_codas) + (dice.choice(_middles) if dice.random() < 0.3 else "")
    name = (name + dice.choice(_endings)).capitalize()
    return name if roll < 0.95 else name.upper()
