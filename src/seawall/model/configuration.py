"""Settings from text: the TOML file, then ``SEAWALL__SECTION__KEY``, then flags, each outweighing the one before.

Pure: the caller reads the file and the environment and hands them in. Secrets stay references (``env:NAME``) here;
wire/secrets.py resolves them where they are used.
"""

from __future__ import annotations

import ipaddress
import re
import sys
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any
from urllib.parse import urlsplit

import msgspec

from seawall.model.days import is_day
from seawall.model.errors import ConfigError
from seawall.model.settings import Settings

ENVIRONMENT_PREFIX = "SEAWALL__"


def read_settings(
    toml: str = "",
    environ: Mapping[str, str] | None = None,
    flags: Mapping[str, object] | None = None,
    *,
    file: str = "",
) -> Settings:
    """Settings from a TOML text, environment variables and flags (``{"server.port": 8500}``; None means not given).
    ``file`` is where the text came from, for messages.

    Raises:
        ConfigError: not TOML, an unknown name (the nearest known one is named) or a value of the wrong type. The
            message names the setting, never its value, since that may be a secret.
    """
    import tomllib  # here, since most who ask for an engine read no settings

    try:
        tree: dict[str, Any] = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        where = f"The settings file {file}".rstrip()
        advice = "Correct that place; docs/settings.md begins with an example."
        raise ConfigError(f"{where} is not TOML: {_without_value(str(error))}", advice=advice) from None
    for name, value in sorted((environ or {}).items()):
        if name.upper().startswith(ENVIRONMENT_PREFIX):
            _set(tree, name[len(ENVIRONMENT_PREFIX) :].lower().split("__"), value)
    for dotted, flag in (flags or {}).items():
        if flag is not None:
            _set(tree, dotted.split("."), flag)
    try:
        settings = msgspec.convert(tree, Settings, strict=False)
    except msgspec.ValidationError as error:
        message, advice = _explain(str(error))
        raise ConfigError(message, advice=advice) from None
    for name, advice in _senseless(settings):
        raise ConfigError(f"The setting {name} makes no sense", advice=advice)
    return settings


def _is_origin(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.path in ("", "/") and not parts.query


_MAY_BE_NONE = frozenset({"port", "helpers", "justify_minutes"})
_MOST = {"port": 65_535, "workers": 64, "helpers": 64}


def _senseless(settings: Settings) -> Iterator[tuple[str, str]]:
    """Settings of the right type that can't be meant, with what to write instead."""
    for section in msgspec.structs.fields(Settings):
        part = getattr(settings, section.name)
        for field in msgspec.structs.fields(part) if isinstance(part, msgspec.Struct) else ():
            value, least = getattr(part, field.name), int(field.name not in _MAY_BE_NONE)
            most = _MOST.get(field.name, sys.maxsize)
            if type(value) is int and not least <= value <= most:
                to = f" and {most} or less" if field.name in _MOST else ""
                yield f"{section.encode_name}.{field.encode_name}", f"Write {least} or more{to}."
    if settings.server.public_url and not _is_origin(settings.server.public_url):
        yield "server.public_url", "Write it like https://seawall.shop.example, without a path."
    for proxy in settings.server.trusted_proxies:
        try:
            ipaddress.ip_network(proxy, strict=False)
        except ValueError:
            yield "server.trusted_proxies", "Write ranges like 10.0.0.0/8 or single addresses."
    for name, some in (("tool", settings.tool), ("upstream", settings.upstream)):
        for one in some:
            if one.review_by and not is_day(one.review_by):
                yield f"{name}.review_by", "Write a day like 2027-03-31."


def _set(tree: dict[str, Any], path: list[str], value: object) -> None:
    """Put a value at a path; ``upstream 0 key`` reaches into the first ``[[upstream]]``; commas separate lists."""
    node: Any = tree
    for here, following in zip(path, [*path[1:], ""], strict=True):
        last = following == ""
        key: Any = int(here) if isinstance(node, list) and here.isdigit() else here
        if isinstance(node, list):
            if not isinstance(key, int) or not 0 <= key <= len(node):
                raise ConfigError(f"{'.'.join(path)} is not a setting", advice="List entries are numbered from 0.")
            if key == len(node):
                node.append({})
        elif not isinstance(node, dict):
            raise ConfigError(f"{'.'.join(path)} is not a setting")
        if last:
            node[key] = _listed(path, value)
            return
        if isinstance(node, dict) and key not in node:
            node[key] = [] if following.isdigit() else {}
        node = node[key]


_LISTS = frozenset(
    {
        *("trusted_proxies", "permits", "models", "teams", "hosts", "off", "allow", "work_domains", "work_orgs"),
        *("languages", "apps", "titles"),
    }
)


def _listed(path: list[str], value: object) -> object:
    """A comma-separated text becomes a list where the setting is one."""
    if isinstance(value, str) and path[-1] in _LISTS:
        return [item.strip() for item in value.split(",") if item.strip()]
    return value


_WRITTEN = {
    "int": "a whole number, without quotes",
    "float": "a number, without quotes",
    "bool": "true or false, without quotes",
    "str": "a text in quotes",
    "array": 'a list, like ["one", "two"]',
    "object": "its settings below a heading of its own, or in braces",
}
"""How TOML writes what a setting asks for, by msgspec's names."""


def _explain(message: str) -> tuple[str, str]:
    """msgspec's words in ours, with the nearest known name. A value it quotes is taken out."""
    unknown = re.search(r"contains unknown field `([^`]*)`", message)
    where = re.search(r"at `\$\.?([^`]*)`", message)
    section = where.group(1) if where else ""
    missing = re.search(r"missing required field `([^`]*)`", message)
    if missing:
        return (
            f"The setting {section}.{missing.group(1)} is missing",
            "It has no default; docs/settings.md describes it.",
        )
    if not unknown:
        wrong = _without_value(message.split(" - ", maxsplit=1)[0])
        kind = re.match(r"Expected `(\w+)", wrong)
        if kind and kind.group(1) in _WRITTEN:
            return f"The setting {section or 'file'} is of the wrong kind", f"Write {_WRITTEN[kind.group(1)]}."
        choices = ", ".join(_choices(section)) if "enum value" in wrong else ""
        advice = f"Write one of {choices}." if choices else "See docs/settings.md."
        return f"The setting {section or 'file'} is wrong: {'no such choice' if choices else wrong}", advice
    import difflib

    name = f"{section}.{unknown.group(1)}".lstrip(".")
    near = difflib.get_close_matches(re.sub(r"\[\d*\.*\]", "", name), known_names(), n=1)
    return f"There is no setting {name}", f"Did you mean {near[0]}?" if near else "See docs/settings.md."


def _choices(section: str) -> tuple[str, ...]:
    """What a setting can be, where that is one of a few words."""
    kind: Any = Settings
    for name in re.sub(r"\[[^]]*\]", "", section).split("."):
        fields = {field.encode_name: field.type for field in msgspec.structs.fields(_struct_in(kind) or Settings)}
        kind = fields.get(name)
    for one in (kind, *getattr(kind, "__args__", ())):
        if isinstance(one, type) and issubclass(one, Enum):
            return tuple(str(member.value) for member in one)
    words = [word for word in getattr(kind, "__args__", ()) if isinstance(word, str)]
    return tuple(words)


def known_names() -> tuple[str, ...]:
    """Every setting's dotted name, sections included."""
    return tuple(_names(Settings, ""))


def _names(kind: type, prefix: str) -> list[str]:
    found: list[str] = []
    for field in msgspec.structs.fields(kind):
        name = f"{prefix}{field.encode_name}"
        inner = _struct_in(field.type)
        found.extend([name] if inner is None else [name, *_names(inner, f"{name}.")])
    return found


def _struct_in(kind: Any) -> type | None:
    """The struct a field holds, also inside a tuple."""
    candidates = (kind, *getattr(kind, "__args__", ()))
    return next((c for c in candidates if isinstance(c, type) and issubclass(c, msgspec.Struct)), None)


def _without_value(message: str) -> str:
    """A TOML error keeps its place and loses the text it quotes."""
    return re.sub(r"'[^']*'|\"[^\"]*\"", "a value", message)
