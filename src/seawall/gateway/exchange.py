"""One decided exchange: sent to its upstream, and the answer brought back whole or streamed."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache

import msgspec

from seawall.dialects.dialect import Channel, Decoded, Dialect, Match
from seawall.dialects.stream import AnswerStream
from seawall.gateway.answering import AnswerWatch, Blocked, rights_of
from seawall.gateway.call import Call, Header
from seawall.gateway.conversation import Conversations, Talk
from seawall.gateway.door import Visitor
from seawall.gateway.inspection import Crowded, Deadline, Inspector, Pool, inline_bytes_max, turn_bytes_max
from seawall.gateway.judging import Asked, Judged, record_of, unread_of
from seawall.gateway.parts import Parts
from seawall.gateway.refusal import NO_RETRY, Refusal, busy, refusal_of
from seawall.gateway.routing import Upstream
from seawall.gateway.scan_cache import Seen
from seawall.gateway.steps import Steps
from seawall.model import limits
from seawall.model.errors import BadExchange, LedgerUnavailable, LimitExceeded, SeawallError, Unavailable
from seawall.model.event import Event, EventKind
from seawall.model.exchange import Coverage
from seawall.model.ids import ulid
from seawall.model.ports import UpstreamReply, UpstreamRequest
from seawall.model.verdict import Verdict
from seawall.model.words import Action, Direction
from seawall.policy import decide
from seawall.policy.recording import event_with

stream_slice_bytes = 16 * 1024
"""A fast upstream's bytes are worked on in slices of this size, with others' turns between them."""
news_inline_max = limits.findings_per_event_max
"""Findings in an answer that are told of on the loop (some milliseconds), and after which a long one is told of."""
_BAD_ANSWER = "The AI service's answer was not what its API promises. Check base_url and dialect of the upstream."


class Exchanging(msgspec.Struct, kw_only=True):
    """What is known of an exchange after its verdict, and what remains to be done with it."""

    parts: Parts
    call: Call
    dialect: Dialect
    match: Match
    visitor: Visitor
    upstream: Upstream
    asked: Asked
    judged: Judged
    event: Event
    recorded: Awaitable[None]
    """Done when the event is on disk."""
    inspector: Inspector
    pool: Pool
    conversations: Conversations
    remembers: bool
    """Whether a later request may go on from this answer by its id."""
    counts: Counter[str]
    steps: Steps
    linked: bool = False
    """Whether that was written down."""
    beside: tuple[Header, ...] = ()
    """Headers of an answer that says it was blocked, beside the usual."""
    lasting_ms: int = 0
    """How long its stand-ins are kept, where longer than a conversation's."""
    keeps: Callable[[str, bytes], Awaitable[None]] | None = None
    """Writes down what the vendor keeps from here on: told the answer's id and the answer as the caller gets it."""

    async def block(self) -> None:
        """Nothing leaves; the caller hears why, in the vendor's error shape."""
        await self.recorded
        verdict = self.judged.verdict
        message = f"{verdict.message} {verdict.alternative}".strip()
        body = self.dialect.error(403, "seawall_blocked", f"{message} [{', '.join(verdict.policies)}]")
        self.call.answer(403, [_JSON, NO_RETRY, *self.beside], body, own=self.own_headers(0))

    async def forward(
        self,
        body: bytes,
        query: str,
        *,
        stream: bool,
        media: str = "",
        url: str = "",
        more: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Send the request and bring the answer back. ``media`` is what the body is, if not JSON; ``url`` where it
        goes, if not where its path says; ``more`` are headers beside the usual.

        Raises:
            Refusal, SeawallError: nothing has been answered yet; the caller of this gets the vendor's error shape.
        """
        event, issued, now_ms = self.event, self.judged.issued, self.asked.now_ms
        saving = self.conversations.saving(event.conversation, issued, now_ms, self.lasting_ms)
        headers = outgoing(self.call, self.dialect, self.upstream)
        if media:
            headers = (("content-type", media), *headers[1:])
        address = url or self.upstream.url(self.match.path, query)
        method = "GET" if self.call.method == "HEAD" else self.call.method
        request = UpstreamRequest(method, address, headers + more, body)
        await self.steps
        try:
            await self._ask(request, saving, stream=stream)
        except (Refusal, Unavailable) as error:
            refusal = error if isinstance(error, Refusal) else refusal_of(error)
            if refusal.vendors:
                await self.recorded
                refusal.own = self.own_headers(0)
            raise refusal from None

    async def _ask(self, request: UpstreamRequest, saving: Awaitable[None] | None, *, stream: bool) -> None:
        """Send what was decided, and hand over what comes back. Raises as :meth:`forward`."""
        event, issued, now_ms = self.event, self.judged.issued, self.asked.now_ms
        try:
            reply = await self.upstream.client.send(request)
        except SeawallError as error:
            await self._upstream_failed(error)
            raise
        arrived_ns = self.parts.clock.monotonic_ns()
        try:
            _checked(reply, self.upstream)
            await self.recorded
            if saving is not None:
                await saving
                self.conversations.saved(event.conversation, issued, now_ms)
            content_type = _header(reply.headers, "content-type")
            operation = self.dialect.operations[self.match.operation]
            if stream and reply.status < 300 and operation.stream is not None and self._is_stream(content_type):
                await self._stream(reply, operation.framed_as or content_type, arrived_ns)
            elif operation.answer is None and reply.status < 300:
                if operation.framed_as == "text":
                    await self._as_text(reply, operation.gives)
                else:
                    await self._handed_on(reply, arrived_ns, operation.gives)
            elif operation.written and reply.status < 300 and "json" not in content_type:
                await self._as_text(reply, "other")
            else:
                await self._whole(reply)
        except LedgerUnavailable:
            raise
        except Unavailable as error:
            await self._upstream_failed(error)
            raise
        finally:
            await reply.close()

    def _is_stream(self, content_type: str) -> bool:
        return content_type.startswith("text/event-stream") or self.match.streams

    async def _whole(self, reply: UpstreamReply) -> None:
        """An answer in one piece: read, inspected, restored, handed over."""
        raw = await collect(reply, self.upstream)
        waited_ns = self.parts.clock.monotonic_ns()
        watch = self.watch()
        try:
            out, facts_id = await self.restored(raw, watch)
        except Blocked as blocked:
            await self._answer_blocked(watch, blocked.verdict)
            return
        except (BadExchange, LimitExceeded):
            status = reply.status if reply.status >= 400 else 502
            raise Refusal(status, "seawall_bad_answer", _BAD_ANSWER) from None
        address = self.dialect.operations[self.match.operation].own_address
        if address is not None:
            out = address.sub(rb"\1", out)
        own_us = (self.parts.clock.monotonic_ns() - waited_ns) // 1000
        await self.settle(watch, facts_id)
        if self.keeps is not None and reply.status < 300:
            await self.keeps(facts_id, out)
        await self.steps
        own = self.own_headers(own_us, unread=len(watch.unread))
        self.call.answer(reply.status, incoming(reply.headers, self.dialect), out, own=own)

    async def _handed_on(self, reply: UpstreamReply, arrived_ns: int, kind: str) -> None:
        """An answer that nobody can look into (sound), as it comes if policy lets it."""
        call = self.call
        watch = self.watch()
        try:
            watch.passes([kind] if kind else [])
        except Blocked as blocked:
            await self._answer_blocked(watch, blocked.verdict)
            return
        await self.settle(watch, "")
        own_us = (self.parts.clock.monotonic_ns() - arrived_ns) // 1000
        own = self.own_headers(own_us, unread=len(watch.unread))
        call.begin(reply.status, incoming(reply.headers, self.dialect), own=own)
        try:
            async for chunk in reply.chunks():
                call.write(chunk)
                await call.drained()
        except SeawallError as error:
            await self._upstream_failed(error)
            call.abort()
            return
        call.end()

    async def _as_text(self, reply: UpstreamReply, kind: str) -> None:
        """A file that comes back: restored and inspected if it is text in UTF-8, else as it is if policy lets it."""
        raw = await collect(reply, self.upstream)
        watch = self.watch()

        def work(_deadline: Deadline) -> bytes:
            try:
                text = raw.decode()
            except UnicodeDecodeError:
                watch.passes([kind])
                return raw
            channel = watch.open_channel(Channel(("file",), "text", whole=True, path="/file"))
            return (channel.feed(text) + channel.flush()).encode()

        try:
            out = await self.pool.run(work, len(raw), begun=True)
        except Blocked as blocked:
            await self._answer_blocked(watch, blocked.verdict)
            return
        except TimeoutError:
            raise _late() from None
        except Crowded as crowded:
            raise busy(crowded) from None
        await self.settle(watch, "")
        own = self.own_headers(0, unread=len(watch.unread))
        self.call.answer(reply.status, incoming(reply.headers, self.dialect), out, own=own)

    async def restored(self, raw: bytes, watch: AnswerWatch) -> tuple[bytes, str]:
        """A whole answer as the caller gets it, and its id. Raises Blocked, Refusal, SeawallError."""
        if len(raw) > (inline_bytes_max if self.inspector.helper_free else turn_bytes_max):
            return await self._restored_aside(raw, watch)

        def within_the_time() -> dict[int, str]:
            deadline = Deadline(self.pool.seconds(len(raw)))
            edits = watch.whole(decoded, deadline)
            if deadline.passed:
                raise _late()
            return edits

        await self.steps
        decoded: Decoded = self.dialect.answer(self.match, raw)
        await self.steps
        small = len(raw) <= inline_bytes_max
        if small:
            edits = watch.whole(decoded)
        else:
            edits = await self.steps.alone(lambda: self.inspector.on_loop(within_the_time), begun=True)
        await self.steps
        return (decoded.splice(edits) if edits else raw), decoded.facts.id

    async def _restored_aside(self, raw: bytes, watch: AnswerWatch) -> tuple[bytes, str]:
        """The same in a thread."""

        def work(deadline: Deadline) -> tuple[bytes, str]:
            decoded: Decoded = self.dialect.answer(self.match, raw)
            edits = watch.whole(decoded, deadline)
            return (decoded.splice(edits) if edits else raw), decoded.facts.id

        try:
            return await self.pool.run(work, len(raw), begun=True)
        except TimeoutError:
            raise _late() from None
        except Crowded as crowded:
            raise busy(crowded) from None  # no fault of the vendor's

    async def _stream(self, reply: UpstreamReply, content_type: str, arrived_ns: int) -> None:
        """An answer in pieces, each handed on as it comes but for what may still become a pseudonym."""
        call = self.call
        watch = self.watch()
        try:
            stream = self.dialect.stream(self.match, watch.open_channel, content_type)
        except BadExchange:  # no framing of streams is called so
            raise Refusal(502, "seawall_bad_answer", _BAD_ANSWER) from None
        own_us = (self.parts.clock.monotonic_ns() - arrived_ns) // 1000
        call.begin(reply.status, incoming(reply.headers, self.dialect), own=self.own_headers(own_us))
        call.flush()
        try:
            async for chunk in reply.chunks():
                while len(chunk) > stream_slice_bytes:
                    piece, chunk = chunk[:stream_slice_bytes], chunk[stream_slice_bytes:]
                    call.write(await self._fed(stream, piece, watch))
                    await call.drained()
                    await asyncio.sleep(0)
                call.write(await self._fed(stream, chunk, watch))
                await call.drained()
            out = stream.finish()
            await self.settle(watch, stream.facts.id)
            call.write(out)
        except Blocked as blocked:
            verdict = blocked.verdict
            await self._record_answer(watch, verdict)
            message = f"{verdict.message} {verdict.alternative}".strip()
            call.write(stream.fail(403, "seawall_blocked", f"{message} [{', '.join(verdict.policies)}]"))
        except TimeoutError:
            late = _late()
            call.write(stream.fail(late.status, late.code, late.message))
        except SeawallError as error:
            refusal = refusal_of(error)
            if isinstance(error, (BadExchange, LimitExceeded)):
                refusal = Refusal(502, "seawall_bad_answer", _BAD_ANSWER)
            if not isinstance(error, LedgerUnavailable):
                await self._upstream_failed(error)
            call.write(stream.fail(refusal.status, refusal.code, refusal.message))
        call.end()

    async def _fed(self, stream: AnswerStream, chunk: bytes, watch: AnswerWatch) -> bytes:
        """What a chunk becomes. With an event that tells the client it has all (``[DONE]``), it may leave at once."""
        if self.dialect.operations[self.match.operation].framed_as:
            # Each line is an answer of its own, so that a piece of them takes as long as many answers.
            out = await self.pool.run(lambda _deadline: stream.feed(chunk), len(chunk), begun=True)
        else:
            out = stream.feed(chunk)
        if stream.opaque:
            kinds = [kind for event in stream.opaque for kind in unread_of(event)]
            stream.opaque.clear()
            watch.passes(kinds)
        if stream.facts.ended:
            await self.settle(watch, stream.facts.id)
        elif len(watch.found) > news_inline_max:
            # Told of as it comes: all that the results of a batch bring is much to keep and to look through at once.
            await self._record_answer(watch, None)
        return out

    def watch(self) -> AnswerWatch:
        """What looks at an answer of this exchange."""
        judged, asked = self.judged, self.asked
        subject = asked.exchange.subject
        return AnswerWatch(
            self.inspector,
            judged.sent,
            self._decide_answer,
            judged.entries,
            rights_of(self.visitor.principal, self.visitor.key, judged.verdict),
            hold="hold" in judged.verdict.obligations or subject is not None,
            subject=subject,
        )

    def _decide_answer(self, seen: Sequence[Seen], coverage: Coverage) -> Verdict:
        exchange = msgspec.structs.replace(self.asked.exchange, direction=Direction.IN, coverage=coverage)
        return decide(self.asked.policy, exchange, [one.finding for one in seen])

    async def settle(self, watch: AnswerWatch, answer_id: str) -> None:
        """Before the last event: what was news is on disk, and a later turn finds its conversation. Again, should more
        have come after it."""
        if watch.has_news:
            await self._record_answer(watch, None)
        if watch.unknown:
            unknown = watch.unknown.copy()
            watch.unknown.clear()
            visitor = self.visitor
            unknown -= {*await self.parts.stand_ins(visitor.principal, visitor.key.tools, unknown)}
            if unknown:
                self.counts["pseudonym_unknown"] += len(unknown)
                detail = {"exchange": self.event.id, "count": str(len(unknown))}
                await self.parts.ledger.submit(self._event(EventKind.GATEWAY_PSEUDONYM_UNKNOWN, detail))
        answer = answer_id if self.remembers else ""
        if not self.linked and (answer or self.asked.outside):
            self.linked = True
            talk = Talk(self.event.conversation, self.asked.outside)
            await self.conversations.link(self.visitor.principal, answer, talk, self.upstream.name)

    async def _record_answer(self, watch: AnswerWatch, blocked: Verdict | None) -> None:
        found, coverage = watch.take(), watch.coverage
        # A large answer may hold thousands, for which all others would wait.
        if len(found) <= news_inline_max:
            event, action = self._of_answer(found, coverage, blocked)
        else:
            event, action = await asyncio.to_thread(self._of_answer, found, coverage, blocked)
        self.counts[f"answer_{action.value}"] += 1
        await self.parts.ledger.submit(event)

    def _of_answer(
        self, found: Sequence[tuple[str, Seen]], coverage: Coverage, blocked: Verdict | None
    ) -> tuple[Event, Action]:
        """The event that tells of what was new in an answer, and what policy does about it."""
        verdict = self._decide_answer([seen for _, seen in found], coverage)
        exchange = msgspec.structs.replace(self.asked.exchange, direction=Direction.IN, coverage=coverage)
        now = self.parts.clock.now_ms()
        records = [record_of(seen, path, action) for (path, seen), action in zip(found, verdict.actions, strict=True)]
        if blocked is not None and verdict.action is not blocked.action:
            verdict = blocked
        event = event_with(
            EventKind.GATEWAY_ANSWER_DECIDED,
            exchange,
            records,
            verdict,
            id=ulid(now),
            time=now,
            subject=self.asked.subject,
            key=self.visitor.key.id,
            detail={"exchange": self.event.id},
        )
        return event, verdict.action

    async def _answer_blocked(self, watch: AnswerWatch, verdict: Verdict) -> None:
        await self._record_answer(watch, verdict)
        message = f"{verdict.message} {verdict.alternative}".strip()
        body = self.dialect.error(403, "seawall_blocked", f"{message} [{', '.join(verdict.policies)}]")
        headers = [_JSON, NO_RETRY, *self.beside]
        self.call.answer(403, headers, body, own=self.own_headers(0, Action.BLOCK))

    async def _upstream_failed(self, error: SeawallError) -> None:
        """Tell the ledger; that it may fail too changes nothing for the caller."""
        self.counts["upstream_failed"] += 1
        detail = {"exchange": self.event.id, "upstream": self.upstream.name, "error": type(error).__name__}
        try:
            await self.parts.ledger.submit(self._event(EventKind.GATEWAY_UPSTREAM_FAILED, detail))
        except SeawallError:
            self.counts["ledger_failed"] += 1

    def _event(self, kind: EventKind, detail: dict[str, str]) -> Event:
        now = self.parts.clock.now_ms()
        return Event(
            id=ulid(now),
            time=now,
            kind=kind,
            principal=self.event.principal,
            tool=self.event.tool,
            channel=self.event.channel,
            model=self.event.model,
            conversation=self.event.conversation,
            key=self.event.key,
            detail=detail,
        )

    def own_headers(self, more_us: int, action: Action | None = None, *, unread: int = 0) -> bytes:
        """Header lines that say what became of the request."""
        event = self.event
        said = action or self.judged.verdict.action
        return (
            f"x-seawall-verdict: {said._value_}\r\nx-seawall-event: {event.id}\r\n"
            f"x-seawall-overhead-ms: {(event.overhead_us + more_us) / 1000:.2f}\r\n"
            f"x-seawall-coverage: {event.inspected}/{event.strings + unread}\r\n"
            + (f"x-seawall-instead: {self.upstream.name}\r\n" if self.asked.instead_of else "")
        ).encode()


_JSON: Header = (b"content-type", b"application/json")


def _late() -> Refusal:
    return Refusal(502, "seawall_not_inspected", "The answer could not be inspected in time.")


async def relay(call: Call, dialect: Dialect, match: Match, upstream: Upstream, query: str) -> None:
    """Pass on a request that has no body and an answer that holds no one's words (the list of models).

    Raises:
        Refusal, Unavailable: the upstream did not answer as it should.
    """
    headers = outgoing(call, dialect, upstream)
    reply = await upstream.client.send(UpstreamRequest("GET", upstream.url(match.path, query), headers, b""))
    try:
        _checked(reply, upstream)
        raw = await collect(reply, upstream)
    finally:
        await reply.close()
    call.answer(reply.status, incoming(reply.headers, dialect), raw)


def outgoing(call: Call, dialect: Dialect, upstream: Upstream) -> tuple[tuple[str, str], ...]:
    """The headers that leave: those the vendor needs to see, its own key, and none of ours or the caller's."""
    wanted = forwarded_headers(dialect)
    passed = tuple([header for header in call.headers if header[0] in wanted])
    return _leaving(passed, dialect.defaults, upstream.auth)


@lru_cache(maxsize=256)
def _leaving(
    passed: tuple[Header, ...], defaults: tuple[tuple[str, str], ...], auth: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """What :func:`outgoing` says, made once for each client that sends the same headers with every request."""
    headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in passed]
    seen = {name for name, _ in headers}
    added = [(name, value) for name, value in defaults if name not in seen]
    return (("content-type", "application/json"), ("accept-encoding", "identity"), *headers, *added, *auth)


def incoming(headers: Sequence[tuple[str, str]], dialect: Dialect) -> list[Header]:
    """The vendor's headers that are worth handing back."""
    kept = []
    exact, prefixes = _answered(dialect)
    for name, value in headers:
        if name in exact or name.startswith(prefixes):
            kept.append((name.encode("latin-1"), value.encode("latin-1")))
    return kept


async def collect(reply: UpstreamReply, upstream: Upstream) -> bytes:
    """A whole answer, without the upstream's key should it quote it.

    Raises:
        Unavailable: it breaks off, or is over ``answer_bytes_max``.
    """
    pieces, size = [], 0
    async for chunk in reply.chunks():
        pieces.append(chunk)
        size += len(chunk)
        if size > limits.answer_bytes_max:
            raise Unavailable("Its answer is too large")
    raw = pieces[0] if len(pieces) == 1 else b"".join(pieces)
    if reply.status >= 400 and (secret := upstream.key().encode()):
        raw = raw.replace(secret, b"[key]")
    return raw


def _checked(reply: UpstreamReply, upstream: Upstream) -> None:
    """Stop at answers that are about us and the vendor rather than about the caller's request. Raises Refusal."""
    if reply.status in (401, 407):
        said = f"The AI service did not accept the key Seawall has for {upstream.name}. Check it in the settings."
        raise Refusal(502, "seawall_upstream_key", said)
    if 300 <= reply.status < 400:
        said = f"The AI service sent a redirect, which is not followed. Check base_url of {upstream.name}."
        raise Refusal(502, "seawall_upstream_redirect", said)


_WANTED: dict[str, frozenset[bytes]] = {}


def forwarded_headers(dialect: Dialect) -> frozenset[bytes]:
    """The client's headers that are passed on, worked out once."""
    known = _WANTED.get(dialect.name)
    if known is None:
        known = _WANTED[dialect.name] = frozenset({b"accept", *(name.encode() for name in dialect.forwarded)})
    return known


_ANSWERED: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {}


def _answered(dialect: Dialect) -> tuple[frozenset[str], tuple[str, ...]]:
    """The dialect's answer headers as exact names and prefixes, worked out once."""
    known = _ANSWERED.get(dialect.name)
    if known is None:
        names = {"content-type", "retry-after"} | {name for name in dialect.answered if not name.endswith("*")}
        prefixes = tuple(name[:-1] for name in dialect.answered if name.endswith("*"))
        known = _ANSWERED[dialect.name] = (frozenset(names), prefixes)
    return known


def _header(headers: Sequence[tuple[str, str]], name: str) -> str:
    return next((value for key, value in headers if key == name), "")
