"""Order records: an order's number together with whose order it was. A number alone, in a parcel list or a log, is none.

The number is what is found, so that masking keeps the sentence. In an order table every number under the order column is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from seawall.detect import late_re as re
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Page, Pattern, words
from seawall.detect.tables import kind_of
from seawall.model.words import Category, Confidence

_WORD = (
    r"(?:order|purchase order|po|bestellung|bestell|auftrag|commande|pedido|ordine|encomenda|bestelling|zam[^ ]{1,2}wieni[ea]"
    r"|ordre|tilaus|best[^ ]{1,2}llning|rma|refund|return)"
)
_CUSTOMER_KINDS = frozenset(
    ("email", "phone", "person_name", "street_address", "payment_card", "iban", "date_of_birth")
)
_reach_chars = 240


def _validate(candidate: Candidate) -> Judgement | None:
    value = candidate.value
    if sum(character.isdigit() for character in value) < 3 or re.fullmatch(r"(?:19|20)\d\d", value):
        return None
    if (
        candidate.text[candidate.end : candidate.end + 1] in ("%", "€")
        or "-" in candidate.text[candidate.end : candidate.end + 1]
    ):
        return None
    if candidate.text[candidate.start - 1 : candidate.start].isalpha():
        return None  # inside a word that only begins like one
    word = candidate.context()
    if word is None:
        return None
    return candidate.accept("order number", f"customer word: {word}", confidence=Confidence.LIKELY)


_NUMBER = re.compile(
    r"\b(?:order|bestell(?:ung|nummer)|auftrag|commande|pedido|ordine|encomenda|bestelling|ordre)(?:[ _-]?(?:number|no|nr|id|num|ref"
    r"|nummer|name|n°|nº)\.?)?[ \t\"']{0,3}[:=#]?[ \t\"'#]{0,3}(#?[A-Za-z]{0,4}-?\d[\dA-Za-z-]{2,24})\b",
    re.IGNORECASE,
)


def _sweep(page: Page) -> Iterable[Judgement]:
    yield from _beside_people(page)
    yield from _in_tables(page)


def _beside_people(page: Page) -> Iterable[Judgement]:
    """Order numbers with somebody's e-mail, phone, name or address within reach, in the same paragraph."""
    people = [(start, end) for name, start, end in page.findings if name in _CUSTOMER_KINDS]
    if not people:
        return
    starts = [start for start, _ in people]
    # The furthest end so far ascends even where findings nest, so both ends of what is in reach are found by bisection.
    ends = list(accumulate((end for _, end in people), max))
    for anchor in page.anchors:
        match = _NUMBER.search(page.text, max(0, anchor - 40), anchor + 64)
        if match is None:
            continue
        start, end = match.span(1)
        low, high = bisect_right(ends, start - _reach_chars), bisect_left(starts, end + _reach_chars)
        near = (person for person in people[low:high] if person[1] > start - _reach_chars)
        if any("\n\n" not in page.text[min(end, b) : max(start, a)] for a, b in near):
            yield Judgement(
                start=start,
                end=end,
                confidence=Confidence.VERY_LIKELY,
                reasons=("order number", "customer data nearby"),
                weight=1,
            )


def _in_tables(page: Page) -> Iterable[Judgement]:
    """The order column of a table that also says who or how much."""
    for table in page.tables:
        kinds = table.kinds()
        others = set(kinds) - {"order", ""}
        if "order" not in kinds or not (others & {"name", "email", "phone", "address"} or {"money"} <= others):
            continue
        if "name" not in others and "email" not in others and "phone" not in others and "address" not in others:
            continue
        column = next(
            (i for i, name in enumerate(table.header) if kind_of(name) == "order" and "date" not in name.lower()), -1
        )
        for cells in table.cells:
            if 0 <= column < len(cells) and any(c.isdigit() for c in page.text[cells[column][0] : cells[column][1]]):
                start, end = cells[column]
                yield Judgement(
                    start=start, end=end, confidence=Confidence.LIKELY, reasons=("order column", "customer column")
                )


DETECTOR = Detector(
    category=Category.ORDER_HISTORY,
    patterns=(
        Pattern(
            regex=r"\b"
            + _WORD
            + r"(?:[ _-]?(?:number|no|nr|id|num|ref|nummer)\.?)?(?: is| was)?[ \t\"']{0,3}[:=]?[ \t\"']{0,3}#?"
            r"([A-Za-z]{0,4}-?\d[0-9A-Za-z-]{2,24})\b",
            caseless=True,
            group=1,
            context_required=True,
        ),
    ),
    context=Context(
        positive=words(
            "customer, customers, client, buyer, shopper, my order, her order, his order, their order, purchased by, placed by, "
            "ordered by, bought by, bought, placed an order, order for, billing, ship to, shipped to, deliver to, delivered to, "
            "delivery address, refund to, refunded, loyalty, order history, past orders, previous orders, complained, complaint, "
            "kunde, kundin, kunden, cliente, client, acheteur, klant, klient, asiakas, kund"
        ),
        before=120,
        after=120,
    ),
    validate=_validate,
    gate=(r"(?:order|bestell|auftrag|commande|pedido|ordine|encomenda)",),
    sweep=_sweep,
    order=60,
    hits=(
        Example("Customer Ana placed order #10234 for two mugs", ("10234",)),
        Example("Order SHOP-88213: ana@shop.example, total 45.90", ("SHOP-88213",), "customer data nearby"),
        Example("Die Kundin fragt nach Bestellung 4500123", ("4500123",)),
        Example(
            "order_id,customer,total\n1001,Ana Silva,3.00\n1002,Jo Ray,4.00\n1003,Li Wei,5.00\n",
            ("1001", "1002", "1003"),
        ),
    ),
    misses=(
        "order #309089 line 5 GTIN 9887838483726164 unit price 132.64 EUR total 217.64",
        "in order to win 2024 matches",
        "order 2024",
        "prefers Poly1305 when the client does",
        "invoice INV-2026-68401 internal ref 3039081424",
        "sku,order_qty,total\nA1,3,4.00\nA2,3,5.00\nA3,3,6.00\n",
    ),
    overlooks="orders with nobody's name, address or contact near",
    confuses="tickets and returns called orders; your own forms are best named as formats",
    source="https://help.shopify.com/en/manual/orders",
)
