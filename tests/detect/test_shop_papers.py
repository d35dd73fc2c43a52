"""Papers, exports and messages as shops handle them: bank files, exports of marketplaces, logs, forms, letters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from seawall.app import open_engine
from seawall.detect.engine import Engine

PAPERS = Path(__file__).parents[1] / "golden" / "detect" / "shop_papers.txt"
MARKED = re.compile(r"«([a-z_]+):(.*?)»", re.DOTALL)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


def papers() -> list[tuple[str, str]]:
    parts = re.split(r"^== (\w+)\n", PAPERS.read_text(), flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize(("name", "marked"), papers(), ids=[name for name, _ in papers()])
def test_every_value_of_a_paper_is_found_whole(engine: Engine, name: str, marked: str) -> None:
    text, values, done = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[done : match.start()]
        values.append((len(text), len(text) + len(match[2])))
        text, done = text + match[2], match.end()
    text += marked[done:]
    taken = {
        place for one in engine.scan(text) if one.detector != "bulk_records" for place in range(one.start, one.end)
    }
    left = [text[a:b] for a, b in values if any(text[at].isalnum() and at not in taken for at in range(a, b))]
    assert values
    assert left == []


def test_a_call_list_keeps_its_times(engine: Engine) -> None:
    for text in ("Missed call from +49 171 2345678 (0:42)", "Voicemail +1 415 555 0132 (2)", "+49 171 2345678 10:12"):
        (found,) = engine.scan(text)
        assert text[found.start : found.end] == re.search(r"\+[0-9 ]*[0-9](?= [(]|$| 10:)", text)[0]  # type: ignore[index]


@pytest.mark.parametrize("between", [", ", "; ", " | ", "\n", ", address: "])
@pytest.mark.parametrize("phone", ["082 123 4567", "(415) 555-0132", "07700 900123", "0171 2345678", "412 34 567"])
@pytest.mark.parametrize(
    "address", ["12 Long Street, Cape Town 8001", "Karl Johans gate 5, 0154 Oslo", "88 Elm Street"]
)
def test_a_telephone_and_an_address_beside_it_are_both_found(
    engine: Engine, between: str, phone: str, address: str
) -> None:
    for text in (f"cell {phone}{between}{address}", f"{address}{between}cell {phone}"):
        found = {(one.detector, text[one.start : one.end]) for one in engine.scan(text)}
        assert ("phone", phone) in found, text
        assert ("street_address", address) in found, text
