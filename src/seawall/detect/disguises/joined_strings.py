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

_PLUS = r"[\"'`]\s{0,4}(?:[+&.~]|\.\.|\|\||;?\n\s{0,8}\w{1,12}\s{0,3}\+=)\s{0,12}[\"'`]"
_SENTENCE = re.compile(rf"[\"'`][^\"'`\n\\]{{1,24}}(?:{_PLUS}[^\"'`\n\\]{{1,24}}){{3,400}}(?=[\"'`])")
"""A whole sentence in pieces that an operator puts together, cut anywhere."""
_SEAM = re.compile(_PLUS)
digits_min = 6


def _pieces(text: str) -> Iterator[Piece]:
    said = list(_sentences(text))
    yield from said or _values(text)


def _sentences(text: str) -> Iterator[Piece]:
    for match in _SENTENCE.finditer(text):
        seams = [seam.span() for seam in _SEAM.finditer(text, *match.span())]
        said = _SEAM.sub("", match.group()[1:])
        if " " in said and ("@" in said or sum(map(str.isdigit, said)) >= digits_min):
            yield from (Piece(start, end, "") for start, end in seams)


def _values(text: str) -> Iterator[Piece]:
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
        r"\d[\"'][,;]?[ \n\t]{1,4}\w{1,12}[ ]?[+]{0,1}[:=][ ]?[\"']\d",
        r"[\"'`]\}\$\{[\"'`]",
        r"(?:\{\}){2}|(?:%s){2}|\$\{\w{1,12}\}\$\{\w",
        r"@[0-9A-Za-z.]{0,12}[\"'][,;]?[ \n\t]{1,4}\w{1,12}[ ]?[:=][ ]?[\"'][0-9A-Za-z.]",
    ),
    pieces=_pieces,
    hits=(
        Example('"car" + "d n" + "o: " + "411" + "1 1" + "111" + " 11" + "11 1" + "111"', '411" + "1 1" + "111" + " 11" + "11 1" + "111', "payment_card"),
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
