"""Every detector's own hits are found and its own misses are not, by the whole engine."""

import re

import pytest

from seawall.app import open_engine
from seawall.detect import tables
from seawall.detect.detector import Example
from seawall.detect.engine import Engine, builtin_detectors

HITS = [(name, example) for name, one in builtin_detectors().items() for example in one.hits]
MISSES = [(name, text) for name, one in builtin_detectors().items() for text in one.misses]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


@pytest.mark.parametrize(("name", "example"), HITS, ids=[f"{name}-{n}" for n, (name, _) in enumerate(HITS)])
def test_hits_are_found_exactly(engine: Engine, name: str, example: Example) -> None:
    found = [finding for finding in engine.scan(example.text) if finding.detector == name]
    assert tuple(example.text[finding.start : finding.end] for finding in found) == example.found
    if example.reason:
        assert example.reason in found[0].reasons


@pytest.mark.parametrize(("name", "text"), MISSES, ids=[f"{name}-{n}" for n, (name, _) in enumerate(MISSES)])
def test_misses_are_not_found(engine: Engine, name: str, text: str) -> None:
    assert [finding for finding in engine.scan(text) if finding.detector == name] == []


def test_every_word_for_costs_opens_their_sweep_and_customer_does_not() -> None:
    """Looking for terms takes as long as all else in a short text, and every other text of a shop says *customer*."""
    detector = builtin_detectors()["price_list"]
    gates = [re.compile(gate, re.IGNORECASE | re.ASCII) for gate in detector.gate]
    terms = [*detector.context.positive, *(name for name in tables._KIND_OF if tables.kind_of(name) == "cost")]
    written = [term for term in terms if all(ord(letter) < 256 for letter in term)]
    assert [term for term in written if not any(gate.search(f"{term} ") for gate in gates)] == []
    assert not any(gate.search("Dear customer, our CUSTOMERS and customs") for gate in gates)
