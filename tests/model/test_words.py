import pytest

from seawall.model.words import UNREAD_KINDS, Action, Confidence, strongest, unread_kind


def test_actions_rise_from_allow_to_block() -> None:
    assert [a.rank for a in (Action.ALLOW, Action.COACH, Action.MASK, Action.BLOCK)] == [0, 1, 2, 3]
    assert strongest([Action.COACH, Action.BLOCK, Action.MASK]) is Action.BLOCK
    assert strongest([]) is Action.ALLOW


def test_confidence_rises() -> None:
    assert Confidence.POSSIBLE.rank < Confidence.LIKELY.rank < Confidence.VERY_LIKELY.rank


@pytest.mark.parametrize(
    ("media", "kind"),
    [
        ("image/png", "picture"),
        ("image/*", "picture"),
        ("audio/mpeg", "sound"),
        ("video/mp4", "video"),
        ("application/pdf", "document"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "document"),
        ("application/x-7z-compressed", "archive"),
        ("application/x-elf", "program"),
        ("application/octet-stream", "other"),
        ("", "other"),
    ],
)
def test_media_types_are_of_few_kinds_for_policy(media: str, kind: str) -> None:
    assert unread_kind(media) == kind
    assert kind in UNREAD_KINDS
