"""Anthropic: messages, count_tokens, batches of messages and files.

Facts from the API reference (https://docs.claude.com/en/api/messages, version header 2023-06-01) and the types of the
official Python SDK 2.12.0, read 2026-11-23.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec import Raw

from seawall.dialects.batch_file import counted_in
from seawall.dialects.dialect import Dialect, ModelCard, Operation, Saying, file_operations
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
from seawall.dialects.routes import Route
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
_REQUEST_FIELDS = {
    "model": use(Use.MODEL),
    "stream": use(Use.STREAM),
    **words("service_tier", "inference_geo", "speed"),
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
    "metadata": Node(named=True, other=text("unknown")),
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
_REQUEST = BodyMap(record(_REQUEST_FIELDS, role="unknown"))
# Every request of a batch as a request of its own, of any model; "stream" says nothing in one.
_OF_A_BATCH = {**_REQUEST_FIELDS, "stream": number(), "model": use(Use.MODEL_OF_ONE)}
_BATCH = BodyMap(
    record(
        {"requests": record({"custom_id": word(), "params": record(_OF_A_BATCH, role="unknown")})},
        role="unknown",
    )
)

_USAGE = record(
    {
        "input_tokens": number("tokens_in"),
        "cache_creation_input_tokens": number("tokens_in"),
        "cache_read_input_tokens": number("tokens_in", "tokens_cached"),
        "output_tokens": number("tokens_out"),
        **words("service_tier", "inference_geo", "speed"),
    }
)
_ERROR = record({"type": word(), "message": text()}, role="unknown")
_ANSWER_FIELDS = {
    **words("type", "role"),
    "id": word("id"),
    "model": word("model"),
    "content": _BLOCK,
    "stop_reason": word("finish"),
    "stop_sequence": text("assistant"),
    "usage": _USAGE,
    "error": _ERROR,
    "request_id": word(),
    "input_tokens": number("tokens_in"),
}
_ANSWER = BodyMap(record(_ANSWER_FIELDS, role="assistant", unit="message"))
_COUNTS = record(numbers("processing", "succeeded", "errored", "canceled", "expired"))
_BATCH_STATE = BodyMap(
    record(
        {
            **words("type", "processing_status", "created_at", "expires_at", "ended_at", "archived_at"),
            **words("cancel_initiated_at"),
            "id": word("id"),
            "request_counts": _COUNTS,
            "results_url": text("unknown"),
            "error": _ERROR,
            "request_id": word(),
        },
        role="unknown",
    )
)
_RESULT = record(
    {
        "type": word(),
        "message": record(_ANSWER_FIELDS, role="assistant"),
        "error": record({"type": word(), "error": _ERROR}),
    }
)
_BATCH_RESULT = BodyMap(record({"custom_id": word(), "result": _RESULT, "error": _ERROR}, role="assistant"))
_RESULTS_URL = re.compile(rb'("results_url"\s*:\s*")https?:(?:\\?/){2}[^"/\\]*')
"""The SDKs fetch the results from where the batch says they are: from here."""
_PIECE = use(Use.DELTA, "assistant")
_START = record({}, role="assistant")
_START.fields.update(_BLOCK.fields)
_START.add({"text": _PIECE, "thinking": _PIECE})
_EVENT = BodyMap(
    record(
        {
            "type": word(),
            "index": number(),
            "message": record(_ANSWER_FIELDS, role="assistant"),
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
            "error": _ERROR,
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


def _plan(name: str, event: Any) -> Plan:
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


def _delta(channel: Channel, piece: str, _last: Any) -> tuple[str, Any]:
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


def _failure(status: int, code: str, message: str) -> Any:
    kind = _ERROR_TYPES.get(status, "api_error" if status >= 500 else "invalid_request_error")
    # Anthropic's errors have no field for a program's code; SDKs show the message, so ours stands beside it.
    return {"type": "error", "error": {"type": kind, "message": message, "code": code}}


def _stream_failure(status: int, code: str, message: str, _events: int) -> tuple[str, Any]:
    return "error", _failure(status, code, message)


def _listing(cards: Sequence[ModelCard]) -> Any:
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


def _whole(_name: str, _event: Any) -> Plan:
    """A line of a batch's results: nothing in it goes on in another."""
    return Plan()


def _paged(told: Sequence[tuple[str, Raw]], after: str) -> Any:
    ends = {"first_id": told[0][0] if told else None, "last_id": told[-1][0] if told else None}
    return {"data": [one for _, one in told], **ends, "has_more": bool(after)}


_FILE = BodyMap(
    record(
        {
            **words("type", "mime_type", "created_at", "expires_at"),
            "id": word("id"),
            "filename": text(),
            **numbers("size_bytes", "downloadable"),
            "error": _ERROR,
            "request_id": word(),
        },
        role="unknown",
    )
)
_FILES = file_operations(_FILE, _paged)

DIALECT = Dialect(
    name="anthropic",
    title="Anthropic",
    source="docs.claude.com/en/api (2023-06-01) and anthropic-sdk-python 2.12.0, read 2026-11-23",
    routes=(
        Route("POST", "/v1/messages", "messages"),
        Route("POST", "/v1/messages/count_tokens", "count_tokens"),
        Route("POST", "/v1/messages/batches", "batch"),
        Route("GET", "/v1/messages/batches/{id}", "batch_state"),
        Route("POST", "/v1/messages/batches/{id}/cancel", "batch_state"),
        Route("GET", "/v1/messages/batches/{id}/results", "batch_results", streams=True),
        Route("POST", "/v1/files", "upload"),
        Route("GET", "/v1/files", "files"),
        Route("GET", "/v1/files/{id}", "file"),
        Route("DELETE", "/v1/files/{id}", "file_removed"),
        Route("GET", "/v1/files/{id}/content", "file_content"),
        Route("GET", "/v1/models", "models"),
        Route("GET", "/v1/models/{model}", "model"),
    ),
    operations={
        "messages": Operation(
            "messages", _REQUEST, _ANSWER, StreamMap(_EVENT, _plan, _delta, _stream_failure), _say, _say_streamed
        ),
        "count_tokens": Operation(
            "count_tokens", _REQUEST, _ANSWER, figure=lambda saying: {"input_tokens": saying.tokens_in}
        ),
        "batch": Operation(
            "batch", _BATCH, _BATCH_STATE, recalled=True, counted=counted_in("requests"), own_address=_RESULTS_URL
        ),
        "batch_state": Operation("batch_state", None, _BATCH_STATE, own_address=_RESULTS_URL),
        "batch_results": Operation(
            "batch_results", None, _BATCH_RESULT, StreamMap(_BATCH_RESULT, _whole, _delta, _stream_failure)
        ),
        **_FILES,
        "models": Operation("models", None, None),
        "model": Operation("model", None, None),
    },
    auth=lambda key: (("x-api-key", key),),
    forwarded=frozenset(("anthropic-version", "anthropic-beta")),
    defaults=(("anthropic-version", "2023-06-01"),),
    answered=frozenset(("request-id", "retry-after", "x-should-retry", "anthropic-ratelimit-*")),
    closed=(
        ("/files", "Files are sent, listed, fetched and deleted at /v1/files."),
        (
            "/messages/batches",
            "Fetch a batch by its id, or cancel it. All callers have one account, so nobody gets a list.",
        ),
        ("/complete", "Use /v1/messages."),
        (
            "/publishers/anthropic/",
            "Vertex AI's way to Claude is not passed on: use the client for Anthropic's own API (Anthropic, "
            "createAnthropic) with the same base URL, and /v1/messages.",
        ),
        ("/skills", "Put what a skill says into the system prompt: it is inspected there."),
    ),
    file_named=lambda id: id,
    # Where Azure AI Foundry and vendors who speak as Anthropic does have it.
    other_bases=("/anthropic/v1",),
    failure=_failure,
    listing=_listing,
)
