"""OpenAI's pictures and sound: made of a text, changed as a text says, written down.

Nothing in a picture or in sound can be exchanged: a voice reads stand-ins as they are, and what a caller's own picture
or recording holds counts as unread. Facts from the API reference (https://platform.openai.com/docs/api-reference/images
and …/audio) and the types of the Python SDK 3.57.0, read 2026-11-27.
"""

from __future__ import annotations

from typing import Any

from seawall.dialects.dialect import Operation
from seawall.dialects.field_map import BodyMap, Use, listing, number, numbers, record, text, use, word, words
from seawall.dialects.openai_responses import COMMON, ERROR, LOGPROBS, USAGE
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
_IMAGES_REQUEST_FIELDS = {
    **COMMON,
    **words(*_PICTURE_WORDS),
    **numbers("n", "output_compression", "partial_images"),
    "prompt": text("user"),
}
_IMAGES_REQUEST = BodyMap(record(_IMAGES_REQUEST_FIELDS, role="unknown"))
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
    done = kind in ("image_generation.completed", "image_edit.completed")
    return Plan(done=done, failed=isinstance(event, dict) and "error" in event)


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
_PICTURE_SENT = record({"image_url": use(Use.URL, "user"), "file_id": use(Use.REFERENCE)}, role="user")
# As a form all values are strings, so that what is a number in JSON is a word here, too.
CHANGED = Operation(
    "images_changed",
    BodyMap(
        record(
            {
                **_IMAGES_REQUEST_FIELDS,
                **words("n", "output_compression", "partial_images", "input_fidelity"),
                "file_names": text("user"),
                "images": _PICTURE_SENT,
                "mask": _PICTURE_SENT,
            },
            role="unknown",
        )
    ),
    _IMAGES_ANSWER,
    IMAGES.stream,
    formed=True,
)
"""Pictures changed as a text says, or varied."""
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


_HEARD_WORDS = ("language", "response_format", "temperature", "timestamp_granularities[]", "include[]")
_CHUNKING = ("type", "prefix_padding_ms", "silence_duration_ms", "threshold")
_SEGMENT = record(
    {
        **words("type", "id"),
        **numbers("seek", "start", "end", "tokens", "temperature", "avg_logprob", "compression_ratio"),
        **numbers("no_speech_prob"),
        "text": text("assistant"),
        "speaker": text("assistant"),
        "word": text("assistant"),
    },
    role="assistant",
)


_HEARD_USAGE = record({"type": word(), "seconds": number()})
_HEARD_USAGE.fields.update(USAGE.fields)
_VOICES = use(Use.URL, "user")
_VOICES.items = _VOICES


def _heard(piece: Use) -> BodyMap:
    """What is written down of a recording, whole or as an event."""
    return BodyMap(
        record(
            {
                **words("type", "task", "language"),
                "id": word("id"),
                **numbers("duration", "start", "end"),
                "text": text("assistant"),
                "delta": use(piece, "assistant"),
                "speaker": text("assistant"),
                "segments": listing(_SEGMENT),
                "words": listing(_SEGMENT),
                "logprobs": LOGPROBS,
                "usage": _HEARD_USAGE,
                "error": ERROR,
            },
            role="assistant",
        )
    )


def _hears(_name: str, event: Any) -> Plan:
    if not isinstance(event, dict):
        return Plan()
    kind = event.get("type")
    if kind == "transcript.text.delta":
        return Plan({"/delta": Channel(("text",), "text", path="/delta")})
    done = kind == "transcript.text.done"
    return Plan(ends=((),) if done else (), repeats=done, done=done, failed="error" in event)


def _more_heard(_channel: Channel, piece: str, last: Any) -> tuple[str, Any]:
    return "", {**last, "delta": piece}


HEARD = Operation(
    "transcription",
    BodyMap(
        record(
            {
                **COMMON,
                **words(*_HEARD_WORDS, "chunking_strategy", *(f"chunking_strategy[{name}]" for name in _CHUNKING)),
                "prompt": text("user"),
                "file_names": text("user"),
                "known_speaker_names[]": text("user"),
                "known_speaker_references[]": _VOICES,
            },
            role="unknown",
        )
    ),
    _heard(Use.TEXT),
    StreamMap(_heard(Use.DELTA), _hears, _more_heard, _failure),
    formed=True,
    written=True,
)
"""A recording written down, or translated."""
