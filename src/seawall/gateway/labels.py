"""Values that only the name they stand under tells: ``{"phone": "2125551234"}`` in a tool's arguments or in metadata.

Each string of JSON is inspected by itself, and ten figures by themselves are nobody's. Those that stand under a name
are therefore read once more, line by line with their names, all of a message as one text, a *sheet*. What is found
there counts where it lies in one value, and was not found in it before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from seawall.detect.shop_talk import REASON as TALK_MODEL
from seawall.dialects.dialect import Decoded, Unit
from seawall.gateway.scan_cache import Seen
from seawall.model.finding import Finding
from seawall.model.words import Confidence

value_chars_max = 256
"""What is longer says itself what it is."""
sheet_chars_max = 16 * 1024
_MODELS = frozenset((TALK_MODEL, "names model"))
_NOT_DATA = "schema"
"""The role of tools' descriptions, which hold names of values and examples."""


class Sheet(msgspec.Struct):
    """Some values with their names, as one text."""

    text: str = ""
    parts: list[int] = msgspec.field(default_factory=list)
    """Whose value each line holds."""
    starts: list[int] = msgspec.field(default_factory=list)
    """Where it begins."""
    ends: list[int] = msgspec.field(default_factory=list)

    def found(self, seen: Sequence[Seen]) -> Iterator[tuple[int, Seen]]:
        """What lies within one value, by its part, with places counted in that."""
        for one in seen:
            finding = one.finding
            line = bisect_right(self.starts, finding.start) - 1
            if line < 0 or finding.end > self.ends[line] or finding.count > 1 or _is_guess(finding):
                continue
            start = self.starts[line]
            moved = msgspec.structs.replace(finding, start=finding.start - start, end=finding.end - start)
            yield self.parts[line], msgspec.structs.replace(one, finding=moved)


def _is_guess(finding: Finding) -> bool:
    """Whether no name had a say: what a model makes of words is the same without it, or wrong (``city: Berlin``)."""
    return finding.confidence is Confidence.POSSIBLE or not _MODELS.isdisjoint(finding.reasons)


def sheets(decoded: Decoded, unit: Unit) -> list[Sheet]:
    """The sheets of a unit; none where nothing stands under a name."""
    made: list[Sheet] = []
    lines: list[str] = []
    size = 0
    for number in range(unit.first, unit.last):
        key, part = decoded.keys[number], decoded.parts[number]
        text = part.text
        if not key or part.role == _NOT_DATA or len(text) > value_chars_max or "\n" in text or text.isspace():
            continue
        if not made or size > sheet_chars_max:
            _close(made, lines)
            made.append(Sheet())
            size = 0
        lead = f"{key}: "
        made[-1].parts.append(number)
        made[-1].starts.append(size + len(lead))
        made[-1].ends.append(size + len(lead) + len(text))
        lines.append(f"{lead}{text}\n\n")
        size += len(lines[-1])
    _close(made, lines)
    return made


def _close(made: list[Sheet], lines: list[str]) -> None:
    if made:
        made[-1].text = "".join(lines)
    lines.clear()


def with_more(before: tuple[Seen, ...], more: Sequence[Seen]) -> tuple[Seen, ...]:
    """What was found in a value, and what its name tells besides, in order."""
    spans = [(one.finding.start, one.finding.end) for one in before]
    new = [one for one in more if all(one.finding.end <= start or one.finding.start >= end for start, end in spans)]
    return tuple(sorted((*before, *new), key=lambda one: one.finding.start)) if new else before
