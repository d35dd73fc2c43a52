"""Everybody works in a protected browser."""

from seawall.governance.control import Control, Evidence, Reading, State, by_share, of_event, share
from seawall.governance.facts import DeviceFacts, Facts
from seawall.model.event import EventKind


def _read(facts: Facts) -> Reading:
    devices = facts.devices
    state = by_share(devices.protected, devices.people)
    words = {
        State.IN_FORCE: "Everybody Seawall knows of has a browser that inspects before a page gets the text.",
        State.UNKNOWN: "Nobody is known yet.",
    }.get(state, "Some people have no protected browser that was heard of in 7 days. Send them an enrolment link.")
    return Reading(
        state=state,
        words=words,
        evidence=(
            Evidence(
                what="People with a protected browser",
                figure=share(devices.protected, devices.people, "people"),
                link="/devices",
            ),
            Evidence(what="Devices that fell silent", figure=str(devices.silent), link="/devices"),
            of_event("Last text decided", facts.last(EventKind.ENDPOINT_EXCHANGE_DECIDED), days=facts.days),
        ),
    )


CONTROL = Control(
    title="Browsers are protected",
    requirements=("DLP-1", "DLP-3", "BLK-2"),
    promise="Paste, typing, drop and upload on AI sites are inspected in the browser before the page gets them.",
    read=_read,
    examples={
        "all": (Facts(devices=DeviceFacts(people=4, protected=4)), State.IN_FORCE),
        "some": (Facts(devices=DeviceFacts(people=4, protected=1)), State.PARTLY),
        "nobody": (Facts(devices=DeviceFacts(people=4)), State.NOT),
        "nobody known": (Facts(), State.UNKNOWN),
    },
)
