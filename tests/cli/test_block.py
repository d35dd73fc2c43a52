"""``seawall block export`` as people use it."""

from pathlib import Path

from end_to_end.running import run


def test_a_list_is_written_from_the_approved_list(tmp_path: Path) -> None:
    (tmp_path / "seawall.toml").write_text('[[tool]]\nid = "chatgpt-business"\napproved = true\n')
    done = run(tmp_path, "block", "export", "dnsmasq", "--day", "2026-11-25")
    assert done.returncode == 0, done.stderr
    assert "address=/chat.deepseek.com/#" in done.stdout
    assert "chatgpt.com" not in done.stdout
    assert "2026-11-25" in done.stdout
    assert "dnsmasq.d" in done.stderr
    assert run(tmp_path, "block", "export", "dnsmasq", "--day", "2026-11-25").stdout == done.stdout


def test_what_is_no_address_or_day_is_refused(tmp_path: Path) -> None:
    assert run(tmp_path, "block", "export", "hosts", "--to", "nowhere").returncode == 2
    assert run(tmp_path, "block", "export", "hosts", "--day", "today").returncode == 2
    assert run(tmp_path, "block", "export", "stone-tablet").returncode == 2
