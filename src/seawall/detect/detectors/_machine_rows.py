"""Numbers that only programs write: bytes in a dump, places on a map in a table of time zones.

``ba 05 00 00 00 31 ff`` reads like a French telephone and ``+4612-05957`` like a Swedish one. What stands beside them tells: other
bytes with letters in them, other places with signs that no telephone has.
"""

from __future__ import annotations

from seawall.detect import late_re as re

row_chars_max = 49
places_chars_max = 400
_bytes = re.compile(r"[0-9]{2}(?: {1,2}[0-9]{2}){3,15}")
_bytes_before = re.compile(r"(?:(?<![0-9A-Za-z])[0-9A-Fa-f]{2} {1,2}){1,16}$")
_bytes_after = re.compile(r"(?: {1,2}[0-9A-Fa-f]{2}(?![0-9A-Za-z])){1,16}")
_mixed_byte = re.compile(r"(?<![0-9A-Za-z])(?:[0-9][A-Fa-f]|[A-Fa-f][0-9]|ff|FF)(?![0-9A-Za-z])")
beside_min = 3
"""So many bytes stand beside the number; a house with its letter or *ab 10* behind a telephone are fewer."""
_counted = re.compile(r"(?:01 )?02 03 04 05(?: 06)?(?: 07)?|00 01 02 03 04(?: 05)?")
"""Bytes that were numbered."""
_place = re.compile(
    r"[+-]?(?:[0-8][0-9][0-5][0-9]-[01][0-9]{2}[0-5][0-9]|[0-8][0-9](?:[0-5][0-9]){2}-[01][0-9]{2}(?:[0-5][0-9]){2})"
)
"""Degrees and minutes of latitude and longitude, perhaps seconds (ISO 6709)."""
_other_place = re.compile(
    r"(?<![0-9A-Za-z+-])(?:[+-][0-9]{4}\+[0-9]{5}|[+-][0-9]{6}\+[0-9]{7}|-[0-9]{4}-[0-9]{5}|-[0-9]{6}-[0-9]{7})(?![0-9])"
)
"""One with signs that no telephone has."""


def in_dump(text: str, start: int, end: int) -> bool:
    """Whether bytes that have letters go on before or behind on the same line."""
    if _bytes.fullmatch(text, start, end) is None:
        return False
    before = _bytes_before.search(text[max(0, start - row_chars_max) : start])
    after = _bytes_after.match(text, end, end + row_chars_max)
    beside = (before.group() if before else "") + (after.group() if after else "")
    return len(beside.split()) >= beside_min and _mixed_byte.search(beside) is not None


def of_a_machine(text: str, start: int, end: int) -> bool:
    """Whether no person wrote the number that stands there."""
    if _counted.fullmatch(text, start, end) is not None or in_dump(text, start, end):
        return True
    if _place.fullmatch(text, start, end) is None:
        return False
    around = text[max(0, start - places_chars_max) : end + places_chars_max]
    return text[start - 1 : start] == "-" or _other_place.search(around) is not None


def without_clock(text: str, start: int, end: int) -> tuple[str, int]:
    """A number and its end without the hour, the minutes or the count behind it: ``+49 171 2345678 (0:42)``, ``… (2)``."""
    tail = _TAIL.search(text, max(start, end - 6), end)
    if tail is not None and (tail.group(1) or _MINUTES.match(text, end)):
        end = tail.start()
    return text[start:end], end


_TAIL = re.compile(r" (\()?[0-9]{1,3}$")
_MINUTES = re.compile(r":[0-9]{2}(?![0-9])")
