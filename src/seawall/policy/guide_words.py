"""The staff guide's words in the six languages the browser extension speaks.

Every yes and no comes from the policies (:mod:`seawall.policy.safe_use`); only how it is said stands here. English
names of safe classes and kinds of data are the guide's own, so English has none of them here.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from seawall.model.words import Action, Category

A, C, M, B = Action.ALLOW, Action.COACH, Action.MASK, Action.BLOCK


class GuideWords(msgspec.Struct, frozen=True, kw_only=True):
    """One language. ``{…}`` are places to fill; a link's words stand between ``[`` and ``]``."""

    name: str
    """What speakers call the language."""
    title: str
    title_at: str
    written: str
    version: str
    observe: str
    safe: str
    unsafe: str
    kind: str
    approved: str
    elsewhere: str
    in_approved: str
    """A sentence about one kind: what happens in an approved tool, and elsewhere."""
    why: str
    check: str
    tools: str
    for_teams: str
    not_yours: str
    everyone: str
    as_it_is: str
    none: str
    ask: str
    doubt: str
    may_i: str
    or_ask: str
    keep: str
    where_stopped: str
    where_anywhere: str
    where_approved: str
    actions: Mapping[Action, str]
    """What happens to data, to follow its name."""
    badges: Mapping[Action, str]
    categories: Mapping[Category, str]
    classes: tuple[tuple[str, str, str], ...] = ()
    """Safe classes in the guide's order: name, what it is, an example."""
    kinds: Mapping[str, tuple[str, str]] = {}
    """Kinds of data by their English name: name, what it is."""


_KINDS = (
    "Customer details",
    "Order history",
    "Payment data",
    "Card security codes",
    "Internal pricing",
    "Supplier contracts",
    "Passwords and keys",
    "Whole tables and exports",
)


def _kinds(*told: tuple[str, str]) -> dict[str, tuple[str, str]]:
    return dict(zip(_KINDS, told, strict=True))


def _categories(*told: str) -> dict[Category, str]:
    return dict(zip(Category, told, strict=True))


WORDS: Mapping[str, GuideWords] = {
    "en": GuideWords(
        name="English",
        title="What you may use AI for",
        title_at="What you may use AI for at {organisation}",
        written="Written from the rules in force. Version {version}, as of {day}.",
        version="Version {version}, as of {day}.",
        observe="The rules are only watched for now: nothing is stopped, and what would have been is recorded.",
        safe="Safe",
        unsafe="Not safe",
        kind="Kind of data",
        approved="In an approved tool it",
        elsewhere="Anywhere else it",
        in_approved="In an approved tool it {approved}; anywhere else it {elsewhere}.",
        why="why",
        check="Have something like that? [Check a text] shows what would leave, and makes a copy with stand-ins.",
        tools="Approved tools",
        for_teams="for {teams}",
        not_yours="which you are not in",
        everyone="for everyone",
        as_it_is="as it is: {kinds}",
        none="None yet.",
        ask="Ask for one.",
        doubt="Not sure?",
        may_i="[May I use this tool for that?] answers at once, and asks for you.",
        or_ask="Or ask {contact}.",
        keep="Print this page with your browser, or [keep it as Markdown] for a handbook.",
        where_stopped="A rule of ours stops even this for now; the page May I? says which.",
        where_anywhere="All of this may go into any AI tool that is not closed.",
        where_approved="All of this may go into the approved tools below. Other tools are closed, whatever the text.",
        actions={
            A: "goes through",
            C: "goes through, and you are told to take care",
            M: "goes through with stand-ins, and the answer has the real values again",
            B: "does not leave",
        },
        badges={A: "allowed", C: "coached", M: "masked", B: "blocked"},
        categories=_categories(
            "customer details",
            "order history",
            "payment data",
            "internal pricing",
            "supplier contracts",
            "passwords and keys",
        ),
    ),
    "de": GuideWords(
        name="Deutsch",
        title="Wofür Sie KI nutzen dürfen",
        title_at="Wofür Sie bei {organisation} KI nutzen dürfen",
        written="Geschrieben nach den geltenden Regeln. Fassung {version}, Stand {day}.",
        version="Fassung {version}, Stand {day}.",
        observe="Die Regeln werden zurzeit nur beobachtet: Nichts wird aufgehalten, und was es würde, wird vermerkt.",
        safe="Unbedenklich",
        unsafe="Nicht unbedenklich",
        kind="Art der Daten",
        approved="In einem freigegebenen Werkzeug",
        elsewhere="Überall sonst",
        in_approved="In einem freigegebenen Werkzeug: {approved}; überall sonst: {elsewhere}.",
        why="warum",
        check="So etwas dabei? [Text prüfen] zeigt, was hinausginge, und macht eine Kopie mit Platzhaltern.",
        tools="Freigegebene Werkzeuge",
        for_teams="für {teams}",
        not_yours="zu denen Sie nicht gehören",
        everyone="für alle",
        as_it_is="unverändert: {kinds}",
        none="Noch keine.",
        ask="Eines anfragen.",
        doubt="Nicht sicher?",
        may_i="[Darf ich dieses Werkzeug dafür nutzen?] antwortet sofort und fragt für Sie an.",
        or_ask="Oder fragen Sie {contact}.",
        keep="Drucken Sie diese Seite mit dem Browser, oder [behalten Sie sie als Markdown] für ein Handbuch.",
        where_stopped="Eine unserer Regeln hält zurzeit selbst das auf; die Seite „Darf ich?“ sagt, welche.",
        where_anywhere="All das darf in jedes KI-Werkzeug, das nicht geschlossen ist.",
        where_approved=(
            "All das darf in die freigegebenen Werkzeuge unten. Andere sind geschlossen, gleich für welchen Text."
        ),
        actions={
            A: "geht durch",
            C: "geht durch, mit der Bitte um Vorsicht",
            M: "geht mit Platzhaltern durch, und in der Antwort stehen wieder die echten Werte",
            B: "geht nicht hinaus",
        },
        badges={A: "erlaubt", C: "mit Hinweis", M: "maskiert", B: "gesperrt"},
        categories=_categories(
            "Kundendaten",
            "Bestellungen",
            "Zahlungsdaten",
            "interne Preise",
            "Lieferantenverträge",
            "Passwörter und Schlüssel",
        ),
        classes=(
            (
                "Produktbeschreibungen",
                "Namen, Maße, Materialien, Artikelnummern und Strichcodes, Preise, wie sie im Laden stehen.",
                "Schreib einen netten Text zu einem Becher aus Steinzeug: 350 ml, spülmaschinenfest, meerblau, 14,90.",
            ),
            (
                "Öffentliche Texte",
                "Was ohnehin jeder lesen kann: Seiten im Netz, Rundbriefe, Anzeigen, Liefer- und Rückgabebedingungen.",
                "Kürze unsere Rückgabebedingungen auf drei Sätze.",
            ),
            (
                "Anonymisierte Beispiele",
                "Ein Fall ohne die Person: Kundin A, [Bestellnummer], [Datum]. Lassen Sie weg, was sie verrät.",
                "Bei Kundin A kam eine von zwei Lampen kaputt an, und sie will eine neue. Entwirf eine nette Antwort.",
            ),
            (
                "Ausgedachte Daten",
                "Für den Zweck erfunden und sichtbar so: xxxx@xxxx.xx, 00.00.",
                "Bitte zehn ausgedachte Bestellungen, um unseren Import auszuprobieren.",
            ),
            (
                "Allgemeine Fragen",
                "Formeln, Ideen, Übersetzungen öffentlicher Texte, wie ein Programm geht: nichts aus dem Laden darin.",
                "Wie summiere ich in einer Tabelle eine Spalte nach Monaten?",
            ),
        ),
        kinds=_kinds(
            ("Kundendaten", "Namen, E-Mail- und Postadressen, Telefonnummern, Geburtsdaten."),
            ("Bestellungen", "Wer wann was gekauft hat: Bestellnummern, Pakete, Rücksendungen von jemandem."),
            ("Zahlungsdaten", "Kartennummern und Bankkonten."),
            ("Kartenprüfnummern", "Die drei oder vier Ziffern auf einer Karte."),
            ("Interne Preise", "Was uns Dinge kosten, Spannen, Rabatte, die draußen niemand kennt."),
            ("Lieferantenverträge", "Konditionen, Vergütungen und Bedingungen von Lieferanten."),
            ("Passwörter und Schlüssel", "Passwörter, Zugangsschlüssel, Datenbankadressen, auch in Programmtext."),
            ("Ganze Tabellen und Exporte", "Eine Kundenliste oder ein Bestellexport, wie wenige Spalten er auch hat."),
        ),
    ),
    "fr": GuideWords(
        name="Français",
        title="Ce pour quoi vous pouvez utiliser l’IA",
        title_at="Ce pour quoi vous pouvez utiliser l’IA chez {organisation}",
        written="Écrit d’après les règles en vigueur. Version {version}, au {day}.",
        version="Version {version}, au {day}.",
        observe="Pour l’instant les règles sont seulement observées : rien n’est arrêté, et ce qui le serait est noté.",
        safe="Sans risque",
        unsafe="Pas sans risque",
        kind="Type de données",
        approved="Dans un outil approuvé",
        elsewhere="Partout ailleurs",
        in_approved="Dans un outil approuvé : {approved} ; partout ailleurs : {elsewhere}.",
        why="pourquoi",
        check="Un texte de ce genre ? [Vérifier un texte] montre ce qui sortirait et le copie avec des substituts.",
        tools="Outils approuvés",
        for_teams="pour {teams}",
        not_yours="dont vous ne faites pas partie",
        everyone="pour tous",
        as_it_is="tel quel : {kinds}",
        none="Aucun pour l’instant.",
        ask="En demander un.",
        doubt="Un doute ?",
        may_i="[Puis-je utiliser cet outil pour cela ?] répond aussitôt et demande pour vous.",
        or_ask="Ou demandez à {contact}.",
        keep="Imprimez cette page avec votre navigateur, ou [gardez-la en Markdown] pour un manuel.",
        where_stopped="Une de nos règles arrête même cela pour l’instant ; la page « Puis-je ? » dit laquelle.",
        where_anywhere="Tout cela peut aller dans n’importe quel outil d’IA qui n’est pas fermé.",
        where_approved=(
            "Tout cela peut aller dans les outils approuvés ci-dessous. Les autres sont fermés, quel que soit le texte."
        ),
        actions={
            A: "passe",
            C: "passe, et l’on vous demande d’être prudent",
            M: "passe avec des substituts, et la réponse contient de nouveau les vraies valeurs",
            B: "ne sort pas",
        },
        badges={A: "permis", C: "avec conseil", M: "masqué", B: "bloqué"},
        categories=_categories(
            "données clients",
            "commandes",
            "données de paiement",
            "prix internes",
            "contrats fournisseurs",
            "mots de passe et clés",
        ),
        classes=(
            (
                "Descriptions de produits",
                "Noms, tailles, matières, références et codes-barres, prix tels que la vitrine les affiche.",
                "Écris un texte aimable pour une tasse en grès : 350 ml, lave-vaisselle, bleu mer, 14,90.",
            ),
            (
                "Textes publics",
                "Ce que chacun peut déjà lire : pages web, annonces, conditions de livraison et de retour.",
                "Résume nos conditions de retour en trois phrases.",
            ),
            (
                "Exemples anonymisés",
                "Un cas sans la personne : Client A, [numéro de commande], [date]. Rien qui dise qui c’était.",
                "Le client A a reçu une lampe cassée sur deux et en veut une neuve. Rédige une réponse aimable.",
            ),
            (
                "Données inventées",
                "Inventées pour l’occasion, et cela se voit : xxxx@xxxx.xx, 00.00.",
                "Invente dix commandes pour essayer notre import.",
            ),
            (
                "Questions générales",
                "Formules, idées, traductions de textes publics, emploi d’un logiciel : rien de la boutique dedans.",
                "Comment additionner une colonne par mois dans un tableur ?",
            ),
        ),
        kinds=_kinds(
            ("Données clients", "Noms, adresses e-mail et postales, numéros de téléphone, dates de naissance."),
            ("Commandes", "Qui a acheté quoi et quand : numéros de commande, colis, retours de quelqu’un."),
            ("Données de paiement", "Numéros de carte et comptes bancaires."),
            ("Codes de sécurité des cartes", "Les trois ou quatre chiffres inscrits sur une carte."),
            ("Prix internes", "Ce que les choses nous coûtent, marges, remises que personne ne connaît dehors."),
            ("Contrats fournisseurs", "Conditions, ristournes et clauses des fournisseurs."),
            ("Mots de passe et clés", "Mots de passe, clés d’accès, adresses de bases de données, dans du code aussi."),
            (
                "Tableaux et exports entiers",
                "Une liste de clients ou un export de commandes, si peu de colonnes qu’il ait.",
            ),
        ),
    ),
    "es": GuideWords(
        name="Español",
        title="Para qué puede usar la IA",
        title_at="Para qué puede usar la IA en {organisation}",
        written="Escrito según las reglas en vigor. Versión {version}, a {day}.",
        version="Versión {version}, a {day}.",
        observe="Por ahora las reglas solo se observan: no se detiene nada, y se anota lo que se habría detenido.",
        safe="Seguro",
        unsafe="No seguro",
        kind="Tipo de datos",
        approved="En una herramienta aprobada",
        elsewhere="En cualquier otro sitio",
        in_approved="En una herramienta aprobada: {approved}; en cualquier otro sitio: {elsewhere}.",
        why="por qué",
        check="¿Tiene algo así? [Comprobar un texto] muestra qué saldría y hace una copia con sustitutos.",
        tools="Herramientas aprobadas",
        for_teams="para {teams}",
        not_yours="de los que usted no forma parte",
        everyone="para todos",
        as_it_is="tal cual: {kinds}",
        none="Ninguna todavía.",
        ask="Pedir una.",
        doubt="¿Dudas?",
        may_i="[¿Puedo usar esta herramienta para eso?] responde al momento y pregunta por usted.",
        or_ask="O pregunte a {contact}.",
        keep="Imprima esta página con su navegador o [guárdela como Markdown] para un manual.",
        where_stopped="Una de nuestras reglas detiene por ahora incluso esto; la página «¿Puedo?» dice cuál.",
        where_anywhere="Todo esto puede ir a cualquier herramienta de IA que no esté cerrada.",
        where_approved=(
            "Todo esto puede ir a las herramientas aprobadas de abajo. Las demás están cerradas para cualquier texto."
        ),
        actions={
            A: "pasa",
            C: "pasa, y se le pide cuidado",
            M: "pasa con sustitutos, y la respuesta vuelve a tener los valores reales",
            B: "no sale",
        },
        badges={A: "permitido", C: "con aviso", M: "enmascarado", B: "bloqueado"},
        categories=_categories(
            "datos de clientes",
            "pedidos",
            "datos de pago",
            "precios internos",
            "contratos de proveedores",
            "contraseñas y claves",
        ),
        classes=(
            (
                "Descripciones de productos",
                "Nombres, tallas, materiales, referencias y códigos de barras, precios como en el escaparate.",
                "Escribe un texto amable para una taza de gres: 350 ml, apta para lavavajillas, azul mar, 14,90.",
            ),
            (
                "Textos públicos",
                "Lo que cualquiera puede leer ya: páginas web, anuncios, condiciones de entrega y devolución.",
                "Resume nuestras condiciones de devolución en tres frases.",
            ),
            (
                "Ejemplos anónimos",
                "Un caso sin la persona: Cliente A, [número de pedido], [fecha]. Deje fuera lo que diga quién era.",
                "Redacta una respuesta amable al cliente A: una de dos lámparas llegó rota y quiere otra.",
            ),
            (
                "Datos inventados",
                "Inventados para el caso, y que se note: xxxx@xxxx.xx, 00.00.",
                "Inventa diez pedidos para probar nuestra importación.",
            ),
            (
                "Preguntas generales",
                "Fórmulas, ideas, traducciones de textos públicos, uso de un programa: nada de la tienda dentro.",
                "¿Cómo sumo una columna por meses en una hoja de cálculo?",
            ),
        ),
        kinds=_kinds(
            ("Datos de clientes", "Nombres, direcciones de correo y postales, teléfonos, fechas de nacimiento."),
            ("Pedidos", "Quién compró qué y cuándo: números de pedido, paquetes, devoluciones de alguien."),
            ("Datos de pago", "Números de tarjeta y cuentas bancarias."),
            ("Códigos de seguridad de tarjetas", "Las tres o cuatro cifras de una tarjeta."),
            ("Precios internos", "Lo que nos cuestan las cosas, márgenes, descuentos que nadie conoce fuera."),
            ("Contratos de proveedores", "Condiciones, bonificaciones y términos de los proveedores."),
            (
                "Contraseñas y claves",
                "Contraseñas, claves de acceso, direcciones de bases de datos, también en código.",
            ),
            (
                "Tablas y exportaciones enteras",
                "Una lista de clientes o una exportación de pedidos, por pocas columnas que tenga.",
            ),
        ),
    ),
    "it": GuideWords(
        name="Italiano",
        title="Per che cosa si può usare l’IA",
        title_at="Per che cosa si può usare l’IA da {organisation}",
        written="Scritto secondo le regole in vigore. Versione {version}, al {day}.",
        version="Versione {version}, al {day}.",
        observe="Per ora le regole sono solo osservate: nulla viene fermato, e si annota ciò che lo sarebbe stato.",
        safe="Sicuro",
        unsafe="Non sicuro",
        kind="Tipo di dati",
        approved="In uno strumento approvato",
        elsewhere="Altrove",
        in_approved="In uno strumento approvato: {approved}; altrove: {elsewhere}.",
        why="perché",
        check="Ha qualcosa del genere? [Controllare un testo] mostra che cosa uscirebbe e lo copia con segnaposto.",
        tools="Strumenti approvati",
        for_teams="per {teams}",
        not_yours="di cui lei non fa parte",
        everyone="per tutti",
        as_it_is="così com’è: {kinds}",
        none="Ancora nessuno.",
        ask="Chiederne uno.",
        doubt="In dubbio?",
        may_i="[Posso usare questo strumento per questo?] risponde subito e chiede per lei.",
        or_ask="Oppure chieda a {contact}.",
        keep="Stampi questa pagina con il browser, o [la conservi come Markdown] per un manuale.",
        where_stopped="Una nostra regola per ora ferma anche questo; la pagina «Posso?» dice quale.",
        where_anywhere="Tutto questo può andare in qualsiasi strumento di IA che non sia chiuso.",
        where_approved=(
            "Tutto questo può andare negli strumenti approvati qui sotto. Gli altri sono chiusi per ogni testo."
        ),
        actions={
            A: "passa",
            C: "passa, con l’invito a fare attenzione",
            M: "passa con segnaposto, e la risposta ha di nuovo i valori veri",
            B: "non esce",
        },
        badges={A: "permesso", C: "con avviso", M: "mascherato", B: "bloccato"},
        categories=_categories(
            "dati dei clienti",
            "ordini",
            "dati di pagamento",
            "prezzi interni",
            "contratti dei fornitori",
            "password e chiavi",
        ),
        classes=(
            (
                "Descrizioni di prodotti",
                "Nomi, misure, materiali, codici articolo e a barre, prezzi come li mostra la vetrina.",
                "Scrivi un testo cordiale per una tazza in gres: 350 ml, lavabile in lavastoviglie, blu mare, 14,90.",
            ),
            (
                "Testi pubblici",
                "Ciò che chiunque può già leggere: pagine web, newsletter, annunci, condizioni di consegna e reso.",
                "Riassumi le nostre condizioni di reso in tre frasi.",
            ),
            (
                "Esempi anonimi",
                "Un caso senza la persona: Cliente A, [numero d’ordine], [data]. Tralasci ciò che dice chi era.",
                "Al cliente A è arrivata rotta una di due lampade e ne vuole una nuova. Prepara una risposta gentile.",
            ),
            (
                "Dati inventati",
                "Inventati per lo scopo, e in modo evidente: xxxx@xxxx.xx, 00.00.",
                "Inventa dieci ordini per provare la nostra importazione.",
            ),
            (
                "Domande generali",
                "Formule, idee, traduzioni di testi pubblici, come funziona un programma: niente del negozio dentro.",
                "Come sommo una colonna per mese in un foglio di calcolo?",
            ),
        ),
        kinds=_kinds(
            ("Dati dei clienti", "Nomi, indirizzi e-mail e postali, numeri di telefono, date di nascita."),
            ("Ordini", "Chi ha comprato che cosa e quando: numeri d’ordine, pacchi, resi di qualcuno."),
            ("Dati di pagamento", "Numeri di carta e conti bancari."),
            ("Codici di sicurezza delle carte", "Le tre o quattro cifre su una carta."),
            ("Prezzi interni", "Quanto ci costano le cose, margini, sconti che fuori nessuno conosce."),
            ("Contratti dei fornitori", "Condizioni, premi e clausole dei fornitori."),
            ("Password e chiavi", "Password, chiavi di accesso, indirizzi di basi di dati, anche nel codice."),
            (
                "Tabelle ed esportazioni intere",
                "Un elenco di clienti o un’esportazione di ordini, per poche colonne che abbia.",
            ),
        ),
    ),
    "nl": GuideWords(
        name="Nederlands",
        title="Waarvoor u AI mag gebruiken",
        title_at="Waarvoor u bij {organisation} AI mag gebruiken",
        written="Geschreven naar de geldende regels. Versie {version}, per {day}.",
        version="Versie {version}, per {day}.",
        observe="De regels worden nu alleen gevolgd: niets wordt tegengehouden, en wat dat zou zijn wordt genoteerd.",
        safe="Veilig",
        unsafe="Niet veilig",
        kind="Soort gegevens",
        approved="In een goedgekeurd hulpmiddel",
        elsewhere="Overal elders",
        in_approved="In een goedgekeurd hulpmiddel: {approved}; overal elders: {elsewhere}.",
        why="waarom",
        check="Hebt u zoiets? [Een tekst controleren] toont wat naar buiten zou gaan en kopieert het met vervangers.",
        tools="Goedgekeurde hulpmiddelen",
        for_teams="voor {teams}",
        not_yours="waar u niet bij hoort",
        everyone="voor iedereen",
        as_it_is="zoals het is: {kinds}",
        none="Nog geen.",
        ask="Vraag er een aan.",
        doubt="Niet zeker?",
        may_i="[Mag ik dit hulpmiddel daarvoor gebruiken?] antwoordt meteen en vraagt het voor u.",
        or_ask="Of vraag het aan {contact}.",
        keep="Druk deze pagina af met uw browser, of [bewaar hem als Markdown] voor een handboek.",
        where_stopped="Een regel van ons houdt nu zelfs dit tegen; de pagina ‘Mag ik?’ zegt welke.",
        where_anywhere="Dit alles mag in elk AI-hulpmiddel dat niet gesloten is.",
        where_approved=(
            "Dit alles mag in de goedgekeurde hulpmiddelen hieronder. Andere zijn gesloten, wat de tekst ook is."
        ),
        actions={
            A: "gaat door",
            C: "gaat door, met het verzoek om voorzichtigheid",
            M: "gaat door met vervangers, en in het antwoord staan weer de echte waarden",
            B: "gaat niet naar buiten",
        },
        badges={A: "toegestaan", C: "met advies", M: "gemaskeerd", B: "geblokkeerd"},
        categories=_categories(
            "klantgegevens",
            "bestellingen",
            "betaalgegevens",
            "interne prijzen",
            "leverancierscontracten",
            "wachtwoorden en sleutels",
        ),
        classes=(
            (
                "Productbeschrijvingen",
                "Namen, maten, materialen, artikelnummers en streepjescodes, prijzen zoals de etalage ze toont.",
                "Schrijf een vriendelijke tekst voor een beker van steengoed: 350 ml, vaatwasservast, zeeblauw, 14,90.",
            ),
            (
                "Openbare teksten",
                "Wat iedereen al kan lezen: webpagina’s, nieuwsbrieven, advertenties, leverings- en retourvoorwaarden.",
                "Kort onze retourvoorwaarden in tot drie zinnen.",
            ),
            (
                "Geanonimiseerde voorbeelden",
                "Een geval zonder de persoon: Klant A, [bestelnummer], [datum]. Laat weg wat zegt wie het was.",
                "Klant A kreeg een van twee lampen kapot en wil een nieuwe. Schrijf een aardig antwoord.",
            ),
            (
                "Verzonnen gegevens",
                "Voor het doel verzonnen, en zichtbaar zo: xxxx@xxxx.xx, 00.00.",
                "Maak tien verzonnen bestellingen voor een proef met onze import.",
            ),
            (
                "Algemene vragen",
                "Formules, ideeën, vertalingen van openbare teksten, uitleg van programma’s, niets van de winkel.",
                "Hoe tel ik in een rekenblad een kolom per maand op?",
            ),
        ),
        kinds=_kinds(
            ("Klantgegevens", "Namen, e-mail- en postadressen, telefoonnummers, geboortedata."),
            ("Bestellingen", "Wie wat wanneer kocht: bestelnummers, pakketten, retouren van iemand."),
            ("Betaalgegevens", "Kaartnummers en bankrekeningen."),
            ("Beveiligingscodes van kaarten", "De drie of vier cijfers op een kaart."),
            ("Interne prijzen", "Wat dingen ons kosten, marges, kortingen die buiten niemand kent."),
            ("Leverancierscontracten", "Voorwaarden, bonussen en bepalingen van leveranciers."),
            ("Wachtwoorden en sleutels", "Wachtwoorden, toegangssleutels, databaseadressen, ook in programmatekst."),
            ("Hele tabellen en exports", "Een klantenlijst of een bestelexport, hoe weinig kolommen die ook heeft."),
        ),
    ),
}
"""By the language's two letters; English first, which is also what is read where none fits."""


def preferred(header: str) -> str:
    """The language of ``WORDS`` that an ``Accept-Language`` header (RFC 9110, 12.5.4) puts first; else English."""
    wanted: list[tuple[float, int, str]] = []
    for place, part in enumerate(header.split(",")[:20]):
        tag, _, rest = part.strip().partition(";")
        quality = rest.strip().removeprefix("q=").strip()
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            continue
        language = tag.strip().lower().partition("-")[0]
        if language in WORDS and weight > 0:
            wanted.append((-weight, place, language))
    return min(wanted)[2] if wanted else "en"
