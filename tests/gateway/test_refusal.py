"""Every error of ours has its status, and its words are for callers."""

import pytest

from seawall.gateway.call import Busy, ClientGone, SlowBody
from seawall.gateway.refusal import refusal_of, too_many
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
