"""The heavy tier's part in the engine."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.detector import Judgement
from seawall.detect.second_look import REASON, looked_again, window_chars_max, windows_of
from seawall.model.words import Confidence


class Finds:
    """Says that a word is a name wherever it stands."""

    edition = "test"

    def __init__(self, word: str, reach: int = 99) -> None:
        self.word, self.reach = word, reach

    def persons(self, windows: Sequence[str]) -> list[tuple[tuple[int, int], ...] | None]:
        answers: list[tuple[tuple[int, int], ...] | None] = []
        for window in windows[: self.reach]:
            at = window.find(self.word)
            answers.append(((at, at + len(self.word)),) if at >= 0 else ())
        return answers + [None] * (len(windows) - len(answers))


def found(start: int, end: int, confidence: Confidence, name: str = "person_name") -> tuple[str, Judgement]:
    return name, Judgement(start=start, end=end, confidence=confidence)


def test_the_larger_model_replaces_what_was_only_possible() -> None:
    text = "ask Heather Grey or Quill about it"
    light = [found(4, 16, Confidence.POSSIBLE), found(0, 3, Confidence.LIKELY, "email")]
    kept, reached = looked_again(text, [(4, 16), (20, 25)], light, Finds("Quill"))
    assert reached
    assert [(text[j.start : j.end], j.reasons) for _, j in kept] == [("ask", ()), ("Quill", (REASON,))]


def test_what_was_sure_stays_and_is_not_found_twice() -> None:
    text = "ask Ana Silva about it"
    light = [found(4, 13, Confidence.LIKELY)]
    assert looked_again(text, [(14, 19)], light, Finds("Ana Silva")) == (light, True)


def test_windows_its_time_did_not_reach_stay_as_they_were() -> None:
    text = "ask Quill\n" + "x " * 400 + "\nask Heather"
    at = text.index("Heather")
    light = [found(at, at + 7, Confidence.POSSIBLE)]
    kept, reached = looked_again(text, [(4, 9), (at, at + 7)], light, Finds("Quill", reach=1))
    assert not reached
    assert [text[j.start : j.end] for _, j in kept] == ["Heather", "Quill"]


@given(
    st.text(alphabet="ab \n", max_size=3000), st.lists(st.tuples(st.integers(0, 2990), st.integers(1, 9)), max_size=30)
)
def test_windows_are_bounded_apart_and_hold_every_doubt(text: str, places: list[tuple[int, int]]) -> None:
    doubts = [(start, start + size) for start, size in places if start + size <= len(text)]
    windows = windows_of(text, doubts)
    assert all(low < high and high - low <= window_chars_max for low, high in windows)
    assert all(one[1] <= two[0] for one, two in pairwise(windows))
    assert all(any(low < end and start < high for low, high in windows) for start, end in doubts)
