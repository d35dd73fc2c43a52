"""Numbers in a table that only the name of their column explains: ``telefoon;bsn`` above ``0617206893;117233535``.

No disguise anybody chose: exports of shops are written so. The first row stands near its header, the fifth does not. So each
cell of a column named after telephones, cards, births or national numbers is read again with that name in front of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.tables import cells_under, kind_of, statement_cells

_KINDS = frozenset(("phone", "identity", "card", "birth", "ip", "code"))
digits_min = 3
cell_chars_max = 48


def _wanted(name: str, _: tuple[str, ...]) -> bool:
    return kind_of(name) in _KINDS


def _pieces(text: str) -> Iterator[Piece]:
    for name, (start, end) in (*cells_under(text, _wanted), *statement_cells(text, _wanted)):
        cell = text[start:end]
        if len(cell) <= cell_chars_max and sum(map(str.isdigit, cell)) >= digits_min:
            yield Piece(start, end, f"{name}: {cell}")


_NAMES = (
    r"(?:phone|telef|telem|tel|mobil|mobiel|m[^ ]{1,2}vil|handy|portable|gsm|tlf|puhelin|celular|kom[^ ]{1,2}rk|fax|cep|cell|ssn|social"
    r"|passport|national|pesel|dni|nie|nif|bsn|cpf|cpr|nino|oib|cnp|curp|rut|sin|tfn|nric|aadhaar|amka|hetu|tckn|kimlik|codice fiscale"
    r"|personn|f[^ ]{1,2}dselsn|rodn|isikukood|asmens|steuer|ahv|svnr|card|iban|konto|account|dob|d[.]o[.]b|birth|geburt|naissance|nacimiento"
    r"|nascita|nascimento|geboorte|urodzenia|tax id|ip|cv[vc]2?|csc)"
)
_FOURTEEN = "klant;telefoonnummer;bsn\nDe Wit;0101234776;611200995\nBakker en Zonen;0617206893;117233535\n"
_POLISH = "imię\tnazwisko\ttelefon\tpesel\nAnna\tLis\t512-345-524\t02271305255\nPiotr\tKról\t512 349 612\t52122701934\n"
_DRAWN = " id | nombre           | dni       \n----+------------------+-----------\n  7 | Aitor Etxeberria | 54362315K\n  8 | Nerea Iturbe     | 59362308K\n"
_INSERT = "INSERT INTO ps_address (id_customer, city, phone_mobile) VALUES (42, 'Porto', '912345678'), (43, 'Faro', '934567890');\n"
_MISTYPED = "naam;bsn;kaart\nJan;123456789;x\nPiet;123456780;y\n"
_CARDS = "name,card_number,cvv\nJan,4532123456789012,604\n"
_BORN = "INSERT INTO customers (id, phone, dob, city) VALUES\n(401187, '06621 784512', '1979-05-21', 'Kassel'),\n(401188, '+33612345678', '1991-12-02', 'Tours');\n"

DISGUISE = Disguise(
    says="under the name of its column",
    gate=(
        r"(?:\b|_)" + _NAMES + r"[^\n;,\t|\"0-9]{0,16}\"?(?:[;\t|\r\n)]|,[^ \n])",
        r"\binsert into [\w.`\"\[\]]{1,80} ?\(",
        r"\?\?(?:[;,\t|]|[ ]{1,2}[|][ ]{0,2}|[|][ ])\?\?",
    ),
    caseless=True,
    pieces=_pieces,
    guess=True,
    named=True,
    credentials=False,
    letters=False,
    hits=(
        Example(_FOURTEEN, "0617206893", "phone"),
        Example(_FOURTEEN, "117233535", "national_id"),
        Example(_POLISH, "512 349 612", "phone"),
        Example(_POLISH, "52122701934", "national_id"),
        Example(_DRAWN, "59362308K", "national_id"),
        Example(_INSERT, "934567890", "phone"),
        Example(_MISTYPED, "123456789", "national_id"),
        Example(_CARDS, "4532123456789012", "payment_card"),
        Example(_CARDS, "604", "card_security_code"),
        Example(_BORN, "1991-12-02", "date_of_birth"),
        Example(_BORN, "+33612345678", "phone"),
        Example(
            "| ФИО | Дата рождения | Адрес |\n|---|---|---|\n| Анна | 11.05.1979 | г. Казань, ул. Баумана, д. 12 |\n| Яна | 21.05.1979 | — |\n",
            "21.05.1979",
            "date_of_birth",
        ),
    ),
    misses=(
        "sku,ean,price\nLMP-1,4006381333931,19.90\nLMP-2,4006381333948,24.90\n",
        "Konto;Gegenkonto;Belegdatum\n8400;10000;0103\n8400;10000;0203\n",
        "phone case,ean\nblack,4006381333955\nred,4006381333962\n",
    ),
)
