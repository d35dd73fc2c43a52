"""Every detector's own hits are found and its own misses are not, by the whole engine."""

import re

import pytest

from cost import keeps_pace
from seawall.app import open_engine
from seawall.detect import tables
from seawall.detect.detector import Detector, Example
from seawall.detect.detectors._opening import by_letter
from seawall.detect.engine import Engine, builtin_detectors


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


@pytest.mark.parametrize(("name", "detector"), builtin_detectors().items(), ids=list(builtin_detectors()))
def test_hits_are_found_exactly_and_misses_are_not(engine: Engine, name: str, detector: Detector) -> None:
    for example in (*detector.hits, *(Example(text, ()) for text in detector.misses)):
        found = [finding for finding in engine.scan(example.text) if finding.detector == name]
        assert tuple(example.text[finding.start : finding.end] for finding in found) == example.found, example.text
        if example.reason:
            assert example.reason in found[0].reasons, example.text


def test_every_word_for_costs_opens_their_sweep_and_customer_does_not() -> None:
    """Looking for terms takes as long as all else in a short text, and every other text of a shop says *customer*."""
    detector = builtin_detectors()["price_list"]
    gates = [re.compile(gate, re.IGNORECASE | re.ASCII) for gate in detector.gate]
    terms = [*detector.context.positive, *(name for name in tables._KIND_OF if tables.kind_of(name) == "cost")]
    written = [term for term in terms if all(ord(letter) < 256 for letter in term)]
    assert [term for term in written if not any(gate.search(f"{term} ") for gate in gates)] == []
    assert not any(gate.search("Dear customer, our CUSTOMERS and customs") for gate in gates)


def test_alternatives_sorted_by_letter_match_what_they_matched() -> None:
    plain = r"order(?:nummer|nr\.?)?|ordine|r[ée]f|ord\.?|reference"

    assert by_letter(plain) == r"(?:o(?:rder(?:nummer|nr\.?)?|rdine|rd\.?)|r(?:[ée]f|eference))"
    for text in ("ORDER 1", "ordernr. 5", "Ordine 4", "réf 1", "ord. 12", "Reference", "rex"):
        seen = [re.search(rf"\b(?:{one})", text, re.IGNORECASE) for one in (plain, by_letter(plain))]
        assert len({match and match.span() for match in seen}) == 1


@pytest.mark.parametrize("shift", range(0, 70, 7))
def test_an_orders_number_is_found_whole_wherever_words_for_others_stand(engine: Engine, shift: int) -> None:
    """How far round a word is looked must not cut a number that begins there: what is left would go out unmasked."""
    text = "invoice " + "x" * shift + " order 38124195399455719176: 2x mug, 40.00 EUR, shipped by DHL"
    spans = [text[one.start : one.end] for one in engine.scan(text) if one.detector == "order_record"]
    assert spans == ["38124195399455719176"]


def test_many_addresses_of_one_name_are_no_name_beside_one_another(engine: Engine) -> None:
    """Each looked at all words round it, for the piece it asked for stood in the next address."""
    other, same = "".join(f"lot {n} from q{n}@example.com, paid. " for n in range(400)), ""
    same = "".join(f"lot {n} from anna.berg{n}@example.com, paid. " for n in range(300))
    assert keeps_pace(engine.inspect, other, same, factor=3, slack=0.01)
