"""Converse: everything people wrote is found, files count, what is signed stays."""

from __future__ import annotations

import base64
import json
from typing import Any

from seawall.dialects.providers.bedrock import DIALECT


def decoded(body: Any, how: str = "converse") -> Any:
    match = DIALECT.route("POST", f"/model/eu.anthropic.claude-x-v1%3A0/{how}")
    assert match
    assert match.model == "eu.anthropic.claude-x-v1:0"
    return DIALECT.decode(match, json.dumps(body).encode())


def test_what_is_inspected() -> None:
    data = base64.b64encode(b"%PDF-1.7 and more").decode()
    found = decoded(
        {
            "system": [{"text": "system text"}, {"cachePoint": {"type": "default"}}],
            "messages": [
                {
                    "role": "user",
                    "content": [
                        {"text": "user text"},
                        {"document": {"format": "pdf", "name": "file name", "source": {"bytes": data}}},
                        {"document": {"format": "txt", "name": "note", "source": {"text": "document text"}}},
                        {"image": {"format": "png", "source": {"s3Location": {"uri": "s3://bucket/key"}}}},
                    ],
                },
                {
                    "role": "assistant",
                    "content": [
                        {
                            "reasoningContent": {
                                "reasoningText": {"text": "thought", "signature": "EqQBabcdefghijklmnop"}
                            }
                        },
                        {"toolUse": {"toolUseId": "t_1", "name": "find", "input": {"who": "input text"}}},
                    ],
                },
                {
                    "role": "user",
                    "content": [
                        {
                            "toolResult": {
                                "toolUseId": "t_1",
                                "content": [{"json": {"a": "json text"}}, {"text": "seen"}],
                            }
                        }
                    ],
                },
            ],
            "toolConfig": {
                "tools": [{"toolSpec": {"name": "find", "description": "tool text", "inputSchema": {"json": {}}}}]
            },
            "inferenceConfig": {"maxTokens": 9, "stopSequences": ["stop text"]},
            "additionalModelRequestFields": {"odd": "odd text"},
            "requestMetadata": {"who": "meta text"},
        }
    )
    told = {part.text: part.role for part in found.parts}
    assert told == {
        "system text": "system",
        "user text": "user",
        "file name": "user",
        "note": "user",
        "document text": "user",
        "s3://bucket/key": "user",
        "thought": "assistant",
        "input text": "assistant",
        "json text": "tool",
        "seen": "tool",
        "tool text": "schema",
        "stop text": "unknown",
        "odd text": "unknown",
        "meta text": "unknown",
    }
    assert [(file.media_type, file.name, file.read()) for file in found.files] == [
        ("pdf", "file name", b"%PDF-1.7 and more")
    ]
    assert [one.why for one in found.unseen] == ["remote file"]
    assert (len(found.fixed), found.sealed) == (1, 1)


def test_what_other_vendors_models_take_is_inspected_all_the_same() -> None:
    found = decoded({"prompt": "their text", "max_gen_len": 12, "inputText": "a text"}, "invoke")
    assert [part.text for part in found.parts] == ["their text", "a text"]
