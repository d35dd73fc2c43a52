"""E-mail addresses."""

from __future__ import annotations

from seawall.detect.detector import Candidate, Detector, Example, Judgement, Pattern
from seawall.model.words import Category, Confidence

_local = r"[0-9A-Za-z!#$%&'*+/=?^_`{|}~-]"


_domain = r"(?:[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?\.){1,8}[A-Za-z]{2,24}\b"


def _validate(candidate: Candidate) -> Judgement | None:
    return candidate.accept()


DETECTOR = Detector(
    category=Category.CUSTOMER_PII,
    patterns=(
        Pattern(
            regex=_local
            + r"{1,64}(?:\."
            + _local
            + r"{1,64}){0,8}@(?:[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?\.){1,8}[A-Za-z]{2,24}\b",
            gate=r"[^ \t\n]@[0-9A-Za-z]",
            confidence=Confidence.LIKELY,
        ),
    ),
    validate=_validate,
    hits=(Example("Write to ana.silva@shop.example today", ("ana.silva@shop.example",)),),
    misses=("@media (min-width: 40em)", "user@localhost"),
    source="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2",
)
