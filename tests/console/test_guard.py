"""Who is calling, from where, and whether a form is ours. What each role may do is walked in tests/house."""

from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from seawall.console import guard
from seawall.console.desk import Desk
from seawall.console.parts import Parts
from seawall.model.settings import ServerSettings, Settings
from seawall.store.accounts import User
from seawall.store.sessions import Session
from seawall.store.tokens import ApiToken


def connection(peer: str, **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return SimpleNamespace(client=SimpleNamespace(host=peer) if peer else None, headers=named, cookies={})


def behind(parts: Parts, *proxies: str) -> Desk:
    return Desk(msgspec.structs.replace(parts, settings=Settings(server=ServerSettings(trusted_proxies=proxies))))


@pytest.mark.parametrize(
    ("peer", "forwarded", "seen"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("10.0.0.5", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.5", "1.1.1.1, 198.51.100.1, 10.0.0.7", "198.51.100.1"),
        ("10.0.0.5", "", "10.0.0.5"),
        ("", "", ""),
    ],
)
def test_a_forwarded_address_counts_only_from_a_trusted_proxy(
    parts: Parts, peer: str, forwarded: str, seen: str
) -> None:
    assert guard.client_address(connection(peer, x_forwarded_for=forwarded), behind(parts, "10.0.0.0/8")) == seen
    assert guard.client_address(connection(peer, x_forwarded_for=forwarded), behind(parts)) == peer


def test_a_role_counts_when_sign_in_is_complete() -> None:
    user = User(id="u", email="ana@shop.example", role="owner", created_ms=0)
    half = Session(id="s", user=user, stage="password", created_ms=0, seen_ms=0, address="", agent="")
    whole = msgspec.structs.replace(half, stage="open")
    token = ApiToken(id="t", role="auditor", label="", created_ms=0, expires_ms=1)
    assert guard.Caller().role is None
    assert guard.Caller(session=half).role is None
    assert guard.Caller(session=whole).role == "owner"
    assert guard.Caller(token=token).role == "auditor"
    assert str(guard.Caller(session=whole).principal) == "person:ana@shop.example"
    assert str(guard.Caller(token=token).principal) == "service:token-t"


def test_a_form_token_is_bound_to_its_cookie_and_is_not_it() -> None:
    first, second = guard.csrf_token("cookie one"), guard.csrf_token("cookie two")
    assert first != second
    assert "cookie" not in first
    assert first == guard.csrf_token("cookie one")
