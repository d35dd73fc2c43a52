"""Messy tables put in order, without guessing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect import tidying
from seawall.detect.tidying import Survey, Tidier, Wishes, iso_date, tidy_text
from seawall.model.errors import LimitExceeded


def tidied(rows: list[list[str]], **wishes: object) -> tuple[list[list[str]], Tidier]:
    survey = Survey(rows)
    tidier = Tidier(survey, Wishes(**wishes))
    return [tidier.header(), *filter(None, map(tidier.row, rows[survey.above + 1 :]))], tidier


@pytest.mark.parametrize(
    ("value", "day_first", "written"),
    [
        ("03/04/2026", True, "2026-04-03"),
        ("03/04/2026", False, "2026-03-04"),
        ("03/04/2026", None, None),
        ("2026/04/03", None, "2026-04-03"),
        ("3.4.2026 14:05", True, "2026-04-03 14:05"),
        ("31.02.2026", True, None),
        ("3 March 2026", None, "2026-03-03"),
        ("3. März 2026", None, "2026-03-03"),
        ("3rd Foo 2026", None, None),
        ("03/04/26", True, None),
        ("1.2.3", True, None),
        ("not a date", True, None),
        ("29.02.2024", True, "2024-02-29"),
        ("01.01.0000", True, None),
    ],
)
def test_a_date_is_written_anew_only_when_it_is_known(value: str, day_first: bool | None, written: str | None) -> None:
    assert iso_date(value, day_first) == written


def test_a_column_shows_by_itself_whether_days_come_first() -> None:
    rows = [["a", "b", "c", "d"], ["13/02/2026", "02/13/2026", "01/02/2026", "13/02/2026"]]
    rows += [["01/02/2026", "01/02/2026", "03/02/2026", "02/13/2026"]]
    out, tidier = tidied(rows, dates=True)
    assert out[1:] == [
        ["2026-02-13", "2026-02-13", "01/02/2026", "13/02/2026"],
        ["2026-02-01", "2026-01-02", "03/02/2026", "02/13/2026"],
    ]
    assert tidier.done["dates left as they were"] == 4
    assert tidied(rows, dates=True, day_first=True)[0][1][2] == "2026-02-01"


def test_blanks_empty_rows_and_columns_go_and_rows_that_came_before_too() -> None:
    rows = [
        [" Name\u00a0", "", "City "],
        ["\ufeffAna  Sample", " ", "Berlin"],
        ["", "", ""],
        ["Ana Sample", "", " Berlin"],
    ]
    out, tidier = tidied(rows, dedupe=True)
    assert out == [["Name", "City"], ["Ana Sample", "Berlin"]]
    assert tidier.done["rows left out that came before"] == 1
    assert tidied(rows, empty_columns=False)[0][0] == ["Name", "", "City"]


def test_phone_numbers_become_e164_in_columns_that_hold_them() -> None:
    rows = [["phone", "sku"], ["030 901820", "030 901820"], ["+1 (415) 555-2671", ""], ["ask Ana", "1"], ["12", "1"]]
    out, tidier = tidied(rows, phones="DE")
    assert [row[0] for row in out[1:]] == ["+4930901820", "+14155552671", "ask Ana", "12"]
    assert out[1][1] == "030 901820"
    assert tidier.done["phone numbers left as they were"] == 2


def test_rows_of_another_length_lose_nothing() -> None:
    out, tidier = tidied([["a", "b"], ["1"], ["1", "2", "3"], ["1", "2", ""]])
    assert out == [["a", "b", "column 3"], ["1", "", ""], ["1", "2", "3"], ["1", "2", ""]]
    assert tidier.done["columns without a name numbered"] == 1


def test_more_cells_than_can_be_are_cut_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "columns_max", 2)
    out, tidier = tidied([["a", "b"], ["1", "2", "3"], ["1", "2", " "]])
    assert out[1:] == [["1", "2"]] * 2
    assert tidier.done["rows cut after 2 cells"] == 1


@pytest.mark.parametrize(
    ("rows", "above"),
    [
        ([["Customers 2026", "", ""], ["", "", ""], ["Name", "Mail", "Phone"], ["Ana", "a@b.example", "1"]], 2),
        ([["Report"], ["Name", "Mail"]], 1),
        ([["Name", "", ""], ["Ana", "ana@customers.example", "1"]], 0),
        ([["1", "2"], ["Name", "Mail"]], 0),
        ([["a"], ["b"], ["c"]], 0),
        ([], 0),
    ],
)
def test_a_title_above_the_header_is_known_by_its_one_cell(rows: list[list[str]], above: int) -> None:
    assert Survey(rows).above == above


def test_more_rows_than_can_be_compared_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "rows_compared_max", 2)
    with pytest.raises(LimitExceeded, match="dedupe"):
        tidied([["a"], ["1"], ["2"], ["3"]], dedupe=True)


@given(st.text(max_size=40), st.one_of(st.none(), st.booleans()))
def test_tidying_twice_is_tidying_once(text: str, day_first: bool | None) -> None:
    once = tidy_text(text)
    assert tidy_text(once) == once
    date = iso_date(once, day_first)
    assert date is None or iso_date(date, day_first) == date


@given(st.text(st.sampled_from(" a1\t\n\x1f\x7f\u00a0é\u0301\u200b"), max_size=8))
def test_plain_text_is_tidied_as_any_other(text: str) -> None:
    expected = " ".join(unicodedata.normalize("NFC", text).replace("\u200b", " ").split())
    assert tidy_text(text) == expected


def test_a_column_filled_in_an_early_row_is_still_asked_for_the_order_of_its_dates() -> None:
    survey = Survey([["when"], ["soon"], [" 25/04/2026"], ["04/05/2026"]])
    assert survey.day_first(0, None) is True
