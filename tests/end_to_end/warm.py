"""A ``seawall`` that has imported everything, and whose forks are commands: starting is most of what a command costs.

Each command is still a process of its own, with its own arguments, environment, folder and standard streams, and ends
as the program ends. It begins behind the imports, and that is the only difference; ``running.py`` says when it may.

Started with one end of a socket pair, it takes a message for each command: what to run, and with it the three streams
and a socket on which the process id and then the exit code come back.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterable
from typing import NoReturn

_message_bytes_max = 1 << 20
_SERVERS = ("seawall.console", "seawall.gateway")
"""What only a server needs: imported when the first is started here."""


def import_everything() -> None:
    """Import what commands import."""
    import alembic.migration
    import alembic.operations
    import alembic.script  # noqa: F401

    import seawall

    import_all("seawall.", seawall.__path__, ("seawall.__main__", *_SERVERS))


def import_servers() -> None:
    for name in _SERVERS:
        if name not in sys.modules:
            import_all(f"{name}.", importlib.import_module(name).__path__)


def import_all(prefix: str, path: Iterable[str], left_out: tuple[str, ...] = ()) -> None:
    """Import every module of a package but for these."""
    waiting, prefixes = [path], [prefix]
    while waiting:
        prefix = prefixes.pop()
        for module in pkgutil.iter_modules(waiting.pop(), prefix):
            if module.name in left_out or ".migrations" in module.name:
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
        command = json.loads(message)
        if "up" in command["arguments"]:
            import_servers()
            gc.collect()
            gc.freeze()
        if os.fork() == 0:
            asked.close()
            return _begun(command, streams)
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


def end_with(main: Callable[[], None]) -> NoReturn:
    """Run a command and end with its exit code, as the program does but for one thing: what was imported is not taken
    down piece by piece, which in a fork copies all of it."""
    code: object = 0
    try:
        main()
    except SystemExit as ended:
        code = ended.code
    except BaseException as error:  # noqa: BLE001 - said as the interpreter says it
        sys.excepthook(type(error), error, error.__traceback__)
        code = 1
    if code is not None and not isinstance(code, int):
        print(code, file=sys.stderr)
        code = 1
    threading._shutdown()  # type: ignore[attr-defined] - waits for threads, as the interpreter does
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        if not stream.closed:
            stream.flush()
    os._exit((code or 0) & 0xFF)


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    import_everything()
    gc.collect()
    gc.freeze()  # a collection in a fork would copy all of it
    if next_command(socket.socket(fileno=int(sys.argv[1]))):
        from seawall.cli import main

        end_with(main)
