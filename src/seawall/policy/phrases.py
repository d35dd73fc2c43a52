"""Plain words for what was found: kinds and numbers, never a value."""

from __future__ import annotations

from collections.abc import Mapping

from seawall.model.finding import Finding

NOUNS = {
    "email": ("E-mail address", "an e-mail address", "e-mail addresses"),
    "phone": ("Phone number", "a phone number", "phone numbers"),
    "person_name": ("Name", "a person's name", "people's names"),
    "street_address": ("Postal address", "a postal address", "postal addresses"),
    "date_of_birth": ("Date of birth", "a date of birth", "dates of birth"),
    "national_id": ("National id number", "a national id number", "national id numbers"),
    "passport": ("Passport number", "a passport number", "passport numbers"),
    "ip_address": ("IP address", "an IP address", "IP addresses"),
    "payment_card": ("Card number", "a card number", "card numbers"),
    "card_security_code": ("Card security code", "a card security code", "card security codes"),
    "card_expiry": ("Card expiry date", "a card expiry date", "card expiry dates"),
    "iban": ("Bank account", "a bank account number", "bank account numbers"),
    "bank_account": ("Bank account", "a bank account number", "bank account numbers"),
    "order_record": ("Order", "an order", "orders"),
    "customer_number": ("Customer number", "a customer number", "customer numbers"),
    "price_list": ("Internal prices", "internal prices", "internal prices"),
    "contract": ("Supplier terms", "supplier terms", "supplier terms"),
    "private_key": ("Private key", "a private key", "private keys"),
    "api_key": ("Access key", "an access key", "access keys"),
    "password": ("Password", "a password", "passwords"),
    "database_url": (
        "Database password",
        "a database address with its password",
        "database addresses with their passwords",
    ),
    "recovery_code": (
        "Recovery code",
        "a code or phrase that recovers an account",
        "codes or phrases that recover accounts",
    ),
    "jwt": ("Access token", "an access token", "access tokens"),
    "exact_match": ("Our own records", "data from our own records", "data from our own records"),
    "bulk_records": ("List of records", "a list of records", "records in a list"),
}
"""What each detector finds: as a heading, one of it, several of it. The extension's English headings
are the same; a test holds them equal."""
kinds_named_max = 3


def title(detector: str) -> str:
    """``Card number`` for ``payment_card``; a shop's own detector by its id."""
    return NOUNS[detector][0] if detector in NOUNS else detector.replace("_", " ").capitalize()


def records_of(finding: Finding) -> int:
    """What a finding counts for in words: a list by its records, everything else as one."""
    return max(finding.count, 1) if finding.detector == "bulk_records" else 1


def describe(found: Mapping[str, int]) -> str:
    """``an e-mail address, 2 phone numbers and an order``; at most three kinds by name."""
    phrases: dict[str, None] = {}
    for detector, count in found.items():
        spaced = detector.replace("_", " ")
        _, one, many = NOUNS.get(detector, ("", f"sensitive data ({spaced})", f"sensitive data ({spaced})"))
        phrases[one if count == 1 or one == many else f"{count} {many}"] = None
    named = list(phrases)
    if len(named) > kinds_named_max:
        left = len(named) - kinds_named_max
        named = [*named[:kinds_named_max], "one more kind" if left == 1 else f"{left} more kinds"]
    if not named:
        return "sensitive data"
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"


def fill(template: str, found: Mapping[str, int], tool: str) -> str:
    """Put what was found and the tool's name into a policy's words, and start each sentence with a capital letter; a
    name of one word (*n8n*, *openai-api*) stays as it is inside of a text."""
    said = describe(found)
    words = template.replace(". {found}", f". {_capital(said)}")
    words = words.replace(". {tool}", f". {_capital(tool) if ' ' in tool else tool}")
    return _capital(words.replace("{found}", said).replace("{tool}", tool))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
