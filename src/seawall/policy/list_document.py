"""The approved list as a document: what the API tells of a tool, and the text that is signed for anyone to check.

The document is a signed note (C2SP) under the key of the ledger's checkpoints. Its first line says what it is, the rest
is JSON. Who has the public key checks it with nothing else: `seawall tools verify`, or any program that reads notes.
"""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from seawall.discovery.catalogue import Facts
from seawall.model.approvals import Approvals, ToolState
from seawall.model.errors import IntegrityError
from seawall.model.settings import Settings
from seawall.model.words import Category, Grade
from seawall.policy.approved_list import Listed, Origin, approved_list
from seawall.policy.catalogue import catalogue

FIRST_LINE = "seawall approved list 1"


class ToolItem(msgspec.Struct, frozen=True, kw_only=True):
    """A tool, where it stands, and what is known of it."""

    id: str
    name: str
    vendor: str
    kind: str
    plan: str
    grade: Grade
    state: ToolState
    origin: Origin
    """Whose word the state is."""
    permits: list[Category]
    teams: list[str]
    owner: str
    review_by: str
    overdue: bool
    """Whether its review is due; an approval without a day for it is."""
    hosts: list[str]
    shared_hosts: list[str]
    facts: Facts


class ListDocument(msgspec.Struct, frozen=True, kw_only=True):
    """The approved list at a moment."""

    made: str
    """RFC 3339, UTC."""
    catalogue: str
    """The catalogue's version."""
    policies: str
    """Hash of the policies in force then: what happens to data on its way to these tools is theirs to say."""
    tools: list[ToolItem]


def item(listed: Listed, today: str) -> ToolItem:
    """A listed tool as the API and the document tell it."""
    known, tool = listed.known, listed.tool
    return ToolItem(
        id=known.id,
        name=tool.name or known.id,
        vendor=known.vendor,
        kind=known.kind,
        plan=known.plan,
        grade=tool.grade,
        state=listed.state,
        origin=listed.origin,
        permits=sorted(tool.permits),
        teams=sorted(tool.teams),
        owner=listed.owner,
        review_by=listed.review_by,
        overdue=listed.overdue(today),
        hosts=list(known.hosts()),
        shared_hosts=list(known.shared),
        facts=known.facts,
    )


def document(settings: Settings, approvals: Approvals, now_ms: int, policies: str) -> str:
    """The document's JSON, ending in a newline: the approved tools, in the list's order."""
    made = datetime.fromtimestamp(now_ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    listed = approved_list(settings, approvals).values()
    approved = [item(one, made[:10]) for one in listed if one.state is ToolState.APPROVED]
    whole = ListDocument(made=made, catalogue=catalogue(settings).version, policies=policies, tools=approved)
    return msgspec.json.format(msgspec.json.encode(whole), indent=1).decode() + "\n"


def read_document(content: str) -> ListDocument:
    """What a document whose signature holds says.

    Raises:
        IntegrityError: it is signed, and no list this version reads.
    """
    try:
        return msgspec.json.decode(content, type=ListDocument)
    except msgspec.DecodeError as error:
        raise IntegrityError(
            "The document is signed, but this version can't read it", advice="Read it with the version that wrote it."
        ) from error
