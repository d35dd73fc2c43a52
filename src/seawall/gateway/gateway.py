"""One AI call from the door to the last byte of its answer.

    door (who)  →  route (where)  →  body  →  inspect  →  decide, mask  →  event queued  →  upstream
    caller  ←  event on disk  ←  restored, inspected  ←  answer or stream  ←──────────────────┘

Every way out of here is one of three: an answer, a refusal in the vendor's own error shape, or, once a stream has
begun, the vendor's own error event. The event of a request is on disk before the first byte of its answer leaves.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

import msgspec

from seawall.dialects.dialect import Decoded, Dialect, Match, Operation
from seawall.gateway import bodies
from seawall.gateway.call import Call
from seawall.gateway.conversation import NOT_YOURS, Conversations, Talk, vendor_keeps_ms
from seawall.gateway.door import UNKNOWN_KEY, Door, Visitor, presented
from seawall.gateway.echo import EchoClient
from seawall.gateway.exchange import Exchanging, forwarded_headers, relay
from seawall.gateway.faults import tell
from seawall.gateway.inspection import Deadline, Inspected, Inspector, Pool, inline_bytes_max, turn_bytes_max
from seawall.gateway.judging import Asked, Judged, judge
from seawall.gateway.parts import Parts
from seawall.gateway.refusal import Refusal, refusal_of
from seawall.gateway.refused import RefusalLog
from seawall.gateway.routing import KEEPER_HEADER, Routes, Upstream, forwarded_query
from seawall.gateway.scan_cache import ScanCache
from seawall.gateway.steps import Steps
from seawall.model.errors import SeawallError
from seawall.model.event import Event, EventKind
from seawall.model.exchange import Exchange
from seawall.model.finding import subject_print
from seawall.model.ids import ulid
from seawall.model.words import Action, Channel, PrincipalKind
from seawall.policy.approvals import standing

if TYPE_CHECKING:
    from seawall.gateway.filing import Filing
    from seawall.gateway.forms import Question

subject_chars_max = 200
recall_bytes_max = 64 * 1024
"""Of a request that only names an earlier answer."""
harmless_max = 10_000
"""Names of models, parameters and headers that were looked at and are remembered as harmless."""
harmless_chars_max = 500
look_again_ms_min = 50
"""Between two looks for keys made elsewhere; in between the snapshot's own refresh has to do."""
_WORD = re.compile(r"[A-Za-z*/=_.+-]{0,32}")
"""A word without a digit: ``*/*``, ``alt=sse``."""
_JSON = (b"content-type", b"application/json")
_FORM = b"multipart/form-data"
_TWO_UPSTREAMS = "The models of this batch are served in two places here. Send a batch for each."
_NO_ROUTE = (
    "Seawall does not pass this API path on, because it could not inspect what goes that way. "
    "docs/gateway.md lists the paths it does."
)


class Gateway:
    """The edge that AI calls go through. One per worker; see :func:`seawall.gateway.server.serve`."""

    def __init__(self, parts: Parts) -> None:
        settings = parts.settings
        self._parts = parts
        self._door = Door(parts.keys, settings.teams)
        echo = EchoClient(parts.dialects, parts.clock)
        self._routes = Routes(settings, parts.dialects, parts.upstream_keys, parts.client, echo)
        self._inspector = Inspector(parts.engine, ScanCache(parts.secret), parts.fingerprint, parts.helpers)
        self._pool = Pool(settings.gateway.scan_deadline_ms / 1000)
        self._conversations = Conversations(parts.secret, parts.vault)
        self._refusals = RefusalLog(parts.ledger, parts.clock)
        self._steps = Steps()
        self._looking: asyncio.Future[None] | None = None
        self._looked_ns = -look_again_ms_min * 1_000_000
        self._seen_harmless: set[str] = set()
        self.counts: Counter[str] = Counter()
        """What happened so far in this worker, by name: a metric."""

    def takes(self, path: str) -> bool:
        """Whether a path belongs to a dialect."""
        return self._routes.takes(path)

    def close(self) -> None:
        """Let the inspection threads and helpers end."""
        self._pool.close()
        if self._parts.helpers is not None:
            self._parts.helpers.close()

    async def answer(self, call: Call, client: str) -> None:
        """Answer a call from an address, whatever comes of it."""
        started_ns = self._parts.clock.monotonic_ns()
        dialect, match = self._routes.find(call)
        if call.method == "OPTIONS":
            # Browsers ask this without a key. Pages of other sites get no leave, and nobody a line in the ledger.
            call.answer(204, [(b"allow", b"GET, HEAD, POST, DELETE, OPTIONS")])
            return
        visitor: Visitor | None = None
        self._steps.under_way += 1
        try:
            resumes = match is not None and dialect.operations[match.operation].does == "resumable"
            visitor = await self._admit(call, client, resumes=resumes)
            if match is None:
                raise self._no_route(call, dialect)
            await self._exchange(call, dialect, match, visitor, started_ns)
        except Refusal as refusal:
            await self._refuse(call, dialect, refusal, visitor or refusal.visitor, client)
        except SeawallError as error:
            await self._refuse(call, dialect, refusal_of(error), visitor, client)
        except Exception as error:  # noqa: BLE001 - nothing of an unexpected fault may reach the caller
            tell(error)
            unexpected = Refusal(500, "seawall_failed", "Seawall could not answer this request.")
            await self._refuse(call, dialect, unexpected, visitor, client)
        finally:
            self._steps.under_way -= 1

    def _no_route(self, call: Call, dialect: Dialect) -> Refusal:
        """Why a path is not passed on: nobody has it, or not with this method."""
        instead = dialect.instead(call.path)
        methods = [] if instead else self._routes.methods(call.path)
        if methods:
            allowed = ((b"allow", ", ".join(methods).encode()),)
            said = f"This path is asked for with {' or '.join(methods)} here, and not with {call.method}."
            return Refusal(405, "seawall_other_method", said, headers=allowed, recorded=False)
        said = f"{_NO_ROUTE} {instead}".rstrip()
        return Refusal(404, "seawall_no_route", said, recorded=False)

    async def _admit(self, call: Call, client: str, *, resumes: bool) -> Visitor:
        """Let a caller in, who ``resumes`` an upload without a key. A key nobody knows may have been made a moment ago
        in another process: look once more."""
        now_ms = self._parts.clock.now_ms()
        if resumes and not presented(call):
            key_id = await self._filing.uploads.key_of(call)
            if key_id:
                return self._door.admit_again(key_id, client, now_ms)
        try:
            return self._door.admit(call, client, now_ms)
        except Refusal as refusal:
            if refusal.code != UNKNOWN_KEY or not await self._looked_again():
                raise
        return self._door.admit(call, client, self._parts.clock.now_ms())

    async def _looked_again(self) -> bool:
        """Whether keys were read anew. Many who ask at once share one look, and looks keep their distance."""
        if self._parts.look_again is None:
            return False
        if self._looking is None or self._looking.done():
            now_ns = self._parts.clock.monotonic_ns()
            if now_ns - self._looked_ns < look_again_ms_min * 1_000_000:
                return False
            self._looked_ns = now_ns
            self._looking = asyncio.ensure_future(asyncio.to_thread(self._parts.look_again))
        try:
            await asyncio.shield(self._looking)
        except SeawallError:
            return False
        return True

    async def _exchange(self, call: Call, dialect: Dialect, match: Match, visitor: Visitor, started_ns: int) -> None:
        parts = self._parts
        before_ns = parts.clock.monotonic_ns() - started_ns
        query = self._query(call)
        self._keep_back(call, dialect)
        operation = dialect.operations[match.operation]
        if operation.does:
            await self._filing.serve(call, dialect, match, visitor, query, before_ns)
            return
        if operation.request is None:
            if match.answer_id:
                await self._recall(call, dialect, match, visitor, query)
            else:
                await self._list(call, dialect, match, visitor, query)
            return
        question, body = await self._body(call, operation)
        waited_ns = parts.clock.monotonic_ns()  # the client's time to send is not ours
        large = len(body) > turn_bytes_max or self._takes_long(body)
        decode = partial(dialect.decode, match, body)
        if question is not None:
            decode = partial(_read_question, body, question, operation, match.model)
        decoded, inspected = await self.look(decode, len(body), large=large)
        if operation.counted is not None:
            self.charge(visitor, operation.counted(msgspec.json.decode(body)))
        self.plain(decoded.model)
        decoded, upstream = await self._where(call, dialect, match, decoded, visitor)
        for model in decoded.more_models:
            self.plain(model)
            if self._routes.upstream(dialect, model, visitor.key) is not upstream:
                raise Refusal(400, "seawall_two_upstreams", _TWO_UPSTREAMS)
        begins = operation.recalled and not decoded.model
        asked = await self._ask(call, decoded, visitor, upstream, begins=begins)
        held = None
        if decoded.unseen and dialect.file_named is not None:
            held = await self._filing.referred.of(decoded, dialect, visitor.principal)
            if held is not None:
                held.check(upstream)
                decoded, asked = held.decoded, held.known_to(asked)
        await self._steps
        judged = await self.judged(decoded, inspected, asked, large=large)
        if held is not None:
            judged = held.issued_with(judged)
        elif judged.body is None and upstream.instead:
            upstream, asked, judged = await self._instead(
                dialect, decoded, inspected, visitor, upstream, asked, judged, large=large
            )
            match = match.asking(asked.model)
        await self._steps
        spent_us = (parts.clock.monotonic_ns() - waited_ns + before_ns) // 1000
        exchanging = await self.decided(
            call, dialect, match, visitor, upstream, asked, judged, spent_us=spent_us, failed=inspected.failed
        )
        if judged.body is None:
            await exchanging.block()
            return
        if question is None:
            await exchanging.forward(judged.body, query, stream=decoded.stream)
            return
        form, media = await asyncio.to_thread(question.written, judged.body)
        await exchanging.forward(form, query, stream=decoded.stream, media=media)

    async def _body(self, call: Call, operation: Operation) -> tuple[Question | None, bytes]:
        """What is to be inspected, and, where it came as a form, the form. Raises Refusal, SeawallError."""
        bytes_max, media = self._parts.settings.gateway.body_bytes_max, call.header(b"content-type") or b""
        if not operation.formed or media.partition(b";")[0].strip().lower() != _FORM:
            return None, await bodies.read(call, bytes_max)
        from seawall.gateway.forms import read_question

        raw = await bodies.any_media(call, bytes_max)
        question = await asyncio.to_thread(read_question, media, raw, self.harmless)
        return question, question.body

    async def _where(
        self, call: Call, dialect: Dialect, match: Match, decoded: Decoded, visitor: Visitor
    ) -> tuple[Decoded, Upstream]:
        """Who is asked: whoever keeps what the path names, if that is the caller's; else who serves the model, or what
        names none. Raises Refusal."""
        if match.answer_id:
            linked = await self._conversations.linked(visitor.principal, match.answer_id)
            if linked is None:
                raise Refusal(404, "seawall_no_answer", NOT_YOURS)
            upstream = self._routes.named(dialect, linked[1], visitor.key)
            ids = (match.answer_id, *decoded.conversation_ids)
            return msgspec.structs.replace(decoded, conversation_ids=ids), upstream
        if not decoded.model and dialect.operations[match.operation].recalled:
            name = (call.header(KEEPER_HEADER) or b"").decode("latin-1")
            return decoded, self._routes.keeper(dialect, name, visitor.key)
        return decoded, self._routes.upstream(dialect, decoded.model, visitor.key)

    @cached_property
    def _filing(self) -> Filing:
        """What is about files and batches. Most workers never see any, so it is loaded when the first one comes."""
        from seawall.gateway.filing import Filing

        return Filing(self, self._parts, self._routes, self._conversations, self._inspector)

    async def decided(
        self,
        call: Call,
        dialect: Dialect,
        match: Match,
        visitor: Visitor,
        upstream: Upstream,
        asked: Asked,
        judged: Judged,
        *,
        spent_us: int = 0,
        failed: bool = False,
    ) -> Exchanging:
        """A verdict, on its way into the ledger, with how long it took and whether something could not be scanned."""
        event = msgspec.structs.replace(judged.event, overhead_us=spent_us)
        exchanging = self._exchanging(call, dialect, match, visitor, upstream, asked, judged, event)
        if failed:
            self.counts["scan_failed"] += 1
            await self._record_failed_scan(event)
        return exchanging

    def _exchanging(
        self,
        call: Call,
        dialect: Dialect,
        match: Match,
        visitor: Visitor,
        upstream: Upstream,
        asked: Asked,
        judged: Judged,
        event: Event,
    ) -> Exchanging:
        """What was decided, its event on its way to disk."""
        recorded = self._parts.ledger.submit(event)
        self.counts[f"verdict_{judged.verdict.action.value}"] += 1
        return Exchanging(
            parts=self._parts,
            call=call,
            dialect=dialect,
            match=match,
            visitor=visitor,
            upstream=upstream,
            asked=asked,
            judged=judged,
            event=event,
            recorded=recorded,
            inspector=self._inspector,
            pool=self._pool,
            conversations=self._conversations,
            remembers=(dialect.name, match.operation) in self._routes.rememberers,
            steps=self._steps,
            counts=self.counts,
            lasting_ms=vendor_keeps_ms if dialect.operations[match.operation].recalled else 0,
        )

    async def _recall(self, call: Call, dialect: Dialect, match: Match, visitor: Visitor, query: str) -> None:
        """An earlier answer by its id, for whoever got it: the vendor would give it to everyone who has our key."""
        await call.body(recall_bytes_max)  # cancelling says nothing, and nothing is passed on
        linked = await self._conversations.linked(visitor.principal, match.answer_id)
        if linked is None:
            raise Refusal(404, "seawall_no_answer", NOT_YOURS)
        conversation, name = linked
        upstream = self._routes.named(dialect, name, visitor.key)
        entries = await self._conversations.issued(conversation)
        asked = self.asked(call, visitor, upstream, Talk(conversation), entries)
        decoded = dialect.decode(match, b"{}")
        judged = judge(decoded, self._inspector.look(decoded), asked)
        exchanging = self._exchanging(call, dialect, match, visitor, upstream, asked, judged, judged.event)
        if judged.body is None:
            await exchanging.block()
            return
        await exchanging.forward(b"", query, stream=True)

    def _takes_long(self, body: bytes) -> bool:
        """Whether a larger model or a program that reads pictures may be asked, which nobody else should wait for."""
        engine = self._parts.engine
        return engine.reader is not None or (engine.pictures is not None and b"data" in body)

    async def look(self, decode: Callable[[], Decoded], size: int, *, large: bool) -> tuple[Decoded, Inspected]:
        """Take a body of so many bytes apart and inspect it, within the deadline unless it is small; large ones in a
        thread."""

        def work(deadline: Deadline) -> tuple[Decoded, Inspected]:
            decoded = decode()
            return decoded, self._inspector.look(decoded, deadline)

        try:
            if large:
                return await self._pool.run(work, size)
            await self._steps
            decoded = decode()
            await self._steps
            if size <= inline_bytes_max:
                inspected = self._inspector.look(decoded)
            else:
                inspected = await self._look_middling(decoded)
            await self._steps
            return decoded, inspected
        except TimeoutError:
            if self._parts.settings.gateway.on_scan_failure == "block":
                self.counts["scan_failed"] += 1
                raise Refusal(
                    403,
                    "seawall_not_inspected",
                    "This could not be inspected in time, so it stays here. Send it in smaller pieces, or try again.",
                ) from None
            decoded = decode()
            return decoded, Inspected(((),) * len(decoded.parts), (), 0, failed=True)

    async def _look_middling(self, decoded: Decoded) -> Inspected:
        """Neither small nor large: a helper's if one is free, else the loop's, one at a time. Raises TimeoutError."""
        size = len(decoded.body)
        if self._inspector.helped(decoded):
            return await self._pool.run(lambda deadline: self._inspector.look(decoded, deadline), size)
        look = partial(self._inspector.look, decoded, Deadline(self._pool.seconds(size)))
        return await self._steps.alone(lambda: self._inspector.on_loop(look))

    async def judged(self, decoded: Decoded, inspected: Inspected, asked: Asked, *, large: bool) -> Judged:
        """The verdict, and what may leave; of a large body in a thread."""
        if not large:
            return judge(decoded, inspected, asked)
        try:
            size = len(decoded.body)
            return await self._pool.run(lambda _deadline: judge(decoded, inspected, asked), size, begun=True)
        except TimeoutError:
            # Masking late is as good as not masking: what isn't masked must not leave, whatever the settings say.
            self.counts["scan_failed"] += 1
            message = "This could not be masked in time, so it stays here. Send it in smaller pieces, or try again."
            raise Refusal(403, "seawall_not_masked", message) from None

    async def _instead(
        self,
        dialect: Dialect,
        decoded: Decoded,
        inspected: Inspected,
        visitor: Visitor,
        upstream: Upstream,
        asked: Asked,
        judged: Judged,
        *,
        large: bool,
    ) -> tuple[Upstream, Asked, Judged]:
        """What may not go where the caller wanted goes to the upstream named beside it, if it may go there. What goes
        on from an earlier answer does not: the other has never heard of it."""
        other = self._routes.instead(dialect, upstream, visitor.key)
        if other is None or decoded.conversation_ids or decoded.more_models:
            return upstream, asked, judged
        tool = standing(other.tool, visitor.principal, self._parts.approvals(), asked.now_ms, fixed=True)
        model = upstream.instead_model or decoded.model
        there = msgspec.structs.replace(
            asked,
            exchange=msgspec.structs.replace(asked.exchange, tool=tool, model=model),
            model=upstream.instead_model,
            instead_of=upstream.tool.id,
        )
        again = await self.judged(decoded, inspected, there, large=large)
        if again.body is None:
            return upstream, asked, judged
        self.counts["instead"] += 1
        return other, there, again

    async def _ask(self, call: Call, decoded: Decoded, visitor: Visitor, upstream: Upstream, *, begins: bool) -> Asked:
        """What a judgement needs. One that ``begins`` a conversation at the vendor is one of its own."""
        named = call.header(b"x-seawall-conversation")
        if begins and named is None:
            talk = Talk(self._conversations.fresh(visitor.principal, ulid(self._parts.clock.now_ms())))
        else:
            talk = await self._conversations.identify(visitor.principal, decoded, named, call.headers)
        entries = await self._conversations.entries(talk.id, decoded, named=named is not None)
        return self.asked(call, visitor, upstream, talk, entries, decoded.model)

    def asked(
        self,
        call: Call,
        visitor: Visitor,
        upstream: Upstream,
        talk: Talk,
        entries: Mapping[str, str],
        model: str = "",
    ) -> Asked:
        """Everything a judgement needs."""
        parts = self._parts
        subject = _subject(call.header(b"x-seawall-subject"))
        whose = subject_print(parts.fingerprint, subject) if subject else None
        now_ms = parts.clock.now_ms()
        exchange = Exchange(
            principal=visitor.principal,
            tool=standing(upstream.tool, visitor.principal, parts.approvals(), now_ms, fixed=True),
            channel=Channel.CHATBOT if subject else Channel.GATEWAY,
            conversation=talk.id,
            model=model,
            subject=whose,
            categories=visitor.key.categories,
        )
        return Asked(
            exchange=exchange,
            policy=parts.policy(),
            conversation_key=self._conversations.key(talk.id),
            entries=entries,
            quote=visitor.principal.kind is not PrincipalKind.AGENT and not visitor.key.categories,
            allow_unscanned=parts.settings.gateway.on_scan_failure == "allow",
            event_id=ulid(now_ms),
            now_ms=now_ms,
            key=visitor.key.id,
            excepted=parts.excepted(),
            subject=whose or "",
            outside=talk.outside,
        )

    async def _list(self, call: Call, dialect: Dialect, match: Match, visitor: Visitor, query: str) -> None:
        """The models a key may ask for: those the settings name, else what the upstream that serves any says it has."""
        if match.model:
            self.plain(match.model)
            await relay(call, dialect, match, self._routes.upstream(dialect, match.model, visitor.key), query)
            return
        cards, asked = self._routes.listed(dialect, visitor.key)
        if asked and not cards:
            await relay(call, dialect, match, asked[0], query)
            return
        call.answer(200, [_JSON], dialect.models(cards))

    def charge(self, visitor: Visitor, requests: int) -> None:
        """Count the requests of a batch against the key's budget. Raises Refusal."""
        self._door.charge(visitor, requests, self._parts.clock.now_ms())

    def plain(self, model: str) -> None:
        """A model's name leaves unmasked, so it may hold nothing that would be. Raises Refusal."""
        if not self.harmless(model):
            raise Refusal(400, "seawall_bad_model", "This is not the name of a model.")

    def _query(self, call: Call) -> str:
        """The parameters that leave. Raises Refusal: one holds what would be masked elsewhere."""
        query = forwarded_query(call.query)
        if query and not self.harmless(query):
            raise Refusal(400, "seawall_bad_parameter", "Query parameters may hold short plain words only.")
        return query

    def _keep_back(self, call: Call, dialect: Dialect) -> None:
        """Take out of a call what may not leave of the headers that would (an idempotency key made of an address)."""
        wanted = forwarded_headers(dialect)
        kept = [
            header
            for header in call.headers
            if header[0] not in wanted or self.harmless(header[1].decode("utf-8", "replace"))
        ]
        if len(kept) < len(call.headers):
            self.counts["header_kept_back"] += 1
            call.headers = kept

    def harmless(self, text: str) -> bool:
        """Whether a text that leaves unmasked holds nothing to mask.

        Models bear people's names (``claude-opus-4-1``): in a text of one word, a person's is none.
        """
        if text in self._seen_harmless or _WORD.fullmatch(text):
            return True
        seen, complete = self._inspector.text(text)
        one_word = not any(character.isspace() for character in text)
        if not complete or any(not one_word or found.finding.detector != "person_name" for found in seen):
            return False
        if len(self._seen_harmless) < harmless_max and len(text) <= harmless_chars_max:
            self._seen_harmless.add(text)
        return True

    async def _record_failed_scan(self, event: Event) -> None:
        now = self._parts.clock.now_ms()
        failed = Event(
            id=ulid(now),
            time=now,
            kind=EventKind.DETECT_SCAN_FAILED,
            principal=event.principal,
            tool=event.tool,
            action=event.action,
            key=event.key,
            inspected=event.inspected,
            strings=event.strings,
            detail={"exchange": event.id},
        )
        await self._parts.ledger.submit(failed)

    async def _refuse(
        self, call: Call, dialect: Dialect, refusal: Refusal, visitor: Visitor | None, client: str
    ) -> None:
        """End a call in the vendor's own error shape; in a stream that has begun, cut it."""
        self.counts[f"refused_{refusal.status}"] += 1
        headers = [_JSON, *refusal.headers]
        if refusal.recorded:
            event_id = await self._refusals.record(refusal, visitor, client)
            if not refusal.own:
                headers.append((b"x-seawall-event", event_id.encode()))
        if call.answered:
            return
        if call.begun:
            call.abort()
            return
        if not refusal.own:
            headers.append((b"x-seawall-verdict", Action.BLOCK.value.encode()))
        body = dialect.error(refusal.status, refusal.code, refusal.message)
        call.answer(refusal.status, headers, body, own=refusal.own)


def _read_question(body: bytes, question: Question, operation: Operation, model: str) -> Decoded:
    from seawall.dialects.questions import read_question

    assert operation.request is not None
    files = [(file.field, file.file_name, file.media_type, len(file.content)) for file in question.files]
    return read_question(body, files, operation.request, model)


def _subject(value: bytes | None) -> str | None:
    """The shopper named by ``x-seawall-subject: customer:ID``. Raises Refusal."""
    if value is None:
        return None
    text = value.decode("latin-1").strip()
    kind, colon, name = text.partition(":")
    if kind != "customer" or not colon or not name or not text.isprintable() or len(text) > subject_chars_max:
        raise Refusal(400, "seawall_bad_subject", "x-seawall-subject must read customer:ID.", recorded=False)
    return text
