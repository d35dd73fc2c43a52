"""``seawall check`` as scripts use it: the shapes and exit codes contract.md promises, by the real program."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from end_to_end.running import PROGRAM, environment, run
from fakes.pictures import png

ADDRESS = "ana.synthetic@customers.example"
KEYS = {"detector", "category", "start", "end", "confidence", "masked", "reasons"}


def found(data: Path, *arguments: str, input: str | None = None) -> tuple[int, Any]:
    ended = run(data, "check", "--format", "json", *arguments, input=input)
    assert ADDRESS not in ended.stdout + ended.stderr
    return ended.returncode, json.loads(ended.stdout)


def test_json_has_the_promised_shape_and_code_points(tmp_path: Path) -> None:
    text = f"Größe 🙂 {ADDRESS}"
    code, answer = found(tmp_path, "-", input=text)
    assert code == 1
    (source,) = answer["sources"]
    assert source["action"] == "mask"
    (finding,) = source["findings"]
    assert set(finding) >= KEYS
    assert text[finding["start"] : finding["end"]] == ADDRESS
    assert (finding["detector"], finding["category"]) == ("email", "customer_pii")
    assert not (tmp_path / "seawall.key").exists(), "check needs no data directory"


def test_clean_text_is_clean(tmp_path: Path) -> None:
    code, answer = found(tmp_path, "-", input="A blue shirt in size 42, EAN 4006381333931.")
    assert (code, answer["sources"][0]["findings"], answer["sources"][0]["action"]) == (0, [], "allow")


@pytest.mark.parametrize(
    ("fail_on", "code"), [("mask", 1), ("block", 0), ("coach", 1), ("allow", 1)], ids=lambda value: str(value)
)
def test_fail_on_sets_the_bar(tmp_path: Path, fail_on: str, code: int) -> None:
    assert run(tmp_path, "check", "-", "--fail-on", fail_on, input=ADDRESS).returncode == code


def test_a_tool_nobody_approved_blocks(tmp_path: Path) -> None:
    assert found(tmp_path, "-", "--tool", "some-chatbot", input=ADDRESS)[1]["sources"][0]["action"] == "block"


def test_folders_are_walked_and_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "clean.txt").write_text("hello")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 no more than this")
    ended = run(tmp_path, "check", str(folder), "--format", "json")
    assert ended.returncode == 4
    assert "broken.pdf" in ended.stderr
    (folder / "mail.txt").write_text(ADDRESS)
    code, answer = found(tmp_path, str(folder))
    assert code == 1
    assert {Path(source["source"]).name for source in answer["sources"]} == {"clean.txt", "broken.pdf", "mail.txt"}


def test_what_a_folder_may_hold_besides_files_stops_nothing(tmp_path: Path) -> None:
    """A name that is no UTF-8 ended the whole run; pipes, loops and links that lead nowhere are no files."""
    folder = tmp_path / "shop"
    folder.mkdir()
    with open(os.fsencode(folder) + b"/bad\xff.txt", "w") as file:
        file.write(ADDRESS)
    (folder / "two\nlines.txt").write_text(ADDRESS)
    (folder / "up").symlink_to("..")
    (folder / "self").symlink_to("self")
    os.mkfifo(folder / "pipe")
    code, answer = found(tmp_path, str(folder), "--resume", str(tmp_path / "run.jsonl"))
    assert code == 1
    assert [source["source"].rpartition("/")[2] for source in answer["sources"]] == ["bad\\udcff.txt", "two\nlines.txt"]
    assert found(tmp_path, str(folder), "--resume", str(tmp_path / "run.jsonl")) == (code, answer)


def test_a_path_that_is_not_there_is_not_clean(tmp_path: Path) -> None:
    assert run(tmp_path, "check", str(tmp_path / "none")).returncode in (2, 3, 4)


def test_json_lines_come_back_in_order_while_the_input_is_still_open(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [PROGRAM, "--data", str(tmp_path), "check", "--jsonl", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdin
    assert process.stdout
    with process:
        process.stdin.write(json.dumps({"id": "a", "text": ADDRESS}).encode() + b"\n")
        process.stdin.flush()
        first = json.loads(process.stdout.readline())
        assert (first["id"], first["action"]) == ("a", "mask")
        assert set(first["findings"][0]) >= KEYS
        for number in range(50):
            process.stdin.write(json.dumps({"id": number, "text": f"order {number}"}).encode() + b"\n")
        process.stdin.close()
        assert [json.loads(line)["id"] for line in process.stdout] == list(range(50))
    assert process.returncode == 1


def test_a_line_that_is_no_json_does_not_stop_the_others(tmp_path: Path) -> None:
    lines = [
        '\ufeff{"id": 1, "text": "hi"}',
        "rubbish",
        '{"id": 3, "text": "cut \\ud83d"}',
        '{"id": 4}',
        '{"id": 5, "text": ""}',
    ]
    ended = run(tmp_path, "check", "--jsonl", "-", input="\n".join(lines))
    answers = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [(answer["id"], answer["action"]) for answer in answers] == [
        (1, "allow"),
        (None, None),
        (3, "allow"),
        (4, None),
        (5, "allow"),
    ]
    assert ended.returncode == 4


def test_sarif_csv_and_jsonl_name_places_and_no_values(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"one\nmail {ADDRESS}\n")
    for form in ("sarif", "csv", "jsonl", "table"):
        ended = run(tmp_path, "check", str(path), "--format", form)
        assert ended.returncode == 1
        assert ADDRESS not in ended.stdout
        assert "email" in ended.stdout
    log = json.loads(run(tmp_path, "check", str(path), "--format", "sarif").stdout)
    assert log["version"] == "2.1.0"
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == 2


def test_a_large_table_is_seen_like_a_small_one_and_told_once(tmp_path: Path) -> None:
    rows = "".join(f"{n},a{n}@customers.example,blue lamp {n},note {n}\n" for n in range(50_000))
    large = tmp_path / "orders.csv"
    large.write_text(f"id,customer email,item,remark\n{rows}")
    code, answer = found(tmp_path, str(large), "--tool", "some-chatbot")
    assert code == 1
    (source,) = answer["sources"]
    assert not source.get("unread")
    tables = [one for one in source["findings"] if one["detector"] == "bulk_records"]
    assert [(one["count"], one["start"], one["end"]) for one in tables] == [(50_000, 0, large.stat().st_size - 1)]
    addresses = [one for one in source["findings"] if one["detector"] == "email"]
    assert sum(one.get("count", 1) for one in addresses) == 50_000
    assert addresses[-1]["place"].startswith("from line ")  # the rest of so many, counted and not told one by one
    assert 9_000 < len(addresses) < 11_000
    late = addresses[-2]
    number = int(late["place"].removeprefix("line ")) - 2
    assert large.read_text()[late["start"] : late["end"]] == f"a{number}@customers.example"


def test_a_picture_is_read_where_that_is_on_and_named_where_not(tmp_path: Path) -> None:
    picture = tmp_path / "order.png"
    picture.write_bytes(png(["Ship to the customer", ADDRESS, "Thank you"]))
    blind = run(tmp_path, "check", str(picture), "--format", "json")
    assert blind.returncode == 4
    assert "PNG picture: not inspected" in blind.stderr
    (tmp_path / "seawall.toml").write_text('[detect]\nocr = "tesseract"\n')
    code, answer = found(tmp_path, str(picture), "--config", str(tmp_path / "seawall.toml"))
    assert code == 1
    (source,) = answer["sources"]
    assert "email" in [finding["detector"] for finding in source["findings"]]
