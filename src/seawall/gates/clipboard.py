"""The clipboard gate: what was copied is inspected here, on this machine, and AI programs get what policy leaves of it.

    somebody copies ──► read ──► detect ──► policy, for each AI tool a window may turn out to be
    somebody pastes ──► which window? ──┬─ not AI: what was copied, stand-ins of this session put back
                                        └─ AI: as it is (allow, coach) · with stand-ins (mask) · nothing (block)

On a desktop where the driver can answer each program on its own it does (a ``Broker``). Elsewhere the content of the
clipboard is exchanged when an AI window comes to the front and put back when it leaves. Text that policy would let
through everywhere is never touched: the clipboard stays its program's own.

Nothing that was copied is kept longer than it is on the clipboard, except the values behind stand-ins of this session,
in memory, so that an answer copied out of an AI program reads with the values in place. Nothing is written, and what is
reported is detectors, counts and masked samples.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable, Sequence
from typing import cast

import msgspec

from seawall.detect.engine import Engine
from seawall.detect.masking import masked_sample
from seawall.detect.pseudonyms import Pseudonymizer, without_pseudonyms
from seawall.detect.restoring import Restorer
from seawall.gates.desktop_policy import DesktopPolicy
from seawall.model.clipboard import Broker, Change, Clipboard, Marked, Notifier, Window
from seawall.model.drills import mark_in
from seawall.model.endpoint import EndpointEvent, FoundKind
from seawall.model.errors import IntegrityError, LimitExceeded
from seawall.model.exchange import Tool
from seawall.model.finding import Finding
from seawall.model.ports import Clock
from seawall.model.verdict import Verdict
from seawall.model.words import Action, Confidence

found_kinds_max = 20
samples_max = 3
_OUTCOMES = {Action.COACH: "sent", Action.MASK: "masked", Action.BLOCK: "stopped", Action.ALLOW: "sent"}


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """What the gate is handed."""

    clipboard: Clipboard
    engine: Engine
    policy: DesktopPolicy
    notify: Notifier
    report: Callable[[EndpointEvent], None]
    clock: Clock


class _Copied:
    """What is on the clipboard, and what was decided about it so far."""

    def __init__(self, text: str, restored: str, findings: list[Finding], *, complete: bool) -> None:
        self.text = text
        self.restored = restored
        self.findings = findings
        self.complete = complete
        self.beside, self.beside_findings, self.beside_complete = "", list[Finding](), True
        self.masked: dict[tuple[str, tuple[Action, ...]], str | None] = {}
        self.told: set[str] = set()


class ClipboardGate:
    """Watches one clipboard until it is closed."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._session = Pseudonymizer(secrets.token_bytes(32), quote=False)
        self._copied: _Copied | None = None
        self._written: str | None = None

    def run(self) -> None:
        """Handle changes until the clipboard is stopped, and let go of it.

        Raises:
            Unavailable: the desktop is gone.
        """
        try:
            for change in self._parts.clipboard.changes():
                self.changed(change)
        finally:
            self._parts.clipboard.close()

    def changed(self, change: Change) -> None:
        """Handle one change."""
        clipboard = self._parts.clipboard
        if change is Change.COPIED:
            self._written = None
            self._copied = self._look(clipboard)
        if not isinstance(clipboard, Broker):
            if self._copied is not None:
                self._exchange(self._copied)
        elif change is not Change.COPIED and clipboard.selected.fresh:
            self._marked(clipboard, clipboard.pointed() if change is Change.POINTED else clipboard.front())

    def _marked(self, clipboard: Broker, window: Window) -> None:
        """Take over what is marked elsewhere before it can be pasted into an AI window with the middle button. Not
        earlier: the program it is marked in takes the marks away, and a person may still want to copy it."""
        if self._parts.policy.destinations.tool(window) is not None and not clipboard.selected.is_of(window):
            self._look(clipboard.selected)

    def _look(self, source: Clipboard | Marked) -> _Copied | None:
        """Read and inspect a text; take it over, and give it back, when some AI tool may not have it as it is."""
        content = source.read()
        if content.skipped:
            return None
        inspection = self._parts.engine.inspect(content.text)
        entries = self._session.entries
        copied = _Copied(
            content.text,
            Restorer(entries).restore(content.text) if entries else content.text,
            without_pseudonyms(content.text, inspection.findings),
            complete=not (inspection.failed or inspection.truncated),
        )
        if content.beside:
            more = self._parts.engine.inspect(content.beside)
            copied.beside, copied.beside_complete = content.beside, not (more.failed or more.truncated)
            copied.beside_findings = without_pseudonyms(content.beside, more.findings)
        tools = list(self._parts.policy.destinations.tools())
        touched = copied.restored != copied.text or any(
            _matters(self._verdict(copied, tool)) or self._beside(copied, tool) is not None for tool in tools
        )
        if not touched:
            return None
        if isinstance(self._parts.clipboard, Broker):
            cast(Broker | Marked, source).offer(
                lambda window: self._given(copied, window), lambda window: self._bare(copied, window)
            )
        return copied

    def _bare(self, copied: _Copied, window: Window) -> bool:
        """Whether a window gets the text alone, since the HTML beside it says what its tool may not have."""
        tool = self._parts.policy.destinations.tool(window)
        return tool is not None and self._beside(copied, tool) is not None

    def _beside(self, copied: _Copied, tool: Tool) -> Verdict | None:
        """The verdict on what the HTML form says besides, where that may not go as it is."""
        if not copied.beside_findings and copied.beside_complete:
            return None
        verdict = self._parts.policy.judge(tool, copied.beside_findings, complete=copied.beside_complete)
        return verdict if verdict.action in (Action.MASK, Action.BLOCK) else None

    def _exchange(self, copied: _Copied) -> None:
        """Put on the clipboard what the window in front may have."""
        window = self._parts.clipboard.front()
        if not window.known:
            return
        given = self._given(copied, window) or ""
        if given != (copied.text if self._written is None else self._written):
            self._parts.clipboard.write(given)
            self._written = given

    def _given(self, copied: _Copied, window: Window) -> str | None:
        """What a window gets when it pastes."""
        tool = self._parts.policy.destinations.tool(window)
        if tool is None:
            return copied.restored
        verdict = self._verdict(copied, tool)
        given: str | None = copied.text
        if verdict.action is Action.BLOCK:
            given = None
        elif verdict.action is Action.MASK:
            given = self._mask(copied, tool, verdict)
        beside = self._beside(copied, tool) if given == copied.text else None
        if beside is not None:
            self._tell(copied, tool, beside, outcome="masked", of=(copied.beside, copied.beside_findings))
        else:
            self._tell(copied, tool, verdict, outcome="stopped" if given is None else _OUTCOMES[verdict.action])
        return given

    def _verdict(self, copied: _Copied, tool: Tool) -> Verdict:
        return self._parts.policy.judge(tool, copied.findings, complete=copied.complete)

    def _mask(self, copied: _Copied, tool: Tool, verdict: Verdict) -> str | None:
        """The text with stand-ins; None when it can't be masked, since what can't be masked does not go."""
        key = (tool.id, verdict.actions)
        if key not in copied.masked:
            pairs = zip(copied.findings, verdict.actions, strict=True)
            findings = [finding for finding, action in pairs if action is Action.MASK]
            try:
                copied.masked[key] = self._session.mask(copied.text, findings).text
            except LimitExceeded:
                self._session = Pseudonymizer(secrets.token_bytes(32), quote=False)
                copied.masked[key] = None
            except IntegrityError:
                copied.masked[key] = None
        return copied.masked[key]

    def _tell(
        self,
        copied: _Copied,
        tool: Tool,
        verdict: Verdict,
        *,
        outcome: str,
        of: tuple[str, list[Finding]] | None = None,
    ) -> None:
        """Tell the person and the server, once for each thing copied and tool; ``of`` says what was found in what,
        where that is not the text."""
        text, findings = of or (copied.text, copied.findings)
        if tool.id in copied.told or not _matters(verdict):
            return
        copied.told.add(tool.id)
        if verdict.action is not Action.ALLOW and self._parts.policy.notify:
            words = f"{verdict.message} {verdict.alternative}".strip()
            self._parts.notify(_title(verdict.action, tool, bare=of is not None), words)
        self._parts.report(
            EndpointEvent(
                id=str(uuid.uuid4()),
                time=rfc3339(self._parts.clock.now_ms()),
                tool=tool.id,
                channel="clipboard",
                layer="clipboard",
                action=(verdict.would or verdict.action).value,
                outcome=outcome,
                policies=verdict.policies,
                findings=_kinds(text, findings),
                chars=1 << max(len(text) - 1, 0).bit_length(),
                detail={"drill": mark} if (mark := mark_in(text)) else {},
                policy_version=self._parts.policy.version,
            )
        )


def _matters(verdict: Verdict) -> bool:
    """Whether there is anything to do, or to report where policy only observes."""
    return verdict.action is not Action.ALLOW or verdict.would not in (None, Action.ALLOW)


def _title(action: Action, tool: Tool, *, bare: bool = False) -> str:
    name = tool.name or tool.id
    if bare:
        return f"Pasted into {name} as plain text"
    if action is Action.BLOCK:
        return f"Not pasted into {name}"
    return f"Masked for {name}" if action is Action.MASK else f"Before you paste into {name}"


def _kinds(text: str, findings: Sequence[Finding]) -> tuple[FoundKind, ...]:
    """Findings by detector, with counts and a few masked samples."""
    kinds: dict[str, list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(finding.detector, []).append(finding)
    return tuple(
        FoundKind(
            detector=detector,
            category=found[0].category,
            count=sum(finding.count for finding in found),
            confidence=max((finding.confidence for finding in found), key=lambda one: Confidence(one).rank),
            samples=tuple(dict.fromkeys(masked_sample(text, finding) for finding in found[:samples_max])),
        )
        for detector, found in list(kinds.items())[:found_kinds_max]
    )


def rfc3339(now_ms: int) -> str:
    """A time as the endpoint's protocol writes it."""
    from datetime import UTC, datetime

    return datetime.fromtimestamp(now_ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
