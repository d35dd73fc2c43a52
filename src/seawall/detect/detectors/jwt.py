"""JSON Web Tokens (RFC 7519), signed or encrypted: three or five base64url parts, the first a JSON object with ``alg``."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from binascii import Error
from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.detector import Detector, Example, Judgement, Page
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


part_chars_max = 16_000
"""Longest header, payload or signature followed."""

_run = re.compile(r"[0-9A-Za-z_-]{1,16000}={0,2}")


def _sweep(page: Page) -> Iterator[Judgement]:
    done = 0
    for anchor in page.anchors:
        start = anchor - _anchor_chars
        if start < done:
            continue
        judgement, done = _token(page.text, start)
        if judgement is not None:
            yield judgement


def _token(text: str, start: int) -> tuple[Judgement | None, int]:
    """The token that begins at ``start``, if one does, and how far the text is dealt with."""
    parts: list[str] = []
    end = start
    while len(parts) < 5 and (run := _run.match(text, end)) is not None:
        parts.append(run.group())
        end = run.end()
        if (len(parts) == 2 and parts[1] == "") or text[end : end + 1] != ".":
            break
        if text[end + 1 : end + 2] == "." and len(parts) == 1:
            parts.append("")
            end += 1
        end += 1
    if start and ((text[start - 1].isascii() and text[start - 1].isalnum()) or text[start - 1] in "/+_-"):
        return None, end
    while end > start and text[end - 1] == ".":
        end -= 1
    if len(parts) < 2 or (len(parts[1]) < 8 and parts[1]):
        return None, end
    if len(parts) == 4:
        parts, end = parts[:3], start + sum(map(len, parts[:3])) + 2
    return _judged(parts, start, end), end


def _judged(parts: list[str], start: int, end: int) -> Judgement | None:
    head = _decoded(parts[0])
    if not head.startswith(b"{") or not _members.search(head):
        return None
    if placeholder(parts[-1]) or (len(parts) == 3 and len(parts[2]) < 8):
        return None
    claims = _decoded(parts[1])
    reasons = ["header names its algorithm"]
    if len(parts) == 5:
        reasons.append("encrypted token")
    if claims.startswith(b"{") and _claims.search(claims):
        reasons.append("payload holds claims")
    return Judgement(start=start, end=end, confidence=Confidence.VERY_LIKELY, reasons=tuple(reasons), weight=4)


_anchor_chars = 11


DETECTOR = Detector(
    category=Category.CREDENTIALS,
    gate=(r"ey[ij][0-9a-z_-]{8}",),
    sweep=_sweep,
    order=6,
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
    overlooks="tokens cut in their first part",
    confuses="expired example tokens of documentation",
    source="https://www.rfc-editor.org/rfc/rfc7519",
)
