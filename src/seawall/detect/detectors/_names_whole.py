"""A name that is all there is on its line or between quotes, of which the model read a part: a list of people, a credit.

*Rafael Fontenelle* on a line of its own is one name, though the model knows but the first word. Only words written large
are taken in, and none that is an everyday one or a place; a line of more words says something.
"""

from __future__ import annotations

import msgspec

from seawall.detect import late_re as re
from seawall.detect.detector import Judgement
from seawall.detect.detectors._manners import MANNERS
from seawall.detect.detectors._not_people import is_nobody
from seawall.detect.names import PARTICLES, Model, word_regex

around_chars = 60
"""So far on each side the line or the quotes end."""
words_max = 4

_word = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’-][^\W\d_]+)*"
_alone = re.compile(
    rf"[ \t>*•–—-]{{0,12}}(?P<name>(?:{_word}\.? (?:(?:{'|'.join(sorted(PARTICLES))}) ){{0,2}}){{1,3}}{_word})[ \t.]{{0,40}}"
)
_quotes = '"“”„«»'


def whole_names(text: str, names: list[Judgement], model: Model) -> list[Judgement]:
    """The names, those that are a part of a line's or a quotation's one grown to all of it."""
    grown: list[Judgement] = []
    for at, name in enumerate(names):
        start, end = _whole(text, name, model)
        following = names[at + 1].start if at + 1 < len(names) else len(text)
        if (start, end) == (name.start, name.end) or (grown and start < grown[-1].end) or end > following:
            grown.append(name)
        else:
            grown.append(msgspec.structs.replace(name, start=start, end=end))
    return grown


def _whole(text: str, name: Judgement, model: Model) -> tuple[int, int]:
    """From where to where the name goes."""
    asis = name.start, name.end
    low, high = _bounds(text, *asis)
    if low < 0 or high < 0 or (low == name.start and high == name.end):
        return asis
    match = _alone.fullmatch(text, low, high)
    if match is None:
        return asis
    start, end = match.span("name")
    if start > name.start or end < name.end or (start, end) == asis:
        return asis
    words = list(word_regex.finditer(text, start, end))
    if len(words) > words_max or not any("g" in model.known(one.group()) for one in words):
        return asis
    rest = [one.group() for one in words if not (name.start <= one.start() and one.end() <= name.end)]
    if not all(_goes_with(word, model) for word in rest) or is_nobody(text, start, end):
        return asis
    return start, end


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the line or what stands in quotes begins and ends; -1 where neither does so nearby."""
    low, high = max(0, start - around_chars), min(len(text), end + around_chars)
    before = max(text.rfind(mark, low, start) for mark in ("\n", *_quotes))
    ends = [place for mark in ("\n", *_quotes) if (place := text.find(mark, end, high)) >= 0]
    after = min(ends, default=high if high == len(text) else -1)
    if before < 0 and low > 0:
        return -1, -1
    return before + 1, after


def _goes_with(word: str, model: Model) -> bool:
    """Whether a word can be a part of somebody's name: no everyday word, no place and no word of a greeting."""
    if word in PARTICLES or len(word) == 1:
        return True
    kind = model.known(word).lstrip("Xx")
    if word.lower() in MANNERS or (word.isupper() and len(word) < 4):
        return False
    return "f" in kind or "g" in kind or not ("c" in kind or "l" in kind)
