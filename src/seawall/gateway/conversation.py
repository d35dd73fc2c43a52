"""Which conversation a request belongs to, and the pseudonyms issued in it.

A conversation is the caller's own: its id is a keyed hash that the principal is part of, so that nobody can name
another one's. It comes, in this order, from ``x-seawall-conversation``, from the vendor's ids in the request (the
answer a request goes on from, or the vendor's conversation), from the session that coding agents name in a header of
their own (their history is summed up now and then, so that nothing of it stays), and else from what stays the same over
the turns: the system prompt and the first user message.

An id of the vendor's belongs to the caller who got it in an answer or named it first: all callers use one key at the
vendor, who would go on with anybody's. What is kept there and did not come through here was inspected by nobody; it
counts as unseen, and so does what is said on top of it later.

The pseudonym map lives in the vault (sealed, with a lifetime). It is read only when the request can't tell by itself:
when it goes on from an earlier answer, or when pseudonyms stand in it or may, in what only the vendor can read.
Otherwise the same values get the same pseudonyms again, because they are derived.
"""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from collections.abc import Awaitable, Iterable, Mapping
from typing import NamedTuple

from seawall.dialects.dialect import Decoded
from seawall.gateway.call import Header
from seawall.gateway.refusal import Refusal
from seawall.model.exchange import Principal
from seawall.model.ports import PseudonymVault

name_chars_max = 200
saves_remembered_max = 1_000
"""Conversations, of which each takes a kilobyte; one that was forgotten is saved once more."""
pseudonyms_remembered_max = 25_000
"""Of all conversations together."""
saved_again_after_ms = 10 * 60 * 1000
"""A conversation under way has its end of life pushed out this often."""
vendor_keeps_ms = 31 * 24 * 3_600_000
"""OpenAI deletes an answer after 30 days (https://platform.openai.com/docs/guides/conversation-state); until then it
must not become anybody's."""
_LINK, _BY, _WHOSE, _OUTSIDE = "answer", "by", "whose", "outside"
_SESSION_HEADERS = frozenset((b"x-claude-code-session-id", b"session-id", b"session_id", b"x-session-id"))
"""Of Claude Code, Codex, its older versions and others who go by it, opencode."""
_SESSION = re.compile(rb"(?=[^0-9]*[0-9])[A-Za-z0-9_-]{16,100}")
NOT_YOURS = (
    "No answer or conversation of this id is this key's: go on from one that the same person, service or agent began."
)
_SIGNS = [
    (first, re.compile(sign))
    for first, sign in (
        (b"q", rb"q[zZ]"),
        (b"Q", rb"Q[zZ]"),
        (b"9", rb"9(?:[^A-Za-z]{0,3}9){2}"),
        (b"\\u00", rb"\\u00(?:71|51|39)"),
    )
]
"""What every pseudonym begins with, plainly or as a JSON escape; each behind what it begins with itself."""


class Talk(NamedTuple):
    """The conversation of a request."""

    id: str
    """``c_`` and 32 hexadecimal digits."""
    outside: tuple[str, ...] = ()
    """Ids the request names of what the vendor keeps and nobody here has inspected all of."""


class Conversations:
    """Names conversations, and keeps their maps in the vault."""

    def __init__(self, secret: bytes, vault: PseudonymVault) -> None:
        self._secret = hashlib.blake2b(b"seawall conversations", key=secret[:64], digest_size=32).digest()
        self._vault = vault
        self._saved: OrderedDict[str, tuple[frozenset[str], int]] = OrderedDict()
        self._pseudonyms = 0
        """How many those are in all."""

    async def identify(
        self, principal: Principal, decoded: Decoded, named: bytes | None, headers: Iterable[Header] = ()
    ) -> Talk:
        """The conversation a request belongs to. ``headers`` are the client's.

        Raises:
            Refusal: the name the client gave can't be one, or the answer or conversation it goes on from is another
                caller's.
        """
        linked, outside = "", []
        for given in decoded.conversation_ids:
            known = await self._vault.load(self.id_of(_LINK + "\0" + given))
            if known.get(_WHOSE, self.whose(principal)) != self.whose(principal):
                raise Refusal(404, "seawall_no_answer", NOT_YOURS)
            linked = linked or known.get(_LINK, "")
            if _OUTSIDE in known or _WHOSE not in known:
                outside.append(given)
        mine = linked if named is None else ""
        return Talk(mine or self._named(principal, decoded, named, headers), tuple(outside))

    def _named(self, principal: Principal, decoded: Decoded, named: bytes | None, headers: Iterable[Header]) -> str:
        who = f"{principal}\0{principal.acting_for or ''}\0"
        if named is not None:
            text = named.decode("latin-1")
            if not text.isprintable() or not 0 < len(text) <= name_chars_max:
                raise Refusal(400, "seawall_bad_conversation", "x-seawall-conversation must be a short plain name.")
            return self.id_of(who + "named\0" + text)
        if decoded.conversation_ids:
            return self.id_of(who + "given\0" + "\0".join(decoded.conversation_ids))
        for name, value in headers:
            if name in _SESSION_HEADERS and _SESSION.fullmatch(value):
                return self.id_of(who + "session\0" + value.decode("ascii"))
        return self.id_of(who + "opening\0" + "\0".join(decoded.opening))

    def fresh(self, principal: Principal, unique: str) -> str:
        """A conversation of its own for something the caller sends, named by something that never comes again."""
        return self.id_of(f"{principal}\0{principal.acting_for or ''}\0fresh\0{unique}")

    def key(self, conversation: str) -> bytes:
        """The secret the conversation's pseudonyms are derived from."""
        return hashlib.blake2b(b"pseudonyms\0" + conversation.encode(), key=self._secret, digest_size=32).digest()

    async def entries(self, conversation: str, decoded: Decoded, *, named: bool) -> Mapping[str, str]:
        """What was issued so far, as far as this request needs it."""
        if named or decoded.conversation_ids or decoded.sealed or _may_hold_pseudonym(decoded.body):
            return await self._vault.load(conversation)
        return {}

    def saving(
        self, conversation: str, entries: Mapping[str, str], now_ms: int, lifetime_ms: int = 0
    ) -> Awaitable[None] | None:
        """What was issued, on its way to disk; None when it was kept a moment ago. Tell :meth:`saved` when it is done.
        It is kept for as long as a conversation's are unless ``lifetime_ms`` says otherwise.

        Awaiting it raises LedgerUnavailable when the vault could not write; the answer must not be given then.
        """
        if not entries:
            return None
        known, when = self._saved.get(conversation, (frozenset(), 0))
        if now_ms - when < saved_again_after_ms and known.issuperset(entries):
            return None
        return self._vault.save(conversation, entries, lifetime_ms)

    def saved(self, conversation: str, entries: Mapping[str, str], now_ms: int) -> None:
        """What was issued is on disk."""
        known, _ = self._saved.get(conversation, (frozenset(), 0))
        grown = known.union(entries)
        self._pseudonyms += len(grown) - len(known)
        self._saved[conversation] = (grown, now_ms)
        self._saved.move_to_end(conversation)
        while len(self._saved) > saves_remembered_max or self._pseudonyms > pseudonyms_remembered_max:
            _, (dropped, _) = self._saved.popitem(last=False)
            self._pseudonyms -= len(dropped)

    async def link(self, principal: Principal, answer_id: str, talk: Talk, upstream: str) -> None:
        """Let a later request that goes on from an answer (none when ``answer_id`` is empty), or fetches it, find this
        conversation and who answered; and nobody else go on from it, or from what was gone on from here."""
        mine = {_WHOSE: self.whose(principal), _LINK: talk.id}
        behind = {_OUTSIDE: "1"} if talk.outside else {}
        kept = dict.fromkeys(talk.outside, mine | behind)
        if answer_id:
            kept[answer_id] = mine | behind | {_BY: upstream}
        saving = [self._vault.save(self.id_of(_LINK + "\0" + one), said, vendor_keeps_ms) for one, said in kept.items()]
        for saved in saving:
            await saved

    async def linked(self, principal: Principal, answer_id: str) -> tuple[str, str] | None:
        """The conversation of an answer this caller got, and the upstream it came from; None for anybody else's."""
        known = await self._vault.load(self.id_of(_LINK + "\0" + answer_id))
        ours = _BY in known and known.get(_WHOSE) == self.whose(principal)
        return (known[_LINK], known[_BY]) if ours else None

    async def issued(self, conversation: str) -> Mapping[str, str]:
        """Every pseudonym of a conversation, with its value."""
        return await self._vault.load(conversation)

    def whose(self, principal: Principal) -> str:
        """A caller, as what belongs to it names it."""
        return self.id_of(f"{principal}\0{principal.acting_for or ''}\0{_WHOSE}")

    def id_of(self, text: str) -> str:
        """A name nobody can make without the secret."""
        content = text.encode("utf-8", "surrogatepass")
        return "c_" + hashlib.blake2b(content, key=self._secret, digest_size=16).hexdigest()


def _may_hold_pseudonym(body: bytes) -> bool:
    """Whether any pseudonym could stand in a body. Searches that begin with one character, which ``re`` skips to at the
    speed of memory: this runs on the loop, for bodies of any size."""
    return any(first in body and sign.search(body) is not None for first, sign in _SIGNS)
