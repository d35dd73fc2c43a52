"""The console in a real Chromium: set-up with either second factor, checking live, keys, events; then every page
looked at by axe-core, light and dark, wide and narrow. A console error or a CSP violation anywhere fails."""

from __future__ import annotations

import re

import pytest

from console.chromium import NARROW, WIDE, Watched
from console.stage import Stage, axe, claim, faults_of_looks, set_up_with_app, shot
from console.walk import OWNER, PASSWORD
from seawall.console.desk import Desk
from seawall.model.event import Event, EventKind
from seawall.model.exchange import Principal
from seawall.model.ids import ulid
from seawall.model.words import Action
from seawall.store.keyring import KeyOrder

pytestmark = [pytest.mark.xdist_group("chromium")]
PAGES = {
    "overview": "/overview",
    "events": "/events",
    "events-filtered": "/events?action=block&category=payment_data",
    "events-none": "/events?q=nothing-has-this",
    "check": "/check?example=1",
    "keys": "/keys",
    "devices-none": "/devices?q=nobody",
    "access": "/access",
    "workflows": "/workflows",
    "workflow": "/workflows/new?runner=service%3Ahelpdesk&tool=openai-api",
    "rooms": "/rooms",
    "room": "/rooms/returns",
    "room-new": "/rooms/new",
    "controls": "/controls",
    "detectors": "/detectors",
    "own-data": "/own-data",
    "reported": "/reported",
    "drills": "/drills",
    "tools": "/tools",
    "tool": "/tools/chatgpt",
    "ask": "/ask",
    "ask-no": "/ask?tool=deepseek&data=customer_pii",
    "blocked": "/blocked?host=chat.deepseek.com",
    "safe-use": "/safe-use",
    "policies": "/policies",
    "policy": "/policies/mask-customer-data",
    "account": "/account",
    "account-app": "/account/app",
    "not-found": "/no/such/page",
}


def test_set_up_and_sign_in_with_a_passkey(fresh: Stage) -> None:
    seen = fresh.watched(signed_in=False, viewport=WIDE)
    devtools = seen.page.context.new_cdp_session(seen.page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    claim(fresh, seen)
    seen.page.get_by_role("button", name="Use a passkey").click()
    seen.page.get_by_role("heading", name="Keep these recovery codes").wait_for()
    seen.page.get_by_role("link", name="I have kept them").click()
    seen.page.get_by_role("heading", name="Check a text").wait_for()
    shot(seen, "overview-empty")
    assert axe(seen) == []
    seen.page.get_by_role("button", name="Sign out").click()
    seen.page.get_by_label("E-mail address").fill(OWNER)
    seen.page.get_by_label("Password").fill(PASSWORD)
    seen.page.get_by_role("button", name="Continue").click()
    seen.page.get_by_role("button", name="Use your passkey").click()
    seen.page.get_by_role("heading", name="Overview").wait_for()
    factors = Desk(fresh.parts).accounts.factors(Desk(fresh.parts).accounts.for_sign_in(OWNER)[0].id)
    assert [factor.kind for factor in factors] == ["passkey"]
    assert not seen.faults


def test_a_room_is_opened_from_files_by_choosing_columns(stage: Stage) -> None:
    seen = stage.watched(viewport=WIDE)
    seen.page.goto("/rooms/new")
    table = b"order_id,email,reason\n10231,anna.berg@shop.example,too small\n"
    seen.page.get_by_label("Take files").set_input_files(
        files=[
            {"name": "autumn.csv", "mimeType": "text/csv", "buffer": table},
            {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"\nThe lamps are late.\n"},
        ]
    )
    seen.page.get_by_text("autumn.csv, notes.txt").wait_for()
    seen.page.get_by_label("Name", exact=True).fill("autumn")
    seen.page.get_by_label("Who reads").fill("agent:returns")
    seen.page.get_by_role("button", name="Open the room").click()
    seen.page.get_by_role("alert").get_by_text("Please choose the fields of autumn.csv").wait_for()
    shot(seen, "room-columns")
    assert axe(seen) == []
    seen.page.get_by_label("order_id").check()
    seen.page.get_by_label("reason").check()
    seen.page.get_by_role("button", name="Open the room").click()
    seen.page.get_by_text("The room is open.").wait_for()
    book = stage.parts.store.room_book()
    room = book.find("autumn")
    assert [file.fields for file in room.files] == [("order_id", "reason"), ()]
    assert book.text(room, 1) == "\nThe lamps are late.\n"
    assert [fault for fault in seen.faults if "422" not in fault] == []


def test_a_text_is_checked_as_it_is_typed_and_not_recorded(stage: Stage) -> None:
    seen = stage.watched(viewport=WIDE)
    before = stage.parts.store.ledger().checkpoint()
    seen.page.goto("/check")
    box = seen.page.get_by_label("Text", exact=True)
    box.fill("Maria Lindqvist paid with 4111 1111 1111 1111")
    seen.page.locator("mark.payment_data").wait_for()
    assert "4111 1111 1111 1111" in seen.page.locator("mark.payment_data").inner_text()
    assert "4111" not in seen.page.get_by_role("region", name="What would leave").inner_text()
    assert seen.page.locator("main").get_by_text("Card number", exact=True).first.is_visible()
    shot(seen, "check-live")
    seen.page.get_by_label("Tool it would go to").select_option("public-chatbot")
    seen.page.get_by_text("This stays here.").wait_for()
    box.fill("A lovely blue mug.")
    seen.page.get_by_text("Nothing sensitive found.").wait_for()
    assert stage.parts.store.ledger().checkpoint() == before, "typing records nothing"
    box.fill("Write to ines.costa@mail.example")
    seen.page.get_by_role("button", name="Check and record").click()
    seen.page.get_by_text("Recorded as").wait_for()
    seen.page.locator("#result a", has_text="evt_").click()
    seen.page.get_by_role("heading", name="Text checked").wait_for()
    assert "ines.costa" not in seen.page.content()
    assert not seen.faults


def test_a_key_is_issued_shown_once_rotated_and_revoked(stage: Stage) -> None:
    seen = stage.watched(viewport=WIDE)
    page = seen.page
    page.goto("/keys")
    page.get_by_label("For a").select_option("service")
    page.get_by_label("Whose").fill("newsletter")
    page.get_by_role("button", name="Issue key").click()
    secret = page.get_by_role("region", name="The key").inner_text().strip()
    assert re.fullmatch(r"sw_[a-z2-7]{12}_[A-Za-z0-9-]+", secret)
    shot(seen, "key-new")
    page.get_by_role("link", name="I have it").click()
    assert secret not in page.content()
    page.get_by_role("link", name="Rotate the key of newsletter").click()
    page.get_by_role("button", name="Rotate").click()
    second = page.get_by_role("region", name="The key").inner_text().strip()
    assert second != secret
    keys = stage.parts.store.keys()
    stage.parts.store.beat()
    assert keys.find(second, stage.clock.now_ms()) is not None
    page.get_by_role("link", name="I have it").click()
    page.locator("tr", has_text=second.split("_")[1]).get_by_role("link", name="Revoke").click()
    shot(seen, "key-revoke")
    page.get_by_role("button", name="Revoke").click()
    page.get_by_text("The key is revoked.").wait_for()
    stage.parts.store.beat()
    assert keys.find(second, stage.clock.now_ms()) is None
    assert not seen.faults


def test_events_are_filtered_in_place_and_the_address_keeps_the_filters(stage: Stage) -> None:
    seen = stage.watched(viewport=WIDE)
    page = seen.page
    page.goto("/events")
    assert page.locator("#events tbody tr").count() == 50
    page.get_by_label("Outcome").select_option("block")
    page.wait_for_url("**/events?*action=block*")
    page.wait_for_function("!document.querySelector('#events .badge.mask')")
    assert set(page.locator("#events td .badge.block").all_inner_texts()) == {"blocked"}
    page.reload()
    assert page.get_by_label("Outcome").input_value() == "block"
    page.get_by_role("link", name="Text checked").first.click()
    page.get_by_role("heading", name="Policies that decided").wait_for()
    page.get_by_text("The signed checkpoint").click()
    assert "seawall.internal/ledger" in page.get_by_role("region", name="Signed checkpoint").inner_text()
    shot(seen, "event")
    assert axe(seen) == []
    page.goto("/events")
    page.get_by_role("link", name="Older").click()
    page.get_by_role("link", name="Newest").wait_for()
    assert not seen.faults


def test_the_keyboard_alone_is_enough(stage: Stage) -> None:
    seen = stage.watched(viewport=WIDE)
    page = seen.page
    page.goto("/overview")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    page.keyboard.type("evt_")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events?q=evt_")
    assert not seen.faults


@pytest.fixture(scope="module")
def visitor(stage: Stage) -> Watched:
    """One signed-in page that goes from address to address."""
    return stage.watched(viewport=WIDE)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_accessible_and_keeps_to_its_width(visitor: Watched, name: str) -> None:
    visitor.faults.clear()
    visitor.page.goto(PAGES[name])
    assert faults_of_looks(visitor, name) == []
    assert [fault for fault in visitor.faults if "404" not in fault] == []


def test_the_pages_before_sign_in_are_accessible_too(stage: Stage, fresh: Stage) -> None:
    for name, where, path in (("signin", stage, "/signin"), ("setup", fresh, "/setup")):
        seen = where.watched(signed_in=False, viewport=WIDE)
        seen.page.goto(path)
        assert faults_of_looks(seen, name) == []
        assert not seen.faults


def test_pages_are_light(stage: Stage) -> None:
    seen = stage.watched(viewport=WIDE)
    sizes: dict[str, int] = {}
    seen.page.on("response", lambda answer: sizes.__setitem__(answer.url, answer.request.sizes()["responseBodySize"]))
    seen.page.goto("/overview", wait_until="networkidle")
    assert sum(sizes.values()) < 96_000, sizes


def test_pages_work_without_scripts(stage: Stage) -> None:
    context = stage.browser.new_context(storage_state=stage.state, base_url=stage.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/check")
    page.get_by_label("Text", exact=True).fill("Write to ines.costa@mail.example")
    page.get_by_role("button", name="Check and record").click()
    assert page.locator("mark.customer_pii").count() == 1
    page.goto("/events")
    page.get_by_label("Outcome").select_option("block")
    page.get_by_role("button", name="Search").click()
    assert "action=block" in page.url


def test_names_as_long_as_they_may_be_break_and_the_page_keeps_its_width(fresh: Stage) -> None:
    long = Principal.parse(f"person:{'y' * 180}@shop.example")
    store = fresh.parts.store
    store.key_ring().issue(KeyOrder(principal=long, label="l" * 190))
    id = ulid(fresh.clock.now_ms())
    store.ledger().append(
        [
            Event(
                id=id,
                time=fresh.clock.now_ms(),
                kind=EventKind.GATEWAY_EXCHANGE_DECIDED,
                principal=str(long),
                tool="t" * 150,
                model="m" * 150,
                message="n" * 300,
                action=Action.MASK,
            )
        ]
    )
    seen = set_up_with_app(fresh)
    for name, path in (("events", "/events"), ("event", f"/events/{id}"), ("keys", "/keys"), ("access", "/access")):
        for size in (WIDE, NARROW):
            seen.page.set_viewport_size(size)
            seen.page.goto(path)
            assert seen.page.evaluate("document.documentElement.scrollWidth") <= size["width"], (name, size)
