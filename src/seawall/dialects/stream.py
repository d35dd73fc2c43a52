"""Streamed answers: text channels handed to transforms and put back byte for byte.

An event whose texts come back unchanged passes as the bytes it came in. Text a transform holds back leaves with the
next delta of its channel, or, when the channel ends first, in a delta of the vendor's own shape made for it. Where a
vendor repeats a whole text at the end (``response.output_text.done``, ``response.completed``), the repetition is
transformed as a whole. However the bytes are split, the output is the same.

Theory of operation. A stream is thousands of events that differ in one string. The first event of a shape is read with
the dialect's field map like any body; if it holds exactly one delta, its bytes become a template: literals with a hole
for the text and holes for what the map calls noise. A later event that fits the literals byte for byte has the same
structure and the same everything else, so its text is found without parsing. What fits no template is read in full.

Where several events of one template came in one read, and the transform can tell which of their texts it would leave as
they are (:class:`Passing`), those pass together. A read that is one such event, as most are while a model still thinks
about the next word, passes before it is even split.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

import msgspec

from seawall.dialects.body import Decoded, Facts
from seawall.dialects.field_map import BodyMap
from seawall.dialects.json_array import Elements
from seawall.dialects.json_lines import CONTENT_TYPES as LINES
from seawall.dialects.json_lines import Lines
from seawall.dialects.json_spans import STRING, string_of, text_of
from seawall.dialects.reading import read_body
from seawall.dialects.sse import Events
from seawall.model.errors import BadExchange

templates_max = 6
EVENT_STREAM = "application/vnd.amazon.eventstream"
_TEXT_HOLE = re.compile(STRING, re.VERBOSE | re.DOTALL)
_AS_IT_IS = re.compile(rb'[^"\\\x00-\x1f]*+')
"""The inside of a JSON string that says what it spells."""
_NOISE_HOLE = re.compile(rb'"[^"\\\x00-\x1f]*+"|[^",{}\[\]\s]++')


@dataclass(frozen=True, slots=True)
class Channel:
    """One run of text inside an answer."""

    key: tuple[str | int, ...]
    """Equal for equal channels of one answer: the choice, block or output's index first, then kind and more indexes."""
    kind: str
    """``text``, ``refusal``, ``reasoning``, ``tool`` (arguments, input or output of a call) or ``other`` (whole texts
    beside the answer: echoed instructions, citations, error messages)."""
    json: bool = False
    """The text is JSON text (tool-call arguments as they grow): what the transform puts in must be escaped for a JSON
    string, and a pseudonym may come escaped."""
    whole: bool = False
    """Everything comes in one ``feed`` followed by ``flush``."""
    repeat: bool = False
    """This text has already passed in deltas; findings in it were counted there."""
    signed: bool = False
    """The vendor signs this text (Anthropic thinking): what the transform returns is not used, the bytes stay. It is
    fed so that it can be inspected."""
    path: str = ""
    """Where it stands, for events people read."""


class Transform(Protocol):
    """What the gateway supplies for one channel. Concatenated output depends on concatenated input only."""

    def feed(self, text: str) -> str:
        """Take more text, return what may leave now. May hold text back."""
        ...

    def flush(self) -> str:
        """The channel ends: return what is held back. Not used again afterwards."""
        ...


class Passing(Transform, Protocol):
    """A transform that knows at a look which of many pieces it would leave as they are."""

    @property
    def idle(self) -> bool:
        """Whether nothing is held back."""
        ...

    def touched(self, pieces: Sequence[str]) -> Collection[int]:
        """Which of these pieces ``feed`` might change or hold back from, were each fed while idle. None holds a NUL."""
        ...

    def pass_by(self, text: str) -> None:
        """Take one or more pieces that are not touched, while idle: they leave as they are."""
        ...


OpenChannel = Callable[[Channel], Transform]


class Framing(Protocol):
    """How events stand in the byte stream (``sse.Events``, ``json_array.Elements``, ``json_lines.Lines``,
    ``event_stream.Messages``)."""

    content_type: str

    @property
    def between(self) -> bool:
        """Whether bytes that once were a block on their own, text apart, are one again when they come now."""
        ...

    def feed(self, chunk: bytes) -> list[bytes]:
        """Blocks that are complete now."""
        ...

    def rest(self) -> bytes:
        """Bytes left at the end."""
        ...

    def locate(self, block: bytes) -> tuple[str, int, int, bytes] | None:
        """Event name, start, end and bytes of a block's payload."""
        ...

    def join(self, made: Sequence[tuple[str, bytes]], block: bytes, start: int) -> bytes:
        """New events in front of a block."""
        ...

    def close(self, made: Sequence[tuple[str, bytes]], *, begun: bool) -> bytes:
        """New events after the last block."""
        ...


@dataclass(frozen=True, slots=True)
class Plan:
    """What one event means."""

    deltas: Mapping[str, Channel] = field(default_factory=dict)
    """Path of a string in the event to the channel it continues. Every other text in the event is whole."""
    ends: tuple[tuple[str | int, ...], ...] = ()
    """Channels whose key begins so end with this event; ``()`` is all of them."""
    repeats: bool = False
    """The whole texts of this event have passed before in deltas."""
    failed: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True)
class StreamMap:
    """How to read one kind of stream."""

    event: BodyMap
    """Field map of an event's payload."""
    plan: Callable[[str, Any], Plan]
    """``(event name, payload)`` to what it means."""
    delta: Callable[[Channel, str, Any], tuple[str, Any]]
    """``(channel, text, payload of the channel's last delta)`` to the name and payload of a new delta."""
    failure: Callable[[int, str, str, int], tuple[str, Any]]
    """``(status, code, message, events so far)`` to the name and payload of the vendor's error event."""
    sequential: bool = False
    """Channels with the same first key element come one after the other: when one starts, the others end, but for the
    arguments of tool calls beside another's."""
    ends_with: bytes = b""
    """Payload that ends the stream and is no JSON (``[DONE]``)."""
    content_type: str = Events.content_type
    """How its events are framed where we make them."""


@dataclass(slots=True)
class _Open:
    """A channel that has begun."""

    channel: Channel
    transform: Transform
    block: bytes = b""
    """The last block with a delta of this channel, as it came."""
    passing: Passing | None = field(init=False)
    """The transform, if it can tell what passes."""

    def __post_init__(self) -> None:
        self.passing = cast(Passing, self.transform) if hasattr(self.transform, "touched") else None


@dataclass(slots=True)
class _Template:
    """The bytes of an event with one delta: literals, and the holes after each of them."""

    steps: list[tuple[bytes, re.Pattern[bytes] | None, tuple[str, ...]]]
    open: _Open
    around: tuple[bytes, bytes] | None = None
    """What stands before and after the text, where that is all there is; quotes included."""

    def fit(self, block: bytes, facts: Facts) -> tuple[int, int] | None:
        """Where the text stands in a block of this shape, or None."""
        at = 0
        span = None
        for literal, hole, names in self.steps:
            if not block.startswith(literal, at):
                return None
            at += len(literal)
            if hole is None:
                return span if at == len(block) else None
            found = hole.match(block, at)
            if found is None:
                return None
            if hole is _TEXT_HOLE:
                span = found.span()
            elif names:
                return None
            at = found.end()
        return None

    def texts(self, blocks: Sequence[bytes], facts: Facts) -> tuple[list[bytes], list[tuple[int, int]]]:
        """The texts of the first blocks of this shape that are spelled as they are, without their quotes, and where
        each stands."""
        raw: list[bytes] = []
        spans: list[tuple[int, int]] = []
        if self.around is None:
            for block in blocks:
                span = self.fit(block, facts)
                if span is None or _AS_IT_IS.fullmatch(block, span[0] + 1, span[1] - 1) is None:
                    break
                raw.append(block[span[0] + 1 : span[1] - 1])
                spans.append(span)
            return raw, spans
        head, tail = self.around
        lead, trail, plain = len(head), len(tail), _AS_IT_IS.fullmatch
        for block in blocks:
            end = len(block) - trail
            if end < lead or not (block.startswith(head) and block.endswith(tail)):
                break
            text = block[lead:end]
            if plain(text) is None:
                break
            raw.append(text)
            spans.append((lead - 1, end + 1))
        return raw, spans


class AnswerStream:
    """A streamed answer on its way through. One per answer; not thread-safe."""

    def __init__(self, stream_map: StreamMap, open_channel: OpenChannel, framing: Framing) -> None:
        self.facts = Facts()
        self.opaque: list[Decoded] = []
        """Events that hold what can't be read, for whoever asks to take them away."""
        self._map = stream_map
        self._open_channel = open_channel
        self._framing = framing
        self._open: dict[tuple[str | int, ...], _Open] = {}
        self._templates: list[_Template] = []
        self._events = 0
        self._closed = False
        self._failed = False

    def feed(self, chunk: bytes) -> bytes:
        """Take bytes from the vendor as they come, return bytes for the client (possibly none).

        Raises:
            LimitExceeded: one event over ``answer_bytes_max``.
            BadExchange: an event that is not what the dialect promises, so that it can't be inspected.
        """
        if self._templates and self._passes(self._templates[0], chunk):
            return chunk
        blocks = self._framing.feed(chunk)
        if len(blocks) == 1:
            return self._block(blocks[0])
        out: list[bytes] = []
        while len(out) < len(blocks):
            at = len(out)
            if not self._run(blocks[at:], out):
                out.append(self._block(blocks[at]))
        return b"".join(out)

    def finish(self) -> bytes:
        """The vendor's bytes have ended: whatever was held back, in the vendor's own shape."""
        if self._failed:
            return b""
        rest = self._framing.rest()
        out = b""
        if rest:
            with contextlib.suppress(BadExchange):  # broken off inside an event: what can't be read doesn't leave
                out = self._block(rest)
        made = self._end(())
        if self._closed or not made:
            return out
        return out + self._framing.close(made, begun=self._events > 0)

    def fail(self, status: int, code: str, message: str) -> bytes:
        """End the answer from our side with the vendor's own error event. Nothing may follow.

        What transforms hold back is dropped, not sent: the reason may be what they hold.
        """
        self._open.clear()
        self._templates.clear()
        if self._closed or self._failed:
            return b""
        self._failed = True
        name, payload = self._map.failure(status, code, message, self._events)
        return self._framing.close([(name, msgspec.json.encode(payload))], begun=self._events > 0)

    def _passes(self, template: _Template, chunk: bytes) -> bool:
        """Whether a read is one event of a template whose text leaves as it is; it has been taken then."""
        around, passing = template.around, template.open.passing
        if around is None or passing is None or not passing.idle or not self._framing.between:
            return False
        head, tail = around
        end = len(chunk) - len(tail)
        if end < len(head) or not (chunk.startswith(head) and chunk.endswith(tail)):
            return False
        raw = chunk[len(head) : end]
        if _AS_IT_IS.fullmatch(raw) is None:
            return False
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            return False  # reading it in full says what is wrong
        if passing.touched((text,)):
            return False
        self._events += 1
        template.open.block = chunk
        passing.pass_by(text)
        return True

    def _block(self, block: bytes) -> bytes:
        """One event: by template if one fits, else in full."""
        for position, template in enumerate(self._templates):
            span = template.fit(block, self.facts)
            if span is None:
                continue
            start, end = span
            try:
                text = text_of(block[start:end])
            except (msgspec.DecodeError, UnicodeDecodeError):
                break  # reading it in full says what is wrong
            if position:
                self._templates.insert(0, self._templates.pop(position))
            self._events += 1
            return _fed(template.open, text, block, start, end)
        return self._read(block)

    def _run(self, blocks: Sequence[bytes], out: list[bytes]) -> bool:
        """Several events in a row that fit the latest template; False, and nothing done, when there is no such run.

        One block goes out for each that is taken.
        """
        if not self._templates:
            return False
        template = self._templates[0]
        opened = template.open
        passing = opened.passing
        if passing is None:
            return False
        raw, spans = template.texts(blocks, self.facts)
        if len(raw) < 2:
            return False
        try:
            texts = b"\0".join(raw).decode().split("\0")
        except UnicodeDecodeError:
            return False  # reading them one by one says which is wrong
        touched = passing.touched(texts)
        self._events += len(texts)
        at = 0
        while at < len(texts):
            stop = at
            while stop < len(texts) and stop not in touched and passing.idle:
                stop += 1
            if stop == at:
                out.append(_fed(opened, texts[at], blocks[at], *spans[at]))
                at += 1
            else:
                passing.pass_by("".join(texts[at:stop]))
                out += blocks[at:stop]
                at = stop
        opened.block = blocks[len(texts) - 1]
        return True

    def _read(self, block: bytes) -> bytes:
        """One event in full."""
        found = self._framing.locate(block)
        if found is None:
            if self._framing.content_type == Elements.content_type and b"]" in block:
                made, self._closed = self._end(()), True
                return self._framing.join(made, block, -1) if self._events else block
            return block
        name, start, end, payload = found
        if not payload.strip():
            return block
        if self._map.ends_with and payload.strip() == self._map.ends_with:
            self.facts.ended = True
            return self._framing.join(self._end(()), block, start)
        decoded = read_body(payload, self._map.event)
        plan = self._map.plan(name, msgspec.json.decode(decoded.body))
        self._note(decoded, plan)
        if decoded.files or decoded.unseen:
            self.opaque.append(decoded)
        made = self._give_way(plan)
        edits = self._transform(decoded, plan, block)
        made.extend(self._finish_channels(plan))
        if not made and start >= 0:
            self._learn(decoded, plan, block, start)
        self._events += 1
        if edits:
            changed = decoded.splice(edits)
            if start >= 0:
                block = block[:start] + changed + block[end:]
            else:
                block = self._framing.join([(name, b" ".join(changed.splitlines()))], b"", -1)
        return self._framing.join(made, block, start) if made else block

    def _note(self, decoded: Decoded, plan: Plan) -> None:
        """Collect what the answer says of itself; later events outweigh earlier ones."""
        new, facts = decoded.facts, self.facts
        facts.id = facts.id or new.id
        facts.model = facts.model or new.model
        facts.tokens_in = new.tokens_in or facts.tokens_in
        facts.tokens_cached = new.tokens_cached or facts.tokens_cached
        facts.tokens_out = new.tokens_out or facts.tokens_out
        if plan.ends:  # elsewhere it is a state on the way (``in_progress``)
            facts.finish.extend(new.finish)
        facts.failed = facts.failed or plan.failed
        facts.ended = facts.ended or plan.done

    def _give_way(self, plan: Plan) -> list[tuple[str, bytes]]:
        """Where channels come one after the other, a new one ends those before it.

        Not so the arguments of tool calls among themselves: servers that speak like OpenAI write several at a time, and
        Vertex AI several of one call. Where they do come one after the other nobody waits for long: a whole JSON text
        has nothing held back, and what other arguments hold leaves with the end of the call.
        """
        made: list[tuple[str, bytes]] = []
        if self._map.sequential:
            for channel in plan.deltas.values():
                for key, opened in list(self._open.items()):
                    both = channel.kind == opened.channel.kind == "tool"
                    if key[0] == channel.key[0] and key != channel.key and not both:
                        made.extend(self._end(key))
        return made

    def _transform(self, decoded: Decoded, plan: Plan, block: bytes) -> dict[int, str]:
        """New texts of an event's parts."""
        edits: dict[int, str] = {}
        for index, part in enumerate(decoded.parts):
            channel = plan.deltas.get(part.path)
            if channel is None:
                kind = "text" if part.role == "assistant" else "other"
                channel = Channel(
                    ("whole", self._events, index),
                    kind,
                    whole=True,
                    repeat=plan.repeats,
                    signed=index in decoded.fixed,
                    path=part.path,
                )
                transform = self._open_channel(channel)
                new = transform.feed(part.text) + transform.flush()
            else:
                opened = self._open.get(channel.key)
                if opened is None:
                    opened = self._open[channel.key] = _Open(channel, self._open_channel(channel))
                opened.block = block
                new = opened.transform.feed(part.text)
                if any(channel.key[: len(prefix)] == prefix for prefix in plan.ends):
                    new += opened.transform.flush()
                    self._forget(self._open.pop(channel.key))
            if new != part.text and not channel.signed:
                edits[index] = new
        return edits

    def _finish_channels(self, plan: Plan) -> list[tuple[str, bytes]]:
        """End the channels that end with this event, all where the vendor gives up: what they hold leaves before it,
        because clients read no further."""
        made: list[tuple[str, bytes]] = []
        for prefix in ((),) if plan.failed else plan.ends:
            made.extend(self._end(prefix))
        return made

    def _end(self, prefix: tuple[str | int, ...]) -> list[tuple[str, bytes]]:
        """End channels and return new deltas for what they held."""
        made: list[tuple[str, bytes]] = []
        for key in [key for key in self._open if key[: len(prefix)] == prefix]:
            opened = self._open.pop(key)
            self._forget(opened)
            tail = opened.transform.flush()
            if not tail or opened.channel.signed:
                continue
            last = self._framing.locate(opened.block)
            assert last is not None  # the block had a delta in it
            name, payload = self._map.delta(opened.channel, tail, msgspec.json.decode(last[3]))
            made.append((name, msgspec.json.encode(payload)))
        return made

    def _forget(self, opened: _Open) -> None:
        """A channel has ended; should it come again, it starts anew."""
        self._templates = [template for template in self._templates if template.open is not opened]

    def _learn(self, decoded: Decoded, plan: Plan, block: bytes, start: int) -> None:
        """Make a template of an event that holds one delta and nothing else that could matter."""
        if len(decoded.parts) != 1 or len(plan.deltas) != 1 or plan.ends or decoded.inner or decoded.files:
            return
        channel = plan.deltas.get(decoded.parts[0].path)
        if channel is None or channel.key not in self._open:
            return
        holes: list[tuple[int, int, re.Pattern[bytes], tuple[str, ...]]] = [(*decoded.spans[0][:2], _TEXT_HOLE, ())]
        holes += [(first, last, _NOISE_HOLE, names) for first, last, names in decoded.noise]
        steps: list[tuple[bytes, re.Pattern[bytes] | None, tuple[str, ...]]] = []
        at = 0
        for first, last, hole, names in sorted(holes, key=lambda hole: hole[0]):
            steps.append((block[at : start + first], hole, names))
            at = start + last
        steps.append((block[at:], None, ()))
        around = (steps[0][0] + b'"', b'"' + steps[1][0]) if len(steps) == 2 else None
        self._templates.insert(0, _Template(steps, self._open[channel.key], around))
        del self._templates[templates_max:]


def _fed(opened: _Open, text: str, block: bytes, start: int, end: int) -> bytes:
    """An event with its one text, which stands at ``start``, taken through its channel's transform."""
    opened.block = block
    new = opened.transform.feed(text)
    if new == text or opened.channel.signed:
        return block
    return block[:start] + string_of(new, ascii_only=block.isascii()) + block[end:]


def place(value: Any, otherwise: int = 0) -> int:
    """An index as a vendor gave it, whatever it gave."""
    return value if isinstance(value, int) else otherwise


def framing(content_type: str) -> Framing:
    """The framing that a content type names.

    Raises:
        BadExchange: neither a stream of events nor a JSON array nor JSON lines.
    """
    kind = content_type.partition(";")[0].strip().lower()
    if kind == Events.content_type:
        return Events()
    if kind == Elements.content_type:
        return Elements()
    if kind in LINES:
        return Lines()
    if kind == EVENT_STREAM:
        from seawall.dialects.event_stream import Messages

        return Messages()
    raise BadExchange("The upstream's stream is neither server-sent events nor JSON in an array or in lines")
