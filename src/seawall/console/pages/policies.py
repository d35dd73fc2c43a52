"""Policies in plain words: what happens to each kind of data for each state of tool, and every policy's own text.

The table is not written by hand: each cell is what the policy set in force decides for one typical finding.
"""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.parts import Group, Page, Route
from seawall.console.visit import Visit
from seawall.model.errors import NotFound
from seawall.policy.catalogue import tools
from seawall.policy.table import STATES, table

_STATES = tuple(
    msgspec.structs.replace(column, name=name)
    for column, name in zip(
        STATES, ("Approved tool", "Approved for it", "Not approved", "Consumer chatbot"), strict=True
    )
)


async def overview(visit: Visit) -> Response[Any]:
    """The table and the list of policies."""
    policy = visit.parts.policy()
    rows = await asyncio.to_thread(table, policy, _STATES)
    return visit.page(
        "policies.html",
        columns=_STATES,
        rows=rows,
        policies=list(policy.policies.values()),
        policy_hash=policy.hash,
        observe=policy.observe,
        tools=list(tools(visit.parts.settings).values()),
    )


async def one(visit: Visit) -> Response[Any]:
    """One policy: what it says, why, its text and its examples."""
    found = visit.parts.policy().policies.get(visit.request.path_params["policy_id"])
    if found is None:
        raise NotFound("There is no policy of this name")
    return visit.page("policy.html", policy=found)


PAGE = Page(
    title="Policies",
    group=Group.RULES,
    order=2,
    routes=(
        Route(method="GET", path="/policies", permission=Permission.POLICIES_READ, answer=overview),
        Route(method="GET", path="/policies/{policy_id:str}", permission=Permission.POLICIES_READ, answer=one),
    ),
)
