"""Every block list is read by the program it is for; an approved tool's hosts are in none of them."""

from __future__ import annotations

import json
import os
import plistlib
import re
import shutil
import socket
import struct
import subprocess
import threading
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from chromium_policy import policy_file
from console.chromium import WHOLE, chromium
from ports import free_port
from seawall.discovery import blocklists
from seawall.discovery.blocking import Blocked, Blocklist, Order
from seawall.model import plugins

LISTS = plugins.collect(blocklists, "BLOCKLIST", Blocklist)
ORDER = Order(
    tools=(
        Blocked(id="grok", name="Grok", pages=("grok.com", "x.ai"), calls=("eu.x.ai",)),
        Blocked(id="bedrock", name="Amazon Bedrock", pages=(), calls=("bedrock.*.amazonaws.com",)),
        Blocked(id="deepseek", name="DeepSeek", pages=("chat.deepseek.com", "deepseek.com"), calls=()),
    ),
    open_hosts=("api.x.ai", "chatgpt.com"),
    made="2026-11-25",
    version="2026-11-20",
    explain_url="https://seawall.shop.example/blocked",
)


def program(name: str) -> str:
    found = shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin")
    assert found, f"{name} is not here; tests/provision.sh brings it"
    return found


def ran(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def written(format: str, folder: Path, order: Order = ORDER) -> Path:
    path = folder / format
    path.write_text(LISTS[format].write(order))
    return path


@pytest.mark.parametrize("format", sorted(LISTS))
def test_the_same_order_gives_the_same_bytes_and_says_what_it_is(format: str) -> None:
    first = LISTS[format].write(ORDER)
    assert first == LISTS[format].write(ORDER)
    assert "2026-11-25" in first
    assert "seawall block export" in first
    assert "deepseek.com" in first
    assert "chatgpt.com" not in first
    assert first.isascii()


@pytest.mark.parametrize("format", sorted(LISTS))
def test_an_empty_list_is_one_too(format: str) -> None:
    assert LISTS[format].write(Order(tools=(), made="2026-11-25", version="1"))


def test_hosts_are_addresses_and_names(tmp_path: Path) -> None:
    lines = [line for line in written("hosts", tmp_path).read_text().splitlines() if not line.startswith("#")]
    assert "0.0.0.0 chat.deepseek.com" in lines
    assert all(re.fullmatch(r"0\.0\.0\.0 [a-z0-9.-]+", line) for line in lines)
    assert "0.0.0.0 api.x.ai" not in lines


def test_dnsmasq_takes_it(tmp_path: Path) -> None:
    path = written("dnsmasq", tmp_path)
    assert "syntax check OK" in ran(program("dnsmasq"), "--test", f"--conf-file={path}")
    assert "server=/api.x.ai/#" in path.read_text()


@pytest.mark.parametrize("sink", ["", "192.0.2.7", "2001:db8::7"])
def test_named_checkzone_takes_the_zone(tmp_path: Path, sink: str) -> None:
    order = Order(tools=ORDER.tools, open_hosts=ORDER.open_hosts, made=ORDER.made, version="1", sink=sink)
    told = ran(program("named-checkzone"), "seawall.rpz", str(written("rpz", tmp_path, order)))
    assert "OK" in told
    assert "loaded serial 2026112501" in told
    assert "api.x.ai CNAME rpz-passthru." in (tmp_path / "rpz").read_text()


def test_squid_takes_it_without_a_word(tmp_path: Path) -> None:
    config = tmp_path / "squid.conf"
    fragment = written("squid", tmp_path)
    config.write_text(f"http_port 3128\nvisible_hostname test\ninclude {fragment}\nhttp_access allow localhost\n")
    told = ran(program("squid"), "-k", "parse", "-f", str(config))
    assert not re.search(r"(?i)error|fatal|ignored|subdomain", told), told
    assert "acl seawall_ai dstdomain .x.ai" in fragment.read_text()
    assert "dstdomain .eu.x.ai" not in fragment.read_text()


def test_the_script_sends_each_host_where_it_belongs(tmp_path: Path) -> None:
    hosts = ["x.ai", "www.x.ai", "api.x.ai", "a.api.x.ai", "notx.ai", "CHAT.deepseek.com.", "chatgpt.com",
             "bedrock.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com", "constructor", ""]  # fmt: skip
    code = written("pac", tmp_path).read_text() + (
        f"console.log(JSON.stringify({json.dumps(hosts)}.map(h => FindProxyForURL('https://' + h + '/', h))))"
    )
    answers = dict(zip(hosts, json.loads(ran(program("node"), "-e", code)), strict=True))
    closed = {host for host, answer in answers.items() if answer != "DIRECT"}
    assert closed == {"x.ai", "www.x.ai", "CHAT.deepseek.com.", "bedrock.eu-west-1.amazonaws.com"}


def test_nft_takes_it(tmp_path: Path) -> None:
    path = written("nftables", tmp_path)
    if os.geteuid() != 0:
        pytest.skip("nft checks a ruleset for root only")
    done = subprocess.run([program("nft"), "-c", "-f", str(path)], capture_output=True, text=True, check=False)
    if "Operation not permitted" in done.stderr or "cache initialization failed" in done.stderr:
        # A container may not speak to the kernel; then the grammar alone is checked: a wrong word fails before that.
        wrong = tmp_path / "wrong"
        wrong.write_text(path.read_text().replace("flags timeout", "flags nonsense"))
        other = subprocess.run([program("nft"), "-c", "-f", str(wrong)], capture_output=True, text=True, check=False)
        assert "syntax error" not in done.stderr
        assert other.returncode != 0
        return
    assert done.returncode == 0, done.stderr


def test_the_configuration_is_what_graph_takes(tmp_path: Path) -> None:
    whole = json.loads(written("intune", tmp_path).read_text())
    assert whole["@odata.type"] == "#microsoft.graph.windows10CustomConfiguration"
    names = {row["displayName"] for row in whole["omaSettings"]}
    assert names == {"Edge URLBlocklist", "Edge URLAllowlist", "Chrome URLBlocklist", "Chrome URLAllowlist"}
    for row in whole["omaSettings"]:
        # <name it was ingested by>~Policy~<namespace>/<policy>, of no category: Microsoft's examples have these two.
        areas = ("Edge~Policy~microsoft_edge", "Chrome~Policy~googlechrome")
        assert row["omaUri"] in {
            f"./Device/Vendor/MSFT/Policy/Config/{area}/{row['displayName'].split()[1]}" for area in areas
        }
        data = ET.fromstring(f"<x>{row['value']}</x>").find("data")  # our own text
        fields = data.attrib["value"].split("\uf000")
        assert [int(number) for number in fields[::2]] == list(range(1, len(fields) // 2 + 1))


def asked(port: int, name: str, seconds: float = 30) -> str:
    """The IPv4 address that a resolver gives for a name; empty for none."""
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.split("."))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.settimeout(seconds)
        line.sendto(struct.pack(">HHHHHH", 7, 0x0100, 1, 0, 0, 0) + labels + b"\0\0\1\0\1", ("127.0.0.1", port))
        answer = line.recv(512)
    return socket.inet_ntoa(answer[-4:]) if answer[6:8] == b"\0\1" else ""


@contextmanager
def resolver(*options: str) -> Iterator[int]:
    """A dnsmasq whose upstream, a fake, says 203.0.113.9 of every name."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as upstream:
        upstream.bind(("127.0.0.1", 0))

        def answer() -> None:
            with suppress(OSError):
                while True:
                    query, sender = upstream.recvfrom(512)
                    record = b"\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4" + socket.inet_aton("203.0.113.9")
                    question = query[12 : query.index(b"\0", 12) + 5]
                    head = query[:2] + b"\x81\x80\0\1\0\1\0\0\0\0"
                    upstream.sendto(head + question + record, sender)

        threading.Thread(target=answer, daemon=True).start()
        port = free_port()
        process = subprocess.Popen(
            [program("dnsmasq"), "--no-daemon", f"--port={port}", "--listen-address=127.0.0.1", "--bind-interfaces",
             "--no-resolv", "--no-hosts", "--pid-file=", f"--server=127.0.0.1#{upstream.getsockname()[1]}", *options],
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            end = time.monotonic() + 60
            while time.monotonic() < end:
                with suppress(OSError):
                    if asked(port, "shop.example", 0.3):
                        break
            yield port
        finally:
            process.kill()
            process.wait()


def test_a_resolver_that_reads_the_hosts_file_closes_its_names(tmp_path: Path) -> None:
    with resolver("--conf-file=/dev/null", f"--addn-hosts={written('hosts', tmp_path)}") as port:
        answers = {name: asked(port, name) for name in ("x.ai", "www.x.ai", "chat.deepseek.com", "api.x.ai", "shop.ai")}
    closed = dict.fromkeys(("x.ai", "www.x.ai", "chat.deepseek.com"), "0.0.0.0")
    assert answers == {**closed, "api.x.ai": "203.0.113.9", "shop.ai": "203.0.113.9"}


def test_dnsmasq_closes_what_lies_below_and_leaves_open_what_is_spared(tmp_path: Path) -> None:
    with resolver(f"--conf-file={written('dnsmasq', tmp_path)}") as port:
        names = ("x.ai", "a.b.x.ai", "api.x.ai", "v1.api.x.ai", "notx.ai")
        answers = {name: asked(port, name) for name in names}
    assert {name for name, answer in answers.items() if answer != "203.0.113.9"} == {"x.ai", "a.b.x.ai"}


def read_by_its_parser(format: str, text: str) -> Any:
    """What tests/discovery/readers make of a list."""
    script = Path(__file__).parent / "readers" / "read.mjs"
    # Without the quick compiler alone, Node waits at its end for the slow one to have finished.
    command = [program("node"), "--liftoff-only", script, format]
    done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_adguards_own_parser_reads_every_rule_as_one_of_names(tmp_path: Path) -> None:
    rules = read_by_its_parser("adguard", written("adguard", tmp_path).read_text())
    assert {rule["category"] for rule in rules} == {"Comment", "Network", "Empty"}
    found = [rule for rule in rules if rule["category"] == "Network"]
    assert all(rule["type"] == "NetworkRule" and not rule["modifiers"] for rule in found)
    assert [rule["pattern"] for rule in found if rule["exception"]] == ["||api.x.ai^"]
    closed = {rule["pattern"] for rule in found if not rule["exception"]}
    assert closed == {f"||{host}^" for _, hosts in ORDER.lines() for host in hosts}


def test_pihole_rules_have_their_form(tmp_path: Path) -> None:
    """No Pi-hole is here to read them: its published grammar is checked line by line."""
    rules = written("pihole", tmp_path).read_text().splitlines()
    for line in rules:
        assert re.fullmatch(r"# .+|\|\|[a-z0-9.-]+\^|[a-z0-9.-]+", line), line
    assert "x.ai" in rules, "something below it is open, so only the name itself is closed"
    assert "||deepseek.com^" in rules


def test_a_powershell_parser_reads_the_script_and_it_does_what_it_should(tmp_path: Path) -> None:
    """The grammar is tree-sitter's; no PowerShell ran it. Parameters are those of Microsoft's NetSecurity module
    (learn.microsoft.com/powershell/module/netsecurity, read 2026-11-26)."""
    text = written("windows_firewall", tmp_path).read_text()
    read = read_by_its_parser("powershell", text)
    assert read["error"] is False
    known = {
        "Get-NetFirewallRule": ["-Group", "-ErrorAction"],
        "Remove-NetFirewallRule": [],
        "Remove-NetFirewallDynamicKeywordAddress": ["-Id", "-ErrorAction"],
        "New-NetFirewallDynamicKeywordAddress": ["-Id", "-Keyword", "-AutoResolve"],
        "New-NetFirewallRule": ["-DisplayName", "-Group", "-Direction", "-Action", "-RemoteDynamicKeywordAddresses"],
    }
    assert {command["name"] for command in read["commands"]} == known.keys()
    assert all(command["parameters"] == known[command["name"]] for command in read["commands"])
    keywords = re.findall(r"-Keyword '([^']+)'", text)
    assert set(keywords) == {"grok.com", "*.grok.com", "x.ai", "eu.x.ai", "*.eu.x.ai", "chat.deepseek.com",
                             "*.chat.deepseek.com", "deepseek.com", "*.deepseek.com"}  # fmt: skip
    assert read_by_its_parser("powershell", text.replace("'Stop'", "'Stop"))["error"] is True


def profile_of(tmp_path: Path) -> dict[str, Any]:
    """The macOS profile, read by libimobiledevice's parser: each payload by its type."""
    path = written("jamf", tmp_path)
    ran(program("plistutil"), "-f", "bin", "-i", str(path), "-o", str(tmp_path / "binary"))
    profile = plistlib.loads((tmp_path / "binary").read_bytes())
    assert profile == plistlib.loads(path.read_bytes())
    assert len({one["PayloadUUID"] for one in profile["PayloadContent"]}) == len(profile["PayloadContent"])
    return {one["PayloadType"]: one for one in profile["PayloadContent"]}


def test_the_profile_is_for_browsers_because_macos_has_no_list_of_its_own(tmp_path: Path) -> None:
    payloads = profile_of(tmp_path)
    assert payloads.keys() == {"com.google.Chrome", "com.microsoft.Edge", "org.mozilla.firefox"}
    firefox = payloads["org.mozilla.firefox"]
    assert firefox["EnterprisePoliciesEnabled"] is True
    assert "*://*.chat.deepseek.com/*" in firefox["WebsiteFilter"]["Block"]
    assert firefox["WebsiteFilter"]["Exceptions"] == ["*://*.api.x.ai/*"]


@pytest.mark.xdist_group("extension")  # as chromium_policy.py says
def test_a_real_chromium_closes_what_profile_and_configuration_say(tmp_path: Path) -> None:
    """Chrome and Edge read the same two policies, here as Debian's Chromium is given them."""
    chrome = profile_of(tmp_path)["com.google.Chrome"]
    told = {name: chrome[name] for name in ("URLBlocklist", "URLAllowlist")}
    rows = {row["displayName"]: row["value"] for row in json.loads(LISTS["intune"].write(ORDER))["omaSettings"]}
    for name, hosts in told.items():
        for browser in ("Edge", "Chrome"):
            data = ET.fromstring(f"<x>{rows[f'{browser} {name}']}</x>").find("data")  # our own text
            assert data is not None
            assert data.attrib["value"].split("\uf000")[1::2] == hosts
    with policy_file("seawall-blocklist-test") as file:
        file.write_text(json.dumps(told))
        with chromium(WHOLE) as browser:
            errors = {}
            for host in ("x.ai", "www.x.ai", "api.x.ai", "notx.ai"):
                page = browser.new_context().new_page()
                with pytest.raises(Exception, match="ERR_") as raised:
                    page.goto(f"http://{host}:9/", timeout=30_000)
                errors[host] = "BLOCKED_BY_ADMINISTRATOR" in str(raised.value)
    assert errors == {"x.ai": True, "www.x.ai": True, "api.x.ai": False, "notx.ai": False}
