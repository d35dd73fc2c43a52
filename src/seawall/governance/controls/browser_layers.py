"""The extension's layers work on the sites people use."""

from seawall.governance.control import Control, Evidence, Reading, State, by_share, of_event, share
from seawall.governance.facts import DeviceFacts, Facts
from seawall.model.event import EventKind


def _read(facts: Facts) -> Reading:
    devices = facts.devices
    working = devices.tested - devices.failing
    state = by_share(working, devices.tested)
    words = {
        State.IN_FORCE: "On every site that was tested, every layer works.",
        State.UNKNOWN: "No browser has tested itself yet.",
    }.get(state, "A layer fails on some sites. The page Devices says which, in which browsers, and what was seen.")
    return Reading(
        state=state,
        words=words,
        evidence=(
            Evidence(what="Sites where all works", figure=share(working, devices.tested, "sites"), link="/devices"),
            of_event("Last self-test", facts.last(EventKind.ENDPOINT_TEST_RUN), days=facts.days),
        ),
    )


CONTROL = Control(
    title="The browser's layers work",
    requirements=("DLP-3", "MIS-1"),
    promise="Each layer of the extension tests itself on each AI site and tells when it fails.",
    read=_read,
    examples={
        "all work": (Facts(devices=DeviceFacts(tested=3)), State.IN_FORCE),
        "one fails": (Facts(devices=DeviceFacts(tested=3, failing=1)), State.PARTLY),
        "all fail": (Facts(devices=DeviceFacts(tested=1, failing=1)), State.NOT),
        "not tested": (Facts(), State.UNKNOWN),
    },
)
