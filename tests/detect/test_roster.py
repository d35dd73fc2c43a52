"""What is known of detectors that are not imported yet."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from seawall.detect import roster
from seawall.detect.detector import Context, Detector, Example, Pattern
from seawall.detect.engine import Engine, builtin_detectors, builtin_disguises
from seawall.detect.roster import Numbered, roster_of, rules_hash, sources_hash
from seawall.model import plugins
from seawall.model.words import Category


def detector(*patterns: Pattern, **more: object) -> Detector:
    return Detector(
        category=Category.CREDENTIALS,
        patterns=patterns,
        hits=(Example("tag_abcd", found=("tag_abcd",)),),
        misses=("tag",),
        source="https://seawall.example/",
        **more,  # type: ignore[arg-type]
    )


def test_other_rules_have_another_name() -> None:
    one = {"one": detector(Pattern(regex="tag"))}
    for other in (
        {"one": detector(Pattern(regex="tug"))},
        {"one": detector(Pattern(regex="tag", gate_lead=9, gate="ag"))},
        {"one": detector(Pattern(regex="tag"), context=Context(positive=("word",)))},
        {"two": one["one"]},
    ):
        assert rules_hash(other) != rules_hash(one)
    assert rules_hash(one) != rules_hash(one, {"base64": builtin_disguises()["base64"]})
    words = msgspec.structs.replace(one["one"], context=Context(positive=("b", "a")))
    turned = msgspec.structs.replace(one["one"], context=Context(positive=("a", "b")))
    assert rules_hash({"one": words}) == rules_hash({"one": turned})


def test_any_byte_of_what_detectors_are_made_of_gives_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in roster._folders:
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    file = tmp_path / "detect" / "vendors" / "shops.py"
    file.write_text("a")
    monkeypatch.setattr(roster, "__file__", str(tmp_path / "detect" / "roster.py"))
    before = sources_hash()
    assert before == sources_hash()
    file.write_text("b")
    assert sources_hash() != before
    file.write_text("a")
    assert sources_hash() == before
    (tmp_path / "detect" / "numbering.json").write_text("{}")
    assert sources_hash() != before


def test_a_kept_roster_says_what_the_detectors_say() -> None:
    some = {name: builtin_detectors()[name] for name in ("person_name", "payment_card", "passport")}
    worn = {name: builtin_disguises()[name] for name in ("base64", "look_alikes")}
    made = roster_of(some, worn)
    kept = msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=roster.Roster)
    assert kept == made
    assert list(kept.detectors) == ["passport", "payment_card", "person_name"]
    assert kept.detectors["person_name"].swept
    assert not kept.detectors["payment_card"].swept
    assert len(kept.detectors["payment_card"].asks) == len(some["payment_card"].patterns)
    assert any(kept.detectors["passport"].asks)
    assert kept.disguises["base64"].says == worn["base64"].says


def test_no_detector_is_asked_for_before_a_text_has_to_do_with_it() -> None:
    some = {"one": detector(Pattern(regex=r"tag_[a-z]{4}")), "two": detector(Pattern(regex=r"key_[a-z]{4}"))}
    enrolled, kept = roster_of(some, {}), Engine(detectors=some, disguises={}).serialized()
    asked: list[str] = []

    class Watched(dict[str, Detector]):
        def __getitem__(self, name: str) -> Detector:
            asked.append(name)
            return some[name]

    engine = Engine(kept, detectors=Watched(some), disguises={}, roster=enrolled)
    assert not asked
    assert [one.detector for one in engine.scan("the tag_abcd and the tag_efgh")] == ["one", "one"]
    assert set(asked) == {"one"}
    engine.load()
    assert set(asked) == {"one", "two"}


def test_plug_ins_by_number_are_those_of_the_folder() -> None:
    known = builtin_disguises()
    assert isinstance(known, plugins.Late)
    names = list(known)[:2]
    numbered = Numbered(known, names)
    assert len(numbered) == 2
    assert list(numbered) == [known[names[0]], numbered[1]]
