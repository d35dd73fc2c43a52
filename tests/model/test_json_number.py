"""Numbers that any reader of JSON takes for what they are."""

import pytest

from seawall.model.json_number import is_number


@pytest.mark.parametrize("number", ["1", "4111111111111111", str(2**53 - 1)])
def test_numbers(number: str) -> None:
    assert is_number(number)


@pytest.mark.parametrize(
    "text", ["", "0", "0411", "-1", "1.5", "1e5", "+49151", "٣", "²", str(2**53), "9" * 400, "4 1"]
)
def test_no_numbers(text: str) -> None:
    assert not is_number(text)
