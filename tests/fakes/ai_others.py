"""What the fake vendors have beside talk: batches of messages, moderations, pictures of a text and changed ones, a text
read aloud and a recording written down."""

import json
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

PICTURE = "aVZCT1J3MEtHZ29BQUFBTlNVaEVVZ0FBQUFF"
SOUND = b"\xff\xfbnot JSON, and cut\n\n into pieces" * 700


def other_answer(method: str, path: str, body: bytes, kept: dict[str, Any]) -> tuple[int, bytes, str] | None:
    """``(status, body, media type)``; None where the request is talk. ``kept`` holds batches by id."""
    if "/messages/batches" in path:
        return _batch(method, path, body, kept)
    if path.endswith("/audio/speech"):
        return 200, SOUND, "audio/mpeg"
    if body.startswith(b"--"):
        return _formed(path, body)
    asked = json.loads(body) if method == "POST" else {}
    if path.endswith("/moderations"):
        result = {"flagged": False, "categories": {"violence": False}, "category_scores": {"violence": 0.000012345678}}
        return _json({"id": "modr-1", "model": "omni-moderation-latest", "results": [result]})
    if path.endswith("/rerank"):
        told = enumerate(reversed(asked["documents"]))
        return _json({"id": "rerank-1", "results": [{"index": n, "document": {"text": one}} for n, one in told]})
    if path.endswith("/images/generations"):
        if asked.get("stream"):
            events: list[dict[str, Any]] = [
                {"type": "image_generation.partial_image", "b64_json": PICTURE, "partial_image_index": 0},
                {"type": "image_generation.completed", "b64_json": PICTURE, "usage": {"total_tokens": 3}},
            ]
            return 200, _events(events), "text/event-stream"
        return _json({"created": 1, "data": [{"b64_json": PICTURE, "revised_prompt": f"A photo: {asked['prompt']}"}]})
    if "/fake-image:" in path:
        data = {"inlineData": {"mimeType": "image/png", "data": PICTURE}}
        said = {"candidates": [{"content": {"role": "model", "parts": [data]}, "finishReason": "STOP", "index": 0}]}
        if "stream" in path:
            return 200, f"data: {json.dumps(said)}\n\n".encode(), "text/event-stream"
        return _json(said)
    if path.endswith(":predict"):
        prompt = asked["instances"][0]["prompt"]
        return _json({"predictions": [{"bytesBase64Encoded": PICTURE, "mimeType": "image/png", "prompt": prompt}]})
    return None


def form_of(body: bytes) -> list[tuple[str, str | None, str, bytes]]:
    """Name, file name, media type and content of each part."""
    head = b"content-type: multipart/form-data; boundary=" + body[2 : body.index(b"\r\n")] + b"\r\n\r\n"
    parts = BytesParser(policy=HTTP).parsebytes(head + body).iter_parts()  # type: ignore[attr-defined]
    return [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part.get_content_type(),
            part.get_payload(decode=True),
        )
        for part in parts
    ]


def _formed(path: str, body: bytes) -> tuple[int, bytes, str]:
    """Changed pictures, and what a recording says: the prompt, and what its file is called."""
    parts = form_of(body)
    fields = {name: content.decode() for name, file, _, content in parts if file is None}
    files = " ".join(file for _, file, _, _ in parts if file)
    prompt, stream = fields.get("prompt", ""), fields.get("stream") == "true"
    events: list[dict[str, Any]]
    if "/images/" in path:
        if stream:
            events = [
                {"type": "image_edit.partial_image", "b64_json": PICTURE, "partial_image_index": 0},
                {"type": "image_edit.completed", "b64_json": PICTURE, "usage": {"total_tokens": 3}},
            ]
            return 200, _events(events), "text/event-stream"
        return _json({"created": 1, "data": [{"b64_json": PICTURE, "revised_prompt": f"Changed: {prompt} ({files})"}]})
    text = f"{prompt} ({files})"
    if stream:
        events = [{"type": "transcript.text.delta", "delta": text[at : at + 3]} for at in range(0, len(text), 3)]
        return 200, _events([*events, {"type": "transcript.text.done", "text": text}]), "text/event-stream"
    if fields.get("response_format") in ("text", "srt", "vtt"):
        return 200, f"1\n00:00:00,000 --> 00:00:01,000\n{text}\n".encode(), "text/plain; charset=utf-8"
    segment = {"id": 0, "start": 0.0, "end": 1.0, "text": text, "speaker": "A", "tokens": [1, 2]}
    return _json({"text": text, "language": "english", "duration": 1.0, "segments": [segment],
                  "usage": {"type": "duration", "seconds": 1}})  # fmt: skip


def _events(events: list[dict[str, Any]]) -> bytes:
    return "".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in events).encode()


def _batch(method: str, path: str, body: bytes, kept: dict[str, Any]) -> tuple[int, bytes, str]:
    """Done at once, each message answered with its own last words."""
    *_, before, name = path.split("/")
    if method == "POST" and name == "batches":
        identity = f"msgbatch_{len(kept)}"
        kept[identity] = json.loads(body)["requests"]
        return _json(_state(identity, len(kept[identity])))
    identity = before if name in ("results", "cancel") else name
    if identity not in kept:
        return 404, b'{"type":"error","error":{"type":"not_found_error","message":"no such batch"}}', "application/json"
    if name != "results":
        return _json(_state(identity, len(kept[identity])))
    lines = []
    for request in kept[identity]:
        content = [{"type": "text", "text": request["params"]["messages"][-1]["content"]}]
        message = {"id": "msg_1", "type": "message", "role": "assistant", "model": "fake-echo", "content": content,
                   "stop_reason": "end_turn", "stop_sequence": None,
                   "usage": {"input_tokens": 5, "output_tokens": 6}}  # fmt: skip
        lines.append({"custom_id": request["custom_id"], "result": {"type": "succeeded", "message": message}})
    return 200, "".join(json.dumps(line) + "\n" for line in lines).encode(), "application/x-jsonl"


def _state(identity: str, count: int) -> dict[str, Any]:
    counts = {"processing": 0, "succeeded": count, "errored": 0, "canceled": 0, "expired": 0}
    url = f"https://api.anthropic.com/v1/messages/batches/{identity}/results"
    times = {"created_at": "2026-11-26T18:37:24.100435Z", "expires_at": "2026-11-27T18:37:24.100435Z"}
    return {"id": identity, "type": "message_batch", "processing_status": "ended", "request_counts": counts, **times,
            "ended_at": "2026-11-26T18:38:24.100435Z", "archived_at": None, "cancel_initiated_at": None,
            "results_url": url}  # fmt: skip


def _json(value: Any) -> tuple[int, bytes, str]:
    return 200, json.dumps(value).encode(), "application/json"
