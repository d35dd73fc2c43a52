"""Characters by their decimal numbers: ``97, 110, 97``, ``chr(97)+chr(110)``, ``String.fromCharCode(97,110)``, ``&#97&#110``."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._checks import reads_well

_RUN = re.compile(
    r"(?<![0-9.])(?:[0-9]{2,3}|0{1,5}[0-9]{2,3})(?P<gap>[^0-9]{1,12})[0-9]{2,7}(?:(?P=gap)[0-9]{2,7}){6,20000}(?![0-9])"
)
_NUMBER = re.compile(r"[0-9]+")
_CALL = re.compile(r"(?:String\.fromCharCode|N?CHA?R|chrw?|bytes|&#)?[(\[]{0,2}$", re.IGNORECASE)


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        codes = [int(code) for code in _NUMBER.findall(match.group())]
        if min(codes) < 9 or max(codes) > 0x17F:
            continue
        plain = "".join(map(chr, codes))
        if reads_well(plain):
            call = _CALL.search(text, max(0, match.start() - 24), match.start())
            close = match.end()
            while call is not None and close < match.end() + 2 and text[close : close + 1] in (")", "]", ";"):
                close += 1
            yield Piece(call.start() if call is not None else match.start(), close, plain)


_CODES = [ord(character) for character in "ana.lima@mail.example"]
_LIST = ", ".join(map(str, _CODES))
_CALLS = "+".join(f"chr({code})" for code in _CODES)

DISGUISE = Disguise(
    says="through character codes",
    gate=(
        r"\b[0-9]{2,3}(?:[ ,;|/-]{1,2}[0-9]{2,3}){7}",
        r"[0-9]{2,3}\n[0-9]{2,3}\n[0-9]{2,3}\n[0-9]{2,3}\n[0-9]{2,3}\n[0-9]{2,3}\n[0-9]{2,3}\n",
        r"(?:hr|HR|har|HAR|ord)w?\([0-9]{2,3}\)[^0-9]{1,8}\([0-9]{2,3}\)",
        r"&#[0-9]{2,3}[ ]?&#[0-9]{2,3}[ ]?&#[0-9]{2,3}[ ]?&#",
    ),
    in_digits=True,
    pieces=_pieces,
    hits=(
        Example(f"[{_LIST}] it is", f"[{_LIST}]", "email"),
        Example(f"x = {_CALLS}", _CALLS, "email"),
    ),
    misses=("[65, 66, 67, 68, 69, 70, 71, 72, 73, 74]", "10 20 30 40 50 60 70 80 90 100", "192 168 100 200 33 44 55 66 77"),
)  # fmt: skip
