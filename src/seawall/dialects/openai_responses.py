"""OpenAI's Responses API, and what it shares with chat completions: tools, usage, errors, common fields.

The dialect itself is ``providers/openai.py``; this is the larger half of it. Facts from the API reference
(https://platform.openai.com/docs/api-reference/responses) and the types of the official Python SDK 3.54.0, read
2026-11-23.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from seawall.dialects.dialect import Operation, Saying
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

SCHEMA = schema()
METADATA = Node(named=True, other=Node(role="unknown", named=True))
FUNCTION = record(
    {**words("name"), "description": text(), "parameters": SCHEMA, "output_schema": SCHEMA}, role="schema"
)
USAGE = record(
    {
        **numbers("total_tokens"),
        "prompt_tokens": number("tokens_in"),
        "input_tokens": number("tokens_in"),
        "completion_tokens": number("tokens_out"),
        "output_tokens": number("tokens_out"),
        "prompt_tokens_details": record({"cached_tokens": number("tokens_cached")}),
        "input_tokens_details": record({"cached_tokens": number("tokens_cached")}),
    }
)
ERROR = record({"message": text(), "type": word(), "code": word(), "param": word()}, role="unknown")
_TOP_WORDS = (
    "service_tier",
    "prompt_cache_retention",
    "reasoning_effort",
    "verbosity",
    "modalities",
    "truncation",
    "include",
)
_TOP_NUMBERS = (
    "max_tokens",
    "max_completion_tokens",
    "max_output_tokens",
    "max_tool_calls",
    "n",
    "seed",
    "temperature",
)
COMMON = {
    **words(*_TOP_WORDS),
    **numbers(*_TOP_NUMBERS, "top_p", "top_logprobs", "frequency_penalty", "presence_penalty"),
    "model": use(Use.MODEL),
    "stream": use(Use.STREAM),
    "metadata": METADATA,
    "stop": text("unknown"),
}


FILE = source(
    {"file_data": use(Use.FILE), "data": use(Use.FILE), "filename": use(Use.FILE_NAME), "format": use(Use.MEDIA)}
    | {"file_id": use(Use.REFERENCE)}
)
LOGPROBS = Node(use=Use.NOISE)
LOGPROBS.items = LOGPROBS.other = LOGPROBS


def usage(saying: Saying, names: tuple[str, str]) -> dict[str, int]:
    """Token counts under an API's own names."""
    return {
        names[0]: saying.tokens_in,
        names[1]: saying.tokens_out,
        "total_tokens": saying.tokens_in + saying.tokens_out,
    }


def pieces(said: str) -> list[str]:
    """A text in the pieces a stream would say it in."""
    return [said[at : at + 24] for at in range(0, len(said), 24)]


_ITEM_WORDS = (
    "id",
    "type",
    "status",
    "call_id",
    "name",
    "namespace",
    "phase",
    "server_label",
    "container_id",
    "detail",
)
_R_PART = source(
    {
        **words("type", "detail"),
        "text": text(),
        "refusal": text(),
        "transcript": text(),
        "image_url": use(Use.URL),
        "file_url": use(Use.URL),
        "file_id": use(Use.REFERENCE),
        "file_data": use(Use.FILE),
        "filename": use(Use.FILE_NAME),
        "annotations": record(
            {
                **words("type", "container_id", "file_id"),
                **numbers("index", "start_index", "end_index"),
                "url": text(),
                "title": text(),
                "filename": text(),
            }
        ),
        "input_audio": FILE,
    }
)
_R_CONTENT = listing(_R_PART)


_STORES = use(Use.URL, "schema")
"""What lies there was put there past us, as what stands behind an address."""
_STORES.items = _STORES
_R_TOOL = record(
    {
        **words("type", "name", "server_label", "search_context_size"),
        "vector_store_ids": _STORES,
        "description": text(),
        "parameters": SCHEMA,
        "output_schema": SCHEMA,
        # What the caller's own MCP server or connector is to be asked with.
        "authorization": use(Use.TOKEN),
        "headers": Node(role="schema", other=use(Use.TOKEN, "schema"), named=True),
        # What runs code there, with files in it.
        "container": record(
            {**words("type", "memory_limit"), "file_ids": Node(use=Use.REFERENCE, items=use(Use.REFERENCE))},
            role="schema",
            use=Use.CONVERSATION,
        ),
        "input_image_mask": source({"image_url": use(Use.URL), "file_id": use(Use.REFERENCE)}, role="schema"),
    },
    role="schema",
    unit="tool",
)
_R_TOOL.other = anything("schema")
ITEM = record(
    {
        **words(*_ITEM_WORDS),
        "role": use(Use.ROLE),
        "content": _R_CONTENT,
        "summary": listing(record({"type": word(), "text": text("assistant")}), role="assistant"),
        "encrypted_content": use(Use.SEALED),
        "arguments": use(Use.JSON, "assistant"),
        "input": text("assistant"),
        "code": text("assistant"),
        "queries": text("assistant"),
        "action": anything("assistant"),
        "operation": anything("assistant"),
        "output": Node(role="tool", items=_R_PART, fields=_R_PART.fields, other=anything("tool"), named=True),
        "outputs": anything("tool"),
        "results": anything("tool"),
        "error": anything("tool"),
        "result": use(Use.FILE),
        "tools": _R_TOOL,
        # A file may also stand in the list itself, without a message around it.
        "text": text(),
        "image_url": use(Use.URL),
        "file_id": use(Use.REFERENCE),
    },
    unit="message",
)
ITEM.source = True
_RESPONSES_REQUEST = BodyMap(
    record(
        {
            **COMMON,
            "input": Node(role="user", unit="message", items=ITEM),
            "instructions": Node(role="system", unit="system", items=ITEM),
            "tools": _R_TOOL,
            "tool_choice": record(words("type", "name", "mode", "server_label"), use=Use.WORD),
            "previous_response_id": use(Use.ANSWER),
            "conversation": record({"id": use(Use.CONVERSATION)}, use=Use.CONVERSATION),
            "text": record(
                {
                    "verbosity": word(),
                    "format": record({**words("type", "name"), "description": text(), "schema": SCHEMA}, role="schema"),
                },
                role="schema",
            ),
            "reasoning": record(words("effort", "summary", "generate_summary")),
            "prompt": record({**words("id", "version"), "variables": anything("user")}, role="user", unit="input"),
            "stream_options": record({}),
        },
        role="unknown",
    )
)
_RESPONSE = record(
    {
        **{name: node for name, node in COMMON.items() if name not in ("model", "stream")},
        **words("object", "status", "previous_response_id"),
        **numbers("created_at", "completed_at"),
        "id": word("id"),
        "model": word("model"),
        "status": word("finish"),
        "error": ERROR,
        "incomplete_details": record({"reason": word("finish")}),
        "instructions": Node(role="system", items=ITEM),
        "output": ITEM,
        "tools": _R_TOOL,
        "tool_choice": record(words("type", "name", "mode"), use=Use.WORD),
        "text": anything("schema"),
        "reasoning": record(words("effort", "summary")),
        "conversation": record({"id": word()}),
        "usage": USAGE,
    },
    role="assistant",
)
_RESPONSES_ANSWER = BodyMap(_RESPONSE)
_RESPONSES_EVENT = BodyMap(
    record(
        {
            **words("type", "item_id", "code", "param"),
            **numbers("output_index", "content_index", "summary_index", "command_index", "annotation_index"),
            "sequence_number": use(Use.NOISE),
            "obfuscation": use(Use.NOISE),
            "delta": Node(use=Use.DELTA, role="assistant", other=use(Use.DELTA, "assistant")),
            **{
                name: text("assistant")
                for name in ("text", "refusal", "code", "command", "diff", "input", "transcript")
            },
            "arguments": use(Use.JSON, "assistant"),
            "logprobs": LOGPROBS,
            "message": text("unknown"),
            "partial_image_b64": use(Use.PICTURE),
            "item": ITEM,
            "part": _R_PART,
            "response": _RESPONSE,
        },
        role="assistant",
    )
)
_DELTA_KINDS = {
    "output_text": ("text", False),
    "refusal": ("refusal", False),
    "reasoning_text": ("reasoning", False),
    "reasoning_summary_text": ("reasoning", False),
    "audio.transcript": ("text", False),
    "function_call_arguments": ("tool", True),
    "mcp_call_arguments": ("tool", True),
    "custom_tool_call_input": ("tool", False),
    "code_interpreter_call_code": ("tool", False),
    "shell_call_command": ("tool", False),
    "shell_call_output_content": ("tool", False),
}
_PLACES = ("content_index", "summary_index", "command_index")
_NO_DELTAS = frozenset(("output_item", "content_part", "reasoning_summary_part"))
"""What is done at once and never grows."""


def _grows(stem: str) -> tuple[str, bool] | None:
    """What kind of words an event's deltas are, and whether they are JSON; None where they are none. One that nobody
    named yet is taken by its name: a stand-in may be cut in it as in any other."""
    known = _DELTA_KINDS.get(stem)
    if known is not None or stem in _NO_DELTAS or stem.endswith("audio"):
        return known
    return ("tool" if "_call" in stem else "text"), stem.endswith("arguments")


def _responses_plan(name: str, event: Any) -> Plan:
    if not isinstance(event, dict):
        return Plan()
    kind = str(event.get("type", name)).removeprefix("response.")
    inner = next((event[key] for key in _PLACES if isinstance(event.get(key), int)), 0)
    stem, _, verb = kind.rpartition(".")
    key = (place(event.get("output_index")), stem, inner)
    grows = _grows(stem) if verb in ("delta", "done") else None
    if grows is not None and verb == "delta":
        what, is_json = grows
        delta = event.get("delta")
        if isinstance(delta, dict):  # a shell's stdout and stderr side by side
            return Plan({f"/delta/{part}": Channel((*key, part), what, path=f"/delta/{part}") for part in delta})
        return Plan({"/delta": Channel(key, what, json=is_json, path="/delta")})
    if grows is not None:
        return Plan(ends=(key,), repeats=True)
    if kind == "output_item.done":
        return Plan(ends=((place(event.get("output_index")),),), repeats=True)
    if kind in ("completed", "incomplete", "failed"):
        return Plan(ends=((),), repeats=True, done=True, failed=kind == "failed")
    return Plan(repeats=verb == "done", failed=kind == "error")


def _responses_delta(channel: Channel, piece: str, last: Any) -> tuple[str, Any]:
    kept = {key: value for key, value in last.items() if key not in ("obfuscation", "logprobs")}
    if len(channel.key) == 4:
        kept["delta"] = {channel.key[3]: piece}
    else:
        kept["delta"] = piece
    if "logprobs" in last:
        kept["logprobs"] = []
    return str(last.get("type", "")), kept


def _responses_failure(_status: int, code: str, message: str, events: int) -> tuple[str, Any]:
    return "error", {"type": "error", "code": code, "message": message, "param": None, "sequence_number": events}


def _response(saying: Saying, status: str, output: list[Any]) -> dict[str, Any]:
    return {
        "id": f"resp_{saying.id}",
        "object": "response",
        "created_at": saying.created,
        "status": status,
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "metadata": {},
        "model": saying.model,
        "output": output,
        "parallel_tool_calls": True,
        "temperature": 1.0,
        "tool_choice": "auto",
        "tools": [],
        "top_p": 1.0,
        "usage": {
            **usage(saying, ("input_tokens", "output_tokens")),
            "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
            "output_tokens_details": {"reasoning_tokens": 0},
        }
        if status == "completed"
        else None,
    }


def _said_item(saying: Saying, said: str, status: str) -> dict[str, Any]:
    content = (
        [{"type": "output_text", "text": said, "annotations": [], "logprobs": []}] if status == "completed" else []
    )
    return {"id": f"msg_{saying.id}", "type": "message", "status": status, "role": "assistant", "content": content}


def _responses_say(saying: Saying) -> Any:
    return _response(saying, "completed", [_said_item(saying, saying.text, "completed")])


def _responses_say_streamed(saying: Saying) -> Sequence[tuple[str, Any]]:
    at = {"item_id": f"msg_{saying.id}", "output_index": 0, "content_index": 0}
    part = {"type": "output_text", "text": "", "annotations": [], "logprobs": []}
    item = _said_item(saying, saying.text, "completed")
    events: list[tuple[str, dict[str, Any]]] = [
        ("response.created", {"response": _response(saying, "in_progress", [])}),
        ("response.in_progress", {"response": _response(saying, "in_progress", [])}),
        ("response.output_item.added", {"output_index": 0, "item": _said_item(saying, "", "in_progress")}),
        ("response.content_part.added", {**at, "part": part}),
        *(("response.output_text.delta", {**at, "delta": piece, "logprobs": []}) for piece in pieces(saying.text)),
        ("response.output_text.done", {**at, "text": saying.text, "logprobs": []}),
        ("response.content_part.done", {**at, "part": {**part, "text": saying.text}}),
        ("response.output_item.done", {"output_index": 0, "item": item}),
        ("response.completed", {"response": _response(saying, "completed", [item])}),
    ]
    return [(name, {"type": name, "sequence_number": n, **event}) for n, (name, event) in enumerate(events)]


RESPONSES = Operation(
    "responses",
    _RESPONSES_REQUEST,
    _RESPONSES_ANSWER,
    StreamMap(_RESPONSES_EVENT, _responses_plan, _responses_delta, _responses_failure, ends_with=b"[DONE]"),
    _responses_say,
    _responses_say_streamed,
)
