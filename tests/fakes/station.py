"""A whole gateway on loopback, in a thread with a loop of its own, in front of the fake vendor: for tests that use the
vendors' official SDKs, synchronous ones included."""

import asyncio
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec

from fakes.ai_vendor import VENDOR_KEY, AiVendor, ai_vendor
from seawall.detect.engine import Engine
from seawall.dialects import providers
from seawall.dialects.dialect import Dialect
from seawall.gateway.gateway import Gateway
from seawall.gateway.helpers import Helpers
from seawall.gateway.parts import Parts
from seawall.gateway.server import bind, serve
from seawall.model import plugins
from seawall.model.doubles import MemoryKeys, MemoryLedger, MemoryVault
from seawall.model.event import Event, EventKind
from seawall.model.exchange import Principal
from seawall.model.settings import GatewaySettings, Settings, UpstreamSettings
from seawall.model.words import Category, Grade
from seawall.policy import PolicySet
from seawall.policy.fingerprint import value_fingerprint
from seawall.wire.clock import SystemClock
from seawall.wire.http import HttpClient

T = TypeVar("T")
patience_seconds = 20
"""How long the vendor may be silent: a busy machine gets all of it, tests of silence take less (:meth:`impatient`)."""
SECRET = b"a secret of the tests, and no secret"


def fingerprint(value: str) -> str:
    """As the tests' fingerprint sets write it (own_data.py)."""
    return value_fingerprint(b"v" * 32, value)


class Station:
    """The gateway, its doubles and its vendor."""

    def __init__(
        self, engine: Engine, policy: PolicySet, settings: Mapping[str, Any], helpers: Helpers | None = None
    ) -> None:
        self.helpers = helpers
        self.ledger = MemoryLedger()
        self.keys = MemoryKeys()
        self.vault = MemoryVault()
        self.in_rooms: set[str] = set()
        """Pseudonyms of data rooms that anybody may read."""
        self.vendor: AiVendor
        self.client: HttpClient
        self.gateway: Gateway
        self.url = ""
        self._engine = engine
        self._policy = policy
        self._settings = settings
        self._loop: asyncio.AbstractEventLoop
        self._stop: asyncio.Event
        self._ready = threading.Event()
        self._failed: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()
        assert self._ready.wait(60)
        if self._failed is not None:
            raise self._failed

    def end(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(60)

    @contextmanager
    def impatient(self, seconds: float = 0.6) -> Iterator[None]:
        """The vendor may be silent for no longer than this."""
        self.client.first_byte_seconds = self.client.idle_seconds = seconds
        try:
            yield
        finally:
            self.client.first_byte_seconds = self.client.idle_seconds = patience_seconds

    def key(self, who: str = "person:ana@shop.example", **options: Any) -> str:
        """A fresh virtual key."""
        return self.keys.issue(who, **options)

    @property
    def events(self) -> list[Event]:
        return list(self.ledger.events)

    def last(self, kind: EventKind = EventKind.GATEWAY_EXCHANGE_DECIDED) -> Event:
        return next(event for event in reversed(self.ledger.events) if event.kind is kind)

    def in_loop(self, work: Callable[[], T]) -> T:
        """Run something in the gateway's loop."""

        async def wrapped() -> T:
            return work()

        return asyncio.run_coroutine_threadsafe(wrapped(), self._loop).result(60)

    def wait_until_vendor_is_left(self) -> bool:
        """Whether the vendor noticed within a few seconds that a client hung up on it."""
        waiting = asyncio.run_coroutine_threadsafe(asyncio.wait_for(self.vendor.gone.wait(), 30), self._loop)
        return waiting.result(40)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:  # noqa: BLE001 - told to the test that waits
            self._failed = error
            self._ready.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        self._loop.slow_callback_duration = 1
        async with ai_vendor() as vendor:
            self.vendor = vendor
            self.client = client = HttpClient(first_byte_seconds=0.6, idle_seconds=0.6)  # how often it looks
            client.first_byte_seconds = client.idle_seconds = patience_seconds
            dialects = plugins.collect(providers, "DIALECT", Dialect)
            settings = self.settings_for(vendor, list(dialects))
            self.gateway = Gateway(
                Parts(
                    settings=settings,
                    dialects=dialects,
                    engine=self._engine,
                    policy=lambda: self._policy,
                    ledger=self.ledger,
                    keys=self.keys,
                    vault=self.vault,
                    client=client,
                    clock=SystemClock(),
                    secret=SECRET,
                    fingerprint=fingerprint,
                    helpers=self.helpers,
                    stand_ins=self._stand_ins,
                    upstream_keys={one.name: VENDOR_KEY for one in settings.upstream},
                )
            )
            sock = bind("127.0.0.1", 0)
            self.url = f"http://127.0.0.1:{sock.getsockname()[1]}"
            try:
                await serve(
                    self.gateway,
                    None,
                    sock=sock,
                    clock=SystemClock(),
                    stop=self._stop,
                    signals=False,
                    drain_seconds=0.2,
                    ready=lambda _host, _port: self._ready.set(),
                )
            finally:
                self.gateway.close()
                await client.close()

    async def _stand_ins(self, _who: Principal, _tools: Collection[str], codes: Collection[str]) -> set[str]:
        return self.in_rooms & set(codes)

    def settings_for(self, vendor: AiVendor, dialects: Sequence[str]) -> Settings:
        upstreams = [
            UpstreamSettings(name=dialect, dialect=dialect, base_url=vendor.url, tool=f"{dialect}-api")
            for dialect in dialects
        ]
        upstreams += [
            UpstreamSettings(name=f"{one.name}-{suffix}", models=(f"{suffix}-*",), **more)
            for one in upstreams
            for suffix, more in (
                ("echo", {"dialect": one.dialect, "base_url": "builtin:echo"}),
                (
                    "public",
                    {"dialect": one.dialect, "base_url": vendor.url, "grade": Grade.CONSUMER, "approved": False},
                ),
                (
                    "walled",
                    {
                        "dialect": one.dialect,
                        "base_url": vendor.url,
                        "instead": f"{one.name}-own",
                        "instead_model": "fake-echo",
                    },
                ),
                (
                    "own",
                    {"dialect": one.dialect, "base_url": vendor.url, "permits": (Category.INTERNAL_PRICING,)},
                ),
                ("dead", {"dialect": one.dialect, "base_url": "http://127.0.0.1:9"}),
            )
        ]
        settings = Settings(upstream=tuple(upstreams), gateway=GatewaySettings(body_bytes_max=2_000_000))
        return msgspec.structs.replace(settings, **self._settings)


@contextmanager
def station(engine: Engine, policy: PolicySet, helpers: Helpers | None = None, **settings: Any) -> Iterator[Station]:
    """A station that runs until the end of the block."""
    made = Station(engine, policy, settings, helpers)
    made.start()
    try:
        yield made
    finally:
        made.end()
