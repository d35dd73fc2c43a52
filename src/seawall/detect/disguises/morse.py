"""Morse code, as evasion tools offer it: letters, digits and the signs of addresses."""

from __future__ import annotations

import string
from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

codes_min = 6
_CODES = [
    ".-",
    "-...",
    "-.-.",
    "-..",
    ".",
    "..-.",
    "--.",
    "....",
    "..",
    ".---",
    "-.-",
    ".-..",
    "--",
    "-.",
    "---",
    ".--.",
    "--.-",
    ".-.",
    "...",
    "-",
    "..-",
    "...-",
    ".--",
    "-..-",
    "-.--",
    "--..",
    "-----",
    ".----",
    "..---",
    "...--",
    "....-",
    ".....",
    "-....",
    "--...",
    "---..",
    "----.",
    ".-.-.-",
    ".--.-.",
    "-....-",
    "..--.-",
    ".-.-.",
    "---...",
    "--..--",
    "..--..",
    "-..-.",
]
_VALUE = dict(zip(_CODES, string.ascii_lowercase + string.digits + ".@-_+:,?/", strict=True))
_GAP = r"(?:[ ]{1,3}|[ ]?[/|,;][ ]?|\r?\n)"
_RUN = re.compile(
    rf"(?<![0-9A-Za-z.\-])(?:[.\-]{{1,6}}|[0-9A-Za-z@](?=[ \n/|,;]))(?:{_GAP}(?:[.\-]{{1,6}}|[0-9A-Za-z@](?![0-9A-Za-z])))"
    r"{5,400}(?![0-9A-Za-z.\-])|(?<![.\-])(?:[.\-]{5}){9,40}(?![.\-])"
)
_EACH = re.compile(r"[.\-]{5}(?=(?:[.\-]{5})+$)|[.\-]+|[0-9A-Za-z@]|(?<=[.\-]) / (?=[.\-])")
_WORDS_END = " / "
"""Between words, where letters stand apart by a blank."""
_FIVES = re.compile(r"[.\-]{5}")


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        run = match.group()
        codes = _FIVES.findall(run) if len(run) % 5 == 0 and run.strip(".-") == "" else _EACH.findall(run)
        ends = codes.count(_WORDS_END)
        if ends * 2 > len(codes) - ends:
            codes = [code for code in codes if code != _WORDS_END]
        plain = [_VALUE.get(code) if code[0] in ".-" else code.strip(" /") or " " for code in codes]
        if sum(code[0] in ".-" for code in codes) >= codes_min and None not in plain:
            yield Piece(*match.span(), "".join(filter(None, plain)))


def _said(plain: str) -> str:
    signs = {sign: code for code, sign in _VALUE.items()}
    return " ".join(signs[sign] for sign in plain)


_CARD = _said("4111111111111111")
_MAIL = _said("ana.lima@mail.example")

DISGUISE = Disguise(
    says="through Morse code",
    gate=(
        r"[.-]{2,6}(?:[ /|]{1,3}|\n)[.-]{2,6}(?:[ /|]{1,3}|\n)[.-]{2,6}[ /|\n]",
        r"[.-]{1,6}(?: [/|] | |\n|[/|])[.-]{1,6}(?: [/|] | |\n|[/|])[.-]{1,6}(?: [/|] | |\n|[/|])[.-]{1,6}(?: [/|] | |\n|[/|])[.-]{2}",
        r"[.-]{45}",
    ),
    in_prose=True,
    pieces=_pieces,
    hits=(Example(f"card {_CARD} over", _CARD, "payment_card"), Example(f"mail {_MAIL} over", _MAIL, "email")),
    misses=("----- ----- ----- ----- -----", "-" * 80, "." * 80, "- - - - - - - - -", "a - b - c - d . . . . ."),
)
