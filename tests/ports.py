"""A port for a server of somebody else's that can't be told to take any free one."""

from __future__ import annotations

import itertools
import os
import socket

_FIRST, _COUNT = 20_000, 12_000
"""Below what Linux hands out by itself (32,768 and up): there, a port that was free may be a client's in a moment."""
_numbers = itertools.count(os.getpid() * 97)
"""Processes that ask at the same moment begin far from each other."""


def free_port() -> int:
    """A port of loopback that nobody has, for TCP and for UDP."""
    for number in itertools.islice(_numbers, _COUNT):
        port = _FIRST + number % _COUNT
        with socket.socket() as tcp, socket.socket(type=socket.SOCK_DGRAM) as udp:
            try:
                tcp.bind(("127.0.0.1", port))
                udp.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("no port is free")
