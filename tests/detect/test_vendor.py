"""Vendor facts in their compact form."""

import re

import pytest

from seawall.detect.vendor import shape_regex, vendor


def test_a_vendor_is_made_from_words_separated_by_white_space() -> None:
    made = vendor("Shop", "docs.shop.example/keys", "shp_[0-9a-f]{8} shq_[0-9a-f]{8}", "shop myshop", "hex32 uuid")
    assert made.source == "https://docs.shop.example/keys"
    assert made.tokens == ("shp_[0-9a-f]{8}", "shq_[0-9a-f]{8}")
    assert made.words == ("shop", "myshop")
    assert made.values == ("hex32", "uuid")
    assert not made.public
    assert vendor("Own", "src/seawall/model/keys.py").source == "src/seawall/model/keys.py"


@pytest.mark.parametrize(
    ("code", "fits", "not_fits"),
    [
        ("hex4", "0aF9", "0aG9"),
        ("an3-5", "aB9", "a_9"),
        ("tw4", "a_-9", "a+b9"),
        ("lower3", "a09", "A09"),
        ("upper3", "A09", "a09"),
        ("dot5", "a.b_c", "a:b_c"),
        ("b64_44", "A" * 43 + "=", "A" * 30),
        ("uuid", "123e4567-e89b-12d3-a456-426614174000", "123e4567e89b12d3a456426614174000"),
        ("00[0-9]{2}", "0042", "0142"),
    ],
)
def test_shape_codes_are_regexes(code: str, fits: str, not_fits: str) -> None:
    assert re.fullmatch(shape_regex(code), fits)
    assert not re.fullmatch(shape_regex(code), not_fits)
