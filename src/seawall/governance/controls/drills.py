"""Drills show that the channels stop what they should."""

from seawall.governance.control import Control, Evidence, Reading, State, example_now_ms, of_event, share
from seawall.governance.facts import DAY_MS, DrillFacts, Facts, Last

drill_days_max = 92


def _read(facts: Facts) -> Reading:
    drill = facts.drill
    tried = drill.stopped + drill.through + drill.failed
    if not tried:
        state, words = State.UNKNOWN, "Nobody has run a drill that tried anything. `seawall drill` takes a minute."
    elif drill.through:
        state = State.PARTLY if drill.stopped else State.NOT
        words = "The made-up customer got through. The page Drills says by which channel."
    elif drill.failed:
        state, words = State.PARTLY, "Some channels could not be tried to the end. Run it again once they work."
    elif not facts.within(drill.last, drill_days_max):
        state, words = State.PARTLY, f"All was stopped, but that is over {drill_days_max} days ago. Run it again."
    else:
        state, words = State.IN_FORCE, "Every channel that was tried stopped the made-up customer."
    return Reading(
        state=state,
        words=words,
        evidence=(
            of_event("Last drill", drill.last),
            Evidence(what="Stopped", figure=share(drill.stopped, tried, "channels tried"), link="/drills"),
            Evidence(what="Not tried", figure=share(drill.untried, tried + drill.untried, "channels"), link="/drills"),
        ),
    )


_LATELY = Last(ms=example_now_ms - DAY_MS)
CONTROL = Control(
    title="Drills are run",
    requirements=("MIS-1",),
    promise="A made-up customer is sent by each channel now and then, to see which control stops it and how fast.",
    read=_read,
    examples={
        "all stopped": (Facts(now_ms=example_now_ms, drill=DrillFacts(last=_LATELY, stopped=4)), State.IN_FORCE),
        "long ago": (
            Facts(now_ms=example_now_ms + 100 * DAY_MS, drill=DrillFacts(last=_LATELY, stopped=4)),
            State.PARTLY,
        ),
        "one got through": (
            Facts(now_ms=example_now_ms, drill=DrillFacts(last=_LATELY, stopped=3, through=1)),
            State.PARTLY,
        ),
        "all got through": (Facts(now_ms=example_now_ms, drill=DrillFacts(last=_LATELY, through=2)), State.NOT),
        "one failed": (Facts(now_ms=example_now_ms, drill=DrillFacts(last=_LATELY, stopped=3, failed=1)), State.PARTLY),
        "nothing could be tried": (Facts(drill=DrillFacts(last=_LATELY, untried=4)), State.UNKNOWN),
        "never": (Facts(), State.UNKNOWN),
    },
)
