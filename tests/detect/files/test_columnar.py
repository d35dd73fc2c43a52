"""Tables kept by column: every row reached, whatever its type, and nothing that grows without end."""

import io
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import feather, orc, parquet

from seawall.detect.documents import Document, read_document
from seawall.detect.files import columnar

PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\xff"


def as_parquet(table: pyarrow.Table, **options: str) -> bytes:
    target = io.BytesIO()
    parquet.write_table(table, target, **options)
    return target.getvalue()


def as_orc(table: pyarrow.Table) -> bytes:
    target = io.BytesIO()
    orc.write_table(table, target)
    return target.getvalue()


def as_feather(table: pyarrow.Table) -> bytes:
    target = io.BytesIO()
    feather.write_feather(table, target)
    return target.getvalue()


def as_stream(table: pyarrow.Table) -> bytes:
    target = io.BytesIO()
    with pyarrow.ipc.new_stream(target, table.schema) as writer:
        writer.write_table(table)
    return target.getvalue()


def texts(document: Document) -> str:
    return "\n".join(part.text for part in document.parts)


def orders(count: int) -> pyarrow.Table:
    return pyarrow.table(
        {
            "id": list(range(count)),
            "email": [f"buyer{number}@shop.example" if number % 7 else None for number in range(count)],
            "paid": [Decimal("12.50")] * count,
            "at": [datetime(2026, 11, 1 + number % 28, tzinfo=UTC) for number in range(count)],
        }
    )


@pytest.mark.parametrize(
    ("write", "name"),
    [(as_parquet, "o.parquet"), (as_orc, "o.orc"), (as_feather, "o.feather"), (as_stream, "o.arrow")],
)
def test_every_row_is_read(write: Callable[[pyarrow.Table], bytes], name: str) -> None:
    document = read_document(name, write(orders(2_300)))
    said = texts(document)
    assert not document.unread
    assert all((f'"buyer{number}@shop.example"' in said) == bool(number % 7) for number in range(2_300))
    assert "2026-11-28" in said
    assert [part.path for part in document.parts][-1] == f"{name}!/rows 2001 to 2300.jsonl"


def test_conversations_are_read_as_a_training_set_is() -> None:
    turns = [[{"role": "user", "content": f"Call Ana\non {number}"}] for number in range(3)]
    data = as_parquet(pyarrow.table({"messages": turns}), compression="zstd")
    paths = {part.path: part.text for part in read_document("train.parquet", data).parts}
    assert paths["train.parquet!/rows 1 to 3.jsonl#line 2/messages/0/content"] == "Call Ana\non 1"


def test_what_a_column_holds_as_bytes_goes_its_own_way() -> None:
    letter = b"From: ana@shop.example\nSubject: my order\n\nHello"
    data = as_parquet(pyarrow.table({"file": [letter, PICTURE]}))
    document = read_document("files.parquet", data)
    assert "ana@shop.example" in texts(document)
    assert [(one.path, one.media) for one in document.unread] == [("files.parquet!/row 2/file", "image/png")]


def test_pictures_within_a_field_are_no_text() -> None:
    shown = [{"image": {"bytes": PICTURE, "path": "a.png"}, "said": [b"ana@shop.example"]}]
    document = read_document("images.parquet", as_parquet(pyarrow.table({"shown": shown})))
    assert "ana@shop.example" in texts(document)
    assert [(one.path, one.media) for one in document.unread] == [("images.parquet!/row 1/shown", "image/png")]


def test_columns_called_alike_are_all_read() -> None:
    columns = [pyarrow.array([f"{who}@shop.example"]) for who in ("ana", "bo", "cy", "di")]
    table = pyarrow.Table.from_arrays(columns, names=["mail", "mail", "mail 2", "mail"])
    for data in (as_stream(table), as_parquet(table)):
        document = read_document("o.arrow", data)
        assert document.unread or texts(document).count("@shop.example") == 4
    assert texts(read_document("o.arrow", as_stream(table))).count("@shop.example") == 4


def test_moments_python_does_not_know_are_read_as_text() -> None:
    table = pyarrow.table({"at": pyarrow.array([1], pyarrow.timestamp("ns")), "who": ["ana@shop.example"]})
    assert '{"at":"1970-01-01 00:00:00.000000001","who":"ana@shop.example"}' in texts(
        read_document("t.parquet", as_parquet(table))
    )


def test_one_long_text_that_many_rows_point_at_is_stopped() -> None:
    long = pyarrow.array(["ana@shop.example " * 5_000])
    shared = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 400_000, pyarrow.int32()), long)
    document = read_document("bomb.parquet", as_parquet(pyarrow.table({"note": shared})))
    assert [one.reason for one in document.unread] == ["unpacks to over 1,000 times its size, as a bomb does"]
    assert sum(len(part.text) for part in document.parts) < 50_000_000


def test_a_row_too_long_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columnar, "batch_bytes_max", 1_000)
    table = pyarrow.table({"list": [["a"], ["ana@shop.example", "b" * 2_000], ["c"]]})
    document = read_document("long.parquet", as_parquet(table))
    assert '"a"' in texts(document)
    assert [one.reason for one in document.unread] == ["holds a row of more than 0 MB"]


def test_without_the_library_the_strings_are_read_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    document = read_document("o.parquet", as_parquet(orders(10), compression="none"))
    assert "buyer3@shop.example" in texts(document)
    assert "install seawall[columnar]" in document.unread[0].reason


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=6))
def test_damage_is_named_or_harmless(place: int, junk: bytes) -> None:
    whole = as_parquet(orders(40))
    place %= len(whole)
    document = read_document("o.parquet", whole[:place] + junk + whole[place + len(junk) :])
    assert document.parts or document.unread
