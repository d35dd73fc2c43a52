"""Check digits that tell a number that was disguised from any other number: guesses are made only where one holds."""

from __future__ import annotations

from stdnum import luhn
from stdnum.iso7064 import mod_97_10


def is_card(digits: str) -> bool:
    """13 to 19 digits with a right Luhn digit that are not all alike."""
    return 13 <= len(digits) <= 19 and digits.isdigit() and len(set(digits)) > 1 and bool(luhn.is_valid(digits))


def is_iban(text: str) -> bool:
    """Two letters, two digits and 11 to 30 more, with right check digits."""
    if not (15 <= len(text) <= 34 and text.isascii() and text.isalnum() and text[:2].isalpha() and text[2:4].isdigit()):
        return False
    return bool(mod_97_10.is_valid(text[4:] + text[:4]))
