"""Numbers in a table that only the name of their column explains: ``telefoon;bsn`` above ``0617206893;117233535``.

No disguise anybody chose: exports of shops are written so. The first row stands near its header, the fifth does not. So each
cell of a column named after telephones, cards, births or national numbers is read again with that name in front of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.tables import cells_under, kind_of, plain, statement_cells

_KINDS = frozenset(("phone", "identity", "card", "birth", "ip", "code"))
digits_min = 3
birth_called = "date of birth"
"""What a column of births is called, whatever its name: *født*, *nato il*, *д р*."""
called_beside_a_card = {"code": "cvv", "expiry": "card expiry"}
"""The same for what only a card's number beside it explains."""
cell_chars_max = 48


def _pieces(text: str) -> Iterator[Piece]:
    called: dict[str, str] = {}

    def wanted(name: str, heads: tuple[str, ...]) -> bool:
        kind = kind_of(name)
        if kind == "birth":
            called[name] = birth_called
        elif kind in called_beside_a_card and any(kind_of(head) == "card" for head in heads):
            called[name] = called_beside_a_card[kind]
        return kind in _KINDS or name in called

    for cells in (cells_under, statement_cells):
        for name, (start, end) in cells(text, wanted):
            cell = text[start:end]
            if len(cell) <= cell_chars_max and sum(map(str.isdigit, cell)) >= digits_min:
                yield Piece(start, end, f"{called.get(name) or plain(name)}: {cell}\n")


_NAMES = (
    r"(?:phone|telef|telem|tel|mobil|mobiel|m[^ ]{1,2}vil|handy|portable|gsm|tlf|puhelin|celular|kom[^ ]{1,2}rk|fax|cep|cell|ssn|social"
    r"|passport|national|pesel|dni|nie|nif|bsn|cpf|cpr|nino|oib|cnp|curp|rut|sin|tfn|nric|aadhaar|amka|hetu|tckn|kimlik|codice[ _-]?fiscale"
    r"|personn|f[^ ]{1,2}dselsn|rodn|isikukood|asmens|steuer|ahv|svnr|card|iban|konto|account|dob|d[.]o[.]b|birth|geburt|naissance|nacimiento"
    r"|nascita|nascimento|geboorte|urodz|tax[ _-]?id|ip|cv[vc]2?|csc|whatsapp|matkapuh|d[_ -]?o[_ -]?b|born|b[_ -]?day|nac|nasc|nat[oa][ _-]?il|n[^ ]{1,2}(?:e|[(/ _][(]?e[)]?)?[ _-]?le"
    r"|data[ _-]?ur|f[^ ]{1,2}d(?:t|d|s|els)|geb|naro[dz]|dat[ _-]?nar|ro[^ ]{1,2}en|rojst|na[^ ]{1,2}ter|do[^ ]{1,2}um|dogum|synt|sz[^ ]{1,2}l|lahir|narod"
    r"|c[^ ]{1,2}digo[ _-]?de[ _-]?seg|security|kartenpr|pr[^ ]{1,2}fziff|cryptogr|cui[lt]|sozialv|rijks|burgers|n[^ ]{1,2}[ _-]?s[^ ]{1,2}cu|num[^ ]{1,2}ro[ _-]?(?:nat|de|avs|fis)|egn|phn|avs"
    r"|c[^ ]{1,2}dula|n[^ ]{1,2}mero[ _-]?de|carn[^ ]{1,2}|nhs|utr|unique|nik|nomor|ktp|npwp|israeli|voter|kennit|kt|kra|resident|mykad|ird|cnic|cart[^ ]{1,2}o|carta?|carte|cod[ _-]?num"
    r"|cc[ _-]?num|pan|tax[ _-]|kart|karta|emso|em[^ ]{1,2}o|jmbg|taj|ppsn?|pps|personas|thai|t[ ._-]c|tc|itin|sa[ _-]?id|identity|id[ _-]?card|ausweis|cni|ni[ _-]?number|nir|afm|hkid|idnr|paspo|passnr|passnu|passe?p|personala|personal[ _-]?h|henkil|no[. _-]{1,2}kad|n[^ ]{0,2}[ _-]s[^ ]{1,2}cu|pasap|paszp|reisep|passa)"
)
_FURTHER = r"(?:sv[ _-]n|afiliac|n[^ ]{1,2}[ _-]afil|n[aiu]s?ss|fein|bvn|n[^ ]{1,2}[ _-]ss|fiscal[ _-]c|iqama|nin|nrn|emirates|uan|a[ _-]c[ _-]n|acct|bank[ _-]a|rekening|numer[ _-]k|nr[ _-]k|numero[ _-]c|n[^ ]{1,2}mero[ _-]de[ _-]c|clabe|cbu)"
"""What accounts and insured people's numbers are called besides."""
_PAPERS = (
    r"(?:driv|dl[ _-]n|licen|permis|rijb|rybew|prawo|jazdy|dow[^ ]{1,2}d|k[^ ]{1,2}rekort|k[^ ]{1,2}rkort|f[^ ]{1,2}rerk|f[^ ]{1,2}hrer|ajok|juhil|ehliyet"
    r"|jogos|szem|voza|vozni|iskazn|izkazn|pr[^ ]{1,2}kaz|preukaz|bilhete|govern|health|kranken|cnh|documento|apliec|cccd|gi[^ ]{1,2}y|identit|patente"
    r"|pa[^ ]{1,2}ym[^ ]{1,2}j|state[ _-]i|s[^ ]{1,2}r[^ ]{1,2}c[^ ]{1,2}|s[^ ]{1,2}[ _-]c[cm]|vezet)"
)
"""What driving licences and identity cards are called."""
_FOURTEEN = "klant;telefoonnummer;bsn\nDe Wit;0101234776;611200995\nBakker en Zonen;0617206893;117233535\n"
_POLISH = "imię\tnazwisko\ttelefon\tpesel\nAnna\tLis\t512-345-524\t02271305255\nPiotr\tKról\t512 349 612\t52122701934\n"
_DRAWN = " id | nombre           | dni       \n----+------------------+-----------\n  7 | Aitor Etxeberria | 54362315K\n  8 | Nerea Iturbe     | 59362308K\n"
_INSERT = "INSERT INTO ps_address (id_customer, city, phone_mobile) VALUES (42, 'Porto', '912345678'), (43, 'Faro', '934567890');\n"
_MISTYPED = "naam;bsn;kaart\nJan;123456789;x\nPiet;123456780;y\n"
_CARDS = "name,card_number,cvv,valid_thru\nJan,4532123456789012,604,04/31\n"
_BORN = "INSERT INTO customers (id, phone, dob, city) VALUES\n(401187, '06621 784512', '1979-05-21', 'Kassel'),\n(401188, '+33612345678', '1991-12-02', 'Tours');\n"

DISGUISE = Disguise(
    says="under the name of its column",
    gate=(
        r"(?:\b|_)" + _PAPERS + r"[^\n;,\t|\"0-9]{0,24}\"?(?:[;\t|\r\n)]|,[^ \n])",
        r"(?:\b|_)" + _FURTHER + r"[^\n;,\t|\"0-9]{0,24}\"?(?:[;\t|\r\n)]|,[^ \n])",
        r"(?:\b|_)" + _NAMES + r"[^\n;,\t|\"0-9]{0,24}[0-9]?\"?(?:[;\t|\r\n)]|,[^ \n])",
        r"\bt[^ ]{1,2}l(?:[ _]portable)?\"?(?:[;\t|]|,[^ \n])",
        r"\binsert into [\w.`\"\[\]]{1,80} ?\(",
        r"\bcreate table (?:if not exists )?[\w.`\"\[\]]{1,80} ?\(",
        r"\?[. _-]?\?\.?\"?(?:[;\t|]|,[^ \n]|[ ]{1,2}[|])",
        r"[;,\t|]\"?\?\?[^;,\t|\n]{0,30}\n",
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
        Example(_CARDS, "04/31", "card_expiry"),
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
        "sku,batch,expiry\nLMP-1,7,04/31\nLMP-2,7,05/31\n",
        "phone case,ean\nblack,4006381333955\nred,4006381333962\n",
    ),
)
