"""``drill`` against a real server: each channel stops the made-up customer; an open door is named."""

from __future__ import annotations

import json
from pathlib import Path

from end_to_end.running import run, up
from seawall import app
from seawall.model.drills import customer
from seawall.model.event import EventKind
from seawall.model.settings import Settings
from seawall.store.search import EventFilter


def test_every_channel_stops_the_customer_and_the_ledger_says_so(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with up(data) as seawall:
        done = seawall.run("drill", "--url", seawall.url, "--no-browser", "--format", "json", environ={"DISPLAY": ""})
        assert done.returncode == 0, done.stdout + done.stderr
        told = json.loads(done.stdout)
        states = {trial["channel"]: trial["state"] for trial in told["trials"]}
        assert {name for name, state in states.items() if state == "stopped"} == {
            "file (seawall check)",
            "check API and page",
            "gateway (anthropic)",
            "gateway (azure)",
            "gateway (bedrock)",
            "gateway (gemini)",
            "gateway (openai)",
            "gateway (vertex)",
        }
        assert {"clipboard"} <= {name for name, state in states.items() if state == "not tried"}
        assert all(trial["delay_ms"] > 0 for trial in told["trials"] if trial["state"] == "stopped")
        assert "Quinn Sample" not in done.stdout
    with app.open_store(Settings(), data) as store:
        found = [one.event for one in store.events().page(EventFilter(kind=EventKind.DRILL_CHANNEL_TRIED)).events]
        assert {event.detail["drill"] for event in found} == {told["tag"]}
        assert len(found) == len(told["trials"])
        assert all(int(one.detail["after_ms"]) >= 0 for one in found if one.detail["state"] == "stopped")
        assert not any(listed.state == "live" for listed in store.key_ring().list(everything=True))
        assert store.tokens().list() == []
        every = {"since_ms": 0, "until_ms": store.clock.now_ms() + 1}
        paths = {
            one.words: one.counts["events"] for one in store.charts().counts("traffic", ("kind", "risk_path"), **every)
        }
        assert {path for (kind, path), count in paths.items() if kind.endswith("exchange:decided") and count} == {
            "drill"
        }
        assert paths["check:text:decided", "drill"] == 1
        assert store.charts().counts("exposure", ("tool",), **every) == [], "nobody's data was sent to a tool"
        assert "quinn." not in str([one.event for one in store.events().page(EventFilter()).events])


def test_a_door_that_only_watches_is_named_and_a_server_that_is_away_is_no_success(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with up(data, environ={"SEAWALL__POLICY__OBSERVE": "true"}) as seawall:
        done = seawall.run("drill", "--url", seawall.url, "--no-browser", "--format", "json")
        assert done.returncode == 1, done.stdout + done.stderr
        assert "GOT THROUGH" in done.stdout
    away = run(data, "drill", "--url", "http://127.0.0.1:9", "--no-browser")
    assert away.returncode == 4
    assert "failed" in away.stdout
    assert customer("x")[:8] == "Drill x:"
