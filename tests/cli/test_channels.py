"""The drill's channels beside the server: a real clipboard agent on a real X server, names that resolve or do not."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from cli.test_clipboard import SETTINGS, Agent
from desktop import XDesktop
from seawall.cli import _channels
from seawall.cli._channels import block_lists, clipboard
from seawall.model.approvals import NO_APPROVALS
from seawall.model.configuration import read_settings
from seawall.model.drills import NOT_TRIED, STOPPED, THROUGH, customer

SHOP = read_settings(SETTINGS, {}, None)
OPEN = read_settings('[[tool]]\nid = "chatgpt-business"\napproved = true\n', {}, None)
TAG = "0000cafe"
MARK = f"quinn.{TAG}@"


@pytest.fixture
def desktop() -> Iterator[XDesktop]:
    desktop = XDesktop()
    yield desktop
    desktop.stop()


def test_a_clipboard_is_guarded_or_not(desktop: XDesktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environ = {**os.environ, **desktop.environ, "HOME": os.environ["HOME"]}
    with monkeypatch.context() as patch:
        patch.setattr(_channels, "paste_seconds_max", 0.5)
        assert clipboard(SHOP, customer(TAG), MARK, environ).state == THROUGH, "no agent is there"
    monkeypatch.setattr(_channels, "paste_seconds_max", 15)  # one that is there may be late on a busy machine
    agent = Agent(desktop, tmp_path / "data", {})
    try:
        assert "x11" in agent.first_line
        trial = clipboard(SHOP, customer(TAG), MARK, environ)
    finally:
        assert agent.stop() == 0
    assert (trial.state, trial.control) == (STOPPED, "the clipboard agent gave stand-ins")
    assert trial.delay_ms is not None
    assert [report["tool"] for report in agent.reports()] == ["helper"]


def test_where_there_is_no_desktop_it_says_so() -> None:
    trial = clipboard(SHOP, customer(TAG), MARK, {})
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
