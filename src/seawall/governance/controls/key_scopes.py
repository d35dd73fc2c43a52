"""Keys have no more rights than they need."""

from seawall.governance.control import Control, Evidence, Reading, State, by_share, share
from seawall.governance.facts import Facts, KeyFacts


def _read(facts: Facts) -> Reading:
    keys = facts.keys
    narrow = keys.live - keys.unlimited
    state = by_share(narrow, keys.live)
    words = {
        State.IN_FORCE: "Every live key is bound to tools, models, networks, a budget or a rate.",
        State.UNKNOWN: "No key is live.",
    }.get(state, "Some keys reach every approved tool without a bound. Issue narrower ones and revoke these.")
    return Reading(
        state=state,
        words=words,
        evidence=(Evidence(what="Bound keys", figure=share(narrow, keys.live, "live keys"), link="/keys"),),
    )


CONTROL = Control(
    title="Keys have least privilege",
    requirements=("KEY-3", "AG-1"),
    promise="A key names its principal and can be bound to tools, models, data, a budget, a rate, networks and an end.",
    read=_read,
    examples={
        "all bound": (Facts(keys=KeyFacts(live=3)), State.IN_FORCE),
        "one is not": (Facts(keys=KeyFacts(live=3, unlimited=1)), State.PARTLY),
        "none is": (Facts(keys=KeyFacts(live=2, unlimited=2)), State.NOT),
        "no keys": (Facts(), State.UNKNOWN),
    },
)
