"""Whether digits fit a country's telephone numbering plan, by the metadata of ``phonenumbers``.

Only its tables are used, kept in ``numbering.json`` (written by ``make docs``): parsing a number with the library costs
a hundred times what comparing it with the plan does, and importing it more than all else a short text needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

import msgspec

# Countries whose national form is tried when no country code is written. Shops elsewhere write ``+`` or a word nearby.
NATIONAL_REGIONS = (
    "US",
    "GB",
    "DE",
    "FR",
    "IT",
    "ES",
    "NL",
    "BE",
    "AT",
    "CH",
    "SE",
    "NO",
    "DK",
    "FI",
    "PL",
    "CZ",
    "PT",
    "IE",
    "AU",
    "NZ",
    "JP",
    "CN",
    "IN",
    "BR",
    "MX",
    "ZA",
    "IL",
    "TR",
    "GR",
    "HU",
    "RO",
    "KR",
    "SG",
)


class _Metadata(msgspec.Struct, frozen=True):
    """``numbering.json``."""

    codes: dict[str, tuple[str, ...]]
    """The regions of each country code."""
    plans: dict[str, tuple[str, str]]
    """Each region's national numbers as a regex, and its mobile ones."""


def written() -> str:
    """The text of ``numbering.json``, from the metadata of ``phonenumbers`` (Apache-2.0)."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

    codes, plans = {}, {}
    for code, regions in sorted(COUNTRY_CODE_TO_REGION_CODE.items()):
        codes[str(code)] = regions
        for region in regions:
            plan = PhoneMetadata.metadata_for_region_or_calling_code(code, region)
            kinds = (plan.general_desc, plan.mobile) if plan else (None, None)
            name = f"{region}{code}" if region == "001" else region
            plans[name] = tuple((kind and kind.national_number_pattern) or "" for kind in kinds)
    return msgspec.json.format(msgspec.json.encode({"codes": codes, "plans": plans}), indent=1).decode() + "\n"


@lru_cache(maxsize=1)
def _metadata() -> _Metadata:
    data = Path(__file__).parents[1].joinpath("numbering.json").read_bytes()
    return msgspec.json.decode(data, type=_Metadata)


@lru_cache(maxsize=1024)
def _plan(region: str, mobile: bool, code: str = "") -> re.Pattern[str] | None:
    """A region's plan; regions of no country, all named 001, are told apart by their code."""
    any_number, mobiles = _metadata().plans.get(f"{region}{code}" if region == "001" else region, ("", ""))
    plan = mobiles if mobile else any_number
    return re.compile(plan) if plan else None


def _regions(code: str) -> tuple[str, ...]:
    return _metadata().codes.get(code.lstrip("0") if code else code, ())


def calling_codes() -> tuple[int, ...]:
    """Every country code, ascending."""
    return tuple(map(int, _metadata().codes))


@lru_cache(maxsize=1024)
def _plans(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The regions of a country code with their plans."""
    plans = ((region, _plan(region, False, code.lstrip("0"))) for region in _regions(code))
    return tuple((region, plan) for region, plan in plans if plan)


def country_of(digits: str) -> str | None:
    """The region of a number that begins with its country code, None when no plan has such a number."""
    for length in (1, 2, 3):
        national = digits[length:]
        for region, plan in _plans(digits[:length]):
            if plan.fullmatch(national) or (national[:1] == "0" and plan.fullmatch(national[1:])):
                return region
    return None


def has_country_code(digits: str) -> bool:
    """Whether the number begins with a country code that exists."""
    return any(_regions(digits[:length]) for length in (1, 2, 3))


def national_region(digits: str, *, mobile: bool = False) -> str | None:
    """The first of the known regions in whose plan these digits are a number as dialled there (``0`` in front or not;
    nobody dials one in North America)."""
    return next(_fitting(NATIONAL_REGIONS, digits, mobile), None)


def national_regions(digits: str, likely: Iterable[str], most: int) -> tuple[str, ...]:
    """So many of the regions in whose plans these digits are a number: of the likely ones, if there are any."""
    found = tuple(islice(_fitting(likely, digits, False), most))
    return found or tuple(islice(_fitting(NATIONAL_REGIONS, digits, False), most))


# Further countries whose mobile numbers are known beside a person.
_FURTHER = "HK LU LV LT EE SK SI HR RS BG UA RU AE EG NG KE PK MY PH VN TH ID TW CL CO PE CY SA"
_MOBILE_REGIONS = (
    *(region for region in NATIONAL_REGIONS if region not in ("US", "DK")),
    *_FURTHER.split(),
)


def mobile_beside(number: str) -> bool:
    """Whether a number, as written, is a mobile telephone's in some country shops sell to, ``0`` in front or not. Of Denmark, whose
    plan takes any eight digits, it must be in pairs; in North America any number of the plan is one."""
    digits = digits_of(number)
    if len(digits) == 8 and number[2:3] == number[5:6] == number[8:9] == " ":
        return dialled_in("DK", digits)
    return next(_fitting(_MOBILE_REGIONS, digits, True), None) is not None or (
        len(digits) == 10 and not number.isdecimal() and dialled_in("US", digits)
    )


def _fitting(regions: Iterable[str], digits: str, mobile: bool) -> Iterator[str]:
    stripped = digits[1:] if digits[:1] == "0" else digits
    for region in regions:
        if region == "US" and stripped != digits:
            continue
        plan = _plan(region, mobile)
        if plan and (plan.fullmatch(stripped) or (region == "IT" and plan.fullmatch(digits))):
            yield region


def dialled_in(region: str, digits: str) -> bool:
    """Whether these digits are a number as dialled in this region (``0`` in front or not)."""
    plan = _plan(region, False)
    return plan is not None and bool(plan.fullmatch(digits) or plan.fullmatch(digits.removeprefix("0")))


def digits_of(body: str) -> str:
    """The digits of a number as written."""
    return "".join(filter("0123456789".__contains__, body))


def own_region(body: str) -> str:
    """The country of a form of its own, empty where its plan has no such number: ``8 (495) 123-45-67`` in Russia,
    ``(11) 91234-5678`` in Brazil, ``138 1234 5678`` in China."""
    digits = digits_of(body)
    region = "BR" if body[0] == "(" else "RU" if body[0] == "8" else "CN"
    national = digits[1:] if region == "RU" else digits
    return region if len(national) > 9 and dialled_in(region, national) else ""


def indonesian(digits: str) -> bool:
    """Whether these are a mobile number of Indonesia, which may have twelve digits and more."""
    return digits.startswith("08") and dialled_in("ID", digits)
