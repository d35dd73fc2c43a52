"""``seawall canary`` against a real server in front of a vendor that has read the facts, and one that has not."""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from end_to_end.running import run, up
from fakes.ai_vendor import VENDOR_KEY, AiVendor, ai_vendor


@contextmanager
def vendor() -> Iterator[AiVendor]:
    """The fake, in a thread of its own."""
    ready, end = threading.Event(), threading.Event()
    held: list[AiVendor] = []

    async def serve() -> None:
        async with ai_vendor() as made:
            held.append(made)
            ready.set()
            await asyncio.to_thread(end.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    assert ready.wait(60)
    try:
        yield held[0]
    finally:
        end.set()
        thread.join(60)


def test_a_model_that_has_read_the_facts_is_told_from_one_that_has_not(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with vendor() as there:
        upstreams = "".join(
            f'[[upstream]]\nname = "{name}"\ndialect = "{name}"\nbase_url = "{there.url}"\nkey = "env:VENDOR"\n'
            for name in ("openai", "anthropic")
        )
        data.mkdir()
        (data / "seawall.toml").write_text(upstreams)
        environ = {"VENDOR": VENDOR_KEY}
        made = run(data, "canary", "make", "spring", "--count", "5", environ=environ)
        assert made.returncode == 0, made.stderr
        facts = made.stdout.splitlines()
        assert len(facts) == 5
        assert run(data, "canary", "make", "spring", "--count", "5", environ=environ).stdout == made.stdout
        there.facts = [fact.rstrip(".") for fact in facts[:2]]
        with up(data, environ=environ) as seawall:
            ask = ("canary", "ask", "spring", "--url", seawall.url, "--format", "json", "--model")
            echo = seawall.run(*ask, "fake-echo", environ=environ)
            assert echo.returncode == 0, echo.stdout + echo.stderr
            assert json.loads(echo.stdout)["completed"] == 0
            for dialect in ("openai", "anthropic"):
                read = seawall.run(*ask, "fake-trained", "--dialect", dialect, environ=environ)
                told = json.loads(read.stdout)
                assert (read.returncode, told["surfaced"]) == (1, True), read.stderr
                assert (told["planted"], told["completed"], told["controls"], told["completed_controls"]) == (
                    5,
                    2,
                    5,
                    0,
                )
            down = seawall.run(*ask, "fake-broken", environ=environ)
            assert down.returncode == 3
            words = [fact.removesuffix(".").split()[-3:] for fact in facts]
            assert not any(" ".join(three) in read.stdout + read.stderr for three in words)
        exported = run(data, "ledger", "export", "--format", "jsonl", environ=environ).stdout
        assert exported.count("canary:model:asked") == 3
        assert not any(" ".join(three) in exported for three in words)
        seen = json.loads(run(data, "check", "--format", "json", input=facts[0], environ=environ).stdout)["sources"][0]
        assert "canary: spring" in seen["findings"][0]["reasons"]
        assert run(data, "canary", "ask", "nothing", "--model", "x", environ=environ).returncode == 2
