"""E-mail addresses, quoted local parts and international domains (as ``xn--``) included.

The author's address in a source file's credit line (``# Author: Ana <ana@…>``) is published by its owner and no finding.
"""

from __future__ import annotations

import re

from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Pattern, Stuff
from seawall.model.words import Category, Confidence

_CREDIT = re.compile(
    r"^[ \t]*(?:#|//|/?\*|;|--|%|\.\.|!|dnl)[^\n]*(?:author|maintain|contribut|written|copyright|\(c\)|©|thanks|credit|patch"
    r"|adapted|based on|port(?:ed)? by|modified|\b(?:19|20)\d\d\b)|^[ \t]*(?:__author__|:?author:|copyright )",
    re.IGNORECASE,
)
_line_chars_max = 200
_FILE_ENDINGS = frozenset(("png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "ts", "html"))


def _validate(candidate: Candidate) -> Judgement | None:
    if candidate.pattern.name:
        return _spelled(candidate)
    text, start, end = candidate.text, candidate.start, candidate.end
    local, _, domain = candidate.value.rpartition("@")
    stripped = local.lstrip("'*/{|=?&$!#%^~`+-_")
    if not stripped or ".." in local or (local.endswith(".") and not local.startswith('"')):
        return None
    start += len(local) - len(stripped)
    start += max(stripped.rfind(mark) for mark in "=/|") + 1
    if domain.rpartition(".")[2].lower() in _FILE_ENDINGS:
        return None
    if end < len(text) and text[end] == "(":
        return None
    line = text[max(0, start - _line_chars_max, text.rfind("\n", max(0, start - _line_chars_max), start) + 1) : start]
    if _CREDIT.search(line):
        return None
    word = candidate.context()
    reasons = (f"context word: {word}",) if word else ()
    return candidate.accept("address form", *reasons, confidence=Confidence.VERY_LIKELY, start=start, weight=1)


def _spelled(candidate: Candidate) -> Judgement | None:
    """``ana (at) shop (dot) example``; with bare words only next to a word for e-mail."""
    bracketed = any(mark in candidate.value for mark in "[({")
    if not bracketed and candidate.context() is None:
        return None
    return candidate.accept("address spelled out", confidence=Confidence.LIKELY)


# RFC 5321's atom, at most 64 characters, and a host of letter-digit-hyphen labels ending in letters or ``xn--…``.
_ATOM = r"[0-9A-Za-z!#$%&'*+/=?^_`{|}~.-]{1,64}"
_HOST = r"(?:[0-9A-Za-z][0-9A-Za-z-]{0,62}\.){1,8}(?:[A-Za-z]{2,24}|xn--[0-9A-Za-z-]{2,59})\b"

DETECTOR = Detector(
    stuff=Stuff.SOLID,
    category=Category.CUSTOMER_PII,
    patterns=(
        Pattern(regex=_ATOM + "@" + _HOST, gate=r"[^ \t\n]@[0-9A-Za-z]", confidence=Confidence.VERY_LIKELY),
        Pattern(regex=r'"[^"\n@]{1,62}"@' + _HOST, gate=r'"@[0-9A-Za-z]', confidence=Confidence.VERY_LIKELY),
        Pattern(
            regex=r"[0-9A-Za-z._%+-]{1,64}[ ]?(?:\[at\]|\(at\)|\{at\}| at )[ ]?[0-9A-Za-z-]{1,63}(?:[ ]?(?:\[dot\]|\(dot\)"
            r"|\{dot\}| dot )[ ]?[0-9A-Za-z-]{2,63}){1,3}\b",
            gate=r"[\[\( \{]dot[\]\) \}][ ]?[a-z]",
            caseless=True,
            name="spelled out",
            confidence=Confidence.LIKELY,
        ),
    ),
    context=Context(positive=("email", "e-mail", "mail", "mailto", "contact", "correo", "courriel")),
    validate=_validate,
    hits=(
        Example("Write to ana.silva@shop.example today", ("ana.silva@shop.example",)),
        Example("<jose+news@mail.shop.example>,", ("jose+news@mail.shop.example",)),
        Example("user@xn--80ak6aa92e.com", ("user@xn--80ak6aa92e.com",)),
        Example("mailto=kim@shop.example&x=1", ("kim@shop.example",)),
        Example('"ana silva"@shop.example', ('"ana silva"@shop.example',)),
        Example("reach me: ana (at) shop (dot) example", ("ana (at) shop (dot) example",)),
        Example("test@example.com", ("test@example.com",)),
    ),
    misses=(
        "@media (min-width: 40em)",
        "user@localhost",
        "logo@2x.png",
        "# Author: Ana Silva <ana@shop.example>",
        "meet me at noon dot com",
        "pip install x@git",
    ),
    source="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2",
)
