"""Ledger events as OCSF 1.8.0 records, for a SIEM.

An event about an exchange becomes a Data Security Finding (class 2006) with the profile ``security_control``: what was
found, what was done, by which policy. Any other event becomes an Entity Management record (class 3004): a key issued,
an owner created, a set of fingerprints dropped; what OCSF has no activity for is activity 99 with its own name. What
has no place at all in OCSF 1.8 stands in ``unmapped``. No value leaves: the ledger has none.

Source: https://schema.ocsf.io/1.8.0, classes data_security_finding and entity_management.
"""

from __future__ import annotations

from typing import Any

from seawall import __version__
from seawall.model.event import Event, EventKind
from seawall.model.words import Action, Category, Confidence

OCSF_VERSION = "1.8.0"
DATA_SECURITY_FINDING = 2006
ENTITY_MANAGEMENT = 3004

_DECISIONS = {
    EventKind.GATEWAY_EXCHANGE_DECIDED,
    EventKind.GATEWAY_ANSWER_DECIDED,
    EventKind.CHECK_TEXT_DECIDED,
    EventKind.GATEWAY_PSEUDONYM_UNKNOWN,
    EventKind.ROOMS_FILE_DECIDED,
    EventKind.VERIFY_PROBE_SENT,
}
# action_id (1 allowed, 2 denied) and disposition_id (1 allowed, 2 blocked, 11 corrected, 19 alert).
_OUTCOME = {Action.ALLOW: (1, 1), Action.COACH: (1, 19), Action.MASK: (1, 11), Action.BLOCK: (2, 2)}
_SEVERITY = {Action.ALLOW: 1, Action.COACH: 2, Action.MASK: 3, Action.BLOCK: 4}
_BULK = ((1_000, 5), (100, 4), (10, 3))
"""From so many records of a list on, at least this severity (3 medium, 4 high, 5 critical), whatever was done."""
_CLASSIFIED = {
    Category.CUSTOMER_PII: (1, "Personal"),
    Category.ORDER_HISTORY: (1, "Personal"),
    Category.PAYMENT_DATA: (3, "Financial"),
    Category.INTERNAL_PRICING: (4, "Business"),
    Category.SUPPLIER_CONTRACT: (4, "Business"),
    Category.CREDENTIALS: (6, "Security"),
}
_CONFIDENCE = {Confidence.POSSIBLE: 1, Confidence.LIKELY: 2, Confidence.VERY_LIKELY: 3}
# What happened to an entity, by the last word of the kind: 1 create, 3 update, 4 delete.
_ACTIVITY = {
    "issued": 1,
    "created": 1,
    "added": 1,
    "built": 1,
    "loaded": 3,
    "rotated": 3,
    "revoked": 4,
    "dropped": 4,
    "erased": 4,
}
_USER_TYPE = {"person": 1, "service": 4, "agent": 4}


def ocsf(event: Event, number: int) -> dict[str, Any]:
    """The OCSF record of an event that stands at ``number`` in the ledger."""
    return _finding(event, number) if event.kind in _DECISIONS else _management(event, number)


def _base(event: Event, number: int, class_uid: int, category_uid: int, activity: int, severity: int) -> dict[str, Any]:
    return {
        "activity_id": activity,
        "category_uid": category_uid,
        "class_uid": class_uid,
        "type_uid": class_uid * 100 + activity,
        "severity_id": severity,
        "time": event.time,
        "message": event.message or event.kind.value,
        "metadata": {
            "version": OCSF_VERSION,
            "product": {"name": "Seawall", "vendor_name": "Seawall", "version": __version__},
            "uid": event.id,
            "sequence": number,
            "event_code": event.kind.value,
            "log_name": "ledger",
            "original_time": str(event.time),
        },
    }


def _actor(event: Event) -> dict[str, Any]:
    kind, _, name = event.principal.partition(":")
    actor: dict[str, Any] = {"user": {"name": name or "unknown", "uid": event.principal or "unknown"}}
    actor["user"]["type_id"] = _USER_TYPE.get(kind, 0)
    if event.key:
        actor["user"]["credential_uid"] = event.key
    return actor


def _unmapped(event: Event) -> dict[str, Any]:
    told = {
        "channel": event.channel,
        "direction": event.direction,
        "tool": event.tool,
        "model": event.model,
        "conversation": event.conversation,
        "risk_path": event.risk_path,
        "categories": event.categories,
        "findings_left_out": event.findings_left_out,
        "policy_set": event.policy_set,
        "inspected": event.inspected,
        "strings": event.strings,
        "bytes_out": event.bytes_out,
        "bytes_in": event.bytes_in,
        "detail": event.detail,
        "findings": [
            {
                "detector": found.detector,
                "category": found.category,
                "action": found.action,
                "path": found.path,
                "masked": found.masked,
                "fingerprint": found.fingerprint,
                "count": found.count,
                "reasons": list(found.reasons),
            }
            for found in event.findings
        ],
    }
    return {name: value for name, value in told.items() if value}


def _finding(event: Event, number: int) -> dict[str, Any]:
    action = event.action or Action.ALLOW
    record = _base(event, number, DATA_SECURITY_FINDING, 2, 1, _severity(event, action))
    action_id, disposition_id = _OUTCOME[action]
    classes = {_CLASSIFIED[Category(name)] for name in event.categories}
    category_id, category = classes.pop() if len(classes) == 1 else (99, "Other") if classes else (0, "Unknown")
    detectors = sorted({found.detector for found in event.findings})
    security: dict[str, Any] = {
        "category_id": category_id,
        "category": category,
        "data_lifecycle_state_id": 2,  # in transit
        "detection_pattern": ", ".join(detectors) or "none",
    }
    if event.policies:
        security["policy"] = {"uid": event.policies[0], "name": event.policies[0], "version": event.policy_set[:16]}
    record["metadata"]["profiles"] = ["security_control"]
    record |= {
        "finding_info": {
            "uid": event.id,
            "title": _title(event, action),
            "created_time": event.time,
            "types": sorted(event.categories),
        },
        "status_id": 1,
        "action_id": action_id,
        "disposition_id": disposition_id,
        "is_alert": action in {Action.MASK, Action.BLOCK},
        "actor": _actor(event),
        "data_security": security,
        "resources": [{"uid": event.tool or "unknown", "name": event.tool or "unknown", "type": "AI tool"}],
        "unmapped": _unmapped(event),
    }
    if event.findings:
        record["confidence_id"] = max(_CONFIDENCE[found.confidence] for found in event.findings)
    return record


def _severity(event: Event, action: Action) -> int:
    """By what was done, and by how many people's records a list held: it rises with the rows."""
    rows = max((found.count for found in event.findings if found.detector == "bulk_records"), default=0)
    return max(_SEVERITY[action], next((severity for least, severity in _BULK if rows >= least), 0))


def _title(event: Event, action: Action) -> str:
    done = {Action.ALLOW: "allowed", Action.COACH: "warned about", Action.MASK: "masked", Action.BLOCK: "blocked"}
    what = ", ".join(sorted(event.categories)) or "nothing sensitive"
    return f"{what} {done[action]} on the way to {event.tool or 'an AI tool'}"


def _management(event: Event, number: int) -> dict[str, Any]:
    room, noun, verb = event.kind.value.split(":")
    activity = _ACTIVITY.get(verb, 99)
    record = _base(event, number, ENTITY_MANAGEMENT, 3, activity, 1)
    if activity == 99:
        record["activity_name"] = f"{noun} {verb}"
    record |= {
        "actor": _actor(event),
        "entity": {"name": f"{room} {noun}", "uid": event.key or event.detail.get("token", "") or event.id},
        "unmapped": _unmapped(event),
    }
    return record
