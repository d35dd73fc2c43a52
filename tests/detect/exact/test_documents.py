import io
import random
import tempfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes.own_data import KEYING
from seawall.detect.exact.documents import DocumentSetBuilder, DocumentSets, Winnow, gram_words, window_grams
from seawall.detect.exact.index import Index
from seawall.model.errors import UsageError
from seawall.model.words import Category

RANDOM = random.Random(4)
HEADS, MIDDLES, TAILS = ("ba", "co", "de", "fi", "gu"), ("ran", "sto", "lim"), ("", "er", "ing")
VOCABULARY = [head + middle + tail for head in HEADS for middle in MIDDLES for tail in TAILS]
BOILERPLATE = " ".join(RANDOM.choices(VOCABULARY, k=80))


def paper(seed: int, words: int = 400) -> str:
    """Synthetic prose with the same boilerplate at its end."""
    return " ".join(random.Random(seed).choices(VOCABULARY, k=words)).capitalize() + ". " + BOILERPLATE


def known(count: int = 12) -> DocumentSets:
    builder = DocumentSetBuilder(KEYING, spill=tempfile.TemporaryFile, category=Category.SUPPLIER_CONTRACT)
    for number in range(count):
        assert builder.add(f"contract-{number}", [paper(number)])
    assert not builder.add("too short", ["Dear all"])
    out = io.BytesIO()
    builder.write(out, name="contracts", built_ms=1)
    return DocumentSets([Index(memoryview(out.getvalue()), KEYING)], KEYING)


SETS = known()


def test_a_paragraph_is_recognised_with_its_source_and_share() -> None:
    words = paper(7).split()
    pasted = "Look at this:\n\n" + " ".join(words[100:180])
    (one,) = SETS.find(pasted)
    assert one.reasons[0] == "exact match: contracts"
    assert one.reasons[1].endswith("% of contract-7")
    assert 12 <= int(one.reasons[1].split()[0]) <= 28
    assert one.category is Category.SUPPLIER_CONTRACT
    assert one.covers
    covered = pasted[one.start : one.end].split()
    assert covered == words[180 - len(covered) : 180] or covered == words[100 : 100 + len(covered)] or len(covered) > 70
    assert one.start >= pasted.index(words[100])


def test_light_edits_and_other_case_do_not_hide_it() -> None:
    words = paper(3).upper().split()[50:130]
    for place in range(7, 80, 16):
        words[place] = "changed"
    assert [one.reasons[1].split(" of ")[1] for one in SETS.find(" ".join(words))] == ["contract-3"]


def sentences(seed: int, count: int = 30) -> list[str]:
    """Synthetic sentences of eight to sixteen words."""
    dice = random.Random(seed)
    return [" ".join(dice.choices(VOCABULARY, k=dice.randint(8, 16))).capitalize() + "." for _ in range(count)]


def edited(text: str, share: float, seed: int) -> str:
    """Some words changed, left out or put in."""
    dice = random.Random(seed)
    words = []
    for word in text.split():
        draw = dice.random()
        words += (
            [] if draw < share * 0.25 else [word] if draw > share else ["other"] if draw > share / 2 else [word, "new"]
        )
    return " ".join(words)


HEAD, FOOT = (
    "Shop Example Ltd, confidential, page 7 of 12. " * 2,
    " Printed on Monday by the back office, do not copy. " * 2,
)
TRANSLATED = (
    "Dieses Dokument ist vertraulich und nur für den Empfänger bestimmt, es darf nicht weitergegeben werden. " * 2
)


def prose() -> DocumentSets:
    builder = DocumentSetBuilder(KEYING, spill=tempfile.TemporaryFile, category=Category.SUPPLIER_CONTRACT)
    for number in range(12):
        builder.add(f"paper-{number}", [HEAD, " ".join(sentences(number)), TRANSLATED, FOOT])
    out = io.BytesIO()
    builder.write(out, name="papers", built_ms=1)
    return DocumentSets([Index(memoryview(out.getvalue()), KEYING)], KEYING)


PROSE = prose()


@pytest.mark.parametrize(("share", "least"), [(0.05, 1.0), (0.1, 0.9), (0.2, 0.5)])
def test_a_paragraph_is_recognised_with_so_many_of_its_words_changed(share: float, least: float) -> None:
    found = 0
    for number in range(12):
        piece = edited(" ".join(sentences(number)[5:15]), share, number)
        named = {reason.split(" of ")[-1] for one in PROSE.find(piece) for reason in one.reasons[1:2]}
        assert named <= {f"paper-{number}"}, "nothing else is named"
        found += bool(named)
    assert found >= least * 12


def test_sentences_in_another_order_between_other_headers_are_recognised() -> None:
    for number in range(12):
        picked = sentences(number)[8:16]
        random.Random(number).shuffle(picked)
        text = f"Draft 3, for Ana only.\n\n{' '.join(picked)}\n\nSent from a phone, page 1 of 1."
        found = list(PROSE.find(text))
        assert found, number
        assert all(one.reasons[1].endswith(f"of paper-{number}") for one in found)


def test_headers_footers_and_a_translated_notice_that_all_papers_share_are_nothing() -> None:
    for shared in (HEAD, FOOT, TRANSLATED, HEAD + TRANSLATED + FOOT):
        assert not list(PROSE.find(shared))
    assert not list(PROSE.find(HEAD + " ".join(sentences(99)) + FOOT)), "a stranger in the same clothes"


def test_boilerplate_and_other_prose_are_nothing() -> None:
    assert not list(SETS.find(BOILERPLATE))
    assert not list(SETS.find(paper(99).removesuffix(BOILERPLATE)))


def test_two_pieces_far_apart_are_two_findings() -> None:
    words = paper(5).split()
    text = " ".join(words[:60]) + " lorem" * 200 + " " + " ".join(words[200:260])
    assert len(list(SETS.find(text))) == 2


def test_a_set_of_nothing_is_an_error() -> None:
    builder = DocumentSetBuilder(KEYING, spill=tempfile.TemporaryFile, category=Category.SUPPLIER_CONTRACT)
    with pytest.raises(UsageError, match="enough text"):
        builder.write(io.BytesIO(), name="x", built_ms=0)


@settings(max_examples=40, deadline=None)
@given(start=st.integers(0, 300), length=st.integers(gram_words + window_grams - 1, 40), lead=st.integers(0, 9))
def test_any_eight_words_in_common_leave_a_hash_in_common(start: int, length: int, lead: int) -> None:
    winnow = Winnow(KEYING)
    words = paper(1).split()
    whole = {gram.fingerprint for gram in winnow.grams(paper(1))}
    piece = " ".join(["other"] * lead + words[start : start + length] + ["words"] * 5)
    assert whole & {gram.fingerprint for gram in winnow.grams(piece)}
