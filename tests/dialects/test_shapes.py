"""Reading by shape: equal to walking, for whatever stands in the holes, and never for anything else."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.dialects import providers, reading, shapes
from seawall.dialects.body import Decoded
from seawall.dialects.dialect import Dialect
from seawall.dialects.field_map import BodyMap
from seawall.model import plugins
from seawall.model.errors import BadExchange

OPENAI = plugins.collect(providers, "DIALECT", Dialect)["openai"]
REQUEST = OPENAI.operations["chat"].request or BodyMap()
ANSWER = OPENAI.operations["chat"].answer or BodyMap()

texts = st.text(max_size=40) | st.sampled_from(
    ["", '"', "\\", '{"a": "\\u0041"}', "[", "{", "x\\", "\\\\", "\u20ac", "+49 30 901820", "1234567890123"]
)
words = st.sampled_from(["gpt-bench", "stop", "length", "gpt 4", "", "a" * 200, "123456789", "chatcmpl-1"])
numbers = st.integers(-3, 10**17) | st.floats(0, 2) | st.none()
scalars = numbers | texts | st.booleans()


@st.composite
def requests(draw: st.DrawFn) -> dict[str, Any]:
    body: dict[str, Any] = {"model": draw(words), "stream": draw(st.booleans())}
    roles = st.sampled_from(["user", "system", "assistant", "tool", "odd"])
    body["messages"] = [
        {"role": draw(roles), "content": draw(texts | st.builds(lambda t: [{"type": "text", "text": t}], texts))}
        for _ in range(draw(st.integers(1, 3)))
    ]
    for name in draw(st.lists(st.sampled_from(["temperature", "user", "max_tokens", "metadata", "new field"]))):
        body[name] = {"k": draw(texts)} if name == "metadata" else draw(scalars)
    return body


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Any]:
    message = {"role": "assistant", "content": draw(texts), "refusal": draw(st.none() | texts)}
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": draw(words | st.none())}
    usage = {"prompt_tokens": draw(numbers), "completion_tokens": draw(numbers), "total_tokens": draw(numbers)}
    return {"id": draw(words), "created": draw(numbers), "model": draw(words), "choices": [choice], "usage": usage}


def walked(body: bytes, body_map: BodyMap, model: str = "", streams: bool = False) -> Decoded | str:
    """As the walk reads it, with nothing remembered."""
    try:
        return reading.read_body(body, fresh(body_map), model, streams)
    except BadExchange as error:
        return str(error)


def fresh(body_map: BodyMap) -> BodyMap:
    """The same map that remembers nothing."""
    return BodyMap(body_map.root, body_map.roles, body_map.model_prefix, body_map.controls)


@pytest.mark.parametrize(
    ("body_map", "bodies"), [(REQUEST, requests()), (ANSWER, answers())], ids=["request", "answer"]
)
@given(data=st.data())
def test_a_remembered_shape_reads_what_the_walk_reads(
    data: st.DataObject, body_map: BodyMap, bodies: st.SearchStrategy[Any]
) -> None:
    with patch.object(shapes, "fits_in_steps_max", data.draw(st.sampled_from([0, 1, 100]))):
        _reads_as_walked(data, fresh(body_map), bodies)


def _reads_as_walked(data: st.DataObject, one: BodyMap, bodies: st.SearchStrategy[Any]) -> None:
    for body in data.draw(st.lists(bodies, min_size=1, max_size=4)):
        for spelled in (json.dumps(body), json.dumps(body, ensure_ascii=False)):
            raw = spelled.encode("utf-8", "surrogatepass")
            model, streams = data.draw(st.sampled_from(["", "gpt-bench"])), data.draw(st.booleans())
            for _ in range(3):  # the second time it is known, if it can be, and the third time by one expression
                try:
                    got: Decoded | str = reading.read_body(raw, one, model, streams)
                except BadExchange as error:
                    got = str(error)
                assert got == walked(raw, one, model, streams)
    assert len(one.shapes[0]) <= shapes.shapes_max


def body_of(text: str, **more: object) -> bytes:
    return json.dumps({"model": "m", "messages": [{"role": "user", "content": text}], **more}).encode()


def test_other_words_in_the_same_places_are_read_by_the_shape() -> None:
    one = fresh(REQUEST)
    reading.read_body(body_of("first"), one)
    assert len(one.shapes[0]) == 1
    raw = body_of("second, and longer").replace(b'"m"', b'"another"')
    decoded = shapes.known(raw, one, "", streams=False)
    assert decoded is not None
    assert (decoded.model, decoded.parts[0].text) == ("another", "second, and longer")
    assert raw[decoded.units[0].start : decoded.units[0].end] == raw[raw.index(b'{"role"') : -2]
    assert decoded.splice({0: "x"}) == body_of("x").replace(b'"m"', b'"another"')


def test_a_shape_that_comes_often_is_one_expression_and_stays_as_strict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "fits_in_steps_max", 2)
    one = fresh(REQUEST)
    for number in range(5):
        reading.read_body(body_of(f"text {number}"), one)
    (shape,) = one.shapes[0]
    assert shape._pattern is not None
    for text in ("x", '"', "\\", "\\\\", 'a\\"b', " # ", "\n"):
        decoded = shapes.known(body_of(text), one, "", streams=False)
        assert decoded is not None
        assert decoded.parts[0].text == text
    other = body_of("x")
    for body in (other[:-1], other + b" ", other.replace(b"user", b"User"), other.replace(b": ", b":")):
        assert shapes.known(body, one, "", streams=False) is None


def test_a_shape_holds_no_text() -> None:
    one = fresh(REQUEST)
    reading.read_body(body_of("Anna Berg"), one)
    (shape,) = one.shapes[0]
    held = [getattr(shape, name) for name in shapes.Shape.__slots__]
    assert "Anna" not in repr(held)


@pytest.mark.parametrize(
    "body",
    [
        body_of("x", metadata={"ana@shop.example": "key that is data"}),
        body_of("x", unknown=12345678901),
        body_of(
            "x", tools=[{"type": "function", "function": {"name": "a", "description": "d" * 20_000, "x": ["q"] * 99}}]
        ),
        b'{"messages":[{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"{\\"a\\":\\"b\\"}"}}]}]}',
        b'{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://a.example/b"}}]}]}',
    ],
    ids=["key", "long number", "too much", "json in a string", "remote file"],
)
def test_what_a_shape_cannot_tell_makes_none(body: bytes) -> None:
    one = fresh(REQUEST)
    reading.read_body(body, one)
    assert one.shapes[0] == ()


def test_only_the_last_shapes_are_kept() -> None:
    one = fresh(REQUEST)
    for number in range(20):
        reading.read_body(body_of("x", **{f"field_{letter}": 1 for letter in "abcdefghijklmnopqrst"[:number]}), one)
    assert len(one.shapes[0]) == shapes.shapes_max
    kept = one.shapes[0][-1]
    reading.read_body(body_of("y", **{f"field_{letter}": 1 for letter in "abcdefghijkl"}), one)
    assert one.shapes[0][0] is kept  # found, and moved to the front
