"""What OpenAI's API does, for every dialect that has its bodies and other ways to them."""

from __future__ import annotations

from typing import Any

from seawall.dialects.dialect import Operation, Saying
from seawall.dialects.openai_chat import CHAT
from seawall.dialects.openai_completions import COMPLETIONS
from seawall.dialects.openai_embeddings import EMBEDDINGS
from seawall.dialects.openai_responses import RESPONSES


def _counted(saying: Saying) -> Any:
    return {"object": "response.input_tokens", "input_tokens": saying.tokens_in}


OPERATIONS = {
    "chat": CHAT,
    "responses": RESPONSES,
    "completions": COMPLETIONS,
    "embeddings": EMBEDDINGS,
    # The same request with another question: how long it is, and what it comes to in short.
    "input_tokens": Operation("input_tokens", RESPONSES.request, RESPONSES.answer, figure=_counted),
    "compact": Operation("compact", RESPONSES.request, RESPONSES.answer, say=RESPONSES.say),
    "response": Operation("response", None, RESPONSES.answer, RESPONSES.stream),
    "models": Operation("models", None, None),
    "model": Operation("model", None, None),
}
