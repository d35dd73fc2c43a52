"""Every block list is read by the program it is for; an approved tool's hosts are in none of them."""

from __future__ import annotations

import json
import os
import plistlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

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


def test_the_profile_is_a_property_list(tmp_path: Path) -> None:
    profile = plistlib.loads(written("jamf", tmp_path).read_bytes())
    (content,) = profile["PayloadContent"]
    assert content["PayloadType"] == "com.apple.webcontent-filter"
    assert "https://chat.deepseek.com" in content["DenyListURLs"]
    assert content["PermittedURLs"] == ["https://api.x.ai"]


def test_the_configuration_is_what_graph_takes(tmp_path: Path) -> None:
    whole = json.loads(written("intune", tmp_path).read_text())
    assert whole["@odata.type"] == "#microsoft.graph.windows10CustomConfiguration"
    names = {row["displayName"] for row in whole["omaSettings"]}
    assert names == {"Edge URLBlocklist", "Edge URLAllowlist", "Chrome URLBlocklist", "Chrome URLAllowlist"}
    for row in whole["omaSettings"]:
        assert row["omaUri"].startswith("./Device/Vendor/MSFT/Policy/Config/")
        data = ET.fromstring(f"<x>{row['value']}</x>").find("data")  # our own text
        fields = data.attrib["value"].split("\uf000")
        assert [int(number) for number in fields[::2]] == list(range(1, len(fields) // 2 + 1))


def test_adblock_rules_have_their_form(tmp_path: Path) -> None:
    """No AdGuard Home or Pi-hole is here to read them: their published grammar is checked line by line."""
    for line in written("adguard", tmp_path).read_text().splitlines():
        assert re.fullmatch(r"! .+|(@@)?\|\|[a-z0-9.-]+\^", line), line
    rules = written("pihole", tmp_path).read_text().splitlines()
    for line in rules:
        assert re.fullmatch(r"# .+|\|\|[a-z0-9.-]+\^|[a-z0-9.-]+", line), line
    assert "x.ai" in rules, "something below it is open, so only the name itself is closed"
    assert "||deepseek.com^" in rules


def test_the_powershell_script_has_its_form(tmp_path: Path) -> None:
    """No PowerShell is here to parse it: every line is held against the few forms the script is made of."""
    forms = (
        r"# .+",
        r"\$ErrorActionPreference = 'Stop'",
        r"Get-NetFirewallRule -Group 'Seawall' -ErrorAction SilentlyContinue \| Remove-NetFirewallRule",
        r"\$ids = @\(\)",
        r"Remove-NetFirewallDynamicKeywordAddress -Id '\{[0-9a-f-]{36}\}' -ErrorAction SilentlyContinue",
        r"New-NetFirewallDynamicKeywordAddress -Id '\{[0-9a-f-]{36}\}' -Keyword '(\*\.)?[a-z0-9.-]+' "
        r"-AutoResolve \$true",
        r"\$ids \+= '\{[0-9a-f-]{36}\}'",
        r"New-NetFirewallRule -DisplayName '[^']+' -Group 'Seawall' `",
        r"  -Direction Outbound -Action Block -RemoteDynamicKeywordAddresses \$ids",
    )
    for line in written("windows_firewall", tmp_path).read_text().splitlines():
        assert any(re.fullmatch(form, line) for form in forms), line
