"""Tables in PDF and PowerPoint files: cells are set apart, so that a column's name speaks for every row."""

from __future__ import annotations

import pypdfium2
import pytest

from fakes.office_files import package, pdf
from seawall.app import open_engine
from seawall.detect.documents import read_document

ROWS = (("name", "birth_date", "cvv"), ("Anna Berg", "1984-03-07", "737"), ("Jan Weber", "1990-11-23", "212"))


def text_of(name: str, data: bytes, place: str) -> str:
    return next(part.text for part in read_document(name, data).parts if part.path.endswith(place))


def drawn(rows: tuple[tuple[str, ...], ...], apart: int) -> bytes:
    """A PDF whose cells are drawn one by one, as programs do that make invoices and lists."""
    lines = [f") Tj {apart} 0 Td (".join(row) for row in rows]
    back = -apart * (len(rows[0]) - 1)
    return pdf([f") Tj {back} -20 Td (".join(lines)])


def test_cells_of_a_pdf_are_set_apart() -> None:
    text = text_of("a.pdf", drawn(ROWS, 120), "#page 1")
    assert text == "\n".join("\t".join(row) for row in ROWS)
    found = [(one.detector, text[one.start : one.end]) for one in open_engine().scan(text)]
    assert {("date_of_birth", "1990-11-23"), ("card_security_code", "212")} <= set(found)


def test_words_of_a_line_are_not() -> None:
    assert text_of("a.pdf", pdf(["one two) Tj 44 0 Td (three"]), "#page 1") == "one two three"


def test_text_whose_place_nobody_knows_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> None:
        raise pypdfium2.PdfiumError("Failed to get charbox.")

    monkeypatch.setattr(pypdfium2.PdfTextPage, "get_charbox", nowhere)
    assert text_of("a.pdf", drawn(ROWS, 120), "#page 1") == "\n".join(" ".join(row) for row in ROWS)


def test_a_slides_table_begins_with_its_first_cell() -> None:
    drawing = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    cells = "".join(
        "<a:tr>" + "".join(f"<a:tc><a:p><a:t>{cell}</a:t></a:p></a:tc>" for cell in row) + "</a:tr>" for row in ROWS
    )
    style = "<a:tblPr><a:tableStyleId>{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}</a:tableStyleId></a:tblPr>"
    slide = f"<p:sld xmlns:p='p' {drawing}><a:tbl>{style}{cells}</a:tbl></p:sld>"
    data = package({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>", "ppt/slides/slide1.xml": slide})
    lines = text_of("a.pptx", data, "#slide 1").split("\n")
    assert [line.rstrip("\t").split("\t") for line in lines if "\t" in line] == [list(row) for row in ROWS]
