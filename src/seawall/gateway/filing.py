"""Files, batches and whatever else callers keep at a vendor: sent, listed, fetched, deleted, and read again.

A file is inspected when it is sent, with all that was sent beside it, as one request is: one verdict, one event, one
set of stand-ins. A batch's file is read line by line with the field maps of the endpoint that its lines ask for. What
comes back of a batch is restored line by line with the stand-ins of its file, and inspected like any answer.

All callers have one account at the vendor. So nothing is asked for there that does not belong to the caller
(belongings.py), and a list is made of the caller's own things, each fetched by its id.

Only requests that are about such things load this module.
"""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Protocol
from urllib.parse import parse_qsl

import msgspec

from seawall.dialects.batch_file import (
    Batching,
    first_kind,
    lead_of,
    pieces,
    read_lead,
    read_lines,
    read_upload,
    requests_of,
    together,
)
from seawall.dialects.dialect import FILE_TEXT, Decoded, Dialect, Match
from seawall.gateway import bodies
from seawall.gateway.belongings import Belongings, Kept
from seawall.gateway.call import Call
from seawall.gateway.conversation import Conversations, Talk, vendor_keeps_ms
from seawall.gateway.door import Visitor
from seawall.gateway.exchange import Exchanging
from seawall.gateway.forms import Form, media_told, read_form, written
from seawall.gateway.inspection import Inspected, Inspector, turn_bytes_max
from seawall.gateway.judging import Asked, Judged, coverage_of, judge
from seawall.gateway.listing import answer_list
from seawall.gateway.parts import Parts
from seawall.gateway.referring import NOT_MINE, Referred
from seawall.gateway.refusal import Refusal, refusal_of
from seawall.gateway.routing import KEEPER_HEADER, Routes, Upstream
from seawall.gateway.uploads import OVER, Upload, Uploads, begun, command_of, named_in
from seawall.model.errors import BadExchange, SeawallError
from seawall.model.ids import ulid

small_bytes_max = 64 * 1024
"""Of a request that only names a thing."""
_PLAIN_FIELDS = frozenset(("purpose", "expires_after[anchor]", "expires_after[seconds]", "expires_in_seconds"))
_PLAIN_VALUE = re.compile(r"[a-z_-]{1,32}|[0-9]{1,8}")
_SOURCE = "/batch/inputconfig/filename"
"""Where a batch names the file with its requests, in either spelling."""
_TWO_UPSTREAMS = "The models of this batch are served in two places here. Send a batch for each."
_JSON = (b"content-type", b"application/json")


class Means(Protocol):
    """What the gateway does for it as for every request (gateway.py)."""

    def asked(
        self, call: Call, visitor: Visitor, upstream: Upstream, talk: Talk, entries: Mapping[str, str], model: str = ""
    ) -> Asked:
        """Everything a judgement needs."""
        ...

    async def look(self, decode: Callable[[], Decoded], size: int, *, large: bool) -> tuple[Decoded, Inspected]:
        """A body taken apart and inspected."""
        ...

    async def judged(self, decoded: Decoded, inspected: Inspected, asked: Asked, *, large: bool) -> Judged:
        """The verdict, and what may leave."""
        ...

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
        """It is on its way into the ledger."""
        ...

    def plain(self, model: str) -> None:
        """Refuse what is no model's name."""
        ...

    def charge(self, visitor: Visitor, requests: int) -> None:
        """Count the requests of a batch against the key's budget, or refuse."""
        ...

    def harmless(self, text: str) -> bool:
        """Whether a text that leaves unmasked holds nothing to mask."""
        ...


class Wanted(msgspec.Struct, frozen=True):
    """One request about things kept at a vendor."""

    call: Call
    dialect: Dialect
    match: Match
    visitor: Visitor
    query: str
    before_ns: int
    """Spent on it so far."""


class Passed(msgspec.Struct, frozen=True):
    """Something new that may leave."""

    exchanging: Exchanging
    body: bytes
    """As it leaves."""
    kept: Kept
    """What is known of it so far."""


class Filing:
    """Answers such requests. One per worker, made when the first one comes."""

    def __init__(
        self, means: Means, parts: Parts, routes: Routes, conversations: Conversations, inspector: Inspector
    ) -> None:
        self.means = means
        self.parts = parts
        self.routes = routes
        self._conversations = conversations
        self.inspector = inspector
        self.belongings = Belongings(conversations, parts.vault)
        self.referred = Referred(self.belongings)
        self._batchings = {one.name: parts.dialects[one.dialect].batching for one in parts.settings.upstream}
        self.uploads = Uploads(parts.settings.gateway.body_bytes_max, conversations, parts.vault)
        self._does: Mapping[str, Callable[[Wanted], Awaitable[None]]] = {
            "upload": self._upload,
            "resumable": self._resumable,
            "batch": self._batch,
            "create": self._create,
            "change": self._change,
            "fetch": self._fetch,
            "remove": self._fetch,
            "content": self._content,
            "list": partial(answer_list, self),
        }

    async def serve(
        self, call: Call, dialect: Dialect, match: Match, visitor: Visitor, query: str, before_ns: int
    ) -> None:
        """Answer a request on which so much time was spent. Raises Refusal, SeawallError."""
        await self._does[dialect.operations[match.operation].does](
            Wanted(call, dialect, match, visitor, query, before_ns)
        )

    async def decided(
        self,
        wanted: Wanted,
        upstream: Upstream,
        asked: Asked,
        judged: Judged,
        *,
        began_ns: int = 0,
        failed: bool = False,
    ) -> Exchanging | None:
        """The exchange, decided; None when it was blocked and has been answered."""
        spent_ns = self.parts.clock.monotonic_ns() - began_ns + wanted.before_ns if began_ns else wanted.before_ns
        exchanging = await self.means.decided(
            wanted.call,
            wanted.dialect,
            wanted.match,
            wanted.visitor,
            upstream,
            asked,
            judged,
            spent_us=spent_ns // 1000,
            failed=failed,
        )
        if wanted.dialect.operations[wanted.match.operation].does == "resumable":
            exchanging.beside = (OVER,)
        if judged.body is not None:
            return exchanging
        await exchanging.block()
        return None

    async def _upload(self, wanted: Wanted) -> None:
        call, parts = wanted.call, self.parts
        body = await bodies.any_media(call, parts.settings.gateway.body_bytes_max)
        began_ns = parts.clock.monotonic_ns()
        media = call.header(b"content-type") or b""
        large = len(body) > turn_bytes_max
        form = await asyncio.to_thread(read_form, media, body) if large else read_form(media, body)
        del body
        await self._send(wanted, form, began_ns, large=large)

    async def _resumable(self, wanted: Wanted) -> None:
        """A file in Google's way: announced, then sent in one piece or several."""
        call, parts, visitor = wanted.call, self.parts, wanted.visitor
        now_ms, owner = parts.clock.now_ms(), self._conversations.whose(visitor.principal)
        command = command_of(call)
        body = await bodies.any_media(call, parts.settings.gateway.body_bytes_max)
        if command == "start":
            if len(body) > small_bytes_max:
                raise Refusal(413, "seawall_too_large", "Say less of the file, and send it after that.")
            told = await self.uploads.start(call, body, owner, visitor)
            call.answer(200, [_JSON, told, (b"x-goog-upload-status", b"active")], b"{}")
            return
        id, upload = await self.uploads.of(dict(parse_qsl(call.query.decode("latin-1"))), owner, now_ms)
        if command not in ("upload", "upload,finalize", "finalize", "query", "cancel"):
            said = "Send the file in the resumable way: X-Goog-Upload-Command start, then upload, finalize."
            raise Refusal(400, "seawall_bad_upload", said)
        if command.startswith("upload"):
            self.uploads.add(upload, (call.header(b"x-goog-upload-offset") or b"0").decode("latin-1"), body)
        if not command.endswith("finalize"):
            state = b"active"
            if command == "cancel":
                await self.uploads.end(id)
                state = b"cancelled"
            size = (b"x-goog-upload-size-received", b"%d" % upload.received)
            call.answer(200, [_JSON, (b"x-goog-upload-status", state), size], b"{}")
            return
        del body
        try:
            await self._whole_upload(wanted, upload, await self.uploads.end(id))
        except (Refusal, SeawallError) as error:
            refusal = error if isinstance(error, Refusal) else refusal_of(error)
            refusal.headers += (OVER,)
            raise refusal from None

    async def _whole_upload(self, wanted: Wanted, upload: Upload, content: bytes) -> None:
        """All of a file is there: it is inspected, and sent as an upload of our own."""
        visitor, batching = wanted.visitor, wanted.dialect.batching
        began_ns = self.parts.clock.monotonic_ns()
        kind, looked = "", None
        if batching is not None and batching.tells:
            # What is no batch's file throughout is any other text.
            with suppress(BadExchange):
                kind = await asyncio.to_thread(first_kind, content, batching)
                looked = await self._look_at_lines(upload.said, content, kind, batching)
        large = len(content) > turn_bytes_max
        if looked is None:
            kind = ""
            media = upload.media_type
            decode = partial(read_upload, upload.said, content, media, named_in(upload.said))
            looked = await self.means.look(decode, len(content), large=large)
        passed = await self._passed(wanted, *looked, began_ns, large=large)
        if passed is None:
            return
        lines = f"sent:{kind}" if kind else ""
        requests = requests_of(content) if kind else 1
        kept = msgspec.structs.replace(passed.kept, kind="file", lines=lines, asks=kind, requests=requests)
        passed.exchanging.keeps = partial(self._keep, visitor, kept)
        said, _, out = passed.body.partition(b"\n")
        media = media_told(upload.media_type, self.means.harmless)
        url = await begun(passed.exchanging, said, len(out), media)
        more = (("x-goog-upload-offset", "0"), ("x-goog-upload-command", "upload, finalize"))
        await passed.exchanging.forward(out, "", stream=False, media=media, url=url, more=more)

    async def _send(self, wanted: Wanted, form: Form, began_ns: int, *, large: bool) -> None:
        """Inspect a file with what was sent beside it, and send it on."""
        dialect, visitor = wanted.dialect, wanted.visitor
        plain = {name: value for name, value in form.fields.items() if _is_plain(name, value)}
        if dialect.batching is not None and "purpose" not in plain:
            raise Refusal(400, "seawall_bad_form", "Say what the file is for: purpose=batch, user_data, vision, …")
        lead = lead_of(form.file_name, {name: said for name, said in form.fields.items() if name not in plain})
        batching = dialect.batching if plain.get("purpose") == "batch" else None
        kind = await asyncio.to_thread(first_kind, form.content, batching) if batching else ""

        if batching is not None:
            decoded, inspected = await self._look_at_lines(lead, form.content, kind, batching)
        else:
            decode = partial(read_upload, lead, form.content, form.media_type, form.file_name)
            decoded, inspected = await self.means.look(decode, len(form.content), large=large)
        passed = await self._passed(wanted, decoded, inspected, began_ns, large=large)
        if passed is None:
            return
        lines = f"sent:{kind}" if kind else ""
        purpose = plain.get("purpose", "")
        kept = msgspec.structs.replace(passed.kept, kind="file", purpose=purpose, lines=lines, asks=kind)
        kept = msgspec.structs.replace(kept, requests=requests_of(form.content) if kind else 1)
        passed.exchanging.keeps = partial(self._keep, visitor, kept)
        first, _, content = passed.body.partition(b"\n")
        said = msgspec.json.decode(first)
        told = media_told(form.media_type, self.means.harmless)
        out = Form({**plain, **said["fields"]}, said["file_name"], told, content)
        boundary = f"seawall-{secrets.token_hex(16)}"
        media = f"multipart/form-data; boundary={boundary}"
        whole = await asyncio.to_thread(written, out, boundary)
        await passed.exchanging.forward(whole, wanted.query, stream=False, media=media)

    async def _passed(
        self, wanted: Wanted, decoded: Decoded, inspected: Inspected, began_ns: int, *, large: bool
    ) -> Passed | None:
        """Something new that is to be kept, decided; None when it was blocked and has been answered."""
        dialect, visitor = wanted.dialect, wanted.visitor
        upstream = self._keeper(wanted, decoded)
        talk, entries = await self._talk(visitor, decoded)
        held = await self.referred.of(decoded, dialect, visitor.principal)
        if held is not None:
            held.check(upstream)
            decoded, entries = held.decoded, {**entries, **held.entries}
        asked = self.means.asked(wanted.call, visitor, upstream, talk, entries, decoded.model)
        asked = msgspec.structs.replace(asked, lent=entries)
        judged = await self.means.judged(decoded, inspected, asked, large=large)
        if entries:
            judged = msgspec.structs.replace(judged, issued={**entries, **judged.issued})
        exchanging = await self.decided(wanted, upstream, asked, judged, began_ns=began_ns, failed=inspected.failed)
        if exchanging is None or judged.body is None:
            return None
        exchanging.lasting_ms = vendor_keeps_ms
        coverage = coverage_of(decoded, inspected, asked.outside)
        kept = Kept(
            id="",
            kind="",
            upstream=upstream.name,
            conversation=talk.id,
            models=(decoded.model, *decoded.more_models) if decoded.model else (),
            unread=coverage.unread or (() if coverage.complete else ("other",)),
        )
        return Passed(exchanging, judged.body, kept)

    async def _create(self, wanted: Wanted) -> None:
        """A batch whose requests stand in the request itself, or a file's are named; contents to be kept."""
        call, dialect, match = wanted.call, wanted.dialect, wanted.match
        body = await bodies.read(call, self.parts.settings.gateway.body_bytes_max)
        began_ns = self.parts.clock.monotonic_ns()
        large = len(body) > turn_bytes_max
        decoded, inspected = await self.means.look(partial(dialect.decode, match, body), len(body), large=large)
        operation = dialect.operations[match.operation]
        if operation.asks:
            await self._check_sources(wanted, decoded, operation.asks)
        if operation.counted is not None:
            self.means.charge(wanted.visitor, operation.counted(msgspec.json.decode(body)))
        passed = await self._passed(wanted, decoded, inspected, began_ns, large=large)
        if passed is None:
            return
        kept = msgspec.structs.replace(passed.kept, kind=operation.kept, asks=operation.asks)
        keep = self._keep_batch if operation.kept == "batch" else self._keep
        passed.exchanging.keeps = partial(keep, wanted.visitor, kept)
        await passed.exchanging.forward(passed.body, wanted.query, stream=False)

    async def _check_sources(self, wanted: Wanted, decoded: Decoded, asks: str) -> None:
        """A file that a batch is made of was read line by line as what the batch asks for. Raises Refusal."""
        dialect, visitor = wanted.dialect, wanted.visitor
        for one in decoded.unseen:
            if one.path.replace("_", "").lower() != _SOURCE or dialect.file_named is None:
                continue
            source = await self.belongings.of(visitor.principal, dialect.file_named(one.id))
            if source is None:
                raise Refusal(403, "seawall_file_not_yours", NOT_MINE)
            if source.asks != asks:
                said = "The lines of this file were not read as requests of this kind when it was sent. Each line is"
                raise Refusal(400, "seawall_no_batch_file", f'{said} {{"key": "…", "request": {{…}}}}.')
            for model in source.models:
                self.routes.upstream(dialect, model, visitor.key)
            self.means.charge(visitor, source.requests)

    async def _change(self, wanted: Wanted) -> None:
        """Something of the caller's is to be other than it was."""
        call, dialect, match, visitor = wanted.call, wanted.dialect, wanted.match, wanted.visitor
        kept = await self._mine(wanted)
        body = await bodies.read(call, small_bytes_max)
        began_ns = self.parts.clock.monotonic_ns()
        decoded, inspected = await self.means.look(partial(dialect.decode, match, body), len(body), large=False)
        await self.referred.of(decoded, dialect, visitor.principal)
        upstream = self.routes.named(dialect, kept.upstream, visitor.key)
        entries = await self.belongings.issued(kept)
        asked = self.means.asked(call, visitor, upstream, Talk(kept.conversation), entries)
        judged = await self.means.judged(decoded, inspected, asked, large=False)
        exchanging = await self.decided(wanted, upstream, asked, judged, began_ns=began_ns, failed=inspected.failed)
        if exchanging is None or judged.body is None:
            return
        await self.belongings.used(kept)
        exchanging.lasting_ms = vendor_keeps_ms
        await exchanging.forward(judged.body, wanted.query, stream=False)

    async def _look_at_lines(
        self, lead: bytes, content: bytes, kind: str, batching: Batching
    ) -> tuple[Decoded, Inspected]:
        """Read a batch file piece by piece, each in a turn of its own: a large one takes minutes."""
        first, seen = await self.means.look(partial(read_lead, lead), len(lead), large=False)
        read, all_seen = [], [seen]
        for piece, number in pieces(content):
            decode = partial(read_lines, piece, number, kind, batching)
            decoded, seen = await self.means.look(decode, len(piece), large=len(piece) > turn_bytes_max)
            read.append(decoded)
            all_seen.append(seen)
        whole = await asyncio.to_thread(together, first, read)
        return whole, Inspected(
            parts=tuple(found for one in all_seen for found in one.parts),
            files=tuple(file for one in all_seen for file in one.files),
            inspected=sum(one.inspected for one in all_seen),
            failed=any(one.failed for one in all_seen),
        )

    def _keeper(self, wanted: Wanted, decoded: Decoded) -> Upstream:
        """Who gets a file: who serves the models that its lines ask for, if it has such."""
        dialect, key = wanted.dialect, wanted.visitor.key
        if not decoded.model:
            name = (wanted.call.header(KEEPER_HEADER) or b"").decode("latin-1")
            return self.routes.keeper(dialect, name, key)
        self.means.plain(decoded.model)
        upstream = self.routes.upstream(dialect, decoded.model, key)
        for model in decoded.more_models:
            self.means.plain(model)
            if self.routes.upstream(dialect, model, key) is not upstream:
                raise Refusal(400, "seawall_two_upstreams", _TWO_UPSTREAMS)
        return upstream

    async def _talk(self, visitor: Visitor, decoded: Decoded) -> tuple[Talk, Mapping[str, str]]:
        """A conversation of the file's own, and the stand-ins of those that its lines go on from."""
        own = self._conversations.fresh(visitor.principal, ulid(self.parts.clock.now_ms()))
        if not decoded.conversation_ids:
            return Talk(own), {}
        before = await self._conversations.identify(visitor.principal, decoded, None)
        return Talk(own, before.outside), await self._conversations.issued(before.id)

    async def _keep(self, visitor: Visitor, kept: Kept, id: str, raw: bytes) -> None:
        """The vendor has named what it keeps."""
        if id:
            now_ms = self.parts.clock.now_ms()
            await self.belongings.keep(visitor.principal, msgspec.structs.replace(kept, id=id), now_ms)

    async def _batch(self, wanted: Wanted) -> None:
        call, dialect, match, visitor = wanted.call, wanted.dialect, wanted.match, wanted.visitor
        body = await bodies.read(call, small_bytes_max)
        began_ns = self.parts.clock.monotonic_ns()
        decoded, inspected = await self.means.look(partial(dialect.decode, match, body), len(body), large=False)
        source = await self._source(wanted, body)
        upstream = self.routes.named(dialect, source.upstream, visitor.key)
        for model in source.models:
            if self.routes.upstream(dialect, model, visitor.key) is not upstream:
                raise Refusal(400, "seawall_two_upstreams", _TWO_UPSTREAMS)
        self.means.charge(visitor, source.requests)
        entries = await self.belongings.issued(source)
        model = source.models[0] if source.models else ""
        asked = self.means.asked(call, visitor, upstream, Talk(source.conversation), entries, model)
        judged = await self.means.judged(decoded, inspected, asked, large=False)
        exchanging = await self.decided(wanted, upstream, asked, judged, began_ns=began_ns, failed=inspected.failed)
        if exchanging is None or judged.body is None:
            return
        await self.belongings.used(source)
        batch = msgspec.structs.replace(source, kind="batch", purpose="", lines="")
        exchanging.lasting_ms = vendor_keeps_ms
        exchanging.keeps = partial(self._keep_batch, visitor, batch)
        await exchanging.forward(judged.body, wanted.query, stream=False)

    async def _source(self, wanted: Wanted, body: bytes) -> Kept:
        """The file that a batch is to be made of.

        Raises:
            Refusal: none of this caller's, or none whose lines ask for the endpoint.
        """
        try:
            new = msgspec.json.decode(body, type=_NewBatch)
        except msgspec.ValidationError:
            raise Refusal(400, "seawall_bad_request", "A batch needs input_file_id and endpoint.") from None
        batching = wanted.dialect.batching
        source = await self.belongings.of(wanted.visitor.principal, new.input_file_id)
        if source is None or batching is None:
            raise Refusal(404, "seawall_no_file", NOT_MINE)
        if not source.asks or source.purpose != "batch":
            said = "This file was not sent with purpose=batch, so its lines were not inspected as requests. Send it so."
            raise Refusal(400, "seawall_no_batch_file", said)
        if batching.kind_at(new.endpoint) != source.asks:
            said = "The lines of this file ask for another endpoint than the batch. Name the one that they ask for."
            raise Refusal(400, "seawall_other_endpoint", said)
        return source

    async def _keep_batch(self, visitor: Visitor, batch: Kept, id: str, raw: bytes) -> None:
        await self._keep(visitor, batch, id, raw)
        await self.note(visitor, batch, id, raw)

    async def note(self, visitor: Visitor, batch: Kept, _id: str, raw: bytes) -> None:
        """Files that came of a batch belong to whoever made it."""
        batching = self._batchings.get(batch.upstream)
        for made in batching.made(msgspec.json.decode(raw)) if batching else ():
            if made and await self.belongings.of(visitor.principal, made) is None:
                lines = f"results:{batch.asks}"
                kept = msgspec.structs.replace(batch, id=made, kind="file", purpose="batch_output", lines=lines)
                await self.belongings.keep(visitor.principal, kept, self.parts.clock.now_ms())

    async def _mine(self, wanted: Wanted) -> Kept:
        """The thing that a path names. Raises Refusal: none of this caller's."""
        operation = wanted.dialect.operations[wanted.match.operation]
        kept = await self.belongings.of(wanted.visitor.principal, operation.under + wanted.match.answer_id)
        if kept is None or kept.kind != operation.kept:
            raise Refusal(404, "seawall_no_file", NOT_MINE)
        return kept

    async def _recalled(self, wanted: Wanted, kept: Kept) -> Exchanging | None:
        """A request that names something of the caller's, decided; None when it has been answered."""
        await wanted.call.body(small_bytes_max)  # cancelling says nothing, and nothing is passed on
        upstream = self.routes.named(wanted.dialect, kept.upstream, wanted.visitor.key)
        entries = await self.belongings.issued(kept)
        asked = self.means.asked(wanted.call, wanted.visitor, upstream, Talk(kept.conversation), entries)
        decoded = wanted.dialect.decode(wanted.match, b"{}")
        judged = judge(decoded, self.inspector.look(decoded), asked)
        exchanging = await self.decided(wanted, upstream, asked, judged)
        if exchanging is not None:
            await self.belongings.used(kept)
        return exchanging

    async def _fetch(self, wanted: Wanted) -> None:
        kept = await self._mine(wanted)
        exchanging = await self._recalled(wanted, kept)
        if exchanging is None:
            return
        if wanted.dialect.operations[wanted.match.operation].does == "remove":
            exchanging.keeps = partial(self._gone, kept)
        elif kept.kind == "batch":
            exchanging.keeps = partial(self.note, wanted.visitor, kept)
        await exchanging.forward(b"", wanted.query, stream=False)

    async def _gone(self, kept: Kept, _id: str, _raw: bytes) -> None:
        await self.belongings.forget(kept)

    async def _content(self, wanted: Wanted) -> None:
        """What stands in a file, with its values: lines as the answers or requests they are, else the text."""
        kept = await self._mine(wanted)
        match = replace(wanted.match, operation=kept.lines or FILE_TEXT.name, streams=True)
        exchanging = await self._recalled(msgspec.structs.replace(wanted, match=match), kept)
        if exchanging is not None:
            await exchanging.forward(b"", wanted.query, stream=True)


class _NewBatch(msgspec.Struct):
    input_file_id: str
    endpoint: str


def _is_plain(name: str, value: str) -> bool:
    """Whether a field of a form is a word or figure that the API asks for, and nobody's text."""
    return name in _PLAIN_FIELDS and _PLAIN_VALUE.fullmatch(value) is not None
