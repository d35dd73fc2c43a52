"""What an edge makes of the bytes it receives: who says what to which tool, over which channel."""

from __future__ import annotations

import msgspec

from seawall.model.errors import UsageError
from seawall.model.words import Category, Channel, Direction, Grade, Operation, PrincipalKind


class Principal(msgspec.Struct, frozen=True):
    """Who is asking: ``person:ana@shop.example``, ``service:NAME``, ``agent:NAME`` or ``shopper:ID``."""

    kind: PrincipalKind
    name: str
    teams: tuple[str, ...] = ()
    acting_for: str | None = None
    """The principal an agent acts for, written the same way. An agent's right is its own AND its delegator's."""

    @classmethod
    def parse(cls, text: str, *, teams: tuple[str, ...] = (), acting_for: str | None = None) -> Principal:
        """Read ``kind:name``.

        Raises:
            UsageError: when the kind is unknown or the name is empty, over 200 characters or has control characters.
        """
        kind, colon, name = text.partition(":")
        known = PrincipalKind._value2member_map_
        if not colon or kind not in known or not 0 < len(name) <= 200 or not name.isprintable():
            raise UsageError(
                f"{text[:60]!r} is not a principal",
                advice="Write person:ana@shop.example, service:NAME or agent:NAME.",
            )
        return cls(PrincipalKind(kind), name, teams=teams, acting_for=acting_for)

    def __str__(self) -> str:
        return f"{self.kind._value_}:{self.name}"  # ``value`` is looked up in Python code each time


class Tool(msgspec.Struct, frozen=True):
    """An AI product as policy sees it. What is not known about it stays ``unknown``."""

    id: str
    name: str = ""
    vendor: str = ""
    grade: Grade = Grade.UNKNOWN
    approved: bool = False
    permits: frozenset[Category] = frozenset()
    """Categories its approval explicitly covers in the clear (``permits`` beside the tool in the settings)."""
    teams: frozenset[str] = frozenset()
    """Teams that may use it; empty means everyone."""
    blocked: bool = False
    """Somebody decided against it: it is not opened, and nothing goes there."""
    excepted: frozenset[str] = frozenset()
    """Categories a live exception of this exchange's principal covers, and ``none`` while there is any."""


class Part(msgspec.Struct, frozen=True):
    """One piece of text with the place it came from.

    ``path`` is a JSON Pointer into the body for AI API calls, a member path for files (``invoice.zip!/a.csv``) and
    free for other edges. Offsets of findings are Unicode code points into ``text``.
    """

    path: str
    text: str
    role: str = "user"
    """Whose words: ``system``, ``user``, ``assistant``, ``tool``, ``schema`` or ``unknown``."""
    media: str = "text/plain"


class Coverage(msgspec.Struct, frozen=True):
    """How much of what left could be inspected. ``inspected < strings`` is never silent."""

    inspected: int = 0
    strings: int = 0
    unread: tuple[str, ...] = ()
    """Kinds of what could not be read (:data:`seawall.model.words.UNREAD_KINDS`), each once and sorted."""

    @property
    def complete(self) -> bool:
        """Whether everything was inspected."""
        return self.inspected >= self.strings

    def __str__(self) -> str:
        return f"{self.inspected}/{self.strings}"


class Exchange(msgspec.Struct, frozen=True):
    """One thing on its way between the shop and an AI, whatever edge it came in by."""

    principal: Principal
    tool: Tool
    channel: Channel
    parts: tuple[Part, ...] = ()
    direction: Direction = Direction.OUT
    conversation: str = ""
    """Opaque id of the conversation, stable over its turns."""
    model: str = ""
    subject: str | None = None
    """The shopper a chatbot is talking to, as :func:`seawall.model.finding.subject_print` writes ``customer:ID``."""
    coverage: Coverage = Coverage()
    operation: Operation = Operation.SEND
    """What the AI does: gates for tools and SQL say ``read`` or ``write``, everything else sends."""
    categories: frozenset[Category] = frozenset()
    """Categories the virtual key it came with is for; empty means all."""
