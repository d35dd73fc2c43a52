"""Files that a request names by id: whose they are, what was read in them, and which stand-ins stand in them.

An id passes only if the caller's principal sent that file through here: it was inspected then, and counts as read but
for what could not be read in it. Everybody's files lie in one account at the vendor, who would open any of them to
whoever names its id. So another's id is refused, and one that nobody sent through here looks the same.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from seawall.dialects.dialect import Decoded, Dialect, Unseen
from seawall.gateway.belongings import Belongings, Kept
from seawall.gateway.judging import Asked, Judged
from seawall.gateway.refusal import Refusal
from seawall.gateway.routing import Upstream
from seawall.model.exchange import Principal

lent_for_good_max = 5_000
"""A conversation has room for ten times as many, and they are written down with every conversation about the file."""
NOT_MINE = (
    "Nothing of this id was sent through here by the same person, service or agent in the last 31 days, "
    "so nobody has inspected it for this key. Send the file again with this key, and use the id that comes back."
)


class Held(msgspec.Struct, frozen=True):
    """A request with the files that it names."""

    decoded: Decoded
    """The request, of whose files only what could not be read counts as unseen."""
    entries: Mapping[str, str]
    """The stand-ins in them."""
    kept: Kept
    """One of the files."""

    def known_to(self, asked: Asked) -> Asked:
        """The judgement with the files' stand-ins, so that the same values keep them and they come back."""
        return msgspec.structs.replace(asked, entries={**asked.entries, **self.entries}, lent=self.entries)

    def issued_with(self, judged: Judged) -> Judged:
        """The outcome with the files' stand-ins as the conversation's own, unless they are very many: later turns may
        not name the files."""
        if len(self.entries) > lent_for_good_max:
            return judged
        return msgspec.structs.replace(judged, issued={**self.entries, **judged.issued})

    def check(self, upstream: Upstream) -> None:
        """
        Raises:
            Refusal: the files are at another vendor than the request goes to.
        """
        if upstream.name != self.kept.upstream:
            said = f"The file is at {self.kept.upstream}, and this goes to {upstream.name}. Send the file there"
            raise Refusal(400, "seawall_file_elsewhere", f"{said} (header x-seawall-upstream: {upstream.name}).")


class Referred:
    """Looks up what requests refer to."""

    def __init__(self, belongings: Belongings) -> None:
        self._belongings = belongings

    async def of(self, decoded: Decoded, dialect: Dialect, principal: Principal) -> Held | None:
        """The files a request names; None when it names none.

        Raises:
            Refusal: one of them is not this caller's, or they are at two vendors.
        """
        named = dialect.file_named
        if named is None or not decoded.unseen:
            return None
        found: dict[str, Kept] = {}
        unseen: list[Unseen] = []
        entries: dict[str, str] = {}
        for one in decoded.unseen:
            id = named(one.id) if one.id else ""
            if not id:
                unseen.append(one)
                continue
            if id not in found:
                kept = await self._belongings.of(principal, id)
                if kept is None or kept.kind == "batch":
                    raise Refusal(403, "seawall_file_not_yours", NOT_MINE)
                found[id] = kept
                entries |= await self._belongings.issued(kept)
                await self._belongings.used(kept)
            unseen += [Unseen(one.path, kind) for kind in found[id].unread]
        if not found:
            return None
        one_of = next(iter(found.values()))
        if any(kept.upstream != one_of.upstream for kept in found.values()):
            raise Refusal(400, "seawall_file_elsewhere", "The files of this request are at two vendors. Use one.")
        return Held(msgspec.structs.replace(decoded, unseen=tuple(unseen)), entries, one_of)
