"""What columns hold is learnt once: the same in every row, and nothing lost in the columns nothing is known of."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines import engine_of
from seawall.detect.cells import Layout, cells_of
from seawall.detect.columns import Columns, _records
from seawall.detect.engine import Engine
from seawall.detect.pseudonyms import Pseudonymizer
from seawall.detect.restoring import Restorer
from seawall.detect.streaming import StreamMasker
from seawall.model.finding import Finding
from seawall.model.words import Category, Confidence

ROWS = 900


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engine_of(
        *("email", "phone", "payment_card", "card_security_code", "card_expiry", "iban", "person_name"),
        *("street_address", "price_list", "order_record", "date_of_birth"),
    )


class Shown:
    """The engine, and what it was shown."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.texts: list[str] = []

    def __call__(self, text: str) -> tuple[list[Finding], bool]:
        self.texts.append(text)
        seen = self._engine.inspect(text)
        return seen.findings, not seen.truncated


def masked(engine: Engine, rows: list[list[str]], mark: str = ",") -> tuple[list[list[str]], Shown, StreamMasker]:
    text = io.StringIO()
    csv.writer(text, delimiter=mark, lineterminator="\n").writerows(rows)
    shown = Shown(engine)
    pseudonymizer = Pseudonymizer(b"a key of a test", keep_numbers=True)
    masker = StreamMasker(shown, pseudonymizer, ".csv", 12_000)
    out = masker.feed(text.getvalue()) + masker.finish()
    assert Restorer(pseudonymizer.entries).restore(out) == text.getvalue()
    return list(csv.reader(io.StringIO(out), delimiter=mark)), shown, masker


def customers() -> list[list[str]]:
    rows = [["customer_id", "name", "email", "street", "zip", "city", "country", "orders", "note"]]
    for n in range(ROWS):
        note = "please call 0171 2345678" if n == 800 else "two, not one" if n % 9 == 0 else ""
        rows.append(
            [
                str(7000 + n),
                "Any Body",
                f"ana{n}@shop.example",
                f"Lindenweg {n}",
                str(34100 + n % 50),
                "Kassel",
                "DE",
                str(n % 40),
                note,
            ]
        )
    rows[700][1] = "ana1@shop.example"
    return rows


def test_a_column_is_masked_in_every_row_or_in_none(engine: Engine) -> None:
    rows = customers()
    out, _, _ = masked(engine, rows)
    for column, name in enumerate(rows[0]):
        changed = sum(before[column] != after[column] for before, after in zip(rows[1:], out[1:], strict=True))
        assert changed == (ROWS if name in ("name", "email", "street", "zip", "city") else name == "note"), name
    assert "0171" not in out[801][8]
    assert out[700][1] == out[2][2], "a value has the stand-in of its kind, whatever column it strayed into"


def test_what_is_known_of_a_column_is_not_looked_at_again(engine: Engine) -> None:
    _, shown, _ = masked(engine, customers())
    late = [text for text in shown.texts if text.startswith("customer_id,country,orders,note\n")]
    assert late
    assert not any("@shop" in text or "Lindenweg" in text for text in late)


def test_where_only_whole_rows_show_a_value_whole_rows_are_read() -> None:
    layout = Layout(",", ("a", "b"), 0)
    columns = Columns(layout, {})
    text = "x,1234\n" * 3
    found = [Finding(detector="phone", category=Category.CUSTOMER_PII, start=2, end=6, confidence=Confidence.LIKELY)]
    assert columns.shows_all(text, found, found)
    assert not columns.shows_all(text, found, [])


def test_a_price_list_loses_what_the_shop_pays_and_keeps_the_rest(engine: Engine) -> None:
    rows = [["sku", "product", "purchase price", "margin", "list price", "stock"]]
    rows += [
        [f"AB-{n:04}", "blue lamp", f"{n % 40}.{n % 90 + 10}", f"{n % 50}.5%", "86.53", str(n)] for n in range(ROWS)
    ]
    out, _, _ = masked(engine, rows)
    for before, after in zip(rows[1:], out[1:], strict=True):
        assert [a == b for a, b in zip(before, after, strict=True)] == [True, True, False, False, True, True]


def test_codes_and_months_beside_cards_go_with_them(engine: Engine) -> None:
    cards = ("4111111111111111", "5555555555554444", "4012888888881881")
    rows = [["order", "card_number", "expiry", "cvv", "amount"]]
    rows += [[f"A{n}", cards[n % 3], f"{n % 12 + 1:02}/31", str(100 + n), "19.90"] for n in range(ROWS)]
    out, _, _ = masked(engine, rows, ";")
    assert all(
        before[1:4] != after[1:4] and before[4] == after[4] for before, after in zip(rows[1:], out[1:], strict=True)
    )
    assert not {row[3] for row in rows[1:]} & {row[3] for row in out[1:]}
    assert not {row[2] for row in rows[1:]} & {row[2] for row in out[1:]}


def test_rows_of_another_width_are_read_whole(engine: Engine) -> None:
    rows = customers()
    rows[500] = ["7499", "Any Body", "x, y", "ana499@shop.example", "call 0171 2345678", "", "", "", "", "", "surplus"]
    rows[600] = ["4111 1111 1111 1111"]
    out, _, _ = masked(engine, rows)
    assert "ana499" not in ",".join(out[500])
    assert "0171" not in ",".join(out[500])
    assert out[500][10] == "surplus"
    assert "4111" not in out[600][0]


@given(
    st.lists(st.lists(st.text(st.sampled_from('ab ,"\n\r1@'), max_size=6), min_size=1, max_size=5), max_size=8),
    st.sampled_from(",;\t"),
)
def test_records_have_the_cells_they_have_one_by_one(rows: list[list[str]], mark: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=mark, lineterminator="\n", quoting=csv.QUOTE_MINIMAL).writerows(rows)
    written = text.getvalue()
    flat = [
        (start, start + len(cell), column)
        for cells, starts in _records(written, mark)
        for column, (cell, start) in enumerate(zip(cells, starts, strict=True))
    ]
    assert flat == list(cells_of(written, mark))


def test_a_wide_row_loses_each_of_its_values(engine: Engine) -> None:
    rows = [["email", *(f"c{n}" for n in range(120))]]
    rows += [[f"ana{row}@shop.example", *(f"bo{n}x{row}@shop.example" for n in range(120))] for row in range(12)]
    out, _, masker = masked(engine, rows)
    assert not any("shop.example" in cell for row in out for cell in row)
    assert masker.found["email"] == 12 * 121
