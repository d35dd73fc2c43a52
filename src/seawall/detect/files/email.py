"""E-mail (RFC 5322, MIME): headers in plain text, every body in its charset, attachments read as the files they are.

The standard library's parser is used with its oldest policy, ``compat32``: the newer ones parse addresses on access
and raise on the malformed headers that spam and old clients are full of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from seawall.detect import late_re as re
from seawall.detect.documents import FilePart, Format, Member, Read, Source, Unread
from seawall.detect.text_encoding import decode

if TYPE_CHECKING:
    from email.message import Message

_HEADER = (
    rb"(?:received|return-path|delivered-to|from|sender|to|cc|bcc|reply-to|date|subject|message-id|mime-version"
    rb"|in-reply-to|references|x-[\w-]+|content-[\w-]+|list-[\w-]+|arc-[\w-]+|thread-[\w-]+|dkim-signature"
    rb"|authentication-results|importance|user-agent|precedence|auto-submitted|feedback-id|errors-to)"
)
_START = re.compile(rb"(?:\xef\xbb\xbf)?(?:" + _HEADER + rb":[^\n]*\n(?:[ \t][^\n]*\n)*){2}", re.IGNORECASE)
_TELLING = re.compile(
    rb"^(?:received|message-id|mime-version|return-path|dkim-signature):", re.IGNORECASE | re.MULTILINE
)
# Headers for machines: signatures and routes that hold no data about a customer but look like keys.
_MACHINE = re.compile(
    r"(?:dkim-signature|arc-.*|x-google-.*|x-ms-.*|authentication-results|domainkey-signature|x-gm-.*)", re.IGNORECASE
)
parts_max = 1000


def header_text(raw: object) -> str:
    """A header's value with its encoded words (RFC 2047) decoded."""
    text = str(raw)
    if "=?" in text:
        from email.header import decode_header

        pieces = []
        try:
            for piece, charset in decode_header(text):
                if isinstance(piece, bytes):
                    decoded = decode(piece, charset or "")
                    piece = decoded.text if decoded else ""
                pieces.append(piece)
            text = "".join(pieces)
        except (ValueError, LookupError):  # includes HeaderParseError's base64 errors
            pass
    return " ".join(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())


def _sniff(source: Source) -> int:
    if source.media == "message/rfc822":
        return 60
    if not _START.match(source.head):
        return 0
    if source.suffix in (".eml", ".msg.txt", ".emlx"):
        return 70
    return 35 if _TELLING.search(source.head) else 0


def _read(source: Source) -> Iterator[Read]:
    from email import message_from_bytes, policy

    message = message_from_bytes(source.data, policy=policy.compat32)
    lines = [f"{name}: {header_text(value)}" for name, value in message.items() if not _MACHINE.fullmatch(name)]
    yield FilePart("headers", "\n".join(lines), media="message/rfc822")
    yield from _bodies(message)


def _bodies(message: Message) -> Iterator[Read]:
    """Leaves of the MIME tree, walked with a stack of our own: the tree may be deep."""
    from email.message import Message

    stack = [message]
    number = 0
    while stack:
        part = stack.pop()
        number += 1
        if number > parts_max:
            yield Unread("", f"more than {parts_max} MIME parts; the rest were not read", "message/rfc822")
            return
        payload = part.get_payload()
        if part.is_multipart() and isinstance(payload, list):
            if part.get_content_type() == "message/rfc822":
                for inner in payload:
                    yield Member(_name(part) or f"message {number}.eml", _bytes(inner), "message/rfc822")
            else:
                stack.extend(item for item in reversed(payload) if isinstance(item, Message))
            continue
        yield from _leaf(part, number)


def _leaf(part: Message, number: int) -> Iterator[Read]:
    media = part.get_content_type()
    name = _name(part)
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data:
        return
    if media == "text/plain" and not name:
        decoded = decode(data, _charset(part))
        if decoded:
            yield FilePart("body", decoded.text)
        else:
            yield Unread("body", "says it is text, but is binary", media)
        return
    if media == "text/html" and (charset := _charset(part)):
        decoded = decode(data, charset)
        data = decoded.text.encode("utf-8", "replace") if decoded else data
        data = b"\xef\xbb\xbf" + data
    if not name:
        name = {"text/html": "body.html"}.get(media, f"part {number}")
    yield Member(name, data, media)


def _bytes(message: object) -> bytes:
    from email.message import Message

    try:
        return message.as_bytes() if isinstance(message, Message) else b""
    except (ValueError, LookupError, KeyError, AttributeError, TypeError):
        return str(message).encode("utf-8", "replace")


def _name(part: Message) -> str:
    try:
        return header_text(part.get_filename() or "").replace("/", "_")
    except (ValueError, LookupError, TypeError, AttributeError):
        return "attachment"


def _charset(part: Message) -> str:
    try:
        return str(part.get_param("charset") or "")
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


FORMAT = Format(media="message/rfc822", title="e-mail", sniff=_sniff, read=_read)
