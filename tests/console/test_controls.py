"""The register over a real store: every figure comes from the system, and changes with it."""

from __future__ import annotations

import msgspec
import pytest

from console import story
from seawall.console.controls import COLUMNS, POLICY, Row, document, read_controls, read_facts, table_rows
from seawall.console.desk import Desk
from seawall.console.parts import Parts
from seawall.governance.control import State, controls
from seawall.model.doubles import ManualClock
from seawall.model.event import Event, EventKind
from seawall.model.exchange import Principal
from seawall.model.ids import ulid
from seawall.model.stewards import Steward
from seawall.policy import PolicySet, builtin_sources
from seawall.store.keyring import KeyOrder


@pytest.fixture
def desk(parts: Parts) -> Desk:
    return Desk(msgspec.structs.replace(parts, approvals=parts.store.approvals()))


def rows(desk: Desk) -> dict[str, Row]:
    return {row.id: row for row in read_controls(desk).rows}


def happen(desk: Desk, kind: EventKind, model: str = "", **detail: str) -> None:
    now = desk.parts.clock.now_ms()
    desk.parts.store.ledger().append([Event(id=ulid(now), time=now, kind=kind, model=model, detail=detail)])


def test_every_control_and_every_policy_is_a_row(desk: Desk) -> None:
    found = rows(desk)
    assert {*controls()} < {*found}
    assert {id.removeprefix(POLICY) for id in found if id.startswith(POLICY)} == {*desk.parts.policy().policies}
    hard = found[POLICY + "customer-data-to-public-tool"]
    assert (hard.state, hard.requirements) == (State.IN_FORCE, ("DLP-6", "AUP-1"))
    assert "hold" in hard.evidence[0].figure


def test_an_empty_installation_claims_nothing_it_can_not_show(desk: Desk) -> None:
    found = rows(desk)
    assert found["gateway_identity"].state is State.UNKNOWN
    assert found["backups"].state is State.NOT
    assert found["drills"].state is State.UNKNOWN
    assert found["ledger_whole"].state is State.PARTLY
    assert found["workflows_gated"].state is State.UNKNOWN


def test_states_follow_what_happens(desk: Desk, clock: ManualClock) -> None:
    for kind in (EventKind.STORE_BACKUP_WRITTEN, EventKind.GATEWAY_REQUEST_REFUSED):
        happen(desk, kind)
    assert desk.parts.store.verify().fault is None
    for model, surfaced in (("gpt-x", "false"), ("gpt-x", "true"), ("gpt-y", "false")):
        happen(desk, EventKind.CANARY_MODEL_ASKED, model, set="a", surfaced=surfaced)
    story.tell_of_rooms(desk.parts)
    happen(desk, EventKind.VERIFY_PROBE_SENT, masked="90", blocked="3", leaked="0", failed="6")
    for channel, state in (("api", "stopped"), ("file", "GOT THROUGH")):
        happen(desk, EventKind.DRILL_CHANNEL_TRIED, drill="one", channel=channel, state=state)
    for channel, state in (("api", "stopped"), ("browser", "not tried")):
        happen(desk, EventKind.DRILL_CHANNEL_TRIED, drill="two", channel=channel, state=state)
    found = rows(desk)
    for id in ("backups", "ledger_whole", "gateway_identity", "gateway_probes", "drills"):
        assert found[id].state is State.IN_FORCE, id
    assert (found["canaries"].state, found["canaries"].evidence[1].figure) == (State.NOT, "1 of 2 asked")
    assert (found["data_rooms"].state, found["data_rooms"].evidence[0].figure) == (State.PARTLY, "1")
    assert found["backups"].evidence[0].event.startswith("evt_")
    assert found["backups"].evidence[0].number == 0
    clock.advance(40 * 86_400_000)
    found = rows(desk)
    assert (found["backups"].state, found["ledger_whole"].state) == (State.PARTLY, State.PARTLY)


def test_people_and_keys_are_counted(desk: Desk) -> None:
    desk.accounts.create_user("ana@shop.example", "owner", "no hash", 0)
    ring = desk.parts.store.key_ring()
    bound = {"tools": ("openai-api",), "budget": 5}
    ring.issue(KeyOrder(principal=Principal.parse("service:a"), lifetime_ms=90 * 86_400_000), by="test")
    ring.issue(KeyOrder(principal=Principal.parse("service:b"), **bound), by="test")  # type: ignore[arg-type]
    desk.parts.store.tokens().issue("auditor", ttl_ms=5 * 86_400_000)
    facts = read_facts(desk, desk.parts.store.glance())
    assert (facts.keys.live, facts.keys.long_lived, facts.keys.unlimited, facts.keys.long_tokens) == (2, 1, 1, 1)
    assert (facts.people.roles, facts.people.factorless, facts.people.confirmers) == ({"owner": 1}, 1, 1)
    assert rows(desk)["second_factors"].state is State.NOT


def test_a_month_of_a_shop(desk: Desk, clock: ManualClock) -> None:
    story.tell(desk.parts, clock)
    story.tell_of_devices(desk.parts, clock)
    story.tell_of_workflows(desk.parts)
    found = rows(desk)
    assert found["browser_coverage"].state is State.PARTLY
    assert found["browser_layers"].state is State.PARTLY
    assert found["workflows_gated"].state is State.PARTLY
    assert found["unapproved_tools"].state is State.PARTLY
    assert found[POLICY + "mask-customer-data"].evidence[1].event
    assert found["key_lifetimes"].state is State.PARTLY


def test_watching_only_puts_no_policy_in_force(desk: Desk) -> None:
    watching = PolicySet.compile(builtin_sources(), observe=True)
    desk.parts = msgspec.structs.replace(desk.parts, policy=lambda: watching)
    found = rows(desk)
    assert {row.state for id, row in found.items() if id.startswith(POLICY)} == {State.NOT}
    assert found["policies_enforced"].state is State.NOT


def test_old_findings_show_until_retention_has_taken_them(desk: Desk, clock: ManualClock) -> None:
    story.tell(desk.parts, clock, days=1)
    assert rows(desk)["retention"].state is State.IN_FORCE
    clock.advance(402 * 86_400_000)
    assert rows(desk)["retention"].state is State.NOT
    desk.parts.store.retention().apply(400)
    assert rows(desk)["retention"].state is State.IN_FORCE


def test_whose_a_control_is_stays_and_its_review_falls_due(desk: Desk, clock: ManualClock) -> None:
    assert rows(desk)["backups"].overdue
    desk.parts.store.steward_book().assign(Steward(control="backups", owner="bo", review_by="2026-11-20"), by="test")
    row = rows(desk)["backups"]
    assert (row.owner, row.review_by, row.overdue) == ("bo", "2026-11-20", False)
    clock.advance(5 * 86_400_000)
    assert rows(desk)["backups"].overdue


def test_what_is_exported_is_tied_to_the_ledger(desk: Desk) -> None:
    happen(desk, EventKind.STORE_BACKUP_WRITTEN)
    told = document(desk, read_controls(desk), "1.0")
    verifier = desk.parts.store.notes.verifier
    checkpoint = verifier.open(told.checkpoint)
    assert told.key == str(verifier)
    numbers = [one.number for row in told.controls for one in row.evidence if one.event]
    assert numbers
    assert all(number is not None and number < checkpoint.size for number in numbers)
    lines = list(table_rows(told))
    assert all(set(line) == set(COLUMNS) for line in lines)
    assert {line["ledger_size"] for line in lines} == {checkpoint.size}
