"""An AI is given chosen files and fields until an end, instead of the database."""

from seawall.governance.control import Control, Evidence, Reading, State, example_now_ms, of_event
from seawall.governance.facts import DAY_MS, Facts, Last
from seawall.model.event import EventKind

room_days_max = 92


def _read(facts: Facts) -> Reading:
    read, refused = facts.last(EventKind.ROOMS_FILE_DECIDED), facts.last(EventKind.ROOMS_FILE_REFUSED)
    if facts.within(read, room_days_max):
        state, words = State.IN_FORCE, "What an AI read in rooms was chosen by name, ended by itself, and is on record."
    elif facts.rooms:
        state, words = State.PARTLY, "A room is open, and nobody has read in it."
    else:
        state, words = State.UNKNOWN, "No AI has read in a room. `seawall room open` opens one."
    return Reading(
        state=state,
        words=words,
        evidence=(
            Evidence(what="Open rooms", figure=f"{facts.rooms:,}", link="/rooms"),
            of_event("Last file read", read, days=facts.days),
            of_event("Last reader kept out", refused, days=facts.days),
        ),
    )


_READ = {EventKind.ROOMS_FILE_DECIDED: Last(ms=example_now_ms - DAY_MS)}
CONTROL = Control(
    title="AI reads in data rooms",
    requirements=("AUD-7",),
    promise="An AI that works on the shop's data gets chosen files and fields for a while, masked and on record.",
    read=_read,
    examples={
        "read yesterday": (Facts(now_ms=example_now_ms, events=_READ, rooms=1), State.IN_FORCE),
        "read long ago": (Facts(now_ms=example_now_ms + 100 * DAY_MS, events=_READ), State.UNKNOWN),
        "open and never read": (Facts(rooms=1), State.PARTLY),
        "never opened": (Facts(), State.UNKNOWN),
    },
)
