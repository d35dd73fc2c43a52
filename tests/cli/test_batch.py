"""Checks over many sources: the same reports whoever looks at them, and a stopped run that goes on."""

from __future__ import annotations

import json
import mailbox
import pickle
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest

from end_to_end.running import as_text, seawall
from postgres import PostgresServer
from seawall.cli._batch import Item, Journal, workers
from seawall.cli._inspecting import SourceReport
from seawall.cli._sources import history
from seawall.model.errors import ConfigError
from seawall.model.words import Action

LETTER = "Write to ana.synthetic@customers.example about card 4111 1111 1111 1111"


def check(folder: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return as_text(seawall("check", *arguments, folder=folder, environ=environ))


def sources(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    assert done.returncode in (0, 1), done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_workers_and_a_resumed_run_report_the_same_in_the_same_order(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02d}.txt").write_text(LETTER if number % 3 == 0 else "Blue lamps are in stock again.")
    alone = check(tmp_path, "texts", "--format", "jsonl")
    assert len(sources(alone)) == 12
    assert check(tmp_path, "texts", "--format", "jsonl", "--workers", "2").stdout == alone.stdout
    first = check(tmp_path, "texts", "--format", "jsonl", "--resume", "run.jsonl")
    assert first.stdout == alone.stdout
    journal = tmp_path / "run.jsonl"
    assert journal.stat().st_mode & 0o077 == 0
    assert "synthetic" not in journal.read_text()
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:6]) + lines[6][:20])  # as a run that was killed leaves it
    (folder / "01.txt").write_text(LETTER)
    again = check(tmp_path, "texts", "--format", "jsonl", "--resume", "run.jsonl")
    assert [source["source"] for source in sources(again)] == [source["source"] for source in sources(alone)]
    assert [source["action"] for source in sources(again)][:3] == ["mask", "mask", "allow"]
    other = check(tmp_path, "texts", "--resume", "run.jsonl", "--tool", "some-chatbot")
    assert other.returncode == 2
    assert "other rules" in other.stderr


def report(name: str) -> SourceReport:
    return SourceReport(source=name, action=Action.ALLOW, findings=[])


def test_a_journal_looks_only_at_what_is_new_and_refuses_what_is_none(tmp_path: Path) -> None:
    items = [Item(str(number), data=bytes([number])) for number in range(10)]
    looked: list[str] = []

    def run(given: object) -> Iterator[SourceReport]:
        ahead: list[Item] = []
        for item in given:  # type: ignore[attr-defined]
            ahead.append(item)
            looked.append(item.name)
            if len(ahead) == 3:
                yield report(ahead.pop(0).name)
        yield from (report(item.name) for item in ahead)

    for part in (items[2:5], items, items):
        journal = Journal(tmp_path / "run", "rules")
        assert [one.source for one in journal.through(part, run)] == [item.name for item in part]
        journal.close()
    assert sorted(looked) == [str(number) for number in range(10)]
    (tmp_path / "other").write_text("hello\n")
    with pytest.raises(ConfigError, match="earlier run"):
        Journal(tmp_path / "other", "rules")
    with pytest.raises(ConfigError):
        Journal(tmp_path / "nowhere" / "run", "rules")


def test_a_folder_of_mail_is_read_and_a_training_set_by_field(tmp_path: Path) -> None:
    letter = EmailMessage()
    letter["From"] = "shop@shop.example"
    letter.set_content(LETTER + "\n", cte="base64")
    box = mailbox.Maildir(tmp_path / "Mail")
    box.add(letter)
    box.close()
    (mail,) = sources(check(tmp_path, "Mail", "--format", "jsonl"))
    assert {finding["detector"] for finding in mail["findings"]} >= {"email", "payment_card"}  # type: ignore[attr-defined]
    lines = [
        {"messages": [{"role": "user", "content": "Hello \u00fc \n there"}, {"role": "assistant", "content": LETTER}]},
        {"messages": [{"role": "user", "content": [{"type": "text", "text": LETTER}]}], "id": "row2@customers.example"},
    ]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "train.jsonl").write_text(text)
    (train,) = sources(check(tmp_path, "train.jsonl", "--format", "jsonl"))
    found = {
        (finding["path"].partition("#")[2], text[finding["start"] : finding["end"]])
        for finding in train["findings"]  # type: ignore[attr-defined]
        if finding["detector"] == "email"
    }
    assert found == {
        ("line 1/messages/1/content", "ana.synthetic@customers.example"),
        ("line 2/messages/0/content/0/text", "ana.synthetic@customers.example"),
        ("", "row2@customers.example"),
    }


def test_a_secret_that_was_deleted_is_still_in_the_history(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-C", str(tmp_path / "repo"), "-c", "user.name=Test", "-c", "user.email=t@t.example", *arguments],
            check=True,
            capture_output=True,
        )

    (tmp_path / "repo").mkdir()
    git("init")
    (tmp_path / "repo" / "a letter.txt").write_text(LETTER)
    git("add", ".")
    git("commit", "-m", "one")
    git("rm", "a letter.txt")
    (tmp_path / "repo" / "b.txt").write_text("Blue lamps")
    git("add", ".")
    git("commit", "-m", "two, for ben.r@customers.example")
    git("commit", "--amend", "-m", "two\n\nSigned-off-by: Test <t@t.example>")
    git("tag", "-a", "v1", "-m", "what cleo.m@customers.example asked for")
    assert check(tmp_path, "repo").returncode == 0
    found = {
        source["source"]: source["action"]
        for source in sources(check(tmp_path, "--git-history", "repo", "--format", "jsonl"))
    }
    held = sorted(str(name).partition(":")[2] for name, action in found.items() if action == "mask")
    assert held == ["a letter.txt", "message", "message"]
    assert all(str(name).startswith("repo@") for name in found)
    assert check(tmp_path, "--git-history", ".").returncode == 2
    assert len(list(history(str(tmp_path / "repo")))) == 6


ROWS = [(number, f"ana{number}.synthetic@customers.example", "blue\tlamp\nwith cable") for number in range(30)]


def database_report(folder: Path, *arguments: str, **environ: str) -> dict[object, dict[tuple[str, str], int]]:
    done = check(folder, *arguments, "--format", "jsonl", **environ)
    return {
        source["source"]: {(one["path"], one["detector"]): one["count"] for one in source["findings"]}  # type: ignore[attr-defined]
        for source in sources(done)
    }


def test_a_sqlite_database_is_reported_by_table_and_column_and_never_written(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "shop.db") as db:
        db.execute("CREATE TABLE customers(id, mail, lamp)")
        db.execute('CREATE TABLE "odd ""name"(note)')
        db.executemany("INSERT INTO customers VALUES (?, ?, ?)", ROWS)
        db.execute('INSERT INTO "odd ""name" VALUES (?)', (LETTER,))
    db.close()
    before = (tmp_path / "shop.db").read_bytes()
    found = database_report(tmp_path, "--database", "sqlite:///shop.db")
    assert found["shop.db:customers"][("mail", "email")] == 30
    assert {detector for column, detector in found["shop.db:customers"] if column == "lamp"} == set()
    assert found['shop.db:odd "name'] == {("note", "email"): 1, ("note", "payment_card"): 1}
    assert (
        database_report(tmp_path, "--database", "sqlite:///shop.db", "--rows", "5")["shop.db:customers"][
            ("mail", "email")
        ]
        == 5
    )
    assert (tmp_path / "shop.db").read_bytes() == before
    assert check(tmp_path, "--database", "sqlite:///none.db").returncode == 2
    assert not (tmp_path / "none.db").exists()


def test_a_postgres_database_is_reported_by_schema_table_and_column(
    tmp_path: Path, postgres_server: PostgresServer
) -> None:
    url = postgres_server.database()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA shop")
        connection.execute("CREATE TABLE shop.customers(id int, mail text)")
        rows = "SELECT n, 'ana' || n || '@customers.example' FROM generate_series(1, 2500) n"
        connection.execute(f"INSERT INTO shop.customers {rows}")
    found = database_report(tmp_path, "--database", "env:SHOP", "--rows", "0", SHOP=url)
    counts = {name: columns[("mail", "email")] for name, columns in found.items()}
    assert {str(name).partition(":")[2]: count for name, count in counts.items()} == {
        "shop.customers rows 1-2000": 2000,
        "shop.customers rows 2001-2500": 500,
    }


def test_ray_that_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    done = check(tmp_path, "a.txt", "--ray", "local")
    assert done.returncode == 2
    assert "pip install" in done.stderr


class OneMachine:
    """Ray's few calls as this project makes them. What goes to a worker and comes back is pickled, as there."""

    def init(self, **options: object) -> None:
        assert options["address"] == "auto"

    def cluster_resources(self) -> dict[str, float]:
        return {"CPU": 3.0}

    def remote(self, **_: object) -> Callable[[type], object]:
        return lambda kind: SimpleNamespace(remote=lambda: _Actor(kind()))

    def get(self, answer: bytes) -> object:
        return pickle.loads(answer)

    def shutdown(self) -> None:
        pass


class _Actor:
    def __init__(self, worker: object) -> None:
        self.look = SimpleNamespace(remote=lambda item: pickle.dumps(worker.look(pickle.loads(pickle.dumps(item)))))  # type: ignore[attr-defined]


def test_workers_of_a_cluster_report_what_one_process_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = {"config": None, "data": str(tmp_path / "data")}
    items = [Item(f"{number}.txt", data=(LETTER if number % 3 else "Blue lamps.").encode()) for number in range(20)]
    monkeypatch.setitem(sys.modules, "ray", OneMachine())
    with workers(where, None, 1, "auto") as cluster, workers(where, None, 1, None) as alone:
        assert list(cluster(items)) == list(alone(items))
