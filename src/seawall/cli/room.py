"""``seawall room``: data rooms, opened and closed on a command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from seawall.cli import EXIT_CLEAN, _tables
from seawall.cli._durations import Duration
from seawall.model import limits
from seawall.model.errors import LimitExceeded, UsageError

if TYPE_CHECKING:
    from seawall.console.parts import Parts
    from seawall.console.rooms import Draft

BY = "service:command-line"
_hour_ms = 3_600_000


@click.group()
def _room() -> None:
    """Let an AI read chosen files and columns, for a while and on record.

    Whoever reads there needs a virtual key of its own (seawall keys issue --for agent:NAME) and gets files under
    /api/v1/rooms/NAME/files, masked as policy says.
    """


@contextmanager
def _opened(ctx: click.Context, *, engine: bool = False) -> Iterator[Parts]:
    from seawall import app
    from seawall.console.parts import Parts
    from seawall.detect.engine import Engine

    data = app.data_dir(ctx.obj["data"])
    settings = app.with_echo(app.load_settings(ctx.obj["config"], data=data))
    with app.open_store(settings, data) as store:
        found = app.open_engine(settings=settings) if engine else Engine(detectors={}, disguises={})
        if engine:
            app.tell_own_data(found, settings, data)
        policy = app.open_policy(settings)
        yield Parts(
            store=store,
            engine=found,
            policy=lambda: policy,
            settings=settings,
            clock=store.clock,
            fingerprint=app.value_fingerprints(store),
            approvals=store.approvals(),
            excepted=store.excepted(),
        )


def _fields(wanted: Sequence[str], names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """By file name; what names no file is for every one that has fields."""
    found: dict[str, tuple[str, ...]] = {}
    for text in wanted:
        file, _, listed = text.rpartition(":")
        if file not in names:
            file, listed = "", text
        found[file] = (*found.get(file, ()), *(one.strip() for one in listed.split(",") if one.strip()))
    return found


def _drafts(path: Path, fields: dict[str, tuple[str, ...]]) -> Iterator[Draft]:
    from seawall.console.rooms import drafts_of

    try:
        if path.stat().st_size > limits.file_bytes_max:
            raise LimitExceeded(f"{path.name} is larger than {limits.file_bytes_max // 2**20} MB")
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path.name} can't be read: {error.strerror or type(error).__name__}") from None
    for draft in drafts_of(path.name, content):
        chosen = fields.get(path.name, fields.get("", ()) if draft.has_fields else ())
        yield msgspec.structs.replace(draft, fields=chosen if draft.has_fields or draft.name == path.name else ())


@_room.command(name="open")
@click.argument("name")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(exists=True, dir_okay=False))
@click.option("--tool", required=True, help="Id of the AI tool that reads it; policy decides as for this tool.")
@click.option("--for", "readers", multiple=True, required=True, metavar="PRINCIPAL", help="Who reads; repeat for more.")
@click.option(
    "--fields",
    multiple=True,
    metavar="[FILE:]A,B",
    help="Columns of tables or members of JSON objects to share; nothing else of them goes in.",
)
@click.option("--ttl", type=Duration(), default="24h", show_default=True, help="When it ends: 1h to 30d.")
@_tables.format_option("table", "json")
@click.pass_context
def open_(ctx: click.Context, /, **given: Any) -> int:
    """Open the room NAME with FILES. Its readers get them until it ends; then they are deleted."""
    from seawall.console.api.rooms import item
    from seawall.console.rooms import open_room

    paths = [Path(file) for file in given["files"]]
    fields = _fields(given["fields"], [path.name for path in paths])
    drafts = [draft for path in paths for draft in _drafts(path, fields)]
    hours = max(1, -(-given["ttl"] // _hour_ms))
    with _opened(ctx, engine=True) as parts:
        room = open_room(
            parts, name=given["name"], tool=given["tool"], readers=given["readers"], hours=hours, drafts=drafts, by=BY
        )
        if given["format_"] == "json":
            _tables.json_line(item(room, parts.clock.now_ms()))
            return EXIT_CLEAN
    click.echo(room.name)
    click.echo(f"Open until {_tables.moment(room.expires_ms)} at /api/v1/rooms/{room.name}/files for:", err=True)
    for reader in room.readers:
        click.echo(f"  {reader}", err=True)
    return EXIT_CLEAN


@_room.command(name="list")
@_tables.format_option("table", "json", "csv")
@click.pass_context
def list_(ctx: click.Context, format_: str) -> int:
    """List rooms that are open, and those that ended within 30 days."""
    from seawall.console.api.rooms import RoomList, item

    with _opened(ctx) as parts:
        now = parts.clock.now_ms()
        rooms = parts.store.room_book().list()
    if format_ == "json":
        _tables.json_line(RoomList(items=[item(room, now) for room in rooms]))
        return EXIT_CLEAN
    rows = [
        (
            room.name,
            "open" if room.is_open(now) else "ended",
            room.tool,
            ", ".join(room.readers),
            ", ".join(f"{one.name} ({', '.join(one.fields)})" if one.fields else one.name for one in room.files),
            _tables.moment(room.ended_ms or room.expires_ms),
        )
        for room in rooms
    ]
    _tables.show(("NAME", "STATE", "TOOL", "FOR", "FILES", "UNTIL"), rows, format_, first="room open")
    return EXIT_CLEAN


@_room.command()
@click.argument("name")
@click.pass_context
def close(ctx: click.Context, name: str) -> int:
    """End the room NAME now and delete what lies in it."""
    from seawall.console.rooms import close_room

    with _opened(ctx) as parts:
        close_room(parts.store, name, BY)
    click.echo(f"{name} is closed.", err=True)
    return EXIT_CLEAN


@_room.command()
@click.argument("name")
@click.pass_context
def restore(ctx: click.Context, name: str) -> int:
    """Put the values back into an AI's answer read from standard input, while the room NAME is open."""
    import asyncio

    from seawall.console.rooms import put_back

    text = sys.stdin.read(limits.check_text_chars_max + 1)
    if len(text) > limits.check_text_chars_max:
        raise LimitExceeded(f"The answer has more than {limits.check_text_chars_max} characters")
    with _opened(ctx) as parts:
        whole, count = asyncio.run(put_back(parts, name, text, BY))
    click.echo(whole, nl=False)
    click.echo(f"{count} put back.", err=True)
    return EXIT_CLEAN


COMMAND = _room
