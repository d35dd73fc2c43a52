"""OpenAI's conversations and the items of a response: what was said there, kept at the vendor and read again by its id.

A conversation is begun with items or without, added to, and named by later requests to responses. Facts from the API
reference (https://platform.openai.com/docs/api-reference/conversations and …/responses/input-items) and the types of
the Python SDK 3.54.0, read 2026-11-27.
"""

from __future__ import annotations

from seawall.dialects.dialect import Operation
from seawall.dialects.field_map import BodyMap, number, numbers, record, word, words
from seawall.dialects.openai_responses import ERROR, ITEM, METADATA

_CONVERSATION = BodyMap(
    record(
        {
            "id": word("id"),
            "object": word(),
            "created_at": number(),
            "deleted": number(),
            "metadata": METADATA,
            "error": ERROR,
        },
        role="unknown",
    )
)
_SAID = record({"items": ITEM, "metadata": METADATA}, role="unknown")
_LIST = BodyMap(
    record(
        {"data": ITEM, **words("object", "first_id", "last_id"), **numbers("has_more"), "error": ERROR},
        role="assistant",
    )
)

CONVERSATIONS = {
    "conversation_begun": Operation("conversation_begun", BodyMap(_SAID), _CONVERSATION, recalled=True),
    "conversation_changed": Operation("conversation_changed", BodyMap(_SAID), _CONVERSATION),
    "conversation": Operation("conversation", None, _CONVERSATION),
    "items_added": Operation("items_added", BodyMap(_SAID), _LIST),
    "items": Operation("items", None, _LIST),
    "item": Operation("item", None, BodyMap(ITEM)),
}
CONVERSATION_PATHS = (
    ("POST", "/conversations", "conversation_begun"),
    ("GET", "/conversations/{id}", "conversation"),
    ("POST", "/conversations/{id}", "conversation_changed"),
    ("DELETE", "/conversations/{id}", "conversation"),
    ("POST", "/conversations/{id}/items", "items_added"),
    ("GET", "/conversations/{id}/items", "items"),
    ("GET", "/conversations/{id}/items/{item}", "item"),
    ("DELETE", "/conversations/{id}/items/{item}", "conversation"),
    ("GET", "/responses/{id}/input_items", "items"),
    ("DELETE", "/responses/{id}", "conversation"),
)
"""Method, path behind the API's base and operation."""
