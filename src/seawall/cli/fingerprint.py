"""``seawall fingerprint``: the shop's own customers, orders, prices and papers, recognised without being kept."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from seawall.cli import EXIT_CLEAN, EXIT_PARTIAL, _sets, _tables
from seawall.cli._durations import Duration
from seawall.model.errors import IntegrityError, SeawallError, UsageError
from seawall.model.words import Category

if TYPE_CHECKING:
    from seawall.detect.exact.index import Header
    from seawall.store import Store

_CATEGORY = click.Choice([category.value for category in Category], case_sensitive=False)
_SHOPS = ("bigcommerce", "magento", "shopify", "woocommerce")


@click.group()
def _fingerprint() -> None:
    """Build, update, list and drop fingerprint sets.

    A set lets Seawall recognise the shop's own data exactly. It holds keyed fingerprints, no value can be read out of
    it, and it is of no use with another installation's key.
    """


@contextlib.contextmanager
def _store(ctx: click.Context) -> Iterator[Store]:
    from seawall import app

    data = app.data_dir(ctx.obj["data"])
    with app.open_store(app.load_settings(ctx.obj["config"], data=data), data) as store:
        yield store


@_fingerprint.command()
@click.argument("name")
@click.argument("path", required=False, type=click.Path(path_type=Path), metavar="[FILE|FOLDER]")
@click.option(
    "--columns",
    default="",
    metavar="A,B,…",
    help="What to recognise, else all that tell; NAME=KIND if a name misleads.",
)
@click.option("--subject", metavar="COLUMN", help="Column with the customer's id: whose data a row is.")
@click.option("--key", metavar="COLUMN", help="Column that tells rows apart, so that changed ones can be replaced.")
@click.option("--query", metavar="SQL", help="Read the rows of this query instead of a file; needs --url.")
@click.option("--keys-query", metavar="SQL", help="Query of all keys there are now, so that erased rows are found.")
@click.option("--url", metavar="URL", help="Database of the query, postgresql://…, mysql://…, sqlite:///… or env:NAME.")
@click.option("--from", "system", type=click.Choice(_SHOPS), help="Read a shop system instead.")
@click.option("--shop", metavar="HOST", help="The shop's address, as my-shop.myshopify.com.")
@click.option("--token", metavar="SECRET", help="Its API key, as env:NAME, file:PATH or vault:PATH#KEY.")
@click.option("--what", type=click.Choice(["customers", "orders"]), default="customers", show_default=True)
@click.option("--documents", is_flag=True, help="Recognise passages of the file or of every file of the folder.")
@click.option("--category", type=_CATEGORY, help="What all of it is, where columns don't tell.")
@click.option("--region", metavar="CC", help="Country of phone numbers written without one, as DE.")
@click.option("--every", type=Duration(), help="How often the source is to be read, as 24h; older is called out.")
@click.option("--canary", is_flag=True, help="These are planted facts: findings of them say so.")
@click.option("--for-browser", is_flag=True, help="Let the browser extension's filter know these values too.")
@click.pass_context
def build(ctx: click.Context, /, **given: Any) -> int:
    """Build the set NAME, or build it anew, from CSV, JSON lines, a database or documents.

    Running servers use it within a second. A row that can't be read is counted and left out (exit 4). The set remembers
    how it was made; `seawall fingerprint update` then takes what changed.
    """
    recipe = _recipe(given)
    with _store(ctx) as store:
        header = _sets.build(store, given["name"], recipe)
    _tell(header)
    if not (given["columns"] or given["system"] or given["documents"]):
        click.echo("  Other columns are not recognised; --columns names those that are to be.", err=True)
    return EXIT_PARTIAL if header.skipped else EXIT_CLEAN


def _recipe(given: dict[str, Any]) -> _sets.Recipe:
    """What the options ask for.

    Raises:
        click.UsageError: they do not go together.
    """
    every = given["every"] or 0
    recipe = _sets.Recipe(
        columns=given["columns"],
        subject=given["subject"] or "",
        key=given["key"] or "",
        path=str(given["path"].absolute()) if given["path"] else "",
        query=given["query"] or "",
        keys_query=given["keys_query"] or "",
        url=given["url"] or "",
        category=given["category"] or "",
        region=given["region"] or "",
        canary=given["canary"],
        for_browser=given["for_browser"],
        every_hours=-(-every // 3_600_000),
    )
    if given["system"]:
        return _shop_recipe(recipe, given)
    if given["documents"]:
        if not recipe.path or recipe.query or recipe.columns:
            raise click.UsageError("--documents takes a file or folder, and nothing about columns.")
        return msgspec.structs.replace(recipe, documents=True)
    if bool(recipe.path) == bool(recipe.query):
        raise click.UsageError("Name a file, or give --query and --url.")
    if recipe.query and not recipe.url:
        raise click.UsageError("--query needs --url.")
    if recipe.keys_query and not (recipe.query and recipe.key):
        raise click.UsageError("--keys-query needs --query and --key.")
    return recipe


def _shop_recipe(recipe: _sets.Recipe, given: dict[str, Any]) -> _sets.Recipe:
    from seawall.wire.shops.asking import COLUMNS, KINDS

    if recipe.path or recipe.query or given["documents"] or recipe.columns or recipe.subject or recipe.key:
        raise click.UsageError("--from brings its own columns; leave file, query and columns out.")
    if not given["shop"] or not given["token"]:
        raise click.UsageError("--from needs --shop and --token.")
    if not given["token"].startswith(_sets.REFERENCES):
        raise click.UsageError("A key on the command line can be read by others: write --token env:NAME.")
    return msgspec.structs.replace(
        recipe,
        columns=",".join(f"{name}={kind}" for name, kind in zip(COLUMNS, KINDS, strict=True)),
        subject="owner",
        key="key",
        system=given["system"],
        shop=given["shop"],
        token=given["token"],
        what=given["what"],
    )


@_fingerprint.command()
@click.argument("name", required=False)
@click.argument("changes", required=False, type=click.Path(exists=True, path_type=Path), metavar="[FILE]")
@click.option(
    "--erased", type=click.Path(exists=True, path_type=Path), metavar="FILE", help="Keys to take out, one a line."
)
@click.option("--due", is_flag=True, help="Update every set whose time has come; for a nightly run.")
@click.option("--full", is_flag=True, help="Read all of the source, not only what changed.")
@click.option("--token", metavar="SECRET", help="The shop's API key, when it is another than at the building.")
@click.option("--url", metavar="URL", help="The database, when the set does not remember it.")
@click.pass_context
def update(
    ctx: click.Context,
    name: str | None,
    changes: Path | None,
    erased: Path | None,
    due: bool,
    full: bool,
    token: str | None,
    url: str | None,
) -> int:
    """Bring the set NAME up to date: replace the rows that changed, take out those its source no longer has.

    Shopify, Magento, BigCommerce, WooCommerce's orders and queries with :since are asked for what changed; other
    sources are read anew. With FILE its rows replace those with the same key; --erased takes rows out by their keys.
    A set that fails stays as it was.
    """
    if (name is None) != due or (due and (changes or erased)):
        raise click.UsageError("Name a set, or give --due for all whose time has come.")
    if full and (changes or erased):
        raise click.UsageError("--full reads the source; leave the files out.")
    code = EXIT_CLEAN
    with _store(ctx) as store:
        for one in _whose_time_has_come(store) if name is None else [name]:
            try:
                code = max(code, _update(store, one, changes, erased, full, {"token": token, "url": url}))
            except SeawallError as error:
                if not due:
                    raise
                click.echo(f"seawall: {one}: {error}", err=True)
                code = EXIT_PARTIAL
    return code


def _whose_time_has_come(store: Store) -> list[str]:
    now = store.clock.now_ms()
    return [
        name
        for name, header, state in _headers(store)
        if not state and header.recipe and header.every_hours and header.due_ms <= now
    ]


def _update(
    store: Store, name: str, changes: Path | None, erased: Path | None, full: bool, other: dict[str, str | None]
) -> int:
    from seawall.detect.exact.index import read_header
    from seawall.store.fingerprints import FingerprintFolder

    header = read_header(FingerprintFolder(store.data).mapped(name), _sets.keying_of(store))
    recipe = _sets.Recipe.of(header)
    recipe = msgspec.structs.replace(recipe, **{option: value for option, value in other.items() if value})
    by_file = bool(changes or erased)
    if by_file and header.outgrown:
        raise UsageError(f"{name} has outgrown its lay-out", advice="Build it anew from all of its rows.")
    if not by_file and (full or not recipe.narrows or header.outgrown or not header.key):
        made = _sets.build(store, name, recipe)
    else:
        made = _sets.update(store, name, recipe, changes=changes, erased=erased)
    _tell(made)
    return EXIT_PARTIAL if made.skipped else EXIT_CLEAN


def _tell(header: Header) -> None:
    one, what = ("row", "rows") if header.form == "records" else ("document", "documents")
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", err=True, nl=False)
    size = sum(place.length for place in header.sections.values())
    rows = f"{header.rows:,} {one if header.rows == 1 else what}"
    click.echo(f"{header.name}: {rows}, {header.keys:,} fingerprints, {size / 1_000_000:.1f} MB.")
    if header.form == "records":
        click.echo("  " + ", ".join(f"{column.name} ({column.kind})" for column in header.columns))
    if header.skipped:
        are = f"{one} could not be used and is" if header.skipped == 1 else f"{what} could not be used and are"
        click.echo(f"{header.skipped:,} {are} not in it.", err=True)


@_fingerprint.command("list")
@_tables.format_option("table", "json", "csv")
@click.pass_context
def list_(ctx: click.Context, format_: str) -> int:
    """List the sets with their size and age, and whether they are whole."""
    listed = []
    with _store(ctx) as store:
        now = store.clock.now_ms()
        for name, header, state in _headers(store):
            late = "outgrown" if header.outgrown else "stale" if header.due_ms < now else "ok"
            listed.append((name, header, state or late))
    if format_ == "json":
        _tables.json_line({"sets": [_shown(name, header, state) for name, header, state in listed]})
    else:
        rows = []
        for name, header, state in listed:
            one = _shown(name, header, state)
            rows.append(
                (name, one["form"], f"{one['rows']}", ", ".join(c["name"] for c in one["columns"]), one["subject"],
                 _tables.moment(header.built_ms) if header.built_ms else "", f"{one['bytes'] / 1e6:.1f} MB", state)
            )  # fmt: skip
        _tables.show(
            ("NAME", "FORM", "ROWS", "COLUMNS", "SUBJECT", "BUILT", "SIZE", "STATE"),
            rows,
            format_,
            first="fingerprint build",
        )
    damaged = sum(state == "damaged" for _, _, state in listed)
    if damaged:
        click.echo(
            "A damaged set is not used, and keeps `seawall up` from starting: build it again or drop it.", err=True
        )
    return EXIT_PARTIAL if damaged else EXIT_CLEAN


def _headers(store: Store) -> Iterator[tuple[str, Header, str]]:
    """Each set's header, and ``damaged`` where it is not as it was written."""
    from seawall.detect.exact.index import Header, Index
    from seawall.store.fingerprints import FingerprintFolder

    folder = FingerprintFolder(store.data)
    keying = _sets.keying_of(store)
    nothing = Header(
        name="", form="", built_ms=0, rows=0, keys=0, prefix_bits=1, row_bytes=3, byte_order="", sections={}
    )
    for name in folder.stamps():
        header = nothing
        try:
            index = Index(folder.mapped(name), keying)
            header = index.header
            index.verify()
        except IntegrityError:
            yield name, header, "damaged"
        else:
            yield name, header, ""


def _shown(name: str, header: Header, state: str) -> dict[str, Any]:
    return {
        "name": name,
        "form": header.form,
        "rows": header.rows,
        "fingerprints": header.keys,
        "columns": [
            {"name": c.name, "kind": c.kind, "category": c.category, "values": c.values} for c in header.columns
        ],
        "subject": header.subject,
        "source": header.source,
        "skipped": header.skipped,
        "key": header.key,
        "built_ms": header.built_ms,
        "read_ms": header.read_ms or header.built_ms,
        "due_ms": header.due_ms,
        "bytes": sum(place.length for place in header.sections.values()),
        "state": state,
    }


@_fingerprint.command()
@click.argument("name")
@click.pass_context
def drop(ctx: click.Context, name: str) -> int:
    """Remove the set NAME. Running servers stop using it within a second."""
    with _store(ctx) as store:
        _sets.drop(store, name)
    click.echo(f"{name} is dropped.", err=True)
    return EXIT_CLEAN


COMMAND = _fingerprint
