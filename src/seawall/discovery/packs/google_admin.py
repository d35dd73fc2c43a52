"""Google Admin console: what goes into an app's "policy for extensions" box, and the settings to make beside it."""

from __future__ import annotations

import json

from seawall.discovery.rollout import Browser, Pack, Rollout, chromium_policies, storage


def _write(rollout: Rollout, browser: Browser) -> bytes:
    whole = {
        "policyForExtensions": {name: {"Value": value} for name, value in storage(rollout).items()},
        "settings": chromium_policies(rollout, browser),
    }
    return json.dumps(whole, indent=2, sort_keys=True).encode() + b"\n"


PACK = Pack(
    title="Google Admin",
    browsers=frozenset({Browser.CHROME}),
    write=_write,
    place={
        Browser.CHROME: "Devices > Chrome > Apps & extensions: paste policyForExtensions; make the settings by hand"
    },
)
