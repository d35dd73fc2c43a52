"""OpenAI's moderations: texts and pictures go in, scores without words come out.

Facts from the API reference (https://platform.openai.com/docs/api-reference/moderations), read 2026-11-26.
"""

from __future__ import annotations

from seawall.dialects.dialect import Operation
from seawall.dialects.field_map import BodyMap, Node, Use, number, numbers, record, text, use, word, words
from seawall.dialects.openai_responses import COMMON, ERROR

_INPUT = record({"type": word(), "text": text(), "image_url": record({"url": use(Use.URL)})}, role="user", unit="input")
_REQUEST = BodyMap(record({**COMMON, "input": _INPUT}, role="unknown"))
_SPLIT = (
    "harassment/threatening",
    "hate/threatening",
    "illicit/violent",
    "self-harm/intent",
    "self-harm/instructions",
    "sexual/minors",
    "violence/graphic",
)
_SCORES = Node(other=number()).add(numbers(*_SPLIT))
_APPLIED = Node(other=word()).add(words(*_SPLIT))
_RESULT = record(
    {
        "flagged": number(),
        "categories": _SCORES,
        "category_scores": _SCORES,
        "category_applied_input_types": _APPLIED,
    }
)
_ANSWER = BodyMap(
    record({"id": word("id"), "model": word("model"), "results": _RESULT, "error": ERROR}, role="unknown")
)

MODERATIONS = Operation("moderations", _REQUEST, _ANSWER)
