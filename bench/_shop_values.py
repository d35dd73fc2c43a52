"""Values that shops' texts hold, made by libraries and public rules nobody here wrote: what is personal, and what only
looks like it. ``bench/structured_heldout.py`` puts them into sentences.

Phone numbers are the example numbers of ``phonenumbers`` with other last digits, kept where the library calls them
valid. IBANs follow the registry's structures as ``python-stdnum`` carries them. National numbers begin with the
examples in ``python-stdnum``'s documentation; digits are exchanged and the last ones searched until its check holds.
All of them are synthetic: a valid form says nothing about anybody having it.
"""

from __future__ import annotations

import doctest
import hashlib
import random
import re
import uuid
from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from typing import Any

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType
from stdnum import iban as iban_module
from stdnum import luhn

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

PERSONAL: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    # Region: stdnum module and what the number is called where people are asked for it.
    "AR": (("ar.cuit", ("CUIL", "CUIT")),),
    "AT": (("at.vnr", ("Sozialversicherungsnummer", "SVNR")),),
    "AU": (("au.tfn", ("TFN", "tax file number")),),
    "BE": (("be.nn", ("rijksregisternummer", "numéro national", "numéro de registre national")),),
    "BG": (("bg.egn", ("ЕГН", "EGN")), ("bg.pnf", ("ЛНЧ",))),
    "BR": (("br.cpf", ("CPF", "CPF do titular")),),
    "CA": (("ca.sin", ("SIN", "social insurance number", "NAS")), ("ca.bc_phn", ("PHN", "personal health number"))),
    "CH": (("ch.ssn", ("AHV-Nr.", "AHV-Nummer", "numéro AVS")),),
    "CL": (("cl.rut", ("RUT", "RUN")),),
    "CN": (("cn.ric", ("身份证号", "身份证号码", "resident ID")),),
    "CO": (("co.nit", ("NIT", "RUT")),),
    "CR": (("cr.cpf", ("cédula", "número de cédula")),),
    "CU": (("cu.ni", ("carné de identidad", "número de identidad")),),
    "CZ": (("cz.rc", ("rodné číslo", "RČ")),),
    "DE": (("de.idnr", ("Steuer-ID", "Steueridentifikationsnummer", "IdNr.")),),
    "DK": (("dk.cpr", ("CPR-nummer", "CPR", "personnummer")),),
    "DO": (("do.cedula", ("cédula", "cédula de identidad")),),
    "EC": (("ec.ci", ("cédula", "cédula de identidad")),),
    "EE": (("ee.ik", ("isikukood",)),),
    "ES": (("es.dni", ("DNI", "NIF")), ("es.nie", ("NIE",))),
    "FI": (("fi.hetu", ("henkilötunnus", "hetu")),),
    "FR": (("fr.nir", ("numéro de sécurité sociale", "NIR", "n° sécu")), ("fr.nif", ("numéro fiscal",))),
    "GB": (("gb.nhs", ("NHS number", "NHS no.")), ("gb.utr", ("UTR", "unique taxpayer reference"))),
    "GR": (("gr.amka", ("ΑΜΚΑ", "AMKA")), ("gr.vat", ("ΑΦΜ", "AFM"))),
    "HR": (("hr.oib", ("OIB",)),),
    "ID": (("id.nik", ("NIK", "nomor KTP")), ("id.npwp", ("NPWP",))),
    "IE": (("ie.pps", ("PPS number", "PPSN")),),
    "IL": (("il.idnr", ("תעודת זהות", "ת.ז.", "Israeli ID")),),
    "IN": (("in_.aadhaar", ("Aadhaar", "Aadhaar number")), ("in_.pan", ("PAN", "PAN card")), ("in_.epic", ("EPIC", "voter ID"))),
    "IS": (("is_.kennitala", ("kennitala", "kt.")),),
    "IT": (("it.codicefiscale", ("codice fiscale", "C.F.")),),
    "KE": (("ke.pin", ("KRA PIN",)),),
    "KR": (("kr.rrn", ("주민등록번호", "resident registration number")),),
    "LT": (("lt.asmens", ("asmens kodas",)),),
    "LV": (("lv.pvn", ("personas kods",)),),
    "MX": (("mx.curp", ("CURP",)), ("mx.rfc", ("RFC",))),
    "MY": (("my.nric", ("NRIC", "MyKad", "no. kad pengenalan")),),
    "NL": (("nl.bsn", ("BSN", "burgerservicenummer")),),
    "NO": (("no.fodselsnummer", ("fødselsnummer", "personnummer")),),
    "NZ": (("nz.ird", ("IRD number", "IRD")),),
    "PE": (("pe.cui", ("DNI", "CUI")),),
    "PK": (("pk.cnic", ("CNIC", "CNIC number")),),
    "PL": (("pl.pesel", ("PESEL", "nr PESEL")), ("pl.nip", ("NIP",))),
    "PT": (("pt.cc", ("cartão de cidadão",)), ("pt.nif", ("NIF", "contribuinte"))),
    "RO": (("ro.cnp", ("CNP", "cod numeric personal")),),
    "RU": (("ru.inn", ("ИНН",)),),
    "SE": (("se.personnummer", ("personnummer", "personnr")),),
    "SI": (("si.emso", ("EMŠO",)),),
    "SK": (("sk.rc", ("rodné číslo",)),),
    "SV": (("sv.nit", ("NIT",)),),
    "TH": (("th.pin", ("เลขประจำตัวประชาชน", "เลขบัตรประชาชน", "Thai ID")),),
    "TR": (("tr.tckimlik", ("TC kimlik no", "T.C. Kimlik No", "TCKN")),),
    "UA": (("ua.rntrc", ("РНОКПП", "ІПН")),),
    "US": (("us.ssn", ("SSN", "social security number")), ("us.itin", ("ITIN",))),
    "VE": (("ve.rif", ("RIF",)),),
    "ZA": (("za.idnr", ("ID number", "SA ID")),),
}  # fmt: skip


PERSONS: dict[str, str] = {
    "ru.inn": r"\d{12}", "pt.nif": r"[1-3]\d{8}", "mx.rfc": r"[A-Z]{4}\d{6}.{3}", "kr.rrn": r"\d{6}[1-8]\d{6}", "ke.pin": r"A\d{9}[A-Z]",
    "cn.ric": r"\d{6}(?:19|20).{10}", "lv.pvn": r"[0-3]\d{10}",
}  # fmt: skip
"""What persons' numbers look like in modules that check companies' as well."""


class Values:
    """Draws values; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def digits(self, count: int) -> str:
        """That many."""
        return "".join(self.random.choices("0123456789", k=count))

    def letters(self, count: int) -> str:
        """Capital ones."""
        return "".join(self.random.choices(LETTERS, k=count))

    # -- what is personal ------------------------------------------------------------------------------------------

    def phone(self, region: str, national: bool | None = None) -> tuple[str, str]:
        """``(text, form)``; ``national`` None draws one."""
        number = self._number(region)
        if national is None:
            national = self.random.random() < 0.5
        if national:
            text = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
            form = self.random.choice(("national", "national", "plain", "dashed", "extension"))
            if form == "plain":
                text = re.sub(r"\D", "", text)
            elif form == "dashed":
                text = self.random.choice("-./").join(re.findall(r"\d+", text)) if "(" not in text else text
            elif form == "extension":
                text += self.random.choice((" ext. {}", " x{}", " ext {}", ", ext. {}")).format(self.digits(3))
            return text, f"national {form}" if form != "national" else "national"
        text = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
        form = self.random.choice(("international", "international", "E.164", "00", "brackets", "dashed", "extension"))
        if form == "E.164":
            text = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        elif form == "00":
            text = "00" + text[1:]
        elif form == "brackets":
            code, _, rest = text.partition(" ")
            text = f"({code}) {rest}"
        elif form == "dashed":
            text = text.replace(" ", self.random.choice("-."))
        elif form == "extension":
            text += self.random.choice((" ext. {}", "x{}", " ext {}", " #{}")).format(
                self.digits(self.random.choice((2, 3, 4)))
            )
        return text, form

    def _number(self, region: str) -> Any:
        kind = self.random.choice((PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE))
        example = phonenumbers.example_number_for_type(region, kind) or phonenumbers.example_number(region)
        text = str(example.national_number)
        for _ in range(60):
            keep = self.random.randint(max(1, len(text) - 7), len(text) - 3)
            number = phonenumbers.PhoneNumber(
                country_code=example.country_code,
                national_number=int(text[:keep] + self.digits(len(text) - keep)),
                italian_leading_zero=example.italian_leading_zero,
            )
            if phonenumbers.is_valid_number_for_region(number, region):
                return number
        return example

    def card(self) -> tuple[str, str]:
        """``(text, brand and grouping)``."""
        brand, heads, sizes, groupings = self.random.choice(_CARDS)
        size = self.random.choice(sizes)
        head = self.random.choice(heads)
        body = head + self.digits(size - len(head) - 1)
        number = body + luhn.calc_check_digit(body)
        grouping = self.random.choice([(size,), *(g for g in groupings if sum(g) == size)])
        mark = self.random.choice((" ", " ", "-", ".", "\n")) if len(grouping) > 1 else ""
        parts, place = [], 0
        for count in grouping:
            parts.append(number[place : place + count])
            place += count
        text = mark.join(parts) if mark != "\n" else " ".join(parts[:2]) + "\n" + " ".join(parts[2:])
        shown = {"\n": "line break", " ": "spaces", "-": "dashes", ".": "dots", "": "whole"}[mark]
        return text, f"{brand} {size} {shown}"

    def iban(self, country: str) -> tuple[str, str]:
        """``(text, grouping)``."""
        body = "".join(self._drawn(int(count), kind) for count, kind in re.findall(r"(\d+)!([nac])", ibans()[country]))
        number = iban_module.calc_check_digits(f"{country}00{body}")
        text = f"{country}{number}{body}"
        form = self.random.choice(("compact", "fours", "fours", "dashes", "lower"))
        if form in ("fours", "dashes"):
            text = ("-" if form == "dashes" else " ").join(text[i : i + 4] for i in range(0, len(text), 4))
        return (text.lower() if form == "lower" else text), form

    def _drawn(self, count: int, kind: str) -> str:
        return {"n": self.digits, "a": self.letters, "c": self._any}[kind](count)

    def _any(self, count: int) -> str:
        return "".join(self.random.choices("0123456789" * 3 + LETTERS, k=count))

    def national_id(self, region: str, *, wrong: bool = False) -> tuple[str, str, str]:
        """``(what it is called, text, module)``; ``wrong``: no check of that country holds."""
        module, names = self.random.choice(PERSONAL[region])
        number = self.checked(module, wrong=wrong)
        library = import_module(f"stdnum.{module}")
        if hasattr(library, "format") and self.random.random() < 0.6:
            with suppress(Exception):  # some can't write what they don't hold valid
                number = library.format(number)
        return self.random.choice(names), number, module

    def checked(self, module: str, *, wrong: bool = False) -> str:
        """A number of a module of stdnum whose check holds, or one of the same shape whose check does not."""
        library = import_module(f"stdnum.{module}")
        for _ in range(200):
            characters = list(self.random.choice(examples(module)))
            for place in self.random.sample(range(len(characters)), k=min(4, len(characters))):
                characters[place] = self._like(characters[place])
            for _ in range(60):
                number = "".join(characters)
                if _valid(library, number) != wrong and re.fullmatch(PERSONS.get(module, ".*"), number):
                    return number
                for place in range(len(characters) - 3, len(characters)):
                    characters[place] = self._like(characters[place])
        return number if wrong else self.random.choice(examples(module))

    def _like(self, character: str) -> str:
        if character.isdigit():
            return self.random.choice("0123456789")
        return self.random.choice(LETTERS) if character.isalpha() else character

    def ip(self) -> tuple[str, str]:
        """A public address, version 4 or 6."""
        if self.random.random() < 0.65:
            first = self.random.choice([n for n in range(11, 223) if n not in (100, 127, 169, 172, 192, 198, 203)])
            return ".".join(map(str, (first, *(self.random.randint(0, 255) for _ in range(3))))), "v4"
        parts = [f"2a0{self.random.randint(0, 9)}", *(f"{self.random.randint(1, 65535):x}" for _ in range(7))]
        return (
            (":".join(parts), "v6")
            if self.random.random() < 0.6
            else (f"{':'.join(parts[:4])}::{parts[7]}", "v6 short")
        )

    # -- what only looks like it -----------------------------------------------------------------------------------

    def noise(self, kind: str) -> str:
        """One of :data:`NOISE`."""
        return str(getattr(self, f"_{kind}")())

    def _gtin(self) -> str:
        size = self.random.choice((8, 12, 13, 13, 14))
        body = self.random.choice(("40", "50", "76", "97", "20", "0", "3")) + self.digits(20)
        body = body[: size - 1]
        total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
        return body + str(-total % 10)

    def _isbn(self) -> str:
        number = "978" + self.digits(9)
        check = -sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(number)) % 10
        return (
            f"{number[:3]}-{number[3]}-{number[4:7]}-{number[7:12]}-{check}"
            if self.random.random() < 0.5
            else f"{number}{check}"
        )

    def _tracking(self) -> str:
        return str(self.random.choice((
            lambda: "1Z" + self._any(6) + self.digits(10),  # UPS
            lambda: self.digits(12), lambda: self.digits(15),  # FedEx
            lambda: "JJD" + self.digits(18), lambda: self.digits(10), lambda: "00" + self.digits(18),  # DHL
            lambda: "9400" + self.digits(18), lambda: " ".join(["9400", *(self.digits(4) for _ in range(4)), self.digits(2)]),  # USPS
            lambda: self.letters(2) + self.digits(9) + "GB",  # Royal Mail, S10
            lambda: self.digits(11), lambda: "Z" + self._any(7),  # GLS
            lambda: "0" + self.digits(13), lambda: self.digits(14),  # DPD
            lambda: self.digits(16), lambda: "H" + self.digits(19),  # Hermes, Evri
            lambda: "3S" + self._any(4) + self.digits(9),  # PostNL
        ))())  # fmt: skip

    def _sku(self) -> str:
        return self.random.choice((
            f"{self.letters(3)}-{self.digits(4)}-{self.letters(2)}", f"{self.digits(3)}.{self.digits(3)}.{self.digits(2)}",
            f"SKU-{self.digits(5)}-{self.letters(1)}{self.digits(2)}", f"{self.digits(6)}", f"{self.letters(1)}{self.digits(7)}",
            f"{self.digits(4)}-{self.digits(3)}", f"{self.digits(2)}-{self.digits(4)}-{self.digits(3)}",
        ))  # fmt: skip

    def _order(self) -> str:
        return self.random.choice((
            f"#{self.digits(4)}", f"{self.digits(9)}", f"SO-{self.digits(6)}", f"{self.digits(3)}-{self.digits(7)}-{self.digits(7)}",
            f"W{self.digits(9)}", f"2026-{self.digits(5)}", f"{self.digits(10)}", f"{self.digits(7)}",
        ))  # fmt: skip

    def _invoice(self) -> str:
        return self.random.choice((
            f"INV-2026-{self.digits(5)}", f"RE{self.digits(8)}", f"{self.digits(8)}", f"F{self.digits(4)}/2026", f"2026/{self.digits(4)}/{self.digits(3)}",
        ))  # fmt: skip

    def _rma(self) -> str:
        return self.random.choice(
            (f"RMA-{self.digits(7)}", f"R{self.digits(9)}", f"RET{self.digits(6)}", self.digits(9))
        )

    def _article(self) -> str:
        """Article numbers written as phone numbers are."""
        return self.random.choice((
            f"{self.digits(3)} {self.digits(3)} {self.digits(4)}", f"0{self.digits(3)} {self.digits(6)}", f"{self.digits(3)}-{self.digits(3)}-{self.digits(4)}",
            f"0{self.digits(2)}/{self.digits(7)}", f"{self.digits(2)} {self.digits(3)} {self.digits(2)} {self.digits(2)}", f"{self.digits(10)}",
        ))  # fmt: skip

    def _uuid(self) -> str:
        return str(uuid.UUID(int=self.random.getrandbits(128), version=4))

    def _hash(self) -> str:
        kind = self.random.choice((hashlib.md5, hashlib.sha1, hashlib.sha256))
        return kind(self.digits(9).encode()).hexdigest()[: self.random.choice((7, 12, 64))]

    def _place(self) -> str:
        return f"{self.random.uniform(-90, 90):.{self.random.randint(4, 7)}f}, {self.random.uniform(-180, 180):.6f}"

    def _time(self) -> str:
        second = self.random.randint(1_500_000_000, 1_790_000_000)
        return self.random.choice(
            (
                f"{second}",
                f"{second}{self.digits(3)}",
                f"2026-0{self.random.randint(1, 9)}-1{self.random.randint(0, 9)}T1{self.random.randint(0, 9)}:2{self.random.randint(0, 9)}:35.{self.digits(3)}Z",
            )
        )

    def _version(self) -> str:
        return self.random.choice(
            (
                f"v{self.random.randint(1, 30)}.{self.digits(1)}.{self.digits(2)}",
                f"{self.random.randint(90, 130)}.0.{self.digits(4)}.{self.random.randint(10, 199)}",
                f"{self.digits(1)}.{self.digits(1)}.{self.digits(3)}-beta.{self.digits(1)}",
            )
        )

    def _price(self) -> str:
        return self.random.choice(
            (
                f"€ {self.digits(3)},{self.digits(2)}",
                f"1.{self.digits(3)}.{self.digits(3)},00 EUR",
                f"${self.random.randint(1, 9)},{self.digits(3)},{self.digits(3)}.00",
                f"{self.random.randint(1, 99)} {self.digits(3)} {self.digits(3)} Ft",
                f"{self.digits(2)}.99",
            )
        )

    def _size(self) -> str:
        return self.random.choice(
            (
                f"{self.digits(3)} x {self.digits(3)} x {self.digits(2)} mm",
                f"{self.digits(2)}x{self.digits(2)}x{self.digits(3)}",
                f"{self.digits(4)} × {self.digits(4)} px",
            )
        )

    def _pages(self) -> str:
        return f"{self.random.randint(100, 400)}-{self.random.randint(401, 999)}"

    def _date(self) -> str:
        day, month = self.random.randint(1, 28), self.random.randint(1, 12)
        return self.random.choice(
            (
                f"{day:02d}.{month:02d}.2026",
                f"2026-{month:02d}-{day:02d}",
                f"{day}/{month}/2026",
                f"{month:02d}/{day:02d}/26",
                "2024-2026",
            )
        )

    def _mac(self) -> str:
        return ":".join(f"{self.random.randint(0, 255):02x}" for _ in range(6))

    def _vat(self) -> str:
        return self.random.choice(
            (
                f"DE{self.digits(9)}",
                f"GB {self.digits(3)} {self.digits(4)} {self.digits(2)}",
                f"FR{self.digits(11)}",
                f"ATU{self.digits(8)}",
                f"{self.random.randint(5, 27)} %",
            )
        )

    def _serial(self) -> str:
        return self.random.choice(
            (
                f"{self.digits(15)}",
                f"SN{self.digits(10)}",
                f"{self._any(12)}",
                f"{self.digits(3)}-{self.digits(2)}-{self.digits(4)}",
            )
        )


NOISE = ("gtin", "isbn", "tracking", "sku", "order", "invoice", "rma", "article", "uuid", "hash", "place", "time", "version",
         "price", "size", "pages", "date", "mac", "vat", "serial")  # fmt: skip

_FOURS, _FOURS19 = (4, 4, 4, 4), (4, 4, 4, 4, 3)
_CARDS: tuple[tuple[str, tuple[str, ...], tuple[int, ...], tuple[tuple[int, ...], ...]], ...] = (
    ("Visa", ("4",), (13, 16, 16, 16, 19), (_FOURS, _FOURS19, (4, 4, 5), (4, 3, 3, 3), (8, 8))),
    ("Mastercard", ("51", "53", "55", "2221", "2720"), (16,), (_FOURS, (8, 8))),
    ("American Express", ("34", "37"), (15,), ((4, 6, 5), (4, 4, 4, 3), (5, 5, 5))),
    ("Discover", ("6011", "644", "65"), (16, 19), (_FOURS, _FOURS19)),
    ("Diners Club", ("300", "305", "36", "38"), (14,), ((4, 6, 4), (4, 4, 4, 2))),
    ("JCB", ("3528", "3589"), (16, 19), (_FOURS, _FOURS19)),
    ("UnionPay", ("62",), (16, 17, 18, 19), (_FOURS, _FOURS19, (6, 13))),
    ("Maestro", ("5018", "5020", "5038", "6304", "6759", "6761"), (12, 13, 14, 15, 16, 17, 18, 19),
     ((4, 4, 4), (4, 4, 5), (4, 4, 4, 2), _FOURS, (4, 4, 4, 4, 2), _FOURS19)),
    ("Mir", ("2200", "2204"), (16,), (_FOURS,)),
)  # fmt: skip


def _valid(library: Any, number: str) -> bool:
    try:
        return bool(library.is_valid(number))
    except KeyError:  # stdnum.cn.ric, of a province it has no counties of
        return False


_SEEDS = {"kr.rrn": ("8501011234567",), "pt.nif": ("212345678",)}
"""Where the documentation shows companies' numbers only."""


@lru_cache(maxsize=1)
def ibans() -> dict[str, str]:
    """Every country of the registry and what follows the check digits."""
    found = {}
    for country in (a + b for a in LETTERS for b in LETTERS):
        facts = next((facts for part, facts in iban_module._ibandb.info(country) if part == country), {})
        if "bban" in facts:
            found[country] = facts["bban"]
    return found


@lru_cache(maxsize=256)
def examples(module: str) -> tuple[str, ...]:
    """The valid numbers in a module's own documentation, compact."""
    library = import_module(f"stdnum.{module}")
    found = []
    for one in doctest.DocTestParser().get_examples(library.__doc__ or ""):
        for number in re.findall(r"\(\s*'([^']{6,40})'", one.source):
            compact = library.compact(number) if hasattr(library, "compact") else number
            if library.is_valid(compact) and re.fullmatch(PERSONS.get(module, ".*"), compact):
                found.append(compact)
    return tuple(dict.fromkeys(found)) or _SEEDS[module]
