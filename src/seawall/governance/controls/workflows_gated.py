"""Every workflow that feeds an AI has a gatekeeper, and events show it."""

from seawall.governance.control import Control, Evidence, Reading, State, by_share, share
from seawall.governance.facts import Facts, WorkflowFacts


def _read(facts: Facts) -> Reading:
    flows = facts.workflows
    state = by_share(flows.proved, flows.listed)
    if state is State.IN_FORCE and (flows.proposed or flows.faulty):
        state = State.PARTLY
    if state is State.UNKNOWN and flows.proposed:
        state = State.NOT
    words = {
        State.IN_FORCE: "Every listed workflow was seen through its gatekeeper, and nothing else was seen.",
        State.UNKNOWN: "No workflow is listed, and none was seen.",
    }.get(state, "The page Workflows says which are not gated, not proved, overdue, or seen and not listed.")
    return Reading(
        state=state,
        words=words,
        evidence=(
            Evidence(
                what=f"Seen through their gatekeeper in {facts.days} days",
                figure=share(flows.proved, flows.listed, "workflows"),
                link="/workflows",
            ),
            Evidence(what="Seen and not listed", figure=str(flows.proposed), link="/workflows"),
            Evidence(what="With a finding", figure=str(flows.faulty), link="/workflows"),
        ),
    )


CONTROL = Control(
    title="Each workflow has a gatekeeper",
    requirements=("AC-6",),
    promise="What hands product, order or customer data to an AI is listed, and something looks at it on the way.",
    read=_read,
    examples={
        "all proved": (Facts(workflows=WorkflowFacts(listed=2, proved=2)), State.IN_FORCE),
        "one overdue": (Facts(workflows=WorkflowFacts(listed=2, proved=2, faulty=1)), State.PARTLY),
        "one unlisted": (Facts(workflows=WorkflowFacts(listed=2, proved=2, proposed=1)), State.PARTLY),
        "one ungated": (Facts(workflows=WorkflowFacts(listed=2, proved=1)), State.PARTLY),
        "none gated": (Facts(workflows=WorkflowFacts(listed=2)), State.NOT),
        "none listed, some seen": (Facts(workflows=WorkflowFacts(proposed=3)), State.NOT),
        "none": (Facts(), State.UNKNOWN),
    },
)
