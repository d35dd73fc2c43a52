"""The readable strings of a binary, for files whose structure Seawall does not read."""

from __future__ import annotations

from seawall.detect import late_re as re

# Six or more printable characters: ASCII and UTF-8, or ASCII in UTF-16LE.
_STRING = re.compile(
    rb"(?:[\t\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){6,}"
)
_WIDE_STRING = re.compile(rb"(?:[\t\x20-\x7e]\x00){6,}")


def strings(data: bytes) -> str:
    """The strings, a line each, in the order they stand."""
    found = [(match.start(), match.group().decode("utf-8", "replace")) for match in _STRING.finditer(data)]
    found += [(match.start(), match.group()[::2].decode("ascii")) for match in _WIDE_STRING.finditer(data)]
    return "\n".join(text for _, text in sorted(found))
