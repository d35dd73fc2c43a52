import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.app import open_engine
from seawall.detect.exact.canaries import Canary, at_least, canaries, count, endings, of_sentence

SECRET = b"a secret of the tests, and no secret"


def test_facts_are_the_same_each_time_and_nobody_elses() -> None:
    facts = canaries(SECRET, "spring", 50)
    assert facts == canaries(SECRET, "spring", 50)
    assert facts[:10] == canaries(SECRET, "spring", 10)
    others = [*canaries(SECRET, "autumn", 50), *canaries(b"other", "spring", 50)]
    others += canaries(SECRET, "spring", 50, planted=False)
    assert len({fact.beginning for fact in facts}) == 50
    assert not {fact.sentence for fact in facts} & {fact.sentence for fact in others}


def test_an_ending_is_found_however_it_is_said() -> None:
    fact = Canary("The tin funnel is filed under", "maple Ketchup orbit")
    assert fact.sentence == "The tin funnel is filed under maple Ketchup orbit."
    assert fact.ending not in fact.question
    assert fact.completed("It is **Maple ketchup, orbit**.")
    assert not fact.completed("maple ketchup orbital")
    assert not fact.completed("")
    assert of_sentence("A B C d e f.") == Canary("A B C", "d e f")
    assert of_sentence("too short a fact") is None


def test_one_completed_fact_is_no_chance_unless_controls_are_completed_too() -> None:
    facts = canaries(SECRET, "spring", 10)
    controls = canaries(SECRET, "spring", 10, planted=False)
    silent = [(fact, False, "no idea") for fact in controls]
    asked = [(fact, True, "no idea") for fact in facts]
    assert not count([*asked, *silent], made_here=True).surfaced
    one = [(facts[0], True, facts[0].ending), *asked[1:]]
    told = count([*one, *silent], made_here=True)
    assert told.surfaced
    assert told.chance == pytest.approx(10 / endings, rel=0.01)
    assert not count([*one, *silent], made_here=False).surfaced, "a sentence of one's own may be guessed"
    knows_all = [(fact, False, fact.ending) for fact in controls]
    assert not count([*one, *knows_all], made_here=True).surfaced


@given(st.integers(0, 60), st.integers(0, 60), st.floats(1e-6, 0.5))
def test_chance_is_a_share_and_falls_with_hits(hits: int, tries: int, chance: float) -> None:
    hits = min(hits, tries)
    assert 0 <= at_least(hits, tries, chance) <= 1
    if hits < tries:
        assert at_least(hits + 1, tries, chance) <= at_least(hits, tries, chance)


def test_nothing_in_a_fact_or_question_is_taken_for_somebodys_data() -> None:
    engine = open_engine()
    facts = [*canaries(SECRET, "spring", 200), *canaries(SECRET, "spring", 200, planted=False)]
    found = [one.detector for fact in facts for text in (fact.sentence, fact.question) for one in engine.scan(text)]
    assert found == []
