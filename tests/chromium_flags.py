"""What every Chromium of the tests is started without.

Chromium takes its last ``--disable-features`` and no other, so this one says what Playwright's says, too.
"""

PLAYWRIGHTS = (
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
POPUPS = ("WebUIOmniboxAimPopup", "WebUIOmniboxPopup")
"""The lists under the address bar: pages that every window loads in advance, in a process that takes a second."""
LIGHT = "--disable-features=" + ",".join((*PLAYWRIGHTS, *POPUPS))
