"""Forms (``multipart/form-data``), read strictly and written anew: a file that is sent to be kept, or a question with
files beside it (a recording to be written down, pictures to be changed).

What leaves is a form of our own with the same fields, so that the vendor reads exactly what was inspected: there are no
two ways to read it, no preamble, no part's own encoding, no second file where one is meant.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Callable, Collection, Sequence
from typing import Any

import msgspec

from seawall.gateway.refusal import Refusal

fields_max = 16
"""Parts of a form with a file to be kept."""
parts_max = 64
"""Parts of a question: sixteen pictures, the voices that a recording is told to know."""
field_bytes_max = 8 * 1024
"""Of a field that is no file, beside a file to be kept."""
words_bytes_max = 2 * 1024 * 1024
"""The same of a question: a prompt, or a voice as a data URL."""
headers_max = 4
header_bytes_max = 4 * 1024
name_chars_max = 255
"""Of a file."""
media_digits_max = 7
"""Media types have few figures; a telephone number has more."""
OCTETS = "application/octet-stream"
_SENDS = b"binary", b"7bit", b"8bit"
_NAME = re.compile(r"[A-Za-z0-9_.\[\]-]{1,100}")
_MEDIA = re.compile(r"[A-Za-z0-9!#$&^_.+-]{1,100}/[A-Za-z0-9!#$&^_.+-]{1,100}")
_PLAIN_MEDIA = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}(?:/[a-z0-9][a-z0-9.+-]{0,60})?")
_FORM = "Send one file as multipart/form-data: a field `file` with a filename, beside `purpose`."
_ASKED = "Send it as multipart/form-data: files with a filename, and the other fields once each, lists as `name[]`."
_FILES = frozenset(("file", "image", "image[]", "mask"))
"""Fields of a question that are files also where nobody says what they are called."""
FILE_NAMES = "file_names"
"""Where the names of a question's files stand among its fields; no field of any API is called so."""


class Form(msgspec.Struct, frozen=True):
    """One file and what was sent beside it."""

    fields: dict[str, str]
    file_name: str
    """Its last part only: which folder it came from is nobody's business."""
    media_type: str
    content: bytes

    def __repr__(self) -> str:
        return f"Form({len(self.content)} bytes)"


class Attached(msgspec.Struct, frozen=True):
    """One file of a question."""

    field: str
    file_name: str
    media_type: str
    content: bytes

    def __repr__(self) -> str:
        return f"Attached({len(self.content)} bytes)"


class Question(msgspec.Struct, frozen=True):
    """What is asked about files, as JSON: each field a string, ``name[]`` a list of them, ``stream`` a boolean."""

    said: bytes
    """One line."""
    files: tuple[Attached, ...]

    @property
    def body(self) -> bytes:
        """All of it as it is inspected: the line, and the files one after the other."""
        return b"".join([self.said, b"\n", *(file.content for file in self.files)])

    def written(self, body: bytes) -> tuple[bytes, str]:
        """The form that leaves, and its media type; ``body`` is what has become of :attr:`body`.

        Raises:
            Refusal: files that are no pictures or recordings became longer or shorter, so that nobody can tell where
                each of several ends.
        """
        first, _, rest = body.partition(b"\n")
        said = msgspec.json.decode(first)
        names = said.pop(FILE_NAMES)
        if len(self.files) > 1 and len(rest) != sum(len(file.content) for file in self.files):
            raise _bad("One of the files is text that has to be masked.", _ASKED)
        boundary = f"seawall-{secrets.token_hex(16)}"
        out = [_field_written(boundary, name, one) for name, value in said.items() for one in _spelled(value)]
        at = 0
        for file, name in zip(self.files, names, strict=True):
            end = at + len(file.content) if len(self.files) > 1 else len(rest)
            out += _file_written(boundary, Attached(file.field, name, file.media_type, rest[at:end]))
            at = end
        out.append(f"--{boundary}--\r\n".encode())
        return b"".join(out), f"multipart/form-data; boundary={boundary}"

    def __repr__(self) -> str:
        return f"Question({len(self.files)} files)"


def read_form(content_type: bytes, body: bytes) -> Form:
    """The form of a request that sends a file to be kept.

    Raises:
        Refusal: 415 when it is none, 400 when it is broken or holds anything but one file and short fields.
    """
    fields: dict[str, str] = {}
    file: Attached | None = None
    for name, value in _parts(content_type, body, {"file"}, fields_max, field_bytes_max, _FORM):
        if name in fields or (name == "file" and file is not None):
            raise _bad(f"The form has {name!r} twice.")
        if isinstance(value, str):
            fields[name] = value
        elif name == "file":
            file = value
        else:
            raise _bad("The form holds a second file.")
    if file is None:
        raise _bad("The form holds no file.")
    return Form(fields, file.file_name, file.media_type, file.content)


def read_question(content_type: bytes, body: bytes, harmless: Callable[[str], bool]) -> Question:
    """The form of a request that asks about the files in it. ``harmless`` says of a text whether it may leave as it is.

    Raises:
        Refusal: 415 when it is none, 400 when it is broken, says one thing twice or holds no file.
    """
    fields: dict[str, Any] = {}
    files: list[Attached] = []
    for name, value in _parts(content_type, body, _FILES, parts_max, words_bytes_max, _ASKED):
        if not isinstance(value, str):
            if not name.endswith("[]") and name in (file.field for file in files):
                raise _bad(f"The form has {name!r} twice.", _ASKED)
            files.append(msgspec.structs.replace(value, media_type=media_told(value.media_type, harmless)))
        elif name.endswith("[]"):
            fields.setdefault(name, []).append(value)
        elif name in fields or name == FILE_NAMES:
            raise _bad(f"The form has {name!r} twice.", _ASKED)
        else:
            fields[name] = _TRUTHS.get(value, value) if name == "stream" else value
    if not files:
        raise _bad("The form holds no file.", _ASKED)
    fields[FILE_NAMES] = [file.file_name for file in files]
    return Question(msgspec.json.encode(fields), tuple(files))


def media_told(told: str, harmless: Callable[[str], bool]) -> str:
    """What a file is, as the vendor is told: nothing that is no media type, or that would be masked elsewhere."""
    plain = _PLAIN_MEDIA.fullmatch(told) and sum(map(str.isdigit, told)) < media_digits_max
    return told if plain and harmless(told) else OCTETS


_TRUTHS = {"true": True, "false": False, "True": True, "False": False}
"""As clients in several languages spell them."""


def _parts(
    content_type: bytes, body: bytes, files: Collection[str], most: int, bytes_max: int, wanted: str
) -> Sequence[tuple[str, str | Attached]]:
    """The parts of a form: those of these names, and those with a name of their own, are files.

    Raises:
        Refusal: 415 when it is no form, 400 when it is broken.
    """
    from multipart import MultipartError, PushMultipartParser, parse_options_header

    try:
        media, options = parse_options_header(content_type.decode("latin-1"))
    except (MultipartError, ValueError):
        media, options = "", {}
    if media.lower() != "multipart/form-data" or not options.get("boundary"):
        raise Refusal(415, "seawall_not_a_form", f"This is taken as a form. {wanted}")
    found: list[tuple[str, str | Attached]] = []
    pieces: list[bytes] = []
    segment: Any = None
    try:
        with PushMultipartParser(
            options["boundary"],
            content_length=len(body),
            max_segment_count=most,
            max_header_count=headers_max,
            max_header_size=header_bytes_max,
            strict=True,
        ) as parser:
            for event in parser.parse(body):
                if isinstance(event, (bytes, bytearray)):
                    pieces.append(bytes(event))
                elif event is not None:
                    segment = event
                    _check(segment.name, segment.header("Content-Transfer-Encoding"), wanted)
                else:
                    content = pieces[0] if len(pieces) == 1 else b"".join(pieces)
                    pieces.clear()
                    if segment.name in files or segment.filename is not None:
                        media = (segment.content_type or "").lower()
                        media = media if _MEDIA.fullmatch(media) else ""
                        name = bare_name(segment.filename or "")
                        found.append((segment.name, Attached(segment.name, name, media, content)))
                    else:
                        found.append((segment.name, _field(segment.name, content, bytes_max, wanted)))
    except MultipartError:
        raise _bad("The form is broken or not as RFC 7578 has it.", wanted) from None
    return found


def _field(name: str, content: bytes, bytes_max: int, wanted: str) -> str:
    if len(content) > bytes_max:
        raise _bad(f"The field {name[:40]!r} is too long.", wanted)
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise _bad(f"The field {name[:40]!r} is not UTF-8.", wanted) from None


def _check(name: str, encoding: str | None, wanted: str) -> None:
    if not _NAME.fullmatch(name):
        raise _bad("A field of the form has no plain name.", wanted)
    if encoding is not None and encoding.strip().lower().encode("latin-1", "replace") not in _SENDS:
        raise _bad("A part of the form is encoded once more; send it as it is.", wanted)


def _bad(what: str, wanted: str = _FORM) -> Refusal:
    return Refusal(400, "seawall_bad_form", f"{what} {wanted}")


def bare_name(name: str) -> str:
    """A file's name without folders and without what a header can't hold."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(one for one in last if not unicodedata.category(one).startswith("C"))
    return shown.strip(" .")[:name_chars_max] or "file"


def written(form: Form, boundary: str) -> bytes:
    """The form as it leaves. ``boundary`` is one that no content can know."""
    out = [_field_written(boundary, name, value) for name, value in form.fields.items()]
    out += _file_written(boundary, Attached("file", form.file_name, form.media_type, form.content))
    out.append(f"--{boundary}--\r\n".encode())
    return b"".join(out)


def _spelled(value: Any) -> Sequence[str]:
    if isinstance(value, bool):
        return ("true" if value else "false",)
    return value if isinstance(value, list) else (value,)


def _field_written(boundary: str, name: str, value: str) -> bytes:
    return f'--{boundary}\r\ncontent-disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()


def _file_written(boundary: str, file: Attached) -> Sequence[bytes]:
    # As browsers write it (HTML, "multipart/form-data encoding algorithm").
    quoted = file.file_name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
    head = f'--{boundary}\r\ncontent-disposition: form-data; name="{file.field}"; filename="{quoted}"\r\n'
    return f"{head}content-type: {file.media_type}\r\n\r\n".encode(), file.content, b"\r\n"
