"""Why a call is not answered as asked: one exception, told in the vendor's own words, and kept apart from its causes.

Codes are ours and stable, for programs; statuses are those that make the vendors' SDKs raise their fitting exceptions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seawall.gateway.call import Busy, ClientGone, SlowBody
from seawall.model.errors import (
    BadExchange,
    Denied,
    LedgerUnavailable,
    LimitExceeded,
    SeawallError,
    Unavailable,
    UpstreamSilent,
    UsageError,
)

if TYPE_CHECKING:
    from seawall.gateway.door import Visitor


NO_RETRY = (b"x-should-retry", b"false")
"""What the SDKs made by Stainless and Claude Code go by: the same once more would end the same."""
wait_ms_max = 60_000
_may_pass = frozenset({408, 409, 429})
_ours_to_mend = frozenset({"seawall_upstream_key", "seawall_upstream_redirect"})
_the_vendors = _ours_to_mend | {"seawall_upstream_failed", "seawall_upstream_timeout", "seawall_bad_answer"}


class Refusal(Exception):
    """A call ends here. ``message`` is for the one who called: plain words, no value, no key."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        headers: tuple[tuple[bytes, bytes], ...] = (),
        recorded: bool = True,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers
        self.recorded = recorded
        """Whether the ledger should hear of it."""
        if code in _ours_to_mend or (400 <= status < 500 and status not in _may_pass):
            self.headers += (NO_RETRY,)
        self.visitor: Visitor | None = None
        """Whose key it was, where the door knew the key and let nobody in."""
        self.own = b""
        """Header lines of an exchange that was decided and let through, and failed at the vendor's."""

    @property
    def vendors(self) -> bool:
        """Whether it is the vendor that failed: then nothing was blocked."""
        return self.code in _the_vendors


def too_many(wait_ms: int, message: str) -> Refusal:
    """429 with the seconds to wait, rounded up; nobody should wait for long with the request in hand."""
    seconds = b"%d" % max(1, -(-wait_ms // 1000))
    told = ((b"retry-after", seconds), NO_RETRY) if wait_ms > wait_ms_max else ((b"retry-after", seconds),)
    return Refusal(429, "seawall_rate_limited", message, headers=told)


def busy(error: Busy) -> Refusal:
    """503 with the seconds after which to come again."""
    wait = b"%d" % error.retry_seconds
    return Refusal(503, "seawall_busy", str(error), headers=((b"retry-after", wait),), recorded=False)


def refusal_of(error: SeawallError) -> Refusal:
    """The refusal an error of ours amounts to."""
    said = str(error)
    match error:
        case SlowBody():
            return Refusal(408, "seawall_slow_request", said, recorded=False)
        case ClientGone():
            return Refusal(400, "seawall_client_gone", said, recorded=False)
        case Busy():
            return busy(error)
        case LedgerUnavailable():
            message = "Seawall could not record this request, so it was not answered. Try again in a moment."
            return Refusal(503, "seawall_ledger_unavailable", message, recorded=False)
        case UpstreamSilent():
            return Refusal(504, "seawall_upstream_timeout", f"The AI service did not answer in time. {said}")
        case Unavailable():
            return Refusal(502, "seawall_upstream_failed", f"Asking the AI service failed. {said.rstrip('.')}.")
        case LimitExceeded():
            return Refusal(413, "seawall_too_large", said)
        case BadExchange() | UsageError():
            return Refusal(400, "seawall_bad_request", said)
        case Denied():
            return Refusal(403, "seawall_denied", said)
        case _:
            return Refusal(500, "seawall_failed", "Seawall could not answer this request.")
