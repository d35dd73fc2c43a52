"""The page Data rooms, walked as people walk it."""

from __future__ import annotations

from seawall.console.parts import Parts
from seawall.console.rooms import Findings, Reader
from seawall.model.exchange import Principal
from seawall.store.keyring import KeyOrder

MAIL = "anna.berg@shop.example"
FORM = {
    "name": "returns",
    "tool": "openai-api",
    "readers": "agent:returns, agent:second",
    "hours": "8",
    "file": "returns.csv",
    "text": f"order_id,email\r\n10231,{MAIL}\r\n",
}


async def test_a_room_is_opened_by_choosing_columns_shown_put_back_and_closed(owner, parts: Parts) -> None:
    assert "No room is open" in (await owner.open("/rooms")).text
    await owner.open("/rooms/new")
    asked = await owner.post("/rooms", FORM)
    assert asked.status_code == 422
    assert 'value="email"' in asked.text
    assert MAIL in asked.text  # nothing typed is lost
    await owner.post("/rooms", {**FORM, "fields": "email"})
    (room,) = parts.store.room_book().list()
    assert room.readers == ("agent:returns", "agent:second")
    assert room.files[0].fields == ("email",)
    await owner.open("/rooms")
    assert "returns.csv: email (1 row)" in owner.text
    page = (await owner.open("/rooms/returns")).text
    assert "/api/v1/rooms/returns/files/returns.csv" in page
    assert MAIL not in page
    key = parts.store.key_ring().issue(KeyOrder(principal=Principal.parse("agent:returns")), by="x")[1]
    read = await Reader(parts, Findings(), key).read("returns", "returns.csv")
    answer = await owner.post("/rooms/returns/restore", {"text": read.text})
    assert MAIL in answer.text
    assert "1 put back" in answer.text
    assert "File read in a data room" in (await owner.open("/events?q=returns&room=rooms")).text
    await owner.open("/rooms/returns")
    await owner.post("/rooms/returns/close", {})
    assert "Ended within 30 days" in (await owner.open("/rooms")).text
    assert "what lay in it is deleted" in (await owner.open("/rooms/returns")).text
    assert (await owner.open("/rooms/nothing")).status_code == 404


async def test_a_wrong_form_comes_back_with_what_is_wrong(owner, parts: Parts) -> None:
    await owner.open("/rooms/new")
    for wrong, words in (({"hours": "soon"}, "ends within"), ({"name": "Not A Name"}, "small letters")):
        page = await owner.post("/rooms", {**FORM, "fields": "email", **wrong})
        assert page.status_code == 422
        assert words in page.text
    assert parts.store.room_book().list() == []
