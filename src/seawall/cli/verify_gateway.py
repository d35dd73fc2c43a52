"""``seawall verify-gateway``: sends labelled synthetic data through a gateway, place by place; shows what came out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import click

from seawall.model.errors import Denied, Unavailable, UsageError

if TYPE_CHECKING:
    from seawall.dialects.dialect import Channel, Dialect, Match
    from seawall.gateway.call import Call
    from seawall.gateway.probes import Disguise, Probe
    from seawall.model.ports import UpstreamReply
    from seawall.store import Store
    from seawall.wire.http import HttpClient

_ANSWER_BYTES_MAX = 4 * 1024 * 1024
STATES = ("masked", "blocked", "LEAKED", "failed")
lifetime_ms = 10 * 60 * 1000
"""How long our own key could live, should this end before it takes the key back."""


class Outcome(NamedTuple):
    """What became of one probe: ``masked``, ``blocked``, ``LEAKED`` or ``failed`` (nobody can tell)."""

    dialect: str
    path: str
    place: str
    disguise: str
    state: str
    words: str = ""


@click.command(name="verify-gateway")
@click.argument("url")
@click.option("--key", envvar="SEAWALL_KEY", help="A key of that gateway (SEAWALL_KEY); ours makes itself one.")
@click.option("--model", default="echo", show_default=True, help="Model to ask for; the built-in echo has to serve it.")
@click.option(
    "--listen",
    metavar="PORT",
    type=click.IntRange(1, 65535),
    help="Play the vendor on this port instead of using the echo; the gateway's upstreams must point there.",
)
@click.option("--dialect", "dialects", multiple=True, help="Only this dialect (may be repeated).")
@click.option("--plain", is_flag=True, help="Only the plain spelling, without disguises.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def COMMAND(  # noqa: N802
    ctx: click.Context,
    /,
    url: str,
    key: str | None,
    model: str,
    listen: int | None,
    dialects: tuple[str, ...],
    plain: bool,
    form: str,
) -> int:
    """Send labelled synthetic data through a gateway, place by place, and show what got through.

    Without a key it makes itself one for a few minutes, for this model and this installation's own gateway only, takes
    it back, and leaves an event of what came of it. Exit code 1 when anything got through, 4 when some probes could not
    be judged, 3 when none could.
    """
    import asyncio

    url = url.rstrip("/")
    if not url.startswith(("http://", "https://")):
        raise UsageError("That is no gateway's address", advice="Write it like http://127.0.0.1:8400.")
    if key:
        outcomes = asyncio.run(_verify(url, key, model, listen, dialects, plain=plain))
    else:
        with _own_key(ctx, url, model) as (own, record):
            outcomes = asyncio.run(_verify(url, own, model, listen, dialects, plain=plain))
            record(outcomes)
    if form == "json":
        click.echo(json.dumps([outcome._asdict() for outcome in outcomes], indent=2))
    else:
        _print(outcomes)
    states = {outcome.state for outcome in outcomes}
    if "LEAKED" in states:
        return 1
    if "failed" in states:
        return 4 if len(states) > 1 else 3
    return 0


@contextmanager
def _own_key(ctx: click.Context, url: str, model: str) -> Iterator[tuple[str, Callable[[list[Outcome]], None]]]:
    """A key for our own gateway that is taken back at the end, and what writes the outcome down.

    Raises:
        UsageError: the address is not ours, so it must not be sent a key of ours.
    """
    from seawall import app
    from seawall.model.drills import PRINCIPAL
    from seawall.model.exchange import Principal
    from seawall.store.keyring import KeyOrder

    data = app.data_dir(ctx.obj["data"])
    settings = app.load_settings(ctx.obj["config"], data=data)
    if not _is_ours(url, settings.server.public_url):
        raise UsageError(
            "A key of this installation is sent to its own gateway only",
            advice="Give one of that gateway: --key, or SEAWALL_KEY.",
        )
    with app.open_store(settings, data) as store:
        order = KeyOrder(
            principal=Principal.parse(PRINCIPAL), lifetime_ms=lifetime_ms, models=(model,), label="verify-gateway"
        )
        secret, made = store.key_ring().issue(order, by=PRINCIPAL)
        try:
            yield secret, lambda outcomes: _record(store, outcomes)
        finally:
            store.key_ring().revoke(made.id, by=PRINCIPAL)


def _is_ours(url: str, public_url: str) -> bool:
    """Whether an address is this machine's, or the one the settings say browsers reach us by."""
    asked, known = urlsplit(url), urlsplit(public_url)
    if known.netloc and (asked.scheme, asked.netloc) == (known.scheme, known.netloc):
        return True
    return asked.hostname in {"127.0.0.1", "::1", "localhost"}


def _record(store: Store, outcomes: list[Outcome]) -> None:
    from seawall.model.drills import PRINCIPAL
    from seawall.model.event import Event, EventKind
    from seawall.model.ids import ulid

    now = store.clock.now_ms()
    detail = {state.lower(): str(sum(one.state == state for one in outcomes)) for state in STATES}
    event = Event(id=ulid(now), time=now, kind=EventKind.VERIFY_PROBE_SENT, principal=PRINCIPAL, detail=detail)
    store.ledger().append([event])


def _print(outcomes: list[Outcome]) -> None:
    by_place: dict[tuple[str, str, str], list[Outcome]] = {}
    for outcome in outcomes:
        by_place.setdefault((outcome.dialect, outcome.path, outcome.place), []).append(outcome)
    for (_, path, place), there in by_place.items():
        signs = " ".join(f"{one.disguise}:{_sign(one)}" for one in there)
        click.echo(f"{path:<44} {place:<28} {signs}")
        for words in dict.fromkeys(one.words for one in there if one.state == "failed"):
            which = [one.disguise for one in there if one.state == "failed" and one.words == words]
            click.echo(f"    {'' if len(which) == len(there) else ', '.join(which) + ': '}{words}")
    count = {state: sum(one.state == state for one in outcomes) for state in STATES}
    click.echo(", ".join(f"{number} {state}" for state, number in count.items()))


def _sign(outcome: Outcome) -> str:
    colours = {"LEAKED": "red", "failed": "yellow"}
    return click.style(outcome.state, fg=colours.get(outcome.state, "green"))


async def _verify(
    url: str, key: str, model: str, listen: int | None, only: tuple[str, ...], *, plain: bool
) -> list[Outcome]:
    import asyncio

    from seawall.dialects import providers
    from seawall.dialects.dialect import Dialect
    from seawall.gateway.probes import DISGUISES, PROBES
    from seawall.model import plugins
    from seawall.wire.http import HttpClient

    dialects = plugins.collect(providers, "DIALECT", Dialect)
    client = HttpClient(first_byte_seconds=30, idle_seconds=30)
    vendor = Vendor(dialects) if listen else None
    serving = asyncio.create_task(vendor.serve(listen)) if vendor and listen else None
    outcomes: list[Outcome] = []
    number = 0
    try:
        for probe in PROBES:
            if only and probe.dialect not in only:
                continue
            for disguise in DISGUISES[:1] if plain else DISGUISES:
                number += 1
                sending = Sending(client, url, key, model, dialects[probe.dialect], vendor)
                outcomes.append(await sending.probe(probe, disguise, number))
    finally:
        if serving is not None and vendor is not None:
            vendor.stop.set()
            await serving
        await client.close()
    return outcomes


class Sending:
    """One probe on its way."""

    def __init__(
        self, client: HttpClient, url: str, key: str, model: str, dialect: Dialect, vendor: Vendor | None
    ) -> None:
        self._client = client
        self._url = url
        self._key = key
        self._model = model
        self._dialect = dialect
        self._vendor = vendor

    async def probe(self, probe: Probe, disguise: Disguise, number: int) -> Outcome:
        """Send it and judge what arrived."""
        from seawall.gateway.probes import leaked, sentence, value
        from seawall.model.errors import SeawallError
        from seawall.model.ports import UpstreamRequest

        secret = value(number)
        body = json.dumps(probe.body(sentence(disguise.wear(secret))), ensure_ascii=False)
        path = probe.path.replace("MODEL", self._model)
        raw, media = body.replace("MODEL", self._model).encode(), "application/json"
        match = self._dialect.route("POST", path)
        if match is not None and self._dialect.operations[match.operation].formed:
            raw, media = _as_form(raw)
        headers = [("content-type", media), *self._dialect.auth(self._key), *self._dialect.defaults]
        request = UpstreamRequest("POST", self._url + path, headers, raw)

        def outcome(state: str, words: str = "") -> Outcome:
            return Outcome(probe.dialect, probe.path, probe.place, disguise.name, state, words)

        if self._vendor is not None:
            self._vendor.received = None
        try:
            reply = await self._client.send(request)
            raw = b"".join([chunk async for chunk in reply.chunks()])
        except SeawallError as error:
            if number == 1:
                raise Unavailable(
                    str(error).rstrip("."), advice="Is the gateway up, and is the address right?"
                ) from None
            return outcome("failed", str(error))
        if reply.status == 401 and number == 1:  # so will all others be
            raise Denied(
                "The gateway refuses this key (HTTP 401)", advice="Give one of its own: --key, or SEAWALL_KEY."
            )
        if reply.status == 403:
            return outcome("blocked")
        if self._vendor is not None:
            arrived = self._vendor.received
        else:
            arrived = self._echoed(path, reply, raw) if reply.status == 200 else None
        if arrived is None:
            unseen = "the answer shows nothing of what was sent; --listen PORT looks at what arrives"
            return outcome("failed", unseen if reply.status == 200 else f"HTTP {reply.status}, and nothing to look at")
        return outcome("LEAKED" if leaked(arrived, secret) else "masked")

    def _echoed(self, path: str, reply: UpstreamReply, raw: bytes) -> bytes | None:
        """What the echo says that it was sent; None when this was no echo."""
        from seawall.gateway.echo import ALL, FIRST

        match = self._dialect.route("POST", path)
        assert match is not None, "every probe has a route"
        said = _text(self._dialect, match, dict(reply.headers).get("content-type", ""), raw)
        # An answer's id that could be a number of somebody's is one of its texts, and stands before the words.
        said = said[max(0, said.find(FIRST)) :]
        if said.startswith(ALL):
            return said.removeprefix(ALL).encode()
        # Where an answer shows only the last words, they are the probe itself; what follows them is restored.
        return said.partition("reaches you:")[0].encode() if said.startswith(FIRST) else None


def _as_form(asked: bytes) -> tuple[bytes, str]:
    """The same fields beside a file, and its media type."""
    from seawall.gateway.forms import FILE_NAMES, Attached, Question

    said = json.dumps({FILE_NAMES: ["probe.wav"], **json.loads(asked)}, ensure_ascii=False).encode()
    question = Question(said, (Attached("file", "", "audio/wav", b"RIFF\0\0\0\0WAVE"),))
    return question.written(question.body)


def _text(dialect: Dialect, match: Match, media: str, raw: bytes) -> str:
    """All text of an answer, whole or streamed."""
    if not (media.startswith("text/event-stream") or match.streams):
        return "\n".join(part.text for part in dialect.answer(match, raw).parts)
    heard = Heard()
    stream = dialect.stream(match, heard.open_channel, media)
    stream.feed(raw)
    stream.finish()
    return "".join(heard.pieces)


class Heard:
    """Listens to the texts of a stream."""

    def __init__(self) -> None:
        self.pieces: list[str] = []

    def open_channel(self, channel: Channel) -> Heard:
        """The same listener for every channel that is not a repetition."""
        return Heard() if channel.repeat else self

    def feed(self, text: str) -> str:
        """Hear a piece."""
        self.pieces.append(text)
        return text

    def flush(self) -> str:
        """Nothing is held."""
        return ""


class Vendor:
    """Plays all vendors at once and remembers the last body it was sent."""

    def __init__(self, dialects: dict[str, Dialect]) -> None:
        import asyncio

        self._dialects = dialects
        self.received: bytes | None = None
        self.stop = asyncio.Event()

    async def serve(self, port: int) -> None:
        """Serve until told to stop."""
        from seawall.gateway.server import bind, serve
        from seawall.wire.clock import SystemClock

        sock = bind("127.0.0.1", port, shared=False)
        await serve(self, None, sock=sock, clock=SystemClock(), stop=self.stop, signals=False, drain_seconds=1)

    def takes(self, path: str) -> bool:
        """Every path."""
        return True

    async def answer(self, call: Call, client: str) -> None:
        """Keep the body and answer something the gateway can read."""
        from seawall.dialects.dialect import Saying

        self.received = await call.body(_ANSWER_BYTES_MAX)
        for dialect in self._dialects.values():
            match = dialect.route(call.method, call.path)
            if match is None:
                continue
            saying = Saying(text="ok", model="probe", id="probe", created=0)
            try:
                media, pieces = dialect.say(match, saying, stream=match.streams)
            except UsageError:
                media, pieces = "application/json", (b"{}",)
            call.answer(200, [(b"content-type", media.encode())], b"".join(pieces))
            return
        call.answer(404, [], b"{}")
