"""Each disguise is undone in the browser or left out for a reason; both engines are run on what it undoes."""

import json

from seawall.detect import export_disguises
from seawall.detect.engine import builtin_disguises


def test_every_disguise_is_exported_or_left_out_for_a_reason() -> None:
    assert sorted([*export_disguises.EXPORTED, *export_disguises.NOT_EXPORTED]) == sorted(builtin_disguises())
    assert all(export_disguises.NOT_EXPORTED.values())


def test_the_cases_hold_every_example_and_each_value_turned() -> None:
    disguises = builtin_disguises()
    cases = list(export_disguises.cases(disguises))
    assert len(cases) > 300
    for name in export_disguises.EXPORTED:
        assert {hit.text for hit in disguises[name].hits} <= set(cases)


def test_what_javascript_does_not_know_of_characters() -> None:
    tables = export_disguises.tables()
    digits = {start + n: first + n for start, size, first in tables["DIGIT_RUNS"] for n in range(size)}
    assert [digits[code] for code in (0x664, 0x2776, 0x1D7D8)] == [4, 1, 0]
    assert (tables["NAMED"]["COMMERCIAL AT"], tables["ENTITIES"]["commat"]) == ("@", "@")
    json.dumps(tables)
