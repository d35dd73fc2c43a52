"""Requests that the vendors' own SDKs describe, made at random: a value at any place for a string is seen, and goes.

The SDKs' types say what may be sent, and were written by others than the field maps: a field that no map knows, or one
that a map takes for an id and an SDK for words, is met here sooner or later.
"""

from __future__ import annotations

import collections.abc
import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NotRequired, Required, Union, get_args, get_origin

import pytest
from typing_extensions import get_type_hints, is_typeddict

from late import Late
from seawall.dialects.dialect import Decoded, Dialect
from seawall.dialects.providers.anthropic import DIALECT as ANTHROPIC
from seawall.dialects.providers.gemini import DIALECT as GEMINI
from seawall.dialects.providers.openai import DIALECT as OPENAI

chat_params = Late("openai.types.chat.completion_create_params")
responses_params = Late("openai.types.responses.response_create_params")
message_params = Late("anthropic.types.message_create_params")
beta_params = Late("anthropic.types.beta.message_create_params")
batch_params = Late("anthropic.types.messages.batch_create_params")
gemini = Late("google.genai.types")

VALUE = "kathrin.synthetic77@posteo-shop.example"
BODIES = 10
PLACES = 15
depth_max = 14
NAMES = frozenset({"model"})
"""What no words can stand in: the request is refused, or goes elsewhere."""


class Place:
    """Where a string stands."""

    def __init__(self, path: str) -> None:
        self.path = path


@cache
def fields_of(kind: Any) -> Mapping[str, tuple[Any, bool]]:
    """The fields of a typed dictionary or a model, and whether each has to be there."""
    if is_typeddict(kind):
        hints = get_type_hints(kind, include_extras=True)
        return {name: (hint, name in kind.__required_keys__) for name, hint in hints.items()}
    named = {re.sub("_([a-z])", lambda m: m[1].upper(), name): one for name, one in kind.model_fields.items()}
    return {name: (one.annotation, one.is_required()) for name, one in named.items()}


def made(kind: Any, chance: random.Random, path: str = "", depth: int = 0) -> Any:
    """Something of a type, with a :class:`Place` for each string."""
    while get_origin(kind) in (Annotated, Required, NotRequired):
        kind = get_args(kind)[0]
    origin, within = get_origin(kind), get_args(kind)
    if origin is Literal:
        return chance.choice(within)
    if origin in (Union, UnionType):
        return made(chance.choice([one for one in within if one is not type(None)]), chance, path, depth)
    if origin in (list, tuple, collections.abc.Iterable, collections.abc.Sequence):
        return [
            made(within[0], chance, f"{path}/{n}", depth + 1) for n in range(1 if depth > 4 else chance.randint(1, 2))
        ]
    if origin in (dict, collections.abc.Mapping):
        return {"alpha": made(within[1], chance, f"{path}/alpha", depth + 1)}
    if kind in (object, Any):
        return {"note": Place(f"{path}/note"), "list": [Place(f"{path}/list/0")]}
    if kind in (bool, int, float):
        return kind(1)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return chance.choice(list(kind)).value
    if is_typeddict(kind) or hasattr(kind, "model_fields"):
        odds = 0.0 if depth > depth_max else 0.15 if depth > 5 else chance.choice((0.2, 0.5, 0.8))
        return {
            name: made(hint, chance, f"{path}/{name}", depth + 1)
            for name, (hint, needed) in fields_of(kind).items()
            if needed or chance.random() < odds
        }
    return Place(path)


def places(value: Any) -> Iterator[Place]:
    if isinstance(value, Place):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from places(one)


def filled(value: Any, say: Callable[[Place], str]) -> Any:
    if isinstance(value, Place):
        return say(value)
    if isinstance(value, dict):
        return {name: filled(one, say) for name, one in value.items()}
    return [filled(one, say) for one in value] if isinstance(value, list) else value


def generate_content(chance: random.Random) -> Any:
    fields = {
        "contents": list[gemini.Content],
        "systemInstruction": gemini.Content,
        "tools": list[gemini.Tool],
        "toolConfig": gemini.ToolConfig,
        "safetySettings": list[gemini.SafetySetting],
        "generationConfig": gemini.GenerationConfig,
        "labels": dict[str, str],
    }
    wanted = {name: kind for name, kind in fields.items() if name == "contents" or chance.random() < 0.4}
    return {name: made(kind, chance, f"/{name}", 1) for name, kind in wanted.items()}


def snake(value: Any) -> Any:
    if isinstance(value, dict):
        return {re.sub("(?<=[a-z0-9])([A-Z])", lambda m: "_" + m[1].lower(), k): snake(v) for k, v in value.items()}
    return [snake(one) for one in value] if isinstance(value, list) else value


CASES: dict[str, tuple[Dialect, str, Callable[[random.Random], Any]]] = {
    "chat": (OPENAI, "/v1/chat/completions", lambda c: made(chat_params.CompletionCreateParamsNonStreaming, c)),
    "responses": (OPENAI, "/v1/responses", lambda c: made(responses_params.ResponseCreateParamsNonStreaming, c)),
    "messages": (ANTHROPIC, "/v1/messages", lambda c: made(message_params.MessageCreateParamsNonStreaming, c)),
    "beta": (ANTHROPIC, "/v1/messages", lambda c: made(beta_params.MessageCreateParamsNonStreaming, c)),
    "batches": (ANTHROPIC, "/v1/messages/batches", lambda c: made(batch_params.BatchCreateParams, c)),
    "gemini": (GEMINI, "/v1beta/models/gemini-2.5-flash:generateContent", generate_content),
    "snake": (GEMINI, "/v1beta/models/gemini-2.5-flash:generateContent", lambda c: snake(generate_content(c))),
}


def is_clean(decoded: Decoded) -> bool:
    """Whether the value is gone once every part that holds it is masked, and signed ones are blocked."""
    edits = {number: part.text.replace(VALUE, "-") for number, part in enumerate(decoded.parts) if VALUE in part.text}
    assert edits, "nobody looks at it"
    if edits.keys() & decoded.fixed:
        return True
    left = json.dumps(json.loads(decoded.splice(edits)), ensure_ascii=False)
    return VALUE not in left


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("escaped", [False, True])
def test_a_value_is_seen_at_every_place(case: str, escaped: bool) -> None:
    dialect, path, make = CASES[case]
    match = next(found for route in dialect.routes if (found := route.match("POST", path)) is not None)
    chance = random.Random(f"{case} {escaped}")
    seen = set()
    for _ in range(BODIES):
        body = make(chance)
        there = [one for one in places(body) if one.path.rpartition("/")[2] not in NAMES]
        for target in chance.sample(there, min(PLACES, len(there))):
            spoken = filled(body, lambda one, target=target: VALUE if one is target else "word")  # type: ignore[misc]
            raw = json.dumps(spoken)
            if escaped:
                raw = raw.replace(VALUE, "".join(f"\\u{ord(one):04x}" for one in VALUE))
            assert is_clean(dialect.decode(match, raw.encode())), target.path
            seen.add(re.sub(r"/\d+", "/*", target.path))
    assert len(seen) > 8
