"""A helper process of a real ``seawall up`` is killed while it works, and later Seawall itself is asked to end."""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from end_to_end.running import Running, up

seconds_max = 60


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + seconds_max
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def children(at: Running) -> list[int]:
    """A thread may end between the listing and the look into it."""
    found: list[int] = []
    for task in Path(f"/proc/{at.process.pid}/task").iterdir():
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            found += map(int, (task / "children").read_text().split())
    return found


def test_a_helper_killed_under_load_costs_no_request_and_ends_with_seawall(tmp_path: Path) -> None:
    with up(tmp_path / "data") as at:
        key = at.key()
        stop, wrong, done = threading.Event(), [], []

        def send(who: int) -> None:
            with httpx.Client(timeout=seconds_max, headers={"authorization": f"Bearer {key}"}) as client:
                for number in range(10_000):
                    text = f"Guest {who}-{number}: guest{who}.{number}@customers.example. " + "All is well. " * 1300
                    said = {"model": "gpt-echo", "messages": [{"role": "user", "content": text}]}
                    got = client.post(f"{at.url}/v1/chat/completions", json=said)
                    inspected, _, strings = got.headers["x-seawall-coverage"].partition("/")
                    if got.status_code != 200 or got.headers["x-seawall-verdict"] != "mask" or inspected != strings:
                        wrong.append(dict(got.headers))
                    done.append(number)
                    if stop.is_set():
                        return

        threads = [threading.Thread(target=send, args=(who,)) for who in range(2)]
        for thread in threads:
            thread.start()
        try:
            until(lambda: children(at) and len(done) > 4)
            killed = set(children(at))
            for one in killed:
                os.kill(one, signal.SIGKILL)
            until(lambda: set(children(at)) - killed)
            left, seen = children(at), len(done)
            until(lambda: len(done) > seen + 4)
        finally:
            stop.set()
            for thread in threads:
                thread.join(seconds_max)
        assert wrong == []
        os.kill(at.process.pid, signal.SIGTERM)
        assert at.process.wait(seconds_max) == 0
        until(lambda: not [one for one in left if Path(f"/proc/{one}").exists()])
