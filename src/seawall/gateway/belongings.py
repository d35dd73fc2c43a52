"""What callers keep at a vendor (files, batches, cached contents), and whose each of it is.

All callers have one account at the vendor, who would show everybody everything. So each thing is written down with the
caller it belongs to when the vendor names it: in the vault, sealed, under a keyed hash of its id. It is remembered for
31 days after it was last used, because that is how long the vendor keeps a batch's results; its stand-ins as long. What
is not written down is nobody's.

A list of a caller's own things is kept by month, so that it neither grows without end nor is lost with its oldest
entry.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

import msgspec

from seawall.gateway.conversation import Conversations, vendor_keeps_ms
from seawall.model.errors import LimitExceeded
from seawall.model.exchange import Principal
from seawall.model.ports import PseudonymVault

listed_ms = 2 * vendor_keeps_ms
"""How long a month's list is kept."""
_KEPT, _WHOSE, _GONE = "kept", "whose", "gone"


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of a caller's."""

    id: str
    """As the vendor writes it in its answers."""
    kind: str
    """``file``, ``batch`` or ``cache``."""
    upstream: str
    """Who keeps it, by the upstream's name."""
    conversation: str
    """Whose stand-ins stand in it."""
    purpose: str = ""
    """What a file was sent for, in the vendor's words; of a batch's results ``batch_output``."""
    lines: str = ""
    """Of a file of JSON lines: the operation that reads them on their way back."""
    asks: str = ""
    """Of a batch and its file: the operation that each line asks for."""
    models: tuple[str, ...] = ()
    """The models it asks for, which a key that makes a batch of it must be allowed, too."""
    requests: int = 1
    """How many requests a batch's file holds."""
    unread: tuple[str, ...] = ()
    """Kinds of what in it could not be read when it was sent."""


class Belongings:
    """Writes down and looks up whose things are."""

    def __init__(self, conversations: Conversations, vault: PseudonymVault) -> None:
        self._conversations = conversations
        self._vault = vault

    async def keep(self, principal: Principal, kept: Kept, now_ms: int) -> None:
        """Write down that a thing is this caller's. One that is somebody's already stays theirs.

        Raises:
            LedgerUnavailable: it could not be written.
        """
        whose = self._conversations.whose(principal)
        said = {_WHOSE: whose, _KEPT: msgspec.json.encode(kept).decode()}
        await self._vault.save(self._name(kept.id), said, vendor_keeps_ms)
        try:
            await self._vault.save(self._list(whose, kept.kind, _month(now_ms)), {kept.id: kept.purpose}, listed_ms)
        except LimitExceeded:
            return  # it is there all the same, only not in the list

    async def of(self, principal: Principal, id: str) -> Kept | None:
        """A thing of this caller's; None when it is somebody else's, gone or not known."""
        known = await self._vault.load(self._name(id))
        if known.get(_WHOSE) != self._conversations.whose(principal) or _GONE in known or _KEPT not in known:
            return None
        return msgspec.json.decode(known[_KEPT], type=Kept)

    async def used(self, kept: Kept) -> None:
        """It is remembered for another while, and its stand-ins with it."""
        await self._vault.save(self._name(kept.id), {}, vendor_keeps_ms)
        await self._vault.save(kept.conversation, {}, vendor_keeps_ms)

    async def forget(self, kept: Kept) -> None:
        """It was deleted. Its stand-ins stay as long as they would: results may still hold them."""
        await self._vault.save(self._name(kept.id), {_GONE: "1"}, vendor_keeps_ms)

    async def listed(self, principal: Principal, kind: str, now_ms: int) -> Sequence[Kept]:
        """This caller's things of a kind, of the last months, the latest first."""
        whose = self._conversations.whose(principal)
        named: dict[str, str] = {}
        for month in dict.fromkeys((_month(now_ms - listed_ms), _month(now_ms - listed_ms // 2), _month(now_ms))):
            named |= await self._vault.load(self._list(whose, kind, month))
        found = [await self.of(principal, id) for id in reversed(named)]
        return [kept for kept in found if kept is not None]

    async def issued(self, kept: Kept) -> Mapping[str, str]:
        """The stand-ins in it, with their values."""
        return await self._conversations.issued(kept.conversation)

    def _name(self, id: str) -> str:
        return self._conversations.id_of(f"{_KEPT}\0{id}")

    def _list(self, whose: str, kind: str, month: str) -> str:
        return self._conversations.id_of(f"{_KEPT}\0list\0{whose}\0{kind}\0{month}")


def _month(now_ms: int) -> str:
    return time.strftime("%Y-%m", time.gmtime(now_ms / 1000))
