"""Base85, as Python and Git write it and as Adobe does between ``<~`` and ``~>``."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece, one_by_one
from seawall.detect.disguises._checks import text_in

_ADOBE = re.compile(r"<~[!-uz\s]{10,200000}~>")
_B85 = re.compile(r"[0-9A-Za-z!#$%&()*+;<=>?@^_`{|}~-]{20,4000}")
_short = 20
_SIGN = r"[!#$%&*+;<>?@^`{|}~]"
_ANY = r"[0-9A-Za-z!#$%&()*+;<=>?@^_`{|}~-]"


def _pieces(text: str) -> Iterator[Piece]:
    found = list(_words(text))
    if "<~" in text:
        found += [
            Piece(*match.span(), plain)
            for match in _ADOBE.finditer(text)
            if (plain := _text(_from_adobe, match.group())) is not None
        ]
    yield from one_by_one(found)


def _words(text: str) -> Iterator[Piece]:
    """What stands between blanks or quotes."""
    place = 0
    for word in text.split():
        if len(word) < _short:
            continue
        at = text.find(word, place)
        place = at + len(word)
        for run in word.replace("'", '"').split('"'):
            if len(run) >= _short and _B85.fullmatch(run) and _mixed(run):
                plain = _text(base64.b85decode, run) or _text(base64.a85decode, run)
                if plain is not None:
                    start = text.find(run, at)
                    yield Piece(start, start + len(run), plain)


def _mixed(run: str) -> bool:
    return not (run.isalnum() or run.islower() or run.isupper() or len(run) % 5 == 1)


def _from_adobe(run: str) -> bytes:
    return base64.a85decode(run, adobe=True)


def _text(read: Callable[[str], bytes], run: str) -> str | None:
    try:
        return text_in(read(run))
    except ValueError:
        return None


_PLAIN = "ana.lima@mail.example"
# As base64.b85encode and base64.a85encode write it: the tables these make would stay in every process.
_GIT = "VQyhAY-w#_Ky6`ZY%XPZVQp}1Wd"
_IN_ADOBE = "<~@;]L+Ch[`p5]'qDCbB:D@;Tt\"AH~>"

DISGUISE = Disguise(
    says="through base85",
    gate=(
        rf"{_SIGN}[0-9A-Za-z]{_ANY}{{0,9}}{_SIGN}[0-9A-Za-z]{_ANY}{{0,9}}{_SIGN}{_ANY}{{2}}",
        r"<~[!-~]{8}",
    ),
    pieces=_pieces,
    hits=(Example(f"blob {_GIT} end", _GIT, "email"), Example(f"blob {_IN_ADOBE} end", _IN_ADOBE, "email")),
    misses=("?utm_source=newsletter&utm_medium=email&id=12", "x<~>y", "if(a<b&&c>d){return(e|f)^g;}"),
)
