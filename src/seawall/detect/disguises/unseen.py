"""Marks over every letter and characters nobody sees between them, as in a name whose letters keep their places."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

marks_min = 5
"""Fewer are spelling."""
_MARKS = "\\u0300-\\u036f\\u0483-\\u0489\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f"
_UNSEEN = "\\u00ad\\u034f\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff"
_ONE = re.compile(f"(?<=[ -~])[{_MARKS}{_UNSEEN}]{{1,16}}")


def _pieces(text: str) -> Iterator[Piece]:
    found = [Piece(*match.span(), "") for match in _ONE.finditer(text)]
    if len(found) >= marks_min:
        yield from found


_NAME = "\u200b".join("Ana Lima")

DISGUISE = Disguise(
    says="through marks and unseen characters",
    pieces=_pieces,
    hits=(Example(f"Please call {_NAME} today", _NAME, "person_name"),),
    misses=("cafe\u0301 and nai\u0308ve", "a\u00adb\u00adc\u00add\u00ade\u00adf\u00adg"),
)
