from seawall.model import limits
from seawall.model.event import Event, EventKind
from seawall.model.exchange import Coverage, Exchange, Part, Principal, Tool
from seawall.model.finding import Finding, subject_print
from seawall.model.verdict import Verdict
from seawall.model.words import Action, Category, Channel, Confidence, RiskPath
from seawall.policy.recording import Located, event_of

TEXT = "Write to ana.synthetic@shop.example please"
PART = Part("/messages/0/content", TEXT)
FINDING = Finding(detector="email", category=Category.CUSTOMER_PII, start=9, end=35, confidence=Confidence.LIKELY)


def _event(count: int = 1, approved: bool = True, who: str = "person:ana@shop.example") -> Event:
    exchange = Exchange(
        principal=Principal.parse(who),
        tool=Tool(id="t", approved=approved),
        channel=Channel.GATEWAY,
        parts=(PART,),
        subject=subject_print(lambda _: "5ab1e" * 5, "customer:7"),
        coverage=Coverage(1, 2),
    )
    verdict = Verdict(action=Action.MASK, actions=(Action.MASK,) * count, policies=("mask-customer-data",))
    return event_of(
        EventKind.GATEWAY_EXCHANGE_DECIDED,
        exchange,
        [Located(PART, FINDING)] * count,
        verdict,
        id="evt_1",
        time=5,
        fingerprint=lambda value: f"fp-{len(value)}",
    )


def test_an_event_holds_a_sample_and_a_fingerprint_and_never_the_value() -> None:
    event = _event()
    assert "ana.synthetic" not in repr(event)
    assert "customer:7" not in repr(event)
    assert event.subject == "5ab1e5ab1e5ab"
    assert event.findings[0].fingerprint == "fp-26"
    assert event.findings[0].masked
    assert event.findings[0].path == "/messages/0/content"
    assert (event.inspected, event.strings) == (1, 2)


def test_more_findings_than_an_event_holds_are_counted() -> None:
    event = _event(limits.findings_per_event_max + 5)
    assert len(event.findings) == limits.findings_per_event_max
    assert event.findings_left_out == 5
    assert event.categories == {"customer_pii": limits.findings_per_event_max + 5}


def test_every_event_is_on_a_risk_path() -> None:
    assert _event().risk_path is RiskPath.STAFF_PASTE
    assert _event(approved=False).risk_path is RiskPath.TOOL_ACCUMULATION


def test_a_drills_text_is_on_none() -> None:
    assert _event(who="service:drill").risk_path is RiskPath.DRILL
    assert _event(who="service:drills").risk_path is RiskPath.STAFF_PASTE
