"""The signed policy as a desktop reads it: the envelope is opened, and a cell is looked up for each finding.

The other end of :mod:`seawall.policy.endpoint_policy`; extension/src/policy is the same for browsers. Nothing is
decided here, the server has decided every case. docs/extension-protocol.md has the rules a payload is refused by.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from seawall.model.endpoint import ENVELOPE_CONTEXT
from seawall.model.errors import IntegrityError
from seawall.model.exchange import Tool
from seawall.model.finding import Finding
from seawall.model.verdict import Verdict
from seawall.model.words import Action
from seawall.policy.endpoint_policy import FORMAT, Cell, Decisions, Desktop
from seawall.policy.phrases import fill, records_of

lifetime_days_max = 366
envelope_bytes_max = 16 * 1024 * 1024


class _Envelope(msgspec.Struct, frozen=True):
    payload: str
    signature: str


class Payload(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What a desktop needs of the payload; the rest is for browsers."""

    format: int
    version: int
    expires: str
    observe: bool
    fail_mode: str
    poll_seconds: int
    decisions: dict[str, Decisions]
    desktop: Desktop
    keys: tuple[str, ...] = ()


class SignedTable:
    """The last good policy of a device. A worse one never takes its place."""

    def __init__(self, pinned: str) -> None:
        """``pinned``: the server's key, base64 of 32 bytes, from enrolment."""
        self._keys: tuple[str, ...] = (pinned,)
        self.payload: Payload | None = None

    def take(self, envelope: bytes, now_ms: int, *, kept: bool = False) -> Payload:
        """Open an envelope and hold to what is in it from now on.

        ``kept``: it was held before, so it goes on holding after its end; an old policy is better than none.

        Raises:
            IntegrityError: it is refused; the message says why in a few words. What held before goes on holding.
        """
        payload = _open(envelope, self._keys)
        held = self.payload
        if payload.format != FORMAT:
            raise IntegrityError("a format this version does not know")
        if held is not None and payload.version < held.version:
            raise IntegrityError("older than the policy that holds")
        if not kept:
            _check_time(payload, now_ms)
        self.payload = payload
        self._keys = tuple(dict.fromkeys([*self._keys, *payload.keys]))
        return payload


def judge(payload: Payload, tool: Tool, findings: Sequence[Finding], *, complete: bool = True) -> Verdict:
    """The table's word on one text for one tool of a desktop rule; a tool without a column gets nothing.

    ``complete`` is false when not all of the text could be inspected: then ``failMode`` says what a tool gets that
    nobody approved.
    """
    rule = next((rule for rule in payload.desktop.rules if rule.tool == tool.id), None)
    column = payload.decisions.get(rule.column) if rule else None
    if rule is None or column is None:
        return _verdict(payload, tool, [_missing("this program")] * (len(findings) or 1), findings)
    cells = [
        column.detectors.get(finding.detector)
        or column.categories.get(finding.category.value)
        or _missing(finding.category.value)
        for finding in findings
    ]
    if not complete and payload.fail_mode != "open" and not rule.approved:
        return _verdict(payload, tool, [*cells, _missing("what can't be read")], findings)
    return _verdict(payload, tool, [*cells, column.none], findings)


def _verdict(payload: Payload, tool: Tool, cells: Sequence[Cell], findings: Sequence[Finding]) -> Verdict:
    """Cells are one for each finding, then those of the whole text, which each finding meets too."""
    whole = max((cell.action for cell in cells[len(findings) :]), key=_rank, default=Action.ALLOW)
    actions = tuple(max(cell.action, whole, key=_rank) for cell in cells[: len(findings)])
    strongest = max(cells, key=lambda cell: cell.action.rank)
    met = [finding for finding, action in zip(findings, actions, strict=False) if action is strongest.action]
    found = _counted(met)
    return Verdict(
        action=Action.ALLOW if payload.observe else strongest.action,
        actions=(Action.ALLOW,) * len(actions) if payload.observe else actions,
        policies=tuple(dict.fromkeys(cell.policy for cell in cells if cell.action is strongest.action and cell.policy)),
        message=fill(strongest.message, found, tool.name or tool.id),
        alternative=fill(strongest.alternative, found, tool.name or tool.id),
        would=strongest.action if payload.observe else None,
    )


def _rank(action: Action) -> int:
    return action.rank


def _counted(findings: Iterable[Finding]) -> dict[str, int]:
    found: dict[str, int] = {}
    for finding in findings:
        found[finding.detector] = found.get(finding.detector, 0) + records_of(finding)
    return found


def _missing(what: str) -> Cell:
    return Cell(action=Action.BLOCK, policy="", message=f"No policy speaks of {what}.", alternative="")


def _open(envelope: bytes, keys: Iterable[str]) -> Payload:
    if len(envelope) > envelope_bytes_max:
        raise IntegrityError("larger than any policy is")
    try:
        sealed = msgspec.json.decode(envelope, type=_Envelope)
        content = base64.b64decode(sealed.payload, validate=True)
        signature = base64.b64decode(sealed.signature, validate=True)
    except (msgspec.MsgspecError, binascii.Error):
        raise IntegrityError("no signed policy") from None
    if not any(_signed(key, signature, ENVELOPE_CONTEXT + content) for key in keys):
        raise IntegrityError("not signed by a known key")
    try:
        return msgspec.json.decode(content, type=Payload)
    except msgspec.MsgspecError:
        raise IntegrityError("a member is missing or has the wrong type") from None


def _signed(key: str, signature: bytes, content: bytes) -> bool:
    try:
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
        public.verify(signature, content)
    except (InvalidSignature, ValueError):  # binascii.Error is a ValueError
        return False
    return True


def _check_time(payload: Payload, now_ms: int) -> None:
    now = datetime.fromtimestamp(now_ms / 1000, UTC)
    try:
        expires = datetime.fromisoformat(payload.expires)
        expires = expires if expires.tzinfo else expires.replace(tzinfo=UTC)
    except ValueError:
        raise IntegrityError("its end is no time") from None
    if expires <= now:
        raise IntegrityError("expired")
    if expires - now > timedelta(days=lifetime_days_max):
        raise IntegrityError("would hold for over a year")
