"""Tools nobody approved are not used."""

from seawall.governance.control import Control, Evidence, Reading, State, of_event
from seawall.governance.facts import Facts, ToolFacts
from seawall.model.event import EventKind


def _read(facts: Facts) -> Reading:
    strangers, visited = facts.tools.strangers, facts.last(EventKind.ENDPOINT_TOOL_VISITED)
    if strangers or facts.unlisted != "block":
        state = State.PARTLY
        words = "Decide about each tool that is in use, and set endpoint.unlisted to block."
    else:
        state, words = State.IN_FORCE, "Nothing was sent to a tool nobody approved, and such tools are closed."
    return Reading(
        state=state,
        words=words,
        evidence=(
            Evidence(what=f"Unapproved tools in use in {facts.days} days", figure=str(strangers), link="/overview"),
            Evidence(what="A tool nobody decided on", figure=f"endpoint.unlisted = {facts.unlisted}"),
            of_event("Last tool opened", visited, days=facts.days),
        ),
    )


CONTROL = Control(
    title="Unapproved tools are found and closed",
    requirements=("SH-1", "BLK-1"),
    promise="An AI tool that is not on the list is closed, and whoever meets it is told why and what to use instead.",
    read=_read,
    examples={
        "none in use": (Facts(), State.IN_FORCE),
        "some in use": (Facts(tools=ToolFacts(strangers=2)), State.PARTLY),
        "people are only told": (Facts(unlisted="coach"), State.PARTLY),
    },
)
