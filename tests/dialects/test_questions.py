"""A question about files is one body: its fields, then the files as they are."""

from __future__ import annotations

import json

from seawall.dialects.openai_media import HEARD
from seawall.dialects.questions import read_question


def test_fields_are_read_by_their_map_and_files_stand_behind_them() -> None:
    said = json.dumps({"model": "whisper-1", "stream": True, "prompt": "for Ana", "temperature": "0.2", "odd": "x y"})
    body = said.encode() + b"\nRIFF\nWAVEtext"
    assert HEARD.request is not None
    files = [("file", "a.wav", "audio/wav", 9), ("more", "b.txt", "text/plain", 4)]
    decoded = read_question(body, files, HEARD.request)
    assert (decoded.model, decoded.stream) == ("whisper-1", True)
    assert [(part.path, part.role, part.text) for part in decoded.parts] == [
        ("/prompt", "user", "for Ana"),
        ("/odd", "unknown", "x y"),
    ]
    assert [(file.path, file.read(), file.name) for file in decoded.files] == [
        ("/file", b"RIFF\nWAVE", "a.wav"),
        ("/more", b"text", "b.txt"),
    ]
    changed = decoded.splice({0: "for\nBob"}, {1: b"other text"}, "whisper-2")
    assert changed == said.encode().replace(b"for Ana", b"for\\nBob").replace(b"whisper-1", b"whisper-2") + (
        b"\nRIFF\nWAVEother text"
    )
