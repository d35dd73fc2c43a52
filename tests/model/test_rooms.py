"""A room knows whether it can be read and where its files stand."""

from __future__ import annotations

import msgspec

from seawall.model.rooms import Room, RoomFile

ROOM = Room(name="a", tool="t", readers=("agent:a",), files=(RoomFile(name="x"), RoomFile(name="y")), expires_ms=10)


def test_it_is_open_until_its_time_is_over_or_somebody_closed_it() -> None:
    assert ROOM.is_open(9)
    assert not ROOM.is_open(10)
    assert not msgspec.structs.replace(ROOM, ended_ms=5).is_open(6)


def test_a_file_has_a_place_or_none() -> None:
    assert [ROOM.place(name) for name in ("x", "y", "z")] == [0, 1, -1]
