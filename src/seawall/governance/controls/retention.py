"""Findings are not kept longer than the settings say."""

from seawall.governance.control import Control, Evidence, Reading, State, of_event
from seawall.governance.facts import Facts
from seawall.model.event import EventKind


def _read(facts: Facts) -> Reading:
    if facts.overdue_details:
        state = State.NOT
        words = "Events past their time still hold findings. `seawall up` takes them once an hour; is it running?"
    else:
        state, words = State.IN_FORCE, "No event is older than the settings allow and still holds its findings."
    return Reading(
        state=state,
        words=words,
        evidence=(
            Evidence(what="Kept for", figure=f"{facts.retention_days} days"),
            of_event("Last time some were taken", facts.last(EventKind.STORE_RETENTION_APPLIED)),
            of_event("Last person erased", facts.last(EventKind.STORE_SUBJECT_ERASED)),
        ),
    )


CONTROL = Control(
    title="Nothing is kept too long",
    requirements=("TRUST-2", "INC-1"),
    promise="Masked samples and reasons are taken from old events; hashes stay, so that the ledger still verifies.",
    read=_read,
    examples={
        "in time": (Facts(), State.IN_FORCE),
        "late": (Facts(overdue_details=True), State.NOT),
    },
)
