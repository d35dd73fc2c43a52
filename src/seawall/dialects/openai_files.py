"""OpenAI's files and batches, for every dialect that has them.

Facts from the API reference (https://platform.openai.com/docs/api-reference/files and …/batch), the guide to batches
and the types of the Python SDK 3.54.0, read 2026-11-27: a batch's file holds up to 50,000 lines, all for one endpoint;
its results are kept for 30 days at most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Raw

from seawall.dialects.batch_file import Batching, line_map
from seawall.dialects.dialect import Operation, file_operations
from seawall.dialects.field_map import BodyMap, Use, number, numbers, record, text, use, word, words
from seawall.dialects.openai_chat import CHAT, chat_failure
from seawall.dialects.openai_completions import COMPLETIONS
from seawall.dialects.openai_embeddings import EMBEDDINGS
from seawall.dialects.openai_media import IMAGES
from seawall.dialects.openai_moderations import MODERATIONS
from seawall.dialects.openai_responses import ERROR, METADATA, RESPONSES
from seawall.dialects.stream import Channel, Plan, StreamMap
from seawall.model.errors import BadExchange

_ENDPOINTS = {
    "chat/completions": CHAT,
    "responses": RESPONSES,
    "completions": COMPLETIONS,
    "embeddings": EMBEDDINGS,
    "moderations": MODERATIONS,
    "images/generations": IMAGES,
}
_BEFORE = ("", "/v1", "/openai/v1", "/openai")
_KINDS = {f"{before}/{path}": operation.name for path, operation in _ENDPOINTS.items() for before in _BEFORE}
_ONE_OF = f"A batch may ask for {', '.join('/v1/' + path for path in _ENDPOINTS)}."

_FILE = BodyMap(
    record(
        {
            **words("object", "purpose", "status"),
            "id": word("id"),
            **numbers("bytes", "created_at", "expires_at"),
            "filename": text(),
            "status_details": text(),
            "deleted": number(),
            "error": ERROR,
        },
        role="unknown",
    )
)
_STATE = record(
    {
        **words("object", "endpoint", "completion_window", "status", "input_file_id", "output_file_id"),
        **words("error_file_id", "model"),
        "id": word("id"),
        **numbers(
            *("created_at", "in_progress_at", "expires_at", "finalizing_at", "completed_at", "failed_at"),
            *("expired_at", "cancelling_at", "cancelled_at"),
        ),
        "request_counts": record(numbers("total", "completed", "failed")),
        "errors": record(
            {"object": word(), "data": record({**words("code", "param"), "message": text(), "line": number()})}
        ),
        "metadata": METADATA,
        "error": ERROR,
    },
    role="unknown",
)
_BATCH = BodyMap(_STATE)
_NEW_BATCH = BodyMap(
    record(
        {
            **words("endpoint", "completion_window", "input_file_id"),
            "metadata": METADATA,
            "output_expires_after": record({"anchor": word(), "seconds": number()}),
        },
        role="unknown",
    ),
    controls=frozenset((b'"endpoint"', b'"input_file_id"')),
)


def _asked(body: BodyMap) -> BodyMap:
    # The address is one of a few, or the line is refused.
    fields = {**words("custom_id", "method"), "url": use(Use.NOISE), "body": body.root}
    root = record(fields, role="unknown")
    return line_map(body, root, "custom_id", "method", "url", "body")


def _kind_of(line: Mapping[str, Any]) -> str:
    kind = _KINDS.get(str(line.get("url")))
    if kind is None or line.get("method") != "POST" or not isinstance(line.get("body"), dict):
        raise BadExchange("is no request that is passed on in a batch", advice=f"{_ONE_OF} Method POST, with a body.")
    return kind


BATCHING = Batching(
    kinds={one.name: _asked(one.request) for one in _ENDPOINTS.values() if one.request is not None},
    kind_of=_kind_of,
    kind_at=lambda endpoint: _KINDS.get(endpoint, ""),
    made=lambda state: [
        name for name in (state.get("output_file_id"), state.get("error_file_id")) if isinstance(name, str)
    ],
)


def _whole(_name: str, _event: Any) -> Plan:
    """A line of a file: nothing in it goes on in another."""
    return Plan()


def _no_delta(_channel: Channel, piece: str, _last: Any) -> tuple[str, Any]:
    return "", {"error": {"message": piece}}  # never asked for: nothing is held back over the end of a line


def _answered(body: BodyMap) -> BodyMap:
    """A line of results. What the vendor says of a request that failed stands in ``response.body.error``, or beside."""
    response = record({"status_code": number(), "request_id": word(), "body": body.root}, role="assistant")
    root = record({**words("id", "custom_id"), "response": response, "error": ERROR}, role="assistant")
    return line_map(body, root)


def _lines(name: str, body: BodyMap) -> Operation:
    """The lines of a file on their way back."""
    return Operation(
        name, None, body, StreamMap(body, _whole, _no_delta, chat_failure), framed_as="application/x-jsonl"
    )


_RESULTS = {
    f"results:{one.name}": _lines(f"results:{one.name}", _answered(one.answer))
    for one in _ENDPOINTS.values()
    if one.answer is not None
}
_SENT = {f"sent:{name}": _lines(f"sent:{name}", body) for name, body in BATCHING.kinds.items()}


def _paged(told: Sequence[tuple[str, Raw]], after: str) -> Any:
    ends = {"first_id": told[0][0] if told else None, "last_id": after or (told[-1][0] if told else None)}
    return {"object": "list", "data": [one for _, one in told], **ends, "has_more": bool(after)}


FILE_OPERATIONS = {
    **file_operations(_FILE, _paged),
    "batch": Operation("batch", _NEW_BATCH, _BATCH, does="batch", kept="batch"),
    "batches": Operation("batches", None, _BATCH, does="list", kept="batch", paged=_paged),
    "batch_state": Operation("batch_state", None, _BATCH, does="fetch", kept="batch"),
    **_RESULTS,
    **_SENT,
}
"""Beside what is asked for by a path, the lines of a file that was sent and of one that came of a batch."""
FILE_PATHS = (
    ("POST", "/files", "upload"),
    ("GET", "/files", "files"),
    ("GET", "/files/{id}", "file"),
    ("DELETE", "/files/{id}", "file_removed"),
    ("GET", "/files/{id}/content", "file_content"),
    ("POST", "/batches", "batch"),
    ("GET", "/batches", "batches"),
    ("GET", "/batches/{id}", "batch_state"),
    ("POST", "/batches/{id}/cancel", "batch_state"),
)
"""Method, path behind the API's base and operation."""
