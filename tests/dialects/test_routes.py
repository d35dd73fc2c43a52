"""Paths to operations."""

import pytest

from seawall.dialects.routes import Match, Route

GENERATE = Route("POST", "/v1beta/models/{model}:streamGenerateContent", "stream_generate", streams=True)


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
