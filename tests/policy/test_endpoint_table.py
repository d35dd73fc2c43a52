"""The signed policy read on a desktop: refused for the reasons the protocol names, and never weaker than its words."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.signing import DETECTORS, NOW, NOW_MS, envelope, key_of, members, sealed
from seawall.model.errors import IntegrityError
from seawall.model.exchange import Coverage, Exchange, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.settings import ClipboardSettings, EndpointSettings, Settings, ToolSettings
from seawall.model.words import Action, Category, Channel, Confidence, Grade, PrincipalKind
from seawall.policy import PolicySet, builtin_sources, decide
from seawall.policy.catalogue import tool_named
from seawall.policy.endpoint_table import Payload, SignedTable, judge

SETTINGS = Settings(
    clipboard=ClipboardSettings(apps=("claude*=claude-team", "deepseek*=deepseek", "strange*")),
    tool=(ToolSettings(id="claude-team", grade=Grade.BUSINESS, approved=True),),
)
ANA = Principal(PrincipalKind.PERSON, "ana@shop.example")


def taken(settings: Settings = SETTINGS, **more: Any) -> Payload:
    return SignedTable(key_of(1)).take(envelope(settings, **more), NOW_MS)


def finding(detector: str, count: int = 1) -> Finding:
    return Finding(
        detector=detector,
        category=DETECTORS[detector],
        confidence=Confidence.VERY_LIKELY,
        start=0,
        end=4,
        count=count,
    )


@pytest.fixture(scope="module")
def policy() -> PolicySet:
    return PolicySet.compile(builtin_sources())


@pytest.fixture(scope="module")
def payload() -> Payload:
    return taken()


@given(
    detectors=st.lists(st.sampled_from(sorted(DETECTORS)), max_size=4),
    tool=st.sampled_from(["claude-team", "deepseek", "strange"]),
)
def test_a_table_is_never_weaker_than_the_policy_set_it_was_made_from(
    payload: Payload, policy: PolicySet, detectors: list[str], tool: str
) -> None:
    findings = [finding(detector) for detector in detectors]
    table = judge(payload, Tool(id=tool, name=tool), findings)
    exchange = Exchange(ANA, tool_named(SETTINGS, tool), Channel.BROWSER, coverage=Coverage(inspected=1, strings=1))
    wanted = decide(policy, exchange, findings)
    assert table.action.rank >= wanted.action.rank
    assert [ours.rank >= theirs.rank for ours, theirs in zip(table.actions, wanted.actions, strict=True)] == [
        True
    ] * len(findings)
    assert "{" not in table.message + table.alternative


def test_an_approved_tool_masks_and_says_why_and_a_strange_one_gets_nothing(payload: Payload) -> None:
    masked = judge(payload, Tool(id="claude-team", name="Claude Team"), [finding("email"), finding("payment_card")])
    assert masked.action is Action.MASK
    assert masked.policies
    assert "e-mail address" in masked.message
    assert judge(payload, Tool(id="deepseek"), [finding("email")]).action is Action.BLOCK
    assert judge(payload, Tool(id="nobody-listed"), []).action is Action.BLOCK


def test_what_could_not_be_inspected_is_kept_from_tools_nobody_approved(payload: Payload) -> None:
    assert judge(payload, Tool(id="claude-team"), [], complete=False).action is Action.ALLOW
    assert judge(payload, Tool(id="strange"), [], complete=False).action is Action.BLOCK
    lax = taken(Settings(clipboard=SETTINGS.clipboard, endpoint=EndpointSettings(fail_mode="open")))
    assert judge(lax, Tool(id="strange"), [], complete=False) == judge(lax, Tool(id="strange"), [])


def test_observing_stops_nothing_and_says_what_would_have_been() -> None:
    verdict = judge(taken(observe=True), Tool(id="deepseek"), [finding("email")])
    assert (verdict.action, verdict.actions, verdict.would) == (Action.ALLOW, (Action.ALLOW,), Action.BLOCK)


def test_a_category_the_policy_does_not_speak_of_is_blocked() -> None:
    given_ = members(SETTINGS, 1)
    for column in given_["decisions"].values():
        del column["categories"]["customer_pii"]
    payload = SignedTable(key_of(1)).take(sealed(given_), NOW_MS)
    assert judge(payload, Tool(id="claude-team"), [finding("email")]).action is Action.BLOCK
    assert DETECTORS["email"] is Category.CUSTOMER_PII


def changed(**members_: Any) -> Callable[[], bytes]:
    return lambda: sealed(members(SETTINGS, 5) | members_)


def flipped() -> bytes:
    said = json.loads(envelope(SETTINGS, 5))
    payload = bytearray(base64.b64decode(said["payload"]))
    payload[len(payload) // 2] ^= 1
    return json.dumps(said | {"payload": base64.b64encode(payload).decode()}).encode()


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (bytes, "no signed policy"),
        (lambda: b'{"payload": "!", "signature": ""}', "no signed policy"),
        (flipped, "known key"),
        (lambda: envelope(SETTINGS, 5, seed=2), "known key"),
        (changed(format=2), "format"),
        (changed(version=3), "older"),
        (changed(expires="2026-11-25T11:59:59Z"), "expired"),
        (changed(expires=(NOW + timedelta(days=400)).isoformat()), "a year"),
        (changed(expires="soon"), "no time"),
        (changed(version="many"), "wrong type"),
        (changed(decisions=[]), "wrong type"),
        (changed(desktop=None), "wrong type"),
    ],
)
def test_a_worse_policy_is_refused_with_its_reason_and_the_last_good_one_holds(
    made: Callable[[], bytes], why: str
) -> None:
    table = SignedTable(key_of(1))
    good = table.take(envelope(SETTINGS, 4), NOW_MS)
    with pytest.raises(IntegrityError, match=why):
        table.take(made(), NOW_MS)
    assert table.payload is good


@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_anything_else_is_refused_and_nothing_worse(content: bytes) -> None:
    with pytest.raises(IntegrityError):
        SignedTable(key_of(1)).take(content, NOW_MS)


def test_a_key_a_policy_names_may_sign_the_next_and_the_first_stays_good() -> None:
    table = SignedTable(key_of(1))
    table.take(sealed(members(SETTINGS, 1) | {"keys": [key_of(2)]}), NOW_MS)
    table.take(envelope(SETTINGS, 2, seed=2), NOW_MS)
    table.take(envelope(SETTINGS, 3, seed=1), NOW_MS)
    with pytest.raises(IntegrityError):
        table.take(envelope(SETTINGS, 4, seed=3), NOW_MS)
