"""Inspection of whole requests: every part in its place, faults contained, deadlines kept."""

import json
import time
from typing import Any

import pytest

from seawall.detect.engine import Engine
from seawall.dialects.providers.openai import DIALECT
from seawall.gateway.inspection import Deadline, Inspector, Pool
from seawall.gateway.scan_cache import ScanCache

EMAIL = "ana.synthetic@customers.example"
MATCH = DIALECT.route("POST", "/v1/chat/completions")
assert MATCH


def inspector(engine: Any) -> Inspector:
    return Inspector(engine, ScanCache(b"s"), lambda value: "fp:" + value)


def decoded(*texts: str, **more: Any) -> Any:
    assert MATCH
    messages = [{"role": "user", "content": text} for text in texts]
    return DIALECT.decode(MATCH, json.dumps({"model": "m", "messages": messages, **more}).encode())


def test_findings_stand_beside_their_parts_also_the_second_time(engine: Engine) -> None:
    looking = inspector(engine)
    body = decoded("hello", f"mail {EMAIL}", "bye", metadata={"a": EMAIL})
    for _ in range(2):
        seen = looking.look(body)
        found = {
            part.path: [one.fingerprint for one in there] for part, there in zip(body.parts, seen.parts, strict=True)
        }
        assert found["/messages/1/content"] == ["fp:" + EMAIL]
        assert found["/metadata/a"] == ["fp:" + EMAIL]
        assert sum(map(len, seen.parts)) == 2
        assert (seen.inspected, seen.failed) == (body.strings, False)


def test_a_value_that_stands_often_is_told_of_the_same_each_time(engine: Engine) -> None:
    asked: list[str] = []

    def fingerprint(value: str) -> str:
        asked.append(value)
        return "fp:" + value

    other = "bo.synthetic@customers.example"
    seen, complete = Inspector(engine, ScanCache(b"s"), fingerprint).text(f"{EMAIL} and {other} and {EMAIL} again")
    assert complete
    assert [(one.fingerprint, one.masked) for one in seen] == [
        (f"fp:{EMAIL}", "a•••@c•••"),
        (f"fp:{other}", "b•••@c•••"),
        (f"fp:{EMAIL}", "a•••@c•••"),
    ]
    assert asked == [EMAIL, other]


def test_a_fault_in_the_engine_is_contained_counted_and_not_remembered(engine: Engine) -> None:
    class Flaky:
        edition = ""
        reader = pictures = None

        broken = True

        def inspect(self, text: str) -> Any:
            if self.broken and "bad" in text:
                raise ValueError(text)
            return engine.inspect(text)

    flaky = Flaky()
    looking = inspector(flaky)
    body = decoded("good", f"bad {EMAIL}")
    seen = looking.look(body)
    assert (seen.failed, seen.inspected) == (True, body.strings - 1)
    flaky.broken = False
    assert looking.look(body).failed is False
    assert sum(map(len, looking.look(body).parts)) == 1


def test_after_its_deadline_nothing_more_is_looked_at(engine: Engine) -> None:
    late = Deadline()
    late.give_up()
    seen = inspector(engine).look(decoded("a", "b"), late)
    assert (seen.failed, seen.inspected) == (True, 0)


async def test_the_pool_keeps_its_deadline_and_its_bounds() -> None:
    pool = Pool(0.05)
    assert await pool.run(lambda deadline: 7) == 7

    def slow(deadline: Deadline) -> None:
        assert deadline._given_up.wait(5)

    with pytest.raises(TimeoutError):
        await pool.run(slow)
    with pytest.raises(ZeroDivisionError):
        await pool.run(lambda deadline: 1 // 0)
    pool.close()


async def test_a_full_pool_turns_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.gateway.inspection.waiting_max", 0)
    pool = Pool(1)
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        await pool.run(lambda deadline: None)
    assert time.monotonic() - began < 0.5
    pool.close()
