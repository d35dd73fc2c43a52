"""Every place of every AI API where text can stand, as requests with a hole for it, and the disguises text may wear.

``seawall verify-gateway`` sends them through a gateway, and the test suite through ours. The values are synthetic and
say so. A place that is missing here is a place nobody looks at: when an API grows one, it is added here first.
"""

from __future__ import annotations

import base64
import html
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

ADDRESS = "verify.probe-{number}@customers.example"
"""A synthetic address: ``.example`` belongs to nobody (RFC 2606)."""
SHOW_ALL = "Thank you. (seawall-verify: show everything that left)"
"""Last words of every probe; the built-in echo answers them with the whole body it was sent."""
_ZERO_WIDTH = "\u200b"


class Probe(NamedTuple):
    """One request with the probe's text in one place."""

    dialect: str
    path: str
    place: str
    body: Callable[[str], Any]


class Disguise(NamedTuple):
    """One way to write a value so that a naive reader misses it."""

    name: str
    wear: Callable[[str], str]


DISGUISES = (
    Disguise("plain", lambda text: text),
    Disguise("zero-width", lambda text: _ZERO_WIDTH.join(text)),
    Disguise("percent", lambda text: quote(text, safe="").replace(".", "%2E").replace("-", "%2D")),
    Disguise("html", lambda text: "".join(f"&#{ord(character)};" for character in text)),
    Disguise("base64", lambda text: base64.b64encode(f"mail: {text}".encode()).decode()),
    Disguise("hex", lambda text: text.encode().hex()),
    Disguise("full-width", lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)),
)


def _chat(place: str, body: Callable[[str], Any]) -> Probe:
    return Probe("openai", "/v1/chat/completions", place, body)


def _said(text: Any, role: str = "user") -> dict[str, Any]:
    return {"role": role, "content": text}


def _chat_body(*messages: Any, **more: Any) -> dict[str, Any]:
    return {"model": "MODEL", "messages": [*messages, _said(SHOW_ALL)], **more}


def _part(text: str) -> dict[str, str]:
    return {"type": "text", "text": text}


def _halves(text: str) -> tuple[str, str]:
    """Cut in the middle of the value, which is about where the text's is."""
    return text[: len(text) // 2], text[len(text) // 2 :]


def _schema(text: str) -> dict[str, Any]:
    return {"type": "object", "properties": {"a": {"type": "string", "description": text}}}


def _call(arguments: str) -> dict[str, Any]:
    function = {"name": "send_mail", "arguments": arguments}
    return {"role": "assistant", "tool_calls": [{"id": "call_1", "type": "function", "function": function}]}


def _result(content: Any) -> dict[str, Any]:
    return {"role": "tool", "tool_call_id": "call_1", "content": content}


def _data_url(text: str) -> str:
    return "data:text/plain;base64," + base64.b64encode(text.encode()).decode()


_OPENAI_CHAT = (
    _chat("system", lambda text: _chat_body(_said(text, "system"))),
    _chat("developer", lambda text: _chat_body(_said(text, "developer"))),
    _chat("user", lambda text: _chat_body(_said(text))),
    _chat("user, in parts", lambda text: _chat_body(_said([{"type": "text", "text": text}]))),
    _chat("user, split over parts", lambda text: _chat_body(_said([_part(piece) for piece in _halves(text)]))),
    _chat("user, split over messages", lambda text: _chat_body(*map(_said, _halves(text)))),
    _chat("user's name", lambda text: _chat_body({**_said("hi"), "name": text})),
    _chat("assistant's history", lambda text: _chat_body(_said(text, "assistant"))),
    _chat("assistant's refusal", lambda text: _chat_body({"role": "assistant", "refusal": text})),
    _chat("tool call's arguments", lambda text: _chat_body(_call(json.dumps({"to": text})), _result("sent"))),
    _chat(
        "tool call's arguments, deep", lambda text: _chat_body(_call(json.dumps({"a": [{"b": text}]})), _result("."))
    ),
    _chat("tool call's broken arguments", lambda text: _chat_body(_call('{"to": "' + text), _result("."))),
    _chat("tool's result", lambda text: _chat_body(_call("{}"), _result(text))),
    _chat("tool's result, JSON", lambda text: _chat_body(_call("{}"), _result(json.dumps({"rows": [text]})))),
    _chat(
        "tool's description",
        lambda text: _chat_body(tools=[{"type": "function", "function": {"name": "f", "description": text}}]),
    ),
    _chat(
        "tool's schema",
        lambda text: _chat_body(tools=[{"type": "function", "function": {"name": "f", "parameters": _schema(text)}}]),
    ),
    _chat(
        "output schema",
        lambda text: _chat_body(
            response_format={"type": "json_schema", "json_schema": {"name": "s", "schema": _schema(text)}}
        ),
    ),
    _chat("user id", lambda text: _chat_body(user=text)),
    _chat("metadata", lambda text: _chat_body(metadata={"a": text})),
    _chat("metadata key", lambda text: _chat_body(metadata={text: "a"})),
    _chat("stop", lambda text: _chat_body(stop=[text])),
    _chat("prediction", lambda text: _chat_body(prediction={"type": "content", "content": text})),
    _chat("unknown field", lambda text: _chat_body(brand_new={"deep": [text]})),
    _chat(
        "file",
        lambda text: _chat_body(_said([{"type": "file", "file": {"filename": "a.txt", "file_data": _data_url(text)}}])),
    ),
    _chat(
        "image address",
        lambda text: _chat_body(_said([{"type": "image_url", "image_url": {"url": f"https://x.example/{text}"}}])),
    ),
)


def _responses(place: str, body: Callable[[str], Any]) -> Probe:
    return Probe("openai", "/v1/responses", place, body)


def _input(*items: Any, **more: Any) -> dict[str, Any]:
    return {"model": "MODEL", "input": [*items, _said(SHOW_ALL)], **more}


_OPENAI_RESPONSES = (
    _responses("input", lambda text: {"model": "MODEL", "input": text}),
    _responses("instructions", lambda text: _input(instructions=text)),
    _responses("input item", lambda text: _input(_said([{"type": "input_text", "text": text}]))),
    _responses(
        "output item",
        lambda text: _input(
            {
                "type": "message",
                "role": "assistant",
                "content": [{"type": "output_text", "text": text, "annotations": []}],
            }
        ),
    ),
    _responses(
        "function call",
        lambda text: _input(
            {"type": "function_call", "call_id": "c", "name": "f", "arguments": json.dumps({"to": text})},
            {"type": "function_call_output", "call_id": "c", "output": "done"},
        ),
    ),
    _responses(
        "function output",
        lambda text: _input(
            {"type": "function_call", "call_id": "c", "name": "f", "arguments": "{}"},
            {"type": "function_call_output", "call_id": "c", "output": text},
        ),
    ),
    _responses(
        "reasoning summary",
        lambda text: _input({"type": "reasoning", "id": "rs_1", "summary": [{"type": "summary_text", "text": text}]}),
    ),
    _responses(
        "tool's description", lambda text: _input(tools=[{"type": "function", "name": "f", "description": text}])
    ),
    _responses("metadata", lambda text: _input(metadata={"a": text})),
    _responses("unknown field", lambda text: _input(brand_new=text)),
    Probe("openai", "/v1/completions", "prompt", lambda text: {"model": "MODEL", "prompt": text}),
    Probe("openai", "/v1/completions", "prompts", lambda text: {"model": "MODEL", "prompt": ["a", text]}),
    Probe("openai", "/v1/completions", "suffix", lambda text: {"model": "MODEL", "prompt": "a", "suffix": text}),
    Probe("openai", "/v1/embeddings", "input", lambda text: {"model": "MODEL", "input": text}),
    Probe("openai", "/v1/embeddings", "inputs", lambda text: {"model": "MODEL", "input": ["a", text]}),
)


def _messages(place: str, body: Callable[[str], Any]) -> Probe:
    return Probe("anthropic", "/v1/messages", place, body)


def _claude(*messages: Any, **more: Any) -> dict[str, Any]:
    return {"model": "MODEL", "max_tokens": 64, "messages": [*messages, _said(SHOW_ALL)], **more}


def _use(value: Any) -> dict[str, Any]:
    return _said([{"type": "tool_use", "id": "toolu_1", "name": "f", "input": value}], "assistant")


def _used(content: Any) -> dict[str, Any]:
    return _said([{"type": "tool_result", "tool_use_id": "toolu_1", "content": content}])


def _document(text: str, form: str) -> dict[str, Any]:
    data = text if form == "text" else base64.b64encode(text.encode()).decode()
    return _said([{"type": "document", "source": {"type": form, "media_type": "text/plain", "data": data}}])


_ANTHROPIC = (
    _messages("system", lambda text: _claude(system=text)),
    _messages("system, in blocks", lambda text: _claude(system=[{"type": "text", "text": text}])),
    _messages("user", lambda text: _claude(_said(text))),
    _messages("user, in blocks", lambda text: _claude(_said([{"type": "text", "text": text}]))),
    _messages("assistant's history", lambda text: _claude(_said("hi"), _said(text, "assistant"))),
    _messages("tool input", lambda text: _claude(_said("hi"), _use({"to": text, "n": [1]}), _used("done"))),
    _messages("tool input key", lambda text: _claude(_said("hi"), _use({text: 1}), _used("done"))),
    _messages("tool result", lambda text: _claude(_said("hi"), _use({}), _used(text))),
    _messages(
        "tool result, in blocks",
        lambda text: _claude(_said("hi"), _use({}), _used([{"type": "text", "text": text}])),
    ),
    _messages("document, text", lambda text: _claude(_document(text, "text"))),
    _messages("document, base64", lambda text: _claude(_document(text, "base64"))),
    _messages(
        "tool's description",
        lambda text: _claude(tools=[{"name": "f", "description": text, "input_schema": {"type": "object"}}]),
    ),
    _messages("tool's schema", lambda text: _claude(tools=[{"name": "f", "input_schema": _schema(text)}])),
    _messages("user, split over blocks", lambda text: _claude(_said([_part(piece) for piece in _halves(text)]))),
    _messages("user id", lambda text: _claude(metadata={"user_id": text})),
    _messages("stop", lambda text: _claude(stop_sequences=[text])),
    _messages("unknown field", lambda text: _claude(brand_new=[text])),
    Probe("anthropic", "/v1/messages/count_tokens", "user", lambda text: {"model": "MODEL", "messages": [_said(text)]}),
    Probe(
        "anthropic",
        "/v1/messages/batches",
        "user, in the second request",
        lambda text: {
            "requests": [{"custom_id": f"r{n}", "params": _claude(_said(said))} for n, said in enumerate(("Hi.", text))]
        },
    ),
)


def _generate(place: str, body: Callable[[str], Any]) -> Probe:
    return Probe("gemini", "/v1beta/models/MODEL:generateContent", place, body)


def _turn(part: Any, role: str = "user") -> dict[str, Any]:
    return {"role": role, "parts": [part]}


def _contents(*turns: Any, **more: Any) -> dict[str, Any]:
    return {"contents": [*turns, _turn({"text": SHOW_ALL})], **more}


_GEMINI = (
    _generate("system", lambda text: _contents(systemInstruction={"parts": [{"text": text}]})),
    _generate("user", lambda text: _contents(_turn({"text": text}))),
    _generate(
        "user, split over parts",
        lambda text: _contents({"role": "user", "parts": [{"text": piece} for piece in _halves(text)]}),
    ),
    _generate("model's history", lambda text: _contents(_turn({"text": text}, "model"))),
    _generate(
        "function call", lambda text: _contents(_turn({"functionCall": {"name": "f", "args": {"to": text}}}, "model"))
    ),
    _generate(
        "function response",
        lambda text: _contents(_turn({"functionResponse": {"name": "f", "response": {"rows": [{"a": text}]}}})),
    ),
    _generate(
        "inline data",
        lambda text: _contents(
            _turn({"inlineData": {"mimeType": "text/plain", "data": base64.b64encode(text.encode()).decode()}})
        ),
    ),
    _generate(
        "executable code", lambda text: _contents(_turn({"executableCode": {"language": "PYTHON", "code": text}}))
    ),
    _generate(
        "tool's description",
        lambda text: _contents(tools=[{"functionDeclarations": [{"name": "f", "description": text}]}]),
    ),
    _generate("output schema", lambda text: _contents(generationConfig={"responseSchema": _schema(text)})),
    _generate("stop", lambda text: _contents(generationConfig={"stopSequences": [text]})),
    _generate("unknown field", lambda text: _contents(brandNew={"a": text})),
    Probe(
        "gemini",
        "/v1beta/models/MODEL:streamGenerateContent",
        "user, streamed",
        lambda text: _contents(_turn({"text": text})),
    ),
    Probe("gemini", "/v1beta/models/MODEL:countTokens", "user", lambda text: _contents(_turn({"text": text}))),
    Probe("gemini", "/v1beta/models/MODEL:embedContent", "content", lambda text: {"content": _turn({"text": text})}),
    Probe("gemini", "/v1beta/models/MODEL:predict", "prompt", lambda text: {"instances": [{"prompt": text}]}),
    Probe(
        "gemini",
        "/v1beta/models/MODEL:batchEmbedContents",
        "second content",
        lambda text: {
            "requests": [{"model": "models/MODEL", "content": _turn({"text": one})} for one in ("A parcel.", text)]
        },
    ),
)


def _batch(method: str, request: Callable[[str], Any]) -> Probe:
    def body(text: str) -> dict[str, Any]:
        asked = [{"request": request(text), "metadata": {"key": "one"}}]
        return {"batch": {"displayName": "probe", "inputConfig": {"requests": {"requests": asked}}}}

    return Probe("gemini", f"/v1beta/models/MODEL:{method}", "request of a batch", body)


def _cache(place: str, fields: Callable[[str], dict[str, Any]]) -> Probe:
    return Probe("gemini", "/v1beta/cachedContents", place, lambda text: {"model": "models/MODEL", **fields(text)})


_GEMINIS_KEPT = (
    _batch("batchGenerateContent", lambda text: _contents(_turn({"text": text}))),
    _batch("asyncBatchEmbedContent", lambda text: {"content": {"parts": [{"text": text}]}}),
    _cache("system instruction", lambda text: {"systemInstruction": {"parts": [{"text": text}]}}),
    _cache("display name", lambda text: {"displayName": text}),
)


def _asked(text: Any) -> dict[str, Any]:
    return {"model": "MODEL", "input": text}


_QUESTIONS = ("/input_tokens", "/compact")


def _begun(text: str) -> dict[str, Any]:
    return {"items": [{"type": "message", "role": "user", "content": text}]}


_WITH_FILES: tuple[tuple[str, str, Callable[[str], Any]], ...] = (
    ("/images/edits", "prompt", lambda text: {"model": "MODEL", "prompt": text}),
    ("/images/edits", "file's name", lambda text: {"model": "MODEL", "prompt": "Flowers.", "file_names": [text]}),
    ("/audio/transcriptions", "prompt", lambda text: {"model": "MODEL", "prompt": text}),
    ("/audio/transcriptions", "speaker", lambda text: {"model": "MODEL", "known_speaker_names[]": [text]}),
)
"""Sent as forms; ``file_names`` is what their files are called."""

_AZURE = (
    *tuple(
        Probe("azure", base + probe.path.removeprefix("/v1"), probe.place, probe.body)
        for base in ("/openai/deployments/MODEL", "/openai/v1")
        for probe in (*_OPENAI_CHAT, *_OPENAI_RESPONSES)
        if probe.path != "/v1/responses" and probe.place in ("user", "prompt", "input")
    ),
    *(Probe("azure", f"/openai/v1/responses{more}", "input", _asked) for more in ("", *_QUESTIONS)),
    Probe("azure", "/openai/v1/moderations", "input", _asked),
    Probe("azure", "/openai/v1/conversations", "item", _begun),
    *(
        Probe("azure", base + path, place, body)
        for base in ("/openai/deployments/MODEL", "/openai/v1")
        for path, place, body in (
            ("/images/generations", "prompt", lambda text: {"model": "MODEL", "prompt": text}),
            ("/audio/speech", "input", lambda text: {**_asked(text), "voice": "alloy"}),
            *_WITH_FILES,
        )
    ),
)
"""The bodies are OpenAI's; only the ways there are other ones."""

_OPENAI_QUESTIONS = tuple(Probe("openai", f"/v1/responses{more}", "input", _asked) for more in _QUESTIONS)
_OPENAI_OTHERS = (
    Probe("openai", "/v1/moderations", "input", _asked),
    Probe("openai", "/v1/moderations", "second input", lambda text: _asked(["A parcel.", text])),
    Probe("openai", "/v1/conversations", "item", _begun),
    Probe("openai", "/v1/rerank", "query", lambda text: {"model": "MODEL", "query": text, "documents": ["a"]}),
    Probe("openai", "/v1/rerank", "document", lambda text: {"model": "MODEL", "query": "a", "documents": ["b", text]}),
    Probe("openai", "/v1/images/generations", "prompt", lambda text: {"model": "MODEL", "prompt": text}),
    *(Probe("openai", f"/v1{path}", place, body) for path, place, body in _WITH_FILES),
    Probe("openai", "/v1/audio/speech", "input", lambda text: {**_asked(text), "voice": "alloy"}),
    Probe("openai", "/v1/audio/speech", "instructions", lambda text: {**_asked("Hello."), "instructions": text}),
)

_ON_VERTEX = "/v1/publishers/anthropic/models/"
_IN_BEDROCK = "/model/MODEL/"


def _without_model(body: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: {name: one for name, one in body(text).items() if name != "model"}


def _conversed(*blocks: Any, **more: Any) -> dict[str, Any]:
    return {"messages": [{"role": "user", "content": [*blocks, {"text": SHOW_ALL}]}], **more}


def _converse(place: str, body: Callable[[str], Any], how: str = "converse") -> Probe:
    return Probe("bedrock", f"{_IN_BEDROCK}{how}", place, body)


def _outcome(content: Any) -> dict[str, Any]:
    return {"toolResult": {"toolUseId": "tool_1", "content": [content]}}


_CLOUDS = (
    *(
        Probe("vertex", f"{_ON_VERTEX}MODEL:{how}", probe.place, _without_model(probe.body))
        for probe in _ANTHROPIC
        if probe.path == "/v1/messages" and probe.place in ("system", "user", "tool result", "unknown field")
        for how in ("rawPredict", *(("streamRawPredict",) if probe.place == "user" else ()))
    ),
    Probe("vertex", f"{_ON_VERTEX}count-tokens:rawPredict", "user", lambda text: _claude(_said(text))),
    _converse("system", lambda text: _conversed(system=[{"text": text}])),
    _converse("user", lambda text: _conversed({"text": text})),
    _converse("user, split over blocks", lambda text: _conversed(*({"text": piece} for piece in _halves(text)))),
    _converse("document, text", lambda text: _conversed({"document": {"name": "a", "source": {"text": text}}})),
    _converse("document's name", lambda text: _conversed({"document": {"name": text, "source": {"text": "Hi."}}})),
    _converse("tool's result", lambda text: _conversed(_outcome({"text": text}))),
    _converse("tool's result, JSON", lambda text: _conversed(_outcome({"json": {"rows": [text]}}))),
    _converse(
        "tool input",
        lambda text: {
            "messages": [
                {"role": "assistant", "content": [{"toolUse": {"toolUseId": "t", "name": "f", "input": {"to": text}}}]},
                *_conversed(_outcome({"text": "done"}))["messages"],
            ]
        },
    ),
    _converse(
        "tool's description",
        lambda text: _conversed(toolConfig={"tools": [{"toolSpec": {"name": "f", "description": text}}]}),
    ),
    _converse("stop", lambda text: _conversed(inferenceConfig={"stopSequences": [text]})),
    _converse("metadata", lambda text: _conversed(requestMetadata={"who": text})),
    _converse("a model's own fields", lambda text: _conversed(additionalModelRequestFields={"odd": [text]})),
    _converse("unknown field", lambda text: _conversed(brandNew=[text])),
    _converse("user", lambda text: _conversed({"text": text}), "converse-stream"),
    *(
        _converse(place, body, how)
        for how in ("invoke", "invoke-with-response-stream")
        for place, body in (
            ("user", lambda text: {"messages": [_said(text), _said(SHOW_ALL)]}),
            ("another model's prompt", lambda text: {"prompt": text, "messages": [_said(SHOW_ALL)]}),
        )
    ),
)

PROBES = (
    *_OPENAI_CHAT,
    *_OPENAI_RESPONSES,
    *_OPENAI_QUESTIONS,
    *_OPENAI_OTHERS,
    *_AZURE,
    *_ANTHROPIC,
    *_GEMINI,
    *_GEMINIS_KEPT,
    *_CLOUDS,
)


def value(number: int) -> str:
    """A synthetic value nobody else sends."""
    return ADDRESS.format(number=number)


def sentence(worn: str) -> str:
    """The value in the kind of text that holds one."""
    return f"Please write to {worn} about the parcel."


def leaked(received: bytes, value: str) -> bool:
    """Whether what arrived at a vendor gives the value away to anyone who takes the trouble to undo a disguise."""
    wanted = value.casefold()
    return any(wanted in form.casefold() for form in _undone(received))


_BASE64 = re.compile(r"[A-Za-z0-9+/]{16,}={0,2}")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}){8,}")


def _undone(received: bytes) -> Iterator[str]:
    raw = received.decode("utf-8", "replace")
    texts = [raw]
    with suppress(ValueError):
        read = json.loads(raw)
        texts += _strings(read)
        texts.append("".join(_strings(read, words_only=True)))  # as whoever reads one behind the other would
    for text in texts:
        seen = html.unescape(unquote(text))
        seen = "".join(c for c in unicodedata.normalize("NFKC", seen) if unicodedata.category(c) != "Cf")
        yield text
        yield seen
        for found in _BASE64.findall(text):
            with suppress(ValueError):
                yield base64.b64decode(found + "=" * (-len(found) % 4)).decode("utf-8", "replace")
        for found in _HEX.findall(text):
            yield bytes.fromhex(found).decode("utf-8", "replace")


def _strings(value: Any, *, words_only: bool = False) -> Iterator[str]:
    """Every string of a document, keys and JSON within strings too; or only what stands as somebody's words."""
    if isinstance(value, str):
        yield value
        if value[:1] in "[{" and not words_only:
            try:
                yield from _strings(json.loads(value))
            except ValueError:
                return
    elif isinstance(value, dict):
        for key, one in value.items():
            if not words_only:
                yield key
            if not words_only or key in _WORDS:
                yield from _strings(one, words_only=words_only)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one, words_only=words_only)


_WORDS = frozenset({"messages", "contents", "content", "parts", "text"})


Question = tuple[str, Callable[[str, str], dict[str, Any]]]
"""The path of a question to a model, with ``MODEL`` in it where the API wants it there, and its body."""
QUESTIONS: dict[str, Question] = {
    "azure": (
        "/openai/v1/chat/completions",
        lambda model, text: {"model": model, "messages": [_said(text)], "temperature": 0, "max_tokens": 60},
    ),
    "openai": (
        "/v1/chat/completions",
        lambda model, text: {"model": model, "messages": [_said(text)], "temperature": 0, "max_tokens": 60},
    ),
    "anthropic": (
        "/v1/messages",
        lambda model, text: {"model": model, "messages": [_said(text)], "temperature": 0, "max_tokens": 60},
    ),
    "vertex": (
        f"{_ON_VERTEX}MODEL:rawPredict",
        lambda _model, text: {
            "anthropic_version": "vertex-2023-10-16",
            "messages": [_said(text)],
            "temperature": 0,
            "max_tokens": 60,
        },
    ),
    "bedrock": (
        f"{_IN_BEDROCK}converse",
        lambda _model, text: {
            "messages": [{"role": "user", "content": [{"text": text}]}],
            "inferenceConfig": {"temperature": 0, "maxTokens": 60},
        },
    ),
    "gemini": (
        "/v1beta/models/MODEL:generateContent",
        lambda _model, text: {
            "contents": [{"role": "user", "parts": [{"text": text}]}],
            "generationConfig": {"temperature": 0, "maxOutputTokens": 60},
        },
    ),
}
"""One plain question by dialect, as short as the API allows."""
