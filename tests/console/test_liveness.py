"""Liveness and readiness without a console."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from seawall import __version__
from seawall.console import liveness
from seawall.console.liveness import PATHS, Liveness, Readiness, readiness


async def asked(live: Liveness, path: str) -> tuple[int, Any]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    await live({"path": path}, None, send)
    return sent[0]["status"], json.loads(sent[1]["body"])


async def test_every_question_has_its_answer() -> None:
    async def ready() -> Readiness:
        return await readiness(["email"], lambda: None, (("store", lambda: None),))

    live = Liveness(ready)
    answers = {path: await asked(live, path) for path in PATHS}
    assert answers == {
        "/healthz": (200, {"status": "ok"}),
        "/readyz": (200, {"ready": True, "parts": {"engine": "ok", "policy": "ok", "store": "ok"}}),
        "/version": (200, {"name": "seawall", "version": __version__}),
    }


async def test_what_does_not_work_is_named_and_no_words_of_its_error() -> None:
    def broken() -> None:
        raise OSError("a path of this machine")

    async def ready() -> Readiness:
        return await readiness([], broken, (("store", broken), ("ledger", lambda: None)))

    status, said = await asked(Liveness(ready), "/readyz")
    assert status == 503
    parts = {"engine": "no detectors", "policy": "OSError", "store": "OSError", "ledger": "ok"}
    assert said == {"ready": False, "parts": parts}


async def test_a_part_that_hangs_is_named_in_time_and_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database behind a network that is gone says nothing for minutes; a load balancer asks every few seconds."""
    monkeypatch.setattr(liveness, "check_seconds_max", 0.05)
    begun: list[int] = []
    comes_back = threading.Event()

    def hangs() -> None:
        begun.append(1)
        comes_back.wait(30)

    async def ready() -> Readiness:
        return await readiness(["email"], lambda: None, (("store", hangs),))

    live = Liveness(ready)
    for _ in range(3):
        status, said = await asked(live, "/readyz")
        assert (status, said["parts"]["store"]) == (503, "no answer")
    assert len(begun) == 1
    comes_back.set()
    monkeypatch.setattr(liveness, "check_seconds_max", 30)
    assert (await asked(live, "/readyz"))[0] == 200
