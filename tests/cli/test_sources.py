"""``check`` over an object store and a mailbox: what the same files here would give, also after a kill."""

import fcntl
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from end_to_end.running import PROGRAM, environment, run
from imap import ImapServer
from object_store import KEY, SECRET, ObjectStore
from seawall.cli._sources import database_name
from wire.test_objects import put

LETTER = "From: Ana Sample <ana@customers.example>\r\nSubject: hello\r\n\r\nMy card is 4111 1111 1111 {:04d}\r\n"
FILES = {
    "letters/one.eml": LETTER.format(1111).encode(),
    "exports/people.csv": b"id,email\n" + b"".join(b"%d,p%d@customers.example\n" % (n, n) for n in range(300)),
    "clean.txt": b"Nothing at all.",
}


def findings(told: str) -> dict[str, Any]:
    """What was found, by the end of a source's name."""
    sources = json.loads(told)["sources"]
    return {
        name: [{**one, "path": ""} for one in source["findings"]]
        for source in sources
        for name in FILES
        if source["source"].endswith(name)
    }


def test_objects_are_checked_as_files_are_and_not_asked_for_twice(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path / "store")
    try:
        for name, content in FILES.items():
            put(store, name, content)
            (tmp_path / "here" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "here" / name).write_bytes(content)
        here = run(tmp_path, "check", str(tmp_path / "here"), "--format", "json")
        resume = tmp_path / "resume.jsonl"
        asked = (
            "check",
            "--objects",
            "s3://shop",
            "--endpoint",
            store.url,
            "--format",
            "json",
            "--resume",
            str(resume),
        )
        key = {"STORE_KEY": f"{KEY}:{SECRET}"}
        there = run(tmp_path, *asked, "--credentials", "env:STORE_KEY", environ=key)
        assert (here.returncode, there.returncode) == (1, 1), there.stderr
        assert findings(there.stdout) == findings(here.stdout)
        assert len(findings(there.stdout)) == 3
        kept = resume.read_bytes()
        assert b"p1@customers.example" not in kept
        assert b"4111 1111" not in kept
        assert resume.stat().st_mode & 0o077 == 0
        named = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
        workers = run(tmp_path, *asked[:-2], "--workers", "2", environ=named)
        assert workers.stdout == there.stdout
        put(store, "clean.txt", b"now with ana@customers.example")
        again = run(tmp_path, *asked, "--credentials", "env:STORE_KEY", environ=key)
        assert [len(found) for found in findings(again.stdout).values() if len(found) == 1]
        assert resume.read_bytes().startswith(kept)
        assert resume.read_bytes().count(b"\n") == kept.count(b"\n") + 1, "only what changed was asked for"
    finally:
        store.stop()


def test_a_mailbox_is_checked_and_a_run_that_was_killed_goes_on(tmp_path: Path) -> None:
    server = ImapServer()
    for number in range(300):
        server.put(LETTER.format(number).encode())
    server.start()
    try:
        secret = {"MAIL": server.password}
        asked = ("check", "--mailbox", server.address, "--password", "env:MAIL", "--format", "jsonl")
        whole = run(tmp_path, *asked, environ=secret)
        assert whole.returncode == 1, whole.stderr
        resume = tmp_path / "resume.jsonl"
        with subprocess.Popen(
            [PROGRAM, "--data", tmp_path, *asked, "--resume", resume],
            env=environment(**secret), stdout=subprocess.PIPE,
        ) as killed:  # fmt: skip
            assert killed.stdout is not None
            # With room for a few lines only, it can't have come to its end before this process gets to the kill.
            fcntl.fcntl(killed.stdout, fcntl.F_SETPIPE_SZ, 4096)
            for _ in range(5):
                killed.stdout.readline()
            killed.kill()
        done = resume.read_bytes().count(b"\n")
        assert 5 <= done < 300
        again = run(tmp_path, *asked, "--resume", str(resume), environ=secret)
        assert again.stdout == whole.stdout
        sources = [json.loads(line)["source"] for line in whole.stdout.splitlines()]
        assert len(sources) == 300
        assert sources[0].endswith("/INBOX/1.eml")
        assert b"ana@customers" not in resume.read_bytes()
    finally:
        server.stop()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--objects", "s3://shop"), 2, "no key for the object store"),
        (("--objects", "s3://shop", "--credentials", "AKIA:secret"), 2, "env:NAME"),
        (("--objects", "shop", "--credentials", "env:PAIR"), 2, "no bucket"),
        (("--mailbox", "imap://ana@mail.example", "--password", "env:PAIR"), 2, "imaps://"),
        (("--mailbox", "imaps://ana@mail.example", "--password", "hunter2"), 2, "env:NAME"),
    ],
)
def test_wrong_wishes_say_what_to_do(tmp_path: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = run(tmp_path, "check", *arguments, environ={"PAIR": "a:b"})
    assert done.returncode == code
    assert said in done.stderr
    assert "hunter2" not in done.stderr


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("mysql://shop:synthetic-pw@db.shop.example", "database"),
        ("mysql://shop:synthetic-pw@db.shop.example/?unix_socket=/run/x", "database"),
        ("postgresql://shop:syn/thetic@pw@db.shop.example:5432/orders?sslmode=require", "orders"),
        ("postgresql://shop:syn?thetic@db.shop.example/orders", "database"),
        ("postgresql:///orders?host=/run", "orders"),
        ("sqlite:////var/lib/shop.db", "shop.db"),
        ("sqlite:///shop.db", "shop.db"),
        ("no address", "database"),
    ],
)
def test_a_database_is_named_by_nothing_that_signs_in(address: str, name: str) -> None:
    assert database_name(address) == name
