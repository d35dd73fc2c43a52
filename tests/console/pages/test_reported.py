"""The page About me: one's own events in words, nobody else's, and "this was wrong"."""

from __future__ import annotations

import pytest

from console.story import tell_of_devices
from seawall.console import checking
from seawall.console.parts import Parts
from seawall.model.exchange import Principal
from seawall.model.words import Channel
from seawall.store.search import EventFilter

ME, OTHER = "person:ana@shop.example", "person:bo@shop.example"


@pytest.fixture
async def reported(owner, parts: Parts, clock):
    tell_of_devices(parts, clock)
    for who, text in ((ME, "card 4111 1111 1111 1111"), (OTHER, "write to ines.costa@mail.example")):
        await checking.check(parts, text, principal=Principal.parse(who), tool_id="funnybot", channel=Channel.BROWSER)
    await owner.sign_in()
    await owner.open("/reported")
    return owner


async def test_it_shows_ones_own_events_in_words_and_no_one_elses(reported) -> None:
    text = reported.text
    assert "Text checked" in text
    assert "Card number" in text
    assert "payment_card" not in text
    assert "FunnyBot" in text
    assert "AI tool opened" in text
    assert "chatgpt.com, work account, opened" in text
    assert "seen by watching what people do on the page" in text
    assert "mail.example" not in text.replace("m••@m•••.example", ""), "nobody else's, and no value"
    assert "owner, security, privacy, auditor" in text


async def test_a_finding_is_said_to_be_wrong_and_still_found(reported, parts: Parts) -> None:
    (found,) = [
        one for one in parts.store.events().page(EventFilter(principal=ME, room="check")).events if one.event.findings
    ]
    answer = await reported.post(f"/reported/{found.event.id}/findings/0")
    assert "it is noted" in answer.text
    assert not parts.store.feedback_book().opinions(found.event.id)[0].right
    assert (await reported.post(f"/reported/{found.event.id}/findings/99")).status_code == 404
    assert (await reported.post(f"/reported/{found.event.id}/findings/x")).status_code == 400


async def test_nobody_judges_what_is_another_persons(reported, parts: Parts) -> None:
    (found,) = [
        one
        for one in parts.store.events().page(EventFilter(principal=OTHER, room="check")).events
        if one.event.findings
    ]
    assert (await reported.post(f"/reported/{found.event.id}/findings/0")).status_code == 404
    assert not parts.store.feedback_book().opinions(found.event.id)


async def test_pages_go_back(owner, parts: Parts) -> None:
    for number in range(35):
        await checking.check(parts, f"order {number}", principal=Principal.parse(ME), channel=Channel.BROWSER)
    page = (await owner.open("/reported")).text
    older = page.split('href="/reported?before=')[1].split('"')[0]
    assert "Newest" in (await owner.open(f"/reported?before={older}")).text
    assert (await owner.open("/reported?before=x")).status_code == 200
    assert "Nothing was reported before that" in (await owner.open("/reported?before=0")).text
