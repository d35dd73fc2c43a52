"""The light tier for people's names: a small averaged perceptron over hashed features.

    text ── its words, at C speed ──► a gate a word: can a name stand here? Nearly all words of ordinary text say no
         ── windows round the rest ─► tokens, a run of them that could be a name together
         ── each token of a run ────► outside, person, place or organisation, from left to right

A token's scores are a sum: what the token itself says (its letters, shape, ending, whether it is a known given name,
family name, place or common word), what its two neighbours on each side say, how their shapes go together, and how it
goes with the label before it. The four scores lie in one integer, sixteen bits each, so that one addition adds four.
What a word says in each role is added up once and remembered: a token then costs a few additions. Outside of runs
nothing is scored and every label counts as outside, so that a finding never depends on text far away.

The weights are one file, ``names.model``, made by ``bench/train_names.py``: a header, four Bloom filters (given names,
family names, places, common words) and one signed byte a label and bucket. It holds no list of names.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import compress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from seawall.detect import late_re as re

V = TypeVar("V")
LABELS = ("O", "P", "L", "G")
"""Outside, person, place, organisation."""
buckets_bits = 19
magic = b"seawall names 2\n"
word_chars_max = 40
"""Longer words are nobody's name."""
words_kept_max = 40_000
"""Words whose gate is remembered; then all are forgotten and learnt again."""
rows_kept_max = 12_000
"""Words whose scores are remembered."""
run_tokens_max = 10
"""How many tokens are read together."""

LINE = "\ufdd0"
"""The token that stands for a line break; no character of any script."""
_split_marks = tuple(".,:;!?'\"()/&#*|<>=@[]{}’")
_split_foreign = tuple("“”„‘«»¿¡…–—。，：；！？、（）")
word_regex = re.compile(r"(?:[^\W\d_]{1,2}['’](?=[^\W\d_]{3}))?[^\W\d_]+(?:-[^\W\d_]+)*")
"""One word with inner apostrophes and hyphens: O'Brien, Jean-Luc; but he | ' | s."""
_particles_text = "van von der den de da di del la le du bin al el ten ter zu dos das ibn abu mac y e i und und"
PARTICLES = frozenset(_particles_text.split())
"""Small words inside a name."""
_abbreviated_text = "mr mrs ms dr prof st jr sr sig sra dott dhr mevr mme mlle hr fr frl pvt sgt lt col gen rev hon"
_abbreviated = frozenset(_abbreviated_text.split())
_inner = frozenset(".'’")
_articles = frozenset(("al", "el", "ben", "bin", "ibn", "abu", "ad", "as", "ash", "ar", "az", "an", "at"))
"""What stands before a hyphen in Arabic family names."""


class Token(NamedTuple):
    """A piece of text, with what its looks and the filters say."""

    start: int
    end: int
    word: str
    kind: str


def tokens(text: str) -> list[str]:
    """Words (with inner hyphens), numbers, marks and line breaks (:data:`LINE`). Splitting at spaces is many times as
    fast as
    a regex, so marks are given spaces first."""
    if LINE in text:
        text = text.replace(LINE, " ")
    if "\n" in text:
        text = text.replace("\n", f" {LINE} ")
    for mark in _split_marks if text.isascii() else _split_marks + _split_foreign:
        if mark in text:
            text = text.replace(mark, f" {mark} ")
    return text.split()


def place_tokens(text: str, start: int, words: Sequence[str], begins: list[int], count: int) -> None:
    """Fills ``begins`` up to ``count``: where each token begins. There is only white space between them, so that each
    is found
    where it stands."""
    find = text.find
    done = len(begins)
    if done:
        start = begins[-1] + (1 if words[done - 1] == LINE else len(words[done - 1]))
    for word in words[done:count]:
        if word == LINE:
            start = find("\n", start)
            begins.append(start)
            start += 1
        else:
            start = find(word, start)
            begins.append(start)
            start += len(word)


def shape(word: str) -> str:
    """A word's looks: ``Xx`` capitalised, ``X`` one capital, ``XX`` all, ``x`` none, ``xX`` mixed, ``0`` digits."""
    first = word[0]
    if not first.isalpha():
        return "0" if first.isdigit() else "NL" if first == LINE else first if first in _marks else "~"
    if word.islower():
        return "x"
    if word.isupper():
        return "X" if len(word) == 1 else "XX"
    if first.isupper():
        return "Xx" if word[1:].islower() or any(mark in word for mark in "-'’") else "XxX"
    return "xX" if any(c.isupper() for c in word) else "x"


_marks = frozenset(".,:;!?'\"()-/&#*|’<>=@")
_forms = ("x", "xX", "X", "XX", "Xx", "XxX")


class Digest(NamedTuple):
    """What a filter needs of a word; made once for all filters."""

    place: int
    mask: int

    @classmethod
    def of(cls, word: str) -> Digest:
        """The digest of a word in small letters."""
        data = word.encode("utf-8", "surrogatepass")
        bits = crc32(data, 0x5EA)
        mask = 1 << (bits & 63) | 1 << (bits >> 6 & 63) | 1 << (bits >> 12 & 63) | 1 << (bits >> 18 & 63)
        return cls(crc32(data), mask)


class Filter:
    """A Bloom filter in blocks of 64 bits: membership of a word, with about two in a hundred false yeses at
    twelve bits a word."""

    def __init__(self, bits: bytes) -> None:
        self.bits = bits
        self._blocks = memoryview(bits).cast("Q")
        self._size = len(self._blocks)

    @classmethod
    def of(cls, words: Collection[str], bits: int = 12) -> Filter:
        """A filter that holds these words, so many bits each."""
        blocks = [0] * max(8, len(words) * bits // 64 + 1)
        for word in words:
            digest = Digest.of(word)
            blocks[digest.place % len(blocks)] |= digest.mask
        return cls(b"".join(block.to_bytes(8, "little") for block in blocks))

    def has(self, digest: Digest) -> bool:
        """Whether a word is one of those it was made of."""
        mask = digest.mask
        return self._blocks[digest.place % self._size] & mask == mask

    def __contains__(self, word: str) -> bool:
        return self.has(Digest.of(word))


def own_features(word: str, kind: str) -> list[str]:
    """What a word itself says. ``kind`` is its shape and its standing in the filters."""
    lowered = word.lower()
    return [
        f"w={lowered}",
        f"k={kind}",
        f"p3={lowered[:3]}",
        f"p4={lowered[:4]}",
        f"s2={lowered[-2:]}",
        f"s3={lowered[-3:]}",
        f"s4={lowered[-4:]}",
        f"n={min(len(word), 12)}{kind}",
    ]


def near_features(role: str, word: str, kind: str) -> list[str]:
    """What a neighbour says of the word it stands beside. ``role`` is its place: ``-1``, ``+1``, ``-2`` or ``+2``."""
    lowered = word.lower()
    if role in ("-1", "+1"):
        return [f"{role}w={lowered}", f"{role}k={kind}", f"{role}s3={lowered[-3:]}"]
    return [f"{role}w={lowered}", f"{role}k={kind}"]


def shape_features(previous: str, kind: str, following: str, feel: str) -> list[str]:
    """What three kinds in a row say, and how the place is written."""
    return [f"c{previous}|{kind}|{following}", f"f{previous}|{kind}", f"h{kind}|{following}", f"d{feel}{kind}"]


def label_features(last: str, before: str, previous: str, kind: str) -> list[str]:
    """What the two labels before say."""
    return [f"a{before}{kind}", f"e{last}{before}{kind}", f"i{before}{previous}|{kind}"]


def word_label_feature(before: str, word: str) -> str:
    """What the label before says of this word."""
    return f"b{before}{word.lower()}"


def bucket(feature: str) -> int:
    """Where a feature's weights are."""
    return crc32(feature.encode("utf-8", "surrogatepass")) & _mask


_flags = ("", "g", "f", "gf")
_kinds = (
    "edge",
    *(
        form + known + place + common
        for form in _forms
        for known in _flags
        for place in ("", "l")
        for common in ("", "c")
    ),
    *("0", "NL", "~"),
    *sorted(_marks),
)
_open_minded = ["g" in kind or "f" in kind or (kind.startswith(_forms) and "c" not in kind) for kind in _kinds]
_kind_numbers = {kind: number for number, kind in reversed(list(enumerate(_kinds)))}
_mask = (1 << buckets_bits) - 1
_lanes = 1 | 1 << 16 | 1 << 32 | 1 << 48
_middle = _lanes << 15
cue_regex = (
    r"\b(?:hi|hello|hey|dear|thanks|thank you|thx|regards|cheers|sincerely|yours|hallo|liebe|lieber|bonjour|hola|ciao|"
    r"ol[^ ]|hej|cze[^ ]{2}|saluti|groet|groeten|saludos|mr|mrs|ms|miss|mx|sir|dr|prof|herrn?|frau|"
    r"mevr\.|dhr\.|mw\.|"
    r"monsieur|madame|mme|mlle|mevrouw|meneer|de heer|geachte heer|pan[aei]?|panie|se[^ ]{1,2}or|se[^ ]{1,2}ora|"
    r"senhora?|fru|[hf]r\.|fam\.|familie|sra|don|do[^ ]{1,2}a|signora?|sig\.ra|sig|dott\.ssa|dott|say[^ ]{1,2}n|"
    r"name is|name's|names|named|called|call me|i am|i'm|im|this is|it's|its|it is|speak to|speak with|spoke to|"
    r"spoke with|"
    r"speaking with|speaking to|talk to|talked to|chatting with|ask for|tell|customer|recipient|passenger|"
    r"behalf of|name of|"
    r"hei[^ ]{1,2}e|hei[^ ]e|ich bin|je suis|m'appelle|llamo|soy|chiamo|sono|naam is|ik ben|sou o|sou a|nome [^ ]|"
    r"nazywam si[^ ]|jestem|heter|hedder|jag [^ ]r)[ :,.!\n\"']{1,3}[a-z]"
)
"""What announces a name even in small letters; ends at the name's first letter. In the portable subset, caseless."""
FEELS = ("m", "f", "u", "C")
"""How a place is written: with capitals as usual, with one, with none, all in capitals."""
_edge_kind = 0

Look = tuple[bool, int, int]
"""A word's gate, how it joins a run, and its kind's number."""
Scores = tuple[int, int, int, int]
_NEVER, _ALWAYS, _DOT = 0, 1, 2


class Run(NamedTuple):
    """Tokens that may hold names, with their labels."""

    tokens: list[Token]
    labels: list[int]
    margins: list[int]
    """How far the person score is above the best other; negative where it is below."""


class _Gates(dict[bytes | str, bool]):
    """Whether a name may stand at a word, by the word as it is written."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.closed: set[bytes | str] = set()
        """The words at which none may stand: a text of only these is done at once."""

    def __missing__(self, key: bytes | str) -> bool:
        if len(key) > word_chars_max:
            return False
        word = key.decode("utf-8", "replace") if isinstance(key, bytes) else key
        if len(self) >= words_kept_max:
            self.clear()
            self.closed = set()
        answer = self[key] = self._model.opens(word)
        if not answer:
            self.closed.add(key)
        return answer


class _Words(dict[str, V]):
    """What is worked out of a word, remembered."""

    def __init__(self, make: Callable[[str], V]) -> None:
        self._make = make

    def __missing__(self, word: str) -> V:
        made = self._make(word)
        if len(word) <= word_chars_max:
            if len(self) >= rows_kept_max:
                self.clear()
            self[word] = made
        return made


class _Shapes(dict[int, int]):
    def __init__(self, model: Model) -> None:
        self._model = model

    def __missing__(self, key: int) -> int:
        kinds = self._model.kinds
        names = shape_features(kinds[key >> 18], kinds[key >> 10 & 255], kinds[key >> 2 & 255], FEELS[key & 3])
        if len(self) >= rows_kept_max:
            self.clear()
        total = self[key] = self._model.total(names)
        return total


class _Labels(dict[int, int]):
    def __init__(self, model: Model) -> None:
        self._model = model

    def __missing__(self, key: int) -> int:
        kinds = self._model.kinds
        names = label_features(LABELS[key >> 18], LABELS[key >> 16 & 3], kinds[key >> 8 & 255], kinds[key & 255])
        total = self[key] = self._model.total(names)
        return total


class Model:
    """Filters and weights. Immutable but for what it remembers of words, which never changes an answer."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(magic):
            raise ValueError("not a names model of this version")
        place = len(magic)
        parts = []
        for _ in range(5):
            size = int.from_bytes(data[place : place + 4], "little")
            parts.append(data[place + 4 : place + 4 + size])
            place += 4 + size
        self.given, self.family, self.places, self.common = (Filter(part) for part in parts[:4])
        self.weights = memoryview(parts[4]).cast("I")
        self.kinds = _kinds
        self._gates = _Gates(self)
        self._known = _Words(self.kind)
        self._looks = _Words(self.look)
        self._own = _Words(self.own)
        self._near = _Words(self.near)
        self._shapes = _Shapes(self)
        self._labels = _Labels(self)
        self._edge: Scores = (
            self.total(["-1edge"]),
            self.total(["+1edge"]),
            self.total(["-2edge"]),
            self.total(["+2edge"]),
        )

    @staticmethod
    def pack(filters: Sequence[Filter], weights: bytes) -> bytes:
        """The file's bytes."""
        parts = (*(one.bits for one in filters), weights)
        return magic + b"".join(len(part).to_bytes(4, "little") + part for part in parts)

    def kind(self, word: str) -> str:
        """A word's shape, and what it is known as: given name, family name, place, common word."""
        form = shape(word)
        if not word[0].isalpha():
            return form
        given, family, place, common = self._standing(word.lower())
        if "-" in word and not given and not family:
            # Nobody lists all names with a hyphen: what both parts are, the whole is.
            parts = [self._standing(part) for part in word.lower().split("-") if part and part not in _articles]
            if parts:
                given, family, _, common = (all(part[at] for part in parts) for at in range(4))
                ordinary = any(part[3] and not part[0] and not part[1] for part in parts)
                given, place = given or (parts[0][0] and not parts[0][3] and not ordinary), False
        return form + "g" * given + "f" * family + "l" * place + "c" * common

    def _standing(self, lowered: str) -> tuple[bool, bool, bool, bool]:
        """Whether a word in small letters is a known given name, family name, place, common word."""
        digest = Digest.of(lowered)
        return self.given.has(digest), self.family.has(digest), self.places.has(digest), self.common.has(digest)

    def known(self, word: str) -> str:
        """As :meth:`kind`, remembered."""
        return self._known[word]

    def opens(self, word: str) -> bool:
        """Whether a name may stand at this word, whatever is around it."""
        if len(word) < 2 or not word[0].isalpha():
            return False
        kind = self.kind(word)
        form = kind.rstrip("gflc")
        known = "g" in kind or "f" in kind
        if form == "x":
            return known and "c" not in kind and len(word) > 2
        if form == "XX":
            return "g" in kind and len(word) > 2
        if form == "Xx":
            return "g" in kind or ("c" not in kind and (known or "l" not in kind))
        return known and form == "XxX"

    def places_in(self, text: str) -> list[int]:
        """Where the words that open begin, ascending."""
        data = text.encode("utf-8", "surrogatepass")
        if not text.isascii():
            data = _foreign_marks.sub(b" ", data)
        words = data.translate(_letters_only).split()
        unsure = set(words).difference(self._gates.closed)
        opened = set(filter(self._gates.__getitem__, unsure))
        if not opened:
            return []
        found: list[int] = []
        place = 0
        find = text.find
        for key in filter(opened.__contains__, words):
            word = key.decode("utf-8", "surrogatepass")
            size = len(word)
            at = find(word, place)
            while at >= 0 and (text[at - 1 : at].isalpha() or text[at + size : at + size + 1].isalpha()):
                at = find(word, at + 1)
            if at < 0:
                continue
            found.append(at)
            place = at + size
        return found

    def announced(self, text: str, place: int) -> bool:
        """Whether a name may begin where something announced one: at a word that is a known name, or no common word."""
        match = word_regex.match(text, place)
        if match is None or len(word := match.group()) < 2:
            return False
        return _open_minded[_kind_numbers[self._known[word]]]

    def look(self, word: str) -> Look:
        """What a window needs of each of its tokens; the scores only those in a run and beside one need."""
        opens, joins, kind = self.gate(word)
        return opens, joins, _kind_numbers[kind]

    def own(self, word: str) -> Scores:
        """A word's own scores after each label."""
        own = self.total(own_features(word, self.kinds[self._looks[word][2]]))
        outside, person, place, other = (own + self.total([word_label_feature(before, word)]) for before in LABELS)
        return outside, person, place, other

    def near(self, word: str) -> Scores:
        """What a word says of the one after it, before it, two after it and two before it."""
        kind = self.kinds[self._looks[word][2]]
        one, two, three, four = (self.total(near_features(role, word, kind)) for role in ("-1", "+1", "-2", "+2"))
        return one, two, three, four

    def gate(self, word: str) -> tuple[bool, int, str]:
        """Whether a name may stand at this token of a window, how it joins a run, and its kind."""
        kind = self.kind(word)
        opens = self.opens(word)
        if not opens and ("-" in word or "'" in word or "’" in word):
            pieces = re.split("[-'’]", word)
            opens = len(pieces) > 1 and any(map(self.opens, pieces))
        return opens, self._join(word, kind), kind

    @staticmethod
    def _join(word: str, kind: str) -> int:
        if word in _inner:
            return _DOT
        if not word[0].isalpha():
            return _NEVER
        if word[0].isupper() or word in PARTICLES:
            return _ALWAYS
        return _ALWAYS if "g" in kind or "f" in kind or "c" not in kind else _NEVER

    def total(self, features: Sequence[str]) -> int:
        """The four scores of some features, in one integer."""
        weights = self.weights
        even = odd = 0
        for feature in features:
            packed = weights[crc32(feature.encode("utf-8", "surrogatepass")) & _mask]
            even += packed & 0xFF00FF
            odd += packed >> 8 & 0xFF00FF
        return even + (odd << 32) - (len(features) << 7) * _lanes

    def runs(self, text: str, start: int, end: int, forced: Collection[int] = (), doubt: int = 0) -> Iterator[Run]:
        """Reads a window: its runs of tokens that hold a person, or miss it by no more than ``doubt``. ``forced`` are
        places where a name may begin anyway."""
        words = tokens(text[start:end])
        looks = list(map(self._looks.__getitem__, words))
        opened: list[bool] = [look[0] for look in looks]
        begins: list[int] = []
        if forced:
            place_tokens(text, start, words, begins, len(words))
            opened = [open_ or place in forced for open_, place in zip(opened, begins, strict=True)]
        for low, high in stretches(words, looks, opened):
            feel = 0
            if not (_mixed(words[low]) or _mixed(words[high - 1])):
                place_tokens(text, start, words, begins, high)
                feel = feel_of(text, begins[low], begins[high - 1] + len(words[high - 1]))
            labels, margins = self._read(words, looks, low, high, feel)
            if 1 in labels or (doubt and max(margins) > -doubt):
                place_tokens(text, start, words, begins, high)
                kinds = self.kinds
                yield Run(
                    [
                        Token(begins[n], begins[n] + len(words[n]), words[n], kinds[looks[n][2]])
                        for n in range(low, high)
                    ],
                    labels,
                    margins,
                )

    def _read(
        self, words: Sequence[str], looks: Sequence[Look], low: int, high: int, feel: int
    ) -> tuple[list[int], list[int]]:
        """Labels and margins of the tokens ``low`` to ``high``, each beside two neighbours or the window's edge."""
        labels: list[int] = []
        margins: list[int] = []
        shapes, by_label, own, edge = self._shapes, self._labels, self._own, self._edge
        begin, end = max(0, low - 2), min(len(words), high + 2)
        near = [edge] * (2 - (low - begin))
        near += map(self._near.__getitem__, words[begin:end])
        near += [edge] * (2 - (end - high))
        kinds = [look[2] for look in looks[low:high]]
        kinds.append(looks[high][2] if high < len(words) else _edge_kind)
        previous = looks[low - 1][2] if low else _edge_kind
        last = before = 0
        for at, word in enumerate(words[low:high]):
            kind = kinds[at]
            total = (
                own[word][before]
                + near[at + 1][0]
                + near[at + 3][1]
                + near[at][2]
                + near[at + 4][3]
                + shapes[previous << 18 | kind << 10 | kinds[at + 1] << 2 | feel]
                + by_label[last << 18 | before << 16 | previous << 8 | kind]
                + _middle
            )
            outside, place, person = total & 0xFFFF, total >> 16 & 0xFFFF, total >> 32 & 0xFFFF
            other = max(outside, place, total >> 48)
            last, previous = before, kind
            before = 1 if person > other else 0 if other == outside else 2 if other == place else 3
            labels.append(before)
            margins.append(person - other)
        return labels, margins


def _mixed(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def stretches(
    words: Sequence[str], looks: Sequence[tuple[Any, ...]], opened: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """Where the runs are among a window's tokens: a word that opens, and what stands close enough to belong to it.
    ``looks`` has how a token joins at 1."""
    size, done = len(words), 0
    for at in compress(range(size), opened):
        if at < done:
            continue
        low = at
        while low > done and at - low < 4 and _joins(looks[low - 1][1], words, low - 1):
            low -= 1
        high = at + 1
        while high < size and high - low < run_tokens_max and _joins(looks[high][1], words, high):
            high += 1
        yield low, high
        done = high


def _joins(how: int, words: Sequence[str], at: int) -> bool:
    """Whether the token belongs to the name beside it; a dot or apostrophe only after an initial or a short title."""
    if how != _DOT:
        return how == _ALWAYS
    before = words[at - 1] if at else ""
    return (len(before) == 1 and before.isupper()) or (before[:1].isupper() and before.lower() in _abbreviated)


def feel_of(text: str, start: int, end: int) -> int:
    """How people write here: an index into :data:`FEELS`."""
    near = text[max(0, start - 60) : end + 60]
    if near.islower():
        return 2
    if near.isupper():
        return 3 if len(near) > 12 else 0
    return 1 if text[start].islower() and near[1:].islower() else 0


_letters_only = bytes(c if c > 127 or chr(c).isalpha() or c == 95 else 32 for c in range(256))
# In UTF-8: signs of Latin-1, general punctuation, and the punctuation of Chinese and Japanese.
_foreign_marks = re.compile(rb"\xc2[\x80-\xbf]|\xe2[\x80\x81].|\xe3\x80.|\xef[\xbc\xbd].", re.DOTALL)


@lru_cache(maxsize=1)
def builtin_model() -> Model:
    """The model that comes with Seawall, read once from the package."""
    return Model(Path(__file__).with_name("names.model").read_bytes())
