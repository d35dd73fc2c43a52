"""Which tools a network keeps closed: those on which the approved list does not say yes.

A network can't tell people apart. So a tool is left open when it is approved for anybody, or while anybody has an
exception for it; the browser extension is what tells people apart. Hosts that serve much else than AI are never in it.
"""

from __future__ import annotations

from seawall.discovery.blocking import Blocked
from seawall.discovery.catalogue import Role
from seawall.model.approvals import Approvals, ToolState
from seawall.model.settings import Settings
from seawall.policy.approved_list import Listed, approved_list


def blocked_tools(settings: Settings, approvals: Approvals, now_ms: int = 0) -> list[Blocked]:
    """The tools to keep closed, in the catalogue's order, with hosts no open tool has."""
    listed = approved_list(settings, approvals)
    excepted = {one.tool for one in approvals.exceptions if one.live(now_ms)}
    kept = set(open_hosts(settings, approvals, now_ms))
    blocked = []
    for id, one in listed.items():
        if _open(settings, one) or id in excepted:
            continue
        pages = tuple(host for host in one.known.hosts(Role.CHAT) if host not in kept)
        calls = tuple(host for host in one.known.hosts(Role.API) if host not in kept)
        if pages or calls:
            kept.update(pages, calls)  # plans share hosts: the first one's entry is enough
            blocked.append(Blocked(id=id, name=one.tool.name or id, pages=pages, calls=calls))
    return blocked


def open_hosts(settings: Settings, approvals: Approvals, now_ms: int = 0) -> tuple[str, ...]:
    """Hosts of the tools that are open, which no list may close."""
    excepted = {one.tool for one in approvals.exceptions if one.live(now_ms)}
    return tuple(
        dict.fromkeys(
            host
            for id, one in approved_list(settings, approvals).items()
            if id in excepted or _open(settings, one)
            for host in one.known.hosts()
        )
    )


def _open(settings: Settings, one: Listed) -> bool:
    if one.state is ToolState.UNLISTED:
        return settings.endpoint.unlisted != "block"
    return one.state is ToolState.APPROVED
