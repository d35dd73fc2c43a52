"""Every scheme of national numbers: generated numbers whose check holds are found beside their words, and only there.

Numbers are drawn from the scheme's own shape until its check holds, so a scheme that is added is tested without a line
here. Beside them stand the examples of ``python-stdnum``'s documentation, which nobody here wrote.
"""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from bench._shop_values import PERSONAL, Values
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.detector import words
from seawall.detect.detectors._national_checks import check_of
from seawall.detect.detectors._national_schemes import SCHEMES, Scheme
from seawall.detect.detectors.national_id import _CHECKLESS, _NOT_ALONE, _SHARED, NO_DIGIT
from seawall.detect.engine import Engine, builtin_detectors
from seawall.model.words import Confidence

_parser: Any = re._parser  # type: ignore[attr-defined]
_ops: Any = re._constants  # type: ignore[attr-defined]
tries_max = 400_000
_NEVER_WRONG = {"Uruguay cédula"}
"""Behind whose word any number of this length is one: Colombia's *cédula* has no check digit."""
LABELS = [scheme.label for scheme in SCHEMES]


def drawn(items: Any, chance: random.Random) -> str:
    """A text that fits a regex of the tables: literals, classes, repeats, groups and branches."""
    text = ""
    for op, argument in items:
        if op is _ops.LITERAL:
            text += chr(argument)
        elif op is _ops.IN:
            text += chance.choice("".join(map(members, argument)))
        elif op is _ops.BRANCH:
            text += drawn(chance.choice(argument[1]), chance)
        elif op is _ops.SUBPATTERN:
            text += drawn(argument[3], chance)
        elif op in (_ops.MAX_REPEAT, _ops.MIN_REPEAT):
            text += "".join(drawn(argument[2], chance) for _ in range(chance.randint(argument[0], argument[1])))
    return text


def members(part: Any) -> str:
    kind, value = part
    if kind is _ops.RANGE:
        return "".join(map(chr, range(value[0], value[1] + 1)))
    return "0123456789" if kind is _ops.CATEGORY else chr(value)


def number_of(scheme: Scheme, chance: random.Random, *, wrong: bool = False) -> str:
    """One whose check holds, or of the same shape with none that any scheme of the same words would take."""
    compact, written = list(_parser.parse(scheme.compact)), list(_parser.parse(scheme.written or scheme.compact))
    rivals = [one for one in SCHEMES if set(words(one.words)) & set(words(scheme.words))] if wrong else [scheme]
    if wrong and _SHARED & set(words(scheme.words)):  # what is a general name besides finds any country's
        rivals += [one for one in SCHEMES if one.check not in _CHECKLESS]
    for tried in range(tries_max):
        # A number with a date in it is hardly ever met by chance; how it is written says where the date stands.
        tree = compact if tried < 1_000 or wrong else written
        number = re.sub(r"[^0-9A-Z]", "", drawn(tree, chance).upper()) if tree is written else drawn(tree, chance)
        if len(set(number)) < 4:
            continue
        holds = [one for one in rivals if re.fullmatch(one.compact, number) and check_of(one.check)(number)]
        if bool(holds) != wrong:
            return number
    raise AssertionError(f"no number found for {scheme.label}")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(detectors={"national_id": builtin_detectors()["national_id"]}, disguises={})


@pytest.mark.parametrize("scheme", SCHEMES, ids=LABELS)
def test_a_number_whose_check_holds_is_found_beside_each_of_its_words(engine: Engine, scheme: Scheme) -> None:
    chance = random.Random(scheme.label)
    for word in words(scheme.words):
        number = number_of(scheme, chance)
        text = f"{word.removesuffix('*').upper() if len(word) < 5 else word.removesuffix('*')}: {number}, bitte"
        found = [text[one.start : one.end] for one in engine.scan(text)]
        assert found == [number], word


def test_a_wrong_check_counts_only_right_behind_its_schemes_name(engine: Engine) -> None:
    for scheme in [one for one in SCHEMES if one.check not in _CHECKLESS | NO_DIGIT and one.label not in _NEVER_WRONG]:
        number = number_of(scheme, random.Random(scheme.label), wrong=True)
        if sum(map(str.isalpha, number)) > 6:
            continue  # drawn from a shape so wide that nobody would look at it
        name = next(word for word in words(scheme.words) if word not in _NOT_ALONE)
        text = f"{name.upper() if len(name) < 5 else name}: {number}, bitte"
        (found,) = engine.scan(text)
        assert (text[found.start : found.end], found.confidence) == (number, Confidence.POSSIBLE), scheme.label
        assert "check digit is wrong" in found.reasons, scheme.label
        assert engine.scan(f"{name}: fehlt, und {number} ist frei") == [], scheme.label
        assert engine.scan(f"{name}, SKU {number}") == [], scheme.label


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"customer_bsn": "111222334"}', "111222334"),
        ("<pesel>44051401358</pesel>", "44051401358"),
        ("cpf_cliente=390.533.447-06", "390.533.447-06"),
        ("SSN: 987-65-4320", "987-65-4320"),
        ("Aadhaar number: 1234 5678 9012", "1234 5678 9012"),
        ("my sin is 123456781", ""),
        ("run 12531909-3 times", ""),
        ("Steuernummer: 12345678901", ""),
    ],
)
def test_names_of_fields_announce_mistyped_numbers_and_everyday_words_do_not(
    engine: Engine, text: str, found: str
) -> None:
    assert [text[one.start : one.end] for one in engine.scan(text)] == [found] * bool(found)


def test_a_bare_number_without_a_word_is_nothing(engine: Engine) -> None:
    for scheme in [one for one in SCHEMES if not one.written]:
        number = number_of(scheme, random.Random(scheme.label))
        if not any(re.search(other.written, number) for other in SCHEMES if other.written):
            assert engine.scan(f"we counted {number} of them") == [], scheme.label


@pytest.mark.parametrize("region", PERSONAL)
def test_numbers_of_stdnum_are_found_by_the_name_people_use(engine: Engine, region: str) -> None:
    for module, names in PERSONAL[region]:
        for name in names:
            text = f"{name}: {Values(7).checked(module)}"
            assert [text[one.start : one.end] for one in engine.scan(text)] == [text.removeprefix(f"{name}: ")], name


@given(scheme=st.sampled_from(SCHEMES), seed=st.integers(0, 2**32))
def test_no_check_raises_whatever_fits_its_shape(scheme: Scheme, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(40):
        number = drawn(list(_parser.parse(scheme.compact)), chance)
        assert check_of(scheme.check)(number) in (True, False)
