"""Sentences put together of pieces: names where people write them at work, and the same places with what is nobody.

A language has roles (*der Kunde*), what somebody does (*hat bezahlt*), what comes before a name (*frag mal*), what may
come after it, what belongs to somebody (*das Paket von …*), and goods and places that bear a name. Each piece goes with
each, so that the model learns the words beside a name rather than whole sentences. Our own. Slots as in
bench/names_sentences.py, and {L} a given name with a Slavic ending, {V} what a product or a ship is called, {Z} a firm,
club, estate or house called after somebody or a town. ``#`` stands for a name, ``~`` for one with an ending.
"""

# ruff: noqa: E501  pieces read best on one line

from __future__ import annotations

import random
from typing import NamedTuple


class Pieces(NamedTuple):
    """What a language's sentences are made of; several of each, between bars."""

    who: str
    does: str
    before: str
    after: str
    whose: str
    closing: str
    goods: str
    nobody: str


LANGUAGES = {
    "en": Pieces(
        "the customer|customer|our client|a client called|my sister|my brother|my husband|my wife|my mum|my mom|my dad|my son|my daughter|my aunt|my uncle|my cousin|my neighbour|our neighbor|my flatmate|my colleague|our courier|the driver|team lead|the buyer|our supplier contact|my boss|the landlord|my friend|a guy named|a lady called|agent|manager|for|and|from|hi|hey|so|but|then|yes|sorry",
        "says the lid is cracked|said it never came|asked if we can wait|wrote that it is the wrong colour|paid twice|signed for it|has the key|wants a refund|confirmed it this morning|is waiting since noon|hung up on me|called again|told me to write|will chase the carrier|approved it|opened the box|never answered|thinks it is too late|picked it up|ordered the small one|here, my order is missing|covers the phones|didn't get it|can't log in|would like it resent|needs the invoice|promised a label|is off sick|handled it|left a voicemail|took the payment|sent two photos|moved abroad|from the warehouse said no|at the desk signed|on chat was rude",
        "ask|tell|please tell|can you ask|call|ring|pls call|email|remind|I spoke to|i spoke with|we talked to|as agreed with|according to|on behalf of|forwarded by|reported by|signed by|assigned to|escalated to|write to|write a short reply to|draft an email to|explain to|thank|cc|invite|handed to|left with|refund|a message from|a complaint from|the order for|a gift for|waiting for|check with|I met|we owe|can you check why|find out if|why did|what did|when will|did|has|where does|because|could|while|translate this for|summarise what|thanks|thank you|no worries|best wishes|cheers|good morning|the parcel was accepted by|the account belongs to|the name on the order is|change the name to",
        "about the refund|again|today|yesterday|on Monday|please|and close the ticket|to send it back|whether it arrived|who paid in cash|so he can sign|that it is ready|at the counter|from accounts|before five|if she wants it|, she is angry|, he lives two doors down|: your parcel leaves today|, please advise|and the dog|twice this week|for the lamps|instead",
        "#'s parcel|#'s card was declined|#'s refund|#'s account|is this #'s order|where is #'s invoice|the parcel of #|a photo of #'s receipt|#'s mum rang|#'s new address|do you have #'s number",
        "Best,\\n#|Kind regards,\\n#\\nStore manager|cheers\\n#|thx, #|- #|xx #|Warmly, #|All the best\\n#|Yours, #",
        "the % sofa|the % lamp in oak|our % collection|the % line|a % bag|% chair, walnut|the % dress in green|% rug|the sofa % is sold out|the % desk, not the % one|the ship %|vessel %|aboard the %|hurricane %|storm % closed the port|take % with food|a box of % tablets|the % mug|the % kit is back|subscribe to %|built with %|fonts: %|series %|model %|the % pattern|% yarn|sizes of the % boot|does % run on a tablet",
        "we ship to {C}, {C} and {C}|the {C} shop is shut|our office in {C}|from {C} to {C}|it left {C} on Tuesday|next stop {C}|{C} branch|does the store in {C} open late|the match of {Z} against {Z}|deliver to {Z}, gate 2|guard at {Z}|the contract with {Z} ends|{Z} is our supplier|we sponsor {Z}|compare {U}, {U} and {B}|The {W} Team|{B} or {B}?|Returns Desk|Dear Customer|Customer Care|Head of Sales|{W} in {Y}|closed for {M}|after ramadan|during Ramadan and Easter|by Christmas|before Diwali|PAN|the PAN and the IBAN|send the {A}|EORI, VAT and PAN numbers|an ERP and a WMS|the English, French and Georgian labels|a Victorian {I}|Persian rugs|the Italian one|is it Danish or Swedish|Thanks team|Hi all|Hi there|Good Afternoon|who is it|who took it|will it be free|mark it as done|chase the owner|bill me in june|grant access|rob a bank|pat it dry|frank answer|may i return it|my order|my parcel came|mia and me",
    ),
    "de": Pieces(
        "der Kunde|die Kundin|Kunde|unsere Kundin|meine Mutter|mein Vater|meine Schwester|mein Bruder|meine Frau|mein Mann|mein Sohn|meine Tochter|meine Tante|mein Nachbar|meine Nachbarin|die Kollegin|der Kollege|unser Fahrer|der Bote|Chefin|unsere Azubine|der Lieferant|mein Freund|hallo|liebe|lieber|und|aber|von|für|mit|Grüße von",
        "hat zweimal bezahlt|wartet auf Ersatz|möchte umtauschen|sagt, es klemmt|schreibt, dass nichts kam|hat das Paket angenommen|ruft später zurück|übernimmt die Retouren|ist krank|hat storniert|bittet um Rückruf|will das Geld zurück|meint, das passt|macht die Post|hat noch keine Rechnung|war am Telefon unfreundlich|findet die Farbe falsch|kümmert sich|fragt nach dem Gutschein|holt es morgen ab",
        "frag|frag mal|sag|sag bitte|bitte rufe|ruf|laut|wegen|mit|von|für|an|ich habe mit|gesprochen mit|Rücksprache mit|schreib|schreibe eine Mail an|antworte|im Auftrag von|danke|hallo|hi|kannst du schauen, warum|weißt du, ob|hat|warum hat|wann kommt|weil|dass|das war|übergeben an|unterschrieben von|angenommen von|telefonisch storniert von|Ansprechpartner ist|Übergabe:|das Paket ging an|die Bestellung meiner Mutter,|Grüße,|Gruß|viele Grüße,|mfg|lg",
        "wegen der Lampe|nochmal an|zurück|ob das geht|bitte|morgen|, es eilt|und schließ das Ticket|aus dem Lager|in der Filiale|über den Rabatt|eine kurze Mail|, sie wartet|den Link|gestern|, danke",
        "#s Paket|#s Gutschein|#s Rechnung fehlt|das Paket von #|die Rechnung von #|wegen #s Reklamation|Adresse von #|ist das #s Bestellung|#s Retoure",
        "Viele Grüße\\n#|Grüße aus dem Lager, #|LG #|mfg\\n#|Gruß, #|i.A. #|Beste Grüße\\n#\\nKundenservice",
        "das Sofa %|der Sessel % in Grau|die Leuchte %|Regal % in Eiche|die Kollektion %|unsere Serie %|die Farbe %|Modell %|das Schiff %|Sturm %|die Tasche %|das Muster %|Teppich %, 2 x 3 m|Kleid % in Größe 38|Stuhl %|nehmen Sie % nach dem Essen|läuft % auch offline",
        "die Filiale in {C}|Lager {C}|nach {C} und {C}|kommt aus {C}|das Spiel {Z} gegen {Z}|der Vertrag mit {Z}|Wohnanlage {Z}|wir vergleichen {B}, {B} und {U}|die Buchhaltung|Ihr Kundendienst|Sehr geehrte Damen und Herren|Hallo zusammen|Liebes Team|Guten Tag|im {M}|nach Ostern|vor Ramadan|in Salbei und Anthrazit|Rückgabe bis Freitag|die Post|der Zoll|wer war das|was sagt sie|Werksverkauf {C}",
    ),
    "fr": Pieces(
        "le client|la cliente|notre client|ma mère|mon père|ma sœur|mon frère|mon mari|ma femme|mon fils|ma fille|son fils|sa fille|ma tante|mon voisin|ma voisine|la collègue|mon collègue|le livreur|la gardienne|le chef|bonjour|salut|chère|cher|et|mais|pour|avec|de",
        "demande un remboursement|n'a rien reçu|a payé deux fois|attend toujours|dit que c'est cassé|confirme pour jeudi|veut changer la taille|a signé|rappelle demain|s'occupe du retour|a les clés|est absente|a ouvert le colis|écrit que la couleur ne va pas|paie en trois fois|a raccroché|se plaint du livreur|passe ce soir|souhaite annuler|a gardé le carton",
        "demande à|dis à|peux-tu rappeler|rappelle|appelle|selon|d'après|j'ai eu|j'ai parlé avec|écris à|rédige une réponse à|réponds à|vu avec|transmis par|de la part de|c'est|ici|merci|bonjour|bonsoir|pour|remis à|signé par|commande passée par|le colis est chez|pourquoi|est-ce que|sais-tu si|quand|parce que|dossier suivi par|le compte est au nom de|il faut prévenir|remercie|explique à",
        "au téléphone|s'il te plaît|pour le fauteuil|si c'est en stock|que c'est prêt|demain|hier|, elle attend|, merci|de ma part|qui est en colère|du service achats|pour le remboursement|ce matin",
        "le colis de #|la facture de #|le retour de #|la carte de #|l'adresse de #|la commande de # est partie|le frère de #|c'est la commande d'#",
        "Cordialement,\\n#|Bien à vous,\\n#\\nService clients|Merci, #|bises, #|À bientôt, #|Bonne journée\\n#",
        "le canapé %|la lampe % en laiton|le fauteuil % existe en bleu|la collection %|la robe % en lin|le tapis %|la série %|le modèle %|le coloris %|le navire %|la tempête %|la chaise %|prenez % le soir|le sac %",
        "la boutique de {C}|entre {C} et {C}|livrez-vous à {C} ?|le dépôt de {C}|le match {Z} contre {Z}|résidence {Z}|le contrat avec {Z}|chez {B}|commande chez {B}, retrait chez {B}|le Service Client|Madame, Monsieur|Bonjour à tous|Bonne année|à Noël|avant Pâques|pendant le Ramadan|qui a signé|il est où|en {M}|la Poste|fermé le Lundi",
    ),
    "es": Pieces(
        "el cliente|la cliente|la clienta|la señora|el señor|don|doña|mi madre|mi padre|mi hermana|mi hermano|mi marido|mi mujer|mi hijo|mi hija|mi tía|mi vecino|la vecina|el portero|el repartidor|mi compañera|la jefa|mi amiga|hola|querida|y|pero|con|para|de",
        "quiere cambiar la talla|pagó dos veces|dice que no llegó|pidió la devolución|llamó otra vez|está esperando|firmó el albarán|compró sin permiso|confirma el viernes|revisa la caja|tiene la llave|no contesta|pregunta por el descuento|lo recogió ayer|abrió la caja|escribe que está roto|se queja del envío|pasa mañana|cierra la tienda|necesita factura",
        "pregunta a|pregúntale a|dile a|avisa a|llama a|escribe a|escríbele a|contesta a|hablé con|he hablado con|según|de parte de|para|gracias|hola|buenas|soy|aquí|redacta un correo para|responde a|por qué no le llega a|se lo dejó a|firmado por|asignado a|lo lleva|mira si|cuándo viene|porque|el pedido de|la cuenta es de|acordado con|recuerda a|busca a|le mandé a",
        "si llegó el sofá|que ya está|por favor|mañana|ayer|, gracias|por la lavadora|y dice que sí|en recepción|del almacén|otra vez|, está enfadada|para el reembolso|cuando puedas",
        "el paquete de #|la factura de #|la devolución de #|el pedido de #|la tarjeta de # falló|la dirección de #|es de #|el reembolso de #",
        "Saludos,\\n#|Un saludo, #|Atentamente,\\n#\\nAtención al cliente|Gracias, #|besos, #|Saludos cordiales\\n#",
        "la lámpara %|el sofá % viene en gris|la silla %|la colección %|el vestido %|la alfombra % de lana|el modelo %|la serie %|el color %|el buque %|la borrasca %|tome % con agua|el bolso %|mesa % extensible",
        "el almacén de {C}|la tienda de {C}|enviamos a {C}, {C} y {C}|sale de {C}|el partido {Z} contra {Z}|urbanización {Z}|el contrato con {Z}|comparar {B} y {B}|Estimados señores|Hola a todos|Buenos días|en Navidad|por Semana Santa|Atención al Cliente|en {M}|quién firmó|dónde está|pagar con {B}|mi pedido|la jefa de ventas",
    ),
    "pt": Pieces(
        "o cliente|a cliente|minha mãe|meu pai|minha irmã|meu irmão|meu marido|minha esposa|meu filho|minha filha|minha tia|o vizinho|a vizinha|o porteiro|o entregador|o motorista|a colega|meu amigo|o|a|oi|olá|e|mas|com o|com a|para o|do|da|sr.|dona",
        "quer cancelar|diz que veio errado|pagou duas vezes|está esperando|recebeu a caixa|vai trocar a peça|ligou de novo|pediu reembolso|assinou|não respondeu|confirma na sexta|tem a chave|abriu o pacote|reclama do frete|passa amanhã|precisa da fatura|comprou sem querer|fecha a loja",
        "pergunta pro|pergunte à|pergunta para a|fala pro|fala com a|fala com o|falei com o|falei com a|diz ao|diz à|avisa a|avisa o|liga para o|liga pra|escreve ao|escreva para|segundo a|segundo o|obrigada|obrigado|oi|olá|aqui é a|aqui é o|sou a|quem fala é|da parte de|entregue ao|assinado por|o pedido da|o pedido do|por que a|será que o|porque a|responde ao|lembra o|a conta é da|combinado com o",
        "por favor|amanhã|ontem|que chegou|se já saiu|a pedir a fatura|do estoque|, obrigado|pela ajuda|sobre o frete|da recepção|de novo|, ela espera",
        "o pedido da #|o pacote do #|a fatura da #|o reembolso do #|o endereço de #|o cartão da # falhou|é da #|a encomenda do #",
        "Atenciosamente,\\n#|Abraços, #|Obrigado, #|Cumprimentos,\\n#|Beijos, #|Att.\\n#",
        "o sofá %|a luminária %|a cadeira % em preto|a coleção %|o vestido %|o tapete %|o modelo %|a linha %|a cor %|o navio %|a bolsa %|tomar % à noite|mesa % de jantar",
        "a loja de {C}|entrega em {C} e {C}?|o depósito de {C}|o jogo {Z} contra {Z}|condomínio {Z}|o contrato com a {Z}|pagar via {B} ou {B}?|Prezados Senhores|Olá a todos|Bom dia|no Natal|no Carnaval|em {M}|quem assinou|meu pedido|Atendimento ao Cliente|o Correio",
    ),
    "it": Pieces(
        "il cliente|la cliente|il signor|la signora|mia madre|mio padre|mia sorella|mio fratello|mio marito|mia moglie|mio figlio|mia figlia|mia zia|il vicino|la vicina|il corriere|il collega|la collega|il portiere|il capo|ciao|cara|caro|e|ma|con|per|di",
        "ha pagato due volte|aspetta il rimborso|vuole il reso|dice che manca una vite|non ha ricevuto nulla|ha firmato|richiama domani|chiude la pratica|è in ferie|conferma per sabato|ha le chiavi|ha aperto il pacco|chiede lo sconto|scrive che è rotto|passa stasera|segue i resi|ha sbagliato taglia",
        "chiedi a|puoi chiedere a|di' a|scrivi a|chiama|richiama|rispondi a|ho parlato con|ho sentito|secondo|da parte di|per conto di|grazie|ciao|buongiorno|sono|qui|per|consegnato a|firmato da|passata a|perché|sai se|quando arriva|l'ordine di|il conto è di|d'accordo con|ricorda a|avvisa|prepara una mail per",
        "se è partito|che è pronta|per favore|domani|ieri|, grazie|per la lampada|e dice che va bene|del magazzino|di nuovo|, è arrabbiata|quando puoi",
        "il pacco di #|la fattura di #|il reso di #|la carta di #|l'indirizzo di #|l'ordine di # è fermo|è di #",
        "Un saluto,\\n#|Cordiali saluti,\\n#\\nServizio clienti|Grazie, #|Saluti #|A presto, #|baci, #",
        "la sedia %|il divano % in grigio|la lampada %|la collezione %|il tappeto %|il vestito %|il modello %|la linea %|il colore %|la nave %|la borsa %|prendere % dopo i pasti|poltrona % esaurita",
        "il negozio di {C}|il deposito di {C}|spedite a {C}?|da {C} a {C}|la partita {Z} contro {Z}|residence {Z}|il contratto con {Z}|confrontare {B} e {B}|Spettabile ditta|Ciao a tutti|Gentili Signori|a Natale|a Ferragosto|in {M}|chi ha firmato|il mio ordine|mia zia|mia mamma|Servizio Clienti|le Poste",
    ),
    "nl": Pieces(
        "de klant|klant|mijn moeder|mijn vader|mijn zus|mijn broer|mijn man|mijn vrouw|mijn zoon|mijn dochter|mijn tante|mijn buurman|de buurvrouw|de collega|collega|de chauffeur|de bezorger|mijn vriend|hallo|hoi|beste|en|maar|met|voor|van|mevrouw|meneer",
        "wil ruilen|heeft twee keer betaald|wacht op het geld|zegt dat het stuk is|heeft getekend|belt morgen terug|doet de retouren|is ziek|vraagt om een bon|heeft niets gekregen|heeft de sleutel|nam het aan|schrijft dat de kleur niet klopt|haalt het op|maakt de offerte|was boos",
        "vraag|vraag aan|zeg tegen|bel|bel even met|mail|volgens|ik sprak met|overlegd met|namens|bedankt|dank je|hoi|hallo|met|ik ben|het was|schrijf een mail aan|antwoord|kun je kijken waarom|weet je of|waarom heeft|wanneer komt|omdat|afgegeven bij|getekend door|aangenomen door|de bestelling van|toegewezen aan|de rekening staat op|groetjes|groet,",
        "even terug|over de kast|dat het klaar is|morgen|gisteren|, alsjeblieft|of het past|uit het magazijn|, zij wacht|nog een keer|die boos is",
        "het pakje van #|de factuur van #|#s bestelling|de retour van #|het adres van #|de kaart van # werd geweigerd|is dit #'s order",
        "Groetjes, #|Met vriendelijke groet,\\n#\\nKlantenservice|Groet\\n#|gr #|Dank, #",
        "de % kast|de bank %|de lamp % in zwart|de stoel %|de collectie %|de jurk %|het kleed %|het model %|de serie %|de kleur %|het schip %|storm %|neem % voor het slapen|de % tas",
        "de winkel in {C}|magazijn {C}|van {C} naar {C}|levert u in {C}?|de wedstrijd {Z} tegen {Z}|appartementen {Z}|het contract met {Z}|{B} of {B}?|Geachte heer, mevrouw|Hallo allemaal|Beste klant|met Kerst|na Pasen|in {M}|wie tekende|mijn bestelling|de post",
    ),
    "pl": Pieces(
        "klient|klientka|pan|pani|moja mama|mój tata|moja siostra|mój brat|mój mąż|moja żona|mój syn|moja córka|ciocia|sąsiad|sąsiadka|kolega|koleżanka|kurier|kierowca|szefowa|cześć|hej|i|ale|droga",
        "zapłacił dwa razy|czeka na zwrot|chce wymienić|mówi, że nie doszło|prosi o fakturę|dzwoniła znowu|podpisał odbiór|zamyka kasę|jest chora|potwierdza na piątek|odebrała paczkę|pisze, że pękło|ma klucze|pyta o rabat|zwraca buty",
        "zapytaj ~|napisz do ~|zadzwoń do ~|powiedz ~|rozmawiałam z ~|rozmawiałem z ~|według ~|w imieniu ~|dla ~|przez ~|paczka ~|zamówienie ~|faktura dla ~|odpowiedz ~|dziękuję|hej|cześć|tu|jestem|sprawdź, czemu|czy|kiedy|bo|to był",
        "w sprawie zwrotu|że jest gotowe|proszę|jutro|wczoraj|, dziękuję|z magazynu|, czeka w punkcie|o lampę|jeszcze raz",
        "paczka ~|zamówienie ~|faktura ~|zwrot ~|karta ~|adres ~",
        "Pozdrawiam,\\n#|Z poważaniem\\n#|Dziękuję, #|pozdro #",
        "sofa %|lampa % w kolorze białym|krzesło %|kolekcja %|sukienka %|dywan %|model %|seria %|kolor %|statek %|torebka %|stół %",
        "sklep w {C}|magazyn {C}|dostawa do {C}|mecz {Z} z {Z}|osiedle {Z}|umowa z {Z}|Szanowni Państwo|Dzień dobry|po Wielkanocy|w {M}|kto podpisał|moje zamówienie|Dział Obsługi Klienta|{B} czy {B}?",
    ),
    "cs": Pieces(
        "zákazník|zákaznice|pan|paní|moje máma|můj táta|moje sestra|můj bratr|můj muž|moje žena|můj syn|dcera|soused|sousedka|kolega|kolegyně|kurýr|řidič|ahoj|a|ale|milá",
        "chce vrátit|zaplatil dvakrát|čeká na peníze|říká, že nic nepřišlo|volala znovu|podepsal|je nemocná|potvrdil pátek|má klíče|píše, že je to rozbité|chce fakturu|vyzvedla balík",
        "zeptej se ~|napiš ~|zavolej ~|řekni ~|mluvil jsem s ~|mluvila jsem s ~|podle ~|pro ~|od ~|balík pro ~|objednávka ~|děkuji|ahoj|tady|jsem|zjisti, proč|kdy|protože|volala|psal",
        "kvůli reklamaci|že je to hotové|prosím|zítra|včera|, děkuji|ze skladu|znovu",
        "balík ~|objednávka ~|faktura ~|vrácení ~|karta ~|adresa ~",
        "Děkuji, #|S pozdravem\\n#|Zdravím, #|Hezký den\\n#",
        "pohovka %|lampa % v bílé|židle %|kolekce %|šaty %|koberec %|model %|řada %|barva %|loď %|taška %",
        "pobočka v {C}|sklad {C}|doručení do {C}|zápas {Z} proti {Z}|smlouva s {Z}|Vážení zákazníci|Dobrý den|po Velikonocích|v {M}|kdo podepsal|moje objednávka|Zákaznický servis|{B} nebo {B}?",
    ),
    "sv": Pieces(
        "kunden|kund|min mamma|min pappa|min syster|min bror|min man|min fru|min son|min dotter|min granne|grannen|kollegan|chauffören|budet|chefen|hej|hejsan|och|men|med|för|från",
        "vill byta|har betalat två gånger|väntar på pengarna|säger att den är trasig|har skrivit på|ringer i morgon|är sjuk|frågar om rabatten|har inte fått något|tog emot paketet|har nyckeln|skriver att färgen är fel|gör returerna",
        "fråga|säg till|ring|mejla|enligt|jag pratade med|vi pratade med|från|till|tack|hej|det är|jag är|kan du kolla varför|vet du om|varför har|när kommer|eftersom|lämnat hos|kvitterat av|paketet till|beställningen från|skriv ett mejl till|svara|hälsningar|mvh",
        "om lampan|att den är klar|tack|i morgon|i går|i kassan|från lagret|igen|, hon väntar",
        "#s paket|#s faktura|#s retur|paketet från #|#s adress|är det #s order",
        "Hälsningar\\n#|Mvh #|Tack, #|Vänliga hälsningar\\n#\\nKundtjänst|Kram #",
        "soffan %|lampan % i vitt|stolen %|kollektionen %|klänningen %|mattan %|modellen %|serien %|färgen %|fartyget %|stormen %|väskan %|hyllan %",
        "butiken i {C}|lagret i {C}|från {C} till {C}|matchen {Z} mot {Z}|avtalet med {Z}|Hej alla|Bästa kund|på Midsommar|till Jul|i {M}|vem skrev på|min beställning|Kundtjänst|{B} eller {B}?",
    ),
    "da": Pieces(
        "kunden|kunde|min mor|min far|min søster|min bror|min mand|min kone|min søn|min datter|min nabo|naboen|kollegaen|chaufføren|budet|chefen|hej|kære|og|men|med|til|fra",
        "vil bytte|har betalt to gange|venter på pengene|siger den er i stykker|har skrevet under|ringer i morgen|er syg|spørger til rabatten|har ikke fået noget|tog imod pakken|har nøglen|skriver at farven er forkert|henter den",
        "spørg|sig til|ring til|skriv til|ifølge|jeg talte med|jeg har aftalt med|fra|til|tak|hej|det er|jeg hedder|kan du se hvorfor|ved du om|hvorfor har|hvornår kommer|fordi|afleveret hos|kvitteret af|pakken til|ordren fra|svar|hilsen|mvh|vh",
        "om lampen|at den er klar|tak|i morgen|i går|ved kassen|fra lageret|igen|, hun venter",
        "#s pakke|#s faktura|#s retur|pakken fra #|#s adresse|er det #s ordre",
        "Hilsen\\n#|Mvh #|Tak, #|Venlig hilsen\\n#\\nKundeservice|Kh #",
        "sofaen %|lampen % i hvid|stolen %|kollektionen %|kjolen %|tæppet %|modellen %|serien %|farven %|skibet %|stormen %|tasken %|reolen %",
        "butikken i {C}|lageret i {C}|fra {C} til {C}|kampen {Z} mod {Z}|aftalen med {Z}|Hej alle|Kære kunde|til Jul|efter Påske|i {M}|hvem skrev under|min ordre|Kundeservice|{B} eller {B}?",
    ),
    "no": Pieces(
        "kunden|kunde|mamma|faren min|søsteren min|broren min|mannen min|kona mi|sønnen min|datteren min|naboen|naboen min|kollegaen|sjåføren|budet|sjefen|hei|kjære|og|men|med|til|fra",
        "vil bytte|har betalt to ganger|venter på pengene|sier den er ødelagt|har signert|ringer i morgen|er syk|spør om rabatten|har ikke fått noe|tok imot pakken|har nøkkelen|skriver at fargen er feil|henter den",
        "spør|si til|ring|skriv til|ifølge|jeg snakket med|avtalt med|fra|til|takk|hei|det er|jeg heter|kan du se hvorfor|vet du om|hvorfor har|når kommer|fordi|levert til|signert av|pakken til|ordren fra|svar|hilsen|mvh",
        "om lampen|at den er klar|takk|i morgen|i går|i kassen|fra lageret|igjen|, hun venter",
        "#s pakke|#s faktura|pakken til #|#s adresse|er det #s ordre|ordren til #",
        "Hilsen\\n#|Mvh #|Takk, #|Vennlig hilsen\\n#\\nKundeservice",
        "sofaen %|lampen % i hvitt|stolen %|kolleksjonen %|kjolen %|teppet %|modellen %|serien %|fargen %|skipet %|stormen %|vesken %|hylla %",
        "butikken i {C}|lageret i {C}|fra {C} til {C}|kampen {Z} mot {Z}|avtalen med {Z}|Hei alle sammen|Kjære kunde|til Jul|i Påsken|i {M}|hvem signerte|ordren min|Kundeservice|{B} eller {B}?",
    ),
    "fi": Pieces(
        "asiakas|asiakkaamme|äitini|isäni|siskoni|veljeni|mieheni|vaimoni|poikani|tyttäreni|naapuri|naapurini|kollega|kuljettaja|hei|moi|ja|mutta",
        "odottaa hyvitystä|maksoi kahdesti|haluaa vaihtaa|sanoo ettei tullut|soitti taas|allekirjoitti|on sairaana|kysyy alennusta|vastaanotti paketin|kirjoittaa että se on rikki|tarvitsee laskun",
        "kysy #lta|soita #lle|kerro #lle|kirjoita #lle|vastaa #lle|puhuin #n kanssa|sovittu #n kanssa|kiitos|hei|moi|täällä|olen|miksi|onko|milloin|koska|tilaaja:|vastaanottaja on|terveisin|t.",
        "palautuksesta|huomenna|eilen|kiitos|uudestaan|varastolta",
        "#n paketti|#n lasku|#n palautus|#n osoite|onko tämä #n tilaus",
        "Terveisin\\n#|t. #|Kiitos, #|Ystävällisin terveisin\\n#\\nAsiakaspalvelu",
        "sohva %|lamppu % valkoinen|tuoli %|mallisto %|mekko %|matto %|malli %|sarja %|väri %|laiva %|laukku %",
        "myymälä {C}|varasto {C}|ottelu {Z} – {Z}|sopimus {Z}|Hei kaikki|Hyvä asiakas|ennen Joulua|kuka allekirjoitti|tilaukseni|Asiakaspalvelu|{B} vai {B}?",
    ),
    "tr": Pieces(
        "müşterimiz|müşteri|annem|babam|kız kardeşim|kardeşim|eşim|oğlum|kızım|teyzem|komşum|komşumuz|arkadaşım|kurye|şoför|müdürümüz|merhaba|selam|sayın|ve|ama",
        "iade istiyor|iki kez ödedi|parasını bekliyor|gelmedi diyor|tekrar aradı|teslim almış|imzaladı|hasta|fatura istiyor|indirim soruyor|paketi açmış|rengi yanlış diye yazmış|hanım bekliyor|bey aradı|hanım faturasını istiyor|Bey söyledi|Hanım onayladı|abi geldi|teyze almış",
        "#'a sor|#'e yaz|#'i ara|# hanıma söyle|# beye yaz|# ile konuştum|teşekkürler|merhaba|selam|ben|alıcı|adına|neden|acaba|çünkü|kapıda|imzalayan|sipariş sahibi",
        "bugün|yarın|dün|lütfen|, teşekkürler|depodan|tekrar|için",
        "#'in paketi|#'nın siparişi|# hanımın faturası|# beyin iadesi|#'ın adresi|bu #'in mi",
        "Saygılarımla\\n#|Teşekkürler, #|İyi günler\\n#|Sevgiler, #",
        "% koltuk|% lamba beyaz|% sandalye|% koleksiyonu|% elbise|% halı|% modeli|% serisi|% çanta|% gemisi",
        "{C} mağazası|{C} deposu|{C} şubemiz kapalı|{Z} ile {Z} maçı|{Z} sitesi|{Z} ile sözleşme|Herkese merhaba|Değerli müşterimiz|Ramazan boyunca|Bayramda|kim imzaladı|siparişim|Müşteri Hizmetleri|{B} mi {B} mi",
    ),
    "ro": Pieces(
        "clientul|clienta|domnul|doamna|mama mea|tata|sora mea|fratele meu|soțul meu|soția mea|fiul meu|fiica mea|vecinul|vecina|colega|colegul|curierul|șoferul|bună|salut|și|dar|cu|pentru|de la",
        "cere factura|a plătit de două ori|așteaptă banii|zice că nu a ajuns|vrea să schimbe|a semnat|sună mâine|e bolnavă|confirmă vineri|a luat coletul|scrie că e stricat|are cheia",
        "întreabă pe|întreab-o pe|spune-i lui|scrie-i lui|sună-l pe|sun-o pe|am vorbit cu|după|pentru|mulțumesc|bună|sunt|aici|de ce|știi dacă|când vine|pentru că|predat lui|semnat de|coletul lui|comanda lui|din partea",
        "despre retur|că e gata|te rog|mâine|ieri|, mulțumesc|de la depozit|din nou",
        "coletul lui #|factura lui #|returul lui #|comanda lui #|adresa lui #",
        "Cu stimă,\\n#|Mulțumesc, #|Salutări, #|O zi bună\\n#",
        "canapeaua %|lampa % albă|scaunul %|colecția %|rochia %|covorul %|modelul %|seria %|culoarea %|nava %|geanta %",
        "magazinul din {C}|depozitul din {C}|livrați la {C}?|meciul {Z} cu {Z}|contractul cu {Z}|Stimați domni|Bună ziua|de Crăciun|de Paște|în {M}|cine a semnat|comanda mea|Serviciul Clienți|{B} sau {B}?",
    ),
    "hu": Pieces(
        "a vevő|a vevő,|vásárlónk|anyukám|apám|a nővérem|a bátyám|a férjem|a feleségem|a fiam|a lányom|a szomszéd|a szomszédom|kollégám|a futár|a sofőr|szia|kedves|és|de",
        "kétszer fizetett|várja a pénzt|cserélni szeretné|azt mondja, nem jött meg|megint hívott|aláírta|beteg|számlát kér|átvette a csomagot|azt írja, eltört|holnap visszahív",
        "kérdezd meg #t|írj #nak|hívd fel #t|szólj #nek|beszéltem #vel|#val egyeztettem|köszönöm|szia|itt|vagyok|miért|tudod, hogy|mikor jön|mert|átvevő:|megrendelő:|üdvözlettel:|üdv,",
        "a lámpa miatt|holnap|tegnap|kérlek|újra|a raktárból|, köszönöm",
        "# csomagja|# számlája|# rendelése|#nak a címe|ez # rendelése",
        "Üdvözlettel:\\n#|Üdv, #|Köszönöm, #|Tisztelettel\\n#",
        "a % kanapé|a % lámpa fehérben|a % szék|a % kollekció|a % ruha|a % szőnyeg|a % modell|a % sorozat|a % szín|a % hajó|a % táska",
        "a {C} üzlet|raktár {C}|{Z} – {Z} meccs|szerződés: {Z}|Tisztelt Ügyfelünk|Sziasztok|Jó napot|Karácsony előtt|ki írta alá|a rendelésem|Ügyfélszolgálat|{B} vagy {B}?",
    ),
    "hr": Pieces(
        "kupac|kupka|gospodin|gospođa|moja mama|moj tata|moja sestra|moj brat|moj muž|moja žena|moj sin|moja kći|susjed|susjeda|kolega|kolegica|dostavljač|vozač|bok|draga|i|ali",
        "traži povrat|platio je dvaput|čeka novac|kaže da nije stiglo|zvala je opet|potpisao je|bolestan je|traži račun|preuzela je paket|piše da je slomljeno|želi zamjenu",
        "pitaj ~|javi se ~|nazovi ~|piši ~|reci ~|razgovarao sam s ~|razgovarala sam s ~|prema ~|za ~|od ~|hvala|bok|ovdje|zašto|kad dolazi|jer|paket za ~|narudžba ~",
        "zbog povrata|molim|sutra|jučer|, hvala|iz skladišta|opet",
        "paket ~|narudžba ~|račun za ~|povrat ~|adresa ~",
        "Lijep pozdrav,\\n#|Hvala, #|Pozdrav, #|LP #",
        "kauč %|lampa % u bijeloj|stolica %|kolekcija %|haljina %|tepih %|model %|serija %|boja %|brod %|torba %",
        "poslovnica {C}|skladište {C}|utakmica {Z} protiv {Z}|ugovor s {Z}|Poštovani|Dobar dan|prije Božića|u {M}|tko je potpisao|moja narudžba|{B} ili {B}?",
    ),
    "id": Pieces(
        "pelanggan|pembeli|ibu|bapak|pak|bu|mas|mbak|kakak saya|adik saya|suami saya|istri saya|tetangga|kurir|sopir|halo|hai|dan|tapi|atas nama|untuk|dari",
        "minta refund|sudah bayar dua kali|belum terima paket|bilang barangnya rusak|telepon lagi|mau tukar ukuran|sudah tanda tangan|sakit hari ini|tanya diskon|ambil besok",
        "tanya|tolong tanya|kabari|telepon|kata|menurut|tolong cek paket|paket|terima kasih|halo|saya|ini|pesanan|email ke|bilang ke|dititip ke|kenapa|apakah",
        "sudah sampai belum|besok|kemarin|ya|di gudang|soal retur|lagi",
        "paket #|pesanan #|alamat #|faktur #|paketnya #",
        "Salam,\\n#|Terima kasih, #|Hormat saya\\n#",
        "sofa %|lampu % putih|kursi %|koleksi %|gaun %|karpet %|model %|seri %|tas %|kapal %",
        "cabang {C}|gudang {C}|kirim ke {C}|perumahan {Z}|kontrak dengan {Z}|Halo semua|Selamat pagi|saat Lebaran|bulan {M}|pesanan saya|{B} atau {B}?",
    ),
    "tl": Pieces(
        "si|ni|kay|kina|customer na si|kapatid ko si|kuya|ate|nanay ko si|kapitbahay na si|hi|po si",
        "nagbayad na|wala pa raw|tumawag ulit|gusto mag-refund|hindi pa natanggap|pumirma na|nagtatanong kung kailan|kukunin bukas",
        "sabi ni|tawagan si|paki-check yung order ni|sabihin mo kay|ibigay kay|para kay|galing kay|salamat|ako si|kausap ko si|bakit hindi natanggap ni",
        "po|bukas|kahapon|ulit|sa counter|, salamat",
        "order ni #|parcel ni #|refund ni #|address ni #",
        "Salamat, #|- #",
        "sofa na %|yung % na lamp|% collection|yung bag na %",
        "branch sa {C}|mula {C} hanggang {C}|Magandang umaga|tuwing Pasko|yung order ko|{B} o {B}?",
    ),
}

GREETINGS = {
    "en": "Hi|Hello|Hey|Dear|Good morning|Good afternoon|Good evening|Morning|Hi there|Greetings|Welcome back|Welcome|Hiya|Good day",
    "de": "Hallo|Guten Morgen|Guten Tag|Guten Abend|Moin|Servus|Grüezi|Grüß Gott|Liebe|Lieber|Liebste|Hi|Hey|Werter|Geschätzte|Willkommen",
    "fr": "Bonjour|Bonsoir|Salut|Coucou|Chère|Cher|Bienvenue|Rebonjour|Allô|Merci|Bon matin",
    "es": "Hola|Buenos días|Buenas tardes|Buenas noches|Buenas|Estimada|Estimado|Querida|Querido|Saludos|Bienvenida|Qué tal",
    "pt": "Olá|Oi|Bom dia|Boa tarde|Boa noite|Viva|Cara|Caro|Prezada|Prezado|Estimada|Querida|Bem-vinda|Ei|Alô",
    "it": "Ciao|Salve|Buongiorno|Buonasera|Buon pomeriggio|Gentile|Cara|Caro|Carissima|Egregio|Benvenuta|Ehi|Pronto",
    "nl": "Hallo|Hoi|Dag|Goedemorgen|Goedemiddag|Goedenavond|Goedendag|Beste|Lieve|Hey|Welkom|Hé|Geachte",
    "pl": "Cześć|Hej|Dzień dobry|Dobry wieczór|Witaj|Witam|Droga|Drogi|Szanowna|Siema|Halo|Kochana",
    "cs": "Ahoj|Dobrý den|Dobré ráno|Dobrý večer|Milá|Milý|Vážená|Čau|Zdravím|Nazdar|Vítejte",
    "sv": "Hej|Hejsan|Tjena|God morgon|God dag|God kväll|Godmorgon|Hallå|Bästa|Kära|Käre|Tja|Välkommen|Goddag|Morsning",
    "da": "Hej|Hejsa|Godmorgen|Goddag|Godaften|God eftermiddag|Kære|Halløj|Dav|Bedste|Velkommen|Mojn",
    "no": "Hei|Heisann|Hallo|God morgen|God dag|God kveld|Kjære|Morn|Halla|Velkommen|Hallaien",
    "fi": "Hei|Moi|Moikka|Terve|Huomenta|Hyvää huomenta|Hyvää päivää|Hyvää iltaa|Hyvä|Rakas|Tervetuloa|Päivää",
    "tr": "Merhaba|Selam|Günaydın|İyi günler|İyi akşamlar|Sevgili|Sayın|Değerli|Hoş geldin|Selamlar",
    "ro": "Bună|Salut|Bună ziua|Bună dimineața|Bună seara|Dragă|Stimată|Stimate|Bine ai venit|Hei|Servus",
    "hu": "Szia|Helló|Jó reggelt|Jó napot|Jó estét|Kedves|Tisztelt|Drága|Üdv|Szervusz",
    "hr": "Bok|Pozdrav|Dobro jutro|Dobar dan|Dobra večer|Draga|Dragi|Poštovana|Ćao|Zdravo|Hej",
    "id": "Halo|Hai|Selamat pagi|Selamat siang|Selamat sore|Yth|Dear|Kepada|Permisi",
    "tl": "Hi|Hello|Magandang umaga|Magandang hapon|Magandang gabi|Kumusta|Mahal na|Uy",
}
"""How a message begins before a name, by language."""
ANYWHERE = """
# {N} {N} {N}|# {N}|#, {N}|#, {A}|#, {A}, {C}|#, {A}, {C}, {K}|#\\n{A}\\n{C}|# / {N} / {A}|# - {N}|#, {A}, {C}|#, {A}, {N} {C}, {N}|# {A} {C}|# {N}, {A}, {C}|{A}, {C}, #|{A}, {N} {C}, #, {N}|
c/o #, {A}|attn #|# {N} {N}, {A}|call # at {N}|ring # on {N}|text # on {N}|# ({N})|({N}) #|{N} #|+{N} #|# +{N}|key is with #, {A}|# c/o {O}|
{O}, #, {A}|deliver to #, {A}|deliver to #|# bhai|# ji called|uncle #|auntie #|Aunty # said yes|# didi|bhaiya #|#-san|# sir called|brother #|sister #|
# madam|{S} {F}, {A}|{S} {F} {N}|{S} {F}|{R}, {N}|{R}, {A}, {C}|{F} {S}, {F} {S} and {F}|{F}, {F} and {F}|{F} & {F}|{F} + {F}|{F}/{F}|
{Z}, {C} {N}|{C}, {C}, {C}|{C} {N}|{N} {C}|{B} {N}|{Y}, {Y} & {Y}|{C} - {C} - {C}|{U} & {U}
"""
"""Of any language: names beside numbers and addresses, kin and courtesy behind or before them, and nobody there."""
LIKELIER = {"en": 6, "de": 3, "fr": 3, "es": 3, "pt": 2, "it": 2, "nl": 2, "pl": 2}
"""Languages that come so many times as often as others."""
BREAK = "\\n"
"""A line's end, as patterns write it."""
_names = ("{F}",) * 9 + ("{F} {S}",) * 8 + ("{P}",) * 4
_bent = ("{L}",) * 4 + ("{G}",) * 4 + ("{F}",) + ("{F} {S}",)


def lines() -> list[str]:
    """All pieces; what their words are is known."""
    return [piece for pieces in LANGUAGES.values() for part in pieces for piece in part.split("|")]


def at_work(dice: random.Random, count: int) -> list[str]:
    """So many patterns; two in five hold nobody."""
    split = {key: Pieces(*(piece.split("|") for piece in pieces)) for key, pieces in LANGUAGES.items()}  # type: ignore[arg-type]
    keys = [key for key in LANGUAGES for _ in range(LIKELIER.get(key, 1))]
    greetings = {key: text.split("|") for key, text in GREETINGS.items()}
    return [_pattern(split[key], greetings[key], dice) for key in dice.choices(keys, k=count)]


def _pattern(pieces: Pieces, greetings: list[str], dice: random.Random) -> str:
    if dice.random() < 0.08:
        return _named(dice.choice(ANYWHERE.replace("\n", "").split("|")), dice)
    roll = dice.random()
    one = {key: dice.choice(options) for key, options in pieces._asdict().items()}
    if dice.random() < 0.12:
        text = f"{dice.choice(greetings)} #{dice.choice((',', ',', '!', '', ' –', '.'))}{dice.choice((' ', BREAK))}"
        text += dice.choice((one["nobody"], one["does"], one["goods"])) + dice.choice(("", f"{BREAK}{one['closing']}"))
        return _named(text, dice)
    if roll < 0.18:
        text = one["goods"] + dice.choice(("", "", ".", "?", f" {one['after']}", f", {one['nobody']}"))
    elif roll < 0.36:
        text = one["nobody"] + dice.choice(("", "", ".", "?", f", {dice.choice(pieces.nobody)}", f" {one['after']}"))
    elif roll < 0.52:
        text = f"{one['who']} # {one['does']}"
    elif roll < 0.60:
        text = f"# {one['does']}"
    elif roll < 0.67:
        text = f"{one['before']} {one['who']} # {one['after']}"
    elif roll < 0.82:
        text = f"{one['before']} # {one['after']}"
    elif roll < 0.86:
        text = f"{one['before']} # {one['does']}"
    elif roll < 0.93:
        text = one["whose"] + dice.choice(("", f" {one['does']}", f" {one['after']}"))
    elif roll < 0.95:
        text = f"# {one['does']}, # {dice.choice(pieces.does)}"
    else:
        text = f"{one['nobody']}. {one['closing']}"
    if "#" in one["before"] or "~" in one["before"]:
        # What is before has the name in it already.
        text = text.replace(f"{one['before']} #", one["before"]).replace(
            f"{one['before']} {one['who']} #", one["before"]
        )
    text = _named(text.replace(" ,", ","), dice)
    return text[0].upper() + text[1:] if dice.random() < 0.4 and text[0].isalpha() else text


def _named(text: str, dice: random.Random) -> str:
    """A pattern whose signs are slots."""
    for sign, options in (("#", _names), ("~", _bent), ("%", ("{V}",))):
        while sign in text:
            text = text.replace(sign, dice.choice(options), 1)
    return text
