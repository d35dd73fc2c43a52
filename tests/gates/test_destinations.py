"""Which windows are AI."""

import pytest

from seawall.gates.destinations import Destinations
from seawall.model.clipboard import Window
from seawall.model.exchange import Tool

DESTINATIONS = Destinations(
    ["claude*", "lm-studio=local-models", "  "], ["*ChatGPT - Chromium=chatgpt"], lambda name: Tool(id=name)
)


@pytest.mark.parametrize(
    ("window", "tool"),
    [
        (Window(names=("Claude-Desktop",)), "claude"),
        (Window(names=("electron", "lm-studio")), "local-models"),
        (Window(names=("chromium",), title="New chat – ChatGPT - Chromium"), "chatgpt"),
        (Window(names=("chromium",), title="Monet, Claude: posters - Chromium"), None),
        (Window(names=("libreoffice",), title="claude.ods"), None),
        (Window(), None),
        (Window(title="x" * 100_000 + "ChatGPT - Chromium"), None),
    ],
    ids=["name", "second name with tool", "title", "title of a shop's page", "file named so", "unknown", "huge title"],
)
def test_a_window_is_the_tool_its_rule_names(window: Window, tool: str | None) -> None:
    found = DESTINATIONS.tool(window)
    assert (found.id if found else None) == tool


def test_every_tool_that_may_be_met_is_known_beforehand() -> None:
    assert [tool.id for tool in DESTINATIONS.tools()] == ["claude", "local-models", "chatgpt"]
