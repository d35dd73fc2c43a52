"""``seawall clean``: messy exports in, tables in order out."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from end_to_end.running import seawall

MESSY = (
    "Name ; E-Mail;;Telefon;Ordered\r\n"
    '" Synthetic,  Ana ";ana@customers.example;;030 901820;13.02.2026\r\n'
    ";;;;\r\n"
    '"Synthetic, Ana";ana@customers.example;;+49 30 901820;13.02.2026\r\n'
    "Zoë;zoe@customers.example;;unknown;1.3.2026 10:00\r\n"
)


def clean(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return seawall("clean", *arguments, input=given, folder=folder)


def test_an_export_comes_out_in_order(tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_bytes(MESSY.encode("utf-16"))
    options = ("--dates", "--phones", "de", "--dedupe")
    done = clean(tmp_path, "orders.csv", *options)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode() == (
        "Name,E-Mail,Telefon,Ordered\n"
        '"Synthetic, Ana",ana@customers.example,+4930901820,2026-02-13\n'
        "Zoë,zoe@customers.example,unknown,2026-03-01 10:00\n"
    )
    for said in (b"1 empty columns left out", b"1 empty rows left out", b"1 rows left out", b"1 phone numbers left"):
        assert said in done.stderr
    assert clean(tmp_path, "-", *options, given=MESSY.encode("cp1252")).stdout == done.stdout
    lines = clean(tmp_path, "orders.csv", "--to", "jsonl", *options).stdout.splitlines()
    assert json.loads(lines[1])["Name"] == "Zoë"


def test_files_are_written_whole_into_a_folder_and_text_keeps_its_layout(tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(MESSY)
    (tmp_path / "note.txt").write_bytes("  Dear\u00a0all \r\n\r\n\tbye".encode("latin-1"))
    (tmp_path / "image.csv").write_bytes(bytes(range(256)) * 400)
    done = clean(tmp_path, "orders.csv", "note.txt", "image.csv", "gone.csv", "--out", "clean/", "--to", "tsv")
    assert done.returncode == 4
    assert sorted(path.name for path in (tmp_path / "clean").iterdir()) == ["note.txt", "orders.csv"]
    assert (tmp_path / "clean" / "orders.csv").read_text().splitlines()[0] == "Name\tE-Mail\tTelefon\tOrdered"
    assert (tmp_path / "clean" / "note.txt").read_bytes().decode() == "  Dear\u00a0all \r\n\r\n\tbye"


@pytest.mark.parametrize("arguments", [(), ("a", "b"), ("a", "--phones", "QQ")], ids=["none", "two", "region"])
def test_what_can_not_be_done_as_asked_is_said(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert clean(tmp_path, *arguments).returncode == 2


def test_what_excel_and_reports_put_above_a_table_costs_no_column(tmp_path: Path) -> None:
    """A first line that names the delimiter, a title, two columns of one name and one of none."""
    table = 'Name;Wert;Wert;\r\nZoë;1,5;2,5;"x;y"\r\n'
    for name, above in (("excel.csv", "sep=;\r\n"), ("report.csv", "Export 2026;;;\r\n;;;\r\n"), ("plain.csv", "")):
        (tmp_path / name).write_bytes((above + table).encode("cp1252"))
        done = clean(tmp_path, name)
        assert (done.returncode, done.stdout.decode()) == (0, 'Name,Wert,Wert,column 4\nZoë,"1,5","2,5",x;y\n'), name
        (line,) = clean(tmp_path, name, "--to", "jsonl").stdout.splitlines()
        assert json.loads(line) == {"Name": "Zoë", "Wert": "1,5", "Wert 2": "2,5", "column 4": "x;y"}
    assert b"2 lines above the header left out" in clean(tmp_path, "report.csv").stderr


@pytest.mark.parametrize("name", ["events.jsonl", "-"])
def test_lines_of_json_are_no_table(tmp_path: Path, name: str) -> None:
    """Their commas and quotes made columns of them, and no line was JSON any more."""
    lines = '{"id": 1, "note": "a  b", "at": 5}\n{"id": 2, "note": "a, b", "at": 6}\n'
    (tmp_path / "events.jsonl").write_text(lines)
    done = clean(tmp_path, name, given=lines.encode())
    assert [json.loads(line)["note"] for line in done.stdout.splitlines()] == ["a  b", "a, b"]


def test_a_log_is_no_table_and_a_cell_of_three_lines_keeps_one_a_table(tmp_path: Path) -> None:
    (tmp_path / "shop.log").write_text("2026-11-27 01:00:00,123 INFO  a, b\n2026-11-27 01:00:01,124 INFO c\n")
    assert clean(tmp_path, "shop.log").stdout == b"2026-11-27 01:00:00,123 INFO  a, b\n2026-11-27 01:00:01,124 INFO c\n"
    (tmp_path / "q.csv").write_text('name;address\nAna;"Street 1\nTown\nLand"\nBo;x\n')
    assert clean(tmp_path, "q.csv").stdout == b"name,address\nAna,Street 1 Town Land\nBo,x\n"


LAYOUTS = {
    "a.py": "def f(a, b):\n    return g(a, b)  # two,  blanks\n\n\n\tx = 1, 2\n",
    "a.yaml": "people:\n  - mail:   ana@shop.example  \n    list:\n\n      - a\n",
    "a.md": "# A, b\n\n    code, here\nline  \nnext, line\r\n",
    "a.txt": "Dear Ana, hello\n  We went, then came\nBye, now",
    "b.txt": "Dear Ana,\nthank you; and\nbye,bye",
    "-": "Salut Zoë, ça va\n  \U0001f468\u200d\U0001f469, \u0645\u06cc\u200c\u0631\u0648\u0645\n",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_text_that_is_no_table_stays_as_it_is(tmp_path: Path, name: str) -> None:
    text = LAYOUTS[name]
    (tmp_path / name).write_bytes(text.encode("utf-8-sig"))
    hidden = text.replace("a", "\u200ba", 1)
    assert clean(tmp_path, name, given=text.encode()).stdout.decode() == text
    (tmp_path / name).write_bytes(hidden.encode())
    assert clean(tmp_path, name, given=hidden.encode()).stdout.decode() == text
