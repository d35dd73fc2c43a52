"""Tests in a real browser are tried once more when they fail; docs/decisions/0010-second-try.md says why.

The second try begins with nothing of the first: every fixture, with its browsers and servers, is torn down before. What
went wrong the first time is printed at the end of the run and counted in its last line; a test that fails twice fails.
"""

from __future__ import annotations

from typing import Any

import pytest
from _pytest.runner import runtestprotocol

GROUPS = ("extension", "firefox", "chromium")
"""The groups of tests (``xdist_group``) that drive a real browser."""
AGAIN = "tried again"
_tried = pytest.StashKey[bool]()


def in_a_browser(item: pytest.Item) -> bool:
    """Whether a test may be tried a second time."""
    marker = item.get_closest_marker("xdist_group")
    return marker is not None and marker.args[0] in GROUPS


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a test of a browser; where that fails, tear everything down and run it as if it had never been tried."""
    if not in_a_browser(item) or item.stash.get(_tried, False):
        return None
    item.stash[_tried] = True
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    failed = [report for report in reports if report.failed]
    for report in failed or reports:
        if failed:
            report.outcome = AGAIN  # type: ignore[assignment] - neither passed nor failed
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    if failed:
        _tear_down(item)
        # By the hook, so that time limits and whatever else is put round a test count anew.
        item.ihook.pytest_runtest_protocol(item=item, nextitem=nextitem)
    return True


def _tear_down(item: pytest.Item) -> None:
    """End every fixture of this process; one that can't be ended well any more is no fault of the second try."""
    try:
        item.session._setupstate.teardown_exact(None)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise


def pytest_report_teststatus(report: Any) -> tuple[str, str, tuple[str, dict[str, bool]]] | None:
    """How a first try that failed is counted and shown."""
    return (AGAIN, "A", (AGAIN.upper(), {"yellow": True})) if report.outcome == AGAIN else None


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what went wrong in first tries, in full."""
    for report in terminalreporter.stats.get(AGAIN, ()):
        terminalreporter.write_sep("!", f"{AGAIN}: {report.nodeid} ({report.when})", yellow=True, bold=True)
        terminalreporter.write_line(str(report.longrepr))
