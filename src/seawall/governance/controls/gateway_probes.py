"""Probes in every place of every AI API do not get through the gateway."""

from seawall.governance.control import Control, Evidence, Reading, State, example_now_ms, of_event, share
from seawall.governance.facts import DAY_MS, DrillFacts, Facts, Last

probe_days_max = 92


def _read(facts: Facts) -> Reading:
    probes = facts.probes
    judged = probes.stopped + probes.through
    if not judged:
        state, words = State.UNKNOWN, "No probe was judged yet. `seawall verify-gateway URL` takes some minutes."
    elif probes.through:
        state, words = State.NOT, "A probe got through. `seawall verify-gateway URL` says in which place of which API."
    elif not facts.within(probes.last, probe_days_max):
        state, words = State.PARTLY, f"None got through, but that is over {probe_days_max} days ago. Run it again."
    else:
        state, words = State.IN_FORCE, "Every probe that could be judged was masked or blocked."
    return Reading(
        state=state,
        words=words,
        evidence=(
            of_event("Last probes", probes.last),
            Evidence(what="Stopped", figure=share(probes.stopped, judged, "probes")),
            Evidence(what="Could not be judged", figure=str(probes.failed)),
        ),
    )


_LATELY = Last(ms=example_now_ms - DAY_MS)
CONTROL = Control(
    title="No place of an AI API lets data through",
    requirements=("GW-1", "GW-2"),
    promise="Labelled probes are sent in every place of every AI API, in disguises too, to see that none leaves.",
    read=_read,
    examples={
        "all stopped": (
            Facts(now_ms=example_now_ms, probes=DrillFacts(last=_LATELY, stopped=90, failed=6)),
            State.IN_FORCE,
        ),
        "long ago": (
            Facts(now_ms=example_now_ms + 100 * DAY_MS, probes=DrillFacts(last=_LATELY, stopped=90)),
            State.PARTLY,
        ),
        "one got through": (
            Facts(now_ms=example_now_ms, probes=DrillFacts(last=_LATELY, stopped=90, through=1)),
            State.NOT,
        ),
        "none could be judged": (Facts(probes=DrillFacts(last=_LATELY, failed=9)), State.UNKNOWN),
        "never": (Facts(), State.UNKNOWN),
    },
)
