"""A replay decides again what an event tells of, and finds what would change."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from seawall.model.event import Event, EventKind
from seawall.model.exchange import Coverage, Exchange, Part, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.words import Action, Category, Channel, Confidence, Direction, Grade, PrincipalKind
from seawall.policy import PolicySet, builtin_sources, decide
from seawall.policy.recording import Located, event_of
from seawall.policy.replay import replay

POLICIES = PolicySet.compile(builtin_sources())
ASSISTANT = Tool("assistant", approved=True, grade=Grade.BUSINESS)
CHAT = Tool("chat", grade=Grade.CONSUMER)
TOOLS = {tool.id: tool for tool in (ASSISTANT, CHAT)}
PART = Part("/x", "anna@shop.example")


def record(exchange: Exchange, findings: list[Finding], policies: PolicySet = POLICIES) -> Event:
    verdict = decide(policies, exchange, findings)
    located = [Located(PART, finding) for finding in findings]
    return event_of(
        EventKind.GATEWAY_EXCHANGE_DECIDED, exchange, located, verdict, id="evt_1", time=0, fingerprint=lambda _: "fp"
    )


def exchange(tool: Tool = ASSISTANT, **more: object) -> Exchange:
    return Exchange(Principal(PrincipalKind.PERSON, "ana"), tool, Channel.GATEWAY, **more)  # type: ignore[arg-type]


EMAIL = Finding(detector="email", category=Category.CUSTOMER_PII, start=0, end=17)
findings = st.lists(
    st.builds(
        Finding,
        detector=st.sampled_from(["email", "bulk_records", "card_security_code", "price_list"]),
        category=st.sampled_from(list(Category)),
        confidence=st.sampled_from(list(Confidence)),
        count=st.integers(1, 50),
        subject=st.sampled_from([None, "customer:1", "customer:2"]),
        start=st.just(0),
        end=st.just(5),
    ),
    max_size=5,
)


@given(
    findings,
    st.sampled_from([ASSISTANT, CHAT]),
    st.sampled_from(list(Direction)),
    st.sampled_from([None, "customer:1"]),
)
def test_the_same_policies_change_nothing(
    found: list[Finding], tool: Tool, direction: Direction, subject: str | None
) -> None:
    event = record(exchange(tool, direction=direction, subject=subject, coverage=Coverage(1, 2)), found)
    replayed = replay(POLICIES, [event], TOOLS)
    assert (replayed.decided, replayed.passed_over, replayed.changes) == (1, 0, ())


def test_what_would_change_is_counted_by_cause() -> None:
    stricter = PolicySet.compile(
        {
            **builtin_sources(),
            "no_emails.cedar": '@id("no-emails") permit (principal, action == Action::"block", resource) '
            'when { context.detector == "email" };',
        }
    )
    events = [record(exchange(), [EMAIL]), record(exchange(), [EMAIL]), record(exchange(), [])]
    replayed = replay(stricter, events, TOOLS)
    (change,) = replayed.changes
    assert (change.before, change.after, change.events, change.principals) == (Action.MASK, Action.BLOCK, 2, 1)
    assert change.stricter
    assert change.policies == ("no-emails",)
    assert (replayed.before, replayed.after) == ({"mask": 2, "allow": 1}, {"block": 2, "allow": 1})


def test_what_observe_mode_let_through_counts_as_what_it_would_have_been() -> None:
    observed = record(exchange(CHAT), [EMAIL], POLICIES.in_mode(strict=False, observe=True))
    assert observed.action is Action.ALLOW
    replayed = replay(POLICIES, [observed], TOOLS)
    assert (replayed.before, replayed.changes) == ({"block": 1}, ())


def test_a_tool_the_settings_do_not_know_is_nobodys_approved_tool() -> None:
    (change,) = replay(POLICIES, [record(exchange(), [EMAIL])], {}).changes
    assert change.policies == ("customer-data-to-public-tool",)


def test_findings_an_event_only_counts_still_count() -> None:
    event = record(exchange(), [EMAIL])
    event = msgspec.structs.replace(event, findings_left_out=3, categories={"customer_pii": 1, "supplier_contract": 3})
    (change,) = replay(POLICIES, [event], TOOLS).changes
    assert (change.after, change.policies[0]) == (Action.BLOCK, "prices-and-contracts")


def test_events_without_a_decision_or_detail_are_passed_over() -> None:
    issued = Event(id="evt_2", time=0, kind=EventKind.KEYS_KEY_ISSUED)
    erased = msgspec.structs.replace(record(exchange(), [EMAIL]), findings=())
    replayed = replay(POLICIES, [issued, erased], TOOLS)
    assert (replayed.decided, replayed.passed_over) == (0, 2)


def test_an_event_tells_what_its_key_was_for() -> None:
    permitted = Tool("prices", approved=True, grade=Grade.BUSINESS, permits=frozenset({Category.PAYMENT_DATA}))
    iban = Finding(detector="iban", category=Category.PAYMENT_DATA, start=0, end=17)
    narrow = exchange(permitted, categories=frozenset({Category.CUSTOMER_PII, Category.ORDER_HISTORY}))
    event = record(narrow, [iban])
    assert (event.action, event.detail["key_categories"]) == (Action.MASK, "customer_pii,order_history")
    assert replay(POLICIES, [event], {"prices": permitted}).changes == ()
