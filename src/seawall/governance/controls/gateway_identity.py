"""No call passes the gateway without a key."""

from seawall.governance.control import Control, Reading, State, of_event
from seawall.governance.facts import Facts, Last
from seawall.model.event import EventKind


def _read(facts: Facts) -> Reading:
    passed = facts.last(EventKind.GATEWAY_EXCHANGE_DECIDED)
    refused = facts.last(EventKind.GATEWAY_REQUEST_REFUSED)
    if passed.ms or refused.ms:
        state, words = State.IN_FORCE, "Calls without a live key are refused and recorded; addresses are never trusted."
    else:
        state, words = State.UNKNOWN, "Nothing has come to the gateway yet. Point an AI client at it."
    return Reading(
        state=state,
        words=words,
        evidence=(
            of_event("Last call decided", passed, days=facts.days),
            of_event("Last call refused", refused, days=facts.days),
        ),
    )


_SEEN = {EventKind.GATEWAY_EXCHANGE_DECIDED: Last(ms=1, count=1)}
_REFUSED = {EventKind.GATEWAY_REQUEST_REFUSED: Last(ms=1, count=1)}
CONTROL = Control(
    title="Every call names who it is",
    requirements=("ID-2", "AC-1"),
    promise="The gateway verifies a key on each call, of people and machines alike, and writes down whose it was.",
    read=_read,
    examples={
        "calls come": (Facts(events=_SEEN), State.IN_FORCE),
        "a call was refused": (Facts(events=_REFUSED), State.IN_FORCE),
        "nothing came": (Facts(), State.UNKNOWN),
    },
)
