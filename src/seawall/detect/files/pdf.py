"""PDF: the text layer page by page, form fields, notes, metadata, attached files. By PDFium, through pypdfium2.

A page that shows pictures and no text (a scan) is reported, since nothing of it was inspected. Streams are inflated
within the budget first, because PDFium would inflate a bomb without asking. PDFium must not be called from two threads
at once, also for different files, so one lock is held around it.
"""

from __future__ import annotations

import ctypes
import re
import threading
import zlib
from collections.abc import Iterator
from typing import Any

from seawall.detect.documents import Budget, FilePart, Format, Member, Read, Source, Unread
from seawall.detect.files._magic import gray
from seawall.model.errors import BadExchange, LimitExceeded

pages_max = 20_000
little_text_chars = 16
"""A page with pictures and less text than this (a page number, say) counts as not inspected."""
_SCAN = "a picture without text, such as a scan: not inspected"
_dots_per_inch = 200
page_pixels_max = 6_000_000
"""A scanned page is drawn with no more than this."""
_BLANK = re.compile(r"(?<=[^\s]) (?=[^\s])")
gap_min = 0.75
"""So wide a gap, for each unit of a line's height, is between cells. Words stand nearer, also in lines that are
justified or set as by a typewriter."""
_STREAM = re.compile(rb"stream\r?\n")
_step_bytes = 1024 * 1024
_one_at_a_time = threading.Lock()
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD


def _sniff(source: Source) -> int:
    # The header may stand anywhere in the first 1024 bytes (ISO 32000-1, implementation note 13).
    at = source.head.find(b"%PDF-", 0, 1024)
    return 0 if at < 0 else 90 if at == 0 else 45


def _read(source: Source) -> Iterator[Read]:
    _check_streams(source.data, source.budget)
    with _one_at_a_time:
        # Everything is collected before the lock is let go: a generator might be left half way.
        found = list(_open_and_read(source))
    for item in found:
        if isinstance(item, Unread) and item.reason == _SCAN and source.budget.pictures is not None:
            yield from _scanned(source, item.path)
        else:
            yield item


def _scanned(source: Source, place: str) -> Iterator[Read]:
    """A page as a picture, for what reads pictures. One at a time, and PDFium is let go before anybody reads it."""
    import pypdfium2

    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(source.data)
            page = document[int(place.removeprefix("page ")) - 1]
            width, height = page.get_size()
            scale = min(_dots_per_inch / 72, (page_pixels_max / max(1.0, width * height)) ** 0.5)
            bitmap = page.render(scale=scale, grayscale=True)
            stride, rows = bitmap.stride, bitmap.height
            pixels = bytes(bitmap.buffer)
            lines = [pixels[row * stride : row * stride + bitmap.width] for row in range(rows)]
            data = gray(bitmap.width, rows, b"".join(lines))
            bitmap.close()
            page.close()
            document.close()
        except (pypdfium2.PdfiumError, ValueError, MemoryError):
            yield Unread(place, "damaged: the page can't be drawn", FORMAT.media)
            return
    yield Member(place, data)


def _check_streams(data: bytes, budget: Budget) -> None:
    """Inflate every stream without keeping it, so that a bomb is refused before PDFium meets it."""
    view = memoryview(data)
    spent = 0
    for match in _STREAM.finditer(data):
        spent += _inflated(view[match.end() :], budget, twice=True)
        budget.take_ratio(len(data), spent)


def _inflated(view: memoryview, budget: Budget, *, twice: bool) -> int:
    unpacker = zlib.decompressobj()
    size = 0
    packed: bytes | memoryview = view[:_step_bytes]
    at = len(packed)
    try:
        while packed and not unpacker.eof:
            piece = unpacker.decompress(packed, _step_bytes)
            if twice and size == 0 and piece[:1] == b"\x78":
                size += _inflated(memoryview(piece), budget, twice=False)
            size += len(piece)
            budget.take_bytes(len(piece))
            packed = unpacker.unconsumed_tail
            if not packed and not unpacker.eof:
                packed = view[at : at + _step_bytes]
                at += len(packed)
    except zlib.error:
        pass  # not a deflated stream
    return size


def _open_and_read(source: Source) -> Iterator[Read]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", 0) == _PASSWORD_ERROR or "password" in str(error).lower():
            raise BadExchange("encrypted: it asks for a password") from None
        raise BadExchange("cut off or damaged: not a PDF that can be opened") from None
    try:
        yield from _metadata(document)
        if len(document) > pages_max:
            yield Unread("", f"more than {pages_max} pages; the rest were not read", FORMAT.media)
        for number in range(min(len(document), pages_max)):
            yield from _page(document, number, source.budget)
        yield from _attachments(document, source.budget)
    finally:
        document.close()


def _metadata(document: Any) -> Iterator[Read]:
    known = document.get_metadata_dict(skip_empty=True)
    lines = [f"{name}: {value}" for name, value in known.items() if name not in ("Producer", "CreationDate", "ModDate")]
    yield FilePart("properties", "\n".join(lines))


def _page(document: Any, number: int, budget: Budget) -> Iterator[Read]:
    import pypdfium2
    from pypdfium2 import raw

    place = f"page {number + 1}"
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        yield Unread(place, "damaged: the page can't be opened", FORMAT.media)
        return
    try:
        text_page = page.get_textpage()
        text = (
            _with_cells(text_page, text_page.get_text_range(), raw)
            .replace("\r\n", "\n")
            .replace("\ufffe", "-")
            .replace("\x00", "")
        )
        text_page.close()
        notes = _notes(page, raw)
        budget.take_bytes(len(text))
        yield FilePart(place, text)
        yield FilePart(f"{place}, fields and notes", "\n".join(notes))
        if len("".join(text.split())) < little_text_chars:
            pictures = any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4))
            if pictures:
                yield Unread(place, _SCAN, "image/*")
    finally:
        page.close()


def _with_cells(text_page: Any, text: str, raw: Any) -> str:
    """The text with a tabulator where only a wide gap parts two pieces of a line, as between cells of a table."""
    import pypdfium2

    if len(text) != text_page.count_chars():
        return text  # characters beyond the BMP: places in the text are none on the page
    parts: list[str] = []
    done = 0
    for found in _BLANK.finditer(text):
        at = found.start()
        if raw.FPDFText_IsGenerated(text_page, at) != 1:
            continue
        try:
            _, low, right, high = text_page.get_charbox(at - 1, loose=True)
            left = text_page.get_charbox(at + 1, loose=True)[0]
        except pypdfium2.PdfiumError:  # a character without a place: its text counts all the same
            continue
        if left - right > gap_min * (high - low):
            parts += (text[done:at], "\t")
            done = at + 1
    return "".join((*parts, text[done:]))


def _notes(page: Any, raw: Any) -> list[str]:
    """Values of form fields and contents of annotations, with the field's name in front."""
    found = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), 10_000)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            name, value, contents = (_string(raw, annotation, key) for key in (b"T", b"V", b"Contents"))
            line = ": ".join(piece for piece in (name, value, contents) if piece)
            if value or contents:
                found.append(line)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return found


def _string(raw: Any, annotation: Any, key: bytes) -> str:
    """A string entry of an annotation, which PDFium hands out as UTF-16LE with a closing zero."""
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < size < _step_bytes:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00")


def _attachments(document: Any, budget: Budget) -> Iterator[Read]:
    import pypdfium2

    for index in range(min(document.count_attachments(), 1000)):
        try:
            attachment = document.get_attachment(index)
            name = attachment.get_name() or f"attachment {index + 1}"
            data = bytes(attachment.get_data())
        except (pypdfium2.PdfiumError, ValueError):
            yield Unread(f"!/attachment {index + 1}", "damaged: can't be read")
            continue
        try:
            budget.take_bytes(len(data))
        except LimitExceeded as error:
            yield Unread(f"!/{name}", error.message)
            return
        yield Member(name, data)


FORMAT = Format(media="application/pdf", title="PDF", sniff=_sniff, read=_read)
