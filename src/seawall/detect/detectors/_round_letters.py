"""Asks a sweep that reads other scripts than Latin only where letters of these stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from seawall.detect.detector import Judgement
from seawall.detect.scripts import Script, scripts_in, stretches


def round_letters(text: str, sweep: Callable[[str, Script], Iterable[Judgement]]) -> Iterator[Judgement]:
    """What the sweep finds, by start, in places of the whole text. Whether Chinese characters are Japanese is told by
    kana anywhere in it."""
    letters = scripts_in(text)
    for low, high in stretches(text):
        part = text[low:high]
        for found in sweep(part, letters if part is text else scripts_in(part) | letters & Script.KANA):
            yield found if low == 0 else msgspec.structs.replace(found, start=found.start + low, end=found.end + low)
