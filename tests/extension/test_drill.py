"""`seawall drill` in a browser that its management protects: every way out is shut and reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chromium_policy import policy_file
from end_to_end.running import up
from extension.conftest import SETTINGS, poll
from ports import free_port
from seawall.app import data_dir, load_settings, open_store
from seawall.model.words import RiskPath

pytestmark = [pytest.mark.xdist_group("extension"), pytest.mark.timeout(240)]


def test_a_managed_browser_stops_the_customer_and_it_is_no_leak_of_anybodys(built: Path, tmp_path: Path) -> None:
    assert built.is_dir()
    # A port that is known before the server starts: its update manifest names its address.
    running = up(tmp_path / "data", "--port", str(free_port()), settings=SETTINGS)
    with policy_file("seawall-drill-test") as file, running as server:
        pack = server.run("ext", "policy", "--browser", "chromium", "--for", "linux", "--server", server.url)
        assert pack.returncode == 0, pack.stderr
        file.write_text(pack.stdout)
        done = server.run("drill", "--url", server.url, "--format", "json", environ={"DISPLAY": ""}, timeout=200)
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    trials = {one["channel"].partition(": ")[2]: one for one in told["trials"] if one["channel"].startswith("chromium")}
    assert [(name.split()[0], one["state"]) for name, one in trials.items()] == [
        ("paste", "stopped"),
        ("request", "stopped"),
        ("file", "stopped"),
        ("open", "stopped"),
    ], trials
    assert all(one["delay_ms"] > 0 for one in trials.values()), trials
    paste = next(one for name, one in trials.items() if name.startswith("paste"))
    data = data_dir(str(server.data))
    with open_store(load_settings(None, data=data), data) as store:
        event = poll(lambda: store.events().event(paste["event"])).event
        assert (event.risk_path, event.detail["by"], event.principal) == (RiskPath.DRILL, "paste", "service:browsers")
        (device,) = [one for one in store.devices().list(everything=True) if one.about.name == f"drill {told['tag']}"]
        assert device.revoked_ms is not None
