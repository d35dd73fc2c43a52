"""HTML entities: ``ana&#64;shop.example``, ``&#x34;111``, ``&commat;``, without their semicolon or escaped once more too."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

_RUN = re.compile(r"(?:&(?:amp;){0,2}(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,12}(?=;));?){1,4096}")


def _pieces(text: str) -> Iterator[Piece]:
    from html import unescape  # with two thousand names, for a text that has one

    for match in _RUN.finditer(text):
        plain = match.group()
        for _ in range(3):
            before, plain = plain, unescape(plain)
            if "&" not in plain or plain == before:
                break
        if plain != match.group():
            yield Piece(*match.span(), plain)


DISGUISE = Disguise(
    says="through HTML entities",
    gate=(r"&(?:amp;)?#[xX]?[0-9A-Fa-f]{2,6}[;& ]", r"&(?:amp;)?(?:commat|period|hyphen|dash|plus|num|nbsp|lowbar);", r"&#0\d{3,6};"),
    pieces=_pieces,
    hits=(
        Example("write to ana.lima&#64;mail.example", "ana.lima&#64;mail.example", "email"),
        Example("ana.lima&commat;mail&period;example", "ana.lima&commat;mail&period;example", "email"),
        Example("card &#x34;&#x31;11 1111 1111 1111", "&#x34;&#x31;11 1111 1111 1111", "payment_card"),
        Example("ana.lima&amp;#64;mail.example", "ana.lima&amp;#64;mail.example", "email"),
    ),
    misses=("Tom &amp; Jerry &#8211; 4.90&nbsp;EUR",),
)  # fmt: skip
