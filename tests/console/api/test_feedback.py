"""/api/v1/feedback, and the way from an event to an exception and its end."""

import hashlib

import msgspec
import pytest

from console.walk import Browser
from seawall.console.parts import Parts
from seawall.store.search import EventFilter


@pytest.fixture
def parts(parts: Parts) -> Parts:
    return msgspec.structs.replace(
        parts,
        excepted=parts.store.excepted(),
        fingerprint=lambda value: hashlib.sha256(value.encode()).hexdigest()[:12],
    )


async def test_a_wrong_finding_is_judged_let_off_and_watched_again(owner: Browser, token, parts: Parts, clock) -> None:
    headers = token("security")
    text = {"text": "Write to help@shop.example and to ana.lima@mail.example about it"}
    told = (await owner.client.post("/api/v1/check", json=text, headers=headers)).json()
    assert len(told["findings"]) == 2
    event = told["event"]
    page = await owner.open(f"/events/{event}")
    assert "Not sensitive" in page.text
    where = f"/events/{event}/findings/0"
    await owner.post(where, {"said": "wrong", "days": "30", "reason": "our own address"})
    assert "not sensitive" in (await owner.open(f"/events/{event}")).text
    assert (await owner.open("/detectors")).text.count("End now") == 1
    parts.store.beat()
    again = (await owner.client.post("/api/v1/check", json=text, headers=headers)).json()
    assert len(again["findings"]) == 1
    scores = (await owner.client.get("/api/v1/feedback", headers=headers)).json()["items"]
    assert scores == [{"detector": "email", "right": 0, "wrong": 1, "precision": 0.0}]
    (exception,) = parts.store.feedback_book().exceptions()
    await owner.post(f"/detectors/exceptions/{exception.id}", {})
    parts.store.beat()
    assert len((await owner.client.post("/api/v1/check", json=text, headers=headers)).json()["findings"]) == 2
    assert (await owner.post(where, {"said": "perhaps"})).status_code >= 400
    assert (await owner.post(where, {"said": "wrong", "days": "soon"})).status_code >= 400
    assert (await owner.post(f"/events/{event}/findings/9", {"said": "right"})).status_code == 404
    assert "help@" not in str([found.event for found in parts.store.events().page(EventFilter()).events])
