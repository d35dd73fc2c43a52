"""The card by itself in a browser, and hands and eyes for it.

Its shadow root is closed, so it is used as assistive technology would: by role and name, with
real clicks and keys.
"""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

from console.chromium import picture
from console.stage import AXE, COLOUR_RULES, EVERY_RULE
from extension.conftest import poll, session

TOOL = {
    "id": "funnybot",
    "name": "FunnyBot",
    "vendor": "Fun",
    "hosts": ["funnybot.example"],
    "state": "unlisted",
    "grade": "consumer",
    "columns": {"work": "c", "personal": "c", "unknown": "c"},
    "facts": [
        {
            "topic": "training",
            "text": "Trains on what it is given unless that is switched off.",
            "source": "https://www.funnybot.example/privacy",
            "date": "2026-11-01",
        },
        {"topic": "retention", "text": "unknown", "source": "", "date": ""},
    ],
    "alternative": {"tool": "goodbot", "name": "GoodBot for Work", "url": "https://goodbot.example/new"},
}
TEXT = "Please answer Ana: ana.garcia@shop.example paid with 4111 1111 1111 1111 for order 10023, phone +49 30 901820."
MASKS = {
    "action": "mask",
    "policy": "mask-customer-data",
    "message": "{tool} gets stand-ins for {found}; you see the real values in the answer.",
    "alternative": "Nothing to do: carry on as usual.",
}
BLOCKS = {
    "action": "block",
    "policy": "customer-data-to-public-tool",
    "message": "This holds {found}. {tool} is not approved for customer data: it may keep what it is given.",
    "alternative": "Use an approved tool (customer details are masked for you on the way), or replace the details with "
    "made-up ones first.",
    "justifyMinutes": 15,
}


class Card:
    """What a person finds on a page that shows the card."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.devtools = session(page)

    def ask(self, cell: dict[str, Any], text: str = TEXT, **more: Any) -> Card:
        question = json.dumps({"cell": cell, "text": text, "tool": TOOL, **more})
        self.page.evaluate("(q) => document.dispatchEvent(new CustomEvent('stage', {detail: q}))", question)
        return self

    def note(self, kind: str) -> None:
        question = json.dumps({"note": kind, "text": TEXT, "tool": TOOL, "cell": MASKS})
        self.page.evaluate("(q) => document.dispatchEvent(new CustomEvent('stage', {detail: q}))", question)

    def nodes(self) -> list[dict[str, Any]]:
        return [
            node
            for node in self.devtools.send("Accessibility.getFullAXTree")["nodes"]
            if not node.get("ignored", False)
        ]

    def find(self, role: str, name: str = "") -> dict[str, Any] | None:
        for node in self.nodes():
            if node["role"]["value"] == role and name in node.get("name", {}).get("value", ""):
                return node
        return None

    def wait(self, role: str, name: str = "") -> dict[str, Any]:
        found: dict[str, Any] = poll(lambda: self.find(role, name))
        return found

    def spoken(self) -> str:
        """Every word a screen reader can come to."""
        return " ".join(node.get("name", {}).get("value", "") for node in self.nodes())

    def focused(self) -> str:
        for node in self.nodes():
            if any(p["name"] == "focused" and p["value"]["value"] for p in node.get("properties", [])):
                if node["role"]["value"] != "RootWebArea":
                    return str(node.get("name", {}).get("value", ""))
        return ""

    def box(self, node: dict[str, Any]) -> tuple[float, float, float, float]:
        model = self.devtools.send("DOM.getBoxModel", {"backendNodeId": node["backendDOMNodeId"]})["model"]
        left, top, right, bottom = model["border"][0], model["border"][1], model["border"][4], model["border"][5]
        return left, top, right - left, bottom - top

    def press(self, name: str, role: str = "button") -> None:
        """A real click in the middle of it."""
        node = self.wait(role, name)
        self.devtools.send("DOM.scrollIntoViewIfNeeded", {"backendNodeId": node["backendDOMNodeId"]})
        left, top, width, height = self.box(node)
        self.page.wait_for_function("(t) => performance.now() > t", arg=self.page.evaluate("performance.now() + 260"))
        self.page.mouse.click(left + width / 2, top + height / 2)

    def choice(self) -> dict[str, Any]:
        said = poll(lambda: self.page.evaluate("document.documentElement.dataset.choice"))
        answer: dict[str, Any] = json.loads(said)
        return answer

    def told(self) -> list[dict[str, Any]]:
        told: list[dict[str, Any]] = json.loads(self.page.evaluate("document.documentElement.dataset.told || '[]'"))
        return told


def axe(page: Page, rules: list[str] = EVERY_RULE) -> list[str]:
    """What axe-core has against the page."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE.read_text())
    found: list[str] = page.evaluate(
        "async (rules) => (await axe.run(document, {runOnly: rules, resultTypes: ['violations']})).violations"
        ".map(v => `${v.id}: ${v.nodes.map(n => n.target + ' ' + (n.any[0]?.message ?? '')).join(' | ')}`)",
        rules,
    )
    return found


def faults_of_looks(page: Page, name: str, *, full_page: bool = False) -> list[str]:
    """What axe-core has against the page as it stands, light and dark, and a picture of each. A scheme changes colours
    and nothing else: dark is asked about those."""
    found = []
    for scheme, rules in (("dark", COLOUR_RULES), ("light", EVERY_RULE)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        picture(page, f"ext-{name}-{scheme}", full_page=full_page)
        found += [f"{name} {scheme} {fault}" for fault in axe(page, rules)]
    page.emulate_media(color_scheme=None, reduced_motion=None)
    return found
