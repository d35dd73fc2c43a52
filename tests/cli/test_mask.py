"""``seawall mask`` and ``seawall unmask``: what goes in comes out again, byte for byte."""

import gzip
import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from end_to_end.running import as_text, seawall

LETTER = "Dear ana.synthetic@customers.example, your card 4111 1111 1111 1111 was charged. Größe 42 🙂\r\n"


def zipped(content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", content)
    return file.getvalue()


def mask(data: Path, content: bytes) -> bytes:
    return piped(data, content, "mask")


def piped(data: Path, content: bytes, command: str) -> bytes:
    done = seawall(command, "-", "--map", str(data / "map.json"), input=content)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "content",
    [
        LETTER.encode(),
        LETTER.encode("utf-16"),
        b"",
        b"\xff\xfe\x00broken \x80 bytes a@b.example",
        b"line\rmail ana@customers.example\n\n",
    ],
    ids=["utf-8", "utf-16", "empty", "broken", "line ends"],
)
def test_unmask_undoes_mask_byte_for_byte(tmp_path: Path, content: bytes) -> None:
    assert piped(tmp_path, mask(tmp_path, content), "unmask") == content


@pytest.mark.parametrize(
    "content",
    [
        zipped(b"ana.synthetic@customers.example"),
        b"%PDF-1.4\n%synthetic\n",
        gzip.compress(b"4111 1111 1111 1111"),
        bytes(range(256)),
    ],
    ids=["office file", "PDF", "gzip", "no text"],
)
def test_what_holds_no_text_is_refused_and_not_handed_on_as_masked(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "given").write_bytes(content)
    for arguments, more in ((("-",), {"input": content}), (("given",), {}), (("given", "--out", "masked"), {})):
        done = seawall("mask", *arguments, "--map", "map.json", folder=tmp_path, **more)
        assert done.returncode in (3, 4)
        assert done.stdout == b""
        assert b"holds no text" in done.stderr
    assert not (tmp_path / "masked").exists()


def test_masked_text_holds_no_value_and_the_map_is_private(tmp_path: Path) -> None:
    masked = mask(tmp_path, LETTER.encode())
    assert b"ana.synthetic" not in masked
    assert b"4111 1111" not in masked
    assert "Größe 42".encode() in masked
    assert (tmp_path / "map.json").stat().st_mode & 0o077 == 0


def test_text_masked_before_is_masked_again_and_comes_back(tmp_path: Path) -> None:
    once = mask(tmp_path, LETTER.encode())
    (tmp_path / "map.json").rename(tmp_path / "first.json")
    twice = mask(tmp_path, once)
    assert piped(tmp_path, twice, "unmask") == once


def files(data: Path, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return as_text(seawall(command, *arguments, folder=data))


CUSTOMERS = "id;Full Name;email;phone\r\n" + "".join(
    f'{n};"Syn, Thetic{n % 5}";ana{n % 5}.synthetic@customers.example;4155552{n % 5:03d}\r\n' for n in range(60)
)
TICKETS = "".join(f'{{"id": {n}, "text": "ana{n % 5}.synthetic@customers.example asks"}}\n' for n in range(60))


@pytest.mark.parametrize("map_name", ["map.json", "map.db"])
def test_files_keep_their_form_and_a_value_its_stand_in_over_all_of_them(tmp_path: Path, map_name: str) -> None:
    (tmp_path / "customers.csv").write_bytes(CUSTOMERS.encode("utf-16"))
    (tmp_path / "tickets.jsonl").write_text(TICKETS)
    done = files(tmp_path, "mask", "customers.csv", "tickets.jsonl", "--map", map_name, "--out", "masked/")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / map_name).stat().st_mode & 0o077 == 0
    table = (tmp_path / "masked" / "customers.csv").read_bytes().decode("utf-16")
    lines = (tmp_path / "masked" / "tickets.jsonl").read_text()
    assert "Syn" not in table
    assert "synthetic" not in table + lines
    rows = [line.split(";") for line in table.split("\r\n")[:-1]]
    assert {len(row) for row in rows} == {4}
    assert rows[0] == ["id", "Full Name", "email", "phone"]
    assert all(row[1][0] == row[1][-1] == '"' and row[3].isdigit() for row in rows[1:])
    assert len({row[2] for row in rows[1:]}) == 5
    assert all(row[2] in lines for row in rows[1:])
    back = files(
        tmp_path, "unmask", "masked/customers.csv", "masked/tickets.jsonl", "--map", map_name, "--out", "back/"
    )
    assert back.returncode == 0, back.stderr
    for name in ("customers.csv", "tickets.jsonl"):
        assert (tmp_path / "back" / name).read_bytes() == (tmp_path / name).read_bytes()


def test_what_no_encoding_gives_back_comes_back_too(tmp_path: Path) -> None:
    content = CUSTOMERS.encode() * 4 + b"\xff\xfe broken \x80\r\n" + b"ana1.synthetic@customers.example"
    (tmp_path / "broken.csv").write_bytes(content)
    assert files(tmp_path, "mask", "broken.csv", "--map", "m.db", "--out", "masked.csv").returncode == 0
    assert b"synthetic" not in (tmp_path / "masked.csv").read_bytes()
    assert files(tmp_path, "unmask", "masked.csv", "--map", "m.db", "--out", "back.csv").returncode == 0
    assert (tmp_path / "back.csv").read_bytes() == content


def test_realistic_files_have_no_way_back_and_hold_no_value(tmp_path: Path) -> None:
    (tmp_path / "customers.csv").write_text(CUSTOMERS)
    for out in ("one.csv", "two.csv"):
        done = files(tmp_path, "mask", "customers.csv", "--map", "m.json", "--out", out, "--realistic")
        assert done.returncode == 0, done.stderr
    text = (tmp_path / "one.csv").read_text()
    assert text == (tmp_path / "two.csv").read_text()
    assert "synthetic" not in text
    assert "@example." in text
    assert "synthetic" not in (tmp_path / "m.json").read_text()


def test_half_a_file_is_never_left_and_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CUSTOMERS)
    (tmp_path / "image.csv").write_bytes(bytes(range(256)) * 400)
    done = files(tmp_path, "mask", "image.csv", "a.csv", "--map", "m.json", "--out", "masked/")
    assert done.returncode == 4
    assert [path.name for path in (tmp_path / "masked").iterdir()] == ["a.csv"]
    for arguments, word in (
        (("a.csv", "--out", "a.csv"), "itself"),
        (("a.csv", "--out", "masked/"), "--force"),
        (("a.csv", "masked/a.csv", "--out", "other/"), "same name"),
        (("a.csv", "image.csv"), "--out"),
        (("-", "--out", "x"), "standard output"),
    ):
        refused = files(tmp_path, "mask", *arguments, "--map", "m.json")
        assert refused.returncode == 2, refused.stderr
        assert word in refused.stderr
    assert files(tmp_path, "mask", "a.csv", "--map", "m.json", "--out", "masked/", "--force").returncode == 0
    assert not list(tmp_path.rglob(".*"))


def test_json_and_tables_go_to_standard_output_as_their_files_do(tmp_path: Path) -> None:
    rows = [
        {"phone": 491701234000 + n, "kg": 1.5, "text": f"mail ana{n}.synthetic@customers.example"} for n in range(9)
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    for content in (lines, json.dumps(rows, indent=1), "id;email\n1;ana.synthetic@customers.example\n"):
        out = mask(tmp_path, content.encode())
        assert b"synthetic" not in out
        assert piped(tmp_path, out, "unmask") == content.encode()
        if content[0] in "[{":
            text = out.decode()
            back = json.loads(text) if text.startswith("[") else [json.loads(line) for line in text.splitlines()]
            assert all(isinstance(row["phone"], int) and row["phone"] > 10**14 for row in back)
            assert [row["kg"] for row in back] == [1.5] * 9
