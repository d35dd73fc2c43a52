"""Amazon Bedrock: Converse, and invoking a model in its own shape, with one of Bedrock's API keys.

Requests that are signed with an AWS account's keys (SigV4) can't be passed on: what is masked would have to be signed
anew. With an API key (``AWS_BEARER_TOKEN_BEDROCK``) nothing is signed. Anthropic's models are invoked with Anthropic's
messages; what others take and answer has no map and is inspected string by string. Facts from the API reference
(https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Operations_Amazon_Bedrock_Runtime.html), the guides to
models' parameters and to API keys, and the clients boto3 1.44.8 and ``AnthropicBedrock`` of Anthropic's SDK 2.14.0,
read 2026-11-27.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from seawall.dialects.anthropic_messages import EVENT, MESSAGES, OTHERWISE, delta, plan
from seawall.dialects.converse import CONVERSE, CONVERSE_STREAM, stream_failure
from seawall.dialects.dialect import Dialect, ModelCard, Operation, Saying
from seawall.dialects.event_stream import CHUNK, EXCEPTION, Messages
from seawall.dialects.routes import Route
from seawall.dialects.stream import Channel, Plan, StreamMap

_PIECES = (
    ("generation",),  # Llama
    ("outputText",),  # Titan
    ("outputs", 0, "text"),  # Mistral's completions
    ("choices", 0, "delta", "content"),  # what speaks as OpenAI does
    ("choices", 0, "message", "content"),  # Mistral's chat
    ("contentBlockDelta", "delta", "text"),  # Nova
)
"""Where other vendors' models have the next piece of their text."""


def _plan(name: str, event: Any) -> Plan:
    if name.endswith(EXCEPTION):
        return Plan(failed=True)
    if isinstance(event, dict) and "type" in event:
        return plan(name, event)
    for fields in _PIECES:
        held = event
        for field in fields:
            if isinstance(field, int):
                held = held[field] if isinstance(held, list) and len(held) > field else None
            else:
                held = held.get(field) if isinstance(held, dict) else None
        if isinstance(held, str):
            path = "/" + "/".join(map(str, fields))
            return Plan({path: Channel(fields, "text", path=path)})
    return Plan()


def _delta(channel: Channel, piece: str, last: Any) -> tuple[str, Any]:
    if channel.key not in _PIECES:
        return CHUNK, delta(channel, piece, last)[1]
    held = last
    for field in channel.key[:-1]:
        held = held[field]
    held[channel.key[-1]] = piece
    return CHUNK, last


_TYPES = {
    401: "UnrecognizedClientException",
    403: "AccessDeniedException",
    404: "ResourceNotFoundException",
    429: "ThrottlingException",
    503: "ServiceUnavailableException",
    504: "ModelTimeoutException",
}


def _failure(status: int, code: str, message: str) -> Any:
    kind = _TYPES.get(status, "InternalServerException" if status >= 500 else "ValidationException")
    return {"message": message, "__type": kind, "seawall": code}


def _listing(cards: Sequence[ModelCard]) -> Any:
    return {"modelSummaries": [{"modelId": card.id, "providerName": card.owner} for card in cards]}


def _say_streamed(saying: Saying) -> Sequence[tuple[str, Any]]:
    assert MESSAGES.say_streamed is not None
    return [(CHUNK, event) for _, event in MESSAGES.say_streamed(saying)]


_STREAM = StreamMap(EVENT, _plan, _delta, stream_failure, content_type=Messages.content_type)

DIALECT = Dialect(
    name="bedrock",
    title="Amazon Bedrock",
    source="docs.aws.amazon.com/bedrock (runtime API) and boto3 1.44.8, read 2026-11-27",
    routes=(
        Route("POST", "/model/{any_model}/converse", "converse"),
        Route("POST", "/model/{any_model}/converse-stream", "converse_stream", streams=True),
        Route("POST", "/model/{any_model}/invoke", "invoke"),
        Route("POST", "/model/{any_model}/invoke-with-response-stream", "invoke_stream", streams=True),
        Route("GET", "/foundation-models", "models"),
        Route("GET", "/foundation-models/{any_model}", "model"),
    ),
    operations={
        "converse": CONVERSE,
        "converse_stream": CONVERSE_STREAM,
        "invoke": replace(MESSAGES, name="invoke", stream=None, say_streamed=None),
        "invoke_stream": replace(MESSAGES, name="invoke_stream", stream=_STREAM, say_streamed=_say_streamed),
        "models": Operation("models", None, None),
        "model": Operation("model", None, None),
    },
    auth=lambda key: (("authorization", f"Bearer {key}"),),
    forwarded=frozenset(
        (
            "x-amzn-bedrock-accept",
            "x-amzn-bedrock-trace",
            "x-amzn-bedrock-guardrailidentifier",
            "x-amzn-bedrock-guardrailversion",
            "x-amzn-bedrock-performanceconfig-latency",
            "x-amzn-bedrock-service-tier",
        )
    ),
    answered=frozenset(("x-amzn-requestid", "x-amzn-errortype", "x-amzn-bedrock-*", "retry-after")),
    closed=(
        ("/count-tokens", "Tokens are not counted there; what a call cost stands in its answer."),
        ("/invoke-with-bidirectional-stream", "Use converse-stream."),
        ("/async-invoke", "Films are not passed on. Use converse or invoke."),
        ("/guardrail/", "A guardrail is named in a converse or invoke call."),
    ),
    also_under=("async-invoke", "guardrail"),
    otherwise=OTHERWISE,
    failure=_failure,
    listing=_listing,
)
