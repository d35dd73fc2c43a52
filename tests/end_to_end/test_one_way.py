"""The main job on real processes: the same story for a two-person shop and for a retailer.

Small: one process on SQLite. Large: two workers on PostgreSQL. A real SDK is pointed at Seawall by its base address;
the vendor behind it is the fake of tests/fakes/ai_vendor.py and keeps what it received.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import json
import re
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from end_to_end.running import Running, contents, run, up
from fakes.ai_vendor import VENDOR_KEY, AiVendor, ai_vendor
from late import Late
from postgres import PostgresServer

openai = Late("openai")
ANA = "ana.synthetic@customers.example"
BO = "bo.synthetic@customers.example"


@pytest.fixture(scope="module")
def vendor() -> Iterator[AiVendor]:
    loop = asyncio.new_event_loop()
    started = threading.Event()
    stop = asyncio.Event()
    made: list[AiVendor] = []

    async def main() -> None:
        async with ai_vendor() as running:
            made.append(running)
            started.set()
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(main(),))
    thread.start()
    assert started.wait(60)
    yield made[0]
    loop.call_soon_threadsafe(stop.set)
    thread.join()
    loop.close()


@pytest.fixture(scope="module", params=["one process on SQLite", "two workers on PostgreSQL"])
def shop(
    request: pytest.FixtureRequest, vendor: AiVendor, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    data = tmp_path_factory.mktemp("shop") / "data"
    settings = f"""
[[upstream]]
name = "fake"
dialect = "openai"
base_url = "{vendor.url}"
key = "{VENDOR_KEY}"
tool = "fake-ai"
"""
    if request.param.startswith("one"):
        with up(data, settings=settings) as running:
            yield running
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    with up(data, "--workers", "2", settings=f'[store]\nurl = "{server.database()}"\n{settings}') as running:
        yield running


def ask(shop: Running, key: str, text: str, model: str = "fake-echo", **more: Any) -> str:
    with openai.OpenAI(base_url=f"{shop.url}/v1", api_key=key, max_retries=0) as client:
        messages: Any = [{"role": "user", "content": text}]
        if not more.pop("stream", False):
            return (
                client.chat.completions.create(model=model, messages=messages, **more).choices[0].message.content or ""
            )
        chunks = client.chat.completions.create(model=model, messages=messages, stream=True, **more)
        return "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)


def api(shop: Running, path: str, token: str, body: Any = None) -> Any:
    request = urllib.request.Request(
        f"{shop.url}/api/v1{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


@pytest.fixture(scope="module")
def key(shop: Running) -> str:
    return shop.key()


@pytest.fixture(scope="module")
def token(shop: Running) -> str:
    issued = shop.run("token", "issue", "--role", "owner")
    assert issued.returncode == 0, issued.stderr
    found = re.search(r"swt_\S+", issued.stdout)
    assert found
    return found.group(0)


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])
def test_customer_data_is_masked_on_the_way_out_and_restored_in_the_answer(
    shop: Running, key: str, vendor: AiVendor, stream: bool
) -> None:
    vendor.received.clear()
    answer = ask(shop, key, f"Write to {ANA} about her parcel", stream=stream)
    assert ANA in answer
    assert vendor.received
    assert all(ANA.encode() not in request.body for request in vendor.received)
    assert all(request.headers["authorization"] == f"Bearer {VENDOR_KEY}" for request in vendor.received)


def test_many_at_once_get_their_own_values_back(shop: Running, key: str, vendor: AiVendor) -> None:
    people = [f"person{n}.synthetic@customers.example" for n in range(24)]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda one: ask(shop, key, f"Write to {one} please", stream=True), people))
    for one, answer in zip(people, answers, strict=True):
        assert one in answer
        assert not any(other in answer for other in people if other != one)


def test_a_card_security_code_is_blocked_in_the_vendors_own_words(shop: Running, key: str, vendor: AiVendor) -> None:
    vendor.received.clear()
    with pytest.raises(openai.PermissionDeniedError, match="card security code") as caught:
        ask(shop, key, "card 4111 1111 1111 1111 cvv 123 exp 12/29")
    assert caught.value.response.headers["x-seawall-verdict"] == "block"
    assert "4111" not in str(caught.value)
    assert not vendor.received


def test_without_a_key_nothing_passes(shop: Running, vendor: AiVendor) -> None:
    vendor.received.clear()
    with pytest.raises(openai.AuthenticationError):
        ask(shop, "sw_nobody_knows", "hello")
    assert not vendor.received


def test_a_revoked_key_dies_in_every_worker(shop: Running) -> None:
    key = shop.key("--for", "agent:refunds")
    assert ask(shop, key, "hello")
    revoked = shop.run("keys", "revoke", key.split("_")[1])
    assert revoked.returncode == 0, revoked.stderr
    ended = time.monotonic() + 60  # a busy machine is late; that it takes a second is store/test_snapshot.py's

    def refused() -> bool:
        try:
            ask(shop, key, "hello")
        except openai.AuthenticationError:
            return True
        return False

    while not all(refused() for _ in range(12)):  # connections spread over the workers
        assert time.monotonic() < ended


def test_the_event_says_what_happened_and_holds_no_value(shop: Running, key: str, token: str) -> None:
    with openai.OpenAI(base_url=f"{shop.url}/v1", api_key=key) as client:
        raw = client.chat.completions.with_raw_response.create(
            model="fake-echo", messages=[{"role": "user", "content": f"Write to {BO}"}]
        )
    assert raw.headers["x-seawall-verdict"] == "mask"
    inspected, strings = raw.headers["x-seawall-coverage"].split("/")
    assert inspected == strings
    assert float(raw.headers["x-seawall-overhead-ms"]) >= 0
    event = api(shop, f"/events/{raw.headers['x-seawall-event']}", token)
    text = json.dumps(event)
    assert BO not in text
    assert "bo.synthetic" not in text
    assert "mask-customer-data" in text
    assert "person:ana@shop.example" in text


def test_the_check_api_keeps_its_shape(shop: Running, token: str) -> None:
    answer = api(shop, "/check", token, {"text": f"mail {ANA}", "channel": "browser"})
    assert answer["action"] == "mask"
    assert {"action", "findings", "policies", "message", "event"} <= set(answer)
    assert ANA not in json.dumps(answer)
    to_public = api(shop, "/check", token, {"text": f"mail {ANA}", "tool": "some-chatbot"})
    assert to_public["action"] == "block"


def test_the_ledger_verifies_and_its_export_verifies_without_the_database(shop: Running, tmp_path: Path) -> None:
    verified = shop.run("ledger", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    exported = shop.run("ledger", "export", "--format", "jsonl")
    assert exported.returncode == 0
    assert ANA not in exported.stdout
    (tmp_path / "export.jsonl").write_text(exported.stdout)
    assert run(tmp_path / "elsewhere", "ledger", "verify", str(tmp_path / "export.jsonl")).returncode == 0
    (tmp_path / "forged.jsonl").write_text(exported.stdout.replace('"mask"', '"allow"', 1))
    forged = run(tmp_path / "elsewhere", "ledger", "verify", str(tmp_path / "forged.jsonl"))
    assert forged.returncode == 1, forged.stdout + forged.stderr


def test_nothing_in_the_data_directory_or_on_stderr_holds_a_value(shop: Running) -> None:
    for path, content in contents(shop.data):
        assert ANA.encode() not in content, path
        assert b"4111 1111" not in content, path
        assert b"ana.synthetic" not in content, path


def test_probes_answer(shop: Running) -> None:
    for path in ("/healthz", "/readyz", "/version"):
        with urllib.request.urlopen(shop.url + path, timeout=60) as answer:
            assert answer.status == 200
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(shop.url + "/api/v1/events", timeout=60)
