"""The machine's clock, as app.py hands it to everyone who needs the time."""

from __future__ import annotations

import time


class SystemClock:
    """Real time. Fits :class:`seawall.model.ports.Clock`."""

    def now_ms(self) -> int:
        """Unix time in milliseconds, as the operating system has it; it can jump when the clock is set."""
        return time.time_ns() // 1_000_000

    def monotonic_ns(self) -> int:
        """Nanoseconds that never run backwards, for durations only."""
        return time.monotonic_ns()
