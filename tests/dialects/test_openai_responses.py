"""The Responses stream against the SDK's own list of events: none with a delta is unknown here."""

import json
import typing

import pytest

from seawall.dialects import providers
from seawall.dialects.body import Decoded
from seawall.dialects.dialect import Dialect
from seawall.dialects.openai_responses import RESPONSES
from seawall.model import plugins

# Raw audio, which holds no text; its transcript is a channel.
WITHOUT_TEXT = {"response.audio.delta"}


def test_every_delta_event_of_the_sdk_opens_a_channel_and_its_done_event_ends_it() -> None:
    assert RESPONSES.stream
    from openai.types.responses import ResponseStreamEvent

    union = typing.get_args(typing.get_args(ResponseStreamEvent)[0])
    names = {typing.get_args(event.model_fields["type"].annotation)[0]: event for event in union}
    deltas = {name for name in names if name.endswith(".delta")} - WITHOUT_TEXT
    assert len(deltas) >= 10
    for name in deltas:
        plan = RESPONSES.stream.plan(name, {"type": name, "output_index": 3, "delta": "x"})
        (channel,) = plan.deltas.values()
        done = RESPONSES.stream.plan("", {"type": name.removesuffix("delta") + "done", "output_index": 3})
        assert done.ends == (channel.key,), name
        assert done.repeats


def test_words_of_an_event_nobody_named_yet_are_a_channel_too_and_sound_is_none() -> None:
    assert RESPONSES.stream
    found = RESPONSES.stream.plan("", {"type": "response.new_call.arguments.delta", "output_index": 0, "delta": "{"})
    (channel,) = found.deltas.values()
    assert (channel.kind, channel.json) == ("tool", True)
    for kind in ("response.audio.delta", "response.output_audio.delta", "response.content_part.done"):
        assert not RESPONSES.stream.plan("", {"type": kind, "delta": "AAAA"}).deltas


def test_shell_output_has_a_channel_a_side() -> None:
    assert RESPONSES.stream
    event = {
        "type": "response.shell_call_output_content.delta",
        "output_index": 0,
        "delta": {"stdout": "a", "stderr": "b"},
    }
    channels = RESPONSES.stream.plan("", event).deltas
    assert set(channels) == {"/delta/stdout", "/delta/stderr"}
    name, made = RESPONSES.stream.delta(channels["/delta/stdout"], "tail", event)
    assert (name, made["delta"]) == ("response.shell_call_output_content.delta", {"stdout": "tail"})
    assert json.dumps(made)


TOKEN = "sk_" + "live_51HxSyntheticNotARealKey0"


@pytest.mark.parametrize(
    ("dialect", "path", "body"),
    [
        (
            "openai",
            "/v1/responses",
            {"tools": [{"type": "mcp", "server_label": "s", "authorization": 0}]},
        ),
        ("openai", "/v1/responses", {"input": "hi", "tools": [{"type": "mcp", "headers": {"Authorization": 0}}]}),
        ("anthropic", "/v1/messages", {"messages": [], "mcp_servers": [{"type": "url", "authorization_token": 0}]}),
    ],
    ids=["openai authorization", "openai headers", "anthropic"],
)
def test_a_connectors_credential_passes_and_anything_else_in_its_place_is_inspected(
    dialect: str, path: str, body: dict[str, object]
) -> None:
    made = plugins.collect(providers, "DIALECT", Dialect)[dialect]
    match = made.route("POST", path)
    assert match is not None

    def read(value: str) -> Decoded:
        return made.decode(match, json.dumps({"model": "m", **body}).replace("0", json.dumps(value), 1).encode())

    for token in (TOKEN, "Bearer eyJhbGciOiJ.eyJzdWIiOiI.c2lnbmF0dXJl", ""):
        decoded = read(token)
        assert token not in [part.text for part in decoded.parts]
        assert decoded.sealed == 1
    for other in ("ana@shop.example.com", "Anna Berg, Hauptstr. 5, Berlin", "4111111111111111", "x" * 5_000 + " y"):
        assert other in [part.text for part in read(other).parts]
