"""Files in Firefox: put into a form by the page's own code, and documents of an office chosen by a person."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from extension.office import BLOCKING, MASKING, Office
from extension.test_firefox import shown
from extension.test_matrix import CARD, MAIL, TEXT
from extension.test_ways import serve_ways, tried
from extension.waiting import poll

pytestmark = pytest.mark.xdist_group("firefox")
FILMS = ("list of a film's pieces", "the same called something else", "what a film's pieces begin with")
LACKING = ("keepalive as the page goes", "a way to pay", "value of a style read before", *FILMS)
"""Clean text that does not arrive in Firefox: the page is gone before it was looked at, or there is no such way."""
FORM = """([name, text, press]) => { const form = document.createElement('form');
  form.method = 'post'; form.enctype = 'multipart/form-data'; form.action = '/form'; form.target = 'beside';
  const frame = document.createElement('iframe'); frame.name = 'beside';
  const input = document.createElement('input'); input.type = 'file'; input.name = 'f';
  const data = new DataTransfer(); data.items.add(new File([text], name, { type: 'text/plain' }));
  const button = document.createElement('button'); button.id = 'go'; button.textContent = 'Go';
  form.append(input, button); document.body.append(frame, form); input.files = data.files;
  if (press === 'submit') form.submit(); else if (press === 'requestSubmit') form.requestSubmit(); }"""


def document(text: str) -> bytes:
    """A word processor's: one paragraph."""
    return _packed({"word/document.xml": f"<w:document><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:document>"})


def sheet(text: str) -> bytes:
    """A spreadsheet with one cell."""
    return _packed(
        {
            "xl/sharedStrings.xml": f"<sst><si><t>{text}</t></si></sst>",
            "xl/worksheets/sheet1.xml": '<worksheet><row><c t="s"><v>0</v></c></row></worksheet>',
        }
    )


def _packed(parts: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        for name, text in parts.items():
            package.writestr(name, text)
    return held.getvalue()


@pytest.mark.parametrize("press", ["click", "requestSubmit", "submit"])
def test_a_form_with_a_file_that_a_script_put_there_goes_when_it_may(office: Office, press: str) -> None:
    page = office.open(BLOCKING)
    page.evaluate(FORM, ["notes.txt", f"lamps on Monday by {press}", press])
    if press == "click":
        page.click("#go")
    office.site.wait_for(f"lamps on Monday by {press}")
    page = office.open(BLOCKING)
    page.evaluate(FORM, ["orders.txt", TEXT, press])
    if press == "click":
        page.click("#go")
    shown(page, "can't go" if press != "submit" else "not sent")
    assert not office.site.holding(CARD)


def test_office_documents_are_read_before_the_page_hears_of_them(office: Office, tmp_path: Path) -> None:
    page = office.open(BLOCKING)
    for name, made in (("letter.docx", document), ("customers.xlsx", sheet)):
        bad, good = tmp_path / f"bad-{name}", tmp_path / f"good-{name}"
        bad.write_bytes(made(f"{CARD} of {MAIL}"))
        good.write_bytes(made("lamps on Monday"))
        page.evaluate("window.got.length = 0")
        page.choose("#file", bad)
        shown(page, "can't go")
        page.press("Escape")
        poll(lambda: page.evaluate("document.querySelector('#file').files.length") == 0)
        assert page.evaluate("got") == []
        page.choose("#file", good)
        poll(lambda: "change" in page.evaluate("got"))
        # The page has the whole of it, byte for byte.
        size = page.evaluate("document.querySelector('#file').files[0].arrayBuffer().then((held) => held.byteLength)")
        assert size == good.stat().st_size
        page.evaluate("document.querySelector('#file').value = ''")


def test_a_paper_nobody_can_read_here_reaches_an_approved_tool_whole(office: Office, tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n" + bytes(range(256)) * 20)
    page = office.open(MASKING)
    page.choose("#file", paper)
    poll(lambda: "change" in page.evaluate("got"))
    size = page.evaluate("document.querySelector('#file').files[0].arrayBuffer().then((held) => held.byteLength)")
    assert size == paper.stat().st_size


@pytest.mark.parametrize("group", ["rarer", "later", "pieced", "ruled", "further", "encoded"])
def test_no_way_out_that_hardly_anybody_takes_carries_it(office: Office, group: str) -> None:
    serve_ways(office.site)
    assert tried(office.site, office.open(BLOCKING, "/ways"), group, LACKING) == {}
