"""Source of pages and mails: a label and its value with tags between them, tables, fields; and pages' own numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import costs_at_most
from seawall.app import open_engine
from seawall.detect.disguises.tags import DISGUISE

ENGINE = open_engine()
VALUES = (
    ("Date of birth", "1984-03-07", "date_of_birth"),
    ("CVV", "737", "card_security_code"),
    ("Password", "Xk29!dkslQ", "password"),
    ("Steuer-ID", "65 929 970 489", "national_id"),
    ("Passport no.", "C01X00T47", "passport"),
    ("Phone", "030 901820", "phone"),
)
FRAMES = {
    "row": "<table><tr><td>{label}</td><td>{value}</td></tr></table>",
    "styled cells": '<td style="padding:4px 8px"><strong>{label}</strong></td>\n<td align="right">{value}</td>',
    "heads a row": '<tr><th scope="row">{label}</th><td>{value}</td></tr>',
    "list of terms": "<dl>\n  <dt>{label}</dt>\n  <dd>{value}</dd>\n</dl>",
    "bold label": "<p><b>{label}:</b> {value}</p>",
    "two spans": '<span class="label">{label}</span>\n    <span class="value">{value}</span>',
    "two lines": "<p>{label}:<br/><code>{value}</code></p>",
    "Outlook": "<p class=MsoNormal>{label}:<o:p></o:p></p>\n<p class=MsoNormal>{value}<o:p></o:p></p>",
    "link": '{label}: <a href="#x">{value}</a>',
    "field": '<label for="f1">{label}</label><input id="f1" type="text" value="{value}">',
    "in JSON": '{{"body_html":"<tr>\\n<td>{label}<\\/td>\\n<td>{value}<\\/td>\\n<\\/tr>"}}',
}


def found(text: str) -> set[tuple[str, str]]:
    return {(one.detector, text[one.start : one.end]) for one in ENGINE.scan(text)}


@pytest.mark.parametrize("frame", FRAMES)
def test_a_label_counts_through_tags(frame: str) -> None:
    missed = [
        label
        for label, value, detector in VALUES
        if (detector, value) not in found(FRAMES[frame].format(label=label, value=value))
    ]
    assert missed == []


def test_a_table_of_cells_is_read_under_its_names_in_every_row() -> None:
    rows = "".join(
        f"  <tr>\n    <td>{n}</td>\n    <td>{1960 + n}-03-0{n % 9 + 1}</td>\n    <td>{700 + n}</td>\n  </tr>\n"
        for n in range(30)
    )
    text = f"<table>\n  <tr>\n    <th>No</th>\n    <th>Date of birth</th>\n    <th>CVV</th>\n  </tr>\n{rows}</table>"
    seen = [one.detector for one in ENGINE.scan(text)]
    assert seen.count("date_of_birth") == 30
    assert seen.count("card_security_code") == 30


@pytest.mark.parametrize(
    "between", ["<br>", "<br />\n", "</div><div>", "</p>\n<p>", "</td></tr>\n<tr><td>", "<br>&nbsp;"]
)
def test_an_address_is_read_over_its_lines(between: str) -> None:
    said = between.join(("Sabine Krüger", "Hauptstraße 5", "10115 Berlin"))
    text = f"<p>Please find the parcel of the customer below.</p>\n<div>{said}</div>"
    seen = [one for one in ENGINE.scan(text) if one.detector == "street_address"]
    assert [text[one.start : one.end] for one in seen] == [said[said.index("Hauptstraße") :]]
    assert ("person_name", "Sabine Krüger") in found(text)


def test_a_value_ends_where_its_cell_ends() -> None:
    text = "<tr><th>phone</th><th>address</th></tr><tr><td>+353 1 234 5678</td><td>12 O'Connell St, Dublin 1</td></tr>"
    assert ("phone", "+353 1 234 5678") in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "<tr><th>Size</th><th>Pieces</th></tr><tr><td>737</td><td>12</td></tr>",
        "<h3>Password</h3><p>Choose one of twelve signs</p>",
        "<div>Password</div><div>Forgotten?</div>",
        "<ul><li>Release 3.3.1</li><li>Build 20418</li></ul>",
        '<label>Amount</label><input name="amount" value="737">',
    ],
)
def test_pages_without_data_stay_silent(text: str) -> None:
    assert found(text) == set()


_TAGS = (
    "<td>",
    "</td>",
    "<tr>",
    "</tr>",
    "<th>",
    "<b>",
    "</b>",
    "<br>",
    "<p>",
    '<input value="',
    "<span>",
    "</span>",
    "</table>",
)


@given(
    st.lists(st.sampled_from((*_TAGS, " ", "\n", "\\n", "CVV", "737", "x:", "<", ">", "/", '"')), max_size=40).map(
        "".join
    )
)
def test_pieces_ascend_apart_within_the_text(text: str) -> None:
    done = 0
    for piece in DISGUISE.pieces(text):
        assert done <= piece.start < piece.end <= len(text)
        done = piece.end


@pytest.mark.parametrize(
    "part", ["<b>x" + " " * 390 + "y", "<td>", "<a ", '<input name="a" ', "\\n" * 190 + "x</p>", "<br> "]
)
def test_the_cost_grows_with_the_length_alone(part: str) -> None:
    text = part * (24_000 // len(part))
    assert costs_at_most(lambda: list(DISGUISE.pieces(text)), 0.4)
