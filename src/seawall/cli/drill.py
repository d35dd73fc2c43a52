"""``seawall drill``: one made-up customer by every way out there is, to see which control stops it, and how fast."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click
import msgspec

from seawall.cli import _tables
from seawall.cli._channels import try_all
from seawall.cli._inspecting import open_inspector
from seawall.model.drills import FAILED, NOT_TRIED, PRINCIPAL, STOPPED, THROUGH, Trial, customer, label
from seawall.model.errors import SeawallError, Unavailable

if TYPE_CHECKING:
    from seawall.dialects.dialect import Dialect
    from seawall.model.approvals import Approvals
    from seawall.model.settings import Settings
    from seawall.store import Store
    from seawall.store.devices import Device
    from seawall.wire.http import HttpClient

lifetime_ms = 5 * 60 * 1000
"""How long the drill's own key and token could live, should it be ended before it takes them back."""
answer_seconds_max = 30


@click.command(name="drill")
@click.option("--url", default="", metavar="URL", help="Where Seawall serves; as the settings say when left out.")
@click.option("--model", default="echo", show_default=True, help="Model to ask for at the gateway.")
@click.option("--browser", "paths", multiple=True, metavar="PROGRAM", help="Drive this browser; all of them otherwise.")
@click.option("--no-browser", is_flag=True, help="Drive no browser.")
@_tables.format_option("table", "json")
@click.pass_context
def COMMAND(  # noqa: N802 - a plug-in's constant
    ctx: click.Context, url: str, model: str, paths: tuple[str, ...], no_browser: bool, format_: str
) -> int:
    """Send a tagged, made-up customer by every channel and show which control caught it, and how fast.

    A vendor behind the gateway is asked for real, with what is left after masking. Chrome, Edge and Chromium are
    started without a window and with an empty profile, before a page that stands in for an AI tool: what their
    management installs is in it, what a person installed is not. On an X11 desktop the customer is copied and pasted as
    an AI program would, so what was on the clipboard is gone; names of closed tools are resolved. What can't be tried
    from here says why. Exit code 1 when anything got through, 4 when a channel failed, 3 when none worked.
    """
    import asyncio

    from seawall import app

    data = app.data_dir(ctx.obj["data"])
    settings = app.load_settings(ctx.obj["config"], data=data)
    url = (url or f"http://{settings.server.host}:{settings.server.port}").rstrip("/")
    tag = secrets.token_hex(4)
    trials = [_file(ctx.obj, tag)]
    with app.open_store(settings, data) as store:
        token, made = store.tokens().issue("staff", ttl_ms=lifetime_ms, label=label(tag), by=PRINCIPAL)
        try:
            trials += asyncio.run(_served(store, url, model, tag, token))
            now_ms, approvals = store.clock.now_ms(), store.approval_book().current()
            if not no_browser:
                trials += _browsers(store, settings, approvals, tag, paths)
            trials += try_all(settings, approvals, now_ms, customer(tag), f"quinn.{tag}@")
        finally:
            store.tokens().revoke(made.id, by=PRINCIPAL)
        _record(store, trials, tag)
    if format_ == "json":
        _tables.json_line({"tag": tag, "trials": trials})
    else:
        _tables.show(("Channel", "Result", "By", "After"), [_row(trial) for trial in trials], "table")
        click.echo(f"\nTo try a channel by hand, paste this: {customer(tag)}", err=True)
    tried = [trial.state for trial in trials if trial.state != NOT_TRIED]
    if THROUGH in tried:
        return 1
    return 0 if FAILED not in tried else 4 if STOPPED in tried else 3


def _row(trial: Trial) -> tuple[str, str, str, str]:
    delay = "" if trial.delay_ms is None else f"{trial.delay_ms:.0f} ms"
    return trial.channel, trial.state, trial.control, delay


def _judged(channel: str, action: str, policies: Sequence[str], started: float, event: str = "") -> Trial:
    return Trial(
        channel=channel,
        state=STOPPED if action in ("mask", "block") else THROUGH,
        control=f"{action or 'nothing'}: {', '.join(policies)}" if policies else action or "nothing",
        delay_ms=(time.perf_counter() - started) * 1000,
        event=event,
    )


def _file(where: Mapping[str, str | None], tag: str) -> Trial:
    """A file, as ``seawall check`` looks at it."""
    inspector = open_inspector(where, None)
    started = time.perf_counter()
    report = inspector.text("drill.txt", customer(tag))
    return _judged("file (seawall check)", report.action.value, report.policies, started)


async def _served(store: Store, url: str, model: str, tag: str, token: str) -> list[Trial]:
    """The API and every dialect of the gateway, over HTTP as clients use them."""
    from seawall.dialects import providers
    from seawall.dialects.dialect import Dialect
    from seawall.gateway.probes import PROBES
    from seawall.model import plugins
    from seawall.model.exchange import Principal
    from seawall.store.keyring import KeyOrder
    from seawall.wire.http import HttpClient

    secret, key = store.key_ring().issue(
        KeyOrder(principal=Principal.parse(PRINCIPAL), lifetime_ms=lifetime_ms, label="drill"), by=PRINCIPAL
    )
    client = HttpClient(first_byte_seconds=answer_seconds_max, idle_seconds=answer_seconds_max)
    try:
        trials = [await _api(client, url, token, tag)]
        for name, dialect in plugins.collect(providers, "DIALECT", Dialect).items():
            probe = next(probe for probe in PROBES if probe.dialect == name)
            body = json.dumps(probe.body(customer(tag)), ensure_ascii=False).replace("MODEL", model)
            path = probe.path.replace("MODEL", model)
            trials.append(await _gateway(client, f"{url}{path}", dialect, secret, body, f"gateway ({name})"))
        return trials
    finally:
        await client.close()
        store.key_ring().revoke(key.id, by=PRINCIPAL)


async def _api(client: HttpClient, url: str, token: str, tag: str) -> Trial:
    channel = "check API and page"
    headers = [("content-type", "application/json"), ("authorization", f"Bearer {token}")]
    started = time.perf_counter()
    try:
        status, _, raw = await _asked(client, f"{url}/api/v1/check", headers, json.dumps({"text": customer(tag)}))
        told: dict[str, Any] = msgspec.json.decode(raw, type=dict[str, Any]) if status == 200 else {}
    except (SeawallError, msgspec.DecodeError) as error:
        return Trial(channel=channel, state=FAILED, control=_failure(error))
    if status != 200:
        return Trial(channel=channel, state=FAILED, control=f"HTTP {status} from {url}")
    return _judged(channel, str(told.get("action")), told.get("policies", []), started, str(told.get("event", "")))


async def _gateway(client: HttpClient, url: str, dialect: Dialect, key: str, body: str, channel: str) -> Trial:
    headers = [("content-type", "application/json"), *dialect.auth(key), *dialect.defaults]
    started = time.perf_counter()
    try:
        status, told, _ = await _asked(client, url, headers, body)
    except SeawallError as error:
        return Trial(channel=channel, state=FAILED, control=_failure(error))
    action, event = told.get("x-seawall-verdict", ""), told.get("x-seawall-event", "")
    if not action or (status not in (200, 403) and action != "mask"):
        return Trial(channel=channel, state=FAILED, control=f"HTTP {status}, and no verdict of Seawall", event=event)
    return _judged(channel, action, (), started, event)


def _failure(error: Exception) -> str:
    """Why a channel of the server failed, and what to do where no server was met."""
    missed = isinstance(error, Unavailable) and not error.advice
    return f"{error}. Start `seawall up`, or name its address with --url" if missed else str(error)


async def _asked(
    client: HttpClient, url: str, headers: list[tuple[str, str]], body: str
) -> tuple[int, dict[str, str], bytes]:
    from seawall.model.ports import UpstreamRequest

    reply = await client.send(UpstreamRequest("POST", url, headers, body.encode()))
    try:
        raw = b"".join([chunk async for chunk in reply.chunks()])
    finally:
        await reply.close()
    return reply.status, dict(reply.headers), raw


def _browsers(store: Store, settings: Settings, approvals: Approvals, tag: str, paths: Sequence[str]) -> list[Trial]:
    """This machine's browsers; the devices that their extensions enrolled for it are ended."""
    from seawall import app
    from seawall.cli import _browsers
    from seawall.console.packages import key_of
    from seawall.model.exchange import Principal
    from seawall.policy.endpoint_policy import Asked

    policy, who = app.open_policy(settings), Principal.parse("service:browsers")
    now_ms = store.clock.now_ms()
    asked = Asked(policy=policy, settings=settings, approvals=approvals, principal=who, detectors={}, now_ms=now_ms)
    target = _browsers.target_of(asked, key_of(store).id)
    try:
        return _browsers.try_browsers(
            target,
            tag,
            found=[_browsers.named(path) for path in paths] or None,
            note=lambda line: click.echo(line, err=True),
            server=_browsers.Server(
                enrolled=lambda: any(one.policy_version for one in _drilled(store, tag)),
                reported=lambda: _reported(store, tag),
            ),
        )
    finally:
        for device in _drilled(store, tag):
            store.devices().revoke(device.id, by=PRINCIPAL)


def _drilled(store: Store, tag: str) -> list[Device]:
    """Devices that this drill's browsers enrolled as; it is the server that calls them so."""
    return [one for one in store.devices().list() if one.about.name == label(tag)]


def _reported(store: Store, tag: str) -> dict[str, str]:
    """Ids of what the drill's browsers reported, by the way out."""
    from seawall.model.event import EventKind
    from seawall.store.search import EventFilter

    ours = {device.id for device in _drilled(store, tag)}
    page = store.events().page(EventFilter(kind=EventKind.ENDPOINT_EXCHANGE_DECIDED)) if ours else None
    return {
        found.event.detail.get("by", ""): found.event.id
        for found in (page.events if page else ())
        if found.event.detail.get("device") in ours
    }


def _record(store: Store, trials: Sequence[Trial], tag: str) -> None:
    from seawall.model.event import Event, EventKind
    from seawall.model.ids import ulid

    now = store.clock.now_ms()
    store.ledger().append(
        [
            Event(
                id=ulid(now),
                time=now,
                kind=EventKind.DRILL_CHANNEL_TRIED,
                principal=PRINCIPAL,
                detail={
                    "drill": tag,
                    "channel": trial.channel,
                    "state": trial.state,
                    "control": trial.control[:200],
                    **({"after_ms": f"{trial.delay_ms:.0f}"} if trial.delay_ms is not None else {}),
                    **({"event": trial.event} if trial.event else {}),
                },
            )
            for trial in trials
        ]
    )
