"""Told apart: keys thrown by dice, names, examples and digests."""

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.secrets import (
    digest_context,
    entropy,
    is_hex,
    is_uuid,
    looks_random,
    placeholder,
    public_context,
    word_share,
)


@pytest.mark.parametrize(
    "value",
    [
        *(
            "changeme",
            "your-api-key-here",
            "${API_KEY}",
            "{{ token }}",
            "<token>",
            "xxxxxxxxxxxxxxxx",
            "sk_live_xxxxxxxx",
        ),
        *(
            "AKIAIOSFODNN7EXAMPLE",
            "$TOKEN",
            "%PASSWORD%",
            "[REDACTED]",
            "********",
            "insert_your_token",
            "TO" + "DO",
            "null",
        ),
        *("ENC(2dfRFqV)", "replace-me", "my_secret_key", "password", "0000000000000000", "op://vault/item/field"),
    ],
)
def test_stand_ins_are_known(value: str) -> None:
    assert placeholder(value)


@pytest.mark.parametrize(
    "value", ["q8ZtP2vXw7Lm4KdR9sYb", "dipPr14Gg!", "5aab40e433037523cc70af7d3894a0fa", "Tr0ub4dor&3"]
)
def test_secrets_are_no_stand_ins(value: str) -> None:
    assert not placeholder(value)


@pytest.mark.parametrize(
    "value",
    [
        "customer_address_book",
        "getElementsByTagName",
        "application/vnd.api+json",
        "com.example.shop-api",
        "SettingsController",
    ],
)
def test_names_do_not_look_random(value: str) -> None:
    assert not looks_random(value)
    assert not looks_random(value, strict=True)
    assert word_share(value) > 0.6


def test_nearly_every_generated_key_looks_random() -> None:
    dice = random.Random(7)
    for alphabet in (string.ascii_letters + string.digits, "0123456789abcdef", string.ascii_lowercase + string.digits):
        keys = ["".join(dice.choices(alphabet, k=32)) for _ in range(300)]
        assert sum(map(looks_random, keys)) >= 294
        assert sum(looks_random(key, strict=True) for key in keys) >= 285


def test_entropy_counts_bits_a_character() -> None:
    assert entropy("") == 0
    assert entropy("aaaa") == 0
    assert entropy("abcd") == 2


def test_context_that_makes_a_value_public_or_computed() -> None:
    assert public_context("csrf-token = ")
    assert public_context('"publickey": "')
    assert not public_context("api_token = ")
    assert digest_context("sha256: ")
    assert digest_context("commit ")
    assert not digest_context("secret: ")


def test_hex_and_uuids() -> None:
    assert is_hex("0a1b")
    assert not is_hex("0A1b")
    assert is_uuid("123E4567-e89b-12d3-a456-426614174000")
    assert not is_uuid("123e4567")


@given(st.text(max_size=300))
def test_any_text_has_an_answer(value: str) -> None:
    placeholder(value), looks_random(value), looks_random(value, strict=True), digest_context(value)
    assert 0 <= word_share(value) <= 1
    assert entropy(value) >= 0
