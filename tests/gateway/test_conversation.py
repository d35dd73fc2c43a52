"""Conversation ids: stable over the turns, the caller's own, never another's."""

import json
from typing import Any

import pytest

from seawall.dialects.providers.openai import DIALECT
from seawall.gateway import conversation
from seawall.gateway.conversation import Conversations, Talk
from seawall.gateway.refusal import Refusal
from seawall.model.doubles import MemoryVault
from seawall.model.exchange import Principal

ANA, BOB = Principal.parse("person:ana@shop.example"), Principal.parse("person:bob@shop.example")


def decoded(path: str = "/v1/chat/completions", **body: Any) -> Any:
    match = DIALECT.route("POST", path)
    assert match
    return DIALECT.decode(match, json.dumps({"model": "m", **body}).encode())


def talk(*texts: str) -> Any:
    return decoded(messages=[{"role": "user", "content": text} for text in texts])


async def test_a_conversation_is_known_by_how_it_opened_and_by_whom() -> None:
    made = Conversations(b"s" * 32, MemoryVault())
    first = (await made.identify(ANA, talk("hello"), None)).id
    assert first == (await made.identify(ANA, talk("hello", "and more"), None)).id
    others = {
        (await made.identify(ANA, talk("other"), None)).id,
        (await made.identify(BOB, talk("hello"), None)).id,
        (await made.identify(ANA, talk("hello"), b"named")).id,
        (await Conversations(b"t" * 32, MemoryVault()).identify(ANA, talk("hello"), None)).id,
    }
    assert len(others - {first}) == 4
    assert await made.identify(ANA, talk("x"), b"named") == await made.identify(ANA, talk("y"), b"named")
    assert await made.identify(BOB, talk("x"), b"named") != await made.identify(ANA, talk("x"), b"named")
    assert made.key(first) != made.key(others.pop())


async def test_long_openings_that_differ_anywhere_are_two_conversations() -> None:
    """Nobody gets a value back that another conversation gave, however much the two begin alike."""
    made = Conversations(b"s" * 32, MemoryVault())
    long = "x" * 300_000
    texts = (long, "y" + long[1:], long[1:] + "y", f"{long[:150_000]}y{long[150_001:]}")
    assert len({(await made.identify(ANA, talk(text), None)).id for text in texts}) == 4


async def test_the_time_of_day_in_a_system_prompt_begins_no_other_conversation() -> None:
    made = Conversations(b"s" * 32, MemoryVault())

    async def at(system: str) -> str:
        turns = [{"role": "system", "content": system}, {"role": "user", "content": "hello"}]
        return (await made.identify(ANA, decoded(messages=turns), None)).id

    first = await at("You help the shop. It is 2026-11-26 16:04:12, build cch=0be1f.")
    assert await at("You help the shop. It is 2026-11-26 16:31:59, build cch=77ad0.") == first
    assert await at("You help the stock. It is 2026-11-26 16:04:12, build cch=0be1f.") != first


async def test_an_agents_session_is_a_conversation_whatever_becomes_of_its_history() -> None:
    made = Conversations(b"s" * 32, MemoryVault())
    session = (b"session-id", b"01a218a5-db95-7e52-8623-cf6c507175cc")
    one = await made.identify(ANA, talk("hello"), None, [(b"accept", b"*/*"), session])
    assert await made.identify(ANA, talk("the sum of what was said"), None, [session]) == one
    assert await made.identify(BOB, talk("hello"), None, [session]) != one
    assert await made.identify(ANA, talk("hello"), b"named", [session]) != one
    for shared in (b"support-bot", b"support-bot-of-the-shop", b""):
        assert await made.identify(ANA, talk("hi"), None, [(b"session-id", shared)]) == await made.identify(
            ANA, talk("hi"), None
        )


async def test_an_answer_can_be_gone_on_from_by_the_one_who_got_it() -> None:
    made = Conversations(b"s" * 32, MemoryVault())
    await made.link(ANA, "resp_1", Talk("c_first"), "openai")
    assert await made.linked(ANA, "resp_1") == ("c_first", "openai")
    assert await made.linked(BOB, "resp_1") is None
    later = decoded("/v1/responses", input="and?", previous_response_id="resp_1")
    assert await made.identify(ANA, later, None) == Talk("c_first")
    assert (await made.identify(ANA, later, b"named")).outside == ()
    for named in (None, b"named"):
        with pytest.raises(Refusal, match="seawall_no_answer"):
            await made.identify(BOB, later, named)


async def test_what_was_begun_outside_is_whose_names_it_first_and_stays_uninspected() -> None:
    made = Conversations(b"s" * 32, MemoryVault())
    elsewhere = decoded("/v1/responses", input="and?", conversation="conv_from_before_seawall")
    mine = await made.identify(ANA, elsewhere, None)
    assert mine.outside == ("conv_from_before_seawall",)
    assert (await made.identify(BOB, elsewhere, None)).id != mine.id
    await made.link(ANA, "resp_2", mine, "openai")
    assert await made.identify(ANA, elsewhere, None) == mine
    assert await made.linked(ANA, "conv_from_before_seawall") is None
    assert await made.linked(ANA, "resp_2") == (mine.id, "openai")
    with pytest.raises(Refusal, match="seawall_no_answer"):
        await made.identify(BOB, elsewhere, None)
    on_top = decoded("/v1/responses", input="and?", previous_response_id="resp_2")
    assert await made.identify(ANA, on_top, None) == Talk(mine.id, ("resp_2",))


@pytest.mark.parametrize("name", [b"", b"x" * 201, b"a\x00b"])
async def test_names_that_are_none(name: bytes) -> None:
    with pytest.raises(Refusal):
        await Conversations(b"s" * 32, MemoryVault()).identify(ANA, talk("x"), name)


async def test_the_vault_is_asked_only_when_needed() -> None:
    class Counting(MemoryVault):
        loads = 0

        async def load(self, conversation: str) -> Any:
            self.loads += 1
            return await super().load(conversation)

    vault = Counting()
    made = Conversations(b"s" * 32, vault)
    assert await made.entries("c", talk("an ordinary text, 2026-11-23"), named=False) == {}
    assert vault.loads == 0
    await made.entries("c", talk("ask qzc4k7t2x9b@mail.example"), named=False)
    await made.entries("c", talk("call +999 048 217"), named=False)
    await made.entries("c", talk("x"), named=True)
    assert vault.loads == 3


async def test_saving_is_skipped_while_it_is_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    vault = MemoryVault()
    made = Conversations(b"s" * 32, vault)
    assert made.saving("c", {}, 0) is None
    work = made.saving("c", {"p": "v"}, 0)
    assert work is not None
    await work
    made.saved("c", {"p": "v"}, 0)
    assert await vault.load("c") == {"p": "v"}
    assert made.saving("c", {"p": "v"}, 1) is None
    more = made.saving("c", {"q": "w"}, 1)
    assert more is not None
    await more
    made.saved("c", {"q": "w"}, 1)
    assert made.saving("c", {"p": "v", "q": "w"}, 2) is None
    again = made.saving("c", {"p": "v"}, conversation.saved_again_after_ms + 2)
    assert again is not None
    await again
    made.saved("c", {"p": "v"}, conversation.saved_again_after_ms + 2)
    monkeypatch.setattr(conversation, "saves_remembered_max", 1)
    other = made.saving("d", {"p": "v"}, 3)
    assert other is not None
    await other
    made.saved("d", {"p": "v"}, 3)
    forgotten = made.saving("c", {"p": "v"}, 4)
    assert forgotten is not None
    await forgotten
    monkeypatch.setattr(conversation, "saves_remembered_max", 100)
    monkeypatch.setattr(conversation, "pseudonyms_remembered_max", 3)
    for name in ("e", "f", "g"):
        made.saved(name, {f"{name}1": "v", f"{name}2": "v"}, 5)
    assert list(made._saved) == ["g"]
