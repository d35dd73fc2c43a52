"""Anthropic: messages, count_tokens, batches of messages and files.

Facts from the API reference (https://docs.claude.com/en/api/messages, version header 2023-06-01) and the types of the
official Python SDK 2.12.0, read 2026-11-23.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec import Raw

from seawall.dialects.anthropic_messages import (
    ANSWER_FIELDS,
    COUNT_TOKENS,
    ERROR,
    MESSAGES,
    REQUEST_FIELDS,
    delta,
    failure,
    listing_of,
    stream_failure,
)
from seawall.dialects.batch_file import counted_in
from seawall.dialects.dialect import Dialect, Operation, file_operations
from seawall.dialects.field_map import (
    BodyMap,
    Use,
    number,
    numbers,
    record,
    text,
    use,
    word,
    words,
)
from seawall.dialects.routes import Route
from seawall.dialects.stream import Plan, StreamMap

# Every request of a batch as a request of its own, of any model; "stream" says nothing in one.
_OF_A_BATCH = {**REQUEST_FIELDS, "stream": number(), "model": use(Use.MODEL_OF_ONE)}
_BATCH = BodyMap(
    record(
        {"requests": record({"custom_id": word(), "params": record(_OF_A_BATCH, role="unknown")})},
        role="unknown",
    )
)

_COUNTS = record(numbers("processing", "succeeded", "errored", "canceled", "expired"))
_BATCH_STATE = BodyMap(
    record(
        {
            **words("type", "processing_status", "created_at", "expires_at", "ended_at", "archived_at"),
            **words("cancel_initiated_at"),
            "id": word("id"),
            "request_counts": _COUNTS,
            "results_url": text("unknown"),
            "error": ERROR,
            "request_id": word(),
        },
        role="unknown",
    )
)
_RESULT = record(
    {
        "type": word(),
        "message": record(ANSWER_FIELDS, role="assistant"),
        "error": record({"type": word(), "error": ERROR}),
    }
)
_BATCH_RESULT = BodyMap(record({"custom_id": word(), "result": _RESULT, "error": ERROR}, role="assistant"))
_RESULTS_URL = re.compile(rb'("results_url"\s*:\s*")https?:(?:\\?/){2}[^"/\\]*')
"""The SDKs fetch the results from where the batch says they are: from here."""


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
            "error": ERROR,
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
        Route("GET", "/v1/models/{any_model}", "model"),
    ),
    operations={
        "messages": MESSAGES,
        "count_tokens": COUNT_TOKENS,
        "batch": Operation(
            "batch", _BATCH, _BATCH_STATE, recalled=True, counted=counted_in("requests"), own_address=_RESULTS_URL
        ),
        "batch_state": Operation("batch_state", None, _BATCH_STATE, own_address=_RESULTS_URL),
        "batch_results": Operation(
            "batch_results", None, _BATCH_RESULT, StreamMap(_BATCH_RESULT, _whole, delta, stream_failure)
        ),
        **_FILES,
        "models": Operation("models", None, None),
        "model": Operation("model", None, None),
    },
    auth=lambda key: (("x-api-key", key),),
    forwarded=frozenset(("anthropic-version", "anthropic-beta")),
    defaults=(("anthropic-version", "2023-06-01"),),
    # Others who speak it have ids and limits as OpenAI does, and the SDK goes by their milliseconds.
    answered=frozenset(
        (
            *("request-id", "x-request-id", "retry-after", "retry-after-ms", "x-should-retry"),
            *("anthropic-ratelimit-*", "x-ratelimit-*"),
        )
    ),
    closed=(
        ("/files", "Files are sent, listed, fetched and deleted at /v1/files."),
        (
            "/messages/batches",
            "Fetch a batch by its id, or cancel it. All callers have one account, so nobody gets a list.",
        ),
        ("/complete", "Use /v1/messages."),
        ("/skills", "Put what a skill says into the system prompt: it is inspected there."),
    ),
    file_named=lambda id: id,
    # Where Azure AI Foundry and vendors who speak as Anthropic does have it.
    other_bases=("/anthropic/v1",),
    failure=failure,
    listing=listing_of,
)
