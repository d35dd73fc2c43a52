from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.wire.clipboards._html import said_beside, words_of

PAGE = "<style>p{}</style><p>Ship to <b>ana</b>&#64;customers.example,<br>card&nbsp;4111</p><td>a</td><td>b</td>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_words_are_what_a_reader_sees(encoding: str) -> None:
    assert words_of(PAGE.encode(encoding)) == "Ship to ana@customers.example,\ncard 4111\na\nb"


@pytest.mark.parametrize(
    ("broken", "words"),
    [(b"", ""), (b"</head>x", "x"), (b"<head>x", ""), (b"a&#", "a&#"), (b"x<script>y", "x")],
)
def test_broken_pages_are_survived(broken: bytes, words: str) -> None:
    assert words_of(broken) == words


@given(st.binary(max_size=200))
def test_never_raises(data: bytes) -> None:
    assert isinstance(words_of(data), str)
    assert isinstance(said_beside(data, ""), str)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_is_said_besides_is_what_the_text_does_not_show(encoding: str) -> None:
    page = """<meta content="a charset"><style>p { color: red }</style><p class="looks, no words">the customer
      <a href="mailto:ana%40b.example" title="Ana B">of Monday</a><i hidden>4111 1111</i>
      <td data-v="[17, 4, 9]">17</td>"""
    said = said_beside(page.encode(encoding), "the customer of Monday 17")
    assert said.splitlines() == ["mailto:ana@b.example", "Ana B", "4111 1111", "[17, 4, 9]"]
