"""A month in a made-up shop, told through the real pipeline: engine, policy, ledger. All of it is invented."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import msgspec

from fakes.own_data import written
from seawall.console import checking
from seawall.console.parts import Parts
from seawall.console.rooms import Draft, close_room, open_room
from seawall.console.telling import Listener, Told, ToldFinding
from seawall.detect.exact.index import Header, Keying
from seawall.model.doubles import ManualClock
from seawall.model.event import Event, EventKind
from seawall.model.exchange import Principal
from seawall.model.ids import ulid
from seawall.model.words import Category, Channel
from seawall.model.workflows import Feed, Gatekeeper, Means, Standing, Workflow
from seawall.policy.catalogue import catalogue
from seawall.store import Store
from seawall.store.devices import About, Device
from seawall.store.fingerprints import KEY_PURPOSE, FingerprintFolder
from seawall.store.keyring import KeyOrder

DAY_MS = 86_400_000
PEOPLE = ("person:ana@shop.example", "person:bo@shop.example", "service:helpdesk", "agent:refunds")
TOOLS = ("openai-api", "funnybot", "claude-team", "notes-ai", "")
TEXTS = (
    "Write a friendly product text for our blue mug, dishwasher safe.",
    "Maria Lindqvist <maria.lindqvist@mail.example> asks for her parcel.",
    "Customer paid with 4111 1111 1111 1111, exp 04/27. Please draft a receipt.",
    "Why does this fail? AKIAIOSFODNN7EXAMPLE wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "Refund to IBAN DE89 3704 0044 0532 0130 00 please, contact erik.olsen@mail.example",
    "Summarise our returns policy in three sentences.",
    "Translate: thank you for your order, it ships tomorrow.",
    "Reply to ines.costa@mail.example and peter.novak@mail.example about the delay.",
)
CHANNELS = (Channel.GATEWAY, Channel.GATEWAY, Channel.BROWSER, Channel.MCP)


def tell(parts: Parts, clock: ManualClock, *, days: int = 30) -> None:
    """Let the days go by; the clock stands at the end of them."""

    async def live() -> None:
        number = 0
        for day in range(days):
            for _ in range(2 + (day * 7 + 3) % 6):
                number += 1
                await checking.check(
                    parts,
                    TEXTS[(number * 5 + day) % len(TEXTS)],
                    principal=Principal.parse(PEOPLE[number % len(PEOPLE)]),
                    tool_id=TOOLS[(number * 3) % len(TOOLS)],
                    channel=CHANNELS[number % len(CHANNELS)],
                )
                clock.advance(60_000)
            clock.advance(DAY_MS - (2 + (day * 7 + 3) % 6) * 60_000)

    # In a thread of its own: Playwright keeps an event loop running in the tests' thread.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(live())).result()
    ring = parts.store.key_ring()
    for who, label in (("person:bo@shop.example", "Bo's laptop"), ("agent:refunds", "Refund agent")):
        ring.issue(KeyOrder(principal=Principal.parse(who), label=label, tools=("openai-api",)), by="test")


DEVICES = (
    ("person:ana@shop.example", About(browser="chromium", browser_version="156.0", os="linux", install="admin")),
    ("person:bo@shop.example", About(browser="firefox", browser_version="140.0", os="windows", install="development")),
    ("person:cy@shop.example", About(browser="chromium", browser_version="155.0", os="macos", install="normal")),
    ("person:bo@shop.example", About(browser="clipboard", os="linux", install="other")),
)


def _told(device: int, kind: str, site: str, account: str = "unknown", **more: object) -> tuple[int, dict[str, object]]:
    return device, {"kind": kind, "site": site, "account": account, **more}


def _test(device: int, site: str, layer: str, *, ok: bool, what: str = "") -> tuple[int, dict[str, object]]:
    return _told(device, "selfTest", site, layer=layer, detail={"layer": layer, "ok": ok, "what": what})


_MASKED = {"channel": "paste", "layer": "dom", "action": "mask", "outcome": "masked", "chars": 256}
_STOPPED = {"action": "block", "outcome": "stopped", "chars": 64}
_BECAUSE = {"justification": {"reason": "customer_asked"}, "detail": {"minutes": 15}}
TOLD = (
    _told(0, "visit", "chatgpt.com", "work", channel="navigate"),
    _told(0, "visit", "chat.deepseek.com", "personal", channel="navigate"),
    _test(0, "chatgpt.com", "dom", ok=True),
    _test(1, "chatgpt.com", "page", ok=False, what="fetch was not seen"),
    _test(1, "claude.ai", "dom", ok=True),
    _told(1, "decision", "claude.ai", tool="claude", **_MASKED),
    _told(1, "decision", "chat.deepseek.com", "personal", tool="deepseek", channel="type", layer="page", **_STOPPED),
    _told(1, "grant", "claude.ai", tool="claude", **_BECAUSE),
    _told(3, "decision", "", channel="clipboard", layer="clipboard", **_STOPPED),
)


def tell_of_devices(parts: Parts, clock: ManualClock) -> list[Device]:
    """Enrol some devices and let them report; the last of the browsers then falls silent."""
    devices = parts.store.devices()
    made = [devices.enrol(devices.allow(who), about)[1] for who, about in DEVICES]
    clock.advance(9 * DAY_MS)
    listener = Listener(parts.engine, catalogue(parts.settings), lambda _: True, lambda _: False)
    found = ToldFinding(detector="email", category=Category.CUSTOMER_PII, count=2, samples=("m••@m•••.example",))
    for number, (which, fields) in enumerate(TOLD):
        more = {"findings": (found,)} if fields["kind"] == "decision" else {}
        told = msgspec.convert(
            {"id": f"00000000-0000-4000-8000-{number:012d}", "time": "2026-11-25T10:00:00Z", **fields, **more}, Told
        )
        devices.report(made[which].id, [listener.report(made[which], told, clock.now_ms())])
    devices.seen(made[0].id, clock.now_ms() - 3_600_000)
    return made


_LETTER = Workflow(
    name="Newsletter texts",
    owner="ana@shop.example",
    feeds=(Feed.PRODUCT_DATA, Feed.CUSTOMER_PII),
    tool="openai-api",
    means=Means.KEY,
    gatekeeper=Gatekeeper.CHECK,
    runners=("service:helpdesk",),
    review_by="2027-03-31",
)
WORKFLOWS = (
    _LETTER,
    msgspec.structs.replace(
        _LETTER, name="Refund agent", means=Means.AGENT, runners=("agent:refunds",), gatekeeper=Gatekeeper.GATEWAY
    ),
    Workflow(name="Feed export", feeds=(Feed.INTERNAL_PRICING,), tool="funnybot", means=Means.EXPORT),
    msgspec.structs.replace(_LETTER, name="Old", tool="notes-ai", standing=Standing.DISMISSED),
)


def tell_of_workflows(parts: Parts) -> None:
    """One that is proved, one that is not, one nobody watches, and one that is none; keys that live too long."""
    for days in (90, 365):
        order = KeyOrder(principal=Principal.parse("service:reports"), lifetime_ms=days * DAY_MS)
        parts.store.key_ring().issue(order, by=PEOPLE[0])
    parts.store.tokens().issue("auditor", ttl_ms=60 * DAY_MS, label="Nightly export")
    for one in WORKFLOWS:
        parts.store.workflow_book().save(one, by=PEOPLE[0])


def tell_of_rooms(parts: Parts) -> None:
    """One that is open and one that has ended."""
    table = "order_id,email,reason\n10231,anna.berg@shop.example,too small\n"
    drafts = [Draft(name="returns.csv", text=table, fields=("order_id", "email", "reason"))]
    for name in ("october", "returns"):
        readers = ("agent:returns", PEOPLE[0])
        open_room(parts, name=name, tool="openai-api", readers=readers, hours=24, drafts=drafts, by=PEOPLE[0])
    close_room(parts.store, "october", PEOPLE[0])


def put(store: Store, name: str, **more: object) -> Header:
    """A set of synthetic people in the store's folder."""
    content, header = written(name=name, keying=Keying(store.master.subkey(KEY_PURPOSE)), **more)  # type: ignore[arg-type]
    with FingerprintFolder(store.data).replacing(name) as file:
        file.write(content)
    return header


def failed(store: Store, name: str, why: str) -> None:
    now = store.clock.now_ms()
    event = Event(id=ulid(now), time=now, kind=EventKind.FINGERPRINT_BUILD_FAILED, detail={"set": name, "why": why})
    store.ledger().append([event])


def tell_of_a_drill(parts: Parts) -> None:
    """One run as `seawall drill` records it, with a hole."""
    trials = (
        ("file (seawall check)", "stopped", "mask: mask-customer-data, mask-payment-data", "9"),
        ("gateway (openai)", "stopped", "mask", "14"),
        ("browser", "not tried", "2 of 3 enrolled browsers were heard of in 7 days", ""),
        ("clipboard", "GOT THROUGH", "no clipboard agent took it over (`seawall clipboard install`)", ""),
    )
    now = parts.clock.now_ms()
    parts.store.ledger().append(
        [
            Event(
                id=ulid(now),
                time=now,
                kind=EventKind.DRILL_CHANNEL_TRIED,
                principal="service:drill",
                detail={"drill": "0a1b2c3d", "channel": channel, "state": state, "control": control}
                | ({"after_ms": after} if after else {}),
            )
            for channel, state, control, after in trials
        ]
    )
