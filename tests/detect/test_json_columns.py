"""JSON stays JSON, whatever is masked in it, and what stands under one name is masked in every row or in none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines import engine_of
from seawall.detect.engine import Engine
from seawall.detect.json_columns import JsonColumns
from seawall.detect.pseudonyms import Pseudonymizer
from seawall.detect.realistic import StreamReplacer
from seawall.detect.restoring import Restorer
from seawall.detect.streaming import StreamMasker
from seawall.model.finding import Finding

FIRST = ["Bodo", "Käthe", "Jörg", "Ayşe", "Regine", "Marlies", "Zoë"]
STREETS = ["Mohauptring 2-4", "Säuberlichstraße 34-82", "Am Markt 7", "Rudolphallee 9", "Hauptstraße 14/68"]
VALUES = st.one_of(
    st.sampled_from(
        [
            *("ana@customers.example", "4111 1111 1111 1111", "qzc1t6g0drh", 4111111111111111, 14155552671),
            *(
                'write to "ana@customers.example"\nnow\\',
                "J\u00f6rg <j\u00f6rg@customers.example>",
                "\U0001f600 4111111111111111",
            ),
            *(221.09, -4111111111111111, 1e21, True, None, "", "\\u0041", "\ud83d alone"),
        ]
    ),
    st.text(max_size=8),
    st.integers(-(10**18), 10**18),
)
NAMES = st.sampled_from(["email", "card", "n", "12", "a b"])
TREES = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engine_of(
        *("email", "phone", "payment_card", "person_name", "street_address", "order_record", "price_list"),
        *("date_of_birth", "bulk_records"),
    )


def masked(engine: Engine, text: str, suffix: str, block: int = 12_000, cut: int = 5_000) -> str:
    def inspect(part: str) -> tuple[list[Finding], bool]:
        seen = engine.inspect(part)
        return seen.findings, not seen.truncated

    pseudonymizer = Pseudonymizer(b"a key of a test", keep_numbers=True)
    masker = StreamMasker(inspect, pseudonymizer, suffix, block)
    out = "".join(masker.feed(text[place : place + cut]) for place in range(0, len(text), cut)) + masker.finish()
    assert Restorer(pseudonymizer.entries).restore(out) == text
    return out


def shape(value: Any) -> Any:
    """A value's structure and the kinds of what it holds."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return [shape(one) for one in value]
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else type(value)


@given(
    st.lists(TREES, max_size=8),
    st.sampled_from([".json", ".jsonl"]),
    st.booleans(),
    st.sampled_from([None, 1]),
    st.integers(1, 90),
)
def test_json_stays_json_and_comes_back(
    engine: Engine, rows: list[Any], suffix: str, ascii_only: bool, indent: int | None, cut: int
) -> None:
    if suffix == ".jsonl":
        text = "".join(json.dumps(row, ensure_ascii=ascii_only) + "\n" for row in rows)
        out = masked(engine, text, suffix, block=60, cut=cut)
        assert [shape(json.loads(line)) for line in out.split("\n") if line] == [shape(row) for row in rows]
    else:
        text = json.dumps(rows, ensure_ascii=ascii_only, indent=indent)
        assert shape(json.loads(masked(engine, text, suffix, block=60, cut=cut))) == shape(json.loads(text))


def people(size: int) -> list[dict[str, Any]]:
    return [
        {
            "id": 10_000 + n,
            "name": {"first": FIRST[n % 7], "last": ["Ring", "Hermighausen", "Öztürk"][n % 3]},
            "addresses": [{"type": "billing", "line1": STREETS[n % 5], "zip": f"{36_000 + n}", "city": "Höxter"}],
            "phone": 491701234000 + n,
            "spent": n + 0.25,
            "note": "please call 0171 2345678" if n == size - 20 else "",
        }
        for n in range(size)
    ]


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_field_is_masked_in_every_row_or_in_none(engine: Engine, suffix: str, ascii_only: bool) -> None:
    rows = people(600)
    if suffix == ".json":
        text = json.dumps(rows, ensure_ascii=ascii_only, indent=2)
        back = json.loads(masked(engine, text, suffix))
    else:
        text = "".join(json.dumps(row, ensure_ascii=ascii_only) + "\n" for row in rows)
        back = [json.loads(line) for line in masked(engine, text, suffix).splitlines()]
    for row, other in zip(rows, back, strict=True):
        assert shape(other) == shape(row)
        assert other["name"]["first"] != row["name"]["first"]
        assert other["name"]["last"] != row["name"]["last"]
        assert other["phone"] != row["phone"]
        theirs, ours = row["addresses"][0], other["addresses"][0]
        assert [theirs[key] == ours[key] for key in theirs] == [True, False, False, False]
        assert (other["id"], other["spent"]) == (row["id"], row["spent"])
    assert "0171 2345678" not in json.dumps(back)


def test_what_is_known_is_not_shown_to_the_engine_again(engine: Engine) -> None:
    shown: list[str] = []

    def inspect(part: str) -> tuple[list[Finding], bool]:
        shown.append(part)
        return engine.inspect(part).findings, True

    text = "".join(json.dumps(row) + "\n" for row in people(600))
    masker = StreamMasker(inspect, Pseudonymizer(b"k", keep_numbers=True), ".jsonl", 12_000)
    assert "Hermighausen" not in masker.feed(text) + masker.finish()
    assert sum(map(len, shown)) < 0.8 * len(text)
    assert not any("Hermighausen" in part for part in shown[2:-1])


def test_prices_that_are_numbers_stay_numbers(engine: Engine) -> None:
    rows = [{"sku": f"AB-{n}", "purchase price": 19.83 + n, "list price": 40 + n} for n in range(60)]
    for suffix, text in ((".json", json.dumps(rows)), (".jsonl", "".join(json.dumps(row) + "\n" for row in rows))):
        out = masked(engine, text, suffix)
        back = json.loads(out) if suffix == ".json" else [json.loads(line) for line in out.splitlines()]
        assert [shape(row) for row in back] == [shape(row) for row in rows]


def test_no_number_becomes_a_text_when_there_is_no_way_back(engine: Engine) -> None:
    text = "".join(json.dumps({"email": "ana@customers.example", "phone": 491701234000 + n}) + "\n" for n in range(60))
    replacer = StreamReplacer(lambda part: (engine.inspect(part).findings, True), b"k", ".jsonl")
    out = replacer.feed(text) + replacer.finish()
    assert all(isinstance(json.loads(line)["phone"], int) for line in out.splitlines())


def test_deep_and_wide_texts_cost_their_length() -> None:
    for text in ("[" * 300_000, '{"a":' * 100_000, '"' * 300_000, "\\" * 300_000, '{"' + "a" * 300_000):
        JsonColumns(lines=False).findings(text, len(text), lambda _: ([], True), whole=True)
