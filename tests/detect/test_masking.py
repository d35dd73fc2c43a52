"""Masked samples: recognisable, useless, and never more than a few characters of the value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.masking import _SAMPLES, COVER, masked_sample, shown_max
from seawall.model.finding import Finding
from seawall.model.words import Category


def sample(value: str, detector: str, count: int = 1) -> str:
    text = f"<{value}>"
    finding = Finding(detector=detector, category=Category.CUSTOMER_PII, start=1, end=1 + len(value), count=count)
    return masked_sample(text, finding)


@pytest.mark.parametrize(
    ("detector", "value", "shown"),
    [
        ("email", "anna@shop.example", "a•••@s•••"),
        ("email", "a@b.c", "•••"),
        ("phone", "+49 170 1234567", "••• 67"),
        ("phone", "12345", "•••"),
        ("payment_card", "4111 1111 1111 4242", "••• 4242"),
        ("iban", "DE89 3704 0044 0532 0130 00", "DE••• 00"),
        ("person_name", "Anna Müller", "A••• M•••"),
        ("person_name", "Jo Li", "•••"),
        ("street_address", "Musterstraße 5, 12345 Berlin", "M••• 5••• 1••• B•••"),
        ("api_key", "sk_live_0123456789abcdef", "sk_l•••"),
        ("api_key", "short", "•••"),
        ("password", "correct horse battery staple", "•••"),
        ("card_security_code", "123", "•••"),
        ("private_key", "-----BEGIN PRIVATE KEY-----\nMIIE", "•••"),
        ("bulk_records", "a,b\n1,2\n3,4", "••• (40 records)"),
        ("exact_match", "anything at all", "a•••"),
        ("a_new_detector", "abc", "•••"),
    ],
)
def test_samples(detector: str, value: str, shown: str) -> None:
    assert sample(value, detector, count=40 if detector == "bulk_records" else 1) == shown


def test_a_character_is_never_cut_in_two() -> None:
    assert sample("e\u0301tienne du pont", "exact_match") == "e\u0301•••"
    assert sample("👩\u200d💻 is not a letter", "exact_match") == "•••"
    assert sample("z\u0301\u0302\u0303\u0304\u0305algo text here", "exact_match") == "•••"


values = st.text(min_size=1, max_size=40) | st.from_regex(r"[a-z0-9]{1,30}@[a-z]{1,10}\.[a-z]{2,3}", fullmatch=True)


@given(values, st.sampled_from([*_SAMPLES, "exact_match", "bulk_records"]))
def test_a_sample_gives_little_away(value: str, detector: str) -> None:
    given_away = sum(character.isalnum() for character in sample(value, detector))
    assert given_away <= shown_max
    assert given_away <= len(value) // 3
    assert COVER in sample(value, detector)


@given(st.text(max_size=20), st.integers(-5, 30), st.integers(-5, 30), st.sampled_from([*_SAMPLES, "exact_match"]))
def test_a_sample_never_fails(text: str, start: int, end: int, detector: str) -> None:
    finding = Finding(detector=detector, category=Category.CUSTOMER_PII, start=start, end=end)
    assert COVER in masked_sample(text, finding)
