"""The built-in echo: what left stays visible, what comes back is restored, in every vendor's shape."""

import json
from array import array
from base64 import b64decode
from operator import mul

import httpx
import pytest

from fakes.station import Station
from seawall.dialects import providers
from seawall.dialects.dialect import Dialect
from seawall.gateway.echo import ALL, FIRST, EchoClient, dimensions, dotted, hashed_vector
from seawall.gateway.probes import SHOW_ALL
from seawall.model import plugins
from seawall.model.doubles import ManualClock
from seawall.model.event import EventKind
from seawall.model.ports import UpstreamRequest

DIALECTS = plugins.collect(providers, "DIALECT", Dialect)
PSEUDONYM = "qzc0000000002@mail.example"
CASES = {
    "openai/v1/chat/completions": {"model": "m", "messages": [{"role": "user", "content": "hello"}]},
    "openai/v1/responses": {"model": "m", "input": "hello"},
    "anthropic/v1/messages": {"model": "m", "max_tokens": 3, "messages": [{"role": "user", "content": "hello"}]},
    "gemini/v1beta/models/m:generateContent": {"contents": [{"parts": [{"text": "hello"}]}]},
}


async def answer(path: str, body: object, method: str = "POST") -> tuple[str, bytes]:
    client = EchoClient(DIALECTS, ManualClock())
    reply = await client.send(UpstreamRequest(method, f"builtin:echo/{path}", [], json.dumps(body).encode()))
    raw = b"".join([piece async for piece in reply.chunks()])
    await reply.close()
    return dict(reply.headers)["content-type"], raw


@pytest.mark.parametrize("path", CASES)
async def test_says_what_it_was_sent(path: str) -> None:
    media, raw = await answer(path, CASES[path])
    assert media == "application/json"
    assert FIRST in raw.decode()
    assert "hello" in raw.decode()


async def test_streams_when_asked() -> None:
    media, raw = await answer("openai/v1/chat/completions", {**CASES["openai/v1/chat/completions"], "stream": True})
    assert media.startswith("text/event-stream")
    assert raw.endswith(b"data: [DONE]\n\n")


async def test_shows_everything_to_those_who_verify() -> None:
    body = {"model": "m", "user": "somebody", "messages": [{"role": "user", "content": SHOW_ALL}]}
    _, raw = await answer("openai/v1/chat/completions", body)
    said = json.loads(raw)["choices"][0]["message"]["content"]
    assert said.startswith(ALL)
    assert "somebody" in said


async def test_texts_with_the_same_words_have_vectors_near_each_other() -> None:
    texts = ["a blue parcel from Lisbon", "from Lisbon: a parcel, blue", "forty winters besiege thy brow", ""]
    _, raw = await answer("openai/v1/embeddings", {"model": "m", "input": texts, "encoding_format": "float"})
    one, same, other, none = (row["embedding"] for row in json.loads(raw)["data"])
    assert len(one) == dimensions
    assert sum(map(mul, one, same)) == pytest.approx(1)
    assert abs(sum(map(mul, one, other))) < 0.5
    assert not any(none)
    _, raw = await answer("openai/v1/embeddings", {"input": texts[0], "encoding_format": "base64", "dimensions": 7})
    packed = b64decode(json.loads(raw)["data"][0]["embedding"])
    assert list(array("f", packed)) == pytest.approx(hashed_vector(texts[0], 7))


async def test_gemini_gets_a_vector_for_each_content() -> None:
    body = {
        "requests": [{"content": {"parts": [{"text": "a"}, {"text": "b"}]}}, {"content": {"parts": [{"text": "c"}]}}]
    }
    _, raw = await answer("gemini/v1beta/models/m:batchEmbedContents", body)
    assert [len(one["values"]) for one in json.loads(raw)["embeddings"]] == [dimensions, dimensions]
    _, raw = await answer("gemini/v1beta/models/m:embedContent", {**body["requests"][0], "outputDimensionality": 9})
    assert json.loads(raw)["embedding"]["values"] == list(hashed_vector("a b", 9))


async def test_a_word_counts_as_a_token() -> None:
    said = {"messages": [{"role": "user", "content": "three short words"}], "model": "m"}
    assert json.loads((await answer("anthropic/v1/messages/count_tokens", said))[1]) == {"input_tokens": 3}
    body = {"contents": [{"parts": [{"text": "three short words"}]}]}
    assert json.loads((await answer("gemini/v1beta/models/m:countTokens", body))[1]) == {"totalTokens": 3}


async def test_lists_itself() -> None:
    _, raw = await answer("openai/v1/models", None, "GET")
    assert json.loads(raw)["data"][0]["id"] == "echo"
    _, one = await answer("openai/v1/models/gpt", None, "GET")
    assert json.loads(one)["id"] == "gpt"


def test_dotted_stand_ins_are_seen_and_not_restored() -> None:
    from seawall.detect.pseudonym_grammar import make_code, pseudonym_spans
    from seawall.model.words import Category

    pseudonym = make_code(Category.CUSTOMER_PII, 12345, 1) + "@mail.example"
    shown = dotted(f"Write to {pseudonym} today")
    assert shown.startswith("Write to qzc")
    assert "·at·mail.example today" in shown
    assert not pseudonym_spans(shown)
    assert dotted("nothing") == "nothing"


def test_what_it_says_of_names_is_no_news(at: Station) -> None:
    asked = {"model": "echo-1", "messages": [{"role": "user", "content": "Write to Ana Lima at ana.lima@shop.example"}]}
    answer = httpx.post(
        f"{at.url}/v1/chat/completions", headers={"authorization": f"Bearer {at.key()}"}, json=asked, timeout=60
    )
    assert "qz" in answer.json()["choices"][0]["message"]["content"]
    assert [event.kind for event in at.events] == [EventKind.GATEWAY_EXCHANGE_DECIDED]
