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


@pytest.mark.parametrize(
    ("text", "phone", "address"),
    [
        ("+33 6 12 34 56 78 Calle Mayor 14, 28013 Madrid", "+33 6 12 34 56 78", "Calle Mayor 14, 28013 Madrid"),
        ("Tel. 0171 2345678 - 12 Long Street, Cape Town 8001", "0171 2345678", "12 Long Street, Cape Town 8001"),
        ("call 415-555-0132 5 rue de la Paix, 75002 Paris", "415-555-0132", "5 rue de la Paix, 75002 Paris"),
        ("móvil 612 345 678 14B Kingsland Road, London E2 8AA", "612 345 678", "14B Kingsland Road, London E2 8AA"),
        ("tel 555-0147 88 Elm Street", "555-0147", "88 Elm Street"),
    ],
)
def test_a_house_behind_a_telephone_is_no_part_of_it(engine: Engine, text: str, phone: str, address: str) -> None:
    found = {(one.detector, text[one.start : one.end]) for one in engine.scan(text)}
    assert {("phone", phone), ("street_address", address)} <= found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Danke im Voraus – Alma", "Alma"),
        ("Grüezi, Reto Huber", "Reto Huber"),
        ("Hi I'm Tan Wei Ling, where is my order?", "Tan Wei Ling"),
        ("I am Chan Tai Man from Hong Kong", "Chan Tai Man"),
        ("Customer: Wong Ka Fai", "Wong Ka Fai"),
        ("Lampenmontage bei Frau Rautenberg", "Frau Rautenberg"),
        ("[27.11.26, 10:12:01] Qirwen Hallasz: Hallo\n[27.11.26, 10:13:40] Lampenladen: Hi", "Qirwen Hallasz"),
        ("^XA^FO30,30^FDCasper Holm^FS^XZ", "Casper Holm"),
        ('{"from": "Oksana Bondar", "text": "hi"}', "Oksana Bondar"),
    ],
)
def test_a_name_that_its_place_tells_is_found_whole(engine: Engine, text: str, name: str) -> None:
    assert [text[one.start : one.end] for one in engine.scan(text) if one.detector == "person_name"] == [name]


@pytest.mark.parametrize(
    "text",
    [
        'firstName: "Bitte geben Sie Ihren Vornamen ein"',
        '"lastName": "Veuillez saisir votre nom"',
        "[10:12] INFO: Server started\n[10:13] Build Failed: see log",
        "2026-11-27 10:12 - Deployment Notes: see log\n2026-11-27 10:13 - Deployment Notes: see log",
        "Release notes – Spring",
        '"street":["none"],"payment":{"cc_last4":"1111"}',
    ],
)
def test_prompts_logs_and_titles_name_nobody(engine: Engine, text: str) -> None:
    assert engine.scan(text) == []


def test_a_shops_own_terms_are_no_contract_in_languages_the_model_has_read_little_of(engine: Engine) -> None:
    """``terms_in_prose.txt``: ``public|`` what a shop tells everybody, ``agreed|`` what it agreed with somebody."""
    lines = (PAPERS.parent / "terms_in_prose.txt").read_text().splitlines()
    for number, line in enumerate(lines):
        kind, text = line.split("|", 1)
        heard = any(one.detector == "contract" for one in engine.scan(text))
        assert heard == (kind == "agreed"), number


def test_my_number_is_a_telephone_where_it_is_one(engine: Engine) -> None:
    assert [one.detector for one in engine.scan("call me, my number is 447700900123")] == ["phone"]
    assert [one.detector for one in engine.scan("マイナンバー 123456789018")] == ["national_id"]


LAYOUTS = {
    "JSON": '{{"first_name": "{0}", "last_name": "{1}", "street": "{2}", "zip": "{3}", "city": "{4}", "phone": "{5}"}}',
    "XML": "<FirstName>{0}</FirstName><LastName>{1}</LastName><Street>{2}</Street><Zip>{3}</Zip><City>{4}</City>"
    "<Phone>{5}</Phone>",
    "PHP": "['firstname' => '{0}', 'lastname' => '{1}', 'street' => '{2}', 'zip' => '{3}', "
    "'city' => '{4}', 'phone' => '{5}']",
    "psql -x": "-[ RECORD 1 ]-----\nfirst_name | {0}\nlast_name  | {1}\nstreet     | {2}\nzip        | {3}\n"
    "city       | {4}\nphone      | {5}\n",
    "UPDATE": "UPDATE c SET first_name = '{0}', last_name = '{1}', street = '{2}', zip = '{3}', "
    "city = '{4}', phone = '{5}'",
    "Java": "Customer(firstName={0}, lastName={1}, street={2}, zip={3}, city={4}, phone={5})",
    "rows": "<table><tr><th>First name</th><td>{0}</td></tr><tr><th>Last name</th><td>{1}</td></tr>"
    "<tr><th>Street</th><td>{2}</td></tr><tr><th>Town</th><td>{3} {4}</td></tr>"
    "<tr><th>Phone</th><td>{5}</td></tr></table>",
    "EDIFACT": "NAD+DP+++Lampenladen+{2}+{4}++{3}+XX'CTA+IC+:{0} {1}'COM+{5}:TE'",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_people_of_many_countries_are_found_whole_in_what_programs_print(engine: Engine, layout: str) -> None:
    left = []
    for line in (PAPERS.parent / "people_of_the_world.txt").read_text().splitlines()[1:]:
        parts = line.split("|")
        text = LAYOUTS[layout].format(*parts)
        taken = {place for one in engine.scan(text) for place in range(one.start, one.end)}
        for part in parts:
            start = text.index(part)
            if any(text[at].isalnum() and at not in taken for at in range(start, start + len(part))):
                left.append(part)
    assert left == []
