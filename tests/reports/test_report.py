"""Every report format over one table of findings: what it writes can be read back, holds every row and no formula."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.model.errors import UsageError
from seawall.reports.report import Report, Table, Value, formats, report

COLUMNS = (
    "source",
    "line",
    "column",
    "detector",
    "category",
    "start",
    "end",
    "confidence",
    "action",
    "masked",
    "reasons",
)
ROW: dict[str, Value] = dict(
    zip(
        COLUMNS,
        (
            *("shop/Größe 1.csv", 2, 6, "email", "customer_pii", 9, 35, "likely", "mask"),
            *("=a•••@c••••••••.example", ("vendor: none", "context word: mail")),
        ),
        strict=True,
    )
)


def table(*rows: dict[str, Value]) -> Table:
    return Table(title="Findings", columns=COLUMNS, rows=rows, version="0.1.0", notes=[("x.pdf", "damaged")])


def written(name: str, *rows: dict[str, Value]) -> bytes:
    return b"".join(report(name).write(table(*rows)))


@pytest.mark.parametrize("name", formats())
def test_formats_say_what_they_are(name: str) -> None:
    chosen = formats()[name]
    assert isinstance(chosen, Report)
    assert "/" in chosen.media
    assert chosen.suffix.startswith(".")


@pytest.mark.parametrize("name", formats())
def test_an_empty_table_is_a_report_too(name: str) -> None:
    written(name).decode("utf-8")


def test_csv_keeps_cells_from_being_formulas() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", ROW).decode())))
    assert rows[0]["masked"] == "'=a•••@c••••••••.example"
    assert rows[0]["reasons"] == "vendor: none; context word: mail"


def test_jsonl_keeps_types() -> None:
    lines = [json.loads(line) for line in written("jsonl", ROW, ROW).splitlines()]
    assert [line["detector"] for line in lines if "detector" in line] == ["email", "email"]
    assert lines[0]["line"] == 2


def test_sarif_has_rules_places_and_notes() -> None:
    (run,) = json.loads(written("sarif", ROW))["runs"]
    assert run["tool"]["driver"]["name"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["email"]
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("email", "warning")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "shop/Gr%C3%B6%C3%9Fe%201.csv"
    assert place["region"]["startLine"] == 2
    assert "x.pdf" in json.dumps(run["invocations"])


def test_sarif_refuses_a_table_that_holds_no_findings() -> None:
    with pytest.raises(UsageError, match="json, jsonl or csv"):
        list(report("sarif").write(Table(title="t", columns=("a",), rows=[])))


@given(st.text(), st.text())
def test_any_text_can_be_reported(source: str, masked: str) -> None:
    row = ROW | {"source": source, "masked": masked}
    assert json.loads(written("sarif", row))["runs"][0]["results"]
    assert json.loads(written("jsonl", row).splitlines()[0])["line"] == 2
    assert len(list(csv.reader(io.StringIO(written("csv", row).decode(), newline="")))) >= 2
