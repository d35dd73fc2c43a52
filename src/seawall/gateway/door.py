"""Who is at the door: the virtual key of a call, whether it may come from there, and how often.

The key is looked for in every place the vendors' SDKs put one, and nowhere is it sent on.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import parse_qsl

import msgspec

from seawall.gateway.call import Call
from seawall.gateway.refusal import Refusal, too_many
from seawall.gateway.server import Network, networks, within
from seawall.model.errors import ConfigError
from seawall.model.exchange import Principal
from seawall.model.keys import PREFIX, VirtualKey
from seawall.model.ports import Keys

KEY_HEADERS = frozenset({b"authorization", b"x-api-key", b"api-key", b"x-goog-api-key"})
KEY_PARAMETER = "key"
visitors_max = 4_096
UNKNOWN_KEY = "seawall_bad_key"
ASK_FOR_KEY = "Use a Seawall key (sw_…) as your API key; `seawall keys issue` or the console's Keys page makes one."
ASK_ANEW = "Whoever issued it can issue one that may (`seawall keys issue`, or the console's Keys page)."

_SIGNED = (
    "This request is signed with an AWS account's keys, and what is masked in it would no longer fit the signature. "
    "Use a Seawall key (sw_…) as Bedrock's API key: AWS_BEARER_TOKEN_BEDROCK, or the client's api_key."
)


class Visitor(msgspec.Struct, frozen=True):
    """A caller that was let in."""

    key: VirtualKey
    principal: Principal
    """The key's principal with the teams the settings give it."""


class Door:
    """Checks keys. What it remembers of a key is thrown away with the key."""

    def __init__(self, keys: Keys, teams: Mapping[str, tuple[str, ...]]) -> None:
        self._keys = keys
        self._teams = teams
        self._visitors: dict[str, Visitor] = {}

    def admit(self, call: Call, client: str, now_ms: int) -> Visitor:
        """The caller behind a call, counted against its rate and budget.

        Raises:
            Refusal: 401 without a live key, 403 from elsewhere than it may come from, 429 over its limits.
        """
        secret = presented(call)
        if not secret:
            signed = (call.header(b"authorization") or b"").startswith(b"AWS4-")
            said = _SIGNED if signed else f"No API key was sent. {ASK_FOR_KEY}"
            raise Refusal(401, "seawall_no_key", said)
        return self._let_in(self._keys.find(secret, now_ms), client, now_ms)

    def admit_again(self, key_id: str, client: str, now_ms: int) -> Visitor:
        """Whoever was let in with a key a while ago and shows what was handed out then. Raises Refusal, as above."""
        return self._let_in(self._keys.live(key_id, now_ms), client, now_ms)

    def _let_in(self, key: VirtualKey | None, client: str, now_ms: int) -> Visitor:
        if key is None:
            raise Refusal(401, UNKNOWN_KEY, f"This API key is unknown, expired or revoked. {ASK_FOR_KEY}")
        visitor = self._visitors.get(key.id)
        if visitor is None or visitor.key is not key:
            visitor = self._known(key)
        refusal = self._held(key, client, now_ms)
        if refusal is not None:
            refusal.visitor = visitor
            raise refusal
        return visitor

    def charge(self, visitor: Visitor, requests: int, now_ms: int) -> None:
        """Count the requests of a batch against the key's budget; one of them was counted when it came in.

        Raises:
            Refusal: 429, there is not so much left.
        """
        key = visitor.key
        if requests > 1 and key.budget is not None:
            wait_ms = self._keys.spend(key.id, 0, now_ms, requests - 1)
            if wait_ms is not None:
                raise too_many(wait_ms, f"This batch has {requests} requests, and the key's budget has fewer left.")

    def _held(self, key: VirtualKey, client: str, now_ms: int) -> Refusal | None:
        """What keeps a live key out: where it comes from, or its limits, against which the call is counted."""
        if key.networks and not within(client, _ranges(key.networks)):
            return Refusal(403, "seawall_network", f"This key may not be used from {client or 'here'}. {ASK_ANEW}")
        wait_ms = self._keys.spend(key.id, 0, now_ms)
        if wait_ms is None:
            return None
        spent = key.budget is not None and wait_ms >= key.expires_ms - now_ms - 1
        if spent:
            return too_many(wait_ms, f"This key has used up its budget of requests ({key.budget}). {ASK_ANEW}")
        seconds = -(-wait_ms // 1000)
        said = f"This key may be used {key.rate_per_minute} times a minute. Wait {seconds} seconds"
        return too_many(wait_ms, f"{said}, or have a key issued that may be used more often.")

    def _known(self, key: VirtualKey) -> Visitor:
        who = key.principal
        teams = tuple(name for name, members in self._teams.items() if str(who) in members)
        if teams:
            who = msgspec.structs.replace(who, teams=tuple(dict.fromkeys(who.teams + teams)))
        if len(self._visitors) >= visitors_max:
            self._visitors.clear()
        visitor = self._visitors[key.id] = Visitor(key, who)
        return visitor


def presented(call: Call) -> str:
    """The key a call carries, empty when it carries none. Beside one of ours, a vendor's that a client also has means
    nothing: it goes nowhere.

    Raises:
        Refusal: it carries two different ones, so that nobody can tell which is meant.
    """
    found: list[str] = []
    for name, value in call.headers:
        if name in KEY_HEADERS:
            text = value.decode("latin-1").strip()
            if name == b"authorization" and not text.startswith(PREFIX):
                scheme, _, text = text.partition(" ")
                text = text.strip() if scheme.lower() == "bearer" else ""
            found.append(text)
    if call.query and b"key=" in call.query:
        found += [text for name_, text in parse_qsl(call.query.decode("latin-1")) if name_ == KEY_PARAMETER]
    different = {text for text in found if text}
    ours = {text for text in different if text.startswith(PREFIX)} if len(different) > 1 else different
    if len(ours or different) > 1:
        raise Refusal(401, "seawall_two_keys", f"Two different API keys were sent. {ASK_FOR_KEY}")
    return next(iter(ours), "")


@lru_cache(maxsize=1024)
def _ranges(texts: tuple[str, ...]) -> tuple[Network, ...]:
    try:
        return networks(texts)
    except ConfigError:
        return ()  # a range nobody can read lets nobody in
