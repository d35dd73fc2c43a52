"""Text out of files: bytes in, pieces of text with the place inside each came from, and what could not be read.

A file is recognised by its content, its name only breaks ties. Each format is one plug-in in ``detect/files/`` that
exports ``FORMAT``; what it finds inside (a member of an archive, an attachment of a mail) goes the same way again.
Nothing is silently clean: whatever was not turned into text is an :class:`Unread` with a reason a person understands.

Every step is bounded (``model/limits.py``): bytes after decompression, ratio, members, depth. A fault in a reader is
contained: what was read before it counts, the rest is ``Unread``. Reasons never quote the file's content.

Paths: ``orders.zip!/mail.eml!/list.xlsx#Customers!A1:F90``. ``!/`` steps into a member, ``#`` names a place in it.
"""

from __future__ import annotations

import bisect
import io
from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

import msgspec

from seawall.model import limits, plugins
from seawall.model.errors import LimitExceeded, SeawallError
from seawall.model.exchange import Part

if TYPE_CHECKING:
    import zipfile

nesting_max = 12
"""Members within members of any kind; archives alone stop at ``limits.archive_depth_max``."""
ratio_free_bytes = 1024 * 1024
"""Output below this is never refused for its ratio: a small file of spaces is no bomb."""
head_bytes = 4096


class Breaks:
    """Where decoded text and the text as it stood in the file part ways. Immutable, 16 bytes a place."""

    __slots__ = ("_here", "_there")

    def __init__(self, places: Iterable[tuple[int, int]] = ()) -> None:
        """``(offset here, offset there)``, both rising."""
        self._here, self._there = array("q"), array("q")
        for here, there in places:
            self._here.append(here)
            self._there.append(there)

    def original(self, offset: int) -> int:
        """The offset in the file's own text for one in the decoded text."""
        index = bisect.bisect_right(self._here, offset) - 1
        return offset if index < 0 else self._there[index] + offset - self._here[index]

    def moved(self, by: int) -> Breaks:
        """The same for a text that begins ``by`` characters into the file's own."""
        return Breaks([(0, by), *((here, there + by) for here, there in zip(self._here, self._there, strict=True))])


NO_BREAKS = Breaks()


class FilePart(Part, frozen=True):
    """A piece of text from a file, and how to say where in the file an offset of it lies."""

    breaks: Breaks = NO_BREAKS
    """How offsets lead back to the file's own text where escapes or entities were resolved."""
    rows: tuple[tuple[int, int], ...] = ()
    """For sheets: ``(line of text, row of the sheet)`` wherever the numbering jumps; row numbers start at 1."""
    column: int = -1
    """For sheets whose tabs count columns: the first column, 0 for A. Negative when tabs do not tell the column."""

    def original(self, offset: int) -> int:
        """The offset in the file's own text (escapes and all) for an offset in :attr:`text`."""
        return self.breaks.original(offset)

    def place(self, offset: int, line: int | None = None) -> str:
        """Where an offset lies, for people: ``line 12`` in text, ``C7`` or ``row 7`` in a sheet.

        ``line`` is how many line ends stand before it, for callers who have counted them.
        """
        if line is None:
            line = self.text.count("\n", 0, offset)
        if not self.rows:
            return f"line {line + 1}"
        here, there = self.rows[bisect.bisect_right(self.rows, (line, 1 << 62)) - 1]
        row = there + line - here
        if self.column < 0:
            return f"row {row}"
        tabs = self.text.count("\t", self.text.rfind("\n", 0, offset) + 1, offset)
        return f"{column_name(self.column + tabs)}{row}"


class Unread(msgspec.Struct, frozen=True):
    """Something in a file that was not inspected, and why."""

    path: str
    reason: str
    media: str = "application/octet-stream"


class Member(msgspec.Struct, frozen=True):
    """A file inside a file, on its way to be read in turn."""

    name: str
    data: bytes
    media: str = ""
    """What the container says it is, where it says so (a mail's ``Content-Type``)."""


class Document(msgspec.Struct, frozen=True):
    """All that was read of one file."""

    name: str
    media: str
    parts: tuple[FilePart, ...] = ()
    unread: tuple[Unread, ...] = ()


class PictureReader(Protocol):
    """What reads text in pictures, handed over (``wire/ocr.py``)."""

    def text(self, picture: bytes) -> str:
        """The text in a picture file, line by line.

        Raises:
            SeawallError: it could not be read; the message says why.
        """
        ...


class Budget:
    """What is left of the limits while one file is read, and what reads its pictures. Shared by all its members."""

    def __init__(
        self,
        bytes_max: int = limits.archive_bytes_max,
        members_max: int = limits.archive_members_max,
        pictures: PictureReader | None = None,
    ):
        self.bytes_left = bytes_max
        self.members_left = members_max
        self.pictures = pictures
        self.pictures_left = limits.pictures_max

    def take_bytes(self, count: int) -> None:
        """Pay for bytes that came out of decompression.

        Raises:
            LimitExceeded: when the file unpacks to more than is allowed.
        """
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise LimitExceeded("unpacks to more data than Seawall reads from one file")

    def take_member(self) -> None:
        """Pay for one member.

        Raises:
            LimitExceeded: when there are more than is allowed.
        """
        self.members_left -= 1
        if self.members_left < 0:
            raise LimitExceeded("holds more members than Seawall reads from one file")

    def take_picture(self) -> None:
        """Pay for reading one picture.

        Raises:
            LimitExceeded: when there are more than is allowed.
        """
        self.pictures_left -= 1
        if self.pictures_left < 0:
            raise LimitExceeded(f"more than {limits.pictures_max} pictures in one file")

    def take_ratio(self, packed: int, unpacked: int, times: int = limits.decompression_ratio_max) -> None:
        """Refuse what grows too much.

        Raises:
            LimitExceeded: when ``unpacked`` is over so many times ``packed``.
        """
        if unpacked > ratio_free_bytes and unpacked > packed * times:
            raise LimitExceeded(f"unpacks to over {times:,} times its size, as a bomb does")


class Source:
    """A file about to be read: its bytes, its name, and what sniffing needs, each worked out once."""

    def __init__(self, name: str, data: bytes, budget: Budget, media: str = "") -> None:
        self.name = name
        self.data = data
        self.budget = budget
        self.media = media
        self.remembered: dict[str, object] = {}
        """What one format's sniffing worked out and a kindred format's may use, by the name of what it is."""

    @cached_property
    def head(self) -> bytes:
        """The first bytes, for magic numbers."""
        return self.data[:head_bytes]

    @cached_property
    def suffix(self) -> str:
        """The name's last extension in lower case, dot included, or nothing."""
        return PurePosixPath(self.name.replace("\\", "/").lower()).suffix

    @cached_property
    def package(self) -> zipfile.ZipFile | None:
        """The file as a ZIP package, or None when it is none that can be opened (or has too many members)."""
        import zipfile

        if self.head[:4] not in (b"PK\x03\x04", b"PK\x05\x06"):
            return None
        if self.data.count(b"PK\x01\x02") > 4 * limits.archive_members_max:
            return None
        try:
            return zipfile.ZipFile(io.BytesIO(self.data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):  # zipfile says so of newer ZIP versions
            return None

    @cached_property
    def package_names(self) -> frozenset[str]:
        """Names of the members when the file is a ZIP package."""
        return frozenset(self.package.namelist()) if self.package else frozenset()


Read = FilePart | Unread | Member
"""What a format yields."""


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A plug-in of ``detect/files/``: how to know a kind of file and get the text out of it."""

    media: str
    title: str
    """What people call it: ``Word document``."""
    sniff: Callable[[Source], int]
    """How sure this is the format: 0 no, 100 certain by content. A name alone gives at most 20."""
    read: Callable[[Source], Iterator[Read]]
    """Yields pieces in the order a reader would meet them. Paths are relative to the file: ``page 2``. May raise
    anything; what was yielded before counts."""
    archive: bool = False
    """Whether it unpacks, and so counts against ``limits.archive_depth_max``."""


@cache
def formats() -> dict[str, Format]:
    """Every format plug-in by its id."""
    from seawall.detect import files

    return plugins.collect(files, "FORMAT", Format)


def recognise(source: Source) -> Format:
    """The format a file is in. Plain text and unknown binaries are formats too, so there always is one."""
    best, sure = None, 0
    for format_ in formats().values():
        score = format_.sniff(source)
        if score > sure:
            best, sure = format_, score
    return best or formats()["binary"]


def iter_document(name: str, data: bytes, budget: Budget | None = None) -> Iterator[FilePart | Unread]:
    """Read a file piece by piece, so that a caller need hold only one member's text at a time.

    ``name`` stands first in every path. Never raises for what the file holds.
    """
    if len(data) > limits.file_bytes_max:
        yield Unread(name, f"larger than {limits.file_bytes_max // 2**20} MB")
        return
    yield from _walk(name, Source(name, data, budget or Budget()), 0, 0)


def read_document(
    name: str, data: bytes, *, bytes_max: int = limits.archive_bytes_max, pictures: PictureReader | None = None
) -> Document:
    """Everything in a file: its text in pieces, and what could not be read.

    ``pictures`` reads text in pictures, which are reported as unread without. ``bytes_max`` bounds what its archives
    may unpack to, all together. Never raises for what the file holds.
    """
    found = list(iter_document(name, data, Budget(bytes_max, pictures=pictures)))
    return Document(
        name=name,
        media=recognise(Source(name, data, Budget())).media,
        parts=tuple(item for item in found if isinstance(item, FilePart)),
        unread=tuple(item for item in found if isinstance(item, Unread)),
    )


def _walk(path: str, source: Source, depth: int, archives: int) -> Iterator[FilePart | Unread]:
    format_ = recognise(source)
    archives += format_.archive
    if depth > nesting_max or archives > limits.archive_depth_max:
        yield Unread(path, "nested deeper than Seawall unpacks", format_.media)
        return
    try:
        for item in format_.read(source):
            if isinstance(item, FilePart):
                if item.text and not item.text.isspace():
                    yield msgspec.structs.replace(item, path=_within(path, item.path))
            elif isinstance(item, Unread):
                yield msgspec.structs.replace(item, path=_within(path, item.path))
            else:
                source.budget.take_member()
                inner = Source(item.name, item.data, source.budget, item.media)
                yield from _walk(f"{path}!/{item.name}", inner, depth + 1, archives)
    except SeawallError as error:
        yield Unread(path, error.message, format_.media)
    except Exception as error:  # noqa: BLE001 - a reader's fault on a hostile file must not stop the rest
        yield Unread(path, f"damaged or not really a {format_.title} ({type(error).__name__})", format_.media)


def _within(path: str, place: str) -> str:
    if not place:
        return path
    return path + place if place.startswith("!/") else f"{path}#{place}"


def column_name(index: int) -> str:
    """The letters of a sheet's column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index > 0:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
