"""Numbers in pieces behind their own name: ``card: 4111~1111~…``, ``DNI: <b>1234</b><b>5678</b>Z``, ``A=41…`` and ``B=11…``.

Whoever writes a number's name and then what stands between its pieces (tags, quotes, variables, fields, a program's
placeholders, ``then``) gives it away by the name and the check digit. So all that is none of the number is taken out
behind the name, as far as digits and capitals go, and what is left must be a card, an account or an identity number that
its detector is sure of.
"""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._checks import is_card, is_iban

_CARD = r"(?:card|card (?:number|no\.?)|card_?number|cardno|pan|cc|credit ?card|debit card|kreditkarte|kartennummer|karte|tarjeta|carte|carta|cart[^ ]o|kaart|kort)"
_IBAN = r"(?:iban|konto|account)"
_IDENTITY = (
    r"(?:ssn|social security(?: number)?|nino|dni|nie|nif|pesel|bsn|cpf|tckn|tc kimlik|steuer-?id|idnr|codice fiscale|nir|egn|cnp|oib|hetu"
    r"|personnummer|cpr|isikukood|aadhaar|rut|curp|sin|tfn|nric|ahv|svnr|nhs(?: number)?)"
)
_NAMED = rf"\b(?:{_CARD}|{_IBAN}|{_IDENTITY})[\"'`]?[ ]?[:=][ ]?"
_name = re.compile(
    rf"\b(?:(?P<card>{_CARD})|(?P<iban>{_IBAN})|{_IDENTITY})[\"'`]?[ ]?[:=][ \t]{{0,4}}\n?", re.IGNORECASE
)
reach_chars = 240
pieces_max, gap_chars_max = 40, 14
identity_chars = (8, 18)
_between = re.compile(
    r"<!--[^<>]{0,40}-->|</?[a-z][a-z0-9]{0,10}/?>|<[a-z]{1,10}(?= )|(?<![0-9A-Za-z])(?:const|let|var|my|export|set|echo|print|printf|format|concat|join)\b"
    r"|\b\w{1,12}[ ]?=(?=[ ]?[\"'`0-9A-Z])|[\"']\w{1,12}[\"'][ ]?:|\b[a-z]{1,10}_?\d{1,2}[,;:|\t]|\{\w{0,8}\}|%\d{0,2}[sd]|\$\{?\w{1,12}\}?|\bf(?=[\"'])"
    r"|\b(?:then|and|dann|und|luego|puis|poi|dash|minus)\b|\\[nt]|\((?:zero|one|two|three|four|five|six|seven|eight|nine)\)|(?<=\d)x(?=\d)"
    r"|\b[a-z_]{1,8}:[ ][>|][-+]?(?=\n)"
)
_piece = re.compile(r"[0-9A-Z]{1,34}(?![a-z])")
_like_digits = re.compile(r"(?=[OolIESsBZzgq]{0,12}[0-9])[0-9OolIESsBZzgq]{1,34}(?![0-9A-Za-z])")
_digits_for = str.maketrans("OolIESsBZzgq", "001135582299")
_LOOKS = str.maketrans("⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚", "1234567890")


def _pieces(text: str) -> Iterator[Piece]:
    done = 0
    for name in _name.finditer(text):
        if name.end() < done:
            continue
        window = text[name.end() : name.end() + reach_chars]
        if "\0" in window[:4]:
            continue  # found already
        plain = _between.sub(lambda match: " " * len(match.group()), window.translate(_LOOKS))
        found = _whole(plain, "card" if name["card"] else "iban" if name["iban"] else "", plain[:34] != window[:34])
        if found is not None:
            start, end, number = found
            done = name.end() + end
            yield Piece(name.end() + start, done, number)


def _whole(plain: str, kind: str, changed: bool) -> tuple[int, int, str] | None:
    """The number that the pieces at the beginning of a text are together, and where they are."""
    number, begin, end = "", -1, 0
    best = None
    for count, piece in enumerate((_like_digits if kind == "card" else _piece).finditer(plain)):
        gap = plain[end : piece.start()]
        if count >= pieces_max or any(map(str.isalnum, gap)) or len("".join(gap.split())) > gap_chars_max:
            break
        said = piece.group().translate(_digits_for) if kind == "card" else piece.group()
        begin = piece.start() if begin < 0 else begin
        number, end = number + said, piece.end()
        if len(number) > 34:
            break
        odd = changed or count or said != piece.group()
        if (kind == "card" and is_card(number)) or (kind == "iban" and is_iban(number)):
            return (begin, end, number) if odd else None
        if not kind and odd and identity_chars[0] <= len(number) <= identity_chars[1]:
            best = (begin, end, number)
    return best


DISGUISE = Disguise(
    says="in pieces behind its name",
    gate=(_NAMED + r"\n?[^\x00 \n]",),
    caseless=True,
    pieces=_pieces,
    guess=True,
    credentials=False,
    hits=(
        Example("DNI: 1234</b><b>5678</b><b>Z", "1234</b><b>5678</b><b>Z", "national_id"),
        Example('Card number: <c a="41111" b="11111" c="111111"/>', '41111" b="11111" c="111111', "payment_card"),
        Example("IBAN: part1,DE89 3704\npart2,0044 0532\npart3,0130 00", "DE89 3704\npart2,0044 0532\npart3,0130 00", "iban"),
        Example('card = "{}{}{}".format("41111", "11111", "111111")', '41111", "11111", "111111', "payment_card"),
        Example("Card number: 4lEBS26694B47llE", "4lEBS26694B47llE", "payment_card"),
        Example("Card number: 4x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1", "4x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1", "payment_card"),
        Example("PESEL: 0227~1305~255", "0227~1305~255", "national_id"),
    ),
    misses=(
        "card: 4 of 12 in 2026, 111 left",
        "account: DE 12, 44 items of 2026",
        "DNI: sin datos, 12 de 40",
        "konto: 4400 / 1200 / 0800",
    ),
)  # fmt: skip
