import pytest

from seawall.model.exchange import Principal
from seawall.model.keys import VirtualKey, digest, split


@pytest.mark.parametrize("text", ["", "sw_", "sw_a", "sw__b", "sk-abc", "sw_a_" + "x" * 200, "sw_a_ü"])
def test_what_does_not_look_like_a_key_is_none(text: str) -> None:
    assert split(text) is None


def test_a_key_splits_into_public_id_and_secret() -> None:
    assert split("sw_abc_def_g") == ("abc", "def_g")


def test_the_digest_depends_on_ring_and_id() -> None:
    assert len({digest(b"r", "a", "s"), digest(b"q", "a", "s"), digest(b"r", "b", "s")}) == 3


def test_a_key_lives_until_it_expires_or_is_revoked() -> None:
    key = VirtualKey(id="a", principal=Principal.parse("agent:a"), digest=b"", created_ms=0, expires_ms=10)
    assert key.live(9)
    assert not key.live(10)
    revoked = VirtualKey(id="a", principal=key.principal, digest=b"", created_ms=0, expires_ms=10, revoked_ms=5)
    assert revoked.live(4)
    assert not revoked.live(5)
