"""Long texts in blocks: the same findings as in one go, each once, wherever the cuts fall; and an end in time."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.engine import Engine, Inspection
from seawall.gateway import long_texts
from seawall.gateway.inspection import Deadline, Inspector, long_chars_min
from seawall.gateway.long_texts import in_blocks
from seawall.gateway.scan_cache import ScanCache
from seawall.model import limits
from seawall.model.finding import Finding
from seawall.model.words import Category

VALUE = re.compile(r"<[a-z]*>")


def inspect(text: str) -> Inspection:
    found = [
        Finding(detector="email", category=Category.CUSTOMER_PII, start=m.start(), end=m.end(), confidence=1.0)
        for m in VALUE.finditer(text)
    ]
    if found:  # a table over all of it
        found.append(msgspec.structs.replace(found[0], start=0, end=len(text), count=5))
    return Inspection(findings=found)


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 6), st.booleans()), max_size=30))
def test_every_value_is_found_once(things: list[tuple[int, int, bool]]) -> None:
    text = "".join("." * gap + f"<{'a' * size}>" + "\n" * line for gap, size, line in things)
    whole = [(m.start(), m.end()) for m in VALUE.finditer(text)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_texts, "block_chars", 100)
        patch.setattr(long_texts, "shared_chars", 40)
        findings, complete = in_blocks(inspect, text, lambda: False)
    values = [(one.start, one.end) for one in findings if one.count == 1]
    assert (values, complete) == (whole, True)


def test_no_time_left() -> None:
    looks = iter([False, True])
    text = "<a>" + "." * (3 * long_texts.block_chars)
    findings, complete = in_blocks(inspect, text, lambda: next(looks))
    assert (len(findings), complete) == (2, False)


def test_more_than_could_be_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "pseudonyms_per_conversation_max", 5)
    monkeypatch.setattr(long_texts, "block_chars", 100)
    monkeypatch.setattr(long_texts, "shared_chars", 40)
    findings, complete = in_blocks(inspect, "<a>" * 1000, lambda: False)
    assert complete is False
    assert len(findings) < 100


def test_a_real_one(engine: Engine) -> None:
    inspector = Inspector(engine, ScanCache(b"s" * 32), lambda value: value)
    address = "ana.synthetic@customers.example"
    line = "Nothing to see here, only words and more words.\n"
    text = line * (long_texts.block_chars // len(line) - 1) + f"Write to {address} now.\n" + line * 15_000 + address
    assert len(text) > long_chars_min
    seen, complete = inspector.text(text)
    assert ([text[one.finding.start : one.finding.end] for one in seen], complete) == ([address] * 2, True)
    given_up = Deadline(0)
    late: Any = inspector.text(text, deadline=given_up)
    assert late == ((), False)
