"""The Responses stream against the SDK's own list of events: none with a delta is unknown here."""

import json
import typing

from openai.types.responses import ResponseStreamEvent

from seawall.dialects.openai_responses import RESPONSES

# Raw audio, which holds no text; its transcript is a channel.
WITHOUT_TEXT = {"response.audio.delta"}


def test_every_delta_event_of_the_sdk_opens_a_channel_and_its_done_event_ends_it() -> None:
    assert RESPONSES.stream
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
