"""National bank account numbers next to a word that names them: US routing and account, UK sort code and account, German
Konto with BLZ, Spanish CCC, French RIB, Indian IFSC, Australian BSB, Mexican CLABE, Canadian transit, and BIC codes."""

from __future__ import annotations

from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Pattern, Stuff, words
from seawall.model.words import Category, Confidence

_ACCOUNT = frozenset(
    words(
        "account number, account no, acct, acct no, account nr, acc no, bank account, konto, kontonummer, konto-nr, "
        "kontonr, numéro de compte, compte bancaire, número de cuenta, cuenta bancaria, conto corrente, rekeningnummer, "
        "conta bancária, conta, nr konta, account, checking account, savings account, direct deposit"
    )
)
_ROUTING = frozenset(words("routing, routing number, aba, rtn, ach, routing no, aba number, wire"))


def _routing(digits: str) -> bool:
    """ABA: weights 3 7 1, and a Federal Reserve district in front."""
    head = int(digits[:2])
    district = head <= 12 or 21 <= head <= 32 or 61 <= head <= 72 or head == 80
    return district and sum(int(d) * (3, 7, 1)[i % 3] for i, d in enumerate(digits)) % 10 == 0


def _clabe(digits: str) -> bool:
    """Banxico: weights 3 7 1 over 17 digits, the last makes it a multiple of ten."""
    return -sum(int(d) * (3, 7, 1)[i % 3] % 10 for i, d in enumerate(digits[:17])) % 10 == int(digits[17])


def _validate(candidate: Candidate) -> Judgement | None:
    text, start, end = candidate.text, candidate.start, candidate.end
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if (
        candidate.against()
        or before in ("-", "/", "#", ".", "$", "€")
        or (after[:1] in ("-", "/", ".") and after[1:].isalnum())
    ):
        return None
    compact = "".join(c for c in candidate.value if c.isalnum())
    nearby = candidate.nearby()
    name = candidate.pattern.name
    if name == "digits":
        name = _digits_kind(compact, nearby)
        if not name:
            return None
    elif name == "IFSC" and not compact.isupper():
        return None
    word = candidate.context()
    sure = Confidence.VERY_LIKELY if "check digit" in name else Confidence.LIKELY
    return candidate.accept(name, f"context word: {word}", confidence=sure, weight=2 if "check digit" in name else 1)


def _digits_kind(digits: str, nearby: tuple[str, ...]) -> str:
    if len(set(digits)) < 3:
        return ""
    near = set(nearby[:4])
    if len(digits) == 9 and near & _ROUTING and _routing(digits):
        return "US routing number, check digit"
    if len(digits) == 18 and "clabe" in near and _clabe(digits):
        return "Mexico CLABE, check digit"
    if near & _ACCOUNT and 6 <= len(digits) <= 20:
        named_bank = near - {"account"} or len(nearby) > 1
        return "account number" if named_bank else ""
    return "bank code" if len(digits) == 8 and near & {"blz", "bankleitzahl"} else ""


DETECTOR = Detector(
    stuff=Stuff.NUMBER,
    category=Category.PAYMENT_DATA,
    patterns=(
        Pattern(regex=r"\b\d{2}-\d{2}-\d{2}(?:[ ,/]{1,2}\d{8})?\b", name="UK sort code", context_required=True),
        Pattern(regex=r"\b[A-Z]{4}0[0-9A-Z]{6}\b", name="IFSC", context_required=True),
        Pattern(regex=r"\b\d{3}-\d{3}\b", name="Australia BSB", context_required=True),
        Pattern(regex=r"\b\d{6,20}\b", name="digits", context_required=True),
        Pattern(
            regex=r"\b\d{3,5}[ -]\d{3,5}[ -]?\d{0,2}[ -]?\d{6,12}(?:[ -]\d{1,2})?\b",
            name="account number",
            context_required=True,
        ),
    ),
    context=Context(
        positive=(
            *sorted(_ACCOUNT),
            *sorted(_ROUTING),
            *words(
                "sort code, sortcode, ifsc, bsb, blz, bankleitzahl, clabe, rib, ccc, bank, transit, beneficiary, payee"
            ),
        ),
        negative=words(
            "order, order number, sku, ean, gtin, tracking, invoice, phone, tel, ssn, card, card number, customer number, "
            "customer id, user account, account id, account manager, date"
        ),
        before=40,
        after=12,
    ),
    validate=_validate,
    hits=(
        Example("routing number 021000021", ("021000021",), "US routing number, check digit"),
        Example("Bank account number: 000123456789", ("000123456789",), "account number"),
        Example("sort code 20-00-00, account no 55779911", ("20-00-00", "55779911")),
        Example("IFSC SBIN0001234", ("SBIN0001234",)),
        Example("BLZ 37040044 Konto 532013000", ("37040044", "532013000")),
        Example("CLABE 032180000118359719", ("032180000118359719",)),
    ),
    misses=(
        "routing number 021000022",
        "on 20-00-00 we opened",
        "order number 000123456789",
        "account settings 12345678 views",
        "sort by code 200000",
        "546549 Better type checking\n 532644 TIFF loader",
    ),
    overlooks="accounts without a word beside them",
    confuses="invoice and customer numbers beside such a word",
    source="https://www.aba.com/about-us/routing-number",
)
