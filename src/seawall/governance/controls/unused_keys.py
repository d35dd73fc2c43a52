"""Keys nobody uses are revoked."""

from seawall.governance.control import Control, Evidence, Reading, State, of_event, share
from seawall.governance.facts import Facts, KeyFacts
from seawall.model.event import EventKind


def _read(facts: Facts) -> Reading:
    keys = facts.keys
    state = State.IN_FORCE if not keys.unused else State.NOT if keys.unused == keys.live else State.PARTLY
    words = "Some keys are unused. Revoke them on the page Keys by one click."
    return Reading(
        state=state,
        words="No live key is unused." if state is State.IN_FORCE else words,
        evidence=(
            Evidence(what="Unused", figure=share(keys.unused, keys.live, "live keys"), link="/keys"),
            of_event("Last key revoked", facts.last(EventKind.KEYS_KEY_REVOKED), days=facts.days),
        ),
    )


CONTROL = Control(
    title="Unused keys are revoked",
    requirements=("KEY-2", "AUD-4"),
    promise="A key nobody used for a month is a finding; revoking takes one click and counts within a second.",
    read=_read,
    examples={
        "used": (Facts(keys=KeyFacts(live=3)), State.IN_FORCE),
        "one unused": (Facts(keys=KeyFacts(live=3, unused=1)), State.PARTLY),
        "all unused": (Facts(keys=KeyFacts(live=3, unused=3)), State.NOT),
    },
)
