"""Approved tools have an owner and are looked at again."""

from seawall.governance.control import Control, Evidence, Reading, State, by_share, of_event, share
from seawall.governance.facts import Facts, ToolFacts
from seawall.model.event import EventKind


def _read(facts: Facts) -> Reading:
    tools = facts.tools
    state = by_share(tools.approved - tools.faulty, tools.approved)
    words = {
        State.IN_FORCE: "Every approved tool has an owner and a review that is not past.",
        State.UNKNOWN: "Nothing is approved yet.",
    }.get(state, "Some approved tools have no owner, or their review is past or has no day; see the page AI tools.")
    return Reading(
        state=state,
        words=words,
        evidence=(
            Evidence(what="Review due", figure=share(tools.overdue, tools.approved, "tools"), link="/tools"),
            Evidence(what="Without an owner", figure=str(tools.ownerless), link="/tools"),
            of_event("Last decision", facts.last(EventKind.TOOLS_STATE_CHANGED)),
        ),
    )


CONTROL = Control(
    title="The approved list is kept up",
    requirements=("LIST-1", "LIST-2", "AC-5"),
    promise="Each approved tool has an owner, terms, permitted data and a day for its review.",
    read=_read,
    examples={
        "kept": (Facts(tools=ToolFacts(approved=3)), State.IN_FORCE),
        "one overdue": (Facts(tools=ToolFacts(approved=3, overdue=1, faulty=1)), State.PARTLY),
        "none has an owner": (Facts(tools=ToolFacts(approved=2, ownerless=2, faulty=2)), State.NOT),
        "nothing approved": (Facts(), State.UNKNOWN),
    },
)
