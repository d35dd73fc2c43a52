"""Passwords: how strong one must be, and how it is kept (Argon2id, RFC 9106's parameters for little memory).

Strength is judged the way NIST SP 800-63B-4 asks: length first, a list of the words attackers try first, nothing about
mixing character classes. The list here is short and says so: it stops the worst, the second factor stops the rest.
"""

from __future__ import annotations

import re

import argon2

password_chars_min = 12
password_chars_max = 256
password_kinds_min = 6
"""Different characters at least."""

_HASHER = argon2.PasswordHasher.from_parameters(argon2.profiles.RFC_9106_LOW_MEMORY)
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$MIIRqgvgQbgj220jfp0MPA$YfwJSVjtjSU0zzV/P3S9nnQ/USre2wvJMjfCIjrTQbg"
"""A hash of nothing anyone has, so that an unknown address takes as long as a known one."""
_TRIED_FIRST = re.compile(
    r"p[a@4]ssw[o0]rd|passwort|contrase|motdepasse|qwert[yz]|asdfgh|zxcvb|letmein|welcome|willkommen|changeme|iloveyou"
    r"|admin|seawall|12345|abcdef|11111|00000|sunshine|football|dragon|monkey|shadow|master",
    re.IGNORECASE,
)


def weakness(password: str, email: str) -> str | None:
    """What is wrong with a new password, in words for the person choosing it; None when it will do."""
    if len(password) < password_chars_min:
        return f"Please use at least {password_chars_min} characters. Four random words work well."
    if len(password) > password_chars_max:
        return f"Please use at most {password_chars_max} characters."
    if len(set(password)) < password_kinds_min:
        return "That repeats the same few characters. Four random words work well."
    kept = _TRIED_FIRST.sub("", password)
    for name in re.split(r"[@.+]", email):
        if len(name) >= 3:
            kept = re.sub(re.escape(name), "", kept, flags=re.IGNORECASE)
    if len(kept) < password_chars_min - 4:
        return "That is among the passwords people try first. Four random words work well."
    return None


def hashed(password: str) -> str:
    """What is kept of a password. About 50 ms and 64 MiB: run it in a thread."""
    return _HASHER.hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is the kept one; with None it takes as long and says no. Run it in a thread."""
    try:
        return _HASHER.verify(kept or _NOBODY, password[: password_chars_max + 1]) and kept is not None
    except (argon2.exceptions.VerifyMismatchError, argon2.exceptions.VerificationError):
        return False


def outdated(kept: str) -> bool:
    """Whether a kept hash was made with weaker parameters than today's."""
    return _HASHER.check_needs_rehash(kept)
