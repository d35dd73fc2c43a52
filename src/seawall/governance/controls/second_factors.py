"""Nobody gets into the console without a second factor."""

from seawall.governance.control import Control, Evidence, Reading, State, by_share, of_event, share
from seawall.governance.facts import Facts, PeopleFacts
from seawall.model.event import EventKind


def _read(facts: Facts) -> Reading:
    everybody = facts.people.all
    having = everybody - facts.people.factorless
    state = by_share(having, everybody)
    words = {
        State.IN_FORCE: "Every account has a second factor, and sign-in asks for it.",
        State.UNKNOWN: "Nobody has an account yet.",
    }.get(state, "Some accounts have none yet. They can't get in until they add one; end those nobody needs.")
    return Reading(
        state=state,
        words=words,
        evidence=(
            Evidence(what="Accounts with a second factor", figure=share(having, everybody, "accounts")),
            of_event("Last sign-in", facts.last(EventKind.CONSOLE_SESSION_OPENED), days=facts.days),
            of_event("Last failed sign-in", facts.last(EventKind.CONSOLE_SIGNIN_FAILED), days=facts.days),
        ),
    )


CONTROL = Control(
    title="A second factor for everybody",
    requirements=("ID-7",),
    promise="The console asks every role for a passkey or a code, and ends sessions after half an hour without use.",
    read=_read,
    examples={
        "all": (Facts(people=PeopleFacts(roles={"owner": 1, "staff": 2})), State.IN_FORCE),
        "one has none": (Facts(people=PeopleFacts(roles={"owner": 1, "staff": 2}, factorless=1)), State.PARTLY),
        "none has one": (Facts(people=PeopleFacts(roles={"owner": 1}, factorless=1)), State.NOT),
        "nobody": (Facts(), State.UNKNOWN),
    },
)
