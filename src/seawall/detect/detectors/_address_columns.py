"""Addresses whole in a cell under the name of their column: ``"Korenmarkt 7, Gent, 9000, Belgium"``."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect.address_parts import Memory, decoded
from seawall.detect.detector import Judgement, Page
from seawall.detect.tables import cells_under, kind_of, statement_cells
from seawall.model.words import Confidence

GATE = (
    r"(?:address|adress|adresse|adres|anschrift|indirizzo|direcci[^ ]{1,2}n|endere[^ ]{1,2}o|domicilio|morada)"
    r"[A-Za-z0-9 _]{0,12}[\"'`\]]{0,1}[ ]{0,2}[,;\t|)]"
)
cell_chars_max = 160
_HALVES = ("zip", "post", "plz", "code", "mail", "wallet", "mac", "url", "web", "ip", "bus", "mem")
"""In the name of a column of addresses that are no people's."""


def in_columns(page: Page) -> Iterator[Judgement]:
    """What stands there, where the parts of an address are in it."""
    memory: Memory = {}
    for cells in (cells_under, statement_cells):
        for _, (start, end) in cells(page.text, lambda name, _: _of_addresses(name)):
            cell = page.text[start:end]
            if not (8 <= end - start <= cell_chars_max and " " in cell and any(map(str.isdigit, cell))):
                continue
            found = decoded(page.text, start, start, announced=True, memory=memory)
            if found is not None and start <= found.start and found.end <= end:
                reasons = (*found.reasons, "under the name of its column")
                yield Judgement(start=start, end=end, confidence=Confidence.VERY_LIKELY, reasons=reasons, weight=2)


def _of_addresses(name: str) -> bool:
    return kind_of(name) == "address" and not any(half in name.lower() for half in _HALVES)


_FLEMISH = 'Email,Name,Address,Birthday\nlm@mail.example,Lotte Maes,"Korenmarkt 7, Gent, 9000, Belgium",07/19\n'
COLUMN_HITS = ((_FLEMISH, "Korenmarkt 7, Gent, 9000, Belgium"),)
COLUMN_MISSES = (
    "name,address,size\nmain,0x7ffe 1234,12\nheap,0x55a0 9912,80\n",
    "host,address,port\nweb 1,10.0.0.12,443\n",
    "wallet,address\ncold 1,bc1q xy2kgdygjrsqtzq2n0yrf2493\n",
)
