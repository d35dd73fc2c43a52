"""Mailboxes in mbox form: messages one after another, each begun by a ``From `` line (RFC 4155)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seawall.detect.documents import Format, Member, Read, Source

# "From " address, then a date that ends in a year; quoted lines of bodies begin with ">From ".
_FROM = re.compile(rb"^From \S+ .{0,40}\d{4}[^\n]{0,20}\r?\n", re.MULTILINE)


def _sniff(source: Source) -> int:
    return 80 if _FROM.match(source.head) and b":" in source.head else 0


def _read(source: Source) -> Iterator[Read]:
    marks = [match.span() for match in _FROM.finditer(source.data)]
    starts = [end for _, end in marks]
    ends = [*(start for start, _ in marks[1:]), len(source.data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        # Splitting unpacks nothing, so a large mailbox is not a bomb: give back what the walk will take.
        source.budget.members_left += 1
        yield Member(f"message {number}", source.data[start:end], "message/rfc822")


FORMAT = Format(media="application/mbox", title="mailbox", sniff=_sniff, read=_read)
