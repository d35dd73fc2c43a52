"""Pictures made of a text, and texts read aloud: what goes in is inspected, and what comes out stays as it is."""

import json

import pytest

from seawall.dialects.providers import openai


@pytest.mark.parametrize(
    ("path", "body", "texts"),
    [
        ("images/generations", {"model": "m", "prompt": "a cat", "size": "1024x1024", "user": "ana"}, ["a cat", "ana"]),
        (
            "audio/speech",
            {"model": "m", "input": "hello", "voice": "coral", "instructions": "kindly"},
            ["hello", "kindly"],
        ),
        ("audio/speech", {"model": "m", "input": "hello", "voice": {"id": "voice_1"}, "speed": 1.25}, ["hello"]),
        ("audio/speech", {"model": "m", "input": "hello", "voice": "ana@shop.example"}, ["hello", "ana@shop.example"]),
    ],
)
def test_what_is_inspected(path: str, body: dict[str, object], texts: list[str]) -> None:
    match = openai.DIALECT.route("POST", f"/v1/{path}")
    assert match
    decoded = openai.DIALECT.decode(match, json.dumps(body).encode())
    assert [part.text for part in decoded.parts] == texts
    assert not decoded.unseen


def test_a_picture_counts_as_unseen_and_what_was_asked_for_is_read() -> None:
    match = openai.DIALECT.route("POST", "/v1/images/generations")
    assert match
    said = {"created": 1, "data": [{"b64_json": "iVBORw0KGgoAAAANSUhEUg==", "revised_prompt": "a tabby cat"}]}
    decoded = openai.DIALECT.answer(match, json.dumps(said).encode())
    assert ([part.text for part in decoded.parts], decoded.unseen[0].why) == (["a tabby cat"], "picture")
    said["data"][0]["b64_json"] = "no picture, but words"  # type: ignore[index]
    decoded = openai.DIALECT.answer(match, json.dumps(said).encode())
    assert ([part.text for part in decoded.parts], decoded.unseen) == (["no picture, but words", "a tabby cat"], ())


def test_a_stream_of_pictures_ends_with_an_error_in_its_own_shape() -> None:
    match = openai.DIALECT.route("POST", "/v1/images/generations")
    assert match
    stream = openai.DIALECT.stream(match, lambda _channel: pytest.fail("there is no text in it"))
    event = b'data: {"type":"image_generation.completed","b64_json":"aGVsbG8gd29ybGQhISE="}\n\n'
    assert stream.feed(event) == event
    assert stream.facts.ended
    assert json.loads(stream.fail(502, "seawall_failed", "No.").split(b"data: ")[1])["error"]["message"] == "No."
