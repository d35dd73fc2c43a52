"""An expression with the letters its matches begin with finds what it finds without."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect import kept_re, late_re
from seawall.detect.engine import builtin_detectors
from seawall.detect.first_letters import with_first_letters

IN_ANY_CASE = int(re.IGNORECASE)
SOUGHT = [
    (r"\b(?:street|road|straße)\b", IN_ANY_CASE),
    (r"(?<!\w)(?:κωδικός|[sş]ifre|İd|ſtern|µm)", IN_ANY_CASE),
    (r"(?:mr |ms )?(?:[a-f]{2}|\d)x", IN_ANY_CASE),
    (r"(?i:k)elvin|(?=9)\d", 0),
    (r"(?>[ab]|c)+d", IN_ANY_CASE | re.ASCII),
    (r"\b[\d.]+%|^\s#", int(re.MULTILINE)),
    ("(?:[\U00010400-\U00010403]|ǆ)z", IN_ANY_CASE),
]
LEFT = [
    (r"\A(?:a|b)", IN_ANY_CASE),
    (r"^(?:a|b)", IN_ANY_CASE),
    (r"[^a]b|c", IN_ANY_CASE),
    (r"(x)?\1?a", IN_ANY_CASE),
    (r"\b(?:a|b)?", 0),
    (r".a", 0),
    (r"(?a:\w)b", 0),
    ("[\0-\uffff]a", IN_ANY_CASE),
]


def numbers(pattern: str, flags: int) -> tuple[list[int], list[int]]:
    """As Python makes them, and with first letters."""
    parser: Any = import_module("re._parser")
    compiler: Any = import_module("re._compiler")
    parsed = parser.parse(pattern, flags)
    code = compiler._code(parsed, flags)
    return code, with_first_letters(parsed, code, flags)


@pytest.mark.parametrize(("pattern", "flags"), SOUGHT)
def test_what_begins_behind_an_edge_or_in_any_case_gets_its_letters(pattern: str, flags: int) -> None:
    plain, sought = numbers(pattern, flags)
    assert sought != plain
    assert sought[2] != plain[2] == 0


@pytest.mark.parametrize(("pattern", "flags"), LEFT)
def test_what_may_begin_with_anything_or_stands_at_the_beginning_is_left_alone(pattern: str, flags: int) -> None:
    plain, sought = numbers(pattern, flags)
    assert sought is plain


LETTERS = "aAbBcdDkKKſsSşŞİiıIßẞςσΣκµμΜǄǅǆzZ0159x.%# \n𐐀𐐨mr"


@pytest.mark.parametrize(("pattern", "flags"), SOUGHT)
@given(
    text=st.lists(
        st.sampled_from([*LETTERS, "street", "STRASSE", "straße", "ΚΩΔΙΚΌΣ", "κωδικός", "elvin", "tern", "ifre", "d"])
    ).map("".join)
)
def test_it_finds_the_same(pattern: str, flags: int, text: str) -> None:
    made = kept_re._made(pattern, *kept_re._numbers(pattern, flags))
    assert [one.span() for one in made.finditer(text)] == [
        one.span() for one in re.compile(pattern, flags).finditer(text)
    ]


def test_every_expression_finds_the_same_in_what_detectors_find() -> None:
    detectors = builtin_detectors()
    texts = [one.text for name in detectors for one in detectors[name].hits][::6]
    texts += [text.swapcase() for text in texts[::2]]
    for pattern, flags in [one for one in late_re.all_written() if "\ud800" not in one[0]][::5]:
        made, plain = kept_re._made(pattern, *kept_re._numbers(pattern, flags)), re.compile(pattern, flags)
        for text in texts:
            assert [one.span() for one in made.finditer(text)] == [one.span() for one in plain.finditer(text)], pattern
