"""Lists of ids that are nobody's hold next to no finding, and lists of real numbers keep theirs."""

from __future__ import annotations

import random
from types import SimpleNamespace

import pytest
from bench._id_lists import Lists, fedex, gs1, s10, ups
from bench._shop_values import Values
from stdnum import luhn

from seawall.app import open_engine
from seawall.detect.detectors._alike import by_chance, others_of
from seawall.detect.engine import Engine

a_megabyte_max = 100
NOT_STRUCTURED = {"person_name", "street_address"}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


def test_dense_lists_of_ids_stay_under_a_hundred_findings_a_megabyte(engine: Engine) -> None:
    """The figure is held on more text by ``python -m bench.id_lists``; here on a little, of another seed."""
    found = size = 0
    for _, text in Lists(7).lists(150_000, each=4_000):
        size += len(text)
        found += sum(one.detector not in NOT_STRUCTURED for one in engine.inspect(text).findings)
    assert found <= a_megabyte_max * size / 1e6 * 2, "twice what is held over megabytes: lists differ"


def test_check_digits_are_the_published_ones() -> None:
    assert gs1("400638133393") == "4006381333931"
    assert ups("999AA1012345678") == "1Z999AA10123456784"
    assert s10("RR", "47312482", "US") == "RR473124829US"
    assert fedex("98657878885") == "986578788855"


@pytest.mark.parametrize("mark", ["\n", ", ", "\t", '", "'])
def test_a_list_of_real_numbers_without_any_word_is_still_found(engine: Engine, mark: str) -> None:
    values = Values(3)
    cards = [body + luhn.calc_check_digit(body) for body in ("4" + values.digits(14) for _ in range(20))]
    draw = random.Random(4)
    phones = [f"{draw.choice((201, 303, 415, 617))}-{draw.randint(220, 899)}-{values.digits(4)}" for _ in range(20)]
    for name, listed in (("payment_card", cards), ("phone", phones)):
        found = [one for one in engine.scan(mark.join(listed)) if one.detector == name]
        assert len(found) >= 18, (name, mark, len(found))


def test_others_are_those_of_the_same_form_nearby() -> None:
    text = "12-34, 56-78, 123-45, a12-34, 90-12x, 11-22"
    assert others_of(text, 0, 5) == ["56-78", "11-22"]
    two, four = (SimpleNamespace(text=text + more, start=0, end=5, memory={}) for more in ("", ", 33-44, 55-66"))
    assert not by_chance(two, 0.0, "none", lambda other: False), "two prove nothing"
    assert by_chance(four, 0.5, "one", lambda other: other == "11-22")
    assert by_chance(four, 0.5, "one", lambda other: True), "asked once a value and check"
    assert not by_chance(four, 0.5, "all", lambda other: True)


def test_builds_and_part_numbers_tell_nothing_of_an_order(engine: Engine) -> None:
    """A build or customs code is no amount and no date, and a stretch of numbers without words is nobody's story."""
    draw = random.Random(2)
    rows = [
        f' {{\n  "build": "20.{draw.randint(10, 99)}.18{draw.randint(100, 999)}.1341",\n'
        f'  "tracking": "6298-9785-07{n}",\n  "order_id": "36{draw.randint(1000, 9999)}"\n }}'
        for n in range(10, 40)
    ]
    heads = ["".join(draw.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=2)) for _ in range(28)]
    parts = [f"{head}{draw.randint(10, 99)}-{draw.randint(1000, 9999)}/{draw.randint(10, 99)}" for head in heads]
    codes = [
        f'{{"tracking": "169212{n}", "receipt": "24678{n}57", "increment_id": "2003{n}945", "hs_code": "0539.52.{n}"}}'
        for n in range(10, 40)
    ]
    for text in ("\n".join(codes), "[\n" + ",\n".join(rows) + "\n]", "part_no\n" + "\n".join(parts)):
        assert not [one for one in engine.scan(text) if one.detector == "order_record"]


def test_rows_of_a_shops_log_do_not_tell_one_anothers_story(engine: Engine) -> None:
    """Each row has a word that a buyer's story has too: an order, a carrier, a date, a quantity, an amount, a state."""
    rng = random.Random(5)

    def row(kind: int) -> str:
        many = rng.randrange(10**12, 10**13)
        return (
            f"gls parcel {many} delivered depot {rng.randrange(9)}",
            f"order {rng.randrange(100_000, 999_999)} pos 3 ean {many} 2 pcs {rng.randrange(900)}.95 EUR",
            f"article A-{rng.randrange(9_999)} ean {many} qty {rng.randrange(90)} stock BER",
            f"dpd {many}{rng.randrange(10)} shipped 2026-0{rng.randrange(1, 9)}-1{rng.randrange(9)} 3.4 kg",
            f"invoice R-2026-{rng.randrange(9_999)} ref {many} total {rng.randrange(900)}.00 EUR",
            f"job {rng.randrange(9_999)} took {rng.randrange(900)} ms ts {many}",
        )[kind]

    logs = ["\n".join(row(rng.randrange(6)) for _ in range(30)) for _ in range(40)]
    found = sum(one.detector not in NOT_STRUCTURED for log in logs for one in engine.inspect(log).findings)
    assert found <= a_megabyte_max * sum(map(len, logs)) / 1e6 * 4, "a list has a few hundred orders' numbers a page"
    told = "Order 204518: 2 pcs, 49.95 EUR, shipped 2026-03-02 with GLS, delivered. "
    assert any(one.detector == "order_record" for one in engine.scan(told))
    lines = "\n".join(told.replace("204518", str(204518 + n)) for n in range(8))
    assert sum(one.detector == "order_record" for one in engine.scan(lines)) == 8, "of whose own line tells it, each is"
