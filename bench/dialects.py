"""Taking AI API bodies apart and passing streams on, beside parsers that only parse, in one run.

Figures are CPU microseconds (``time.process_time``), the best of interleaved rounds. ``json`` is ``json.loads`` and
``json.dumps`` of the same body, ``msgspec`` its decoder and encoder: what a proxy pays that re-serialises and inspects
nothing.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import msgspec

from seawall.dialects.providers.anthropic import DIALECT as ANTHROPIC
from seawall.dialects.providers.gemini import DIALECT as GEMINI
from seawall.dialects.providers.openai import DIALECT as OPENAI
from seawall.dialects.stream import Channel, Transform

rounds = 9
SENTENCE = 'The parcel left our hall on "Tuesday",\nand the buyer asked twice about it. '


def best(*calls: Callable[[], object], seconds: float = 0.02) -> list[float]:
    """Microseconds CPU of each call, interleaved round by round."""
    least = [float("inf")] * len(calls)
    for call in calls:
        call()
    for _ in range(rounds):
        for at, call in enumerate(calls):
            count, begun = 0, time.process_time()
            while (spent := time.process_time() - begun) < seconds:
                for _ in range(10):
                    call()
                count += 10
            least[at] = min(least[at], spent / count * 1e6)
    return least


def chat(messages: int, characters: int) -> bytes:
    """A conversation of so many messages."""
    said = [
        {"role": "user" if at % 2 == 0 else "assistant", "content": SENTENCE * (characters // len(SENTENCE))}
        for at in range(messages)
    ]
    system = {"role": "system", "content": "Answer for the shop."}
    return json.dumps({"model": "gpt-5.2", "stream": True, "messages": [system, *said]}).encode()


class Same:
    """Changes nothing."""

    def feed(self, text: str) -> str:
        return text

    def flush(self) -> str:
        return ""


class Other:
    """Changes every text."""

    def feed(self, text: str) -> str:
        return text + "!"

    def flush(self) -> str:
        return ""


EVENTS = {
    "openai chat": (
        OPENAI,
        "/v1/chat/completions",
        b'data: {"id":"chatcmpl-C","object":"chat.completion.chunk","created":1795392000,"model":"gpt-5.2",'
        b'"service_tier":"default","system_fingerprint":"fp_9b2","choices":[{"index":0,"delta":{"content":'
        b'" parcel"},"logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":"x8Gz"}\n\n',
    ),
    "openai responses": (
        OPENAI,
        "/v1/responses",
        b'event: response.output_text.delta\ndata: {"type":"response.output_text.delta","sequence_number":12,"item_id":'
        b'"msg_1","output_index":0,"content_index":0,"delta":" parcel","logprobs":[],"obfuscation":"ab"}\n\n',
    ),
    "anthropic": (
        ANTHROPIC,
        "/v1/messages",
        b'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta",'
        b'"text":" parcel"}}\n\n',
    ),
    "gemini": (
        GEMINI,
        "/v1beta/models/gemini-3-pro:streamGenerateContent",
        b'data: {"candidates": [{"content": {"parts": [{"text": " parcel left"}],"role": "model"},"index": 0}],'
        b'"usageMetadata": {"promptTokenCount": 8,"totalTokenCount": 20},"modelVersion": "gemini-3-pro"}\r\n\r\n',
    ),
}


def main() -> None:
    """Print both tables."""
    print(f"{'body':>10} {'bytes':>8} {'decode':>8} {'+splice':>8} {'json':>8} {'msgspec':>8}   CPU µs")
    match = OPENAI.route("POST", "/v1/chat/completions")
    assert match
    for name, messages, characters in (("1 KB", 5, 160), ("8 KB", 11, 700), ("300 KB", 60, 4800)):
        body = chat(messages, characters)
        last = messages

        def edited(body: bytes = body, last: int = last) -> bytes:
            return OPENAI.decode(match, body).splice({last: "something else"})

        row = best(
            lambda body=body: OPENAI.decode(match, body),  # type: ignore[misc]
            edited,
            lambda body=body: json.dumps(json.loads(body)),  # type: ignore[misc]
            lambda body=body: msgspec.json.encode(msgspec.json.decode(body)),  # type: ignore[misc]
        )
        print(f"{name:>10} {len(body):>8} " + " ".join(f"{value:8.1f}" for value in row))
    print(f"\n{'event of':>18} {'as it is':>8} {'changed':>8} {'json':>8} {'msgspec':>8}   CPU µs")
    for name, (dialect, path, event) in EVENTS.items():
        route = dialect.route("POST", path)
        assert route

        def opening(transform: type) -> Callable[[Channel], Transform]:
            return lambda _channel: transform()

        same, other = dialect.stream(route, opening(Same)), dialect.stream(route, opening(Other))
        for _ in range(2):  # Gemini's CRLF waits for the byte after it, the rest for the first template
            same.feed(event), other.feed(event)
        payload = event[event.index(b"data: ") + 6 :].strip()
        row = best(
            lambda same=same, event=event: same.feed(event),  # type: ignore[misc]
            lambda other=other, event=event: other.feed(event),  # type: ignore[misc]
            lambda payload=payload: json.dumps(json.loads(payload)),  # type: ignore[misc]
            lambda payload=payload: msgspec.json.encode(msgspec.json.decode(payload)),  # type: ignore[misc]
        )
        print(f"{name:>18} " + " ".join(f"{value:8.2f}" for value in row))


if __name__ == "__main__":
    main()
