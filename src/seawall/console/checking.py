"""One text checked the one way: scanned, decided, shown as it would leave. Shared by the page and the API.

The text lives in this call only. What is recorded is an event with masked samples and keyed fingerprints, and only when
the caller asks for it: a check as somebody types records nothing.
"""

from __future__ import annotations

import asyncio
import itertools
import re
import secrets
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import msgspec

from seawall.detect.masking import masked_sample
from seawall.detect.pseudonyms import Pseudonymizer
from seawall.model import limits
from seawall.model.errors import LimitExceeded, Unavailable
from seawall.model.event import Event, EventKind
from seawall.model.exchange import Coverage, Exchange, Part, Principal, Tool
from seawall.model.feedback import excepted
from seawall.model.finding import Finding, subject_print
from seawall.model.ids import ulid
from seawall.model.verdict import Verdict
from seawall.model.words import Action, Channel
from seawall.policy import decide
from seawall.policy.approvals import standing
from seawall.policy.approved_list import is_fixed
from seawall.policy.catalogue import teams_of, tool_named
from seawall.policy.recording import Located, event_of

if TYPE_CHECKING:
    from seawall.console.parts import Parts

inline_chars_max = 4_096
"""Shorter texts are scanned where they are; longer ones in a thread, so that they delay nobody."""


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a check. Holds the text's masked form, so it is for the one who sent the text only."""

    tool: Tool
    findings: tuple[Finding, ...]
    samples: tuple[str, ...]
    """Beside each finding, its masked sample."""
    actions: tuple[Action, ...]
    """Beside each finding, what is done with it."""
    verdict: Verdict
    complete: bool
    """Whether all of the text was inspected."""
    leaves: str | None
    """The text as it would leave: masked where policy masks; None when it would not leave."""
    stand_ins: dict[str, str]
    """The pseudonyms in ``leaves``, each with the value it stands for."""
    event: str
    """Id of the event, empty when nothing was recorded."""


async def check(
    parts: Parts,
    text: str,
    *,
    principal: Principal,
    tool_id: str = "",
    channel: Channel = Channel.BROWSER,
    subject: str | None = None,
    record: bool = True,
) -> Checked:
    """Check one text for one tool.

    Raises:
        LimitExceeded: the text is over ``check_text_chars_max``.
        Unavailable: a detector failed, so what it would have found is not known.
        LedgerUnavailable: the event was not written; then there is no answer either.
    """
    if len(text) > limits.check_text_chars_max:
        raise LimitExceeded(
            f"The text has {len(text)} characters, more than {limits.check_text_chars_max}",
            advice="Check it in pieces, or the file with `seawall check`.",
        )
    if len(text) <= inline_chars_max:
        checked, event = _judge(parts, text, principal, tool_id, channel, subject)
    else:
        checked, event = await asyncio.to_thread(_judge, parts, text, principal, tool_id, channel, subject)
    if not record:
        return msgspec.structs.replace(checked, event="")
    await parts.ledger.submit(event)
    return checked


def without_excepted(parts: Parts, text: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings but for values somebody let off for a while."""
    values = parts.excepted()
    if not values:
        return tuple(findings)
    now = parts.clock.now_ms()
    return tuple(
        one for one in findings if not excepted(values, one.detector, parts.fingerprint(text[one.start : one.end]), now)
    )


def _judge(
    parts: Parts, text: str, principal: Principal, tool_id: str, channel: Channel, subject: str | None
) -> tuple[Checked, Event]:
    started_ns = parts.clock.monotonic_ns()
    seen = parts.engine.inspect(text)
    if seen.failed:
        raise Unavailable(
            "Part of the inspection failed, so there is no verdict",
            advice="Treat the text as sensitive and tell whoever runs Seawall.",
        )
    findings = without_excepted(parts, text, seen.findings)
    part = Part(path="", text=text)
    exchange = Exchange(
        principal=msgspec.structs.replace(principal, teams=teams_of(parts.settings, str(principal))),
        tool=tool_for(parts, principal, tool_id),
        channel=channel,
        parts=(part,),
        subject=subject_print(parts.fingerprint, subject) if subject else None,
        coverage=Coverage(inspected=int(not seen.truncated), strings=1),
    )
    verdict = decide(parts.policy(), exchange, findings)
    leaves, stand_ins = as_it_leaves(text, findings, verdict)
    now = parts.clock.now_ms()
    event = msgspec.structs.replace(
        event_of(
            EventKind.CHECK_TEXT_DECIDED,
            exchange,
            [Located(part, finding) for finding in findings],
            verdict,
            id=ulid(now),
            time=now,
            fingerprint=parts.fingerprint,
        ),
        bytes_out=len(text.encode("utf-8", "surrogatepass")),
        overhead_us=(parts.clock.monotonic_ns() - started_ns) // 1000,
    )
    return (
        Checked(
            tool=exchange.tool,
            findings=findings,
            samples=tuple(masked_sample(text, finding) for finding in findings),
            actions=verdict.actions,
            verdict=verdict,
            complete=not seen.truncated,
            leaves=leaves,
            stand_ins=stand_ins,
            event=event.id,
        ),
        event,
    )


def tool_for(parts: Parts, principal: Principal, tool_id: str) -> Tool:
    """The tool of this id as it stands for somebody now."""
    tool = tool_named(parts.settings, tool_id)
    fixed = is_fixed(parts.settings, tool.id)
    return standing(tool, principal, parts.approvals(), parts.clock.now_ms(), fixed=fixed)


def elsewhere(parts: Parts, text: str, checked: Checked, principal: Principal, tool_id: str) -> Checked:
    """The same text and findings, decided for another tool. Records nothing."""
    tool = tool_for(parts, principal, tool_id)
    exchange = Exchange(
        principal=msgspec.structs.replace(principal, teams=teams_of(parts.settings, str(principal))),
        tool=tool,
        channel=Channel.BROWSER,
        parts=(Part(path="", text=text),),
        coverage=Coverage(inspected=int(checked.complete), strings=1),
    )
    verdict = decide(parts.policy(), exchange, checked.findings)
    leaves, stand_ins = as_it_leaves(text, checked.findings, verdict)
    return msgspec.structs.replace(
        checked, tool=tool, verdict=verdict, actions=verdict.actions, leaves=leaves, stand_ins=stand_ins, event=""
    )


def as_it_leaves(text: str, findings: tuple[Finding, ...], verdict: Verdict) -> tuple[str | None, dict[str, str]]:
    """The text as it would leave, and the stand-ins in it with their values."""
    if verdict.action is Action.BLOCK:
        return None, {}
    masked = [f for f, action in zip(findings, verdict.actions, strict=True) if action is Action.MASK]
    if not masked:
        return text, {}
    # A key of the moment: the pseudonyms shown here belong to no conversation and are never restored.
    done = Pseudonymizer(secrets.token_bytes(32)).mask(text, masked)
    return done.text, dict(done.entries)


class Piece(msgspec.Struct, frozen=True):
    """A run of the text with the finding that covers it most closely."""

    text: str
    finding: int | None
    """Place in ``findings``; None for plain text."""
    first: bool
    """Whether the finding starts here: its label is written once."""


def pieces(text: str, findings: tuple[Finding, ...]) -> list[Piece]:
    """The text cut at every finding's edges, so that each piece can be marked in place.

    Where findings overlap (a table that holds addresses) the shortest one is shown.
    """
    edges = sorted({0, len(text), *(e for f in findings for e in (f.start, f.end) if 0 <= e <= len(text))})
    by_start = sorted(range(len(findings)), key=lambda i: findings[i].start)
    cut: list[Piece] = []
    seen: set[int] = set()
    live: list[int] = []
    waiting = 0
    for start, end in itertools.pairwise(edges):
        while waiting < len(by_start) and findings[by_start[waiting]].start <= start:
            live.append(by_start[waiting])
            waiting += 1
        live = [i for i in live if findings[i].end > start]
        chosen = min(live, key=lambda i: (findings[i].length, findings[i].start), default=None)
        cut.append(Piece(text[start:end], chosen, chosen is not None and chosen not in seen))
        if chosen is not None:
            seen.add(chosen)
    return cut


def with_stand_ins(leaves: str, stand_ins: Collection[str]) -> list[tuple[str, bool]]:
    """What leaves, cut into runs: ``(text, whether it is a stand-in)``."""
    if not stand_ins:
        return [(leaves, False)]
    known = set(stand_ins)
    longest_first = sorted(known, key=len, reverse=True)
    cut = re.split(f"({'|'.join(map(re.escape, longest_first))})", leaves)
    return [(run, run in known) for run in cut if run]
