"""Planted facts are asked for, to see whether a model has learnt what the shop gave to its vendor."""

from seawall.governance.control import Control, Evidence, Reading, State, example_now_ms, of_event
from seawall.governance.facts import DAY_MS, CanaryFacts, Facts, Last

ask_days_max = 92


def _read(facts: Facts) -> Reading:
    asked = facts.canaries
    if asked.surfaced:
        state, words = State.NOT, "A model completes planted facts: it has read what it was not to. See the event."
    elif facts.within(asked.last, ask_days_max):
        state, words = State.IN_FORCE, "No model that was asked completes a planted fact."
    elif asked.last.ms:
        state, words = State.PARTLY, f"Nobody has asked in {ask_days_max} days. `seawall canary ask` again, by a timer."
    else:
        state, words = State.UNKNOWN, "No facts were planted and asked for. `seawall canary make` begins."
    return Reading(
        state=state,
        words=words,
        evidence=(
            of_event("Last asked", asked.last),
            Evidence(what="Models that know a planted fact", figure=f"{asked.surfaced} of {asked.models} asked"),
        ),
    )


_LATELY = Last(ms=example_now_ms - DAY_MS)
CONTROL = Control(
    title="Planted facts are asked for",
    requirements=("TRAIN-3",),
    promise="Facts nobody could guess are planted where a vendor might train, and models are asked for them.",
    read=_read,
    examples={
        "none knows": (Facts(now_ms=example_now_ms, canaries=CanaryFacts(last=_LATELY, models=2)), State.IN_FORCE),
        "one knows": (
            Facts(now_ms=example_now_ms, canaries=CanaryFacts(last=_LATELY, models=2, surfaced=1)),
            State.NOT,
        ),
        "long ago": (
            Facts(now_ms=example_now_ms + 100 * DAY_MS, canaries=CanaryFacts(last=_LATELY, models=1)),
            State.PARTLY,
        ),
        "never": (Facts(), State.UNKNOWN),
    },
)
