"""Devices: enrolled by a token that counts down, known by their own, heard once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from seawall.model.doubles import ManualClock
from seawall.model.errors import Denied, NotFound, UsageError
from seawall.model.event import Event, EventKind
from seawall.model.words import Action, Channel
from seawall.store.devices import About, Catch, Report, SelfTest
from seawall.store.keyring import day_ms
from seawall.store.search import EventFilter
from seawall.store.store import Store

ANA = "person:ana@shop.example"
ABOUT = About(browser="chromium", browser_version="156.0", os="linux", extension="0.1.0", install="admin")


def report(number: int, **more: object) -> Report:
    event = Event(
        id=f"evt_{number}",
        time=1_795_000_000_000,
        kind=EventKind.ENDPOINT_EXCHANGE_DECIDED,
        principal=ANA,
        channel=Channel.BROWSER,
        action=Action.MASK,
    )
    return Report(id=f"00000000-0000-4000-8000-{number:012d}", event=event, **more)


def test_a_token_enrols_as_often_as_it_says_and_no_longer(opened: Callable[[], Store], clock: ManualClock) -> None:
    first, second = opened().devices(), opened().devices()
    token = first.allow(ANA, ttl_ms=1_000, by="person:bo@shop.example")
    device_token, device = second.enrol(token, ABOUT)
    assert first.find(device_token) == device
    assert (device.principal, device.about) == (ANA, ABOUT)
    with pytest.raises(Denied):
        first.enrol(token, ABOUT)
    many = first.allow(ANA, ttl_ms=1_000, uses=2)
    first.enrol(many, ABOUT)
    clock.advance(1_000)
    with pytest.raises(Denied):
        first.enrol(many, ABOUT)
    assert len(first.list()) == 2


@pytest.mark.parametrize("token", ["", "swe_", "swe_a_b", "swd_x_y", "swe_" + "a" * 200, "swe_é_ü"])
def test_what_is_no_token_enrols_nothing(store: Store, token: str) -> None:
    with pytest.raises(Denied):
        store.devices().enrol(token, ABOUT)
    assert store.devices().find(token) is None


def test_only_people_and_services_have_devices_and_limits_hold(store: Store) -> None:
    for wrong in ({"principal": "agent:x"}, {"principal": ANA, "ttl_ms": 0}, {"principal": ANA, "uses": 10_001}):
        with pytest.raises(UsageError):
            store.devices().allow(**wrong)


def test_no_secret_is_in_the_database(store: Store) -> None:
    token = store.devices().allow(ANA)
    device_token, _ = store.devices().enrol(token, ABOUT)
    with store.database.view() as hot:
        stored = repr(hot.rows("SELECT * FROM devices") + hot.rows("SELECT * FROM enrolments"))
    for secret in (token, device_token):
        assert secret.split("_")[2] not in stored


def test_a_revoked_device_is_unknown_at_once(opened: Callable[[], Store]) -> None:
    first, second = opened().devices(), opened().devices()
    device_token, device = first.enrol(first.allow(ANA), ABOUT)
    second.revoke(device.id, by=ANA)
    second.revoke(device.id, by=ANA)
    assert first.find(device_token) is None
    assert first.list() == []
    assert [one.id for one in first.list(everything=True)] == [device.id]
    with pytest.raises(NotFound):
        first.revoke("dev_nobody")


def test_a_policy_version_is_the_same_everywhere_and_only_rises(
    opened: Callable[[], Store], clock: ManualClock
) -> None:
    first, second = opened().devices(), opened().devices()
    version, issued = first.stamp(ANA, b"a", day_ms)
    assert second.stamp(ANA, b"a", day_ms) == (version, issued)
    clock.advance(-10_000)
    changed, _ = second.stamp(ANA, b"b", day_ms)
    assert changed > version
    clock.advance(day_ms + 10_000)
    again, reissued = first.stamp(ANA, b"b", day_ms)
    assert again > changed
    assert reissued == clock.now_ms()


def test_what_is_reported_twice_is_written_once(store: Store) -> None:
    devices = store.devices()
    _, device = devices.enrol(devices.allow(ANA), ABOUT)
    catch = Catch(site="chatgpt.com", layer="dom", account="personal", decided=1, caught=1)
    assert devices.report(device.id, [report(1, catch=catch), report(2, catch=catch)], dropped=3) == 2
    assert devices.report(device.id, [report(2, catch=catch), report(3)], dropped=0) == 1
    assert devices.report(device.id, [report(1), report(2)], dropped=3) == 0
    found = store.events().page(EventFilter(kind=EventKind.ENDPOINT_EXCHANGE_DECIDED)).events
    assert len(found) == 3
    assert devices.catches(0) == [Catch(site="chatgpt.com", layer="dom", account="personal", decided=2, caught=2)]
    (listed,) = devices.list()
    assert listed.dropped == 3


def test_a_test_that_fails_is_shown_until_it_passes(store: Store, clock: ManualClock) -> None:
    devices = store.devices()
    _, device = devices.enrol(devices.allow(ANA), ABOUT)

    def tested(number: int, ok: bool) -> Report:
        test = SelfTest(
            device=device.id, site="claude.ai", layer="page", ok=ok, what="no hook", time=clock.now_ms() + number
        )
        return report(number, test=test)

    devices.report(device.id, [tested(1, False)])
    assert [(test.site, test.layer) for test in devices.failing_tests()] == [("claude.ai", "page")]
    devices.report(device.id, [tested(2, True)])
    assert devices.failing_tests() == []


def test_reports_are_remembered_for_a_month(store: Store, clock: ManualClock) -> None:
    devices = store.devices()
    _, device = devices.enrol(devices.allow(ANA), ABOUT)
    devices.report(device.id, [report(1)])
    clock.advance(31 * day_ms)
    devices.report(device.id, [report(2)])
    with store.database.view() as hot:
        assert len(hot.rows("SELECT report FROM device_reports")) == 1


def test_a_device_is_last_seen_when_it_asks(store: Store, clock: ManualClock) -> None:
    devices = store.devices()
    _, device = devices.enrol(devices.allow(ANA), ABOUT)
    clock.advance(5_000)
    devices.seen(device.id, 42)
    (listed,) = devices.list()
    assert (listed.seen_ms, listed.policy_version) == (clock.now_ms(), 42)


def test_a_token_is_listed_while_it_enrols_and_can_be_ended(opened: Callable[[], Store], clock: ManualClock) -> None:
    devices = opened().devices()
    token = devices.allow(ANA, ttl_ms=2_000, uses=2)
    devices.allow("service:browsers", ttl_ms=1_000)
    assert [(one.principal, one.uses_left) for one in devices.enrolments()] == [("service:browsers", 1), (ANA, 2)]
    _, device = devices.enrol(token, ABOUT)
    clock.advance(1_000)
    (left,) = devices.enrolments()
    assert left.uses_left == 1
    devices.withdraw(left.id, by="person:bo@shop.example")
    devices.withdraw(left.id)
    assert devices.enrolments() == ()
    with pytest.raises(Denied):
        devices.enrol(token, ABOUT)
    assert devices.list() == [device], "what it enrolled stays"
    with pytest.raises(NotFound):
        devices.withdraw("nothing")


def test_every_layers_last_test_is_told_for_devices_in_use(opened: Callable[[], Store]) -> None:
    devices = opened().devices()
    _, device = devices.enrol(devices.allow(ANA), ABOUT)
    for number, ok in enumerate((False, True)):
        test = SelfTest(device=device.id, site="chatgpt.com", layer="dom", ok=ok, what="", time=1_000 + number)
        devices.report(device.id, [report(number, test=test)])
    assert [(test.ok, test.time) for test in devices.tests()] == [(True, 1_001)]
    assert devices.get(device.id) is not None
    devices.revoke(device.id)
    assert devices.tests() == ()
    assert devices.get("nothing") is None
