"""How AI sites send a prompt and tell whose account is open, as data the extension is handed with its policy."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import msgspec

pattern_chars_max = 200


class Send(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A request that carries a prompt."""

    method: str
    path: str
    """A JavaScript regular expression over the URL's path."""
    body: tuple[str, ...]
    """Data paths (keys joined by ``.``, ``*`` for every member) of the strings that are the prompt."""


class AccountSignal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An answer the page fetches that says whose account it is."""

    path: str
    email: str = ""
    org: str = ""
    plan: str = ""


class HeaderSignal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"means": "is"}):
    """A header the page sends that says so."""

    name: str
    means: str


class Site(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One site's profile."""

    tool: str
    hosts: tuple[str, ...]
    sends: tuple[Send, ...] = ()
    quiet: tuple[str, ...] = ()
    """Paths of telemetry that is not inspected."""
    accounts: tuple[AccountSignal, ...] = ()
    headers: tuple[HeaderSignal, ...] = ()


class _File(msgspec.Struct, forbid_unknown_fields=True):
    site: tuple[Site, ...]


@cache
def sites() -> tuple[Site, ...]:
    """The profiles Seawall comes with."""
    text = resources.files("seawall.discovery").joinpath("sites.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), _File).site
