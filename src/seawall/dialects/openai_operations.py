"""What OpenAI's API does, for every dialect that has its bodies and other ways to them."""

from __future__ import annotations

from typing import Any

from seawall.dialects.dialect import Operation, Saying
from seawall.dialects.openai_chat import CHAT
from seawall.dialects.openai_completions import COMPLETIONS
from seawall.dialects.openai_conversations import CONVERSATIONS
from seawall.dialects.openai_embeddings import EMBEDDINGS
from seawall.dialects.openai_files import FILE_OPERATIONS
from seawall.dialects.openai_media import CHANGED, HEARD, IMAGES, SPEECH
from seawall.dialects.openai_moderations import MODERATIONS
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
    "moderations": MODERATIONS,
    "images": IMAGES,
    "images_changed": CHANGED,
    "transcription": HEARD,
    "speech": SPEECH,
    "models": Operation("models", None, None),
    "model": Operation("model", None, None),
    **CONVERSATIONS,
    **FILE_OPERATIONS,
}

_SOUND = "Sound goes to /v1/audio/transcriptions and /v1/audio/translations, and a text to /v1/audio/speech."
_PICTURES = "Pictures are made at /v1/images/generations, and changed at /v1/images/edits and /v1/images/variations."
_FILED = "Files are sent, listed, fetched and deleted at /v1/files, whole and in one form; batches at /v1/batches."
_GO_ON = "Use /v1/responses, with the history in the request or previous_response_id."
CLOSED = (
    ("/files", _FILED),
    ("/uploads", "Send the file whole, with POST /v1/files."),
    ("/vector_stores", "Search at home and send what was found in the request: it is inspected there."),
    ("/batches", _FILED),
    ("/audio/", _SOUND),
    ("/images/", _PICTURES),
    ("/videos", "Videos are not passed on; /v1/images/generations is."),
    ("/assistants", _GO_ON),
    ("/threads", _GO_ON),
    ("/conversations", "Conversations are begun, fetched, changed and deleted, and so are their items, by their ids."),
    ("/containers", "Ask for code_interpreter with a container of type auto, and name files for it by file_ids."),
    ("/realtime", "Use /v1/responses or /v1/chat/completions with stream."),
    ("/fine_tuning", "Have what you train on cleaned (seawall clean) and go to the vendor for the training."),
    ("/responses/", "A response can be fetched, cancelled and deleted, and its input items listed."),
    ("/chat/completions/", "Stored answers are not fetched again; keep them yourself, or use /v1/responses."),
)
"""What OpenAI's API has beside that, and what to do instead: a piece of the path each."""
