"""What a device tells, made into events: checked member by member, so that no value can come in by it.

A device masks before it sends. This room does not take its word for it: a sample that shows more than a masked sample
may, or in which the engine finds anything, is covered whole; free text is inspected and covered where it must be;
everything else has a narrow form (a host, an id, a version, a number) and is dropped when it has another.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import msgspec

from seawall.detect.engine import Engine
from seawall.detect.masking import COVER, masked_sample, shown_max
from seawall.discovery.catalogue import Account, Catalogue, normal_host
from seawall.model.drills import mark_of_label
from seawall.model.errors import UsageError
from seawall.model.event import Event, EventKind, FindingRecord
from seawall.model.ids import ulid
from seawall.model.words import Action, Category, Channel, Confidence, Direction, RiskPath
from seawall.store.devices import Catch, Device, Report, SelfTest

batch_max = 100
samples_max = 3
findings_max = 20
sample_chars_max = 60
digits_max = 5
"""In a host or tool id that nobody knows."""
text_chars_max = 500
_ID = re.compile(r"[a-z][a-z0-9_-]{0,79}")
_DETECTOR = re.compile(r"[a-z][a-z_]{1,39}")
_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,5}){0,3}[a-z0-9.-]{0,12}")
_LIST_SAMPLE = re.compile(re.escape(COVER) + r" \([0-9]{1,7} records\)")
_Text = Annotated[str, msgspec.Meta(max_length=text_chars_max)]
_Word = Annotated[str, msgspec.Meta(max_length=253)]


class ToldFinding(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Everything one detector found in one text."""

    detector: Annotated[str, msgspec.Meta(max_length=40)]
    category: Category
    count: Annotated[int, msgspec.Meta(ge=1, le=10_000_000)] = 1
    confidence: Confidence = Confidence.LIKELY
    samples: Annotated[tuple[_Word, ...], msgspec.Meta(max_length=samples_max)] = ()


class Justification(msgspec.Struct, frozen=True, kw_only=True):
    """Why a person went on."""

    reason: Literal["task", "customer_asked", "not_sensitive", "other"] = "other"
    text: _Text = ""


class Told(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One event as a device sends it; docs/extension-protocol.md has the members."""

    id: Annotated[str, msgspec.Meta(max_length=36)]
    time: Annotated[str, msgspec.Meta(max_length=40)]
    kind: Literal["decision", "falseAlarm", "grant", "selfTest", "policyRefused", "visit"]
    site: _Word = ""
    tool: _Word = ""
    account: Literal["work", "personal", "unknown"] = "unknown"
    channel: Literal["paste", "type", "drop", "upload", "send", "request", "navigate", "clipboard", ""] = ""
    layer: Literal["dom", "page", "network", "rules", "clipboard", ""] = ""
    action: Literal["allow", "coach", "mask", "block", ""] = ""
    outcome: Literal["stopped", "masked", "justified", "cancelled", "sent", "pending", ""] = ""
    policies: Annotated[tuple[_Word, ...], msgspec.Meta(max_length=20)] = ()
    findings: Annotated[tuple[ToldFinding, ...], msgspec.Meta(max_length=findings_max)] = ()
    justification: Justification | None = None
    detail: dict[str, Any] = {}
    chars: Annotated[int, msgspec.Meta(ge=0, lt=2**40)] = 0
    policy_version: Annotated[int, msgspec.Meta(ge=0, lt=2**53)] = 0
    extension_version: Annotated[str, msgspec.Meta(max_length=30)] = ""


KINDS = {
    "decision": EventKind.ENDPOINT_EXCHANGE_DECIDED,
    "falseAlarm": EventKind.ENDPOINT_FINDING_DOUBTED,
    "grant": EventKind.ENDPOINT_GRANT_TAKEN,
    "selfTest": EventKind.ENDPOINT_TEST_RUN,
    "policyRefused": EventKind.ENDPOINT_POLICY_REFUSED,
    "visit": EventKind.ENDPOINT_TOOL_VISITED,
}


class Listener:
    """Makes reports of what devices tell."""

    def __init__(
        self,
        engine: Engine,
        catalogue: Catalogue,
        known_policies: Callable[[str], bool],
        approved: Callable[[str], bool],
        drilling: Callable[[str], bool] = lambda _mark: False,
    ) -> None:
        """``approved`` says whether a tool is on the approved list, ``drilling`` whether a mark is a running drill's:
        they make the event's risk path."""
        self._engine = engine
        self._catalogue = catalogue
        self._known_policy = known_policies
        self._approved = approved
        self._drilling = drilling

    def report(self, device: Device, told: Told, now_ms: int) -> Report:
        """One report, ready to be written.

        Raises:
            UsageError: its id is no UUID, or its time no time.
        """
        try:
            number = str(uuid.UUID(told.id))
            happened = datetime.fromisoformat(told.time)
        except ValueError:
            raise UsageError("An event needs a UUID as its id and a time in RFC 3339") from None
        site = self.site(told.site)
        action, would = _done(told)
        tool = self._tool(told)
        path = self._path(device, told, tool)
        event = Event(
            id=ulid(now_ms),
            time=now_ms,
            kind=KINDS[told.kind],
            principal=device.principal,
            tool=tool,
            channel=Channel.CLIPBOARD if told.channel == "clipboard" else Channel.BROWSER,
            direction=Direction.OUT if told.kind == "decision" else None,
            action=action,
            risk_path=path,
            findings=tuple(self._finding(one, action) for one in told.findings),
            categories=_counted(told),
            policies=tuple(id for id in told.policies if self._known_policy(id)),
            bytes_out=told.chars,
            inspected=1 if told.kind == "decision" else 0,
            strings=1 if told.kind == "decision" else 0,
            detail=self._detail(device, told, site, would, happened),
        )
        decided = told.kind == "decision"
        caught = decided and told.outcome in {"stopped", "masked", "cancelled", "pending"}
        catch = None
        if path is not RiskPath.DRILL and (decided or told.kind == "visit"):
            catch = Catch(
                site=site,
                layer=told.layer,
                account=told.account,
                decided=int(decided),
                caught=int(caught),
                visits=int(told.kind == "visit"),
            )
        return Report(id=number, event=event, catch=catch, test=self._test(device, told, site, now_ms))

    def covered(self, text: str) -> str:
        """A free text with whatever is sensitive in it masked; empty when it can't be inspected."""
        seen = self._engine.inspect(text)
        if seen.failed or seen.truncated:
            return ""
        out, at = [], 0
        for finding in sorted(seen.findings, key=lambda one: (one.start, -one.end)):
            if finding.end <= at:
                continue
            out += [text[at : max(finding.start, at)], masked_sample(text, finding)]
            at = finding.end
        return "".join([*out, text[at:]])

    def sample(self, text: str) -> str:
        """A masked sample as it may be kept: covered whole when it shows too much."""
        if _LIST_SAMPLE.fullmatch(text):
            return text
        shown = sum(character.isalnum() for character in text)
        fits = COVER in text and shown <= shown_max and len(text) <= sample_chars_max and text.isprintable()
        if not fits:
            return COVER
        seen = self._engine.inspect(text)
        return COVER if seen.failed or seen.findings else text

    def _finding(self, told: ToldFinding, action: Action | None) -> FindingRecord:
        return FindingRecord(
            detector=told.detector if _DETECTOR.fullmatch(told.detector) else "unnamed",
            category=told.category,
            confidence=told.confidence,
            action=action or Action.ALLOW,
            masked=" · ".join(dict.fromkeys(self.sample(one) for one in told.samples)),
            count=told.count,
        )

    def site(self, name: str) -> str:
        """A host as it may be kept; empty when it is none, or when it says more than where."""
        host = normal_host(name)
        if not host or self._catalogue.find(host) is not None:
            return host
        return "" if self._speaks(host) else host

    def _speaks(self, name: str) -> bool:
        """Whether an unknown name could be a value in disguise: the engine finds something, or it has many digits."""
        if sum(character.isdigit() for character in name) > digits_max:
            return True
        seen = self._engine.inspect(name.replace(".", " ").replace("-", " "))
        return bool(seen.failed or seen.findings or self._engine.inspect(name).findings)

    def named(self, tool: str) -> str:
        """A tool's id as it may be kept; empty when it has another form."""
        if tool in self._catalogue.tools:
            return tool
        return tool if _ID.fullmatch(tool) and not self._speaks(tool) else ""

    def _tool(self, told: Told) -> str:
        """The tool, and of a tool with plans the one this account is on."""
        known = self._catalogue.tools.get(told.tool)
        if known is None:
            return self.named(told.tool)
        wanted = Account.WORK if told.account == "work" else Account.PERSONAL
        return next((plan.id for plan in self._catalogue.plans_of(known) if plan.account is wanted), known.id)

    def _test(self, device: Device, told: Told, site: str, now_ms: int) -> SelfTest | None:
        if told.kind != "selfTest":
            return None
        layer = told.detail.get("layer", told.layer)
        return SelfTest(
            device=device.id,
            site=site,
            layer=layer if layer in {"dom", "page", "network", "rules"} else "",
            ok=told.detail.get("ok") is True,
            what=self._said(told.detail.get("what")),
            time=now_ms,
        )

    def _said(self, value: object) -> str:
        return self.covered(value[:200]) if isinstance(value, str) and value[:200].isprintable() else ""

    def _path(self, device: Device, told: Told, tool: str) -> RiskPath:
        """A device that a drill enrolled is called so by the server; an agent says which drill's text it was given."""
        mark = told.detail.get("drill", "")
        if mark_of_label(device.about.name) or (isinstance(mark, str) and mark and self._drilling(mark)):
            return RiskPath.DRILL
        return RiskPath.STAFF_PASTE if self._approved(tool) else RiskPath.TOOL_ACCUMULATION

    def _detail(
        self, device: Device, told: Told, site: str, would: Action | None, happened: datetime
    ) -> dict[str, str]:
        minutes = told.detail.get("minutes")
        doubted = told.detail.get("detector")
        detail = {
            "device": device.id,
            "site": site,
            "account": told.account,
            "by": told.channel,
            "layer": told.layer,
            "outcome": told.outcome,
            "would": would.value if would else "",
            "happened": happened.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "policy": str(told.policy_version or ""),
            "extension": told.extension_version if _VERSION.fullmatch(told.extension_version) else "",
            "minutes": str(minutes) if isinstance(minutes, int) and 0 < minutes <= 1_440 else "",
            "detector": doubted if isinstance(doubted, str) and _DETECTOR.fullmatch(doubted) else "",
            "what": self._said(told.detail.get("what") or told.detail.get("why")),
        }
        if told.kind == "selfTest":
            detail["ok"] = "yes" if told.detail.get("ok") is True else "no"
        if told.justification is not None:
            detail["reason"] = told.justification.reason
            detail["said"] = self.covered(told.justification.text)
        return {name: value for name, value in detail.items() if value}


def _done(told: Told) -> tuple[Action | None, Action | None]:
    """What was done, and what would have been where something else was: sent in observe mode, or with a reason."""
    if told.action == "":
        return None, None
    action = Action(told.action)
    if told.outcome in {"sent", "justified"} and action in {Action.MASK, Action.BLOCK}:
        return Action.ALLOW, action
    return action, None


def _counted(told: Told) -> dict[str, int]:
    counts: dict[str, int] = {}
    for finding in told.findings:
        counts[finding.category.value] = counts.get(finding.category.value, 0) + finding.count
    return counts


def told_again(event: Event) -> dict[str, Any]:
    """A recorded event in the shape devices know, for "what was reported about me"."""
    kinds = {kind: name for name, kind in KINDS.items()}
    detail = event.detail
    kind = kinds.get(event.kind, "")
    return {
        "id": event.id,
        "kind": kind,
        "time": detail.get("happened", ""),
        "received": datetime.fromtimestamp(event.time / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "site": detail.get("site", ""),
        "tool": event.tool,
        "account": detail.get("account", "unknown"),
        "channel": detail.get("by", ""),
        "layer": detail.get("layer", ""),
        "action": detail.get("would") or (event.action.value if event.action else ""),
        "outcome": detail.get("outcome", ""),
        "policies": list(event.policies),
        "findings": [
            {
                "detector": one.detector,
                "category": one.category.value,
                "count": one.count,
                "confidence": one.confidence.value,
                "samples": one.masked.split(" · ") if one.masked else [],
            }
            for one in event.findings
        ],
        "justification": {"reason": detail["reason"], "text": detail.get("said", "")} if "reason" in detail else None,
        "chars": event.bytes_out,
        "detail": _detail_again(kind, detail),
    }


def _detail_again(kind: str, detail: Mapping[str, str]) -> dict[str, Any]:
    """What an event of this kind says besides, as the protocol has it."""
    said: dict[str, Any] = {
        "selfTest": {"layer": detail.get("layer", ""), "ok": detail.get("ok") == "yes", "what": detail.get("what", "")},
        "policyRefused": {"why": detail.get("what", "")},
        "falseAlarm": {"detector": detail.get("detector", "")},
        "grant": {"minutes": int(detail.get("minutes", "0"))},
    }
    return dict(said.get(kind, {}))
