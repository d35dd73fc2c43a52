"""The signed policy's way to a desktop: asked for by its ETag, kept on disk, held to until a better one comes.

A server that is away, an answer that is refused and a restart change nothing about the policy that holds.
"""

from __future__ import annotations

import contextlib
import random
import threading
from collections.abc import Callable
from pathlib import Path

from seawall.model.errors import IntegrityError
from seawall.wire.endpoint import Device, call, pause_after, retry_seconds_max, retry_seconds_min, write_private

jitter = 0.2
"""Share of the pause by which polls of many desktops spread."""


class PolicyFeed:
    """One desktop's policy. ``open_envelope(bytes, kept)`` takes one, and says after how many seconds to ask again."""

    def __init__(
        self,
        folder: Path,
        device: Device,
        open_envelope: Callable[[bytes, bool], float],
        refused: Callable[[str], None],
        *,
        retry_seconds: tuple[float, float] = (retry_seconds_min, retry_seconds_max),
    ) -> None:
        """``refused`` is told why an envelope was not taken, once for each that the server sends."""
        self._path = folder / "policy.json"
        self._device = device
        self._open = open_envelope
        self._refused = refused
        self._retry_seconds = retry_seconds
        self._etag = ""
        self.stopped_by = ""
        """Why nothing is asked any more: the server does not know this device."""
        self._closing = threading.Event()
        self._every = self._kept()
        self._pause = 0.0
        self._thread = threading.Thread(target=self._poll, daemon=True, name="policy")

    def start(self) -> None:
        """Ask now, so that the newest policy holds from the beginning if the server is there; then from a thread."""
        self._pause = self.ask(0.0)
        self._thread.start()

    def close(self, seconds: float = 2.0) -> None:
        """Ask no more, and give a question under way so long to end: an interpreter that goes while one of its threads
        is at work may wait for what that thread holds."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join(seconds)

    def ask(self, paused: float) -> float:
        """Ask once; the seconds to wait before the next time."""
        device = self._device
        answer = call(device.server_url, "/api/v1/endpoint/policy", token=device.device_token, etag=self._etag)
        if answer.status == 401:
            self.stopped_by = "the server does not know this device any more"
            return retry_seconds_max
        if answer.status == 304:
            return self._spread()
        if answer.status != 200:
            return pause_after(answer, paused, *self._retry_seconds)
        self._etag = answer.etag
        try:
            self._every = self._open(answer.content, False)
        except IntegrityError as error:
            self._refused(str(error))
            return self._spread()
        with contextlib.suppress(OSError):  # a full disk costs the copy, not the policy
            write_private(self._path, answer.content)
        return self._spread()

    def _kept(self) -> float:
        try:
            return self._open(self._path.read_bytes(), True)
        except OSError:
            return 300.0
        except IntegrityError as error:
            self._refused(str(error))
            return 300.0

    def _spread(self) -> float:
        return self._every * (1 + jitter * random.random())  # noqa: S311 - spreads load, hides nothing

    def _poll(self) -> None:
        while not self.stopped_by and not self._closing.wait(self._pause):
            self._pause = self.ask(self._pause)
