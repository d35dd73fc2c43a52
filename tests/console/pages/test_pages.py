"""Pages over HTTP, as a browser without scripts meets them, on data the real pipeline made."""

import re
from urllib.parse import urlsplit

import pytest

from console.story import failed, put, tell
from console.walk import Browser
from fakes.own_data import PEOPLE
from seawall.console.desk import Desk
from seawall.console.pages import events
from seawall.console.parts import Parts
from seawall.model.drills import customer, label
from seawall.model.event import EventKind
from seawall.model.exchange import Principal
from seawall.model.words import Category
from seawall.policy.table import table
from seawall.store.keyring import KeyOrder
from seawall.store.search import EventFilter


@pytest.fixture
async def told(parts: Parts, clock, new_browser) -> Browser:
    """The owner's browser, a month on."""
    tell(parts, clock)
    browser = new_browser()
    from console.walk import claim

    await claim(browser, parts)
    await browser.enrol()
    return browser


def signed_in(parts: Parts, browser: Browser, role: str) -> Browser:
    desk = Desk(parts)
    user = desk.accounts.create_user(f"{role}@shop.example", role, "no hash", parts.clock.now_ms())
    token = desk.sessions.open(user.id, "open", "", "", parts.clock.now_ms())
    browser.client.cookies.set("seawall", token, domain="127.0.0.1", path="/")
    return browser


async def test_an_empty_overview_offers_first_steps_and_no_empty_chart(owner) -> None:
    page = await owner.open("/overview")
    assert "Nothing has come through yet" in owner.text
    assert 'href="/check?example=1"' in page.text
    assert "/v1/chat/completions" in page.text
    assert "<svg" not in page.text
    assert "seawall score" not in page.text, "a command that is not there is not offered"


async def test_the_overview_counts_a_drills_texts_apart(owner, parts: Parts) -> None:
    async def sent(label_: str) -> None:
        secret, _ = parts.store.tokens().issue("staff", label=label_)
        headers = {"authorization": f"Bearer {secret}"}
        answer = await owner.client.post("/api/v1/check", json={"text": customer("00c0ffee")}, headers=headers)
        assert answer.status_code == 200

    await sent("somebody's")
    await sent(label("00c0ffee"))
    await owner.open("/overview")
    assert "Drills sent 1 more, of nobody’s data." in owner.text
    assert re.search(r"data to tools we approved\. 1\b", owner.text)


async def test_the_overview_says_what_the_ledger_says(told, parts: Parts) -> None:
    page = (await told.open("/overview")).text
    since = (told.clock.now_ms() // 86_400_000 - 29) * 86_400_000
    found = parts.store.events().page(EventFilter(room="check", since_ms=since), limit=200).events
    for action, name in (("block", "blocked"), ("mask", "masked"), ("allow", "allowed")):
        number = sum(one.event.action == action for one in found)
        assert re.search(rf"{name} <b>{number}</b>", page)
    for tool in {one.event.tool for one in found if one.event.categories}:
        for category in Category:
            number = sum(one.event.categories.get(category, 0) for one in found if one.event.tool == tool)
            link = f'/events?tool={tool}&amp;category={category}"'
            assert (link in page) == (number > 0)
            assert number == 0 or re.search(rf"{re.escape(link)}[^>]*>{number}<", page)
    assert "FunnyBot" in page
    assert "Table view" in page


async def test_events_are_searched_filtered_and_paged(told) -> None:
    await told.open("/events?room=check&action=block")
    assert "masked" not in re.findall(r'<span class="badge [^"]*">([a-z]+)</span>', told.page.text)
    numbers: list[str] = []
    path = "/events?room=check"
    for _ in range(10):
        page = (await told.open(path)).text
        numbers += re.findall(r'href="/events/(evt_[0-9A-Z]+)"', page)
        older = re.search(r'href="(/events\?[^"]*before=\d+)"', page)
        if older is None:
            break
        path = older.group(1).replace("&amp;", "&")
        assert "room=check" in path
    assert len(numbers) == len(set(numbers)) == 135
    await told.open("/events?who=bo@shop.example&room=check")
    assert "service:helpdesk" not in told.text
    for odd in (
        "action=shrug",
        "before=-1",
        "before=99999999999999999999",
        "q=%00%ff",
        "period=9y",
        "who=%F0%9F%91%8D",
    ):
        assert (await told.open(f"/events?{odd}")).status_code == 200, odd


async def test_an_event_tells_why_and_proves_itself(told, parts: Parts) -> None:
    found = parts.store.events().page(EventFilter(category=Category.PAYMENT_DATA), limit=1).events[0]
    page = (await told.open(f"/events/{found.event.id}")).text
    assert found.event.findings[0].masked in page
    assert "4111 1111" not in page
    for policy in found.event.policies:
        assert f"/policies/{policy}" in page
    assert "Entry " in told.text
    assert (await told.open("/events/evt_nobody")).status_code == 404


async def test_every_kind_of_event_has_a_name_or_its_own(told) -> None:
    assert set(events.KIND_NAMES) == set(EventKind)


async def test_a_text_is_checked_by_form_alone_and_not_kept(owner, tmp_path) -> None:
    await owner.open("/check?example=1")
    assert "Card number" in owner.text
    text = "Write to ines.costa@mail.example <script>alert(1)</script>"
    page = await owner.post("/check", {"text": text, "tool": "funnybot"})
    assert "This stays here." in owner.text
    assert "<script>alert" not in page.text
    assert re.search(r"Recorded as\s*<a href=\"/events/evt_", page.text)
    fragment = await owner.post("/check/live", {"text": text, "tool": "openai-api"}, headers={"hx-request": "true"})
    assert "<html" not in fragment.text
    assert "What would leave" in fragment.text
    assert "Recorded" not in fragment.text
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or b"ines.costa" not in path.read_bytes()


async def test_a_text_that_is_too_long_is_said(owner) -> None:
    await owner.open("/check")
    page = await owner.post("/check", {"text": "x" * 1_000_001, "tool": ""})
    assert page.status_code == 200
    assert "more than 1000000" in page.text


async def test_a_key_is_issued_shown_once_rotated_and_revoked(owner, parts: Parts) -> None:
    await owner.open("/keys")
    page = await owner.post(
        "/keys", {"kind": "service", "name": "helpdesk", "lifetime": "8h", "budget": "50", "networks": "10.0.0.0/8"}
    )
    secret = re.search(r"sw_[a-z2-7]{12}_[\w-]+", page.text).group(0)
    listed = await owner.open("/keys")
    assert secret not in listed.text
    assert "helpdesk" in listed.text
    key_id = secret.split("_")[1]
    await owner.open(f"/keys/{key_id}?do=rotate")
    page = await owner.post(f"/keys/{key_id}/rotate", {"overlap": "15"})
    assert "works for 15 more minutes" in owner.text or "works for 15 more minutes" in page.text
    await owner.open(f"/keys/{key_id}?do=revoke")
    page = await owner.post(f"/keys/{key_id}/revoke")
    assert "The key is revoked" in page.text
    by = [found.event.principal for found in parts.store.events().page(EventFilter(room="keys")).events]
    assert by == ["person:ana@shop.example"] * 3


async def test_keys_that_live_too_long_or_are_unused_come_first_and_go_by_one_click(owner, parts, clock) -> None:
    ring, tokens = parts.store.key_ring(), parts.store.tokens()
    for name, days in (("old", 90), ("older", 365)):
        ring.issue(KeyOrder(principal=Principal.parse(f"service:{name}"), lifetime_ms=days * 86_400_000), by="test")
    tokens.issue("auditor", ttl_ms=60 * 86_400_000, label="nightly")
    clock.advance(31 * 86_400_000)
    ring.issue(KeyOrder(principal=Principal.parse("service:fresh")), by="test")
    await owner.sign_in()
    page = (await owner.open("/keys")).text
    assert page.index("service</span>") < page.index("fresh")
    assert page.count("long-lived</span>") == 3
    assert page.count("unused</span>") == 2
    assert "Revoke all 2 unused keys" in page
    page = (await owner.post("/keys/unused/revoke")).text
    assert "is revoked" in page
    assert [str(one.key.principal) for one in ring.list()] == ["service:fresh"]
    (token,) = tokens.list()
    assert "The token is revoked" in (await owner.post(f"/keys/tokens/{token.id}")).text
    assert tokens.list() == []


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"name": "x" * 300},
        {"name": "a", "budget": "many"},
        {"name": "a", "budget": "0"},
        {"name": "a", "networks": "everywhere"},
        {"name": "a", "kind": "robot"},
    ],
)
async def test_a_key_that_cannot_be_is_explained_and_the_form_keeps_what_was_typed(owner, fields) -> None:
    await owner.open("/keys")
    page = await owner.post("/keys", {"kind": "person", **fields})
    assert page.status_code == 422
    assert 'role="alert"' in page.text


async def test_what_a_role_may_not_do_is_not_offered(parts: Parts, new_browser) -> None:
    auditor = signed_in(parts, new_browser(), "auditor")
    page = (await auditor.open("/keys")).text
    assert "Issue a key" not in page
    staff = signed_in(parts, new_browser(), "staff")
    page = await staff.open("/")
    assert urlsplit(str(page.url)).path == "/check"
    shown = re.findall(r'<li><a href="(/[a-z]*)"', page.text)
    assert shown == ["/check", "/chat", "/ask", "/reported", "/tools", "/policies"]


async def test_the_policy_table_is_what_policy_decides(owner, parts: Parts) -> None:
    page = (await owner.open("/policies")).text
    rows = re.findall(r'<tr><th scope="row">([^<]+)</th>\s*(<td>.*?)</tr>', page, re.DOTALL)
    shown = {name: re.findall(r'class="badge (\w+)"', cells) for name, cells in rows if "/policies/" in cells}
    decided = table(parts.policy())
    assert shown == {row.name: [cell.action.value for cell in row.cells] for row in decided}
    for policy in parts.policy().policies:
        assert f"/policies/{policy}" in page
        assert (await owner.open(f"/policies/{policy}")).status_code == 200
    assert (await owner.open("/policies/nobody")).status_code == 404


async def test_factors_and_sessions_are_ones_own(owner, new_browser, clock, parts: Parts) -> None:
    other = new_browser()
    other.seeds = owner.seeds
    await other.sign_in()
    page = (await owner.open("/account")).text
    session = re.search(r'name="session" value="(ses_\w+)"', page).group(1)
    await owner.post("/account/sessions/close", {"session": session})
    assert urlsplit(str((await other.open("/account")).url)).path == "/signin"
    page = (await owner.open("/account/app")).text
    seed = re.search(r'class="code secret">([^<]+)<', page).group(1).replace(" ", "")
    wrong = await owner.post("/account/app", {"code": "000000"})
    assert wrong.status_code == 422
    owner.seeds.append(seed)
    page = (await owner.post("/account/app", {"code": owner.code()})).text
    assert "The second factor is added" in page
    first, second = re.findall(r'name="factor" value="(fac_\w+)"', page)
    assert "is gone" in (await owner.post("/account/factors/remove", {"factor": first})).text
    await owner.open("/account/app")
    assert "stays" in (await owner.post("/account/factors/remove", {"factor": second})).text
    kinds = [found.event.kind for found in parts.store.events().page(EventFilter(room="console")).events]
    assert EventKind.CONSOLE_FACTOR_REMOVED in kinds


async def test_pages_have_a_title_a_main_heading_and_say_where_one_is(owner) -> None:
    for path in ("/overview", "/events", "/check", "/keys", "/policies", "/account"):
        page = (await owner.open(path)).text
        assert page.count("<h1>") == 1
        assert re.search(r"<title>[^<]+ · Seawall</title>", page)
        assert '<html lang="en">' in page
        if path != "/account":
            assert f'<a href="{path}" aria-current="page">' in page


async def test_access_is_shown_by_identity_and_found_by_a_word(parts: Parts, new_browser, clock) -> None:
    empty = signed_in(parts, new_browser(), "auditor")
    assert "Nobody yet" in (await empty.open("/access")).text
    tell(parts, clock, days=2)
    auditor = signed_in(parts, new_browser(), "security")
    page = (await auditor.open("/access")).text
    assert "seen, no key" in page
    assert "/policies/mask-customer-data" in page
    narrowed = (await auditor.open("/access?q=refunds")).text
    assert 'scope="row">refunds' in narrowed
    assert 'scope="row">ana@shop.example' in page
    assert 'scope="row">ana@shop.example' not in narrowed
    assert "Nobody like that" in (await auditor.open("/access?q=%3Cscript%3E")).text


async def test_own_data_says_how_each_set_fares(owner, parts: Parts, clock) -> None:
    await owner.open("/own-data")
    assert "No sets yet" in owner.text
    put(parts.store, "customers", built_ms=clock.now_ms(), every_hours=24, source="shopify customers")
    put(parts.store, "orders", built_ms=clock.now_ms(), every_hours=24)
    await owner.open("/own-data")
    assert "from shopify customers" in owner.text
    assert "every 24 h" in owner.text
    assert owner.text.count("in use") == 2
    clock.advance(10 * 60_000)
    failed(parts.store, "orders", "The shop does not answer")
    await owner.open("/own-data")
    assert "last try failed" in owner.text
    assert "The shop does not answer. The one before is in use." in owner.text
    assert not [value for person in PEOPLE for value in person[1:6] if value in owner.page.text]
