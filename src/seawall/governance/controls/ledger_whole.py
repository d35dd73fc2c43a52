"""The ledger is whole: nothing was changed, cut off or put in between."""

from seawall.governance.control import Control, Evidence, Reading, State, example_now_ms
from seawall.governance.facts import DAY_MS, Facts, Last, LedgerFacts

verify_days_max = 31


def _read(facts: Facts) -> Reading:
    ledger, verified = facts.ledger, facts.ledger.verified
    if not ledger.signed or not ledger.grown:
        state = State.NOT
        words = "The ledger does not fit its own signed checkpoint. Run `seawall ledger verify`, and keep a copy first."
    elif facts.within(verified, verify_days_max):
        state, words = State.IN_FORCE, "Signed, grown from what this machine remembers, and recomputed event by event."
    else:
        state = State.PARTLY
        words = f"Signed and grown, but not recomputed in {verify_days_max} days. Run `seawall ledger verify` monthly."
    return Reading(
        state=state,
        words=words,
        evidence=(
            Evidence(what="Signed checkpoint", figure=f"{ledger.size:,} events"),
            Evidence(
                what="Last full verification that held",
                figure=f"{verified.count:,} events" if verified.ms else "never",
                ms=verified.ms,
            ),
        ),
    )


_VERIFIED = LedgerFacts(verified=Last(ms=example_now_ms - DAY_MS))
CONTROL = Control(
    title="The ledger can't be changed unseen",
    requirements=("GOV-1", "INC-6"),
    promise="What happened is kept in an append-only ledger that anybody with the public key can check.",
    read=_read,
    examples={
        "verified": (Facts(now_ms=example_now_ms, ledger=_VERIFIED), State.IN_FORCE),
        "never verified": (Facts(now_ms=example_now_ms), State.PARTLY),
        "verified long ago": (Facts(now_ms=example_now_ms + 40 * DAY_MS, ledger=_VERIFIED), State.PARTLY),
        "cut off": (
            Facts(now_ms=example_now_ms, ledger=LedgerFacts(grown=False, verified=_VERIFIED.verified)),
            State.NOT,
        ),
        "rewritten": (Facts(ledger=LedgerFacts(signed=False)), State.NOT),
    },
)
