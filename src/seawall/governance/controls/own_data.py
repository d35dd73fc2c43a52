"""The shop's own customers, orders and prices are known exactly."""

from seawall.governance.control import Control, Evidence, Reading, State, by_share, of_event, share
from seawall.governance.facts import Facts, SetFacts
from seawall.model.event import EventKind


def _read(facts: Facts) -> Reading:
    own = facts.own
    state = by_share(own.sets - own.stale, own.sets) if own.sets else State.NOT
    words = {
        State.IN_FORCE: "Every set is whole and was read in time.",
        State.NOT: "The shop's own data is known by its form only. `seawall fingerprint build` makes a set.",
    }.get(state, "Some sets are old or damaged. The page Own data says what to do.")
    if own.sets and state is State.NOT:
        words = "Every set is old or damaged. The page Own data says what to do."
    return Reading(
        state=state,
        words=words,
        evidence=(
            Evidence(what="Sets in order", figure=share(own.sets - own.stale, own.sets, "sets"), link="/own-data"),
            of_event("Last set built", facts.last(EventKind.FINGERPRINT_SET_BUILT)),
            of_event("Last set updated", facts.last(EventKind.FINGERPRINT_SET_UPDATED)),
        ),
    )


CONTROL = Control(
    title="The shop's own data is known",
    requirements=("DLP-5",),
    promise="Customers, orders and prices are matched by keyed fingerprints, with no plain copy kept.",
    read=_read,
    examples={
        "fresh": (Facts(own=SetFacts(sets=2)), State.IN_FORCE),
        "one old": (Facts(own=SetFacts(sets=2, stale=1)), State.PARTLY),
        "all old": (Facts(own=SetFacts(sets=1, stale=1)), State.NOT),
        "none": (Facts(), State.NOT),
    },
)
