"""Plain words: kinds and numbers, a capital at the start, never a value."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from seawall.detect.engine import builtin_detectors
from seawall.policy import builtin_sources
from seawall.policy.lint import _BLAMING, _VAGUE
from seawall.policy.phrases import NOUNS, describe, fill, title
from seawall.policy.policy import read_policy

THREE = "an access token, a phone number, a bank account number"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({}, "sensitive data"),
        ({"email": 1}, "an e-mail address"),
        ({"email": 2, "phone": 1}, "2 e-mail addresses and a phone number"),
        ({"email": 1, "phone": 1, "iban": 3}, "an e-mail address, a phone number and 3 bank account numbers"),
        ({"jwt": 1, "phone": 1, "iban": 1, "email": 1}, f"{THREE} and one more kind"),
        ({"jwt": 1, "phone": 1, "iban": 1, "email": 1, "contract": 2}, f"{THREE} and 2 more kinds"),
        ({"price_list": 9}, "internal prices"),
        ({"loyalty_number": 2}, "sensitive data (loyalty number)"),
        ({"iban": 1, "bank_account": 1}, "a bank account number"),
    ],
)
def test_what_was_found_in_words(found: dict[str, int], said: str) -> None:
    assert describe(found) == said


def test_words_are_filled_in_and_begin_with_a_capital() -> None:
    assert fill("{found} went to {tool}.", {"email": 1}, "Acme AI") == "An e-mail address went to Acme AI."
    assert fill("", {}, "x") == ""
    two = "This holds {found}. {tool} may keep it."
    assert fill(two, {"email": 1}, "a public AI") == "This holds an e-mail address. A public AI may keep it."
    assert fill(two, {"email": 1}, "n8n") == "This holds an e-mail address. n8n may keep it."


@pytest.mark.parametrize("name", list(builtin_sources()))
def test_built_in_words_neither_blame_nor_stay_vague(name: str) -> None:
    policy = read_policy(name, builtin_sources()[name])
    for text in (policy.title, policy.why, policy.message, policy.alternative):
        assert text
        assert not _BLAMING.search(text)
        assert not _VAGUE.search(text)


def test_the_contracts_detectors_have_words() -> None:
    assert all(head and one and many for head, one, many in NOUNS.values())
    assert {"exact_match", *builtin_detectors()} <= set(NOUNS)
    assert title("payment_card") == "Card number"
    assert title("loyalty_number") == "Loyalty number"


def test_the_extension_says_the_same_in_english() -> None:
    words = (Path(__file__).parents[2] / "extension" / "src" / "words" / "en.ts").read_text()
    kinds = words[words.index("kinds: {") : words.index("otherKind")]
    said = dict(re.findall(r'^    (\w+): \["([^"]+)"', kinds, re.MULTILINE))
    assert {"exact_match", *builtin_detectors()} <= set(said)
    assert said == {detector: head for detector, (head, _, _) in NOUNS.items() if detector in said}
