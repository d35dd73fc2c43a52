"""Numbers pulled apart by marks nobody writes them with or by line ends: ``4111/1111/1111/1111``, ``4|1|1|1``; and by
the same thing every time, whatever it is."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece, one_by_one
from seawall.detect.disguises._checks import is_card, is_iban, windows

_BETWEEN = (
    r"(?:[ ]{0,2}[|/_~*:;,\\=+#.·•()\[\]-]{1,3}[ ]{0,2}|[ ]{2,6}|[ ]{0,2}\t[ \t]{0,5}|[ \t]{0,3}\r?\n[ \t]{0,8}"
    r"|/\*[^*\n]{0,12}\*/)"
)
_NEXT = rf"(?:{_BETWEEN}|[ -])[0-9A-Z]{{1,8}}"
_RUN = re.compile(
    rf"(?<![0-9A-Za-z])(?:[A-Z]{{2}}[0-9]{{2}}|[0-9]{{1,8}})(?:{_NEXT}){{1,34}}(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])(?:[A-Z]{2} [0-9][0-9](?: [0-9A-Z]{2}){5,15}(?: [0-9A-Z])?|[A-Z]{2}[0-9](?: [0-9A-Z]{3}){4,10}(?: [0-9A-Z]{1,2})?)(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])[A-Z] [A-Z] [0-9] [0-9](?: [0-9A-Z]){11,30}(?![0-9A-Za-z])"
)
_SAME = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9]{1,8}(?P<gap>[^0-9]{1,30}+)[0-9]{1,8}(?:(?P=gap)[0-9]{1,8}){1,34}(?:[^0-9\n]{1,24}[0-9]{4})?"
    r"|[A-Z]{2}[0-9][0-9](?P<of_codes>[^0-9A-Z]{1,30}+)[0-9A-Z]{1,4}(?:(?P=of_codes)[0-9A-Z]{1,4}){2,34})(?![0-9A-Za-z])"
)
_MARK = (
    r"(?:[ ]{0,2}[^0-9A-Za-z \t\n]{1,4}[ ]{0,2}|[ ]{2,6}|[ ]?\t[ \t]{0,5}|[ \t]{0,3}\r?\n[ \t]{0,8}|/\*[^*\n]{0,12}\*/)"
)
_NEAR = re.compile(
    rf"[0-9]{_MARK}[0-9A-Z]{{1,8}}{_MARK}[0-9A-Z]|[0-9]{{4}}\r?\n[0-9]{{4}}|[A-Z] [A-Z] [0-9] [0-9] |[A-Z]{{2}} [0-9]{{2}} [0-9A-Z]{{2}} "
    r"|[A-Z]{2}[0-9] [0-9A-Z]{3} |[0-9]/\*[^*\n]{0,12}\*/[0-9]"
)
"""Something between digits twice over."""
reach_chars = 96
_OTHER_GAP = re.compile(r"[0-9][^0-9\n]+[0-9]")
_GROUP = re.compile(r"[0-9A-Z]+")
_MOMENT = re.compile(r"[0-9]{1,4}([/.-])[0-9]{1,2}\1[0-9]{2,4},?[ T]{0,2}[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?")
_SHAPE = str.maketrans("123456789", "000000000")
_DIGITS = re.compile(r"[0-9]+")
_USUAL = re.compile(r"[0-9A-Z]+(?:[ -][0-9A-Z]+)*")
alike_chars_max = 2_000
unchecked_max = 200
unchecked_chars = 15
"""A number of twelve digits in four groups."""
identity_digits = range(9, 13)
"""Identity numbers have no check that holds for all of them; they need a word nearby anyway."""


def _pieces(text: str) -> Iterator[Piece]:
    found: list[Piece] = []
    for low, high in windows(text, _NEAR, reach_chars):
        found += _marked(text, low, high)
        found += _alike(text, low, high)
    found = _fewer(found)
    yield from one_by_one(found)


def _fewer(found: list[Piece]) -> list[Piece]:
    """Numbers without a check digit are left out where they fill a table: so many are not disguised, and each costs."""
    unchecked = sum(len(piece.plain) <= unchecked_chars for piece in found)
    return found if unchecked <= unchecked_max else [piece for piece in found if len(piece.plain) > unchecked_chars]


def _marked(text: str, low: int, high: int) -> Iterator[Piece]:
    """With odd marks between, not always the same."""
    for match in _RUN.finditer(text, low, high):
        groups = _GROUP.findall(match.group())
        if len(groups[0]) > 1 and "\n" in match.group() and _OTHER_GAP.search(match.group()):
            continue  # rows of a table
        usual = _USUAL.fullmatch(match.group()) and len(groups[0]) > 1
        if not usual or (len(groups[0]) < 4 and groups[0][0].isalpha() and is_iban("".join(groups))):
            yield from _piece(text, match.start(), match.end(), groups)


def _alike(text: str, low: int, high: int) -> Iterator[Piece]:
    """With the same thing between every time, whatever it is."""
    for match in _SAME.finditer(text, low, high):
        gap = match["gap"] or match["of_codes"]
        if gap in (" ", "-") or match.end() - match.start() > alike_chars_max:
            continue
        groups = _DIGITS.findall(match.group()) if match["gap"] else match.group().split(gap)
        sizes = tuple(map(len, groups))
        if len(set(sizes)) == 1 or sizes == (3, 2, 4) or sum(sizes) > max(identity_digits):
            yield from _piece(text, match.start(), match.end(), groups)


def _piece(text: str, start: int, end: int, groups: list[str]) -> Iterator[Piece]:
    compact = "".join(groups)
    identity = compact.isdigit() and len(compact) in identity_digits and not _MOMENT.fullmatch(text, start, end)
    if is_card(compact) or is_iban(compact) or identity:
        apart = sum(len(group) == 1 for group in groups) > len(groups) // 2 or is_iban(compact)
        if is_iban(compact) or not _of_a_table(text, start, end):
            yield Piece(start, end, ("" if apart else "-").join(groups))


def _of_a_table(text: str, start: int, end: int) -> bool:
    """Whether the line above or below has numbers in just the same shape that are no card: one in ten rows of any table
    would have the right check digit."""
    shape = text[start:end].translate(_SHAPE)
    if "\n" in shape:
        return False
    above = text.rfind("\n", 0, start)
    for other in (
        text[end + 1 : end + 1 + len(shape)],
        text[above - len(shape) : above] if above >= len(shape) else "",
    ):
        beside = text[end : end + 1] == "\n" or other != text[end + 1 : end + 1 + len(shape)]
        if beside and other.translate(_SHAPE) == shape and not is_card("".join(_DIGITS.findall(other))):
            return True
    return False


_GATE_MARK = r"(?:[ ]{0,2}[^0-9A-Za-z \t\n]{1,4}[ ]{0,2}|[ ]{2,6}|\t|[ \t]{0,3}\r?\n[ \t]{0,8})"


DISGUISE = Disguise(
    says="through split digits",
    gate=(
        rf"\b(?:[0-9]{{1,2}}{_GATE_MARK}){{4}}[0-9]",
        rf"\b[0-9]{{4,8}}{_GATE_MARK}[0-9]{{3,8}}{_GATE_MARK}[0-9]{{3,8}}{_GATE_MARK}[0-9]{{2}}",
        rf"\b[0-9]{{4}}{_GATE_MARK}[0-9]{{6}}{_GATE_MARK}[0-9]{{4}}",
        rf"\b[0-9]{{3}}{_GATE_MARK}(?:[0-9]{{2}}{_GATE_MARK}[0-9]{{4}}|[0-9]{{3}}[^0-9A-Za-z.][0-9]{{3}})\b",
        rf"\b[0-9]{{7,8}}{_GATE_MARK}[0-9]{{7,8}}\b",
        r"[0-9]{4}[ -]?[0-9]{4}\r?\n[0-9]{4}[ -]?[0-9]{4}",
        rf"\+[0-9]{{1,3}}{_GATE_MARK}[0-9]{{1,4}}{_GATE_MARK}[0-9]{{2}}",
        rf"\b[A-Z]{{2}}[0-9]{{2}}{_GATE_MARK}[0-9A-Z]{{1,8}}{_GATE_MARK}[0-9A-Z]{{1,8}}{_GATE_MARK}[0-9A-Z]",
        r"\b[A-Z]{2} [0-9][0-9] [0-9A-Z]{2} [0-9A-Z]{2} [0-9A-Z]{2} ",
        r"\b[A-Z]{2}[0-9] [0-9A-Z]{3} [0-9A-Z]{3} [0-9A-Z]{3} ",
        r"\b[A-Z] [A-Z] [0-9] [0-9] [0-9A-Z] [0-9A-Z] ",
        r"[0-9]/\*[^*\n]{0,12}\*/[0-9]",
    ),
    in_digits=True,
    pieces=_pieces,
    guess=True,
    credentials=False,
    hits=(
        Example("card 4111/1111/1111/1111", "4111/1111/1111/1111", "payment_card"),
        Example("my card is 4|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1", "4|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1", "payment_card"),
        Example("card number:\n4111\n1111\n1111\n1111\n", "4111\n1111\n1111\n1111", "payment_card"),
        Example("IBAN DE89/3704/0044/0532/0130/00", "DE89/3704/0044/0532/0130/00", "iban"),
    ),
    misses=("[12/11/26, 10:05:01] call me on this phone", "2026/11/25 10:00:00, 192.168.0.1", "1,200; 3,400; 5,600", "sku 4111|1111|1111|1112"),
)  # fmt: skip
