"""The other half of a credential: the id beside a secret, the user beside a password.

A random string under a name may be anything; beside the id it belongs to, it opens a door. :func:`other_half` looks
round a finding (:data:`reach_chars` before and behind) for what completes it and says which pair it makes;
:func:`paired` puts that into the finding's reasons and raises its level by one.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from seawall.detect import late_re as re
from seawall.detect.detector import Judgement
from seawall.model.words import Confidence

reach_chars = 240
"""How far from a secret its other half may be."""
lines_max = 6
"""How many lines away a named half may be: further down is the next entry."""


class _Shape(NamedTuple):
    """A pair both halves of which have a shape of their own."""

    says: str
    secret: re.Pattern[str]
    other: re.Pattern[str]


_shapes = (
    _Shape(
        "AWS access key id and secret",
        re.compile(r"[0-9A-Za-z+/]{40}"),
        re.compile(r"(?<![0-9A-Z])A(?:KIA|SIA|BIA|CCA)[2-7A-Z]{16}(?![0-9A-Z])"),
    ),
    _Shape(
        "AWS access key id and secret",
        re.compile(r"A(?:KIA|SIA|BIA|CCA)[2-7A-Z]{16}"),
        re.compile(
            r"(?<=[\"'=: \t])(?=[0-9A-Za-z+/]{0,39}[a-z])(?=[0-9A-Za-z+/]{0,39}[0-9])[0-9A-Za-z+/]{40}"
            r"(?![0-9A-Za-z+/=])"
        ),
    ),
    _Shape(
        "Stripe publishable and secret key",
        re.compile(r"[rs]k_(?:live|test)_[0-9A-Za-z]{10,}"),
        re.compile(r"(?<![0-9A-Za-z])pk_(?:live|test)_[0-9A-Za-z]{10,}"),
    ),
    _Shape(
        "Twilio SID and token",
        re.compile(r"[0-9a-f]{32}|[0-9A-Za-z]{32}"),
        re.compile(r"(?<![0-9A-Za-z])(?:AC|SK)[0-9a-f]{32}(?![0-9A-Za-z])"),
    ),
    _Shape(
        "Azure storage account and key",
        re.compile(r"(?:AccountKey=)?[0-9A-Za-z+/]{86}=="),
        re.compile(r"(?:AccountName=|account[_-]?name[\"']?\s{0,3}[:=]\s{0,3}[\"']?)[0-9a-z]{3,24}", re.IGNORECASE),
    ),
)
_word = r"client|app|application|consumer|api|access|merchant|oauth|account|customer|key|project|organi[sz]ation|bot"
_secret_named = re.compile(rf"(?P<word>{_word})[_\-. ]?(?:secret|token|key)\W{{0,12}}$", re.IGNORECASE)
_id_named = re.compile(
    rf"(?<![A-Za-z])(?:[A-Za-z]{{1,16}}[_-])?(?P<word>{_word})[_\-. ]?(?:id|key|sid)[\"']?\s{{0,3}}(?:[:=]|=>)\s{{0,3}}"
    r"[\"']?[0-9A-Za-z][0-9A-Za-z._@-]{5,}",
    re.IGNORECASE,
)
_user_named = re.compile(
    r"(?<![A-Za-z])(?:[A-Za-z0-9]{1,24}[_.-])?(?:user(?:_?name|_?id)?|login|uid|email|account|usr|benutzer(?:name)?|usuario|utilisateur)"
    r"[\"']?\s{0,3}(?:[:=]|=>|>|\s)\s{0,3}[\"']?(?![\"'\s,;{<$])[0-9A-Za-z][^\s\"'<>,;]{1,63}",
    re.IGNORECASE,
)


def other_half(text: str, start: int, end: int, *, password: bool = False) -> str:
    """Which pair the secret at ``start``:``end`` is half of; empty when its other half is nowhere near."""
    before, after = text[max(0, start - reach_chars) : start], text[end : end + reach_chars]
    before = "\n".join(before.split("\n")[-lines_max:])
    after = "\n".join(after.split("\n")[:lines_max])
    if password:
        return "user and password" if _user_named.search(before) or _user_named.search(after) else ""
    value = text[start : min(end, start + 120)]
    for shape in _shapes:
        if shape.secret.fullmatch(value) and (shape.other.search(before) or shape.other.search(after)):
            return shape.says
    named = _secret_named.search(before[-64:])
    if named is None:
        return ""
    word = named.group("word").lower()
    for side in (before[: len(before) - len(named.group())], after):
        for match in _id_named.finditer(side):
            if match.group("word").lower() == word:
                return f"{word} id and secret"
    return ""


def paired(text: str, judgement: Judgement, *, password: bool = False) -> Judgement:
    """The judgement, one level higher and with its pair named, where its other half is near."""
    says = other_half(text, judgement.start, judgement.end, password=password)
    if not says:
        return judgement
    level = Confidence.LIKELY if judgement.confidence is Confidence.POSSIBLE else Confidence.VERY_LIKELY
    return msgspec.structs.replace(judgement, confidence=level, reasons=(*judgement.reasons, f"pair: {says}"))
