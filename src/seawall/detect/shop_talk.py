"""Talk of a shop, known by a small model: whether a text tells one buyer's order, what the shop pays or would go down
to, or what it agreed with a supplier, in whatever words.

    text ── windows of paragraphs ──► chunks between blanks and marks, at C speed; digits are all the same digit
         ── each chunk ─────────────► three weights, added up once and remembered: an addition a chunk
         ── a window with a chance ─► what it is built like (amounts, dates, percentages, numbered lines, cells)
         ── sum by the root of the chunks' number, over a threshold ──► the lines that carried it

A chunk's weights are a sum over hashed features: its words, pieces of four letters of them (so that cases, plurals and
compounds share what is known of their stem), the shape of its number. The sums are whole numbers, so that the browser's
twin (extension/src/detect/shop_talk.ts) comes to the same score bit by bit.

The weights are one file, ``shop_talk.model``, made by ``bench/train_shop_talk.py`` from labelled texts of our own.
"""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import resources
from operator import add
from typing import NamedTuple
from zlib import crc32

from seawall.detect import late_re as re

KINDS = ("order_record", "price_list", "contract")
"""The detectors whose talk is known, in the order of the weights."""
CONTRACT = KINDS.index("contract")
buckets_bits = 15
built_weight = 2
"""How many times a word what a window is built like counts."""
chunks_max = 250
"""So many different chunks of a window count."""
counted_most = 8
window_chars = 1_500
"""So much is judged at once."""
features_max = 63
"""So many features of a chunk count."""
weight_most = 45
rows_kept_max = 20_000
"""Chunks whose sums are remembered; then all are forgotten and learnt again."""
chunk_bytes_kept = 48
magic = "seawall shop talk 1"
_middle = 80
"""The character that stands for a weight of nothing."""
_mask = (1 << buckets_bits) - 1
_row_most = 2_000
_lane_bits = 20
_lane = (1 << _lane_bits) - 1
_count_shift = 3 * _lane_bits

UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
"""Scripts whose words are read two characters at a time."""
_word = re.compile(r"[^\W\d_]+|\d+(?:[.,:/-]\d+)*|[%€$£¥₹₺₽₴₩₪฿§#×@&]")
_zeros = re.compile("0+")
_blanks = " \t\r\n"
_sentence = re.compile(r"[^\n.!?。！？]*(?:[.!?。！？](?![ \n]|$)[^\n.!?。！？]*)*(?:[.!?。！？\n]|$)")
_apart = bytes(
    32 if code < 33 or chr(code) in "\"'()[]{}<>|;=*!?_`~^\\" else 48 if 48 <= code < 58 else code
    for code in range(256)
)
_date = re.compile("0[./-]0{1,2}(?:[./-]| |$)|0{4}-00-00")
_long = re.compile("0{4,}")
_times = re.compile("0[x×]|[x×]0")
_article = re.compile("\n[ \t]{0,8}(?:[0-9]{1,2}[.)]|[(][0-9]|[A-Za-z]{1,12}[.]? [0-9]{1,2}[.:])")
_money_text = (
    "eur usd gbp chf pln sek nok dkk czk huf ron try kr zł kč ft lei tl лв руб грн ден din rsd euro euros rp vnd đ kn "
    "kr. zł. ft. euro. eur. lei. lei, zł, kr, ft, eur, euro, tl, tl. лв. руб. грн. грн, руб, kč. kč,"
)
MONEY = frozenset(_money_text.split())
_MONEY_WORDS = frozenset(word.encode() for word in MONEY)
MONEY_SIGNS = "$€£¥₹₺₽₴₩₪฿円元원"
CODE_MARKS = '"_{}[]<>|=\\/*#~^@&+`'
code_share = 33
"""A window with more of these marks than one in so many characters is code or a table, and no contract."""
LOOKS = ("line", "number", "decimal", "percent", "date", "long", "money", "article", "cell", "quote", "question",
         "bracket", "times", "equals", "chunks")  # fmt: skip
"""What a window is built like: so many of each."""


def chunks(text: str) -> list[bytes]:
    """The pieces between blanks and marks, in small letters, every digit a zero."""
    if not text.isascii():
        text = UNSPACED.sub(_spaced, text)
    return text.lower().encode("utf-8", "surrogatepass").translate(_apart).split()


def different(heard: Iterable[bytes]) -> list[bytes]:
    """Each chunk once, in order, up to :data:`chunks_max`."""
    return list(dict.fromkeys(heard))[:chunks_max]


def _spaced(run: re.Match[str]) -> str:
    piece = run.group()
    return " " + " ".join(map(add, piece, piece[1:] + " ")) + " "


def features(chunk: bytes) -> list[str]:
    """What a chunk says."""
    found: list[str] = []
    for word in _word.findall(_plain(chunk)):
        if word[0].isdecimal():
            found += (f"#{_zeros.sub('0', word)}", f"#{min(len(word), 8)}")
        elif not word[0].isalpha():
            found.append(word)
        else:
            edged = f"<{word}>"
            found.append(edged)
            found += [edged[at : at + 4] for at in range(len(edged) - 3)]
    return found


def _plain(chunk: bytes) -> str:
    """The chunk without accents, in Latin, Greek and Cyrillic."""
    text = chunk.decode("utf-8", "replace")
    return text if text.isascii() else "".join(map(_letter, text))


def _letter(letter: str) -> str:
    if letter.isdecimal():
        return "0"
    if "\u00c0" <= letter < "\u0530" or "\u1e00" <= letter < "\u2000":
        return "".join(one for one in unicodedata.normalize("NFKD", letter) if not "\u0300" <= one <= "\u036f")
    return "" if "\u0300" <= letter <= "\u036f" else letter


def built(text: str, heard: Sequence[bytes]) -> list[str]:
    """What a window is built like, as features."""
    numbers = [chunk for chunk in heard if b"0" in chunk]
    figures = b" ".join(numbers).decode("utf-8", "replace")
    count = text.count
    counts = (
        count("\n"),
        len(numbers),
        figures.count(",00") + figures.count(".00"),
        count("%") + count("٪"),
        len(_date.findall(figures)),
        len(_long.findall(figures)),
        sum(map(count, MONEY_SIGNS)) + sum(map(_MONEY_WORDS.__contains__, heard)),
        len(_article.findall(f"\n{text}")) + count("§") + count("第"),
        count("\t") + count("|") + count(";"),
        count('"'),
        count("?"),
        count("_") + count("{") + count("[") + count("("),
        len(_times.findall(figures)) + heard.count(b"x") + heard.count("×".encode()),
        count("="),
    )
    found = [f"!{name}{_rank(number)}" for name, number in zip(LOOKS, counts, strict=False)]
    return [*found, f"!chunks{min(len(heard) // 8, 10)}"]


def _rank(count: int) -> int:
    return count if count < 2 else 2 if count < 4 else 3 if count < counted_most else 4


class Talk(NamedTuple):
    """A stretch of text that reads like one of the kinds."""

    kind: str
    start: int
    end: int
    score: float
    sure: bool
    """Whether it is hardly ever anything else."""


class Sums(NamedTuple):
    """What chunks add up to: a sum a kind, and of how many features."""

    kinds: tuple[int, int, int]
    features: int


class _Rows(dict[bytes, int]):
    def __init__(self, model: Model) -> None:
        self._model = model

    def __missing__(self, chunk: bytes) -> int:
        row = self._model.row(chunk)
        if len(chunk) <= chunk_bytes_kept:
            if len(self) >= rows_kept_max:
                self.clear()
            self[chunk] = row
        return row


class Model:
    """Weights and thresholds. Immutable but for what it remembers of chunks, which never changes an answer."""

    def __init__(self, text: str) -> None:
        head, told, weights = text.split("\n")[:3]
        if head != magic or len(weights) != len(KINDS) << buckets_bits:
            raise ValueError("not a shop talk model of this version")
        self.told: dict[str, list[float]] = json.loads(told)
        """By kind: ``scale`` of a weight, ``bias``, and the scores from which a window has a ``chance``, is ``likely``
        and is ``sure``."""
        self.weights = weights.encode("ascii")
        self._rows = _Rows(self)

    @staticmethod
    def pack(told: dict[str, list[float]], weights: Sequence[int]) -> str:
        """The file's text. Weights lie between -``weight_most`` and ``weight_most``."""
        return f"{magic}\n{json.dumps(told)}\n{''.join(chr(_middle + weight) for weight in weights)}\n"

    def row(self, chunk: bytes) -> int:
        """A chunk's sums and how many features they are of, in one integer: one addition adds all."""
        names = features(chunk)
        packed = min(len(names), features_max) << _count_shift
        for kind, total in enumerate(self._total(names)):
            packed += (max(-_row_most, min(_row_most, total)) + _row_most) << kind * _lane_bits
        return packed

    def _total(self, names: Iterable[str]) -> list[int]:
        weights = self.weights
        told = b"".join(
            [weights[(at := (crc32(name.encode("utf-8", "surrogatepass")) & _mask) * 3) : at + 3] for name in names]
        )
        return [sum(told[kind::3]) - _middle * (len(told) // 3) for kind in range(3)]

    def sums(self, heard: Collection[bytes]) -> Sums:
        """What chunks add up to."""
        total = sum(map(self._rows.__getitem__, heard))
        less = _row_most * len(heard)
        lanes = (total & _lane, total >> _lane_bits & _lane, total >> 2 * _lane_bits & _lane)
        return Sums((lanes[0] - less, lanes[1] - less, lanes[2] - less), total >> _count_shift)

    def scores(self, text: str) -> tuple[float, float, float] | None:
        """How much a piece of text reads like each kind; None where its words leave no chance."""
        heard = chunks(text)
        once = set(heard)
        sums = self.sums(once if len(once) <= chunks_max else different(heard))
        root = math.sqrt(sums.features + built_weight * len(LOOKS))
        (order, price, contract), chance = self._scores(sums.kinds, root), self.told["chance"]
        if order < chance[0] and price < chance[1] and contract < chance[2]:
            return None
        looks = self._total(built(text, heard))
        return self._scores([one + built_weight * more for one, more in zip(sums.kinds, looks, strict=True)], root)

    def _scores(self, sums: Sequence[int], root: float) -> tuple[float, float, float]:
        scale, bias = self.told["scale"], self.told["bias"]
        return (
            sums[0] * scale[0] / root + bias[0],
            sums[1] * scale[1] / root + bias[1],
            sums[2] * scale[2] / root + bias[2],
        )

    def talk(self, text: str) -> list[Talk]:
        """Every stretch that reads like one of the kinds, by start."""
        found: list[Talk] = []
        for start, end in windows(text):
            scores = self.scores(text[start:end])
            if scores is None:
                continue
            for kind, score in enumerate(scores):
                if score >= self.told["likely"][kind] and not (kind == CONTRACT and _codelike(text[start:end])):
                    low, high = self._carried(text, start, end, kind)
                    found.append(Talk(KINDS[kind], low, high, score, score >= self.told["sure"][kind]))
        return found

    def _carried(self, text: str, start: int, end: int, kind: int) -> tuple[int, int]:
        """The sentences and lines from the first to the last that speak for a kind."""
        spoken = [
            one.span() for one in _sentence.finditer(text, start, end)
            if self.sums(different(chunks(one.group()))).kinds[kind] > 0
        ]  # fmt: skip
        low, high = (spoken[0][0], spoken[-1][1]) if spoken else (start, end)
        while low < high and text[low] in _blanks:
            low += 1
        while low < high and text[high - 1] in _blanks:
            high -= 1
        return low, high


def _codelike(window: str) -> bool:
    return code_share * sum(map(window.count, CODE_MARKS)) > len(window)


def windows(text: str) -> Iterator[tuple[int, int]]:
    """A text in pieces of at most :data:`window_chars`, cut where a paragraph ends, else a line, else a word."""
    start, size = 0, len(text)
    while size - start > window_chars:
        least, most = start + window_chars // 3, start + window_chars
        cut = next((at + 1 for mark in ("\n\n", "\n", " ") if (at := text.rfind(mark, least, most)) >= 0), most)
        yield start, cut
        start = cut
    if start < size:
        yield start, size


@lru_cache(maxsize=1)
def builtin_model() -> Model:
    """The model that comes with Seawall, read once from the package."""
    return Model(resources.files("seawall.detect").joinpath("shop_talk.model").read_text("ascii"))
