"""The words everything else is said in: categories, channels, directions, actions, confidence.

Each is a string enum, so that it reads the same in a policy, an event, a JSON answer and a log line. Adding a value
here is a change of contract: policies, exports and the browser extension all spell these.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Category(StrEnum):
    """What kind of shop data a finding is. Every detector names exactly one.

    Public copy, product descriptions and anonymised examples belong to none of them and never raise anything.
    """

    CUSTOMER_PII = "customer_pii"
    ORDER_HISTORY = "order_history"
    PAYMENT_DATA = "payment_data"
    INTERNAL_PRICING = "internal_pricing"
    SUPPLIER_CONTRACT = "supplier_contract"
    CREDENTIALS = "credentials"


class Channel(StrEnum):
    """The way a text takes between the shop and an AI."""

    GATEWAY = "gateway"
    BROWSER = "browser"
    CLIPBOARD = "clipboard"
    MCP = "mcp"
    SQL = "sql"
    CHATBOT = "chatbot"
    MAIL = "mail"
    FILE = "file"
    LOG = "log"


class Direction(StrEnum):
    """``out`` is towards the AI, ``in`` is its answer on the way back."""

    OUT = "out"
    IN = "in"


class Action(StrEnum):
    """What is done with an exchange, in rising order of severity; compare with :attr:`rank`."""

    ALLOW = "allow"
    COACH = "coach"
    MASK = "mask"
    BLOCK = "block"

    @property
    def rank(self) -> int:
        """0 for ``allow`` up to 3 for ``block``."""
        return _RANK[self]


_RANK = {Action.ALLOW: 0, Action.COACH: 1, Action.MASK: 2, Action.BLOCK: 3}


def strongest(actions: tuple[Action, ...] | list[Action]) -> Action:
    """The most severe of some actions; ``allow`` when there are none."""
    return max(actions, key=_RANK.__getitem__, default=Action.ALLOW)


class Confidence(StrEnum):
    """How sure a finding is, as a level that follows from named evidence and never as a bare number.

    ``possible`` is the shape alone; ``likely`` is shape with one piece of evidence (context word, column header, a
    check digit that leaves few false hits); ``very_likely`` is a strong check or an exact match.
    """

    POSSIBLE = "possible"
    LIKELY = "likely"
    VERY_LIKELY = "very_likely"

    @property
    def rank(self) -> int:
        """0 for ``possible`` up to 2 for ``very_likely``."""
        return _CONFIDENCE_RANK[self]


_CONFIDENCE_RANK = {Confidence.POSSIBLE: 0, Confidence.LIKELY: 1, Confidence.VERY_LIKELY: 2}


class PrincipalKind(StrEnum):
    """Who asks. A ``shopper`` is the customer a shop's chatbot is talking to."""

    PERSON = "person"
    SERVICE = "service"
    AGENT = "agent"
    SHOPPER = "shopper"


class Grade(StrEnum):
    """What the vendor's terms make of the data sent to a tool; ``consumer`` tools may keep and train on it."""

    CONSUMER = "consumer"
    BUSINESS = "business"
    LOCAL = "local"
    UNKNOWN = "unknown"


class RiskPath(StrEnum):
    """The three ways the threat model has (RISK-1); every event belongs to one, or is a drill's and on none of them."""

    STAFF_PASTE = "staff_paste"
    TOOL_ACCUMULATION = "tool_accumulation"
    AI_PHISHING = "ai_phishing"
    DRILL = "drill"


class Severity(IntEnum):
    """How much a finding weighs on a page that sorts, 1 to 4."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4


class Operation(StrEnum):
    """What an exchange does with data: ``send`` shows it to an AI; ``read`` and ``write`` are an AI's own acts;
    ``visit`` opens a tool, before anything is given to it."""

    SEND = "send"
    READ = "read"
    WRITE = "write"
    VISIT = "visit"


UNREAD_KINDS = frozenset({"picture", "sound", "video", "archive", "document", "program", "remote", "tokens", "other"})
"""What policy is told of things that could not be read. ``remote``: at an address, or kept by the vendor; ``tokens``:
text as the numbers of a model's vocabulary."""
_unread_kinds = {"image": "picture", "audio": "sound", "video": "video"}
_archives = ("zip", "compressed", "rar", "zstd", "lz4", "tar", "gzip")
_documents_text = "pdf word excel powerpoint officedocument opendocument rtf outlook text/ message/"
_documents = tuple(_documents_text.split())
_programs = ("elf", "executable", "mach-binary", "java", "wasm")


def unread_kind(media: str) -> str:
    """Which of :data:`UNREAD_KINDS` a media type is."""
    kind = _unread_kinds.get(media.partition("/")[0])
    if kind is not None:
        return kind
    for kind, signs in (("document", _documents), ("archive", _archives), ("program", _programs)):
        if any(sign in media for sign in signs):
            return kind
    return "other"
