"""Check digits of national numbers that ``python-stdnum`` lacks, or checks by a looser rule than we want.

Each takes the compact number in upper case and says whether it can be one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module


def us_ssn(number: str) -> bool:
    """SSA: no area 000, 666 or 9xx, no group 00, no serial 0000; and not the two numbers printed in advertisements."""
    area, group, serial = number[:3], number[3:5], number[5:]
    return (
        area not in ("000", "666")
        and area[0] != "9"
        and group != "00"
        and serial != "0000"
        and number not in ("078051120", "219099999", "111111111", "333333333")
    )


def us_ein(number: str) -> bool:
    """IRS: the campuses and the Small Business Administration give out these prefixes and no others."""
    return number[:2] not in (
        "00",
        "07",
        "08",
        "09",
        "17",
        "18",
        "19",
        "28",
        "29",
        "49",
        "69",
        "70",
        "78",
        "79",
        "89",
        "96",
        "97",
    )


def br_cnpj(number: str) -> bool:
    """Receita Federal: two digits modulo 11 with weights from 2 to 9, from the right."""
    for size in (12, 13):
        total = sum(int(d) * (2 + place % 8) for place, d in enumerate(reversed(number[:size])))
        if (11 - total % 11) % 11 % 10 != int(number[size]):
            return False
    return True


def uk_nino(number: str) -> bool:
    """HMRC: some prefixes are never issued."""
    return number[:2] not in ("BG", "GB", "NK", "KN", "TN", "NT", "ZZ") and number[0] not in "DFIQUV"


def uk_driving(number: str) -> bool:
    """DVLA: five letters of the surname filled with 9, then year, month (50 more for women) and day of birth: the year's
    tens, two digits of the month, two of the day, the year's ones."""
    month, day = int(number[6:8]) % 50, int(number[8:10])
    return int(number[6:8]) < 63 and 1 <= month <= 12 and 1 <= day <= 31 and "9" not in number[:5].rstrip("9")


def de_rvnr(number: str) -> bool:
    """Deutsche Rentenversicherung: the letter as two digits, weights 2 1 2 5 7 1 2 1 2 1 2 1, sums of the products' digits."""
    digits = f"{number[:8]}{ord(number[8]) - 64:02}{number[9:11]}"
    weights = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
    total = sum(sum(divmod(int(d) * w, 10)) for d, w in zip(digits, weights, strict=True))
    return _date(number[4:6], f"{int(number[2:4]) % 50:02}") and total % 10 == int(number[11])


def fr_nir(number: str) -> bool:
    """INSEE: the key is 97 minus the number modulo 97; Corsica's letters count as 19 and 18."""
    body = number[:-2].replace("2A", "19").replace("2B", "18")
    return body.isdigit() and int(body) > 0 and 97 - int(body) % 97 == int(number[-2:])


def fi_hetu(number: str) -> bool:
    """The date and the three digits as one number, modulo 31, give the check character."""
    digits = "".join(c for c in number[:-1] if c.isdigit())
    return _date(digits[2:4], digits[:2]) and "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(digits) % 31] == number[-1]


def de_ausweis(number: str) -> bool:
    """ICAO 9303 check digit with weights 7, 3, 1 over the nine characters."""
    return sum(int(c, 36) * (7, 3, 1)[i % 3] for i, c in enumerate(number[:9])) % 10 == int(number[9])


def lu_matricule(number: str) -> bool:
    """Date of birth, and Luhn over the first twelve digits."""
    return _date(number[4:6], number[6:8]) and number[:2] in ("19", "20") and _luhn(number[:12])


def lv_pk(number: str) -> bool:
    """The older form: date of birth and a weighted sum; the newer one begins with 32 to 39 and has no check."""
    if "32" <= number[:2] <= "39":
        return True
    weights = (10, 5, 8, 4, 2, 1, 6, 3, 7, 9)
    total = 1 + sum(int(d) * w for d, w in zip(number, weights, strict=False))
    return _date(number[2:4], number[:2]) and total % 11 % 10 == int(number[10])


def pl_dowod(number: str) -> bool:
    """Weights 7 3 1 over letters and digits; the fourth character is the check digit."""
    values = [int(c, 36) for c in number]
    weights = (7, 3, 1, 0, 7, 3, 1, 7, 3)
    return sum(v * w for v, w in zip(values, weights, strict=True)) % 10 == values[3]


def hu_taj(number: str) -> bool:
    """Weights 3 and 7 alternating over eight digits."""
    return sum(int(d) * (3 if i % 2 == 0 else 7) for i, d in enumerate(number[:8])) % 10 == int(number[8])


def hu_tax(number: str) -> bool:
    """The digits, each times its place, modulo 11."""
    return sum(int(d) * place for place, d in enumerate(number[:9], 1)) % 11 == int(number[9])


def au_medicare(number: str) -> bool:
    """Weights 1 3 7 9 over eight digits, modulo 10, give the ninth; then the card's issue and perhaps the person on it."""
    return sum(int(d) * (1, 3, 7, 9)[i % 4] for i, d in enumerate(number[:8])) % 10 == int(number[8])


def ru_snils(number: str) -> bool:
    """Weights 9 to 1, modulo 101, 100 counting as 0."""
    total = sum(int(d) * w for d, w in zip(number[:9], range(9, 0, -1), strict=True))
    return total % 101 % 100 == int(number[9:])


def ar_dni(number: str) -> bool:
    """No check digit: only what can't be one is refused."""
    return len(set(number)) > 2 and number[0] != "0"


def uy_ci(number: str) -> bool:
    """Weights 2 9 8 7 6 3 4, the check digit makes the sum a multiple of ten; older numbers are a digit shorter."""
    number = number.rjust(8, "0")
    total = sum(int(d) * w for d, w in zip(number, (2, 9, 8, 7, 6, 3, 4), strict=False))
    return -total % 10 == int(number[7])


def hk_id(number: str) -> bool:
    """Weights 9 (or 8) down to 2, letters from 10, a missing first letter counting as 36, modulo 11, A for ten."""
    values = (
        [int(c, 36) for c in number[:-1].rjust(8)] if len(number) == 9 else [36, *(int(c, 36) for c in number[:-1])]
    )
    total = sum(v * w for v, w in zip(values, range(9, 1, -1), strict=True))
    check = -total % 11
    return ("A" if check == 10 else str(check)) == number[-1]


def tw_id(number: str) -> bool:
    """The letter stands for two digits; weights 1 9 8 7 6 5 4 3 2 1 1."""
    code = "ABCDEFGHJKLMNPQRSTUVXYWZIO".index(number[0]) + 10
    digits = [code // 10, code % 10, *map(int, number[1:])]
    return sum(d * w for d, w in zip(digits, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), strict=True)) % 10 == 0


def sg_nric(number: str) -> bool:
    """Weights 2 7 6 5 4 3 2, an offset by series, and the series' letters."""
    total = sum(int(d) * w for d, w in zip(number[1:8], (2, 7, 6, 5, 4, 3, 2), strict=True))
    letters = {"S": "JZIHGFEDCBA", "T": "GFEDCBAJZIH", "F": "XWUTRQPNMLK", "G": "RQPNMLKXWUT", "M": "KLJNPQRTUWX"}
    series = number[0]
    if series == "M":
        return letters["M"][10 - (total + 3) % 11] == number[8]
    return letters[series][total % 11] == number[8]


def kr_rrn(number: str) -> bool:
    """Date of birth. The check digit was dropped for numbers issued since October 2020, so it is not asked for."""
    return _date(number[2:4], number[4:6]) and number[6] in "12345678"


def jp_my_number(number: str) -> bool:
    """Weights 6 5 4 3 2 7 6 5 4 3 2, modulo 11, 0 and 1 giving 0."""
    total = sum(int(d) * w for d, w in zip(number, (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=False)) % 11
    return (0 if total <= 1 else 11 - total) == int(number[11])


def cn_ric(number: str) -> bool:
    """GB 11643: date of birth and ISO 7064 MOD 11-2. No list of regions: it changes, and the library's has holes."""
    if len(number) == 15:  # as given until 1999: no century, no check digit
        return _date(number[8:10], number[10:12])
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(d) * w for d, w in zip(number, weights, strict=False))
    born = number[6:10] >= "1900" and number[6:10] < "2030" and _date(number[10:12], number[12:14])
    return born and "10X98765432"[total % 11] == number[17]


def by_id(number: str) -> bool:
    """Weights 7 3 1 over digits and letters (from 10), as in ICAO 9303; the first digit says century and sex."""
    total = sum(int(c, 36) * (7, 3, 1)[i % 3] for i, c in enumerate(number[:13]))
    return _date(number[3:5], number[1:3]) and total % 10 == int(number[13])


def kz_iin(number: str) -> bool:
    """Date of birth; weights 1 to 11, or 3 to 11, 1, 2 where these give ten."""
    total = sum(int(d) * w for d, w in zip(number, range(1, 12), strict=False)) % 11
    if total == 10:
        total = sum(int(d) * w for d, w in zip(number, (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2), strict=False)) % 11
    return _date(number[2:4], number[4:6]) and total == int(number[11])


def kw_civil(number: str) -> bool:
    """Date of birth; weights 2 1 6 3 7 9 10 5 8 4 2, taken from eleven."""
    total = sum(int(d) * w for d, w in zip(number, (2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), strict=False))
    return _date(number[3:5], number[5:7]) and 11 - total % 11 == int(number[11])


def eg_id(number: str) -> bool:
    """Century, date of birth and governorate; its check digit is not published."""
    places = {*range(1, 5), *range(11, 20), *range(21, 30), *range(31, 36), 88}
    return _date(number[3:5], number[5:7]) and int(number[7:9]) in places


def ir_melli(number: str) -> bool:
    """Weights 10 to 2, modulo 11; remainders under two are the digit, others are taken from eleven."""
    rest = sum(int(d) * w for d, w in zip(number, range(10, 1, -1), strict=False)) % 11
    return (rest if rest < 2 else 11 - rest) == int(number[9])


def lk_nic(number: str) -> bool:
    """The day of the year, 500 added for women, in the old form and the new. No published check."""
    day = int(number[4:7] if len(number) == 12 else number[2:5]) % 500
    return 1 <= day <= 366


def vn_cccd(number: str) -> bool:
    """Province, and a digit for century and sex. No check digit."""
    return 1 <= int(number[:3]) <= 96 and number[3] in "0123"


def gt_cui(number: str) -> bool:
    """Eight digits weighted 2 to 9, modulo 11, give the ninth; then department and municipality."""
    total = sum(int(d) * w for d, w in zip(number, range(2, 10), strict=False))
    return total % 11 == int(number[8]) and "01" <= number[9:11] <= "22" and number[11:13] != "00"


def sv_dui(number: str) -> bool:
    """Weights 9 to 2; the check digit makes the sum a multiple of ten."""
    return -sum(int(d) * w for d, w in zip(number, range(9, 1, -1), strict=False)) % 10 == int(number[8])


def cr_cedula(number: str) -> bool:
    """Province 1 to 9 and two numbers. No check digit."""
    return int(number[-8:-4]) > 0 and int(number[-4:]) > 0


def pt_niss(number: str) -> bool:
    """Segurança Social: primes from 29 down to 2 as weights, the last digit 9 less the sum modulo ten."""
    total = sum(int(d) * w for d, w in zip(number, (29, 23, 19, 17, 13, 11, 7, 5, 3, 2), strict=False))
    return 9 - total % 10 == int(number[10])


def es_nss(number: str) -> bool:
    """Seguridad Social: province and number modulo 97; a number of under ten million is not padded for that."""
    serial = int(number[2:10])
    body = int(number[:2]) * 10_000_000 + serial if serial < 10_000_000 else int(number[:10])
    return "01" <= number[:2] <= "66" and body % 97 == int(number[10:])


def si_tax(number: str) -> bool:
    """FURS: weights 8 to 2, taken from eleven; ten counts as 0."""
    digits = number[-8:]
    check = 11 - sum(int(d) * w for d, w in zip(digits, range(8, 1, -1), strict=False)) % 11
    return check != 11 and check % 10 == int(digits[7])


def il_id(number: str) -> bool:
    """Luhn, leading zeros left out or not."""
    return int(number) > 0 and _luhn(number)


def br_pis(number: str) -> bool:
    """Weights 3 2 9 8 7 6 5 4 3 2, taken from eleven; ten and eleven count as 0."""
    total = sum(int(d) * w for d, w in zip(number, (3, 2, 9, 8, 7, 6, 5, 4, 3, 2), strict=False))
    return (11 - total % 11) % 11 % 10 == int(number[10])


def be_card(number: str) -> bool:
    """Ten digits modulo 97, 0 counting as 97."""
    return (int(number[:10]) % 97 or 97) == int(number[10:])


def ni_cedula(number: str) -> bool:
    """Municipality, date of birth, number and a letter: the number without it modulo 23."""
    return _date(number[5:7], number[3:5]) and "ABCDEFGHJKLMNPQRSTUVWXY"[int(number[:13]) % 23] == number[13]


def de_kvnr(number: str) -> bool:
    """GKV: the letter as two digits; weights 1 2 1 2 …, sums of the products' digits, modulo ten."""
    digits = f"{ord(number[0]) - 64:02}{number[1:9]}"
    return sum(sum(divmod(int(d) * (1 + i % 2), 10)) for i, d in enumerate(digits)) % 10 == int(number[9])


def de_zone(number: str) -> bool:
    """The identity card's four check digits as its back has them (ICAO 9303), with the D for the country at either place."""
    number = number[:10] + number[10:].replace("D", "")
    fields = (number[:10], number[10:17], number[17:24])
    whole = "".join(fields)
    held = all(_icao(field[:-1]) == int(field[-1]) for field in fields)
    return len(number) == 25 and held and _icao(whole) == int(number[24])


def hu_person(number: str) -> bool:
    """Weights 1 to 10, or 10 to 1 for who was born after 1996, modulo 11."""
    up = sum(int(d) * w for d, w in zip(number, range(1, 11), strict=False)) % 11
    down = sum(int(d) * w for d, w in zip(number, range(10, 0, -1), strict=False)) % 11
    return _date(number[3:5], number[5:7]) and int(number[10]) in (up, down)


def mz_nuit(number: str) -> bool:
    """Weights 8 9 4 5 6 7 8 9, modulo 11; ten counts as 1."""
    rest = sum(int(d) * w for d, w in zip(number, (8, 9, 4, 5, 6, 7, 8, 9), strict=False)) % 11
    return (1 if rest == 10 else rest) == int(number[8])


def ec_ruc(number: str) -> bool:
    """A person's: the cédula (province, Luhn over ten digits), then the establishment."""
    return "01" <= number[:2] <= "24" and number[2] < "6" and _luhn(number[:10])


def pe_ruc(number: str) -> bool:
    """Weights 5 4 3 2 7 6 5 4 3 2, taken from eleven."""
    total = sum(int(d) * w for d, w in zip(number, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=False))
    return (11 - total % 11) % 10 == int(number[10])


def py_ruc(number: str) -> bool:
    """Weights 2, 3, 4 … from the right, taken from eleven; ten counts as 0."""
    total = sum(int(d) * w for w, d in enumerate(reversed(number[:-1]), 2))
    return -total % 11 % 10 == int(number[-1])


def no_check(number: str) -> bool:
    """No check digit: only what nobody has is refused."""
    return len(set(number)) > 3


def luhn(number: str) -> bool:
    """The Luhn check digit."""
    return _luhn(number)


def _date(month: str, day: str) -> bool:
    return "01" <= month <= "12" and "01" <= day <= "31"


def _icao(characters: str) -> int:
    return sum(int(c, 36) * (7, 3, 1)[i % 3] for i, c in enumerate(characters)) % 10


def _luhn(digits: str) -> bool:
    total = sum(int(d) if i % 2 else sum(divmod(2 * int(d), 10)) for i, d in enumerate(reversed(digits), 1))
    return total % 10 == 0


@lru_cache(maxsize=128)
def check_of(name: str) -> Callable[[str], bool]:
    """The function a scheme names: ``own:us_ssn`` or a module of stdnum, imported now."""
    if name.startswith("own:"):
        own: Callable[[str], bool] = globals()[name.removeprefix("own:")]
        return own
    is_valid: Callable[[str], bool] = import_module(f"stdnum.{name}").is_valid
    return is_valid
