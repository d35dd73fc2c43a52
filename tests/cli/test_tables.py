"""Lists as people, spreadsheets and scripts get them."""

import csv
import io

import pytest

from seawall.cli._tables import json_line, moment, show


def test_columns_line_up(capsys: pytest.CaptureFixture[str]) -> None:
    show(("ID", "LABEL"), [("a", "x"), ("long id", "")], "table")
    assert capsys.readouterr().out == "ID       LABEL\na        x\nlong id\n"
    show(("ID",), [], "table")
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "Nothing to list.\n")
    show(("ID",), [], "table", first="keys issue --for PRINCIPAL")
    assert capsys.readouterr().err == "Nothing to list. `seawall keys issue --for PRINCIPAL` makes one.\n"


def test_a_spreadsheet_runs_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    show(("ID", "LAST USED"), [("=1+1", 'a "b", c'), ("@x", "-5"), ("", "plain")], "csv")
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows == [["id", "last_used"], ["'=1+1", 'a "b", c'], ["'@x", "'-5"], ["", "plain"]]


def test_times_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert moment(1_750_000_000_000) == "2025-06-15 15:06 UTC"
    json_line({"a": ["ä"]})
    assert capsys.readouterr().out == '{"a":["ä"]}\n'
