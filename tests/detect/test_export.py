"""What the extension has from the detectors: fresh, complete, and the same findings by both engines."""

import json
import re
from pathlib import Path

import pytest
from docs.generate import DATA, extension_files

from seawall.app import open_engine
from seawall.detect import export
from seawall.detect.engine import builtin_detectors
from seawall.detect.portable import study

EXTENSION = Path(__file__).parents[2] / "extension"


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    return extension_files()


def test_generated_files_are_fresh_and_nothing_else_lies_beside_them(written: dict[str, str]) -> None:
    stale = [name for name, text in written.items() if (EXTENSION / name).read_text() != text]
    assert not stale, "run `make docs`"
    beside = {f"src/gen/{path.name}" for path in (EXTENSION / "src/gen").iterdir()} - set(written)
    assert not beside


def test_what_a_detector_remembers_of_texts_is_no_part_of_it(written: dict[str, str]) -> None:
    engine = open_engine()
    for text in (
        "Il mulino ci fa la sciarpa a 4,20, vendiamo a 14,90.",
        "order 4471: two lamps, 89.90 EUR, not come " * 40,
    ):
        engine.scan(text)
    after = export.files(builtin_detectors())
    assert [name for name, text in after.items() if written[f"src/gen/{name}"] != text] == []


@pytest.mark.parametrize("name", DATA)
def test_data_taken_from_a_library_is_fresh(name: str) -> None:
    assert (EXTENSION.parent / name).read_text() == DATA[name](), "run `make docs`"


def test_every_detector_is_exported_or_says_why_not() -> None:
    known = set(builtin_detectors())
    assert set(export.EXPORTED) | set(export.NOT_EXPORTED) - {"exact_match"} == known
    assert not set(export.EXPORTED) & set(export.NOT_EXPORTED)


def test_the_corpus_holds_findings_of_every_exported_detector_and_texts_beyond_the_basic_plane() -> None:
    cases = json.loads((EXTENSION / "test/golden.json").read_text())
    assert {finding[0] for _, findings in cases for finding in findings} == set(export.EXPORTED)
    assert any(ord(character) > 0xFFFF for text, _ in cases for character in text)
    assert any(not findings for _, findings in cases)


@pytest.mark.parametrize(
    ("regex", "signs"),
    [
        ("sk_live_[0-9]{4}", [("sk_live_", 0, 0)]),
        ("[0-9a-f]{36}NRAL", [("nral", 36, 36)]),
        (r"[a-z]{1,64}@[a-z]{2}", [("@", 1, 64)]),
        (r"\b\d{4}\b", []),
        ("(?:passw|pwd?)=", [("passw=", 0, 0), ("pw=", 0, 0), ("pwd=", 0, 0)]),
        ("[+]ASb[A-P]", [("+asb", 0, 0)]),
        ("(?:parol[^ ]{1,2}|[^ ]{1,2}ifre)=", [("ifre", 1, 2), ("parol", 0, 0)]),
        ("(?:parol|[0-9]{4})=", []),
    ],
)
def test_signs(regex: str, signs: list[tuple[str, int, int]]) -> None:
    assert export.signs_of(regex) == signs


def test_every_match_of_a_pattern_holds_one_of_its_signs() -> None:
    for detector in (builtin_detectors()[name] for name in export.EXPORTED):
        for pattern in detector.patterns:
            signs = export.signs_of(pattern.regex)
            flags = re.ASCII | (re.IGNORECASE if pattern.caseless else 0)
            for hit in detector.hits if signs else ():
                for match in re.finditer(pattern.regex, hit.text, flags):
                    held = match.group().lower()
                    assert any(
                        held.startswith(text, place) for text, low, high in signs for place in range(low, high + 1)
                    )


def test_a_gate_for_letters_beyond_latin_1_is_a_class_of_them_in_the_browser() -> None:
    several = export._gate("[?]{3}", True)
    assert several == {"regex": "[?\\u0100-\\uffff]{3}", "caseless": False, "width": 3, "signs": []}
    assert export._gate("[?]{2}[ ?]{0,2}[0-9]", True)["regex"].startswith(
        "[?\\u0100-\\uffff]{2}(?:[\\x20?\\u0100-\\uffff])"
    )
    assert export._gate("[?]{2}rma", True)["caseless"]


def test_words_of_a_gate_have_their_signs_where_letters_beyond_latin_1_stand_among_them() -> None:
    words, unseen = (export._gate(part, True) for part in export._parted(r"(?:clave|se[nh]a|[?]{6}) [a-z?]{2,9}:"))
    assert words == {
        "regex": r"(?:clave|se[nh]a)\x20(?:[a-z?\u0100-\uffff]){2,9}\x3a",
        "caseless": True,
        "width": 16,
        "signs": [("clave ", 0, 0), ("seha ", 0, 0), ("sena ", 0, 0)],
    }
    assert isinstance(unseen, dict)
    assert unseen["regex"].startswith("[?\\u0100-\\uffff]{6}")
    assert export._parted("(?:clave|senha):") == ["(?:clave|senha):"]
    assert export.signs_of(r"c(?:o|[^\x00-\x7f])d") == [("cod", 0, 0), ("c\x80d", 0, 0)]


def test_a_gate_of_many_words_comes_as_gates_of_few_that_match_the_same() -> None:
    parts = {
        name: [export._gate(part, True) for regex in detector.gate for part in export._parted(regex)]
        for name, detector in builtin_detectors().items()
        if name in export.EXPORTED
    }
    long = [
        (name, regex)
        for name in parts
        for regex in builtin_detectors()[name].gate
        if len(export._parted(regex)) > 1 and export._apart(study(regex).gate) is None
    ]
    assert {name for name, _ in long} == {"contract", "price_list"}
    for name, regex in long:
        words = [
            word.replace("(?:[^\\x20]){1,2}", "\u00e4").replace("[^a-z]", " ")
            for word in re.findall(r"(?<=[:|])[a-z]\w+", regex)
        ]
        split = [re.compile(part, re.ASCII | re.IGNORECASE) for part in export._parted(regex)]
        assert len(words) > 50
        for word in words:
            text = f"so: {word}"
            assert any(part.search(text) for part in split) == (
                re.search(regex, text, re.ASCII | re.IGNORECASE) is not None
            ), (name, word)
    assert sum(not isinstance(part, str) and not part["signs"] for part in parts["price_list"]) == 2, (
        "one word has no sign, and the letters beyond Latin-1"
    )


def test_a_gate_that_is_a_fixed_text_is_that_text_in_the_browser() -> None:
    assert export._gate("sk_live_", True) == "sk_live_"
    assert not isinstance(export._gate("sk_live_", False), str)
    assert not isinstance(export._gate(r"sk_live_\d", True), str)


def test_words_that_a_sweep_alone_asks_for_are_with_its_code() -> None:
    given = export._detector("contract", builtin_detectors()["contract"])
    assert given["positive"] == given["negative"] == []
    assert not given["anchored"]
