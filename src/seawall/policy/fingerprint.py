"""A value's keyed fingerprint: the same value can be found again, and nobody without the key can guess it back."""

from __future__ import annotations

import hashlib
import unicodedata

fingerprint_bytes = 12
value_chars_max = 4_096


def value_fingerprint(key: bytes, value: str) -> str:
    """24 hex digits of keyed BLAKE2b over the value as people would call it the same.

    Case, width and surrounding or doubled white space make no difference. Only the first ``value_chars_max``
    characters count: what is longer (a table) is recognised by its beginning.
    """
    same = " ".join(unicodedata.normalize("NFKC", value[:value_chars_max]).casefold().split())
    return hashlib.blake2b(
        same.encode("utf-8", "surrogatepass"), key=key[:64], digest_size=fingerprint_bytes
    ).hexdigest()
