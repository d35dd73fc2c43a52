"""The endpoint API as a device uses it: enrol, fetch and verify the policy, report, ask, be told what was reported."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import httpx
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from litestar import Litestar

from seawall.console.app import create
from seawall.console.parts import Parts
from seawall.model.approvals import ToolDecision, ToolState
from seawall.model.doubles import ManualClock
from seawall.model.drills import believed_ms, label, user_agent
from seawall.model.event import EventKind
from seawall.model.words import Action, Category, Channel, RiskPath
from seawall.store.approvals import RequestState
from seawall.store.keyring import day_ms
from seawall.store.search import EventFilter

ANA, BO = "person:ana@shop.example", "person:bo@shop.example"
CARD = "4111 1111 1111 1111"
ABOUT = {"browser": "chromium", "browserVersion": "156.0", "os": "linux", "extension": "0.1.0", "install": "admin"}
BASE = "/api/v1/endpoint/"


class Extension:
    """What a device does."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.token = self.key = ""

    async def enrol(self, token: str) -> httpx.Response:
        answer = await self.client.post(BASE + "enroll", json={"token": token, "device": ABOUT})
        if answer.status_code == 201:
            self.token, self.key = answer.json()["deviceToken"], answer.json()["pubKey"]
        return answer

    async def get(self, path: str, **headers: str) -> httpx.Response:
        return await self.client.get(BASE + path, headers={"authorization": f"Bearer {self.token}", **headers})

    async def post(self, path: str, body: Any) -> httpx.Response:
        return await self.client.post(BASE + path, json=body, headers={"authorization": f"Bearer {self.token}"})

    async def policy(self) -> dict[str, Any]:
        """The payload, verified as the protocol says."""
        envelope = (await self.get("policy")).json()
        payload = base64.b64decode(envelope["payload"])
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(self.key))
        key.verify(base64.b64decode(envelope["signature"]), b"seawall-endpoint-policy-v1\n" + payload)
        return dict(json.loads(payload))


@pytest.fixture
def approved_parts(parts: Parts) -> Parts:
    return msgspec.structs.replace(parts, approvals=parts.store.approvals())


@pytest.fixture
def extension(approved_parts: Parts, other_routes: Litestar) -> Callable[[], Extension]:
    application = create(approved_parts, other_routes)

    def made() -> Extension:
        transport = httpx.ASGITransport(app=application, client=("127.0.0.1", 5000))
        return Extension(httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8400"))

    return made


@pytest.fixture
async def enrolled(extension: Callable[[], Extension], parts: Parts) -> Extension:
    device = extension()
    assert (await device.enrol(parts.store.devices().allow(ANA))).status_code == 201
    return device


def told(number: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "id": f"00000000-0000-4000-8000-{number:012d}",
        "time": "2026-11-18T12:00:00Z",
        "kind": "decision",
        "site": "chatgpt.com",
        "tool": "chatgpt",
        "account": "personal",
        "channel": "paste",
        "layer": "dom",
        "action": "block",
        "outcome": "stopped",
        "policies": ["customer-data-to-public-tool"],
        "findings": [
            {"detector": "payment_card", "category": "payment_data", "count": 1, "confidence": "very_likely",
             "samples": ["••• 1111"]}
        ],
        "chars": 64,
        "policyVersion": 1,
        "extensionVersion": "0.1.0",
        **more,
    }  # fmt: skip


def events(parts: Parts, **wanted: Any) -> list[Any]:
    return [found.event for found in parts.store.events().page(EventFilter(**wanted)).events]


async def test_an_enrolment_token_is_good_once_and_says_whose_device_it_is(
    extension: Callable[[], Extension], parts: Parts
) -> None:
    token = parts.store.devices().allow(ANA)
    first, second = extension(), extension()
    answer = await first.enrol(token)
    assert answer.json()["person"] == "ana@shop.example"
    assert answer.json()["deviceId"].startswith("dev_")
    refused = await second.enrol(token)
    assert refused.status_code == 401
    assert refused.headers["content-type"] == "application/problem+json"
    assert [event.kind for event in events(parts, room="endpoint")] == [
        EventKind.ENDPOINT_DEVICE_ENROLLED,
        EventKind.ENDPOINT_TOKEN_ISSUED,
    ]


async def test_the_policy_verifies_and_is_fetched_again_only_when_it_changed(
    enrolled: Extension, parts: Parts, clock: ManualClock
) -> None:
    first = await enrolled.get("policy")
    payload = await enrolled.policy()
    assert (payload["format"], payload["organisation"]) == (1, "")
    assert {tool["id"] for tool in payload["tools"]} > {"chatgpt", "claude", "deepseek"}
    etag = first.headers["etag"]
    assert (await enrolled.get("policy", **{"if-none-match": etag})).status_code == 304
    clock.advance(3_600_000)
    assert (await enrolled.get("policy", **{"if-none-match": etag})).status_code == 304
    parts.store.approval_book().decide_tool(ToolDecision(tool="deepseek", state=ToolState.APPROVED), by=BO)
    parts.store.beat()
    changed = await enrolled.get("policy", **{"if-none-match": etag})
    assert changed.status_code == 200
    after = await enrolled.policy()
    assert after["version"] > payload["version"]
    assert next(tool for tool in after["tools"] if tool["id"] == "deepseek")["state"] == "approved"


async def test_a_policy_is_issued_anew_every_day_and_lasts_a_month(enrolled: Extension, clock: ManualClock) -> None:
    before = await enrolled.policy()
    lasts = datetime.fromisoformat(before["expires"]) - datetime.fromisoformat(before["issued"])
    assert lasts.days == 30
    clock.advance(day_ms)
    after = await enrolled.policy()
    assert after["version"] > before["version"]
    assert after["tools"] == before["tools"]


async def test_without_a_live_device_token_nothing_is_answered(
    enrolled: Extension, parts: Parts, token: Callable[[str], dict[str, str]]
) -> None:
    (device,) = parts.store.devices().list()
    parts.store.devices().revoke(device.id)
    assert (await enrolled.get("policy")).status_code == 401
    for headers in ({}, token("owner"), {"authorization": "Bearer swd_a_b"}):
        assert (await enrolled.client.get(BASE + "policy", headers=headers)).status_code == 401


async def test_a_device_token_opens_nothing_else(enrolled: Extension) -> None:
    for path in ("/api/v1/events", "/api/v1/keys", "/api/v1/tools"):
        answer = await enrolled.client.get(path, headers={"authorization": f"Bearer {enrolled.token}"})
        assert answer.status_code in {401, 404}, path


async def test_a_report_is_recorded_once_as_a_decision(enrolled: Extension, parts: Parts) -> None:
    for _ in range(2):
        answer = await enrolled.post("events", {"events": [told(1), told(2)], "dropped": 0})
        assert (answer.status_code, answer.json()) == (202, {"accepted": 2})
    found = events(parts, kind=EventKind.ENDPOINT_EXCHANGE_DECIDED)
    assert len(found) == 2
    event = found[0]
    assert (event.principal, event.tool, event.channel, event.action) == (ANA, "chatgpt", Channel.BROWSER, Action.BLOCK)
    assert event.categories == {"payment_data": 1}
    assert event.policies == ("customer-data-to-public-tool",)
    assert event.findings[0].masked == "••• 1111"
    assert event.detail["layer"] == "dom"
    assert event.detail["account"] == "personal"


async def test_a_running_drills_browser_and_text_are_known_and_a_claim_alone_hides_nothing(
    extension: Callable[[], Extension], parts: Parts, clock: ManualClock
) -> None:
    mark = "00c0ffee"

    async def reports(**more: Any) -> RiskPath:
        device = extension()
        device.client.headers["user-agent"] = user_agent(mark)
        await device.enrol(parts.store.devices().allow(ANA))
        await device.post("events", {"events": [told(**more)], "dropped": 0})
        return RiskPath(events(parts, kind=EventKind.ENDPOINT_EXCHANGE_DECIDED)[0].risk_path)

    claims = {"detail": {"drill": mark}}
    assert [await reports(), await reports(**claims)] == [RiskPath.TOOL_ACCUMULATION] * 2
    assert {one.about.name for one in parts.store.devices().list()} == {""}
    parts.store.tokens().issue("staff", label=label(mark), by="service:drill")
    assert await reports() is RiskPath.DRILL
    assert {one.about.name for one in parts.store.devices().list()} == {"", label(mark)}
    assert {one.visits + one.decided for one in parts.store.devices().catches(0)} == {2}, "no figure counts it"
    clock.advance(believed_ms + 1)
    assert [await reports(), await reports(**claims)] == [RiskPath.TOOL_ACCUMULATION] * 2


async def test_nobody_names_a_device_like_a_drill(extension: Callable[[], Extension], parts: Parts) -> None:
    body = {"token": parts.store.devices().allow(ANA), "device": {**ABOUT, "name": label("00c0ffee")}}
    assert (await extension().client.post(BASE + "enroll", json=body)).status_code == 201
    assert [one.about.name for one in parts.store.devices().list()] == [""]


async def test_the_account_says_which_plan_it_was(enrolled: Extension, parts: Parts) -> None:
    clipboard = told(2, channel="clipboard", layer="clipboard", site="", account="unknown")
    await enrolled.post("events", {"events": [told(1, account="work"), clipboard]})
    newest, oldest = events(parts, kind=EventKind.ENDPOINT_EXCHANGE_DECIDED)
    assert oldest.tool == "chatgpt-business"
    assert (newest.tool, newest.channel) == ("chatgpt", Channel.CLIPBOARD)


async def test_what_was_sent_all_the_same_is_not_called_blocked(enrolled: Extension, parts: Parts) -> None:
    reason = {"reason": "customer_asked", "text": f"she asked about {CARD}"}
    await enrolled.post("events", {"events": [told(1, outcome="justified", justification=reason)]})
    (event,) = events(parts, kind=EventKind.ENDPOINT_EXCHANGE_DECIDED)
    assert (event.action, event.detail["would"], event.detail["reason"]) == (Action.ALLOW, "block", "customer_asked")
    assert "1111" not in event.detail["said"].replace("••• 1111", "")


RAW = "maria.lindqvist@mail.example"


@pytest.mark.parametrize(
    "change",
    [
        {"findings": [{"detector": "payment_card", "category": "payment_data", "samples": [CARD]}]},
        {"findings": [{"detector": "email", "category": "customer_pii", "samples": [f"••• {RAW}"]}]},
        {"findings": [{"detector": CARD.replace(" ", "_"), "category": "payment_data"}]},
        {"justification": {"reason": "other", "text": f"for {RAW}, card {CARD}"}},
        {"kind": "selfTest", "detail": {"layer": "dom", "ok": False, "what": f"saw {CARD}"}},
        {"kind": "policyRefused", "detail": {"why": f"because {RAW}"}},
        {"kind": "falseAlarm", "detail": {"detector": RAW}},
        {"kind": "grant", "detail": {"minutes": CARD}},
        {"policies": [CARD]},
        {"site": f"{CARD.replace(' ', '')}.example"},
        {"tool": f"t{CARD.replace(' ', '')}"},
        {"extensionVersion": CARD},
    ],
)
async def test_no_member_lets_a_value_in(enrolled: Extension, parts: Parts, tmp_path, change: dict[str, Any]) -> None:
    answer = await enrolled.post("events", {"events": [told(1, **change)]})
    assert answer.status_code in {202, 400}
    for kind in EventKind:
        for event in events(parts, kind=kind) if kind.value.startswith("endpoint") else ():
            text = msgspec.json.encode(event).decode()
            assert CARD not in text
            assert CARD.replace(" ", "") not in text
            assert RAW not in text
    parts.store.beat()
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert RAW.encode() not in path.read_bytes()


@pytest.mark.parametrize(
    "change",
    [{"id": "7"}, {"time": "yesterday"}, {"kind": "other"}, {"action": "explode"}, {"findings": [{}] * 21},
     {"chars": -1}, {"justification": {"reason": "because"}}],
)  # fmt: skip
async def test_what_is_no_event_is_refused_whole(enrolled: Extension, parts: Parts, change: dict[str, Any]) -> None:
    answer = await enrolled.post("events", {"events": [told(1), told(2, **change)]})
    assert answer.status_code == 400
    assert CARD not in answer.text
    assert events(parts, kind=EventKind.ENDPOINT_EXCHANGE_DECIDED) == []


async def test_batches_and_bodies_have_limits(enrolled: Extension) -> None:
    assert (await enrolled.post("events", {"events": [told(n) for n in range(101)]})).status_code == 400
    large = {"events": [], "more": "x" * 600_000}
    assert (await enrolled.post("events", large)).status_code == 413


async def test_members_nobody_knows_are_passed_over(enrolled: Extension) -> None:
    assert (await enrolled.post("events", {"events": [told(1, novelty=True)], "later": 1})).status_code == 202


async def test_what_was_reported_says_what_its_kind_says_besides(enrolled: Extension) -> None:
    sent = {
        "policyRefused": {"why": "the signature is of no known key"},
        "selfTest": {"layer": "page", "ok": False, "what": "fetch"},
        "falseAlarm": {"detector": "phone"},
        "grant": {"minutes": 15},
        "visit": {},
    }
    events = [told(n, kind=kind, layer="page", detail=detail) for n, (kind, detail) in enumerate(sent.items(), 1)]
    assert (await enrolled.post("events", {"events": events})).status_code == 202
    told_again = (await enrolled.get("reported")).json()["events"]
    assert {event["kind"]: event["detail"] for event in told_again} == sent


async def test_a_person_sees_what_was_reported_about_them_and_nobody_else(
    enrolled: Extension, extension: Callable[[], Extension], parts: Parts
) -> None:
    await enrolled.post("events", {"events": [told(n) for n in range(1, 61)]})
    first = (await enrolled.get("reported")).json()
    assert len(first["events"]) == 50
    rest = (await enrolled.get(f"reported?cursor={first['next']}")).json()
    told_back = [event for event in (*first["events"], *rest["events"]) if event["kind"] == "decision"]
    assert len(told_back) == 60
    assert told_back[0]["findings"][0]["samples"] == ["••• 1111"]
    assert told_back[0]["received"]
    other = extension()
    await other.enrol(parts.store.devices().allow(BO))
    assert [event["kind"] for event in (await other.get("reported")).json()["events"]] == []


async def test_a_request_is_answered_and_opens_the_tool_until_it_ends(
    enrolled: Extension, parts: Parts, clock: ManualClock
) -> None:
    body = {"tool": "deepseek", "host": "chat.deepseek.com", "reason": f"to translate for {RAW}"}
    asked = await enrolled.post("requests", body)
    assert (asked.status_code, asked.json()["state"]) == (201, "open")
    assert (await enrolled.post("requests", body)).json()["id"] == asked.json()["id"]
    (request,) = parts.store.approval_book().requests()
    assert RAW not in request.reason
    assert "to translate" in request.reason
    parts.store.approval_book().answer(
        request.id, RequestState.APPROVED, by=BO, days=1, categories=(Category.INTERNAL_PRICING,), answer="Fine."
    )
    parts.store.beat()
    listed = (await enrolled.get("requests")).json()["requests"]
    assert [(one["state"], one["answer"]) for one in listed] == [("approved", "Fine.")]

    async def state() -> str:
        return next(str(tool["state"]) for tool in (await enrolled.policy())["tools"] if tool["id"] == "deepseek")

    assert await state() == "unlisted"
    clock.advance(day_ms)
    assert await state() == "blocked"


class SomeCustomers:
    """A filter with one customer in it."""

    def filter(self) -> Mapping[str, Any]:
        return {"bits": "AA==", "size": 8, "hashes": 1, "salt": "AA==", "kinds": {"email": "customer_pii"}}

    def confirm(self, prefixes: Sequence[str]) -> Mapping[str, Sequence[str]]:
        return {"0a1b2": ["c3d4e5f607182930"]}


async def test_hits_of_the_customer_filter_are_confirmed_by_prefix(
    approved_parts: Parts, enrolled: Extension, other_routes: Litestar
) -> None:
    assert (await enrolled.post("confirm", {"prefixes": ["0a1b2"]})).json() == {"matches": {"0a1b2": []}}
    application = create(msgspec.structs.replace(approved_parts, customers=SomeCustomers()), other_routes)
    enrolled.client = httpx.AsyncClient(transport=httpx.ASGITransport(app=application), base_url="http://127.0.0.1")
    found = await enrolled.post("confirm", {"prefixes": ["0a1b2", "fffff"]})
    assert found.json() == {"matches": {"0a1b2": ["c3d4e5f607182930"], "fffff": []}}
    assert (await enrolled.policy())["customers"]["hashes"] == 1
    for wrong in (["0A1B2"], ["0a1b"], ["0a1b2"] * 65):
        assert (await enrolled.post("confirm", {"prefixes": wrong})).status_code == 400
