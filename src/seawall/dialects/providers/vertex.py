"""Anthropic's models on Google's Vertex AI: Anthropic's messages, the model in the path, Google's token in a header.

Which project and place are asked is the upstream's business (``base_url``), as the key is: what a client writes there
is left out. Facts from Google's guide (https://cloud.google.com/vertex-ai/generative-ai/docs/partner-models/claude) and
the client ``AnthropicVertex`` of Anthropic's Python SDK 2.14.0, read 2026-11-27.
"""

from __future__ import annotations

from seawall.dialects.anthropic_messages import COUNT_TOKENS, MESSAGES, OTHERWISE, failure, listing_of
from seawall.dialects.dialect import Dialect, Operation
from seawall.dialects.routes import Route

_MODELS = "/v1/publishers/anthropic/models"

DIALECT = Dialect(
    name="vertex",
    title="Claude on Vertex AI",
    source="cloud.google.com/vertex-ai (partner models) and anthropic-sdk-python 2.14.0, read 2026-11-27",
    routes=(
        Route("POST", f"{_MODELS}/count-tokens:rawPredict", "count_tokens"),
        Route("POST", f"{_MODELS}/{{model}}:rawPredict", "messages"),
        Route("POST", f"{_MODELS}/{{model}}:streamRawPredict", "messages", streams=True),
        Route("GET", _MODELS, "models"),
        Route("GET", f"{_MODELS}/{{any_model}}", "model"),
    ),
    operations={
        "messages": MESSAGES,
        "count_tokens": COUNT_TOKENS,
        "models": Operation("models", None, None),
        "model": Operation("model", None, None),
    },
    auth=lambda key: (("authorization", f"Bearer {key}"),),
    forwarded=frozenset(("anthropic-beta",)),
    answered=frozenset(("request-id", "retry-after", "x-should-retry", "x-vertex-ai-*")),
    other_bases=("/v1/projects/{}/locations/{}", "/projects/{}/locations/{}"),
    versioned_base=True,
    closed=(
        (
            "/publishers/anthropic/",
            "Of Vertex AI's paths to Claude rawPredict, streamRawPredict and count-tokens:rawPredict are passed on.",
        ),
    ),
    otherwise=OTHERWISE,
    failure=failure,
    listing=listing_of,
)
