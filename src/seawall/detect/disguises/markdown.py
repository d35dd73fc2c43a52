"""Signs within a word that Markdown is written with a backslash before: ``sk\\_live\\_…``, ``ana.lima\\@shop.example``. Editors
that keep or send Markdown write all values so."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

_RUN = re.compile(r"(?:\\[_@.+-])(?<=[0-9A-Za-z]..)(?=[0-9A-Za-z])")


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        yield Piece(*match.span(), match.group()[1:])


DISGUISE = Disguise(
    says="through signs that Markdown escapes",
    gate=(r"[0-9A-Za-z]\\[_@.+-][0-9A-Za-z]",),
    pieces=_pieces,
    hits=(
        Example(r"mail ana\.lima\@mail\.example now", r"ana\.lima\@mail\.example", "email"),
        Example(r"Ship it to ana\_lima\@mail.example, please", r"ana\_lima\@mail.example", "email"),
        Example(
            "the key is sk\\_" + "live\\_51Hx9Qw2Er4Ty6Ui8Op1As3Df5Gh7Jk9L now",
            "sk\\_" + "live\\_51Hx9Qw2Er4Ty6Ui8Op1As3Df5Gh7Jk9L",
            "api_key",
        ),
    ),
    misses=(r"the value of order\_number\_prefix is a text", r"[a-z]+\.example", r"C:\users\_shared\.config"),
)
