"""Keys and tokens are short-lived."""

from seawall.governance.control import Control, Evidence, Reading, State, of_event, share
from seawall.governance.facts import Facts, KeyFacts
from seawall.model.event import EventKind


def _read(facts: Facts) -> Reading:
    keys = facts.keys
    whole, long = keys.live + keys.tokens, keys.long_lived + keys.long_tokens
    if not whole:
        state, words = State.IN_FORCE, "No key or token is live. New ones are short-lived by default."
    elif not long:
        state, words = State.IN_FORCE, "Every live key and token ends within the time the settings allow."
    else:
        state = State.NOT if long == whole else State.PARTLY
        words = "Some live too long. Issue short ones, put them in place, and revoke the old."
    return Reading(
        state=state,
        words=words,
        evidence=(
            Evidence(what="Long-lived", figure=share(long, whole, "keys and tokens"), link="/keys"),
            of_event("Last key issued", facts.last(EventKind.KEYS_KEY_ISSUED), days=facts.days),
            of_event("Last key rotated", facts.last(EventKind.KEYS_KEY_ROTATED), days=facts.days),
        ),
    )


CONTROL = Control(
    title="Keys and tokens are short-lived",
    requirements=("KEY-4", "KEY-1"),
    promise="An agent's key lives an hour, others a month, an API token an hour; longer ones are findings.",
    read=_read,
    examples={
        "short": (Facts(keys=KeyFacts(live=3, tokens=1)), State.IN_FORCE),
        "none at all": (Facts(), State.IN_FORCE),
        "one long": (Facts(keys=KeyFacts(live=3, long_lived=1)), State.PARTLY),
        "a long token": (Facts(keys=KeyFacts(live=3, tokens=1, long_tokens=1)), State.PARTLY),
        "all long": (Facts(keys=KeyFacts(live=2, long_lived=2)), State.NOT),
    },
)
