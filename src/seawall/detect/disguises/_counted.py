"""Numbers told by tens and hundreds: *seis doce, treinta y cuatro*, *quatre-vingt-un*, *девятьсот двадцать шесть*.

Words are units, teens, tens, whole numbers below a hundred (*vierunddreißig*) and hundreds; what one after another says
together is put together as each language does.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from seawall.detect.disguises._spoken import DIGITS


class Kind(Enum):
    """What a word adds."""

    UNIT = 0
    WHOLE = 1
    """Ten to nineteen, and tens with their unit in one word."""
    TEN = 2
    HUNDRED = 3


JOINERS = frozenset(("y", "e", "et", "și", "si", "i", "og", "och"))
_WHOLE = """
10 diez dieci dez zehn tien dziesięć dziesiec tio zece десять
11 once onze undici elf jedenaście jedenascie elva unsprezece одиннадцать одинадцять
12 doce douze doze dodici zwölf zwoelf twaalf dwanaście dwanascie tolv doisprezece двенадцать дванадцять
13 trece treize treze tredici dreizehn dertien trzynaście trzynascie tretton treisprezece тринадцать тринадцять
14 catorce quatorze catorze quattordici vierzehn veertien czternaście czternascie fjorton paisprezece четырнадцать чотирнадцять
15 quince quinze quindici fünfzehn fuenfzehn vijftien piętnaście pietnascie femton cincisprezece пятнадцать п'ятнадцять
16 dieciséis dieciseis seize dezesseis dezasseis sedici sechzehn zestien szesnaście szesnascie sexton șaisprezece шестнадцать шістнадцять
17 diecisiete dezessete dezassete diciassette siebzehn zeventien siedemnaście siedemnascie sjutton șaptesprezece семнадцать сімнадцять
18 dieciocho dezoito diciotto achtzehn achttien osiemnaście osiemnascie arton optsprezece восемнадцать вісімнадцять
19 diecinueve dezenove dezanove diciannove neunzehn negentien dziewiętnaście dziewietnascie nitton nouăsprezece девятнадцать дев'ятнадцять
21 veintiuno veintiún veintiun
22 veintidós veintidos
23 veintitrés veintitres
24 veinticuatro
25 veinticinco
26 veintiséis veintiseis
27 veintisiete
28 veintiocho
29 veintinueve
"""
_TENS = """
20 veinte vingt vingts vinte venti zwanzig twintig dwadzieścia dwadziescia tjugo douăzeci douazeci yirmi двадцать двадцять
30 treinta trente trinta trenta dreißig dreissig dertig trzydzieści trzydziesci trettio treizeci otuz тридцать тридцять
40 cuarenta quarante quarenta quaranta vierzig veertig czterdzieści czterdziesci fyrtio patruzeci kırk kirk сорок
50 cincuenta cinquante cinquenta cinquanta fünfzig fuenfzig vijftig pięćdziesiąt piecdziesiat femtio cincizeci elli пятьдесят п'ятдесят
60 sesenta soixante sessenta sessanta sechzig zestig sześćdziesiąt szescdziesiat sextio șaizeci saizeci altmış altmis шестьдесят шістдесят
70 setenta septante settanta siebzig zeventig siedemdziesiąt siedemdziesiat sjuttio șaptezeci saptezeci yetmiş yetmis семьдесят сімдесят
80 ochenta huitante octante oitenta ottanta achtzig tachtig osiemdziesiąt osiemdziesiat åttio optzeci seksen восемьдесят вісімдесят
90 noventa nonante novanta neunzig negentig dziewięćdziesiąt dziewiecdziesiat nittio nouăzeci nouazeci doksan девяносто дев'яносто
"""
_HUNDREDS = """
100 cien ciento sto сто
200 doscientos doscientas duzentos dwieście dwiescie двести двісті
300 trescientos trescientas trezentos trzysta триста
400 cuatrocientos cuatrocientas quatrocentos czterysta четыреста чотириста
500 quinientos quinientas quinhentos pięćset piecset пятьсот п'ятсот
600 seiscientos seiscientas seiscentos sześćset szescset шестьсот шістсот
700 setecientos setecientas setecentos siedemset семьсот сімсот
800 ochocientos ochocientas oitocentos osiemset восемьсот вісімсот
900 novecientos novecientas novecentos dziewięćset dziewiecset девятьсот дев'ятсот
"""
_GERMAN = (
    "ein zwei drei vier fünf sechs sieben acht neun",
    "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
)
_DUTCH = (
    "een twee drie vier vijf zes zeven acht negen",
    "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
)
_ITALIAN = (
    "uno due tre quattro cinque sei sette otto nove",
    "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
)
_SWEDISH = ("ett två tre fyra fem sex sju åtta nio", "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio")


@lru_cache(maxsize=1)
def known() -> dict[str, tuple[Kind, int]]:
    """What each word adds."""
    found = {word: (Kind.UNIT, int(digit)) for word, digit in DIGITS.items()}
    for text, kind in ((_WHOLE, Kind.WHOLE), (_TENS, Kind.TEN), (_HUNDREDS, Kind.HUNDRED)):
        for line in text.split("\n")[1:-1]:
            value, *said = line.split()
            found |= {word: (kind, int(value)) for word in said}
    for ten in range(8):
        for unit in range(9):
            for word in _compounds(ten, unit):
                found[word] = (Kind.WHOLE, (ten + 2) * 10 + unit + 1)
    found["dix"] = (Kind.TEN, 10)  # dix-sept
    return found


def _compounds(ten: int, unit: int) -> tuple[str, ...]:
    german = f"{_GERMAN[0].split()[unit]}und{_GERMAN[1].split()[ten]}"
    first = _DUTCH[0].split()[unit]
    dutch = f"{first}{'ën' if first.endswith('e') else 'en'}{_DUTCH[1].split()[ten]}"
    said, tens = _ITALIAN[0].split()[unit], _ITALIAN[1].split()[ten]
    italian = (tens[:-1] if said[0] in "uo" else tens) + said
    swedish = _SWEDISH[1].split()[ten] + _SWEDISH[0].split()[unit]
    plain = german.replace("ü", "ue").replace("ß", "ss")
    return (
        german,
        plain,
        dutch,
        dutch.replace("ë", "e"),
        italian,
        italian.replace("tre", "tré") if unit == 2 else italian,
        swedish,
    )


def digits_of(words: list[str]) -> str:
    """The digits that words say."""
    out: list[str] = []
    hundred = ten = 0
    table = known()
    for word in words:
        kind, value = table.get(word, (Kind.UNIT, -1))
        if value < 0:  # figures
            out, hundred, ten = [*out, *_told(hundred + ten), word], 0, 0
        elif (kind is Kind.UNIT and value and (ten or hundred)) or (
            kind is Kind.WHOLE and (ten in (60, 80) or (hundred and not ten))
        ):
            out, hundred, ten = [*out, str(hundred + ten + value)], 0, 0
        elif (
            kind is Kind.TEN
            and value == 20
            and word.startswith("vingt")
            and out
            and out[-1] == "4"
            and not (hundred or ten)
        ):
            out, ten = out[:-1], 80  # quatre-vingt
        elif kind is Kind.TEN and value == 10 and ten in (60, 80):
            ten += 10  # soixante-dix-sept
        elif kind is Kind.TEN and hundred and not ten:
            ten = value
        else:
            out = [*out, *_told(hundred + ten)]
            hundred, ten = (value if kind is Kind.HUNDRED else 0), (value if kind is Kind.TEN else 0)
            if kind in (Kind.UNIT, Kind.WHOLE):
                out.append(str(value))
    return "".join([*out, *_told(hundred + ten)])


def _told(value: int) -> tuple[str, ...]:
    return (str(value),) if value else ()
