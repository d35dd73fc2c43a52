"""Keys at the door: where they may stand, whose they are, where from and how often."""

from typing import Any, cast

import pytest

from seawall.gateway.call import Call
from seawall.gateway.door import Door, presented
from seawall.gateway.refusal import Refusal
from seawall.model.doubles import MemoryKeys


def call(*headers: tuple[str, str], query: str = "") -> Call:
    made = Call(cast(Any, None))
    made.headers = [(name.lower().encode(), value.encode()) for name, value in headers]
    made.query = query.encode()
    return made


@pytest.mark.parametrize(
    "made",
    [
        call(("Authorization", "Bearer KEY")),
        call(("authorization", "bearer  KEY ")),
        call(("x-api-key", "KEY")),
        call(("api-key", "KEY")),
        call(("x-goog-api-key", "KEY")),
        call(query="alt=sse&key=KEY"),
        call(("x-api-key", "KEY"), ("Authorization", "Bearer KEY")),
    ],
)
def test_a_key_is_found_in_every_place_an_sdk_puts_it(made: Call) -> None:
    assert presented(made) == "KEY"


@pytest.mark.parametrize("made", [call(), call(("authorization", "Basic KEY")), call(("authorization", "KEY"))])
def test_no_key(made: Call) -> None:
    assert presented(made) == ""
    with pytest.raises(Refusal) as caught:
        Door(MemoryKeys(), {}).admit(made, "127.0.0.1", 0)
    assert (caught.value.status, caught.value.code) == (401, "seawall_no_key")


def test_two_different_keys_are_nobodys() -> None:
    with pytest.raises(Refusal, match="seawall_two_keys"):
        presented(call(("x-api-key", "A"), ("Authorization", "Bearer B")))


def test_a_vendors_key_beside_ours_means_nothing() -> None:
    assert presented(call(("x-api-key", "sk-ant-other"), ("Authorization", "Bearer sw_one"))) == "sw_one"
    assert presented(call(("Authorization", "sw_one"))) == "sw_one"
    with pytest.raises(Refusal, match="seawall_two_keys"):
        presented(call(("x-api-key", "sw_one"), ("Authorization", "Bearer sw_two")))


def test_unknown_and_revoked_keys_look_the_same() -> None:
    keys = MemoryKeys()
    secret = keys.issue("person:ana@shop.example")
    door = Door(keys, {})
    assert str(door.admit(call(("x-api-key", secret)), "", 1).principal) == "person:ana@shop.example"
    keys.revoke("testkey00001")
    said = set()
    for text in (secret, "sw_testkey00001_wrong", "sw_nobody_secret", "rubbish"):
        with pytest.raises(Refusal) as caught:
            door.admit(call(("x-api-key", text)), "", 1)
        said.add((caught.value.status, caught.value.message))
        assert text not in caught.value.message
    assert len(said) == 1


def test_networks_hold_a_key_to_its_place() -> None:
    keys = MemoryKeys()
    door = Door(keys, {})
    made = call(("x-api-key", keys.issue("agent:a", networks=("10.0.0.0/8",))))
    assert door.admit(made, "10.1.1.1", 1)
    for elsewhere in ("11.1.1.1", "", "::1"):
        with pytest.raises(Refusal) as caught:
            door.admit(made, elsewhere, 1)
        assert caught.value.status == 403
    unreadable = call(("x-api-key", keys.issue("agent:a", networks=("10.0.0.0/99",))))
    with pytest.raises(Refusal):
        door.admit(unreadable, "10.1.1.1", 1)


def test_rate_and_budget_give_429_and_when_to_come_back() -> None:
    keys = MemoryKeys()
    door = Door(keys, {})
    made = call(("x-api-key", keys.issue("agent:a", rate_per_minute=2)))
    door.admit(made, "", 30_000)
    door.admit(made, "", 30_000)
    with pytest.raises(Refusal) as caught:
        door.admit(made, "", 30_001)
    assert caught.value.status == 429
    assert dict(caught.value.headers)[b"retry-after"] == b"30"
    door.admit(made, "", 60_000)
    budgeted = call(("x-api-key", keys.issue("agent:a", budget=1)))
    door.admit(budgeted, "", 1)
    with pytest.raises(Refusal, match="seawall_rate_limited") as caught:
        door.admit(budgeted, "", 1)
    assert "budget" in caught.value.message


def test_teams_come_from_the_settings() -> None:
    keys = MemoryKeys()
    door = Door(keys, {"support": ("person:ana@shop.example",), "other": ()})
    made = call(("x-api-key", keys.issue("person:ana@shop.example")))
    assert door.admit(made, "", 1).principal.teams == ("support",)


def test_who_is_kept_out_with_a_known_key_is_named() -> None:
    keys = MemoryKeys()
    door = Door(keys, {})
    far = keys.issue("service:far", networks=("10.0.0.0/8",))
    once = keys.issue("service:once", budget=1)
    door.admit(call(("x-api-key", once)), "127.0.0.1", 1)
    for secret, code, whose in (
        (far, "seawall_network", "service:far"),
        (once, "seawall_rate_limited", "service:once"),
    ):
        with pytest.raises(Refusal, match=code) as caught:
            door.admit(call(("x-api-key", secret)), "127.0.0.1", 2)
        assert caught.value.visitor is not None
        assert str(caught.value.visitor.principal) == whose
    with pytest.raises(Refusal) as caught:
        door.admit(call(("x-api-key", "sw_nobody_secret")), "127.0.0.1", 2)
    assert caught.value.visitor is None


def test_who_signs_with_an_aws_account_is_told_what_to_do_instead() -> None:
    made = call(("authorization", "AWS4-HMAC-SHA256 Credential=SYNTHETIC/20261127/eu-central-1/bedrock/aws4_request"))
    with pytest.raises(Refusal) as caught:
        Door(MemoryKeys(), {}).admit(made, "127.0.0.1", 0)
    assert "AWS_BEARER_TOKEN_BEDROCK" in caught.value.message
