"""Masking piece by piece: exact over every seam, the same in every block, bounded."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines import engine_of
from seawall.detect.engine import Engine
from seawall.detect.pseudonyms import Pseudonymizer, pseudonym_spans
from seawall.detect.restoring import Restorer
from seawall.detect.streaming import StreamMasker
from seawall.model.errors import LimitExceeded
from seawall.model.finding import Finding

KEY = b"the key of one map in a test"
PIECE = st.one_of(
    st.sampled_from(
        [
            *("ana@customers.example", "4111 1111 1111 1111", "4111111111111111", "qzc1t6g0drh", "@mail.example", "\n"),
            *("+999 004 655 493 340", "999004655493340", "qz", "9999 0363", '"', ",", "email,name\n", "\r\n", " ", "+"),
        ]
    ),
    st.text(max_size=6),
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engine_of("email", "payment_card", "phone")


def masked(engine: Engine, text: str, *, suffix: str = "", block: int = 64, cut: int = 7) -> tuple[str, Pseudonymizer]:
    def inspect(part: str) -> tuple[list[Finding], bool]:
        seen = engine.inspect(part)
        return seen.findings, not seen.truncated

    pseudonymizer = Pseudonymizer(KEY, keep_numbers=True)
    masker = StreamMasker(inspect, pseudonymizer, suffix, block)
    out = [masker.feed(text[place : place + cut]) for place in range(0, len(text), cut)]
    return "".join([*out, masker.finish()]), pseudonymizer


@given(st.lists(PIECE, max_size=60).map("".join), st.sampled_from(["", ".csv", ".jsonl"]), st.integers(1, 200))
def test_what_was_masked_piece_by_piece_comes_back_exactly(engine: Engine, text: str, suffix: str, cut: int) -> None:
    out, pseudonymizer = masked(engine, text, suffix=suffix, block=48, cut=cut)
    assert Restorer(pseudonymizer.entries).restore(out) == text
    restorer = Restorer(pseudonymizer.entries)
    assert "".join(restorer.feed(out[at : at + cut]) for at in range(0, len(out), cut)) + restorer.flush() == text


@given(st.lists(PIECE, max_size=60).map("".join), st.sampled_from(["", ".csv", ".jsonl"]), st.integers(1, 60))
def test_what_is_found_does_not_depend_on_how_the_text_arrives(
    engine: Engine, text: str, suffix: str, cut: int
) -> None:
    whole, known = masked(engine, text, suffix=suffix, block=48, cut=len(text) or 1)
    pieced, other = masked(engine, text, suffix=suffix, block=48, cut=cut)
    assert pieced == whole
    assert other.entries == known.entries


def test_every_row_of_a_named_column_is_masked_however_far_down(engine: Engine) -> None:
    rows = [["id", "Full Name", "email", "lamp"]]
    rows += [[str(n), f"Any Body{n % 7}", f"ana{n % 7}@customers.example", "blue"] for n in range(400)]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    out, _ = masked(engine, text.getvalue(), suffix=".csv", block=600)
    found = list(csv.reader(io.StringIO(out)))
    assert [len(row) for row in found] == [4] * 401
    assert found[0] == rows[0]
    assert [row[0] for row in found] == [row[0] for row in rows]
    assert "Body" not in out
    assert "customers" not in out
    by_value = {row[2]: other[2] for row, other in zip(rows[1:], found[1:], strict=True)}
    assert len(set(by_value.values())) == 7
    assert all(by_value[row[2]] == other[2] for row, other in zip(rows[1:], found[1:], strict=True))
    assert out.count("\r\n") == 401


def test_numbers_stay_numbers_and_json_stays_json(engine: Engine) -> None:
    lines = [
        {"phone": 14155552671, "card": 4111111111111111, "text": 'write "ana@customers.example" +14155552671'}
    ] * 50
    text = "".join(json.dumps(line) + "\n" for line in lines)
    out, _ = masked(engine, text, suffix=".jsonl", block=500)
    for line in out.splitlines():
        parsed = json.loads(line)
        assert isinstance(parsed["card"], int)
        assert "ana@" not in line
        assert "4111111111111111" not in line
    typed, _ = masked(engine, "sku,phone\nA,14155552671\n", suffix=".csv")
    assert typed.splitlines()[1].split(",")[1].isdigit()
    assert pseudonym_spans(typed)


def test_one_line_without_end_is_masked_in_pieces_that_fit(engine: Engine) -> None:
    text = ", ".join(f"ana{n}@customers.example" for n in range(2000))
    out, pseudonymizer = masked(engine, text, block=2_000, cut=5_000)
    assert "customers" not in out
    assert Restorer(pseudonymizer.entries).restore(out) == text


def test_a_block_with_more_findings_than_are_listed_is_made_smaller_and_never_passed(engine: Engine) -> None:
    def inspect(part: str) -> tuple[list[Finding], bool]:
        findings = engine.inspect(part).findings
        return findings[:300], len(findings) <= 300

    text = "".join(f"ana{n}@customers.example\n" for n in range(1500))
    masker = StreamMasker(inspect, Pseudonymizer(KEY), "", 20_000)
    assert "customers" not in masker.feed(text) + masker.finish()
    full = StreamMasker(lambda part: (engine.inspect(part).findings[:1], False), Pseudonymizer(KEY), "", 4_000)
    with pytest.raises(LimitExceeded):
        full.feed(text)
