"""``seawall ext`` as people use it: a link that enrols a real device with a real server, and packs."""

import json
import re
from pathlib import Path
from urllib.request import Request, urlopen

from end_to_end.running import run, up
from seawall.console.packages import find_build


def test_a_link_enrols_a_device_which_is_listed_and_ended(tmp_path: Path) -> None:
    with up(tmp_path / "data") as server:
        issued = server.run("ext", "enroll", "--for", "person:ana@shop.example", "--server", server.url)
        assert issued.returncode == 0, issued.stderr
        address, _, secret = issued.stdout.strip().partition("#")
        token, _, key = secret.partition(".")
        assert address == f"{server.url}/endpoint/enroll"
        assert re.fullmatch(r"[A-Za-z0-9_-]{43}", key)
        body = json.dumps({"token": token, "device": {"browser": "firefox"}}).encode()
        request = Request(
            f"{server.url}/api/v1/endpoint/enroll", data=body, headers={"content-type": "application/json"}
        )
        with urlopen(request, timeout=60) as answer:
            enrolled = json.load(answer)
        assert enrolled["person"] == "ana@shop.example"
        listed = json.loads(server.run("ext", "devices", "--format", "json").stdout)["devices"]
        assert [(one["id"], one["about"]["browser"]) for one in listed] == [(enrolled["deviceId"], "firefox")]
        assert server.run("ext", "revoke", enrolled["deviceId"]).returncode == 0
        assert "revoked" in server.run("ext", "devices", "--all").stdout


def test_packs_are_written_and_wrong_ones_refused(tmp_path: Path) -> None:
    done = run(
        tmp_path, "ext", "policy", "--browser", "firefox", "--for", "linux", "--url-blocklist", "--token", "swe_a_b"
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)["policies"]
    assert "*://*.chat.deepseek.com/*" in told["WebsiteFilter"]["Block"]
    assert "/etc/firefox/policies" in done.stderr
    chrome = run(tmp_path, "ext", "policy", "--browser", "chrome", "--for", "linux")
    (id,) = json.loads(chrome.stdout)["ExtensionSettings"]
    assert re.fullmatch("[a-p]{32}", id)
    assert len(set(id)) > 1
    assert run(tmp_path, "ext", "policy", "--browser", "firefox", "--for", "google-admin").returncode == 2


def test_packages_are_written_with_the_id_the_packs_name(tmp_path: Path) -> None:
    done = run(tmp_path, "ext", "pack", str(tmp_path / "out"), "--server", "https://s.example")
    if not find_build():
        assert done.returncode == 2
        assert "make extension" in done.stderr
        return
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in (tmp_path / "out" / "updates.xml").read_text()
    assert (tmp_path / "out" / "seawall.crx").read_bytes()[:4] == b"Cr24"
