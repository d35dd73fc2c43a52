"""There is a backup that is not old."""

from seawall.governance.control import Control, Reading, State, example_now_ms, of_event
from seawall.governance.facts import DAY_MS, Facts, Last
from seawall.model.event import EventKind

backup_days_max = 8


def _read(facts: Facts) -> Reading:
    written = facts.last(EventKind.STORE_BACKUP_WRITTEN)
    if facts.within(written, backup_days_max):
        state, words = State.IN_FORCE, "The last backup is recent. Try a restore now and then: it verifies the ledger."
    elif written.ms:
        state, words = State.PARTLY, f"The last backup is over {backup_days_max} days old. Run `seawall backup` weekly."
    else:
        state, words = State.NOT, "There is no backup. `seawall backup FILE` writes one; keep it elsewhere."
    return Reading(state=state, words=words, evidence=(of_event("Last backup", written, days=facts.days),))


_LATELY = {EventKind.STORE_BACKUP_WRITTEN: Last(ms=example_now_ms - DAY_MS)}
CONTROL = Control(
    title="Backups are written",
    requirements=("GOV-3", "INC-6"),
    promise="One command writes everything into one file, and restoring it verifies the ledger.",
    read=_read,
    examples={
        "yesterday": (Facts(now_ms=example_now_ms, events=_LATELY), State.IN_FORCE),
        "last month": (Facts(now_ms=example_now_ms + 30 * DAY_MS, events=_LATELY), State.PARTLY),
        "never": (Facts(now_ms=example_now_ms), State.NOT),
    },
)
