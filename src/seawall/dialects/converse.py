"""Bedrock's Converse: one shape for the models of all vendors, whole and streamed.

Facts from the API reference (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html and
…_ConverseStream.html) and the service description of boto3 1.44.8, read 2026-11-27.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from seawall.dialects.dialect import Operation, Saying
from seawall.dialects.event_stream import EXCEPTION, Messages
from seawall.dialects.field_map import (
    BodyMap,
    Node,
    Use,
    anything,
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
_ELSEWHERE = record({"uri": use(Use.URL), "bucketOwner": word()})


def _file(role: str) -> Node:
    """A picture, document, film or recording: its bytes, its text, or where it lies."""
    held = {"bytes": use(Use.FILE), "s3Location": _ELSEWHERE, "text": text(), "content": record({"text": text()})}
    return source(
        {
            "format": use(Use.MEDIA),
            "name": use(Use.FILE_NAME, role),
            "source": record(held, role=role),
            "context": text(role),
            "citations": record({"enabled": number()}),
        },
        role=role,
    )


def _blocks(role: str, piece: Use = Use.TEXT) -> Node:
    """A content block: all kinds in one record, as their fields don't clash."""
    block = record({}, role=role)
    block.add(
        {
            "text": Node(use=piece, role=role),
            **{kind: _file(role) for kind in ("image", "document", "video", "audio")},
            "toolUse": record({**words("toolUseId", "name", "type"), "input": anything("assistant")}, role="assistant"),
            "toolResult": record({}, role="tool"),
            "guardContent": record({"text": record({"text": text(role), "qualifiers": word()}), "image": _file(role)}),
            "cachePoint": _CACHE,
            "reasoningContent": record(
                {
                    "reasoningText": record(
                        {"text": Node(use=Use.SIGNED, role="assistant"), "signature": use(Use.SEALED)}
                    ),
                    "redactedContent": use(Use.SEALED),
                }
            ),
            "citationsContent": record(
                {"content": record({"text": text(role)}), "citations": _CITATION}, role="assistant"
            ),
            "searchResult": record(
                {
                    "source": text("tool"),
                    "title": text("tool"),
                    "content": record({"text": text("tool")}),
                    "citations": record({"enabled": number()}),
                },
                role="tool",
            ),
        }
    )
    return block


_CITATION = record(
    {
        "title": text("assistant"),
        "source": text("assistant"),
        "sourceContent": record({"text": text("assistant")}),
        "location": anything("assistant"),
    },
    role="assistant",
)


def _message_blocks() -> Node:
    outer, inner = _blocks(""), _blocks("tool")
    inner.add({"json": anything("tool")})
    result = record({**words("toolUseId", "status", "type"), "content": inner}, role="tool")
    outer.add({"toolResult": result})
    return outer


_BLOCK = _message_blocks()
_SYSTEM = record({}, role="system", unit="system")
_GUARDED = record({"text": record({"text": text("system"), "qualifiers": word()})}, role="system")
_SYSTEM.add({"text": text("system"), "cachePoint": _CACHE, "guardContent": _GUARDED})
_TOOL = record(
    {
        "toolSpec": record(
            {
                **words("name"),
                "description": text("schema"),
                "inputSchema": record({"json": schema()}),
                "strict": number(),
            },
            role="schema",
        ),
        "systemTool": record(words("name")),
        "cachePoint": _CACHE,
    },
    role="schema",
    unit="tool",
)
_CHOICE = record({**dict.fromkeys(("auto", "any"), record({})), "tool": record(words("name"))})
_REQUEST = BodyMap(
    record(
        {
            "messages": record({"role": use(Use.ROLE), "content": _BLOCK}, unit="message"),
            "system": _SYSTEM,
            "inferenceConfig": record(
                {**numbers("maxTokens", "temperature", "topP"), "stopSequences": text("unknown")}
            ),
            "toolConfig": record({"tools": _TOOL, "toolChoice": _CHOICE}),
            "guardrailConfig": record(
                words("guardrailIdentifier", "guardrailVersion", "trace", "streamProcessingMode")
            ),
            "additionalModelRequestFields": anything("unknown"),
            "additionalModelResponseFieldPaths": text("unknown"),
            "promptVariables": Node(named=True, other=record({"text": text("user")}, role="user")),
            "requestMetadata": Node(named=True, other=Node(role="unknown", named=True)),
            "performanceConfig": record(words("latency")),
            "serviceTier": record(words("type")),
            "outputConfig": record(
                {
                    "effort": word(),
                    "textFormat": record(
                        {
                            "type": word(),
                            "structure": record(
                                {
                                    "jsonSchema": record(
                                        {
                                            "schema": Node(use=Use.JSON, role="schema"),
                                            "name": word(),
                                            "description": text("schema"),
                                        },
                                        role="schema",
                                    )
                                }
                            ),
                        }
                    ),
                },
                role="schema",
            ),
        },
        role="unknown",
    ),
    controls=frozenset((b'"messages"', b'"system"', b'"modelid"')),
)
_USAGE = record(
    {
        "inputTokens": number("tokens_in"),
        "cacheReadInputTokens": number("tokens_in", "tokens_cached"),
        "cacheWriteInputTokens": number("tokens_in"),
        "outputTokens": number("tokens_out"),
        "totalTokens": number(),
    }
)
_TOLD = {
    "stopReason": word("finish"),
    "usage": _USAGE,
    "metrics": record(numbers("latencyMs")),
    "p": use(Use.NOISE),
    "message": text("unknown"),
    "__type": word(),
}
_ANSWER = BodyMap(
    record(
        {
            **_TOLD,
            "output": record({"message": record({"role": use(Use.ROLE), "content": _BLOCK}, role="assistant")}),
        },
        role="assistant",
        unit="message",
    )
)
_PIECE = use(Use.DELTA, "assistant")
_EVENT = BodyMap(
    record(
        {
            **_TOLD,
            "role": word(),
            "contentBlockIndex": number(),
            "start": record({"toolUse": record(words("toolUseId", "name", "type"))}, role="assistant"),
            "delta": record(
                {
                    "text": _PIECE,
                    "toolUse": record({"input": _PIECE}),
                    "reasoningContent": record(
                        {"text": _PIECE, "signature": use(Use.SEALED), "redactedContent": use(Use.SEALED)}
                    ),
                    "citation": _CITATION,
                },
                role="assistant",
            ),
        },
        role="assistant",
        unit="message",
    )
)
_DELTAS = {
    ("text",): ("text", False, False),
    ("toolUse", "input"): ("tool", True, False),
    ("reasoningContent", "text"): ("reasoning", False, True),
}
"""Where a delta's text stands to its channel's kind, whether it is JSON, whether the vendor holds us to its bytes."""


def _plan(name: str, event: Any) -> Plan:
    if not isinstance(event, dict):
        return Plan()
    if name.endswith(EXCEPTION):
        return Plan(failed=True)
    index = place(event.get("contentBlockIndex"))
    if name == "contentBlockDelta":
        deltas = {}
        for fields, (what, is_json, signed) in _DELTAS.items():
            held = event.get("delta")
            for field in fields:
                held = held.get(field) if isinstance(held, dict) else None
            if isinstance(held, str):
                path = "/delta/" + "/".join(fields)
                deltas[path] = Channel((index, *fields), what, json=is_json, signed=signed, path=path)
        return Plan(deltas)
    if name == "contentBlockStop":
        return Plan(ends=((index,),))
    # How it ended is told before what it cost.
    return Plan(ends=((),) if name == "messageStop" else (), done=name == "metadata")


def _delta(channel: Channel, piece: str, _last: Any) -> tuple[str, Any]:
    index, *fields = channel.key
    held: Any = piece
    for field in reversed(fields):
        held = {field: held}
    return "contentBlockDelta", {"contentBlockIndex": index, "delta": held}


_EXCEPTIONS = {429: "throttling", 503: "serviceUnavailable", 504: "modelTimeout"}


def stream_failure(status: int, _code: str, message: str, _events: int) -> tuple[str, Any]:
    """The event by which a stream gives up."""
    kind = _EXCEPTIONS.get(status, "internalServer" if status >= 500 else "validation")
    return f"{kind}{EXCEPTION}", {"message": message}


def _usage(saying: Saying) -> dict[str, int]:
    total = saying.tokens_in + saying.tokens_out
    return {"inputTokens": saying.tokens_in, "outputTokens": saying.tokens_out, "totalTokens": total}


def _say(saying: Saying) -> Any:
    message = {"role": "assistant", "content": [{"text": saying.text}]}
    told = {"stopReason": "end_turn", "usage": _usage(saying), "metrics": {"latencyMs": 1}}
    return {"output": {"message": message}, **told}


def _say_streamed(saying: Saying) -> Sequence[tuple[str, Any]]:
    said = saying.text
    pieces = [{"text": said[at : at + 24]} for at in range(0, len(said), 24)]
    return [
        ("messageStart", {"role": "assistant"}),
        *(("contentBlockDelta", {"contentBlockIndex": 0, "delta": piece}) for piece in pieces),
        ("contentBlockStop", {"contentBlockIndex": 0}),
        ("messageStop", {"stopReason": "end_turn"}),
        ("metadata", {"usage": _usage(saying), "metrics": {"latencyMs": 1}}),
    ]


_STREAM = StreamMap(_EVENT, _plan, _delta, stream_failure, content_type=Messages.content_type)
CONVERSE = Operation("converse", _REQUEST, _ANSWER, None, _say)
CONVERSE_STREAM = Operation("converse_stream", _REQUEST, _ANSWER, _STREAM, _say, _say_streamed)
