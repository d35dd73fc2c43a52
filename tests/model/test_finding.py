from seawall.model.finding import Finding, subject_digits, subject_print
from seawall.model.words import Category


def test_length_is_in_code_points() -> None:
    assert Finding(detector="email", category=Category.CUSTOMER_PII, start=2, end=7).length == 5


def test_what_belongs_to_several_is_another_persons_only_for_those_who_are_not_among_them() -> None:
    def shared(subject: str | None) -> Finding:
        return Finding(detector="exact_match", category=Category.CUSTOMER_PII, start=0, end=1, subject=subject)

    assert shared("a1 b2").subjects == ("a1", "b2")
    assert not shared("a1 b2").of_another_than("b2")
    assert shared("a1 b2").of_another_than("c3")
    assert not shared(None).of_another_than("c3")
    assert not shared("a1").of_another_than(None)
    assert shared(None).subjects == ()


def test_a_person_is_named_by_the_head_of_a_fingerprint() -> None:
    assert subject_print(lambda value: value[::-1] * 9, "customer:7") == "7:remotsuc7:r"[:subject_digits]
