"""A set built while Seawall serves with two workers is in force in both of them, and so is its end."""

import time
from pathlib import Path

import httpx

from end_to_end.running import Running, up

CSV = "customer_id,order number\n" + "".join(f"{n},SO-70{n:04}\n" for n in range(40))
ANSWERS = 12
"""Requests on fresh connections, which the kernel spreads over the workers."""
seconds_max = 60
"""Seawall promises one second; a busy machine gets more."""


def verdicts(at: Running, key: str) -> set[str]:
    said = {"model": "gpt-echo", "messages": [{"role": "user", "content": "Where is SO-700031?"}]}
    headers = {"authorization": f"Bearer {key}"}
    found = set()
    for _ in range(ANSWERS):
        found.add(
            httpx.post(f"{at.url}/v1/chat/completions", json=said, headers=headers, timeout=60).headers[
                "x-seawall-verdict"
            ]
        )
    return found


def becomes(at: Running, key: str, verdict: str) -> bool:
    until = time.monotonic() + seconds_max
    while time.monotonic() < until:
        if verdicts(at, key) == {verdict}:
            return True
    return False


def test_every_worker_uses_a_new_set_and_lets_a_dropped_one_go(tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(CSV)
    with up(tmp_path / "data", "--workers", "2") as at:
        key = at.key()
        assert verdicts(at, key) == {"allow"}
        columns = ("--columns", "order number", "--subject", "customer_id")
        assert at.run("fingerprint", "build", "orders", str(tmp_path / "orders.csv"), *columns).returncode == 0
        assert becomes(at, key, "mask")
        assert at.run("fingerprint", "drop", "orders").returncode == 0
        assert becomes(at, key, "allow")
