"""OpenAI's pictures made of a text, and texts read aloud: words go in, pictures and sound come out.

Nothing in what comes out can be exchanged: a voice reads stand-ins as they are. Facts from the API reference
(https://platform.openai.com/docs/api-reference/images/create and …/audio/createSpeech), read 2026-11-26.
"""

from __future__ import annotations

from typing import Any

from seawall.dialects.dialect import Operation
from seawall.dialects.field_map import BodyMap, Use, number, numbers, record, text, use, words
from seawall.dialects.openai_responses import COMMON, ERROR, USAGE
from seawall.dialects.stream import Channel, Plan, StreamMap

_PICTURE_WORDS = (
    "size",
    "quality",
    "style",
    "background",
    "moderation",
    "output_format",
    "response_format",
)
_IMAGES_REQUEST = BodyMap(
    record(
        {
            **COMMON,
            **words(*_PICTURE_WORDS),
            **numbers("n", "output_compression", "partial_images"),
            "prompt": text("user"),
        },
        role="unknown",
    )
)
_PICTURE = {"b64_json": use(Use.PICTURE), "url": use(Use.URL, "assistant"), "revised_prompt": text("assistant")}
_IMAGES_FIELDS = {
    **words("type", "size", "quality", "background", "output_format"),
    **numbers("created", "created_at", "partial_image_index"),
    **_PICTURE,
    "data": record(_PICTURE, role="assistant"),
    "usage": USAGE,
    "error": ERROR,
}
_IMAGES_ANSWER = BodyMap(record(_IMAGES_FIELDS, role="assistant"))


def _plan(_name: str, event: Any) -> Plan:
    kind = event.get("type") if isinstance(event, dict) else None
    return Plan(done=kind == "image_generation.completed", failed=isinstance(event, dict) and "error" in event)


def _no_delta(_channel: Channel, piece: str, _last: Any) -> tuple[str, Any]:
    raise AssertionError(f"no text grows in a stream of pictures, and {len(piece)} characters did")


def _failure(_status: int, code: str, message: str, _events: int) -> tuple[str, Any]:
    return "error", {
        "type": "error",
        "error": {"message": message, "type": "server_error", "param": None, "code": code},
    }


IMAGES = Operation(
    "images", _IMAGES_REQUEST, _IMAGES_ANSWER, StreamMap(_IMAGES_ANSWER, _plan, _no_delta, _failure, sequential=True)
)
SPEECH = Operation(
    "speech",
    BodyMap(
        record(
            {
                **COMMON,
                **words("response_format", "stream_format"),
                "voice": record(words("id"), use=Use.WORD),
                "speed": number(),
                "input": text("user"),
                "instructions": text("user"),
            },
            role="unknown",
        )
    ),
    None,
    gives="sound",
)
