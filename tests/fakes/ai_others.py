"""What the fake vendors have beside talk: batches of messages, moderations, pictures of a text, a text read aloud."""

import json
from typing import Any

PICTURE = "aVZCT1J3MEtHZ29BQUFBTlNVaEVVZ0FBQUFF"
SOUND = b"\xff\xfbnot JSON, and cut\n\n into pieces" * 700


def other_answer(method: str, path: str, body: bytes, kept: dict[str, Any]) -> tuple[int, bytes, str] | None:
    """``(status, body, media type)``; None where the request is talk. ``kept`` holds batches by id."""
    if "/messages/batches" in path:
        return _batch(method, path, body, kept)
    if path.endswith("/audio/speech"):
        return 200, SOUND, "audio/mpeg"
    asked = json.loads(body) if method == "POST" else {}
    if path.endswith("/moderations"):
        result = {"flagged": False, "categories": {"violence": False}, "category_scores": {"violence": 0.000012345678}}
        return _json({"id": "modr-1", "model": "omni-moderation-latest", "results": [result]})
    if path.endswith("/images/generations"):
        if asked.get("stream"):
            events: list[dict[str, Any]] = [
                {"type": "image_generation.partial_image", "b64_json": PICTURE, "partial_image_index": 0},
                {"type": "image_generation.completed", "b64_json": PICTURE, "usage": {"total_tokens": 3}},
            ]
            said = "".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in events)
            return 200, said.encode(), "text/event-stream"
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
