"""The older completions: every text that goes is seen, and an answer reads as the SDK's own types have it."""

import json

from seawall.dialects import providers
from seawall.dialects.dialect import Dialect, Saying
from seawall.dialects.openai_completions import COMPLETIONS
from seawall.model import plugins

OPENAI = plugins.collect(providers, "DIALECT", Dialect)["openai"]
MATCH = OPENAI.route("POST", "/v1/completions")


def texts(body: object) -> list[tuple[str, str]]:
    assert MATCH
    return [(part.text, part.role) for part in OPENAI.decode(MATCH, json.dumps(body).encode()).parts]


def test_prompt_prompts_and_suffix_are_what_the_user_says() -> None:
    assert texts({"prompt": "one", "suffix": "two", "max_tokens": 5}) == [("one", "user"), ("two", "user")]
    assert texts({"prompt": ["one", "two"]}) == [("one", "user"), ("two", "user")]


def test_arrays_of_tokens_are_counted_as_unseen() -> None:
    assert MATCH
    decoded = OPENAI.decode(MATCH, json.dumps({"prompt": [[1, 2], [3]]}).encode())
    assert [one.why for one in decoded.unseen] == ["token array", "token array"]


def test_the_sdk_reads_what_is_said_whole_and_in_pieces() -> None:
    assert MATCH
    saying = Saying("so it went on", "m", "x", 1, 3, 4, tells_usage=True)
    whole = OPENAI.say(MATCH, saying, stream=False)[1][0]
    from openai.types import Completion

    assert Completion.model_validate_json(whole).choices[0].text == saying.text
    assert COMPLETIONS.say_streamed
    said = [event for _, event in COMPLETIONS.say_streamed(saying) if event != "[DONE]"]
    assert "".join(choice["text"] for chunk in said for choice in chunk["choices"]) == saying.text
    assert [choice["finish_reason"] for chunk in said for choice in chunk["choices"]] == [None, "stop"]
    assert said[-1]["usage"]["completion_tokens"] == 4


def test_each_choice_is_a_channel_that_ends_with_its_reason() -> None:
    assert COMPLETIONS.stream
    event = {"id": "c", "choices": [{"index": 1, "text": "a"}, {"index": 0, "text": "b", "finish_reason": "stop"}, 3]}
    plan = COMPLETIONS.stream.plan("", event)
    assert {path: channel.key for path, channel in plan.deltas.items()} == {
        "/choices/0/text": (1, "text"),
        "/choices/1/text": (0, "text"),
    }
    assert plan.ends == ((0,),)
    name, made = COMPLETIONS.stream.delta(plan.deltas["/choices/0/text"], "rest", event)
    assert (name, made["id"], made["choices"][0]["index"], made["choices"][0]["text"]) == ("", "c", 1, "rest")
    assert not COMPLETIONS.stream.plan("", []).deltas
