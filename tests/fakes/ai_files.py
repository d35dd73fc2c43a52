"""What the fake OpenAI keeps: files and batches, as the API reference describes them. A batch is done when it is asked
for the second time; every line is answered as its endpoint answers."""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from string import ascii_letters
from typing import Any
from urllib.parse import parse_qsl

Answered = tuple[int, bytes, str]


@dataclass
class Shelf:
    """Everything kept in the one account that all callers share."""

    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    batches: dict[str, dict[str, Any]] = field(default_factory=dict)
    forms: list[dict[str, str]] = field(default_factory=list)
    """The fields of each form as the vendor read them, the file's name among them."""
    say: Callable[[str, Any], tuple[int, Any]] = lambda path, body: (200, {})
    """``(path, body)`` to ``(status, answer)`` of one request."""

    def answer(self, method: str, path: str, query: str, headers: dict[str, str], body: bytes) -> Answered | None:
        """The answer to a request about files or batches; None when it is about something else."""
        for base in ("/openai/v1", "/openai", "/v1"):
            if path.startswith((f"{base}/files", f"{base}/batches")):
                what, *rest = path.removeprefix(base + "/").split("/")
                asked = getattr(self, f"_{what}")
                return asked(method, rest, dict(parse_qsl(query)), headers, body)  # type: ignore[no-any-return]
        return None

    def _files(self, method: str, rest: list[str], query: Any, headers: Any, body: bytes) -> Answered:
        if not rest:
            if method == "GET":
                return _json({"object": "list", "data": list(self.files.values()), "has_more": False})
            return self._uploaded(headers["content-type"], body)
        known = self.files.get(rest[0])
        if known is None:
            return _missing("No such File object")
        if method == "DELETE":
            del self.files[rest[0]]
            return _json({"id": rest[0], "object": "file", "deleted": True, "type": "file_deleted"})
        if rest[1:] == ["content"]:
            return 200, self.contents[rest[0]], "application/octet-stream"
        return _json(known)

    def _uploaded(self, media: str, body: bytes) -> Answered:
        form = BytesParser(policy=HTTP).parsebytes(b"content-type: " + media.encode() + b"\r\n\r\n" + body)
        fields: dict[str, str] = {}
        content, name = b"", ""
        for part in form.iter_parts():  # type: ignore[attr-defined]
            field_name = part.get_param("name", header="content-disposition")
            if field_name == "file":
                name, content = part.get_filename(), part.get_payload(decode=True)
            else:
                fields[field_name] = part.get_payload(decode=True).decode()
        self.forms.append({**fields, "filename": name})
        if "purpose" not in fields:  # Anthropic's
            kept = self.keep(name, content, "")
            kept.update(type="file", mime_type="text/plain", size_bytes=len(content), downloadable=False,
                        created_at="2026-01-01T00:00:00Z")  # fmt: skip
            return _json(kept)
        return _json(self.keep(name, content, fields["purpose"]))

    def keep(self, name: str, content: bytes, purpose: str) -> dict[str, Any]:
        """One more file."""
        id = _new("file-")
        self.contents[id] = content
        self.files[id] = {"id": id, "object": "file", "bytes": len(content), "created_at": 1,
                          "filename": name, "purpose": purpose, "status": "processed",
                          "expires_at": None, "x_new": "left alone"}  # fmt: skip
        return self.files[id]

    def _batches(self, method: str, rest: list[str], query: Any, headers: Any, body: bytes) -> Answered:
        if not rest and method == "POST":
            asked = json.loads(body)
            if asked["input_file_id"] not in self.files:
                return _missing("No such File object")
            id = _new("batch_")
            self.batches[id] = {"id": id, "object": "batch", "status": "validating", "created_at": 1,
                                "output_file_id": None, "error_file_id": None, "errors": None,
                                "request_counts": {"total": 0, "completed": 0, "failed": 0}, **asked}  # fmt: skip
            return _json(self.batches[id])
        if not rest:
            return _json({"object": "list", "data": list(self.batches.values()), "has_more": False})
        known = self.batches.get(rest[0])
        if known is None:
            return _missing("No such batch")
        if rest[1:] == ["cancel"]:
            known["status"] = "cancelling"
        elif known["status"] == "validating":
            self._run(known)
        return _json(known)

    def _run(self, batch: dict[str, Any]) -> None:
        done: dict[bool, list[bytes]] = {True: [], False: []}
        for line in self.contents[batch["input_file_id"]].splitlines():
            asked = json.loads(line)
            status, answer = self.say(asked["url"], asked["body"])
            response = {"status_code": status, "request_id": "req_1", "body": answer}
            out = {"id": "batch_req_1", "custom_id": asked["custom_id"], "response": response, "error": None}
            done[status == 200].append(json.dumps(out, ensure_ascii=False).encode() + b"\n")
        for good, name in ((True, "output_file_id"), (False, "error_file_id")):
            if done[good]:
                batch[name] = self.keep("results.jsonl", b"".join(done[good]), "batch_output")["id"]
        counts = {"total": len(done[True]) + len(done[False]), "completed": len(done[True]), "failed": len(done[False])}
        batch.update(status="completed", request_counts=counts)


def _new(kind: str) -> str:
    return kind + "".join(secrets.choice(ascii_letters) for _ in range(22))


def _json(value: Any) -> Answered:
    return 200, json.dumps(value).encode(), "application/json"


def _missing(message: str) -> Answered:
    error = {"message": message, "type": "invalid_request_error", "param": "id", "code": None}
    return 404, json.dumps({"error": error}).encode(), "application/json"
