"""Where a call goes: which dialect it speaks, which operation it wants, which upstream serves its model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, quote, urlsplit

import msgspec

from seawall.dialects.dialect import Dialect, Match, ModelCard
from seawall.dialects.field_map import Node, Use
from seawall.gateway.call import Call
from seawall.gateway.door import KEY_PARAMETER
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
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~,:")
ECHO = "builtin:echo"


class Upstream(msgspec.Struct, frozen=True, kw_only=True):
    """One vendor account calls can go to."""

    name: str
    tool: Tool
    models: tuple[str, ...]
    base: str
    """Address the operation's path is appended to."""
    secret: str
    auth: tuple[tuple[str, str], ...]
    client: UpstreamClient

    def serves(self, model: str) -> bool:
        """Whether it names this model."""
        return _named(self.models, model)

    def url(self, path: str, query: str) -> str:
        """The address of an operation. A base that repeats the path's first segment (``…/v1``) is understood."""
        first = "/" + path.split("/", 2)[1]
        base = self.base.removesuffix(first) if self.base.endswith(first) else self.base
        return f"{base}{path}?{query}" if query else base + path


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
            self._upstreams[one.dialect].append(_upstream(one, dialect, keys.get(one.name, ""), client, echo))
        self._prefixes: dict[str, list[Dialect]] = {}
        self._astray: dict[str, tuple[Dialect, str]] = {}
        """Paths that lack a dialect's first segment, which a base URL forgot: the dialect and the segment."""
        self._own_headers: dict[str, tuple[frozenset[bytes], bytes]] = {}
        """What a dialect's clients send beside the key, and the header of the key."""
        self._found: dict[tuple[str, str], tuple[Dialect, Match]] = {}
        """Paths only one dialect has, as most are."""
        for dialect in dialects.values():
            auth = next((name.encode() for name, _ in dialect.auth("key")), b"")
            self._own_headers[dialect.name] = frozenset(name.encode() for name in dialect.forwarded), auth
            for route in dialect.routes:
                _, first, rest = route.template.split("/", 2)
                if route.method == "POST" and "{" not in rest:
                    self._astray.setdefault("/" + rest, (dialect, first))
                dialects_there = self._prefixes.setdefault(first, [])
                if dialect not in dialects_there:
                    dialects_there.append(dialect)
        for path in [path for path in self._astray if path.split("/", 2)[1] in self._prefixes]:
            del self._astray[path]
        self.rememberers = frozenset(
            (dialect.name, name)
            for dialect in dialects.values()
            for name, operation in dialect.operations.items()
            if operation.request is not None and _uses(operation.request.root, Use.ANSWER)
        )
        """Operations whose answers a later request may name instead of sending the history again."""

    def takes(self, path: str) -> bool:
        """Whether the path stands under a dialect's first segment (``/v1/…``)."""
        slash = path.find("/", 1)
        return (slash > 0 and path[1:slash] in self._prefixes) or path in self._astray

    def mended(self, path: str) -> str:
        """What is wrong with the base URL behind a path nobody has, as far as the path shows it; else empty."""
        if path in self._astray:
            return f"The base URL lacks /{self._astray[path][1]} at its end."
        _, first, rest = path.split("/", 2)
        if rest.startswith("/"):
            return "The base URL ends with more slashes than one."
        if rest.partition("/")[0] in self._prefixes:
            return f"The base URL must not end with /{first}: this SDK adds its own /{rest.partition('/')[0]}."
        return ""

    def find(self, call: Call) -> tuple[Dialect, Match | None]:
        """The dialect a call speaks and its operation; None where the dialect has no such path.

        Where two dialects share a path, the one whose own headers the client sends is meant, then the one whose key
        header it uses: Anthropic's SDKs send their key as OpenAI's do, beside an ``anthropic-version``.
        """
        # A head is asked for as its page is (RFC 9110, 9.3.2); the call leaves the body out.
        method = "GET" if call.method == "HEAD" else call.method
        known = self._found.get((method, call.path))
        if known is not None:
            return known
        if call.path in self._astray:
            return self._astray[call.path][0], None
        there = self._prefixes[call.path.split("/", 2)[1]]
        matches = [(dialect, match) for dialect in there if (match := dialect.route(method, call.path)) is not None]
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
        return min(there, key=unlike), None

    def upstream(self, dialect: Dialect, model: str, key: VirtualKey) -> Upstream:
        """The upstream for a model, among those the key may reach.

        Raises:
            Refusal: 404 when nobody serves the model, 403 when the key may not reach who does.
        """
        if model and key.models and not _named(tuple(key.models), model):
            raise Refusal(403, "seawall_model_not_allowed", "This key may not use this model.")
        there = self._upstreams[dialect.name]
        serving = [one for one in there if one.serves(model)] or [one for one in there if not one.models]
        if not serving:
            if not there:
                advice = f'Add an [[upstream]] with dialect = "{dialect.name}" to the settings.'
                raise Refusal(404, "seawall_no_upstream", f"No {dialect.title} upstream is set up. {advice}")
            raise Refusal(404, "seawall_no_model", "No upstream serves this model.")
        for one in serving:
            if not key.tools or one.tool.id in key.tools or one.name in key.tools:
                return one
        raise Refusal(403, "seawall_tool_not_allowed", f"This key may not use {serving[0].tool.name}.")

    def named(self, dialect: Dialect, name: str, key: VirtualKey) -> Upstream:
        """The upstream of a name, if the key may reach it.

        Raises:
            Refusal: 404 when it is no longer there, 403 when the key may not reach it.
        """
        for one in self._upstreams[dialect.name]:
            if one.name == name:
                if key.tools and not {one.tool.id, one.name} & key.tools:
                    raise Refusal(403, "seawall_tool_not_allowed", f"This key may not use {one.tool.name}.")
                return one
        raise Refusal(404, "seawall_no_upstream", "The AI service that gave this answer is no longer set up.")

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


def _named(patterns: Sequence[str], model: str) -> bool:
    return any(model == one or (one.endswith("*") and model.startswith(one[:-1])) for one in patterns)


def _upstream(
    one: UpstreamSettings, dialect: Dialect, secret: str, client: UpstreamClient, echo: UpstreamClient
) -> Upstream:
    tool = of_upstream(one)
    base = one.base_url.rstrip("/")
    if base == ECHO:
        return Upstream(
            name=one.name, tool=tool, models=one.models, base=f"{ECHO}/{dialect.name}", secret="", auth=(), client=echo
        )
    parts = urlsplit(base)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ConfigError(
            f"Upstream {one.name}: base_url must be http:// or https:// with a host, or {ECHO}",
            advice='Write base_url = "https://api.openai.com" or the like, without key or query.',
        )
    if secret and not (secret.isascii() and secret.isprintable() and " " not in secret):
        raise ConfigError(f"Upstream {one.name}: its key holds characters no key has", advice="Check the secret.")
    return Upstream(
        name=one.name,
        tool=tool,
        models=one.models,
        base=base,
        secret=secret,
        auth=dialect.auth(secret) if secret else (),
        client=client,
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
