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
from zlib import crc32

from seawall.detect import late_re as re
from seawall.detect.detector import Judgement

buckets_bits = 16
_mask = (1 << buckets_bits) - 1
before_chars, after_chars = 220, 140
"""How much of the text round a name is read."""
near_words, far_words = 9, 30
"""So many words on each side are near, where a line's end does not come first; so many are read at all."""
again_less = 200
"""So much less than elsewhere suffices for a name that is a thing's in another place of the text."""
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


def round_name(text: str, start: int, end: int) -> tuple[list[str], list[str], list[str], list[str]]:
    """``(near before, near after, further off, said of the line)`` for a name."""
    low = max(0, start - before_chars)
    before = _word.findall(text, low, start)[-far_words:]
    after = _word.findall(text, end, min(len(text), end + after_chars))[:far_words]
    ahead, behind = before[-near_words:], after[:near_words]
    if "\n" in ahead:
        ahead = ahead[len(ahead) - ahead[::-1].index("\n") :]
    if "\n" in behind:
        behind = behind[: behind.index("\n")]
    line = ahead + behind
    shape = f"commas{min(line.count(','), 4)}", f"colon{':' in ahead}", f"capitals{min(sum(map(_large, line)), 6)}"
    far = before[: len(before) - len(ahead)] + after[len(behind) :]
    return [*map(_plain, ahead)], [*map(_plain, behind)], [*map(_plain, far)], [*shape]


def _large(word: str) -> bool:
    return word[0].isupper()


def features(text: str, start: int, end: int, kinds: Sequence[str], margin: int) -> list[str]:
    """All features of a name where it stands."""
    ahead, behind, far, shape = round_name(text, start, end)
    found = own_features(ahead, behind, kinds, margin) + shape
    for side, words in zip(_sides, (ahead, behind, far), strict=True):
        for word in filter(str.isalpha, set(words)):
            found += word_features(side, word)
    return found


def bucket(feature: str) -> int:
    """Where a feature's weight is."""
    return crc32(feature.encode("utf-8", "surrogatepass")) & _mask


class Contexts:
    """The weights. Immutable but for what it remembers of words, which never changes an answer."""

    def __init__(self, data: bytes) -> None:
        if len(data) != (1 << buckets_bits) + 2:
            raise ValueError("not a model of names' contexts of this version")
        self.least = int.from_bytes(data[:2], "big")
        """From this sum on a name is a thing's."""
        self._weights = memoryview(data)[2:].cast("b")
        self._words: dict[tuple[str, str], int] = {}

    def sum(self, text: str, start: int, end: int, kinds: Sequence[str], margin: int) -> int:
        """How much speaks for a thing, less what speaks for a person."""
        ahead, behind, far, shape = round_name(text, start, end)
        total = self._total(own_features(ahead, behind, kinds, margin)) + self._total(shape)
        known = self._words
        for side, words in zip(_sides, (ahead, behind, far), strict=True):
            for word in filter(str.isalpha, set(words)):
                weight = known.get((side, word))
                total += self._learnt(side, word) if weight is None else weight
        return total

    def _learnt(self, side: str, word: str) -> int:
        if len(self._words) >= words_kept_max:
            self._words.clear()
        weight = self._words[side, word] = self._total(word_features(side, word))
        return weight

    def _total(self, names: Sequence[str]) -> int:
        weights = self._weights
        return sum(weights[crc32(name.encode("utf-8", "surrogatepass")) & _mask] for name in names)


def somebodys(
    text: str, names: list[Judgement], weighed: Mapping[tuple[int, int], tuple[int, Sequence[str]]]
) -> list[Judgement]:
    """The names that are people's. What is a thing's in one place of a text is one's wherever nothing much speaks
    against it (*the armchair Anna … Anna comes in oak*). ``weighed``: the places to weigh, each with how sure the names
    model was and what it knows the words as; other names are kept."""
    model = builtin_contexts()
    sums = {
        place: model.sum(text, *place, kinds, margin)
        for place, (margin, kinds) in weighed.items()
        if not _greeting_line(text, *place)
    }
    things = {text[start:end] for (start, end), total in sums.items() if total >= model.least}
    if not things:
        return names

    def is_thing(name: Judgement) -> bool:
        total = sums.get((name.start, name.end), -again_less)
        named = text[name.start : name.end]
        return total >= model.least or (named in things and model.least - again_less < total)

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
