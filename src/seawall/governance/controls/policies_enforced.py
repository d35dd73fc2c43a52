"""Policies are enforced and not only watched."""

from seawall.governance.control import Control, Evidence, Reading, State, of_event
from seawall.governance.facts import Facts
from seawall.model.event import EventKind


def _read(facts: Facts) -> Reading:
    if facts.observe:
        state, words = State.NOT, "Seawall only watches. Set policy.observe = false to enforce."
    elif facts.on_scan_failure != "block":
        state, words = State.PARTLY, "What can't be inspected goes through. Set gateway.on_scan_failure to block."
    else:
        state, words = State.IN_FORCE, "Every verdict is enforced, and what can't be inspected is stopped."
    return Reading(
        state=state,
        words=words,
        evidence=(
            Evidence(what="Observe mode", figure="on" if facts.observe else "off", link="/policies"),
            of_event("Last AI call decided", facts.last(EventKind.GATEWAY_EXCHANGE_DECIDED), days=facts.days),
            of_event("Last text on a device", facts.last(EventKind.ENDPOINT_EXCHANGE_DECIDED), days=facts.days),
        ),
    )


CONTROL = Control(
    title="Policies are enforced",
    requirements=("DLP-6", "AUP-7"),
    promise="The policy decides on every text before it leaves, and its word counts.",
    read=_read,
    examples={
        "enforced": (Facts(), State.IN_FORCE),
        "watching": (Facts(observe=True), State.NOT),
        "open on failure": (Facts(on_scan_failure="allow"), State.PARTLY),
    },
)
