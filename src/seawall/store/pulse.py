"""One thread that looks into the database four times a second: keys revoked elsewhere, counts to write down, sweeps.

Each duty gets a connection and does a little; a duty that fails is tried again with the next beat, and does not keep
the others from theirs. Requests never wait for it.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

from seawall.store.database import Database, Hot

beat_seconds = 0.25
Duty = Callable[[Hot], None]


class Pulse:
    """Runs duties in the background until it is closed."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._now_ms = now_ms
        self._duties: dict[str, tuple[Duty, int]] = {}
        self._due: dict[str, int] = {}
        self._hot: Hot | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.RLock()
        self._stopped = threading.Event()
        self.failing: dict[str, str] = {}
        """Duties whose last run failed, with the kind of error, for the health page."""

    def add(self, name: str, duty: Duty, every_ms: int = 0) -> bool:
        """Take on a duty and do it once, now; False when it is known already.

        Raises:
            Exception: whatever the duty raises this first time.
        """
        with self._lock:
            if name in self._duties:
                return False
            duty(self._connection())
            self._duties[name] = (duty, every_ms)
            self._due[name] = self._now_ms() + every_ms
            return True

    def start(self) -> None:
        """Begin to beat. Does nothing when it has begun."""
        with self._lock:
            if self._thread is None and not self._stopped.is_set():
                self._thread = threading.Thread(target=self._run, name="seawall-pulse", daemon=True)
                self._thread.start()

    def beat(self, *, all_of_them: bool = True) -> None:
        """Do every duty once (or only what is due)."""
        with self._lock:
            for name, (duty, every_ms) in list(self._duties.items()):
                if not all_of_them and self._now_ms() < self._due[name]:
                    continue
                self._due[name] = self._now_ms() + every_ms
                try:
                    duty(self._connection())
                    self.failing.pop(name, None)
                except Exception as error:  # noqa: BLE001  # a duty must not end the thread; the next beat tries again
                    self.failing[name] = type(error).__name__
                    self._drop()

    def close(self) -> None:
        """Beat once more, so that nothing counted is lost, and stop."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()
        if self._duties:
            self.beat()
        with self._lock:
            self._drop()

    def _run(self) -> None:
        while not self._stopped.wait(beat_seconds):
            self.beat(all_of_them=False)

    def _connection(self) -> Hot:
        if self._hot is None:
            self._hot = self._database.hot()
        return self._hot

    def _drop(self) -> None:
        if self._hot is not None:
            with contextlib.suppress(Exception):
                self._hot.close()
            self._hot = None
