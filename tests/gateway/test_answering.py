"""Answers: restored by right, inspected as they come, held back where policy says so; the same however they are cut."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.detect.engine import Engine
from seawall.detect.pseudonym_grammar import make_code
from seawall.detect.pseudonyms import Pseudonymizer
from seawall.dialects.dialect import Channel
from seawall.gateway.answering import AnswerWatch, Blocked, Rights, rights_of, window_chars
from seawall.gateway.inspection import Inspector
from seawall.gateway.scan_cache import ScanCache, Seen
from seawall.model.exchange import Coverage, Principal
from seawall.model.finding import Finding
from seawall.model.keys import VirtualKey
from seawall.model.verdict import Verdict
from seawall.model.words import Action, Category

EMAIL = "ana.synthetic@customers.example"
OTHER = "bob.synthetic@customers.example"
TEXT = Channel(("text", 0), "text", path="/choices/0")


def deciding(action: Action):  # type: ignore[no-untyped-def]
    def decide(seen: Sequence[Seen], _coverage: Coverage) -> Verdict:
        return Verdict(action=action, actions=(action,) * len(seen), policies=("p",))

    return decide


def pseudonyms(engine: Engine) -> tuple[str, dict[str, str]]:
    masked = Pseudonymizer(b"k" * 32).mask(EMAIL, engine.scan(EMAIL))
    return masked.text, masked.entries


def watch(engine: Engine, action: Action = Action.COACH, *, hold: bool = False, **options: object) -> AnswerWatch:
    _, entries = pseudonyms(engine)
    rights = options.pop("rights", Rights(None, None))
    sent = options.pop("sent", frozenset())
    inspector = Inspector(engine, ScanCache(b"s"), lambda value: "fp:" + value)
    return AnswerWatch(inspector, sent, deciding(action), entries, rights, hold=hold, **options)  # type: ignore[arg-type]


def passed(seeing: AnswerWatch, pieces: Sequence[str], channel: Channel = TEXT) -> str:
    transform = seeing.open_channel(channel)
    return "".join([transform.feed(piece) for piece in pieces]) + transform.flush()


def test_values_come_back_and_are_no_news(engine: Engine) -> None:
    pseudonym, _ = pseudonyms(engine)
    seeing = watch(engine)
    assert passed(seeing, [f"Write to {pseudonym[:7]}", f"{pseudonym[7:]} today."]) == f"Write to {EMAIL} today."
    assert not seeing.found
    assert not seeing.unknown


def test_pseudonyms_are_no_news_and_hide_none(engine: Engine) -> None:
    code = make_code(Category.CUSTOMER_PII, 7, 2)
    seen, complete = Inspector(engine, ScanCache(b"s"), str).text(f"{code}@mail.example, {OTHER}", answer=True)
    assert complete
    assert [one.fingerprint for one in seen] == [OTHER]


def test_what_nobody_sent_is_found_once(engine: Engine) -> None:
    seeing = watch(engine)
    text = f"Ask {OTHER} about it. "
    assert passed(seeing, list(text)) == text
    assert [(path, seen.finding.detector, seen.fingerprint) for path, seen in seeing.found] == [
        ("/choices/0", "email", "fp:" + OTHER)
    ]
    known = watch(engine, sent=frozenset({"fp:" + OTHER}))
    passed(known, list(text))
    assert not known.found


def test_pseudonyms_of_other_conversations_stay_and_are_told(engine: Engine) -> None:
    foreign = Pseudonymizer(b"x" * 32).mask(EMAIL, engine.scan(EMAIL)).text
    seeing = watch(engine)
    assert passed(seeing, [f"Write to {foreign}."]) == f"Write to {foreign}."
    assert len(seeing.unknown) == 1


def test_agents_get_pseudonyms_and_their_tools_values(engine: Engine) -> None:
    pseudonym, _ = pseudonyms(engine)
    rights = Rights(frozenset(), None)
    assert passed(watch(engine, rights=rights), [pseudonym]) == pseudonym
    tool = Channel(("tool", 0, 0), "tool", json=True)
    assert passed(watch(engine, rights=rights), ['{"to":"', pseudonym, '"}'], tool) == f'{{"to":"{EMAIL}"}}'


def test_held_text_leaves_only_after_inspection(engine: Engine) -> None:
    seeing = watch(engine, Action.BLOCK, hold=True)
    transform = seeing.open_channel(TEXT)
    out = transform.feed("Your order is ready. ") + transform.feed(f"So is that of {OTHER}")
    assert out == ""
    with pytest.raises(Blocked):
        transform.flush()
    fine = watch(engine, Action.BLOCK, hold=True)
    assert passed(fine, ["Your order ", "is ready."]) == "Your order is ready."


def test_long_held_text_flows_and_a_late_finding_still_stops_it(engine: Engine) -> None:
    seeing = watch(engine, Action.BLOCK, hold=True)
    transform = seeing.open_channel(TEXT)
    out = "".join(transform.feed("Nothing to see here. ") for _ in range(2000))
    assert 0 < len(out) < 42_000
    out += transform.feed(f"Write to {OTHER} now. ")
    with pytest.raises(Blocked):
        transform.flush()
    assert OTHER not in out


def test_masked_in_held_answers(engine: Engine) -> None:
    seeing = watch(engine, Action.MASK, hold=True)
    said = passed(seeing, [f"Ask {OTHER} or {OTHER}."])
    assert OTHER not in said
    assert said.startswith("Ask b•••@")


def test_another_customers_data_is_news_although_it_was_sent(engine: Engine) -> None:
    class Exact:
        edition = ""

        def inspect(self, text: str) -> object:
            start = text.find(EMAIL)
            end, category = start + len(EMAIL), Category.CUSTOMER_PII
            one = Finding(detector="exact_match", category=category, start=start, end=end, subject="customer:2")
            found = [one] if start >= 0 else []
            return type("Seen", (), {"findings": found, "failed": (), "truncated": False})()

    pseudonym, entries = pseudonyms(engine)
    inspector = Inspector(Exact(), ScanCache(b"s"), lambda value: "fp")  # type: ignore[arg-type]
    for subject, blocked in (("customer:1", True), ("customer:2", False)):
        seeing = AnswerWatch(
            inspector,
            frozenset({"fp"}),
            deciding(Action.BLOCK),
            entries,
            Rights(None, None),
            hold=True,
            subject=subject,
        )
        if blocked:
            with pytest.raises(Blocked):
                passed(seeing, ["It is ", pseudonym])
        else:
            assert passed(seeing, ["It is ", pseudonym]) == "It is " + EMAIL


@settings(max_examples=60, deadline=None)
@given(data=st.data(), hold=st.booleans())
def test_however_a_long_answer_is_cut_text_and_findings_are_the_same(
    engine: Engine, data: st.DataObject, hold: bool
) -> None:
    pseudonym, _ = pseudonyms(engine)
    filler = "The parcel left on Monday and will be there soon. "
    words = data.draw(
        st.lists(st.sampled_from([filler * 9, pseudonym + " ", OTHER + " ", "card 4242 4242 4242 4242. "]), max_size=40)
    )
    text = "".join(words)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=12)))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    seeing = watch(engine, hold=hold)
    assert passed(seeing, pieces) == text.replace(pseudonym, EMAIL)
    expected = words.count(OTHER + " ") + words.count("card 4242 4242 4242 4242. ")
    mine = [seen for _, seen in seeing.found if seen.fingerprint != "fp:" + EMAIL]
    assert len(mine) == expected


def test_a_finding_across_a_window_border_is_found_once(engine: Engine) -> None:
    for shift in range(0, 60, 7):
        text = "x " * ((window_chars + shift) // 2) + OTHER + " " + "y " * window_chars
        seeing = watch(engine)
        assert passed(seeing, [text[i : i + 100] for i in range(0, len(text), 100)]) == text
        assert len(seeing.found) == 1


def test_rights() -> None:
    person = Principal.parse("person:ana@shop.example")
    agent = Principal.parse("agent:bot")
    masked = Verdict(action=Action.MASK, actions=(Action.MASK,), obligations=("restore",))
    plain = VirtualKey(id="a", principal=person, digest=b"", created_ms=0, expires_ms=1)
    narrow = VirtualKey(
        id="a", principal=person, digest=b"", created_ms=0, expires_ms=1, categories=frozenset({Category.CUSTOMER_PII})
    )
    only = frozenset({Category.CUSTOMER_PII})
    assert rights_of(person, plain, masked) == Rights(None, None)
    assert rights_of(person, narrow, masked) == Rights(only, only)
    assert rights_of(agent, plain, masked) == Rights(frozenset(), None)
    assert rights_of(agent, narrow, masked) == Rights(only, only)
    for_good = Verdict(action=Action.MASK, actions=(Action.MASK,))
    assert rights_of(person, plain, for_good) == Rights(frozenset(), frozenset())
