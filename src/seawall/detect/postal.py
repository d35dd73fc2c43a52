"""Postal addresses as one piece: from a street, postcode or city that was seen, to all that belongs to it.

    12 Main Street, Apt. 4, Springfield, IL 62704, USA          Hauptstraße 5 · 10115 Berlin · Deutschland
    number street   unit    city         state ZIP  country     street number  postcode city  country

Countries order these parts differently and people put commas, spaces or line breaks between them. So a part is taken
for what it
can be where it stands, and an address ends behind the last part that proves the ones before it: a postcode, a
country, a
place the names model's filter knows. Each look is bounded to a few dozen characters.
"""

from __future__ import annotations

from seawall.detect import late_re as re
from seawall.detect.countries import COUNTRIES
from seawall.detect.names import builtin_model

parts_max = 8
"""Units, cities, states, postcodes and countries read behind a street."""
left_chars = 90
"""How far before a postcode or city its street is looked for."""

_uk = r"(?:GIR ?0AA|[A-Z]{1,2}\d[0-9A-Z]? ?\d[ABD-HJLNP-UW-Z]{2})"
_states = (
    r"(?:A[AEKLPRZ]|C[AOT]|D[CE]|FL|GA|GU|HI|I[ADLN]|K[SY]|LA|M[ADEHINOPST]|N[CDEHJMVY]|O[HKR]|P[ARW]|RI|S[CD]|"
    r"T[NX]|UT|"
    r"V[AIT]|W[AIVY]|AB|BC|MB|N[BLSTU]|ON|PE|QC|SK|YT|NSW|VIC|QLD|TAS|ACT)"
)
_code_regex = (
    r"(?:[A-Z]{1,3}[- ])?(?:"  # D-10115, SE-111 51
    r"\d{5}-\d{3,4}|\d{4}-\d{3}|\d{2}-\d{3}|\d{3} \d{2}(?!\d)|\d{4} ?[A-Z]{2}(?![A-Za-z])|\d{4,6}"
    r"|[A-Z]\d[A-Z] ?\d[A-Z]\d|" + _uk + r")(?![\w-]|[.,]\d| \d{2,4} \d{2})"
)
_code = re.compile(_code_regex)
_gap = re.compile(
    r"(?:[ \t]?[,;][ \t]?|[ \t]?\n[ \t>?]{0,4}|[ \t]|[ \t]?[-–|·/][ \t])(?:[ \t]?,[ \t]?|\n?[ \t>?]{0,4})"
)
_unit = re.compile(
    r"(?:(?:apt|apto|apartment|suite|ste|unit|flat|floor|fl|room|rm|box|building|bldg|block|door|stair|app|"
    r"appartement|bât|étage|"
    r"wohnung|whg|etage|og|stock|piso|puerta|esc|int|interno|scala|bus|lok|lokal|m|lgh|tv|th|kat|daire|"
    r"no|d)\b[.:]?[ ]?#?[ ]?"
    r"[\w-]{1,6}|#[ ]?[\w-]{1,6}|\d{1,3}[.º°ª][ ]?(?:[a-zA-Z]{1,4}\b\.?|[-–])?)(?!\w)",
    re.IGNORECASE,
)
_second_number = re.compile(r" \d{1,5}[A-Za-z]?(?= ?[,\n]| (?:apt|suite|flat|unit)\b)", re.IGNORECASE)
_after_country = re.compile(r"[ ,\n]{1,3}" + _code_regex)
_word = r"(?:[^\W\d_]{1,3}\.|[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_])){0,24})"
_between = r"am|an|de|del|della|der|den|di|da|do|dos|du|d'|en|im|la|le|les|lès|sur|sous|upon|on|of|op|i|w|nad|ob|bei|in"
_city = re.compile(rf"{_word}(?!\w)(?:[ -](?:(?:{_between})[ -])?{_word}(?!\w)){{0,3}}")
_state = re.compile(rf"{_states}\b|\([A-Z]{{2,3}}\)|[A-Z]{{2}}\b")
_country = re.compile(r"[^\W\d_][^\W\d_.'-]{0,24}(?:[ .-][^\W\d_]{1,14}\.?){0,3}")


def known_place(word: str) -> bool:
    """Whether a word is part of the name of a town, region or country the model's filter holds."""
    kind = builtin_model().known(word)
    return ("l" in kind and (kind[0] == "X" or "c" not in kind)) or (word.lower() in COUNTRIES)


_first_of_towns_text = (
    "bad san santa santo sant são saint sainte st sankt new los las el la le port fort north south east west mount lake"
)
FIRST_OF_TOWNS = frozenset(_first_of_towns_text.split())
"""What the names of towns begin with that have a second word."""


_rest_of_town = re.compile(r" [^\W\d_a-z][\w'’-]{1,24}")


def town_ends(text: str, stop: int) -> int:
    """Where a town's name ends that seems to end at ``stop``, and may have a second word (Bad Tölz)."""
    if text[max(0, stop - 8) : stop].rpartition(" ")[2].lower() not in FIRST_OF_TOWNS:
        return stop
    rest = _rest_of_town.match(text, stop, stop + 30)
    return stop if rest is None else rest.end()


def is_person(piece: str) -> bool:
    """Whether two or three words behind a town are somebody's name: a given name first and a family name last."""
    said = piece.strip(" .").split(" ")
    if not 2 <= len(said) <= 3 or not all(word[:1].isupper() for word in said) or said[0].lower() in FIRST_OF_TOWNS:
        return False
    if piece.lower() in COUNTRIES or said[-1].lower() in COUNTRIES:
        return False
    model = builtin_model()
    return "g" in model.known(said[0]) and "f" in model.known(said[-1])


def ends_at(text: str, end: int, *, townward: bool = False) -> tuple[int, bool]:
    """Where an address goes on to from the end of its street, and whether a postcode or country proved it. With
    ``townward``, what ends there is a town with its postcode."""
    second = _second_number.match(text, end, end + 12)
    end = second.end() if second else end
    place, proved, waiting, coded = end, False, 0, False
    unit: re.Match[str] | None = None
    for _ in range(parts_max):
        gap = _gap.match(text, place, place + 12)
        if gap is None or gap.end() == gap.start():
            break
        start = gap.end()
        unit_last = bool(unit)
        broken = "\n" in gap.group() or "," in gap.group()
        if (unit := _unit.match(text, start, start + 24)) is not None:
            place = end = unit.end()
        elif not coded and (code := _code.match(text, start, start + 14)) is not None:
            place = end = code.end()
            proved = coded = True
            waiting = 0
        elif (stop := _country_end(text, start)) and (broken or coded or waiting):
            after = _after_country.match(text, stop, stop + 16)
            return (stop if coded or after is None else after.end()), True
        elif _contact.match(text, start) is not None:
            break
        elif waiting < 3 and (city := _city.match(text, start, start + 60)) is not None:
            lines = gap.group().count("\n")
            lenient = (coded or broken) and not (coded and waiting and lines)
            stop = _city_end(text, start, city.end(), lenient=lenient)
            if (
                stop == start
                or (coded and lines > 1)
                or _names_a_field.match(text, stop)
                or ((coded or waiting or townward) and broken and is_person(text[start:stop]))
            ):
                break
            if (district := _district.match(text, stop, stop + 12)) is not None and (coded or broken):
                stop = district.end()
            place, waiting = stop, waiting + 1
            if lines < 2 and ((coded and waiting == 1) or _is_place(text[start:stop], lenient=lenient or unit_last)):
                end = stop
        elif (state := _state.match(text, start, start + 5)) is not None:
            place = state.end()
            end = place if coded or waiting else end
        else:
            break
    return end, proved


_names_a_field = re.compile(r"_\w|\w{0,20}[\"']? ?(?:[:=](?=[ \"'\w])|\":)")
"""``Storgatan 14, postal_code: …``: the name of what comes next, and no town."""
_contact = re.compile(
    r"(?:tel|phone|telephone|mobile|fax|e-?mail|telefon|order|invoice|payment|vat|city|town|state|zip|country)\b",
    re.IGNORECASE,
)
"""What stands behind an address and is none of it."""
_district = re.compile(r"(?: cedex)?(?: \d{1,2}(?:er|e|ème)?)?(?![\w.]|,\d)", re.IGNORECASE)
"""Behind a town: Praha 1, Paris 8e, Bordeaux Cedex 2."""


def _is_place(piece: str, *, lenient: bool) -> bool:
    """Whether words are a town, state or country: by the last of them, or by any where they stand apart."""
    said = [word for word in re.split(r"[ -]", piece.rstrip(".")) if word[:1].isalpha()]
    if not said:
        return False
    if _state.fullmatch(said[-1]) and len(said) > 1:
        said.pop()
    return any(map(known_place, said if lenient and len(said) <= 3 else said[-1:]))


def _country_end(text: str, start: int) -> int:
    """Where a country's name that begins here ends; 0 for none."""
    match = _country.match(text, start, start + 40)
    if match is None:
        return 0
    name = match.group()
    while name:
        for written in (name, name.rstrip(".")):
            if written.lower() in COUNTRIES:
                return start + len(written)
        name = name.rpartition(" ")[0]
    return 0


def _city_end(text: str, start: int, end: int, lenient: bool) -> int:
    """Where a town's name that begins here ends: its capitalised words, or in small letters a known place."""
    words = list(re.finditer(r"[^\W\d_]+", text[start:end]))
    if words[0].group()[0].isupper():
        stop = 0
        for word in words:
            if word.group()[0].isupper():
                stop = word.end()
            elif len(word.group()) > 5:
                break
        return start + stop
    if not lenient:
        return start
    stop = 0
    for word in words[:3]:
        if not known_place(word.group()):
            break
        stop = word.end()
    if stop == 0 and len(words) <= 3 and _code_ahead.match(text, end, end + 20):
        return end
    return start + stop


_code_ahead = re.compile(r",? ?(?:[^\W\d_]{2,9}\.?,? )?\d{4,5}\b")


_phone_ahead = re.compile(
    r"[,;:/|·\s(–-]{1,4}(?:(?:tel|ph|mob|cep|cell?|gsm|tlf|tfn|hp|fon|phone|mobile|handy|móvil|kom|puh|wa)\b[.:]? ?)?"
    r"\+?\(?\d{2,5}\)?(?:[ .-]\d{2,8}){1,4}(?![\w-])",
    re.IGNORECASE,
)
_phone_digits = range(8, 14)


def before_phone(text: str, start: int, end: int) -> int:
    """The end moved before a number in groups that it would cut in two: a telephone's, behind the address."""
    for match in _phone_ahead.finditer(text, max(start + 1, end - 30), min(len(text), end + 20)):
        if match.start() < end < match.end() and sum(map(str.isdigit, match.group())) in _phone_digits:
            return match.start()
    return end


_piece = re.compile(r"[^\s,]+|,")
_house = re.compile(r"\d{1,5}[A-Za-z]?(?:[-/]\d{1,4}[A-Za-z]?)?\.?")
_ordinal = re.compile(r"\d{1,3}(?:st|nd|rd|th)", re.IGNORECASE)
street_words_max = 6


def begins_at(text: str, start: int) -> int:
    """Where the street before a postcode or city begins; ``start`` itself when there is none. Reads backwards: a
    flat, then either
    a house number and the street's words before it, or the words of a street and the house number before them."""
    low, last = max(0, start - left_chars), start
    while last > low and text[last - 1] in " \t\n,>?":
        last -= 1
    for cut in ("\n", ": ", "; "):
        at = text.rfind(cut, low, last)
        low = max(low, at + len(cut)) if at >= 0 else low
    pieces = [(match.start(), match.group()) for match in _piece.finditer(text, low, last)]
    if len(pieces) > 3 and pieces[-2][1].lower().rstrip(".") in _units:
        del pieces[-2:]
        if pieces[-1][1] == ",":
            del pieces[-1]
    if len(pieces) > 2 and len(pieces[-1][1]) == 1 and pieces[-1][1].isalpha() and _house.fullmatch(pieces[-2][1]):
        del pieces[-1]
    if len(pieces) < 2:
        return start
    numbered = _house.fullmatch(pieces[-1][1]) is not None
    begin = _words_before(pieces[:-1]) if numbered else _number_before(pieces)
    return start if begin is None else begin


def _words_before(pieces: list[tuple[int, str]]) -> int | None:
    """Where the words of a street begin that end before its house number; with another number in front."""
    if pieces and pieces[-1][1] == ",":
        pieces = pieces[:-1]
    begin = None
    for n, (at, piece) in enumerate(reversed(pieces[-street_words_max:])):
        word = piece.rstrip(".").lower()
        if piece[0].isupper() or word in _street_types or (word.startswith("n") and len(word) < 4 and n == 0):
            begin = at if piece[0].isalpha() else begin
        elif begin is not None and _house.fullmatch(piece):
            return at
        elif word not in _joining:
            break
    return begin


def _number_before(pieces: list[tuple[int, str]]) -> int | None:
    """Where the house number stands that is followed by the words of a street, one of them capitalised."""
    named = False
    for at, piece in reversed(pieces[-street_words_max - 1 :]):
        if _house.fullmatch(piece):
            return at if named else None
        if piece == "," or not (piece[0].isalpha() or _ordinal.fullmatch(piece)):
            return None
        named = named or piece[0].isupper()
    return None


_units = frozenset(("apt", "apartment", "suite", "ste", "unit", "flat", "no", "app", "bus", "piso", "whg", "lgh"))
_joining_text = (
    "de del della degli dei di da do dos das du des la le les las los el van der den het ten ter von zur am an im of"
)
_joining = frozenset(_joining_text.split())
_street_types_text = (
    "rue avenue boulevard place quai chemin impasse calle avenida plaza paseo camino carrer via viale piazza "
    "corso vicolo largo "
    "rua travessa praça estrada ulica ul al os pl c av strada piata bulevardul"
)
_street_types = frozenset(_street_types_text.split())


def town_before(text: str, start: int) -> int:
    """Where ``1055 Budapest, `` before a street begins, as Hungarians write it; else ``start``."""
    match = _town_left.search(text, max(0, start - 40), start) if start > 0 else None
    return match.start() if match is not None and known_place(match.group(1)) else start


_town_left = re.compile(
    r"(?<![\w.,:/$€£#-])(?:[A-Z]{1,2}-)?\d{4,6} ([^\W\d_]{3,24})(?: [IVX]{1,4}\.)?(?: ker\.?)?,[ \n]$"
)


def with_number(text: str, start: int) -> int:
    """The start moved over a house number that stands right before a street; not over the last group of a telephone."""
    number = _number_left.search(text, max(0, start - 20), start)
    if number is None or (text[start].isdigit() and text[number.start() - 2 : number.start() - 1].isdigit()):
        return start
    return number.start()


_number_left = re.compile(
    r"(?:\b(?:flat|apt\.?|apartment|unit|suite|room|floor) #?|(?<![\w.,:/$€£#-]))\d{1,5}[A-Za-z]?,? $",
    re.IGNORECASE,
)


_further_houses = re.compile(r"(?: ?([-–]) ?(\d{1,4})[a-z]?| ?/ ?\d{1,3}[a-z]?(?: ?/ ?\d{1,3})?)(?!\w|[-–/.,:]\d)")
_houses_apart_max = 200


def houses_end(text: str, end: int) -> int:
    """Where the house's number behind a street ends that is more than one: *12-14*, *5/7*, *12/3/14*."""
    found = _further_houses.match(text, end)
    if found is None:
        return end
    if found[1]:
        begin = end
        while begin and text[begin - 1].isdigit():
            begin -= 1
        house = int(text[begin:end] or 0)
        if not house < int(found[2]) <= house + _houses_apart_max:
            return end
    return found.end()
