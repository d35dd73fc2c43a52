"""Whose word the clipboard gate goes by: this machine's settings, or its server's signed policy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from seawall.gates.destinations import Destinations
from seawall.model.exchange import Coverage, Exchange, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.settings import Settings
from seawall.model.verdict import Verdict
from seawall.model.words import Channel
from seawall.policy import PolicySet, decide
from seawall.policy.catalogue import tool_named
from seawall.policy.endpoint_table import Payload, SignedTable, judge


class DesktopPolicy(Protocol):
    """What may be pasted where."""

    @property
    def destinations(self) -> Destinations:
        """Which windows are AI tools."""

    @property
    def notify(self) -> bool:
        """Whether the person is told by a notification."""

    @property
    def version(self) -> int:
        """The signed policy's version, 0 where there is none."""

    def judge(self, tool: Tool, findings: Sequence[Finding], *, complete: bool) -> Verdict:
        """Policy's word on a text; ``complete`` is false when not all of it could be inspected."""


class LocalPolicy:
    """Settings and policy set of this machine."""

    version = 0

    def __init__(self, settings: Settings, policy: PolicySet, principal: Principal) -> None:
        self._policy = policy
        self._principal = principal
        self.notify = settings.clipboard.notify
        self.destinations = Destinations(
            settings.clipboard.apps, settings.clipboard.titles, lambda id: tool_named(settings, id)
        )

    def judge(self, tool: Tool, findings: Sequence[Finding], *, complete: bool) -> Verdict:
        """What the policy set says."""
        exchange = Exchange(
            principal=self._principal, tool=tool, channel=Channel.CLIPBOARD, coverage=Coverage(int(complete), 1)
        )
        return decide(self._policy, exchange, findings)


class SignedPolicy:
    """The server's policy, once there is one; until then what this machine's settings say."""

    def __init__(self, pinned: str, until_then: DesktopPolicy, now_ms: Callable[[], int]) -> None:
        """``pinned``: the server's key from enrolment."""
        self._table = SignedTable(pinned)
        self._until_then = until_then
        self._now_ms = now_ms
        self._destinations = until_then.destinations

    def take(self, envelope: bytes, kept: bool) -> float:
        """Hold to an envelope's policy from now on; the seconds after which to ask for the next.

        Raises:
            IntegrityError: it is refused; what held before holds on.
        """
        payload = self._table.take(envelope, self._now_ms(), kept=kept)
        self._destinations = _destinations(payload)
        return float(min(max(payload.poll_seconds, 10), 86_400))

    @property
    def destinations(self) -> Destinations:
        """The rules of the policy that holds."""
        return self._destinations

    @property
    def notify(self) -> bool:
        """As the policy that holds has it."""
        payload = self._table.payload
        return payload.desktop.notify if payload else self._until_then.notify

    @property
    def version(self) -> int:
        """The version that holds; 0 before the first."""
        payload = self._table.payload
        return payload.version if payload else 0

    def judge(self, tool: Tool, findings: Sequence[Finding], *, complete: bool) -> Verdict:
        """What the table says."""
        payload = self._table.payload
        if payload is None:
            return self._until_then.judge(tool, findings, complete=complete)
        return judge(payload, tool, findings, complete=complete)


def _destinations(payload: Payload) -> Destinations:
    rules = payload.desktop.rules
    tools = {rule.tool: Tool(id=rule.tool, name=rule.name, approved=rule.approved) for rule in rules}
    return Destinations(
        [f"{rule.pattern}={rule.tool}" for rule in rules if rule.by == "program"],
        [f"{rule.pattern}={rule.tool}" for rule in rules if rule.by == "title"],
        lambda id: tools.get(id) or Tool(id=id, name=id),
    )
