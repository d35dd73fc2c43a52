"""Anthropic's messages are the same for everybody who serves its models."""

from __future__ import annotations

from seawall.dialects.anthropic_messages import COUNT_TOKENS, MESSAGES
from seawall.dialects.providers import anthropic, vertex


def test_they_are_read_by_one_map() -> None:
    for dialect in (anthropic.DIALECT, vertex.DIALECT):
        assert dialect.operations["messages"] is MESSAGES
        assert dialect.operations["count_tokens"] is COUNT_TOKENS
    route = vertex.DIALECT.route("POST", "/v1/publishers/anthropic/models/claude-x@20260101:streamRawPredict")
    assert route
    body = b'{"anthropic_version": "vertex-2023-10-16", "messages": [{"role": "user", "content": "hi"}]}'
    decoded = vertex.DIALECT.decode(route, body)
    assert (decoded.model, decoded.stream, [part.text for part in decoded.parts]) == ("claude-x@20260101", True, ["hi"])
