"""Whether digits fit a country's telephone numbering plan, by the metadata of ``phonenumbers``.

The library is imported at the first candidate, and only its tables are used: parsing a number with it costs a hundred
times what comparing it with the plan does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

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


@lru_cache(maxsize=1)
def _library() -> Any:
    import phonenumbers
    from phonenumbers import phonemetadata

    return phonenumbers, phonemetadata.PhoneMetadata


@lru_cache(maxsize=512)
def _plan(region: str, code: int, mobile: bool) -> re.Pattern[str] | None:
    _, metadata = _library()
    plan = metadata.metadata_for_region_or_calling_code(code, region)
    kind = plan and (plan.mobile if mobile else plan.general_desc)
    return re.compile(kind.national_number_pattern) if kind and kind.national_number_pattern else None


@lru_cache(maxsize=512)
def _regions(code: int) -> tuple[str, ...]:
    library, _ = _library()
    return tuple(library.COUNTRY_CODE_TO_REGION_CODE.get(code, ()))


@lru_cache(maxsize=128)
def _code(region: str) -> int:
    library, _ = _library()
    return int(library.country_code_for_region(region))


@lru_cache(maxsize=1024)
def _plans(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The regions of a country code with their plans."""
    plans = ((region, _plan(region, int(code), False)) for region in _regions(int(code)))
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
    return any(_regions(int(digits[:length])) for length in (1, 2, 3))


def national_region(digits: str, *, mobile: bool = False) -> str | None:
    """The first of the known regions in whose plan these digits are a number as dialled there (``0`` in front or not)."""
    stripped = digits[1:] if digits[:1] == "0" else digits
    for region in NATIONAL_REGIONS:
        plan = _plan(region, _code(region), mobile)
        if plan and (plan.fullmatch(stripped) or (region == "IT" and plan.fullmatch(digits))):
            return region
    return None
