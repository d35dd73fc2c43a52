"""Signs outside ASCII between the characters of a value: emoji, arrows, bullets, dashes of all kinds."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._checks import value_in

_SIGNS = re.compile(r"[^\x00-\x7f\w]{1,4}")
_ATOM = r"[0-9A-Za-z@.+_-]{1,40}"
_GAP = r"[ ]{0,2}[^\x00-\x7f\w]{1,4}[ ]{0,2}"
_RUN = re.compile(rf"(?<![0-9A-Za-z@.+_-]){_ATOM}(?:{_GAP}{_ATOM}){{1,80}}")
_EACH = re.compile(rf"({_ATOM})(?:{_GAP})?")
_TWICE = re.compile(r"[^\x00-\x7f\w][ ]{0,2}[0-9A-Za-z@.+_-]{1,20}[ ]{0,2}[^\x00-\x7f\w]{1,4}[ ]{0,2}[0-9A-Za-z@.+_-]")
near_chars = 44


def _pieces(text: str) -> Iterator[Piece]:
    done = 0
    if not _TWICE.search(text):
        return
    for sign in _SIGNS.finditer(text):
        if sign.start() < done:
            continue
        begin = max(done, sign.start() - near_chars)
        match = _RUN.search(text, begin, sign.end() + 4_096)
        if match is None or match.start() > sign.start():
            continue
        done = match.end()
        atoms = list(_EACH.finditer(text, *match.span()))
        found = value_in([atom.group(1) for atom in atoms])
        if found is not None:
            first, last, plain = found
            yield Piece(atoms[first].start(), atoms[last - 1].end(1), plain)


DISGUISE = Disguise(
    says="through signs between",
    pieces=_pieces,
    hits=(Example("ana.lima→@→mail.example", "ana.lima→@→mail.example", "email"),),
    misses=("don’t – 2026 — ‘a’ • 4111", "10 € → 20 € → 30 €"),
)
