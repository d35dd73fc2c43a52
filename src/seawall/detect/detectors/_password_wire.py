"""Passwords as protocols send them: base64 of the password, or of the account and the password."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error

from seawall.detect.secrets import placeholder


def user_and_password(value: str) -> bool:
    """Whether it is base64 of both."""
    try:
        pair = b64decode(value + "=" * (-len(value) % 4)).decode()
    except (Error, ValueError):
        return False
    user, colon, password = pair.partition(":")
    return bool(colon and user and len(password) > 2 and pair.isprintable()) and not placeholder(password)


def wire(value: str, check: str) -> bool:
    """Whether it is base64 of a password, or of an account and a password with a zero byte before each (RFC 4616)."""
    try:
        plain = b64decode(value + "=" * (-len(value) % 4), validate=True).decode()
    except (Error, ValueError):
        return False
    parts = plain.split("\0")
    if len(parts) != (3 if check == "plain" else 1):
        return False
    return len(parts[-1]) > 2 and parts[-1].isprintable() and not placeholder(parts[-1])
