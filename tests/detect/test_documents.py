from __future__ import annotations

import pytest

from seawall.app import open_engine
from seawall.detect import documents
from seawall.detect.documents import (
    Breaks,
    Budget,
    FilePart,
    Source,
    Unread,
    column_name,
    iter_document,
    read_document,
    recognise,
)
from seawall.model.errors import LimitExceeded


def test_a_fault_in_a_reader_is_contained_and_what_came_before_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(source: Source) -> object:
        yield FilePart("", "before")
        raise RuntimeError(f"secret {source.data!r}")

    format_ = documents.Format(media="x/y", title="odd file", sniff=lambda _: 100, read=broken)  # type: ignore[arg-type]
    monkeypatch.setattr(documents, "recognise", lambda _: format_)
    document = read_document("a", b"4111")
    assert [part.text for part in document.parts] == ["before"]
    assert document.unread == (Unread("a", "damaged or not really a odd file (RuntimeError)", "x/y"),)


def test_a_file_over_the_limit_is_reported_and_not_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents.limits, "file_bytes_max", 10)
    assert [type(item) for item in iter_document("a", b"x" * 11)] == [Unread]


def test_the_budget_counts_bytes_members_and_ratio() -> None:
    budget = Budget(10, 1)
    budget.take_bytes(10)
    budget.take_member()
    with pytest.raises(LimitExceeded, match="more data"):
        budget.take_bytes(1)
    with pytest.raises(LimitExceeded, match="more members"):
        budget.take_member()
    budget.take_ratio(1, documents.ratio_free_bytes)
    with pytest.raises(LimitExceeded, match="bomb"):
        budget.take_ratio(100, documents.ratio_free_bytes + 1)


def test_places_in_text_and_sheets() -> None:
    text = FilePart("a", "one\ntwo\nthree")
    assert text.place(0) == "line 1"
    assert text.place(9) == "line 3"
    sheet = FilePart("a", "a\tb\nc\t\td\n", rows=((0, 5), (1, 9)), column=1)
    assert [sheet.place(offset) for offset in (0, 2, 4, 7)] == ["B5", "C5", "B9", "D9"]


def test_offsets_lead_back_through_breaks() -> None:
    breaks = Breaks([(3, 8), (5, 15)])
    assert [breaks.original(offset) for offset in (0, 2, 3, 4, 5, 7)] == [0, 2, 8, 9, 15, 17]


def test_columns_are_named_as_sheets_name_them() -> None:
    assert [column_name(index) for index in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


def test_blank_parts_are_left_out_and_text_is_the_last_resort() -> None:
    assert read_document("a.txt", b" \n\t").parts == ()
    assert recognise(Source("a", b"hello", Budget())).media == "text/plain"


@pytest.mark.parametrize("name", ["master.key", "shop/config/master.key", "config/credentials/production.key"])
def test_a_key_of_rails_is_known_by_the_name_of_its_file(name: str) -> None:
    key = "8f1c2d7e9a4b60538e7d1c2f9b3a4e60"
    (part,) = read_document(name, f"{key}\n".encode()).parts
    (found,) = open_engine().scan(part.text)
    assert (found.detector, part.original(found.start), part.original(found.end)) == ("password", 0, 32)
    assert all(key == one.text.strip() for one in read_document("backup.key", key.encode()).parts)
