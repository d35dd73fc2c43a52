"""Keys that look real and open nothing."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detect.vendors.samples import sample
from seawall.detect import invented
from seawall.detect.invented import bech32_holds, published, written_over

HEX = "f579a06f6e4cb19ad0f3c7d28e5b60a94c1d7e83"


@pytest.mark.parametrize("body", ["123456789" + HEX, "abcdef" + HEX, HEX + "abcdef", "ABCDEFG" + HEX.upper()])
def test_a_key_written_over_at_an_end_is_told(body: str) -> None:
    assert written_over(body)


@pytest.mark.parametrize(
    "body",
    [
        *(HEX, "q8ZtP2vXw7Lm4KdR9sYb", ""),
        *("1234567890abcdef1234567890abcdef", "abcdefghijklmnopqrstuvwxyz0123456789"),
        "123456789012-Xw937qtWSXJss1lPaKe",
    ],
)
def test_a_key_as_it_came_or_typed_from_end_to_end_is_not(body: str) -> None:
    assert not written_over(body)


def test_dice_hardly_ever_look_written_over() -> None:
    dice = random.Random(7)
    assert sum(written_over("".join(dice.choices("0123456789abcdef", k=40))) for _ in range(20_000)) <= 1


def test_a_published_key_is_known_by_its_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not published("AIza" + "q8ZtP2vXw7Lm4KdR9sYb")
    monkeypatch.setattr(invented, "_published", {invented.digest("printed")})
    assert published("printed")


def test_the_check_sum_of_an_age_key() -> None:
    key = sample("AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}", "test")
    assert bech32_holds(key)
    assert bech32_holds("A12UEL5L")  # BIP 173's own example
    assert not bech32_holds(key[:-1] + ("Q" if key[-1] != "Q" else "P"))
    assert not bech32_holds("no digit one")


@given(st.text(max_size=300))
def test_any_text_has_an_answer(text: str) -> None:
    written_over(text)
    published(text)
    bech32_holds(text)
