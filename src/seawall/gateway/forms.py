"""A file sent as a form (``multipart/form-data``): read strictly, and written anew.

What leaves is a form of our own with the same fields, so that the vendor reads exactly what was inspected: there are no
two ways to read it, no preamble, no part's own encoding, no second file.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import msgspec

from seawall.gateway.refusal import Refusal

fields_max = 16
"""Parts of a form."""
field_bytes_max = 8 * 1024
"""Of a field that is no file."""
headers_max = 4
header_bytes_max = 4 * 1024
name_chars_max = 255
"""Of a file."""
_SENDS = b"binary", b"7bit", b"8bit"
_NAME = re.compile(r"[A-Za-z0-9_.\[\]-]{1,100}")
_MEDIA = re.compile(r"[A-Za-z0-9!#$&^_.+-]{1,100}/[A-Za-z0-9!#$&^_.+-]{1,100}")
_FORM = "Send one file as multipart/form-data: a field `file` with a filename, beside `purpose`."


class Form(msgspec.Struct, frozen=True):
    """One file and what was sent beside it."""

    fields: dict[str, str]
    file_name: str
    """Its last part only: which folder it came from is nobody's business."""
    media_type: str
    content: bytes

    def __repr__(self) -> str:
        return f"Form({len(self.content)} bytes)"


def read_form(content_type: bytes, body: bytes) -> Form:
    """The form of a request.

    Raises:
        Refusal: 415 when it is none, 400 when it is broken or holds anything but one file and short fields.
    """
    from multipart import MultipartError, PushMultipartParser, parse_options_header

    try:
        media, options = parse_options_header(content_type.decode("latin-1"))
    except (MultipartError, ValueError):
        media, options = "", {}
    if media.lower() != "multipart/form-data" or not options.get("boundary"):
        raise Refusal(415, "seawall_not_a_form", f"Files are taken as a form. {_FORM}")
    fields: dict[str, str] = {}
    file: tuple[str, str, bytes] | None = None
    pieces: list[bytes] = []
    segment: Any = None
    try:
        with PushMultipartParser(
            options["boundary"],
            content_length=len(body),
            max_segment_count=fields_max,
            max_header_count=headers_max,
            max_header_size=header_bytes_max,
            strict=True,
        ) as parser:
            for event in parser.parse(body):
                if isinstance(event, (bytes, bytearray)):
                    pieces.append(bytes(event))
                elif event is not None:
                    segment = event
                    _check(segment.name, segment.header("Content-Transfer-Encoding"))
                else:
                    content = pieces[0] if len(pieces) == 1 else b"".join(pieces)
                    pieces.clear()
                    if segment.name in fields or (segment.name == "file" and file is not None):
                        raise _bad(f"The form has {segment.name!r} twice.")
                    if segment.name == "file":
                        file = (segment.filename or "", segment.content_type or "", content)
                    else:
                        fields[segment.name] = _field(segment, content)
    except MultipartError:
        raise _bad("The form is broken or not as RFC 7578 has it.") from None
    if file is None:
        raise _bad("The form holds no file.")
    media = file[1].lower()
    return Form(fields, bare_name(file[0]), media if _MEDIA.fullmatch(media) else "", file[2])


def _field(segment: Any, content: bytes) -> str:
    if segment.filename is not None:
        raise _bad("The form holds a second file.")
    if len(content) > field_bytes_max:
        raise _bad(f"The field {segment.name[:40]!r} is too long.")
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise _bad(f"The field {segment.name[:40]!r} is not UTF-8.") from None


def _check(name: str, encoding: str | None) -> None:
    if not _NAME.fullmatch(name):
        raise _bad("A field of the form has no plain name.")
    if encoding is not None and encoding.strip().lower().encode("latin-1", "replace") not in _SENDS:
        raise _bad("A part of the form is encoded once more; send it as it is.")


def _bad(what: str) -> Refusal:
    return Refusal(400, "seawall_bad_form", f"{what} {_FORM}")


def bare_name(name: str) -> str:
    """A file's name without folders and without what a header can't hold."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(one for one in last if not unicodedata.category(one).startswith("C"))
    return shown.strip(" .")[:name_chars_max] or "file"


def written(form: Form, boundary: str) -> bytes:
    """The form as it leaves. ``boundary`` is one that no content can know."""
    out = []
    for name, value in form.fields.items():
        head = f'--{boundary}\r\ncontent-disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        out.append(head.encode())
    # As browsers write it (HTML, "multipart/form-data encoding algorithm").
    quoted = form.file_name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
    head = f'--{boundary}\r\ncontent-disposition: form-data; name="file"; filename="{quoted}"\r\n'
    out.append(f"{head}content-type: {form.media_type}\r\n\r\n".encode())
    out += [form.content, f"\r\n--{boundary}--\r\n".encode()]
    return b"".join(out)
