"""Scores and exceptions as values."""

from seawall.model.feedback import DetectorScore, excepted


def test_precision_is_unknown_while_nobody_looked() -> None:
    assert DetectorScore(detector="email", right=0, wrong=0).precision is None
    assert DetectorScore(detector="email", right=3, wrong=1).precision == 0.75


def test_an_exception_is_of_one_value_in_one_detector_until_its_moment() -> None:
    values = {("email", "fp"): 10}
    assert excepted(values, "email", "fp", 9)
    assert not excepted(values, "email", "fp", 10)
    assert not excepted(values, "phone", "fp", 9)
    assert not excepted(values, "email", "other", 9)
