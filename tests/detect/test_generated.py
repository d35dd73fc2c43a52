"""Passwords thrown together of letters, digits and marks, and what only looks like one."""

import random
import string

import pytest

from engines import engine_of
from seawall.detect.generated import generated, whole_run
from seawall.detect.secrets import literal, placeholder

_marks = "!#$%&()*+,-./:;<=>?@[]^_{|}~"


def test_most_of_what_a_manager_makes_of_all_marks_is_known() -> None:
    dice = random.Random(20261127)
    made = ["".join(dice.choice(string.ascii_letters + string.digits + _marks) for _ in range(20)) for _ in range(400)]
    assert sum(map(generated, made)) > 340
    assert sum(map(literal, made)) > 340


@pytest.mark.parametrize(
    "value",
    [
        "${A1_b2:-C3_d4}",
        "{{item.Pw2",
        "$(cat /run/Pw1)",
        "^[A-Z]{8,}$x1",
        "self.Pw1->x2",
        "Abcdefgh1!",
        "k7wq2zp4tr9",
        "a B1!c D2?",
    ],
)
def test_templates_code_and_words_are_none(value: str) -> None:
    assert not generated(value)


def test_what_says_that_it_stands_for_another_value_still_does() -> None:
    assert placeholder("ENC(2dfRFqV9)")
    assert placeholder("<Y0ur-Ex4mple/example>") or not generated("<Y0ur-Ex4mple/example>")


def test_a_run_without_quotes_ends_at_the_next_blank_or_field() -> None:
    text = "PASS=k7;Wq<2Zp|tR9 next"
    assert text[5 : whole_run(text, 5, 7)] == "k7;Wq<2Zp|tR9"
    assert whole_run("password=k7Wq,user=ana", 9, 13) == 13


def test_passwords_that_begin_with_marks_are_found_whole() -> None:
    engine = engine_of("password")
    for value in ("$q8Z(tP{2vX", "(7tR!x9Kq#mW", "=Vn4{k8$Lp2Q", "{Zq9&rT4}mX1"):
        text = f'smtp:\n  password: "{value}"\n'
        assert [text[one.start : one.end] for one in engine.inspect(text).findings] == [value]
