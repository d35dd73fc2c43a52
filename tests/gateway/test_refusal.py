"""Every error of ours has its status, and its words are for callers."""

import pytest

from seawall.gateway.call import Busy, ClientGone, SlowBody
from seawall.gateway.refusal import NO_RETRY, Refusal, refusal_of, too_many
from seawall.model import errors


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.UsageError("x"), 400),
        (errors.BadExchange("x"), 400),
        (errors.LimitExceeded("x"), 413),
        (errors.Denied("x"), 403),
        (errors.Unavailable("x"), 502),
        (errors.UpstreamSilent("x"), 504),
        (errors.LedgerUnavailable("x"), 503),
        (errors.IntegrityError("x"), 500),
        (SlowBody("x"), 408),
        (ClientGone("x"), 400),
        (Busy("x"), 503),
    ],
)
def test_status(error: errors.SeawallError, status: int) -> None:
    assert refusal_of(error).status == status


def test_waiting_is_rounded_up_to_whole_seconds() -> None:
    assert too_many(1, "").headers == ((b"retry-after", b"1"),)
    assert too_many(1001, "").headers == ((b"retry-after", b"2"),)
    assert too_many(60_001, "").headers == ((b"retry-after", b"61"), NO_RETRY)


@pytest.mark.parametrize(
    ("status", "code", "again"),
    [
        (401, "seawall_bad_key", False),
        (403, "seawall_network", False),
        (404, "seawall_no_route", False),
        (408, "seawall_slow_request", True),
        (429, "seawall_rate_limited", True),
        (502, "seawall_upstream_key", False),
        (502, "seawall_upstream_failed", True),
        (503, "seawall_busy", True),
    ],
)
def test_clients_are_told_when_the_same_once_more_would_end_the_same(status: int, code: str, again: bool) -> None:
    assert (NO_RETRY not in Refusal(status, code, "").headers) == again
