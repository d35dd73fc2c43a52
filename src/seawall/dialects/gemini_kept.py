"""What Gemini keeps: batches, cached contents and files.

Facts from the API reference (https://ai.google.dev/api/batch-mode, …/caching and …/files, v1beta) and the types of the
Python SDK google-genai 3.4.0, read 2026-11-27. A batch's requests stand in the request that makes it, or are lines
(``{"key": …, "request": {…}}``) of a file; its answers stand in what is told of it, or in a file. A file is kept for
two days, a cached content for as long as its maker says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from msgspec import Raw

from seawall.dialects.batch_file import Batching, counted_in, line_map
from seawall.dialects.dialect import FILE_TEXT, Operation
from seawall.dialects.field_map import BodyMap, Node, Use, number, numbers, record, text, use, word, words
from seawall.dialects.stream import Channel, Plan, StreamMap
from seawall.model.errors import BadExchange

Fields = Callable[[Mapping[str, Node]], Mapping[str, Node]]
_KEPT = re.compile(r"(?:^|/)(files|cachedContents)/+([A-Za-z0-9_-]+)/*$")
_KINDS = frozenset(("generate", "embed"))
"""What a batch may ask for."""
_METADATA = Node(named=True, other=Node(role="unknown", named=True))
_LINE = 'Each line is {"key": "…", "request": {…}}, the request as for generateContent or embedContent.'


def file_named(reference: str) -> str:
    """``files/abc`` of what names a file of the vendor's, by its name or by its address; empty for other addresses."""
    path = reference
    if "://" in reference:
        try:
            address = urlsplit(reference)
        except ValueError:
            return ""
        if address.scheme.lower() not in ("http", "https"):
            return ""
        path = unquote(address.path)
        if not re.match(r"/+(?:upload/+|download/+)?v\d\w*/+(?:files|cachedContents)/", path):
            return ""
    found = _KEPT.search(path.partition(":download")[0])
    return f"{found[1]}/{found[2]}" if found else ""


def _kind_of(line: Mapping[str, Any]) -> str:
    request = line.get("request")
    if not isinstance(request, dict):
        raise BadExchange("is no request of a batch", advice=_LINE)
    return "embed" if "content" in request and "contents" not in request else "generate"


def _made(state: Mapping[str, Any]) -> Sequence[str]:
    """Files that came of a batch, by what is told of it."""
    outputs = [state.get("response")]
    metadata = state.get("metadata")
    if isinstance(metadata, dict):
        outputs.append(metadata.get("output"))
    names = [output.get("responsesFile") for output in outputs if isinstance(output, dict)]
    return [name for name in dict.fromkeys(names) if isinstance(name, str)]


def _whole(_name: str, _event: Any) -> Plan:
    """A line of a file: nothing in it goes on in another."""
    return Plan()


def _no_delta(_channel: Channel, piece: str, _last: Any) -> tuple[str, Any]:
    return "", {"error": {"message": piece}}  # never asked for: nothing is held back over the end of a line


def _listed(name: str) -> Callable[[Sequence[tuple[str, Raw]], str], Any]:
    def paged(told: Sequence[tuple[str, Raw]], after: str) -> Any:
        return {name: [one for _, one in told], **({"nextPageToken": after} if after else {})}

    return paged


class Keeping:
    """The operations, made from the field maps of requests and answers that are not kept."""

    def __init__(
        self,
        both: Fields,
        requests: Mapping[str, Mapping[str, Node]],
        answers: Mapping[str, BodyMap],
        error: Node,
        failure: Callable[[int, str, str, int], tuple[str, Any]],
    ) -> None:
        """``requests`` and ``answers`` by what a batch may ask for: ``generate`` and ``embed``."""
        self._both, self._error, self._failure = both, error, failure
        one_of = {
            kind: record(both({**fields, "model": use(Use.MODEL_OF_ONE)}), role="unknown")
            for kind, fields in requests.items()
        }
        line = {kind: record(both({"key": word(), "request": node}), role="unknown") for kind, node in one_of.items()}
        shape = answers["generate"]
        self.batching = Batching(
            kinds={kind: line_map(shape, node, "key", "request") for kind, node in line.items()},
            kind_of=_kind_of,
            kind_at=lambda kind: kind if kind in _KINDS else "",
            made=_made,
            tells=True,
        )
        self.operations = {
            **self._batches(one_of, answers),
            **self._caches(requests["generate"], shape),
            **self._files(shape),
            **self._lines(answers),
        }

    def _batches(self, one_of: Mapping[str, Node], answers: Mapping[str, BodyMap]) -> dict[str, Operation]:
        both, shape = self._both, answers["generate"]

        def new(request: Node) -> BodyMap:
            one = record(both({"request": request, "metadata": _METADATA}), role="unknown")
            source = record(
                both({"requests": record({"requests": one}), "fileName": use(Use.REFERENCE)}), role="unknown"
            )
            batch = record(
                both(
                    {"model": use(Use.MODEL_OF_ONE), "displayName": text(), "inputConfig": source, "priority": number()}
                )
            )
            return line_map(shape, record({"batch": batch}, role="unknown"), "batch")

        def output(answer: BodyMap) -> Node:
            one = record({"response": answer.root, "metadata": _METADATA, "error": self._error}, role="assistant")
            return record({"inlinedResponses": one})

        told = record(
            {
                "@type": text("unknown"),
                "responsesFile": word(),
                "inlinedResponses": output(answers["generate"]),
                "inlinedEmbedContentResponses": output(answers["embed"]),
            }
        )
        state = record(
            {
                "@type": text("unknown"),
                **words("model", "state", "name", "createTime", "updateTime", "endTime", "priority"),
                "displayName": text(),
                "batchStats": Node(other=number()),
                "output": told,
            },
            role="unknown",
        )
        fields = {"name": word("id"), "done": number(), "metadata": state, "response": told, "error": self._error}
        answer = line_map(shape, record(fields, role="unknown"))
        kept: dict[str, Any] = {"kept": "batch", "under": "batches/"}
        made = {**kept, "does": "create", "counted": counted_in("batch", "inputConfig", "requests", "requests")}
        return {
            "batch": Operation("batch", new(one_of["generate"]), answer, asks="generate", **made),
            "embed_batch": Operation("embed_batch", new(one_of["embed"]), answer, asks="embed", **made),
            "batches": Operation("batches", None, answer, does="list", paged=_listed("operations"), **kept),
            "batch_state": Operation("batch_state", None, answer, does="fetch", **kept),
            "batch_removed": Operation("batch_removed", None, answer, does="remove", **kept),
        }

    def _caches(self, request: Mapping[str, Node], shape: BodyMap) -> dict[str, Operation]:
        both = self._both
        fields = {**request, "displayName": text(), **words("ttl", "expireTime", "name")}
        new = BodyMap(record(both(fields), role="unknown"), model_prefix="models/", controls=shape.controls)
        told = {
            **words("model", "createTime", "updateTime", "expireTime", "ttl"),
            "name": word("id"),
            "displayName": text(),
            "usageMetadata": record(numbers("totalTokenCount")),
            "error": self._error,
        }
        answer = line_map(shape, record(told, role="unknown"))
        kept: dict[str, Any] = {"kept": "cache", "under": "cachedContents/"}
        return {
            "cache": Operation("cache", new, answer, does="create", **kept),
            "caches": Operation("caches", None, answer, does="list", paged=_listed("cachedContents"), **kept),
            "cache_state": Operation("cache_state", None, answer, does="fetch", **kept),
            "cache_changed": Operation("cache_changed", new, answer, does="change", **kept),
            "cache_removed": Operation("cache_removed", None, answer, does="remove", **kept),
        }

    def _files(self, shape: BodyMap) -> dict[str, Operation]:
        told = {
            **words("mimeType", "createTime", "updateTime", "expirationTime", "state", "source"),
            **words("sizeBytes", "sha256Hash"),
            "name": word("id"),
            "displayName": text(),
            "uri": text("unknown"),
            "downloadUri": text("unknown"),
            "error": self._error,
        }
        file = record(told, role="unknown")
        answer = line_map(shape, record({**told, "file": file}, role="unknown"))
        kept: dict[str, Any] = {"kept": "file", "under": "files/"}
        return {
            "upload": Operation("upload", None, answer, does="resumable", **kept),
            "files": Operation("files", None, answer, does="list", paged=_listed("files"), **kept),
            "file": Operation("file", None, answer, does="fetch", **kept),
            "file_removed": Operation("file_removed", None, answer, does="remove", **kept),
            "file_content": Operation("file_content", None, answer, does="content", **kept),
            FILE_TEXT.name: FILE_TEXT,
        }

    def _lines(self, answers: Mapping[str, BodyMap]) -> dict[str, Operation]:
        shape = answers["generate"]
        maps = {f"sent:{kind}": body for kind, body in self.batching.kinds.items()}
        for kind, body in answers.items():
            fields = {"key": word(), "response": body.root, "metadata": _METADATA, "error": self._error}
            maps[f"results:{kind}"] = line_map(shape, record(fields, role="assistant"))
        return {
            name: Operation(
                name, None, body, StreamMap(body, _whole, _no_delta, self._failure), framed_as="application/x-jsonl"
            )
            for name, body in maps.items()
        }


PATHS = (
    ("POST", "/models/{model}:batchGenerateContent", "batch"),
    ("POST", "/models/{model}:asyncBatchEmbedContent", "embed_batch"),
    ("GET", "/batches", "batches"),
    ("GET", "/batches/{id}", "batch_state"),
    ("POST", "/batches/{id}:cancel", "batch_state"),
    ("DELETE", "/batches/{id}", "batch_removed"),
    ("POST", "/cachedContents", "cache"),
    ("GET", "/cachedContents", "caches"),
    ("GET", "/cachedContents/{id}", "cache_state"),
    ("PATCH", "/cachedContents/{id}", "cache_changed"),
    ("DELETE", "/cachedContents/{id}", "cache_removed"),
    ("GET", "/files", "files"),
    ("GET", "/files/{id}", "file"),
    ("DELETE", "/files/{id}", "file_removed"),
    ("GET", "/files/{id}:download", "file_content"),
)
"""Method, path behind the API's version and operation."""
