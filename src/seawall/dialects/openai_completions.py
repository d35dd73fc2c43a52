"""OpenAI's older completions: one text goes on. Editors ask so for what stands between a prompt and a suffix.

vLLM, Ollama, DeepSeek and llama.cpp answer it too. Facts from the API reference
(https://platform.openai.com/docs/api-reference/completions), read 2026-11-23.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from seawall.dialects.dialect import Operation, Saying
from seawall.dialects.field_map import BodyMap, Node, Use, number, numbers, record, text, use, word, words
from seawall.dialects.openai_responses import COMMON, ERROR, LOGPROBS, USAGE, pieces, usage
from seawall.dialects.stream import Channel, Plan, StreamMap, place

_PROMPT = Node(
    role="user", unit="prompt", tokens=True, items=Node(role="user", unit="prompt", tokens=True, items=number())
)
_REQUEST = BodyMap(
    record(
        {
            **COMMON,
            **numbers("best_of", "logprobs", "n", "seed", "max_tokens", "temperature"),
            "prompt": _PROMPT,
            "suffix": text("user"),
            "logit_bias": Node(other=number()),
            "stream_options": record({}),
        },
        role="unknown",
    )
)


def _answer(piece: Node) -> BodyMap:
    choice = record({"text": piece, "finish_reason": word("finish"), "logprobs": LOGPROBS, **numbers("index")})
    return BodyMap(
        record(
            {
                **words("object", "system_fingerprint"),
                "id": word("id"),
                "model": word("model"),
                "created": number(),
                "choices": choice,
                "usage": USAGE,
                "error": ERROR,
            },
            role="assistant",
        )
    )


def _plan(_name: str, event: Any) -> Plan:
    deltas: dict[str, Channel] = {}
    ends: list[tuple[str | int, ...]] = []
    choices = event.get("choices") if isinstance(event, dict) else None
    for at, choice in enumerate(choices if isinstance(choices, list) else ()):
        if not isinstance(choice, dict):
            continue
        index, path = place(choice.get("index"), at), f"/choices/{at}/text"
        if isinstance(choice.get("text"), str):
            deltas[path] = Channel((index, "text"), "text", path=path)
        if choice.get("finish_reason") is not None:
            ends.append((index,))
    return Plan(deltas, tuple(ends), failed=isinstance(event, dict) and "error" in event)


def _delta(channel: Channel, piece: str, last: Any) -> tuple[str, Any]:
    kept = {key: last[key] for key in ("id", "object", "created", "model", "system_fingerprint") if key in last}
    return "", {**kept, "choices": [{"index": channel.key[0], "text": piece, "logprobs": None, "finish_reason": None}]}


def _failure(_status: int, code: str, message: str, _events: int) -> tuple[str, Any]:
    return "", {"error": {"message": message, "type": "server_error", "param": None, "code": code}}


def _said(saying: Saying, said: str, finish: str | None) -> dict[str, Any]:
    return {
        "id": f"cmpl-{saying.id}",
        "object": "text_completion",
        "created": saying.created,
        "model": saying.model,
        "choices": [{"index": 0, "text": said, "logprobs": None, "finish_reason": finish}],
    }


def _say(saying: Saying) -> Any:
    return {**_said(saying, saying.text, "stop"), "usage": usage(saying, ("prompt_tokens", "completion_tokens"))}


def _say_streamed(saying: Saying) -> Sequence[tuple[str, Any]]:
    last = {**_said(saying, "", None), "choices": [], "usage": usage(saying, ("prompt_tokens", "completion_tokens"))}
    return [
        *(("", _said(saying, piece, None)) for piece in pieces(saying.text)),
        ("", _said(saying, "", "stop")),
        *([("", last)] if saying.tells_usage else []),
        ("", "[DONE]"),
    ]


COMPLETIONS = Operation(
    "completions",
    _REQUEST,
    _answer(text("assistant")),
    StreamMap(_answer(use(Use.DELTA, "assistant")), _plan, _delta, _failure, sequential=True, ends_with=b"[DONE]"),
    _say,
    _say_streamed,
)
