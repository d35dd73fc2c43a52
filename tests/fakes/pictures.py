"""Pictures of text without a drawing library: PDFium draws a page, and its pixels become a PNG or a scanned PDF."""

import struct
import zlib

import pypdfium2

from fakes.office_files import _numbered, pdf


def pixels(lines: list[str], scale: float = 3.0) -> tuple[int, int, bytes]:
    """Width, height and gray pixels of a page with these lines in the middle of it."""
    shown = ") Tj 0 -28 Td (".join(lines)
    document = pypdfium2.PdfDocument(pdf([shown]))
    bitmap = document[0].render(scale=scale, grayscale=True)
    rows = int(bitmap.height * 0.3)
    data = bytes(bitmap.buffer)
    kept = b"".join(data[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(rows))
    size = bitmap.width, rows
    document.close()
    return size[0], size[1], kept


def png(lines: list[str]) -> bytes:
    """A PNG that shows these lines."""
    width, height, data = pixels(lines)
    rows = b"".join(b"\0" + data[row * width : (row + 1) * width] for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


def scan(lines: list[str]) -> bytes:
    """A PDF whose one page is a picture of these lines."""
    width, height, data = pixels(lines)
    return _numbered(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 240]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>",
            b"<</Length 31>>stream\nq 612 0 0 240 0 0 cm /I Do Q    \nendstream",
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
            b"/Length %d>>stream\n%s\nendstream" % (width, height, len(data), data),
            b"<</Title(scan)>>",
        ]
    )
