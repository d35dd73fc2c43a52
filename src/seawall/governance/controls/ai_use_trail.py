"""AI use leaves a trail."""

from seawall.governance.control import Control, Evidence, Reading, State, by_share, share
from seawall.governance.facts import Facts, TrailFacts


def _read(facts: Facts) -> Reading:
    trail = facts.trail
    state = by_share(trail.followed, trail.all)
    words = {
        State.IN_FORCE: "Every text that was seen went through the gateway or a work account of an approved tool.",
        State.UNKNOWN: "No text was seen yet.",
    }.get(state, "Texts go to personal accounts or unapproved tools. The page Devices says where and by whom.")
    return Reading(
        state=state,
        words=words,
        evidence=(
            Evidence(
                what=f"Texts with a trail in {facts.days} days",
                figure=share(trail.followed, trail.all, "texts"),
                link="/devices",
            ),
            Evidence(what="In an account that did not show", figure=str(trail.unknown), link="/devices"),
        ),
    )


CONTROL = Control(
    title="AI use leaves a trail",
    requirements=("MIS-2", "SH-7"),
    promise="What goes through the gateway or a work account is recorded; what goes to personal accounts is counted.",
    read=_read,
    examples={
        "all": (Facts(trail=TrailFacts(followed=9)), State.IN_FORCE),
        "some": (Facts(trail=TrailFacts(followed=9, lost=1)), State.PARTLY),
        "an account that did not show counts as none": (Facts(trail=TrailFacts(followed=9, unknown=1)), State.PARTLY),
        "none": (Facts(trail=TrailFacts(lost=1)), State.NOT),
        "nothing seen": (Facts(), State.UNKNOWN),
    },
)
