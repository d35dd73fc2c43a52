"""The fake's models as clouds serve them: Claude on Vertex AI, Bedrock's Converse and invocations, streams included."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from seawall.dialects.event_stream import Messages

_VERTEX = re.compile(r"/publishers/anthropic/models/([^:/]+):(?:stream)?[rR]awPredict$")
_BEDROCK = re.compile(r"/model/([^/]+)/([a-z-]+)$")
Speech = Callable[[str, Any], tuple[str, dict[str, Any] | None]]


def cloud_answer(
    path: str, raw: bytes, speech: Speech, whole: Callable[..., Any], events: Callable[..., Iterator[tuple[str, Any]]]
) -> tuple[int, bytes, str] | None:
    """``(status, body, media type)``; None for any other path. ``whole`` and ``events`` make answers in Anthropic's
    shape."""
    vertex, bedrock = _VERTEX.search(path), _BEDROCK.search(path)
    if vertex is None and bedrock is None:
        return None
    body = json.loads(raw)
    if vertex is not None:
        if vertex[1] == "count-tokens":
            return _json({"input_tokens": 7})
        text, tool = speech(vertex[1], body)
        if "stream" not in path:
            return _json(whole("/messages", vertex[1], text, tool))
        said = (f"event: {name}\ndata: {json.dumps(event)}\n\n" for name, event in events(vertex[1], text, tool))
        return 200, "".join(said).encode(), "text/event-stream"
    assert bedrock is not None
    model, how = unquote(bedrock[1]), bedrock[2]
    if model == "fake-limited":
        return 429, b'{"message": "slow down"}', "application/json"
    text, tool = speech(model, body)
    frames, usage = Messages(), {"inputTokens": 5, "outputTokens": 6, "totalTokens": 11}
    if how == "converse":
        block: dict[str, Any] = {"text": text}
        if tool:
            block = {"toolUse": {"toolUseId": "tool_1", "name": "send_mail", "input": tool}}
        message = {"role": "assistant", "content": [block]}
        return _json({"output": {"message": message}, "stopReason": "end_turn", "usage": usage})
    if how == "invoke":
        return _json(whole("/messages", model, text, tool))
    if how == "invoke-with-response-stream":
        told = [("chunk", event) for _, event in events(model, text, tool)]
    else:
        grown = json.dumps(tool) if tool else text
        pieces = [grown[at : at + 3] for at in range(0, len(grown), 3)]
        started = {
            "contentBlockIndex": 0,
            "start": {"toolUse": {"toolUseId": "tool_1", "name": "send_mail"}},
            "p": "ab",
        }
        told = [
            ("messageStart", {"role": "assistant", "p": "abc"}),
            *([("contentBlockStart", started)] if tool else []),
            *(
                ("contentBlockDelta", {"contentBlockIndex": 0, "delta": delta, "p": "abcdefghijkl"[: at % 12]})
                for at, delta in enumerate({"toolUse": {"input": one}} if tool else {"text": one} for one in pieces)
            ),
            ("contentBlockStop", {"contentBlockIndex": 0}),
            ("messageStop", {"stopReason": "end_turn"}),
            ("metadata", {"usage": usage, "metrics": {"latencyMs": 1}}),
        ]
        if model == "fake-exception":
            told[-1:] = [("modelStreamErrorException", {"message": f"broke at {text}"})]
    out = b"".join(frames.frame(name, json.dumps(event).encode()) for name, event in told)
    return 200, out, Messages.content_type


def _json(value: Any) -> tuple[int, bytes, str]:
    return 200, json.dumps(value).encode(), "application/json"
