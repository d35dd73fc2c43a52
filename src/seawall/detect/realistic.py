"""Plausible values that are nobody's, in place of real ones: for examples, demos and tests, for good.

There is no way back from them; what must come back is masked with pseudonyms (``detect/pseudonyms.py``). The same value
gives the same replacement under the same key, in every file and column. Everything is reserved or made so that it can't
be anyone's:

=========== ==========================================================================================================
e-mail      ``example.com``, ``example.net``, ``example.org`` (RFC 2606)
phone       555-0100 to 555-0199 of the North American plan (NANPA); +44 7700 900000 to 900999 and 020 7946 0000 to 0999
            (Ofcom, numbers for drama use); +33 6 39 98 00 00 to 99 99 (ARCEP, audiovisual works)
card        numbers the networks' processors publish for tests; few, so that two values may share one
IBAN        the value's country and length, a bank code of zeros, right check digits (ISO 13616)
IP address  192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 (RFC 5737); 2001:db8::/32 (RFC 3849)
name        a first and a last name of lists made for this, put together by the key
address     Sample streets, towns that are none; a postcode has other figures
price       another amount
number      what else is a number becomes a pseudonym of figures
birthday    another day, three years around
=========== ==========================================================================================================

Whatever else was found (keys, passwords, identity numbers) becomes a pseudonym, which looks like none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from seawall.detect import late_re as re
from seawall.detect import pseudonym_grammar as grammar
from seawall.detect.json_text import is_number
from seawall.detect.streaming import Blocks, Inspect, block_chars
from seawall.model.finding import Finding

_FIRST = (
    "Alva Bela Cora Dario Edda Fenna Gino Hedda Ivo Jule Kaja Lian Mila Nilo Orla Pia Quin Runa Silas Tara Ugo "
    "Vera Wim Xenia Yara Zeno Arlo Bruna Ciro Dilan Elin Falk Greta Henk Inka Joris Kira Levi Maren Noor "
)
FIRST_NAMES = _FIRST.split()
_LAST = (
    "Ahlbeck Brandow Castell Dorval Ekman Farrow Gruber Hollis Ibsen Jansen Kessler Lindner Morrow Nyberg Ostrow "
    "Pernell Quast Rowland Sander Tolland Ullman Varga Wendell Yardley Zeller Aldane Bexley Corvin Dunmore Elstad "
    "Fenwick Garrow Hartwell Ingram Jorvik Kelmar Lorne Marlow Norden Ossian Prewitt Ranner Selwyn Thorley Umber "
    "Velden Wexler Yarrow "
)
LAST_NAMES = _LAST.split()
_CARDS = {
    "3": ("378282246310005", "371449635398431"),
    "4": ("4242424242424242", "4000056655665556", "4012888888881881"),
    "5": ("5555555555554444", "5200828282828210", "5105105105105100"),
    "6": ("6011111111111117", "6011000990139424"),
}
_NETS = ("192.0.2.", "198.51.100.", "203.0.113.")
_town_blanks_max = 3
_TOWNS = ("Sampletown", "Exampleton", "Specimenham", "Placeholder Bay", "Modelford")
_STREETS = ("Sample Street", "Example Road", "Specimen Lane", "Placeholder Avenue", "Model Way")


def replaced(key: bytes, text: str, findings: Sequence[Finding]) -> str:
    """A text with every finding replaced. Of findings that overlap, the first counts, up to its end."""
    pieces: list[str] = []
    done = 0
    for finding in sorted(findings, key=lambda finding: (finding.start, -finding.end)):
        if finding.start < done:
            continue
        pieces += (text[done : finding.start], replacement(key, finding, text[finding.start : finding.end]))
        done = finding.end
    return "".join(pieces) + text[done:]


def replacement(key: bytes, finding: Finding, value: str) -> str:
    """What stands for one value."""
    plain = " ".join(value.casefold().split())
    detector = finding.detector
    if detector in ("phone", "payment_card", "iban"):
        plain = "".join(filter(str.isalnum, plain))
    digest = hashlib.blake2b(
        f"{detector}\0{plain}".encode("utf-8", "surrogatepass"), key=hashlib.sha256(key).digest(), digest_size=16
    ).digest()
    number = int.from_bytes(digest, "big")
    make = _MAKERS.get("email" if detector == "exact_match" and "@" in value else detector)
    if make is not None and not (detector == "street_address" and is_number(value)):
        return make(value, number)
    if detector in ("street_address", "price_list") and is_number(value):
        return _like_number(value, number)  # a postcode or an amount is nobody's by itself
    if is_number(value):
        return grammar.make_phone(finding.category, number, number >> 64 & 0xFF)[1:]
    return grammar.make_code(finding.category, number, number >> 64)


class StreamReplacer(Blocks):
    """:func:`replaced` for texts of any length."""

    def __init__(self, inspect: Inspect, key: bytes, suffix: str = "", block_chars: int = block_chars) -> None:
        """As :class:`seawall.detect.streaming.StreamMasker`."""
        super().__init__(inspect, suffix, block_chars)
        self._key = key

    def exchanged(self, text: str, findings: list[Finding], following: str) -> str:
        """The block with its findings replaced."""
        return replaced(self._key, text, findings)


def _email(_value: str, number: int) -> str:
    first = FIRST_NAMES[number % len(FIRST_NAMES)].lower()
    last = LAST_NAMES[(number >> 8) % len(LAST_NAMES)].lower()
    return f"{first}.{last}{(number >> 16) % 1_000_000}@example.{('com', 'net', 'org')[(number >> 40) % 3]}"


def _phone(value: str, number: int) -> str:
    digits = "".join(filter(str.isdigit, value))
    international = value.lstrip().startswith(("+", "00"))
    country = digits.lstrip("0")
    if international and country.startswith("44"):
        made = f"+447700900{number % 1000:03d}"
    elif international and country.startswith("33"):
        made = f"+3363998{number % 10_000:04d}"
    elif international and not country.startswith("1"):
        made = f"+442079460{number % 1000:03d}"
    else:
        area = 200 + number % 800
        local = f"{area}5550{100 + (number >> 16) % 100}"
        made = f"+1{local}" if international else local
    if value.isdigit():
        return made.removeprefix("+")
    return _grouped_like(value, made)


def _grouped_like(value: str, made: str) -> str:
    """Groups of three and four with the separator the value has; none when it has none."""
    separator = next((char for char in value.strip().lstrip("+(") if char in " -."), "")
    if not separator:
        return made
    lead = made[1 : 2 if made.startswith("+1") else 3] if made.startswith("+") else ""
    body = made.removeprefix("+").removeprefix(lead)
    groups = [*([f"+{lead}"] if lead else []), body[:3], body[3:6], body[6:]]
    return separator.join(groups)


def _card(value: str, number: int) -> str:
    digits = "".join(filter(str.isdigit, value))
    choice = _CARDS.get(digits[:1], _CARDS["4"])
    card = choice[number % len(choice)]
    separator = next((char for char in value if char in " -"), "")
    return separator.join(card[place : place + 4] for place in range(0, len(card), 4)) if separator else card


def _iban(value: str, number: int) -> str:
    plain = "".join(filter(str.isalnum, value)).upper()
    body = []
    for place, character in enumerate(plain[4:]):
        number, rest = divmod(number, 10)
        if character.isdigit():
            body.append("0" if place < 8 else str(rest))
        else:
            body.append("X")
    account = "".join(body)
    country = plain[:2]
    check = 98 - int("".join(str(int(char, 36)) for char in account + country + "00")) % 97
    made = f"{country}{check:02d}{account}"
    return " ".join(made[place : place + 4] for place in range(0, len(made), 4)) if " " in value.strip() else made


def _name(value: str, number: int) -> str:
    words = value.split()
    last = [LAST_NAMES[(number >> (8 * place)) % len(LAST_NAMES)] for place in range(1, min(len(words), 4))]
    text = " ".join([FIRST_NAMES[number % len(FIRST_NAMES)], *last])
    return text.upper() if value.isupper() else text.lower() if value.islower() else text


def _like_number(value: str, number: int) -> str:
    """As many figures, so that a number stays one; none is the first that is no nought already."""
    made = []
    for place, character in enumerate(value):
        if character.isdigit():
            number, rest = divmod(number, 9)
            made.append(character if character == "0" and not place else str(rest + 1))
        else:
            made.append(character)
    return "".join(made)


def _address(value: str, number: int) -> str:
    if not any(map(str.isdigit, value)) and "," not in value and value.count(" ") < _town_blanks_max:
        return _TOWNS[number % len(_TOWNS)]
    street = _STREETS[number % len(_STREETS)]
    return f"{1 + (number >> 8) % 998} {street}" + (", 00000 Sampletown" if "," in value or "\n" in value else "")


_DATE_PART = re.compile(r"[0-9]+")


def _birthday(value: str, number: int) -> str:
    """The same way of writing a date, another day. Months in words stay."""
    parts = _DATE_PART.findall(value)
    fresh = []
    for place, part in enumerate(parts):
        if len(part) == 4:
            fresh.append(str(int(part) + number % 7 - 3))
        elif len(part) <= 2:
            fresh.append(f"{1 + (number >> (8 * place + 8)) % 12:0{len(part)}d}"[-2:] if len(part) == 2 else "1")
        else:
            return grammar.SYMBOLS[0] * len(value)
    again = iter(fresh)
    return _DATE_PART.sub(lambda _match: next(again), value)


def _address_of_a_machine(value: str, number: int) -> str:
    if ":" in value:
        return f"2001:db8::{number % 65536:x}:{(number >> 16) % 65536:x}"
    return f"{_NETS[number % 3]}{1 + (number >> 8) % 254}"


_MAKERS: dict[str, Callable[[str, int], str]] = {
    "email": _email,
    "phone": _phone,
    "payment_card": _card,
    "iban": _iban,
    "person_name": _name,
    "street_address": _address,
    "date_of_birth": _birthday,
    "ip_address": _address_of_a_machine,
}
