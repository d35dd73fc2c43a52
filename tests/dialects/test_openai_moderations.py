"""Moderations: every text is inspected, whichever of three ways it is sent; the scores are no one's words."""

import json
from typing import Any

import pytest

from seawall.dialects.providers import openai


@pytest.mark.parametrize(
    ("given", "paths"),
    [
        ("a", ["/input"]),
        (["a", "b"], ["/input/0", "/input/1"]),
        (
            [{"type": "text", "text": "a"}, {"type": "image_url", "image_url": {"url": "data:image/png;base64,aGk="}}],
            ["/input/0/text"],
        ),
    ],
)
def test_what_is_inspected(given: Any, paths: list[str]) -> None:
    match = openai.DIALECT.route("POST", "/v1/moderations")
    assert match
    decoded = openai.DIALECT.decode(match, json.dumps({"model": "omni-moderation-latest", "input": given}).encode())
    assert [part.path for part in decoded.parts] == paths
    assert {part.role for part in decoded.parts} == {"user"}
    assert len(decoded.files) == (1 if "/input/0/text" in paths else 0)
    assert {unit.kind for unit in decoded.units} == {"input"}
    said = {"id": "modr-1", "results": [{"flagged": True, "category_scores": {"violence/graphic": 0.1234567890123}}]}
    assert not openai.DIALECT.answer(match, json.dumps(said).encode()).parts
