"""Records, cells and columns of delimited text."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.cells import cells_of, column_findings, in_values, layout_of, record_end
from seawall.model.finding import Finding
from seawall.model.words import Category, Confidence

CELL = st.text(st.sampled_from('abc ,;"\n\r1é'), max_size=8)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_cells_are_where_the_csv_module_says(rows: list[list[str]], delimiter: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    found: list[list[str]] = []
    for start, end, column in cells_of(text.getvalue(), delimiter):
        if column == 0:
            found.append([])
        found[-1].append(text.getvalue()[start:end].replace('""', '"'))
    assert found == rows


@given(st.text(st.sampled_from('a,"\n'), max_size=60), st.integers(1, 60))
def test_a_record_never_ends_between_quotes(text: str, limit: int) -> None:
    end = record_end(text, limit)
    assert 0 <= end <= limit
    assert end == 0 or text[end - 1] == "\n"
    if any(text.count('"', 0, at + 1) % 2 == 0 for at in range(min(limit, len(text))) if text[at] == "\n"):
        assert text.count('"', 0, end) % 2 == 0


@pytest.mark.parametrize(
    ("text", "suffix", "columns"),
    [
        ("email,full name,lamp\n", ".csv", {0: "email", 1: "person_name"}),
        ('"E-Mail";"Telefon"\r\nx;y\r\n', "", {0: "email", 1: "phone"}),
        ("id\tcustomer_email\n1\tx\n", ".TSV", {1: "email"}),
        ("Dear all, my email, phone and name\nare unknown.\n", "", None),
        ("ana@shop.example,phone,email\n", ".csv", None),
        ("", ".csv", None),
        ("just one line", ".csv", None),
    ],
)
def test_columns_are_typed_by_their_header(text: str, suffix: str, columns: dict[int, str] | None) -> None:
    layout = layout_of(text, suffix)
    found = {column: detector for column, (detector, _) in layout.detectors().items()} if layout else None
    assert found == columns


def finding(start: int, end: int) -> Finding:
    return Finding(
        detector="street_address", category=Category.CUSTOMER_PII, start=start, end=end, confidence=Confidence.LIKELY
    )


def test_no_finding_reaches_over_the_edge_of_a_cell() -> None:
    text = ' anna@shop.example ,"12 Main St, ",Berlin\n,,\n'
    layout = layout_of("email,street,place\n" + text, ".csv")
    assert layout
    columns = {0: ("email", Category.CUSTOMER_PII)}
    found = column_findings(text, layout, columns, [finding(3, text.index("Berlin") + 6)])
    assert [text[one.start : one.end] for one in found] == ["anna@shop.example", "12 Main St, ", "Berlin"]


def test_a_surer_finding_of_the_same_kind_keeps_its_name_in_a_typed_column() -> None:
    text = "DE89370400440532013000;4111111111111111\n 0012345678 ;x\n"
    layout = layout_of("account number;card\n" + text, ".csv")
    assert layout
    card = ("payment_card", Category.PAYMENT_DATA)
    others = [
        Finding(detector="iban", category=card[1], start=0, end=22, confidence=Confidence.VERY_LIKELY),
        Finding(detector="phone", category=Category.CUSTOMER_PII, start=41, end=51, confidence=Confidence.VERY_LIKELY),
    ]
    found = column_findings(text, layout, {0: card, 1: card}, others)
    assert [one.detector for one in found] == ["iban", "payment_card", "payment_card", "payment_card"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("street: Hauptweg 3\n  zip: '01099'\n  city: Ulm", ["Hauptweg 3", "01099", "Ulm"]),
        ("'Hauptweg 3','01099' , 'Ulm'", ["'Hauptweg 3", "01099", "Ulm'"]),
        ("Hauptweg 3</street><zip>01099</zip>", ["Hauptweg 3", "01099"]),
        ("Hauptweg 3\n01099 Ulm", ["Hauptweg 3\n01099 Ulm"]),
        ("Ulm", ["Ulm"]),
    ],
)
def test_a_finding_is_cut_where_a_text_has_structure(text: str, pieces: list[str]) -> None:
    whole = Finding(
        detector="street_address",
        category=Category.CUSTOMER_PII,
        start=0,
        end=len(text),
        confidence=Confidence.LIKELY,
        reasons=("x",),
    )
    assert [text[one.start : one.end] for one in in_values(text, whole)] == pieces
