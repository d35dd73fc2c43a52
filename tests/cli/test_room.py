"""``seawall room`` as people and scripts use it."""

from __future__ import annotations

import json
from pathlib import Path

from openpyxl import Workbook

from end_to_end.running import run

TABLE = "order_id,email\n10231,anna.berg@shop.example\n"


def test_a_room_from_files_of_several_kinds_to_closing(tmp_path: Path) -> None:
    (tmp_path / "returns.csv").write_text(TABLE)
    (tmp_path / "notes.txt").write_text("The lamps are late.")
    book = Workbook()
    book.active.title = "Stock"
    book.active.append(["sku", "email", "pieces"])
    book.active.append(["L-1", "ana@shop.example", 4])
    book.save(tmp_path / "stock.xlsx")
    files = [str(tmp_path / name) for name in ("returns.csv", "notes.txt", "stock.xlsx")]
    opened = run(
        tmp_path,
        *("room", "open", "autumn", *files, "--tool", "builtin-echo", "--for", "agent:returns", "--ttl", "8h"),
        *("--fields", "returns.csv:email", "--fields", "sku,pieces", "--format", "json"),
    )
    assert opened.returncode == 0, opened.stderr
    told = {file["name"]: file for file in json.loads(opened.stdout)["files"]}
    assert told["returns.csv"]["fields"] == ["email"]
    assert told["notes.txt"]["fields"] == []
    assert len(told) == 3
    assert (told["stock-Stock.tsv"]["fields"], told["stock-Stock.tsv"]["records"]) == (["sku", "pieces"], 1)
    assert "autumn" in run(tmp_path, "room", "list").stdout
    assert run(tmp_path, "room", "restore", "autumn", input="no stand-in").stdout == "no stand-in"
    assert run(tmp_path, "room", "close", "autumn").returncode == 0
    assert not json.loads(run(tmp_path, "room", "list", "--format", "json").stdout)["items"][0]["open"]
    assert run(tmp_path, "room", "close", "autumn").returncode == 2


def test_what_cannot_be_says_what_there_is(tmp_path: Path) -> None:
    (tmp_path / "returns.csv").write_text(TABLE)
    refused = run(
        tmp_path, "room", "open", "x", str(tmp_path / "returns.csv"), "--tool", "builtin-echo", "--for", "agent:a"
    )
    assert refused.returncode == 2
    assert "'order_id', 'email'" in refused.stderr
