"""What parts of an address come to together."""

import pytest

from seawall.detect.address_points import RURAL, TOWN_BEHIND_NUMBER, points_min, weighed


@pytest.mark.parametrize(
    ("parts", "reasons"),
    [
        ("tWn,cp", ("street and number", "postcode", "place")),
        ("Wn,cW", ("number and name", "postcode")),
        ("Wn,mW", ("number and name", "postcode and place")),
        ("n", ()),
    ],
)
def test_parts_say_together_what_they_make(parts: str, reasons: tuple[str, ...]) -> None:
    points, said = weighed(parts)
    assert said == reasons
    assert (points >= points_min) == (len(reasons) > 2)


def test_a_postcode_of_four_figures_stands_between_number_and_town_or_first() -> None:
    assert TOWN_BEHIND_NUMBER.search("jWn,mW")
    assert TOWN_BEHIND_NUMBER.search("mW,Wyn")
    assert TOWN_BEHIND_NUMBER.search("Wm,nW") is None
    assert RURAL.match("W,W,W,C")
