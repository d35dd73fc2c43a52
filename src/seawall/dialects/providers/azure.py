"""Azure OpenAI: OpenAI's bodies, a deployment's name in the path, the key in a header of its own.

Its newer path, ``/openai/v1``, names the deployment in the body as OpenAI names a model. Where the path names it, the
body may name anything: clients write the model there that was deployed under another name, and Azure does not read it.
"""

from __future__ import annotations

from dataclasses import replace

from seawall.dialects.dialect import Dialect, Operation
from seawall.dialects.field_map import BodyMap, word
from seawall.dialects.openai_chat import failure, listing_of
from seawall.dialects.openai_conversations import CONVERSATION_PATHS
from seawall.dialects.openai_files import BATCHING, FILE_PATHS
from seawall.dialects.openai_operations import CLOSED, OPERATIONS
from seawall.dialects.routes import Route

_DEPLOYED = {
    "chat/completions": "chat",
    "completions": "completions",
    "embeddings": "embeddings",
    "images/generations": "images",
    "images/edits": "images_changed",
    "audio/speech": "speech",
    "audio/transcriptions": "transcription",
    "audio/translations": "transcription",
}
_PATHS = {
    **_DEPLOYED,
    "responses": "responses",
    "responses/input_tokens": "input_tokens",
    "responses/compact": "compact",
    "moderations": "moderations",
}
_BASES = ("/openai", "/openai/v1")
_KEPT_PATHS = (*CONVERSATION_PATHS, *FILE_PATHS)


def _deployed(operation: Operation) -> Operation:
    """The same where the path names the deployment."""
    assert operation.request is not None
    root = operation.request.root
    told = replace(root, fields=dict(root.fields)).add({"model": word()})
    request = BodyMap(told, controls=operation.request.controls)
    return replace(operation, name=f"deployed_{operation.name}", request=request)


DIALECT = Dialect(
    name="azure",
    title="Azure OpenAI",
    source="learn.microsoft.com/azure/ai-foundry/openai/reference and openai-python 3.3.0, read 2026-11-26",
    routes=(
        *(
            Route("POST", f"/openai/deployments/{{model}}/{path}", f"deployed_{name}")
            for path, name in _DEPLOYED.items()
        ),
        *(Route("POST", f"/openai/v1/{path}", name) for path, name in _PATHS.items()),
        Route("POST", "/openai/responses", "responses"),
        *(Route("GET", f"{base}/responses/{{id}}", "response") for base in _BASES),
        *(Route("POST", f"{base}/responses/{{id}}/cancel", "response") for base in _BASES),
        *(Route(method, base + path, name) for base in _BASES for method, path, name in _KEPT_PATHS),
        Route("GET", "/openai/models", "models"),
        Route("GET", "/openai/v1/models", "models"),
        Route("GET", "/openai/deployments", "models"),
        Route("GET", "/openai/deployments/{model}", "model"),
        *(Route("GET", f"{base}/models/{{any_model}}", "model") for base in _BASES),
    ),
    operations={**OPERATIONS, **{f"deployed_{name}": _deployed(OPERATIONS[name]) for name in _DEPLOYED.values()}},
    batching=BATCHING,
    file_named=lambda id: id,
    closed=CLOSED,
    auth=lambda key: (("api-key", key),),
    forwarded=frozenset(("openai-beta", "idempotency-key", "x-ms-client-request-id")),
    answered=frozenset(
        (
            "x-request-id",
            "apim-request-id",
            "x-ms-region",
            "openai-processing-ms",
            "retry-after",
            "retry-after-ms",
            "x-should-retry",
            "x-ratelimit-*",
        )
    ),
    failure=failure,
    listing=listing_of,
)
