"""Shapes that decide whether something is skipped."""

import pytest

from seawall.dialects.field_map import BASE64_SHAPE, PLAIN_KEY, SEALED_SHAPE, TOKEN_SHAPE, WORD_SHAPE


@pytest.mark.parametrize(
    "good",
    [
        b"gpt-5.2",
        b"call_abc123",
        b"claude-opus-5-20260801",
        b"gpt-5-2026-08-01",
        b"a/b:c",
        b"",
        b"sk-hynix",
        b"ask-me-anything-of-it",
        b"hf_model",
        b"toolu_01A09q90qw90lq917835lq9",
        b"3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    ],
)
def test_words(good: bytes) -> None:
    assert WORD_SHAPE.fullmatch(b'"' + good + b'"')


@pytest.mark.parametrize(
    "bad",
    [
        b"ana@shop.example",
        b"two words",
        b"4111111111111111",
        b"4111-1111-1111-1111",
        b"call_0151-234-56789",
        b"DE89-3704-0044-0532-0130-00",
        b"id_491511234567",
        b"a" * 200,
        b"536-90-4399",
        b"612.345.678",
        b"sk-proj-synthetic0nly0aB3dE5fG7hI9j",
        b"AKIASYNTHETICONLY123",
        b"ghp_synthetic0nly0aB3dE5fG7hI9jK1lM3nO",
        b"eyJhbGciOiJub25lIn0.eyJzdWIiOiJzeW50aCJ9.",
    ],
)
def test_no_words(bad: bytes) -> None:
    assert not WORD_SHAPE.fullmatch(b'"' + bad + b'"')


@pytest.mark.parametrize("bad", [b"ana@shop.example", b"4915112345678", b"Ana M", b"k12345"])
def test_keys_that_may_be_data(bad: bytes) -> None:
    assert not PLAIN_KEY.fullmatch(b'"' + bad + b'"')
    assert PLAIN_KEY.fullmatch(b'"order_total2"')


def test_sealed_and_files() -> None:
    assert SEALED_SHAPE.fullmatch(b'"EqQBCgIYAhIM1gbcDa9GJw=="')
    assert SEALED_SHAPE.fullmatch(b'"EqQBCgIYAhIM1gbc\\/a9GJw\\u003d"')
    assert not SEALED_SHAPE.fullmatch(b'"Ana Example, Elm Street 5"')
    assert not SEALED_SHAPE.fullmatch(b'"short"')
    for number in (b"4111-1111-1111-1111", b"DE89-3704-0044-0532-0130-00", b"4111111111111111"):
        assert not SEALED_SHAPE.fullmatch(b'"' + number + b'"')
        assert not TOKEN_SHAPE.fullmatch(b'"' + number + b'"')
    assert TOKEN_SHAPE.fullmatch(b'"Bearer tok-0123-4567-89ab-cdef"')
    assert BASE64_SHAPE.fullmatch(b'"QUJD\\nREVG"')
    assert not BASE64_SHAPE.fullmatch(b'"QUJD, and text"')
    assert not BASE64_SHAPE.fullmatch(b'"4111 1111 1111 1111"')
