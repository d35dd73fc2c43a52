"""Passports: a number next to the word, and the machine-readable zone of passports, visas and identity cards (ICAO 9303)."""

from __future__ import annotations

from collections.abc import Iterable

from seawall.detect import late_re as re
from seawall.detect.accents import typed
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Page, Pattern, Stuff, words
from seawall.detect.detectors._field_names import behind
from seawall.model.words import Category, Confidence

_RUSSIAN = frozenset(("паспорт", "паспорта", "паспортные данные", "загранпаспорт", "загранпаспорта", "серия", "серии"))
"""What stands before a series of four digits and a number of six."""
_CLOSE = re.compile(
    r"[은는이가을를はが]?[^A-Za-z0-9\u00aa-\uffee\n]{0,6}(?:(?:no|nr|number|num|n[°º]|번호|号码|號碼|番号|номер)[^A-Za-z0-9\u00aa-\uffee\n]{0,6})?(?:(?:is|ist|est|es|è|é|är|er)[ :]{1,2})?"
)
"""What stands between a label and a number that without one could be anything."""
_MRZ = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<")


_BEGINS = re.compile(
    r"[PVIAC][A-Z<][A-Z]{1,3}<{0,2}[A-Z]{1,30}<<?[A-Z][A-Z<]*<$|[IAC][A-Z<][A-Z]{1,3}<{0,2}[A-Z0-9]{7,12}[A-Z0-9<]*<$"
)
"""The first line: what it is, whose, and a name or a number, filled up with ``<``. Read by a camera some digit is often wrong."""


def _validate(candidate: Candidate) -> Judgement | None:
    value = candidate.value
    digits = sum(character.isdigit() for character in value)
    form = candidate.pattern.name
    small = value != value.upper() and form not in ("Russian", "small")
    if form == "mixed" and digits == len(value):
        return None
    word = candidate.context()
    label = _labelled(candidate, word)
    least = 3 if form == "German" or (form == "mixed" and label > 1) else 5
    if digits < least or len(set(value)) < 3 or small or candidate.against():
        return None
    before, after = (
        candidate.text[candidate.start - 1 : candidate.start],
        candidate.text[candidate.end : candidate.end + 2],
    )
    if (before in ("-", "/", "#", ".") and not label) or (
        len(after) == 2 and after[0] in "-/.@" and after[1].isalnum()
    ):
        return None
    if form == "Russian" and (word is None or word not in _RUSSIAN):
        return None
    if form in ("mixed", "small") and label < (1 if form == "mixed" else 2):
        return None
    return candidate.accept(f"context word: {word}", confidence=Confidence.LIKELY, weight=1) if word else None


def _labelled(candidate: Candidate, word: str | None) -> int:
    """Whether the word stands right before, as a label; 2 with a colon or the like between."""
    around = behind(candidate.text, candidate.start, word) if word else None
    if around is None or _CLOSE.fullmatch(around[1].lower()) is None:
        return 0
    return 2 if any(mark in around[1] for mark in ":=#：") else 1


def _digit(characters: str) -> str:
    """ICAO 9303 part 3: weights 7, 3, 1; letters from 10, the filler 0."""
    return str(sum((0 if c == "<" else int(c, 36)) * (7, 3, 1)[i % 3] for i, c in enumerate(characters)) % 10)


def _sweep(page: Page) -> Iterable[Judgement]:
    """Two lines of 44 or 36, or three of 30 characters, whose check digits hold."""
    text = page.text
    done = 0
    for anchor in page.anchors:
        if anchor <= done:
            continue
        start = text.rfind("\n", max(0, anchor - 64), anchor) + 1 if "\n" in text[max(0, anchor - 64) : anchor] else -1
        if start < 0:
            start = 0 if anchor < 64 else max(text.rfind(mark, anchor - 64, anchor) for mark in " \t\"'>") + 1
        block, positions = _lines(text, start)
        holds = _zone_holds(block)
        if holds or (block and _BEGINS.match(block[0]) and len(block) > 1):
            done = positions
            yield Judgement(
                start=start,
                end=positions,
                confidence=Confidence.VERY_LIKELY if holds else Confidence.LIKELY,
                reasons=("machine-readable zone", "check digits" if holds else "a check digit is wrong"),
                weight=3,
            )


def _lines(text: str, start: int) -> tuple[list[str], int]:
    """Up to three lines of the zone's characters from ``start``, and where they end."""
    lines: list[str] = []
    position = end = start
    while len(lines) < 3:
        stop = position
        while stop < len(text) and stop - position < 45 and text[stop] in _MRZ:
            stop += 1
        if stop - position not in (30, 36, 44) or (lines and len(lines[0]) != stop - position):
            break
        lines.append(text[position:stop])
        end = stop
        while stop < len(text) and text[stop] in " \r\n\t":
            stop += 1
        position = stop
    return lines, end


def _zone_holds(lines: list[str]) -> bool:
    if len(lines) >= 2 and len(lines[0]) >= 36:
        second = lines[1]
        return (
            _digit(second[:9]) == second[9]
            and _digit(second[13:19]) == second[19]
            and _digit(second[21:27]) == second[27]
        )
    if len(lines) == 3:
        first, second = lines[0], lines[1]
        return (
            _digit(first[5:14]) == first[14] and _digit(second[:6]) == second[6] and _digit(second[8:14]) == second[14]
        )
    return False


DETECTOR = Detector(
    stuff=Stuff.NUMBER,
    category=Category.CUSTOMER_PII,
    patterns=(
        Pattern(regex=r"\b[0-9A-Z]{1,3}\d{5,8}[A-Z]?\b", context_required=True),
        Pattern(regex=r"\b\d{2}[A-Z]{2}\d{5}\b", name="French", context_required=True),
        Pattern(regex=r"\b\d\d ?\d\d(?: [^ \d\n]{1,6})? ?\d{6}\b", name="Russian", context_required=True),
        Pattern(regex=r"\b\d\d \d{7}\b", name="Russian", context_required=True),
        Pattern(regex=r"\b[A-Z]{1,2}[- ]\d{7,8}\b", context_required=True),
        Pattern(regex=r"\b[A-Z]\d{6}[A-Z]{2}\b", context_required=True),  # Canada's since 2023
        # Eight or nine letters and digits: shorter, each group of an account or a card would be one.
        Pattern(
            regex=r"\b(?:[A-Z0-9]{2}\d[A-Z0-9]{5}|[A-Z0-9]{3}\d[A-Z0-9]{4,5}|[A-Z0-9]{4}\d[A-Z0-9]{3,4})\b",
            name="mixed",
            context_required=True,
        ),
        Pattern(regex=r"\b[A-Za-z]?[a-z]\d{5,8}\b", name="small", context_required=True),
        Pattern(regex=r"\b[CFGHJK][0-9CFGHJKLMNPRTVWXYZ]{8}\d?\b", name="German", context_required=True),
    ),
    context=Context(
        positive=typed(
            words(
                "passport, passport number, passport no, passport nr, passports, reisepass, reisepassnummer, passnummer, pass-nr, "
                "passeport, numéro de passeport, pasaporte, número de pasaporte, passaporto, passaporte, paspoort, paspoortnummer, "
                "paszport, numer paszportu, pasport, útlevél, passi, pass no, паспорт, паспорта, паспортные данные, загранпаспорт, загранпаспорта, серия, серии, 护照, 護照, 旅券, パスポート, 여권, "
                "护照号码, 护照号, 護照號碼, 護照號, 旅券番号, パスポート番号, 여권번호, 여권 번호, číslo pasu, č. pasu, cestovní pas*, cestovného pasu, cestovný pas, broj putovnice, "
                "putovnic*, pasoš*, potni list, potnega lista, nr paszportu, paszportu, útlevélszám*, útlevél*, pașaport*, pasaport*, passin numero, passi number, pases numur*, "
                "pases nr, paso numeris, paso nr, pasnummer, pasnr, passnr, vegabréf*, nomor paspor, no paspor, paspor, pasaportea, passaport, pasipoti, paspoortnommer, pasaportës, "
                "hộ chiếu, pasport nömrəsi, pasport raqami, διαβατήρι, διαβατηρίου, пашпарт, пасош, төлқұжат, პასპორტ, անձնագիր, անձնագրի, דרכון, جواز السفر, جواز سفر, رقم الجواز, "
                "گذرنامه, پاسپورت, پاسپورٹ, पासपोर्ट, राहदानी, পাসপোর্ট, பாஸ்போர்ட், పాస్‌పోర్ట్, પાસપોર્ટ, หนังสือเดินทาง, พาสปอร์ต, លិខិតឆ្លងដែន, ፓስፖርት"
            )
        ),
        negative=words(
            "passport holder, passport cover, passport wallet, passport photo, order, sku, ean, invoice, tracking, phone, tel, ticket, part number, item"
        ),
        before=40,
        after=16,
    ),
    validate=_validate,
    gate=(r"\b[PVIAC][A-Z<][A-Z<]{3}[0-9A-Z<]{8,40}<",),
    sweep=_sweep,
    hits=(
        Example(
            "P<UTOMUSTER<<ANA<MARIA<<<<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F2704155<<<<<<<<<<<<<<04",
            ("P<UTOMUSTER<<ANA<MARIA<<<<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F2704155<<<<<<<<<<<<<<04",),
            "a check digit is wrong",
        ),
        Example("Passport number: 533401372", ("533401372",)),
        Example("Reisepass C01X00T47 gültig bis", ("C01X00T47",)),
        Example("passeport n° 12AB34567", ("12AB34567",)),
        Example("паспорт 753456789", ("753456789",)),
        Example("Паспорт: серия 4512 номер 345678", ("4512 номер 345678",)),
        Example("паспорт 45 12 345678", ("45 12 345678",)),
        Example("загранпаспорт 71 2345678", ("71 2345678",)),
        Example("passport no: la012345, Passport: XR1001R58", ("la012345", "XR1001R58")),
        Example("Reisepass P 1630837", ("P 1630837",)),
        Example("Reisepass-Nr.: C4FJH2KL7, gültig", ("C4FJH2KL7",)),
        Example("Číslo pasu: 12345678, útlevélszám BH1234567", ("12345678", "BH1234567")),
        Example("paspoort (NXB1234R2), passport #533401372", ("NXB1234R2", "533401372")),
        Example('{"passport_number": "XA0234518"}, passport no. is T20394KX', ("XA0234518", "T20394KX")),
        Example('"passportNo": "K203948TX"', ("K203948TX",)),
        Example("여권번호: M123A4567", ("M123A4567",)),
        Example("여권번호는 M789C1234입니다", ("M789C1234",)),
        Example("رقم جواز السفر: A12345678", ("A12345678",)),
        Example(
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
            ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",),
            "machine-readable zone",
        ),
    ),
    misses=(
        "The passport cover comes in 12345 colours",
        "passport holder SKU-12345678",
        "order 533401372",
        "passport covers BLK-12345, passport-M2024X",
        "passport covers: SIZE2024 or BLACK1234, passport x1234567",
        "passport holder leather 14x10 cm, 12345678 sold",
        "PAGE<TITLE<<AND<BODY<<<<<<<<<<<<<<<<<<<<<<<<\nsee the passport page",
    ),
    overlooks="numbers without the word",
    confuses="document numbers beside the word",
    source="https://www.icao.int/publications/pages/publication.aspx?docnum=9303",
)
