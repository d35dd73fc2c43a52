"""``seawall service``: what systemd's own reader says of the units, and that the commands in them are right."""

import getpass
import shlex
import subprocess
from pathlib import Path

from end_to_end.running import as_text, run, seawall


def lines(unit: Path, key: str) -> list[str]:
    return [line.partition("=")[2] for line in unit.read_text().splitlines() if line.startswith(key + "=")]


def test_the_units_are_systemds_and_their_commands_run(tmp_path: Path) -> None:
    data, backups, units = tmp_path / "my data", tmp_path / "backups", tmp_path / "units"
    for folder in (data, backups, units):
        folder.mkdir()
    done = run(data, "service", str(units), "--backups", str(backups), "--keep", "3")
    assert done.returncode == 0, done.stderr
    assert "enable --now seawall seawall-nightly.timer" in done.stderr
    written = sorted(path.name for path in units.iterdir())
    assert written == ["seawall-nightly.service", "seawall-nightly.timer", "seawall.service"]
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--recursive-errors=no", *[str(units / name) for name in written]],
        capture_output=True,
        text=True,
    )
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")
    server = units / "seawall.service"
    assert lines(server, "User") == [getpass.getuser()]
    assert shlex.split(lines(server, "ExecStart")[0])[1:] == ["-m", "seawall", "--data", str(data), "up"]
    assert [shlex.split(line) for line in lines(server, "ReadWritePaths")] == [[str(data)]]
    assert lines(server, "CapabilityBoundingSet") == [""]
    for line in lines(units / "seawall-nightly.service", "ExecStart"):
        ran = subprocess.run(shlex.split(line), capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr
    (made,) = backups.iterdir()
    assert made.name.startswith("seawall-20")


def test_a_port_below_1024_takes_the_one_power_it_needs(tmp_path: Path) -> None:
    (tmp_path / "seawall.toml").write_text("[server]\nport = 443\n")
    assert run(tmp_path, "service", str(tmp_path)).returncode == 0
    assert lines(tmp_path / "seawall.service", "AmbientCapabilities") == ["CAP_NET_BIND_SERVICE"]


def test_what_can_not_be_is_said(tmp_path: Path) -> None:
    for arguments, said in (
        (("--data", str(tmp_path), "service", str(tmp_path / "none")), "cannot be written"),
        (("--data", str(tmp_path), "service", str(tmp_path), "--user", "nobody-of-this-name"), "no account"),
        (("--data", str(tmp_path / "none"), "service", str(tmp_path)), "not there yet"),
    ):
        refused = as_text(seawall(*arguments))
        assert refused.returncode == 2
        assert said in refused.stderr
