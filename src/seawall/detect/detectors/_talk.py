"""What the model of shop talk adds to a detector of orders, prices or contracts: stretches where its words found
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from seawall.detect import late_re as re
from seawall.detect.detector import Judgement, Page
from seawall.detect.shop_talk import Talk, window_chars
from seawall.model.words import Confidence

REASON = "shop talk model"
against_min = 2
"""So many words speak against a stretch."""
figures_max = 40
"""A stretch of more figures is a list, and no story."""
_figure = re.compile(r"[0-9](?:[0-9.,:/-]{0,30}[0-9])?")


def with_talk(
    page: Page,
    kind: str,
    said: Iterable[Judgement],
    reads_like: str,
    against: frozenset[str] = frozenset(),
    *,
    figures: bool = False,
) -> Iterable[Judgement]:
    """What the words said, and then what reads like the kind where they said nothing; but nothing where two words
    speak against it. In a long document the detector's own words must be there too, or the model be sure. With ``figures`` a stretch is told by its figures where it has some: with stand-ins for numbers,
    dates and amounts a story can still be worked with, and says nothing of an order."""
    if not page.talk:
        yield from said  # as nearly always
        return
    spans = [(start, end) for name, start, end in page.findings if name == kind]
    for judgement in said:
        spans.append((judgement.start, judgement.end))
        yield judgement
    for talk in page.talk:
        if talk.kind != kind or any(start < talk.end and talk.start < end for start, end in spans):
            continue
        if against and len(_heard(page, talk) & against) >= against_min:
            continue
        if talk.sure or len(page.text) <= window_chars or _heard(page, talk):
            sure = Confidence.VERY_LIKELY if talk.sure else Confidence.LIKELY
            reasons = (REASON, reads_like)
            stood = [match.span() for match in _figure.finditer(page.text, talk.start, talk.end)] if figures else []
            if len(stood) > figures_max:
                continue
            for start, end in stood:
                yield Judgement(start=start, end=end, confidence=sure, reasons=reasons)
            if not stood:
                yield Judgement(start=talk.start, end=talk.end, confidence=sure, reasons=reasons, covers=True)


def _heard(page: Page, talk: Talk) -> set[str]:
    """The detector's words in a stretch: manuals and changes of programs read like a contract too."""
    return {word for _, word in page.words(talk.start, talk.end)}
