"""What a clipboard is says nothing about what is on it."""

from seawall.model.clipboard import Content, Window


def test_content_shows_its_length_and_never_itself() -> None:
    assert "4111" not in repr(Content(text="4111 1111 1111 1111"))
    assert "concealed" in repr(Content(skipped="concealed"))


def test_a_window_is_known_by_name_or_title() -> None:
    assert Window(names=("claude",)).known
    assert Window(title="Claude").known
    assert not Window(pid=4).known
