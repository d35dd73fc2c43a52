"""Nobody has more rights on the console than their role."""

from seawall.governance.control import Control, Evidence, Reading, State, of_event
from seawall.governance.facts import Facts, PeopleFacts
from seawall.model.event import EventKind

owners_most = 3


def _read(facts: Facts) -> Reading:
    owners, everybody = facts.people.roles.get("owner", 0), facts.people.all
    if not everybody:
        state, words = State.UNKNOWN, "Nobody has an account yet."
    elif everybody > owners_most and owners * 2 > everybody:
        state, words = State.PARTLY, "More than half of all accounts are owners. Give people the role they need."
    else:
        state, words = State.IN_FORCE, "Every route asks for one permission, and roles have no more than they need."
    roles = ", ".join(f"{number} {role}" for role, number in sorted(facts.people.roles.items()))
    return Reading(
        state=state,
        words=words,
        evidence=(
            Evidence(what="Accounts by role", figure=roles or "none"),
            of_event("Last account made", facts.last(EventKind.CONSOLE_USER_CREATED)),
        ),
    )


CONTROL = Control(
    title="Rights by role, no default administrator",
    requirements=("ID-8", "AC-2"),
    promise="Six roles, each a plain list of permissions; nobody begins as administrator.",
    read=_read,
    examples={
        "mixed": (Facts(people=PeopleFacts(roles={"owner": 1, "auditor": 1, "staff": 4})), State.IN_FORCE),
        "a small shop": (Facts(people=PeopleFacts(roles={"owner": 2})), State.IN_FORCE),
        "all owners": (Facts(people=PeopleFacts(roles={"owner": 5, "staff": 1})), State.PARTLY),
        "nobody": (Facts(), State.UNKNOWN),
    },
)
