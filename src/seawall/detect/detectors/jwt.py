"""JSON Web Tokens (RFC 7519), signed or encrypted: three or five base64url parts, the first a JSON object with ``alg``."""

# ruff: noqa: E501  broken regexes and samples are harder to read than long ones

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from binascii import Error

from seawall.detect.detector import Candidate, Detector, Example, Judgement, Pattern
from seawall.detect.secrets import placeholder
from seawall.model.words import Category, Confidence

_members = re.compile(rb'"(?:alg|enc|typ|kid|jku|x5t|cty|crit)"\s*:')
_claims = re.compile(
    rb'"(?:sub|iss|aud|exp|iat|nbf|jti|scope|name|email|role|roles|user|user_id|id|permissions|data)"\s*:'
)


def _decoded(part: str) -> bytes:
    """The bytes of a base64url part, empty when it is none. A part cut short gives what is whole of it."""
    whole = part[: len(part) - len(part) % 4] if len(part) % 4 == 1 else part + "=" * (-len(part) % 4)
    try:
        return urlsafe_b64decode(whole)
    except (Error, ValueError):
        return b""


def _validate(candidate: Candidate) -> Judgement | None:
    text, value = candidate.text, candidate.value
    if candidate.start and (text[candidate.start - 1].isalnum() or text[candidate.start - 1] in "/+"):
        return None
    header, _, rest = value.partition(".")
    payload, _, signature = rest.partition(".")
    head = _decoded(header)
    if not head.startswith(b"{") or not _members.search(head):
        return None
    if placeholder(signature) if signature else placeholder(payload):
        return None
    claims = _decoded(payload)
    reasons = ["header names its algorithm"]
    if claims.startswith(b"{") and _claims.search(claims):
        reasons.append("payload holds claims")
    return candidate.accept(*reasons, confidence=Confidence.VERY_LIKELY, weight=3)


DETECTOR = Detector(
    category=Category.CREDENTIALS,
    patterns=(
        Pattern(
            regex=r"ey[IJ][0-9A-Za-z_-]{8,700}={0,2}\.[0-9A-Za-z_-]{8,2400}={0,2}(?:\.[0-9A-Za-z_-]{8,700}){0,1}",
            gate=r"ey[IJ][0-9A-Za-z_-]{8}",
            name="JWT",
        ),
        Pattern(
            regex=r"ey[IJ][0-9A-Za-z_-]{8,700}\.[0-9A-Za-z_-]{0,700}\.[0-9A-Za-z_-]{8,200}\.[0-9A-Za-z_-]{8,1800}\.[0-9A-Za-z_-]{8,200}",
            gate=r"ey[IJ][0-9A-Za-z_-]{8}",
            name="JWE",
            reasons=("encrypted token",),
        ),
    ),
    validate=_validate,
    hits=(
        Example(
            "Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJzeW50aGV0aWMifQ.HcfCW67Uda0gz54ZWTqmtgJnZeNem0Q757eTa9EZuw0",
            (
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJzeW50aGV0aWMifQ.HcfCW67Uda0gz54ZWTqmtgJnZeNem0Q757eTa9EZuw0",
            ),
            "header names its algorithm",
        ),
    ),
    misses=(
        "eyJUaGVyZSBpcyBub3QgdGhlIEpTT04geW91IGFyZSBsb29raW5nIGZvciJ9CjwvYm9keT4KPC9o",
        "eyebrow.shapes.and.colours for the autumn catalogue",
        "eyJhbGciOiJIUzI1NiJ9",
    ),
    source="https://www.rfc-editor.org/rfc/rfc7519",
)
