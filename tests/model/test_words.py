from seawall.model.words import Action, Confidence, strongest


def test_actions_rise_from_allow_to_block() -> None:
    assert [a.rank for a in (Action.ALLOW, Action.COACH, Action.MASK, Action.BLOCK)] == [0, 1, 2, 3]
    assert strongest([Action.COACH, Action.BLOCK, Action.MASK]) is Action.BLOCK
    assert strongest([]) is Action.ALLOW


def test_confidence_rises() -> None:
    assert Confidence.POSSIBLE.rank < Confidence.LIKELY.rank < Confidence.VERY_LIKELY.rank
