"""What the shop pays and earns: cost, wholesale and purchase prices, margins, supplier rates, in tables and in sentences.

A public retail price alone is never one. A table needs a cost or margin column with figures; text needs such a term with an
amount beside it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from seawall.detect import late_re as re
from seawall.detect.detector import Context, Detector, Example, Judgement, Page, words
from seawall.detect.tables import Table
from seawall.model.words import Category, Confidence

_AMOUNT = re.compile(
    r"(?:[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|PLN|SEK|NOK|DKK|CZK|HUF|INR|JPY|CNY)\b) ?\d[\d.,]{0,12}|\b\d[\d.,]{0,12} ?(?:[$€£¥₹%]|USD|EUR|GBP|CHF|PLN|SEK|NOK|DKK|CZK|HUF|zł|kr\b|Kč|Ft\b|percent|cents?\b)"
    r"|\b\d{1,7}[.,]\d{2}\b"
)
_FIGURE = re.compile(r"\d")
# Terms that name an internal figure by themselves.
_TERMS = words(
    "cost price, unit cost, landed cost, wholesale price, wholesale cost, wholesale, purchase price, buying price, our cost, "
    "costs us, we pay, cost of goods, cogs, gross margin, profit margin, net margin, margin, markup, mark-up, dealer price, "
    "trade price, supplier price, supplier cost, factory price, fob price, exw price, net price, floor price, minimum price, "
    "walk away price, target price, volume discount, rebate, einkaufspreis, ek-preis, ek preis, einstandspreis, rohertrag, "
    "nettoeinkaufspreis, lieferantenpreis, werkspreis, fabrikpreis, handelsspanne, marge, prix fournisseur, prix usine, prix d'achat, prix de revient, prix de gros, precio de coste, precio de costo, precio mayorista, precio de compra, precio de proveedor, "
    "prezzo fornitore, prezzo di acquisto, preço de compra, preço de fornecedor, leveranciersprijs, kostprijs, kostpris, indkøbspris, innkjøpspris, "
    "leverantörspris, cena dostawcy, cena nabycia, ostohinta, nákupní cena, beszerzési ár, margen, prezzo d'acquisto, prezzo all'ingrosso, margine, preço de custo, preço de atacado, margem, inkoopprijs, "
    "groothandelsprijs, inköpspris, cena zakupu, cena hurtowa, marża, internal price, price floor, confidential pricing"
)
_WEAK = frozenset(
    words("margin, wholesale, rebate, target price, net price, we pay, purchase price, marge, volume discount")
)
_INTERNAL = re.compile(
    r"\b(?:cost|supplier|internal|confidential|our|we|us|per unit|unit|sku|profit|gross|retail|sell|resell|msrp|rrp|landed|vk|"
    r"verkaufspreis|lieferant|fournisseur|proveedor|fornitore|margin|markup|wholesale)\b",
    re.IGNORECASE,
)
_beside_chars = 60


def _sweep(page: Page) -> Iterable[Judgement]:
    covered: list[tuple[int, int]] = []
    for table in page.tables:
        if "cost" in table.kinds() and _has_figures(page.text, table) and not _covered(covered, table.start):
            covered.append((table.start, table.end))
            names = [name for name, kind in zip(table.header, table.kinds(), strict=True) if kind == "cost"]
            yield Judgement(
                start=table.start,
                end=table.end,
                confidence=Confidence.VERY_LIKELY,
                reasons=(f"rows: {table.count}", f"columns: {len(names)} of cost or margin", f"layout: {table.layout}"),
                weight=1,
                covers=True,
            )
    yield from _sentences(page, covered)


def _covered(covered: list[tuple[int, int]], place: int) -> bool:
    return any(a <= place < b for a, b in covered)


def _has_figures(text: str, table: Table) -> bool:
    if not table.cells:
        return bool(_FIGURE.search(text, table.start, min(table.end, table.start + 4000)))
    columns = [index for index, kind in enumerate(table.kinds()) if kind == "cost"]
    cells = [cells[i] for cells in table.cells for i in columns if i < len(cells)]
    filled = sum(bool(_FIGURE.search(text, a, b)) for a, b in cells)
    return filled * 2 >= len(table.cells) > 0


def _sentences(page: Page, covered: list[tuple[int, int]]) -> Iterable[Judgement]:
    """Terms with an amount beside them; a weak term needs a second one or a word of trade nearby."""
    text = page.text
    evidence: list[tuple[int, int, str]] = []
    for end, word in page.words(0, len(text)):
        if _covered(covered, end) or _of_a_layout(text, end - len(word), end):
            continue
        low, high = max(0, end - len(word) - 24), min(len(text), end + _beside_chars)
        stop = text.find("\n", end, high)
        after = _AMOUNT.search(text, end, stop if stop >= 0 else high)
        before = _AMOUNT.search(text, max(low, text.rfind("\n", low, end) + 1), end - len(word))
        amount = after or before
        if amount:
            evidence.append((min(end - len(word), amount.start()), max(end, amount.end()), word))
    if any(word not in _WEAK for _, _, word in evidence):
        evidence += _more_costs(text, evidence)
    best = {(start, end): word for start, end, word in sorted(evidence, key=lambda item: len(item[2]))}
    evidence = [(start, end, word) for (start, end), word in best.items()]
    starts = sorted(start for start, _, _ in evidence)
    ends = sorted(end for _, end, _ in evidence)
    for start, end, word in evidence:
        others = bisect_left(starts, end + 200) - bisect_right(ends, start - 200)
        around = text[max(0, start - 80) : end + 60].replace(text[start:end], " ", 1)
        if word in _WEAK and others < 2 and not _INTERNAL.search(around):
            continue
        sure = Confidence.VERY_LIKELY if others > 1 else Confidence.LIKELY
        yield Judgement(
            start=start, end=end, confidence=sure, reasons=(f"term: {word}", "amount beside it"), weight=1, covers=True
        )


_side = re.compile(r"-(?:top|bottom|left|right|inline|block|start|end|trim|x|y)\b|\s?:[^;{}\n]{1,60}[;}]")
_layout_before = re.compile(r"\\n\[[\w-]{0,12}$|[{;]\s{0,40}$")


def _of_a_layout(text: str, start: int, end: int) -> bool:
    """Whether a margin is one of a page: ``margin-top: 4%``, ``{margin:0 5%;`` and ``\\n[an-margin]`` of manuals."""
    if text[end - 6 : end].lower() != "margin":
        return False
    before = _layout_before.search(text[max(0, start - 44) : start])
    side = _side.match(text, end, end + 64)
    return (before is not None and (side is not None or before.group()[:1] == "\\")) or (
        side is not None and side.group()[:1] == "-"
    )


_cost = re.compile(r"\bcosts?(?: us)?(?: is|:|=)?[ ]", re.IGNORECASE)
_near_chars = 400


def _more_costs(text: str, evidence: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """*Cost* with an amount right behind it, as a list goes on that a surer term began: any other cost is no secret."""
    more: list[tuple[int, int, str]] = []
    reach = 0
    for _, end, word in sorted(evidence):
        if word in _WEAK:
            continue
        reach = max(reach, end)
        while (seen := _cost.search(text, reach, end + _near_chars)) is not None:
            reach = seen.end()
            amount = _AMOUNT.match(text, seen.end())
            if amount is not None:
                more.append((seen.start(), amount.end(), "cost"))
                end = amount.end()
    return more


_ROWS = "".join(f"SKU-{n},Mug {n},{n}.20,{n * 2}.90\n" for n in range(1, 8))

DETECTOR = Detector(
    category=Category.INTERNAL_PRICING,
    context=Context(positive=_TERMS),
    gate=(
        r"(?:cost|wholesale|margin|mark-?up|cogs|buying|purchase|dealer|supplier|factory|landed|einkauf"
        r"|(?:\b|_)(?:trade|fob|exw|floor|ek|net)(?:\b|_)|rohertrag|marge|margen|margine|margem|achat|coste|costo|custo[^m]|custo\b|acquist|ingrosso|mayorista|atacado|compra|proveedor|fornit|fornecedor|usine|leveran|ink[^ ]{1,2}p|kostpri|indk[^ ]{1,2}b|ostohinta|n[^ ]kupn|beszerz|zakupu|nabycia|dostawcy|rebate|we pay|costs us|handelsspanne"
        r"|einstands|lieferantenp|werksp|fabrikp|fourniss|innk)",
        # What is no part of a word above: *custo* is, but not in *customer*, which every other text of a shop holds.
        r"(?:(?:min|minimum|target|internal|walk[ _-]?away)[ _-]?price|(?:volume|tier)[ _-]?discount|discount[ _-]?tier|profit|kickback"
        r"|confidential[ _-]?pricing|prix[ _-]?de[ _-]?(?:revient|gros)|precio[ _-]?mayorista|prezzo[ _-]?(?:d'acquisto|all'ingrosso)"
        r"|de[ _-]?atacado|groothandel|ink[^ ]pspris|cena[ _-]?hurtowa)",
    ),
    anchored=False,
    sweep=_sweep,
    order=70,
    hits=(
        Example("sku,product,unit cost,retail\n" + _ROWS, (("sku,product,unit cost,retail\n" + _ROWS).rstrip("\n"),), "rows: 7"),
        Example("Our cost price is $4.20 for the mug", ("Our cost price is $4.20",), "term: our cost"),
        Example("wholesale price 7.00 EUR, gross margin 45%",
                ("wholesale price 7.00 EUR", "gross margin 45%"), "term: wholesale price"),
        Example("Der Einkaufspreis liegt bei 3,40 €", ("Einkaufspreis liegt bei 3,40 €",)),
        Example("supplier price: A-1 cost 4.20 EUR, B-2 cost 7.99 EUR, C-3 costs 11.50 EUR",
                ("supplier price: A-1 cost 4.20 EUR", "cost 7.99 EUR", "costs 11.50 EUR")),
        Example("Il nostro prezzo d'acquisto è 6,80 € per pezzo", ("prezzo d'acquisto è 6,80 €",)),
        Example("Vårt inköpspris är 45,00 SEK", ("inköpspris är 45,00 SEK",)),
        Example("precio de compra: 3,10 € por unidad", ("precio de compra: 3,10 €",)),
        Example("we pay the supplier 12.50 per unit", ("we pay the supplier 12.50",)),
    ),
    misses=(
        "sku,product,price,stock\n" + _ROWS,
        "Only $19.90, now 20% off!",
        "The margin-left is 45px and the cost function is O(n)",
        ".inner{width:100%;margin-top:16px;margin-bottom:8px}.a{margin:4% auto}.b{margin:5% 0}.c{margin:6% 1%;}",
        "\\$1 \\n[an-margin]\nlevel \\n[rst2man-indent-level]",
        "cost of shipping is free over 50 EUR",
        "The mug costs 12.50 EUR and the lamp costs 40.00 EUR",
        "Retail price: 24.90 EUR",
    ),
    overlooks="prices without a word for cost, margin or purchase",
    confuses="public prices beside such a word",
    source="https://help.shopify.com/en/manual/products/details/product-pricing",
)  # fmt: skip
