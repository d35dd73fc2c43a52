"""A registry file for Windows: UTF-16 with a byte order mark and Windows line ends, as regedit writes them."""

from __future__ import annotations

import json
from typing import Any

from seawall.discovery.rollout import Browser, Pack, Rollout, chromium_policies, firefox_policies, storage

_ROOTS = {
    Browser.CHROME: r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Google\Chrome",
    Browser.CHROMIUM: r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Chromium",
    Browser.EDGE: r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Edge",
    Browser.FIREFOX: r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Mozilla\Firefox",
}


def _write(rollout: Rollout, browser: Browser) -> bytes:
    keys: dict[str, dict[str, str]] = {}
    root = _ROOTS[browser]
    if browser is Browser.FIREFOX:
        policies = firefox_policies(rollout)
        whole = {name: policies.pop(name) for name in ("ExtensionSettings", "Preferences") if name in policies}
        _nest(keys, root, policies)
        for name, value in whole.items():  # names with dots and types that a registry has not
            keys.setdefault(root, {})[name] = _text(json.dumps(value, sort_keys=True))
    else:
        policies = chromium_policies(rollout, browser)
        settings = policies.pop("ExtensionSettings")
        _nest(keys, root, policies)
        keys.setdefault(root, {})["ExtensionSettings"] = _text(json.dumps(settings, sort_keys=True))
        _nest(keys, rf"{root}\3rdparty\extensions\{rollout.chromium_id}\policy", storage(rollout))
    lines = ["Windows Registry Editor Version 5.00", ""]
    for key, values in sorted(keys.items()):
        lines += [f"[{key}]", *(f'"{name}"={value}' for name, value in sorted(values.items())), ""]
    return ("\r\n".join(lines) + "\r\n").encode("utf-16")


def _nest(keys: dict[str, dict[str, str]], key: str, told: dict[str, Any]) -> None:
    """Write a policy's members as values, its objects and lists as keys below."""
    values = keys.setdefault(key, {})
    for name, value in told.items():
        if isinstance(value, dict):
            _nest(keys, rf"{key}\{name}", value)
        elif isinstance(value, list):
            keys[rf"{key}\{name}"] = {str(number): _text(one) for number, one in enumerate(value, 1)}
        elif isinstance(value, str):
            values[name] = _text(value)
        else:
            values[name] = f"dword:{int(value):08x}"


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


PACK = Pack(
    title="Windows registry",
    browsers=frozenset(Browser),
    write=_write,
    place=dict.fromkeys(Browser, "reg import seawall.reg, or a group policy that brings the keys"),
)
