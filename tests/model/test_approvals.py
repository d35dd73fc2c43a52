"""An exception lives from its start to its end."""

from __future__ import annotations

import msgspec
import pytest

from seawall.model.approvals import ToolException

EXCEPTION = ToolException(id="exc_1", principal="person:ana", tool="grok", since_ms=10, until_ms=20)


@pytest.mark.parametrize(("now", "live"), [(9, False), (10, True), (19, True), (20, False)])
def test_an_exception_is_live_between_start_and_end(now: int, live: bool) -> None:
    assert EXCEPTION.live(now) is live
    assert not msgspec.structs.replace(EXCEPTION, ended_ms=12).live(now)
