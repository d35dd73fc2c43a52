"""Text in pictures by the real Tesseract (tests/provision.sh installs it)."""

from pathlib import Path

import pytest

from fakes.office_files import package
from fakes.pictures import png, scan
from seawall.app import open_engine
from seawall.detect.documents import read_document
from seawall.model.errors import ConfigError, Unavailable
from seawall.wire.ocr import Tesseract

LINES = ["Ship to Ana Silva", "ana.silva@shop.example", "Card 4111 1111 1111 1111"]


@pytest.fixture(scope="module")
def reader() -> Tesseract:
    return Tesseract()


@pytest.fixture(scope="module")
def picture() -> bytes:
    return png(LINES)


def test_a_picture_s_text_is_found(reader: Tesseract, picture: bytes) -> None:
    document = read_document("order.png", picture, pictures=reader)
    assert not document.unread
    (part,) = document.parts
    found = {finding.detector for finding in open_engine().inspect(part.text).findings}
    assert {"email", "payment_card"} <= found


def test_a_scanned_page_is_read(reader: Tesseract) -> None:
    document = read_document("scan.pdf", scan(LINES), pictures=reader)
    assert not document.unread
    assert [part.path for part in document.parts if "4111 1111 1111 1111" in part.text] == [
        "scan.pdf!/page 1#text in the picture"
    ]
    assert [one.reason for one in read_document("scan.pdf", scan(LINES)).unread] == [
        "a picture without text, such as a scan: not inspected"
    ]


def test_pictures_in_mails_and_documents_are_read(reader: Tesseract, picture: bytes) -> None:
    import base64

    mail = (
        b"From: a@shop.example\nTo: b@shop.example\nSubject: x\nMIME-Version: 1.0\n"
        b'Content-Type: image/png; name="a.png"\nContent-Transfer-Encoding: base64\n\n' + base64.encodebytes(picture)
    )
    word = package({"word/document.xml": "<w><p>hello</p></w>", "word/media/image1.png": picture})
    for name, data in (("a.eml", mail), ("a.docx", word)):
        texts = [part.text for part in read_document(name, data, pictures=reader).parts]
        assert any("4111 1111 1111 1111" in text for text in texts)


def test_what_is_no_picture_is_never_taken_for_a_list_of_files(reader: Tesseract, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png(["Top secret"]))
    for data in (str(secret).encode() + b"\n", b"BM" + str(secret).encode()):
        document = read_document("list.bmp", data, pictures=reader)
        assert all("secret" not in part.text.replace(str(secret), "") for part in document.parts)


def test_a_picture_that_is_damaged_or_takes_too_long_is_told(picture: bytes) -> None:
    with pytest.raises(Unavailable, match="can't read it"):
        Tesseract().text(picture[:200])
    with pytest.raises(Unavailable, match="took over 0 seconds"):
        Tesseract(seconds_max=0)._run(picture)


def test_a_program_or_language_that_is_missing_is_told_when_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match="no data for xyz"):
        Tesseract("eng+xyz")
    with pytest.raises(ConfigError, match="not a list of languages"):
        Tesseract("eng; rm")
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ConfigError, match="not installed"):
        Tesseract()
