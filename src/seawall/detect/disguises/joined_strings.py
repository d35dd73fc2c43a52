"""A value put together by a program: ``"ana" + "@shop.example"``, ``["4111", "1111"].join("")``, ``a = "41"; b = "11"``."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._checks import from_64, text_in, value_in

# A blank is taken in one way alone: where two would do, a drawing's path of many digits between blanks costs 2^n.
_ATOM = r"(?:[0-9A-Za-z@.+/=_-]|(?<=[0-9+]) |(?<![0-9+]) (?=[0-9])|(?<=[\"'`]) (?=[\"'`])){1,64}"
_GAP = (
    r"(?:\\{0,4}[\"'`]\s{0,4}(?:(?:[+.&|,~;]|\.\.|\|\||<>){0,1}\s{0,12}|\n\s{0,8}|[,;]?\s{0,4}(?:(?:const|let|var) )?\w{1,12}\s{0,3}[:=]\s{0,3})\\{0,4}[\"'`]"
    r"|[\"'`]\}\$\{[\"'`])"
)
_QUOTE = r"\\?[\"'`]"
_RUN = re.compile(rf"[\"'`]{_ATOM}(?:{_GAP}{_ATOM}){{1,200}}(?=\\{{0,4}}[\"'`])")
_EACH = re.compile(rf"({_ATOM})(?:{_GAP})?")


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        atoms = list(_EACH.finditer(text, match.start() + 1, match.end()))
        pieces = [atom.group(1) for atom in atoms]
        found = value_in(pieces)
        if found is None:
            plain = _packed("".join(pieces))
            found = (0, len(atoms), plain) if plain else None
        if found is not None:
            first, last, plain = found
            yield Piece(atoms[first].start(), atoms[last - 1].end(1), plain)


def _packed(run: str) -> str | None:
    """What base64 cut to pieces says."""
    return text_in(from_64(run)) if len(run) >= 16 and not run.islower() and not run.isupper() else None


DISGUISE = Disguise(
    says="through strings put together",
    gate=(
        rf"[0-9A-Za-z@.+ ]{_QUOTE}[ \n\t]{{0,12}}(?:[+&|~]{{1,2}}|\.{{1,2}})[ \n\t]{{0,12}}{_QUOTE}[0-9A-Za-z@.+]",
        rf"(?:[0-9@]{_QUOTE}[ \n\t]{{1,12}}{_QUOTE}[0-9A-Za-z@+]|[0-9A-Za-z]{_QUOTE}[ \n\t]{{1,12}}{_QUOTE}[0-9@.]{{2}})",
        rf"{_QUOTE}[0-9A-Za-z@.+_-]{{1,12}}{_QUOTE}[ \n\t]{{1,12}}{_QUOTE}[0-9A-Za-z@.+_-]{{1,12}}{_QUOTE}[ \n\t]{{1,12}}{_QUOTE}[0-9A-Za-z@.+_-]",
        r"[\"'`][0-9A-Za-z@.+ ]{1,4}[\"'`],[ \n\t]{0,4}[\"'`][0-9A-Za-z@.]{1,4}[\"'`],[ \n\t]{0,4}[\"'`][0-9A-Za-z@.]{1,4}[\"'`]",
        r"\d[\"'][,;]?[ \n\t]{1,4}\w{1,12}[ ]?[:=][ ]?[\"']\d",
        r"[\"'`]\}\$\{[\"'`]",
        r"(?:\{\}){2}|(?:%s){2}|\$\{\w{1,12}\}\$\{\w",
        r"@[0-9A-Za-z.]{0,12}[\"'][,;]?[ \n\t]{1,4}\w{1,12}[ ]?[:=][ ]?[\"'][0-9A-Za-z.]",
    ),
    pieces=_pieces,
    hits=(
        Example('to = "ana.lima" + "@mail" + ".example"', 'ana.lima" + "@mail" + ".example', "email"),
        Example("'4111' . '1111' . '1111' . '1111'", "4111' . '1111' . '1111' . '1111", "payment_card"),
        Example('["DE89","3704","0044","0532","0130","00"].join("")', 'DE89","3704","0044","0532","0130","00', "iban"),
        Example('"{}{}".format("ana.lima@", "mail.example")', 'ana.lima@", "mail.example', "email"),
        Example('a = "ana."\nb = "lima@"\nc = "mail.example"', 'ana."\nb = "lima@"\nc = "mail.example', "email"),
    ),
    misses=(
        'print("4111" + "items")', '["2019","2020","2021","2022"]', '{"a": "1", "b": "2", "c": "3"}',
        'to = "ana@mail.example" + "bo@mail.example"', 'x = "user" + "@" + host',
    ),
)  # fmt: skip
