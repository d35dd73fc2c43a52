import socket

import pytest

from seawall.cli._workers import Crew, reserve
from seawall.model.errors import ConfigError, Unavailable


def fail_at_start(host: str, port: int, ready: object) -> None:
    """A worker that never listens."""
    raise SystemExit(3)


def test_a_reserved_port_is_shared_with_workers_only() -> None:
    with reserve("127.0.0.1", 0) as held:
        port = held.getsockname()[1]
        with reserve("127.0.0.1", port):
            pass
        with socket.socket() as other, pytest.raises(OSError, match="in use"):
            other.bind(("127.0.0.1", port))


def test_a_port_of_somebody_else_is_refused() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        with pytest.raises(ConfigError, match="Choose another --port"):
            reserve("127.0.0.1", other.getsockname()[1])


def test_workers_that_cannot_start_end_everything() -> None:
    with pytest.raises(Unavailable, match="could not start"):
        Crew(fail_at_start, (), 2).run("127.0.0.1", 0, lambda _host, _port: pytest.fail("nothing listens"))
