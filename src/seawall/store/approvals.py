"""The book of what was decided about tools: decisions, requests and their answers, exceptions with an end.

Each change is one transaction with its event in the ledger. :class:`ApprovalSnapshot` holds what is in force in memory;
it looks at one counter four times a second, so a decision counts in every process within that.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from types import MappingProxyType

import msgspec

from seawall.model.approvals import NO_APPROVALS, Approvals, ToolDecision, ToolException, exception_days_max
from seawall.model.errors import LimitExceeded, NotFound, UsageError
from seawall.model.event import Event, EventKind
from seawall.model.ids import ulid
from seawall.model.words import Category, Grade
from seawall.store.changes import Change, Gate, settle
from seawall.store.database import Database, Hot
from seawall.store.keyring import day_ms, next_version
from seawall.store.records import record
from seawall.store.tail import Tail
from seawall.store.writer import Writer

COUNTER = "approvals"
text_chars_max = 500
id_chars_max = 200
requests_open_max = 1_000
requests_listed_max = 500
exceptions_max = 5_000


class RequestState(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    APPROVED = "approved"
    REFUSED = "refused"


class ToolRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody's question whether they may."""

    id: str
    principal: str
    tool: str
    host: str = ""
    categories: tuple[Category, ...] = ()
    reason: str = ""
    """In the person's words, with what looked sensitive already masked."""
    state: RequestState = RequestState.OPEN
    answer: str = ""
    created_ms: int = 0
    decided_ms: int = 0
    by: str = ""
    until_ms: int = 0
    """When what was approved ends."""


class ApprovalBook:
    """Blocking; from an event loop, use a thread."""

    def __init__(self, database: Database, writer: Writer, now_ms: Callable[[], int], gate: Gate) -> None:
        """``gate`` holds back what weakens protection until a second person has confirmed it."""
        self._gate = gate
        self._database = database
        self._writer = writer
        self._now_ms = now_ms

    def current(self) -> Approvals:
        """What is in force, read now."""
        with self._database.view(unchanging=False) as hot:
            return _read(hot, self._now_ms())

    def decide_tool(self, decision: ToolDecision, *, by: str) -> ToolDecision:
        """Approve a tool, block it or take it off the list.

        Raises:
            SecondPersonNeeded: it lets more through than before and was proposed instead.
            UsageError: a text that cannot be.
        """
        _short(decision.tool, id_chars_max)
        for text in (decision.owner, decision.note, decision.agreement, decision.review_by, *decision.teams):
            _short(text, text_chars_max, empty=True)
        now = self._now_ms()
        made = msgspec.structs.replace(decision, by=by, decided_ms=now)

        def job(hot: Hot, tail: Tail) -> Change | ToolDecision:
            row = hot.row("SELECT body FROM tool_decisions WHERE tool = ?", (made.tool,))
            if made.weakens(_DECISION.decode(row[0]) if row else None):
                held = self._gate.held(hot, tail, "tool", made, _words(made), by=by, now=now)
                if held is not None:
                    return held
            self._decide(hot, tail, made, now)
            return made

        return settle(self._writer.run(job))

    def apply(self, hot: Hot, tail: Tail, body: bytes, by: str) -> str:
        """Make a decision two people were for (:data:`seawall.store.changes.Apply`)."""
        now = self._now_ms()
        self._decide(hot, tail, msgspec.structs.replace(_DECISION.decode(body), by=by, decided_ms=now), now)
        return ""

    def _decide(self, hot: Hot, tail: Tail, made: ToolDecision, now: int) -> None:
        hot.insert("tool_decisions(tool,body)", [(made.tool, msgspec.json.encode(made).decode())], _REPLACE)
        next_version(hot, COUNTER)
        detail = {"state": made.state.value, "grade": made.grade.value, "permits": ",".join(made.permits)}
        tail.append(hot, [record(_event(EventKind.TOOLS_STATE_CHANGED, now, made.by, made.tool, detail))])

    def ask(self, request: ToolRequest) -> ToolRequest:
        """Open a request; the same person's open one for the same tool is given back instead of a second one.

        Raises:
            LimitExceeded: there are ``requests_open_max`` open ones.
            UsageError: a text that cannot be.
        """
        _short(request.tool, id_chars_max)
        _short(request.reason, text_chars_max, empty=True)
        _short(request.host, 253, empty=True)
        now = self._now_ms()
        made = msgspec.structs.replace(request, id=ulid(now, "req_"), created_ms=now)

        def job(hot: Hot, tail: Tail) -> ToolRequest:
            same = hot.row(
                "SELECT body FROM tool_requests WHERE principal = ? AND tool = ? AND state = 'open'",
                (made.principal, made.tool),
            )
            if same is not None:
                return _REQUEST.decode(same[0])
            count = hot.row("SELECT count(*) FROM tool_requests WHERE state = 'open'")
            if count is not None and count[0] >= requests_open_max:
                raise LimitExceeded("Too many requests wait for an answer", advice="Answer some of them first.")
            _write(hot, made)
            tail.append(
                hot,
                [record(_event(EventKind.TOOLS_REQUEST_OPENED, now, made.principal, made.tool, {"request": made.id}))],
            )
            return made

        return self._writer.run(job)

    def requests(self, *, principal: str | None = None) -> list[ToolRequest]:
        """Open ones first, then the newest."""
        where, parameters = ("WHERE principal = ?", (principal,)) if principal is not None else ("", ())
        with self._database.view(unchanging=False) as hot:
            rows = hot.rows(
                f"SELECT body FROM tool_requests {where}"  # noqa: S608  # one of two fixed texts
                " ORDER BY CASE WHEN state = 'open' THEN 0 ELSE 1 END, created_ms DESC LIMIT "
                f"{requests_listed_max}",
                parameters,
            )
        return [_REQUEST.decode(row[0]) for row in rows]

    def answer(
        self,
        request_id: str,
        state: RequestState,
        *,
        by: str,
        answer: str = "",
        days: int = 0,
        categories: tuple[Category, ...] = (),
    ) -> ToolRequest:
        """Refuse a request, or approve it as an exception of so many days.

        Raises:
            NotFound: no open request has this id.
            UsageError: nobody decides on their own request; an exception has 1 to ``exception_days_max`` days.
        """
        _short(answer, text_chars_max, empty=True)
        if state is RequestState.APPROVED and not 0 < days <= exception_days_max:
            raise UsageError(f"An exception lasts 1 to {exception_days_max} days")
        now = self._now_ms()

        def job(hot: Hot, tail: Tail) -> ToolRequest:
            row = hot.row("SELECT body FROM tool_requests WHERE id = ? AND state = 'open'", (request_id,))
            if row is None:
                raise NotFound("No open request has this id", advice="Somebody may have answered it already.")
            found = _REQUEST.decode(row[0])
            if found.principal == by:
                raise UsageError("Nobody decides on their own request", advice="Ask a colleague who may.")
            until = now + days * day_ms if state is RequestState.APPROVED else 0
            done = msgspec.structs.replace(
                found, state=state, answer=answer, decided_ms=now, by=by, until_ms=until, categories=categories
            )
            _write(hot, done)
            detail = {"request": done.id, "state": state.value, "for": done.principal}
            tail.append(hot, [record(_event(EventKind.TOOLS_REQUEST_DECIDED, now, by, done.tool, detail))])
            if state is RequestState.APPROVED:
                self._grant(hot, tail, done, now)
            return done

        return self._writer.run(job)

    def _grant(self, hot: Hot, tail: Tail, request: ToolRequest, now: int) -> None:
        count = hot.row("SELECT count(*) FROM tool_exceptions WHERE until_ms > ?", (now,))
        if count is not None and count[0] >= exceptions_max:
            raise LimitExceeded("Too many exceptions are in force", advice="End some, or approve the tool.")
        made = ToolException(
            id=ulid(now, "exc_"),
            principal=request.principal,
            tool=request.tool,
            categories=request.categories,
            reason=request.reason,
            by=request.by,
            since_ms=now,
            until_ms=request.until_ms,
        )
        hot.insert("tool_exceptions(id,until_ms,body)", [(made.id, made.until_ms, msgspec.json.encode(made).decode())])
        next_version(hot, COUNTER)
        detail = {
            "exception": made.id,
            "for": made.principal,
            "until": str(made.until_ms),
            "categories": ",".join(made.categories),
        }
        tail.append(hot, [record(_event(EventKind.TOOLS_EXCEPTION_GRANTED, now, request.by, made.tool, detail))])

    def end(self, exception_id: str, *, by: str) -> None:
        """End an exception now. Ending it twice is no error.

        Raises:
            NotFound: there is none of this id.
        """
        now = self._now_ms()

        def job(hot: Hot, tail: Tail) -> None:
            row = hot.row("SELECT body FROM tool_exceptions WHERE id = ?", (exception_id,))
            if row is None:
                raise NotFound("No exception has this id")
            found = _EXCEPTION.decode(row[0])
            if not found.live(now):
                return
            ended = msgspec.json.encode(msgspec.structs.replace(found, ended_ms=now)).decode()
            hot.execute("UPDATE tool_exceptions SET until_ms = ?, body = ? WHERE id = ?", (now, ended, exception_id))
            next_version(hot, COUNTER)
            detail = {"exception": found.id, "for": found.principal}
            tail.append(hot, [record(_event(EventKind.TOOLS_EXCEPTION_ENDED, now, by, found.tool, detail))])

        self._writer.run(job)

    def exceptions(self, limit: int = 200) -> list[ToolException]:
        """Those in force and those that ended, the last to end first."""
        with self._database.view(unchanging=False) as hot:
            rows = hot.rows("SELECT body FROM tool_exceptions ORDER BY until_ms DESC LIMIT ?", (limit,))
        return [_EXCEPTION.decode(row[0]) for row in rows]


class ApprovalSnapshot:
    """What is in force, in memory. Call it for the value."""

    def __init__(self) -> None:
        self._version = -1
        self._value = NO_APPROVALS

    def __call__(self) -> Approvals:
        return self._value

    def refresh(self, hot: Hot, now_ms: int) -> None:
        """Read anew when anything was decided since."""
        row = hot.row("SELECT value FROM counters WHERE name = ?", (COUNTER,))
        version = int(row[0]) if row else 0
        if version != self._version:
            self._value = _read(hot, now_ms)
            self._version = version


_REPLACE = "ON CONFLICT (tool) DO UPDATE SET body = excluded.body"
_REPLACE_REQUEST = "ON CONFLICT (id) DO UPDATE SET state = excluded.state, body = excluded.body"
_DECISION = msgspec.json.Decoder(ToolDecision)
_EXCEPTION = msgspec.json.Decoder(ToolException)
_REQUEST = msgspec.json.Decoder(ToolRequest)


def _read(hot: Hot, now_ms: int) -> Approvals:
    decisions = {row[0]: _DECISION.decode(row[1]) for row in hot.rows("SELECT tool, body FROM tool_decisions")}
    live = hot.rows("SELECT body FROM tool_exceptions WHERE until_ms > ?", (now_ms,))
    return Approvals(decisions=MappingProxyType(decisions), exceptions=tuple(_EXCEPTION.decode(row[0]) for row in live))


def _words(made: ToolDecision) -> str:
    clear = f", in the clear: {', '.join(made.permits)}" if made.permits else ""
    teams = f", for {', '.join(made.teams)}" if made.teams else ""
    grade = "" if made.grade is Grade.UNKNOWN else f", terms {made.grade.value}"
    return f"{made.tool} becomes {made.state.value}{grade}{clear}{teams}"[:text_chars_max]


def _write(hot: Hot, request: ToolRequest) -> None:
    hot.insert(
        "tool_requests(id,principal,tool,state,created_ms,body)",
        [
            (
                request.id,
                request.principal,
                request.tool,
                request.state.value,
                request.created_ms,
                msgspec.json.encode(request).decode(),
            )
        ],
        _REPLACE_REQUEST,
    )


def _short(text: str, chars_max: int, *, empty: bool = False) -> None:
    """
    Raises:
        UsageError: it is empty, longer, or holds characters nobody can see.
    """
    if (not text and not empty) or len(text) > chars_max or not all(c.isprintable() or c in "\n\t" for c in text):
        raise UsageError(f"A text here has {'0' if empty else '1'} to {chars_max} printable characters")


def _event(kind: EventKind, now: int, by: str, tool: str, detail: dict[str, str]) -> Event:
    return Event(id=ulid(now), time=now, kind=kind, principal=by, tool=tool, detail=detail)
