"""Reads what controls are judged by, and judges them: page, API and command show the same register. Blocking.

Every figure is read when it is asked for; stored are only who answers for a control and when it is looked at again.
Each policy in force is a control too, with its requirement, its examples run anew, and the last event it decided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from seawall.access.keys import KeyFault, key_findings, token_findings
from seawall.console import coverage
from seawall.console.own_sets import own_sets
from seawall.console.workflows import read_register
from seawall.governance.control import Evidence, Reading, State, controls, of_event
from seawall.governance.facts import (
    DAY_MS,
    CanaryFacts,
    DeviceFacts,
    DrillFacts,
    Facts,
    KeyFacts,
    Last,
    LedgerFacts,
    PeopleFacts,
    SetFacts,
    ToolFacts,
    TrailFacts,
    WorkflowFacts,
)
from seawall.model.approvals import ToolState
from seawall.model.days import day_of
from seawall.model.event import Event, EventKind
from seawall.model.stewards import Steward
from seawall.policy.approved_list import approved_list
from seawall.policy.catalogue import APPROVED, PUBLIC
from seawall.policy.examples import run_examples
from seawall.policy.policy import Policy
from seawall.store.changes import CONFIRMERS
from seawall.store.glance import Glance
from seawall.store.search import EventFilter, Found

if TYPE_CHECKING:
    from seawall.console.desk import Desk
    from seawall.console.parts import Parts
    from seawall.policy import PolicySet

days = 30
drill_events_max = 50
canary_events_max = 200
POLICY = "policy-"
"""What ids of the policies' own rows begin with."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One control with its state and whose it is."""

    id: str
    title: str
    requirements: tuple[str, ...]
    promise: str
    state: State
    words: str
    evidence: tuple[Evidence, ...]
    owner: str = ""
    review_by: str = ""
    overdue: bool = False
    """Its review is past, or has no day."""


class Controls(msgspec.Struct, frozen=True, kw_only=True):
    """The register at a moment."""

    made_ms: int
    rows: tuple[Row, ...]
    checkpoint: str
    """The ledger's signed checkpoint that covers every event named as evidence; empty when none could be made."""

    def number(self, state: State) -> int:
        """How many are in a state."""
        return sum(row.state is state for row in self.rows)


def read_controls(desk: Desk) -> Controls:
    """The register, now."""
    parts = desk.parts
    store, policy, now = parts.store, parts.policy(), parts.clock.now_ms()
    facts = read_facts(desk, store.glance())
    stewards = store.steward_book().all()
    read = [(id, one.title, one.requirements, one.promise, one.read(facts)) for id, one in controls().items()]
    read += [_of_policy(parts, policy, one) for one in policy.policies.values()]
    rows = tuple(_row(*one, stewards.get(one[0]), day_of(now)) for one in read)
    return Controls(made_ms=now, rows=rows, checkpoint=store.glance().note)


def _row(
    id: str,
    title: str,
    requirements: tuple[str, ...],
    promise: str,
    reading: Reading,
    steward: Steward | None,
    today: str,
) -> Row:
    review = steward.review_by if steward else ""
    return Row(
        id=id,
        title=title,
        requirements=requirements,
        promise=promise,
        state=reading.state,
        words=reading.words,
        evidence=reading.evidence,
        owner=steward.owner if steward else "",
        review_by=review,
        overdue=not review or review < today,
    )


def _of_policy(parts: Parts, policy_set: PolicySet, policy: Policy) -> tuple[str, str, tuple[str, ...], str, Reading]:
    """A policy as a control: enforced or only watched, its examples run now, and when it decided last."""
    outcomes = run_examples(policy_set, [policy])
    held = sum(outcome.passed for outcome in outcomes)
    newest = parts.store.events().page(EventFilter(policy=policy.id), limit=1).events
    if policy_set.observe:
        state, words = State.NOT, "Seawall only watches: policy.observe is on."
    elif held < len(outcomes):
        state, words = State.PARTLY, "Not all of its examples come out as written: `seawall policy test` says which."
    else:
        state, words = State.IN_FORCE, "Enforced" + (", and nothing can lift it." if policy.hard else ".")
    evidence = (
        Evidence(what="Its examples, run now", figure=f"{held} of {len(outcomes)} hold", link=f"/policies/{policy.id}"),
        of_event("Last time it decided", _last(newest)),
    )
    named = tuple(word.strip() for word in policy.requirement.split(",") if word.strip())
    reading = Reading(state=state, words=words, evidence=evidence)
    return POLICY + policy.id, policy.title or policy.id, named, policy.why, reading


def read_facts(desk: Desk, seen: Glance) -> Facts:
    """Everything controls are judged by."""
    parts = desk.parts
    store, settings, now = parts.store, parts.settings, parts.clock.now_ms()
    covered = coverage.read_coverage(desk)
    register = read_register(store, settings)
    own = own_sets(parts)
    texts = covered.trail.texts
    return Facts(
        now_ms=now,
        days=days,
        events=_events(parts, now),
        observe=parts.policy().observe,
        on_scan_failure=settings.gateway.on_scan_failure,
        two_person=store.two_person,
        unlisted=settings.endpoint.unlisted,
        retention_days=settings.store.retention_days,
        # A day's grace: what became old within the last hours is taken with the next hourly run.
        overdue_details=store.retention().overdue(settings.store.retention_days + 1),
        ledger=LedgerFacts(
            size=seen.size,
            signed=seen.signed,
            grown=seen.grown,
            verified=Last(ms=seen.verified_ms, count=seen.verified_size),
        ),
        keys=_keys(parts, now),
        people=_people(desk),
        devices=DeviceFacts(
            people=len(covered.people),
            protected=covered.protected,
            browsers=covered.browsers,
            clipboards=covered.clipboards,
            silent=covered.silent,
            tested=sum(bool(site.layers) for site in covered.sites),
            failing=sum(site.failing for site in covered.sites),
        ),
        trail=TrailFacts(followed=texts.followed, unknown=texts.unknown, lost=texts.lost),
        tools=_tools(parts, now),
        workflows=WorkflowFacts(
            listed=len(register.items),
            proved=register.gated,
            faulty=sum(bool(one.findings) for one in register.items),
            proposed=len(register.proposals) + register.proposals_left_out,
        ),
        drill=_drill(parts),
        probes=_probes(parts),
        own=SetFacts(sets=len(own), stale=sum(bool(one.damaged) or one.late(now) for one in own)),
        canaries=_canaries(parts),
        rooms=sum(room.is_open(now) for room in store.room_book().list()),
    )


def _last(found: tuple[Found, ...], count: int = 0) -> Last:
    if not found:
        return Last(count=count)
    return Last(ms=found[0].event.time, event=found[0].event.id, number=found[0].number, count=count)


def _events(parts: Parts, now: int) -> dict[EventKind, Last]:
    """The newest event of each kind that there is one of, and how many in the time looked at."""
    charts, search = parts.store.charts(), parts.store.events()
    counts: dict[str, int] = defaultdict(int)
    for one in charts.counts("traffic", ("kind",), since_ms=now - days * DAY_MS, until_ms=now + 1):
        counts[one.words[0]] += one.counts["events"]
    found = {kind: search.page(EventFilter(kind=kind), limit=1).events for kind in EventKind}
    return {kind: _last(some, counts[kind.value]) for kind, some in found.items() if some}


def _keys(parts: Parts, now: int) -> KeyFacts:
    rules, keys = parts.settings.keys, parts.store.key_ring().list()
    faults = [{one.fault for one in key_findings(listed.key, listed.used_ms, now, rules)} for listed in keys]
    tokens = parts.store.tokens().list()
    bounds = [
        (key.tools, key.models, key.networks, key.budget, key.rate_per_minute) for key in (one.key for one in keys)
    ]
    return KeyFacts(
        live=len(keys),
        long_lived=sum(KeyFault.LONG_LIVED in some for some in faults),
        unused=sum(KeyFault.UNUSED in some for some in faults),
        unlimited=sum(not any(some) for some in bounds),
        tokens=len(tokens),
        long_tokens=sum(bool(token_findings(one.created_ms, one.expires_ms, rules)) for one in tokens),
    )


def _people(desk: Desk) -> PeopleFacts:
    users = [user for user in desk.accounts.users() if user.disabled_ms is None]
    roles: dict[str, int] = defaultdict(int)
    for user in users:
        roles[user.role] += 1
    return PeopleFacts(
        roles=dict(roles),
        factorless=sum(not desk.accounts.factors(user.id) for user in users),
        confirmers=sum(user.role in CONFIRMERS for user in users),
    )


def _tools(parts: Parts, now: int) -> ToolFacts:
    listed = approved_list(parts.settings, parts.approvals())
    approved = [one for one in listed.values() if one.state is ToolState.APPROVED]
    known = {one.known.id for one in approved} | {APPROVED.id, PUBLIC.id, ""}
    sent = parts.store.charts().counts("people", ("tool", "action"), since_ms=now - days * DAY_MS, until_ms=now + 1)
    return ToolFacts(
        approved=len(approved),
        ownerless=sum(one.ownerless for one in approved),
        overdue=sum(one.overdue(day_of(now)) for one in approved),
        faulty=sum(one.ownerless or one.overdue(day_of(now)) for one in approved),
        strangers=len({one.words[0] for one in sent if one.words[1]} - known),
    )


def _drill(parts: Parts) -> DrillFacts:
    """The latest run, which is the run of the newest event."""
    wanted = EventFilter(kind=EventKind.DRILL_CHANNEL_TRIED)
    found = parts.store.events().page(wanted, limit=drill_events_max).events
    if not found:
        return DrillFacts()
    run = [one.event for one in found if one.event.detail.get("drill") == found[0].event.detail.get("drill")]
    return DrillFacts(
        last=_last(found),
        stopped=_in_state(run, "stopped"),
        through=_in_state(run, "GOT THROUGH"),
        failed=_in_state(run, "failed"),
        untried=_in_state(run, "not tried"),
    )


def _probes(parts: Parts) -> DrillFacts:
    found = parts.store.events().page(EventFilter(kind=EventKind.VERIFY_PROBE_SENT), limit=1).events
    told = found[0].event.detail if found else {}
    number = {state: int(told.get(state, "0")) for state in ("masked", "blocked", "leaked", "failed")}
    return DrillFacts(
        last=_last(found),
        stopped=number["masked"] + number["blocked"],
        through=number["leaked"],
        failed=number["failed"],
    )


def _canaries(parts: Parts) -> CanaryFacts:
    """By the newest event of each model and set."""
    wanted = EventFilter(kind=EventKind.CANARY_MODEL_ASKED)
    found = parts.store.events().page(wanted, limit=canary_events_max).events
    newest: dict[tuple[str, str], str] = {}
    for one in found:
        newest.setdefault((one.event.model, one.event.detail.get("set", "")), one.event.detail.get("surfaced", ""))
    surfaced = {model for (model, _), told in newest.items() if told == "true"}
    return CanaryFacts(last=_last(found), models=len({model for model, _ in newest}), surfaced=len(surfaced))


def _in_state(run: list[Event], state: str) -> int:
    return sum(event.detail.get("state") == state for event in run)


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The register as it is handed to an auditor."""

    made: str
    """RFC 3339, UTC."""
    version: str
    """Of Seawall."""
    days: int
    """How far back counts go."""
    policies: str
    """Hash of the policies in force then."""
    key: str
    """The public key of the ledger's checkpoints."""
    checkpoint: str
    """The ledger's signed checkpoint: it covers every event named as evidence."""
    controls: tuple[Row, ...]


def document(desk: Desk, register: Controls, version: str) -> Document:
    """What is exported of a register."""
    return Document(
        made=datetime.fromtimestamp(register.made_ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        version=version,
        days=days,
        policies=desk.parts.policy().hash,
        key=str(desk.parts.store.notes.verifier),
        checkpoint=register.checkpoint,
        controls=register.rows,
    )


COLUMNS = (
    *("id", "control", "requirements", "state", "why", "evidence", "figure", "date", "event", "event_number"),
    *("owner", "review_by", "ledger_size", "ledger_root"),
)


def table_rows(document: Document) -> Iterator[dict[str, str | int | None]]:
    """One row a piece of evidence, each with the ledger's size and root."""
    _, size, root = [*document.checkpoint.split("\n"), "", "", ""][:3]
    for row in document.controls:
        for one in row.evidence or (Evidence(what=""),):
            yield {
                "id": row.id,
                "control": row.title,
                "requirements": " ".join(row.requirements),
                "state": row.state.value,
                "why": row.words,
                "evidence": one.what,
                "figure": one.figure,
                "date": day_of(one.ms) if one.ms else "",
                "event": one.event,
                "event_number": one.number if one.event else None,
                "owner": row.owner,
                "review_by": row.review_by,
                "ledger_size": int(size) if size.isdecimal() else None,
                "ledger_root": root,
            }
