"""Inspection of whole requests: every part in its place, faults contained, deadlines kept."""

import asyncio
import base64
import json
import threading
from collections.abc import Callable
from typing import Any

import pytest

from seawall.detect.engine import Engine
from seawall.dialects.providers.openai import DIALECT
from seawall.gateway.inspection import Crowded, Deadline, Inspector, Pool, deadline_bytes, threads
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


def test_what_is_only_guessed_is_not_believed_of_a_tool(engine: Engine) -> None:
    """Words of the kind that agents describe their tools with, each with what the same guess is elsewhere."""
    described = (
        "Recurring tasks run for 7 days, after which the agreement ends; the tool gives notice 30 days before it is "
        "renewed, and either side may end it with three months' notice.",
        "Speaks with Paula in the morning",
        "Recipient: teammate name",
        "Sends a mail, to Ana for example",
    )
    proved = f"Sends a mail to Maria Lindqvist at {EMAIL}, +49 151 23456789."
    tools = [{"type": "function", "function": {"name": "t", "description": text}} for text in (*described, proved)]
    looking = inspector(engine)
    body = decoded("hello", tools=tools)
    for _ in range(2):
        seen = [{one.finding.detector for one in there} for there in looking.look(body).parts]
        assert seen == [set(), set(), set(), set(), set(), {"person_name", "email", "phone"}]
    assert all(looking.text(text)[0] for text in described)


def test_a_document_that_was_read_in_full_is_not_read_again(engine: Engine) -> None:
    def carrying(name: str, content: bytes) -> Any:
        data = "data:application/octet-stream;base64," + base64.b64encode(content).decode()
        return decoded(
            "look",
            messages=[{"role": "user", "content": [{"type": "file", "file": {"filename": name, "file_data": data}}]}],
        )

    looking = inspector(engine)
    text = carrying("notes.txt", f"of {EMAIL}".encode())
    first = looking.look(text)
    read = looking.read
    looking.read = None  # type: ignore[method-assign,assignment]
    again = looking.look(text)
    assert again == first
    assert [one.finding.detector for one in again.files[0].seen] == ["email"]
    with pytest.raises(TypeError):
        looking.look(carrying("notes.csv", f"of {EMAIL}".encode()))
    looking.read = read  # type: ignore[method-assign]
    broken = carrying("a.pdf", b"%PDF-1.7 and no more")
    assert [looking.look(broken).files[0].complete for _ in range(2)] == [False, False]


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
    def slow(deadline: Deadline) -> None:
        assert deadline._given_up.wait(60)

    hasty = Pool(0.05)
    with pytest.raises(TimeoutError):
        await hasty.run(slow)
    hasty.close()
    pool = Pool(30)
    assert await pool.run(lambda deadline: 7) == 7
    with pytest.raises(ZeroDivisionError):
        await pool.run(lambda deadline: 1 // 0)
    pool.close()


async def test_a_full_pool_turns_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.gateway.inspection.waiting_max", 0)
    pool = Pool(30)
    release = threading.Event()
    busy = [asyncio.ensure_future(pool.run(lambda _: release.wait(30))) for _ in range(threads)]
    await asyncio.sleep(0)
    with pytest.raises(Crowded):
        await pool.run(lambda deadline: None)
    release.set()
    assert await asyncio.gather(*busy) == [True] * threads
    pool.close()


async def test_waiting_for_a_turn_is_not_held_against_anyone_and_turns_come_in_order() -> None:
    """Twelve pieces of work of a fifth of the deadline each, on two threads: all come to their end."""
    pool = Pool(1.5)
    done: list[str] = []
    together = threading.Barrier(threads)  # however late one of the two threads is, the other takes no turn of its own

    def work(name: str) -> Callable[[Deadline], bool]:
        def run(deadline: Deadline) -> bool:
            done.append(name)
            together.wait(30)
            deadline._given_up.wait(0.3)
            return not deadline.passed

        return run

    fresh = [asyncio.ensure_future(pool.run(work(f"fresh {n}"))) for n in range(10)]
    await asyncio.sleep(0)
    begun = [asyncio.ensure_future(pool.run(work(f"begun {n}"), begun=True)) for n in range(2)]
    assert await asyncio.gather(*fresh, *begun) == [True] * 12
    assert set(done[:2]) == {"fresh 0", "fresh 1"}
    assert set(done[2:4]) == {"begun 0", "begun 1"}
    assert done.index("fresh 9") >= 10
    pool.close()


async def test_who_leaves_the_queue_takes_no_turn_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.gateway.inspection.queue_seconds_max", 0.05)
    pool = Pool(30)
    release = threading.Event()
    busy = [asyncio.ensure_future(pool.run(lambda _: release.wait(30))) for _ in range(threads)]
    await asyncio.sleep(0)
    gone = asyncio.ensure_future(pool.run(lambda _: True))
    late = asyncio.ensure_future(pool.run(lambda _: True))
    await asyncio.sleep(0)
    gone.cancel()
    with pytest.raises(Crowded):
        await late
    passed_over = asyncio.ensure_future(pool.run(lambda _: True))
    await asyncio.sleep(0)
    passed_over.cancel()
    pool._next()  # a thread is free at the same moment
    pool._free -= 1
    with pytest.raises(asyncio.CancelledError):
        await passed_over
    release.set()
    await asyncio.gather(*busy)
    monkeypatch.setattr("seawall.gateway.inspection.queue_seconds_max", 30)
    assert await asyncio.gather(*(pool.run(lambda _: 7) for _ in range(3 * threads))) == [7] * 3 * threads
    await asyncio.sleep(0)
    assert pool._free == threads
    pool.close()


async def test_the_deadline_grows_with_what_is_inspected() -> None:
    pool = Pool(10)
    assert await pool.run(lambda deadline: deadline.left() <= 10, deadline_bytes)
    assert await pool.run(lambda deadline: 20 < deadline.left() <= 30, 2 * deadline_bytes + 1)
    assert await pool.run(lambda deadline: 150 < deadline.left() <= 160, 100 * deadline_bytes)
    pool.close()


class Aside:
    """Notes what it was asked, and never answers."""

    def __init__(self) -> None:
        self.free = True
        self.asked: list[tuple[int, bool]] = []
        self.wants = 0

    def inspect(self, edition: str, texts: Any, files: Any, deadline: Deadline, *, answer: bool, start: bool) -> None:
        self.asked.append((sum(map(len, texts)), start))

    def wanted(self) -> None:
        self.wants += 1


def test_a_helper_gets_what_is_new_and_long_enough_and_never_the_loops_work(engine: Engine) -> None:
    aside = Aside()
    looking = Inspector(engine, ScanCache(b"s"), lambda value: "fp:" + value, aside)
    small, middling, large = (decoded("All is well. " * times) for times in (20, 500, 2000))
    assert [looking.helped(one) for one in (small, middling, large)] == [False, True, True]
    looking.look(middling, Deadline(20))
    assert not aside.asked
    assert not looking.helped(middling)  # it is known now
    for one in (small, middling, large, decoded("All was well. " * 500)):
        looking.look(one, Deadline(20, waits=True))
    assert aside.asked == [(26_000, True), (7_000, False)]
    aside.free = False
    assert not looking.helped(decoded("All will be well. " * 500))


def test_what_keeps_the_loop_for_long_has_a_helper_started(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    aside = Aside()
    looking = Inspector(engine, ScanCache(b"s"), lambda value: "fp:" + value, aside)
    for limit, wants in ((1000.0, 0), (-1.0, 1)):
        monkeypatch.setattr("seawall.gateway.inspection.turn_seconds_max", limit)
        assert looking.on_loop(lambda: "done") == "done"
        assert aside.wants == wants
    assert inspector(engine).on_loop(lambda: 1) == 1
