"""What OpenAI's API does, for every dialect that has its bodies and other ways to them."""

from __future__ import annotations

from seawall.dialects.dialect import Operation
from seawall.dialects.openai_chat import CHAT
from seawall.dialects.openai_completions import COMPLETIONS
from seawall.dialects.openai_embeddings import EMBEDDINGS
from seawall.dialects.openai_responses import RESPONSES

OPERATIONS = {
    "chat": CHAT,
    "responses": RESPONSES,
    "completions": COMPLETIONS,
    "embeddings": EMBEDDINGS,
    "response": Operation("response", None, RESPONSES.answer, RESPONSES.stream),
    "models": Operation("models", None, None),
    "model": Operation("model", None, None),
}
