"""The page Drills: runs as they were recorded, and what to do while there is none."""

from __future__ import annotations

from seawall.console.parts import Parts
from seawall.model.event import Event, EventKind
from seawall.model.ids import ulid


async def test_runs_show_channel_result_control_and_delay(owner, parts: Parts) -> None:
    assert "No drill yet" in (await owner.open("/drills")).text
    trials = (("one", "openai", "stopped", "mask"), ("two", "clipboard", "GOT THROUGH", "no agent"))
    parts.store.ledger().append(
        [
            Event(
                id=ulid(number),
                time=parts.clock.now_ms(),
                kind=EventKind.DRILL_CHANNEL_TRIED,
                principal="service:drill",
                detail={"drill": tag, "channel": channel, "state": state, "control": control, "after_ms": "7"},
            )
            for number, (tag, channel, state, control) in enumerate(trials)
        ]
    )
    await owner.open("/drills")
    text = owner.text
    assert text.index("Something got through") < text.index("Nothing got through"), "newest first"
    assert "clipboard got through no agent 7 ms" in text
