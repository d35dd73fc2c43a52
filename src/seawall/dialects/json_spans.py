"""Where the strings of a JSON document are, by bytes, at the speed of two C loops.

Theory of operation. A document is first validated by msgspec's skipping decoder (grammar, escapes, surrogate pairs,
control characters, one document and nothing after it) and its UTF-8 by Python's codec; what either refuses never
reaches a vendor, so a lenient parser there can't read what a strict one here did not. The one thing mended instead is
half a surrogate pair, which programs that cut a text inside an emoji send: its escape becomes that of U+FFFD. On a
*valid* document one regular expression then steps from string to string and bracket to bracket: everything between
(commas, white space, numbers, literals) holds no quote and no bracket, so the expression can't lose its place. One step
covers a whole object member with its key, its colon and the string, number or opening bracket after it, which is what
keeps Python out of the loop.

Possessive quantifiers and atomic groups keep every step linear, and the closing ``\\Z`` keeps white space at the end
from being tried again from each of its bytes. No possessive quantifier stands on a group: before Python 3.11.5 such a
one loses its place (cpython#106052).
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable

import msgspec

from seawall.model.errors import BadExchange, LimitExceeded

STRING = rb"""(?: "[^"]*+ (?> (?: (?<=[^\\]\\) "[^"]*+ )* ) (?<!\\)"   # to a quote with no backslash before it
             | "[^"\\]*+ (?> (?: \\. [^"\\]*+ )* ) "               # the exact rule, where backslashes come in runs
             )"""
"""A string of a valid document. The first form runs at the speed of memchr, steps over a quote behind one backslash,
and settles all but strings that have two backslashes before a quote."""
TOKEN = re.compile(
    rb"""[^"{}\[\]]*+                        # commas, white space, numbers and literals of an array
    (?:
      (%b)                                   # 1 a key, or a string in an array
      (?: [ \t\r\n]*+ : [ \t\r\n]*+
        (?: (%b)                             # 2 a member's string
          | ([{\[])                          # 3 a member's object or array begins
          | ([^",{}\[\]\s]++)                # 4 a member's number or literal
        )
      )?
    | ([{\[])                                # 5 an object or array inside an array, or the document's own
    | ([}\]])                                # 6 an object or array ends
    | \Z                                     # the end; no group
    )"""
    % (STRING, STRING),
    re.VERBOSE | re.DOTALL,
)
"""One step; ``lastindex`` says which of the six it was."""
MEMBER_STRING, MEMBER_OPENS, MEMBER_SCALAR, OPENS, CLOSES = 2, 3, 4, 5, 6

_VALID = msgspec.json.Decoder(msgspec.Raw)
_TEXT = msgspec.json.Decoder(str)
_WHERE = re.compile(r"\(byte (\d+)\)")
_utf8_window_bytes = 1 << 20
_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL
)
"""A pair of surrogates, or one alone (in group 1), or any other escape."""


def checked_json(body: bytes) -> bytes:
    """``body`` if it is exactly one JSON document (RFC 8259) in UTF-8 without a byte-order mark; where that takes lone
    surrogates away, with ``\\ufffd`` in their place, so that every byte keeps its place.

    Raises:
        BadExchange: it isn't; the message names the byte, never the content.
        LimitExceeded: nested so deep that no parser would follow.
    """
    try:
        try:
            _VALID.decode(body)
        except msgspec.DecodeError:
            body = _ESCAPE.sub(lambda m: rb"\ufffd" if m[1] else m[0], body)
            _VALID.decode(body)
        if not body.isascii():
            _check_utf8(body)
        return body
    except RecursionError:
        raise LimitExceeded("The JSON is nested too deep", advice="Send a flatter document.") from None
    except msgspec.DecodeError as error:
        at = _WHERE.search(str(error))
        where = f" (near byte {at.group(1)})" if at else ""
        bom = " It starts with a byte-order mark." if body.startswith(codecs.BOM_UTF8) else ""
        raise BadExchange(
            f"The body is not valid JSON{where}", advice=f"Send one JSON document in UTF-8, nothing after it.{bom}"
        ) from None
    except UnicodeDecodeError as error:
        raise BadExchange(
            f"The body is not UTF-8 (near byte {error.start})", advice="Encode the JSON as UTF-8."
        ) from None


def _check_utf8(body: bytes) -> None:
    if len(body) <= _utf8_window_bytes:
        body.decode()
        return
    # In windows, so that a large body with one wide character doesn't take four times its size for a moment.
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    view = memoryview(body)
    for start in range(0, len(body), _utf8_window_bytes):
        decoder.decode(view[start : start + _utf8_window_bytes])
    decoder.decode(b"", final=True)


def text_of(raw: bytes) -> str:
    """The text of a JSON string, quotes included in ``raw``."""
    return _TEXT.decode(raw)


def string_of(text: str, *, ascii_only: bool = False) -> bytes:
    """A JSON string for a text. ``ascii_only`` where the rest of the document is spelled that way too."""
    if ascii_only and not text.isascii():
        return json.dumps(text).encode()
    return msgspec.json.encode(text)


def replace(body: bytes, spans: Iterable[tuple[int, int, bytes]]) -> bytes:
    """``body`` with some stretches ``(start, end, new)`` exchanged. Stretches don't overlap."""
    pieces = []
    at = 0
    for start, end, new in sorted(spans):
        pieces.append(body[at:start])
        pieces.append(new)
        at = end
    pieces.append(body[at:])
    return b"".join(pieces)
