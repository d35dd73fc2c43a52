"""Anthropic's messages, for every dialect that has them: Anthropic's own, and the clouds that serve its models.

Facts from the API reference (https://docs.claude.com/en/api/messages, version header 2023-06-01) and the types of the
official Python SDK 2.12.0, read 2026-11-23.
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
    schema,
    source,
    text,
    use,
    word,
    words,
)
from seawall.dialects.stream import Channel, Plan, StreamMap, place

_CACHE = record(words("type", "ttl"))
_CITATIONS = record(
    {
        **words("type", "file_id"),
        **numbers("document_index", "start_char_index", "end_char_index", "start_page_number", "end_page_number"),
        **{name: text() for name in ("cited_text", "document_title", "title", "url", "source")},
        "encrypted_index": use(Use.SEALED),
    }
)
_SOURCE = source(
    {
        "type": use(Use.FILE_KIND),
        "media_type": use(Use.MEDIA),
        "data": use(Use.FILE),
        "url": use(Use.URL),
        "file_id": use(Use.REFERENCE),
    }
)


def _blocks(role: str, thinking: Use) -> Node:
    """A content block: all kinds in one record, as their fields don't clash. ``content`` is a tool's result."""
    block = record({}, role=role)
    result = listing(block, role="tool")
    block.add(
        {
            **words("type", "id", "name", "tool_use_id", "toolset_name", "error_code", "tool_name"),
            "text": text(),
            "citations": _CITATIONS,
            "cache_control": _CACHE,
            "source": _SOURCE,
            "title": text(),
            "context": text(),
            "input": anything("assistant"),
            "thinking": Node(use=thinking, role="assistant"),
            "signature": use(Use.SEALED),
            "data": use(Use.SEALED),
            "encrypted_content": use(Use.SEALED),
            "encrypted_stdout": use(Use.SEALED),
            "encrypted_index": use(Use.SEALED),
            "caller": record(words("type", "tool_id")),
            "file_id": use(Use.REFERENCE),
            "url": text("tool"),
            "stdout": text("tool"),
            "stderr": text("tool"),
            "content": result,
        }
    )
    result.fields, result.other = block.fields, block.other
    return block


def _result_blocks(thinking: Use) -> Node:
    """The blocks of a message; inside a tool's result everything is the tool's."""
    outer, inner = _blocks("", thinking), _blocks("tool", thinking)
    inner.add({"text": text("tool"), "title": text("tool"), "content": listing(inner, role="tool")})
    inner.add({"file_id": word()})  # of what code wrote there: told of, and not sent along
    _SOURCE.add({"content": listing(inner, role="tool")})
    outer.add({"content": listing(inner, role="tool")})
    return outer


_BLOCK = _result_blocks(Use.SIGNED)
_SCHEMA = schema()
_TOOL = record(
    {
        **words("type", "name"),
        "description": text("schema"),
        "input_schema": _SCHEMA,
        "cache_control": _CACHE,
        "input_examples": anything("schema"),
    },
    role="schema",
    unit="tool",
)
_MCP_SERVER = record(
    {**words("type", "name"), "url": text("schema"), "authorization_token": use(Use.TOKEN)}, role="schema"
)
_MCP_SERVER.other = anything("schema")
REQUEST_FIELDS = {
    "model": use(Use.MODEL),
    "stream": use(Use.STREAM),
    **words("service_tier", "inference_geo", "speed", "anthropic_version", "anthropic_beta"),
    **numbers("max_tokens", "temperature", "top_k", "top_p"),
    "messages": record({"role": use(Use.ROLE), "content": listing(_BLOCK)}, unit="message"),
    # Each block for itself: Claude Code puts one that changes before those that don't.
    "system": Node(
        role="system",
        unit="system",
        items=record({"text": text(), "type": word(), "cache_control": _CACHE}, role="system", unit="system"),
    ),
    "tools": _TOOL,
    "mcp_servers": _MCP_SERVER,
    "tool_choice": record(words("type", "name")),
    "metadata": Node(named=True, other=Node(role="unknown", named=True)),
    "stop_sequences": text("unknown"),
    "thinking": record({**words("type", "display"), **numbers("budget_tokens")}),
    "output_config": record(
        {"effort": word(), "format": record({"type": word(), "schema": _SCHEMA}, role="schema")}, role="schema"
    ),
    "cache_control": _CACHE,
    "container": record(
        {"id": use(Use.CONVERSATION), "skills": record(words("type", "skill_id", "version"))},
        use=Use.CONVERSATION,
    ),
}
_REQUEST = BodyMap(record(REQUEST_FIELDS, role="unknown"))
_USAGE = record(
    {
        "input_tokens": number("tokens_in"),
        "cache_creation_input_tokens": number("tokens_in"),
        "cache_read_input_tokens": number("tokens_in", "tokens_cached"),
        "output_tokens": number("tokens_out"),
        **words("service_tier", "inference_geo", "speed"),
    }
)
ERROR = record({"type": word(), "message": text()}, role="unknown")
ANSWER_FIELDS = {
    **words("type", "role"),
    "id": word("id"),
    "model": word("model"),
    "content": _BLOCK,
    "stop_reason": word("finish"),
    "stop_sequence": text("assistant"),
    "usage": _USAGE,
    "error": ERROR,
    "request_id": word(),
    "input_tokens": number("tokens_in"),
}
_ANSWER = BodyMap(record(ANSWER_FIELDS, role="assistant", unit="message"))
_PIECE = use(Use.DELTA, "assistant")
_START = record({}, role="assistant")
_START.fields.update(_BLOCK.fields)
_START.add({"text": _PIECE, "thinking": _PIECE})
EVENT = BodyMap(
    record(
        {
            "type": word(),
            "index": number(),
            "message": record(ANSWER_FIELDS, role="assistant"),
            "content_block": _START,
            "delta": record(
                {
                    "type": word(),
                    **dict.fromkeys(("text", "partial_json", "thinking", "content"), _PIECE),
                    "signature": use(Use.SEALED),
                    "encrypted_content": use(Use.SEALED),
                    "citation": _CITATIONS,
                    "stop_reason": word("finish"),
                    "stop_sequence": text("assistant"),
                },
                role="assistant",
            ),
            "usage": _USAGE,
            "error": ERROR,
            "request_id": word(),
        },
        role="assistant",
        unit="message",
    )
)
_DELTAS = {
    "text": ("text", False, False),
    "thinking": ("reasoning", False, True),
    "partial_json": ("tool", True, False),
    "content": ("other", False, True),
}
"""Field of a delta to its channel's kind, whether it is JSON, and whether the vendor holds us to its bytes."""


def plan(name: str, event: Any) -> Plan:
    """What an event of a stream means."""
    if not isinstance(event, dict):
        return Plan()
    kind = event.get("type", name)
    index = place(event.get("index"))
    if kind in ("content_block_start", "content_block_delta"):
        field = "delta" if kind == "content_block_delta" else "content_block"
        holder = event.get(field)
        deltas = {}
        for piece, (what, is_json, signed) in _DELTAS.items():
            if isinstance(holder, dict) and isinstance(holder.get(piece), str):
                path = f"/{field}/{piece}"
                deltas[path] = Channel((index, piece), what, json=is_json, signed=signed, path=path)
        return Plan(deltas)
    if kind == "content_block_stop":
        return Plan(ends=((index,),))
    if kind == "message_stop":
        return Plan(ends=((),), done=True)
    if kind == "error":
        return Plan(failed=True)
    return Plan(ends=((),) if kind == "message_delta" else ())


def delta(channel: Channel, piece: str, _last: Any) -> tuple[str, Any]:
    """An event with one more piece of a channel's text."""
    index, field = channel.key
    kind = "input_json_delta" if field == "partial_json" else f"{field}_delta"
    return "content_block_delta", {
        "type": "content_block_delta",
        "index": index,
        "delta": {"type": kind, str(field): piece},
    }


_ERROR_TYPES = {
    400: "invalid_request_error",
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    413: "request_too_large",
    429: "rate_limit_error",
    504: "timeout_error",
    529: "overloaded_error",
}


def failure(status: int, code: str, message: str) -> Any:
    """The error object."""
    kind = _ERROR_TYPES.get(status, "api_error" if status >= 500 else "invalid_request_error")
    # Anthropic's errors have no field for a program's code; SDKs show the message, so ours stands beside it.
    return {"type": "error", "error": {"type": kind, "message": message, "code": code}}


def stream_failure(status: int, code: str, message: str, _events: int) -> tuple[str, Any]:
    """The event by which a stream gives up."""
    return "error", failure(status, code, message)


def listing_of(cards: Sequence[ModelCard]) -> Any:
    """The answer that lists models."""
    data = [
        {"type": "model", "id": card.id, "display_name": card.id, "created_at": "1970-01-01T00:00:00Z"}
        for card in cards
    ]
    ends = {"first_id": cards[0].id if cards else None, "last_id": cards[-1].id if cards else None}
    return {"data": data, "has_more": False, **ends}


def _message(saying: Saying, content: list[Any], stop: str | None, tokens_out: int) -> dict[str, Any]:
    return {
        "id": f"msg_{saying.id}",
        "type": "message",
        "role": "assistant",
        "model": saying.model,
        "content": content,
        "stop_reason": stop,
        "stop_sequence": None,
        "usage": {"input_tokens": saying.tokens_in, "output_tokens": tokens_out},
    }


def _say(saying: Saying) -> Any:
    return _message(saying, [{"type": "text", "text": saying.text}], "end_turn", saying.tokens_out)


def _say_streamed(saying: Saying) -> Sequence[tuple[str, Any]]:
    said = saying.text
    pieces = [{"type": "text_delta", "text": said[at : at + 24]} for at in range(0, len(said), 24)]
    events: list[dict[str, Any]] = [
        {"type": "message_start", "message": _message(saying, [], None, 1)},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
        {"type": "ping"},
        *({"type": "content_block_delta", "index": 0, "delta": piece} for piece in pieces),
        {"type": "content_block_stop", "index": 0},
        {
            "type": "message_delta",
            "delta": {"stop_reason": "end_turn", "stop_sequence": None},
            "usage": {"output_tokens": saying.tokens_out},
        },
        {"type": "message_stop"},
    ]
    return [(event["type"], event) for event in events]


MESSAGES = Operation("messages", _REQUEST, _ANSWER, StreamMap(EVENT, plan, delta, stream_failure), _say, _say_streamed)
COUNT_TOKENS = Operation("count_tokens", _REQUEST, _ANSWER, figure=lambda saying: {"input_tokens": saying.tokens_in})
OTHERWISE = "Or use the client for Anthropic's own API (Anthropic, createAnthropic) with the same base URL."
"""What to do where a cloud that serves Claude is no upstream."""
