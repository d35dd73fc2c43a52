"""Masking keeps shape and identity, and the way back is exact for any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seawall.app import open_engine
from seawall.detect import pseudonym_grammar as grammar
from seawall.detect.engine import Engine
from seawall.detect.pseudonyms import Pseudonymizer, is_pseudonym, pseudonym_spans, without_pseudonyms
from seawall.detect.restoring import Restorer
from seawall.model.errors import IntegrityError, LimitExceeded
from seawall.model.finding import Finding
from seawall.model.words import Category

KEY = b"the key of one conversation in a test"
SHAPED = ["email", "phone", "payment_card", "iban", "person_name", "street_address", "database_url", "order_record"]
OTHERS = ["api_key", "password", "national_id", "exact_match", "contract"]


def finding(text: str, value: str, detector: str = "email", category: Category = Category.CUSTOMER_PII) -> Finding:
    start = text.index(value)
    return Finding(detector=detector, category=category, start=start, end=start + len(value))


def mask_one(value: str, detector: str, key: bytes = KEY) -> str:
    return Pseudonymizer(key).mask(value, [finding(value, value, detector)]).text


@pytest.mark.parametrize(
    ("detector", "value", "looks"),
    [
        ("email", "anna@shop.example", r"qzc[0-9a-z]{8}@mail\.example"),
        ("phone", "+49 170 1234567", r"\+999 \d{3} \d{3} \d{3} \d{3}"),
        ("phone", "01701234567", r"\+999\d{12}"),
        ("payment_card", "4111 1111 1111 1111", r"9999( \d{4}){3}"),
        ("payment_card", "4111111111111111", r"9999\d{12}"),
        ("iban", "DE89 3704 0044 0532 0130 00", r"QZ\d\d( \d{4}){4}"),
        ("iban", "DE89370400440532013000", r"QZ\d{18}"),
        ("person_name", "Anna Müller", r"Qz[a-z]{11} Qz[a-z]{11}"),
        ("street_address", "Musterstraße 5, 12345 Berlin", r"Qz[a-z]{11} Street"),
        ("database_url", "postgresql://shop:geheim@db/shop", r"qzc[0-9a-z]{8}\.db\.example"),
        ("order_record", "10023", r"QZC[0-9A-Z]{8}"),
        ("password", "geheim", r"qzc[0-9a-z]{8}"),
    ],
)
def test_a_stand_in_looks_like_what_it_stands_for(detector: str, value: str, looks: str) -> None:
    pseudonym = mask_one(value, detector)
    assert re.fullmatch(looks, pseudonym)
    assert pseudonym_spans(pseudonym)
    assert detector == "person_name" or is_pseudonym(pseudonym)


def test_numbers_are_right_and_nobodys() -> None:
    card = mask_one("4111111111111111", "payment_card")
    doubled = [int(d) * (1 + place % 2) for place, d in enumerate(reversed(card))]
    assert sum(d - 9 * (d > 9) for d in doubled) % 10 == 0
    iban = mask_one("DE89370400440532013000", "iban")
    assert int("".join(str(int(c, 36)) for c in iban[4:] + iban[:4])) % 97 == 1


def test_the_same_value_has_the_same_pseudonym_in_every_turn_and_worker() -> None:
    first = Pseudonymizer(KEY)
    turn_one = first.mask("Write to anna@shop.example", [finding("Write to anna@shop.example", "anna@shop.example")])
    again = first.mask("anna@shop.example again", [finding("anna@shop.example again", "anna@shop.example")])
    assert again.new == {}
    assert again.entries == turn_one.entries
    assert mask_one("anna@shop.example", "email") in turn_one.text
    assert mask_one("anna@shop.example", "email", b"another conversation") not in turn_one.text


def test_two_spellings_share_their_beginning_and_each_comes_back_as_it_was() -> None:
    text = "anna@shop.example, ANNA@Shop.example"
    masked = Pseudonymizer(KEY).mask(text, [finding(text, "anna@shop.example"), finding(text, "ANNA@Shop.example")])
    lower, upper = masked.entries
    assert lower != upper
    assert lower[:9] == upper[:9]
    assert Restorer(masked.entries).restore(masked.text) == text


def test_a_first_name_alone_is_restored() -> None:
    masked = Pseudonymizer(KEY).mask("Anna Müller", [finding("Anna Müller", "Anna Müller", "person_name")])
    first, last = masked.text.split()
    assert Restorer(masked.entries).restore(f"Hi {first}, is {last}s order here?") == "Hi Anna, is Müllers order here?"


def test_a_pseudonym_that_stands_in_the_text_is_not_given_to_another_value() -> None:
    there = mask_one("anna@shop.example", "email")
    text = f"{there} and anna@shop.example"
    masked = Pseudonymizer(KEY).mask(text, [finding(text, "anna@shop.example")])
    assert there not in masked.entries
    assert there in masked.text
    assert Restorer(masked.entries).restore(masked.text) == text


def test_a_pseudonym_of_this_conversation_is_quoted_or_left_as_asked() -> None:
    entries = Pseudonymizer(KEY).mask("anna@shop.example", [finding("anna@shop.example", "anna@shop.example")]).entries
    (pseudonym,) = entries
    quoting = Pseudonymizer(KEY, entries)
    masked = quoting.mask(f"send {pseudonym}", [])
    assert pseudonym not in masked.text
    assert Restorer(quoting.entries).restore(masked.text) == f"send {pseudonym}"
    leaving = Pseudonymizer(KEY, entries, quote=False)
    assert leaving.mask(f"send {pseudonym}", [finding(f"send {pseudonym}", pseudonym)]).text == f"send {pseudonym}"


def test_a_full_conversation_refuses_instead_of_letting_values_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.detect.pseudonyms.pseudonyms_per_conversation_max", 1)
    text = "a@x.example b@x.example"
    with pytest.raises(LimitExceeded):
        Pseudonymizer(KEY).mask(text, [finding(text, "a@x.example"), finding(text, "b@x.example")])


def test_a_masked_text_does_not_show_its_values_in_a_repr() -> None:
    masked = Pseudonymizer(KEY).mask("anna@shop.example", [finding("anna@shop.example", "anna@shop.example")])
    assert "anna" not in repr(masked)


def test_findings_on_pseudonyms_are_dropped_and_others_kept() -> None:
    masked = Pseudonymizer(KEY).mask("Anna Müller", [finding("Anna Müller", "Anna Müller", "person_name")])
    text = f"{masked.text}, Bo Ek, {mask_one('4111111111111111', 'payment_card')}"
    name = finding(text, masked.text, "person_name")
    partly = finding(text, f"{masked.text}, Bo", "person_name")
    card = finding(text, text[-16:], "payment_card")
    inside = finding(text, text[-12:], "phone")
    other = finding(text, "Bo Ek", "person_name")
    assert without_pseudonyms(text, [name, partly, other, card, inside]) == [partly, other]


def test_a_text_that_would_not_come_back_is_masked_again_with_others(monkeypatch: pytest.MonkeyPatch) -> None:
    there = mask_one("anna@shop.example", "email")
    text = f"{there} and anna@shop.example"
    monkeypatch.setattr(Pseudonymizer, "_read", lambda self, text: (set(), []))  # blind to what stands there
    masked = Pseudonymizer(KEY).mask(text, [finding(text, "anna@shop.example")])
    assert there not in masked.entries
    assert Restorer(masked.entries).restore(masked.text) == text


def test_what_cannot_be_brought_back_is_refused_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    pseudonymizer = Pseudonymizer(KEY)
    monkeypatch.setattr(Restorer, "restore", lambda self, text: "something else")
    with pytest.raises(IntegrityError) as raised:
        pseudonymizer.mask("anna@shop.example", [finding("anna@shop.example", "anna@shop.example")])
    assert "anna" not in str(raised.value)
    assert pseudonymizer.entries == {}


# --- properties ------------------------------------------------------------------------------------------------------

KNOWN = [mask_one(f"person{n}@shop.example", detector) for n in range(3) for detector in SHAPED + OTHERS]
FRAGMENTS = [
    "qz",
    "QZ",
    "q",
    "9",
    "999",
    "9999",
    "+",
    "+999",
    " ",
    "-",
    "\u200b",
    "\ud800",
    "\udfff9",
    "\\",
    "\n",
    *grammar.TAILS_PLAIN,
    "%40mail.example",
]
pieces = st.one_of(
    st.sampled_from(KNOWN),
    st.sampled_from(KNOWN).map(str.swapcase),
    st.sampled_from(KNOWN).flatmap(lambda p: st.integers(1, len(p)).map(lambda n: p[:n])),
    st.sampled_from(FRAGMENTS),
    st.text(max_size=6),
    st.text("0123456789 +", max_size=12),
)
texts = st.lists(pieces, max_size=12).map("".join)


@st.composite
def texts_with_findings(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    text = draw(texts)
    findings = [
        Finding(
            detector=draw(st.sampled_from(SHAPED + OTHERS)),
            category=draw(st.sampled_from(list(Category))),
            start=(start := draw(st.integers(-1, len(text)))),
            end=draw(st.integers(start, len(text) + 2)),
        )
        for _ in range(draw(st.integers(0, 4)))
    ]
    return text, findings


_PERSON = "person0@shop.example"
_ITS_PSEUDONYM = mask_one(_PERSON, "email")


@given(texts_with_findings(), texts_with_findings())
# What stood in an earlier text, unissued, is given to a value of a later one.
@example((f"{_ITS_PSEUDONYM}.", []), (_PERSON, [finding(_PERSON, _PERSON)]))
@example((_ITS_PSEUDONYM.swapcase()[:11], []), (_PERSON, [finding(_PERSON, _PERSON)]))
def test_unmask_of_mask_is_the_text(first: tuple[str, list[Finding]], second: tuple[str, list[Finding]]) -> None:
    pseudonymizer = Pseudonymizer(KEY)
    masked = [pseudonymizer.mask(*first), pseudonymizer.mask(*second)]
    for (text, _), one in zip((first, second), masked, strict=True):
        assert Restorer(pseudonymizer.entries).restore(one.text) == text
    assert Restorer(masked[0].entries).restore(masked[0].text) == first[0]


@given(texts_with_findings())
def test_nothing_a_finding_covers_is_left(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    masked = Pseudonymizer(KEY).mask(text, findings)
    covered = {place for f in findings for place in range(max(f.start, 0), min(f.end, len(text)))}
    kept = "".join(character for place, character in enumerate(text) if place not in covered)
    left = masked.text
    for pseudonym in sorted(masked.entries, key=len, reverse=True):
        left = left.replace(pseudonym, "")
    # Only the spaces and punctuation between the words of a name stay.
    assert sum(map(str.isalnum, left)) <= sum(map(str.isalnum, kept))


values_of_one_kind = st.lists(st.emails() | st.text(min_size=1, max_size=12), min_size=1, max_size=8)


@given(values_of_one_kind, st.sampled_from(SHAPED + OTHERS))
def test_no_two_values_share_a_pseudonym(values: list[str], detector: str) -> None:
    pseudonymizer = Pseudonymizer(KEY)
    for value in values:
        pseudonymizer.mask(value, [Finding(detector=detector, category=Category.CREDENTIALS, start=0, end=len(value))])
    canonicals = [next(grammar.codes(p)).canonical for p in pseudonymizer.entries]
    assert len(set(canonicals)) == len(canonicals)
    assert all(grammar.category_of(c) is Category.CREDENTIALS for c in canonicals)


# --- beside the engine -----------------------------------------------------------------------------------------------

LETTER = (
    "Dear {person_name}, your order {order_record} goes to {street_address}. Mail {email}, phone {phone}.\n"
    "Card {payment_card}, IBAN {iban}, {database_url}, password: {password}, api key = {api_key}\n"
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


def test_the_engine_finds_nothing_in_a_masked_text_but_pseudonyms(engine: Engine) -> None:
    for number in range(40):
        shown = {detector: mask_one(f"{detector} {number}", detector) for detector in (*SHAPED, "password", "api_key")}
        text = LETTER.format(**shown)
        left = without_pseudonyms(text, engine.scan(text))
        assert [(finding.detector, text[finding.start : finding.end]) for finding in left] == []
