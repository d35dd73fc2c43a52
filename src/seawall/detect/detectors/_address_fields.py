"""Parts of an address in fields of their own: forms, JSON, exports, elements of XML (UBL, pain.001, cXML).

One part alone says little: a street needs its number, there or in a field beside it; a town needs a street's or a
postcode's field near it.
"""

from __future__ import annotations

from seawall.detect import late_re as re
from seawall.detect.detector import Candidate, Example, Judgement, Pattern
from seawall.model.words import Confidence

FIELDS = ("field of a street", "field of a town", "field of a place", "field of a house number")
OWNER = r"(?:\b|_|(?:shipping|billing|delivery|mailing|invoice|home|customer|recipient)[ _]?)"
"""What stands before a field's name: ``shipping_city``, ``billingCity``, ``cbc:CityName``."""
GIVEN = r"[\"']{0,1}(?: {0,2}(?:=>|[:=]) {0,3}[\"']{0,1}|>(?:<!\[CDATA\[)?)"
"""Between a field's name and what it holds."""
_GIVES = r"[\"']{0,1}(?: {0,2}(?:=>|[:=])|>)"
_STREETS = (
    r"(?:strt[_ ]?nm|street(?:[_ ]?(?:name|address|1))?|adr(?:ess)?[_ ]?(?:line)?[_ ]?[12]|ad(?:d)?r(?:ess)?[_ ]?line|stra[^ ]{1,2}e|calle|ulica|straat|domicilio"
    r"|address[_ ]?(?:line[_ ]?)?[12]|(?:adr|addr|line)[_ ]?[12])"
)
_TOWNS = r"(?:twn[_ ]?nm|(?:city|town)(?:[_ ]?name)?|locality|ort|stadt|ville|ciudad|citt[^ ]|cidade|miasto|plaats)"
_NUMBERS = r"(?:bldg[_ ]?nb|(?:house|building|street|door)[_ ]?(?:number|num|no|nr)|hausnummer|hausnr|huisnummer|huisnr|husnummer|numero[_ ]?civico)"
_CODES = r"(?:plz|postleitzahl|zip|postcode|post ?code|postal code|cap|cp|c[^ ]digo postal|kod pocztowy|ps[^ ])(?: ?[,/&+-] ?| und | et | y | e | en | i | and )"
_PLACES = r"(?:ort|stadt|city|town|ville|ciudad|localidad|citt[^ ]|plaats|woonplaats|miasto|miejscowo[^ ]{2}|m[^ ]sto)"
_WORDS = r"([^\n\"'<>{}\[\]=:;|]"

FIELD_PATTERNS = (
    Pattern(regex=OWNER + r"(?:pst[ _]?cd|eircode|zip(?:[ _]?code)?|post(?:al)?[ _]?(?:code|zone)|plz|code postal|c[^ ]digo postal)(?: is)?[\"']{0,1} {0,2}(?:=>|[:=>])? {0,1}[\"']{0,1}(\d{4} [a-z]{2}|\d{4,7}(?:-\d{3,4})?|\d{3}[ -]\d{2,4}|\d{2}-\d{3}|[a-z]\d[a-z] \d[a-z]\d|[a-z]\d[0-9w] [a-z0-9]{4}|[a-z]{2}-\d{4,5}|[a-z]\d{4}[a-z]{3}|[a-z]{3} \d{4})\b",
        name="postcode by name", caseless=True, group=1, confidence=Confidence.LIKELY),
    Pattern(
        regex=OWNER + _STREETS + GIVEN + _WORDS + r"{4,80})",
        name="field of a street", caseless=True, group=1, confidence=Confidence.LIKELY,
        gate=r"(?:street|nm|name|address|line|[ _]?[12]|stra[^ ]{1,2}e|calle|ulica|straat|domicilio|line_?1)" + _GIVES,
    ),
    Pattern(
        regex=r"\badd?ress?e?[\"']{1} {0,2}: {0,3}[\"']{1}([^\n\"'<>{}\[\]=:;|0-9]{4,60})",
        name="field of a street", caseless=True, group=1, confidence=Confidence.LIKELY,
        gate=r"add?ress?e?[\"']{1} {0,2}: {0,3}[\"']{1}[^0-9]",
    ),
    Pattern(
        regex=OWNER + _TOWNS + GIVEN + r"([^\n\"'<>{}\[\]=:;|0-9]{2,40})",
        name="field of a town", caseless=True, group=1, confidence=Confidence.LIKELY,
        gate=r"(?:city|town|nm|name|locality|ort|stadt|ville|ciudad|citt[^ ]|cidade|miasto|plaats)" + _GIVES,
    ),
    Pattern(
        regex=r"\b(?:" + _CODES + r"(?:wohn)?" + _PLACES + ")" + GIVEN + _WORDS + r"{5,60})",
        name="field of a place", caseless=True, group=1, confidence=Confidence.LIKELY,
        gate=_PLACES + _GIVES,
    ),
    Pattern(
        regex=OWNER + _NUMBERS + GIVEN + r"(\d{1,5}(?: ?[-/] ?\d{1,4})? ?[a-z]?)\b",
        name="field of a house number", caseless=True, group=1, confidence=Confidence.LIKELY,
        gate=r"(?:number|num|no|nr|nb|nummer|civico)" + _GIVES + r"[^a-z]",
    ),
)  # fmt: skip

near_chars = 160
_beside = re.compile(
    r"(?:indirizzo|direcci|endere|adres|anschrift|address|cap|cep|kod_pocztowy|ps[cč]|irsz|postn|hausnr|huisnummer|street|strtnm|pstcd|address|adrline|stra(?:ß|ss)e|calle|rue|ulica|straat|zip|post(?:al)? ?_?(?:code|zone)|plz)\w{0,10}(?:[\"' \t]{0,3}[:=]|\"?>)",
    re.IGNORECASE,
)
_line = re.compile(r"[_ ]?line", re.IGNORECASE)
_number = re.compile(OWNER + _NUMBERS + _GIVES, re.IGNORECASE)

_roads = re.compile(
    r"(?:rue|avenue|av\.|via|viale|calle|c/|rua|ulica|ul\.|al\.|boulevard|chemin|impasse|place|piazza|plaza) ",
    re.IGNORECASE,
)

_call = re.compile(r"[a-z_]\([^()]{0,40}\)|\w\.\w+\(|=>")
"""Code: what a field's value is made by, and not the value."""


def field(candidate: Candidate) -> Judgement | None:
    """What a form has under *street*, *town*, *house number* or *postcode and town*."""
    text, start, end = candidate.text, candidate.start, candidate.end
    value = text[start:end]
    if text[end : end + 1] in ("=", ":"):  # what stands before these names the next field
        value = value[: max(value.rfind("&"), value.rfind(","), 0)]
    value = value.rstrip(" ,;.")
    around = (max(0, start - near_chars), end + near_chars)
    name = candidate.pattern.name
    if name == "field of a place":
        if not (any(map(str.isdigit, value)) and any(map(str.isupper, value))) or len(value.split()) > 7:
            return None
    elif name == "field of a street":
        if sum(map(str.isalpha, value)) <= 3 or len(value.split()) > 9 or _call.search(value):
            return None
        if _line.match(text, candidate.match_start) and _beside.search(text, *around) is None:
            return None  # any two lines
        if not any(map(str.isdigit, value)) and (
            not (value[0].isupper() or _roads.match(value)) or _number.search(text, *around) is None
        ):
            return None
    elif name == "field of a house number":
        if _beside.search(text, *around) is None:
            return None
    elif not value[:1].isupper() or len(value.split()) > 5 or _beside.search(text, *around) is None:
        return None
    return candidate.accept(name, confidence=Confidence.LIKELY, start=start, end=start + len(value), weight=2)


_corner_of = re.compile(
    r"\b(?:the )?corner of (?:[^\W\d_]{2,20} and )?$|\b(?:vul|ul|wul|bul|prosp|prov|jl|jln|str)\. ?$|\b(?:house |plot |lot )?no\. ?$",
    re.IGNORECASE,
)


def corner(text: str, start: int) -> int:
    """The start moved over *the corner of*, *No.* and a short word for streets."""
    found = _corner_of.search(text, max(0, start - 45), start)
    if found is None or (found.group().lower().rstrip(" .").endswith("no") and not text[start : start + 1].isdigit()):
        return start
    return found.start()


_opens = re.compile(
    r"(?:stra(?:ss|ß)e|straat|street|address|addr|line|calle|adres|anschrift|direcci[oó]n|indirizzo|strtnm|stras)[A-Za-z0-9_ -]{0,12}[\"']{0,1} {0,2}(?:=>|[:=>]) {0,2}([\"']?)([^\"'<>\n=:;|]{0,16})$",
    re.IGNORECASE,
)
"""The name of a street's field, up to where something of what it holds was read."""
_shuts = re.compile(r"([^\"'<>\n=:;|]{0,20}?)(?=, [A-Za-z_]{2,20}=|\n|$)")
_opens_chars, _shuts_chars = 64, 24
_at_marks = {
    '"': re.compile(r"([^\"'<>\n;|]{0,20})\""),
    "'": re.compile(r"([^\"'<>\n;|]{0,20})'"),
    ">": re.compile(r"([^\"'<>\n;|]{0,20})<"),
}


def in_whole(text: str, start: int, end: int) -> tuple[int, int]:
    """An address with the flat, the staircase or the *No.* that its field holds besides: ``"street": "Getreidegasse 9/4"``."""
    start = corner(text, start)
    before = text[max(0, start - _opens_chars) : start]
    if "=" not in before and ":" not in before and ">" not in before:
        return start, end
    opened = _opens.search(before)
    if opened is None:
        return start, end
    mark = opened.group(1) or (">" if before[: opened.start(2)].rstrip()[-1:] == ">" else "")
    shut = _at_marks.get(mark, _shuts).match(text, end, end + _shuts_chars)
    if shut is None or ". " in shut.group(1):
        return start, end
    return start - len(opened.group(2)), shut.end(1)


_UBL = "<StreetName>Storgatan</StreetName><BuildingNumber>18</BuildingNumber><CityName>Uppsala</CityName>"
_FLAT = '{"shipping_address_1": "12 rue des Tanneurs", "shipping_city": "Tours", "shipping_postcode": "37000"}'

FIELD_HITS = (
    Example(
        '{"address":"Insulindelaan","house_number":"115","city":"Eindhoven"}', ("Insulindelaan", "115", "Eindhoven")
    ),
    Example(_UBL, ("Storgatan", "18", "Uppsala")),
    Example('{"street": "rue des Tanneurs", "street_no": "12"}', ("rue des Tanneurs", "12")),
    Example(_FLAT, ("12 rue des Tanneurs", "Tours", "37000")),
    Example("<Ctry>FR</Ctry><AdrLine>37000 Tours</AdrLine>", ("37000 Tours",)),
    Example(
        "<StrtNm>Storgatan</StrtNm><BldgNb>18</BldgNb><PstCd>75331</PstCd><TwnNm>Uppsala</TwnNm>",
        ("Storgatan", "18", "75331", "Uppsala"),
    ),
    Example("<PostalZone>753 31</PostalZone>", ("753 31",)),
    Example('{"line1": "Storgatan 14", "line2": null, "postal_code": "753 31"}', ("Storgatan 14", "753 31")),
    Example("city: Uppsala, phone: 018-123 45, street: Storgatan 14", ("Uppsala", "Storgatan 14")),
    Example("address_street=12+rue+des+Tanneurs&address_city=Tours&quantity=1", ("12+rue+des+Tanneurs", "Tours")),
)
FIELD_MISSES = (
    "<city>Uppsala</city><temperature>18</temperature>",
    '{"street_name": "Storgatan", "velocity": "Fast"}',
    '{"line1": "Verse 14 of it", "line2": "and 15"}',
    "<building_number>18</building_number>",
    "address_1: zod_1.z.string().nullish(),\n    city: zod_1.z.string()",
    "class=\"street\">Choose your street</label>",
)  # fmt: skip
