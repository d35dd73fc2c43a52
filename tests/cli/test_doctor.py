import json
from pathlib import Path

from end_to_end.running import run, up


def states(data: Path, **environ: str) -> tuple[int, dict[str, str]]:
    ended = run(data, "doctor", "--format", "json", environ=environ)
    return ended.returncode, {result["look"]: result["state"] for result in json.loads(ended.stdout)}


def test_before_anything_was_started_nothing_is_wrong(tmp_path: Path) -> None:
    code, seen = states(tmp_path / "none")
    assert code == 0
    assert seen["data directory"] == "note"
    assert seen["detection"] == seen["policies"] == "ok"


def test_after_a_first_start_everything_is_looked_at(tmp_path: Path) -> None:
    with up(tmp_path / "data"):
        pass
    code, seen = states(tmp_path / "data")
    assert code == 0
    assert seen["database"] == "ok"
    assert seen["owner"] == "note"


def test_what_is_wrong_is_said_and_the_exit_code_is_1(tmp_path: Path) -> None:
    with up(tmp_path / "data"):
        pass
    (tmp_path / "data" / "seawall.key").chmod(0o644)
    (tmp_path / "data" / "seawall.toml").write_text(
        '[[upstream]]\nname = "a"\ndialect = "openai"\nbase_url = "https://api.example"\nkey = "env:NOT_SET"\n'
        '[[upstream]]\nname = "b"\ndialect = "openai"\nbase_url = "http://api.example"\nkey = "k"\n'
    )
    code, seen = states(tmp_path / "data")
    assert code == 1
    assert seen["data directory"] == seen["vendor a"] == seen["vendor b"] == "wrong"


def test_a_shop_that_lets_its_own_addresses_off_is_told_nothing_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "seawall.toml").write_text('[detect]\nallow = ["*@shop.example"]\ncount_min = { email = 3 }\n')
    code, seen = states(tmp_path)
    assert (code, seen["detection"]) == (0, "ok")


def test_an_upstream_with_which_the_server_would_not_start_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "seawall.toml").write_text(
        '[[upstream]]\nname = "a"\ndialect = "opnai"\nbase_url = "https://api.example"\n'
    )
    code, seen = states(tmp_path)
    assert (code, seen["vendors"]) == (1, "wrong")
    told = run(tmp_path, "doctor").stdout
    assert "no dialect opnai. There are: anthropic, azure, bedrock, gemini, openai, vertex." in told


def test_wrong_settings_are_a_result_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "seawall.toml").write_text("[serve]\n")
    code, seen = states(tmp_path)
    assert (code, seen) == (1, {"settings": "wrong"})
    assert "WRONG" in run(tmp_path, "doctor").stdout
