"""The page Data rooms, walked as people walk it."""

from __future__ import annotations

import re
from base64 import b64encode
from html import unescape
from io import BytesIO

from openpyxl import Workbook

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
    "content": "",
}


async def test_a_room_is_opened_by_choosing_columns_shown_put_back_and_closed(owner, parts: Parts) -> None:
    assert "No room is open" in (await owner.open("/rooms")).text
    await owner.open("/rooms/new")
    asked = await owner.post("/rooms", FORM)
    assert asked.status_code == 422
    assert 'value="0:email"' in asked.text
    assert MAIL in asked.text  # nothing typed is lost
    await owner.post("/rooms", {**FORM, "fields": "0:email"})
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
        page = await owner.post("/rooms", {**FORM, "fields": "0:email", **wrong})
        assert page.status_code == 422
        assert words in page.text
    assert parts.store.room_book().list() == []


async def test_several_files_a_spreadsheet_among_them_come_back_for_their_columns(owner, parts: Parts) -> None:
    book = Workbook()
    book.active.title = "Stock"
    book.active.append(["sku", "email", "pieces"])
    book.active.append(["L-1", MAIL, 4])
    held = BytesIO()
    book.save(held)
    given = {
        **FORM,
        "file": ["", "stock.xlsx", "notes.md", "old.csv"],
        "text": ["", "", "", ""],
        "content": [
            "",
            *(b64encode(one).decode() for one in (held.getvalue(), b"Late.", "a;größe\n1;2\n".encode("cp1252"))),
        ],
    }
    await owner.open("/rooms/new")
    asked = await owner.post("/rooms", given)
    assert "Please choose the fields of stock-Stock.tsv" in asked.text
    assert 'value="1:pieces"' in asked.text
    assert 'value="3:größe"' in asked.text
    assert "notes.md goes in as a text of 5 characters" in asked.text
    values = [
        unescape(one) for one in re.findall(r'<textarea[^>]*name="text"[^>]*>\n(.*?)</textarea>', asked.text, re.DOTALL)
    ]
    again = {
        **given,
        "file": re.findall(r'name="file" value="([^"]*)"', asked.text),
        "text": values,
        "content": ["", "", "", ""],
        "fields": ["1:pieces", "3:größe"],
    }
    await owner.post("/rooms", again)
    (room,) = parts.store.room_book().list()
    assert [(file.name, file.fields) for file in room.files] == [
        ("stock-Stock.tsv", ("pieces",)),
        ("notes.md", ()),
        ("old.csv", ("größe",)),
    ]
    assert parts.store.room_book().text(room, 0) == "pieces\n4\n"


async def test_a_file_that_cannot_be_read_says_so(owner, parts: Parts) -> None:
    await owner.open("/rooms/new")
    for content, words in (("not base64!", "did not arrive whole"), ("AAECAwQ=", "no text")):
        page = await owner.post("/rooms", {**FORM, "file": ["", "x.csv"], "text": ["", ""], "content": ["", content]})
        assert (page.status_code, words in page.text) == (422, True)
    assert "at least one file" in (await owner.post("/rooms", {**FORM, "file": "", "text": ""})).text
