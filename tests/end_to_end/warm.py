"""A ``seawall`` that has imported everything, and whose forks are commands: starting is most of what a command costs.

Each command is still a process of its own, with its own arguments, environment, folder and standard streams, and ends
as the program ends. It begins behind the imports, and that is the only difference; ``running.py`` says when it may.

Started with one end of a socket pair, it takes a message for each command: what to run, and with it the three streams
and a socket on which the process id and then the exit code come back.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import signal
import socket
import sys
import time

_message_bytes_max = 1 << 20
_LEFT_OUT = ("seawall.__main__", "seawall.console", "seawall.gateway")
"""What only a server needs, and no server is started here."""


def import_everything() -> None:
    """Import what commands import."""
    import alembic.migration
    import alembic.operations
    import alembic.script  # noqa: F401

    import seawall

    waiting = [seawall.__path__]
    prefixes = ["seawall."]
    while waiting:
        prefix = prefixes.pop()
        for module in pkgutil.iter_modules(waiting.pop(), prefix):
            if module.name in _LEFT_OUT or ".migrations" in module.name:
                continue
            loaded = importlib.import_module(module.name)
            if module.ispkg:
                waiting.append(loaded.__path__)
                prefixes.append(f"{module.name}.")


def next_command(asked: socket.socket) -> bool:
    """Fork for each command until there are no more: False at the end, True in a fork, which is that command now."""
    while True:
        message, streams, _, _ = socket.recv_fds(asked, _message_bytes_max, 4)
        if not message:
            return False
        if os.fork() == 0:
            asked.close()
            return _begun(json.loads(message), streams)
        for stream in streams:
            os.close(stream)


def _begun(command: dict[str, object], streams: list[int]) -> bool:
    """In a fork that waits for another one; only the other one returns."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    process = os.fork()
    if process:
        os.write(streams[3], process.to_bytes(8, "big"))
        for stream in streams[:3]:
            os.close(stream)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        os.write(streams[3], code.to_bytes(8, "big", signed=True))
        os._exit(0)
    for number, stream in enumerate(streams):
        if number < 3:
            os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(command["environ"])  # type: ignore[call-overload]
    os.chdir(str(command["folder"]))
    time.tzset()
    sys.argv = list(command["arguments"])  # type: ignore[call-overload]
    encoding = sys.stdout.encoding
    sys.stdin = open(0, encoding=encoding, closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding=encoding, closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", buffering=1, encoding=encoding, errors="backslashreplace", closefd=False)  # noqa: SIM115
    return True


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    import_everything()
    gc.collect()
    gc.freeze()  # a collection in a fork would copy all of it
    if next_command(socket.socket(fileno=int(sys.argv[1]))):
        from seawall.cli import main

        main()
