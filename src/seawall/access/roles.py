"""Who may do what in Seawall itself: six roles, each a plain list of permissions, and no administrator by default.

A permission is ``noun:verb`` for one thing on the console or the API. A route names exactly one; the guard in
``console/guard.py`` asks :func:`allows` and nobody else decides. Roles come from the brief (ID-8): the owner; security;
privacy (and works council); managers, auditors who read, and staff.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from seawall.model.errors import UsageError


class Role(StrEnum):
    """What somebody is to this installation."""

    OWNER = "owner"
    SECURITY = "security"
    PRIVACY = "privacy"
    MANAGER = "manager"
    AUDITOR = "auditor"
    STAFF = "staff"


class Permission(StrEnum):
    """One thing that can be done. ``public`` and ``probe`` ask for nobody; the rest ask for a role that has them."""

    PUBLIC = "public"
    """Anyone, signed in or not: sign-in itself, styles and scripts."""
    PROBE = "probe"
    """Anyone: says that the service lives and its version, nothing about the shop."""
    SETUP = "setup"
    """Anyone who has the one-time code, while there is no owner."""
    FACTOR = "factor"
    """Somebody whose password was right and whose second factor is still to come."""
    ENROL = "enrol"
    """Anyone who has an enrolment token that is still good."""
    DEVICE = "device"
    """An enrolled device, for its own policy and reports."""
    ACCOUNT = "account"
    """Oneself: own second factors and sessions. Every role has it."""
    CHECK_USE = "check:use"
    CHAT_USE = "chat:use"
    """Talk to an approved tool through the gateway, with a short-lived key of one's own."""
    OVERVIEW_READ = "overview:read"
    EVENTS_READ = "events:read"
    KEYS_READ = "keys:read"
    KEYS_WRITE = "keys:write"
    POLICIES_READ = "policies:read"
    METRICS_READ = "metrics:read"
    FEEDBACK_WRITE = "feedback:write"
    TOOLS_READ = "tools:read"
    TOOLS_WRITE = "tools:write"
    """Approve and block tools, answer requests, end exceptions."""
    TOOLS_ASK = "tools:ask"
    """Ask whether one may, and for an exception for oneself."""
    CHANGES_READ = "changes:read"
    CHANGES_WRITE = "changes:write"
    """Confirm or refuse what somebody else proposed. The store counts the people who have it."""
    GOVERNANCE_READ = "governance:read"
    """The registers of workflows and controls."""
    GOVERNANCE_WRITE = "governance:write"
    """List workflows, name who answers for a control and when it is looked at again."""
    ROOM_READ = "room:read"
    """Whoever a data room was opened for, by a virtual key of theirs."""
    DEVICES_READ = "devices:read"
    DEVICES_WRITE = "devices:write"
    """Let people enrol devices, end devices."""


FOR_ANYONE = frozenset({Permission.PUBLIC, Permission.PROBE})
"""What needs no identity at all."""

_EVERY_ROLE = {
    Permission.ACCOUNT,
    Permission.CHECK_USE,
    Permission.CHAT_USE,
    Permission.POLICIES_READ,
    Permission.TOOLS_READ,
    Permission.TOOLS_ASK,
}
_RUNS_IT = {
    Permission.TOOLS_WRITE,
    Permission.CHANGES_READ,
    Permission.CHANGES_WRITE,
    Permission.DEVICES_READ,
    Permission.DEVICES_WRITE,
    Permission.GOVERNANCE_READ,
    Permission.GOVERNANCE_WRITE,
}

PERMISSIONS: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.OWNER: frozenset(
            {
                *_EVERY_ROLE,
                Permission.OVERVIEW_READ,
                Permission.EVENTS_READ,
                Permission.KEYS_READ,
                Permission.KEYS_WRITE,
                Permission.FEEDBACK_WRITE,
                Permission.METRICS_READ,
                *_RUNS_IT,
            }
        ),
        Role.SECURITY: frozenset(
            {
                *_EVERY_ROLE,
                Permission.OVERVIEW_READ,
                Permission.EVENTS_READ,
                Permission.KEYS_READ,
                Permission.KEYS_WRITE,
                Permission.FEEDBACK_WRITE,
                Permission.METRICS_READ,
                *_RUNS_IT,
            }
        ),
        Role.PRIVACY: frozenset(
            {
                *_EVERY_ROLE,
                Permission.OVERVIEW_READ,
                Permission.EVENTS_READ,
                Permission.DEVICES_READ,
                Permission.CHANGES_READ,
                Permission.GOVERNANCE_READ,
            }
        ),
        Role.MANAGER: frozenset({*_EVERY_ROLE, Permission.OVERVIEW_READ, Permission.GOVERNANCE_READ}),
        Role.AUDITOR: frozenset(
            {
                *_EVERY_ROLE,
                Permission.OVERVIEW_READ,
                Permission.EVENTS_READ,
                Permission.KEYS_READ,
                Permission.METRICS_READ,
                Permission.DEVICES_READ,
                Permission.CHANGES_READ,
                Permission.GOVERNANCE_READ,
            }
        ),
        Role.STAFF: frozenset(_EVERY_ROLE),
    }
)
"""What each role may do. Nobody may do what is not written here."""

MEANING: Mapping[Role, str] = MappingProxyType(
    {
        Role.OWNER: "Everything, the keys included.",
        Role.SECURITY: "Runs it: events, keys, tools, devices, policies.",
        Role.PRIVACY: "Privacy officer or works council: sees what is recorded, changes no key.",
        Role.MANAGER: "Sees the overview, the policies and the registers.",
        Role.AUDITOR: "Reads everything, changes nothing.",
        Role.STAFF: "Checks texts, chats with approved tools, asks for others and reads the policies.",
    }
)


def role(name: str) -> Role:
    """The role of this name.

    Raises:
        UsageError: there is none; the message lists those there are.
    """
    try:
        return Role(name)
    except ValueError:
        raise UsageError(
            f"{name[:40]!r} is not a role", advice=f"Roles are {', '.join(known.value for known in Role)}."
        ) from None


def allows(name: str | Role | None, permission: Permission) -> bool:
    """Whether this role has the permission. No role, and a role nobody knows, has only what is for anyone."""
    if permission in FOR_ANYONE:
        return True
    try:
        return name is not None and permission in PERMISSIONS[Role(name)]
    except ValueError:
        return False
