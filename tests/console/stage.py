"""The console on a port with a month behind it and somebody signed in: what tests in a real Chromium stand on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyotp

from console.chromium import NARROW, WIDE, Watched, picture
from console.walk import OWNER, PASSWORD
from seawall.console.desk import Desk
from seawall.console.parts import Parts
from seawall.detect.engine import Engine
from seawall.model.doubles import ManualClock
from seawall.model.settings import Settings
from seawall.policy import PolicySet
from seawall.store import Store

AXE = Path(__file__).parent / "axe" / "node_modules" / "axe-core" / "axe.min.js"
EVERY_RULE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]


class Stage:
    """A console with a month behind it, on a port, and somebody signed in."""

    def __init__(self, url: str, parts: Parts, clock: ManualClock, browser: Any) -> None:
        self.url, self.parts, self.clock, self.browser = url, parts, clock, browser
        self.state: Any = None
        self.seed = ""

    def watched(self, *, signed_in: bool = True, **more: Any) -> Watched:
        context = self.browser.new_context(storage_state=self.state if signed_in else None, base_url=self.url, **more)
        context.set_default_timeout(30_000)
        return Watched(context)

    def code(self) -> str:
        self.clock.advance(30_000)
        return pyotp.TOTP(self.seed).at(self.clock.now_ms() // 1000)


def parts_in(folder: Path, engine: Engine, policy_set: PolicySet, clock: ManualClock, settings: Settings) -> Parts:
    store = Store.open(data=folder, clock=clock)
    return Parts(
        store=store,
        engine=engine,
        policy=lambda: policy_set,
        settings=settings,
        clock=clock,
        fingerprint=lambda value: f"{hash(value):x}",
        approvals=store.approvals(),
        excepted=store.excepted(),
    )


def claim(stage: Stage, seen: Watched) -> None:
    code = Desk(stage.parts).accounts.issue_setup_code(stage.clock.now_ms())
    seen.page.goto(f"/setup?code={code}")
    seen.page.get_by_label("Your e-mail address").fill(OWNER)
    seen.page.get_by_label("Password").fill(PASSWORD)
    seen.page.get_by_role("button", name="Continue").click()
    seen.page.get_by_role("heading", name="Add a second factor").wait_for()


def set_up_with_app(stage: Stage) -> Watched:
    seen = stage.watched(signed_in=False, viewport=WIDE)
    claim(stage, seen)
    shot(seen, "factor-new")
    seen.page.get_by_text("I can't scan it").click()
    stage.seed = seen.page.locator(".secret").inner_text().replace(" ", "")
    seen.page.get_by_label("Six digits").fill(stage.code())
    seen.page.get_by_role("button", name="Confirm").click()
    seen.page.get_by_role("heading", name="Keep these recovery codes").wait_for()
    shot(seen, "recovery")
    seen.page.get_by_role("link", name="I have kept them").click()
    seen.page.get_by_role("heading", name="Overview").wait_for()
    return seen


def shot(seen: Watched, name: str) -> None:
    picture(seen.page, name, full_page=True, quality=80)


def axe(seen: Watched, rules: list[str] = EVERY_RULE) -> list[str]:
    """What axe-core has against the page, by rule and place."""
    if not seen.page.evaluate("typeof axe !== 'undefined'"):
        seen.page.evaluate(AXE.read_text())
    found = seen.page.evaluate(
        "async (rules) => (await axe.run(document, {runOnly: rules, resultTypes: ['violations']})).violations"
        ".map(v => `${v.id}: ${v.nodes.map(n => n.target + ' ' + (n.any[0]?.message ?? '')).join(' | ')}`)",
        rules,
    )
    return list(found)


_STICKING_OUT = """() => [...document.querySelectorAll('.panel button')].filter((button) => {
    const panel = button.closest('.panel').getBoundingClientRect(), place = button.getBoundingClientRect()
    return place.width > 0 && place.right > panel.right
}).map((button) => button.textContent.trim())"""


def faults_of_looks(seen: Watched, name: str) -> list[str]:
    """What is wrong with how the page looks: axe-core and the width, wide and narrow, light and dark, on the one page
    that is loaded, and two pictures of it. A scheme changes colours and nothing else: dark is asked about those."""
    found = []
    for size in (WIDE, NARROW):
        seen.page.set_viewport_size(size)  # type: ignore[arg-type]
        for scheme, rules in (("light", EVERY_RULE), ("dark", COLOUR_RULES)):
            seen.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            looks = f"{name}-{size['width']}-{scheme}"
            if (scheme == "light") == (size is WIDE):
                shot(seen, looks)
            found += [f"{looks} {fault}" for fault in axe(seen, rules)]
        across = seen.page.evaluate("document.documentElement.scrollWidth")
        if across > size["width"]:
            found.append(f"{name}-{size['width']} is {across} wide")
        found += [f"{name}-{size['width']} {out} sticks out of its panel" for out in seen.page.evaluate(_STICKING_OUT)]
    return found
