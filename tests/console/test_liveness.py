"""Liveness and readiness without a console."""

from __future__ import annotations

import json
from typing import Any

from seawall import __version__
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
