"""Whose things are: written down once, looked up by their owner only, listed by month."""

from collections.abc import Awaitable, Mapping

from seawall.gateway.belongings import Belongings, Kept
from seawall.gateway.conversation import Conversations, vendor_keeps_ms
from seawall.model.doubles import MemoryVault
from seawall.model.errors import LimitExceeded
from seawall.model.exchange import Principal

ANA, BEN = Principal.parse("person:ana@shop.example"), Principal.parse("person:ben@shop.example")
DAY_MS = 24 * 3_600_000
NOW_MS = 1_795_000_000_000


class Watched(MemoryVault):
    def __init__(self) -> None:
        super().__init__()
        self.lifetimes: list[int] = []
        self.full = False

    def save(self, conversation: str, entries: Mapping[str, str], lifetime_ms: int = 0) -> Awaitable[None]:
        self.lifetimes.append(lifetime_ms)
        if self.full and len(self.lifetimes) % 2 == 0:
            raise LimitExceeded("full")
        return super().save(conversation, entries, lifetime_ms)


def made() -> tuple[Belongings, Watched]:
    vault = Watched()
    return Belongings(Conversations(b"s" * 32, vault), vault), vault


def thing(id: str, kind: str = "file", purpose: str = "batch") -> Kept:
    return Kept(id=id, kind=kind, upstream="openai", conversation=f"c_{id}", purpose=purpose, models=("m",))


async def test_its_owners_only_and_the_first_stays() -> None:
    belongings, _ = made()
    await belongings.keep(ANA, thing("f1"), NOW_MS)
    await belongings.keep(BEN, thing("f1"), NOW_MS)
    assert await belongings.of(ANA, "f1") == thing("f1")
    assert await belongings.of(BEN, "f1") is None
    assert await belongings.of(ANA, "f2") is None
    assert await belongings.listed(BEN, "file", NOW_MS) == []


async def test_an_agent_acts_for_somebody() -> None:
    belongings, _ = made()
    agent = Principal.parse("agent:post", acting_for=str(ANA))
    await belongings.keep(agent, thing("f1"), NOW_MS)
    assert await belongings.of(Principal.parse("agent:post", acting_for=str(BEN)), "f1") is None
    assert await belongings.of(Principal.parse("agent:post"), "f1") is None


async def test_deleted_is_gone_but_its_stand_ins_stay() -> None:
    belongings, vault = made()
    await vault.save("c_f1", {"qz1": "Ana"})
    await belongings.keep(ANA, thing("f1"), NOW_MS)
    assert await belongings.issued(thing("f1")) == {"qz1": "Ana"}
    await belongings.forget(thing("f1"))
    assert await belongings.of(ANA, "f1") is None
    assert await belongings.listed(ANA, "file", NOW_MS) == []
    assert await belongings.issued(thing("f1")) == {"qz1": "Ana"}


async def test_lists_reach_back_over_months_and_end() -> None:
    belongings, _ = made()
    for age in (150, 40, 25, 0):
        await belongings.keep(ANA, thing(f"f{age}"), NOW_MS - age * DAY_MS)
    await belongings.keep(ANA, thing("b", "batch"), NOW_MS)
    assert [kept.id for kept in await belongings.listed(ANA, "file", NOW_MS)] == ["f0", "f25", "f40"]
    assert [kept.id for kept in await belongings.listed(ANA, "batch", NOW_MS)] == ["b"]


async def test_lifetimes_and_a_full_list() -> None:
    belongings, vault = made()
    vault.full = True
    await belongings.keep(ANA, thing("f1"), NOW_MS)
    assert await belongings.of(ANA, "f1") is not None
    vault.full = False
    vault.lifetimes.clear()
    await belongings.used(thing("f1"))
    assert vault.lifetimes == [vendor_keeps_ms, vendor_keeps_ms]


async def test_nothing_stands_in_the_vault_under_its_own_name() -> None:
    belongings, vault = made()
    await belongings.keep(ANA, thing("file-abc"), NOW_MS)
    assert not [name for name in vault._conversations if "file" in name or "ana" in name]
