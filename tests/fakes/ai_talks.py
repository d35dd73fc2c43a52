"""The fake OpenAI's conversations: begun, added to, read and deleted by their ids, in the account all callers share."""

import itertools
import json
from typing import Any

_NUMBERS = itertools.count(1)


def talk_answer(method: str, path: str, body: bytes, kept: dict[str, Any]) -> tuple[int, Any] | None:
    """``(status, answer)``; None where the request is about no conversation and no response's items."""
    if path.endswith("/input_items"):
        return 200, _listed([_item({"role": "user", "content": "kept"})])
    if "/responses/" in path and method == "DELETE":
        id = path.rpartition("/")[2]
        return (200, {"id": id, "object": "response", "deleted": True}) if kept.pop(id, None) else (404, {})
    _, found, rest = path.partition("/conversations")
    if not found:
        return None
    asked = json.loads(body) if body else {}
    if not rest:
        id = f"conv_{next(_NUMBERS):024x}ab12"
        kept[id] = {"items": [_item(item) for item in asked.get("items") or []], "metadata": asked.get("metadata")}
        return 200, _told(id, kept)
    id, _, of_it = rest[1:].partition("/")
    if id not in kept:
        return 404, {"error": {"message": "no such conversation", "type": "invalid_request_error", "code": None}}
    items = kept[id]["items"]
    name = of_it.removeprefix("items").removeprefix("/")
    if name:
        kept[id]["items"] = [item for item in items if method != "DELETE" or item["id"] != name]
        return 200, _told(id, kept) if method == "DELETE" else next(item for item in items if item["id"] == name)
    if of_it:
        added = [_item(item) for item in asked.get("items", ())]
        items += added
        return 200, _listed(added or items)
    if method == "POST":
        kept[id]["metadata"] = asked["metadata"]
    told = _told(id, kept)
    if method == "DELETE":
        del kept[id]
        told = {"id": id, "object": "conversation.deleted", "deleted": True}
    return 200, told


def _told(id: str, kept: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "object": "conversation", "created_at": 1, "metadata": kept[id]["metadata"]}


def _item(item: dict[str, Any]) -> dict[str, Any]:
    content = item.get("content")
    if isinstance(content, str):
        content = [{"type": "input_text", "text": content}]
    message = {"type": "message", "status": "completed", **item, "content": content}
    return {"id": f"msg_{next(_NUMBERS):024x}ab12", **message}


def _listed(items: list[Any]) -> dict[str, Any]:
    ends = {"first_id": items[0]["id"] if items else None, "last_id": items[-1]["id"] if items else None}
    return {"object": "list", "data": items, **ends, "has_more": False}
