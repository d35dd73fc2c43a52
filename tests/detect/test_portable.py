"""The regex subset: what is refused, what follows from a pattern, and that the gate never misses a match."""

from __future__ import annotations

import re

import hyperscan
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect import portable
from seawall.detect.engine import builtin_disguises
from seawall.detect.portable import study
from seawall.model.errors import PluginError


@pytest.mark.parametrize(
    "regex",
    [
        *(r"a.b", r"a*", r"a+", r"a{2,}", r"\s", r"\S", r"^a", r"a$", r"(?i)a", r"(?=a)b", r"(?<!a)b", r"(a)\1"),
        *(r"(?P<n>a)\1", "é", "[é]", "", "a{0,3}", "(", "[a-", r"a{5000}"),
    ],
)
def test_what_engines_read_differently_is_refused(regex: str) -> None:
    with pytest.raises(PluginError):
        study(regex)


def test_widths_prefix_and_gate_follow_from_the_pattern() -> None:
    known = study(r"sk_[a-z]{20,99}")
    assert (known.width_min, known.width_max, known.prefix) == (23, 102, "sk_")
    assert re.fullmatch(known.gate, "sk_" + "a" * 20)
    assert study(r"\b\d{4}-\d{2}\b").ends_at_boundary


PIECE = st.sampled_from(
    ["a", "b", "[ab]", r"\d", "(?:ab|b)", "a{1,3}", "[a1]{2,4}", "(?:a1){1,2}", "b{0,2}", r"(?:\d|a){1,2}"]
)


@given(st.lists(PIECE, min_size=1, max_size=5), st.text("ab1 ", max_size=40), st.booleans())
def test_every_match_shows_its_gate_before_it_ends(pieces: list[str], text: str, bounded: bool) -> None:
    regex = "".join(pieces) + (r"\b" if bounded else "")
    try:
        known = study(regex)
    except PluginError:
        return  # it can match nothing at all
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(expressions=[known.gate.encode()], ids=[0], flags=[0])
    ends: list[int] = []
    database.scan(
        text.encode(),
        match_event_handler=lambda _n, _begin, end, _flags, seen: seen.append(end),
        context=ends,
        scratch=hyperscan.Scratch(database),
    )
    for match in re.compile(regex, re.ASCII).finditer(text):
        assert known.width_min <= match.end() - match.start() <= known.width_max
        assert any(match.start() < end <= match.end() for end in ends), (regex, text)


@pytest.mark.parametrize(
    ("regex", "signed"),
    [
        ("%[0-9]", True),
        ("[a-z@.]{2}", False),
        ("(?:%|=)x", True),
        ("(?:%|a)x", False),
        ("[%=]{0,1}x", False),
        ("[%=]{1,2}x", True),
        ("[^a-z]x", False),
        ("[^\\x00-\\x7f]x", False),
        ("[\\x80-\\xbf]x", True),
        ("\\w/", True),
        ("\\W", False),
    ],
)
def test_a_sign_is_what_words_figures_and_mail_addresses_have_not(regex: str, signed: bool) -> None:
    assert study(regex).signed is signed


_SIGNED = [
    re.compile(gate, re.ASCII)
    for disguise in builtin_disguises().values()
    for gate in disguise.gate
    if study(gate).signed
]


@given(st.text("".join(map(chr, sorted(portable.PLAIN))), max_size=200))
def test_what_is_signed_matches_nothing_plain(text: str) -> None:
    assert len(_SIGNED) > 10
    assert not any(gate.search(text) for gate in _SIGNED)
