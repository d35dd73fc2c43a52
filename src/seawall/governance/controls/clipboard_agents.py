"""Desktops' clipboards are watched where programs talk to an AI."""

from seawall.governance.control import Control, Evidence, Reading, State
from seawall.governance.facts import DeviceFacts, Facts


def _read(facts: Facts) -> Reading:
    number = facts.devices.clipboards
    words = "Clipboard agents report." if number else "No desktop runs the agent: `seawall clipboard` starts it."
    return Reading(
        state=State.IN_FORCE if number else State.NOT,
        words=words,
        evidence=(Evidence(what="Agents heard of in 7 days", figure=str(number), link="/devices"),),
    )


CONTROL = Control(
    title="Clipboards are watched",
    requirements=("DLP-2",),
    promise="On a desktop, an AI program that pastes gets stand-ins or nothing; the text is inspected there and stays.",
    read=_read,
    examples={
        "one runs": (Facts(devices=DeviceFacts(clipboards=1)), State.IN_FORCE),
        "none runs": (Facts(), State.NOT),
    },
)
