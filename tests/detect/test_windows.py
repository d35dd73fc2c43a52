from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.windows import Windows
from seawall.model import limits


def cut(text: str, chars: int, *sizes: int, suffix: str = "") -> list:
    """The windows of a text that comes in pieces of these sizes, the last one with the rest."""
    windows, found, at = Windows(suffix, chars), [], 0
    for size in sizes:
        found += windows.feed(text[at : at + size])
        at += size
    return found + list(windows.feed(text[at:], True))


TEXTS = st.text(st.sampled_from('ab,;\n"\té '), max_size=300)


@given(TEXTS, st.integers(4, 80), st.lists(st.integers(0, 60), max_size=6))
def test_windows_join_to_the_text_however_it_comes(text: str, chars: int, sizes: list[int]) -> None:
    windows = cut(text, chars, *sizes)
    assert windows == cut(text, chars)
    reached = 0
    for window in windows:
        piece = window.text[window.lead :]
        assert text[window.offset : window.offset + len(piece)] == piece
        assert window.offset <= reached
        assert window.lines == text.count("\n", 0, window.offset)
        assert window.line_start == text.rfind("\n", 0, window.offset) + 1
        reached = window.offset + len(piece)
    assert reached == len(text)


@given(TEXTS, st.integers(4, 80))
def test_each_place_is_told_by_one_window(text: str, chars: int) -> None:
    windows = cut(text, chars)
    for place in range(len(text)):
        tell = [
            window
            for window in windows
            if window.offset <= place < window.offset + len(window.text) - window.lead
            and window.tells(place - window.offset + window.lead, place - window.offset + window.lead + 1)
        ]
        assert len(tell) == 1


def test_a_tables_header_stands_before_every_window_but_its_own() -> None:
    text = "id,email,full name\n" + "".join(f"{n},a{n}@shop.example,Ana Sample\n" for n in range(100))
    first, *others = cut(text, 400, suffix=".csv")
    assert first.lead == 0
    assert first.text.startswith("id,email")
    assert others
    for window in others:
        assert window.text[: window.lead] == "id,email,full name\n"
        assert window.text[window.lead].isdigit()
        assert not window.tells(3, 8)  # the repeated header itself
        assert window.tells(0, window.lead + 4)  # a table that begins in it
        assert window.at(0) == window.offset


def test_a_long_line_is_cut_with_an_overlap() -> None:
    text = "x" * 30_000
    first, second, *_ = cut(text, 10_000)
    assert second.offset == 10_000 - limits.pattern_chars_max
    assert first.until == second.known_until == second.offset
    assert second.line_start == second.lines == 0


def test_halves_are_the_window_again() -> None:
    text = "id,email,full name\n" + "".join(f"{n},a{n}@shop.example,Ana Sample\n" for n in range(100))
    window = cut(text, 1_000)[1]
    one, two = window.halves()
    assert one.text + two.text[two.lead :] == window.text
    assert two.offset == window.offset + len(one.text) - one.lead
    assert two.lines == window.lines + one.text.count("\n", one.lead)
    assert cut("x" * 100, 1_000)[0].halves() == ()
