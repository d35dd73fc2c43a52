"""The drill in a real browser nobody protects: it says so. Protected ones are in tests/extension/test_drill.py."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from seawall.app import open_policy
from seawall.cli._browsers import Target, named, target_of, try_browsers
from seawall.model.approvals import NO_APPROVALS
from seawall.model.configuration import read_settings
from seawall.model.drills import FAILED, NOT_TRIED, THROUGH
from seawall.model.errors import UsageError
from seawall.model.exchange import Principal
from seawall.policy.endpoint_policy import Asked
from seawall.wire.devtools import Installed

MARK = "0000cafe"
TARGET = Target(open="chatgpt.com", closed="chat.deepseek.com", extension="a" * 32)
CHROMIUM = Installed("chromium", "/usr/bin/chromium")


@pytest.mark.xdist_group("extension")  # as chromium_policy.py says
def test_a_browser_that_nobody_protects_lets_everything_through_and_it_says_so() -> None:
    trials = try_browsers(TARGET, MARK, found=[CHROMIUM])
    assert [(one.channel, one.state) for one in trials] == [
        ("chromium: paste into chatgpt.com", THROUGH),
        ("chromium: request of chatgpt.com", THROUGH),
        ("chromium: file given to chatgpt.com", THROUGH),
        ("chromium: open chat.deepseek.com (closed)", THROUGH),
    ]
    assert all("no management installs Seawall's extension" in one.control for one in trials)
    assert all(one.delay_ms is None for one in trials)


def test_what_cannot_be_driven_is_no_success(tmp_path: Path) -> None:
    silent = tmp_path / "chrome"
    silent.write_text("#!/bin/sh\nexit 1\n")
    silent.chmod(0o755)
    (trial,) = try_browsers(TARGET, MARK, found=[named(str(silent))])
    assert (trial.channel, trial.state) == ("chrome", NOT_TRIED)
    assert "its management may forbid that" in trial.control
    (trial,) = try_browsers(TARGET, MARK, {"PATH": str(tmp_path / "none")})
    assert (trial.channel, trial.state) == ("browser", NOT_TRIED)
    with pytest.raises(UsageError, match="is no program"):
        named(str(tmp_path / "missing"))


@pytest.mark.xdist_group("extension")
def test_a_browser_in_which_nothing_can_be_pasted_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.wire.devtools.Tab.press", lambda *_: None)
    monkeypatch.setattr("seawall.cli._browsers.answer_seconds_max", 0.2)
    (trial,) = try_browsers(TARGET, MARK, dict(os.environ), [CHROMIUM])
    assert (trial.channel, trial.state) == ("chromium", FAILED)
    assert "nothing is proved" in trial.control


def test_it_tries_an_approved_tools_page_and_a_closed_one() -> None:
    target = _target('[[tool]]\nid = "perplexity"\napproved = true\n')
    assert target.open.endswith("perplexity.ai")
    assert target.closed not in ("", target.open)
    target = _target('[endpoint]\nunlisted = "coach"\n')
    assert (bool(target.open), target.closed) == (True, "")
    target = _target("")
    assert (target.open, bool(target.closed)) == ("chatgpt.com", False), "all are closed, and this is one of them"


def _target(settings: str) -> Target:
    read = read_settings(settings, {}, None)
    asked = Asked(
        policy=open_policy(read),
        settings=read,
        approvals=NO_APPROVALS,
        principal=Principal.parse("service:browsers"),
        detectors={},
        now_ms=0,
    )
    return target_of(asked, "a" * 32)
