"""An address decoded jointly: every word near a hint at one is given a part, and the parts are weighed together.

    send it to 915 vallegata, 1823 flekkefjord norge please        Flat 12B, Rose Cottage, 4 Long Lane, Leeds LS4 3AB
     x   x  x   n     t     ,  m        w        k      x            u    ,  W       b   , n  W    t  ,   p     C

A letter stands for each word: what it can be on its own, whatever the language. A stretch without ordinary words is cut
to where an address can begin and end, and counts when the parts in it say so together: a street with its number, a flat,
a postcode by its form or beside a town, a town, a country, and words before it that announce an address. So an address
needs no capitals, no commas and no known kind of street, and none of its parts alone is one. Looks at most
:data:`left_chars` and :data:`right_chars` far.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from seawall.detect import late_re as re
from seawall.detect.address_forms import (
    BOX,
    CODE_BEHIND_LETTERS,
    CODE_NAMED,
    CODE_OF_DIGITS,
    CODE_OF_LETTERS,
    CODE_WEAK,
    FLOOR,
    MILITARY,
    UNIT,
    UNIT_OF_DIGITS,
)
from seawall.detect.address_points import RURAL, TOWN_BEHIND_NUMBER, points_min, weighed
from seawall.detect.address_words import BOXES, COMPASS, JOINERS, UNITS, word_part
from seawall.detect.countries import COUNTRIES
from seawall.detect.postal import FIRST_OF_TOWNS, is_person

left_chars, right_chars = 110, 170
words_max = 64
announced_points = 2
asked, named = 1, 2
"""How much a word nearby says: that something is sent or somebody lives, or that there is an address."""
digit_chars = 70
"""How near a hint the first digit must be."""
_digit = re.compile(r"\d")
_mail_address = re.compile(r"[<(]?[^\s@]{1,64}@")
"""What *send it to* announces most often."""
_telephone = re.compile(r"\b0\d{2,3}[ -]\d{3}[ -]\d{3,4}\b")
_years = re.compile(r"\b(?:19|20)\d\d\b")


class Piece(NamedTuple):
    """A word or mark with the part it can be."""

    start: int
    end: int
    part: str


looks_ahead_chars = 96
"""How far a piece is read, and more than what tells it apart: so it is the same whatever window it is read in."""
Memory = dict[Any, Any]
"""Pieces by where they begin or the blanks before them do, where people are named, and what runs of pieces came to."""


class Address(NamedTuple):
    """Where an address stands, and what says so."""

    start: int
    end: int
    reasons: tuple[str, ...]
    points: int


_piece = re.compile(
    r"(?P<ordinal>\d{1,3}(?:[sS][tT]|[nN][dD]|[rR][dD]|[tT][hH])(?!\w))|(?P<word>(?![sS]/[nN](?!\w))[^\W\d_](?:[^\W_]|['’.-](?=[^\W_]))*\.?)|(?P<number>[sS]/[nN](?!\w)\.?|\d{1,6}[a-zA-Z]?(?:[-/]\d{1,4}[a-zA-Z]?)*(?:-(?:[IVX]{1,4}|[A-Z]|hs|bis)| (?:bis|ter|quater|I{1,3})(?=,))?\.?(?:º|ª)?(?![\w]))|"
    r"(?P<aside>\((?:[^\W\d_a-zà-ÿ][^\W\d_]{1,14}|[ENSW])\))|"
    r"(?P<stop>\n[ \t>?|]*\n|[.!?]+(?=\s|$)|[:\"“”„«»{}()\[\]<>=;*_~@]|\t)|(?P<line>\n[ \t>?|]*)|(?P<mark>[,|·/–-](?![\w])|,|(?<=[^\W\d_])/(?=[A-ZÇĞİÖŞÜ][^\W\d_]{3}))|(?P<odd>\d{7,40}|\S)"
)


def pieces(text: str, low: int, high: int, hint: int, known: Memory) -> list[Piece]:
    """The words of a window with the parts they can be; behind ``hint`` up to where no address goes on."""
    found: list[Piece] = []
    parts: list[str] = []
    at, ordinary, begun = low, 0, 0
    while at < high and len(found) < words_max:
        piece: Piece | None = known.get(at)
        if piece is None:
            match, begin = None, at
            while at < high and (text[at] == " " or (match := _piece.match(text, at, at + looks_ahead_chars)) is None):
                at += 1
            if match is None:
                break
            piece = known[begin] = known[at] = known.get(at) or _read(text, match, at + looks_ahead_chars)
        begin, at, part = piece
        if begin >= high:
            break
        found.append(piece)
        parts.append(part)
        ordinary = ordinary + 1 if part == "x" else 0
        if begin >= hint and (ordinary > 3 or part in "XZ"):
            break
    for n, part in enumerate(parts):
        if part == "s":
            if n + 1 == len(parts) or parts[n + 1] not in "cCm,":
                said = text[found[n].start : found[n].end]
                found[n] = found[n]._replace(part="j" if said in JOINERS else "x")
        elif part == "W" and n:
            if parts[n - 1] == "p" and _begins_town(text, found[n - 1], found[n]):
                found[n], parts[n] = found[n]._replace(part="p"), "p"
            elif _ends_sentence(text, found[n - 1], found[n]):
                if found[n].start >= hint:
                    return found[begun:n]
                begun = n
        elif part in "xj" and n and parts[n - 1] in "ty" and text[found[n].start : found[n].end].lower() in COMPASS:
            found[n] = found[n]._replace(part="w")
    return found[begun:]


def _ends_sentence(text: str, last: Piece, following: Piece) -> bool:
    """*Dublin 2. You can …*: a full stop behind a number, and a word that is an everyday one but for its capital."""
    said = text[following.start : following.end]
    return last.part in "nmcC" and text[last.end - 1] == "." and said.istitle() and word_part(said.lower()) == "x"


def _begins_town(text: str, first: Piece, second: Piece) -> bool:
    """Whether two words are a town's that has a second one: Bad Dürkheim, San Isidro."""
    return text[first.end : second.start] == " " and text[first.start : first.end].lower() in FIRST_OF_TOWNS


def _read(text: str, match: re.Match[str], high: int) -> Piece:
    kind = match.lastgroup
    piece = _longer(text, match, high) if kind in ("ordinal", "word", "number", "odd") else None
    if piece is None:
        start, end = match.span()
        part = word_part(match.group()) if kind == "word" else _mark_part(match)
        if kind == "word" and text[end : end + 1] == "_":
            part = "X"  # postal_code: the name of another field
        if part == "Z" and kind == "word":  # a sentence ends, and what it ends with may be the town
            end -= 1
            part = word_part(text[start:end])
        piece = Piece(start, end, part)
    return piece


def _longer(text: str, seen: re.Match[str], high: int) -> Piece | None:
    """What takes more than a word: a postcode, a flat, a box, a country."""
    at, said = seen.start(), seen.group()
    if at and text[at - 1].isalnum():
        return None
    if seen.lastgroup == "word":
        word = said.rstrip(".").lower()
        forms = _forms_by_word.get(word)
        if forms is None:
            forms = (_short if len(word) < 3 else None) if word.isalpha() else _written
        for form, part in forms or ():
            match = form.match(text, at, high)
            if match is not None:
                return Piece(at, match.end(), "n" if word in _of_houses and part == "u" else part)
        return _country_at(text, at, high) if word in _country_starts else None
    if seen.lastgroup == "odd" and said not in "#〒" and not said.isdecimal():
        return None
    for form, part in _numbered:
        match = form.match(text, at, high)
        if match is not None:
            return Piece(at, match.end(), part)
    return None


def _country_at(text: str, at: int, high: int) -> Piece | None:
    match = _country.match(text, at, min(high, at + 40))
    words = match.group().lower().split(" ") if match is not None else []
    for count in range(len(words), 0, -1):
        said = " ".join(words[:count])
        for written in (said, said.rstrip(".")):
            if written in COUNTRIES and (len(written) > 2 or text[at].isupper()):
                return Piece(at, at + len(written), "k")
    return None


_written = ((BOX, "o"), (UNIT, "u"), (CODE_OF_LETTERS, "C"))
_short = ((CODE_BEHIND_LETTERS, "C"),)
_numbered = ((UNIT_OF_DIGITS, "u"), (CODE_OF_DIGITS, "C"), (CODE_WEAK, "c"))
_forms_by_word: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    **dict.fromkeys(UNITS, ((UNIT, "u"),)),
    **dict.fromkeys(BOXES, ((BOX, "o"), (UNIT, "u"))),
    **dict.fromkeys(("apo", "fpo", "dpo"), ((MILITARY, "C"),)),
    **dict.fromkeys(("c.p", "cp", "cep", "cap", "plz", "zip", "pin", "postcode"), ((CODE_NAMED, "C"),)),
    "rd": ((BOX, "o"),),
    **dict.fromkeys(("st", "kl", "stuen", "i", "ii", "iii", "iv", "v", "vi"), ((FLOOR, "u"),)),
}
_of_houses = frozenset(("no", "nr"))
"""Before a house's number."""
_country_starts = frozenset(name.split(" ")[0] for name in COUNTRIES)
_country = re.compile(r"[^\W\d_][^\W\d_.'-]{0,24}(?:[ .'-][^\W\d_]{1,14}\.?){0,4}")


def _mark_part(match: re.Match[str]) -> str:
    kind, said = match.lastgroup, match.group()
    if kind == "ordinal":
        return "W"  # 3rd Cross, 12th Main
    if kind == "stop":
        return "X"
    if kind == "line":
        return "L"
    if kind in ("mark", "aside"):
        return ","
    if kind == "odd":
        return "," if said in "·/" else "X"
    if kind == "number":
        return "m" if len(said) == 4 and said.isdigit() else "c" if said[:5].isdigit() and len(said) >= 5 else "n"
    return "X"


_may_begin = frozenset("ntuobCcm")
_may_end = frozenset("nmcCpktyuobWwsSq")
_city_ahead = re.compile(r"[xqwpWj]{0,2}[,L]?(?:[sS],?)?[cCk]")


def decoded(
    text: str,
    start: int,
    end: int,
    *,
    announced: bool = False,
    worded: Callable[[], int] | None = None,
    memory: Memory | None = None,
) -> Address | None:
    """The address a hint at ``start`` to ``end`` belongs to; None when the parts round it don't make one. With
    ``announced``, what comes before ``end`` said that an address follows, and nothing before it is looked at. With
    ``worded``, a word nearby may be one that people use about addresses (:data:`asked` or :data:`named`). ``memory`` saves reading again what hints at the
    same address have in common."""
    if announced and (_digit.search(text, end, end + digit_chars) is None or _mail_address.match(text, end)):
        return None
    if not announced and _digit.search(text, max(0, start - digit_chars), end + digit_chars) is None:
        return None
    low = end if announced else _low(text, start)
    high = min(len(text), end + right_chars)
    while high < len(text) and text[high].isalnum():
        high -= 1
    memory = {} if memory is None else memory
    found = pieces(text, low, high, end, memory)
    if not found:
        return None
    hint = 0 if announced else next((n for n, piece in enumerate(found) if piece.end > start), len(found) - 1)
    run = _run(found, hint, announced)
    letters = _letters(run)
    if not run or (not announced and _codes_alone.issuperset(letters)):
        return None
    said = worded() if not announced and worded is not None else 0
    key = (announced, said, run[0].start, letters)  # what is read from a place on is always the same
    if key not in memory:
        memory[key] = _judged(text, run, announced, said, memory)
    whole: Address | None = memory[key]
    return whole if whole is None or announced or (whole.start < end and start < whole.end) else None


def _judged(text: str, run: list[Piece], announced: bool, worded: int, memory: Memory) -> Address | None:
    """The address in a run of pieces."""
    run = _behind_of(text, _without_order(text, run))
    run, parts = _trimmed_right(_trimmed_left(text, run, announced), announced)
    run, parts = _without_person(text, run, parts, memory)
    if not run:
        return None
    run, parts = _in_its_cells(text, run, parts)
    if (line := parts.rfind("L")) > 0 and not parts[line + 1 :].strip("WwxjZp") and _label.match(text, run[line].end):
        run, parts = run[:line], parts[:line]
    first, last = run[0].start, run[-1].end
    if text[last - 1] == "." and parts[-1] in "pW":
        last -= 1  # a sentence's end, not the town's
    points, reasons = weighed(parts)
    if announced:
        points, reasons = points + announced_points, (*reasons, "announced")
    elif worded and points:
        four = _coded_by_four(text, run, parts)
        if worded == named or four or "postcode" in reasons or _street_and_code <= {*reasons}:
            points, reasons = points + (2 if four else 1), (*reasons, "context word")
    if points < points_min or len(reasons) < 2 or _numbers.isdisjoint(parts):
        return None
    if "country" not in reasons and len(_years.findall(text, first, last)) > 1:
        return None
    if "street and number" not in reasons and _telephone.search(text, first, last):
        return None  # sent to Wanjiru Kamau 0722 418 903 on 14/7
    return Address(first, last, reasons, points)


_street_and_code = frozenset(("street and number", "postcode and place"))


def _coded_by_four(text: str, run: list[Piece], parts: str) -> bool:
    """Whether four figures between a house's number and a town are no year: ``Malmlia 45, 0471 Smebu``."""
    code = TOWN_BEHIND_NUMBER.search(parts)
    return code is not None and _years.match(text, run[code.start()].start) is None


def _in_its_cells(text: str, run: list[Piece], parts: str) -> tuple[list[Piece], str]:
    """The run without the cells of a row of a table at its ends that say nothing of an address: ``12,Ana,Lima,4 Long Lane,Leeds,LS4
    3AB,Oak table`` has commas with nothing behind."""
    cells = [
        n for n, piece in enumerate(run) if text[piece.start] == "," and not text[piece.end : piece.end + 1].isspace()
    ]
    if len(cells) < cells_min:
        return run, parts
    edges = sorted((*cells, *(n for n, part in enumerate(parts) if part == "L")))
    points = weighed(parts)[0]
    low = max((n + 1 for n in edges if weighed(parts[n + 1 :])[0] >= points), default=0)
    high = min((n for n in edges if n > low and weighed(parts[low:n])[0] >= points), default=len(run))
    return run[low:high], parts[low:high]


cells_min = 3
_label = re.compile(r"[^\n:\d,]{1,32}[:\uff1a]")  # a line that begins so is the next field's
_numbers = frozenset("nmcCo")
_codes_alone = frozenset("nmcC,LXZ")
"""Parts that without others come to no more than a postcode, which is not enough for an address that nothing announced."""


def _low(text: str, start: int) -> int:
    """Where to begin to read: behind the last mark before the hint that no address holds, and not within a word."""
    low = max(0, start - left_chars)
    while low and text[low - 1].isalnum():
        low -= 1
    for match in _stop.finditer(text, low, start):
        if match.start() < low:
            continue
        if match.group() != "\n":
            low = match.end()
        elif (gap := _gap.match(text, match.start(), start)) is not None:
            low = gap.end()
    return low


_stop = re.compile(r"[:\"“”„«»{}()\[\]<>=;*_~@\t!?\n]")
_gap = re.compile(r"\n[ \t>?|]*\n")


def _run(found: list[Piece], hint: int, announced: bool) -> list[Piece]:
    """The pieces round the hint up to ordinary words. One or two of these may stand between a number and a street's type."""
    if announced:
        parts = _letters(found[:12])
        while hint < len(found) and found[hint].part in "xjLX," and hint < 5 and not _lower_street.match(parts, hint):
            if found[hint].part == "X" and hint > 2:
                break
            hint += 1
        if hint >= len(found):
            return []
    first = last = hint
    while first > 0 and not announced and (found[first - 1].part not in _halting or _passes(found, first - 1, -1)):
        first -= 1
    while last + 1 < len(found) and (found[last + 1].part not in _halting or _passes(found, last + 1, 1)):
        last += 1
        if found[last].part == "Z":
            break
    if first < hint and found[first].part == "Z":
        first += 1
    return found[first : last + 1]


_halting = frozenset("xqXZ")
"""Parts that may end a run."""


def _passes(found: list[Piece], at: int, way: int) -> bool:
    """Whether such a piece belongs to the run."""
    part = found[at].part
    if part not in "xq":
        return part == "Z" and way > 0
    # An ordinary word in small letters: part of a street when a number stands before and a type behind; or of a town
    # between a street and a state, postcode or country.
    parts = [piece.part for piece in found[max(0, at - 3) : at + 6]]
    here = min(at, 3)
    before, after = "".join(parts[:here]), "".join(parts[here + 1 :])
    if _number_behind.search(before) and _type_ahead.match(after):
        return True
    if way > 0 and before in ("", "j") and _lower_street.match(part + after):
        return True  # am alten markt 3
    if _type_behind.search(before) and _numbers_ahead.match(after):
        return True  # rue de la paix 12 75002
    if part == "q" and way > 0 and before[-1:] in ("c", "C", "m", ",", "t", "u"):
        return True
    return bool(before and _place_behind.search(before) and _city_ahead.match(after))


_lower_street = re.compile(r"j?[xqw]{0,2}[ty],?[nm]")
"""Words in small letters up to a street's type with its number: *am alten markt 3*."""
_number_behind = re.compile(r"[nm][xqWwpj]{0,2}$")
_type_ahead = re.compile(r"[xqWwpj]{0,2}[ty]")
_type_behind = re.compile(r"[ty][jxqwWp]{0,2}$")
_numbers_ahead = re.compile(r"[jxqwWp]{0,2},?[nm][,L]{0,2}[cCmu]")
_place_behind = re.compile(r"(?:[,L]|[tynuC]w?)x{0,2}$")


_order_word = re.compile(
    r"(?:order|orders|po|bestell\w*|auftrag\w*|commande|pedido|ordine|encomenda|zam[oó]wieni\w*|ordre|tilaus\w*|rma|ticket|invoice|"
    r"rechnung\w*|facture|factura|fattura|ref|customer|kunde\w*|case|no|nr|number)\.?",
    re.IGNORECASE,
)
_flat_digits_max = 3
"""``#305`` in front of a street is a flat; with more digits, or behind a word for orders, it is an order."""


def _without_order(text: str, run: list[Piece]) -> list[Piece]:
    """The run behind an order's number that stands before anything of an address."""
    for n, piece in enumerate(run):
        if piece.part in "nmtcC":
            break
        said = text[piece.start : piece.end]
        if piece.part == "u" and said[0] == "#":
            named = n > 0 and _order_word.fullmatch(text[run[n - 1].start : run[n - 1].end]) is not None
            if named or sum(map(str.isdigit, said)) > _flat_digits_max:
                return run[n + 1 :]
    return run


_person = re.compile(r"([^\W\d_][\w'’-]*\.? [^\W\d_][\w'’-]*)( [^\W\d_][\w'’-]*)?(?![\w])")


def _without_person(text: str, run: list[Piece], parts: str, memory: Memory) -> tuple[list[Piece], str]:
    """The run up to a person's name that stands behind a postcode, in a line or behind a comma of its own."""
    coded = next((at for at, part in enumerate(parts) if part in _codes), len(parts))
    for at in range(coded + 1, len(parts) - 1):
        if parts[at] in ",L":
            key = "person", run[at + 1].start
            if key not in memory:
                named = _person.match(text, run[at + 1].start)
                memory[key] = named is not None and any(map(is_person, (named.group(), named.group(1))))
            if memory[key]:
                return run[:at], parts[:at]
    return run, parts


_codes = frozenset("cCm")


def _trimmed_left(text: str, run: list[Piece], announced: bool) -> list[Piece]:
    """The run from where an address can begin: the first line or stretch between commas that holds a number, a type, a flat."""
    parts = _letters(run)
    begin = 0 if RURAL.match(parts) is None else _behind_person(text, run)
    while begin < len(parts) and not RURAL.match(parts, begin):
        mark = _mark.search(parts, begin)
        stop = mark.start() if mark is not None else len(parts)
        stretch = parts[begin:stop]
        lone_type = stretch == "t" and not announced
        if not (lone_type or _may_begin.isdisjoint(stretch) or _only_words.fullmatch(stretch)):
            break
        if _name_ahead.match(parts, begin) and not is_person(text[run[begin].start : run[stop - 1].end]):
            break
        begin = stop + 1
    while not announced and (other := _other_number.match(parts, begin)) and _own_number.match(parts, other.end()):
        begin = other.end()
    if (
        not announced
        and (line := _numbers_alone.match(parts, begin)) is not None
        and _own_number_later.search(parts, line.end())
    ):
        return _trimmed_left(text, run[line.end() :], announced)
    if RURAL.match(parts, begin):
        return run[begin:]
    if not announced and (lead := _lead.match(parts, begin)) is not None:
        begin = lead.end()
    while begin < len(parts) and parts[begin] in "jxksS,LZ" and not (announced and _lower_street.match(parts, begin)):
        begin += 1
    return run[begin:]


def _behind_of(text: str, run: list[Piece]) -> list[Piece]:
    """The run behind *of*, *at* and *an* where only words stand before: *Dr Shaw of 4 The Crescent*, *das Paket an Erlhof 5*."""
    for n, piece in enumerate(run[:-1]):
        if piece.part in "nmcCuo,L" or (n and piece.part == "t"):
            break
        said = text[piece.start : piece.end]
        if (run[n + 1].part in "nu" and said in _of) or (run[n + 1].part in "Wpt" and said == "an"):
            return run[n + 1 :]
    return run


_of = frozenset(("of", "at", "from"))


def _behind_person(text: str, run: list[Piece]) -> int:
    """How many pieces somebody's name takes that stands before the first comma; none where there is no name."""
    comma = next((n for n, piece in enumerate(run) if piece.part == ","), 0)
    return comma + 1 if comma and is_person(text[run[0].start : run[comma - 1].end]) else 0


def _letters(run: list[Piece]) -> str:
    return "".join([piece.part for piece in run])


_mark = re.compile(r"[,L]")
_only_words = re.compile(r"[Ww]{1,3}b?")
_name_ahead = re.compile(r"[Wp][WwpjS]{1,4},n[,L]c[pW]")
"""A street of no known type, its number and its town behind commas: *Ramal Andrés Villa, 47, 98387 Collado*."""
_other_number = re.compile(r"[nmcC]+[,L]{1,3}")
_numbers_alone = re.compile(r"[nmcC][nmcCj]*L(?=(?:[WwZpjk]{1,4}[,L]){1,2})")
_own_number_later = re.compile(r"[,L]t[WwpqjSby]{1,5}[nm]|[,L][nmu],?t[Wwpj]|[,L][nm][WwpqjSby]{1,4}[ty]")
"""Above an address a line of numbers, as of a telephone or a date, and one of somebody's name."""
_own_number = re.compile(
    r"[nm][WwpqjxsSby]{1,4}[ty]|[nm],?t[Wwpj]|[nmu]{1,2}[WwpbS]{1,5}[,L]|[WwpqjS]{0,4}t[WwpqjxsSby]{0,5}[nm](?=$|[,LuCcW])|"
    r"[WwpjbsSy]{1,5}n(?=$|[,LuCc])|[cm][Wp]"
)
"""A street that has its number without the ones before it, which are a card's, an order's or a line's."""
_lead = re.compile(
    r"[WwpbsSjkxy]{1,6}(?=(?:u,?)?[nm]+[Wwpjxb]{0,4}[ty][,LuCcksS]|(?:u,?)?n[Wwpjb]{1,5}[,L][^n]*[cC]|o|u,?n|c[pWw]|C|m[Wp]{1,3},[WwpjtSy]{1,4}n)"
)
"""Words before what surely begins an address."""
_line_of_numbers = re.compile(
    r"(?<=[cC])[Wpqk]{0,3}L[nmcC]+(?![WwpqjtybsS])|(?<=k)L(?:[nmcC]{2,}|[nm])(?![WwpqjtybsS])"
    r"|(?<=[cCpk])[,L][nmcC]{2,}(?![WwpqjtybsS])|(?<=[cC])L[Ww][nmcC]+$"
)
"""Below a postcode or country a line of numbers alone: a telephone's, as on a visiting card."""
_last_code = re.compile(r"C|(?<=[WwpsS,Lj])[cm](?!t|[,L]?[Wwpj]+[tn])|^c")
_behind_code = re.compile(
    r"[,Cc]?[WwpqjsSty]{0,4}(?:,?[sS])?(?:[,L]{1,3}(?:[Wwpq]{1,3}(?=[,L]?k)|[pq]+|[sS]))?(?:[,L]{0,3}k)?(?:[,L]?(?:C|c))?"
)
_town_left = re.compile(r"p[,L]?$")
_street_left = re.compile(r"[nm],?t[Wwpj]{0,4}p[,L]$")
"""A street called after a town: *12 Rua das Flores, 15014-050 São José*."""
_behind_last_code = re.compile(r"(?:,?[sS](?![a-z]))?(?:[,L]{0,3}k)?")
"""Behind a postcode of letters that its town stands before: nothing of the town any more."""
_town_behind_code = re.compile(r"(?:[Wpjty]{1,4}|[wpq]{1,2})?(?:,?[sS])?(?:[,L]{1,3}[pq]+)?")


def _trimmed_right(run: list[Piece], announced: bool) -> tuple[list[Piece], str]:
    """The run up to the last part that belongs to an address, and its letters."""
    parts = _letters(run)
    if (line := _line_of_numbers.search(parts)) is not None:
        parts = parts[: line.start()]
    codes = list(_last_code.finditer(parts))
    code = next((one for one in reversed(codes) if one.group() in "Cc"), codes[-1] if codes else None)
    if code is not None and code.start() > 0 and not _before_code.isdisjoint(parts[: code.start()]):
        behind = (
            _behind_last_code
            if code.group() == "C"
            and _town_left.search(parts, 0, code.start())
            and not _street_left.search(parts, 0, code.start())
            else _behind_code
        )
        tail = behind.match(parts, code.end())
        parts = parts[: tail.end() if tail is not None else code.end()]
        if parts and parts[-1] in "Wwqjty" and "k" not in parts[code.end() :]:
            town = _town_behind_code.match(parts, code.end())
            parts = parts[: town.end() if town is not None else code.end()]
    sure = len(parts) - 1
    while sure >= 0 and parts[sure] not in "nmcCpqktysSuo":
        sure -= 1
    parts = parts[: sure + 1 + _kept_behind(parts[sure], parts[sure + 1 :], announced)] if sure >= 0 else ""
    while parts and parts[-1] not in _may_end:
        parts = parts[:-1]
    return run[: len(parts)], parts


_before_code = frozenset("ntuo")
_town_behind = re.compile(r"[Wj]{1,3}|[wq]{1,2}")
_town_announced = re.compile(r"[,L][Ww]{1,3}(?=$|[,LZ])")


def _kept_behind(last: str, rest: str, announced: bool) -> int:
    """How many unknown words stay at the end: a town's right behind a postcode, or behind a comma after what was announced."""
    kept = None
    if last in "cCm":
        kept = _town_behind.match(rest)
    elif announced:
        kept = _town_announced.match(rest)
    return 0 if kept is None else kept.end()
