"""What the fake Gemini keeps: batches, cached contents and files, as the API reference describes them. A batch is done
when it is asked for the second time."""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Any

Answered = tuple[int, bytes, str, str]
"""Status, body, media type, more header lines."""


@dataclass
class Cupboard:
    """Everything kept in the one account that all callers share."""

    batches: dict[str, Any] = field(default_factory=dict)
    caches: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Any] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    started: dict[str, Any] = field(default_factory=dict)
    url: str = ""
    say: Callable[[str, Any], Any] = lambda method, body: {}
    """``(method, request)`` to the answer."""

    def answer(self, method: str, path: str, query: str, headers: dict[str, str], body: bytes) -> Answered | None:
        """The answer to a request about kept things; None when it is about something else."""
        if "x-goog-api-key" not in headers:
            return None
        path = path.replace("/v1beta/", "/v1/")
        if path == "/upload/v1/files":
            return self._upload(query, headers, body)
        if path.endswith((":batchGenerateContent", ":asyncBatchEmbedContent")):
            return self._new_batch(path, json.loads(body)["batch"])
        for name, shelf in (("batches", self.batches), ("cachedContents", self.caches), ("files", self.files)):
            if path == f"/v1/{name}":
                if method == "POST":
                    return self._new_cache(json.loads(body))
                listed = {"batches": "operations"}.get(name, name)
                return _json({listed: list(shelf.values())})
            if path.startswith(f"/v1/{name}/"):
                id, _, verb = path.removeprefix("/v1/").partition(":")
                return self._one(method, verb, id, shelf, body)
        return None

    def _one(self, method: str, verb: str, id: str, shelf: dict[str, Any], body: bytes) -> Answered:
        if id not in shelf:
            return (
                404,
                b'{"error": {"code": 404, "message": "not found", "status": "NOT_FOUND"}}',
                "application/json",
                "",
            )
        if verb == "download":
            return 200, self.contents[id], "application/octet-stream", ""
        if method == "DELETE":
            del shelf[id]
            return _json({})
        if verb == "cancel":
            shelf[id]["metadata"]["state"] = "BATCH_STATE_CANCELLED"
            return _json({})
        if method == "PATCH":
            shelf[id].update(json.loads(body))
        elif id in self.batches and shelf[id]["metadata"]["state"] == "BATCH_STATE_PENDING":
            told = shelf[id]
            shelf[id] = {**told, "metadata": {**told["metadata"], "state": "BATCH_STATE_RUNNING"}}
            return _json(self._run(id))
        return _json(shelf[id])

    def _new_batch(self, path: str, batch: Any) -> Answered:
        model, _, method = path.rpartition("/")[2].partition(":")
        id = _new("batches/")
        metadata = {"@type": "type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatch",
                    "model": f"models/{model}", "displayName": batch.get("displayName", ""),
                    "state": "BATCH_STATE_PENDING", "createTime": "2026-01-01T00:00:00Z"}  # fmt: skip
        self.batches[id] = {"name": id, "metadata": metadata}
        self.started[id] = (f"{model}:{method}", batch.get("inputConfig") or batch["input_config"])
        return _json(self.batches[id])

    def _run(self, id: str) -> Any:
        method, source = self.started[id]
        embeds = "Embed" in method
        name = source.get("fileName") or source.get("file_name")
        asked = (
            [json.loads(line) for line in self.contents[name].splitlines()] if name else source["requests"]["requests"]
        )
        kept = [{key: one[key] for key in ("key", "metadata") if key in one} for one in asked]
        done = [{**own, "response": self.say(method, one["request"])} for own, one in zip(kept, asked, strict=True)]
        if name:
            lines = b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in done)
            output: Any = {"responsesFile": self.keep("results", lines)["name"]}
        else:
            output = {"inlinedEmbedContentResponses" if embeds else "inlinedResponses": {"inlinedResponses": done}}
        told = self.batches[id]
        told["metadata"] = {**told["metadata"], "state": "BATCH_STATE_SUCCEEDED", "output": output}
        told.update(done=True, response=output)
        return told

    def _new_cache(self, asked: Any) -> Answered:
        id = _new("cachedContents/")
        self.contents[id] = json.dumps(asked).encode()
        self.caches[id] = {"name": id, "model": asked["model"], "displayName": asked.get("displayName", ""),
                           "usageMetadata": {"totalTokenCount": 9}, "expireTime": "2026-01-01T00:00:00Z"}  # fmt: skip
        return _json(self.caches[id])

    def _upload(self, query: str, headers: dict[str, str], body: bytes) -> Answered:
        if headers.get("x-goog-upload-command") == "start":
            id = _new("up")
            self.started[id] = {"file": {}, **json.loads(body or b"{}")}
            more = (
                f"x-goog-upload-status: active\r\nx-goog-upload-url: {self.url}/upload/v1beta/files?upload_id={id}\r\n"
            )
            return 200, b"{}", "application/json", more
        said = self.started[query.partition("upload_id=")[2]]
        file = self.keep(said["file"].get("displayName") or said["file"].get("display_name", ""), body)
        assert "size_bytes" not in said["file"]  # it may be another by now
        return 200, json.dumps({"file": file}).encode(), "application/json", "x-goog-upload-status: final\r\n"

    def keep(self, name: str, content: bytes) -> dict[str, Any]:
        """One more file."""
        id = _new("files/")
        self.contents[id] = content
        uri = f"https://generativelanguage.googleapis.com/v1beta/{id}"
        self.files[id] = {"name": id, "displayName": name, "mimeType": "text/plain", "state": "ACTIVE",
                          "sizeBytes": str(len(content)), "uri": uri}  # fmt: skip
        return self.files[id]


def _new(kind: str) -> str:
    return kind + "".join(secrets.choice(ascii_lowercase) for _ in range(12))


def _json(value: Any) -> Answered:
    return 200, json.dumps(value).encode(), "application/json", ""
