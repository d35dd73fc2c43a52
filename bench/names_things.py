"""Sentences in which names are of things: brands compared, novels, playlists, routes, roses, feasts, furniture called after people.

A language has kinds of things with such names, what is asked about them, and goods that bear a name before or behind it. Each
goes with each and with lists of two to six names, so that a model learns what such sentences speak of. Beside them pieces in
which somebody is, put before or behind, so that it also learns that a name near them may be one's. Our own. ``*`` stands for a
list of names that are nobody's, ``^`` for one, ``@`` for a kind; slots as in bench/names_sentences.py.
"""

# ruff: noqa: E501  pieces read best on one line

from __future__ import annotations

import random
from typing import NamedTuple

from names_at_work import LANGUAGES as WORK
from names_nobody import items


class Things(NamedTuple):
    """What a language's sentences are made of; several of each, between bars."""

    kinds: str
    asks: str
    goods: str
    behind: str
    holy: str
    conj: str


LANGUAGES = {
    "en": Things(
        "brands|labels|designers|fashion houses|shops|retailers|supermarkets|department stores|wines|whiskies|beers|gins|ciders|cheeses|novels|books|authors|films|series|shows|songs|albums|bands|singers|musicians|artists|painters|composers|players|teams|clubs|varieties|roses|plants|cultivars|apples|potatoes|tomatoes|paints|shades|colours|fabrics|villages|towns|islands|counties|cities|streets|stations|beaches|dishes|recipes|cocktails|desserts|sauces|sofas|lamps|chairs|rugs|models|ships|vessels|storms|feasts|holidays|campaigns|apps|tools|plugins|platforms|museums|universities|saints|goddesses|characters|heroes|toys|dolls|games|cars|vans|guitars|bikes|perfumes|candles|watches|tractors|law firms|banks|airlines|hotels|carriers|tea blends|breeds|stars|planets|castles|gardens|parks|markets",
        "Compare *|Compare the @ *|Compare * on price and returns|Which is better, *?|Which @ are best: *?|Recommend @ like *|List @ such as *|Write about the @ *|Write a caption for the ^ range|Describe *|Describe the walk from ^ to ^ via ^|Itinerary: *|Route from ^ to ^|Plan three days around *|Opening hours: closed on ^, ^ and ^|Make a playlist of *|Write a quiz about @: *|Menu: *|Serve with ^ and ^|a recipe for ^|a shopping list: *|Suggest food for *|Alt texts: *|Headline: ^|Title: ^ | Free Delivery|Names for @: *|What are * known for?|Explain the history of *|difference between * for beginners|Rename these @: *|Translate the product names: *|Do you stock *?|Calendar: *|Poster for *|We sell *|Now in: *|Also available: *|Alternatives to *|the film ^|the novel ^|in the style of ^|inspired by ^|a quote by ^|Write a poem about ^|Costume ideas: *|a review of ^|Is ^ a good gift?|surcharges: *|From: ^ Harbour to ^ Point|Q: Do you sell ^?|Our @: *|Pros and cons of *|Rank these @: *|Label text for *|SEO keywords: *|hashtags: *|care of *|planted with *|fits *?|the @ ^ and ^",
        "lamp|sofa|range of",
        "sofa|armchair|chair|lamp|table|desk|bench|stool|footstool|shelf|bed|rug|cushion|throw|mug|bowl|plate|vase|candle|tote|bag|backpack|wallet|dress|skirt|shirt|blouse|coat|jacket|jumper|cardigan|jeans|boots|sandals|trainers|ring|necklace|earrings|watch|potatoes|apples|plums|pears|tea|rice|cake|salad|cheese|gin|whisky|tweed|print|collection|range|line|edition|wallpaper|curtains|tile|paint|set|pram|doll|kettle|knife|pan|Green|Blue|Red|Street|Lane|Road|Square|Market|Park|Bridge|Station|Hill|Museum|Festival|Award|Act|Island|Castle|Day",
        "St|St.|Saint|King|Queen|Prince|Princess|Count|Lake|Mount|Cape|Fort|Port|Villa|Château|Hotel|Camp|Storm|Hurricane|MS|MSC|HMS",
        "and|or|&",
    ),
    "de": Things(
        "Marken|Hersteller|Modehäuser|Läden|Supermärkte|Weine|Biere|Käse|Käsesorten|Romane|Bücher|Krimis|Autoren|Autorinnen|Filme|Serien|Lieder|Alben|Bands|Künstler|Maler|Komponisten|Spieler|Vereine|Sorten|Rosen|Stauden|Pflanzen|Äpfel|Kartoffeln|Tomaten|Farben|Farbtöne|Stoffe|Dörfer|Städte|Inseln|Orte|Straßen|Haltestellen|Gerichte|Rezepte|Cocktails|Desserts|Sofas|Leuchten|Sessel|Modelle|Schiffe|Stürme|Feiertage|Aktionen|Apps|Programme|Museen|Hochschulen|Heilige|Figuren|Spiele|Puppen|Autos|Gitarren|Düfte|Uhren|Banken|Kanzleien|Hotels|Paketdienste",
        "Vergleiche *|Vergleiche die @ *|Vergleiche * nach Preis|Was ist besser, *?|Welche @ sind gut: *?|Empfiehl @ wie *|Nenne @ wie *|Schreibe über *|Beschreibe *|Was unterscheidet *?|Radtour von ^ über ^ nach ^|Reiseroute: *|Wegbeschreibung: zwischen ^ und ^|Rezept für ^|Einkaufsliste: *|dazu ^ und ^|Weinkarte: *|Käseplatte: *|Pflanzplan: *|Kalender: *|Redaktionsplan: *|Überschrift: ^|Farbnamen: *|im Stil von ^|ein Zitat von ^|der Film ^|der Roman ^|das Buch ^|Wer war ^?|Quiz über @: *|Playlist mit *|Übersetze die Produktnamen *|Jetzt neu: *|Führen Sie *?|Alternativen zu *|passend dazu ^ und ^|Aushang: *|Ausflug nach ^|Unser Laden liegt neben ^|die @ ^ und ^|Geschichte von *|Hashtags: *|Keywords: *|vom Weingut ^|Pflege von *|Aufbau von *",
        "Sessel|Sofa|Lampe|Leuchte|Tisch|Stuhl|Hocker|Bank|Regal|Schrank|Kommode|Bett|Teppich|Kissen|Decke|Tasse|Schale|Vase|Kerze|Tasche|Rucksack|Kleid|Rock|Bluse|Hose|Jacke|Mantel|Pullover|Schal|Mütze|Stiefel|Ring|Kette|Uhr|Modell|Serie|Kollektion|Farbe|Sorte|Rose|Kartoffel|Apfel|Birne|Weingut|Brauerei|Café|Gasthaus|Hotel|Schloss|Haus|Villa|Hängematte|Puppe|Messer|Pfanne|Matratze",
        "-Sessel|-Kartoffeln|-Straße|-Platz|-Preis|Kollektion|Serie|Edition",
        "Sankt|St.|Heiliger|Heilige|König|Königin|Schloss|Burg|Bad|Kap|Villa|Hotel|Kalte",
        "und|oder|sowie",
    ),
    "fr": Things(
        "marques|maisons|créateurs|enseignes|boutiques|vins|bières|fromages|romans|livres|auteurs|autrices|films|séries|chansons|albums|groupes|artistes|peintres|compositeurs|joueurs|clubs|variétés|rosiers|roses|plantes|pommes|tomates|teintes|couleurs|coloris|tissus|villages|villes|îles|plages|rues|stations|plats|recettes|cocktails|desserts|canapés|lampes|fauteuils|modèles|bateaux|tempêtes|fêtes|applis|outils|musées|universités|saints|personnages|jeux|poupées|voitures|guitares|parfums|montres|banques|hôtels|transporteurs",
        "Compare *|Compare les @ *|Quelle est la meilleure marque : *?|Quels @ choisir : *?|Recommande des @ comme *|Écris un texte sur *|Décris *|Itinéraire : *|De ^ à ^ en passant par ^|Recette de ^|Comment réussir ^ et ^ ?|Liste de courses : *|Accords vin et fromage : *|Carte des vins : *|Calendrier : *|Titre : ^|Nuancier : *|dans le style de ^|une citation de ^|le film ^|le roman ^|Qui était ^ ?|Quiz sur les @ : *|Playlist avec *|Traduis les noms de produits : *|Nouveau : *|Vendez-vous * ?|disponible aussi en ^ et ^|La boutique se trouve près de ^|les @ ^ et ^|Histoire de *|Pourquoi * ont-ils gardé ce nom ?|J'hésite entre *|Fiche de lecture de *|découvrez notre sélection *|Entretien de *|Alternatives à *",
        "canapé|fauteuil|lampe|chaise|table|tabouret|bibliothèque|commode|lit|tapis|coussin|plaid|tasse|bol|vase|bougie|sac|cabas|robe|jupe|chemise|blouse|manteau|veste|pull|gilet|bottes|sandales|bague|collier|montre|modèle|collection|gamme|version|coloris|rosier|rose|pomme|poire|tarte|crêpes|vin|château|domaine|café|hôtel|rue|place|square|passage|cap|île|lac|villa|musée|poupée|couteau|matelas|pouf|console|suspension|petite|petit|grand",
        "collection|édition",
        "Saint|Sainte|St|Ste|Madame|Mère|Père|Roi|Reine|Prince|Lac|Cap|Fort|Port|Villa|Château|Tête|Mont|Île",
        "et|ou",
    ),
    "es": Things(
        "marcas|firmas|diseñadores|tiendas|supermercados|vinos|cervezas|quesos|novelas|libros|autores|películas|series|canciones|discos|grupos|artistas|pintores|jugadores|equipos|variedades|rosas|plantas|manzanas|colores|tonos|telas|pueblos|ciudades|islas|playas|calles|estaciones|platos|recetas|cócteles|postres|sofás|lámparas|sillas|modelos|barcos|borrascas|fiestas|campañas|aplicaciones|herramientas|museos|universidades|santos|personajes|juegos|muñecas|coches|guitarras|perfumes|relojes|bancos|hoteles|transportistas",
        "Compara *|Compara las @ *|¿Qué es mejor, *?|¿Qué @ recomiendas: *?|Recomienda @ como *|Escribe sobre *|Describe *|Ruta de una semana: *|De ^ a ^ pasando por ^|Receta de ^|Lista de la compra: *|Maridaje para *|Carta de vinos: *|Calendario: *|Calendario de campañas: *|Título: ^|Paleta: *|al estilo de ^|una cita de ^|la película ^|la novela ^|¿Quién fue ^?|Concurso sobre @: *|Lista de canciones de *|Traduce los nombres: *|Novedad: *|¿Vendéis *?|combina con ^ y ^|Estamos en la esquina de ^ con ^|las @ ^ y ^|Historia de *|Reseña de *|Cuidados de *|Recargo de envío: *|Zonas: *|Alternativas a *|ya tenemos *",
        "silla|sofá|lámpara|butaca|mesa|taburete|banco|estantería|aparador|cama|alfombra|cojín|manta|taza|cuenco|jarrón|vela|bolso|mochila|vestido|falda|camisa|blusa|abrigo|chaqueta|jersey|botas|sandalias|anillo|collar|reloj|modelo|colección|línea|serie|color|rosa|manzana|pera|tortilla|ensalada|vino|bodega|castillo|café|hotel|calle|plaza|avenida|mercado|playa|isla|villa|museo|muñeca|cuchillo|colchón|puff",
        "colección|edición",
        "San|Santa|Santo|Sant|Virgen|Doña|Don|Rey|Reina|Puerto|Villa|Marqués|Castillo|Lago|Cabo|Monte|Flor",
        "y|o|e",
    ),
    "it": Things(
        "marche|marchi|stilisti|negozi|supermercati|vini|birre|formaggi|romanzi|libri|autori|film|serie|canzoni|dischi|gruppi|artisti|pittori|giocatori|squadre|varietà|rose|piante|mele|colori|tinte|tessuti|paesi|città|isole|spiagge|vie|stazioni|piatti|ricette|cocktail|dolci|divani|lampade|sedie|modelli|navi|feste|campagne|app|strumenti|musei|università|santi|personaggi|giochi|bambole|auto|chitarre|profumi|orologi|banche|alberghi|corrieri",
        "Confronta *|Confronta i @ *|Qual è meglio, *?|Quali @ scegliere: *?|Consigliami @ come *|Scrivi un post su *|Descrivi *|Itinerario: *|Tre giorni tra *|Da ^ a ^ passando per ^|Ricetta di ^|Dosi per otto: *|Lista della spesa: *|Abbinamenti per *|Carta dei vini: *|Calendario: *|Titolo: ^|Colori: *|nello stile di ^|una citazione di ^|il film ^|il romanzo ^|Chi era ^?|Quiz su @: *|Playlist con *|Traduci i nomi: *|Novità: *|Vendete *?|disponibile anche ^|Il negozio è vicino a ^|i @ ^ e ^|Storia di *|Cura di *|Alternative a *",
        "poltrona|divano|lampada|sedia|tavolo|tavolino|sgabello|panca|libreria|letto|tappeto|cuscino|plaid|tazza|ciotola|vaso|candela|borsa|zaino|vestito|gonna|camicia|giacca|cappotto|maglione|stivali|sandali|anello|collana|orologio|modello|collezione|linea|serie|colore|rosa|mela|pera|pizza|pesca|torta|vino|cantina|castello|caffè|hotel|via|piazza|viale|lago|isola|villa|museo|bambola|coltello|materasso|pouf",
        "collezione",
        "San|Santa|Santo|Sant'|Re|Regina|Porto|Villa|Castel|Lago|Monte|Capo|Vin",
        "e|o|ed",
    ),
    "nl": Things(
        "merken|winkels|ontwerpers|supermarkten|wijnen|bieren|kazen|romans|boeken|schrijvers|films|series|liedjes|albums|bands|kunstenaars|schilders|spelers|clubs|rassen|rozen|planten|appels|aardappelen|kleuren|tinten|stoffen|dorpen|steden|eilanden|straten|haltes|gerechten|recepten|cocktails|toetjes|banken|lampen|stoelen|modellen|schepen|stormen|feestdagen|acties|apps|programma's|musea|heiligen|figuren|spellen|poppen|auto's|gitaren|geuren|horloges|hotels|vervoerders",
        "Vergelijk *|Vergelijk de @ *|Wat is beter, *?|Welke @ zijn goed: *?|Raad @ aan zoals *|Schrijf over *|Beschrijf *|Fietsroute langs *|Van ^ via ^ naar ^|Recept voor ^|Boodschappenlijst: *|Wijnkaart: *|Kalender: *|Inhoudskalender: *|Titel: ^|Kleuren: *|in de stijl van ^|een citaat van ^|de film ^|de roman ^|Wie was ^?|Quiz over @: *|Playlist met *|Vertaal de productnamen: *|Nieuw: *|Verkopen jullie *?|mooi met ^ en ^|We zitten op de hoek van ^ en ^|de @ ^ en ^|Geschiedenis van *|Alternatieven voor *|Zie ook ^",
        "fauteuil|bank|lamp|vloerlamp|stoel|tafel|bijzettafel|kruk|kast|bed|kleed|kussen|deken|mok|kom|vaas|kaars|tas|rugzak|jurk|rok|blouse|jas|trui|laarzen|ring|ketting|horloge|model|collectie|serie|kleur|roos|appel|taart|kaas|wijn|kasteel|café|hotel|straat|plein|villa|museum|pop|mes|matras|poef",
        "collectie|straat|plein",
        "Sint|St.|Koning|Koningin|Prins|Villa|Kasteel|Hotel|Den",
        "en|of",
    ),
    "pt": Things(
        "marcas|lojas|estilistas|supermercados|vinhos|cervejas|queijos|romances|livros|autores|filmes|séries|músicas|discos|bandas|artistas|pintores|jogadores|times|clubes|variedades|rosas|plantas|maçãs|cores|tons|tecidos|vilas|cidades|ilhas|praias|ruas|estações|pratos|receitas|coquetéis|sobremesas|sofás|luminárias|cadeiras|modelos|navios|festas|datas|aplicativos|ferramentas|museus|santos|personagens|jogos|bonecas|carros|perfumes|relógios|bancos|hotéis|transportadoras",
        "Compare *|Compare as @ *|Qual é melhor, *?|Quais @ escolher: *?|Recomende @ como *|Escreva sobre *|Descreva *|Roteiro: *|Roteiro de 5 dias: *|De ^ a ^ passando por ^|Receita de ^|Lista de compras: *|Carta de vinhos: *|Datas: *|Calendário: *|Título: ^|Paleta: *|no estilo de ^|uma citação de ^|o filme ^|o romance ^|Quem foi ^?|Quiz sobre @: *|Playlist com *|Traduza os nomes: *|Novidade: *|Vocês vendem *?|também disponíveis ^ e ^|Ficamos na esquina da ^ com a ^|as @ ^ e ^|Resumo de *|chegaram as camisas do ^|Alternativas a *",
        "cadeira|sofá|luminária|poltrona|mesa|banco|banqueta|estante|aparador|cama|tapete|almofada|manta|caneca|tigela|vaso|vela|bolsa|mochila|vestido|saia|camisa|blusa|casaco|botas|sandálias|anel|colar|relógio|modelo|coleção|linha|série|cor|rosa|maçã|pera|bolo|bacalhau|vinho|quinta|castelo|café|hotel|rua|avenida|praça|praia|ilha|vila|museu|boneca|faca|colchão|pufe",
        "coleção|edição",
        "São|Santa|Santo|Dom|Dona|Rei|Rainha|Porto|Vila|Marquês|Lagoa|Cabo|Monte|Nossa Senhora",
        "e|ou",
    ),
    "pl": Things(
        "marki|sklepy|projektanci|wina|piwa|sery|powieści|książki|autorzy|filmy|seriale|piosenki|płyty|zespoły|artyści|malarze|piłkarze|kluby|odmiany|róże|rośliny|jabłka|ziemniaki|kolory|odcienie|tkaniny|wsie|miasta|wyspy|ulice|przystanki|dania|przepisy|koktajle|desery|sofy|lampy|fotele|modele|statki|święta|kampanie|aplikacje|narzędzia|muzea|święci|postacie|gry|lalki|samochody|gitary|perfumy|zegarki|banki|hotele|kurierzy",
        "Porównaj *|Porównaj marki *|Co jest lepsze, *?|Jakie @ wybrać: *?|Poleć @ podobne do *|Napisz o *|Opisz *|Plan wycieczki: *|Trasa: *|Z ^ przez ^ do ^|Przepis na ^|Lista zakupów: *|Karta win: *|Kalendarz: *|Tytuł: ^|Kolory: *|w stylu ^|cytat z ^|film ^|powieść ^|Kim był ^?|Quiz o @: *|Playlista: *|Przetłumacz nazwy: *|Nowość: *|Czy macie *?|w kolekcji także ^ i ^|Sklep jest obok ^|@ ^ i ^|Historia *|Pielęgnacja *",
        "fotel|sofa|lampa|krzesło|stół|stolik|pufa|ławka|regał|komoda|łóżko|dywan|poduszka|koc|kubek|miska|wazon|świeca|torebka|plecak|sukienka|spódnica|bluzka|kurtka|płaszcz|sweter|buty|pierścionek|naszyjnik|zegarek|model|kolekcja|seria|kolor|róża|jabłko|ciasto|sernik|ser|wino|zamek|kawiarnia|hotel|ulica|ulicy|plac|placu|willa|muzeum|lalka|nóż|materac",
        "kolekcja",
        "Święty|Święta|Świętego|Świętej|Król|Królowa|Pani|Willa|Zamek|Hotel",
        "i|oraz|lub|albo",
    ),
    "sv": Things(
        "märken|butiker|formgivare|viner|öl|ostar|romaner|böcker|författare|filmer|serier|låtar|skivor|band|konstnärer|spelare|klubbar|sorter|rosor|pioner|växter|äpplen|färger|nyanser|tyger|byar|städer|öar|gator|rätter|recept|drinkar|efterrätter|soffor|lampor|stolar|modeller|fartyg|högtider|kampanjer|appar|verktyg|museer|figurer|spel|dockor|bilar|gitarrer|dofter|klockor|banker|hotell|bud",
        "Jämför *|Jämför @ *|Vilket är bäst, *?|Vilka @ är bra: *?|Tipsa om @ som *|Skriv om *|Beskriv *|Resplan: *|Tre dagar i *|Från ^ via ^ till ^|Recept på ^|Inköpslista: *|Vinlista: *|Kalender: *|Rubrik: ^|Färger: *|i stil med ^|ett citat av ^|filmen ^|romanen ^|Vem var ^?|Frågesport om @: *|Spellista: *|Översätt namnen: *|Nytt: *|Säljer ni *?|finns även som ^ och ^|@ ^ och ^|Rosen ^|i färgerna ^, ^ och ^",
        "fåtölj|soffa|lampa|stol|bord|pall|bänk|hylla|byrå|säng|matta|kudde|filt|mugg|skål|vas|ljus|väska|ryggsäck|klänning|kjol|blus|jacka|kappa|tröja|stövlar|ring|halsband|klocka|modell|kollektion|serie|färg|ros|rosen|äpple|tårta|kaka|ost|vin|slott|kafé|hotell|gata|torg|villa|docka|kniv|madrass",
        "kollektion",
        "Sankt|Sankta|Kung|Drottning|Villa|Slottet|Hotell|Mårten",
        "och|eller|samt",
    ),
    "da": Things(
        "mærker|butikker|designere|vine|øl|oste|romaner|bøger|forfattere|film|serier|sange|plader|bands|kunstnere|spillere|klubber|sorter|roser|planter|æbler|farver|nuancer|stoffer|landsbyer|byer|øer|gader|retter|opskrifter|drinks|desserter|sofaer|lamper|stole|modeller|skibe|højtider|kampagner|apps|værktøjer|museer|figurer|spil|dukker|biler|dufte|ure|banker|hoteller",
        "Sammenlign *|Sammenlign @ *|Hvad er bedst, *?|Hvilke @ er gode: *?|Anbefal @ som *|Skriv om *|Beskriv *|Rejseplan: *|Weekend på ^|Fra ^ via ^ til ^|Opskrift på ^|Indkøbsliste: *|Vinkort: *|Kalender: *|Kampagner: *|Overskrift: ^|Farver: *|i stil med ^|et citat af ^|filmen ^|romanen ^|Hvem var ^?|Quiz om @: *|Playliste: *|Oversæt navnene: *|Nyhed: *|Sælger I *?|kombinér med ^ og ^|@ ^ og ^|i farverne ^ og ^",
        "lænestol|sofa|lampe|stol|bord|sofabord|puf|bænk|reol|kommode|seng|tæppe|pude|plaid|krus|skål|vase|lys|taske|rygsæk|kjole|nederdel|bluse|jakke|frakke|trøje|støvler|ring|halskæde|ur|model|kollektion|serie|farve|rose|æble|kage|ost|vin|slot|café|hotel|gade|torv|villa|dukke|kniv|madras",
        "kollektion",
        "Sankt|Kong|Dronning|Prins|Villa|Slot|Hotel|Mortens",
        "og|eller|samt",
    ),
    "no": Things(
        "merker|butikker|designere|viner|øl|oster|romaner|bøker|forfattere|filmer|serier|sanger|plater|band|kunstnere|spillere|klubber|sorter|roser|planter|epler|farger|nyanser|stoffer|bygder|byer|øyer|gater|retter|oppskrifter|drinker|desserter|sofaer|lamper|stoler|modeller|skip|høytider|kampanjer|apper|verktøy|museer|figurer|spill|dukker|biler|dufter|klokker|banker|hoteller",
        "Sammenlign *|Sammenlign @ *|Hva er best, *?|Hvilke @ er gode: *?|Anbefal @ som *|Skriv om *|Beskriv *|Reiserute: *|Helg i ^|Fra ^ via ^ til ^|Oppskrift på ^|Handleliste: *|Vinkart: *|Kalender: *|Kampanjer: *|Overskrift: ^|Farger: *|i stil med ^|et sitat av ^|filmen ^|romanen ^|Hvem var ^?|Quiz om @: *|Spilleliste: *|Oversett navnene: *|Nyhet: *|Selger dere *?|passer til ^ og ^|@ ^ og ^|i fargene ^ og ^",
        "lenestol|lenestolen|sofa|sofaen|lampe|lampen|stol|stolen|bord|bordet|krakk|skammelen|benk|hylle|kommode|seng|teppe|pute|pledd|kopp|skål|vase|lys|veske|sekk|kjole|skjørt|bluse|jakke|frakk|genser|støvler|ring|kjede|klokke|modell|modellen|kolleksjon|serie|farge|rose|eple|kake|ost|vin|slott|kafé|hotell|gate|torg|villa|dukke|kniv|madrass",
        "kolleksjon",
        "Sankt|Kong|Dronning|Prins|Villa|Hotell",
        "og|eller|samt",
    ),
    "fi": Things(
        "merkit|kaupat|viinit|oluet|juustot|romaanit|kirjat|kirjailijat|elokuvat|sarjat|laulut|levyt|bändit|taiteilijat|pelaajat|seurat|lajikkeet|ruusut|kasvit|omenat|värit|sävyt|kankaat|kylät|kaupungit|saaret|kadut|ruoat|reseptit|juomat|jälkiruoat|sohvat|lamput|tuolit|mallit|laivat|juhlat|kampanjat|sovellukset|työkalut|museot|hahmot|pelit|nuket|autot|tuoksut|kellot|pankit|hotellit",
        "Vertaa *|Vertaa merkkejä *|Kumpi on parempi, *?|Mitkä @ ovat hyviä: *?|Suosittele @ kuten *|Kirjoita aiheesta *|Kuvaile *|Matkareitti: *|Kolme päivää: *|Resepti: ^|Ostoslista: *|Viinilista: *|Kalenteri: *|Kampanjat: *|Otsikko: ^|Värit: *|elokuva ^|romaani ^|Kuka oli ^?|Tietovisa: *|Soittolista: *|Käännä nimet: *|Uutuus: *|Myyttekö *?|saatavana myös ^ ja ^|@ ^ ja ^|väreissä ^, ^ ja ^",
        "nojatuoli|sohva|lamppu|tuoli|pöytä|rahi|penkki|hylly|lipasto|sänky|matto|tyyny|huopa|muki|kulho|maljakko|kynttilä|laukku|reppu|mekko|hame|pusero|takki|neule|saappaat|sormus|kaulakoru|kello|malli|mallisto|sarja|väri|ruusu|omena|kakku|juusto|viini|linna|kahvila|hotelli|katu|tori|huvila|nukke|veitsi|patja",
        "mallisto|katu",
        "Pyhä|Pyhän|Kuningas|Kuningatar|Villa|Hotelli",
        "ja|tai|sekä",
    ),
    "tr": Things(
        "markaları|markalar|mağazalar|tasarımcılar|şaraplar|biralar|peynirler|romanlar|kitaplar|yazarlar|filmler|diziler|şarkılar|albümler|gruplar|sanatçılar|ressamlar|oyuncular|takımlar|çeşitler|güller|bitkiler|elmalar|renkler|tonlar|kumaşlar|köyler|şehirler|adalar|sokaklar|yemekler|tarifler|kokteyller|tatlılar|koltuklar|lambalar|sandalyeler|modeller|gemiler|bayramlar|kampanyalar|uygulamalar|araçlar|müzeler|karakterler|oyunlar|bebekler|arabalar|parfümler|saatler|bankalar|oteller|kargolar",
        "* markalarını karşılaştır|@: *|* arasında hangisi iyi?|* gibi @ öner|* hakkında yaz|*: kısa tanıtım yaz|Gezi planı: *|Rota: *|^ tarifi|On kişilik tarif: *|Alışveriş listesi: *|Takvim: *|Kampanya takvimi: *|Başlık: ^|Renkler: *|^ tarzında|^ filmi|^ romanı|^ kimdir?|Bilgi yarışması: *|Çalma listesi: *|Ürün adlarını çevir: *|Yeni: *|* satıyor musunuz?|^ ve ^ ile uyumlu|Mağazamız ^ ile ^ arasında",
        "model|marka|renk",
        "koltuk|lamba|sandalye|masa|sehpa|puf|bank|kitaplık|dolap|yatak|halı|yastık|battaniye|kupa|kase|vazo|mum|çanta|elbise|etek|bluz|ceket|mont|kazak|çizme|yüzük|kolye|saat|modeli|koleksiyonu|serisi|rengi|kebabı|çorbası|tatlısı|kurabiyesi|pastası|peyniri|şarabı|kalesi|kafe|otel|sokak|caddesi|meydanı|parkı|adası|gülü|bebek|bıçak",
        "Aziz|Sultan|Kral|Kraliçe|Villa|Otel",
        "ve|veya|ile",
    ),
    "cs": Things(
        "značky|obchody|návrháři|vína|piva|sýry|romány|knihy|autoři|filmy|seriály|písně|desky|kapely|umělci|malíři|hráči|kluby|odrůdy|růže|rostliny|jablka|barvy|odstíny|látky|vesnice|města|ostrovy|ulice|jídla|recepty|koktejly|dezerty|pohovky|lampy|křesla|modely|lodě|svátky|akce|aplikace|nástroje|muzea|postavy|hry|panenky|auta|parfémy|hodinky|banky|hotely",
        "Porovnej *|Porovnej značky *|Co je lepší, *?|Jaké @ vybrat: *?|Doporuč @ jako *|Napiš o *|Popiš *|Výlet: *|Z ^ přes ^ do ^|Recept na ^|Nákupní seznam: *|Vinný lístek: *|Kalendář: *|Kalendář akcí: *|Nadpis: ^|Barvy: *|ve stylu ^|citát od ^|film ^|román ^|Kdo byl ^?|Kvíz o @: *|Playlist: *|Přelož názvy: *|Novinka: *|Prodáváte *?|v nabídce i ^ a ^|@ ^ a ^|v barvách ^ a ^",
        "křeslo|pohovka|lampa|židle|stůl|stolek|taburet|lavice|regál|komoda|postel|koberec|polštář|deka|hrnek|miska|váza|svíčka|kabelka|batoh|šaty|sukně|halenka|bunda|kabát|svetr|boty|prsten|náhrdelník|hodinky|model|kolekce|série|barva|růže|jablko|dort|sýr|víno|hrad|zámek|kavárna|hotel|ulice|náměstí|vila|panenka|nůž|matrace",
        "kolekce",
        "Svatý|Svatá|Svatého|Sv.|Král|Královna|Vila|Hotel",
        "a|nebo|i",
    ),
    "ro": Things(
        "mărci|magazine|vinuri|brânzeturi|romane|cărți|autori|filme|seriale|cântece|trupe|artiști|jucători|echipe|soiuri|trandafiri|plante|mere|culori|nuanțe|sate|orașe|insule|străzi|rețete|deserturi|canapele|lămpi|fotolii|modele|sărbători|campanii|aplicații|muzee|personaje|jocuri|păpuși|mașini|parfumuri|ceasuri|hoteluri",
        "Compară *|Compară mărcile *|Ce e mai bun, *?|Recomandă @ ca *|Scrie despre *|Descrie *|Traseu: *|De la ^ la ^ prin ^|Rețetă de ^|Listă de cumpărături: *|Calendar: *|Titlu: ^|Culori: *|în stilul lui ^|filmul ^|romanul ^|Cine a fost ^?|Noutăți: *|Vindeți *?|se potrivește cu ^ și ^|culori ^ și ^",
        "fotoliu|fotoliul|canapea|canapeaua|lampa|scaun|scaunul|masa|masă|taburet|raft|pat|covor|pernă|pătură|cană|vas|lumânare|geantă|rochie|fustă|bluză|haină|cizme|inel|colier|ceas|model|modelul|colecția|seria|culoare|trandafir|măr|tort|vin|castel|cafenea|hotel|strada|piața|vila|păpușa",
        "colecție",
        "Sfântul|Sfânta|Sf.|Moș|Regele|Regina|Vila|Hotel",
        "și|sau",
    ),
    "hu": Things(
        "márkák|boltok|borok|sörök|sajtok|regények|könyvek|szerzők|filmek|sorozatok|dalok|zenekarok|művészek|játékosok|csapatok|fajták|rózsák|növények|almák|színek|árnyalatok|falvak|városok|szigetek|utcák|ételek|receptek|desszertek|kanapék|lámpák|fotelek|modellek|ünnepek|akciók|appok|múzeumok|szereplők|játékok|babák|autók|illatok|órák|szállodák",
        "Hasonlítsd össze: *|Melyik jobb, *?|Ajánlj @: *|Írj erről: *|Útvonal: *|Recept: ^|Számold át tíz főre: *|Bevásárlólista: *|Naptár: *|Cím: ^|színek: *|^ stílusában|a ^ film|a ^ regény|Ki volt ^?|Kvíz: *|Újdonság: *|Árulnak *?|kapható hozzá a ^ és a ^",
        "a|az",
        "fotel|kanapé|lámpa|szék|asztal|puff|pad|polc|komód|ágy|szőnyeg|párna|takaró|bögre|tál|váza|gyertya|táska|ruha|szoknya|blúz|kabát|pulóver|csizma|gyűrű|nyaklánc|óra|modell|kollekció|sorozat|szín|rózsa|alma|torta|palacsinta|leves|szelet|sajt|bor|kastély|kávézó|szálló|utca|tér|villa|baba|kés",
        "Szent|Szt.|Király|Villa|Hotel",
        "és|vagy",
    ),
    "id": Things(
        "merek|toko|desainer|keju|novel|buku|penulis|film|serial|lagu|band|seniman|pemain|klub|varietas|mawar|tanaman|apel|warna|kain|desa|kota|pulau|jalan|masakan|resep|minuman|sofa|lampu|kursi|model|kapal|hari raya|kampanye|aplikasi|museum|tokoh|permainan|boneka|mobil|parfum|jam tangan|bank|hotel|kurir",
        "Bandingkan *|Bandingkan merek *|Mana lebih bagus, *?|Rekomendasikan @ seperti *|Tulis tentang *|Jelaskan *|Rute: *|Dari ^ ke ^ lewat ^|Resep ^|Daftar belanja: *|Kalender: *|Judul: ^|Warna: *|gaya ^|film ^|novel ^|Siapa ^?|Kuis: *|Baru: *|cocok dengan ^ dan ^",
        "kursi|sofa|lampu|meja|bangku|rak|lemari|kasur|karpet|bantal|selimut|cangkir|mangkuk|vas|lilin|tas|gaun|rok|blus|jaket|sepatu|cincin|kalung|model|koleksi|seri|warna|mawar|apel|kue|nasi|soto|kopi|teh|hotel|jalan|pulau|pasar|boneka|pisau",
        "koleksi",
        "Santo|Santa|Raja|Ratu|Candi|Gunung|Danau|Tanjung|Hotel|Tim",
        "dan|atau",
    ),
}
MORE = {
    "en": "The ^ Team|Team ^|Customer Care at ^|The team at ^|Warm regards,\\nThe ^ Customer Care Team|Best wishes,\\n^ Support|Your ^ crew|Meet the ^: soft, light and washable|The ^ is our bestseller|The ^ comes in *|^ restocked|Made by ^ in {C}|Choose ^ for small rooms|Our ^ pairs with ^ and ^|^ is open on Sunday|News from ^|Book tickets for ^|^ opens its doors|What would ^ say?|tell me about ^|who wrote ^?|who was ^?|Is ^ open today?|^ recipe|^ vs ^|Best of ^|Happy ^!|the ^ effect|the ^ method|^ jokes|a toast with ^|lyrics like ^|on the banks of ^|between ^ and ^ Street|voiced by ^|starring ^|directed by ^|by ^ and ^",
    "de": "Ihr Team von ^|Ihr Kundenservice von ^|Mit freundlichen Grüßen\\nIhr ^ Team|Ihr Kundenservice-Team von ^|Das Team von ^|^ überzeugt mit klaren Linien|^ ist unser Bestseller|^ gibt es in *|^ ist wieder da|Neues von ^|Frohe ^!|Erzähl mir von ^|Wer schrieb ^?|zwischen {S}straße und {S}platz|an der Ecke {F}-{S}-Straße|^ gegen ^|mit ^ in der Hauptrolle|von ^ und ^|Witz über ^|Modell ^ von ^",
    "fr": "L'équipe ^|Le Service Clients de ^|Cordialement,\\nL'équipe de ^|Toute l'équipe de ^|^ diffuse une lumière douce|^ est de retour|^ existe en *|Nouvelles de ^|Parle-moi de ^|Qui a écrit ^ ?|rue {F}-{S}|place {F} {S}|entre la rue {S} et le quai ^|avec ^ dans le rôle principal|réalisé par ^|par ^ et ^|Bonne ^ !",
    "es": "El equipo de ^|Atención al cliente de ^|Un saludo,\\nEl equipo de ^|^ combina con todo|^ vuelve a la tienda|^ está disponible en *|Noticias de ^|Háblame de ^|¿Quién escribió ^?|calle {F} {S}|plaza de ^|entre la calle {S} y la plaza {S}|dirigida por ^|con ^ y ^|¡Feliz ^!",
    "it": "Il team di ^|Il Servizio Clienti di ^|Cordiali saluti,\\nLo staff di ^|^ è tornata|^ è disponibile in *|Novità da ^|Parlami di ^|Chi ha scritto ^?|via {F} {S}|piazza {S}|tra via {S} e corso {S}|diretto da ^|con ^ e ^|Buon ^!",
    "nl": "Team ^|Klantenservice ^|Met vriendelijke groet,\\nHet team van ^|^ is weer leverbaar|^ is er in *|Nieuws van ^|Vertel over ^|Wie schreef ^?|hoek {F} {S}straat|de {S}straat en het {S}plein|{F}plein|met ^ in de hoofdrol|van ^ en ^",
    "pt": "A equipa de ^|Equipe ^|Atenciosamente,\\nEquipe ^|^ está de volta|^ disponível em *|Novidades da ^|Fala-me de ^|Quem escreveu ^?|rua {F} {S}|avenida {F} {S}|praça {S}|dirigido por ^|com ^ e ^|Feliz ^!",
    "pl": "Zespół ^|Obsługa Klienta ^|Z poważaniem\\nZespół ^|^ znów w sprzedaży|^ dostępna w kolorach *|Nowości od ^|Opowiedz o ^|Kto napisał ^?|ulica {G}|plac {G}|róg ulicy {S} i placu {S}|w reżyserii ^|z ^ i ^",
    "sv": "Teamet på ^|Kundtjänst på ^|Vänliga hälsningar\\nKundtjänst ^|^ är tillbaka|^ finns i *|Nytt från ^|Berätta om ^|Vem skrev ^?|{S}gatan|{F}s torg|med ^ i huvudrollen|av ^ och ^|Glad ^!",
    "da": "Teamet hos ^|Kundeservice, ^|Venlig hilsen\\nKundeservice ^|^ er tilbage|^ fås i *|Nyt fra ^|Fortæl om ^|Hvem skrev ^?|{S}gade|{F}s plads|med ^ i hovedrollen|af ^ og ^|Glædelig ^!",
    "no": "Teamet hos ^|Kundeservice hos ^|Vennlig hilsen\\nKundeservice ^|^ er tilbake|^ har trekk i ull|^ fås i *|Nytt fra ^|Fortell om ^|Hvem skrev ^?|{S}gata|{F}s plass|av ^ og ^|God ^!",
    "fi": "Asiakaspalvelu, ^|^ tiimi|Ystävällisin terveisin\\nAsiakaspalvelu ^|^ on taas saatavilla|Kerro ^|{S}katu|Hyvää ^!",
    "tr": "^ Ekibi|Müşteri Hizmetleri, ^|Saygılarımızla,\\n^ Müşteri Hizmetleri|^ yeniden stokta|^ hakkında bilgi ver|{F} {S} Caddesi|{F} Sokak|^ ile ^|Mutlu ^!",
    "cs": "Tým ^|Zákaznická podpora ^|S pozdravem\\nTým ^|^ je zpět|^ má čalounění z lnu|Vyprávěj o ^|Kdo napsal ^?|ulice {G}|náměstí {G}|{S} a ^",
    "ro": "Echipa ^|Serviciul Clienți ^|Cu stimă,\\nEchipa ^|^ este din nou în stoc|Povestește despre ^|strada {F} {S}",
    "hu": "A ^ csapata|^ ügyfélszolgálat|Üdvözlettel:\\nA ^ ügyfélszolgálata|^ újra kapható|Mesélj erről: ^|{F} {S} utca|{S} tér",
    "id": "Tim ^|Layanan Pelanggan ^|Salam hangat,\\nTim Layanan ^|^ tersedia lagi|Ceritakan tentang ^|Jalan {F} {S}|Selamat ^!",
}
"""Teams that sign, streets without a number, and what else is said of what bears a name."""
PEOPLE = {
    "en": "They had three: *|Present: *|Attending: *|Team: *|On shift: *|please invite *|call * back|ask * about it|* are coming on Friday|* signed for it|guests: *|our children * and the dog|thanks to *|meeting with *|new staff: *|drivers: *|tickets for *|tell * we are shut|* will share a room|lunch with *|refund *|orders from *|returns by *|complaints: *|interviews: *|winners of the raffle: *|* said the same|between * and me|passengers: *|the sisters *|CC: *|Regards, *|love from *",
    "de": "Anwesend: *|Teilnehmer: *|Team: *|Schicht: *|bitte * einladen|ruf * zurück|frag * danach|* kommen am Freitag|* haben unterschrieben|Gäste: *|unsere Kinder *|Dank an *|Termin mit *|neue Kollegen: *|Fahrer: *|Karten für *|sag * Bescheid|Mittagessen mit *|Erstattung für *|Bestellungen von *|Beschwerden von *|* sehen das auch so|es grüßen *",
    "fr": "Présents : *|Participants : *|Équipe : *|De service : *|invite *|rappelle *|demande à *|* viennent vendredi|* ont signé|invités : *|nos enfants *|merci à *|rendez-vous avec *|nouveaux collègues : *|chauffeurs : *|des billets pour *|préviens *|déjeuner avec *|à rembourser : *|commandes de *|bises de *",
    "es": "Asistentes: *|Presentes: *|Equipo: *|Turno: *|invita a *|llama a *|pregunta a *|* vienen el viernes|* han firmado|invitados: *|nuestros hijos *|gracias a *|reunión con *|nuevos compañeros: *|repartidores: *|entradas para *|avisa a *|comida con *|reembolsos: *|pedidos de *|besos de *",
    "it": "Presenti: *|Partecipanti: *|Squadra di turno: *|invita *|richiama *|chiedi a *|* vengono venerdì|* hanno firmato|ospiti: *|i nostri figli *|grazie a *|riunione con *|nuovi colleghi: *|biglietti per *|avvisa *|pranzo con *|ordini di *|baci da *",
    "nl": "Aanwezig: *|Deelnemers: *|Team: *|Dienst: *|nodig * uit|bel * terug|vraag het *|* komen vrijdag|* hebben getekend|gasten: *|onze kinderen *|dank aan *|overleg met *|nieuwe collega's: *|kaartjes voor *|zeg het *|lunch met *|bestellingen van *|groetjes van *",
    "pt": "Presentes: *|Participantes: *|Equipe: *|Turno: *|convida *|liga para *|pergunta a *|* vêm na sexta|* assinaram|convidados: *|nossos filhos *|obrigado a *|reunião com *|novos colegas: *|ingressos para *|avisa *|almoço com *|pedidos de *|beijos de *",
    "pl": "Obecni: *|Uczestnicy: *|Zespół: *|Zmiana: *|zaproś *|oddzwoń do *|zapytaj *|* przyjdą w piątek|* podpisali|goście: *|nasze dzieci *|podziękowania dla *|spotkanie z *|nowi koledzy: *|bilety dla *|obiad z *|zamówienia od *|pozdrawiają *",
    "sv": "Närvarande: *|Deltagare: *|Lag: *|På pass: *|bjud in *|ring *|fråga *|* kommer på fredag|* har skrivit under|gäster: *|våra barn *|tack till *|möte med *|nya kollegor: *|biljetter till *|lunch med *|hälsar *",
    "da": "Til stede: *|Deltagere: *|Hold: *|På vagt: *|inviter *|ring til *|spørg *|* kommer fredag|* har skrevet under|gæster: *|vores børn *|tak til *|møde med *|nye kolleger: *|billetter til *|frokost med *|hilsen *",
    "no": "Til stede: *|Deltakere: *|Lag: *|På vakt: *|inviter *|ring *|spør *|* kommer fredag|* har signert|gjester: *|barna våre *|takk til *|møte med *|nye kolleger: *|billetter til *|lunsj med *|hilsen *",
    "fi": "Läsnä: *|Osallistujat: *|Tiimi: *|Vuorossa: *|kutsu *|soita *|* tulevat perjantaina|* allekirjoittivat|vieraat: *|lapsemme *|kiitos *|uudet kollegat: *|lounas *|terveisin *",
    "tr": "Katılanlar: *|Ekip: *|Vardiya: *|* davet et|* ara|* cuma günü geliyor|* imzaladı|misafirler: *|çocuklarımız *|teşekkürler *|yeni arkadaşlar: *|* ile öğle yemeği|sevgiler *",
    "cs": "Přítomni: *|Účastníci: *|Tým: *|Směna: *|pozvi *|zavolej *|* přijdou v pátek|* podepsali|hosté: *|naše děti *|díky *|noví kolegové: *|oběd s *|zdraví *",
    "ro": "Prezenți: *|Participanți: *|Echipă: *|Tură: *|invită pe *|sună pe *|* vin vineri|* au semnat|oaspeți: *|copiii noștri *|mulțumiri lui *|colegi noi: *|prânz cu *|cu drag, *",
    "hu": "Jelen vannak: *|Résztvevők: *|Műszak: *|hívd meg *|hívd fel *|* jönnek pénteken|* aláírták|vendégek: *|a gyerekeink *|köszönet: *|új kollégák: *|üdv, *",
    "id": "Hadir: *|Peserta: *|Tim: *|Sif: *|undang *|telepon *|* datang Jumat|* sudah tanda tangan|tamu: *|anak kami *|terima kasih *|rekan baru: *|salam, *",
}
"""What is said of several people."""
CALLED = items(
    """
Evelyn Hugo, Anna Karenina, Madame Bovary, Sherlock Holmes, Harry Potter, Bridget Jones, Forrest Gump, Jane Eyre, Oliver Twist, Don Quijote, Mona Lisa,
Virginia Woolf, Victor Hugo, Franz Kafka, Frida Kahlo, Claude Monet, Pablo Picasso, Johann Sebastian Bach, Nina Simone, David Bowie, Elton John,
Coco Chanel, Steve Jobs, Albert Einstein, Marie Curie, William Morris, Peter Pan, Robin Hood, Tom Sawyer, Anne Frank, Pippi Langstrumpf
"""
)
"""People of books and of history; most are made up of slots instead."""
_items = (
    *(("{F} {S}",) * 9),
    *(("{F}",) * 7),
    *(("{S}",) * 4),
    *(("{B}",) * 7),
    *(("{C}",) * 6),
    *(
        "{Z}",
        "{Y}",
        "{U}",
        "{V}",
        "{V}",
        "{S} & {S}",
        "{S} & {F}",
        "{F} {V}",
        "{F} {C}",
        "{S} {S}",
        "{C} {S}",
        "{F} y {F}",
    ),
)
SPLIT = {key: Things(*(part.split("|") for part in one)) for key, one in LANGUAGES.items()}  # type: ignore[arg-type]
SAID = {key: [*SPLIT[key].asks, *more.split("|")] for key, more in MORE.items()}
WEIGHTS = {"en": 5, "de": 3, "fr": 3, "es": 3, "it": 2, "nl": 2, "pt": 2, "pl": 2}
_keys = [key for key in LANGUAGES for _ in range(WEIGHTS.get(key, 1))]


def _item(one: Things, dice: random.Random) -> str:
    roll = dice.random()
    if roll < 0.08:
        return f"{dice.choice(one.holy)} {{F}}"
    if roll < 0.14:
        return f"{dice.choice(one.goods)} {{F}}"
    if roll < 0.2:
        return f"{{F}} {dice.choice(one.behind)}"
    if roll < 0.24:
        return dice.choice(CALLED)
    text = dice.choice(_items)
    return dice.choice(("'{}'", '"{}"', "„{}“", "«{}»", "{}", "{}", "{}", "{}")).format(text) if roll < 0.5 else text


def _list(one: Things, dice: random.Random) -> str:
    them = [_item(one, dice) for _ in range(dice.randint(2, 6))]
    if dice.random() < 0.6:
        return f"{', '.join(them[:-1])} {dice.choice(one.conj)} {them[-1]}"
    return ", ".join(them)


def _ask(key: str, dice: random.Random) -> str:
    one = SPLIT[key]
    text = dice.choice(SAID[key])
    while "@" in text:
        text = text.replace("@", dice.choice(one.kinds), 1)
    while "*" in text:
        text = text.replace("*", _list(one, dice), 1)
    while "^" in text:
        text = text.replace("^", _item(one, dice), 1)
    return text


def _called(one: Things, dice: random.Random) -> str:
    """A thing with its name, as catalogues say it."""
    before = dice.random() < (0.5 if len(one.goods) > 5 else 0.1)
    name = dice.choice(("{F}", "{F}", "{F}", "{V}", "{F} {S}"))
    text = f"{dice.choice(one.goods)} {name}" if before else f"{name} {dice.choice(one.behind)}"
    if dice.random() < 0.3:
        text = text[0].upper() + text[1:]
    tail = dice.choice(
        ("", ".", ",", ":", f" {dice.choice(one.conj)} {dice.choice(one.goods if before else one.behind)}")
    )
    if dice.random() < 0.5:
        tail += f", {', '.join(dice.choice(('{Y}', '{V}', '{W}')).title() if dice.random() < 0.2 else '{Y}' for _ in range(dice.randint(1, 3)))}"
    return text + tail


def things(dice: random.Random) -> str:
    """A pattern in which every name is a thing's."""
    key = dice.choice(_keys)
    one = SPLIT[key]
    text = _called(one, dice) if dice.random() < 0.35 else _ask(key, dice)
    if dice.random() < 0.4:
        more = _called(one, dice) if dice.random() < 0.5 else f"{dice.choice(one.kinds)} {_item(one, dice)}"
        text += dice.choice((". ", ", ", ": ", "\\n", " – ")) + more
    return text


def beside(dice: random.Random) -> tuple[str, str]:
    """``(a pattern of things, a piece of work talk of the same language with somebody in it)``."""
    key = dice.choice([key for key in _keys if key in WORK])
    one, work = SPLIT[key], WORK[key]
    piece = dice.choice((work.whose, work.closing, work.closing)).split("|")
    said = (
        dice.choice(piece)
        if dice.random() < 0.6
        else f"{dice.choice(work.who.split('|'))} # {dice.choice(work.does.split('|'))}"
    )
    return _ask(key, dice) if dice.random() < 0.6 else _called(one, dice), said


def people(dice: random.Random) -> str:
    """A pattern with a list of people."""
    key = dice.choice(_keys)
    name = dice.choice(("{F}", "{F}", "{F} {S}", "{P}"))
    them = [name if dice.random() < 0.8 else dice.choice(("{F}", "{F} {S}")) for _ in range(dice.randint(2, 7))]
    last = f" {dice.choice(SPLIT[key].conj)} " if dice.random() < 0.7 else ", "
    return dice.choice(PEOPLE[key].split("|")).replace("*", ", ".join(them[:-1]) + last + them[-1])
