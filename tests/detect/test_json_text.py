"""Where the values of JSON lie, piece by piece, and what it says without its escapes."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.json_text import NOWHERE, Paths, State, View, seam, trimmed


def test_where_values_lie_and_under_which_names() -> None:
    text = '{"a": [{"b": "x\\"y"}, {"b": 2}], "12": {"c": true}, "13": {"c": "z"}}'
    paths = Paths()
    found, state = paths.values(text, State(), lines=False)
    said = [(text[one.start : one.end], paths.names[one.path], one.bare) for one in found if not one.name]
    assert said == [('x\\"y', "b", False), ("2", "b", True), ("true", "c", True), ("z", "c", False)]
    by_text = {text[one.start : one.end]: one.path for one in found if not one.name}
    assert by_text["true"] == by_text["z"]
    assert by_text["2"] == by_text['x\\"y']
    assert state == State()


@given(st.integers(0, 60))
def test_reading_goes_on_where_a_piece_ends(cut: int) -> None:
    text = '{"a": [{"b": "x y"}, {"b": 2}], "k": {"c": true}}\n'
    paths = Paths()
    whole, _ = paths.values(text, State(), lines=False)
    first, state = paths.values(text[:cut], State(), lines=False)
    second, _ = paths.values(text[cut:], state, lines=False)
    known = {(one.start, one.end): one.path for one in whole}
    for one, shift in [*((one, 0) for one in first), *((one, cut) for one in second)]:
        path = known.get((one.start + shift, one.end + shift))
        assert path is None or one.path in (path, NOWHERE)


@given(st.text(max_size=40), st.data())
def test_a_view_knows_where_everything_stands(text: str, data: st.DataObject) -> None:
    escaped = json.dumps(text)
    low = data.draw(st.integers(0, len(escaped)))
    high = data.draw(st.integers(low, len(escaped)))
    view = View(escaped, [(low, high)])
    if view.text:
        start = data.draw(st.integers(0, len(view.text) - 1))
        first, last = view.back(start, start + 1)
        assert 0 <= first < last <= len(escaped)
        raw = escaped[first:last]
        assert view.text[start] in (raw, json.loads(f'"{raw}"') if raw.startswith("\\u") else raw)


def test_no_half_of_an_escape_is_masked() -> None:
    text = r"say \nAna \u00d6zt\u00fcrk\n now"
    assert text[slice(*trimmed(text, 5, 9))] == "Ana"
    start, end = trimmed(text, 11, 19)
    assert text[start:end].startswith(r"\u00d6")
    cut = seam('"' + "x" * 50 + r"\ud83d\ude00" * 8, 100)
    assert not ('"' + "x" * 50 + r"\ud83d\ude00" * 8)[:cut].endswith(("\\", r"\u", r"\ud83d"))


def test_what_lies_deeper_than_anybody_goes_is_told_by_no_name() -> None:
    paths, state = Paths(), State()
    for _ in range(50):
        _, state = paths.values('{"a":[' * 1_000, state, lines=False)
    assert len(state.open) <= 200
    inside, state = paths.values('{"email": "x"}' + "]}" * 49_950, state, lines=False)
    assert inside[1].path == NOWHERE
    found, state = paths.values("]}" * 50 + '{"a": ["y"]}', state, lines=False)
    assert state == State()
    assert paths.names[found[-1].path] == "a"


def test_names_without_end_are_told_apart_up_to_a_number() -> None:
    paths = Paths()
    wide = json.dumps({f"key{n}": n for n in range(30_000)})
    found, _ = paths.values(wide, State(), lines=False)
    assert len(found) == 60_000
    assert len(paths.names) < 10_100
