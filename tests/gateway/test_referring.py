"""Files a request names: the caller's own count as read but for what could not be, others are refused."""

import json
from typing import Any

import msgspec
import pytest

from seawall.dialects.field_map import BodyMap
from seawall.dialects.openai_operations import OPERATIONS
from seawall.dialects.providers.anthropic import DIALECT as ANTHROPIC
from seawall.dialects.providers.openai import DIALECT as OPENAI
from seawall.dialects.reading import read_body
from seawall.gateway.belongings import Belongings, Kept
from seawall.gateway.conversation import Conversations
from seawall.gateway.judging import Judged
from seawall.gateway.referring import Held, Referred, lent_for_good_max
from seawall.gateway.refusal import Refusal
from seawall.model.doubles import MemoryVault
from seawall.model.exchange import Principal

ANA, BEN = Principal.parse("person:ana@shop.example"), Principal.parse("person:ben@shop.example")


async def made() -> Referred:
    vault = MemoryVault()
    belongings = Belongings(Conversations(b"s" * 32, vault), vault)
    kept = Kept(id="f", kind="file", upstream="openai", conversation="c_f", unread=("picture",))
    await vault.save("c_f", {"qz1": "Ana"})
    await belongings.keep(ANA, kept, 0)
    await belongings.keep(ANA, msgspec.structs.replace(kept, id="g", upstream="other", unread=()), 0)
    await belongings.keep(ANA, msgspec.structs.replace(kept, id="b", kind="batch"), 0)
    return Referred(belongings)


def naming(*ids: str, url: str = "") -> bytes:
    parts = [{"type": "file", "file": {"file_id": id}} for id in ids]
    if url:
        parts.append({"type": "image_url", "image_url": {"url": url}})
    return json.dumps({"model": "m", "messages": [{"role": "user", "content": parts}]}).encode()


async def test_ones_own() -> None:
    request = OPERATIONS["chat"].request
    assert request is not None
    held = await (await made()).of(read_body(naming("f", "f", url="https://a.example/b"), request), OPENAI, ANA)
    assert held is not None
    assert [one.why for one in held.decoded.unseen] == ["picture", "picture", "remote file"]
    assert held.entries == {"qz1": "Ana"}


def test_very_many_stand_ins_stay_the_files_own() -> None:
    kept = Kept(id="f", kind="file", upstream="openai", conversation="c_f")
    few, many = ({f"qz{n}": "Ana" for n in range(size)} for size in (3, lent_for_good_max + 1))
    decoded = read_body(b"{}", BodyMap())
    nothing: Any = None
    judged = Judged(verdict=nothing, event=nothing, body=b"", entries={}, issued={"qz": "Bea"}, sent=frozenset())
    assert Held(decoded, few, kept).issued_with(judged).issued == {**few, "qz": "Bea"}
    assert Held(decoded, many, kept).issued_with(judged).issued == {"qz": "Bea"}


@pytest.mark.parametrize(("ids", "who"), [(("f",), BEN), (("f", "x"), ANA), (("b",), ANA), (("f", "g"), ANA)])
async def test_others(ids: tuple[str, ...], who: Principal) -> None:
    request = OPERATIONS["chat"].request
    assert request is not None
    decoded = read_body(naming(*ids), request)
    with pytest.raises(Refusal):
        await (await made()).of(decoded, OPENAI, who)


async def test_nothing_named() -> None:
    request = OPERATIONS["chat"].request
    assert request is not None
    referred = await made()
    assert await referred.of(read_body(naming(), request), OPENAI, ANA) is None
    assert await referred.of(read_body(naming(url="https://a.example/b"), request), OPENAI, ANA) is None
    # What code wrote at Anthropic is told of in the history, and nothing is asked for.
    output = {"type": "code_execution_result", "content": [{"type": "code_execution_output", "file_id": "x"}]}
    block = {"type": "code_execution_tool_result", "tool_use_id": "t", "content": output}
    body = json.dumps({"model": "m", "messages": [{"role": "assistant", "content": [block]}]}).encode()
    asked = ANTHROPIC.operations["messages"].request
    assert asked is not None
    assert await referred.of(read_body(body, asked), ANTHROPIC, ANA) is None
