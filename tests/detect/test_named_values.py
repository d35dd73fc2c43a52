"""How a value's name is read from what stands before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.named_values import reach_chars, read_name

VALUE = "q8ZtP2vXw7Lm4KdR9sYb"


@pytest.mark.parametrize(
    ("before", "secret", "assigned", "quoted"),
    [
        ("API_KEY=", "api key", True, False),
        ('"clientSecret": "', "secret", True, True),
        ("--token ", "token", True, False),
        ("geocodifySECRET-", "secret", False, False),
        ("Authorization: Bearer ", "authorization", True, False),
        ("'Authorization': 'Token ", "authorization", True, False),
        ("<access-token>", "token", True, False),
        ("the secret key is ", "secret key", True, False),
        ("my token ", "token", False, False),
        ("apiToken := `", "token", True, True),
        ("config['secret'] = '", "secret", True, True),
        ("export SNYK_TOKEN ?= ", "token", True, False),
        ("an ordinary ", "", False, False),
    ],
)
def test_names_and_ties(before: str, secret: str, assigned: bool, quoted: bool) -> None:
    name = read_name(before + VALUE, len(before))
    assert (name.secret, name.assigned, name.quoted) == (secret, assigned, quoted)


def test_a_bare_key_says_little() -> None:
    assert read_name("key = x", 6).weak
    assert not read_name("api_key = x", 10).weak


@pytest.mark.parametrize("before", ["secret_name = ", "token_type: ", "SECRET_ID=", "keyLength = "])
def test_a_name_about_a_secret_is_told_from_a_secrets_name(before: str) -> None:
    assert read_name(before + VALUE, len(before)).about


def test_a_name_on_the_line_before_counts_when_the_value_begins_its_line() -> None:
    text = f'SECRET_TOKEN = (\n    "{VALUE}"'
    assert read_name(text, text.index(VALUE)).secret == "token"
    text = f"token goes here\nand {VALUE}"
    assert read_name(text, text.index(VALUE)).secret == ""


@given(st.text(max_size=200), st.integers(0, 200))
def test_any_text_has_an_answer_and_only_what_is_near_counts(text: str, start: int) -> None:
    name = read_name(text, min(start, len(text)))
    assert len(name.text) <= 3 * reach_chars  # lower-casing may lengthen
    assert (
        name == read_name("x" * 5_000 + "\n" + "y" * reach_chars + text, 5_001 + reach_chars + min(start, len(text)))
        or len(text[:start]) < reach_chars
    )
