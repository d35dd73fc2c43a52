"""Card security codes (CVV, CVC, CID). Storing or sending them is never allowed
(PCI DSS 3.3), so the words that name them are enough evidence for three or four digits."""

from __future__ import annotations

from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Pattern, words
from seawall.model.words import Category, Confidence

_NAMES = (
    r"(?:cvv2?|cvc2?|cvn2?|csc|cid|cav2?|card ?(?:verification|security) ?(?:code|value|number|no\.?)|security ?code"
    r"|verification ?(?:value|code)|pr(?:ü|ue)fziffer|kartenpr(?:ü|ue)fnummer|cryptogramme(?: visuel)?"
    r"|sicherheits(?:code|nummer)(?: der (?:kredit)?karte)?|kartenpr(?:ü|ue)fziffer|(?:three|3|four|4) digits on the (?:back|front)(?: of (?:the|my|her|his) card)?"
    r"|code de s(?:é|e)curit(?:é|e)|kod cvv|kontrollkod|s(?:ä|ae)kerhetskod|sikkerhetskode|sikkerhedskode|kontrolcifre|kontrollsiffer|c(?:ó|o)digo de seguri(?:dad|dade|dade do cart(?:ã|a)o)|codice di sicurezza|beveiligingscode)"
)
_NAMES = (
    _NAMES.replace("(?:ü|ue)", "[^ ]{1,2}")
    .replace("(?:ó|o)", "[^ ]")
    .replace("(?:ã|a)", "[^ ]")
    .replace("(?:é|e)", "[^ ]{1,2}")
    .replace("(?:ä|ae)", "[^ ]{1,2}")
)


def _validate(candidate: Candidate) -> Judgement | None:
    which = 1 if candidate.pattern.name == "before" else 0
    name = (candidate.groups()[which] or "").lower().replace("_", " ")
    text = candidate.text
    after = text[candidate.end : candidate.end + 2]
    if after[:1] in (".", "-", ":", "/", "%") and after[1:2].isalnum():
        return None
    if (
        not name.startswith(("cvv", "cvc", "cvn", "card", "crypto", "kartenp", "three digits", "3 digits"))
        and candidate.context() is None
    ):
        return None
    return candidate.accept(f"named: {name}", confidence=Confidence.VERY_LIKELY, weight=2)


DETECTOR = Detector(
    category=Category.PAYMENT_DATA,
    patterns=(
        Pattern(
            regex=r"\b("
            + _NAMES
            + r")[\"']?(?:[ _]?(?:code|number|no\.?|is|are|was|ist|lautet|est|es|[^ 0-9]|of|on the back))?"
            r"[\"']?[ \t]{0,2}[:=#-]?[ \t]{0,3}[\"'(]?(\d{3,4})\b",
            caseless=True,
            group=2,
            confidence=Confidence.LIKELY,
        ),
        Pattern(
            regex=r"\b(\d{3,4})[ \t]{0,2}[(\[]?[ \t]?(cvv2?|cvc2?|csc)\b",
            caseless=True,
            group=1,
            name="before",
            confidence=Confidence.LIKELY,
        ),
    ),
    context=Context(
        positive=words(
            "card, credit card, visa, mastercard, amex, payment, exp, expiry, expires, cvv, cvc, carte, "
            "tarjeta, karte, kreditkarte, carta, cartão, kaart"
        ),
        before=120,
        after=40,
    ),
    validate=_validate,
    hits=(
        Example("CVV: 123", ("123",)),
        Example("4111111111111111 exp 12/27 cvc 456", ("456",)),
        Example("card security code is 9876", ("9876",)),
        Example('{"cvv": "321"}', ("321",)),
        Example("card 4111 1111 1111 1111, 12/27, 123 (CVV)", ("123",)),
        Example("my visa, security code 737", ("737",)),
        Example("amex 3782 822463 10005 exp 11/27 cid 1234", ("1234",)),
        Example("her card, the three digits on the back are 482", ("482",)),
        Example("Sicherheitscode der Karte lautet 771", ("771",)),
    ),
    misses=(
        "The CVV is the three digits on the back of your card.",
        "cvc 2024-01-01",
        "Your verification code is 4821",
        "cid=1234",
        "section 123 CSC",
    ),
    overlooks="three digits without a word for them",
    confuses="discount and gate codes called codes of a card",
    source="https://www.pcisecuritystandards.org/document_library/",
)
