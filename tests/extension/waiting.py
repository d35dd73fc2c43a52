"""Waiting for what a browser does in its own time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Error as PlaywrightError

SECONDS_MAX = 30
"""What a test waits at most for something to come to be. Far more than it takes: only a busy machine needs it."""
GONE = ("closed", "destroyed", "detached", "crashed")
"""What a browser says of a page, frame or worker that went away while it was asked."""


def poll(condition: Callable[[], Any], seconds: float = SECONDS_MAX) -> Any:
    """What ``condition`` gives, as soon as it is something; fails when it stays nothing.

    It is asked at longer and longer intervals: questions take the browser's time. A page or worker that went away
    under the question has given no answer, and is asked again as it is now.
    """
    end = time.monotonic() + seconds
    why: Exception | None = None
    pause = 0.02
    while time.monotonic() < end:
        try:
            if found := condition():
                return found
        except PlaywrightError as error:
            if not any(word in error.message for word in GONE):
                raise
            why = error
        threading.Event().wait(pause)
        pause = min(pause * 1.5, 0.3)
    raise AssertionError("it did not come to be in time") from why
