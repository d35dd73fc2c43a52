"""Tables stored by column: Parquet, ORC, Arrow and Feather, as data platforms export them and training sets come.

Rows are handed on as JSON lines, a batch at a time, so that tables, conversations and prompts in them are read as
those are; what a column holds as bytes and is no text (a picture, a PDF) goes its own way as a file. Reading needs
``pyarrow`` (``pip install 'seawall[columnar]'``); without it only a file's readable strings are looked at.

Such a file can be made to unpack to anything: one long text a million rows point at. So texts stay in their
dictionaries until it is known how long a batch becomes, and of a file too large its first rows count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from seawall.detect.documents import FilePart, Format, Member, Read, Source, Unread
from seawall.detect.files import _strings
from seawall.detect.files._magic import kind
from seawall.detect.files._rows import readable, told_apart
from seawall.model.errors import LimitExceeded

_PARQUET, _ORC, _ARROW = (
    "application/vnd.apache.parquet",
    "application/x-orc",
    "application/vnd.apache.arrow.file",
)
_stream_begins = b"\xff\xff\xff\xff"
"""An Arrow stream has no magic number, only the mark every message begins with."""
batch_rows = 1_000
batch_bytes_max = 32 * 1024 * 1024
"""So much text of one batch is handed on; of more, fewer rows at a time."""
ratio_max = 1_000
"""A column of one value again and again is kept as next to nothing, so these grow more than archives are allowed to."""


def _media(source: Source) -> str:
    media = kind(source)[0]
    if not media and source.suffix == ".arrow" and source.head.startswith(_stream_begins):
        return _ARROW
    return media


def _sniff(source: Source) -> int:
    return 85 if _media(source) in (_PARQUET, _ORC, _ARROW) else 0


def _read(source: Source) -> Iterator[Read]:
    try:
        import pyarrow  # an extra, and a third of a second
    except ImportError:
        yield FilePart("strings", _strings.strings(source.data))
        yield Unread(
            "", "only its readable strings were inspected; install seawall[columnar] to read its rows", _media(source)
        )
        return
    number = 0
    for batch in _batches(source, pyarrow):
        for rows in _in_measure(batch):
            yield from _handed_on(source, rows, number)
            number += rows.num_rows


def _batches(source: Source, pyarrow: Any) -> Iterator[Any]:
    """Record batches, in order."""
    media, data = _media(source), pyarrow.BufferReader(source.data)
    if media == _PARQUET:
        from pyarrow import parquet

        about = parquet.read_metadata(data)
        _allow(source, sum(about.row_group(group).total_byte_size for group in range(about.num_row_groups)))
        columns = [about.schema.column(place) for place in range(len(about.schema))]
        texts = [column.path for column in columns if column.physical_type == "BYTE_ARRAY"]
        data.seek(0)
        yield from parquet.ParquetFile(data, read_dictionary=texts).iter_batches(batch_rows, use_threads=False)
    elif media == _ORC:
        from pyarrow import orc

        file = orc.ORCFile(data)
        for stripe in range(file.nstripes):
            yield from _cut(file.read_stripe(stripe))
    elif source.head.startswith(_stream_begins):
        for batch in pyarrow.ipc.open_stream(data):
            yield from _cut(batch)
    else:
        opened = pyarrow.ipc.open_file(data)
        for place in range(opened.num_record_batches):
            yield from _cut(opened.get_batch(place))


def _cut(batch: Any) -> Iterator[Any]:
    for start in range(0, batch.num_rows, batch_rows):
        yield batch.slice(start, batch_rows)


def _in_measure(batch: Any) -> Iterator[Any]:
    """The batch, in halves of halves where it would become too much text.

    Raises:
        LimitExceeded: one row alone is too much.
    """
    if sum(map(_weight, batch.columns)) <= batch_bytes_max:
        yield batch
    elif batch.num_rows > 1:
        half = batch.num_rows // 2
        yield from _in_measure(batch.slice(0, half))
        yield from _in_measure(batch.slice(half))
    else:
        raise LimitExceeded(f"holds a row of more than {batch_bytes_max // 2**20} MB")


def _weight(column: Any) -> int:
    """No fewer bytes than the column's values become as text."""
    from pyarrow import compute, types

    of = column.type
    if types.is_dictionary(of):
        if not _texts(of.value_type):
            return len(column) * 24
        lengths = compute.cast(compute.binary_length(column.dictionary), "int64").take(column.indices)
        return len(column) * 8 + (compute.sum(lengths).as_py() or 0)
    if types.is_nested(of):
        inner = column.flatten()
        return len(column) * 8 + sum(map(_weight, inner if isinstance(inner, list) else [inner]))
    if _texts(of):
        return len(column) * 8 + (compute.sum(compute.binary_length(column)).as_py() or 0)
    return len(column) * 24


def _texts(of: Any) -> bool:
    from pyarrow import types

    return bool(types.is_string(of) or types.is_large_string(of) or types.is_binary(of) or types.is_large_binary(of))


def _handed_on(source: Source, batch: Any, before: int) -> Iterator[Read]:
    """Rows as JSON lines, and before them what in them is a file of its own."""
    import msgspec

    names = told_apart(batch.schema.names)
    columns = []
    for name, column in zip(names, batch.columns, strict=True):
        files: list[tuple[int, bytes]] = []
        columns.append([readable(value, row, files) for row, value in enumerate(_values(column), before + 1)])
        for row, data in files:
            source.budget.take_member()
            yield Member(f"row {row}/{name}", data)
    lines = b"\n".join(
        msgspec.json.encode(dict(zip(names, row, strict=True)), enc_hook=str) for row in zip(*columns, strict=True)
    )
    _allow(source, len(lines))
    yield Member(f"rows {before + 1} to {before + batch.num_rows}.jsonl", lines)


def _values(column: Any) -> list[Any]:
    import pyarrow

    try:
        return list(column.to_pylist())
    except ValueError:  # moments by the billionth of a second, which Python's have not
        return list(column.cast(pyarrow.string()).to_pylist())


def _allow(source: Source, unpacked: int) -> None:
    source.budget.take_ratio(len(source.data), unpacked, ratio_max)
    source.budget.take_bytes(unpacked)


FORMAT = Format(media=_PARQUET, title="Parquet, ORC or Arrow file", sniff=_sniff, read=_read, archive=True)
