"""Dates of birth: a date next to a word that says so. A date alone is none."""

from __future__ import annotations

from seawall.detect import late_re as re
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Pattern, Stuff, words
from seawall.model.words import Category, Confidence

_MONTHS = (
    r"(?:jan(?:uary|uar|vier|eiro)?|feb(?:ruary|ruar)?|f[^ ]{1,2}vrier|febrero|fevereiro|mar(?:ch|s|zo)?|m[^ ]{1,2}rz|apr(?:il)?"
    r"|avril|abril|aprile|may|mai|mayo|maggio|june?|juni|juin|junio|giugno|july?|juli|juillet|julio|luglio|aug(?:ust)?|ao[^ ]{1,2}t"
    r"|agosto|sep(?:t|tember|tembre|tiembre)?|oct(?:ober|obre|ubre)?|okt(?:ober)?|nov(?:ember|embre|iembre)?|dec(?:ember)?"
    r"|dez(?:ember|embro)?|d[^ ]{1,2}cembre|diciembre|dicembre)"
)
_WISHES = re.compile(r"\bhappy birthday\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:18|19|20)\d\d")


def _validate(candidate: Candidate) -> Judgement | None:
    text, start, end = candidate.text, candidate.start, candidate.end
    if text[start - 1 : start] in ("-", "/", ".") or (
        text[end : end + 1] in ("-", "/") and text[end + 1 : end + 2].isdigit()
    ):
        return None
    value = candidate.value
    year = _YEAR.search(value)
    if year and not "1900" <= year.group() <= "2029":
        return None
    numbers = [int(n) for n in re.findall(r"\d{1,2}(?!\d)", value.replace(year.group(), "") if year else value)]
    if any(number > 31 for number in numbers[:2]) or (len(numbers) >= 2 and min(numbers[:2]) > 12):
        return None
    word = candidate.context()
    if word is None or candidate.against() or _WISHES.search(text[max(0, start - 40) : start]):
        return None
    return candidate.accept(f"context word: {word}", confidence=Confidence.VERY_LIKELY, weight=2)


DETECTOR = Detector(
    stuff=Stuff.NUMBER,
    category=Category.CUSTOMER_PII,
    patterns=(
        Pattern(regex=r"\b(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])\b", context_required=True),
        Pattern(regex=r"\b\d{1,2}[-/. ]{1,2}\d{1,2}[-/. ]{1,2}(?:(?:19|20)\d\d|\d\d)\b", context_required=True),
        Pattern(
            regex=r"\b\d{1,2}(?:st|nd|rd|th|\.|er|o)?[ -]{1,2}(?:of |de |di )?"
            + _MONTHS
            + r"\.?,?[ -]{1,2}(?:de |di )?(?:19|20)?\d\d\b",
            caseless=True,
            context_required=True,
        ),
        Pattern(
            regex=r"\b" + _MONTHS + r"\.?[ -]{1,2}\d{1,2}(?:st|nd|rd|th)?,?[ -]{1,2}(?:19|20)\d\d\b",
            caseless=True,
            context_required=True,
        ),
    ),
    context=Context(
        positive=words(
            "dob, d.o.b, date of birth, birth date, birthdate, birthday, born, born on, bday, geburtsdatum, geboren, geb, "
            "geburtstag, date de naissance, né le, née le, naissance, fecha de nacimiento, nacido, nacida, nacimiento, "
            "data di nascita, nato il, nata il, nascita, data de nascimento, nascido, nascida, nascimento, geboortedatum, "
            "fødselsdato, födelsedatum, född, født, syntymäaika, data urodzenia, urodzony, urodzona, ur, datum narození, "
            "születési idő, дата рождения, родился, родилась, 生年月日, 出生日期, 생년월일, doğum tarihi, doğum, data nașterii, nașterii, născut*, "
            "datum rođenja, rođen*, datum rojstva, rojen*, születési dátum, született, syntynyt, syntymäpäivä, dátum narodenia, narozen*, "
            "sünniaeg, sündinud, dzimšanas datums, gimimo data, дата народження, народився, народилася, дата на раждане, роден, родена, "
            "ημερομηνία γέννησης, γεννήθηκε, tanggal lahir, tarikh lahir, tgl lahir, ngày sinh, วันเกิด, תאריך לידה, تاريخ الميلاد, تاریخ تولد, "
            "जन्म तिथि, date of birth is"
        ),
        negative=words("order date, ordered, shipped, expires, expiry, release, published, invoice date, founded, due"),
        before=32,
        after=16,
    ),
    validate=_validate,
    hits=(
        Example("DOB: 1990-05-14", ("1990-05-14",), "context word: dob"),
        Example("She was born on 3/23/1940 in Graz", ("3/23/1940",)),
        Example("Geburtsdatum 14.05.1990", ("14.05.1990",)),
        Example('{"date_of_birth": "14/05/90"}', ("14/05/90",)),
        Example("birthday is May 14th, 1990", ("May 14th, 1990",)),
        Example("née le 14 mai 1990", ("14 mai 1990",)),
        Example("дата рождения: 14.05.1990", ("14.05.1990",)),
    ),
    misses=(
        "ordered on 2024-05-14",
        "born to run",
        "date of birth: 99/99/1990",
        "version 14.05.1990",
        "birthday sale 50% off",
        '3.3.5 "Happy Birthday Release" (2014-01-22)',
    ),
    overlooks="dates nobody calls a birth",
    confuses="other dates beside such a word",
    source="https://www.w3.org/International/questions/qa-date-format",
)
