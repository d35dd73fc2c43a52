"""Whether a name is somebody's or a thing's, told by what stands round it: *compare …*, *the film …*, *armchair …*.

    a name the names model read ── the words right beside it
                                ── the words of its line, and those further off
                                ── how many commas and capitals it has, how the name is written, how sure the model was
                                ── sum over a threshold: a thing's

The names model looks two words far, where *Anna, Bo and Cy* is alike in minutes of a meeting and in a list of chairs.
This one is asked only where that one found a name, so that text without names never pays for it. A sum over hashed
features; the weights are one file, ``name_contexts.model``, made by ``bench/train_name_contexts.py`` from sentences of
our own. It holds no list of names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from seawall.detect import late_re as re
from seawall.detect.detector import Judgement

buckets_bits = 17
_mask = (1 << buckets_bits) - 1
before_chars, after_chars = 220, 140
"""How much of the text round a name is read."""
near_words, far_words = 9, 30
"""So many words on each side are near, where a line's end does not come first; so many are read at all."""
again_less = 200
"""So much less than elsewhere suffices for a name that is a thing's in another place of the text."""
words_least = 60
"""So much the words round a name must say: how it stands alone makes no thing of it (*yep, Anna*)."""
words_kept_max = 8_000
"""Words whose weights are remembered; then all are forgotten and learnt again."""
stem_chars = 5
_word = re.compile(r"[^\W\d_]+|[0-9]+|[^\w \t]")
_sides = ("b", "a", "x")
"""What a word is in: near before the name, near after it, further off."""


def _plain(word: str) -> str:
    """A word as it counts: in small letters, every number the same."""
    return "0" if word[0] in "0123456789" else word.lower()


def word_features(side: str, word: str) -> list[str]:
    """What a word says where it stands, and its stem of a longer one."""
    if len(word) > stem_chars:
        return [f"{side}{word}", f"{side}-{word[:stem_chars]}"]
    return [f"{side}{word}"]


def own_features(before: Sequence[str], after: Sequence[str], kinds: Sequence[str], margin: int) -> list[str]:
    """What stands right beside a name says, and how it is written. ``kinds``: what its words are known as."""
    one, two = (before[-1] if before else "^"), (before[-2] if len(before) > 1 else "^")
    three, four = (after[0] if after else "$"), (after[1] if len(after) > 1 else "$")
    size = min(len(kinds), 3)
    form = f"{size}{kinds[0]}" if size < 2 else f"{size}{kinds[0]}{kinds[-1]}"
    sure = min(margin // 60, 9)
    return [
        "all",
        f"k{form}",
        f"m{size}{sure}",
        f"l{one}",
        f"r{three}",
        f"lr{one}|{three}",
        f"ll{two}|{one}",
        f"rr{three}|{four}",
        f"lk{one}|{form}",
        f"rk{three}|{form}",
        f"l2{two}",
        f"r2{four}",
    ]


def parts(text: str, start: int, end: int) -> tuple[list[str], list[str], list[str], list[str]]:
    """``(words near before, words near after, words further off, said of the line)`` for a name."""
    before = _word.findall(text, max(0, start - before_chars), start)[-far_words:]
    after = _word.findall(text, end, end + after_chars)[:far_words]
    ahead, behind = before[-near_words:], after[:near_words]
    if "\n" in ahead:
        ahead = ahead[len(ahead) - ahead[::-1].index("\n") :]
    if "\n" in behind:
        behind = behind[: behind.index("\n")]
    line = ahead + behind
    capitals = sum(word[0].isupper() for word in line)
    shape = [f"commas{min(line.count(','), 4)}", f"colon{':' in ahead}", f"capitals{min(capitals, 6)}"]
    return ahead, behind, before[: len(before) - len(ahead)] + after[len(behind) :], shape


def features(text: str, start: int, end: int, kinds: Sequence[str], margin: int) -> list[str]:
    """All features of a name where it stands."""
    *sides, shape = parts(text, start, end)
    ahead, behind, far = ([_plain(word) for word in words] for words in sides)
    found = own_features(ahead[-2:], behind[:2], kinds, margin) + shape
    for side, words in zip(_sides, (ahead, behind, far), strict=True):
        for word in filter(str.isalpha, set(words)):
            found += word_features(side, word)
    return found


def bucket(feature: str) -> int:
    """Where a feature's weight is."""
    return crc32(feature.encode("utf-8", "surrogatepass")) & _mask


class Round(NamedTuple):
    """What stands round a name, and how much of it speaks for a thing."""

    words: int
    ahead: list[str]
    behind: list[str]
    shape: list[str]


class _Rows(dict[str, tuple[str, int, int, int]]):
    """A word as it counts, and what it says near before a name, near after it and further off; remembered."""

    def __init__(self, model: Contexts) -> None:
        self._model = model

    def __missing__(self, word: str) -> tuple[str, int, int, int]:
        if len(self) >= words_kept_max:
            self.clear()
        plain = _plain(word)
        before, after, far = (
            self._model.total(word_features(side, plain)) if plain.isalpha() else 0 for side in _sides
        )
        row = self[word] = plain, before, after, far
        return row


class Contexts:
    """The weights. Immutable but for what it remembers of words, which never changes an answer."""

    def __init__(self, data: bytes) -> None:
        if len(data) != (1 << buckets_bits) + 2:
            raise ValueError("not a model of names' contexts of this version")
        self.least = int.from_bytes(data[:2], "big")
        """From this sum on a name is a thing's."""
        self._weights = memoryview(data)[2:].cast("b")
        self._rows = _Rows(self)

    def round(self, text: str, start: int, end: int) -> Round:
        """How much the words round a name speak for a thing."""
        ahead, behind, far, shape = parts(text, start, end)
        row = self._rows.__getitem__
        before, after = [*map(row, ahead)], [*map(row, behind)]
        words = sum(one[1] for one in set(before)) + sum(one[2] for one in set(after))
        words += sum(one[3] for one in set(map(row, far)))
        return Round(words, [one[0] for one in before[-2:]], [one[0] for one in after[:2]], shape)

    def sum(self, near: Round, kinds: Sequence[str], margin: int) -> int:
        """How much speaks for a thing, less what speaks for a person."""
        own = own_features(near.ahead, near.behind, kinds, margin)
        return near.words + self.total(own) + self.total(near.shape)

    def total(self, names: Sequence[str]) -> int:
        """What some features say together."""
        weights = self._weights
        return sum(weights[crc32(name.encode("utf-8", "surrogatepass")) & _mask] for name in names)


def somebodys(
    text: str, names: list[Judgement], weighed: Mapping[tuple[int, int], tuple[int, Sequence[str]]]
) -> list[Judgement]:
    """The names that are people's. What is a thing's in one place of a text is one's wherever nothing much speaks
    against it (*the armchair Anna … Anna comes in oak*). ``weighed``: the places to weigh, each with how sure the names
    model was and what it knows the words as; other names are kept."""
    model = builtin_contexts()
    near = {place: model.round(text, *place) for place in weighed if not _greeting_line(text, *place)}
    if all(one.words < words_least for one in near.values()):
        return names
    sums = {place: model.sum(one, weighed[place][1], weighed[place][0]) for place, one in near.items()}
    found = {place for place, total in sums.items() if total >= model.least and near[place].words >= words_least}
    things = {text[start:end] for start, end in found}

    def is_thing(name: Judgement) -> bool:
        place = name.start, name.end
        again = text[name.start : name.end] in things and sums.get(place, -again_less) > model.least - again_less
        return again or place in found

    return [name for name in names if not is_thing(name)]


def _greeting_line(text: str, start: int, end: int) -> bool:
    """Whether a name ends a line of a few words in a text of several lines, as in a greeting or below a letter."""
    low = text.rfind("\n", max(0, start - 40), start) + 1
    if (low == 0 and start > 40) or _line_ends.match(text, end) is None:
        return False
    return text.count(" ", low, start) < 3 and (low > 0 or text.find("\n", end) > 0)


_line_ends = re.compile(r"[ .,!;:–-]{0,2}(?:\n|$)")


@lru_cache(maxsize=1)
def builtin_contexts() -> Contexts:
    """The model that comes with Seawall, read once from the package."""
    return Contexts(Path(__file__).with_name("name_contexts.model").read_bytes())
