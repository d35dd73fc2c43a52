"""Set-up and sign-in over HTTP: every step, and every way it must not go."""

import re
from urllib.parse import urlsplit

import pyotp
import pytest

from console.walk import OWNER, PASSWORD, Browser, claim
from seawall.console.desk import Desk
from seawall.console.parts import Parts
from seawall.model.doubles import ManualClock


def at(answer) -> str:
    return urlsplit(str(answer.url)).path


def cookie_of(browser: Browser) -> str:
    return browser.client.cookies.get("seawall") or ""


async def test_without_an_owner_every_page_leads_to_set_up(browser) -> None:
    for page in ("/", "/account", "/check", "/signin"):
        assert at(await browser.open(page)) == "/setup"


async def test_set_up_makes_the_owner_and_asks_for_a_second_factor(browser, parts: Parts) -> None:
    answer = await claim(browser, parts)
    assert at(answer) == "/setup/factor"
    for page in ("/", "/account", "/check", "/policies"):
        assert at(await browser.open(page)) == "/setup/factor", "an owner without a second factor cannot go on"
    before = cookie_of(browser)
    answer = await browser.enrol()
    assert at(answer) == "/setup/recovery"
    assert len(re.findall(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", answer.text)) == 10
    assert cookie_of(browser) not in {"", before}, "the session's token turns over"
    assert at(await browser.open("/setup/recovery")) == "/account", "recovery codes are shown once"
    assert at(await browser.open("/setup")) == "/overview"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"code": "AAAA-BBBB-CCCC-DDDD"}, "This code is not the one"),
        ({"email": "ana"}, "not an e-mail address"),
        ({"password": "short"}, "at least 12 characters"),
        ({"password": "password12345"}, "people try first"),
        ({"password": "aaaaaaaaaaaaaaaa"}, "repeats"),
    ],
)
async def test_set_up_says_what_is_wrong(browser, parts: Parts, changed, says) -> None:
    code = Desk(parts).accounts.issue_setup_code(parts.clock.now_ms())
    await browser.open("/setup")
    answer = await browser.post("/setup", {"code": code, "email": OWNER, "password": PASSWORD, **changed})
    assert answer.status_code == 422
    assert says in answer.text
    assert not Desk(parts).accounts.has_owner()


async def test_a_set_up_code_cannot_be_guessed_for_long(browser, parts: Parts) -> None:
    Desk(parts).accounts.issue_setup_code(parts.clock.now_ms())
    await browser.open("/setup")
    fields = {"code": "AAAA-BBBB-CCCC-DDDD", "email": OWNER, "password": PASSWORD}
    for _ in range(6):
        answer = await browser.post("/setup", fields)
    assert answer.status_code == 429


async def test_sign_in_takes_password_and_factor_and_turns_the_token_over(owner, clock: ManualClock) -> None:
    await owner.post("/signout")
    assert cookie_of(owner) == ""
    await owner.open("/signin?next=/policies")
    answer = await owner.post("/signin", {"email": OWNER.upper(), "password": PASSWORD, "next": "/policies"})
    assert at(answer) == "/signin/factor"
    assert at(await owner.open("/policies")) == "/signin/factor", "a password alone opens nothing"
    await owner.open("/signin/factor?next=/policies")
    first = cookie_of(owner)
    answer = await owner.post("/signin/factor", {"code": owner.code(), "next": "/policies"})
    assert at(answer) == "/policies"
    assert cookie_of(owner) != first
    owner.client.cookies.set("seawall", first, domain="127.0.0.1", path="/")
    assert at(await owner.open("/account")) == "/signin", "the token from before the second factor is dead"


async def test_a_code_works_once(owner, new_browser) -> None:
    code = owner.code()
    for expected in ("/overview", "/signin/factor"):
        other = new_browser()
        await other.open("/signin")
        await other.post("/signin", {"email": OWNER, "password": PASSWORD})
        assert at(await other.post("/signin/factor", {"code": code})) == expected


async def test_a_recovery_code_opens_once(owner, new_browser) -> None:
    codes = re.findall(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", (await owner.post("/account/codes")).text)
    for expected in ("/overview", "/signin/factor"):
        other = new_browser()
        await other.open("/signin")
        await other.post("/signin", {"email": OWNER, "password": PASSWORD})
        assert at(await other.post("/signin/factor", {"code": codes[0].lower()})) == expected


async def test_unknown_accounts_and_wrong_passwords_get_the_same_answer(owner, new_browser) -> None:
    answers = []
    for email in (OWNER, "nobody@shop.example"):
        other = new_browser()
        await other.open("/signin")
        answer = await other.post("/signin", {"email": email, "password": "not the password at all"})
        answers.append((answer.status_code, re.sub(r'(csrf"|nonce=)[^>]*|' + re.escape(email), "", answer.text)))
    assert answers[0] == answers[1]
    assert answers[0][0] == 422


async def test_wrong_passwords_cost_growing_time_for_unknown_accounts_too(owner, new_browser, clock) -> None:
    for email in (OWNER, "nobody@shop.example"):
        other = new_browser()
        await other.open("/signin")
        for _ in range(6):
            answer = await other.post("/signin", {"email": email, "password": "not the password at all"})
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) >= 1
        await other.open("/signin")
        answer = await other.post("/signin", {"email": email, "password": PASSWORD})
        assert answer.status_code == 429, "nor does the right one help before the wait is over"
    clock.advance(5_000)
    other.seeds = owner.seeds
    assert at(await other.sign_in()) == "/overview"


async def test_wrong_codes_cost_time_too(owner, new_browser) -> None:
    other = new_browser()
    await other.open("/signin")
    await other.post("/signin", {"email": OWNER, "password": PASSWORD})
    for _ in range(6):
        answer = await other.post("/signin/factor", {"code": "000000"})
    assert answer.status_code == 429


async def test_a_session_ends_unused_and_by_sign_out(owner, clock: ManualClock) -> None:
    clock.advance(31 * 60_000)
    assert at(await owner.open("/account")) == "/signin"
    assert at(await owner.sign_in()) == "/overview"
    await owner.open("/account")
    old = cookie_of(owner)
    await owner.post("/signout")
    owner.client.cookies.set("seawall", old, domain="127.0.0.1", path="/")
    assert at(await owner.open("/account")) == "/signin"


@pytest.mark.parametrize(
    "path", ["/signin", "/signout", "/check", "/account/codes", "/account/sessions/close", "/keys"]
)
async def test_a_write_without_the_pages_token_is_refused(owner, path) -> None:
    for csrf in ("", "wrong"):
        answer = await owner.client.post(path, data={"csrf": csrf})
        assert answer.status_code == 403
    answer = await owner.client.post(path, data={"csrf": owner.csrf}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    answer = await owner.client.post(path, data={"csrf": owner.csrf}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


async def test_a_page_under_a_foreign_name_is_refused(browser) -> None:
    answer = await browser.client.get("/signin", headers={"host": "rebound.evil.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize("target", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
async def test_sign_in_never_leads_elsewhere(owner, new_browser, target) -> None:
    other = new_browser()
    other.seeds = owner.seeds
    await other.open("/signin")
    await other.post("/signin", {"email": OWNER, "password": PASSWORD, "next": target})
    answer = await other.post("/signin/factor", {"code": other.code(), "next": target})
    assert (answer.url.host, answer.url.path) == ("127.0.0.1", "/overview")


async def test_the_session_cookie_is_kept_from_scripts_and_other_sites(browser, parts: Parts) -> None:
    browser.client.follow_redirects = False
    code = Desk(parts).accounts.issue_setup_code(parts.clock.now_ms())
    await browser.open("/setup")
    answer = await browser.post("/setup", {"code": code, "email": OWNER, "password": PASSWORD})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/" in cookie


async def test_every_sign_in_leaves_its_events_and_no_secret(owner, parts: Parts) -> None:
    await owner.post("/signout")
    await owner.sign_in()
    with parts.store.database.reader.connect() as connection:
        dump = "".join(str(row) for row in connection.connection.driver_connection.iterdump())
    assert PASSWORD not in dump
    assert pyotp.TOTP(owner.seeds[0]).at(parts.clock.now_ms() // 1000) not in dump.split("sign_in")[0]
    assert owner.seeds[0] not in dump
