"""``seawall mask`` and ``seawall unmask``: what goes in comes out again, byte for byte."""

import subprocess
from pathlib import Path

import pytest

from end_to_end.running import PROGRAM, environment

LETTER = "Dear ana.synthetic@customers.example, your card 4111 1111 1111 1111 was charged. Größe 42 🙂\r\n"


def mask(data: Path, content: bytes) -> bytes:
    return piped(data, content, "mask")


def piped(data: Path, content: bytes, command: str) -> bytes:
    return subprocess.run(
        [PROGRAM, command, "-", "--map", str(data / "map.json")],
        input=content,
        capture_output=True,
        check=True,
        env=environment(),
    ).stdout


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
