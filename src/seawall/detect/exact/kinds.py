"""What values of each kind look like in comparable form, and which kind a column holds.

Case, accents, width, punctuation and notation make no difference: ``+49 170 1234567`` and ``0170/1234567`` are the
same phone where the region is Germany, ``Müller, Jörg`` and ``Jorg Muller`` the same name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from seawall.detect.tables import kind_of, plain
from seawall.model.words import Category

value_chars_max = 400
"""Longer values are no values but texts; documents.py is for these."""
phrase_words_max = 12
name_words_max = 5

KINDS = (
    *("email", "phone", "iban", "card", "name", "given", "family", "street", "postcode", "city", "birth"),
    *("order", "customer", "id", "sku", "price", "text"),
)
"""``given`` is only used to make ``name`` out of two columns."""
ID_KINDS = ("order", "customer", "id", "sku")
WORD_KINDS = ("name", "family", "street", "city", "text")

_CATEGORIES = {
    "iban": Category.PAYMENT_DATA,
    "card": Category.PAYMENT_DATA,
    "order": Category.ORDER_HISTORY,
    "sku": Category.INTERNAL_PRICING,
    "price": Category.INTERNAL_PRICING,
}

LETTERS = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W_]+")
_NOT_ALNUM = re.compile(r"[\W_]+")


def _set(words: str, mark: str = " ") -> frozenset[str]:
    return frozenset(words.split(mark))


_TITLES = _set("mr mrs ms miss dr prof herr frau hr fr mme mlle sr sra dhr mevr sig dott")
_STREET_WORDS = {
    "street": "st", "strasse": "str", "avenue": "ave", "road": "rd", "boulevard": "blvd", "lane": "ln",
    "drive": "dr", "place": "pl", "square": "sq", "calle": "c", "straat": "str",
}  # fmt: skip
_EXTENSION = re.compile(r"\s*(?:ext\.?|extension|x|durchwahl|dw)\s*\.?\s*\d{1,6}\s*$", re.IGNORECASE)
_MACHINE_NUMBER = re.compile(r"\d{1,15}\.0|\d\.\d{1,15}[eE]\+\d{1,2}")
_NO_SIGN = re.compile(r"([1-9]\d{10,14})(?:\.0)?")
_BEFORE_PHONES = "'\"=: .abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZé\u200e\u202a\u200b"
"""What stands before a number in a cell: *Tel.:*, an apostrophe of a spreadsheet, an invisible mark."""
_BETWEEN_PHONES = re.compile(r"[;|\n]|,(?=\s*[+0(])| / (?=[+0(])| (?:or|oder|ou|o|und|and) ")
_PLACEHOLDERS = frozenset(
    (
        "null",
        "none",
        "nan",
        "n/a",
        "#n/a",
        "-",
        "--",
        "unknown",
        "unbekannt",
        "undefined",
        "keine",
        "k.a.",
        "(none)",
        "[null]",
        "tbd",
    )
)
"""What exports write where there is nothing."""
_DATE = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})|(\d{1,2})\D(\d{1,2})\D(\d{4})")
_MONEY = re.compile(r"\d[\d.,' ]*")


def category_of(kind: str) -> Category:
    """What a kind of value is, unless its set says otherwise."""
    return _CATEGORIES.get(kind, Category.CUSTOMER_PII)


def _bare(text: str) -> str:
    """Lower case without accents, width and ligatures."""
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(char for char in split if not unicodedata.combining(char))


def fold(text: str) -> str:
    """The same of words, of which ``Mueller`` is ``Müller``."""
    low = _bare(text)
    return low.replace("ae", "a").replace("oe", "o").replace("ue", "u") if "e" in low else low


def normal(kind: str, value: str, country: str = "") -> str:
    """The comparable form of a value, empty when there is nothing to compare.

    Args:
        country: calling code (``49``) of phone numbers written without one.
    """
    value = value.strip().removeprefix("'")
    if not value or len(value) > value_chars_max or value.lower() in _PLACEHOLDERS:
        return ""
    return _NORMAL[kind](value) if kind != "phone" else phone(value, country)


def normals(kind: str, value: str, country: str = "") -> list[str]:
    """The comparable forms of all values in a cell: people keep two addresses in one, or a name beside an address."""
    if kind == "email" and ("@" in value) and not _EMAIL_LOOK.fullmatch(value.strip()):
        forms = [normal(kind, one) for one in _EMAILS.findall(value[:value_chars_max])]
    elif kind == "phone" and _BETWEEN_PHONES.search(value):
        forms = [normal(kind, one, country) for one in _BETWEEN_PHONES.split(value[:value_chars_max])]
    else:
        forms = [normal(kind, value, country)]
        if kind == "phone" and country and (whole := _NO_SIGN.fullmatch(value.strip())):
            # A spreadsheet takes the plus off numbers of every country: it may be one of another.
            forms.append(whole[1])
    return [form for form in dict.fromkeys(forms) if form]


def phone(value: str, country: str = "") -> str:
    """Digits of the international number, without ``+``; of a local one without a country, its digits from the first
    that is not 0."""
    if _MACHINE_NUMBER.fullmatch(value):
        value = _whole_number(value)
    value = _EXTENSION.sub("", value.replace("(0)", "").lstrip(_BEFORE_PHONES))
    digits = "".join(char for char in value if char.isdecimal())
    if not digits.isascii():
        digits = "".join(str(unicodedata.decimal(char)) for char in digits)
    if value.lstrip(" (").startswith("+"):
        known = digits
    elif digits.startswith("00"):
        known = digits[2:]
    elif not country:
        known = digits.lstrip("0")
    elif digits.startswith("0"):
        known = country + (digits if country == "39" else digits[1:])
    elif digits.startswith(country) and len(digits) > (10 if country == "1" else 11):
        known = digits
    else:
        known = country + digits
    return known if 7 <= len(known) <= 15 else ""


def _whole_number(value: str) -> str:
    """The digits a spreadsheet made a number of: ``4.917E+11``, ``491701234567.0``. Empty where some are lost."""
    mantissa, _, power = value.lower().partition("e")
    whole, _, rest = mantissa.partition(".")
    if not power:
        return whole
    return (whole + rest).ljust(len(whole) + int(power), "0") if len(rest) >= int(power) else ""


def telling(kind: str, form: str) -> bool:
    """Whether a value of this kind and form names a row by itself."""
    if kind in ("email", "iban"):
        return True
    if kind == "phone":
        return len(form) >= 9
    if kind in ("order", "customer", "id"):
        mixed = any(char.isalpha() for char in form)
        return len(form) >= 6 if mixed else len(form) >= 10
    return kind == "text" and form.count(" ") >= 3 and len(form) >= 20


@lru_cache(maxsize=20_000)
def shape(form: str) -> str:
    """What an id looks like: runs of letters and digits with their lengths (``a3d5``), or only a length."""
    runs = re.findall(r"[0-9]+|[^0-9]+", form)
    if len(runs) > 6:
        return f"x{len(form)}"
    return "".join(("d" if run[0].isdigit() else "a") + str(len(run)) for run in runs)


def street_word(folded: str) -> str:
    """One word of a street in comparable form."""
    if folded in _STREET_WORDS:
        return _STREET_WORDS[folded]
    for long in ("strasse", "straat"):
        if folded.endswith(long):
            return folded[: -len(long)] + "str"
    return folded


def street_form(words: Sequence[str], number: str) -> str:
    """A street's comparable form from its words (as :func:`street_word` gives them) and its number."""
    letters = "".join(words)
    return f"{letters} {number}" if letters and number else ""


def name_form(words: Sequence[str]) -> str:
    """A person's name, whatever comes first."""
    return " ".join(sorted(words)) if 2 <= len(words) <= name_words_max else ""


def _email(value: str) -> str:
    value = unicodedata.normalize("NFKC", value).lower().strip("<>.,; ").removeprefix("mailto:")
    local, at, domain = value.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}" if at and local.partition("+")[0] and "." in domain else ""


def _alnum(value: str) -> str:
    return _NOT_ALNUM.sub("", _bare(value))


def _iban(value: str) -> str:
    form = _alnum(value)
    return form if 15 <= len(form) <= 34 and form[:2].isalpha() and form[2:4].isdigit() else ""


def _last_four(value: str) -> str:
    digits = "".join(char for char in value if char.isdigit())
    return digits[-4:] if len(digits) >= 4 else ""


def _id(value: str) -> str:
    form = _alnum(value)
    return form if 3 <= len(form) <= 40 and any(char.isdigit() for char in form) else ""


def name_words(value: str) -> list[str]:
    """The words of a name without titles."""
    return [word for word in LETTERS.findall(fold(value)) if word not in _TITLES]


def _name(value: str) -> str:
    return name_form(name_words(value))


def _family(value: str) -> str:
    words = name_words(value)
    return " ".join(words) if 1 <= len(words) <= 3 and len(words[-1]) >= 2 else ""


def _street(value: str) -> str:
    words: list[str] = []
    number = ""
    for word in _WORDS.findall(fold(value)):
        if word[0].isdigit() and not number:
            number = word
        elif number and len(word) == 1 and word.isalpha() and number[-1].isdigit() and words:
            number += word
        elif not word[0].isdigit():
            words.append(street_word(word))
    return street_form(words[:6], number)


def _postcode(value: str) -> str:
    form = _alnum(value)
    return form if 4 <= len(form) <= 10 and any(char.isdigit() for char in form) else ""


def _city(value: str) -> str:
    words = LETTERS.findall(fold(value))
    return " ".join(words) if 1 <= len(words) <= 4 and len(words[0]) >= 2 else ""


def _birth(value: str) -> str:
    match = _DATE.search(value)
    if match is None:
        return ""
    year, one, two = (match[1], int(match[2]), int(match[3])) if match[1] else (match[6], int(match[4]), int(match[5]))
    # Day and month are written in either order, so the order says nothing here.
    low, high = sorted((one, two))
    return f"{year} {low} {high}" if 1 <= low <= 12 and high <= 31 else ""


def _price(value: str) -> str:
    match = _MONEY.search(value)
    if match is None:
        return ""
    number = match[0].replace("'", "").replace(" ", "").rstrip(".,")
    whole, mark, part = max((number.rpartition(one) for one in ".,"), key=lambda cut: len(cut[0]))
    if not mark or len(part) == 3:
        whole, part = number, ""
    digits = "".join(char for char in whole if char.isdigit()) or "0"
    return f"{int(digits)}.{part.rstrip('0')}" if len(digits) <= 12 else ""


def phrase(words: Sequence[str]) -> str:
    """Free text in comparable form."""
    return " ".join(words) if 2 <= len(words) <= phrase_words_max else ""


def _text(value: str) -> str:
    return phrase(_WORDS.findall(fold(value)))


_NORMAL = {
    "email": _email, "iban": _iban, "card": _last_four, "name": _name, "given": _family, "family": _family,
    "street": _street, "postcode": _postcode, "city": _city, "birth": _birth, "price": _price, "text": _text,
    **dict.fromkeys(ID_KINDS, _id),
}  # fmt: skip

# --- what a column holds

_GIVEN = _set("first given vorname prenom forename")
_FAMILY = _set("last family surname nachname apellido apellidos cognome familienname")
_POSTCODE = _set("zip postcode postal plz postleitzahl cep")
_CITY = _set("city town ort stadt ville ciudad citta cidade stad miasto")
_SKU = _set("sku ean gtin upc barcode asin artikelnummer mpn")
_CUSTOMER_ID = _set(
    "customer id,customer no,customer number,customerid,kundennummer,kundennr,client id,user id,shopper id,member id,"
    "account id,kunden id,numero client,id cliente",
    ",",
)
_NAMED = {"given": _GIVEN, "family": _FAMILY, "postcode": _POSTCODE, "city": _CITY, "sku": _SKU}
_NAME = _set(
    "name nombre nom nome naam navn namn imie customer kunde kundin client cliente klant buyer recipient contact "
    "ansprechpartner kontakt contacto contatto contato empfanger besteller destinataire acheteur destinatario "
    "comprador referente ontvanger contactpersoon mottagare modtager mottaker odbiorca kupujacy employee mitarbeiter "
    "agent owner"
)
"""What stands above people's names, and above much else: the values have to look like it."""
_PERSON_LOOK = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:,?[ '’.-]{1,2}[^\W\d_]+){1,3}\.?")
_AMOUNT = re.compile(r"[^\d]{0,6}\d{1,3}(?:[\d.,' \u00a0\u202f]{0,18}\d)?[^\d]{0,6}")
"""What may stand under the name of a price: *Paid at* has another thing in its cells."""
_EMAIL_LOOK = re.compile(r"[^\s@<>;,:]+@[^\s@<>;,]+\.[^\s@<>;,]+")
_EMAILS = re.compile(r"[^\s@<>\"'(),:;\[\]|]{1,64}@[^\s@<>\"'(),:;\[\]|]{3,253}")
_PHONE_LOOK = re.compile(r"[+(]?[\d][\d ()./-]{6,22}")


def column_kind(header: str, sample: Sequence[str] = ()) -> str:
    """The kind of a column by its name and some of its values together. ``text`` when neither says more."""
    values = [value.strip() for value in sample if value.strip()]
    named = _by_name(plain(fold(header)), header)
    looks = _by_look(values)
    if looks in ("email", "iban") or (named in ("", "order", "name") and looks == "phone"):
        return looks
    if named == "order" and looks == "date":
        return "text"
    if named == "price" and sum(_AMOUNT.fullmatch(value) is not None for value in values[:200]) * 2 < len(values[:200]):
        return "text"
    if not named and not looks and plain(fold(header)) in _NAME:
        people = sum(_PERSON_LOOK.fullmatch(value) is not None for value in values[:200])
        return "name" if values and people * 10 >= len(values[:200]) * 8 else "text"
    return named or {"date": "birth", "": "text"}.get(looks, looks)


def _by_name(words: str, header: str) -> str:
    parts = set(words.split())
    if words in _CUSTOMER_ID:
        return "customer"
    for known, kind in (
        (_GIVEN, "given"),
        (_FAMILY, "family"),
        (_POSTCODE, "postcode"),
        (_CITY, "city"),
        (_SKU, "sku"),
    ):
        if parts & known:
            return kind
    said = kind_of(header) or kind_of(fold(header))
    return {
        "address": "street", "identity": "id", "money": "price", "cost": "price", "product": "text", "supplier": "text",
    }.get(said, said)  # fmt: skip


def _by_look(values: Sequence[str]) -> str:
    looks = Counter(_look(value) for value in values[:200])
    if not looks:
        return ""
    kind, count = looks.most_common(1)[0]
    return kind if count * 10 >= len(values[:200]) * 8 else ""


def _look(value: str) -> str:
    if _EMAIL_LOOK.fullmatch(value):
        return "email"
    if _iban(value) and value[:2].isupper():
        return "iban"
    if _DATE.fullmatch(value):
        return "date"
    if _PHONE_LOOK.fullmatch(value) and value[:1] in "+0(" and phone(value):
        return "phone"
    return "id" if _id(value) and len(value.split()) == 1 else ""


def country_of(form: str) -> str:
    """The calling code an international number begins with; empty when none does."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    return next((form[:size] for size in (1, 2, 3) if int(form[:size]) in COUNTRY_CODE_TO_REGION_CODE), "")


def calling_code(region: str) -> str:
    """The calling code of a region (``DE`` is ``49``); empty when there is none."""
    from phonenumbers import country_code_for_region

    code = country_code_for_region(region.upper())
    return str(code) if code else ""
