"""Every detector's own hits are found and its own misses are not, by the whole engine."""

import pytest

from seawall.app import open_engine
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
