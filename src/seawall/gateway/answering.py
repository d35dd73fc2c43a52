"""The way back: pseudonyms become values again for those who may see them, and answers are inspected on their way.

What is inspected is the answer as the vendor wrote it, with pseudonyms. A pseudonym is no finding, nor is a value the
caller itself sent. What remains was in the tool already, and is recorded.

Policy may also have an answer held back, as it does for shoppers: then a piece of text leaves only after everything
that could belong to one finding with it was seen, and what is inspected is the text with its values restored, because
a chatbot's own backend may have sent other customers' data along. What belongs to another customer is always news.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

import msgspec

from seawall.detect.pseudonym_grammar import may_hold_pseudonym
from seawall.detect.restoring import Restorer
from seawall.dialects.dialect import Channel, Decoded, Transform
from seawall.gateway.inspection import Deadline, Inspector
from seawall.gateway.judging import unread_of
from seawall.gateway.scan_cache import Seen
from seawall.model import limits
from seawall.model.exchange import Coverage, Principal
from seawall.model.keys import VirtualKey
from seawall.model.verdict import Verdict
from seawall.model.words import Action, Category, PrincipalKind

window_chars = 2_048
"""Streamed text is inspected whenever this much of it is new, and at its end."""
context_chars = 1_024
"""How much of what was inspected is looked at again with what follows, for the words around a value."""
border_chars = 512
"""What ends this close to the end of a window waits for the next one; most values are far shorter."""


_TOOL_PLACE = re.compile(r"/(?:tool_calls|function_call|functionCall|arguments|input|action|operation|diff)(?:[/!]|$)")
"""Where answers hold what the model wants a tool to be called with, in the words of the APIs there are. A place missing
here costs an agent's tool a value, and gives nobody one."""


class Rights(msgspec.Struct, frozen=True):
    """Which categories are restored; None means all."""

    text: frozenset[Category] | None
    tools: frozenset[Category] | None
    """In arguments of tool calls, which go to the caller's tools and not to the model."""

    def of(self, *, tool: bool) -> frozenset[Category] | None:
        """The rights in one kind of text."""
        return self.tools if tool else self.text


def rights_of(principal: Principal, key: VirtualKey, verdict: Verdict) -> Rights:
    """What policy, the kind of caller and its key make of it.

    A person gets everything back that was masked for it; an agent works on pseudonyms while its tools get values. A
    key for some categories bounds both: no other comes back, in text or to a tool; an agent sees those of its key.
    A policy that masks without ``restore`` restores nothing.
    """
    if Action.MASK in verdict.actions and "restore" not in verdict.obligations:
        return Rights(frozenset(), frozenset())
    if key.categories:
        return Rights(key.categories, key.categories)
    if principal.kind is PrincipalKind.AGENT:
        return Rights(frozenset(), None)
    return Rights(None, None)


class Blocked(Exception):
    """Something in the answer may not reach the caller."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__("blocked")
        self.verdict = verdict


class AnswerWatch:
    """What was seen in one answer, and what policy makes of it."""

    def __init__(
        self,
        inspector: Inspector,
        sent: frozenset[str],
        decide: Callable[[Sequence[Seen], Coverage], Verdict],
        entries: Mapping[str, str],
        rights: Rights,
        *,
        hold: bool,
        subject: str | None = None,
    ) -> None:
        self._inspector = inspector
        self._sent = sent
        self._decide = decide
        self._entries = entries
        self._rights = rights
        self._hold = hold
        self._subject = subject
        self.found: list[tuple[str, Seen]] = []
        """News in the answer that is not on record yet, with the place each stands at."""
        self.unknown: set[str] = set()
        """Pseudonyms in the answer that were never issued in this conversation."""
        self.strings = 0
        self.inspected = 0
        self.unread: list[str] = []
        """Kinds of what came back and nobody can look into."""
        self._unread_told = 0

    @property
    def coverage(self) -> Coverage:
        """How much of the answer was read so far, and what could not be."""
        return Coverage(self.inspected, self.strings + len(self.unread), tuple(sorted(set(self.unread))))

    @property
    def has_news(self) -> bool:
        """Whether something is there that nobody has taken yet."""
        return bool(self.found) or len(self.unread) > self._unread_told

    def take(self) -> list[tuple[str, Seen]]:
        """The news that nobody has taken yet."""
        self._unread_told = len(self.unread)
        news, self.found = self.found, []
        return news

    def passes(self, kinds: Sequence[str]) -> None:
        """Let what can't be read into the answer: pictures, sound, files.

        Raises:
            Blocked: policy keeps such things back.
        """
        if kinds:
            self.unread += kinds
            verdict = self._decide([], self.coverage)
            if verdict.action is Action.BLOCK:
                raise Blocked(verdict)

    def open_channel(self, channel: Channel) -> Transform:
        """A transform for one channel of a stream."""
        restorer = Restorer(
            self._entries,
            allowed=self._rights.of(tool=channel.kind == "tool" or _TOOL_PLACE.search(channel.path) is not None),
            json=channel.json,
            on_unknown=self.unknown.add,
        )
        if channel.repeat and not self._hold:
            return restorer
        self.strings += not channel.repeat
        return Window(self, restorer, channel, hold=self._hold)

    def whole(self, decoded: Decoded, deadline: Deadline | None = None) -> dict[int, str]:
        """The edits that turn a whole answer into what the caller gets. With a ``deadline``: not on the loop.

        Raises:
            Blocked: policy keeps the answer back.
        """
        edits: dict[int, str] = {}
        if decoded.files or decoded.unseen:
            self.passes(unread_of(decoded))
        for number, part in enumerate(decoded.parts):
            self.strings += 1
            signed = number in decoded.fixed
            text = self._restored(part.text, part.path) if self._hold and not signed else part.text
            fresh = self.fresh(text, deadline)
            if fresh:
                text = self.pass_on(text, 0, len(text), fresh, part.path)
            if signed:
                if text != part.text:
                    raise Blocked(self._decide([seen for _, seen in self.found], Coverage()))
                continue
            if not self._hold:
                text = self._restored(text, part.path)
            if text != part.text:
                edits[number] = text
        return edits

    def _restored(self, text: str, path: str) -> str:
        """One whole text of an answer, for its reader."""
        if not may_hold_pseudonym(text):
            return text
        allowed = self._rights.of(tool=_TOOL_PLACE.search(path) is not None)
        return Restorer(self._entries, allowed=allowed, on_unknown=self.unknown.add).restore(text)

    def fresh(self, text: str, deadline: Deadline | None = None) -> list[Seen]:
        """What stands in a text and did not come from the caller."""
        seen, complete = self._inspector.answered(text, deadline)
        self.inspected += complete
        return [one for one in seen if one.fingerprint not in self._sent or self._of_another(one)]

    def _of_another(self, seen: Seen) -> bool:
        return seen.finding.of_another_than(self._subject)

    def pass_on(self, text: str, start: int, end: int, fresh: list[Seen], path: str) -> str:
        """Remember what is new in ``text[start:end]`` and return that piece, with what policy masks covered.

        Raises:
            Blocked: policy keeps it back.
        """
        if not fresh:
            return text[start:end]
        self.found += [(path, one) for one in fresh]
        verdict = self._decide(fresh, Coverage())
        if verdict.action is Action.BLOCK:
            raise Blocked(verdict)
        out, done = "", start
        for one, action in zip(fresh, verdict.actions, strict=True):
            if action is Action.MASK and one.finding.start >= done:
                out += text[done : one.finding.start] + one.masked
                done = min(one.finding.end, end)
        return out + text[done:end]


class Window:
    """The transform of one channel: inspects as text comes, restores, and holds where policy says so.

    Without ``hold`` text passes at once and is inspected beside it, so that a block or mask of what has passed can only
    be recorded. With it, text waits until ``pattern_chars_max`` more has come, or the channel has ended.
    """

    def __init__(self, watch: AnswerWatch, restorer: Restorer, channel: Channel, *, hold: bool) -> None:
        self._watch = watch
        self._restorer = restorer
        self._channel = channel
        self._hold = hold
        self._border = limits.pattern_chars_max if hold else border_chars
        self._text = ""
        self._settled = 0
        """Up to where findings were counted, and text was let go when it is held."""

    def feed(self, text: str) -> str:
        """Take more of the channel's text."""
        restored = self._restorer.feed(text)
        self._text += restored if self._hold else text
        out = ""
        if len(self._text) - self._settled >= window_chars + self._border:
            out = self._settle(len(self._text) - self._border)
        return out if self._hold else restored

    @property
    def idle(self) -> bool:
        """Whether nothing is held back."""
        return self._restorer.idle and not self._hold

    def touched(self, pieces: Sequence[str]) -> Collection[int]:
        """As :meth:`Restorer.touched`; what is held for inspection may all change."""
        return range(len(pieces)) if self._hold else self._restorer.touched(pieces)

    def pass_by(self, text: str) -> None:
        """Take pieces that leave as they are."""
        self._restorer.pass_by(text)
        self._text += text
        if len(self._text) - self._settled >= window_chars + self._border:
            self._settle(len(self._text) - self._border)

    def flush(self) -> str:
        """The channel has ended."""
        rest = self._restorer.flush()
        if self._hold:
            self._text += rest
        out = self._settle(len(self._text)) if self._settled < len(self._text) else ""
        return out if self._hold else rest

    def _settle(self, end: int) -> str:
        """Inspect what is there; count and let go what stands before ``end``, cutting through no finding."""
        text, begin = self._text, self._settled
        fresh = [one for one in self._watch.fresh(text) if begin <= one.finding.start < end]
        cut = min((one.finding.start for one in fresh if one.finding.end > end), default=end)
        if cut > begin or len(text) - begin < 4 * window_chars:
            fresh = [one for one in fresh if one.finding.start < cut]
            end = cut
        try:
            out = self._watch.pass_on(text, begin, end, fresh, self._channel.path)
        except Blocked:
            if self._hold:
                raise
            out = ""
        keep = max(0, end - context_chars)
        self._text = text[keep:]
        self._settled = end - keep
        return out
