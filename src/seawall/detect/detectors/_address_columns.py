"""Addresses whole in a cell under the name of their column: ``"Korenmarkt 7, Gent, 9000, Belgium"``."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.address_parts import Memory, decoded
from seawall.detect.detector import Judgement, Page
from seawall.detect.tables import cells_under, kind_of, plain, statement_cells
from seawall.model.words import Confidence

GATE = (
    r"(?:address|adress|adresse|adres|adresa|anschrift|indirizzo|direcci[^ ]{1,2}n|endere[^ ]{1,2}o|domicilio|morada|street|stra[^ ]{1,2}e|straat|osoite|ulica)"
    r"[A-Za-z0-9 _]{0,12}[\"'`\]]{0,1}[ ]{0,2}[,;\t|)\n]"
)
cell_chars_max = 160
_halves = re.compile(r"zip|post|plz|code|\b(?:e?mail|wallet|mac|url|web|ip|bus|mem)")
"""In the name of a column of addresses that are no people's, or of a part of one."""


def in_columns(page: Page) -> Iterator[Judgement]:
    """What stands there, where the parts of an address are in it, or the table is of people and it looks like a street."""
    memory: Memory = {}
    streets = people = False

    def wanted(name: str, heads: tuple[str, ...]) -> bool:
        nonlocal streets, people
        if not _of_addresses(name):
            return False
        streets = _streets.search(name) is not None
        people = any(kind_of(head) in _PEOPLES for head in heads)
        return True

    for cells in (cells_under, statement_cells):
        for name, (start, end) in cells(page.text, wanted):
            cell = page.text[start:end]
            if not 5 <= end - start <= cell_chars_max:
                continue
            if end - start >= 8 and " " in cell and any(map(str.isdigit, cell)):
                found = decoded(page.text, start, start, announced=True, memory=memory)
                if found is not None and start <= found.start and found.end <= end:
                    reasons = (*found.reasons, "under the name of its column")
                    yield Judgement(start=start, end=end, confidence=Confidence.VERY_LIKELY, reasons=reasons, weight=2)
                    continue
            if people and (_street.fullmatch(cell) or (streets and _house.fullmatch(cell))):
                yield Judgement(start=start, end=end, reasons=(f"field: {plain(name)}",), weight=2)


def _of_addresses(name: str) -> bool:
    return kind_of(name) == "address" and _halves.search(plain(name)) is None


_PEOPLES = frozenset(("email", "phone", "birth", "identity", "name"))
"""Columns beside which an address is somebody's."""
_streets = re.compile("stra(?:ß|ss|at)|street|osoite|ulica|1", re.IGNORECASE)
_street = re.compile(
    r"(?=[^\n]*[^\W\d_]{3})(?=[^\n]*(?<![\d.])\d{1,5}(?![\d.]))[\w ,.'’/#°º()&-]+|[\u3040-\u9fff\uac00-\ud7af][\w ,.()－-]*\d[\w ,.()－-]*"
)
"""A word, and a number of up to five digits before or behind it: *Elm Avenue 177*, *12 Larkspur*, *Rue des Lilas 4 bis*."""
_house = re.compile(r"(?:[A-Z\u00c0-\u00de][^\W\d_'’-]{2,}[ '’-]?){1,5}")
"""A street or a house without a number: *Lindenweg*, *Rosewood Cottage*."""


_FLEMISH = 'Email,Name,Address,Birthday\nlm@mail.example,Lotte Maes,"Korenmarkt 7, Gent, 9000, Belgium",07/19\n'
_STREETS = "id;name;email;street;zip\n1;Ib Moe;a@shop.example;-;95463\n2;Al Fox;b@shop.example;{};12827\n"
COLUMN_HITS = (
    (_FLEMISH, "Korenmarkt 7, Gent, 9000, Belgium"),
    ("name;email;shipping address\nIb Moe;a@shop.example;12 Larkspur\n", "12 Larkspur"),
    *((_STREETS.format(street), street) for street in ("12 Larkspur", "Rosewood Cottage", "Rue des Lilas 199")),
)
COLUMN_MISSES = (
    "Sehr geehrte Kunden,Telefon,Strasse\n1,2,3\n",
    "name,address,port\nweb 1,10.0.0.12,443\ndb 1,10.0.0.13,5432\n",
    "name,email,street,zip\nn/a,x@shop.example,none,\nn/a,y@shop.example,-,\n",
    "name,address,size\nmain,0x7ffe 1234,12\nheap,0x55a0 9912,80\n",
    "host,address,port\nweb 1,10.0.0.12,443\n",
    "wallet,address\ncold 1,bc1q xy2kgdygjrsqtzq2n0yrf2493\n",
)
