"""OpenAI, and what speaks like it: chat, responses, completions, embeddings, moderations, pictures, speech, files,
batches, models."""

from __future__ import annotations

from seawall.dialects.dialect import Dialect
from seawall.dialects.openai_chat import failure, listing_of
from seawall.dialects.openai_conversations import CONVERSATION_PATHS
from seawall.dialects.openai_files import BATCHING, FILE_PATHS
from seawall.dialects.openai_operations import CLOSED, OPERATIONS
from seawall.dialects.openai_rerank import RERANK
from seawall.dialects.routes import Route

DIALECT = Dialect(
    name="openai",
    title="OpenAI",
    source="platform.openai.com/docs/api-reference and openai-python 3.54.0, read 2026-11-23",
    routes=(
        Route("POST", "/v1/chat/completions", "chat"),
        Route("POST", "/v1/responses", "responses"),
        Route("POST", "/v1/responses/input_tokens", "input_tokens"),
        Route("POST", "/v1/responses/compact", "compact"),
        Route("GET", "/v1/responses/{id}", "response"),
        Route("POST", "/v1/responses/{id}/cancel", "response"),
        Route("POST", "/v1/completions", "completions"),
        Route("POST", "/v1/embeddings", "embeddings"),
        Route("POST", "/v1/rerank", "rerank"),
        Route("POST", "/v1/moderations", "moderations"),
        Route("POST", "/v1/images/generations", "images"),
        Route("POST", "/v1/images/edits", "images_changed"),
        Route("POST", "/v1/images/variations", "images_changed"),
        Route("POST", "/v1/audio/speech", "speech"),
        Route("POST", "/v1/audio/transcriptions", "transcription"),
        Route("POST", "/v1/audio/translations", "transcription"),
        *(Route(method, f"/v1{path}", name) for method, path, name in (*CONVERSATION_PATHS, *FILE_PATHS)),
        Route("GET", "/v1/models", "models"),
        Route("GET", "/v1/models/{any_model}", "model"),
    ),
    operations={**OPERATIONS, "rerank": RERANK},
    batching=BATCHING,
    file_named=lambda id: id,
    auth=lambda key: (("authorization", f"Bearer {key}"),),
    forwarded=frozenset(("openai-beta", "idempotency-key")),
    answered=frozenset(
        (
            "x-request-id",
            "openai-processing-ms",
            "openai-version",
            "retry-after",
            "retry-after-ms",
            "x-should-retry",
            "x-ratelimit-*",
        )
    ),
    # Google's, and Groq's (whose SDK brings it along; Azure's newer path, where Azure is an upstream).
    other_bases=("/v1beta/openai", "/openai/v1"),
    versioned_base=True,
    closed=CLOSED,
    failure=failure,
    listing=listing_of,
)
