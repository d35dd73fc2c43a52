"""Builds a set: rows in, one file out. Memory stays bounded however many rows there are.

Fingerprints with their rows (12 bytes) are dealt to 256 piles by their first byte; piles over the memory limit go to a
temporary file the caller lends. At the end each pile is sorted by itself, which sorts the whole. Rows are numbered anew
in the order of whose they are, so that a subject costs 4 bytes a row and needs no column of its own.
"""

from __future__ import annotations

import hashlib
import struct
import sys
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

import msgspec

from seawall.detect.exact.index import (
    ROW,
    Column,
    Header,
    Index,
    Keying,
    Section,
    align,
    digest_of,
    head_bits,
    head_bytes,
    rows_max,
    subject_bits,
)
from seawall.detect.exact.kinds import (
    ID_KINDS,
    LETTERS,
    WORD_KINDS,
    country_of,
    fold,
    name_form,
    name_words,
    normals,
    shape,
    street_word,
    telling,
)
from seawall.model.errors import LimitExceeded, UsageError

pile_bytes = 64 * 1024
"""What a pile holds before it is written out."""
rows_per_value_max = 65_536
"""A value in more rows (a large city) says nothing and is left out."""
shapes_max = 64
word_bits_max = 2**24
browser_values_max = 1_000_000
"""Larger sets make no filter for browsers: it would not be small."""
browser_digest_bytes = 11
_BROWSER = {"email": "email", "phone": "phone", "order": "order"}
_RECORD = struct.Struct(">QI")

Spill = Callable[[], BinaryIO]


class Piles:
    """Records of 8 + 4 bytes, sorted as far as their first byte."""

    def __init__(self, spill: Spill) -> None:
        self._spill = spill
        self._file: BinaryIO | None = None
        self._piles = [bytearray() for _ in range(256)]
        self._written: list[list[tuple[int, int]]] = [[] for _ in range(256)]
        self.count = 0

    def add(self, fingerprint: bytes, row: bytes) -> None:
        """One more record: 8 bytes and 4, big-endian."""
        pile = self._piles[fingerprint[0]]
        pile += fingerprint + row
        self.count += 1
        if len(pile) >= pile_bytes:
            self._write(fingerprint[0])

    def _write(self, number: int) -> None:
        if self._file is None:
            self._file = self._spill()
        pile = self._piles[number]
        self._written[number].append((self._file.seek(0, 2), len(pile)))
        self._file.write(pile)
        pile.clear()

    def each(self) -> Iterator[bytes]:
        """The piles in order; each unsorted in itself."""
        for number, pile in enumerate(self._piles):
            parts = []
            for start, length in self._written[number]:
                assert self._file is not None
                self._file.seek(start)
                parts.append(self._file.read(length))
            yield b"".join((*parts, pile))
            self._piles[number] = bytearray()

    def close(self) -> None:
        """Let the temporary file go."""
        if self._file is not None:
            self._file.close()


class SetBuilder:
    """Collects rows and writes a set."""

    _large = False
    """Lay subjects out as for large sets, whatever the size."""

    def __init__(
        self,
        keying: Keying,
        columns: Sequence[Column],
        *,
        spill: Spill,
        subject_print: Callable[[str], str],
        country: str = "",
        browser_salt: bytes = b"",
    ) -> None:
        """Args:
        columns: name, kind and category of each column, in the order rows come in.
        spill: lends a temporary file.
        subject_print: how findings write a subject (model/finding.py); handed ``customer:ID``.
        country: calling code of phone numbers written without one; learnt from the others when empty.
        """
        self._keying = keying
        self._columns = tuple(columns)
        self._subject_print = subject_print
        self._keys, self._owners = Piles(spill), Piles(spill)
        self._country = country
        self._rows = 0
        self._shapes: dict[str, set[str]] = {column.kind: set() for column in columns}
        self._lengths: dict[str, set[int]] = {column.kind: set() for column in columns}
        self._values = Counter[str]()
        self._countries = Counter[str]()
        self._words = bytearray(word_bits_max // 8)
        self._seen_words: set[str] = set()
        self._salt = browser_salt
        self._browser: set[bytes] | None = set() if browser_salt else None
        """Hash and row of what browsers may know."""
        self._before: Index | None = None
        self._kept = 0
        self._owned = False
        self._both = {"given", "family"} <= {column.kind for column in columns}

    @property
    def rows(self) -> int:
        """Rows so far."""
        return self._rows

    def add(self, values: Sequence[str], subject: str = "", key: str = "") -> bool:
        """One row, its values beside the columns; False when nothing in it can be recognised later.

        Args:
            subject: the id of whose it is.
            key: what tells the row apart, where it is to be replaced later.

        Raises:
            LimitExceeded: over ``rows_max`` rows.
        """
        if self._rows >= rows_max:
            raise LimitExceeded(f"A set has at most {rows_max:,} rows", advice="Build several sets.")
        row = self._rows.to_bytes(4, "big")
        done: set[tuple[str, str]] = set()
        for column, value in zip(self._columns, values, strict=True):
            if not value or column.kind == "given":
                continue
            for form in normals(column.kind, value, self._country):
                if (column.kind, form) not in done:
                    done.add((column.kind, form))
                    self._values[column.name] += 1
                    self._note(column.kind, form, form if column.kind == "email" else value, row)
        if self._both and (name := self._whole_name(values)):
            done.add(("name", name))
            self._words_of("name", name)
        if not done:
            return False
        if key:
            done.add((ROW, key.strip()))
        for kind, form in done:
            self._keys.add(self._keying.digest(kind, form), row)
        if subject:
            self._owned = True
            mark = int(self._subject_print(f"customer:{subject.strip()}"), 16) << (64 - subject_bits)
            self._owners.add(mark.to_bytes(8, "big"), row)
        else:
            self._owners.add(bytes(8), row)
        self._rows += 1
        return True

    def _whole_name(self, values: Sequence[str]) -> str:
        words: list[str] = []
        for column, value in zip(self._columns, values, strict=True):
            if column.kind in ("given", "family"):
                words += name_words(value)
        return name_form(words)

    def carry(self, index: Index, gone: bytearray) -> None:
        """Take over the rows of the set as it is but for those that are ``gone`` (a 1 at the row's number).

        Its first sieve is taken over whole: words of rows that are gone stay in it, as keyed bits that many words
        share, until all is read again.
        """
        numbers = array("I", bytes(4 * len(gone)))
        for row in range(index.header.rows):
            if gone[row]:
                continue
            mark = int(index.subject(row) or "0", 16) << (64 - subject_bits)
            self._owned = self._owned or bool(mark)
            self._owners.add(mark.to_bytes(8, "big"), self._rows.to_bytes(4, "big"))
            numbers[row] = self._rows
            self._rows += 1
            self._kept += 1
        for fingerprint, row in index.records():
            if not gone[row]:
                self._keys.add(fingerprint, numbers[row].to_bytes(4, "big"))
        if self._browser is not None:
            for place, row in enumerate(index.browser_rows):
                if not gone[row]:
                    digest = index.browser[place * browser_digest_bytes : (place + 1) * browser_digest_bytes]
                    self._browser.add(bytes(digest) + numbers[row].to_bytes(4, "big"))
        if len(index.words):
            whole = bytes(index.words) * (len(self._words) // len(index.words))
            both = int.from_bytes(whole, "little") | int.from_bytes(self._words, "little")
            self._words = bytearray(both.to_bytes(len(self._words), "little"))
        self._before = index

    def _note(self, kind: str, form: str, value: str, row: bytes) -> None:
        """Learn what tells candidates in a text from everything else."""
        if kind in ID_KINDS or kind == "postcode":
            if len(self._shapes[kind]) <= shapes_max:
                self._shapes[kind].add(shape(form))
        elif kind == "phone":
            self._lengths[kind].add(len(form))
            if value.lstrip(" (").startswith(("+", "00")) or self._country:
                self._countries[form[:3]] += 1
        elif kind in WORD_KINDS:
            self._lengths[kind].add(form.count(" ") + 1)
            self._words_of(kind, form, value)
        if self._browser is not None and kind in _BROWSER and telling(kind, form):
            self._browser.add(browser_digest(self._salt, _BROWSER[kind], value) + row)
            if len(self._browser) > browser_values_max:
                self._browser = None

    def _words_of(self, kind: str, form: str, value: str = "") -> None:
        """Tell the sieve: every word of names, streets and cities, the first of a phrase."""
        words = form.split()
        if kind == "street":
            words = [street_word(word) for word in LETTERS.findall(fold(value))]
        group = "name" if kind == "family" else kind
        for word in words[:1] if kind == "text" else words:
            self._word(group, word)

    def _word(self, group: str, word: str) -> None:
        if (seen := f"{group}\0{word}") in self._seen_words:
            return
        if len(self._seen_words) > 500_000:
            self._seen_words.clear()
        self._seen_words.add(seen)
        bit = self._keying.of("word", seen) & (word_bits_max - 1)
        self._words[bit >> 3] |= 1 << (bit & 7)

    def write(self, out: BinaryIO, *, name: str, built_ms: int, progress: Callable[[int], None] = lambda _n: None,
              **more: str | int) -> Header:  # fmt: skip
        """Write the set.

        Raises:
            UsageError: no row was added.
        """
        if not self._rows:
            raise UsageError("There is nothing to recognise in these rows", advice="Check the names of the columns.")
        writing = Writing(self._keying, name=name, form="records", built_ms=built_ms, rows=self._rows)
        ranks = self._subjects(writing)
        writing.keys(self._keys, ranks, progress, bits=self._before.header.prefix_bits if self._before else 0)
        writing.section("words", _folded(self._words))
        if self._browser:
            held = sorted(self._browser)
            size = browser_digest_bytes
            writing.section("browser", b"".join(one[:size] for one in held))
            rows = array("I", [ranks[int.from_bytes(one[size:], "big")] for one in held])
            writing.section("browser_rows", rows.tobytes())
        columns = [self._column(column) for column in self._columns if column.kind != "given"]
        if self._both and not any(column.kind == "name" for column in columns):
            category = next(column.category for column in columns if column.kind == "family")
            columns.append(Column(name="name", kind="name", category=category, values=self._rows, lengths=(2, 3, 4)))
        return writing.write(out, columns=tuple(columns), countries=self._codes(), **more)

    def _column(self, column: Column) -> Column:
        """What is known of a column, from what was added and what was taken over."""
        shapes, lengths = self._shapes[column.kind], self._lengths[column.kind]
        values = self._values[column.name]
        before = self._before.header if self._before else None
        known = next((one for one in before.columns if one.name == column.name), None) if before else None
        if known is not None and before is not None:
            shapes, lengths = shapes | set(known.shapes), lengths | set(known.lengths)
            values += round(known.values * self._kept / max(before.rows, 1))
        many = len(shapes) > shapes_max or (known is not None and known.values and not known.shapes)
        return msgspec.structs.replace(
            column,
            values=values,
            shapes=() if many else tuple(sorted(shapes)),
            lengths=tuple(sorted(lengths)),
        )

    def _codes(self) -> tuple[str, ...]:
        codes = Counter[str]()
        for head, count in self._countries.items():
            codes[country_of(head)] += count
        known = self._before.header.countries if self._before else ()
        return tuple(dict.fromkeys([*known, *(code for code, _ in codes.most_common(8) if code)]))[:8]

    def close(self) -> None:
        """Let temporary files go."""
        self._keys.close()
        self._owners.close()

    def _subjects(self, writing: Writing) -> Sequence[int]:
        """Number the rows by whose they are; returns each row's number."""
        if not self._owned:
            return range(self._rows)
        ranks = array("I", bytes(4 * self._rows))
        large = self._rows >= 2**head_bits or self._large
        heads = array("I", bytes(4 * (2**head_bits + 1))) if large else array("I")
        values = array("I" if large else "Q")
        at = current = 0
        for pile in self._owners.each():
            for mark, row in sorted(_RECORD.iter_unpack(pile)):
                whole = mark >> (64 - subject_bits)
                if large:
                    while current < whole >> 32:
                        current += 1
                        heads[current] = at
                values.append(whole & 0xFFFFFFFF if large else whole)
                ranks[row] = at
                at += 1
        for later in range(current + 1, len(heads)):
            heads[later] = at
        writing.section("heads", heads.tobytes())
        writing.section("subjects", values.tobytes())
        return ranks


class Writing:
    """Sections of a file to be, and its header."""

    def __init__(self, keying: Keying, *, name: str, form: str, built_ms: int, rows: int) -> None:
        self._keying = keying
        self._head = {"name": name, "form": form, "built_ms": built_ms, "rows": rows, "byte_order": sys.byteorder}
        self._row_bytes = 3 if rows < 2**24 else 4
        self._sections: dict[str, bytes] = {}
        self._kept = 0
        self._prefix_bits = 0

    def section(self, name: str, content: bytes) -> None:
        """One section, if it holds anything."""
        if content:
            self._sections[name] = content

    def keys(
        self,
        piles: Piles,
        ranks: Sequence[int],
        progress: Callable[[int], None],
        *,
        most: int = rows_per_value_max,
        bits: int = 0,
    ) -> None:
        """Sort the fingerprints and lay them out. ``bits``: of the prefix, where some were laid out before and know no
        more of theirs."""
        bits = bits or min(28, max(1, piles.count.bit_length() - 3))
        shift, rest_shift = 64 - bits, 32 - bits
        mask = (1 << 64) - (1 << rest_shift)
        table, rests, rows = array("I", bytes(4 * (2**bits + 1))), array("I"), bytearray()
        current = done = 0
        for pile in piles.each():
            ordered = sorted([(key & mask) << 32 | ranks[row] for key, row in _RECORD.iter_unpack(pile)])
            done += len(ordered)
            kept = _without_common(list(dict.fromkeys(ordered)), most)
            base = len(rests)
            for number, value in enumerate(kept, base):
                bucket = value >> shift + 32
                while current < bucket:
                    current += 1
                    table[current] = number
            rests.extend([value >> rest_shift + 32 & 0xFFFFFFFF for value in kept])
            whole = array("I", [value & 0xFFFFFFFF for value in kept]).tobytes()
            rows += whole if self._row_bytes == 4 else _three_bytes(whole)
            progress(done)
        for later in range(current + 1, len(table)):
            table[later] = len(rests)
        self._kept, self._prefix_bits = len(rests), bits
        self.section("table", table.tobytes())
        self.section("rests", rests.tobytes())
        self.section("rows", bytes(rows))

    def rows_counted(self) -> Counter[int]:
        """How many fingerprints each row has."""
        size, rows = self._row_bytes, self._sections.get("rows", b"")
        return Counter(int.from_bytes(rows[at : at + size], "little") for at in range(0, len(rows), size))

    def write(self, out: BinaryIO, **more: object) -> Header:
        """Write header and sections. The header's length depends on offsets that depend on it, so it is made twice."""
        places = {name: Section(2**40, len(content), digest_of(content)) for name, content in self._sections.items()}
        draft = msgspec.convert(
            {**self._head, **more, "keys": self._kept, "prefix_bits": self._prefix_bits, "row_bytes": self._row_bytes,
             "sections": places}, Header
        )  # fmt: skip
        at = len(head_bytes(draft, self._keying)) + align
        for name, content in self._sections.items():
            places[name] = Section(at, len(content), places[name].digest)
            at += len(content) + -len(content) % align
        header = msgspec.structs.replace(draft, sections=places)
        head = head_bytes(header, self._keying)
        first = min(place.start for place in places.values())
        out.write(head + bytes(first - len(head)))
        for content in self._sections.values():
            out.write(content)
            out.write(bytes(-len(content) % align))
        return header


def browser_digest(salt: bytes, kind: str, value: str) -> bytes:
    """A value's hash as docs/extension-protocol.md defines it for the browser, as far as it is kept."""
    form = browser_form(kind, value).encode("utf-8", "replace")
    return hashlib.sha256(salt + kind.encode() + b"\0" + form).digest()[:browser_digest_bytes]


def browser_form(kind: str, value: str) -> str:
    """The normal form the browser compares by."""
    import unicodedata

    if kind == "email":
        return unicodedata.normalize("NFKC", value).lower().strip()
    if kind == "phone":
        return "".join(char for char in value if char in "0123456789").lstrip("0")[-9:]
    return "".join(char for char in unicodedata.normalize("NFKC", value).upper() if char.isalnum())


def _without_common(ordered: list[int], most: int) -> list[int]:
    """Sorted records without the values that stand in more than ``most`` rows."""
    if len(ordered) <= most:
        return ordered
    counts = Counter(value >> 32 for value in ordered)
    common = {key for key, count in counts.items() if count > most}
    return [value for value in ordered if value >> 32 not in common] if common else ordered


def _three_bytes(whole: bytes) -> bytes:
    """Four-byte numbers without their highest byte, which is 0."""
    out = bytearray(len(whole) // 4 * 3)
    low = (0, 1, 2) if sys.byteorder == "little" else (3, 2, 1)
    for to, source in enumerate(low):
        out[to::3] = whole[source::4]
    return bytes(out)


def _folded(words: bytearray) -> bytes:
    """The sieve at the smallest size at which at most one bit in 32 is set."""
    bits = int.from_bytes(words, "little")
    size = word_bits_max
    while size > 8_192:
        half = size // 2
        smaller = (bits >> half) | (bits & ((1 << half) - 1))
        if smaller.bit_count() * 32 > half:
            break
        bits, size = smaller, half
    return bits.to_bytes(size // 8, "little") if bits else b""
