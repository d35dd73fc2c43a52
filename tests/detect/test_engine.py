"""The engine as a whole: offsets, surroundings, faults, threads, and what it keeps of itself."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.app import open_engine
from seawall.detect.engine import Engine, builtin_detectors, builtin_disguises
from seawall.model import limits
from seawall.model.errors import Unavailable

SAMPLES = [
    "ana.lima@mail.example",
    "card 4111 1111 1111 1111",
    "IBAN DE89 3704 0044 0532 0130 00",
    "call +49 30 901820",
    "password: hunter2secret!X9",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
    "61 6e 61 2e 6c 69 6d 61 40 6d 61 69 6c 2e 65 78 61 6d 70 6c 65",
]
CLEAN = st.lists(
    st.sampled_from(["the parcel", "left", "on time,", "größer", "посылка", "漢字", "and\n"]), max_size=8
).map(" ".join)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


@settings(max_examples=60)
@given(before=CLEAN, after=CLEAN, sample=st.sampled_from(SAMPLES))
def test_clean_text_around_changes_nothing_but_offsets(engine: Engine, before: str, after: str, sample: str) -> None:
    alone = engine.inspect(sample).findings
    # Two line breaks keep words of the surroundings from counting as context of the sample.
    text = f"{before}\n\n\n{sample}\n\n\n{after}"
    shift = len(before) + 3
    found = engine.inspect(text).findings
    assert [(f.detector, f.start - shift, f.end - shift) for f in found] == [
        (f.detector, f.start, f.end) for f in alone
    ]


@given(st.text(max_size=200))
def test_any_text_is_inspected_and_findings_lie_inside_it(engine: Engine, text: str) -> None:
    seen = engine.inspect(text)
    assert seen.failed == ()
    assert all(0 <= one.start < one.end <= len(text) for one in seen.findings)
    assert [one.start for one in seen.findings] == sorted(one.start for one in seen.findings)


def test_lone_surrogates_and_other_scripts_keep_offsets(engine: Engine) -> None:
    for odd in ("\ud800", "\udfff\ud800", "漢字", "👩‍👩‍👧", "e\u0301", "\x00"):
        text = f"{odd} ana.lima@mail.example {odd}"
        (found,) = [one for one in engine.inspect(text).findings if one.detector == "email"]
        assert text[found.start : found.end] == "ana.lima@mail.example"


def test_threads_share_an_engine(engine: Engine) -> None:
    text = "\n".join(SAMPLES) * 5
    once = engine.inspect(text).findings
    with ThreadPoolExecutor(4) as pool:
        assert all(one.findings == once for one in pool.map(engine.inspect, [text] * 40))


def test_a_detector_that_fails_is_named_and_scan_refuses_to_call_the_text_clean() -> None:
    def broken(_candidate: object) -> None:
        raise ValueError("with a value nobody may read")

    email = msgspec.structs.replace(builtin_detectors()["email"], validate=broken)
    engine = Engine(detectors={"email": email, "iban": builtin_detectors()["iban"]}, disguises={})
    seen = engine.inspect("ana.lima@mail.example DE89 3704 0044 0532 0130 00")
    assert seen.failed == ("email",)
    assert [one.detector for one in seen.findings] == ["iban"]
    with pytest.raises(Unavailable, match="email") as refused:
        engine.scan("ana.lima@mail.example")
    assert "nobody" not in str(refused.value)


def test_too_many_findings_are_cut_and_said_so(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "findings_per_text_max", 3)
    seen = engine.inspect("\n".join(f"a{n}.lima@mail{n}.example" for n in range(6)))
    assert seen.truncated
    assert len(seen.findings) == 3


def test_a_place_a_block_ends_at_hides_nothing(engine: Engine) -> None:
    for before in range(256 * 1024 - 30, 256 * 1024 + 2, 7):
        text = "x " * (before // 2) + "ana.lima@mail.example" + " y" * 20
        assert any(one.detector == "email" for one in engine.inspect(text).findings), before


def test_what_is_kept_is_read_back_and_rubbish_is_compiled_anew() -> None:
    chosen = {name: builtin_detectors()[name] for name in ("email", "iban")}
    kept = Engine(detectors=chosen, disguises={}).serialized()
    for bytes_ in (kept, kept[: len(kept) // 2], b"", b"\x00" * 100, kept[:-1] + b"\x00"):
        engine = Engine(bytes_, detectors=chosen, disguises={})
        assert [one.detector for one in engine.scan("ana.lima@mail.example")] == ["email"]
    assert engine.rules != Engine(detectors={"email": chosen["email"]}, disguises={}).rules


def test_one_that_sees_less_finds_what_one_made_of_that_finds() -> None:
    known, disguises = builtin_detectors(), builtin_disguises()
    names, worn = ("email", "iban", "payment_card"), ("base64",)
    less = open_engine().only(names, worn)
    made = Engine(detectors={name: known[name] for name in names}, disguises={name: disguises[name] for name in worn})
    assert list(less.detectors) == list(made.detectors)
    texts = [text for name in ("iban", "phone", "street_address") for text in (hit.text for hit in known[name].hits)]
    texts += ["card 4111 1111 1111 1111, YW5hLmxpbWFAbWFpbC5leGFtcGxl", "616e612e6c696d61406d61696c2e6578616d706c65"]
    assert [less.scan(text) for text in texts] == [made.scan(text) for text in texts]
    assert not open_engine().only(("iban",)).scan("ana.lima@mail.example")


def test_one_that_sees_less_takes_off_no_disguise_behind_which_it_would_believe_nothing() -> None:
    """Split digits hide no credentials: a text full of them is not read again for these."""
    engine = open_engine()
    disguise = next(one for one in engine._book.disguises if one.says == builtin_disguises()["split_digits"].says)
    asked, pieces = [], disguise.pieces
    msgspec.structs.force_setattr(disguise, "pieces", lambda text: asked.append(text) or pieces(text))
    try:
        for detectors, times in ((("password", "jwt"), 0), (("password", "payment_card"), 1)):
            asked.clear()
            engine.only(detectors).scan(disguise.hits[0].text)
            assert len(asked) == times
    finally:
        msgspec.structs.force_setattr(disguise, "pieces", pieces)
