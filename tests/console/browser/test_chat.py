"""The chat page in a real Chromium, through the real gateway and its built-in echo."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from console.chromium import NARROW, WIDE, served_whole
from console.stage import Stage, axe, faults_of_looks, parts_in, set_up_with_app, shot
from seawall.model.doubles import ManualClock
from seawall.model.event import EventKind
from seawall.model.settings import Settings, UpstreamSettings
from seawall.store.search import EventFilter

pytestmark = [pytest.mark.xdist_group("chromium")]
CARD = "4111 1111 1111 1111"
DIALECTS = ("openai", "anthropic", "gemini", "vertex", "bedrock")
SETTINGS = Settings(
    upstream=tuple(UpstreamSettings(name=f"echo-{one}", dialect=one, base_url="builtin:echo") for one in DIALECTS)
)


@pytest.fixture(scope="module")
def whole(chrome, engine, policy_set, tmp_path_factory) -> Iterator[Stage]:
    clock = ManualClock(1_795_000_000_000)
    parts = parts_in(tmp_path_factory.mktemp("whole"), engine, policy_set, clock, SETTINGS)
    with served_whole(SETTINGS, parts.store, engine) as url:
        stage = Stage(url, parts, clock, chrome)
        stage.state = set_up_with_app(stage).page.context.storage_state()
        yield stage
    parts.store.close()


def test_data_is_masked_on_its_way_and_put_back_in_the_answer(whole: Stage) -> None:
    seen = whole.watched(viewport=WIDE)
    page = seen.page
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    page.goto("/chat")
    page.get_by_label("Your message").fill(f"Write to maria.lindqvist@mail.example about card {CARD}")
    page.keyboard.press("Enter")
    page.get_by_text("recorded without the text").wait_for()
    assert page.evaluate("document.activeElement.id") == "words"
    mine, answer = page.locator("article").all()
    assert mine.locator("mark.hid").all_inner_texts() == ["maria.lindqvist@mail.example", CARD]
    mine.get_by_text("What left instead").click()
    left = mine.locator("pre").inner_text()
    assert "maria" not in left
    assert "4111" not in left
    assert mine.locator("pre mark.stand-in").count() == 2
    assert answer.locator("mark.restored").all_inner_texts() == ["maria.lindqvist@mail.example", CARD]
    shot(seen, "chat-1280-light")
    assert axe(seen) == []
    (event,) = whole.parts.store.events().page(EventFilter(kind=EventKind.GATEWAY_EXCHANGE_DECIDED)).events
    assert event.event.principal == "person:ana@shop.example"
    assert event.event.action == "mask"
    with_text = [one.split(" ")[0].removeprefix(whole.url) for one in sent if "maria" in one]
    assert with_text == ["/v1/chat/completions"], "no way but the gateway's"
    page.get_by_label("Your message").fill("And say it to maria.lindqvist@mail.example once more")
    page.keyboard.press("Enter")
    page.locator("article").nth(3).get_by_text("recorded without the text").wait_for()
    page.get_by_role("button", name="New conversation").click()
    assert page.locator("article").count() == 0
    assert not seen.faults


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_is_spoken_over_several_turns(whole: Stage, dialect: str) -> None:
    seen = whole.watched(viewport=WIDE)
    page = seen.page
    page.goto("/chat")
    page.get_by_label("Tool").select_option(f"echo-{dialect}")
    for turn, name in enumerate(("maria.lindqvist@mail.example", "ines.costa@mail.example")):
        page.get_by_label("Your message").fill(f"Write to {name}")
        page.keyboard.press("Enter")
        page.locator("article").nth(2 * turn + 1).get_by_text("recorded without the text").wait_for()
        assert page.locator("article").nth(2 * turn + 1).locator("mark.restored").all_inner_texts() == [name]
    assert not seen.faults


def test_what_must_not_leave_is_stopped_with_reason_and_a_way_forward(whole: Stage) -> None:
    seen = whole.watched(viewport=WIDE)
    page = seen.page
    page.goto("/chat")
    page.get_by_label("Your message").fill(f"Card {CARD}, CVV 123, please check it")
    page.get_by_role("button", name="Send").click()
    note = page.get_by_role("alert")
    note.get_by_text("This stayed here.").wait_for()
    assert (
        note.get_by_role("link", name="Why: card security code").get_attribute("href") == "/policies/card-security-code"
    )
    assert note.get_by_role("link", name="Ask for an exception").is_visible()
    assert page.get_by_label("Your message").input_value().startswith("Card 4111"), "it can be put right and sent again"
    shot(seen, "chat-blocked")
    assert axe(seen) == []
    assert [fault for fault in seen.faults if "403" not in fault] == []


HOSTILE = (
    "# Title\n<img src=x onerror=alert(1)> **bold** *soft* `a<b`\n\n- one\n- [two](https://shop.example/a)\n\n"
    "[bad](javascript:alert(1)) <script>alert(1)</script>\n\n```\n<b>code</b>\n```\n> quoted\n1. first\n2. second"
)


def test_markdown_is_made_of_elements_and_nothing_said_is_read_as_html(whole: Stage) -> None:
    seen = whole.watched(viewport=WIDE)
    page = seen.page
    page.goto("/chat")
    page.evaluate("text => window.markdown(text, document.getElementById('talk'))", HOSTILE)
    talk = page.locator("#talk")
    assert talk.locator("img, script, b, h1").count() == 0
    assert talk.locator("strong").all_inner_texts() == ["Title", "bold"]
    assert talk.locator("ul li").all_inner_texts() == ["one", "two"]
    assert talk.locator("ol li").all_inner_texts() == ["first", "second"]
    assert talk.locator("pre code").inner_text() == "<b>code</b>"
    assert [one.get_attribute("href") for one in talk.locator("a").all()] == ["https://shop.example/a"]
    assert talk.locator("blockquote").inner_text() == "quoted"
    text = talk.inner_text()
    assert "<img src=x onerror=alert(1)>" in text
    assert "[bad](javascript:alert(1))" in text
    long = "**" * 20_000 + "[" * 20_000 + "`" * 20_000
    spent = page.evaluate(
        "text => { const from = performance.now(); window.markdown(text, document.getElementById('talk'));"
        " return performance.now() - from; }",
        long,
    )
    assert spent < 5_000, "a hostile answer freezes nothing"
    assert not seen.faults


def test_the_page_is_accessible_and_keeps_to_its_width(whole: Stage) -> None:
    seen = whole.watched(viewport=NARROW)
    page = seen.page
    page.goto("/chat")
    page.get_by_label("Your message").fill(f"Answer Maria Lindqvist, {CARD}, in **two** sentences")
    page.keyboard.press("Enter")
    page.get_by_text("recorded without the text").wait_for()
    assert faults_of_looks(seen, "chat") == []
    assert not seen.faults
