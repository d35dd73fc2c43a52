"""Masked samples: what a page or the ledger shows instead of a value. A person recognises it, nobody can use it.

At most :data:`shown_max` characters of a value appear, and never more than a third of it. A short value is covered
whole, and so is every value that opens something (passwords, security codes, private keys): knowing its end helps a
thief more than a reader. The number of bullets is fixed, so that a sample does not tell the length either.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from seawall.model.finding import Finding

shown_max = 4
"""Most characters of a value that a sample shows. PCI DSS 3.4.1 allows the last four of a card."""
COVER = "•••"
_JOINERS = frozenset({"\u200d", "\ufe0e", "\ufe0f"})


def masked_sample(text: str, finding: Finding) -> str:
    """A sample of what a finding covers in ``text``: ``a•••@s•••.example``, ``••• 4242``, ``•••``.

    Never raises, also not for offsets outside the text.
    """
    value = text[max(finding.start, 0) : max(finding.end, 0)].strip()
    if finding.detector == "bulk_records" or "\n" in value.rstrip():
        return f"{COVER} ({finding.count} records)" if finding.count > 1 else COVER
    sample = _SAMPLES.get(finding.detector, _edge)(value)
    return sample if _shown(value, sample) <= min(shown_max, len(value) // 3) else COVER


def _shown(value: str, sample: str) -> int:
    """Letters and digits of the value that the sample gives away; separators tell nothing."""
    return sum(character.isalnum() and character in value for character in sample)


def _first(text: str) -> str:
    """The first character as a reader sees it: a letter with its marks, never half of one."""
    end = 1
    while end < len(text) and _continues(text[end - 1], text[end]):
        end += 1
    return text[:end] if end <= shown_max and text[:1].isalnum() else ""


def _continues(before: str, character: str) -> bool:
    return (
        character in _JOINERS
        or before == "\u200d"
        or unicodedata.category(character) in ("Mn", "Mc", "Me")
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


def _hidden(_value: str) -> str:
    return COVER


def _edge(value: str) -> str:
    return _first(value) + COVER if len(value) >= 6 else COVER


def _email(value: str) -> str:
    local, at, domain = value.rpartition("@")
    name, dot, _ending = domain.rpartition(".")
    if not (at and dot and local and name):
        return COVER
    return f"{_first(local)}{COVER}@{_first(name)}{COVER}"


def _last_digits(count: int) -> Callable[[str], str]:
    def sample(value: str) -> str:
        digits = [character for character in value if character.isdigit()]
        return f"{COVER} {''.join(digits[-count:])}" if len(digits) >= count * 3 else COVER

    return sample


def _iban(value: str) -> str:
    letters = "".join(character for character in value if character.isalnum())
    return f"{letters[:2]}{COVER} {letters[-2:]}" if letters[:2].isalpha() else COVER


def _words(value: str) -> str:
    initials = [f"{_first(word)}{COVER}" for word in value.split()[:shown_max]]
    return " ".join(initials) or COVER


def _api_key(value: str) -> str:
    """The vendor's own prefix is public (``sk_live_``); what is shown of it stays under the limit."""
    return value[:shown_max] + COVER if len(value) >= 20 and value[:shown_max].isascii() else COVER


_SAMPLES: dict[str, Callable[[str], str]] = {
    "email": _email,
    "phone": _last_digits(2),
    "payment_card": _last_digits(4),
    "iban": _iban,
    "bank_account": _last_digits(2),
    "person_name": _words,
    "street_address": _words,
    "api_key": _api_key,
    "password": _hidden,
    "card_security_code": _hidden,
    "card_expiry": _hidden,
    "private_key": _hidden,
    "recovery_code": _hidden,
    "database_url": _hidden,
    "jwt": _hidden,
    "date_of_birth": _hidden,
    "national_id": _last_digits(2),
    "ip_address": _hidden,
    "contract": _hidden,
    "price_list": _hidden,
}
