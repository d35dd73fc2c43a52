"""Bodies of a shape seen before are read without walking them.

Theory of operation. A program sends the same request again and again with other words in it, and a vendor answers in
one shape. The first body of a shape is walked along its field map (reading.py); where everything that differs from
body to body stood in plain places, its bytes become a *shape*: literals, with a hole for every text, for every word or
number that is a fact, and for numbers that mean nothing to us. A later valid body that fits the literals byte for byte
has the same structure, so its texts are found without looking at the structure again. What fits no shape is walked.

A shape holds no text of anybody: every text is a hole, and a body with anything else in it that people write (keys that
are data, files, JSON inside strings, long numbers) makes none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from seawall.dialects.body import Decoded, Facts, Unit
from seawall.dialects.field_map import WORD_SHAPE, BodyMap
from seawall.dialects.json_spans import STRING, text_of
from seawall.model.exchange import Part

shapes_max = 8
"""Remembered for each field map, the latest used first."""
holes_max = 32
"""A body of more texts and facts than this hardly comes twice."""
literal_bytes_max = 16 * 1024
fits_in_steps_max = 8
"""A shape that has fitted this often is made into one regular expression, which takes a millisecond once."""

TEXT_HOLE = re.compile(STRING, re.VERBOSE | re.DOTALL)
NUMBER_HOLE = re.compile(rb"\d{1,15}")
TEXT, WORD, MODEL, COUNT, NUMBER = range(5)
_PATTERNS = {TEXT: TEXT_HOLE, WORD: WORD_SHAPE, MODEL: WORD_SHAPE, COUNT: NUMBER_HOLE, NUMBER: NUMBER_HOLE}
_BRACES = frozenset(b"{[")


Hole = tuple[int, int, int, tuple[str, ...]]
"""A stretch of a body that differs from body to body: start, end, kind, and the facts it gives."""


class _Step(NamedTuple):
    literal: bytes
    pattern: re.Pattern[bytes]
    kind: int
    facts: tuple[str, ...]


class _Place(NamedTuple):
    """A byte offset told by the literal it stands in."""

    literal: int
    offset: int


class Shape:
    """Literals and holes of one body, and what it was read as."""

    __slots__ = (
        "_fits",
        "_fixed",
        "_keys",
        "_last",
        "_model",
        "_noise",
        "_parts",
        "_pattern",
        "_sealed",
        "_steps",
        "_stream",
        "_understood",
        "_units",
    )

    def __init__(
        self, steps: list[_Step], last: bytes, decoded: Decoded, model: str, stream: bool, starts: Sequence[int]
    ) -> None:
        """``starts`` are where the literals begin in the body that was walked; of its texts nothing is kept."""
        self._steps = steps
        self._last = last
        self._fits = 0
        self._pattern: re.Pattern[bytes] | None = None
        self._model = model
        self._stream = stream
        self._parts = [(part.path, part.role) for part in decoded.parts]
        self._keys = decoded.keys
        self._fixed = decoded.fixed
        self._sealed = decoded.sealed
        self._understood = decoded.understood
        lengths = [len(step.literal) for step in steps] + [len(last)]

        def place(offset: int) -> _Place:
            for number, (start, length) in enumerate(zip(starts, lengths, strict=True)):
                if start <= offset <= start + length:
                    return _Place(number, offset - start)
            raise AssertionError("units begin and end in structure, or at a text's quotes")  # noise is structure

        self._units = [(unit, place(unit.start), place(unit.end)) for unit in decoded.units]
        self._noise = [(place(start), place(end), names) for start, end, names in decoded.noise]

    def fit(self, body: bytes, body_map: BodyMap, model: str, *, streams: bool) -> Decoded | None:
        """A valid body read by this shape, or None when it has another."""
        if model != self._model:
            return None
        holes = self._holes(body)
        if holes is None:
            return None
        starts = [0]
        spans: list[tuple[int, int, int]] = []
        texts: list[str] = []
        facts, model_at = Facts(), (0, 0)
        for (_, _, kind, names), (start, at) in zip(self._steps, holes, strict=True):
            starts.append(at)
            if kind == TEXT:
                if at - start == 2 or (body[start + 1] in _BRACES and body.find(b"\\u", start, at) >= 0):
                    return None  # nothing, or maybe JSON: a matter for who walks it
                texts.append(text_of(body[start:at]))
                spans.append((start, at, 0))
            elif kind == WORD:
                word = body[start + 1 : at - 1].decode()
                for name in names:
                    if name == "finish":
                        facts.finish.append(word)
                    else:
                        setattr(facts, name, word)
            elif kind == MODEL:
                model, model_at = body[start + 1 : at - 1].decode().removeprefix(body_map.model_prefix), (start, at)
            elif kind == COUNT:
                number = int(body[start:at])
                for name in names:
                    setattr(facts, name, getattr(facts, name) + number)
        return self._decoded(body, model, model_at, texts, spans, starts, facts, stream=self._stream or streams)

    def _holes(self, body: bytes) -> Sequence[tuple[int, int]] | None:
        """Where the holes of a body are, or None when its literals are others.

        What follows a number is a literal that begins where the number of the body that was walked ended, so that a
        fraction or an exponent does not fit.
        """
        if self._pattern is not None:
            whole = self._pattern.fullmatch(body)
            return whole.regs[1:] if whole is not None else None
        at = 0
        holes: list[tuple[int, int]] = []
        for literal, pattern, _, _ in self._steps:
            if not body.startswith(literal, at):
                return None
            found = pattern.match(body, at + len(literal))
            if found is None:
                return None
            holes.append(found.span())
            at = found.end()
        if body[at:] != self._last:
            return None
        self._fits += 1
        if self._fits > fits_in_steps_max:
            self._pattern = self._compiled()
        return holes

    def _compiled(self) -> re.Pattern[bytes]:
        """The steps as one expression. A hole is atomic: it is never read in another way to make the rest fit."""
        parts = [re.escape(step.literal) + b"((?>" + step.pattern.pattern + b"))" for step in self._steps]
        return re.compile(b"(?sx:" + b"".join(parts) + re.escape(self._last) + b")")

    def _decoded(
        self,
        body: bytes,
        model: str,
        model_at: tuple[int, int],
        texts: list[str],
        spans: list[tuple[int, int, int]],
        starts: list[int],
        facts: Facts,
        *,
        stream: bool,
    ) -> Decoded:
        units = tuple(
            [
                Unit(
                    unit.path,
                    unit.kind,
                    unit.role,
                    starts[begin.literal] + begin.offset,
                    starts[end.literal] + end.offset,
                    unit.first,
                    unit.last,
                )
                for unit, begin, end in self._units
            ]
        )
        return Decoded(
            body=body,
            parts=tuple([Part(path, text, role) for (path, role), text in zip(self._parts, texts, strict=True)]),
            keys=self._keys,
            units=units,
            files=(),
            unseen=(),
            fixed=self._fixed,
            sealed=self._sealed,
            understood=self._understood,
            model=model,
            model_at=model_at,
            stream=stream,
            conversation_ids=(),
            facts=facts,
            spans=tuple(spans),
            noise=tuple(
                [(starts[a.literal] + a.offset, starts[b.literal] + b.offset, names) for a, b, names in self._noise]
            ),
        )


def known(body: bytes, body_map: BodyMap, model: str, *, streams: bool) -> Decoded | None:
    """A valid body read by a shape that was learned, or None when it has none of them."""
    shapes: tuple[Shape, ...] = body_map.shapes[0]
    for number, shape in enumerate(shapes):
        if (decoded := shape.fit(body, body_map, model, streams=streams)) is not None:
            if number:  # exchanged as a whole, for threads read it too
                body_map.shapes[0] = (shape, *shapes[:number], *shapes[number + 1 :])
            return decoded
    return None


def learn(decoded: Decoded, holes: list[Hole], body_map: BodyMap, model: str, *, stream: bool) -> None:
    """Remember the shape of a body that was walked, unless it holds what a shape can't tell.

    ``model`` is what the path named, ``stream`` what the body itself asked for.
    """
    kinds = [kind for _, _, kind, _ in holes]
    if (
        len(holes) > holes_max
        or kinds.count(TEXT) != len(decoded.parts)
        or kinds.count(MODEL) > (not model)
        or decoded.inner
        or decoded.files
        or decoded.unseen
        or decoded.conversation_ids
        or any(unit.files_first != unit.files_last for unit in decoded.units)
    ):
        return
    steps: list[_Step] = []
    starts = [0]
    for start, end, kind, facts in sorted(holes):
        steps.append(_Step(decoded.body[starts[-1] : start], _PATTERNS[kind], kind, facts))
        starts.append(end)
    last = decoded.body[starts[-1] :]
    if sum(len(step.literal) for step in steps) + len(last) > literal_bytes_max:
        return
    body_map.shapes[0] = (Shape(steps, last, decoded, model, stream, starts), *body_map.shapes[0][: shapes_max - 1])
