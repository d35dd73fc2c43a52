"""A desktop goes by its own settings until it has a signed policy, and by the last good one from then on."""

from __future__ import annotations

import pytest

from policy.signing import NOW_MS, envelope, key_of
from seawall.gates.desktop_policy import LocalPolicy, SignedPolicy
from seawall.model.clipboard import Window
from seawall.model.errors import IntegrityError
from seawall.model.exchange import Principal
from seawall.model.finding import Finding
from seawall.model.settings import ClipboardSettings, Settings, ToolSettings
from seawall.model.words import Action, Category, Confidence, Grade, PrincipalKind
from seawall.policy import PolicySet, builtin_sources

ANA = Principal(PrincipalKind.PERSON, "ana@shop.example")
MAIL = Finding(
    detector="email", category=Category.CUSTOMER_PII, start=0, end=5, confidence=Confidence.VERY_LIKELY, count=1
)
CLAUDE = Window(names=("claude-desktop",))
POLICY = PolicySet.compile(builtin_sources())


def local(*apps: str, approved: bool = False) -> LocalPolicy:
    settings = Settings(
        clipboard=ClipboardSettings(apps=apps),
        tool=(ToolSettings(id="claude", name="Claude Team", grade=Grade.BUSINESS, approved=approved),),
    )
    return LocalPolicy(settings, POLICY, ANA)


def action(policy: LocalPolicy | SignedPolicy, window: Window = CLAUDE) -> Action | None:
    tool = policy.destinations.tool(window)
    return policy.judge(tool, [MAIL], complete=True).action if tool else None


def signed(until_then: LocalPolicy, now_ms: int = NOW_MS) -> SignedPolicy:
    return SignedPolicy(key_of(1), until_then, lambda: now_ms)


def test_before_the_first_signed_policy_the_machines_own_settings_hold() -> None:
    policy = signed(local("claude*", approved=True))
    assert (action(policy), policy.version, policy.notify) == (Action.MASK, 0, True)


def test_the_signed_policy_takes_over_with_its_own_programs() -> None:
    server = Settings(
        clipboard=ClipboardSettings(
            apps=("claude*", "funny*=funnybot"), titles=("*funnychat*=funnybot",), notify=False
        ),
        tool=(ToolSettings(id="claude", grade=Grade.BUSINESS, approved=True),),
    )
    policy = signed(local("other*"))
    assert action(policy) is None
    assert policy.take(envelope(server, version=7), False) == 300.0
    assert (policy.version, policy.notify) == (7, False)
    assert action(policy) is Action.MASK
    assert action(policy, Window(names=("funny-desktop",))) is Action.BLOCK
    assert action(policy, Window(names=("browser",), title="My Funnychat")) is Action.BLOCK
    assert action(policy, Window(names=("other",))) is None


def test_what_is_refused_changes_nothing() -> None:
    policy = signed(local())
    policy.take(envelope(Settings(clipboard=ClipboardSettings(apps=("claude*",))), version=7), False)
    before = action(policy)
    for worse in (envelope(Settings(), version=6), envelope(Settings(), version=8, seed=2), b"{}"):
        with pytest.raises(IntegrityError):
            policy.take(worse, False)
    assert (policy.version, action(policy)) == (7, before)


def test_an_old_policy_that_was_kept_is_better_than_none() -> None:
    later = NOW_MS + 200 * 86_400_000
    content = envelope(Settings(clipboard=ClipboardSettings(apps=("claude*",))), version=7)
    with pytest.raises(IntegrityError, match="expired"):
        signed(local(), later).take(content, False)
    policy = signed(local(), later)
    policy.take(content, True)
    assert action(policy) is Action.BLOCK
