"""The register judged: who watches, whether events prove it, and what nobody listed."""

from __future__ import annotations

import msgspec
import pytest

from seawall.governance.workflows import (
    Fault,
    Flow,
    Judged,
    Register,
    Seen,
    channel_of,
    judge,
    kind_of,
    listed,
    propose,
    unlisted,
    written_by,
)
from seawall.model.event import Event, EventKind
from seawall.model.words import Category, Channel
from seawall.model.workflows import Feed, Gatekeeper, Means, Standing, Workflow

DAY = "2026-11-18"
LETTER = Workflow(
    id="wfl_1",
    name="Newsletter",
    owner="ana",
    feeds=(Feed.CUSTOMER_PII,),
    tool="openai-api",
    means=Means.KEY,
    gatekeeper=Gatekeeper.GATEWAY,
    runners=("service:newsletter",),
    review_by="2027-03-31",
)
THROUGH = Seen(last={"service:newsletter": (5, "evt_5")}, categories=frozenset({Category.CUSTOMER_PII}))


def faults(workflow: Workflow, seen: Seen = THROUGH) -> list[Fault]:
    return [finding.fault for finding in judge(workflow, seen, today=DAY, days=30).findings]


def event(kind: EventKind, channel: Channel | None = None) -> Event:
    return Event(id="evt_1", time=1, kind=kind, channel=channel)


def test_an_entry_in_order_has_no_fault_and_names_its_proof() -> None:
    judged = judge(LETTER, THROUGH, today=DAY, days=30)
    assert (judged.findings, judged.proved, judged.seen_ms, judged.event) == ((), True, 5, "evt_5")


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"gatekeeper": Gatekeeper.NONE}, Fault.UNGATED),
        ({"owner": ""}, Fault.NO_OWNER),
        ({"review_by": ""}, Fault.NO_REVIEW),
        ({"review_by": "2026-11-17"}, Fault.OVERDUE),
        ({"feeds": (Feed.PRODUCT_DATA,)}, Fault.UNDECLARED),
        ({"runners": ("service:newsletter", "service:other")}, Fault.UNPROVED),
    ],
)
def test_each_fault_by_itself(changed: dict[str, object], fault: Fault) -> None:
    found = judge(msgspec.structs.replace(LETTER, **changed), THROUGH, today=DAY, days=30).findings
    assert [one.fault for one in found] == [fault]
    assert found[0].what.endswith(".")
    assert found[0].advice.endswith(".")


def test_a_review_due_today_is_not_overdue() -> None:
    assert faults(msgspec.structs.replace(LETTER, review_by=DAY)) == []


def test_a_gatekeeper_nobody_came_through_is_not_believed() -> None:
    judged = judge(LETTER, Seen(), today=DAY, days=30)
    assert [one.fault for one in judged.findings] == [Fault.UNPROVED]
    assert "service:newsletter" in judged.findings[0].what
    assert not judged.proved


def test_the_staff_are_proved_by_anybody_of_them() -> None:
    staff = msgspec.structs.replace(LETTER, runners=(), gatekeeper=Gatekeeper.BROWSER)
    assert faults(staff, Seen(last={"person:bo": (3, "evt_3")})) == []
    assert faults(staff, Seen()) == [Fault.UNPROVED]


def test_whose_word_an_event_is() -> None:
    assert written_by(event(EventKind.GATEWAY_EXCHANGE_DECIDED, Channel.GATEWAY)) is Gatekeeper.GATEWAY
    assert written_by(event(EventKind.GATEWAY_EXCHANGE_DECIDED, Channel.CHATBOT)) is Gatekeeper.GATEWAY
    assert written_by(event(EventKind.ENDPOINT_EXCHANGE_DECIDED, Channel.BROWSER)) is Gatekeeper.BROWSER
    assert written_by(event(EventKind.ENDPOINT_EXCHANGE_DECIDED, Channel.CLIPBOARD)) is Gatekeeper.CLIPBOARD
    assert written_by(event(EventKind.KEYS_KEY_ISSUED)) is Gatekeeper.NONE


@pytest.mark.parametrize("channel", list(Channel))
def test_a_check_proves_the_check_whatever_channel_its_caller_names(channel: Channel) -> None:
    assert written_by(event(EventKind.CHECK_TEXT_DECIDED, channel)) is Gatekeeper.CHECK


@pytest.mark.parametrize("gatekeeper", [one for one in Gatekeeper if one is not Gatekeeper.NONE])
def test_every_gatekeeper_can_be_told_from_its_events(gatekeeper: Gatekeeper) -> None:
    assert kind_of(gatekeeper) or channel_of(gatekeeper)


def test_a_register_feeds_on_every_category_and_product_data() -> None:
    assert {feed.value for feed in Feed} == {category.value for category in Category} | {"product_data"}


def test_what_nobody_listed_is_proposed_the_busiest_first() -> None:
    flows = [
        Flow(runner="service:newsletter", tool="openai-api", texts=9),
        Flow(runner="agent:refunds", tool="openai-api", keys=1),
        Flow(runner="", tool="openai-api", texts=4),
        Flow(runner="service:newsletter", tool="grok", texts=2),
    ]
    dismissed = Workflow(name="x", tool="grok", means=Means.KEY, runners=("service:newsletter",))
    left = unlisted(flows, [LETTER, msgspec.structs.replace(dismissed, standing=Standing.DISMISSED)])
    assert [(flow.runner, flow.texts) for flow in left] == [("", 4), ("agent:refunds", 0)]


def test_a_proposal_says_what_was_seen() -> None:
    keyed = propose(Flow(runner="agent:refunds", tool="openai-api", keys=2), None, (), days=30)
    assert (keyed.workflow.means, keyed.workflow.gatekeeper) == (Means.AGENT, Gatekeeper.GATEWAY)
    assert keyed.why == "holds 2 live keys"
    newest = event(EventKind.GATEWAY_EXCHANGE_DECIDED, Channel.CHATBOT)
    bot = propose(Flow(runner="service:bot", tool="t", texts=1), newest, {Category.ORDER_HISTORY}, days=30)
    assert (bot.workflow.means, bot.workflow.feeds) == (Means.CHATBOT, (Feed.ORDER_HISTORY,))
    assert bot.why == "sent 1 text in 30 days"
    staff = propose(Flow(runner="", tool="t", texts=3), None, (), days=30)
    assert (staff.workflow.means, staff.workflow.gatekeeper) == (Means.STAFF, Gatekeeper.NONE)
    assert staff.workflow.runners == ()


def test_the_register_counts_what_is_proved() -> None:
    bad = judge(msgspec.structs.replace(LETTER, gatekeeper=Gatekeeper.NONE), Seen(), today=DAY, days=30)
    register = Register(days=30, items=(Judged(workflow=LETTER), bad))
    assert register.gated == 1
    assert [one.fault for one in register.findings] == [Fault.UNGATED]


def test_entries_come_by_name() -> None:
    later = msgspec.structs.replace(LETTER, id="wfl_2", name="a report")
    gone = msgspec.structs.replace(LETTER, standing=Standing.DISMISSED)
    assert [one.name for one in listed([LETTER, later, gone])] == ["a report", "Newsletter"]
