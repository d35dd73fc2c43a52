"""A fingerprint set as a file: what is in it, and how a value is looked up.

    magic, header length │ header (JSON) │ MAC of the header │ sections, each at a multiple of 64 bytes

    table       u32 × (2^p + 1)   where the fingerprints that begin with these p bits stand
    rests       u32 × keys        the 32 bits after the first p, ascending within a bucket
    rows        3 or 4 bytes × keys   the row each belongs to
    heads       u32 × (2^20 + 1)  large sets only: as ``table``, for subjects
    subjects    u32 or u64 × rows   whose each row is; rows are numbered in ascending order of it
    words       bits              first sieve for words of names, streets and texts
    browser     11 bytes × values   for the filter of the browser extension (bloom.py)
    browser_rows  u32 × values      the row each of these belongs to

A fingerprint is the first 64 bits of keyed BLAKE2b over kind and comparable form; p is chosen so that a bucket holds
about eight. That makes p + 32 bits that count, and a false match in one of 500 million probes whatever the size.

The header is authenticated with the installation's key, so a file made elsewhere, or changed, is refused when it is
opened; it holds names of columns and the looks of ids (``a3d5``), and no value. Whether the sections are as they were
written takes reading them: :meth:`Index.verify`.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec

from seawall.model.errors import IntegrityError
from seawall.model.words import Category

MAGIC = b"SWFP0001"
header_bytes_max = 4 * 1024 * 1024
mac_bytes = 32
align = 64
subject_bits = 52
"""Of a subject's fingerprint; thirteen hex digits (model/finding.py)."""
head_bits = 20
rows_max = 100_000_000
stale_hours = 30 * 24
"""A set whose owner named no interval is old after this: customers come and go."""
ROW = "row"
"""The kind under which a row's own key is kept, so that the row is found again when it changes."""


class Column(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One column of a set."""

    name: str
    kind: str
    category: Category
    values: int = 0
    shapes: tuple[str, ...] = ()
    """What its ids look like; empty for too many different looks."""
    lengths: tuple[int, ...] = ()
    """How many words, or digits for phones, its values have."""


class Section(msgspec.Struct, frozen=True):
    """Where a section stands and what it must hash to."""

    start: int
    length: int
    digest: str


class Header(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a file says of itself."""

    name: str
    form: str
    """``records`` or ``documents``."""
    built_ms: int
    rows: int
    """Records, or documents."""
    keys: int
    prefix_bits: int
    row_bytes: int
    byte_order: str
    sections: dict[str, Section]
    columns: tuple[Column, ...] = ()
    subject: str = ""
    """The column that says whose a row is."""
    countries: tuple[str, ...] = ()
    """Calling codes its phone numbers have."""
    source: str = ""
    """Where it was built from, without credentials: ``customers.csv``, ``shopify``."""
    skipped: int = 0
    """Rows that could not be read."""
    titles: tuple[str, ...] = ()
    """Names of its documents."""
    sizes: tuple[int, ...] = ()
    """How many fingerprints each document has."""
    canary: bool = False
    """Its values are planted and nobody's: whoever says one has read what was kept from it."""
    key: str = ""
    """The column that tells its rows apart; empty for a set whose rows can't be replaced one by one."""
    read_ms: int = 0
    """When the reading began of what is in it: later changes of the source may be missing."""
    full_ms: int = 0
    """When all of the source was read last."""
    every_hours: int = 0
    """How often its source is to be read; 0 when nobody said."""
    recipe: dict[str, str] = {}
    """How its source is read again (cli/_sets.py). Keys and passwords only by reference."""

    @property
    def due_ms(self) -> int:
        """When its source is to be read again."""
        return (self.read_ms or self.built_ms) + (self.every_hours or stale_hours) * 3_600_000

    @property
    def outgrown(self) -> bool:
        """Whether it has grown eightfold since all of it was read: its lay-out no longer fits, false matches rise."""
        return self.prefix_bits < 28 and self.keys.bit_length() - 3 > self.prefix_bits + 3


_DECODE = msgspec.json.Decoder(Header)
_ENCODE = msgspec.json.Encoder().encode


class Keying:
    """Turns values into fingerprints under the installation's key."""

    def __init__(self, key: bytes) -> None:
        self._key = key[:64]
        self._kinds: dict[str, hashlib.blake2b] = {}

    def of(self, kind: str, form: str) -> int:
        """64 bits for a comparable form of a kind."""
        return int.from_bytes(self.digest(kind, form), "big")

    def digest(self, kind: str, form: str) -> bytes:
        """The same as 8 bytes."""
        base = self._kinds.get(kind)
        if base is None:
            base = self._kinds[kind] = hashlib.blake2b(kind.encode() + b"\0", key=self._key, digest_size=8)
        hashed = base.copy()
        hashed.update(form.encode("utf-8", "surrogatepass"))
        return hashed.digest()

    def mac(self, head: bytes) -> bytes:
        """What authenticates a header."""
        return hashlib.blake2b(b"seawall fingerprint set\0" + head, key=self._key, digest_size=mac_bytes).digest()


class Index:
    """An open set. Reads from bytes it is handed (a mapped file, in use); safe to share between threads."""

    def __init__(self, data: memoryview, keying: Keying) -> None:
        """Open it; costs the same whatever its size.

        Raises:
            IntegrityError: no fingerprint set, cut short, changed, or made by another installation.
        """
        self.header = read_header(data, keying)
        self._data = data
        header = self.header
        self._shift = 64 - header.prefix_bits
        self._rest_shift = 32 - header.prefix_bits
        self._table = self._section("table").cast("I")
        self._rests = self._section("rests").cast("I")
        self._rows = self._section("rows")
        self._words = self._section("words")
        self._heads = self._section("heads").cast("I")
        self._subjects = self._section("subjects").cast("I" if len(self._heads) else "Q")
        self.browser = self._section("browser")
        self.browser_rows = self._section("browser_rows").cast("I")
        self._word_mask = len(self._words) * 8 - 1

    def _section(self, name: str) -> memoryview:
        place = self.header.sections.get(name)
        return memoryview(b"") if place is None else self._data[place.start : place.start + place.length]

    def verify(self) -> None:
        """Read everything and compare it with what was written.

        Raises:
            IntegrityError: a section was changed.
        """
        for name, place in self.header.sections.items():
            if _digest(self._section(name)) != place.digest:
                raise _damaged(f"its {name} were changed")

    def find(self, fingerprint: int) -> tuple[int, int]:
        """Where the rows of a fingerprint stand: a range for :meth:`row`, empty when it is not in the set."""
        bucket = fingerprint >> self._shift
        rest = (fingerprint >> self._rest_shift) & 0xFFFFFFFF
        rests, high = self._rests, self._table[bucket + 1]
        first = bisect_left(rests, rest, self._table[bucket], high)
        last = first
        while last < high and rests[last] == rest:
            last += 1
            if last - first == 64:
                last = bisect_right(rests, rest, last, high)
                break
        return first, last

    def row(self, place: int) -> int:
        """The row at a place that :meth:`find` returned. Ascending within one range."""
        size = self.header.row_bytes
        return int.from_bytes(self._rows[place * size : place * size + size], "little")

    def rows_of(self, fingerprint: int) -> list[int]:
        """All rows of a fingerprint."""
        return [self.row(place) for place in range(*self.find(fingerprint))]

    def rows_of_subject(self, subject: str) -> range:
        """All rows that are somebody's, by how findings write them."""
        value, held = int(subject, 16), self._subjects
        if not len(held) or value >> subject_bits:
            return range(0)
        if not len(self._heads):
            return range(bisect_left(held, value), bisect_right(held, value))
        low, high = self._heads[value >> 32], self._heads[(value >> 32) + 1]
        rest = value & 0xFFFFFFFF
        return range(bisect_left(held, rest, low, high), bisect_right(held, rest, low, high))

    def records(self) -> Iterator[tuple[bytes, int]]:
        """Every fingerprint, as far as it is kept and as 8 bytes, with its row, in order."""
        table, rests = self._table, self._rests
        for bucket in range(len(table) - 1):
            high = bucket << self._shift
            for place in range(table[bucket], table[bucket + 1]):
                yield (high | rests[place] << self._rest_shift).to_bytes(8, "big"), self.row(place)

    @property
    def words(self) -> memoryview:
        """The first sieve, at the size it is kept."""
        return self._words

    def subject(self, row: int) -> str | None:
        """Whose a row is, as findings write it; None when the set does not know."""
        if not len(self._subjects):
            return None
        value = self._subjects[row]
        if len(self._heads):
            value |= (bisect_right(self._heads, row) - 1) << 32
        return f"{value:013x}" if value else None

    def knows_word(self, hashed: int) -> bool:
        """Whether a word with this fingerprint may stand in the set. Some that don't pass too."""
        if self._word_mask < 0:
            return False
        bit = hashed & self._word_mask
        return bool(self._words[bit >> 3] >> (bit & 7) & 1)


def read_header(data: memoryview, keying: Keying) -> Header:
    """The header of a file.

    Raises:
        IntegrityError: as :class:`Index`.
    """
    if len(data) < len(MAGIC) + 4 or bytes(data[: len(MAGIC)]) != MAGIC:
        raise _damaged("it is none, or of another version")
    (size,) = struct.unpack_from("<I", data, len(MAGIC))
    start = len(MAGIC) + 4
    if size > header_bytes_max or len(data) < start + size + mac_bytes:
        raise _damaged("it is cut short")
    raw = bytes(data[start : start + size])
    if not hmac.compare_digest(keying.mac(raw), bytes(data[start + size : start + size + mac_bytes])):
        raise _damaged("it was changed, or made with the key of another installation")
    try:
        header = _DECODE.decode(raw)
    except msgspec.DecodeError:
        raise _damaged("it is of another version") from None
    if header.byte_order != sys.byteorder:
        raise _damaged("it was made on another kind of processor")
    if any(place.start + place.length > len(data) for place in header.sections.values()):
        raise _damaged("it is cut short")
    return header


def head_bytes(header: Header, keying: Keying) -> bytes:
    """A header as it is written, filled up so that the first section stands aligned."""
    raw = _ENCODE(header)
    whole = MAGIC + struct.pack("<I", len(raw)) + raw + keying.mac(raw)
    return whole + bytes(-len(whole) % align)


def digest_of(section: bytes | memoryview) -> str:
    """What a section must hash to."""
    return _digest(section)


def _digest(section: bytes | memoryview) -> str:
    return hashlib.blake2b(section, digest_size=16).hexdigest()


def _damaged(why: str) -> IntegrityError:
    return IntegrityError(f"This fingerprint set is not used: {why}", advice="Build it again.")
