"""Helper processes, real ones: they say what the worker would, follow it, and nothing of theirs lets a text through."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakes.own_data import written
from fakes.station import Station, fingerprint, station
from seawall import app
from seawall.detect.detector import Known
from seawall.detect.engine import Engine, builtin_detectors
from seawall.dialects.body import FilePart
from seawall.gateway.helper import Order
from seawall.gateway.helpers import Helpers
from seawall.gateway.inspection import Deadline, Inspector, Outcome
from seawall.gateway.scan_cache import ScanCache
from seawall.model.settings import DetectorSettings, DetectSettings, Settings
from seawall.model.words import Category, Confidence
from seawall.policy import PolicySet

EMAIL = "ana.synthetic@customers.example"
SETTINGS = Settings(
    detect=DetectSettings(
        allow=("office@customers.example",),
        count_min={"iban": 2},
        confidence_min={"payment_card": Confidence.VERY_LIKELY},
    )
)
SETS_KEY = b"k" * 32
wait_seconds_max = 60


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + wait_seconds_max
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def started(folder: Path, engine: Engine, given: Settings = Settings(), **more: Any) -> Helpers:  # noqa: B008
    order = Order(given, str(folder), SETS_KEY, b"v" * 32)
    return Helpers(order, app._rules(engine), **{"count": 1, **more})


def asked(
    helpers: Helpers, texts: Sequence[str], edition: str = "", files: Sequence[FilePart] = (), *, answer: bool = False
) -> Sequence[Outcome] | None:
    seen = helpers.inspect(edition, texts, files, Deadline(60), answer=answer)
    return None if seen is None else seen[0]


def ready(helpers: Helpers) -> None:
    """The first question starts a helper and is not answered by it."""
    until(lambda: asked(helpers, ["hello"]) is not None)


@pytest.fixture(scope="module")
def own_engine() -> Engine:
    return app.open_engine(settings=SETTINGS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def helpers(own_engine: Engine, folder: Path) -> Iterator[Helpers]:
    made = started(folder, own_engine, SETTINGS)
    assert asked(made, ["the first one"]) is None
    ready(made)
    yield made
    made.close()


PIECES = st.sampled_from(
    [
        "Mail ",
        EMAIL,
        " office@customers.example ",
        "+49 170 1234567",
        "DE89370400440532013000",
        "4111 1111 1111 1111",
        "\n",
    ]
)
TEXTS = st.lists(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=8).map("".join), max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(texts=TEXTS, lone=st.booleans(), answer=st.booleans())
def test_a_helper_says_what_the_worker_would(
    helpers: Helpers, own_engine: Engine, texts: list[str], lone: bool, answer: bool
) -> None:
    texts = [*texts, *([f"\ud83d {EMAIL} \udc00"] if lone else [])]
    here = Inspector(own_engine, ScanCache(b"s"), fingerprint).texts(texts, None, answer=answer)
    assert asked(helpers, texts, answer=answer) == tuple(here)


def test_own_detectors_and_those_that_are_off_are_the_same_there(tmp_path: Path) -> None:
    ticket = DetectorSettings(
        id="ticket", category=Category.ORDER_HISTORY, regex="TICK-[0-9]{6}", hits=("TICK-123456",), misses=("TICK-1",)
    )
    off = tuple(set(builtin_detectors()) - {"email", "jwt"})  # a compile of few is quick
    own = Settings(detect=DetectSettings(off=off), detector=(ticket,))
    helpers = started(tmp_path, app.open_engine(settings=own), own)
    ready(helpers)
    seen = asked(helpers, [f"TICK-123456 of {EMAIL}, DE89370400440532013000"])
    assert seen is not None
    assert [one.finding.detector for one in seen[0][0]] == ["ticket", "email"]
    helpers.close()


def test_files_are_read_there_and_broken_ones_told(helpers: Helpers) -> None:
    body = b'"data:text/plain;base64,bWFpbCBhbmEuc3ludGhldGljQGN1c3RvbWVycy5leGFtcGxl" "data:;base64,?"'
    cut = body.index(b" ")
    files = [
        FilePart("/f", "user", "", "a.txt", "data-url", body, 0, cut),
        FilePart("/g", "user", "", "", "data-url", body, cut + 1, len(body)),
    ]
    seen = helpers.inspect("", [], files, Deadline(60), answer=False)
    assert seen is not None
    first, second = seen[1]
    assert ([one.finding.detector for one in first.seen], first.complete) == (["email"], True)
    assert (second.seen, second.complete) == ((), False)


def test_a_helper_follows_the_fingerprint_sets_before_it_is_believed(
    helpers: Helpers, own_engine: Engine, folder: Path
) -> None:
    from seawall.detect.exact.index import Keying

    text = "Where is SO-100200 of joerg@kunden.example?"
    watch = app.watch_own_data(own_engine, folder, SETS_KEY)
    assert asked(helpers, [text], edition="one that is nowhere") is None
    content, _ = written(keying=Keying(SETS_KEY))
    (folder / "fingerprints").mkdir(exist_ok=True)
    (folder / "fingerprints" / "customers.fingerprints").write_bytes(content)
    assert watch.look()
    try:
        known: Known | None = own_engine.known
        assert known
        seen = asked(helpers, [text], edition=known.edition)
        assert seen == (Inspector(own_engine, ScanCache(b"s"), fingerprint).text(text),)
        assert "exact_match" in {one.finding.detector for one in seen[0][0]}
        (folder / "fingerprints" / "customers.fingerprints").unlink()
        assert asked(helpers, [text], edition="") == (
            Inspector(app.open_engine(settings=SETTINGS), ScanCache(b"s"), fingerprint).text(text),
        )
    finally:
        (folder / "fingerprints" / "customers.fingerprints").unlink(missing_ok=True)
        own_engine.known = None


def test_one_that_was_killed_is_replaced_and_its_text_comes_back_to_the_worker(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seawall.gateway.helpers.again_seconds_min", 0)
    helpers = started(tmp_path, engine)
    ready(helpers)
    (first,) = helpers.processes
    os.kill(first, signal.SIGSTOP)
    answers: list[object] = []
    thread = threading.Thread(target=lambda: answers.append(asked(helpers, [EMAIL])))
    thread.start()
    until(lambda: not helpers._free)
    os.kill(first, signal.SIGKILL)  # in the middle of a job
    thread.join(wait_seconds_max)
    assert answers == [None]
    ready(helpers)
    (second,) = helpers.processes
    assert second != first
    os.kill(second, signal.SIGKILL)  # at rest
    until(lambda: helpers._free[0].process.poll() is not None)
    assert asked(helpers, [EMAIL]) is None
    ready(helpers)
    helpers.close()
    assert (helpers.counts["started"], helpers.counts["died"]) == (3, 2)
    assert helpers.processes == []
    assert asked(helpers, [EMAIL]) is None


def test_one_that_is_silent_is_given_up_and_its_text_counts_as_not_inspected(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seawall.gateway.helpers.overrun_seconds_max", 0.1)
    helpers = started(tmp_path, engine)
    ready(helpers)
    helper = helpers._free[0]
    os.kill(helper.process.pid, signal.SIGSTOP)
    seen = helpers.inspect("", [EMAIL, "b"], (), Deadline(0.1), answer=False)
    assert seen == ([((), False)] * 2, [])
    assert helper.process.returncode == -signal.SIGKILL
    helpers.close()


LINE = """
import os, sys, time
from seawall.gateway.helper import Job, Order, Ready, Report, taken
line = taken(int(sys.argv[1]))
line.receive(Order)
"""


@pytest.mark.parametrize(
    "does",
    [
        "line.send(Ready('r')); line.receive(Job); os.abort()",
        "line.send(Ready('r')); line.receive(Job); raise SystemExit(1)",
        "line.send(Ready('r')); line.receive(Job); line.send(Ready('r'))",
        "line.send(Ready('r')); line.receive(Job); line.send(Report(True)); time.sleep(60)",
    ],
    ids=["crashes", "ends", "says nonsense", "leaves something out"],
)
def test_one_that_fails_by_itself_takes_its_text_with_it(does: str) -> None:
    order = Order(Settings(), "", b"", b"v")
    helpers = Helpers(order, "r", 1, (sys.executable, "-c", LINE + does))
    assert asked(helpers, [EMAIL]) is None
    until(lambda: helpers._free)
    assert asked(helpers, [EMAIL]) == [((), False)]
    helpers.close()
    assert helpers.counts == {"started": 1, "died": 1}


@pytest.mark.parametrize("does", ["line.send(Ready('other')); line.receive(Job)", "raise SystemExit(3)"])
def test_one_with_other_rules_or_none_is_not_used_nor_tried_again_at_once(does: str) -> None:
    helpers = Helpers(Order(Settings(), "", b"", b"v"), "r", 1, (sys.executable, "-c", LINE + does))
    assert asked(helpers, [EMAIL]) is None
    until(lambda: helpers.counts["unfit"] and not helpers._running)
    assert asked(helpers, [EMAIL]) is None
    assert not helpers._running
    helpers.close()


def test_one_that_was_killed_while_it_started_is_soon_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.gateway.helpers.again_seconds_min", 0)
    does = "import signal; os.kill(os.getpid(), signal.SIGKILL)"
    helpers = Helpers(Order(Settings(), "", b"", b"v"), "r", 1, (sys.executable, "-c", LINE + does))
    for kills in range(1, 3):
        assert asked(helpers, [EMAIL]) is None
        until(lambda kills=kills: helpers.counts["died"] == kills and not helpers._running)
    helpers.close()


def test_a_program_that_is_not_there_costs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    helpers = Helpers(Order(Settings(), "", b"", b"v"), "r", 1, ("/nowhere/python",))
    assert asked(helpers, [EMAIL]) is None
    until(lambda: helpers.counts["unfit"])
    assert asked(helpers, [EMAIL]) is None
    assert "FileNotFoundError" in caplog.text
    helpers.close()


@pytest.fixture
def helped(engine: Engine, policy_set: PolicySet, tmp_path: Path) -> Iterator[Station]:
    helpers = started(tmp_path, engine, count=2)
    with station(engine, policy_set, helpers) as made:
        yield made


def test_killed_under_load_no_request_is_lost_or_let_through(helped: Station, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.gateway.helpers.again_seconds_min", 0)
    key, helpers = helped.key(), helped.helpers
    assert helpers
    stop, wrong, number = threading.Event(), [], iter(range(1_000_000))

    def send() -> None:
        with httpx.Client(timeout=60) as client:
            while not stop.is_set():
                n = next(number)
                text = f"Customer {n}: guest{n}.synthetic@customers.example. " + f"All is well with parcel {n}. " * 700
                body = {"model": "gpt-5", "messages": [{"role": "user", "content": text}]}
                headers = {"authorization": f"Bearer {key}"}
                got = client.post(f"{helped.url}/v1/chat/completions", json=body, headers=headers)
                if (got.status_code, got.headers.get("x-seawall-verdict")) != (200, "mask"):
                    wrong.append((got.status_code, got.headers.get("x-seawall-verdict")))

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for kills in range(1, 4):
            before = helpers.counts["done"]
            until(lambda before=before: helpers.counts["done"] > before + 1 and helpers.processes)
            os.kill(helpers.processes[0], signal.SIGKILL)
            until(lambda kills=kills: helpers.counts["died"] >= kills)
    finally:
        stop.set()
        for thread in threads:
            thread.join(60)
    assert wrong == []
    sent = [str(one) for one in helped.vendor.received]
    assert len(sent) >= next(number) - 1
    assert not [one for one in sent if ".synthetic@customers" in one]


def test_a_long_answer_is_inspected_aside_too(helped: Station) -> None:
    helpers = helped.helpers
    assert helpers
    ready(helpers)
    before = helpers.counts["done"]
    text = "Nothing to see here, and nothing to hide. " * 600
    body = {"model": "echo-1", "messages": [{"role": "user", "content": text}]}
    headers = {"authorization": f"Bearer {helped.key()}"}
    got = httpx.post(f"{helped.url}/v1/chat/completions", json=body, headers=headers, timeout=60)
    assert got.status_code == 200
    assert helpers.counts["done"] == before + 2


def test_what_is_neither_small_nor_large_is_a_free_helpers_work(helped: Station) -> None:
    helpers = helped.helpers
    assert helpers
    ready(helpers)

    def done(parcels: int) -> int:
        before = helpers.counts["done"]
        text = f"Write to {EMAIL}. " + f"Parcel {parcels} is well. " * 250
        body = {"model": "echo-1", "messages": [{"role": "user", "content": text}]}
        headers = {"authorization": f"Bearer {helped.key()}"}
        got = httpx.post(f"{helped.url}/v1/chat/completions", json=body, headers=headers, timeout=60)
        assert (got.status_code, got.headers["x-seawall-verdict"]) == (200, "mask")
        assert EMAIL in got.text
        return helpers.counts["done"] - before

    assert done(7) == 2
    assert done(7) == 1  # the prompt is known, its answer is new
    assert EMAIL not in str(helped.vendor.received)


def test_one_is_started_for_what_is_large_or_when_it_is_wanted(engine: Engine, tmp_path: Path) -> None:
    made = started(tmp_path, engine, count=2)
    try:
        assert made.inspect("", ["not large"], (), Deadline(60), answer=False, start=False) is None
        assert (made.free, made._running) == (False, 0)
        made.wanted()
        until(lambda: made.free)
        made.wanted()
        assert made._running == 1
        assert made.inspect("", ["not large"], (), Deadline(60), answer=False, start=False) is not None
    finally:
        made.close()
    made.wanted()
    assert made._running == 1
