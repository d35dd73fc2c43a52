"""OpenAI's files and batches: which endpoints a batch may ask for, and lines of results read as answers."""

import json

import pytest

from seawall.dialects.openai_files import BATCHING, FILE_OPERATIONS, FILE_PATHS
from seawall.dialects.reading import read_body
from seawall.model.errors import BadExchange


@pytest.mark.parametrize(
    ("endpoint", "kind"),
    [
        ("/v1/chat/completions", "chat"),
        ("/chat/completions", "chat"),  # Azure's
        ("/openai/v1/responses", "responses"),
        ("/v1/images/edits", ""),
        ("/v1/videos", ""),
        ("/v2/chat/completions", ""),
        ("/v1/chat/completions/", ""),
        ("https://api.openai.com/v1/chat/completions", ""),
    ],
)
def test_endpoints(endpoint: str, kind: str) -> None:
    assert BATCHING.kind_at(endpoint) == kind
    asked = {"url": endpoint, "method": "POST", "body": {}}
    if kind:
        assert BATCHING.kind_of(asked) == kind
        assert {f"sent:{kind}", f"results:{kind}"} <= FILE_OPERATIONS.keys()
        asked["method"] = "GET"
    with pytest.raises(BadExchange, match="no request"):
        BATCHING.kind_of(asked)


def test_results_are_read_as_answers() -> None:
    body = {"choices": [{"message": {"role": "assistant", "content": "Hello"}}], "model": "m"}
    result = {"id": "b", "custom_id": "a", "response": {"status_code": 200, "body": body}, "error": {"message": "no"}}
    answer = FILE_OPERATIONS["results:chat"].answer
    assert answer is not None
    parts = read_body(json.dumps(result).encode(), answer).parts
    assert [(part.text, part.path) for part in parts] == [
        ("Hello", "/response/body/choices/0/message/content"),
        ("no", "/error/message"),
    ]


def test_paths_lead_to_operations() -> None:
    assert {name for _, _, name in FILE_PATHS} == {name for name in FILE_OPERATIONS if ":" not in name}
