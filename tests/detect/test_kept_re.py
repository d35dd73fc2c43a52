"""An expression that was kept is the one that is compiled."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator

import msgspec
import pytest

from seawall.detect import first_letters, kept_re, late_re
from seawall.detect.engine import builtin_detectors

WRITTEN = [
    (r"(?P<year>\d{4})-(?P<month>\d\d)(x)?", int(re.ASCII)),
    ("stra(?:ß|ss)e|[Ͱ-᷿]+", int(re.IGNORECASE)),
    (r"(?i:a)(?<=b)\bword(?!s)", 0),
    (r" a b # remark", int(re.VERBOSE | re.MULTILINE)),
]


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    yield
    kept_re.remember(b"")


def compiled_by_python(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is not taken from what is kept, from now on."""
    asked, compile = [], re.compile
    monkeypatch.setattr(kept_re.re, "compile", lambda p, flags=0: (asked.append(p), compile(p, flags))[1])
    return asked


def test_an_expression_that_was_kept_is_what_python_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    builtin_detectors()["street_address"]
    some = [one for one in sorted(set(late_re.all_written()))[::25] if "\ud800" not in one[0]]
    assert len(some) > 3
    monkeypatch.setattr(first_letters, "with_first_letters", lambda _parsed, code, _flags: code)
    kept_re.remember(kept_re.keep([*WRITTEN, *some]))
    asked = compiled_by_python(monkeypatch)
    made = [kept_re.compile(*one) for one in (*WRITTEN, *some)]
    assert not asked
    for (pattern, flags), one in zip((*WRITTEN, *some), made, strict=True):
        real = re.compile(pattern, flags)
        assert one == real
        assert (one.flags, one.groups, dict(one.groupindex)) == (real.flags, real.groups, dict(real.groupindex))
    found = made[0].search("on 2026-11x")
    assert found is not None
    assert (found["year"], found["month"], found.lastindex, found.lastgroup) == ("2026", "11", 3, None)
    assert made[1].fullmatch("STRASSE")


def test_expressions_are_known_as_soon_as_they_are_written() -> None:
    gc.freeze()  # as servers do
    try:
        late_re.compile("just written", re.ASCII)
        assert ("just written", int(re.ASCII)) in late_re.all_written()
    finally:
        gc.unfreeze()


def test_what_is_not_kept_is_compiled_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    kept_re.remember(kept_re.keep(WRITTEN))
    asked = compiled_by_python(monkeypatch)
    assert kept_re.compile("other").match("other")
    assert kept_re.compile(WRITTEN[0][0], re.IGNORECASE).match("2026-11x")
    assert kept_re.compile(rb"[a-z]").match(b"b")
    assert kept_re.compile("[\ud800-\udfff]").match("\ud801")
    assert len(asked) == 4


@pytest.mark.parametrize("spoilt", [b"rubbish", b"", "numbers"])
def test_what_was_spoilt_is_compiled_as_ever(spoilt: bytes | str) -> None:
    kept = kept_re.keep([("card [0-9]{4}", 0)])
    if spoilt == "numbers":  # those of the expression itself
        made = kept_re._kept.decode(kept)
        flags, groups, names, numbers = kept_re._numbers_kept.decode(made.numbers)
        again = msgspec.msgpack.encode((flags, groups, names, [2**32 - 1] * len(numbers)))
        places = memoryview((0).to_bytes(4, "little") + len(again).to_bytes(4, "little"))
        spoilt = msgspec.msgpack.encode(msgspec.structs.replace(made, places=places, numbers=memoryview(again)))
    kept_re.remember(spoilt if isinstance(spoilt, bytes) else b"")
    assert kept_re.compile("card [0-9]{4}").search("a card 4111")


def test_nothing_is_kept_where_python_compiles_in_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("re._compiler._code")
    kept_re.remember(kept_re.keep(WRITTEN))
    monkeypatch.undo()
    asked = compiled_by_python(monkeypatch)
    kept_re.compile(*WRITTEN[0])
    assert asked == [WRITTEN[0][0]]


def test_lone_surrogates_are_left_out() -> None:
    assert kept_re.keep([("[\ud800]", 0)]) == kept_re.keep([])


def test_what_is_no_expression_is_left_to_whoever_uses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    kept_re.remember(kept_re.keep([("(", 0), WRITTEN[0]]))
    asked = compiled_by_python(monkeypatch)
    assert kept_re.compile(*WRITTEN[0]).match("2026-11")
    assert not asked
    with pytest.raises(re.error):
        kept_re.compile("(")
