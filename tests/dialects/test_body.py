"""Values a body is taken apart into: sizes, and reprs that show nothing."""

import base64
import json

import msgspec

from seawall.dialects.body import FilePart
from seawall.dialects.field_map import BodyMap
from seawall.dialects.reading import read_body


def test_files_in_every_spelling_of_base64() -> None:
    data = bytes(range(256))
    plain = base64.b64encode(data).decode()
    for spelling in (
        plain,
        plain.rstrip("="),
        base64.urlsafe_b64encode(data).decode(),
        plain[:70] + "\n" + plain[70:],
    ):
        raw = json.dumps(spelling).replace("/", "\\/").encode()
        file = FilePart("/f", "user", "", "", "base64", raw, 0, len(raw))
        assert file.read() == data
        assert abs(file.size - len(data)) < 16
    raw = b'"data:text/plain,a%20b"'
    assert FilePart("/f", "user", "", "", "data-url", raw, 0, len(raw)).read() == b"a b"


def test_edits_are_spelled_like_the_document_around_them() -> None:
    ascii_body = b'{"a": "x"}'
    wide_body = '{"a": "x", "b": "ä"}'.encode()
    assert read_body(ascii_body, BodyMap()).splice({0: "ü"}) == b'{"a": "\\u00fc"}'
    assert read_body(wide_body, BodyMap()).splice({0: "ü"}) == '{"a": "ü", "b": "ä"}'.encode()
    assert "x" not in repr(read_body(ascii_body, BodyMap()).files)


def test_a_file_is_exchanged_in_the_form_it_came_in() -> None:
    for written, left in (
        ("YSBi", "w7w="),
        ("data:text/plain;base64,YSBi", "data:text/plain;base64,w7w="),
        ("data:text/plain,a%20b", "data:text/plain;base64,w7w="),
    ):
        body = json.dumps({"x": 1, "f": written, "y": "z"}).encode()
        start = body.index(json.dumps(written).encode())
        form = "data-url" if "," in written else "base64"
        file = FilePart("/f", "user", "", "", form, body, start, start + len(written) + 2)
        decoded = msgspec.structs.replace(read_body(body, BodyMap()), files=(file,))
        assert file.read() == b"a b"
        assert decoded.splice({1: "Z"}, {0: "ü".encode()}) == body.replace(written.encode(), left.encode()).replace(
            b"z", b"Z"
        )
