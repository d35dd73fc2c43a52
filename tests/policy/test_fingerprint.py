from hypothesis import given
from hypothesis import strategies as st

from seawall.policy.fingerprint import value_fingerprint

KEY = bytes(range(32))


def test_spellings_people_call_the_same_are_the_same() -> None:
    assert value_fingerprint(KEY, "Ana@Shop.example ") == value_fingerprint(KEY, "ana@shop.example")
    assert value_fingerprint(KEY, "４１１１") == value_fingerprint(KEY, "4111")


def test_another_key_or_value_gives_another_fingerprint() -> None:
    assert value_fingerprint(KEY, "a") != value_fingerprint(KEY, "b")
    assert value_fingerprint(KEY, "a") != value_fingerprint(bytes(32), "a")


@given(st.text())
def test_any_text_has_a_fingerprint_of_one_length(value: str) -> None:
    assert len(value_fingerprint(KEY, value)) == 24


def test_a_lone_surrogate_is_no_reason_to_fail() -> None:
    assert value_fingerprint(KEY, "\ud800")
