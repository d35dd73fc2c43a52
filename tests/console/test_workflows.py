"""The register over a real store: proposals from keys and events, proof from events only."""

from __future__ import annotations

import msgspec

from console import story
from seawall.console.parts import Parts
from seawall.console.workflows import days, proposal_for, proposals_max, read_register
from seawall.governance.workflows import Fault
from seawall.model.approvals import ToolDecision, ToolState
from seawall.model.doubles import ManualClock
from seawall.model.event import Event, EventKind
from seawall.model.exchange import Principal
from seawall.model.ids import ulid
from seawall.model.words import Action, Channel
from seawall.model.workflows import Feed, Gatekeeper, Means, Workflow
from seawall.store.keyring import KeyOrder

ANA = "person:ana@shop.example"
LETTER = Workflow(
    name="Newsletter",
    owner="ana",
    tool="openai-api",
    means=Means.KEY,
    feeds=(Feed.CUSTOMER_PII,),
    gatekeeper=Gatekeeper.GATEWAY,
    runners=("service:newsletter",),
    review_by="2027-03-31",
)


def sent(parts: Parts, principal: str, **more: object) -> Event:
    now = parts.clock.now_ms()
    facts: dict[str, object] = {
        "kind": EventKind.GATEWAY_EXCHANGE_DECIDED,
        "channel": Channel.GATEWAY,
        "tool": "openai-api",
        "action": Action.MASK,
        "categories": {"customer_pii": 1},
    }
    event = Event(id=ulid(now), time=now, principal=principal, **(facts | more))  # type: ignore[arg-type]
    parts.store.ledger().append([event])
    return event


def test_a_key_alone_is_proposed_and_a_call_through_the_gateway_proves_it(parts: Parts, clock: ManualClock) -> None:
    order = KeyOrder(principal=Principal.parse("service:newsletter"), tools=("openai-api",))
    parts.store.key_ring().issue(order, by=ANA)
    (proposed,) = read_register(parts.store, parts.settings).proposals
    assert (proposed.workflow.runners, proposed.why) == (("service:newsletter",), "holds 1 live key")
    parts.store.workflow_book().save(LETTER, by=ANA)
    (judged,) = read_register(parts.store, parts.settings).items
    assert [one.fault for one in judged.findings] == [Fault.UNPROVED], "a key is no proof that it is used"
    event = sent(parts, "service:newsletter")
    register = read_register(parts.store, parts.settings)
    assert (register.items[0].event, register.items[0].proved, register.proposals) == (event.id, True, ())
    clock.advance((days + 1) * 86_400_000)
    assert not read_register(parts.store, parts.settings).items[0].proved, "a proof ages"


def test_a_check_on_the_gateways_channel_proves_no_gateway(parts: Parts) -> None:
    parts.store.workflow_book().save(LETTER, by=ANA)
    sent(parts, "service:newsletter", kind=EventKind.CHECK_TEXT_DECIDED)
    assert not read_register(parts.store, parts.settings).items[0].proved
    (entry,) = parts.store.workflow_book().list()
    parts.store.workflow_book().save(msgspec.structs.replace(entry, gatekeeper=Gatekeeper.CHECK), by=ANA)
    assert read_register(parts.store, parts.settings).items[0].proved


def test_another_services_calls_prove_nothing(parts: Parts) -> None:
    parts.store.workflow_book().save(LETTER, by=ANA)
    sent(parts, "service:other")
    sent(parts, "service:newsletter", tool="funnybot")
    assert not read_register(parts.store, parts.settings).items[0].proved


def test_a_month_of_a_shop_is_proposed_as_far_as_data_went(parts: Parts, clock: ManualClock) -> None:
    story.tell(parts, clock, days=10)
    register = read_register(parts.store, parts.settings)
    seen = {(one.workflow.runners, one.workflow.tool): one.workflow for one in register.proposals}
    assert (("service:helpdesk",), "openai-api") in seen
    staff = seen[(), "openai-api"]
    assert staff.means is Means.STAFF
    assert Feed.CUSTOMER_PII in staff.feeds
    assert len(register.proposals) <= proposals_max
    one = proposal_for(parts.store, parts.settings, "service:helpdesk", "openai-api")
    assert one is not None
    assert one.workflow == seen[("service:helpdesk",), "openai-api"]
    assert proposal_for(parts.store, parts.settings, "service:nobody", "openai-api") is None


def test_who_decides_about_a_tool_feeds_nothing(parts: Parts) -> None:
    parts.store.approval_book().decide_tool(ToolDecision(tool="grok", state=ToolState.BLOCKED), by="service:set-up")
    assert read_register(parts.store, parts.settings).proposals == ()


def test_the_staff_are_proved_by_a_protected_browser(parts: Parts) -> None:
    staff = msgspec.structs.replace(LETTER, runners=(), gatekeeper=Gatekeeper.BROWSER, means=Means.STAFF)
    parts.store.workflow_book().save(staff, by=ANA)
    sent(parts, "service:newsletter", kind=EventKind.ENDPOINT_EXCHANGE_DECIDED, channel=Channel.BROWSER)
    assert not read_register(parts.store, parts.settings).items[0].proved, "a service is nobody of the staff"
    sent(parts, ANA, kind=EventKind.ENDPOINT_EXCHANGE_DECIDED, channel=Channel.BROWSER)
    assert read_register(parts.store, parts.settings).items[0].proved
