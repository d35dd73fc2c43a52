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


def test_what_is_approved_is_in_no_list_and_the_next_list_knows_of_it(tmp_path: Path) -> None:
    """The same catalogue and day before and after a decision: what differs is the tool decided on, in each format."""
    for folder, settings in (("before", ""), ("after", '[[tool]]\nid = "grok"\napproved = true\n')):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "seawall.toml").write_text(settings)
    for format in ("adguard", "hosts", "intune", "jamf", "squid", "windows-firewall"):
        before, again, after = (
            run(tmp_path / folder, "block", "export", format, "--day", "2026-11-26").stdout
            for folder in ("before", "before", "after")
        )
        assert before == again
        assert "grok.com" in before
        assert "grok.com" not in after
        assert "2026-11-26" in after
        assert len(after) < len(before) < 400_000
