"""``/api/v1/policies``: the policies in force, and what they come to for each kind of data and tool."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import get
from litestar.connection import Request
from litestar.params import FromPath

from seawall.access.roles import Permission
from seawall.console.api import needs
from seawall.model.errors import NotFound
from seawall.policy.policy import Policy


class PolicySummary(msgspec.Struct, frozen=True, kw_only=True):
    """One policy."""

    id: str
    title: str
    why: str
    message: str
    alternative: str
    requirement: str
    forbids: bool
    hard: bool
    """Built in; no policy of the shop's own can lift it."""


class PolicyText(PolicySummary, frozen=True, kw_only=True):
    """One policy with its Cedar text and the examples the suite runs."""

    text: str
    examples: dict[str, str]


class PolicyList(msgspec.Struct, frozen=True, kw_only=True):
    """The policies in force."""

    hash: str
    """Names this set of policies; every event holds the hash of the set that decided."""
    items: list[PolicySummary]


def _summary(policy: Policy) -> dict[str, Any]:
    return {name: getattr(policy, name) for name in PolicySummary.__struct_fields__}


@get(
    "/api/v1/policies",
    opt=needs(Permission.POLICIES_READ),
    tags=["policies"],
    operation_id="listPolicies",
    summary="Policies in force",
)
async def list_policies(request: Request[Any, Any, Any]) -> PolicyList:
    """All of them; there are dozens, not pages."""
    current = request.app.state.desk.parts.policy()
    return PolicyList(hash=current.hash, items=[PolicySummary(**_summary(p)) for p in current.policies.values()])


@get(
    "/api/v1/policies/{policy_id:str}",
    opt=needs(Permission.POLICIES_READ),
    tags=["policies"],
    operation_id="getPolicy",
    summary="One policy",
)
async def one_policy(request: Request[Any, Any, Any], policy_id: FromPath[str]) -> PolicyText:
    """With its text and examples."""
    current = request.app.state.desk.parts.policy()
    found = current.policies.get(policy_id)
    if found is None:
        raise NotFound("There is no policy of this id")
    return PolicyText(**_summary(found), text=found.text, examples=found.examples)


ROUTES = (list_policies, one_policy)
