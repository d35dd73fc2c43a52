"""Models as clouds serve them: Claude on Vertex AI by Anthropic's own client, Bedrock by its API and API keys."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from fakes.station import Station
from late import Late
from seawall.dialects.event_stream import Messages
from seawall.model.words import Action

anthropic = Late("anthropic")
EMAIL = "ana.synthetic@customers.example"
PROMPT = f"Write a kind mail to {EMAIL} about the parcel – «déjà vu» 📦."
MESSAGES: Any = [{"role": "user", "content": PROMPT}]
CONVERSED = [{"role": "user", "content": [{"text": PROMPT}]}]
BLOCKED = "card 4111 1111 1111 1111, security code 123"
WRITTEN = {"to": EMAIL, "text": f"Hello “{EMAIL}”,\nyour parcel is on its way."}


@pytest.fixture
def vertex(at: Station) -> Iterator[anthropic.AnthropicVertex]:
    with anthropic.AnthropicVertex(
        base_url=f"{at.url}/v1", access_token=at.key(), project_id="shop-1", region="europe-west1", max_retries=0
    ) as client:
        yield client


def clean(at: Station) -> None:
    assert at.vendor.received
    for request in at.vendor.received:
        everything = f"{request.path}?{request.query}\n{request.headers}\n".encode() + request.body
        assert b"synthetic@" not in everything
        assert b"sw_" not in everything
        assert b"shop-1" not in everything
    assert at.last().action is Action.MASK


def test_claude_on_vertex(at: Station, vertex: anthropic.AnthropicVertex) -> None:
    said = vertex.messages.create(model="claude-x@20260101", max_tokens=99, messages=MESSAGES, system=f"for {EMAIL}")
    assert said.content[0].text == PROMPT
    assert at.last().model == "claude-x@20260101"
    assert at.vendor.received[-1].path == "/v1/publishers/anthropic/models/claude-x@20260101:rawPredict"
    with vertex.messages.stream(model="fake-tool", max_tokens=99, messages=MESSAGES) as stream:
        assert stream.get_final_message().content[0].input == WRITTEN
    assert vertex.messages.count_tokens(model="fake-echo", messages=MESSAGES).input_tokens == 7
    clean(at)
    with pytest.raises(anthropic.PermissionDeniedError, match="security code"):
        vertex.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": BLOCKED}])


def test_bedrock_by_anthropics_client(at: Station) -> None:
    with anthropic.AnthropicBedrock(
        base_url=at.url, api_key=at.key(), aws_region="eu-central-1", max_retries=0
    ) as client:
        said = client.messages.create(model="eu.anthropic.fake-v1:0", max_tokens=99, messages=MESSAGES)
        assert said.content[0].text == PROMPT
        assert at.vendor.received[-1].path == "/model/eu.anthropic.fake-v1:0/invoke"
        clean(at)
        with pytest.raises(anthropic.PermissionDeniedError, match="security code"):
            client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": BLOCKED}])


def asked(at: Station, model: str, how: str, body: Any) -> httpx.Response:
    return httpx.post(
        f"{at.url}/model/{model}/{how}", headers={"authorization": f"Bearer {at.key()}"}, json=body, timeout=60
    )


def events_of(answer: httpx.Response) -> list[tuple[str, Any]]:
    """Name and payload of each event."""
    assert answer.headers["content-type"] == Messages.content_type
    frames = Messages()
    found = [frames.locate(block) for block in frames.feed(answer.content)]
    return [(one[0], json.loads(one[3])) for one in found if one is not None]


def test_converse(at: Station) -> None:
    answer = asked(at, "fake-echo", "converse", {"messages": CONVERSED})
    assert answer.json()["output"]["message"]["content"] == [{"text": PROMPT}]
    assert answer.headers["x-seawall-coverage"] == "1/1"
    tool = asked(at, "arn%3Aaws%3Abedrock%3Aeu-west-1%3A123456789012%3Ax%2Ffake", "converse", {"messages": CONVERSED})
    assert tool.json()["output"]["message"]["content"] == [{"text": PROMPT}]
    clean(at)


@pytest.mark.parametrize("cut", [0, 7])
def test_converse_streamed(at: Station, cut: int) -> None:
    at.vendor.cut = cut
    try:
        said = events_of(asked(at, "fake-echo", "converse-stream", {"messages": CONVERSED}))
        written = events_of(asked(at, "fake-tool", "converse-stream", {"messages": CONVERSED}))
    finally:
        at.vendor.cut = 0
    deltas = [event["delta"] for name, event in said if name == "contentBlockDelta"]
    assert "".join(delta["text"] for delta in deltas) == PROMPT
    assert [name for name, _ in said if name != "contentBlockDelta"] == [
        *("messageStart", "contentBlockStop", "messageStop", "metadata"),
    ]
    arguments = [event["delta"]["toolUse"]["input"] for name, event in written if name == "contentBlockDelta"]
    assert json.loads("".join(arguments)) == WRITTEN
    clean(at)


def test_a_models_own_shape_streamed(at: Station) -> None:
    body = {"anthropic_version": "bedrock-2023-05-31", "max_tokens": 9, "messages": MESSAGES}
    told = events_of(asked(at, "anthropic.fake", "invoke-with-response-stream", body))
    assert {name for name, _ in told} == {"chunk"}
    assert "".join(event["delta"]["text"] for _, event in told if event["type"] == "content_block_delta") == PROMPT
    assert told[-1][1]["type"] == "message_stop"
    clean(at)


def test_the_vendors_exception_comes_last_and_whole(at: Station) -> None:
    *_, (before, _), (name, told) = events_of(asked(at, "fake-exception", "converse-stream", {"messages": CONVERSED}))
    assert (before, name, told) == ("messageStop", "modelStreamErrorException", {"message": f"broke at {PROMPT}"})


@pytest.mark.parametrize("how", ["converse", "converse-stream"])
def test_refusals_are_of_the_vendors_shape(at: Station, how: str) -> None:
    blocked = asked(at, "fake-echo", how, {"messages": [{"role": "user", "content": [{"text": BLOCKED}]}]})
    assert (blocked.status_code, blocked.json()["__type"]) == (403, "AccessDeniedException")
    assert "security code" in blocked.json()["message"]
    limited = asked(at, "fake-limited", how, {"messages": CONVERSED})
    assert (limited.status_code, limited.json()) == (429, {"message": "slow down"})


def test_the_echo_speaks_it(at: Station) -> None:
    answer = asked(at, "echo-1", "converse", {"messages": CONVERSED})
    assert PROMPT in answer.json()["output"]["message"]["content"][0]["text"]
    told = events_of(asked(at, "echo-1", "converse-stream", {"messages": CONVERSED}))
    assert PROMPT in "".join(event["delta"]["text"] for name, event in told if name == "contentBlockDelta")
    assert asked(at, "echo-1", "invoke-with-response-stream", {"messages": MESSAGES}).status_code == 200
