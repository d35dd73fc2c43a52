"""Numbers pulled apart by marks nobody writes them with or by line ends: ``4111/1111/1111/1111``, ``4|1|1|1``."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._checks import is_card, is_iban

_BETWEEN = (
    r"(?:[ ]{0,2}[|/_~*:;,\\=+#.·•()\[\]-]{1,3}[ ]{0,2}|[ ]{2,6}|[ ]{0,2}\t[ \t]{0,5}|[ \t]{0,3}\r?\n[ \t]{0,8}"
    r"|/\*[^*\n]{0,12}\*/)"
)
_NEXT = rf"(?:{_BETWEEN}|[ -])[0-9A-Z]{{1,8}}"
_RUN = re.compile(
    rf"(?<![0-9A-Za-z])(?:[A-Z]{{2}}[0-9]{{2}}|[0-9]{{1,8}})(?:{_NEXT}){{1,34}}(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])[A-Z] [A-Z] [0-9] [0-9](?: [0-9A-Z]){11,30}(?![0-9A-Za-z])"
)
_GROUP = re.compile(r"[0-9A-Z]+")
_USUAL = re.compile(r"[0-9A-Z]+(?:[ -][0-9A-Z]+)*")
identity_digits = range(9, 13)
"""Identity numbers have no check that holds for all of them; they need a word nearby anyway."""


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        groups = _GROUP.findall(match.group())
        if _USUAL.fullmatch(match.group()) and len(groups[0]) > 1:
            continue
        compact = "".join(groups)
        if is_card(compact) or is_iban(compact) or (compact.isdigit() and len(compact) in identity_digits):
            apart = sum(len(group) == 1 for group in groups) > len(groups) // 2
            yield Piece(*match.span(), ("" if apart else "-").join(groups))


DISGUISE = Disguise(
    says="through split digits",
    gate=(
        r"\d[ ]{0,2}[|/_~*:;,\\=+#.()\[\]-]{1,3}[ ]{0,2}\d{1,6}[ ]{0,2}[|/_~*:;,\\=+#.()\[\]-]{1,3}[ ]{0,2}\d",
        r"\d(?:[ ]{2,6}|\t)\d{1,6}(?:[ ]{2,6}|\t)\d",
        r"\b[A-Z] [A-Z] \d \d [0-9A-Z] [0-9A-Z] [0-9A-Z]\b",
        r"\d{4}\r?\n\d{4}",
        r"\d/\*[^*\n]{0,12}\*/\d",
        r"\d[ \t]{0,3}\r?\n[ \t]{0,8}\d{1,6}[ \t]{0,3}\r?\n",
    ),
    pieces=_pieces,
    guess=True,
    hits=(
        Example("card 4111/1111/1111/1111", "4111/1111/1111/1111", "payment_card"),
        Example("my card is 4|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1", "4|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1", "payment_card"),
        Example("card number:\n4111\n1111\n1111\n1111\n", "4111\n1111\n1111\n1111", "payment_card"),
        Example("IBAN DE89/3704/0044/0532/0130/00", "DE89/3704/0044/0532/0130/00", "iban"),
    ),
    misses=("2026/11/25 10:00:00, 192.168.0.1", "1,200; 3,400; 5,600", "sku 4111|1111|1111|1112"),
)
