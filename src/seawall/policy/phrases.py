"""Plain words for what was found: kinds and numbers, never a value."""

from __future__ import annotations

from collections.abc import Mapping

from seawall.model.finding import Finding

_NOUNS = {
    "email": ("an e-mail address", "e-mail addresses"),
    "phone": ("a phone number", "phone numbers"),
    "person_name": ("a person's name", "people's names"),
    "street_address": ("a postal address", "postal addresses"),
    "date_of_birth": ("a date of birth", "dates of birth"),
    "national_id": ("a national id number", "national id numbers"),
    "passport": ("a passport number", "passport numbers"),
    "ip_address": ("an IP address", "IP addresses"),
    "payment_card": ("a card number", "card numbers"),
    "card_security_code": ("a card security code", "card security codes"),
    "iban": ("a bank account number", "bank account numbers"),
    "bank_account": ("a bank account number", "bank account numbers"),
    "order_record": ("an order", "orders"),
    "customer_number": ("a customer number", "customer numbers"),
    "price_list": ("internal prices", "internal prices"),
    "contract": ("supplier terms", "supplier terms"),
    "private_key": ("a private key", "private keys"),
    "api_key": ("an access key", "access keys"),
    "password": ("a password", "passwords"),
    "database_url": ("a database address with its password", "database addresses with their passwords"),
    "jwt": ("an access token", "access tokens"),
    "exact_match": ("data from our own records", "data from our own records"),
    "bulk_records": ("a list of records", "records in a list"),
}
kinds_named_max = 3


def records_of(finding: Finding) -> int:
    """What a finding counts for in words: a list by its records, everything else as one."""
    return max(finding.count, 1) if finding.detector == "bulk_records" else 1


def describe(found: Mapping[str, int]) -> str:
    """``an e-mail address, 2 phone numbers and an order``; at most three kinds by name."""
    phrases: dict[str, None] = {}
    for detector, count in found.items():
        spaced = detector.replace("_", " ")
        one, many = _NOUNS.get(detector, (f"sensitive data ({spaced})", f"sensitive data ({spaced})"))
        phrases[one if count == 1 or one == many else f"{count} {many}"] = None
    named = list(phrases)
    if len(named) > kinds_named_max:
        left = len(named) - kinds_named_max
        named = [*named[:kinds_named_max], "one more kind" if left == 1 else f"{left} more kinds"]
    if not named:
        return "sensitive data"
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"


def fill(template: str, found: Mapping[str, int], tool: str) -> str:
    """Put what was found and the tool's name into a policy's words, and start with a capital letter."""
    words = template.replace("{found}", describe(found)).replace("{tool}", tool)
    return words[:1].upper() + words[1:]
