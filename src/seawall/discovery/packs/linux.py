"""JSON files that browsers on Linux read at their start."""

from __future__ import annotations

import json

from seawall.discovery.rollout import Browser, Pack, Rollout, chromium_policies, firefox_policies, storage


def _write(rollout: Rollout, browser: Browser) -> bytes:
    if browser is Browser.FIREFOX:
        told = {"policies": firefox_policies(rollout)}
    else:
        told = {
            **chromium_policies(rollout, browser),
            "3rdparty": {"extensions": {rollout.chromium_id: storage(rollout)}},
        }
    return json.dumps(told, indent=2, sort_keys=True).encode() + b"\n"


PACK = Pack(
    title="Linux",
    browsers=frozenset(Browser),
    write=_write,
    place={
        Browser.CHROME: "/etc/opt/chrome/policies/managed/seawall.json",
        Browser.CHROMIUM: "/etc/chromium/policies/managed/seawall.json",
        Browser.EDGE: "/etc/opt/edge/policies/managed/seawall.json",
        Browser.FIREFOX: "/etc/firefox/policies/policies.json",
    },
)
