import click
import pytest

from seawall.cli._durations import Duration


@pytest.mark.parametrize(
    ("text", "milliseconds"),
    [("90s", 90_000), ("30m", 1_800_000), ("12h", 43_200_000), ("30d", 2_592_000_000), ("2w", 1_209_600_000)],
)
def test_durations(text: str, milliseconds: int) -> None:
    assert Duration().convert(text, None, None) == milliseconds


@pytest.mark.parametrize("text", ["", "30", "d", "-1d", "1.5h", "30 d", "1y", "1d2h", "١d"])
def test_others_are_refused_with_a_hint(text: str) -> None:
    with pytest.raises(click.BadParameter, match="30d"):
        Duration().convert(text, None, None)
