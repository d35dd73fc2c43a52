"""The book of workflows that feed an AI. Each change is one transaction with its event in the ledger.

An event holds what an auditor compares (gatekeeper, owner, review day, kinds of data) and the SHA-256 of the whole
entry as it was kept.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import msgspec

from seawall.model.days import is_day
from seawall.model.errors import LimitExceeded, NotFound, UsageError
from seawall.model.event import Event, EventKind
from seawall.model.exchange import Principal
from seawall.model.ids import ulid
from seawall.model.workflows import Workflow, name_chars_max, owner_chars_max, runners_max, workflows_max
from seawall.store.database import Database, Hot
from seawall.store.records import record
from seawall.store.tail import Tail
from seawall.store.writer import Writer

_ENTRY = msgspec.json.Decoder(Workflow)
_REPLACE = "ON CONFLICT (id) DO UPDATE SET body = excluded.body"


class WorkflowBook:
    """Blocking; from an event loop, use a thread."""

    def __init__(self, database: Database, writer: Writer, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._writer = writer
        self._now_ms = now_ms

    def list(self) -> list[Workflow]:
        """All of them, dismissed ones too, in no order."""
        with self._database.view(unchanging=False) as hot:
            return [_ENTRY.decode(row[0]) for row in hot.rows("SELECT body FROM workflows")]

    def save(self, workflow: Workflow, *, by: str) -> Workflow:
        """Keep a new entry, or what changed of one.

        Raises:
            UsageError: a name, owner, principal or day that cannot be.
            NotFound: it has an id nothing has.
            LimitExceeded: there are ``workflows_max``.
        """
        _check(workflow)
        now = self._now_ms()
        made = msgspec.structs.replace(workflow, id=workflow.id or ulid(now, "wfl_"), by=by, changed_ms=now)
        content = msgspec.json.encode(made)

        def job(hot: Hot, tail: Tail) -> Workflow:
            old = _read(hot, made.id)
            if workflow.id and old is None:
                raise NotFound("No workflow has this id", advice="Somebody may have taken it off the register.")
            count = hot.row("SELECT count(*) FROM workflows")
            if old is None and count is not None and count[0] >= workflows_max:
                raise LimitExceeded("The register is full", advice="Take off what runs no more.")
            hot.insert("workflows(id,body)", [(made.id, content.decode())], _REPLACE)
            kind = EventKind.GOVERNANCE_WORKFLOW_CHANGED if old else EventKind.GOVERNANCE_WORKFLOW_LISTED
            detail = _facts(made) | {"content": sha256(content).hexdigest()}
            if old is not None and old.gatekeeper is not made.gatekeeper:
                detail["gatekeeper_before"] = old.gatekeeper.value
            tail.append(hot, [record(_event(kind, now, by, made.tool, detail))])
            return made

        return self._writer.run(job)

    def remove(self, workflow_id: str, *, by: str) -> None:
        """Take an entry off the register.

        Raises:
            NotFound: there is none of this id.
        """
        now = self._now_ms()

        def job(hot: Hot, tail: Tail) -> None:
            old = _read(hot, workflow_id)
            if old is None:
                raise NotFound("No workflow has this id")
            hot.execute("DELETE FROM workflows WHERE id = ?", (workflow_id,))
            tail.append(hot, [record(_event(EventKind.GOVERNANCE_WORKFLOW_REMOVED, now, by, old.tool, _facts(old)))])

        self._writer.run(job)


def _read(hot: Hot, workflow_id: str) -> Workflow | None:
    row = hot.row("SELECT body FROM workflows WHERE id = ?", (workflow_id,))
    return _ENTRY.decode(row[0]) if row else None


def _check(workflow: Workflow) -> None:
    """
    Raises:
        UsageError: it cannot be kept; says why.
    """
    if not workflow.name or len(workflow.name) > name_chars_max or not workflow.name.isprintable():
        raise UsageError(f"A workflow's name has 1 to {name_chars_max} printable characters")
    if len(workflow.owner) > owner_chars_max or not workflow.owner.isprintable():
        raise UsageError(f"An owner has at most {owner_chars_max} printable characters")
    if not workflow.tool or len(workflow.tool) > owner_chars_max:
        raise UsageError("Please say which AI tool it feeds")
    if len(workflow.runners) > runners_max:
        raise UsageError(f"A workflow runs as at most {runners_max} principals", advice="Make several of it.")
    for runner in workflow.runners:
        Principal.parse(runner)
    if workflow.review_by and not is_day(workflow.review_by):
        raise UsageError("The review day is a day like 2027-03-31")


def _facts(workflow: Workflow) -> dict[str, str]:
    return {
        "workflow": workflow.id,
        "standing": workflow.standing.value,
        "gatekeeper": workflow.gatekeeper.value,
        "means": workflow.means.value,
        "feeds": ",".join(workflow.feeds),
        "runners": ",".join(workflow.runners),
        "owner": workflow.owner,
        "review_by": workflow.review_by,
    }


def _event(kind: EventKind, now: int, by: str, tool: str, detail: dict[str, str]) -> Event:
    return Event(id=ulid(now), time=now, kind=kind, principal=by, tool=tool, detail=detail)
