"""The wording of contracts with suppliers: clauses of several kinds, parties that buy and sell to a shop, and what only
contracts do with them: name a party in quotes, bind it with *shall*, number clauses, set terms to figures.

One clause is a quotation; terms of service for shoppers have clauses but no supplier; an article about contracts lists
clauses and binds nobody. Clauses are counted by kind within a page's reach of one another.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import msgspec

from seawall.detect import late_re as re
from seawall.detect.detector import Context, Detector, Example, Judgement, Page, words
from seawall.detect.detectors._contract_words import CLAUSES, CONSUMERS, LICENCE, PARTIES, TRADE
from seawall.detect.detectors._opening import opening
from seawall.detect.detectors._talk import with_talk
from seawall.detect.shop_talk import REASON
from seawall.model.words import Category, Confidence

_KIND = {word.removesuffix("*"): kind for kind, listed in CLAUSES.items() for word in words(listed)}
_TRADE_WORDS = frozenset(word.removesuffix("*") for word in TRADE)
_PARTY_WORDS = _TRADE_WORDS | {word.removesuffix("*") for word in PARTIES}
_LICENCE_WORDS = frozenset(LICENCE)
_CONSUMER_WORDS = frozenset(word.removesuffix("*") for word in CONSUMERS)
_AGREED_WITH = _TRADE_WORDS | {word for word, kind in _KIND.items() if kind == "title"}
_gap_chars = 3_000
_company_chars = 200
_page_chars = 12_000
"""How much of a group is looked through for what binds."""
_kinds_min = 4
_points_min = 5
_BUSINESS = frozenset(("payment", "supply", "discount", "penalty"))
"""Clauses that say what a shop agreed with those it buys from."""
_agreed_kinds_min = 3
"""So many kinds are a contract's terms already, where figures stand beside two of them: ``Zahlungsziel 45 Tage``."""
_FIGURE = re.compile(r"[^\n]{0,32}?[0-9]")
_digit = re.compile("[0-9]")

_BINDS = (
    r"(?:shall|will|must|can|liable|grants?|appoints?|räumt|wird|prüf\w|übernimmt|führt|udziela|zachowa|accorde|nomina|concede|confere|verplicht|zal|blijft|sluit\w{0,2}|stelt|nombra|designa|si obbliga|risponde|agrees?|undertakes?|warrants?|represents?|may|(?:is|are) (?:obliged|entitled|required|liable|bound|granted|not)|hereby"
    r"|verpflichte\w{1,2}|haftet|gewähr\w{1,2}|garantier\w{1,2}|sichert|trägt|stellt|liefer\w{1,2}|ist berechtigt|vereinbaren|kann|können|darf|hat"
    r"|s['’]engage\w{0,3}|s['’]oblige\w{0,3}|garantit|doit|doivent|devra|pourra|peut|accorde|se obligan?|se comprometen?|garantiza|deberán?|podrán?|podrá"
    r"|si impegna\w{0,2}|si obbliga\w{0,2}|garantisce|dovrà|potrà|può|verbind\w{1,3}|garandeert|dient|mag|kan|levert|zobowiąz\w{2,8}|gwarantuje|może|dostarczy"
    r"|obrigam?-se|comprometem?-se|garante|deverá|poderá|förbinder|garanterar|ska|skall|skal|får|forpligter|forplikter|garanterer|se zavazuj\w|je povinen|odpovídá|může"
    r"|se obligă|garantează|trebuie|poate|köteles|vállalja|szavatol|jogosult|sitoutu\w{1,3}|vastaa|voi|taahhüt|yükümlüdür|garanti|υποχρεούται|δικαιούται|εγγυάται"
    r"|обязу\w{2,4}|обязан|вправе|гарантирует|нес[её]т|має право|гарантує|зобов\S{2,12})"
)
_binding = re.compile(rf",?(?: [^\s.;:]{{1,24}}){{0,8}}? {_BINDS}\b", re.IGNORECASE)
"""What a party shall do, within a few words behind it."""
_quoted = re.compile(
    r"[\"“”„«‘'] ?(?:the |der |die |le |la |l['’]|el |il |lo |o |a |de )?([^\W\d_][^\W\d_]{2,20}(?: [^\W\d_]{3,16})?) ?[\"”“»’']"
)
"""A word in quotes, as contracts name their parties."""
_numbered = re.compile(
    r"(?:§ ?[0-9]{1,3}\b|\b(?:clause|para\.?|sec\.|section|article|artikel|artículo|articolo|artigo|cláusula|clausola|clausule|paragraph|paragraf|schedule|annex|anlage|annexe|allegato|"
    r"ziffer|ziff\.|art\.|čl\.|článek|articolul|clauza|cikk|kohta|madde|άρθρο|статья|стаття|пункт|п\.|punkt|punt|lid|pkt\.?|§) ?"
    r"(?:[0-9]{1,3}|[ivx]{1,5}\b)|\b(?:cláusula|clausola|article|artículo|articolo) (?:primer|segund|tercer|cuart|quint|sext|s[ée]ptim|octav|noven|d[ée]cim|prim|second|terz|sest|settim|ottav|non|premier)|(?:^|\n)[ \t]{0,8}[0-9]{1,2}\.[0-9]{1,2}\.? |"
    r"第 ?[0-9一二三四五六七八九十]{1,3} ?条|제 ?[0-9]{1,3} ?조)",
    re.IGNORECASE,
)
_listed = re.compile(r"(?:^|\n|[.;] )[ \t]{0,8}[0-9]{1,2}[.)] [A-ZÀ-Þ]")
_blank = re.compile(
    r"\[[A-Za-z][^\]\n]{2,40}\]|\{\{?[^{}\n]{2,40}\}|_{4,80}|<[A-Z][A-Za-z _]{2,40}>|\.{6,80}|\bX{3,12}\b"
)
"""What somebody still has to fill in."""


_capital = re.compile(
    r"[a-zà-ÿ,;“\"(] ?(?:[Tt]he |an? |any |such |le |la |l['’]|les |au |du |el |al |del |il |dell['’]|o |ao |do |de |van |przez )?"
    r"(Supplier|Seller|Vendor|Buyer|Purchaser|Distributor|Manufacturer|Licensor|Licensee|Retailer|Carrier|Contractor|Provider|Customer|Client|Company|Operator|Partner|Merchant|Agent|Party|Parties"
    r"|Products?|Goods|Services?|Stock|Term|Territory|Agreement|Contract|Net Sales|Specifications?|Orders?|Effective Date|Confidential Information|Fournisseur|Acheteur|Distributeur|Prestataire|Vendeur|Fabricant"
    r"|Concédant|Licencié|Produits|Contrat|Proveedor|Comprador|Vendedor|Distribuidor|Fabricante|Productos|Contrato|Fornitore|Acquirente|Committente|Venditore|Distributore|Concedente|Prodotti|Contratto|Fornecedor"
    r"|Contratante|Loja|Produtos|Leverancier|Koper|Afnemer|Opdrachtgever|Partijen|Fabrikant|Producten|Overeenkomst|Dostawc\w{1,2}|Odbiorc\w{1,2}|Kupując\w{1,3}|Sprzedawc\w{1,2}|Zamawiając\w{1,3}|Producent\w{0,2}"
    r"|Dystrybutor\w{0,3}|Stron\w|Umow\w|Dodavatel\w{0,2}|Kupující\w{0,3}|Odběratel\w{0,2}|Furnizor\w{0,3}|Cumpărător\w{0,3}|Szállító\w{0,2}|Vevő\w{0,2}|Megrendelő\w{0,2}|Toimittaja\w{0,2}|Tilaaja\w{0,2}"
    r"|Tedarikçi\w{0,3}|Alıcı\w{0,3}|Поставщик\w{0,2}|Покупател\w{1,3}|Постачальник\w{0,2}|Покуп\w{2,4}|Προμηθευτ\w{1,3}|Αγοραστ\w{1,3})\b"
)
"""A party or a defined term, written large within a sentence as contracts do. No German ones: there every noun is."""


class _Group(msgspec.Struct, frozen=True):
    """Words of contracts close to one another, and what stands among them."""

    kinds: set[str]
    titled: bool
    defined: bool
    bound: int
    numbered: int
    capital: int
    figures: set[str]

    @property
    def performed(self) -> bool:
        """Whether something is agreed and not only spoken of."""
        return self.defined or self.bound > 0 or self.numbered > 0 or self.capital > 1 or len(self.figures) > 0

    @property
    def points(self) -> int:
        """How much speaks for a contract."""
        formal = 2 * self.titled + 2 * self.defined + min(2, self.bound) + min(2, self.numbered) + min(2, self.capital)
        return len(self.kinds) + formal + min(2, len(self.figures))


def _sweep(page: Page) -> Iterable[Judgement]:
    said = _worded(page) if page.anchors else ()
    for one in with_talk(page, "contract", said, "reads like terms agreed with a partner", _LICENCE_WORDS):
        if not (REASON in one.reasons and _unfounded(page, one.start, one.end)):
            yield one


_SELDOM_READ = re.compile(
    r"[\u0370-\u03ff]{4}|[ąęłńśźż][^\n]{0,80}[ąęłńśźż]|[ěřůčž][^\n]{0,80}[ěřůčž]"
    r"|\b(?:että|mutta|myös|joka|kuin|sekä|ovat|mukaan|vain|amb|els|és|dels|això|però|segons)\b",
    re.IGNORECASE,
)
"""Polish, Czech, Greek, Finnish and Catalan, of which the model of shop talk has read little: its word alone is no contract there."""

_MAKERS = re.compile(
    r"fabry[kc]|producent|továrn|výrobc|teht[ad]|valmistaj|fàbric|proveïdor|εργοστάσι|κατασκευαστ", re.IGNORECASE
)


def _unfounded(page: Page, start: int, end: int) -> bool:
    """Whether nobody a contract is with stands in what only the model of shop talk heard, or a shopper's terms do."""
    if _SELDOM_READ.search(page.text, start, end) is None:
        return False
    told = {word for _, word in page.words(start, end)}
    agreed = not told.isdisjoint(_AGREED_WITH) or _MAKERS.search(page.text, start, end) is not None
    return not agreed or bool(told & _CONSUMER_WORDS)


def _worded(page: Page) -> Iterable[Judgement]:
    hits = page.words(0, len(page.text))
    group: list[tuple[int, str]] = []
    for end, word in hits:
        if group and end - group[-1][0] > _gap_chars:
            yield from _judge(page.text, group)
            group = []
        group.append((end, word))
    yield from _judge(page.text, group)


def _judge(text: str, heard: list[tuple[int, str]]) -> Iterable[Judgement]:
    told = {word for _, word in heard}
    words_here = [(end, word) for end, word in heard if word in _KIND or word in _PARTY_WORDS]
    trade = next((word for _, word in words_here if word in _TRADE_WORDS), "")
    kinds = {_KIND[word] for _, word in words_here if word in _KIND}
    if len(kinds - {"title"}) < 2 or not (trade or "title" in kinds or any(word in _PARTY_WORDS for word in told)):
        return
    start, end = words_here[0][0] - len(words_here[0][1]), words_here[-1][0]
    from seawall.detect.untold import is_catalogue  # as few texts come so far

    if is_catalogue(text[max(0, start) : end]):
        return
    seen = _look(text, max(0, start - 80), min(end + 160, start + _page_chars), words_here, kinds)
    consumers = len(told & _CONSUMER_WORDS)
    licence = len(told & _LICENCE_WORDS)
    public = licence > 2 or (licence > 1 and not seen.figures & _BUSINESS)
    if public or not seen.performed or (consumers and not (seen.titled and seen.figures and consumers < 3)):
        return
    if not (trade or seen.titled or seen.capital > 1 or seen.bound > 1 or seen.points > _points_min):
        return
    if not (_whole(seen.kinds) or _agreed(seen) or _bound(seen)):
        return
    sure = Confidence.VERY_LIKELY if seen.points >= _points_min + 3 else Confidence.LIKELY
    reasons = (f"clauses: {', '.join(sorted(kinds))}", *((f"party: {trade}",) if trade else ()))
    start, end = _core(words_here)
    yield Judgement(start=max(0, start), end=end, confidence=sure, reasons=reasons, weight=1, covers=True)


def _core(heard: list[tuple[int, str]]) -> tuple[int, int]:
    """From where to where the words stand in company: one far off in a mail around the contract is no part of it."""
    clusters: list[list[tuple[int, str]]] = []
    for one in heard:
        if not clusters or one[0] - clusters[-1][-1][0] > _company_chars:
            clusters.append([])
        clusters[-1].append(one)
    least = min(3, max(len({word for _, word in cluster}) for cluster in clusters))
    kept = [cluster for cluster in clusters if len({word for _, word in cluster}) >= least]
    return kept[0][0][0] - len(kept[0][0][1]), kept[-1][-1][0]


def _look(text: str, low: int, high: int, heard: list[tuple[int, str]], kinds: set[str]) -> _Group:
    """What stands among the words."""
    blanks = sum(1 for _ in islice(_blank.finditer(text, low, high), 3))
    if blanks > 2:
        return _Group(kinds=kinds, titled=False, defined=False, bound=0, numbered=0, capital=0, figures=set())
    bound = {
        word for end, word in heard if word in _PARTY_WORDS and end < high and _binding.match(text, end, end + 120)
    }
    named = (one.group(1).lower() for one in islice(_quoted.finditer(text, low, high), 32))
    numbered = sum(1 for _ in islice(_numbered.finditer(text, low, high), 2))
    if not numbered:
        numbered = int(sum(1 for _ in islice(_listed.finditer(text, low, high), 2)) > 1)
    return _Group(
        kinds=kinds - {"title"},
        titled="title" in kinds,
        defined=any(name in _TRADE_WORDS or name.rstrip("s") in _TRADE_WORDS for name in named),
        bound=len(bound),
        numbered=numbered,
        capital=len({one.group(1) for one in islice(_capital.finditer(text, low, high), 12)}),
        figures={_KIND[word] for end, word in heard if word in _KIND and _with_figure(text, end, word)} - {"title"},
    )


def _with_figure(text: str, end: int, word: str) -> bool:
    """Whether a figure stands in a clause's word, close before it or behind it."""
    start = max(0, end - len(word) - 10)
    return _digit.search(text, start, end) is not None or _FIGURE.match(text, end, end + 40) is not None


def _whole(kinds: set[str]) -> bool:
    """Whether the kinds of clauses are those of a contract."""
    core = kinds & {*_BUSINESS, "parties", "law", "term", "confidentiality", "liability"}
    formal = kinds & {"parties", "recitals", "law", "term", "liability", "force"}
    bought = kinds & {*_BUSINESS, "parties", "recitals"}
    return len(kinds) >= _kinds_min and len(core) > 2 and bool(formal) and bool(bought)


def _agreed(seen: _Group) -> bool:
    """Whether they are the terms of one, told with their figures."""
    return len(seen.kinds) >= _agreed_kinds_min and len(seen.kinds & _BUSINESS) > 1 and len(seen.figures) > 1


def _bound(seen: _Group) -> bool:
    """Whether few clauses bind parties as only a contract does."""
    return seen.points >= _points_min and (seen.titled or seen.defined or seen.bound > 0 or seen.capital > 1)


_SAMPLE = (
    "This Agreement is entered into by and between Shop Example Ltd (Buyer) and Clay Works (Supplier). Payment terms are net 30. "
    "The minimum order quantity is 500 pieces. Supplier shall indemnify Buyer. Either party may terminate with 60 days written "
    "notice. Governing law: England."
)

_TERMS = (
    "Konditionen Lieferant Keramik Nord: Rabattstaffel ab 500 Stück 8 %; Skonto 2 % binnen 14 Tagen; Mindestbestellwert 2.500 EUR; "
    "Vertragsstrafe 0,5 % je Woche; Laufzeit 24 Monate."
)


def _marked(text: str) -> tuple[str, int, int]:
    """An example whose finding stands between bars."""
    before, found, after = text.split("|")
    return before + found + after, len(before), len(before) + len(found)


_ABROAD = tuple(
    map(
        _marked,
        (
            "|Contrat de fourniture avec le Fournisseur. Délai de paiement : 45 jours. Quantité minimale : 300 pièces. Pénalités de retard : "
            "1 %. Préavis| de trois mois.",
            "|Acuerdo marco con el proveedor: plazo de pago 60 días, pedido mínimo 400 unidades, penalización del 1 % semanal, preaviso de 90 "
            "días, confidencialidad|.",
            "|Contratto di fornitura. Termini di pagamento: 60 giorni. Quantitativo minimo: 250 pezzi. Clausola penale 0,5 %. Foro competente|: Bologna.",
            "|Raamovereenkomst met leverancier: betalingstermijn 30 dagen, minimale afname 600 stuks, boeteclausule 0,5 %, opzegtermijn| drie maanden.",
            "|Umowa dostawy z dostawcą: termin płatności 45 dni, minimalne zamówienie 500 sztuk, kara umowna 0,5 %, okres wypowiedzenia| trzy miesiące.",
            "|Contrato de fornecimento: prazo de pagamento 60 dias, encomenda mínima 400 unidades, cláusula penal de 1 %, aviso prévio| de 90 dias.",
            "|Leveransavtal med leverantör Norr: betalningsvillkor 30 dagar netto, minsta orderkvantitet 300 st, uppsägningstid| tre månader.",
        ),
    )
)

_SERVICE = "The parcel left our warehouse on Monday and should arrive soon. We are glad to help with anything else. "

_GATES = (
    r"(?:agreement|contract|vertrag|contrat|contrato|contratto|supplier|lieferant|fournisseur|proveedor|fornitor|fornecedor"
    r"|leveran|groothandel|overeenkomst|dostawc|hurtowni|umow[ay]|ramavtal|rammea|moq|konditionen|zahlungsziel|rabattstaffel"
    r"|minimum order|net [346][05]|governing|terminat|indemnif|hereinafter|clause|receiving party|statement of work|vereinbarung|auftraggeber"
    r"|einkaufsbedingung|accord|avenant|acuerdo|adenda|sekretess|fortrolig|smlouv|dodavatel|furniz|szerz[^ ]{1,2}d|sz[^ ]{1,2}ll[^ ]{1,2}t|toimit|sopimu|s[^ ]{1,2}zle[^ ]{1,2}me"
    r"|tedarik|purchase terms|term sheet|distributor|manufacturer|exclusiv|vendor|purchaser|retailer|3pl|\bsla\b|forhandler|avtale?|aftale|vereinbar|cl[^ ]{1,2}usula|comprador|committente|acquirente|kontrakt|abnehmer|auftragnehmer|szerz|penalt|geheimhalt|confidential|hersteller|fabrikant|fabricant|producent|licens|lizenz|licenci|royalt|redevance|logisti|fulfil|storage|consign|carrier|aneks|convention|conc[^ ]{1,2}d|conceden|distribut|forthwith|on behalf of|merchant|dropship|conditions)",
    r"[?]{3}",
)
_EVERYDAY = frozenset(
    words(
        "customer, client, company, partner, agent, kunde, kunden, cliente, klant, klient, asiakas, carrier, party, parties"
    )
)
"""Parties that every other text of a shop speaks of."""


_NAMED = (*words(CLAUSES["title"]), *TRADE, *PARTIES)

DETECTOR = Detector(
    category=Category.SUPPLIER_CONTRACT,
    context=Context(
        positive=tuple(dict.fromkeys((*(one for listed in CLAUSES.values() for one in words(listed)), *TRADE, *PARTIES))),
        negative=(*LICENCE, *CONSUMERS),
    ),
    gate=(*_GATES, opening({word.removesuffix("*") for word in _NAMED} - _EVERYDAY)),
    anchored=False,
    sweep=_sweep,
    always=True,
    order=75,
    hits=(
        Example(_SAMPLE, (_SAMPLE[: _SAMPLE.index("Governing law") + len("Governing law")],)),
        Example(
            "Der Lieferant verpflichtet sich ... Zahlungsziel 30 Tage. Gerichtsstand ist Berlin. Kündigungsfrist drei Monate. "
            "Geheimhaltung nach § 9.",
            ("Lieferant verpflichtet sich ... Zahlungsziel 30 Tage. Gerichtsstand ist Berlin. Kündigungsfrist drei Monate. "
             "Geheimhaltung",),
        ),
        Example(_TERMS, (_TERMS[_TERMS.index("Lieferant") : _TERMS.index(" 24")],), "party: lieferant"),
        *(Example(text, (text[start:end],)) for text, start, end in _ABROAD),
    ),
    misses=(
        "Our terms of service: you may cancel at any time. Governing law is England. Liability is limited.",
        "The supplier is late again, please call them.",
        "How do I write a termination clause?",
        "The licensor shall not be liable. This License shall be governed by the laws of England; arbitration, termination and "
        "severability apply. You may sublicense the source code; the warranty of merchantability is void.",
        "".join(
            f'msgid "{said}"\nmsgstr ""\n\n'
            for said in ("Supplier", "Payment terms: net 30", "Minimum order quantity: 5", "Contract", "Notice period: 30 days", "Volume discount 5 %")
        ),
        "Ein Vertrag ist nur so gut wie die Leute, die ihn schließen, und der Lieferant liefert, solange er will.\n\t\t-- Anna Muster",
        "This warranty is void if the territory is unknown",
        "Unsere AGB: Zahlungsbedingungen, Lieferbedingungen, Gewährleistung und Haftung für Verbraucher, Gerichtsstand Berlin, "
        "Kündigung des Abos mit 14 Tagen, Mindestbestellwert 25 Euro",
        "Five tips for suppliers' meetings: better payment terms, a lower minimum order, a volume discount. Mention confidentiality.",
        "When you talk to a supplier, ask for payment terms, minimum order and volume discount.",
        "Notre fournisseur d'énergie applique un préavis de 30 jours.",
        _SERVICE * 8 + "7 ok.",
    ),
    overlooks="single clauses, and contracts in languages it has no clauses of",
    confuses="general terms of trade, which everybody may read",
    source="https://www.law.cornell.edu/ucc/2",
)  # fmt: skip
