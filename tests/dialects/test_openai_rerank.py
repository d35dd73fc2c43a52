"""Ranking: every document is inspected for itself, and comes back as it was."""

import json

from seawall.dialects.providers import openai


def test_what_is_inspected() -> None:
    match = openai.DIALECT.route("POST", "/v1/rerank")
    assert match
    asked = {"model": "m", "query": "who", "documents": ["Ana", {"text": "Bob", "id": "a note"}], "top_n": 1}
    decoded = openai.DIALECT.decode(match, json.dumps(asked).encode())
    assert [(part.path, part.text) for part in decoded.parts] == [
        ("/query", "who"),
        ("/documents/0", "Ana"),
        ("/documents/1/text", "Bob"),
        ("/documents/1/id", "a note"),
    ]
    assert [unit.kind for unit in decoded.units] == ["input"] * 3
    said = {"id": "rerank-1", "results": [{"index": 1, "relevance_score": 0.98765432109, "document": {"text": "Bob"}}]}
    answer = openai.DIALECT.answer(match, json.dumps(said).encode())
    assert [part.text for part in answer.parts] == ["Bob"]
