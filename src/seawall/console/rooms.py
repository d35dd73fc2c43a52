"""Opens data rooms and lets an AI read in them, the one way: inspected, decided, masked, recorded (AUD-7).

A value has the same stand-in in every file of a room and at every read, so that what an AI works out over several files
fits together; :func:`put_back` exchanges them in its answer. Whoever is kept out leaves an event that says why.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Collection, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from seawall.console.checking import tool_for, without_excepted
from seawall.detect.documents import read_document
from seawall.detect.pseudonyms import Pseudonymizer
from seawall.detect.restoring import Restorer, find_issued
from seawall.detect.tables import kind_of, plain
from seawall.detect.text_encoding import decode
from seawall.governance.rooms import Outside, Unchosen, check, chosen, listed, outside
from seawall.model.errors import Denied, NotFound, Unavailable, UsageError
from seawall.model.event import Event, EventKind
from seawall.model.exchange import Coverage, Exchange, Part, Principal
from seawall.model.finding import Finding
from seawall.model.ids import ulid
from seawall.model.keys import VirtualKey
from seawall.model.rooms import Room
from seawall.model.verdict import Verdict
from seawall.model.words import Action, Category, Channel
from seawall.policy import decide
from seawall.policy.catalogue import teams_of
from seawall.policy.recording import Located, event_of

if TYPE_CHECKING:
    from seawall.console.parts import Parts
    from seawall.store import Store

_TEXTS = frozenset({".txt", ".md"})
_WITH_FIELDS = frozenset({".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson"})
remembered_max = 64
"""Files whose findings a process remembers; places and reasons, no values."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A file on its way into a room."""

    name: str
    text: str
    fields: tuple[str, ...] = ()

    @property
    def has_fields(self) -> bool:
        """Whether it is named as a table or as objects."""
        return PurePosixPath(self.name.lower()).suffix in _WITH_FIELDS


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A file as its reader gets it."""

    text: str
    verdict: Verdict
    event: str


def drafts_of(name: str, content: bytes) -> list[Draft]:
    """What a file gives: itself where it is plain text, else its sheets, else its text. Of a spreadsheet nothing but
    the sheets: nobody chose its author or its comments.

    Raises:
        UsageError: it can't be read, or not all of it.
    """
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name.lower()).suffix
    if suffix in _TEXTS | _WITH_FIELDS:
        decoded = decode(content)
        if decoded is None:
            raise UsageError(f"{name} is no text")
        return [Draft(name=name, text=decoded.text)]
    document = read_document(name, content)
    if document.unread:
        raise UsageError(f"Part of {name} can't be read: {document.unread[0].reason}", advice="Save it as text.")
    drafts, texts = [], []
    for part in document.parts:
        if part.media == "text/tab-separated-values":
            sheet = part.path.rpartition("#")[2].partition("!")[0]
            drafts.append(Draft(name=f"{stem}-{sheet}.tsv", text=part.text))
        else:
            texts.append(part.text)
    if drafts or not texts:
        return drafts
    return [Draft(name=f"{name}.txt", text="\n".join(texts))]


class Findings:
    """What was found in the files of rooms, so that a file is not inspected anew each time an AI reads it."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, int, int], tuple[object, tuple[Finding, ...]]] = OrderedDict()

    def of(self, parts: Parts, room: Room, number: int, text: str) -> tuple[Finding, ...]:
        """Raises Unavailable where a detector failed."""
        place, sets = (room.id, number, hash(text)), parts.engine.known  # a file is another once somebody was erased
        known = self._known.get(place)
        if known is None or known[0] is not sets:
            known = sets, _inspected(parts, text)
            self._known[place] = known
            if len(self._known) > remembered_max:
                self._known.popitem(last=False)
        return without_excepted(parts, text, known[1])


def _inspected(parts: Parts, text: str) -> tuple[Finding, ...]:
    seen = parts.engine.inspect(text)
    if seen.failed or seen.truncated:
        raise Unavailable("This file could not be inspected completely", advice="Make several files of it.")
    return tuple(seen.findings)


def _decided(
    parts: Parts,
    tool: str,
    file: str,
    text: str,
    found: Sequence[Finding],
    who: Principal,
    key: VirtualKey | None = None,
) -> tuple[Exchange, Verdict]:
    teams = tuple(dict.fromkeys(who.teams + teams_of(parts.settings, str(who))))
    exchange = Exchange(
        principal=msgspec.structs.replace(who, teams=teams),
        tool=tool_for(parts, who, tool),
        channel=Channel.FILE,
        parts=(Part(path=file, text=text),),
        coverage=Coverage(inspected=1, strings=1),
        categories=key.categories if key is not None else frozenset[Category](),
    )
    return exchange, decide(parts.policy(), exchange, found)


def open_room(
    parts: Parts, *, name: str, tool: str, readers: Sequence[str], hours: int, drafts: Sequence[Draft], by: str
) -> Room:
    """Open a room with the chosen fields of the drafts. Blocking.

    Raises:
        UsageError: something cannot be as asked; above all, a file that policy would let no reader have.
        LimitExceeded: too much of something.
        Unavailable: a file could not be inspected.
    """
    try:
        files = [chosen(draft.name, draft.text, draft.fields) for draft in drafts]
    except Unchosen as error:
        raise UsageError(error.message, advice=_what_there_is(parts, error.there)) from None
    now = parts.clock.now_ms()
    room = Room(
        name=name,
        tool=tool,
        readers=tuple(dict.fromkeys(readers)),
        files=tuple(file for file, _ in files),
        expires_ms=now + hours * 3_600_000,
    )
    check(room, now)
    who = [Principal.parse(reader) for reader in room.readers]
    for reader in who:
        if not tool_for(parts, reader, tool).approved:
            raise UsageError(f"{tool} is not approved for {reader}", advice="Take an approved tool, or ask for it.")
    if any(_is_data(parts, (room.name, file.name, *file.fields)) for file in room.files):
        raise UsageError("A name of the room, of a file or of a field holds sensitive data", advice=_name_it)
    for file, text in files:
        _refuse_what_none_may_read(parts, room, file.name, text, who)
    return parts.store.room_book().open(room, [text for _, text in files], by=by)


_name_it = "Names are told to readers as they are. Name it otherwise; put a line of names above a table that has none."


def _is_data(parts: Parts, names: Sequence[str]) -> bool:
    """Whether something that should be a name is somebody's data, as the first line of a table without a header is."""
    unknown = [name for name in names if name != plain(name) or not kind_of(name)]
    return any(parts.engine.scan(text) for text in (*unknown, "\n".join(unknown)))


def _what_there_is(parts: Parts, there: Sequence[str]) -> str:
    return _name_it if _is_data(parts, there) else f"It has {listed(there)}."


def _refuse_what_none_may_read(parts: Parts, room: Room, file: str, text: str, who: Sequence[Principal]) -> None:
    found = without_excepted(parts, text, _inspected(parts, text))
    for reader in who:
        _, verdict = _decided(parts, room.tool, file, text, found, reader)
        if verdict.action is Action.BLOCK:
            pairs = zip(found, verdict.actions, strict=True)
            what = sorted({one.detector for one, action in pairs if action is Action.BLOCK})
            policies = ", ".join(verdict.policies)
            raise UsageError(
                f"Policy would block {file} for {reader}: {', '.join(what) or verdict.message} ({policies})",
                advice="Choose fewer fields or rows.",
            )


class Reader:
    """Whoever reads: a virtual key's principal. One call's worth."""

    def __init__(self, parts: Parts, findings: Findings, key: VirtualKey) -> None:
        self._parts = parts
        self._findings = findings
        self._key = key
        self._who = key.principal

    async def files(self, name: str) -> Room:
        """The room, for its list of files.

        Raises:
            NotFound, Denied: it is not for this reader, or not any more.
        """
        return await self._entered(name, "")

    async def read(self, name: str, file: str) -> Reading:
        """A file as it may leave.

        Raises:
            NotFound, Denied: it is not for this reader, not there, not any more, or policy lets nobody have it.
            Unavailable: it could not be inspected.
            LedgerUnavailable: the event was not written.
        """
        parts, room = self._parts, await self._entered(name, file)
        book, vault = parts.store.room_book(), parts.store.pseudonyms()
        conversation = conversation_of(room)
        issued = await vault.load(conversation)
        number = room.place(file)
        text = await asyncio.to_thread(book.text, room, number)
        found = await asyncio.to_thread(self._findings.of, parts, room, number, text)
        exchange, verdict = _decided(parts, room.tool, file, text, found, self._who, self._key)
        leaves = text
        masked = [one for one, action in zip(found, verdict.actions, strict=True) if action is Action.MASK]
        if masked and verdict.action is not Action.BLOCK:
            done = await asyncio.to_thread(
                lambda: Pseudonymizer(book.names_key(room), issued, quote=False).mask(text, masked)
            )
            leaves = done.text
            if done.new:
                await vault.save(conversation, done.new, max(1, room.expires_ms - parts.clock.now_ms()))
        now = parts.clock.now_ms()
        event = event_of(
            EventKind.ROOMS_FILE_DECIDED,
            exchange,
            [Located(exchange.parts[0], one) for one in found],
            verdict,
            id=ulid(now),
            time=now,
            fingerprint=parts.fingerprint,
        )
        out = 0 if verdict.action is Action.BLOCK else len(leaves.encode("utf-8", "surrogatepass"))
        detail = {**event.detail, "room": room.name, "file": file}
        await parts.ledger.submit(msgspec.structs.replace(event, key=self._key.id, bytes_out=out, detail=detail))
        if verdict.action is Action.BLOCK:
            raise Denied(f"{verdict.message} ({', '.join(verdict.policies)})", advice=verdict.alternative)
        return Reading(text=leaves, verdict=verdict, event=event.id)

    async def _entered(self, name: str, file: str) -> Room:
        parts, now = self._parts, self._parts.clock.now_ms()
        room = await asyncio.to_thread(parts.store.room_book().find, name)
        why = outside(room, self._who, self._key.tools, now, file)
        if why is None and room is not None:
            return room
        seen = room is not None and why not in (Outside.NOT_A_READER, Outside.FOR_NO_READER)
        detail = {
            "why": str(why),
            "room": room.name if room is not None else "",
            "path": "files" if not file else "file",
        }
        await parts.ledger.submit(
            Event(
                id=ulid(now),
                time=now,
                kind=EventKind.ROOMS_FILE_REFUSED,
                principal=str(self._who),
                tool=room.tool if room is not None else "",
                channel=Channel.FILE,
                key=self._key.id,
                detail=detail,
            )
        )
        if not seen:
            raise NotFound(
                "There is no such room for this key", advice="Whoever opened it can tell who may read there."
            )
        if why is Outside.NO_FILE:
            raise NotFound("This file is not in the room", advice="Ask for the list of its files.")
        raise Denied(f"This room can't be read: {why}", advice="Ask whoever opened it for a new one.")


async def put_back(parts: Parts, name: str, text: str, by: str) -> tuple[str, int]:
    """A text with the stand-ins of a room exchanged for their values, and how many were.

    Raises:
        NotFound: no room of this name is open.
        LedgerUnavailable: the event was not written.
    """
    room = await asyncio.to_thread(parts.store.room_book().find, name)
    now = parts.clock.now_ms()
    if room is None or not room.is_open(now):
        raise NotFound("No room of this name is open", advice="What stood for what is forgotten when a room ends.")
    restorer = Restorer(await parts.store.pseudonyms().load(conversation_of(room)))
    whole = await asyncio.to_thread(restorer.restore, text)
    detail = {"room": room.name, "restored": str(restorer.restored)}
    await parts.ledger.submit(
        Event(id=ulid(now), time=now, kind=EventKind.ROOMS_TEXT_RESTORED, principal=by, tool=room.tool, detail=detail)
    )
    return whole, restorer.restored


async def issued_in_rooms(
    store: Store, reader: Principal, tools: Collection[str], codes: Collection[str]
) -> frozenset[str]:
    """Those of some pseudonyms that stand for something in an open room this reader may read in.

    Args:
        tools: what the reader's key may reach; empty means everything.

    Raises:
        Unavailable, IntegrityError: the database did not answer, or was changed.
    """
    vault, now, found = store.pseudonyms(), store.clock.now_ms(), set[str]()
    for room in await asyncio.to_thread(store.room_book().list):
        if outside(room, reader, tools, now) is None:
            entries = await vault.load(conversation_of(room))
            found |= {code for code in codes if find_issued(entries, code) is not None}
    return frozenset(found)


def close_room(store: Store, name: str, by: str) -> None:
    """End a room: its files and what its stand-ins stood for are deleted. Blocking.

    Raises:
        NotFound: no room of this name is open.
    """
    room = store.room_book().close(name, by=by)
    store.pseudonyms().end(conversation_of(room))


def conversation_of(room: Room) -> str:
    """Under which name the vault keeps a room's stand-ins."""
    return f"room:{room.id}"
