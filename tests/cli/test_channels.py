"""The drill's channels beside the server: a real clipboard agent on a real X server, names that resolve or do not."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from cli.test_clipboard import SETTINGS, Agent
from desktop import XDesktop
from seawall.cli import _channels
from seawall.cli._channels import NOT_TRIED, STOPPED, THROUGH, block_lists, browsers, clipboard
from seawall.cli.drill import customer
from seawall.model.approvals import NO_APPROVALS
from seawall.model.configuration import read_settings
from seawall.store.devices import About, Device

SHOP = read_settings(SETTINGS, {}, None)
OPEN = read_settings('[[tool]]\nid = "chatgpt-business"\napproved = true\n', {}, None)
MARK = "quinn.cafe@"


@pytest.fixture
def desktop() -> Iterator[XDesktop]:
    desktop = XDesktop()
    yield desktop
    desktop.stop()


def test_a_clipboard_is_guarded_or_not(desktop: XDesktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environ = {**os.environ, **desktop.environ, "HOME": os.environ["HOME"]}
    monkeypatch.setattr(_channels, "paste_seconds_max", 0.5)
    assert clipboard(SHOP, customer("cafe"), MARK, environ).state == THROUGH, "no agent is there"
    agent = Agent(desktop, tmp_path / "data", {})
    try:
        assert "x11" in agent.first_line
        trial = clipboard(SHOP, customer("cafe"), MARK, environ)
    finally:
        assert agent.stop() == 0
    assert (trial.state, trial.control) == (STOPPED, "the clipboard agent gave stand-ins")
    assert trial.delay_ms is not None
    assert [report["tool"] for report in agent.reports()] == ["helper"]


def test_where_there_is_no_desktop_it_says_so() -> None:
    trial = clipboard(SHOP, customer("cafe"), MARK, {})
    assert (trial.state, "desktop" in trial.control) == (NOT_TRIED, True)
    assert clipboard(read_settings("[clipboard]\napps = []", {}, None), "", MARK, {}).state == NOT_TRIED


@pytest.mark.parametrize(
    ("addresses", "state"),
    [((), STOPPED), (("0.0.0.0", "::"), STOPPED), (("127.0.0.1",), STOPPED), (("203.0.113.7",), NOT_TRIED)],
)
def test_names_of_closed_tools(addresses: Sequence[str], state: str) -> None:
    def resolve(host: str) -> Sequence[str]:
        return ("203.0.113.9",) if host.endswith("chatgpt.com") else addresses

    assert block_lists(OPEN, NO_APPROVALS, 0, resolve).state == state


def test_a_list_with_holes_and_a_network_without_names() -> None:
    asked: list[str] = []

    def holed(host: str) -> Sequence[str]:
        asked.append(host)
        return ("203.0.113.9",) if len(asked) < 3 else ()

    trial = block_lists(OPEN, NO_APPROVALS, 0, holed)
    assert (trial.state, asked[1] in trial.control) == (THROUGH, True)
    assert len(asked) <= 1 + _channels.hosts_tried_max
    assert "either" in block_lists(OPEN, NO_APPROVALS, 0, lambda _: ()).control


def test_browsers_are_not_tried_and_it_says_what_is_known() -> None:
    assert "no browser is enrolled" in browsers([], 0).control
    day = 86_400_000
    made = [
        Device(
            id=f"d{n}",
            principal="person:a",
            about=About(browser="chromium"),
            created_ms=0,
            seen_ms=seen,
            revoked_ms=None,
            policy_version=0,
            dropped=0,
        )
        for n, seen in enumerate((0, 19 * day))
    ]
    trial = browsers(made, 20 * day)
    assert (trial.state, trial.control.startswith("1 of 2 enrolled")) == (NOT_TRIED, True)
