"""Plausible values that are nobody's."""

from __future__ import annotations

import re

import phonenumbers
import pytest
from stdnum import iban, luhn

from seawall.detect.realistic import StreamReplacer, replaced, replacement
from seawall.model.finding import Finding
from seawall.model.words import Category, Confidence

KEY = b"key of a test"


def finding(detector: str, start: int = 0, end: int = 1) -> Finding:
    return Finding(
        detector=detector, category=Category.CUSTOMER_PII, start=start, end=end, confidence=Confidence.LIKELY
    )


def made(detector: str, value: str, key: bytes = KEY) -> str:
    return replacement(key, finding(detector), value)


@pytest.mark.parametrize(
    ("detector", "value", "looks"),
    [
        ("email", "anna@shop.example", r"[a-z]+\.[a-z]+\d+@example\.(com|net|org)"),
        ("phone", "+1 415 555 2671", r"\+1 \d{3} 555 01\d\d"),
        ("phone", "(415) 555-2671", r"\d{3} 555 01\d\d|\d{3}-555-01\d\d"),
        ("phone", "4155552671", r"\d{3}55501\d\d"),
        ("phone", "+447911123456", r"\+447700900\d{3}"),
        ("phone", "+33 6 12 34 56 78", r"\+33 639 98\d \d{3}"),
        ("phone", "+49 170 1234567", r"\+44 207 946 0\d{3}"),
        ("payment_card", "4111 1111 1111 1111", r"\d{4} \d{4} \d{4} \d{4}"),
        ("iban", "DE89370400440532013000", r"DE\d{2}00000000\d{10}"),
        ("iban", "GB29 NWBK 6016 1331 9268 19", r"GB\d\d XXXX [\d ]+"),
        ("person_name", "Anna Müller", r"[A-Z][a-z]+ [A-Z][a-z]+"),
        ("person_name", "ANNA", r"[A-Z]+"),
        ("street_address", "12 Main Street, Springfield", r"\d+ [A-Z][a-z]+ [A-Z][a-z]+, 00000 Sampletown"),
        ("date_of_birth", "1984-03-12", r"198[1-7]-\d\d-\d\d"),
        ("ip_address", "10.1.2.3", r"(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}"),
        ("ip_address", "fe80::1", r"2001:db8::[0-9a-f]+:[0-9a-f]+"),
        ("street_address", "Höxter", r"[A-Z][a-z]+( Bay)?"),
        ("street_address", "36401", r"[1-9]{5}"),
        ("price_list", "19.83", r"[1-9]{2}\.[1-9]{2}"),
        ("national_id", "123456789", r"999\d{12}"),
        ("password", "hunter2-synthetic", r"qzc[0-9a-z]{8}"),
    ],
)
def test_a_replacement_is_plausible_reserved_and_the_same_each_time(detector: str, value: str, looks: str) -> None:
    new = made(detector, value)
    assert re.fullmatch(looks, new), new
    assert new == made(detector, value)
    assert value not in new


def test_checks_are_right_where_there_are_any() -> None:
    for number in range(50):
        account = f"DE89370400440532{number:06d}"
        assert iban.is_valid(made("iban", account)) or made("iban", account)[4:12] == "00000000"
        assert luhn.is_valid(made("payment_card", f"411111111111{number:04d}"))
        day = made("date_of_birth", f"12.03.19{number + 10}").split(".")
        assert 1 <= int(day[0]) <= 12
        assert 1 <= int(day[1]) <= 12
        assert phonenumbers.parse(made("phone", f"+1415555{number:04d}"), None)


def test_spellings_of_a_value_share_a_replacement_and_keys_do_not() -> None:
    assert made("email", "Anna@Shop.example") == made("email", "anna@shop.example")
    assert made("payment_card", "4111-1111-1111-1111").replace("-", "") == made("payment_card", "4111111111111111")
    assert made("email", "anna@shop.example") != made("email", "anna@shop.example", b"another key")
    assert len({made("email", f"a{n}@shop.example") for n in range(500)}) == 500


def test_a_text_is_replaced_also_piece_by_piece() -> None:
    text = "to anna@shop.example now"
    found = [finding("email", 3, 20), finding("email", 5, 9)]
    once = replaced(KEY, text, found)
    assert once.startswith("to ")
    assert once.endswith(" now")
    assert "anna" not in once
    stream = StreamReplacer(lambda part: ([finding("email", 3, 20)] if "anna" in part else [], True), KEY)
    assert stream.feed(text) + stream.finish() == once
