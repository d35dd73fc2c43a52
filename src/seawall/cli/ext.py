"""``seawall ext``: enrolment of browsers, their devices, and policy packs that install the extension."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from seawall.cli import _tables
from seawall.cli._durations import Duration

if TYPE_CHECKING:
    from seawall.store import Store

BY = "service:command-line"
_UNSIGNED = (
    "Mozilla has not signed this xpi: the pack switches Firefox's check of signatures off, which only ESR, Developer "
    "Edition and unbranded builds let a policy do. Have it signed as unlisted and name it by --package-url instead."
)
_SERVER = "Address browsers reach Seawall at; server.public_url when left out."


@click.group()
def _ext() -> None:
    """Enrol browsers and clipboard agents, list and end them, write policy packs."""


@contextlib.contextmanager
def _store(ctx: click.Context) -> Iterator[Store]:
    from seawall import app

    data = app.data_dir(ctx.obj["data"])
    with app.open_store(app.load_settings(ctx.obj["config"], data=data), data) as store:
        yield store


def _address(ctx: click.Context, server: str | None) -> str:
    from seawall import app

    settings = app.load_settings(ctx.obj["config"], data=app.data_dir(ctx.obj["data"]))
    fallback = f"http://{settings.server.host}:{settings.server.port}"
    return (server or settings.server.public_url or fallback).rstrip("/")


@_ext.command()
@click.option("--for", "principal", required=True, help="Whose: person:ana@shop.example, or service:NAME for many.")
@click.option("--ttl", type=Duration(), default="7d", show_default=True, help="How long the link is good.")
@click.option("--uses", type=int, default=1, show_default=True, help="How many devices it enrols.")
@click.option("--server", help=_SERVER)
@_tables.format_option("table", "json")
@click.pass_context
def enroll(ctx: click.Context, principal: str, ttl: int, uses: int, server: str | None, format_: str) -> int:
    """Make an enrolment link and print it, once."""
    address = _address(ctx, server)
    with _store(ctx) as store:
        token = store.devices().allow(principal, ttl_ms=ttl, uses=uses, by=BY)
        signer = store.policy_signer()
    link = f"{address}/endpoint/enroll#{token}.{signer.link_text}"
    if format_ == "json":
        _tables.json_line({"token": token, "link": link, "pubKey": signer.public_text, "serverUrl": address})
        return 0
    click.echo(link)
    click.echo("Open it in the extension's popup, or give it to `seawall clipboard enroll`.", err=True)
    return 0


@_ext.command()
@click.option("--all", "everything", is_flag=True, help="Revoked ones too.")
@_tables.format_option("table", "json", "csv")
@click.pass_context
def devices(ctx: click.Context, everything: bool, format_: str) -> int:
    """List enrolled devices, the last seen first."""
    with _store(ctx) as store:
        found = store.devices().list(everything=everything)
    if format_ == "json":
        _tables.json_line({"devices": found})
        return 0
    rows = [
        (
            one.id,
            one.principal,
            f"{one.about.browser} {one.about.browser_version}".strip(),
            "revoked" if one.revoked_ms is not None else "live",
            _tables.moment(one.seen_ms),
            str(one.policy_version or ""),
        )
        for one in found
    ]
    _tables.show(("ID", "WHOSE", "BROWSER", "STATE", "SEEN", "POLICY"), rows, format_, first="ext enroll --for PERSON")
    return 0


@_ext.command()
@click.argument("id")
@click.pass_context
def revoke(ctx: click.Context, id: str) -> int:  # what its user calls it
    """End a device: its next request is refused."""
    with _store(ctx) as store:
        store.devices().revoke(id, by=BY)
    click.echo(f"Device {id} is revoked. The extension goes on enforcing its last policy.", err=True)
    return 0


@_ext.command()
@click.option("--browser", required=True, type=click.Choice(["chrome", "chromium", "edge", "firefox"]))
@click.option("--for", "management", required=True, help="linux, windows, macos, intune or google-admin.")
@click.option(
    "--chromium-id", help="The extension's id in Chrome, Chromium or Edge; this installation's own when left out."
)
@click.option("--update-url", help="Its update manifest; SERVER/extension/updates.xml when left out.")
@click.option(
    "--firefox-id", default="extension@seawall.invalid", show_default=True, help="The add-on's id in Firefox."
)
@click.option("--package-url", help="Its signed xpi; when left out SERVER/extension/seawall.xpi, which nobody signed.")
@click.option(
    "--token", help="An enrolment token; a new one for service:browsers, 90 days, 1000 devices when left out."
)
@click.option("--url-blocklist", is_flag=True, help="Let the browser itself close tools that are not approved.")
@click.option("--server", help=_SERVER)
@click.pass_context
def policy(ctx: click.Context, /, browser: str, management: str, **given: str | bool | None) -> int:
    """Write a policy pack on stdout: it installs the extension, hands it its server and closes private windows."""
    from seawall import app
    from seawall.console.packages import key_of
    from seawall.discovery import packs
    from seawall.discovery.rollout import Browser, Pack, Rollout, checked
    from seawall.model import plugins
    from seawall.model.errors import UsageError
    from seawall.policy.blocking import blocked_tools

    known = plugins.collect(packs, "PACK", Pack)
    pack, wanted = known.get(management.replace("-", "_")), Browser(browser)
    if pack is None or wanted not in pack.browsers:
        fitting = sorted(name.replace("_", "-") for name, one in known.items() if wanted in one.browsers)
        raise UsageError(f"There is no pack of that kind for {browser}", advice=f"There are {', '.join(fitting)}.")
    settings = app.load_settings(ctx.obj["config"], data=app.data_dir(ctx.obj["data"]))
    address = _address(ctx, str(given["server"] or "") or None)
    with _store(ctx) as store:
        day_ms = 86_400_000
        token = given["token"] or store.devices().allow("service:browsers", ttl_ms=90 * day_ms, uses=1000, by=BY)
        key, approvals = store.policy_signer().public_text, store.approval_book().current()
        own_id = key_of(store).id
    hosts: tuple[str, ...] = ()
    if given["url_blocklist"]:
        hosts = tuple(host for one in blocked_tools(settings, approvals) for host in one.pages)
    rollout = checked(
        Rollout(
            server_url=address,
            token=str(token),
            key=key,
            chromium_id=str(given["chromium_id"] or own_id),
            chromium_updates=str(given["update_url"] or f"{address}/extension/updates.xml"),
            firefox_id=str(given["firefox_id"]),
            firefox_package=str(given["package_url"] or f"{address}/extension/seawall.xpi"),
            firefox_unsigned=not given["package_url"],
            blocked=hosts,
            google_domains=settings.endpoint.work_domains,
        )
    )
    sys.stdout.buffer.write(pack.write(rollout, wanted))
    click.echo(f"Put it here: {pack.place[wanted]}", err=True)
    if wanted is Browser.FIREFOX and rollout.firefox_unsigned:
        click.echo(_UNSIGNED, err=True)
    return 0


@_ext.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--server", help=_SERVER)
@click.pass_context
def pack(ctx: click.Context, folder: Path, server: str | None) -> int:
    """Write zip, crx, xpi and their update manifests into FOLDER, as the server hands them out at /extension/."""
    from seawall.console.packages import find_build, key_of, make
    from seawall.model.errors import UsageError

    build = find_build()
    if build is None:
        raise UsageError("The extension is not built", advice="Run `make extension`; a released wheel carries it.")
    with _store(ctx) as store:
        key = key_of(store)
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in make(build, key, _address(ctx, server)).items():
        (folder / name).write_bytes(made.body)
    click.echo(key.id)
    click.echo(f"Written to {folder}. The id above is the extension's in Chrome, Chromium and Edge.", err=True)
    return 0


COMMAND = _ext
