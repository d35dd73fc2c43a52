"""Takes new connections off a listening socket, all that wait at a time.

The event loop's own server takes one connection each time it goes round. Under load a round is as long as what all the
busy connections ask for, so a client that comes then waits one round for each client that came before it: seconds,
where the ones already connected wait milliseconds.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable

at_once_max = 256
"""Connections taken before the ones that are there have a turn."""
pause_seconds = 1.0
"""How long nothing is taken once the process has no room for another socket."""
handshake_seconds_max = 10.0


class Acceptor:
    """One listening socket and whoever speaks on its connections. Starts at once."""

    def __init__(
        self,
        sock: socket.socket,
        protocol: Callable[[], asyncio.Protocol],
        *,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._sock = sock
        self._protocol = protocol
        self._tls = tls
        self._loop = asyncio.get_running_loop()
        self._opening: set[asyncio.Task[None]] = set()
        self._paused: asyncio.TimerHandle | None = None
        sock.setblocking(False)
        self._listen()

    def close(self) -> None:
        """Take no more, and let go of the socket."""
        if self._paused is not None:
            self._paused.cancel()
            self._paused = None
        else:
            self._loop.remove_reader(self._sock)
        self._sock.close()
        for task in self._opening:
            task.cancel()

    def _listen(self) -> None:
        self._paused = None
        self._loop.add_reader(self._sock, self._take)

    def _take(self) -> None:
        for _ in range(at_once_max):
            try:
                client, _ = self._sock.accept()
            except (BlockingIOError, InterruptedError):
                return
            except ConnectionError:
                continue  # it has hung up already
            except OSError:
                # Out of sockets or memory. The ones that wait stay in the system's queue; trying again at once is idle.
                self._loop.remove_reader(self._sock)
                self._paused = self._loop.call_later(pause_seconds, self._listen)
                return
            client.setblocking(False)
            task = self._loop.create_task(self._open(client))
            self._opening.add(task)
            task.add_done_callback(self._opening.discard)

    async def _open(self, client: socket.socket) -> None:
        """Let the protocol speak on a connection; one whose TLS comes to nothing is dropped."""
        try:
            await self._loop.connect_accepted_socket(
                self._protocol,
                client,
                ssl=self._tls,
                ssl_handshake_timeout=handshake_seconds_max if self._tls is not None else None,
            )
        except (OSError, TimeoutError):  # ssl.SSLError is one
            client.close()
        except asyncio.CancelledError:
            client.close()
            raise
