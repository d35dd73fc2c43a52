"""Talk of a shop, known by a small model: whether a text tells one buyer's order, what the shop pays or would go down
to, or what it agreed with a supplier, in whatever words.

    text ── sentences ──────────► chunks between blanks and marks, at C speed; digits are all the same digit
         ── each chunk ─────────► three weights, added up once and remembered: an addition a chunk
         ── sentences in a row ─► a run for each kind, as long as more is said for it than against it
         ── a run with a chance ► what it is built like (amounts, dates, percentages, numbered lines, cells)
         ── sum by the root of the chunks' number, over a threshold

A chunk's weights are a sum over hashed features: its words, pieces of four letters of them (so that cases, plurals and
compounds share what is known of their stem), the shape of its number. The sums are whole numbers, so that the browser's
twin (extension/src/detect/shop_talk.ts) comes to the same score bit by bit.

The weights are one file, ``shop_talk.model``, made by ``bench/train_shop_talk.py`` from labelled texts of our own.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, repeat
from operator import add, getitem
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import msgspec

from seawall.detect import late_re as re

KINDS = ("order_record", "price_list", "contract")
"""The detectors whose talk is known, in the order of the weights."""
REASON = "shop talk model"
"""Says of a finding that it was read, not proved."""
ORDER = KINDS.index("order_record")
CONTRACT = KINDS.index("contract")
buckets_bits = 16
built_weight = 2
"""How many times a word what a run is built like counts."""
chunks_max = 250
"""So many different chunks of a run count."""
counted_most = 8
window_chars = 1_500
"""A run is no longer."""
features_max = 63
"""So many features of a chunk count."""
weight_most = 45
rows_kept_max = 20_000
"""Chunks whose sums are remembered; then all are forgotten and learnt again."""
chunk_bytes_kept = 48
magic = "seawall shop talk 2"
_middle = 80
"""The character that stands for a weight of nothing."""
_mask = (1 << buckets_bits) - 1
_row_most = 2_000
_lane_bits = 20
_lane = (1 << _lane_bits) - 1
_half = _lane >> 1
"""What a lane holds for a sum of nothing; no sum is as far from it as either end."""
_lanes = tuple(kind * _lane_bits for kind in range(len(KINDS)))
_count_shift = len(KINDS) * _lane_bits
_nothing = sum(_half << lane for lane in _lanes)
"""Sums of nothing, packed."""
_speaks = sum(_half + 1 << lane for lane in _lanes)
"""The bits that are set where a sum is over nothing."""

UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
"""Scripts whose words are read two characters at a time."""
_in_spaced = bytes(code for code in range(256) if code != 0xE0 and not 0xE3 <= code <= 0xED)
"""No letter of those scripts begins with one of these bytes."""
_word = re.compile(r"[^\W\d_]+|\d+(?:[.,:/-]\d+)*|[%€$£¥₹₺₽₴₩₪฿§#×@&]")
_zeros = re.compile("0+")
_blanks = " \t\r\n"
_sentence_ends = ((". ", ".\n"), ("! ", "!\n"), ("? ", "?\n"), ("。", "\n"), ("！", "\n"), ("？", "\n"))
"""Marks, and the same with a line's end: as long, so that places stay."""
_apart = bytes(
    32 if code < 33 or chr(code) in "\"'()[]{}<>|;=*!?_`~^\\" else 48 if 48 <= code < 58 else code
    for code in range(256)
)
_apart_lines = _apart[:10] + b"\n" + _apart[11:]
_date = re.compile("0[./-]0{1,2}(?:[./-]| |$)|0{4}-00-00")
_digit = re.compile("[0-9]")
_long = re.compile("0{4,}")
_times = re.compile("0[x×]|[x×]0")
_long_digits_min = 8
_long_number = re.compile("[0-9]{8,40}")
_told_number = re.compile("[0-9]{3}|[0-9][.,/-][0-9]")
_said = re.compile("[^\\W_]")
_statement = re.compile("[;{](?:\n|$)")
_spelled = re.compile("[^\\W\\d_]{3,40}|[A-Z]{2}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_figures = re.compile("[0-9]{1,40}(?:[.,:/-][0-9]{1,40}){0,8}")
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
"""A run with more of these marks than one in so many characters is code or a table, and no contract."""
code_share_bare = 14
"""With more than so many it is code that speaks of nothing, unless it has a number an order or a price can have."""
ids_most = 8
list_chars = 400
"""With so many long numbers in what stands so near before, in and behind it, a run is part of a list of articles,
parcels or sessions, and no buyer's story."""
gap_lines = "\n\n\n\n"
"""What stands on two sides of so many empty lines is not told together."""
figures_most = 3
"""A run with more figures than so many for each letter in its words is a drawing, a map or a matrix."""
LOOKS = ("line", "number", "decimal", "percent", "date", "long", "money", "article", "cell", "quote", "question",
         "bracket", "times", "equals", "chunks")  # fmt: skip
"""What a run is built like: so many of each."""
_rank_max, chunks_rank_max = 4, 10
_zero = ord("0")
_times_sign = "×".encode()


class _Roots(dict[int, float]):
    def __missing__(self, features: int) -> float:
        root = self[features] = math.sqrt(features + built_weight * len(LOOKS))
        return root


_roots = _Roots()
"""What a sum of so many features is divided by; there can't be more than fit into a run."""


def chunks(text: str) -> list[bytes]:
    """The pieces between blanks and marks, in small letters, every digit a zero."""
    return _plainly(text, _apart).split()


def _plainly(text: str, marks: bytes) -> bytes:
    told = text.lower().encode("utf-8", "surrogatepass")
    if len(told) > len(text) and told.translate(None, _in_spaced):
        text = "\n".join(line if line.isascii() else UNSPACED.sub(_spaced, line) for line in text.split("\n"))
        told = text.lower().encode("utf-8", "surrogatepass")
    return told.translate(marks)


def different(heard: Iterable[bytes]) -> list[bytes]:
    """Each chunk once, in order, up to :data:`chunks_max`."""
    return list(dict.fromkeys(heard))[:chunks_max]


def _spaced(run: re.Match[str]) -> str:
    piece = run.group()
    return " " + " ".join(map(add, piece, piece[1:] + " ")) + " "


def features(chunk: bytes) -> list[str]:
    """What a chunk says, each thing once, and no more than the first :data:`features_max`."""
    found: list[str] = []
    for word in _word.findall(_plain(chunk)):
        if word[0].isalpha():
            edged = f"<{word}>"
            found.append(edged)
            if len(word) > 1:
                found += [edged[at : at + 4] for at in range(len(word) - 1)]
        elif word[0].isdecimal():
            found += (f"#{_zeros.sub('0', word)}", f"#{min(len(word), 8)}")
        else:
            found.append(word)
    return list(dict.fromkeys(found))[:features_max]


def _plain(chunk: bytes) -> str:
    """The chunk without accents, in Latin, Greek and Cyrillic."""
    text = chunk.decode("utf-8", "replace")
    return text if len(text) == len(chunk) else "".join(map(_letter, text))


def _letter(letter: str) -> str:
    if letter.isdecimal():
        return "0"
    if letter > "\uffff":  # as the browser reads them (extension/src/detect/text.ts)
        return "\ua000" if letter.isalpha() else "\u2150" if letter.isnumeric() else "\ue000"
    if "\u00c0" <= letter < "\u0530" or "\u1e00" <= letter < "\u2000":
        return "".join(one for one in unicodedata.normalize("NFKD", letter) if not "\u0300" <= one <= "\u036f")
    return "" if "\u0300" <= letter <= "\u036f" else letter


def built(text: str, heard: Sequence[bytes]) -> list[str]:
    """What a run is built like, as features."""
    return [f"!{name}{rank}" for name, rank in zip(LOOKS, _ranks(text, heard), strict=True)]


def _ranks(text: str, heard: Sequence[bytes]) -> list[int]:
    numbers = [chunk for chunk in heard if _zero in chunk]
    figures = b" ".join(numbers).decode("utf-8", "replace")
    count = text.count
    plain = text.isascii()
    counts = (
        count("\n"),
        len(numbers),
        figures.count(",00") + figures.count(".00"),
        count("%") + (0 if plain else count("٪")),
        len(_date.findall(figures)) if "0.0" in figures or "0/0" in figures or "0-0" in figures else 0,
        len(_long.findall(figures)) if "0000" in figures else 0,
        (count("$") if plain else sum(map(count, MONEY_SIGNS)))
        + (0 if _MONEY_WORDS.isdisjoint(heard) else sum(map(_MONEY_WORDS.__contains__, heard))),
        len(_article.findall(f"\n{text}")) + (0 if plain else count("§") + count("第")),
        count("\t") + count("|") + count(";"),
        count('"'),
        count("?"),
        count("_") + count("{") + count("[") + count("("),
        (len(_times.findall(figures)) if "0x" in figures or "x0" in figures or "×" in figures else 0)
        + heard.count(b"x")
        + (0 if plain else heard.count(_times_sign)),
        count("="),
    )
    return [*map(_rank, counts), min(len(heard) // 8, chunks_rank_max)]


def every_look() -> Iterator[list[str]]:
    """All that :func:`built` can say, by look."""
    for look in LOOKS:
        yield [f"!{look}{rank}" for rank in range(1 + (chunks_rank_max if look == LOOKS[-1] else _rank_max))]


def _rank(count: int) -> int:
    return count if count < 2 else 2 if count < 4 else 3 if count < counted_most else _rank_max


class Talk(NamedTuple):
    """A stretch of text that reads like one of the kinds."""

    kind: str
    start: int
    end: int
    score: float
    sure: bool
    """Whether it is hardly ever anything else."""
    alone: bool
    """Whether it needs no word of a detector in a long text, where some of it reads like anything."""


class Run(NamedTuple):
    """Sentences in a row that may read like a kind."""

    kind: int
    start: int
    end: int
    words: float
    """How much the words alone read like it."""
    again: bool
    """Whether any sentence of it may have been said before."""
    whole: bool = False
    """Whether all of the text is read, and this only is where it speaks for the kind."""


class Sums(NamedTuple):
    """What chunks add up to: a sum a kind, and of how many features."""

    kinds: tuple[int, int, int]
    features: int


class _Rows(dict[bytes, int]):
    def __init__(self, make: Callable[[bytes], int]) -> None:
        self._make = make

    def __missing__(self, chunk: bytes) -> int:
        row = self._make(chunk)
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
        self.told: dict[str, list[float]] = msgspec.json.decode(told)
        """By kind: ``scale`` of a weight, ``bias``, the score of its words alone from which a run has a ``chance``,
        that of one without a digit (``bare``), and the scores from which it is ``likely``, ``alone`` enough in a long
        text, and ``sure``. Of a short text read as a whole ``whole_chance`` and ``whole`` instead: a run is the best
        of many, all of it nobody's choice."""
        self.weights = weights.encode("ascii")
        self._weights_at = [(self.weights[kind:].__getitem__, lane) for kind, lane in enumerate(_lanes)]
        rows = zip(self.told["chance"], self.told["bias"], self.told["scale"], strict=True)
        self._least = [(chance - bias) / scale for chance, bias, scale in rows]
        """What a run's sum by the root of its features must be, by kind."""
        self._rows = _Rows(lambda chunk: self._packed(features(chunk)))
        self._looks = [[self._packed([name]) for name in names] for names in every_look()]

    @staticmethod
    def pack(told: dict[str, list[float]], weights: Sequence[int]) -> str:
        """The file's text. Weights lie between -``weight_most`` and ``weight_most``."""
        head = msgspec.json.format(msgspec.json.encode(told), indent=0).decode()
        return f"{magic}\n{head}\n{''.join(chr(_middle + weight) for weight in weights)}\n"

    def _packed(self, names: Sequence[str]) -> int:
        """The sums of features and how many they are, in one integer: one addition adds all."""
        places = [(crc32(name.encode("utf-8", "surrogatepass")) & _mask) * 3 for name in names]
        less = _middle * len(names)
        packed = len(names) << _count_shift
        for weight_at, lane in self._weights_at:
            total = sum(map(weight_at, places)) - less
            packed += (total if -_row_most < total < _row_most else _row_most if total > 0 else -_row_most) << lane
        return packed

    def sums(self, heard: Collection[bytes]) -> Sums:
        """What chunks add up to."""
        return _sums(sum(map(self._rows.__getitem__, heard), _nothing))

    def scores(self, text: str) -> tuple[float, float, float]:
        """How much a piece of text reads like each kind."""
        heard = chunks(text)
        once = set(heard)
        words = self.sums(once if len(once) <= chunks_max else different(heard))
        looks = _sums(sum(map(getitem, self._looks, _ranks(text, heard)), _nothing))
        sums = [one + built_weight * more for one, more in zip(words.kinds, looks.kinds, strict=True)]
        return self._scores(sums, _roots[words.features])

    def _scores(self, sums: Sequence[int], root: float) -> tuple[float, float, float]:
        scale, bias = self.told["scale"], self.told["bias"]
        return (
            sums[0] * scale[0] / root + bias[0],
            sums[1] * scale[1] / root + bias[1],
            sums[2] * scale[2] / root + bias[2],
        )

    def talk(self, text: str) -> list[Talk]:
        """Every run of sentences that reads like one of the kinds, by start; harmless sentences before and behind it
        take nothing from it. A short text may read like a kind only as a whole."""
        found: dict[Run, Talk] = {}
        scored: dict[str, tuple[float, float, float]] = {}
        for run in self.runs(text):
            if run.whole and any(run.kind == other.kind for other in found):
                continue
            start, end = _between_statements(text, run.start, run.end)
            read = text if run.whole else text[start:end]
            if run.words < self.told["bare"][run.kind] and not _digit.search(read):
                continue
            if _in_list(text, start, end, run.kind):
                continue  # first, for it costs less than a score
            scores = scored.get(read)
            if scores is None:
                scores = scored[read] = self.scores(_once(read) if run.again else read)
            score = scores[run.kind]
            least = self.told["whole" if run.whole else "likely"][run.kind]
            if score >= least and not _drawn_or_coded(read, run.kind) and not _told_by_nobody(read, run.kind):
                low, high = _trimmed(text, start, end)
                found[run] = Talk(
                    KINDS[run.kind],
                    low,
                    high,
                    score,
                    self._over("sure", run.kind, score),
                    self._over("alone", run.kind, score),
                )
        return sorted(found.values(), key=lambda talk: (talk.start, KINDS.index(talk.kind)))

    def _over(self, name: str, kind: int, score: float) -> bool:
        return score >= self.told[name][kind]

    def runs(self, text: str) -> Iterator[Run]:
        """Runs of sentences whose words have a chance. One goes on while more was said for its kind than against it,
        begins anew where a sentence reads more like it than all of them or its first one is said again, and ends where
        it read most like it. What was said in it before says nothing more. Of a short text last also all from the first
        to the last sentence that speaks for a kind."""
        lines, plain = _lines(text)
        ends = list(accumulate(map(len, lines)))
        once = set(plain)
        each = self._added(plain if len(once) == len(plain) else once)
        if len(once) < len(plain):  # what is said again, in a log but for its figures, is added up once
            each = list(map(dict(zip(once, each, strict=True)).__getitem__, plain))
        speaking = [number for number, packed in enumerate(each) if packed & _speaks]
        spoken = [[number for number in speaking if each[number] >> lane & _half + 1] for lane in _lanes]
        for kind, numbers in enumerate(spoken):
            if numbers:
                yield from self._runs_of(kind, numbers, lines, ends, each)
        if len(text) <= window_chars:
            said = dict(zip(lines, each, strict=True))
            every = _sums(sum(said.values()) - _nothing * (len(said) - 1))
            scores = self._scores(every.kinds, _roots[every.features])
            for kind, score in enumerate(scores):
                if score >= self.told["whole_chance"][kind]:
                    first, last = (spoken[kind] or [0])[0], (spoken[kind] or [-1])[-1]
                    start, end = ends[first] + first - len(lines[first]), ends[last] + last % len(lines)
                    yield Run(kind, start, end, score, len(said) < len(lines), whole=True)

    def _added(self, plain: Collection[bytes]) -> list[int]:
        """What the chunks of each of some lines add up to."""
        return list(map(sum, map(map, repeat(self._rows.__getitem__), _heard(plain)), repeat(_nothing)))

    def _runs_of(
        self, kind: int, spoken: list[int], lines: list[str], ends: list[int], each: list[int]
    ) -> Iterator[Run]:
        """Those of one kind; ``spoken`` are the lines that speak for it."""
        lane, least, roots = _lanes[kind], self._least[kind], _roots
        number, size = 0, len(lines)
        for first in spoken:
            if first < number:
                continue
            number, start, stop, total, features, best, again = first, 0, 0, 0, 0, -math.inf, False
            said: set[str] = set()
            opening = ""
            while number < size:
                line = lines[number]
                if not line:
                    number += 1
                    continue
                packed, end = each[number], ends[number] + number
                more, count = (packed >> lane & _lane) - _half, packed >> _count_shift
                if more > 0:
                    new = line not in said
                    then, sayings = (total + more, features + count) if new else (total, features)
                    read, alone = then / roots[sayings], more / roots[count]
                    if not total or end - start > window_chars or line == opening or alone > read:
                        if best >= least:
                            yield self._told(kind, start, stop, best, again)
                        start, opening, said, again = end - len(line), line, set(), False
                        then, sayings, read, best = more, count, alone, -math.inf
                    elif not new:
                        again = True
                    total, features = then, sayings
                    if read >= best:
                        best, stop = read, end
                else:
                    if line in said:
                        again = True
                    else:
                        total += more
                        features += count
                    if total <= 0 or end - start > window_chars:
                        break
                said.add(line)
                number += 1
            number += 1
            if best >= least:
                yield self._told(kind, start, stop, best, again)

    def _told(self, kind: int, start: int, end: int, best: float, again: bool) -> Run:
        return Run(kind, start, end, best * self.told["scale"][kind] + self.told["bias"][kind], again)


def _sums(packed: int) -> Sums:
    first, second, third = [(packed >> lane & _lane) - _half for lane in _lanes]
    return Sums((first, second, third), packed >> _count_shift)


def _between_statements(text: str, low: int, high: int) -> tuple[int, int]:
    """A run without the statements round it: ``margin: 0;`` speaks of prices, and would take along what is told. Of
    one with a wide gap the longer part."""
    while (gap := text.find(gap_lines, low, high)) >= 0:
        low, high = (gap + len(gap_lines), high) if 2 * gap < low + high else (low, gap)
    while (stop := text.find("\n", low, high)) >= 0 and _is_statement(text[low:stop]):
        low = stop + 1
    while (stop := text.rfind("\n", low, high)) >= 0 and _is_statement(text[stop:high]):
        high = stop
    return low, high


def _is_statement(line: str) -> bool:
    if line.rstrip()[-1:] in _ends_statement or _said.search(line) is None:
        return True
    return code_share_bare * _count(line, _code_marks) > len(line)


def _count(text: str, some: bytes) -> int:
    """How many characters of a text are one of some in ASCII, at C speed."""
    told = text.encode("utf-8", "surrogatepass")
    return len(told) - len(told.translate(None, some))


_ends_statement = ("", ";", "{", "}")
_code_marks = CODE_MARKS.encode()
_digits = b"0123456789"


def _told_by_nobody(run: str, kind: int) -> bool:
    from seawall.detect.untold import untold  # seldom asked: most texts have no run that reads like a kind

    return untold(run, order=kind == ORDER, contract=kind == CONTRACT)


def _trimmed(text: str, low: int, high: int) -> tuple[int, int]:
    while low < high and text[low] in _blanks:
        low += 1
    while low < high and text[high - 1] in _blanks:
        high -= 1
    return low, high


def _in_list(text: str, start: int, end: int, kind: int) -> bool:
    if kind != ORDER:
        return False
    near = text[max(0, start - list_chars) : end + list_chars]
    return _count(near, _digits) >= ids_most * _long_digits_min and len(_long_number.findall(near)) >= ids_most


def _drawn_or_coded(run: str, kind: int) -> bool:
    """Whether a run is code, a drawing or a list of numbers rather than talk."""
    share = code_share if kind == CONTRACT else code_share_bare
    if share * _count(run, _code_marks) > len(run) and (kind == CONTRACT or _told_number.search(run) is None):
        return True
    if kind != CONTRACT and (";" in run or "{" in run) and 2 * len(_statement.findall(run)) > run.count("\n") + 2:
        return True
    spelled, figures_max = 0, _count(run, _digits)
    for word in _spelled.finditer(run):
        spelled += figures_most * (word.end() - word.start())
        if spelled >= figures_max:
            return False
    return spelled < len(_figures.findall(run))


def sentences(text: str) -> Iterator[tuple[int, int, set[bytes]]]:
    """A text's sentences and lines, and what is different in each; long ones in pieces of :data:`window_chars` at most,
    cut between words."""
    start = 0
    lines, plain = _lines(text)
    for line, heard in zip(lines, _heard(plain), strict=True):
        if line:
            yield start, start + len(line), heard
        start += len(line) + 1


def _once(text: str) -> str:
    """A text without the sentences it said before."""
    kept, said, start = [], set[str](), 0
    for line in _marked(text)[1]:
        end = start + len(line) + 1
        if not line or line not in said:
            kept.append(text[start:end])
            said.add(line)
        start = end
    return "".join(kept)


def _marked(text: str) -> tuple[str, list[str]]:
    """A text with a line's end wherever a sentence ends, every other place as it was; and its lines."""
    for mark, end in _sentence_ends:
        if mark[0] in text:  # a single letter is found faster than two
            text = text.replace(mark, end)
    lines = text.split("\n")
    if len(text) > window_chars and max(map(len, lines)) > window_chars:
        text = "\n".join(map(_cut, lines))
        lines = text.split("\n")
    return text, lines


def _lines(text: str) -> tuple[list[str], list[bytes]]:
    """The same with the empty ones among them, as they are and plainly."""
    text, lines = _marked(text)
    return lines, _plainly(text, _apart_lines).split(b"\n")


def _heard(plain: Collection[bytes]) -> Iterable[set[bytes]]:
    """What is different in each of some lines, at C speed."""
    heard = map(bytes.split, plain)
    return map(set, map(different, heard) if max(map(len, plain)) > 2 * chunks_max else heard)


def _cut(line: str) -> str:
    """A line with a line's end in the place of some blanks, or of whatever stands there."""
    pieces, start = [], 0
    while len(line) - start > window_chars:
        cut = line.rfind(" ", start + 1, start + window_chars)
        cut = cut if cut > 0 else start + window_chars
        pieces.append(line[start:cut])
        start = cut + 1
    return "\n".join([*pieces, line[start:]])


@lru_cache(maxsize=1)
def builtin_model() -> Model:
    """The model that comes with Seawall, read once from the package."""
    return Model(Path(__file__).with_name("shop_talk.model").read_text("ascii"))
