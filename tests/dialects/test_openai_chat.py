"""Chat's stream by its plan: each kind of words is a channel, and what was held back fits where it came from."""

import json

from seawall.dialects.dialect import ModelCard
from seawall.dialects.openai_chat import CHAT, failure, listing_of
from seawall.dialects.providers.openai import DIALECT

EVENT = {
    "id": "c1",
    "object": "chat.completion.chunk",
    "created": 1,
    "model": "m",
    "choices": [
        {"index": 1, "delta": {"content": "a", "reasoning_content": "b"}},
        {
            "index": 0,
            "finish_reason": "tool_calls",
            "delta": {"tool_calls": [{"index": 2, "function": {"arguments": "{"}}, {"custom": {"input": "x"}}]},
        },
    ],
}


def test_each_kind_of_words_has_a_channel_and_a_choice_ends_with_its_reason() -> None:
    assert CHAT.stream
    plan = CHAT.stream.plan("", EVENT)
    assert {channel.key: (channel.kind, channel.json) for channel in plan.deltas.values()} == {
        (1, "content"): ("text", False),
        (1, "reasoning_content"): ("reasoning", False),
        (0, "call", 2, "function"): ("tool", True),
        (0, "call", 1, "custom"): ("tool", False),
    }
    assert plan.ends == ((0,),)


def test_what_was_held_back_comes_as_a_chunk_the_sdk_reads() -> None:
    from openai.types.chat import ChatCompletionChunk

    assert CHAT.stream
    for path, channel in CHAT.stream.plan("", EVENT).deltas.items():
        name, made = CHAT.stream.delta(channel, "held", EVENT)
        choice = ChatCompletionChunk.model_validate(made).choices[0]
        assert (name, choice.index) == ("", channel.key[0])
        assert "held" in choice.delta.model_dump_json(), path


def test_an_event_of_any_shape_opens_nothing_it_does_not_hold() -> None:
    assert CHAT.stream
    for odd in ([], "x", {"choices": "none"}, {"choices": [3, {"delta": 4}, {"delta": {"tool_calls": {"a": 1}}}]}):
        plan = CHAT.stream.plan("", odd)
        assert not plan.deltas
        assert not plan.failed
    assert CHAT.stream.plan("", {"error": {}}).failed


def test_errors_and_lists_are_in_openais_words() -> None:
    assert failure(403, "seawall_blocked", "No.")["error"]["type"] == "permission_error"
    assert failure(502, "x", "y")["error"]["type"] == "server_error"
    assert listing_of([ModelCard("m", "us", 5)])["data"][0] == {
        "id": "m",
        "object": "model",
        "created": 5,
        "owned_by": "us",
    }


def test_an_answer_with_a_number_for_a_name_or_a_name_for_a_number_is_read_all_the_same() -> None:
    match = DIALECT.route("POST", "/v1/chat/completions")
    assert match
    said = {"id": 7, "model": 5, "choices": [], "usage": {"prompt_tokens": "many", "completion_tokens": 3}}
    facts = DIALECT.answer(match, json.dumps(said).encode()).facts
    assert (facts.id, facts.model, facts.tokens_in, facts.tokens_out) == ("", "", 0, 3)
