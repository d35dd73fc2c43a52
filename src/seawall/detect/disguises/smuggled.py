"""Text in characters nobody sees: Unicode's tags, variation selectors as bytes, zero-width characters as bits."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._checks import text_in

_TAGS = r"[\U000e0020-\U000e007f]{4,20000}"
_SELECTORS = r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]{6,20000}"
_BITS = r"[\u200b-\u200d\u2060-\u2064\ufeff\u180e]{40,80000}"
_UNSEEN = "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u180e"
_RUN = re.compile(rf"({_TAGS})|({_SELECTORS})|({_BITS})")


def _pieces(text: str) -> Iterator[Piece]:
    if b"\x40\xdb" not in text.encode("utf-16-le", "surrogatepass") and sum(map(text.count, _UNSEEN)) < 40:
        return
    for match in _RUN.finditer(text):
        plain = _read(match)
        if plain:
            yield Piece(*match.span(), f" {plain} ")


def _read(match: re.Match[str]) -> str | None:
    run = match.group()
    if match.group(1):
        return "".join(chr(ord(c) - 0xE0000) for c in run if c != "\U000e007f")
    if match.group(2):
        return text_in(bytes(ord(c) - 0xFE00 if ord(c) < 0x10000 else ord(c) - 0xE0100 + 16 for c in run))
    kinds = sorted(set(run), key=run.find)
    if len(kinds) == 3:  # one of them stands between the characters
        parts = [part for part in re.split(min(kinds, key=run.count), run) if part]
        kinds = [kind for kind in kinds if kind != min(kinds, key=run.count)]
        codes = [part.translate({ord(kinds[0]): "0", ord(kinds[1]): "1"}) for part in parts]
    elif len(kinds) == 2:
        bits = run.translate({ord(kinds[0]): "0", ord(kinds[1]): "1"})
        codes = [bits[at : at + 8] for at in range(0, len(bits) - 7, 8)]
    else:
        return None
    for zero, one in (("0", "1"), ("1", "0")):
        table = str.maketrans("01", zero + one)
        plain = text_in(bytes(int(code.translate(table), 2) & 0xFF for code in codes))
        if plain is not None:
            return plain
    return None


_HIDDEN = "".join(chr(0xE0000 + ord(character)) for character in "ana.lima@mail.example")

DISGUISE = Disguise(
    says="through unseen characters",
    pieces=_pieces,
    hits=(Example(f"Nice weather{_HIDDEN}, is it not", _HIDDEN, "email"),),
    misses=("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f England", "❤️ 1️⃣ 2️⃣"),
)
