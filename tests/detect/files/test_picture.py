"""Pictures: their size before anything unpacks them, and what reads them."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.office_files import package
from seawall.detect.documents import read_document
from seawall.detect.files._magic import GRAY, gray
from seawall.detect.files.picture import size_of
from seawall.model import limits
from seawall.model.errors import Unavailable

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 640, 480) + b"\x08\0\0\0\0" + b"\0" * 20
GIF = b"GIF89a" + struct.pack("<HH", 640, 480) + b"\0" * 40
BMP = b"BM" + b"\0" * 16 + struct.pack("<Ii", 640, -480) + b"\0" * 40
JPEG = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xff\xc0\0\x0b\x08" + struct.pack(">HH", 480, 640) + b"\x01\x11\0" + b"\0" * 20
WEBP_X = b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0" + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")
WEBP_L = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + (639 | 479 << 14).to_bytes(4, "little") + b"\0" * 8
WEBP = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640, 480)
TIFF = b"II*\0\x08\0\0\0\x02\0" + struct.pack("<HHIHHHHII", 256, 4, 1, 640, 0, 257, 3, 1, 480) + b"\0" * 8
KINDS = {
    "image/png": PNG,
    "image/gif": GIF,
    "image/bmp": BMP,
    "image/jpeg": JPEG,
    "image/tiff": TIFF,
    GRAY: gray(640, 480, b""),
}


class Reads:
    """Says the same of every picture."""

    def __init__(self, said: str = "card 4111 1111 1111 1111", error: Exception | None = None) -> None:
        self.said, self.error, self.count = said, error, 0

    def text(self, picture: bytes) -> str:
        self.count += 1
        if self.error is not None:
            raise self.error
        return self.said


@pytest.mark.parametrize("media", KINDS)
def test_the_size_is_read_of_every_kind(media: str) -> None:
    assert size_of(KINDS[media], media) == (640, 480)
    document = read_document("a", KINDS[media], pictures=Reads())
    assert [(part.path, part.text) for part in document.parts] == [
        ("a#text in the picture", "card 4111 1111 1111 1111")
    ]
    assert not document.unread


@pytest.mark.parametrize("data", [WEBP, WEBP_L, WEBP_X])
def test_the_size_of_the_three_webps(data: bytes) -> None:
    assert size_of(data, "image/webp") == (640, 480)


def test_without_a_reader_a_picture_is_reported() -> None:
    document = read_document("a.png", PNG)
    assert [(one.reason, one.media) for one in document.unread] == [("PNG picture: not inspected", "image/png")]
    assert not document.parts


def test_a_huge_picture_never_reaches_the_reader() -> None:
    reads = Reads()
    huge = PNG[:16] + struct.pack(">II", 1_000_000, 1_000_000) + PNG[24:]
    document = read_document("a.png", huge, pictures=reads)
    assert [one.reason for one in document.unread] == ["PNG picture: more than 40 million pixels"]
    broken = read_document("a.png", PNG[:12] + b"IXXX" + PNG[16:], pictures=reads)
    assert [one.reason for one in broken.unread] == ["PNG picture: damaged, its size can't be read"]
    assert reads.count == 0


def test_what_the_reader_can_t_read_is_told() -> None:
    document = read_document("a.png", PNG, pictures=Reads(error=Unavailable("picture: reading it took over 1 seconds")))
    assert [one.reason for one in document.unread] == ["picture: reading it took over 1 seconds"]


def test_one_file_has_so_many_pictures_read_and_no_more() -> None:
    reads = Reads("x")
    members = {f"{number}.png": PNG + bytes([number]) for number in range(limits.pictures_max + 2)}
    document = read_document("a.zip", package(members), pictures=reads)
    assert reads.count == limits.pictures_max
    assert [one.reason for one in document.unread] == [f"more than {limits.pictures_max} pictures in one file"] * 2


def test_pictures_in_a_document_are_read() -> None:
    word = package({"word/document.xml": "<w><p>hello</p></w>", "word/media/scan.png": PNG})
    document = read_document("a.docx", word, pictures=Reads())
    assert ("a.docx!/scan.png#text in the picture", "card 4111 1111 1111 1111") in [
        (part.path, part.text) for part in document.parts
    ]


@given(st.sampled_from(sorted(KINDS)), st.binary(max_size=200), st.integers(0, 60))
def test_rubbish_has_a_size_or_none(media: str, rubbish: bytes, at: int) -> None:
    size = size_of(KINDS[media][:at] + rubbish, media)
    assert size is None or all(number >= 0 for number in size)


def test_an_address_read_with_spaces_is_put_together() -> None:
    document = read_document("a.png", PNG, pictures=Reads("ana @ shop.example, 3 @ 4 euro"))
    assert document.parts[0].text == "ana@shop.example, 3 @ 4 euro"
