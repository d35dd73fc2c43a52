"""Outlook messages (.msg): headers, body, recipients and attachments.

Structure: [MS-OXMSG] version 2021. Each property is a stream named ``__substg1.0_`` and the property's tag (by
[MS-OXPROPS]): four digits of id, four of type, 001F for UTF-16 and 001E for a string of eight bits.
"""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect.documents import FilePart, Format, Member, Read, Source, Unread
from seawall.detect.files import _ole
from seawall.detect.text_encoding import decode

_HEADERS = (
    ("0C1A", "From"), ("0C1F", "From"), ("5D01", "From"), ("0E04", "To"), ("0E03", "Cc"), ("0E02", "Bcc"),
    ("0037", "Subject"), ("0070", "Topic"), ("007D", "Transport headers"),
)  # fmt: skip
_RECIPIENT = ("3001", "39FE", "3003")
_attachments_max = 1000


def _sniff(source: Source) -> int:
    return 93 if "__properties_version1.0" in _ole.streams(source) else 0


def _read(source: Source) -> Iterator[Read]:
    compound = _ole.Compound(source.data)
    lines = [f"{title}: {text}" for tag, title in _HEADERS if (text := _string(compound, "", tag))]
    storages = sorted(entry.path for entry in compound.entries if entry.storage)
    for storage in storages:
        if storage.startswith("__recip_version1.0_") and "/" not in storage:
            found = [text for tag in _RECIPIENT if (text := _string(compound, f"{storage}/", tag))]
            lines.append(f"Recipient: {' '.join(dict.fromkeys(found))}")
    yield FilePart("headers", "\n".join(lines))
    yield FilePart("body", _string(compound, "", "1000"))
    if page := compound.stream("__substg1.0_10130102"):
        yield Member("body.html", page, "text/html")
    attached = [name for name in storages if name.startswith("__attach_version1.0_") and "/" not in name]
    for number, storage in enumerate(attached[:_attachments_max], 1):
        name = (
            _string(compound, f"{storage}/", "3707")
            or _string(compound, f"{storage}/", "3704")
            or f"attachment {number}"
        )
        if data := compound.stream(f"{storage}/__substg1.0_37010102"):
            source.budget.take_bytes(len(data))
            yield Member(name, data)
        elif inner := _strings_under(compound, f"{storage}/"):
            yield FilePart(f"attached message {number}", inner)
        else:
            yield Unread(f"!/{name}", "attached object: not inspected")


def _string(compound: _ole.Compound, folder: str, tag: str) -> str:
    wide = compound.stream(f"{folder}__substg1.0_{tag}001F")
    if wide:
        return _ole.text_of(wide, wide=True)
    narrow = decode(compound.stream(f"{folder}__substg1.0_{tag}001E"))
    return narrow.text if narrow else ""


def _strings_under(compound: _ole.Compound, folder: str) -> str:
    """Every string property of a message attached to a message."""
    texts = [
        _ole.text_of(compound.read(entry), wide=entry.name.endswith("001F"))
        for entry in compound.entries
        if entry.path.startswith(folder) and entry.name.endswith(("001F", "001E"))
    ]
    return "\n".join(texts)


FORMAT = Format(media="application/vnd.ms-outlook", title="Outlook message", sniff=_sniff, read=_read)
