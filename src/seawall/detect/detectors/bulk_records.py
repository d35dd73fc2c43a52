"""Many people's records at once: customer tables, exports, dumps and lists in any layout.

Columns are typed by header and content together. A catalogue has names, prices and numbers too, but nobody's e-mail, phone
or address, so it is none. ``count`` is the number of rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from seawall.detect import late_re as re
from seawall.detect.detector import Detector, Example, Judgement, Page
from seawall.detect.records import find_records
from seawall.detect.tables import Table
from seawall.model.words import Category, Confidence

rows_min = 10
"""Fewer rows are separate findings, not a bulk."""
_values_min = 20
"""So many different values of one kind make a bulk without any table."""
_names_min = 50
"""So many people's names are a list of customers even where nothing else is known of them."""
_first_alone = re.compile("[A-Za-z\u00c0-\u052f'-]{1,40}")
"""One word in letters that are written with blanks between words."""
_PERSONAL = {
    "email": "email",
    "phone": "phone",
    "national_id": "identity",
    "passport": "identity",
    "payment_card": "card",
    "iban": "card",
    "date_of_birth": "birth",
    "street_address": "address",
    "person_name": "name",
}
_STRONG = frozenset(("email", "phone", "identity", "card", "birth"))


def _sweep(page: Page) -> Iterable[Judgement]:
    covered: list[tuple[int, int]] = []
    records = find_records(page.text) if len(page.findings) >= rows_min else []
    for table in (*page.tables, *records):
        if table.count < rows_min or any(a < table.end and table.start < b for a, b in covered):
            continue
        kinds = _columns(page, table)
        if _about_people(table, kinds):
            covered.append((table.start, table.end))
            reasons = (f"rows: {table.count}", f"columns: {', '.join(sorted(kinds))}", f"layout: {table.layout}")
            yield Judgement(
                start=table.start,
                end=table.end,
                confidence=Confidence.VERY_LIKELY if len(kinds) > 1 else Confidence.LIKELY,
                reasons=reasons,
                count=table.count,
                covers=True,
            )
    yield from _many_values(page, covered)


def _columns(page: Page, table: Table) -> set[str]:
    """Kinds of personal columns: named so and filled, or holding findings in most rows."""
    kinds = {kind for kind in table.kinds() if kind in {*_PERSONAL.values(), "order", "money", "secret"}}
    inside = Counter(
        _PERSONAL[name] for name, start, end in page.findings if name in _PERSONAL and table.start <= start < table.end
    )
    kinds = {kind for kind in kinds if kind not in _STRONG or table.header}
    if inside["name"] * 2 < table.count and kinds == {"name"}:
        kinds.clear()  # named so, and no people's names in it
    return kinds | {kind for kind, seen in inside.items() if seen * 2 >= table.count}


def _about_people(table: Table, kinds: set[str]) -> bool:
    named = set(table.kinds())
    personal = kinds & set(_PERSONAL.values())
    if not personal:
        return False
    if personal == {"name"} and "product" not in named and table.count >= _names_min:
        return True
    if personal & _STRONG:
        if personal == {"card"}:
            return True
        return "product" not in named or len(personal) > 1 or "order" in kinds or "email" in personal
    return len(personal) > 1 or ("name" in personal and ("order" in kinds and ("money" in kinds or "product" in named)))


def _many_values(page: Page, covered: Sequence[tuple[int, int]]) -> Iterable[Judgement]:
    """A list without table form: enough different values of one kind, close together."""
    if len(page.findings) < _values_min:
        return
    by_kind: dict[str, dict[str, tuple[int, int]]] = {}
    for name, start, end in page.findings:
        kind = _PERSONAL.get(name, "")
        if kind and not (covered and any(a <= start < b for a, b in covered)):
            by_kind.setdefault(kind, {}).setdefault(page.text[start:end].lower(), (start, end))
    if "name" in by_kind and not _only_names(
        page.text, [(a, b) for name, a, b in page.findings if name == "person_name"]
    ):
        del by_kind["name"]
    best = max(by_kind.values(), key=len, default={})
    if len(best) < _values_min:
        return
    kinds = ", ".join(sorted(kind for kind, values in by_kind.items() if len(values) * 2 >= len(best)))
    spans = list(best.values())
    yield Judgement(
        start=min(start for start, _ in spans),
        end=max(end for _, end in spans),
        confidence=Confidence.LIKELY,
        reasons=(f"rows: {len(best)}", f"values: {kinds}", "layout: list"),
        count=len(best),
        covers=True,
    )


def _only_names(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether these are a list of names and not a text that speaks of many people. First names alone are nobody's: they
    stand in a calendar or in a dictionary."""
    if len(spans) < _names_min or 2 * sum(_first_alone.fullmatch(text, a, b) is not None for a, b in spans) > len(
        spans
    ):
        return False
    reach = spans[-1][1] - spans[0][0]
    return sum(end - start for start, end in spans) * 2 >= reach


_ROWS = "".join(f"{n},Customer{n},c{n}@shop.example,{n * 7}.90\n" for n in range(1, 21))
_JSON = ",".join(f'{{"id":{n},"first_name":"Ana","email":"a{n}@shop.example"}}' for n in range(20))
_SQL = ",\n".join(f"({n}, 'Ana', 'a{n}@shop.example')" for n in range(20))
_MARKDOWN = "".join(f"| Ana {n} | {n} Main St | #10{n} |\n" for n in range(10, 25))
_HTML = "".join(f"<tr><td>{n}</td><td>a{n}@shop.example</td></tr>" for n in range(20))
_CATALOGUE = "".join(f"SKU-{n},Blue mug {n},Kitchen,{n}.90,40{n:011d},{n}\n" for n in range(1, 40))
_STOCK = ",".join(f'{{"sku":"A{n}","name":"Mug {n}","price":{n}.5,"vendor":"Acme"}}' for n in range(40))

DETECTOR = Detector(
    category=Category.CUSTOMER_PII,
    gate=(
        r"(?:[,;|\t>\"'(]|\n)[ ]{0,2}(?:customer|billing|shipping|contact|client|buyer|first|last|full|sur|e-?mail|phone"
        r"|telephone|tel|mobile|street|address|zip|postcode|vorname|nachname|kunde|nom|pr[^ ]{1,2}nom|nombre|apellido|ssn|dob)"
        r"[^\n]{0,16}[,;|\t<\"')\n]",
        r"(?:customer|first|last|billing|e-?mail|phone|full)[ _a-z]{0,12}[,;|\t\"]",
    ),
    findings_min=rows_min,
    anchored=False,
    sweep=_sweep,
    order=80,
    hits=(
        Example("id,name,email,total\n" + _ROWS, (("id,name,email,total\n" + _ROWS).rstrip("\n"),), "rows: 20"),
        Example(f"[{_JSON}]", (_JSON,), "rows: 20"),
        Example(f"INSERT INTO customers (id, name, email) VALUES {_SQL};",
                (f"INSERT INTO customers (id, name, email) VALUES {_SQL}",), "rows: 20"),
        Example("| customer | address | order |\n|---|---|---|\n" + _MARKDOWN,
                (("| customer | address | order |\n|---|---|---|\n" + _MARKDOWN).rstrip("\n"),), "rows: 15"),
        Example(f"<table><tr><th>id</th><th>email</th></tr>{_HTML}",
                (f"<tr><th>id</th><th>email</th></tr>{_HTML}",), "rows: 20"),
    ),
    misses=(
        "sku,name,category,price,ean,stock\n" + _CATALOGUE,
        f"[{_STOCK}]",
        "Vitālijs\nVitalijus\nVitalik\nVitalis\nVitaliy\nVitaliya\nVitaly\nVito\nVitold\nVitomir\nVittore\nVittoria\n" * 5,
        "name,email\nAna,a@shop.example\nJo,b@shop.example\n",
    ),
    overlooks="fewer than ten rows, and lists of bare names under fifty",
    confuses="supplier and staff lists, which are people's records as well",
    source="https://help.shopify.com/en/manual/customers/import-export-customers",
)  # fmt: skip
