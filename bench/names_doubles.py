"""Sentence patterns about words that are names and something else: verbs, flowers, colours, months, brands, software.

Each comes in both senses, so that the model learns to tell them by what stands beside. Our own. Slots as in
bench/names_sentences.py, and: {J} a given name that is also a word, {X} the same word as a word, {I} a thing in small
letters that a shop sells, {B} a brand called after people, {U} software or a service called like people.
"""

from __future__ import annotations


def items(text: str) -> list[str]:
    """What stands between commas, over several lines."""
    return [item.strip() for item in text.replace("\n", " ").split(",")]


DOUBLE_GIVEN = items(
    """
Mark, Grant, Chase, Will, Drew, Sue, Pat, Rob, Bill, Hope, Guy, Rich, Max, Miles, Penny, Art, Gene, Dean, Duke, Earl,
Carol, Ray, Jack, Frank, Rose, Lily, Daisy, Violet, Iris, Jasmine, Ivy, Heather, Poppy, Hazel, Olive, Ginger, Basil,
Rosemary, Sage, Amber, Ruby, Jade, Pearl, Crystal, Coral, Opal, Scarlet, Sienna, Sky, Dawn, Summer, Autumn, April,
May, June, August, Sandy, Sunny, Misty, Robin, Jay, Brandy, Sherry, Candy, Cherry, Clementine, Melody, Harmony, Faith,
Grace, Joy, Charity, Destiny, Chance, Clay, Cliff, Forest, Glen, Reed, Heath, Mercedes, Dakota, Paris, Chelsea,
Brooklyn, Madison, Austin, Dallas, Lincoln, Georgia, Virginia, Carolina, Florence, Sydney, Adelaide, Victoria,
Charlotte, Alexandria, Roman, Christian, Angel, Noel, Nick, Tony, Oscar, Hugo, Stella, Luna, Aurora, Nova, Bella,
Luca, Emma, Oliver, Leo, Felix, Otto, Ernst, Wolf, Stern, Marine, Prune, Claire, Pierre, Olympe, Luz, Sol, Mar, Rosa,
Dolores, Angel, Cruz, Consuelo, Pilar, Viola, Gioia, Perla, Marina, Deniz, Gül, İnci, Altın, Demir, Toprak, Bulut,
Umut, Barış, Savaş, Yağmur, Pınar, Nehir, Lucia, Björn, Sten, Lale, Ben, Josh, Bob, Don, Ken, Ted, Woody, Buddy,
Trinity, Eve, Ada, Pascal, Julia, Perl, Mason, Taylor, Carter, Hunter, Fisher, Archer, Parker, Cooper, Porter, Tanner,
Sawyer, Turner, Baker, Skye, River, Storm, Rain, Ocean, Star, Lane, Page, Reagan, Dusty, Rusty, Happy, Bliss, Merry,
Holly, Fern, Willow, Maple, Juniper, Ash, Rowan, Linden, Cedar, Indigo, Ivory, Ebony, Raven, Phoenix, Jet, Flint,
Stone, Steel, Gray, Brown, White, Green, Young, Long, King, Prince, Major
"""
)
"""Given names (and a few family names used so) that are words of a shop's everyday."""

PLAIN_COLOURS = items(
    "Red, Green, Blue, Yellow, Pink, Brown, Black, White, Gray, Purple, Orange, Cream, Marl, Melange, Tan, Gold, "
    "Silver, Rose, Mist"
)

GOODS = items(
    """
towel, vase, candle, mug, socks, wallpaper, cushion cover, hoodie, soap, tea, rice, vinegar, plant, seasoning,
curtains, shampoo, perfume, lipstick, nail polish, hand cream, blouse, scarf, sneakers, heels, wallet, handbag,
boxers, polo, umbrella, key ring, poster, print, paint, ink cartridge, razor, glasses, necklace, bracelet, earrings,
ring, swimsuit, blanket, duvet, pillow, rug, lamp, shelf, chair, table top, stool, planter, pot, pan, recipe book,
notebook, pencil case, gift card, voucher, discount, delivery, collection, pattern, fragrance, flavour, syrup, oil,
honey, jam, cake, cookies, chocolate, coffee, beans, seeds, bulbs, bouquet, wreath, ornament, costume, mask, puzzle,
board game, figure, doll, bike, helmet, tent, backpack, laptop, charger, cable, case, headset, speaker, drill, saw,
glue, tape, broom, filter, fryer, kettle, toaster, mixer, scale, thermometer, bottle, tin, jar, sabun, kolye, küpe,
gömlek, masa, saksı, krem, Seife, Kissen, Vase, Tasse, Teppich, Kette, Kleid, bougie, vase, robe, collier, savon,
jabón, vela, vestido, collar, candela, collana, vestito, kaars, jurk, ketting, świeca, sukienka, vela, vestido, ljus,
klänning
"""
)

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
