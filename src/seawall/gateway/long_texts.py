"""Texts of megabytes, inspected block by block: in bounded memory, and with a look at the clock between two blocks.

One pass over a text of 30 MB takes a gigabyte and can't be stopped. A block ends with a line where there is one, and
begins with the end of the one before, so that what stands over the cut is seen whole in one of the two. What counts as
one thing over megabytes (a table) is found in each block on its own.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from seawall.detect.engine import Inspection
from seawall.model import limits
from seawall.model.finding import Finding

block_chars = 512 * 1024
shared_chars = 16 * 1024
"""Seen in both of two blocks; four times the longest pattern."""


def in_blocks(
    inspect: Callable[[str], Inspection], text: str, passed: Callable[[], bool]
) -> tuple[list[Finding], bool]:
    """The findings of a text, and whether all of it was inspected. ``passed``: there is no time left."""
    findings: list[Finding] = []
    complete = True
    start = taken = 0
    while True:
        if passed():
            return findings, False
        end = _cut(text, start + block_chars)
        border = end if end == len(text) else end - shared_chars // 2
        outcome = inspect(text[start:end])
        complete = complete and not outcome.failed and not outcome.truncated
        for found in outcome.findings:
            first = found.start + start
            if taken <= first < border:
                findings.append(msgspec.structs.replace(found, start=first, end=found.end + start))
        if end == len(text):
            return findings, complete
        if len(findings) > limits.pseudonyms_per_conversation_max:
            return findings, False  # as many could not be masked
        # What stands for many records lies over others, which are to be found beside it.
        taken = max([border, *(found.end for found in findings[-9:] if found.count == 1)])
        start = _cut(text, end - shared_chars)


def _cut(text: str, at: int) -> int:
    """The end of the last line before a place, unless that is far from it."""
    if at >= len(text):
        return len(text)
    line = text.rfind("\n", at - shared_chars // 4, at)
    return line + 1 if line >= 0 else at
