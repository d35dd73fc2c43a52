"""``seawall drill``: one made-up customer by every way out there is, to see which control stops it, and how fast."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click
import msgspec

from seawall.cli import _tables
from seawall.cli._channels import FAILED, NOT_TRIED, STOPPED, THROUGH, Trial, try_all
from seawall.cli._inspecting import open_inspector
from seawall.model.errors import SeawallError

if TYPE_CHECKING:
    from seawall.dialects.dialect import Dialect
    from seawall.store import Store
    from seawall.wire.http import HttpClient

BY = "service:drill"
lifetime_ms = 5 * 60 * 1000
"""How long the drill's own key and token could live, should it be ended before it takes them back."""
answer_seconds_max = 30


@click.command(name="drill")
@click.option("--url", default="", metavar="URL", help="Where Seawall serves; as the settings say when left out.")
@click.option("--model", default="echo", show_default=True, help="Model to ask for at the gateway.")
@_tables.format_option("table", "json")
@click.pass_context
def COMMAND(ctx: click.Context, url: str, model: str, format_: str) -> int:  # noqa: N802 - a plug-in's constant
    """Send a tagged, made-up customer by every channel and show which control caught it, and how fast.

    A vendor behind the gateway is asked for real, with what is left after masking. On an X11 desktop the customer is
    copied and pasted as an AI program would, so what was on the clipboard is gone; names of closed tools are resolved.
    What can't be tried from here says why. Exit code 1 when anything got through, 4 when a channel failed, 3 when none
    worked.
    """
    from seawall import app

    data = app.data_dir(ctx.obj["data"])
    settings = app.load_settings(ctx.obj["config"], data=data)
    url = (url or f"http://{settings.server.host}:{settings.server.port}").rstrip("/")
    tag = secrets.token_hex(4)
    trials = [_file(ctx.obj, tag)]
    with app.open_store(settings, data) as store:
        trials += asyncio.run(_served(store, url, model, tag))
        now_ms, text = store.clock.now_ms(), customer(tag)
        approvals, devices = store.approval_book().current(), store.devices().list()
        trials += try_all(settings, approvals, devices, now_ms, text, f"quinn.{tag}@")
        _record(store, trials, tag)
    if format_ == "json":
        _tables.json_line({"tag": tag, "trials": trials})
    else:
        _tables.show(("Channel", "Result", "By", "After"), [_row(trial) for trial in trials], "table")
        click.echo(f"\nTo try a channel by hand, paste this: {text}", err=True)
    tried = [trial.state for trial in trials if trial.state != NOT_TRIED]
    if THROUGH in tried:
        return 1
    return 0 if FAILED not in tried else 4 if STOPPED in tried else 3


def customer(tag: str) -> str:
    """A customer nobody is: reserved domain, telephone number for drama, test card."""
    return (
        f"Drill {tag}: please summarise for our customer Quinn Sample, quinn.{tag}@drill.example, phone "
        "+44 20 7946 0018, who paid order #DRILL-1042 with card 4111 1111 1111 1111."
    )


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


async def _served(store: Store, url: str, model: str, tag: str) -> list[Trial]:
    """The API and every dialect of the gateway, over HTTP as clients use them."""
    from seawall.dialects import providers
    from seawall.dialects.dialect import Dialect
    from seawall.gateway.probes import PROBES
    from seawall.model import plugins
    from seawall.model.exchange import Principal
    from seawall.store.keyring import KeyOrder
    from seawall.wire.http import HttpClient

    token, made = store.tokens().issue("staff", ttl_ms=lifetime_ms, label="drill", by=BY)
    secret, key = store.key_ring().issue(
        KeyOrder(principal=Principal.parse(BY), lifetime_ms=lifetime_ms, label="drill"), by=BY
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
        store.key_ring().revoke(key.id, by=BY)
        store.tokens().revoke(made.id, by=BY)


async def _api(client: HttpClient, url: str, token: str, tag: str) -> Trial:
    channel = "check API and page"
    headers = [("content-type", "application/json"), ("authorization", f"Bearer {token}")]
    started = time.perf_counter()
    try:
        status, _, raw = await _asked(client, f"{url}/api/v1/check", headers, json.dumps({"text": customer(tag)}))
        told: dict[str, Any] = msgspec.json.decode(raw, type=dict[str, Any]) if status == 200 else {}
    except (SeawallError, msgspec.DecodeError) as error:
        return Trial(channel=channel, state=FAILED, control=str(error))
    if status != 200:
        return Trial(channel=channel, state=FAILED, control=f"HTTP {status} from {url}")
    return _judged(channel, str(told.get("action")), told.get("policies", []), started, str(told.get("event", "")))


async def _gateway(client: HttpClient, url: str, dialect: Dialect, key: str, body: str, channel: str) -> Trial:
    headers = [("content-type", "application/json"), *dialect.auth(key), *dialect.defaults]
    started = time.perf_counter()
    try:
        status, told, _ = await _asked(client, url, headers, body)
    except SeawallError as error:
        return Trial(channel=channel, state=FAILED, control=str(error))
    action, event = told.get("x-seawall-verdict", ""), told.get("x-seawall-event", "")
    if not action or (status not in (200, 403) and action != "mask"):
        return Trial(channel=channel, state=FAILED, control=f"HTTP {status}, and no verdict of Seawall", event=event)
    return _judged(channel, action, (), started, event)


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
                principal=BY,
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
