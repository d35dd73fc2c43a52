"""Training sets: JSON lines of conversations or prompt and completion, each message read as a text of its own.

What a model is to be trained on is looked at before it goes to a vendor. A finding is told by line and field (``line
12/messages/1/content``), its offsets pointing into the file as it stands. Everything else of the lines (ids, metadata)
is read as one text, with the messages blanked out.
"""

from __future__ import annotations

import json as json_text
from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.documents import FilePart, Format, Read, Source, Unread
from seawall.detect.files._escapes import unescape
from seawall.detect.text_encoding import decode

first_line_bytes_max = 256 * 1024
depth_max = 32
_SUFFIXES = (".jsonl", ".ndjson", ".json")
_PAIRS = (("prompt", "completion"), ("prompt", "chosen"), ("instruction", "output"), ("input", "output"))
_MESSAGES = frozenset(
    {"content", "text", "prompt", "completion", "instruction", "input", "output", "chosen", "rejected"}
)
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|[{}\[\],:]')


def _sniff(source: Source) -> int:
    if source.suffix not in _SUFFIXES and "json" not in source.media:
        return 0
    line = source.data[:first_line_bytes_max].split(b"\n", 1)[0]
    try:
        first = json_text.loads(line)
    except (ValueError, RecursionError):
        return 0
    if not isinstance(first, dict):
        return 0
    for name in ("messages", "conversations", "contents"):
        if isinstance(first.get(name), list) and first[name] and isinstance(first[name][0], dict):
            return 70
    return 70 if any(left in first and right in first for left, right in _PAIRS) else 0


def _read(source: Source) -> Iterator[Read]:
    decoded = decode(source.data)
    if decoded is None:
        yield Unread("", "named like JSON lines, but binary", FORMAT.media)
        return
    rest: list[str] = []
    offset = 0
    for number, line in enumerate(decoded.text.split("\n"), 1):
        done = 0
        for path, start, end in _messages(line):
            text, breaks = unescape(line[start:end])
            yield FilePart(f"line {number}/{path}", text, breaks=breaks.moved(offset + start))
            rest += (line[done:start], " " * (end - start))
            done = end
        rest += (line[done:], "\n")
        offset += len(line) + 1
    text, breaks = unescape("".join(rest)[:-1])
    yield FilePart("", text, media="application/json", breaks=breaks)


def _messages(line: str) -> Iterator[tuple[str, int, int]]:
    """``(path, start, end)`` of every message's text in a line, without its quotes. Works on broken JSON as well."""
    stack: list[str | int] = []
    kinds: list[str] = []
    last = ""
    for token in _TOKEN.finditer(line):
        mark = line[token.start()]
        if mark in "{[":
            if len(kinds) >= depth_max:
                return
            kinds.append(mark)
            stack.append("" if mark == "{" else 0)
        elif mark in "}]":
            if kinds:
                kinds.pop()
                stack.pop()
        elif mark == "," and kinds and kinds[-1] == "[":
            stack[-1] = int(stack[-1] or 0) + 1
        elif mark == '"' and kinds:
            if kinds[-1] == "{" and last in "{,":
                stack[-1] = token[1]
            elif _named(stack) in _MESSAGES and token[1]:
                yield "/".join(str(step)[:60] for step in stack), token.start(1), token.end(1)
        last = mark


def _named(stack: list[str | int]) -> str | int:
    """The name of the member that a value belongs to, also as an element of its list."""
    return next((step for step in reversed(stack) if isinstance(step, str)), "")


FORMAT = Format(media="application/x-chat+jsonl", title="training set", sniff=_sniff, read=_read)
