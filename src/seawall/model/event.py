"""What the ledger remembers of a thing that happened. Fingerprints and masked samples, never values.

Event kinds are one enum with the grammar ``room:noun:verb`` (past tense), so that a search for ``keys:`` or
``:revoked`` finds what it says. Every kind is explained in docs/events.md, which a test keeps complete.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from seawall.model.words import Action, Category, Channel, Confidence, Direction, RiskPath


class EventKind(StrEnum):
    """Everything the ledger can hold."""

    GATEWAY_EXCHANGE_DECIDED = "gateway:exchange:decided"
    GATEWAY_ANSWER_DECIDED = "gateway:answer:decided"
    GATEWAY_PSEUDONYM_UNKNOWN = "gateway:pseudonym:unknown"
    GATEWAY_REQUEST_REFUSED = "gateway:request:refused"
    GATEWAY_UPSTREAM_FAILED = "gateway:upstream:failed"
    DETECT_SCAN_FAILED = "detect:scan:failed"
    DETECT_FINDING_JUDGED = "detect:finding:judged"
    DETECT_EXCEPTION_GRANTED = "detect:exception:granted"
    DETECT_EXCEPTION_ENDED = "detect:exception:ended"
    CHECK_TEXT_DECIDED = "check:text:decided"
    KEYS_KEY_ISSUED = "keys:key:issued"
    KEYS_KEY_ROTATED = "keys:key:rotated"
    KEYS_KEY_REVOKED = "keys:key:revoked"
    TOKENS_TOKEN_ISSUED = "tokens:token:issued"
    TOKENS_TOKEN_REVOKED = "tokens:token:revoked"
    CONSOLE_OWNER_CREATED = "console:owner:created"
    CONSOLE_USER_CREATED = "console:user:created"
    CONSOLE_SESSION_OPENED = "console:session:opened"
    CONSOLE_SESSION_CLOSED = "console:session:closed"
    CONSOLE_SIGNIN_FAILED = "console:signin:failed"
    CONSOLE_FACTOR_ADDED = "console:factor:added"
    CONSOLE_FACTOR_REMOVED = "console:factor:removed"
    POLICY_SET_LOADED = "policy:set:loaded"
    FINGERPRINT_SET_BUILT = "fingerprint:set:built"
    FINGERPRINT_SET_UPDATED = "fingerprint:set:updated"
    FINGERPRINT_BUILD_FAILED = "fingerprint:build:failed"
    CANARY_MODEL_ASKED = "canary:model:asked"
    FINGERPRINT_SET_DROPPED = "fingerprint:set:dropped"
    STORE_BACKUP_WRITTEN = "store:backup:written"
    STORE_RETENTION_APPLIED = "store:retention:applied"
    STORE_SUBJECT_ERASED = "store:subject:erased"
    ENDPOINT_TOKEN_ISSUED = "endpoint:token:issued"
    ENDPOINT_TOKEN_REVOKED = "endpoint:token:revoked"
    ENDPOINT_DEVICE_ENROLLED = "endpoint:device:enrolled"
    ENDPOINT_DEVICE_REVOKED = "endpoint:device:revoked"
    ENDPOINT_EXCHANGE_DECIDED = "endpoint:exchange:decided"
    ENDPOINT_TOOL_VISITED = "endpoint:tool:visited"
    ENDPOINT_FINDING_DOUBTED = "endpoint:finding:doubted"
    ENDPOINT_GRANT_TAKEN = "endpoint:grant:taken"
    ENDPOINT_TEST_RUN = "endpoint:test:run"
    ENDPOINT_POLICY_REFUSED = "endpoint:policy:refused"
    TOOLS_STATE_CHANGED = "tools:state:changed"
    TOOLS_REQUEST_OPENED = "tools:request:opened"
    TOOLS_REQUEST_DECIDED = "tools:request:decided"
    TOOLS_EXCEPTION_GRANTED = "tools:exception:granted"
    TOOLS_EXCEPTION_ENDED = "tools:exception:ended"
    CHANGES_CHANGE_PROPOSED = "changes:change:proposed"
    CHANGES_CHANGE_CONFIRMED = "changes:change:confirmed"
    CHANGES_CHANGE_REFUSED = "changes:change:refused"
    CHANGES_CHANGE_EXPIRED = "changes:change:expired"
    GOVERNANCE_WORKFLOW_LISTED = "governance:workflow:listed"
    GOVERNANCE_WORKFLOW_CHANGED = "governance:workflow:changed"
    GOVERNANCE_WORKFLOW_REMOVED = "governance:workflow:removed"
    GOVERNANCE_CONTROL_ASSIGNED = "governance:control:assigned"
    ROOMS_ROOM_OPENED = "rooms:room:opened"
    ROOMS_ROOM_CLOSED = "rooms:room:closed"
    ROOMS_FILE_DECIDED = "rooms:file:decided"
    ROOMS_FILE_REFUSED = "rooms:file:refused"
    ROOMS_PERSON_ERASED = "rooms:person:erased"
    ROOMS_TEXT_RESTORED = "rooms:text:restored"
    DRILL_CHANNEL_TRIED = "drill:channel:tried"
    VERIFY_PROBE_SENT = "verify:probe:sent"


class FindingRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A finding as the ledger keeps it: what, where, how sure, why, and stand-ins for the value."""

    detector: str
    category: Category
    confidence: Confidence
    action: Action
    path: str = ""
    start: int = 0
    end: int = 0
    masked: str = ""
    """A sample a person can recognise and nobody can use (``a••@s•••.example``)."""
    fingerprint: str = ""
    """Keyed hash of the value, so that the same value can be found again without being stored."""
    reasons: tuple[str, ...] = ()
    count: int = 1
    subject: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry in the ledger."""

    id: str
    """Sortable unique id, ``evt_`` and 26 characters of Crockford base32 (a ULID)."""
    time: int
    """Unix time in milliseconds."""
    kind: EventKind
    principal: str = ""
    tool: str = ""
    channel: Channel | None = None
    direction: Direction | None = None
    action: Action | None = None
    risk_path: RiskPath = RiskPath.STAFF_PASTE
    findings: tuple[FindingRecord, ...] = ()
    findings_left_out: int = 0
    """How many findings more there were than ``findings_per_event_max``; counts below still include them."""
    categories: dict[str, int] = {}
    """Findings per category."""
    policies: tuple[str, ...] = ()
    policy_set: str = ""
    message: str = ""
    model: str = ""
    conversation: str = ""
    subject: str = ""
    """Keyed fingerprint of the shopper the exchange was about."""
    key: str = ""
    """Public id of the virtual key used."""
    inspected: int = 0
    strings: int = 0
    bytes_out: int = 0
    bytes_in: int = 0
    status: int = 0
    overhead_us: int = 0
    detail: dict[str, str] = {}
    """Small facts peculiar to a kind. Never a value, a prompt, an answer or a secret."""
