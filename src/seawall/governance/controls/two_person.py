"""What weakens protection takes two people."""

from seawall.governance.control import Control, Evidence, Reading, State, of_event
from seawall.governance.facts import Facts, PeopleFacts
from seawall.model.event import EventKind

people_needed = 2


def _read(facts: Facts) -> Reading:
    enough = facts.people.confirmers >= people_needed
    if facts.two_person == "never":
        state, words = State.NOT, "One person can weaken protection. Set policy.two_person to auto or always."
    elif enough:
        state, words = State.IN_FORCE, "Whoever wants to let more through needs a second person's word."
    elif facts.two_person == "always":
        state, words = State.PARTLY, "Changes wait, and there are not two people to confirm them. Add a second account."
    else:
        state, words = State.PARTLY, "It begins once two owners or security people have accounts. Add a second account."
    return Reading(
        state=state,
        words=words,
        evidence=(
            Evidence(what="People who may confirm", figure=str(facts.people.confirmers), link="/changes"),
            of_event("Last change confirmed", facts.last(EventKind.CHANGES_CHANGE_CONFIRMED)),
            of_event("Last change proposed", facts.last(EventKind.CHANGES_CHANGE_PROPOSED)),
        ),
    )


CONTROL = Control(
    title="Two people for what weakens protection",
    requirements=("DLP-6",),
    promise="Approving a tool, letting a value off or loosening a setting waits for a second person.",
    read=_read,
    examples={
        "two people": (Facts(people=PeopleFacts(confirmers=2)), State.IN_FORCE),
        "one person": (Facts(people=PeopleFacts(confirmers=1)), State.PARTLY),
        "always, one person": (Facts(two_person="always", people=PeopleFacts(confirmers=1)), State.PARTLY),
        "switched off": (Facts(two_person="never", people=PeopleFacts(confirmers=5)), State.NOT),
    },
)
