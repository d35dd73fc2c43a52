"""Ranking texts by a question (``/v1/rerank``), as vLLM, Jina, Together and others offer it beside OpenAI's paths: a
question and documents go in, places and scores come out, with the documents where they were asked for.

Facts from vLLM's guide to its online serving (https://docs.vllm.ai, "Re-rank API") and Jina's and Cohere's API
references, read 2026-11-27.
"""

from __future__ import annotations

from seawall.dialects.dialect import Operation
from seawall.dialects.field_map import BodyMap, Use, number, numbers, record, text, use, word
from seawall.dialects.openai_responses import COMMON, ERROR, USAGE

_DOCUMENT = record({"text": text(), "image": use(Use.URL)}, role="user", unit="input")
_REQUEST = BodyMap(
    record(
        {
            **COMMON,
            "query": _DOCUMENT,
            "documents": _DOCUMENT,
            **numbers("top_n", "top_k", "return_documents", "truncation", "max_tokens_per_doc", "max_chunks_per_doc"),
            "rank_fields": text("unknown"),
        },
        role="unknown",
    )
)
_RESULT = record(
    {**numbers("index", "relevance_score"), "document": record({"text": text(), "image": use(Use.URL)}, role="user")},
    role="user",
)
_ANSWER = BodyMap(
    record(
        {
            "id": word("id"),
            "object": word(),
            "model": word("model"),
            "results": _RESULT,
            "data": _RESULT,
            "usage": USAGE,
            "error": ERROR,
            "created": number(),
        },
        role="unknown",
    )
)

RERANK = Operation("rerank", _REQUEST, _ANSWER)
