"""What a text costs against a shorter one of its kind, told from what the machine does beside it.

Cost is the thread's own CPU time with Python's collector at rest (it walks what all other tests left behind).
A busy machine still adds to it, never takes away: so a growth counts as too fast only when every try says so.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

tries_max = 4


def seconds(run: Callable[[], object]) -> float:
    """CPU seconds of this thread for one run."""
    gc.disable()
    try:
        started = time.thread_time()
        run()
        return time.thread_time() - started
    finally:
        gc.enable()


def keeps_pace(run: Callable[[str], object], short: str, long: str, *, factor: float, slack: float) -> bool:
    """Whether the long text costs at most ``factor`` times the short one and ``slack`` seconds more, in any try."""
    run(short)  # what is made at first use is no text's cost
    return any(seconds(lambda: run(long)) < slack + factor * seconds(lambda: run(short)) for _ in range(tries_max))


def costs_at_most(run: Callable[[], object], bound: float) -> bool:
    """Whether one of the tries took at most ``bound`` seconds."""
    return any(seconds(run) <= bound for _ in range(tries_max))
