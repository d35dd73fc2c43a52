"""Restoring: whatever a model does to a pseudonym, whatever the splits, and never another conversation's value."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.pseudonyms import Pseudonymizer
from seawall.detect.restoring import Restorer
from seawall.model.finding import Finding
from seawall.model.words import Category

VALUES = {
    "email": "anna@shop.example",
    "phone": "+49 170 1234567",
    "payment_card": "4111 1111 1111 1111",
    "iban": "DE89370400440532013000",
    "person_name": "Müller",
    "street_address": "Musterstraße 5, 12345 Berlin",
    "order_record": "10023",
    "password": 'ge"heim\\',
}
CATEGORIES = {"payment_card": Category.PAYMENT_DATA, "iban": Category.PAYMENT_DATA, "password": Category.CREDENTIALS}


def issue(key: bytes, values: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """``(detector to pseudonym, entries)`` of a conversation that holds one value of each kind."""
    pseudonymizer = Pseudonymizer(key)
    issued = {}
    for detector, value in values.items():
        category = CATEGORIES.get(detector, Category.CUSTOMER_PII)
        masked = pseudonymizer.mask(value, [Finding(detector=detector, category=category, start=0, end=len(value))])
        issued[detector] = masked.text
    return issued, dict(pseudonymizer.entries)


ISSUED, ENTRIES = issue(b"a conversation of a test", VALUES)
OTHERS, OTHER_ENTRIES = issue(
    b"another conversation of a test",
    {detector: f"other-{value}".replace(" ", "-") for detector, value in VALUES.items()},
)
E, N, C, PHONE = ISSUED["email"], ISSUED["person_name"], ISSUED["payment_card"], ISSUED["phone"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"Write to {E}.", "Write to anna@shop.example."),
        (f"**{E}**", "**anna@shop.example**"),
        (f"`{E}`", "`anna@shop.example`"),
        (f"[{E}](mailto:{E})", "[anna@shop.example](mailto:anna@shop.example)"),
        (f"<{E}>", "<anna@shop.example>"),
        (f"https://x.example/?to={E.replace('@', '%40')}&a=1", "https://x.example/?to=anna%40shop.example&a=1"),
        (E.upper(), "anna@shop.example"),
        (E.title(), "anna@shop.example"),
        (E.replace(".", "\\.").replace("@", "\\@"), "anna@shop.example"),
        (f"{E[:5]}\u200b{E[5:]}", "anna@shop.example"),
        (f"{E[:5]}\n{E[5:]}", "anna@shop.example"),
        (E[:11], "anna@shop.example"),
        (f"{N}'s order, {N}s Bestellung", "Müller's order, Müllers Bestellung"),
        (f"_{N.upper()}_", "_Müller_"),
        (C.replace(" ", "-"), "4111 1111 1111 1111"),
        (C.replace(" ", "\u00a0"), "4111 1111 1111 1111"),
        (C.replace(" ", ""), "4111 1111 1111 1111"),
        (PHONE.replace(" ", "\u2011"), "+49 170 1234567"),
        (PHONE.replace("+999 ", "+999 (").replace(" ", "", 1), "+49 170 1234567"),
        (PHONE.removeprefix("+"), "+49 170 1234567"),
        (f"+{C}", "+4111 1111 1111 1111"),
        (f"12{C}34", "124111 1111 1111 111134"),
        (ISSUED["street_address"].removesuffix(" Street") + "!", "Musterstraße 5, 12345 Berlin!"),
        (ISSUED["iban"].lower(), "DE89370400440532013000"),
        (ISSUED["order_record"].lower(), "10023"),
    ],
)
def test_whatever_a_model_does_to_a_pseudonym(written: str, read: str) -> None:
    assert Restorer(ENTRIES).restore(written) == read


def test_what_was_put_in_is_not_looked_at_again() -> None:
    assert Restorer({**ENTRIES, "Qzababababab": N}).restore(N) == "Müller"
    entries = {E: N, N: "Müller"}
    assert Restorer(entries).restore(E) == N


def test_only_allowed_categories_are_restored() -> None:
    restorer = Restorer(ENTRIES, allowed={Category.PAYMENT_DATA})
    assert restorer.restore(f"{E} {C}") == f"{E} 4111 1111 1111 1111"
    assert (restorer.restored, restorer.withheld) == (1, 1)


def test_a_pseudonym_that_was_not_issued_here_is_noticed_and_left() -> None:
    unknown: list[str] = []
    text = " ".join(OTHERS.values())
    restored = Restorer(ENTRIES, on_unknown=unknown.append).restore(f"{text} {text} {E}")
    assert restored == f"{text} {text} {VALUES['email']}"
    assert len(unknown) == len(OTHERS)
    assert unknown[0] == OTHERS["email"][:11]


@pytest.mark.parametrize(
    "text",
    [
        "[[((**not at all**))]] {a: [1, 2, {b: '<c>'}]}" * 5,
        "9999 9999 9999 9999 9999",
        "order 99912345678901234567890",
        "Equinox, quiz, Nazqa, qzx, QZ1, QZ12 zero",
        "+9 +99 +999 +9990",
        "qzc0000000 qzc00000000 qzczzzzzzzz",
    ],
)
def test_ordinary_text_is_neither_changed_nor_taken_for_a_pseudonym(text: str) -> None:
    unknown: list[str] = []
    assert Restorer(ENTRIES, on_unknown=unknown.append).restore(text) == text
    assert unknown == []


@pytest.mark.parametrize(
    "text", ["a" * 50, "[" * 50, "(see [x](y)) **z** " * 9, "1234567890" * 9, "EUR 1.999,00 ", "Qz?! " * 9]
)
def test_ordinary_text_is_never_held(text: str) -> None:
    restorer = Restorer(ENTRIES)
    for character in text:
        restorer.feed(character)
        assert restorer.held <= 3
    assert restorer.feed(" x ").endswith("x ")


def test_a_run_of_nines_is_held_by_no_more_than_one_number() -> None:
    restorer = Restorer(ENTRIES)
    for _ in range(200):
        restorer.feed("9")
        assert restorer.held <= 16


# --- JSON under construction -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("escape", [False, True])
def test_values_stay_valid_json(escape: bool) -> None:
    document = {name: [f'a " {pseudonym} \\ \n', pseudonym] for name, pseudonym in ISSUED.items()}
    text = json.dumps(document)
    if escape:
        text = text.replace("@", "\\u0040").replace(".", "\\u002E").replace("qz", "\\u0071z").replace("+", "\\u002b")
    restored = json.loads(Restorer(ENTRIES, json=True).restore(text))
    assert restored == {name: [f'a " {value} \\ \n', value] for name, value in VALUES.items()}


def test_a_number_becomes_a_string_where_it_must() -> None:
    text = '{"card": ' + C.replace(" ", "") + ', "note": "\\"", "again": "' + C + '"}'
    assert json.loads(Restorer(ENTRIES, json=True).restore(text)) == {
        "card": VALUES["payment_card"],
        "note": '"',
        "again": VALUES["payment_card"],
    }


def test_a_number_stays_one_where_it_can() -> None:
    text = '{"card": ' + C.replace(" ", "") + ', "again": "' + C + '"}'
    for value, number in (("4111111111111111", 4111111111111111), ("0411", "0411"), ("9" * 16, "9" * 16)):
        restored = Restorer({C: value}, json=True).restore(text)
        assert json.loads(restored) == {"card": number, "again": value}


def test_an_escaped_backslash_begins_no_escape() -> None:
    text = json.dumps({"a": "\\u0071" + E[1:]})
    assert json.loads(Restorer(ENTRIES, json=True).restore(text)) == {"a": "\\u0071" + E[1:]}


def test_a_stream_may_begin_inside_a_string() -> None:
    restorer = Restorer(ENTRIES, json=True, in_string=True)
    assert restorer.restore(ISSUED["password"]) == 'ge\\"heim\\\\'


# --- every split -----------------------------------------------------------------------------------------------------

DECORATED = [
    E, E.upper(), E.replace("@", "\\@"), E.replace("@", "%40"),
    E[:6] + "\u200b" + E[6:], E[:11], f"**{N}**", f"{N}'s", C, C.replace(" ", ""),
    PHONE, PHONE.replace(" ", "-"), *ISSUED.values(), *OTHERS.values(),
]  # fmt: skip
JSON_BITS = [
    '"',
    "\\",
    "\\\\",
    "\\u",
    "\\u00",
    "\\u0071",
    "\\u0040",
    "\\u002e",
    "\\n",
    "\\/",
    '\\"',
    "{",
    ":",
    "\\ud83d\\ude00",
]
NOISE = [
    "q",
    "qz",
    "9",
    "99",
    "999",
    "+",
    "+9",
    " ",
    "-",
    "\n",
    "\u200b",
    "%40",
    "%",
    "%4",
    "@mail.example",
    ".db",
    " Stre",
    "[",
    "](",
    "*",
]
pieces = st.one_of(
    st.sampled_from(DECORATED),
    st.sampled_from(DECORATED).flatmap(lambda p: st.integers(1, len(p)).map(lambda n: p[:n])),
    st.sampled_from(DECORATED).map(lambda p: p.replace("@", "\\u0040").replace("q", "\\u0071").replace("+", "\\u002B")),
    st.sampled_from(NOISE + JSON_BITS),
    st.text(max_size=4),
)
answers = st.lists(pieces, max_size=8).map("".join)


def stream(chunks: list[str], *, as_json: bool) -> tuple[str, list[str]]:
    unknown: list[str] = []
    restorer = Restorer(ENTRIES, json=as_json, on_unknown=unknown.append)
    text = "".join(restorer.feed(chunk) for chunk in chunks) + restorer.flush()
    assert restorer.held == 0
    return text, unknown


@pytest.mark.parametrize("as_json", [False, True])
@given(answer=answers)
def test_every_split_in_two_gives_what_the_whole_gives(as_json: bool, answer: str) -> None:
    whole = stream([answer], as_json=as_json)
    for place in range(len(answer) + 1):
        assert stream([answer[:place], answer[place:]], as_json=as_json) == whole


@pytest.mark.parametrize("as_json", [False, True])
@given(answer=answers, data=st.data())
def test_any_split_gives_what_the_whole_gives(as_json: bool, answer: str, data: st.DataObject) -> None:
    places = sorted(data.draw(st.lists(st.integers(0, len(answer)), max_size=12)))
    chunks = [answer[start:end] for start, end in zip([0, *places], [*places, len(answer)], strict=True)]
    whole = stream([answer], as_json=as_json)
    assert stream(chunks, as_json=as_json) == whole
    assert stream(list(answer), as_json=as_json) == whole


@given(chunks=st.lists(pieces.filter(lambda piece: "\0" not in piece), max_size=12))
def test_pieces_that_are_not_touched_pass_as_if_they_were_fed(chunks: list[str]) -> None:
    one, other = Restorer(ENTRIES), Restorer(ENTRIES)
    touched = other.touched(chunks)
    for number, chunk in enumerate(chunks):
        if number not in touched and other.idle:
            assert one.feed(chunk) == chunk
            other.pass_by(chunk)
        else:
            assert one.feed(chunk) == other.feed(chunk)
        assert one.idle == other.idle
    assert one.flush() == other.flush()
    assert set(Restorer(ENTRIES, json=True).touched(chunks)) == set(range(len(chunks)))


@given(answer=answers)
def test_nobody_gets_a_value_of_another_conversation(answer: str) -> None:
    own, others = Restorer(ENTRIES).restore(answer), Restorer(OTHER_ENTRIES).restore(answer)
    assert not any(value in own and value not in answer for value in OTHER_ENTRIES.values())
    assert not any(
        value in others and value not in answer and f"other-{value}".replace(" ", "-") not in others
        for value in VALUES.values()
    )


json_values = st.recursive(
    answers | st.integers() | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@given(document=json_values, ascii_only=st.booleans(), data=st.data())
def test_valid_json_stays_valid_json_and_means_the_restored_text(
    document: object, ascii_only: bool, data: st.DataObject
) -> None:
    text = json.dumps(document, ensure_ascii=ascii_only)
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    restorer = Restorer(ENTRIES, json=True)
    chunks = [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]
    restored = "".join(restorer.feed(chunk) for chunk in chunks) + restorer.flush()
    assert json.loads(restored, object_pairs_hook=list) == in_plain(json.loads(text, object_pairs_hook=list))


def in_plain(node: object) -> object:
    """Every string of a document restored as the plain text it is."""
    if isinstance(node, str):
        return Restorer(ENTRIES).restore(node)
    return (
        [in_plain(child) for child in node]
        if isinstance(node, list)
        else (tuple(in_plain(child) for child in node) if isinstance(node, tuple) else node)
    )
