"""The light tier for people's names: a small averaged perceptron over hashed features, greedy from left to right.

Each word has a score for being outside, part of a person, of a place, or of an organisation. The score is a sum:
what the word itself says (its letters, shape, ending, whether it is a known given name, family name or common word),
what its two neighbours on each side say, how it goes with the label before it. What a word says in one role is added
up once and remembered, so that a word costs a few microseconds; a text is only read in the windows somebody asks about.

The weights are one file, ``names.model``, made by ``bench/train_names.py`` from generated sentences: a header, three
Bloom filters (given names, family names, common words) and one signed byte a label and bucket. It holds no list of
names.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple
from zlib import crc32

LABELS = ("O", "P", "L", "G")
"""Outside, person, place, organisation."""
buckets_bits = 18
_mask = (1 << buckets_bits) - 1
magic = b"seawall names 1\n"
window_tokens_max = 400

Scores = tuple[int, int, int, int]
_zero: Scores = (0, 0, 0, 0)

token_regex = re.compile(
    r"[\w.+-]{1,64}@[\w.-]{1,80}|https?://[^\s<>]{1,300}"  # addresses of mail and pages are one word each
    r"|(?:[^\W\d_]{1,2}['’](?=[^\W\d_]{3}))?[^\W\d_]+(?:-[^\W\d_]+)*"  # O'Brien, Jean-Luc; but he | ' | s
    r"|\d+(?:[.,:/-]\d+)*|\n+|[^\w\s]|_"
)


class Token(NamedTuple):
    """A piece of text."""

    start: int
    end: int
    word: str


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Words (with inner apostrophes and hyphens), numbers, line breaks and single marks."""
    found = token_regex.finditer(text, start, len(text) if end is None else end)
    return [Token(m.start(), m.end(), m.group()) for m in found]


def shape(word: str) -> str:
    """A word's looks: ``Xx`` capitalised, ``X`` one capital, ``XX`` all, ``x`` none, ``xX`` mixed, ``0`` digits."""
    first = word[0]
    if "@" in word or "://" in word:
        return "@"
    if not first.isalpha():
        return "0" if first.isdigit() else "NL" if first == "\n" else first
    if word.islower():
        return "x"
    if word.isupper():
        return "X" if len(word) == 1 else "XX"
    if first.isupper():
        return "Xx" if word[1:].islower() or any(mark in word for mark in "-'’") else "XxX"
    return "xX" if any(c.isupper() for c in word) else "x"


class Filter:
    """A Bloom filter over crc32: membership of a word, with about one in a hundred false yeses."""

    hashes = 7

    def __init__(self, bits: bytes) -> None:
        self.bits = bits
        self.size = len(bits) * 8

    @classmethod
    def of(cls, words: Sequence[str]) -> Filter:
        """A filter that holds these words, ten bits each."""
        made = cls(bytes(max(64, len(words) * 10 // 8 + 1)))
        data = bytearray(made.bits)
        for word in words:
            for place in made._places(word):
                data[place >> 3] |= 1 << (place & 7)
        made.bits = bytes(data)
        return made

    def __contains__(self, word: str) -> bool:
        bits = self.bits
        return all(bits[place >> 3] >> (place & 7) & 1 for place in self._places(word))

    def _places(self, word: str) -> Iterator[int]:
        data = word.encode("utf-8", "surrogatepass")
        one, two = crc32(data), crc32(data, 0x5EA) | 1
        return ((one + n * two) % self.size for n in range(self.hashes))


def own_features(word: str, kind: str) -> list[str]:
    """What a word itself says. ``kind`` is its shape and its standing in the filters."""
    lowered = word.lower()
    return [
        f"w={lowered}",
        f"k={kind}",
        f"p3={lowered[:3]}",
        f"s2={lowered[-2:]}",
        f"s3={lowered[-3:]}",
        f"s4={lowered[-4:]}",
        f"p2s2={lowered[:2]}{lowered[-2:]}",
        f"n={min(len(word), 12)}{kind}",
    ]


def near_features(role: str, word: str, kind: str) -> list[str]:
    """What a neighbour says of the word it stands beside. ``role`` is its place: ``-1``, ``+1``, ``-2`` or ``+2``."""
    lowered = word.lower()
    if role in ("-1", "+1"):
        return [f"{role}w={lowered}", f"{role}k={kind}", f"{role}s3={lowered[-3:]}"]
    return [f"{role}w={lowered}", f"{role}k={kind}"]


def bucket(feature: str) -> int:
    """Where a feature's weights are."""
    return crc32(feature.encode("utf-8", "surrogatepass")) & _mask


def mood(words: Sequence[str]) -> str:
    """How a stretch is written: ``u`` all small, ``f`` nearly, ``C`` all capitals, ``m`` mixed."""
    small = sum(word[0].islower() for word in words if word[0].isalpha())
    large = sum(word[0].isupper() for word in words if word[0].isalpha())
    if large <= 1 and small >= 3 * max(1, large):
        return "u" if large == 0 else "f"
    return "C" if small == 0 and large >= 3 and all(w.isupper() for w in words if w.isalpha()) else "m"


class Model:
    """Filters and weights. Immutable but for what it remembers of words."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(magic):
            raise ValueError("not a names model of this version")
        place = len(magic)
        parts = []
        for _ in range(4):
            size = int.from_bytes(data[place : place + 4], "little")
            parts.append(data[place + 4 : place + 4 + size])
            place += 4 + size
        self.given, self.family, self.common = Filter(parts[0]), Filter(parts[1]), Filter(parts[2])
        self.weights = array("b", parts[3])
        self.own = lru_cache(maxsize=8192)(self._own)
        self.near = lru_cache(maxsize=16384)(self._near)
        self.joint = lru_cache(maxsize=16384)(self._joint)
        self.around = lru_cache(maxsize=32768)(self._around)
        self.kind = lru_cache(maxsize=16384)(self._kind)

    @staticmethod
    def pack(given: Filter, family: Filter, common: Filter, weights: bytes) -> bytes:
        """The file's bytes."""
        parts = (given.bits, family.bits, common.bits, weights)
        return magic + b"".join(len(part).to_bytes(4, "little") + part for part in parts)

    def _kind(self, word: str) -> str:
        form = shape(word)
        if not form.isalpha() or form == "NL":
            return form
        lowered = word.lower()
        marks = ("g" if lowered in self.given else "") + ("f" if lowered in self.family else "")
        return form + marks + ("c" if lowered in self.common else "")

    def _sum(self, features: list[str]) -> Scores:
        weights = self.weights
        o = p = el = g = 0
        for feature in features:
            at = bucket(feature) << 2
            o += weights[at]
            p += weights[at + 1]
            el += weights[at + 2]
            g += weights[at + 3]
        return o, p, el, g

    def _own(self, word: str, kind: str) -> Scores:
        return self._sum(own_features(word, kind))

    def _near(self, role: str, word: str, kind: str) -> Scores:
        return self._sum(near_features(role, word, kind))

    def _joint(self, feature: str) -> Scores:
        return self._sum([feature])

    def _around(self, before: str, kind: str, previous: str, following: str, feel: str, last: str) -> Scores:
        return self._sum(list(around_features(before, kind, previous, following, feel, last)))

    def label(self, words: Sequence[str]) -> tuple[str, list[int]]:
        """A label a word, and how far the person score is above the best other (negative where it is below)."""
        kinds = [self.kind(word) for word in words]
        feel = mood(words) if words else "m"
        labels = ""
        margins: list[int] = []
        before = "O"
        size = len(words)
        own, near, joint, around = self.own, self.near, self.joint, self.around
        for i in range(size):
            word, kind = words[i], kinds[i]
            rows = [own(word, kind), joint(f"b{before}{word.lower()}")]
            for offset, role in _ROLES:
                j = i + offset
                rows.append(near(role, words[j], kinds[j]) if 0 <= j < size else joint(f"{role}edge"))
            previous = kinds[i - 1] if i else "^"
            following = kinds[i + 1] if i + 1 < size else "$"
            rows.append(around(before, kind, previous, following, feel, labels[-2:-1]))
            o, p, el, g = map(sum, zip(*rows, strict=True))
            best = max(o, p, el, g)
            before = "P" if best == p and p > o else "O" if best == o else "L" if best == el else "G"
            labels += before
            margins.append(p - max(o, el, g))
        return labels, margins


_ROLES = ((-1, "-1"), (1, "+1"), (-2, "-2"), (2, "+2"))


def around_features(before: str, kind: str, previous: str, following: str, feel: str, last: str) -> tuple[str, ...]:
    """What several things say together: shapes in a row, the two labels before, how the text is written."""
    return (
        f"a{before}{kind}",
        f"c{previous}|{kind}|{following}",
        f"d{feel}{kind}",
        f"e{last}{before}{kind}",
        f"f{previous}|{kind}",
        f"h{kind}|{following}",
        f"i{before}{previous}|{kind}{feel}",
    )


@lru_cache(maxsize=1)
def builtin_model() -> Model:
    """The model that comes with Seawall, read once from the package."""
    return Model(resources.files("seawall.detect").joinpath("names.model").read_bytes())
