"""Passwords that are plain words, where an account and a server stand beside them.

    {"host": "db.shop.example", "user": "ana", "password": "swordfish"}

A word behind a password's name is mostly a label or its translation. A form's labels have no server's name or port among
them, so what signs in somewhere does.
"""

from __future__ import annotations

from seawall.detect import late_re as re

beside_chars = 220
_server = re.compile(
    r"(?:host(?:name)?|server|endpoint|url|uri|port)[\"']?[ \t]{0,2}(?:=>?|:)[ \t]{0,2}[\"']?"
    r"(?:localhost|127\.0\.0\.1|[1-9][0-9]{1,4}(?![0-9.])|[\w-]{1,40}(?:\.[\w-]{1,40}){1,4}(?![\w(\[])|[a-z]{2,10}://)",
    re.IGNORECASE,
)
_account = re.compile(
    r"(?:user(?:name|id)?|login|account|uid)[\"']?[ \t]{0,2}(?:=>?|:)[ \t]{0,2}[\"']?(?!\$|null|none|undefined)[\w.@-]{2,40}(?![\w.@(\[-])",
    re.IGNORECASE,
)
_word = re.compile(r"[A-Za-z]{4,40}$")


def beside_server(text: str, start: int, end: int) -> bool:
    """Whether an account and a server are named right before or behind a word at ``start`` to ``end``."""
    if _word.match(text, start, end) is None:
        return False
    low, high = max(0, start - beside_chars), min(len(text), end + beside_chars)
    return _server.search(text, low, high) is not None and _account.search(text, low, high) is not None
