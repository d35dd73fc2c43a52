"""OpenAI's embeddings: texts go in, vectors without words come out. Read with the rest of the API on 2026-11-23."""

from __future__ import annotations

from array import array
from base64 import b64encode
from typing import Any

from seawall.dialects.dialect import Operation, Saying
from seawall.dialects.field_map import BodyMap, Node, Use, number, numbers, record, word
from seawall.dialects.openai_responses import COMMON, ERROR, USAGE

_EMBEDDED = Node(
    role="user", unit="input", tokens=True, items=Node(role="user", unit="input", tokens=True, items=number())
)
_REQUEST = BodyMap(
    record({**COMMON, "input": _EMBEDDED, "encoding_format": word(), "dimensions": number()}, role="unknown")
)
_VECTOR = Node(use=Use.SEALED, items=number())
_ANSWER = BodyMap(
    record(
        {
            "object": word(),
            "model": word("model"),
            "data": record({"object": word(), "embedding": _VECTOR, **numbers("index")}),
            "usage": USAGE,
            "error": ERROR,
        },
        role="unknown",
    )
)


def _embedded(saying: Saying) -> Any:
    def written(vector: tuple[float, ...]) -> Any:
        return b64encode(array("f", vector).tobytes()).decode() if saying.packed else vector

    return {
        "object": "list",
        "data": [
            {"object": "embedding", "index": index, "embedding": written(vector)}
            for index, vector in enumerate(saying.vectors)
        ],
        "model": saying.model,
        "usage": {"prompt_tokens": saying.tokens_in, "total_tokens": saying.tokens_in},
    }


EMBEDDINGS = Operation("embeddings", _REQUEST, _ANSWER, figure=_embedded)
