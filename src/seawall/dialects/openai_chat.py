"""OpenAI's chat completions, and its errors and listings: what most who call themselves compatible speak.

vLLM, Ollama, DeepSeek and OpenRouter among them, whose ``reasoning_content`` and ``reasoning`` are known here. Facts
from the API reference (https://platform.openai.com/docs/api-reference) and the types of the official Python SDK 3.54.0,
read 2026-11-23.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from seawall.dialects.dialect import ModelCard, Operation, Saying
from seawall.dialects.field_map import (
    BodyMap,
    Node,
    Use,
    anything,
    listing,
    number,
    numbers,
    record,
    source,
    text,
    use,
    word,
    words,
)
from seawall.dialects.openai_responses import COMMON, ERROR, FILE, FUNCTION, LOGPROBS, SCHEMA, USAGE, pieces, usage
from seawall.dialects.stream import Channel, Plan, StreamMap, place

_CONTENT = listing(
    record(
        {
            "type": word(),
            "text": text(),
            "refusal": text(),
            "image_url": record({"url": use(Use.URL), "detail": word()}, use=Use.URL),
            "input_audio": FILE,
            "file": FILE,
            "video_url": record({"url": use(Use.URL)}),
        }
    )
)
# What vendors who speak like OpenAI sign of their own (Gemini's calls, OpenRouter's reasoning): it comes back to them.
_SIGNATURE = record({"google": record({"thought_signature": use(Use.SEALED)})})
_DETAILS = record(
    {
        **words("type", "format", "id"),
        **numbers("index"),
        **dict.fromkeys(("text", "summary"), use(Use.SIGNED, "assistant")),
        **dict.fromkeys(("signature", "data"), use(Use.SEALED)),
    },
    role="assistant",
)
_CALL = record(
    {
        **words("id", "type"),
        **numbers("index"),
        "extra_content": _SIGNATURE,
        "function": record({"name": word(), "arguments": use(Use.JSON)}, role="assistant"),
        "custom": record({"name": word(), "input": text()}, role="assistant"),
    },
    role="assistant",
)
_ANNOTATIONS = record(
    {
        **words("type"),
        "url_citation": record({"url": text(), "title": text(), **numbers("start_index", "end_index")}),
    }
)
_MESSAGE = record(
    {
        "role": use(Use.ROLE),
        "content": _CONTENT,
        "refusal": text(),
        "reasoning_content": text(),
        "reasoning": text(),
        "reasoning_details": _DETAILS,
        "extra_content": _SIGNATURE,
        "tool_calls": _CALL,
        "function_call": record({"name": word(), "arguments": use(Use.JSON)}, role="assistant"),
        "tool_call_id": word(),
        "audio": source({"id": word(), "data": use(Use.FILE), "transcript": text(), **numbers("expires_at")}),
        "annotations": _ANNOTATIONS,
    },
    unit="message",
)
_TOOL = record({"type": word(), "function": FUNCTION, "custom": anything("schema")}, role="schema", unit="tool")
_FUNCTION_UNIT = record({}, role="schema", unit="tool")
_FUNCTION_UNIT.fields.update(FUNCTION.fields)
_CHAT_REQUEST = BodyMap(
    record(
        {
            **COMMON,
            "messages": _MESSAGE,
            "tools": _TOOL,
            "functions": _FUNCTION_UNIT,
            "tool_choice": record(
                {**words("type", "name", "mode"), "function": record({"name": word()})}, use=Use.WORD
            ),
            "response_format": record(
                {
                    "type": word(),
                    "json_schema": record({"name": word(), "description": text(), "schema": SCHEMA}, role="schema"),
                },
                role="schema",
            ),
            "stream_options": record({}),
            "prediction": record({"type": word(), "content": _CONTENT}, role="user", unit="prediction"),
            "audio": record(words("voice", "format")),
            "logit_bias": Node(other=number()),
            "reasoning": record(words("effort", "summary")),
        },
        role="unknown",
    )
)


def _chat_answer(message_key: str, message: Node) -> BodyMap:
    choice = record({message_key: message, "finish_reason": word("finish"), "logprobs": LOGPROBS, **numbers("index")})
    return BodyMap(
        record(
            {
                **words("object", "system_fingerprint", "service_tier"),
                "id": word("id"),
                "model": word("model"),
                "created": number(),
                "obfuscation": use(Use.NOISE),
                "choices": choice,
                "usage": USAGE,
                "error": ERROR,
            },
            role="assistant",
        )
    )


_PIECE = use(Use.DELTA, "assistant")
_DELTA_CALL = record(
    {
        **words("id", "type"),
        **numbers("index"),
        "extra_content": _SIGNATURE,
        "function": record({"name": word(), "arguments": _PIECE}),
        "custom": record({"name": word(), "input": _PIECE}),
    },
    role="assistant",
)
# Mistral's reasoning models write parts of content where others write a text.
_DELTA_PART = record({"type": word(), "text": _PIECE, "thinking": record({"type": word(), "text": _PIECE})})
_DELTA = record(
    {
        "role": use(Use.ROLE),
        "content": listing(_DELTA_PART, role="assistant", use=Use.DELTA),
        **dict.fromkeys(("refusal", "reasoning_content", "reasoning"), _PIECE),
        "reasoning_details": _DETAILS,
        "extra_content": _SIGNATURE,
        "tool_calls": _DELTA_CALL,
        "function_call": record({"name": word(), "arguments": _PIECE}),
        "audio": record({"id": word(), "data": use(Use.SOUND), "transcript": _PIECE}),
        "annotations": _ANNOTATIONS,
    },
    unit="message",
    role="assistant",
)
_CHAT_KINDS = {"content": "text", "refusal": "refusal", "reasoning_content": "reasoning", "reasoning": "reasoning"}


def _dicts(value: Any) -> list[tuple[int, dict[str, Any]]]:
    """The objects in an array, with their places; nothing when it is something else."""
    return [(at, item) for at, item in enumerate(value) if isinstance(item, dict)] if isinstance(value, list) else []


def _of_a_part(part: dict[str, Any], index: int, path: str) -> dict[str, Channel]:
    """The words of a part of content, which go on in the next event's."""
    found = {}
    if isinstance(part.get("text"), str):
        found[f"{path}/text"] = Channel((index, "content"), "text", path=f"{path}/text")
    for nth, thought in _dicts(part.get("thinking")):
        if isinstance(thought.get("text"), str):
            at = f"{path}/thinking/{nth}/text"
            found[at] = Channel((index, "thinking"), "reasoning", path=at)
    return found


def _chat_plan(_name: str, event: Any) -> Plan:
    deltas: dict[str, Channel] = {}
    ends: list[tuple[str | int, ...]] = []
    for at, choice in _dicts(event.get("choices") if isinstance(event, dict) else None):
        index, delta, base = place(choice.get("index"), at), choice.get("delta"), f"/choices/{at}/delta"
        delta = delta if isinstance(delta, dict) else {}
        for field, kind in _CHAT_KINDS.items():
            if isinstance(delta.get(field), str):
                deltas[f"{base}/{field}"] = Channel((index, field), kind, path=f"{base}/{field}")
        for nth, part in _dicts(delta.get("content")):
            deltas |= _of_a_part(part, index, f"{base}/content/{nth}")
        if isinstance(delta.get("audio"), dict):
            deltas[f"{base}/audio/transcript"] = Channel((index, "audio"), "text", path=f"{base}/audio/transcript")
        if isinstance(delta.get("function_call"), dict):
            path = f"{base}/function_call/arguments"
            deltas[path] = Channel((index, "function_call"), "tool", json=True, path=path)
        for nth, call in _dicts(delta.get("tool_calls")):
            number_of_call = place(call.get("index"), nth)
            for field, inside, is_json in (("function", "arguments", True), ("custom", "input", False)):
                if isinstance(call.get(field), dict) and isinstance(call[field].get(inside), str):
                    path = f"{base}/tool_calls/{nth}/{field}/{inside}"
                    deltas[path] = Channel((index, "call", number_of_call, field), "tool", json=is_json, path=path)
        if choice.get("finish_reason") is not None:
            ends.append((index,))
    failed = isinstance(event, dict) and "error" in event
    return Plan(deltas, tuple(ends), failed=failed)


def _chat_delta(channel: Channel, piece: str, last: Any) -> tuple[str, Any]:
    index, field, *rest = channel.key
    delta: dict[str, Any]
    if field == "call":
        inside = "arguments" if rest[1] == "function" else "input"
        delta = {"tool_calls": [{"index": rest[0], rest[1]: {inside: piece}}]}
    elif field == "function_call":
        delta = {"function_call": {"arguments": piece}}
    elif field == "thinking":
        delta = {"content": [{"type": "thinking", "thinking": [{"type": "text", "text": piece}]}]}
    elif field == "audio":
        delta = {"audio": {"transcript": piece}}
    else:
        delta = {str(field): piece}
    kept = {key: last[key] for key in ("id", "object", "created", "model", "system_fingerprint") if key in last}
    return "", {**kept, "choices": [{"index": index, "delta": delta, "finish_reason": None}]}


_ERROR_TYPES = {401: "authentication_error", 403: "permission_error", 404: "not_found_error", 429: "rate_limit_error"}


def failure(status: int, code: str, message: str) -> Any:
    """An error as OpenAI words it."""
    kind = _ERROR_TYPES.get(status, "server_error" if status >= 500 else "invalid_request_error")
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


def chat_failure(status: int, code: str, message: str, _events: int) -> tuple[str, Any]:
    """The same as the last event of a stream."""
    return "", failure(status, code, message)


def listing_of(cards: Sequence[ModelCard]) -> Any:
    """A list of models."""
    data = [{"id": card.id, "object": "model", "created": card.created, "owned_by": card.owner} for card in cards]
    return {"object": "list", "data": data}


def _chat_say(saying: Saying) -> Any:
    message = {"role": "assistant", "content": saying.text, "refusal": None}
    return {
        "id": f"chatcmpl-{saying.id}",
        "object": "chat.completion",
        "created": saying.created,
        "model": saying.model,
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
        "usage": usage(saying, ("prompt_tokens", "completion_tokens")),
    }


def _chat_say_streamed(saying: Saying) -> Sequence[tuple[str, Any]]:
    head = {
        "id": f"chatcmpl-{saying.id}",
        "object": "chat.completion.chunk",
        "created": saying.created,
        "model": saying.model,
    }

    def chunk(delta: Any, finish: str | None = None) -> tuple[str, Any]:
        return "", {**head, "choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}]}

    last = {**head, "choices": [], "usage": usage(saying, ("prompt_tokens", "completion_tokens"))}
    return [
        chunk({"role": "assistant", "content": ""}),
        *(chunk({"content": piece}) for piece in pieces(saying.text)),
        chunk({}, "stop"),
        *([("", last)] if saying.tells_usage else []),
        ("", "[DONE]"),
    ]


CHAT = Operation(
    "chat",
    _CHAT_REQUEST,
    _chat_answer("message", _MESSAGE),
    StreamMap(
        _chat_answer("delta", _DELTA), _chat_plan, _chat_delta, chat_failure, sequential=True, ends_with=b"[DONE]"
    ),
    _chat_say,
    _chat_say_streamed,
)
