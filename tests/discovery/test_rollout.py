"""Policy packs hold the same policies in each management's form; a real Chromium takes its own."""

from __future__ import annotations

import configparser
import json
import plistlib
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from chromium_policy import policy_file
from console.chromium import WHOLE, chromium
from seawall.discovery import packs
from seawall.discovery.rollout import OWN_SERVICES, Browser, Pack, Rollout, checked, firefox_policies, storage
from seawall.model import plugins
from seawall.model.errors import UsageError

PACKS = plugins.collect(packs, "PACK", Pack)
ID = "abcdefghijklmnopabcdefghijklmnop"
ROLLOUT = Rollout(
    server_url="https://seawall.shop.example",
    token="swe_abc_" + "x" * 43,
    key="A" * 43 + "=",
    chromium_id=ID,
    chromium_updates="https://seawall.shop.example/extension/updates.xml",
    firefox_id="seawall@shop.example",
    firefox_package="https://seawall.shop.example/extension/seawall.xpi",
    blocked=("closed.example", "shut.example"),
    firefox_unsigned=True,
    google_domains=("shop.example",),
)
FIREFOX = Path("/usr/lib/firefox-esr/browser/omni.ja")
MOZILLAS = {
    "ExtensionSettings": ("~Extensions/ExtensionSettingsOneLine", "JSONOneLine"),
    "Preferences": ("/PreferencesOneLine", "JSONOneLine"),
    "WebsiteFilter": ("/WebsiteFilterOneLine", "JSONOneLine"),
    "AllowedDomainsForApps": ("/AllowedDomainsForApps", "String"),
}
"""Address and id of a value in Intune: github.com/mozilla/policy-templates, docs/oma-uris.md, read 2026-11-26."""
EACH = [(name, browser) for name, pack in PACKS.items() for browser in sorted(pack.browsers)]


@pytest.mark.parametrize(("name", "browser"), EACH)
def test_a_pack_is_the_same_each_time_and_says_where_it_goes(name: str, browser: Browser) -> None:
    pack = PACKS[name]
    assert pack.write(ROLLOUT, browser) == pack.write(ROLLOUT, browser)
    assert pack.place[browser]


@pytest.mark.parametrize("browser", [Browser.CHROME, Browser.CHROMIUM, Browser.EDGE])
def test_chromium_files_install_hand_over_and_close(browser: Browser) -> None:
    told = json.loads(PACKS["linux"].write(ROLLOUT, browser))
    assert told["ExtensionSettings"][ID]["installation_mode"] == "force_installed"
    assert told["3rdparty"]["extensions"][ID] == storage(ROLLOUT)
    assert told["URLBlocklist"] == ["closed.example", "shut.example"]
    assert told["AllowedDomainsForApps"] == "shop.example"
    private = "InPrivateModeAvailability" if browser is Browser.EDGE else "IncognitoModeAvailability"
    assert told[private] == 1
    assert OWN_SERVICES[browser].items() <= told.items()


def test_firefox_gets_the_same_in_its_own_words() -> None:
    told = json.loads(PACKS["linux"].write(ROLLOUT, Browser.FIREFOX))["policies"]
    assert told["ExtensionSettings"]["seawall@shop.example"]["private_browsing"] is True
    assert told["3rdparty"]["Extensions"]["seawall@shop.example"] == storage(ROLLOUT)
    assert told["WebsiteFilter"]["Block"][0] == "*://*.closed.example/*"


def registry(browser: Browser) -> dict[tuple[str, str], str]:
    """What a registry file sets: by key and name, as it stands there."""
    raw = PACKS["windows"].write(ROLLOUT, browser)
    assert raw.startswith(b"\xff\xfe")
    text = raw.decode("utf-16")
    first, _, rest = text.partition("\r\n")
    assert first == "Windows Registry Editor Version 5.00"
    parser = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=(), interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(rest.replace("\r\n", "\n"))
    return {(key, name.strip('"')): value for key in parser.sections() for name, value in parser.items(key)}


def read_back(values: dict[tuple[str, str], str], root: str) -> dict[str, Any]:
    """The policies below a key, as Firefox reads its own: keys are objects, or lists where names are numbers."""
    told: dict[str, Any] = {}
    for (key, name), value in sorted(values.items()):
        at = told
        for part in key.removeprefix(root).strip("\\").split("\\") if key != root else []:
            at = at.setdefault(part, {})
        at[name] = int(value[6:], 16) if value.startswith("dword:") else json.loads(value)
    for name in ("ExtensionSettings", "Preferences"):
        told[name] = json.loads(told[name])
    told["WebsiteFilter"]["Block"] = [told["WebsiteFilter"]["Block"][n] for n in sorted(told["WebsiteFilter"]["Block"])]
    return told


@pytest.mark.parametrize("browser", sorted(PACKS["windows"].browsers))
def test_registry_files_parse_and_hold_it(browser: Browser) -> None:
    values = registry(browser)
    assert all(value.startswith(('"', "dword:")) for value in values.values())
    assert f'"{ROLLOUT.token}"' in values.values()
    assert all(key.startswith(r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies") for key, _ in values)
    if browser is not Browser.FIREFOX:
        settings = next(value for (_, name), value in values.items() if name == "ExtensionSettings")
        assert json.loads(json.loads(settings))[ID]["installation_mode"] == "force_installed"


@pytest.mark.parametrize("browser", sorted(PACKS["macos"].browsers))
def test_profiles_are_property_lists(browser: Browser) -> None:
    profile = plistlib.loads(PACKS["macos"].write(ROLLOUT, browser))
    assert profile["PayloadType"] == "Configuration"
    whole = json.dumps(profile["PayloadContent"])
    assert ROLLOUT.token in whole
    assert "force_installed" in whole
    assert len({payload["PayloadUUID"] for payload in profile["PayloadContent"]}) == len(profile["PayloadContent"])


@pytest.mark.parametrize("browser", sorted(PACKS["intune"].browsers))
def test_intune_rows_are_well_formed(browser: Browser) -> None:
    whole = json.loads(PACKS["intune"].write(ROLLOUT, browser))
    names = {row["displayName"] for row in whole["omaSettings"]}
    assert "ExtensionSettings" in names
    for row in whole["omaSettings"]:
        whole_row = ET.fromstring(f"<x>{row['value']}</x>")  # our own text
        if OWN_SERVICES.get(browser, {}).get(row["displayName"]) is False:
            assert [one.tag for one in whole_row] == ["disabled"]
        else:
            assert [one.tag for one in whole_row] == ["enabled", "data"]
        ingested = {Browser.EDGE: "Edge~Policy~microsoft_edge", Browser.CHROME: "Chrome~Policy~googlechrome"}
        assert f"/{ingested.get(browser, 'Firefox~Policy~firefox')}" in row["omaUri"]


@pytest.mark.parametrize("management", ["linux", "windows", "macos", "intune"])
def test_firefoxs_own_schema_takes_every_pack_and_all_say_the_same(management: str) -> None:
    """The schema is the one in Debian's Firefox, which on Windows and macOS differs in nothing that is used here."""
    with zipfile.ZipFile(FIREFOX) as packed:
        known = json.loads(packed.read("modules/policies/policies-schema.json"))["properties"]
    raw = PACKS[management].write(ROLLOUT, Browser.FIREFOX)
    if management == "linux":
        told = json.loads(raw)["policies"]
    elif management == "windows":
        told = read_back(registry(Browser.FIREFOX), r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Mozilla\Firefox")
    elif management == "macos":
        (payload,) = plistlib.loads(raw)["PayloadContent"]
        told = {name: value for name, value in payload.items() if not name.startswith("Payload")}
        assert told.pop("EnterprisePoliciesEnabled") is True
    else:
        told = {}
        for row in json.loads(raw)["omaSettings"]:
            data = ET.fromstring(f"<x>{row['value']}</x>").find("data")  # our own text
            assert data is not None
            text = data.attrib["value"]
            told[row["displayName"]] = json.loads(text) if text.startswith("{") else text
            assert (row["omaUri"].rpartition("Firefox~Policy~firefox")[2], data.attrib["id"]) == MOZILLAS[
                row["displayName"]
            ]
        told["3rdparty"] = firefox_policies(ROLLOUT)["3rdparty"]  # no ADMX has it; docs/endpoint.md says how it comes
    for name, value in told.items():
        fits(value, known[name], name)
    assert told == firefox_policies(ROLLOUT)


def fits(value: Any, schema: dict[str, Any], where: str) -> None:
    """As much of JSON Schema as Firefox's policies use here."""
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "number": (int, float)}
    types = schema.get("type", [])
    assert isinstance(value, tuple(kinds[one] for one in ([types] if isinstance(types, str) else types))), where
    if "enum" in schema:
        assert value in schema["enum"], where
    if isinstance(value, list):
        for one in value:
            fits(one, schema["items"], where)
    if not isinstance(value, dict):
        return
    for name, one in value.items():
        patterns = schema.get("patternProperties", {}).items()
        found = schema.get("properties", {}).get(name) or next((s for p, s in patterns if re.search(p, name)), None)
        assert found is not None or "properties" not in schema, f"{where}.{name} is not known"
        if found:
            fits(one, found, f"{where}.{name}")


def test_google_admin_gets_values_the_way_it_reads_them() -> None:
    whole = json.loads(PACKS["google_admin"].write(ROLLOUT, Browser.CHROME))
    assert whole["policyForExtensions"]["serverUrl"] == {"Value": ROLLOUT.server_url}


@pytest.mark.parametrize(
    "change",
    [{"chromium_id": "x" * 32}, {"firefox_id": "nobody"}, {"server_url": "javascript:alert(1)"},
     {"firefox_package": 'https://a"b'}, {"blocked": ("a.example",) * 1_001}],
)  # fmt: skip
def test_what_no_browser_takes_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        checked(msgspec.structs.replace(ROLLOUT, **change))


@pytest.fixture
def managed() -> Iterator[Path]:
    """The pack where Debian's Chromium reads it."""
    with policy_file("seawall-test") as path:
        path.write_bytes(PACKS["linux"].write(ROLLOUT, Browser.CHROMIUM))
        yield path


@pytest.mark.xdist_group("extension")  # as chromium_policy.py says
def test_a_real_chromium_takes_the_pack(managed: Path) -> None:
    with chromium(WHOLE) as browser:
        context = browser.new_context()
        page = context.new_page()
        with pytest.raises(Exception, match="ERR_BLOCKED_BY_ADMINISTRATOR"):
            page.goto("http://closed.example/")
        page = context.new_page()  # the blocked one is still on its way to an error page
        page.goto("chrome://policy/")
        for name in (
            "ExtensionSettings",
            "URLBlocklist",
            "IncognitoModeAvailability",
            "AllowedDomainsForApps",
            *OWN_SERVICES[Browser.CHROMIUM],
        ):
            page.get_by_text(name, exact=True).first.wait_for(timeout=30_000)
        assert page.get_by_text("Unknown policy").count() == 0
