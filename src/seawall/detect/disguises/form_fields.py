"""Fields of a form as browsers and payment services post them: ``address_street=Rue+de+la+Paix+12&city=Paris``."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

_PAIRS = re.compile(
    r"(?<![\w.%+\[\]-])[A-Za-z_][\w.%\[\]-]{0,60}=[^\s&=\"'<>]{0,400}(?:&(?:amp;)?[A-Za-z_][\w.%\[\]-]{0,60}=[^\s&=\"'<>]{0,400}){2,400}"
)
_BLANKS = re.compile(r"\+|&(?:amp;)?")


def _pieces(text: str) -> Iterator[Piece]:
    for form in _PAIRS.finditer(text):
        for mark in _BLANKS.finditer(text, *form.span()):
            yield Piece(*mark.span(), " " if mark.group() == "+" else "\n")


DISGUISE = Disguise(
    says="through form fields",
    gate=(r"[=+][A-Za-z0-9%]{1,40}\+[A-Za-z0-9%]",),
    pieces=_pieces,
    hits=(
        Example(
            "order=4&ship_to=12+Rue+de+la+Paix,+75002+Paris&qty=1&gift=no",
            "12+Rue+de+la+Paix,+75002+Paris",
            "street_address",
        ),
        Example("id=4&address_name=Camille+Durand&first_name=Camille&qty=1", "Camille+Durand", "person_name"),
    ),
    misses=("q=blue+lamp&page=2&sort=price+asc", "a=1+2&b=3+4&c=5"),
)
