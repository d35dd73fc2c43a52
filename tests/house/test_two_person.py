"""No way around the second person: every edge that can weaken protection is tried, and nothing changes.

The tables that hold what weakens protection are written by four files of the store, each of which asks the gate
first; the edges (pages, API, command line) are tried one by one on an installation that asks for two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
import pytest
from click.testing import CliRunner

from seawall.access.roles import PERMISSIONS, Permission
from seawall.cli import cli
from seawall.console import checking
from seawall.console.app import create
from seawall.console.desk import Desk
from seawall.console.guard import csrf_token
from seawall.console.parts import Parts
from seawall.detect.engine import Engine, builtin_detectors
from seawall.model.errors import SecondPersonNeeded
from seawall.model.exchange import Principal
from seawall.model.settings import Settings
from seawall.policy import PolicySet, builtin_sources
from seawall.store import Store
from seawall.store.changes import CONFIRMERS
from seawall.wire.clock import SystemClock

SOURCE = Path(__file__).parents[2] / "src" / "seawall"


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    policy = PolicySet.compile(builtin_sources())
    with Store.open(data=tmp_path, clock=SystemClock()) as store:
        parts = Parts(
            store=store,
            engine=Engine(detectors={"email": builtin_detectors()["email"]}, disguises={}),
            policy=lambda: policy,
            settings=Settings(),
            clock=store.clock,
            fingerprint=lambda value: f"fp{len(value)}",
        )
        for name in ("ana", "bo"):
            Desk(parts).accounts.create_user(f"{name}@shop.example", "owner", "no hash", store.clock.now_ms())
        yield parts


def test_only_four_files_write_what_weakens_protection_and_each_asks_the_gate() -> None:
    writes = re.compile(r'insert\(\s*f?"(tool_decisions|value_exceptions|keys|users)\(')
    found = {str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if writes.search(path.read_text())}
    assert found == {"store/approvals.py", "store/feedback.py", "store/keyring.py", "store/people.py"}
    for name in found:
        assert "self._gate.held(" in (SOURCE / name).read_text()


def test_who_is_counted_is_who_may_confirm() -> None:
    assert {role for role, has in PERMISSIONS.items() if Permission.CHANGES_WRITE in has} == set(CONFIRMERS)


async def test_no_page_no_api_and_no_command_weakens_anything_alone(parts: Parts, tmp_path: Path) -> None:
    store, desk = parts.store, Desk(parts)
    user, _ = desk.accounts.for_sign_in("ana@shop.example") or (None, "")
    assert user is not None
    session = desk.sessions.open(user.id, "open", "", "", parts.clock.now_ms())
    event = (
        await checking.check(parts, "to h@shop.example", principal=Principal.parse("person:bo@shop.example"))
    ).event
    tool = {"state": "approved", "grade": "business", "owner": "ana", "review_by": "2030-01-01"}
    key = {"kind": "agent", "name": "mailer", "categories": "customer_pii"}
    pages = {
        "/tools/grok": tool,
        f"/events/{event}/findings/0": {"said": "wrong", "days": "7", "reason": "ours"},
        "/keys": key,
    }
    transport = httpx.ASGITransport(app=create(parts), client=("127.0.0.1", 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        for number, (path, fields) in enumerate(pages.items(), start=1):
            answer = await client.post(
                path, data={**fields, "csrf": csrf_token(session)}, headers={"cookie": f"seawall={session}"}
            )
            assert answer.status_code == 303, (path, answer.text)
            assert answer.headers["location"] == "/changes?done=proposed", path
            assert len(store.change_book().list()) == number, path
        headers = {"authorization": f"Bearer {store.tokens().issue('owner')[0]}"}
        order = {"principal": "agent:mailer", "categories": ["customer_pii"]}
        answer = await client.post("/api/v1/keys", json=order, headers=headers)
        assert (answer.status_code, answer.json()["type"]) == (409, "urn:seawall:problem:second-person")
    issue = ["--data", str(tmp_path), "keys", "issue", "--for", "agent:mailer", "--category", "customer_pii"]
    told = CliRunner().invoke(cli, issue)
    assert isinstance(told.exception, SecondPersonNeeded)
    assert [one.by for one in store.change_book().list()][:1] == ["service:command-line"]
    assert len(store.change_book().list()) == 5
    add = ["--data", str(tmp_path), "user", "add", "eve@shop.example", "--role", "owner", "--password-env", "PW"]
    told = CliRunner().invoke(cli, add, env={"PW": "correct horse battery staple"})
    assert isinstance(told.exception, SecondPersonNeeded)
    assert desk.accounts.for_sign_in("eve@shop.example") is None
    store.beat()
    assert not store.approval_book().current().decisions
    assert store.feedback_book().exceptions() == []
    assert store.key_ring().list() == []
    assert msgspec.json.encode(store.change_book().list()).count(b"h@shop.example") == 0, "proposals hold no value"
