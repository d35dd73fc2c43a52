"""Conversations: each path is an operation, and what stands in their items is read as in a response's."""

import json

from seawall.dialects.openai_conversations import CONVERSATION_PATHS, CONVERSATIONS
from seawall.dialects.providers.azure import DIALECT as AZURE
from seawall.dialects.providers.openai import DIALECT as OPENAI


def test_each_path_is_an_operation_of_both_dialects() -> None:
    ids = {"id": "conv_0123456789abcdef", "item": "msg_0123456789abcdef"}
    for method, path, name in CONVERSATION_PATHS:
        for dialect, base in ((OPENAI, "/v1"), (AZURE, "/openai/v1"), (AZURE, "/openai")):
            match = dialect.route(method, base + path.format(**ids))
            assert match is not None
            assert match.operation == name in CONVERSATIONS
            assert match.answer_id == (ids["id"] if "{id}" in path else "")


def test_items_are_read_by_role_and_arguments_string_by_string() -> None:
    match = OPENAI.route("POST", "/v1/conversations")
    assert match is not None
    call = {"type": "function_call", "call_id": "c", "name": "f", "arguments": json.dumps({"to": "ana"})}
    body = {"items": [{"role": "system", "content": "be kind"}, call], "metadata": {"topic": "socks"}, "new": "field"}
    decoded = OPENAI.decode(match, json.dumps(body).encode())
    assert [(part.text, part.role) for part in decoded.parts] == [
        ("be kind", "system"),
        ("ana", "assistant"),
        ("socks", "unknown"),
        ("field", "unknown"),
    ]
