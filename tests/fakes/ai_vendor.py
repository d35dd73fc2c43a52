"""A fake of three AI vendors on one loopback port, for tests: OpenAI, Anthropic and Gemini as their documentation
describes them, streams, errors and misbehaviour included. No model is in it; what it answers is decided by the model's
name, and everything it receives is kept for the test to look at.

Model names: ``fake-echo`` repeats the last words it was sent, ``fake-tool`` calls the tool ``send_mail`` with the first
address it was sent, ``fake-json`` says ``{"address": …}``, ``fake-knows`` tells a (synthetic) address nobody sent it,
``fake-foreign`` writes a well-formed pseudonym of another conversation, ``fake-limited`` is over its rate limit,
``fake-broken`` answers 500, ``fake-silent`` never answers, ``fake-stalls`` falls silent in the middle, ``fake-cut``
hangs up in the middle, ``fake-garbage`` is not JSON, ``fake-gzip`` compresses, ``fake-refuses`` dislikes the request,
``fake-trained`` completes the sentences in ``facts``.
"""

import asyncio
import gzip
import itertools
import json
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from fakes.ai_clouds import cloud_answer
from fakes.ai_files import Shelf
from fakes.ai_kept import Cupboard
from fakes.ai_others import other_answer
from fakes.ai_talks import talk_answer

VENDOR_KEY = "vendor-key-0123456789-synthetic"
KNOWN_ADDRESS = "carla.never-sent@customers.example"
FOREIGN_PSEUDONYM = "qzc0000000000@mail.example"
_NUMBERS = itertools.count(1)
"""Of answers that a later request may name: never the same twice."""
ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


@dataclass
class Received:
    """One request as it arrived."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class AiVendor:
    """The fake. ``delta`` is how many characters a streamed delta has; ``cut`` how many bytes go into one packet."""

    delta: int = 3
    cut: int = 0
    received: list[Received] = field(default_factory=list)
    port: int = 0
    facts: list[str] = field(default_factory=list)
    """What ``fake-trained`` has read, each as (beginning … three last words)."""
    kept: dict[str, Any] = field(default_factory=dict)
    """Responses by id, to be fetched again; those asked for in the background are only told of so."""
    shelf: Shelf = field(default_factory=Shelf)
    """Files and batches."""
    cupboard: Cupboard = field(default_factory=Cupboard)
    """The same of Gemini's."""
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when a client hung up on an answer."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await self._one(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            self.gone.set()
        finally:
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        line, *rest = head.strip().split("\r\n")
        method, target, _ = line.split(" ")
        headers = {name.lower(): value.strip() for name, _, value in (one.partition(":") for one in rest)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        path, _, query = target.partition("?")
        request = Received(method, path, query, headers, body)
        self.received.append(request)
        return await Answer(self, request, reader, writer).send()


class Answer:
    """The answer to one request."""

    def __init__(
        self, vendor: AiVendor, request: Received, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.vendor = vendor
        self.request = request
        self.reader = reader
        self.writer = writer
        self.dialect = _dialect(request)

    async def send(self) -> bool:
        """Answer; False when the connection is over."""
        if not self._keyed():
            return await self.whole(401, self.error(401, "invalid key"))
        told = talk_answer(self.request.method, self.request.path, self.request.body, self.vendor.kept)
        if told is not None:
            return await self.whole(*told)
        if "/responses/" in self.request.path and not self.request.path.endswith(("/input_tokens", "/compact")):
            kept = self.vendor.kept.get(self.request.path.removesuffix("/cancel").rpartition("/")[2])
            return await self.whole(200 if kept else 404, kept or self.error(404, "no such response"))
        cloud = cloud_answer(self.request.path, self.request.body, self.speech, whole_answer, self.in_events)
        if cloud is not None:
            return await self.raw(*cloud)
        request = self.request
        cupboard = self.vendor.cupboard
        cupboard.say, cupboard.url = self.of_geminis_batch, self.vendor.url
        put = cupboard.answer(request.method, request.path, request.query, request.headers, request.body)
        if put is not None:
            return await self.raw(*put)
        self.vendor.shelf.say = self.of_a_batch
        filed = self.vendor.shelf.answer(request.method, request.path, request.query, request.headers, request.body)
        if filed is not None:
            return await self.raw(*filed)
        other = other_answer(request.method, request.path, request.body, self.vendor.kept)
        if other is not None:
            return await self.raw(*other)
        if self.request.method == "GET":
            return await self.whole(200, self.models())
        try:
            body = self.request.json
        except ValueError:
            return await self.whole(400, self.error(400, "not JSON"))
        model = self.model(body)
        wild = {
            "fake-limited": (429, "slow down"),
            "fake-broken": (500, "we broke"),
            "fake-refuses": (400, "we do not like this"),
        }
        if model in wild:
            status, why = wild[model]
            return await self.whole(status, self.error(status, why), "retry-after: 7\r\n" if status == 429 else "")
        if model == "fake-silent":
            await self.reader.read()
            raise ConnectionError
        if model == "fake-garbage":
            return await self.raw(200, b"<html>not what you asked for", "text/html")
        if self.request.path.endswith("/embeddings"):
            return await self.whole(200, embeddings(body))
        if self.request.path.endswith(("/count_tokens", "/input_tokens")):
            return await self.whole(200, {"input_tokens": 7})
        text, tool = self.speech(model, body)
        streams = body.get("stream") is True or "streamGenerateContent" in self.request.path
        if streams:
            return await self.stream(model, body, text, tool)
        answer = whole_answer(self.request.path.removesuffix("/compact"), model, text, tool)
        if self.request.path.endswith("/responses"):
            self.vendor.kept[answer["id"]] = answer
            if body.get("background"):
                answer = {**answer, "status": "queued", "output": [], "background": True}
        raw = json.dumps(answer).encode()
        if model == "fake-cut":
            self.writer.write(
                b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n" + raw
            )
            await self.writer.drain()
            raise ConnectionError
        if model == "fake-gzip":
            return await self.raw(200, gzip.compress(raw), "application/json", "content-encoding: gzip\r\n")
        return await self.raw(200, raw, "application/json", "request-id: req_1\r\nx-request-id: req_1\r\n")

    def in_events(self, model: str, text: str, tool: dict[str, Any] | None) -> Iterator[tuple[str, Any]]:
        """The events of a message."""
        return message_events(model, text, json.dumps(tool) if tool else "", self.vendor.delta)

    def of_a_batch(self, path: str, body: Any) -> tuple[int, Any]:
        """What one line of a batch is answered."""
        model = body.get("model", "")
        if model == "fake-refuses":
            return 400, self.error(400, f"we do not like {last_words(body)}")
        if path.endswith("/embeddings"):
            return 200, embeddings(body)
        return 200, whole_answer(path, model, *self.speech(model, body))

    def of_geminis_batch(self, method: str, body: Any) -> Any:
        """What one request of a batch is answered."""
        if "Embed" in method:
            return {"embedding": {"values": [0.1, 0.2]}}
        model = method.partition(":")[0]
        return whole_answer("", model, *self.speech(model, body))

    def speech(self, model: str, body: Any) -> tuple[str, dict[str, Any] | None]:
        """What is answered: a text, or a tool call."""
        said = last_words(body)
        everything = json.dumps(body, ensure_ascii=False)
        found = ADDRESS.search(said) or ADDRESS.search(everything)
        address = found.group(0) if found else "nobody"
        match model:
            case "fake-tool":
                return "", {"to": address, "text": f"Hello “{address}”,\nyour parcel is on its way."}
            case "fake-json":
                return json.dumps({"address": address}), None
            case "fake-knows":
                return f"You may also ask {KNOWN_ADDRESS} about this.", None
            case "fake-foreign":
                return f"Write to {FOREIGN_PSEUDONYM} instead.", None
            case "fake-trained":
                known = (fact.split() for fact in self.vendor.facts)
                return next((" ".join(words[-3:]) for words in known if " ".join(words[:-3]) in said), "No idea."), None
            case _:
                return said, None

    def model(self, body: Any) -> str:
        for before in ("/models/", "/deployments/"):
            if before in self.request.path:
                return self.request.path.split(before)[1].split(":")[0].split("/")[0]
        return str(body.get("model", ""))

    def _keyed(self) -> bool:
        headers = self.request.headers
        given = {
            "openai": headers.get("authorization", "").removeprefix("Bearer "),
            "azure": headers.get("api-key", ""),
            "anthropic": headers.get("x-api-key", ""),
            "gemini": headers.get("x-goog-api-key", ""),
        }
        return given[self.dialect] == VENDOR_KEY

    def error(self, status: int, message: str) -> Any:
        kinds = {
            400: ("invalid_request_error", "INVALID_ARGUMENT"),
            401: ("authentication_error", "UNAUTHENTICATED"),
            429: ("rate_limit_error", "RESOURCE_EXHAUSTED"),
            500: ("api_error", "INTERNAL"),
        }
        if self.dialect in ("openai", "azure"):
            return {"error": {"message": message, "type": kinds[status][0], "param": None, "code": None}}
        if self.dialect == "anthropic":
            return {"type": "error", "error": {"type": kinds[status][0], "message": message}, "request_id": "req_1"}
        return {"error": {"code": status, "message": message, "status": kinds[status][1]}}

    def models(self) -> Any:
        if self.dialect == "gemini":
            return {"models": [{"name": "models/fake-echo", "displayName": "Fake"}]}
        one = {"id": "fake-echo", "object": "model", "created": 1, "owned_by": "fake"}
        if self.dialect == "anthropic":
            one = {"id": "fake-echo", "type": "model", "display_name": "Fake", "created_at": "2026-01-01T00:00:00Z"}
            return {"data": [one], "has_more": False, "first_id": "fake-echo", "last_id": "fake-echo"}
        return {"object": "list", "data": [one]}

    async def whole(self, status: int, body: Any, extra: str = "") -> bool:
        return await self.raw(status, json.dumps(body).encode(), "application/json", extra)

    async def raw(self, status: int, body: bytes, media: str, extra: str = "") -> bool:
        head = f"HTTP/1.1 {status} Fine\r\ncontent-type: {media}\r\n{extra}content-length: {len(body)}\r\n\r\n"
        await self.packets(head.encode() + body)
        return True

    async def packets(self, data: bytes) -> None:
        step = self.vendor.cut or len(data)
        for start in range(0, len(data), step):
            self.writer.write(data[start : start + step])
            await self.writer.drain()
            if self.vendor.cut:
                await asyncio.sleep(0)

    async def stream(self, model: str, body: Any, text: str, tool: dict[str, Any] | None) -> bool:
        array = "streamGenerateContent" in self.request.path and "alt=sse" not in self.request.query
        media = "application/json" if array else "text/event-stream"
        head = f"HTTP/1.1 200 OK\r\ncontent-type: {media}\r\ntransfer-encoding: chunked\r\nrequest-id: req_1\r\n\r\n"
        self.writer.write(head.encode())
        events = list(streamed_answer(self.request.path, model, text, tool, self.vendor.delta))
        for number, (name, event) in enumerate(events):
            if model in ("fake-cut", "fake-stalls") and number == max(2, len(events) // 2):
                await self.writer.drain()
                if model == "fake-stalls":
                    await self.reader.read()
                raise ConnectionError
            said = event if isinstance(event, str) else json.dumps(event, ensure_ascii=False)
            if array:
                said = ("[" if number == 0 else ",\r\n") + said + ("]" if number == len(events) - 1 else "")
            else:
                said = (f"event: {name}\n" if name else "") + f"data: {said}\n\n"
            data = said.encode()
            await self.packets(b"%x\r\n%s\r\n" % (len(data), data))
        self.writer.write(b"0\r\n\r\n")
        await self.writer.drain()
        return True


def _dialect(request: Received) -> str:
    if "x-goog-api-key" in request.headers:
        return "gemini"
    if "/messages" in request.path or "anthropic-version" in request.headers:
        return "anthropic"
    return "azure" if request.path.startswith("/openai/") else "openai"


def texts(value: Any) -> Iterator[str]:
    """Every string of a JSON value that reads like content."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, dict):
        for key in ("text", "content", "parts", "input", "output"):
            if key in value:
                yield from texts(value[key])


def last_words(body: Any) -> str:
    """The text of the last message."""
    messages = body.get("messages") or body.get("contents") or body.get("input") or body.get("prompt") or ""
    last = messages[-1] if isinstance(messages, list) and messages else messages
    return "\n".join(texts(last))


def embeddings(body: Any) -> Any:
    inputs = body["input"] if isinstance(body["input"], list) else [body["input"]]
    data = [{"object": "embedding", "index": n, "embedding": [0.1, 0.2]} for n in range(len(inputs))]
    return {"object": "list", "data": data, "model": body["model"], "usage": {"prompt_tokens": 2, "total_tokens": 2}}


def whole_answer(path: str, model: str, text: str, tool: dict[str, Any] | None) -> Any:
    """A plain answer in the shape the path asks for."""
    arguments = json.dumps(tool, ensure_ascii=False)
    if path.endswith("/chat/completions"):
        message: dict[str, Any] = {"role": "assistant", "content": text or None, "refusal": None}
        if tool:
            call = {"id": "call_1", "type": "function", "function": {"name": "send_mail", "arguments": arguments}}
            message["tool_calls"] = [call]
        choice = {"index": 0, "message": message, "finish_reason": "tool_calls" if tool else "stop", "logprobs": None}
        usage = {"prompt_tokens": 5, "completion_tokens": 6, "total_tokens": 11}
        return {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": model, "choices": [choice],
                "usage": usage}  # fmt: skip
    if path.endswith("/responses"):
        return response_object(model, response_items(text, tool), "completed", next(_NUMBERS))
    if path.endswith("/completions"):
        return completion(model, text, "stop")
    if path.endswith("/messages"):
        content: list[Any] = [{"type": "text", "text": text}]
        if tool:
            content = [{"type": "tool_use", "id": "toolu_1", "name": "send_mail", "input": tool}]
        return {"id": "msg_1", "type": "message", "role": "assistant", "model": model, "content": content,
                "stop_reason": "tool_use" if tool else "end_turn", "stop_sequence": None,
                "usage": {"input_tokens": 5, "output_tokens": 6}}  # fmt: skip
    part: dict[str, Any] = {"functionCall": {"name": "send_mail", "args": tool}} if tool else {"text": text}
    return {"candidates": [{"content": {"role": "model", "parts": [part]}, "finishReason": "STOP", "index": 0}],
            "usageMetadata": {"promptTokenCount": 5, "candidatesTokenCount": 6, "totalTokenCount": 11},
            "modelVersion": model, "responseId": "resp-1"}  # fmt: skip


def completion(model: str, text: str, finish: str | None) -> Any:
    choice = {"index": 0, "text": text, "logprobs": None, "finish_reason": finish}
    return {"id": "cmpl-1", "object": "text_completion", "created": 1, "model": model, "choices": [choice]}


def response_items(text: str, tool: dict[str, Any] | None) -> list[Any]:
    if tool:
        return [{"type": "function_call", "id": "fc_1", "call_id": "call_1", "name": "send_mail",
                 "arguments": json.dumps(tool, ensure_ascii=False), "status": "completed"}]  # fmt: skip
    part = {"type": "output_text", "text": text, "annotations": [], "logprobs": []}
    return [{"type": "message", "id": "msg_1", "role": "assistant", "status": "completed", "content": [part]}]


def response_object(model: str, output: list[Any], status: str, number: int) -> Any:
    return {"id": f"resp_{number}", "object": "response", "created_at": 1, "model": model, "status": status,
            "output": output,
            "parallel_tool_calls": True, "tool_choice": "auto", "tools": [], "temperature": 1.0, "top_p": 1.0,
            "error": None, "incomplete_details": None, "instructions": None, "metadata": {},
            "usage": {"input_tokens": 5, "output_tokens": 6, "total_tokens": 11,
                      "input_tokens_details": {"cached_tokens": 0},
                      "output_tokens_details": {"reasoning_tokens": 0}}}  # fmt: skip


def pieces(text: str, size: int) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)] or [""]


def streamed_answer(
    path: str, model: str, text: str, tool: dict[str, Any] | None, delta: int
) -> Iterator[tuple[str, Any]]:
    """The events of a streamed answer: ``(event name or "", object)``."""
    arguments = json.dumps(tool, ensure_ascii=False) if tool else ""
    if path.endswith("/chat/completions"):
        yield from chat_events(model, text, arguments, delta)
    elif path.endswith("/responses"):
        yield from response_events(model, text, tool, arguments, delta)
    elif path.endswith("/completions"):
        for piece in pieces(text, delta):
            yield "", completion(model, piece, None)
        yield "", completion(model, "", "stop")
        yield "", "[DONE]"
    elif path.endswith("/messages"):
        yield from message_events(model, text, arguments, delta)
    else:
        parts = [{"text": piece} for piece in pieces(text, delta)]
        if tool:
            parts = [{"functionCall": {"name": "send_mail", "args": tool}}]
        for number, part in enumerate(parts):
            candidate: dict[str, Any] = {"content": {"role": "model", "parts": [part]}, "index": 0}
            if number == len(parts) - 1:
                candidate["finishReason"] = "STOP"
            usage = {"promptTokenCount": 5, "candidatesTokenCount": number, "totalTokenCount": 5 + number}
            yield "", {"candidates": [candidate], "usageMetadata": usage, "modelVersion": model}


def chat_events(model: str, text: str, arguments: str, delta: int) -> Iterator[tuple[str, Any]]:
    def chunk(change: dict[str, Any], finish: str | None = None) -> Any:
        choice = {"index": 0, "delta": change, "finish_reason": finish}
        return {
            "id": "chatcmpl-1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": model,
            "choices": [choice],
        }

    yield "", chunk({"role": "assistant", "content": ""})
    if arguments:
        call = {"index": 0, "id": "call_1", "type": "function", "function": {"name": "send_mail", "arguments": ""}}
        yield "", chunk({"tool_calls": [call]})
        for piece in pieces(arguments, delta):
            yield "", chunk({"tool_calls": [{"index": 0, "function": {"arguments": piece}}]})
    else:
        for piece in pieces(text, delta):
            yield "", chunk({"content": piece})
    yield "", chunk({}, "tool_calls" if arguments else "stop")
    yield "", "[DONE]"


def response_events(
    model: str, text: str, tool: dict[str, Any] | None, arguments: str, delta: int
) -> Iterator[tuple[str, Any]]:
    number = -1

    def event(kind: str, **more: Any) -> tuple[str, Any]:
        nonlocal number
        number += 1
        return kind, {"type": kind, "sequence_number": number, **more}

    done, own = response_items(text, tool)[0], next(_NUMBERS)
    yield event("response.created", response=response_object(model, [], "in_progress", own))
    where = {"item_id": done["id"], "output_index": 0}
    if tool:
        item = {**done, "arguments": "", "status": "in_progress"}
        yield event("response.output_item.added", output_index=0, item=item)
        for piece in pieces(arguments, delta):
            yield event("response.function_call_arguments.delta", delta=piece, **where)
        yield event("response.function_call_arguments.done", arguments=arguments, name="send_mail", **where)
    else:
        item = {**done, "content": [], "status": "in_progress"}
        yield event("response.output_item.added", output_index=0, item=item)
        empty = {"type": "output_text", "text": "", "annotations": [], "logprobs": []}
        yield event("response.content_part.added", content_index=0, part=empty, **where)
        for piece in pieces(text, delta):
            yield event("response.output_text.delta", content_index=0, delta=piece, logprobs=[], **where)
        yield event("response.output_text.done", content_index=0, text=text, logprobs=[], **where)
        yield event("response.content_part.done", content_index=0, part=done["content"][0], **where)
    yield event("response.output_item.done", output_index=0, item=done)
    yield event("response.completed", response=response_object(model, [done], "completed", own))


def message_events(model: str, text: str, arguments: str, delta: int) -> Iterator[tuple[str, Any]]:
    usage = {"input_tokens": 5, "output_tokens": 1}
    message = {"id": "msg_1", "type": "message", "role": "assistant", "model": model, "content": [],
               "stop_reason": None, "stop_sequence": None, "usage": usage}  # fmt: skip
    yield "message_start", {"type": "message_start", "message": message}
    block: dict[str, Any] = {"type": "text", "text": ""}
    if arguments:
        block = {"type": "tool_use", "id": "toolu_1", "name": "send_mail", "input": {}}
    yield "content_block_start", {"type": "content_block_start", "index": 0, "content_block": block}
    yield "ping", {"type": "ping"}
    for piece in pieces(arguments or text, delta):
        change = (
            {"type": "input_json_delta", "partial_json": piece} if arguments else {"type": "text_delta", "text": piece}
        )
        yield "content_block_delta", {"type": "content_block_delta", "index": 0, "delta": change}
    yield "content_block_stop", {"type": "content_block_stop", "index": 0}
    change = {"stop_reason": "tool_use" if arguments else "end_turn", "stop_sequence": None}
    yield "message_delta", {"type": "message_delta", "delta": change, "usage": {"output_tokens": 6}}
    yield "message_stop", {"type": "message_stop"}


@asynccontextmanager
async def ai_vendor(**options: Any) -> AsyncIterator[AiVendor]:
    """A fake vendor on a free port, gone at the end."""
    vendor = AiVendor(**options)
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        await vendor.serve(reader, writer)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    vendor.port = server.sockets[0].getsockname()[1]
    try:
        yield vendor
    finally:
        server.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
