"""Paths to operations."""

from dataclasses import replace

import pytest

from seawall.dialects.routes import Match, Route

GENERATE = Route("POST", "/v1beta/models/{model}:streamGenerateContent", "stream_generate", streams=True)


def test_another_model_stands_in_the_same_place_of_the_path() -> None:
    for template, path, meant in (
        ("/v1beta/models/{model}:count", "/v1beta/models/a-1:count", "/v1beta/models/b%2F2:count"),
        ("/model/{any_model}/converse", "/model/a-1/converse", "/model/b%2F2/converse"),
        ("/openai/deployments/{model}/x", "/openai/deployments/a-1/x", "/openai/deployments/b%2F2/x"),
    ):
        match = Route("POST", template, "op").match("POST", path)
        assert match
        assert match.asking("b/2") == replace(match, path=meant, model="b/2")
        assert match.asking("") is match
    body = Route("POST", "/v1/x", "op").match("POST", "/v1/x")
    assert body
    assert body.asking("b") is body


def test_a_hole_takes_one_segment() -> None:
    path = "/v1beta/models/gemini-3-pro:streamGenerateContent"
    assert GENERATE.match("POST", path) == Match("stream_generate", path, "gemini-3-pro", True)


@pytest.mark.parametrize(
    "path",
    [
        "/v1beta/models/:streamGenerateContent",
        "/v1beta/models/a/b:streamGenerateContent",
        "/v1beta/models/x%0a:streamGenerateContent",
        "/v1beta/models/x:streamGenerateContent/",
        "/v1beta/models/x:generateContent",
    ],
)
def test_nothing_else_fits(path: str) -> None:
    assert GENERATE.match("POST", path) is None
    assert GENERATE.match("GET", "/v1beta/models/x:streamGenerateContent") is None
