"""Lists of what a caller keeps at a vendor: made of the caller's own things, each as the vendor tells of it now."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import msgspec

from seawall.gateway.answering import Blocked
from seawall.gateway.belongings import Kept
from seawall.gateway.conversation import Talk
from seawall.gateway.exchange import Exchanging, collect, outgoing
from seawall.gateway.judging import judge
from seawall.model.errors import SeawallError
from seawall.model.ports import UpstreamRequest

if TYPE_CHECKING:
    from seawall.gateway.filing import Filing, Wanted

page_max = 100
"""Things in one page of a list: each is fetched on its own."""
fetched_at_once_max = 8
_JSON = (b"content-type", b"application/json")


async def answer_list(filing: Filing, wanted: Wanted) -> None:
    """The caller's own things, each as the vendor tells of it now."""
    dialect, visitor = wanted.dialect, wanted.visitor
    operation = dialect.operations[wanted.match.operation]
    options = dict(parse_qsl(wanted.query))
    mine = await filing.belongings.listed(visitor.principal, operation.kept, filing.parts.clock.now_ms())
    there = filing.routes.reachable(dialect, visitor.key)
    purpose = options.get("purpose")
    mine = [kept for kept in mine if kept.upstream in there and purpose in (None, kept.purpose)]
    page, more = page_of(mine, options, operation.under)
    upstream = filing.routes.keeper(dialect, page[0].upstream if page else "", visitor.key)
    asked = filing.means.asked(wanted.call, visitor, upstream, Talk(""), {})
    decoded = dialect.decode(wanted.match, b"{}")
    judged = judge(decoded, filing.inspector.look(decoded), asked)
    exchanging = await filing.decided(wanted, upstream, asked, judged)
    if exchanging is None:
        return
    found: list[bytes | None] = []
    for at in range(0, len(page), fetched_at_once_max):
        some = page[at : at + fetched_at_once_max]
        found += await asyncio.gather(*(_told(filing, wanted, exchanging, kept) for kept in some))
    await exchanging.recorded
    told = [(kept.id, msgspec.Raw(raw)) for kept, raw in zip(page, found, strict=True) if raw is not None]
    after = page[-1].id.removeprefix(operation.under) if more else ""
    assert operation.paged is not None
    body = msgspec.json.encode(operation.paged(told, after))
    wanted.call.answer(200, [_JSON], body, own=exchanging.own_headers(0))


async def _told(filing: Filing, wanted: Wanted, exchanging: Exchanging, kept: Kept) -> bytes | None:
    """One thing of a list; None when the vendor has it no longer."""
    dialect, match = wanted.dialect, wanted.match
    upstream = filing.routes.named(dialect, kept.upstream, wanted.visitor.key)
    path = f"{match.path}/{kept.id.removeprefix(dialect.operations[match.operation].under)}"
    headers = outgoing(wanted.call, dialect, upstream)
    reply = await upstream.client.send(UpstreamRequest("GET", upstream.url(path, ""), headers, b""))
    try:
        raw = await collect(reply, upstream)
    finally:
        await reply.close()
    if reply.status >= 300:
        return None
    entries = await filing.belongings.issued(kept)
    judged = msgspec.structs.replace(exchanging.judged, entries=entries)
    one = msgspec.structs.replace(exchanging, judged=judged, match=match)
    watch = one.watch()
    try:
        out, _ = await one.restored(raw, watch)
    except (Blocked, SeawallError):
        return None
    await one.settle(watch, "")
    if kept.kind == "batch":
        await filing.note(wanted.visitor, kept, kept.id, out)
    return out


def page_of(mine: Sequence[Kept], options: Mapping[str, Any], under: str) -> tuple[Sequence[Kept], bool]:
    """The part of a list that was asked for, and whether there is more."""
    if options.get("order") == "asc":
        mine = mine[::-1]
    after = options.get("after") or options.get("after_id") or options.get("pageToken")
    if after:
        places = [at for at, kept in enumerate(mine) if kept.id in (after, under + after)]
        mine = mine[places[0] + 1 :] if places else []
    asked = options.get("limit") or options.get("pageSize") or ""
    most = (
        min(int(asked), page_max)
        if asked.isdecimal() and asked.isascii() and len(asked) < 7 and int(asked)
        else page_max
    )
    return mine[:most], len(mine) > most
