import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.console import checking
from seawall.console.parts import Parts
from seawall.detect.engine import Inspection
from seawall.model.errors import LimitExceeded, Unavailable
from seawall.model.exchange import Principal
from seawall.model.finding import Finding
from seawall.model.words import Action, Category
from seawall.store.search import EventFilter

ANA = Principal.parse("person:ana@shop.example")


def finding(start: int, end: int, detector: str = "email") -> Finding:
    return Finding(detector=detector, category=Category.CUSTOMER_PII, start=start, end=end)


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=6))
def test_pieces_are_the_text_and_each_finding_starts_once(text: str, spans: list[tuple[int, int]]) -> None:
    findings = tuple(finding(min(a, b), max(a, b)) for a, b in spans if a != b and max(a, b) <= len(text))
    pieces = checking.pieces(text, findings)
    assert "".join(piece.text for piece in pieces) == text
    firsts = [piece.finding for piece in pieces if piece.first]
    assert len(firsts) == len(set(firsts))
    at = 0
    for piece in pieces:
        if piece.finding is not None:
            assert findings[piece.finding].start <= at < findings[piece.finding].end
        at += len(piece.text)


def test_the_closest_finding_is_shown() -> None:
    table, address = finding(0, 10, "bulk_records"), finding(3, 5)
    shown = [(piece.text, piece.finding, piece.first) for piece in checking.pieces("abcdefghij", (table, address))]
    assert shown == [("abc", 0, True), ("de", 1, True), ("fghij", 0, False)]


def test_stand_ins_are_told_apart() -> None:
    assert checking.with_stand_ins("to A1 and A12.", ("A1", "A12")) == [
        ("to ", False),
        ("A1", True),
        (" and ", False),
        ("A12", True),
        (".", False),
    ]
    assert checking.with_stand_ins("plain", ()) == [("plain", False)]


async def test_what_would_leave_is_masked_and_nothing_leaves_when_blocked(parts: Parts) -> None:
    text = "Write to ines.costa@mail.example"
    seen = await checking.check(parts, text, principal=ANA)
    assert seen.verdict.action is Action.MASK
    assert seen.leaves is not None
    assert "ines.costa@" not in seen.leaves
    assert seen.leaves.startswith("Write to ")
    again = await checking.check(parts, text, principal=ANA)
    assert again.leaves != seen.leaves, "stand-ins of a check are of the moment"
    blocked = await checking.check(parts, text, principal=ANA, tool_id="funnybot")
    assert (blocked.verdict.action, blocked.leaves, blocked.stand_ins) == (Action.BLOCK, None, {})


async def test_only_what_is_recorded_becomes_an_event(parts: Parts) -> None:
    seen = await checking.check(parts, "Write to ines.costa@mail.example", principal=ANA, record=False)
    assert seen.event == ""
    assert not parts.store.events().page(EventFilter()).events
    kept = await checking.check(parts, "Write to ines.costa@mail.example", principal=ANA)
    event = parts.store.events().event(kept.event).event
    assert event.principal == "person:ana@shop.example"
    assert event.findings[0].masked == kept.samples[0]
    assert "ines.costa" not in repr(event)


async def test_a_text_over_the_limit_and_a_failing_detector_give_no_verdict(parts: Parts) -> None:
    with pytest.raises(LimitExceeded):
        await checking.check(parts, "x" * 1_000_001, principal=ANA)

    class Failing:
        def inspect(self, text: str) -> Inspection:
            return Inspection(findings=[], failed=("email",))

    broken = msgspec.structs.replace(parts, engine=Failing())
    with pytest.raises(Unavailable):
        await checking.check(broken, "anything", principal=ANA)


async def test_long_texts_and_odd_ones_are_checked_too(parts: Parts) -> None:
    long = await checking.check(parts, "blue mug " * 20_000 + "ines.costa@mail.example", principal=ANA)
    assert long.findings[-1].start == 180_000
    odd = await checking.check(parts, "\ud800 lone surrogate, \x00 zero", principal=ANA)
    assert odd.event


async def test_the_same_findings_are_decided_for_another_tool_without_a_record(parts: Parts) -> None:
    text = "Write to ines.costa@mail.example"
    blocked = await checking.check(parts, text, principal=ANA, tool_id="funnybot", record=False)
    before = parts.store.ledger().checkpoint()
    other = checking.elsewhere(parts, text, blocked, ANA, "openai-api")
    assert (blocked.verdict.action, other.verdict.action) == (Action.BLOCK, Action.MASK)
    assert list(other.stand_ins.values()) == ["ines.costa@mail.example"]
    assert other.leaves is not None
    assert "ines.costa" not in other.leaves
    assert (other.findings, other.event) == (blocked.findings, "")
    assert parts.store.ledger().checkpoint() == before
