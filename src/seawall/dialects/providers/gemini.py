"""Gemini: generateContent, streamGenerateContent (SSE and JSON array), countTokens, embedContent, predict, models.

Google's JSON accepts a field in camelCase and in snake_case, so both are mapped. Facts from the API reference
(https://ai.google.dev/api, v1beta) and the types of the official Python SDK google-genai 3.4.0, read 2026-11-23.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from seawall.dialects.dialect import Dialect, ModelCard, Operation, Saying
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
from seawall.dialects.gemini_kept import PATHS, Keeping, file_named
from seawall.dialects.routes import Route
from seawall.dialects.stream import Channel, Plan, StreamMap, place

_CAPITAL = re.compile(r"(?<=[a-z0-9])([A-Z])")


def _both(fields: Mapping[str, Node]) -> dict[str, Node]:
    """The fields in camelCase and in snake_case."""
    return {**{_CAPITAL.sub(lambda m: "_" + m[1].lower(), name): node for name, node in fields.items()}, **fields}


_BLOB = source(_both({"data": use(Use.FILE), "mimeType": use(Use.MEDIA), "displayName": use(Use.FILE_NAME)}))
_FILE = record(_both({"fileUri": use(Use.REFERENCE), "mimeType": word(), "displayName": text()}))


def _argument(piece: Use) -> Node:
    """A piece of an argument of a call, as Vertex AI streams them where it is asked to
    (``streamFunctionCallArguments``): which one, and what comes next of it."""
    return record(
        _both({"jsonPath": text("assistant"), "stringValue": use(piece, "assistant"), "nullValue": word()}),
        role="assistant",
    )


def _part(piece: Use, role: str) -> Node:
    """One part of a content; ``piece`` is how its text is read (streams: as a delta)."""
    inside = record(_both({"inlineData": _BLOB, "fileData": _FILE}), role="tool")
    return record(
        _both(
            {
                "text": Node(use=piece, role=role),
                "thoughtSignature": use(Use.SEALED),
                "inlineData": _BLOB,
                "fileData": _FILE,
                "functionCall": record(
                    {**words("id", "name"), "args": anything("assistant"), **_both({"partialArgs": _argument(piece)})},
                    role="assistant",
                ),
                "functionResponse": record(
                    {**words("id", "name", "scheduling"), "response": anything("tool"), "parts": inside}, role="tool"
                ),
                "toolCall": record({**words("id", "toolType"), "args": anything("assistant")}, role="assistant"),
                "toolResponse": record({**words("id", "toolType"), "response": anything("tool")}, role="tool"),
                "executableCode": record({**words("id", "language"), "code": text("assistant")}, role="assistant"),
                "codeExecutionResult": record({**words("id", "outcome"), "output": text("tool")}, role="tool"),
                "videoMetadata": record(_both({**words("startOffset", "endOffset"), **numbers("fps")})),
            }
        ),
        role=role,
    )


def _content(piece: Use, default: str, unit: str) -> Node:
    """Contents may be an array or one; a part, too, and without ``role`` they are the user's."""
    return record({"role": use(Use.ROLE), "parts": _part(piece, "")}, role=default, unit=unit)


_USER = _content(Use.TEXT, "user", "message")
_SYSTEM = _content(Use.TEXT, "system", "system")
_SYSTEM.add({"role": word(), "parts": _part(Use.TEXT, "system")})
_SCHEMA = schema()
_SCHEMA.add(_both({"propertyOrdering": word(), "nullable": word()}))
_DECLARATION = record(
    _both(
        {
            **words("name", "behavior"),
            "description": text(),
            "parameters": _SCHEMA,
            "parametersJsonSchema": _SCHEMA,
            "response": _SCHEMA,
            "responseJsonSchema": _SCHEMA,
        }
    ),
    role="schema",
)
_TOOL = record(_both({"functionDeclarations": _DECLARATION}), role="schema", unit="tool")
_TOOL.other = anything("schema")
_QUIET = ("temperature", "topP", "topK", "candidateCount", "maxOutputTokens", "seed", "logprobs")
_CONFIG = record(
    _both(
        {
            **numbers(*_QUIET, "presencePenalty", "frequencyPenalty"),
            **words("responseMimeType", "responseModalities", "mediaResolution"),
            "stopSequences": text("unknown"),
            "responseSchema": _SCHEMA,
            "responseJsonSchema": _SCHEMA,
            "thinkingConfig": record(_both({**words("thinkingLevel"), **numbers("thinkingBudget")})),
        }
    ),
    role="schema",
)
_FIELDS = {
    "model": use(Use.MODEL),
    "contents": _USER,
    "systemInstruction": _SYSTEM,
    "tools": _TOOL,
    "toolConfig": record(
        _both({"functionCallingConfig": record(_both(words("mode", "allowedFunctionNames")))}), role="unknown"
    ),
    "safetySettings": record(words("category", "method", "threshold")),
    "generationConfig": _CONFIG,
    "cachedContent": use(Use.REFERENCE),
    "labels": Node(named=True, other=Node(role="unknown", named=True)),
}
_CONTROLS = frozenset(b'"%b"' % name for name in (b"model", b"contents"))


def _body(root: Node) -> BodyMap:
    return BodyMap(root, model_prefix="models/", controls=_CONTROLS)


_GENERATE = _body(record(_both(_FIELDS), role="unknown"))
_COUNT = _body(
    record(_both({**_FIELDS, "generateContentRequest": record(_both(_FIELDS), role="unknown")}), role="unknown")
)
_EMBED_FIELDS = {
    "model": use(Use.MODEL),
    "content": _content(Use.TEXT, "user", "input"),
    "title": text("user"),
    **words("taskType"),
    **numbers("outputDimensionality"),
}
_EMBED = _body(record(_both(_EMBED_FIELDS), role="unknown"))
_EMBED_EACH = record(_both({**_EMBED_FIELDS, "model": word()}), role="user")
_BATCH_EMBED = _body(record({"requests": _EMBED_EACH}, role="unknown"))

_USAGE = record(
    {
        "promptTokenCount": number("tokens_in"),
        "toolUsePromptTokenCount": number("tokens_in"),
        "cachedContentTokenCount": number("tokens_cached"),
        "candidatesTokenCount": number("tokens_out"),
        "thoughtsTokenCount": number("tokens_out"),
        **numbers("totalTokenCount"),
        "trafficType": word(),
    }
)
_ERROR = record({**numbers("code"), "message": text(), "status": word()}, role="unknown")
_GROUNDING = anything("assistant")


def _answer(piece: Use) -> BodyMap:
    candidate = record(
        {
            "content": _content(piece, "assistant", "message"),
            "finishReason": word("finish"),
            "finishMessage": text("assistant"),
            **numbers("index", "tokenCount", "avgLogprobs"),
            "safetyRatings": record(words("category", "probability", "severity")),
            "groundingMetadata": _GROUNDING,
            "citationMetadata": _GROUNDING,
        },
        role="assistant",
    )
    return _body(
        record(
            {
                "candidates": candidate,
                "promptFeedback": record({"blockReason": word("finish"), "blockReasonMessage": text("assistant")}),
                "usageMetadata": _USAGE,
                "modelVersion": word("model"),
                "responseId": word("id"),
                "createTime": word(),
                "error": _ERROR,
                "totalTokens": number("tokens_in"),
            },
            role="assistant",
        )
    )


_PICTURE = source(_both({"bytesBase64Encoded": use(Use.FILE), "mimeType": use(Use.MEDIA)}))
_PREDICT = _body(
    record(
        {
            "instances": record(_both({"prompt": text(), "negativePrompt": text(), "image": _PICTURE}), role="user"),
            "parameters": record(
                _both(
                    {
                        **words("aspectRatio", "personGeneration", "safetySetting", "language", "sampleImageSize"),
                        **words("imageSize"),
                        **numbers("sampleCount", "seed", "guidanceScale"),
                        "negativePrompt": text("user"),
                        "outputOptions": record(_both({**words("mimeType"), **numbers("compressionQuality")})),
                    }
                ),
                role="unknown",
            ),
        },
        role="unknown",
    )
)
_PREDICTED = _body(
    record(
        {
            "predictions": record(
                _both({"bytesBase64Encoded": use(Use.PICTURE), "mimeType": word(), "prompt": text("assistant")}),
                role="assistant",
            ),
            "error": _ERROR,
        },
        role="assistant",
    )
)
_VECTOR = record({"values": number()})
_EMBEDDED = _body(record({"embedding": _VECTOR, "embeddings": _VECTOR, "usageMetadata": _USAGE, "error": _ERROR}))


def _dicts(value: Any) -> list[tuple[int, dict[str, Any]]]:
    """The objects in an array, with their places; nothing when it is something else."""
    return [(at, item) for at, item in enumerate(value) if isinstance(item, dict)] if isinstance(value, list) else []


def _plan(_name: str, event: Any) -> Plan:
    deltas: dict[str, Channel] = {}
    ends: list[tuple[str | int, ...]] = []
    done = False
    if not isinstance(event, dict):
        return Plan()
    for at, candidate in _dicts(event.get("candidates")):
        index, content = place(candidate.get("index"), at), candidate.get("content")
        for nth, part in _dicts(content.get("parts") if isinstance(content, dict) else None):
            if isinstance(part.get("text"), str):
                kind = "reasoning" if part.get("thought") is True else "text"
                path = f"/candidates/{at}/content/parts/{nth}/text"
                deltas[path] = Channel((index, kind), kind, path=path)
            if isinstance(part.get("functionCall"), dict):
                call = _plan_of_call(part["functionCall"], index, f"/candidates/{at}/content/parts/{nth}/functionCall")
                deltas |= call.deltas
                ends += call.ends
        if candidate.get("finishReason") is not None:
            ends.append((index,))
            done = True
    return Plan(deltas, tuple(ends), done=done, failed="error" in event)


def _plan_of_call(call: dict[str, Any], index: int, path: str) -> Plan:
    """A call whose arguments may come in pieces, each named by its place among them."""
    deltas: dict[str, Channel] = {}
    ends: list[tuple[str | int, ...]] = []
    for nth, argument in _dicts(call.get("partialArgs")):
        key = (index, "argument", str(argument.get("jsonPath")))
        if isinstance(argument.get("stringValue"), str):
            at = f"{path}/partialArgs/{nth}/stringValue"
            deltas[at] = Channel(key, "tool", path=at)
        if argument.get("willContinue") is not True:
            ends.append(key)
    if call.get("willContinue") is not True:
        ends.append((index, "argument"))
    return Plan(deltas, tuple(ends))


def _delta(channel: Channel, piece: str, last: Any) -> tuple[str, Any]:
    part: dict[str, Any] = {"text": piece}
    if channel.kind == "tool":
        argument = {"jsonPath": channel.key[2], "stringValue": piece, "willContinue": True}
        part = {"functionCall": {"partialArgs": [argument], "willContinue": True}}
    if channel.kind == "reasoning":
        part["thought"] = True
    candidate = {"content": {"parts": [part], "role": "model"}, "index": channel.key[0]}
    kept = {key: last[key] for key in ("modelVersion", "responseId") if key in last}
    return "", {"candidates": [candidate], **kept}


_STATUSES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    413: "INVALID_ARGUMENT",
    429: "RESOURCE_EXHAUSTED",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}


def _failure(status: int, code: str, message: str) -> Any:
    name = _STATUSES.get(status, "INTERNAL" if status >= 500 else "FAILED_PRECONDITION")
    info = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": code.upper(), "domain": "seawall"}
    return {"error": {"code": status, "message": message, "status": name, "details": [info]}}


def _stream_failure(status: int, code: str, message: str, _events: int) -> tuple[str, Any]:
    return "", _failure(status, code, message)


def _listing(cards: Sequence[ModelCard]) -> Any:
    methods = ["generateContent", "countTokens"]
    return {
        "models": [
            {"name": f"models/{card.id}", "displayName": card.id, "supportedGenerationMethods": methods}
            for card in cards
        ]
    }


def _said(saying: Saying, said: str, finish: str | None) -> dict[str, Any]:
    candidate: dict[str, Any] = {"content": {"parts": [{"text": said}], "role": "model"}, "index": 0}
    if finish:
        candidate["finishReason"] = finish
    usage = {"promptTokenCount": saying.tokens_in, "candidatesTokenCount": saying.tokens_out}
    usage["totalTokenCount"] = saying.tokens_in + saying.tokens_out
    return {"candidates": [candidate], "usageMetadata": usage, "modelVersion": saying.model, "responseId": saying.id}


def _say(saying: Saying) -> Any:
    return _said(saying, saying.text, "STOP")


def _vectors(saying: Saying) -> list[Any]:
    return [{"values": vector} for vector in saying.vectors] or [{"values": []}]


def _say_streamed(saying: Saying) -> Sequence[tuple[str, Any]]:
    pieces = [saying.text[at : at + 48] for at in range(0, len(saying.text), 48)] or [""]
    return [
        *(("", _said(saying, piece, None)) for piece in pieces[:-1]),
        ("", _said(saying, pieces[-1], "STOP")),
    ]


_STREAM = StreamMap(_answer(Use.DELTA), _plan, _delta, _stream_failure, sequential=True)
_VERSIONS = ("v1beta", "v1", "v1alpha")
_METHODS = {
    "generateContent": "generate",
    "streamGenerateContent": "stream_generate",
    "countTokens": "count_tokens",
    "embedContent": "embed",
    "batchEmbedContents": "batch_embed",
    "predict": "predict",
}
_KEEPING = Keeping(
    _both,
    {"generate": _FIELDS, "embed": _EMBED_FIELDS},
    {"generate": _answer(Use.TEXT), "embed": _EMBEDDED},
    _ERROR,
    _stream_failure,
)
_CLOSED = (
    ("/files", "Files are sent to /upload/v1beta/files in the resumable way, and listed, fetched and deleted."),
    ("/upload/", "Send the file to /upload/v1beta/files in the resumable way (X-Goog-Upload-Protocol: resumable)."),
    ("/cachedContents", "Cached contents are created, listed, fetched, changed and deleted."),
    ("/batches", "Batches are created with batchGenerateContent, listed, fetched, cancelled and deleted."),
    (":predictLongRunning", "Videos are not passed on; pictures are, with predict or generateContent."),
    (":bidiGenerateContent", "Use streamGenerateContent."),
    ("/auth_tokens", "Live sessions are not passed on. Use streamGenerateContent."),
    ("/operations/", "Batches are fetched by their names; nothing else is passed on that takes as long."),
    ("/publishers/google/", "Of Vertex AI's paths those pass that have the same end as Gemini's own."),
    ("/interactions", "Use generateContent or streamGenerateContent."),
    ("/fileSearchStores", "Search at home and send what was found in the request: it is inspected there."),
    ("/tunedModels", "Go to the vendor for training; have what you train on cleaned first (seawall clean)."),
)

DIALECT = Dialect(
    name="gemini",
    title="Gemini",
    source="ai.google.dev/api (v1beta) and google-genai 3.4.0, read 2026-11-23",
    routes=(
        *(
            Route("POST", f"/{version}/models/{{model}}:{method}", operation, streams=operation == "stream_generate")
            for version in _VERSIONS
            for method, operation in _METHODS.items()
        ),
        *(Route(method, f"/{version}{path}", name) for version in _VERSIONS for method, path, name in PATHS),
        *(Route("POST", f"/upload/{version}/files", "upload") for version in _VERSIONS),
        *(Route("GET", f"/{version}/models", "models") for version in _VERSIONS),
        *(Route("GET", f"/{version}/models/{{model}}", "model") for version in _VERSIONS),
    ),
    operations={
        "generate": Operation("generate", _GENERATE, _answer(Use.TEXT), None, _say),
        "stream_generate": Operation("stream_generate", _GENERATE, _answer(Use.TEXT), _STREAM, _say, _say_streamed),
        "count_tokens": Operation(
            "count_tokens", _COUNT, _answer(Use.TEXT), figure=lambda saying: {"totalTokens": saying.tokens_in}
        ),
        "embed": Operation("embed", _EMBED, _EMBEDDED, figure=lambda saying: {"embedding": _vectors(saying)[0]}),
        "batch_embed": Operation(
            "batch_embed", _BATCH_EMBED, _EMBEDDED, figure=lambda saying: {"embeddings": _vectors(saying)}
        ),
        "predict": Operation("predict", _PREDICT, _PREDICTED),
        **_KEEPING.operations,
        "models": Operation("models", None, None),
        "model": Operation("model", None, None),
    },
    auth=lambda key: (("x-goog-api-key", key),),
    forwarded=frozenset(("x-goog-api-client",)),
    answered=frozenset(("retry-after", "x-goog-upload-status")),
    closed=_CLOSED,
    batching=_KEEPING.batching,
    file_named=file_named,
    also_under=("upload",),
    # Vertex AI's, as the SDK asks for it when it is told vertexai=True: with a key, or with a project and its place.
    other_bases=tuple(
        f"/{version}{where}/publishers/google"
        for version in ("v1beta1", "v1")
        for where in ("", "/projects/{}/locations/{}")
    ),
    failure=_failure,
    listing=_listing,
)
