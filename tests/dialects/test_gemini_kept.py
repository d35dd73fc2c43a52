"""What Gemini keeps: what names a file, and that requests and answers of a batch are read as the ones they are."""

from __future__ import annotations

import json
from typing import Any

import pytest

from seawall.dialects.gemini_kept import PATHS, file_named
from seawall.dialects.providers.gemini import DIALECT
from seawall.dialects.reading import read_body
from seawall.model.errors import BadExchange

CONTENTS = [{"role": "user", "parts": [{"text": "Hello"}]}]


@pytest.mark.parametrize(
    ("reference", "id"),
    [
        ("files/abc-1", "files/abc-1"),
        ("cachedContents/abc", "cachedContents/abc"),
        ("https://generativelanguage.googleapis.com/v1beta/files/abc", "files/abc"),
        ("HTTPS://generativelanguage.googleapis.com//v1/%66iles/abc/", "files/abc"),
        ("https://generativelanguage.googleapis.com/v1beta/files/abc:download?alt=media", "files/abc"),
        ("http://localhost:1/v1alpha/files/abc?x=1#y", "files/abc"),
        ("gs://bucket/v1/files/abc", ""),
        ("https://www.youtube.com/watch?v=abc", ""),
        ("https://storage.googleapis.com/bucket/files/abc", ""),
        ("https://[", ""),
        ("somewhere", ""),
        ("", ""),
    ],
)
def test_what_names_a_file(reference: str, id: str) -> None:
    assert file_named(reference) == id


def parts_of(operation: str, body: Any, *, answer: bool = False) -> list[tuple[str, str]]:
    one = DIALECT.operations[operation]
    body_map = one.answer if answer else one.request
    assert body_map is not None
    return [(part.text, part.role) for part in read_body(json.dumps(body).encode(), body_map).parts]


@pytest.mark.parametrize("snake", [False, True])
def test_requests_of_a_batch_are_read_as_requests(snake: bool) -> None:
    system, source = ("system_instruction", "input_config") if snake else ("systemInstruction", "inputConfig")
    request = {"contents": CONTENTS, system: {"parts": [{"text": "Be kind"}]}, "model": "models/m"}
    asked = {"batch": {source: {"requests": {"requests": [{"request": request, "metadata": {"key": "one"}}]}}}}
    assert parts_of("batch", asked) == [("Hello", "user"), ("Be kind", "system"), ("one", "unknown")]
    body_map = DIALECT.operations["batch"].request
    assert body_map is not None
    decoded = read_body(json.dumps(asked).encode(), body_map, "path-model")
    assert (decoded.model, decoded.more_models) == ("path-model", ("m",))


def test_a_file_of_requests_is_a_reference() -> None:
    asked = {"batch": {"inputConfig": {"fileName": "files/abc"}}}
    body_map = DIALECT.operations["batch"].request
    assert body_map is not None
    (unseen,) = read_body(json.dumps(asked).encode(), body_map).unseen
    assert (unseen.path, unseen.id) == ("/batch/inputConfig/fileName", "files/abc")


def test_answers_of_a_batch_are_read_as_answers() -> None:
    answer = {"candidates": [{"content": {"role": "model", "parts": [{"text": "Hi"}]}}]}
    output = {"inlinedResponses": {"inlinedResponses": [{"response": answer, "error": {"message": "no"}}]}}
    told = {"name": "batches/a", "done": True, "metadata": {"output": output}, "response": output}
    assert parts_of("batch_state", told, answer=True) == [("Hi", "assistant"), ("no", "unknown")] * 2
    batching = DIALECT.batching
    assert batching is not None
    assert batching.made(told) == []
    told = {"metadata": {"output": {"responsesFile": "files/r"}}, "response": {"responsesFile": "files/r"}}
    assert batching.made(told) == ["files/r"]
    assert batching.made({"metadata": 1, "response": None}) == []


def test_lines_of_a_file() -> None:
    batching = DIALECT.batching
    assert batching is not None
    assert batching.kind_of({"request": {"contents": CONTENTS}}) == "generate"
    assert batching.kind_of({"request": {"content": CONTENTS[0]}}) == "embed"
    with pytest.raises(BadExchange):
        batching.kind_of({"contents": CONTENTS})
    assert parts_of("results:generate", {"key": "a", "response": {"candidates": []}}, answer=True) == []


def test_paths_lead_to_operations() -> None:
    assert {name for _, _, name in PATHS} <= set(DIALECT.operations)
    assert DIALECT.route("POST", "/v1beta/batches/a:cancel")
    assert not DIALECT.route("POST", "/v1beta/batches/a:uncancel")
