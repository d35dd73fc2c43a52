"""Every dialect by the same measure: what it says, its errors and listings, its headers."""

import json
from dataclasses import replace

import pytest

import seawall.dialects.providers as providers
from seawall.dialects.dialect import Dialect, Match, ModelCard, Saying
from seawall.dialects.stream import Channel, Transform
from seawall.model.errors import UsageError
from seawall.model.plugins import collect

DIALECTS = collect(providers, "DIALECT", Dialect)
SAID = 'Hello "Ana" äöü, ' * 9
SAYING = Saying(SAID, "model-1", "abc123", 1795392000, 7, 30, tells_usage=True)
TALKING = [
    (name, route)
    for name, dialect in DIALECTS.items()
    for route in dialect.routes
    if dialect.operations[route.operation].say is not None
]


def match_of(name: str, operation: str) -> Match:
    route = next(route for route in DIALECTS[name].routes if route.operation == operation)
    match = DIALECTS[name].route(route.method, route.template.replace("{model}", "model-1"))
    assert match
    assert match.operation == operation
    return match


class Collect:
    def __init__(self) -> None:
        self.text = ""

    def feed(self, text: str) -> str:
        self.text += text
        return text

    def flush(self) -> str:
        return ""


@pytest.mark.parametrize(("name", "route"), TALKING, ids=[f"{name}-{route.template}" for name, route in TALKING])
def test_what_is_said_can_be_read_back(name: str, route: object) -> None:
    match = match_of(name, route.operation)  # type: ignore[attr-defined]
    dialect = DIALECTS[name]
    kind, chunks = dialect.say(match, SAYING, stream=False)
    answer = dialect.answer(match, b"".join(chunks))
    assert kind == "application/json"
    assert [part.text for part in answer.parts if part.role == "assistant"] == [SAID]
    told = "model-1" if b"model-1" in b"".join(chunks) else ""
    assert (answer.facts.tokens_in, answer.facts.tokens_out, answer.facts.model) == (7, 30, told)
    if dialect.operations[match.operation].stream is None:
        return
    kind, chunks = dialect.say(match, SAYING, stream=True)
    opened: list[tuple[Channel, Collect]] = []

    def open_channel(channel: Channel) -> Transform:
        opened.append((channel, Collect()))
        return opened[-1][1]

    stream = dialect.stream(match, open_channel, kind)
    assert b"".join(stream.feed(chunk) for chunk in chunks) + stream.finish() == b"".join(chunks)
    assert [found.text for channel, found in opened if not channel.whole] == [SAID]
    assert (stream.facts.tokens_in, stream.facts.tokens_out, stream.facts.ended) == (7, 30, True)


def test_official_sdks_read_what_is_said() -> None:
    def said(name: str, operation: str) -> bytes:
        return b"".join(DIALECTS[name].say(match_of(name, operation), SAYING, stream=False)[1])

    from anthropic.types import Message
    from google.genai.types import GenerateContentResponse
    from openai.types import CreateEmbeddingResponse
    from openai.types.chat import ChatCompletion
    from openai.types.responses import Response

    assert ChatCompletion.model_validate_json(said("openai", "chat")).choices[0].message.content == SAID
    assert Response.model_validate_json(said("openai", "responses")).output_text == SAID
    assert Message.model_validate_json(said("anthropic", "messages")).content[0].text == SAID  # type: ignore[union-attr]
    assert GenerateContentResponse.model_validate_json(said("gemini", "generate")).text == SAID
    vectors = replace(SAYING, vectors=((0.5, -0.25),))
    made = DIALECTS["openai"].say(match_of("openai", "embeddings"), vectors, stream=False)[1]
    assert CreateEmbeddingResponse.model_validate_json(made[0]).data[0].embedding == [0.5, -0.25]
    with pytest.raises(UsageError):
        DIALECTS["openai"].say(match_of("openai", "models"), SAYING, stream=False)


@pytest.mark.parametrize("name", DIALECTS)
@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 429, 500, 502, 504])
def test_errors_hold_the_message_and_survive_their_own_reading(name: str, status: int) -> None:
    dialect = DIALECTS[name]
    body = dialect.error(status, "seawall_blocked", "Not this one.")
    error = json.loads(body)
    error = error.get("error", error)
    assert error["message"] == "Not this one."
    assert "seawall_blocked" in json.dumps(error).lower()
    match = match_of(name, next(iter(dialect.operations)))
    assert "Not this one." in [part.text for part in dialect.answer(match, body).parts]


@pytest.mark.parametrize("name", DIALECTS)
def test_plug_in_is_complete(name: str) -> None:
    dialect = DIALECTS[name]
    assert dialect.name == name
    assert {route.operation for route in dialect.routes} == {one for one in dialect.operations if ":" not in one}
    assert all(key == operation.name for key, operation in dialect.operations.items())
    headers = dialect.auth("the-key")
    assert any("the-key" in value for _, value in headers)
    for header in (*(key for key, _ in headers), *dialect.forwarded, *dialect.answered):
        assert header == header.lower()
    listed = json.loads(dialect.models([ModelCard("m-1", "up", 3), ModelCard("m-2")]))
    assert "m-1" in json.dumps(listed)
    assert dialect.route("POST", "/nowhere") is None
    with pytest.raises(UsageError):
        dialect.stream(match_of(name, "models"), lambda _channel: Collect())
