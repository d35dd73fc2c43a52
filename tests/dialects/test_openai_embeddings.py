"""Embeddings: every text that is to be embedded is seen, arrays of tokens are said to be unseen, vectors pass."""

import json
from base64 import b64decode

import pytest

from seawall.dialects import providers
from seawall.dialects.dialect import Dialect, Saying
from seawall.dialects.openai_embeddings import EMBEDDINGS
from seawall.model import plugins

OPENAI = plugins.collect(providers, "DIALECT", Dialect)["openai"]
MATCH = OPENAI.route("POST", "/v1/embeddings")


@pytest.mark.parametrize(("given", "seen"), [("one", ["one"]), (["one", "two"], ["one", "two"]), ([[1, 2]], [])])
def test_every_text_is_a_part(given: object, seen: list[str]) -> None:
    assert MATCH
    decoded = OPENAI.decode(MATCH, json.dumps({"model": "m", "input": given}).encode())
    assert [part.text for part in decoded.parts] == seen
    assert [one.why for one in decoded.unseen] == ([] if seen else ["token array"])


def test_vectors_are_told_as_numbers_or_packed() -> None:
    assert MATCH
    assert EMBEDDINGS.figure
    saying = Saying("", "m", "x", 1, 3, vectors=((0.5, -0.25), (1.0, 0.0)))
    whole = EMBEDDINGS.figure(saying)
    assert [row["embedding"] for row in whole["data"]] == [(0.5, -0.25), (1.0, 0.0)]
    packed = EMBEDDINGS.figure(Saying("", "m", "x", 1, vectors=((0.5, -0.25),), packed=True))["data"][0]["embedding"]
    assert b64decode(packed) == bytes.fromhex("0000003f000080be")
    assert OPENAI.answer(MATCH, json.dumps(whole).encode()).facts.tokens_in == 3
