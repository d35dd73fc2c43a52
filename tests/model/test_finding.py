from seawall.model.finding import Finding
from seawall.model.words import Category


def test_length_is_in_code_points() -> None:
    assert Finding(detector="email", category=Category.CUSTOMER_PII, start=2, end=7).length == 5
