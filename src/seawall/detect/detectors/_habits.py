"""What a text's own habits say of a name the model read: where everybody is written large, what stands small is a word.

    a name in small letters ── its writer begins every sentence large: a word
    one word nobody knows   ── a heading, a program's key: no person
                            ── the text says it again and again and reads as a person seldom: a thing

The model looks two words far. *Trupper*, *databázi* and *minne* look like names there, and a manual says *Grisbi* forty
times, of which one stands as a name does. Asked about only where a name was read, and not for one that something
announces or that a telephone number, an address or the like stands beside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from seawall.detect import late_re as re
from seawall.detect import name_contexts
from seawall.detect.detector import Judgement
from seawall.detect.detectors._names_whole import whole_names
from seawall.detect.names import builtin_model, word_regex

reach_chars = 500
"""So far to each side a writer's habits are looked for, where no other one's words begin first."""
large_min = 2
"""So many sentences that begin large, and none that does not, are a habit."""
mentions_min, read_share = 4, 3
"""A word said so often is no person where fewer than one of so many places reads like one."""
words_few = 8
"""So many words are each counted by themselves first."""
heads_chars_min = 60
"""So much text at least follows a heading."""

_turn = re.compile(r"\n(?:[ \t]*\n|[^\n:]{1,40}:[ \n]|[ \t]{0,4}[\[(]?[0-9]|[ \t]{0,4}[-*•>])")
"""Where somebody else's words may begin: a paragraph, a speaker, a stamp, an item."""
_begins = re.compile(r"(?:[.!?:][\"”»)']{0,2}\s{1,8}|^\s{0,8})[\"“«('¿¡]{0,2}([^\W\d_])")
_key = re.compile(r"(?:[\"'] ?: ?|:)[\"'\[{]")
_heads = re.compile(r"[ \t]*\n[ \t]*\n")
_closing = re.compile(r",[ \t]*\n\s*$")


def somebodys(
    text: str,
    names: list[Judgement],
    weighed: Mapping[tuple[int, int], tuple[int, Sequence[str]]],
    forced: Set[int],
) -> list[Judgement]:
    """The names that are people's and as much of them as stands there, by the text's habits and by what stands round them
    (:func:`seawall.detect.name_contexts.somebodys`). ``forced``: where something announces a name."""

    def is_word(name: Judgement) -> bool:
        place = name.start, name.end
        if place not in weighed or name.start in forced:
            return False
        if text[name.start].islower():
            return text[name.start : name.end].islower() and writes_large(text, *place)
        return _unknown(weighed[place][1]) and (is_key(text, place[1]) or is_heading(text, *place))

    kept = [name for name in names if not is_word(name)]
    found = name_contexts.somebodys(text, kept, weighed)
    doubtful = [name for name in found if (name.start, name.end) in weighed and name.start not in forced]
    things = things_among(text, [one for one in doubtful if _unknown(weighed[one.start, one.end][1])], found)
    if things:
        found = [name for name in found if text[name.start : name.end] not in things]
    return whole_names(text, found, builtin_model())


def _unknown(kinds: Sequence[str]) -> bool:
    """Whether a name is one word that is no given and no family name the model knows."""
    return len(kinds) == 1 and "g" not in kinds[0] and "f" not in kinds[0]


def writes_large(text: str, start: int, end: int) -> bool:
    """Whether whoever wrote what stands here begins sentences large, and more than one of them."""
    low, high = max(0, start - reach_chars), min(len(text), end + reach_chars)
    begun = low == 0
    for turn in _turn.finditer(text, low, start):
        low, begun = turn.end() - 1, True
    next_turn = _turn.search(text, end, high)
    stretch = text[low : next_turn.start() if next_turn is not None else high]
    letters = [match.group(1) for match in _begins.finditer(stretch) if begun or match.start()]
    return len(letters) >= large_min and not any(map(str.islower, letters))


def is_key(text: str, end: int) -> bool:
    """Whether a word names a value in a program: ``Uuml:"…"``, ``"Serif": …``."""
    return _key.match(text, end, end + 4) is not None


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether a word stands alone between empty lines and text follows; below *Regards,* somebody signs."""
    if _heads.match(text, end, end + 40) is None or len(text) - end < heads_chars_min:
        return False
    before = text[max(0, start - 40) : start]
    if before.strip(" \t\n") and not before.rstrip(" \t").endswith("\n\n"):
        return False
    return before.rstrip(" \t").endswith("\n") and _closing.search(before) is None


def things_among(text: str, doubtful: Sequence[Judgement], names: Sequence[Judgement]) -> set[str]:
    """Words of which the text says more than it reads like people of."""
    words = {text[name.start : name.end] for name in doubtful}
    if not words:
        return set()
    read = Counter(text[name.start : name.end] for name in names)
    said = {word: text.count(word) for word in words} if len(words) <= words_few else None
    if said is None or max(said.values()) >= mentions_min:
        said = Counter(match.group() for match in word_regex.finditer(text) if match.group() in words)
    return {word for word in words if said[word] >= max(mentions_min, read_share * read[word])}
