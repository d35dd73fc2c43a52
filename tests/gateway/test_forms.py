"""Forms: one file and short fields, read in one way only, and written anew."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.gateway.forms import Form, bare_name, read_form, written
from seawall.gateway.refusal import Refusal

TYPE = b"multipart/form-data; boundary=xyz"


def part(disposition: str, content: bytes = b"a", more: str = "") -> bytes:
    return f"--xyz\r\ncontent-disposition: form-data; {disposition}\r\n{more}\r\n".encode() + content + b"\r\n"


FILE = part('name="file"; filename="a.txt"')


@given(
    st.dictionaries(st.from_regex(r"[a-z_]{1,9}(\[[a-z]{1,5}\])?", fullmatch=True), st.text(max_size=50), max_size=5),
    st.text(max_size=60),
    st.binary(max_size=2000),
)
def test_what_is_written_is_read_again(fields: dict[str, str], name: str, content: bytes) -> None:
    fields = {key: value for key, value in fields.items() if key != "file"}
    try:
        for value in fields.values():
            value.encode()
    except UnicodeEncodeError:
        return
    form = Form(fields, bare_name(name), "text/csv", content)
    again = read_form(TYPE, written(form, "xyz")) if b"\r\n--xyz" not in content else form
    assert (again.fields, again.media_type, again.content) == (form.fields, form.media_type, form.content)
    assert again.file_name == bare_name(form.file_name.replace('"', "%22")) or '"' not in form.file_name


@given(st.binary(max_size=300))
def test_anything_is_read_or_refused(body: bytes) -> None:
    for whole in (body, FILE[:40] + body, FILE + body, b"--xyz\r\n" + body + b"\r\n--xyz--\r\n"):
        with suppress(Refusal):
            assert read_form(TYPE, whole).content in whole


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (FILE + FILE, "twice"),
        (FILE + part('name="purpose"') * 2, "twice"),
        (FILE + part('name="more"; filename="b.txt"'), "second file"),
        (part('name="purpose"'), "no file"),
        (FILE + part('name="purpose"', b"x" * 9000), "too long"),
        (FILE + part('name="purpose"', b"\xff"), "not UTF-8"),
        (FILE + part('name="purp ose"'), "plain name"),
        (FILE + part('name="ana@shop.example"'), "plain name"),
        (part('name="file"; filename="a"', b"YQ==", "Content-Transfer-Encoding: base64\r\n"), "once more"),
        (FILE + b"".join(part(f'name="f{n}"') for n in range(20)), "broken"),
        (FILE + part('name="f"', b"a", "x: " + "y" * 5000 + "\r\n"), "broken"),
        (FILE.replace(b"xyz", b"other"), "no file"),
        (b"", "broken"),
        (b"junk", "broken"),
    ],
)
def test_refused(body: bytes, said: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_form(TYPE, body + b"--xyz--\r\n" if body else body)
    assert said in caught.value.message
    assert "Send one file" in caught.value.message


def test_cut_short() -> None:
    with pytest.raises(Refusal):
        read_form(TYPE, FILE)


@pytest.mark.parametrize(
    "media", [b"", b"application/json", b"multipart/form-data", b"multipart/mixed; boundary=xyz", b"\xff"]
)
def test_no_form(media: bytes) -> None:
    with pytest.raises(Refusal) as caught:
        read_form(media, FILE)
    assert caught.value.status in (400, 415)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("C:\\Users\\ana\\a.csv", "a.csv"),
        ("/home/ana/../a.csv", "a.csv"),
        ("..", "file"),
        ("", "file"),
        ("a\r\nx-evil: 1", "ax-evil: 1"),
        ("x" * 999, "x" * 255),
        ("déjà vu.pdf", "déjà vu.pdf"),
    ],
)
def test_names(name: str, bare: str) -> None:
    assert bare_name(name) == bare


def test_no_content_in_sight() -> None:
    assert "secret" not in repr(Form({"a": "secret"}, "secret", "", b"secret"))
