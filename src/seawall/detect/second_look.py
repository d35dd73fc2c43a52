"""The heavy tier's part in the engine: windows the light tier for names doubts are read again by a larger model.

The names sweep notes doubts (:attr:`seawall.detect.detector.Page.doubts`). They become windows of whole words; the
larger model's answer replaces what the light one thought possible there. What the light tier was sure of stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from seawall.detect.detector import Judgement
from seawall.detect.overlap import Found
from seawall.model.words import Confidence

before_chars, after_chars = 120, 120
"""How much of the text round a doubt is read."""
window_chars_max = 480
windows_max = 400
"""Windows of one text; what lies behind is not reached."""
NAMES = "person_name"
REASON = "heavy names model"


class Reader(Protocol):
    """A larger model for names, handed to the engine (``wire/name_weights.py``)."""

    edition: str

    def persons(self, windows: Sequence[str]) -> list[tuple[tuple[int, int], ...] | None]:
        """Where people's names stand in each window; None for those its time did not reach."""
        ...


def windows_of(text: str, doubts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches of whole words round doubts, merged where they meet."""
    windows: list[tuple[int, int]] = []
    for start, end in sorted(doubts):
        if windows and end <= windows[-1][1] and end - windows[-1][0] <= window_chars_max:
            continue
        low, high = max(0, start - before_chars), min(len(text), end + after_chars)
        low = max(text.rfind("\n", low, start) + 1, low)
        line = text.find("\n", end, high)
        high = line if line >= 0 else high
        while 0 < low < start and not text[low - 1].isspace():
            low += 1
        while end < high < len(text) and not text[high].isspace():
            high -= 1
        if windows and low < windows[-1][1]:
            if high - windows[-1][0] <= window_chars_max:
                windows[-1] = (windows[-1][0], high)
                continue
            low = windows[-1][1]
        windows.append((low, high))
    return windows


def looked_again(
    text: str, doubts: Sequence[tuple[int, int]], found: list[Found], reader: Reader
) -> tuple[list[Found], bool]:
    """What was found with the larger model's answers in place, and whether every window was reached."""
    windows = windows_of(text, doubts)
    reached = len(windows) <= windows_max
    answers = reader.persons([text[start:end] for start, end in windows[:windows_max]])
    read: list[tuple[int, int]] = []
    names: list[tuple[int, int]] = []
    for (low, high), answer in zip(windows, answers, strict=False):
        if answer is None:
            reached = False
            continue
        read.append((low, high))
        names += [(low + start, low + end) for start, end in answer]
    kept, others = [], []
    for item in found:
        name, judgement = item
        if (
            name == NAMES
            and judgement.confidence is Confidence.POSSIBLE
            and any(low <= judgement.start < high for low, high in read)
        ):
            continue
        kept.append(item)
        others.append((judgement.start, judgement.end))
    for start, end in names:
        if any(low < end and start < high for low, high in others):
            continue
        kept.append((NAMES, Judgement(start=start, end=end, confidence=Confidence.LIKELY, reasons=(REASON,), weight=1)))
    return kept, reached
