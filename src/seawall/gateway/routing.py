"""Where a call goes: which dialect it speaks, which operation it wants, which upstream serves its model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import parse_qsl, quote, urlsplit

import msgspec

from seawall.dialects.dialect import Dialect, Match, ModelCard
from seawall.dialects.field_map import Node, Use
from seawall.gateway.call import Call
from seawall.gateway.door import ASK_ANEW, KEY_PARAMETER
from seawall.gateway.refusal import Refusal
from seawall.model.errors import ConfigError
from seawall.model.exchange import Tool
from seawall.model.keys import VirtualKey
from seawall.model.ports import UpstreamClient
from seawall.model.settings import Settings, UpstreamSettings
from seawall.policy.catalogue import of_upstream

parameter_chars_max = 64
paths_remembered_max = 1_000
"""Gemini's paths hold the model's name, so there may be many."""
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~,:;=/$[]")
_VERSION = re.compile(r"/v[0-9]+[a-z0-9]*(?:/|$)")
_SLASHES = re.compile("/{2,}")
ECHO = "builtin:echo"
KEEPER_HEADER = b"x-seawall-upstream"
"""Who is to keep what names no model, by the upstream's name."""


class Upstream(msgspec.Struct, frozen=True, kw_only=True):
    """One vendor account calls can go to."""

    name: str
    tool: Tool
    models: tuple[str, ...]
    base: str
    """Address the operation's path is appended to."""
    key: Callable[[], str]
    """Its secret as it is now; empty where it needs none."""
    sign: Callable[[str], tuple[tuple[str, str], ...]]
    """The headers that carry it."""
    client: UpstreamClient
    instead: str = ""
    instead_model: str = ""
    """As in :class:`seawall.model.settings.UpstreamSettings`."""

    @property
    def auth(self) -> tuple[tuple[str, str], ...]:
        """The headers that carry its secret."""
        secret = self.key()
        return self.sign(secret) if secret else ()

    def serves(self, model: str) -> bool:
        """Whether it names this model."""
        return _named(self.models, model)

    versioned_base: bool = False
    """Its dialect's :attr:`~seawall.dialects.dialect.Dialect.versioned_base`."""

    def url(self, path: str, query: str) -> str:
        """The address of an operation. A base that ends as the path begins (``…/v1``) is understood, and so is one that
        names another version than ours where those who speak the dialect have it in the base."""
        base, segments = self.base, path[1:].split("/")
        shared = next((n for n in range(len(segments), 0, -1) if base.endswith("/" + "/".join(segments[:n]))), 0)
        if not shared and self.versioned_base and _VERSION.search(urlsplit(base).path):
            shared = 1
        address = "/".join((base, *segments[shared:]))
        return f"{address}?{query}" if query else address


_NO_MODEL = "Ask for one that GET /v1/models lists, or add it to `models` of an [[upstream]] in the settings."
_NOT_SET_UP = "The AI service that gave this answer is no longer set up. Ask anew, or add its [[upstream]] again."


class Routes:
    """The dialects' routes and the settings' upstreams, ready to be asked."""

    def __init__(
        self,
        settings: Settings,
        dialects: Mapping[str, Dialect],
        keys: Mapping[str, str],
        client: UpstreamClient,
        echo: UpstreamClient,
    ) -> None:
        self._dialects = dict(dialects)
        self._upstreams: dict[str, list[Upstream]] = {name: [] for name in dialects}
        for one in settings.upstream:
            if one.dialect not in dialects:
                known = ", ".join(sorted(dialects))
                raise ConfigError(f"Upstream {one.name}: no dialect {one.dialect}", advice=f"There are: {known}.")
            dialect = dialects[one.dialect]
            self._upstreams[one.dialect].append(_upstream(one, dialect, _key_of(keys, one.name), client, echo))
        for there in self._upstreams.values():
            for one_there in there:
                _check_instead(one_there, there)
        self._prefixes: dict[str, list[Dialect]] = {}
        self._other_bases: list[tuple[Dialect, re.Pattern[str]]] = []
        self._second: set[str] = set()
        """What stands behind the first segment: where a base URL forgot that one, a path begins with this."""
        self._own_headers: dict[str, tuple[frozenset[bytes], bytes]] = {}
        """What a dialect's clients send beside the key, and the header of the key."""
        self._found: dict[tuple[str, str], tuple[Dialect, Match]] = {}
        """Paths as they come that only one dialect has, as most are."""
        for dialect in dialects.values():
            auth = next((name.encode() for name, _ in dialect.auth("key")), b"")
            self._own_headers[dialect.name] = frozenset(name.encode() for name in dialect.forwarded), auth
            for first in dialect.also_under:
                self._prefixes.setdefault(first, []).append(dialect)
            for route in dialect.routes:
                first, _, rest = route.template[1:].partition("/")
                if rest:
                    self._second.add(rest.partition("/")[0])
                dialects_there = self._prefixes.setdefault(first, [])
                if dialect not in dialects_there:
                    dialects_there.append(dialect)
        for dialect in dialects.values():
            for base in dialect.other_bases:
                self._prefixes.setdefault(base.split("/", 2)[1], [dialect])
                self._other_bases.append((dialect, re.compile(re.escape(base).replace(r"\{\}", "[^/]+") + "(?=/)")))
        self.rememberers = frozenset(
            (dialect.name, name)
            for dialect in dialects.values()
            for name, operation in dialect.operations.items()
            if operation.recalled or (operation.request is not None and _uses(operation.request.root, Use.ANSWER))
        )
        """Operations whose answers a later request may name, instead of sending the history again or to fetch them."""

    def takes(self, path: str) -> bool:
        """Whether the path stands under a dialect's first segment (``/v1/…``), or would if its base URL were right."""
        path = _tidy(path)
        first, slash, _ = path[1:].partition("/")
        if first in self._prefixes:
            return bool(slash) or bool(self._routed("GET", path))
        return first in self._second and any(self._routed(method, path) for method in ("POST", "GET"))

    def find(self, call: Call) -> tuple[Dialect, Match | None]:
        """The dialect a call speaks and its operation; None where no dialect has such a path.

        Where two dialects share a path, the one whose own headers the client sends is meant, then the one whose key
        header it uses: Anthropic's SDKs send their key as OpenAI's do, beside an ``anthropic-version``.
        """
        # A head is asked for as its page is (RFC 9110, 9.3.2); the call leaves the body out.
        method = "GET" if call.method == "HEAD" else call.method
        known = self._found.get((method, call.path))
        if known is not None:
            return known
        path = _tidy(call.path)
        matches = self._routed(method, path)
        if len(matches) == 1:
            if len(self._found) >= paths_remembered_max:
                self._found.clear()
            self._found[method, call.path] = matches[0]
            return matches[0]
        names = {name for name, _ in call.headers}

        def unlike(dialect: Dialect) -> tuple[bool, bool]:
            own, auth = self._own_headers[dialect.name]
            return own.isdisjoint(names), auth not in names

        if matches:
            return min(matches, key=lambda found: unlike(found[0]))
        there = self._prefixes.get(path[1:].partition("/")[0]) or list(self._dialects.values())
        # Whoever knows what to do instead says so in its own words.
        return min(there, key=lambda dialect: (not dialect.instead(path), *unlike(dialect))), None

    def methods(self, path: str) -> list[str]:
        """The methods that a path is asked for with."""
        path = _tidy(path)
        return [method for method in ("GET", "POST", "PATCH", "DELETE") if self._routed(method, path)]

    def _routed(self, method: str, path: str) -> list[tuple[Dialect, Match]]:
        """The dialects that have a path, read as the first of :meth:`_readings` that one with an upstream has, else as
        the first that any has."""
        others: list[tuple[Dialect, Match]] = []
        for readings in self._readings(path):
            matches = [(one, match) for one, reading in readings if (match := one.route(method, reading)) is not None]
            served = [found for found in matches if self._upstreams[found[0].name]]
            if served:
                return served
            others = others or matches
        return others

    def _readings(self, path: str) -> Iterator[Sequence[tuple[Dialect, str]]]:
        """What a path may mean to which dialects, as it stands first. SDKs differ in what of the path they leave to the
        base URL, and people in what they write there: ``/v1/v1/messages`` and ``/messages`` are ``/v1/messages``."""
        first, _, rest = path[1:].partition("/")
        if first not in self._prefixes:
            yield [(dialect, f"/{dialect.home}{path}") for dialect in self._dialects.values()]
            return
        yield [(dialect, path) for dialect in self._prefixes[first]]
        yield self._elsewhere(path)
        again = rest.partition("/")[0]
        yield [(dialect, "/" + rest) for dialect in self._prefixes.get(again, ())]
        yield self._elsewhere("/" + rest)

    def _elsewhere(self, path: str) -> Sequence[tuple[Dialect, str]]:
        """What a path means under the bases that other vendors have."""
        return [
            (dialect, f"/{dialect.home}{path[found.end() :]}")
            for dialect, base in self._other_bases
            if (found := base.match(path)) is not None
        ]

    def upstream(self, dialect: Dialect, model: str, key: VirtualKey) -> Upstream:
        """The upstream for a model, among those the key may reach.

        Raises:
            Refusal: 404 when nobody serves the model, 403 when the key may not reach who does.
        """
        if model and key.models and not _named(tuple(key.models), model):
            raise Refusal(403, "seawall_model_not_allowed", f"This key may not use this model. {ASK_ANEW}")
        there = self._upstreams[dialect.name]
        serving = [one for one in there if one.serves(model)] or [one for one in there if not one.models]
        if not serving:
            if not there:
                advice = f'Add an [[upstream]] with dialect = "{dialect.name}" to the settings.'
                said = f"No {dialect.title} upstream is set up. {advice} {dialect.otherwise}".rstrip()
                raise Refusal(404, "seawall_no_upstream", said)
            raise Refusal(404, "seawall_no_model", f"No upstream serves this model. {_NO_MODEL}")
        for one in serving:
            if not key.tools or one.tool.id in key.tools or one.name in key.tools:
                return one
        raise Refusal(403, "seawall_tool_not_allowed", f"This key may not use {serving[0].tool.name}. {ASK_ANEW}")

    def keeper(self, dialect: Dialect, name: str, key: VirtualKey) -> Upstream:
        """Who is sent what names no model (a file): the upstream of this name, else the one that serves any model,
        else the first that the key may reach.

        Raises:
            Refusal: as :meth:`upstream` and :meth:`named`.
        """
        if name:
            return self.named(dialect, name, key)
        there = self._upstreams[dialect.name]
        for one in sorted(there, key=lambda one: bool(one.models)):
            if not key.tools or {one.tool.id, one.name} & key.tools:
                return one
        return self.upstream(dialect, "", key)

    def reachable(self, dialect: Dialect, key: VirtualKey) -> frozenset[str]:
        """The names of a dialect's upstreams that the key may reach."""
        there = self._upstreams[dialect.name]
        return frozenset(one.name for one in there if not key.tools or {one.tool.id, one.name} & key.tools)

    def named(self, dialect: Dialect, name: str, key: VirtualKey) -> Upstream:
        """The upstream of a name, if the key may reach it.

        Raises:
            Refusal: 404 when it is no longer there, 403 when the key may not reach it.
        """
        for one in self._upstreams[dialect.name]:
            if one.name == name:
                if key.tools and not {one.tool.id, one.name} & key.tools:
                    raise Refusal(403, "seawall_tool_not_allowed", f"This key may not use {one.tool.name}. {ASK_ANEW}")
                return one
        raise Refusal(404, "seawall_no_upstream", _NOT_SET_UP)

    def instead(self, dialect: Dialect, upstream: Upstream, key: VirtualKey) -> Upstream | None:
        """Who gets what policy blocks for an upstream, if the settings name one and the key may reach it."""
        model = upstream.instead_model
        if not upstream.instead or (model and key.models and not _named(tuple(key.models), model)):
            return None
        other = next(one for one in self._upstreams[dialect.name] if one.name == upstream.instead)
        return other if not key.tools or {other.tool.id, other.name} & key.tools else None

    def listed(self, dialect: Dialect, key: VirtualKey) -> tuple[list[ModelCard], list[Upstream]]:
        """The models the settings name for a key, and the upstreams that serve any model and have to be asked."""
        may = [one for one in self._upstreams[dialect.name] if not key.tools or {one.tool.id, one.name} & key.tools]
        cards = [
            ModelCard(model, one.name)
            for one in may
            for model in one.models
            if not model.endswith("*") and (not key.models or _named(tuple(key.models), model))
        ]
        return cards, [one for one in may if not one.models]


def forwarded_query(query: bytes) -> str:
    """A call's parameters without the key.

    Raises:
        Refusal: a value that could be content, which nobody inspects here.
    """
    if not query:
        return ""
    kept = []
    for name, value in parse_qsl(query.decode("latin-1"), keep_blank_values=True):
        if name == KEY_PARAMETER:
            continue
        if len(name) + len(value) > 2 * parameter_chars_max or not _PLAIN.issuperset(name + value):
            raise Refusal(400, "seawall_bad_parameter", "Query parameters may hold short plain words only.")
        kept.append(f"{quote(name, safe='')}={quote(value, safe='')}")
    return "&".join(kept)


def _tidy(path: str) -> str:
    """A path without the slashes that base URLs have too many of."""
    return _SLASHES.sub("/", path).rstrip("/") if path.endswith("/") or "//" in path else path


def _named(patterns: Sequence[str], model: str) -> bool:
    return any(model == one or (one.endswith("*") and model.startswith(one[:-1])) for one in patterns)


def _key_of(keys: Mapping[str, str], name: str) -> Callable[[], str]:
    return lambda: keys.get(name, "")


def _upstream(
    one: UpstreamSettings, dialect: Dialect, key: Callable[[], str], client: UpstreamClient, echo: UpstreamClient
) -> Upstream:
    tool = of_upstream(one)
    base = one.base_url.rstrip("/")
    if base == ECHO:
        return Upstream(
            name=one.name,
            tool=tool,
            models=one.models,
            base=f"{ECHO}/{dialect.name}",
            key=str,
            sign=dialect.auth,
            client=echo,
            instead=one.instead,
            instead_model=one.instead_model,
        )
    parts = urlsplit(base)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ConfigError(
            f"Upstream {one.name}: base_url must be http:// or https:// with a host, or {ECHO}",
            advice='Write base_url = "https://api.openai.com" or the like, without key or query.',
        )
    secret = key()
    if secret and not (secret.isascii() and secret.isprintable() and " " not in secret):
        raise ConfigError(f"Upstream {one.name}: its key holds characters no key has", advice="Check the secret.")
    return Upstream(
        name=one.name,
        tool=tool,
        models=one.models,
        base=base,
        key=key,
        sign=dialect.auth,
        client=client,
        versioned_base=dialect.versioned_base,
        instead=one.instead,
        instead_model=one.instead_model,
    )


def _check_instead(one: Upstream, there: Sequence[Upstream]) -> None:
    """
    Raises:
        ConfigError: what takes its place is not there.
    """
    if one.instead and one.instead not in {other.name for other in there if other is not one}:
        raise ConfigError(
            f"Upstream {one.name}: instead names {one.instead[:60]!r}, which is no other upstream of its dialect",
            advice="Name an [[upstream]] with the same dialect, or leave it out.",
        )


def _uses(root: Node, use: Use) -> bool:
    """Whether a field map gives some value this use."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node.use is use:
            return True
        waiting += [child for child in (node.items, node.other) if child is not None]
        waiting += [child for child, _ in node.fields.values()]
    return False
