"""``seawall fingerprint``: the shop's own customers, orders, prices and papers, recognised without being kept."""

from __future__ import annotations

import contextlib
import itertools
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from seawall.cli import EXIT_CLEAN, EXIT_PARTIAL, _rows, _tables
from seawall.model.errors import IntegrityError, UsageError
from seawall.model.event import Event, EventKind
from seawall.model.words import Category

if TYPE_CHECKING:
    from seawall.detect.exact.building import SetBuilder
    from seawall.detect.exact.documents import DocumentSetBuilder
    from seawall.detect.exact.index import Column, Header
    from seawall.store import Store

BY = "service:command-line"
stale_days = 30
"""A set older than this is said to be: customers come and go."""
_SHOPS = ("bigcommerce", "magento", "shopify", "woocommerce")
_sampled_rows = 200
_shown_every = 10_000


@click.group()
def _fingerprint() -> None:
    """Build, list and drop fingerprint sets.

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
@click.option("--columns", default="", metavar="A,B,…", help="Columns to recognise; NAME=KIND where the name misleads.")
@click.option("--subject", metavar="COLUMN", help="Column with the customer's id: whose data a row is.")
@click.option("--query", metavar="SQL", help="Read the rows of this query instead of a file; needs --url.")
@click.option("--url", metavar="URL", help="Database of the query, postgresql://… or env:NAME.")
@click.option("--from", "system", type=click.Choice(_SHOPS), help="Read a shop system instead.")
@click.option("--shop", metavar="HOST", help="The shop's address, as my-shop.myshopify.com.")
@click.option("--token", metavar="SECRET", help="Its API key, as env:NAME, file:PATH or vault:PATH#KEY.")
@click.option("--what", type=click.Choice(["customers", "orders"]), default="customers", show_default=True)
@click.option("--documents", is_flag=True, help="Recognise passages of the file or of every file of the folder.")
@click.option("--category", type=click.Choice(list(Category)), help="What all of it is, where columns don't tell.")
@click.option("--region", metavar="CC", help="Country of phone numbers written without one, as DE.")
@click.option("--canary", is_flag=True, help="These are planted facts: findings of them say so.")
@click.option("--for-browser", is_flag=True, help="Let the browser extension's filter know these values too.")
@click.pass_context
def build(ctx: click.Context, /, **given: Any) -> int:
    """Build the set NAME, or build it anew, from CSV, JSON lines, a database or documents.

    Running servers use it within a second. A row that can't be read is counted and left out (exit 4).
    """
    path = given["path"]
    if given["system"]:
        return _build_from_shop(ctx, given)
    if given["documents"]:
        if path is None or given["query"] or given["columns"]:
            raise click.UsageError("--documents takes a file or folder, and nothing about columns.")
        return _build_documents(ctx, given)
    if (path is None) == (given["query"] is None):
        raise click.UsageError("Name a file, or give --query and --url.")
    if not given["columns"]:
        raise click.UsageError("Say with --columns what to recognise, as --columns email,phone.")
    with contextlib.ExitStack() as stack:
        if path is not None:
            source, (heads, rows) = path.name, stack.enter_context(_rows.rows_of(path))
        else:
            source, (heads, rows) = "query", stack.enter_context(_queried(given))
        return build_rows(ctx, given, source, heads, rows)


def _build_from_shop(ctx: click.Context, given: dict[str, Any]) -> int:
    import os

    from seawall.cli import _shops
    from seawall.wire.secrets import resolve
    from seawall.wire.shops.asking import COLUMNS, KINDS

    if given["path"] or given["query"] or given["documents"] or given["columns"] or given["subject"]:
        raise click.UsageError("--from brings its own columns; leave file, query and columns out.")
    if not given["shop"] or not given["token"]:
        raise click.UsageError("--from needs --shop and --token.")
    if given["token"].partition(":")[0] not in ("env", "file", "vault"):
        raise click.UsageError("A key on the command line can be read by others: write --token env:NAME.")
    kinds = [f"{name}={kind}" for name, kind in zip(COLUMNS, KINDS, strict=True)]
    given = {**given, "columns": ",".join(kinds), "subject": "owner"}
    token = resolve(given["token"], os.environ)
    with _shops.rows_of(given["system"], given["shop"], token, given["what"], "") as (heads, rows):
        return build_rows(ctx, given, f"{given['system']} {given['what']}", heads, rows)


@contextlib.contextmanager
def _queried(given: dict[str, Any]) -> Iterator[_rows.Rows]:
    import os

    from seawall.wire.database import query
    from seawall.wire.secrets import resolve

    if not given["url"]:
        raise click.UsageError("--query needs --url.")
    with query(resolve(given["url"], os.environ), given["query"]) as (heads, rows):
        yield heads, rows


def build_rows(
    ctx: click.Context, given: dict[str, Any], source: str, heads: Sequence[str], rows: Iterable[_rows.Row]
) -> int:
    """Build a set of rows and say what came of it."""
    rows = iter(rows)
    first = list(itertools.islice(rows, _sampled_rows))
    wanted = _wanted(given["columns"], heads)
    owner = heads.index(_named(given["subject"], heads)) if given["subject"] else None
    columns = _columns(wanted, heads, [row for row in first if row is not None], given["category"])
    with _store(ctx) as store, contextlib.closing(_builder(store, columns, given)) as builder:
        skipped = _fill(builder, itertools.chain(first, rows), [heads.index(name) for name, _ in wanted], owner)
        more = {"source": source, "skipped": skipped, "subject": given["subject"] or ""}
        more["canary"] = given["canary"]
        header = _written(store, builder, given["name"], more)
    _tell(header, "rows")
    return EXIT_PARTIAL if skipped else EXIT_CLEAN


def _wanted(columns: str, heads: Sequence[str]) -> list[tuple[str, str]]:
    """``(column, kind)`` of each wanted column; the kind is empty where it has to be found out."""
    from seawall.detect.exact.kinds import KINDS

    wanted = []
    for entry in columns.split(","):
        name, _, kind = entry.strip().partition("=") if entry.strip() not in heads else (entry.strip(), "", "")
        if kind and kind not in KINDS:
            raise UsageError(f"{kind[:40]!r} is no kind of value", advice=f"Kinds are {', '.join(KINDS)}.")
        wanted.append((_named(name, heads), kind))
    return list(dict(wanted).items())


def _named(name: str, heads: Sequence[str]) -> str:
    """A column by its name, case aside."""
    found = next((head for head in heads if head == name), None) or next(
        (head for head in heads if head.casefold() == name.casefold()), None
    )
    if found is None:
        raise UsageError(f"There is no column {name[:60]!r}", advice=f"There are {', '.join(heads)[:400]}.")
    return found


def _columns(
    wanted: Sequence[tuple[str, str]], heads: Sequence[str], sample: Sequence[list[str]], category: str | None
) -> list[Column]:
    from seawall.detect.exact.index import Column
    from seawall.detect.exact.kinds import category_of, column_kind

    columns: list[Column] = []
    for name, said in wanted:
        kind = said or column_kind(name, [row[heads.index(name)] for row in sample])
        columns.append(Column(name=name, kind=kind, category=Category(category) if category else category_of(kind)))
    return columns


def _builder(store: Store, columns: Sequence[Column], given: dict[str, Any]) -> SetBuilder:
    from seawall import app
    from seawall.detect.exact.building import SetBuilder
    from seawall.detect.exact.index import Keying
    from seawall.detect.exact.kinds import calling_code
    from seawall.model.finding import subject_print
    from seawall.policy.fingerprint import value_fingerprint
    from seawall.store.fingerprints import FingerprintFolder

    country = calling_code(given["region"]) if given["region"] else ""
    if given["region"] and not country:
        raise UsageError(f"{given['region'][:20]!r} is no region", advice="Write two letters, as DE or US.")
    values = store.master.subkey("value fingerprints")
    return SetBuilder(
        Keying(store.master.subkey(app.FINGERPRINT_SETS)),
        columns,
        spill=FingerprintFolder(store.data).spill,
        subject_print=lambda subject: subject_print(lambda value: value_fingerprint(values, value), subject),
        country=country,
        browser_salt=store.master.subkey(app.BROWSER_FILTER)[:16] if given["for_browser"] else b"",
    )


def _fill(builder: SetBuilder, rows: Iterable[_rows.Row], places: Sequence[int], owner: int | None) -> int:
    """Add all rows; returns how many could not be used."""
    skipped = 0
    show = sys.stderr.isatty()
    for number, row in enumerate(rows, 1):
        if row is None or not builder.add([row[place] for place in places], row[owner] if owner is not None else ""):
            skipped += 1
        if show and not number % _shown_every:
            click.echo(f"\r\x1b[K{number:,} rows", err=True, nl=False)
    if show:
        click.echo("\r\x1b[Ksorting", err=True, nl=False)
    return skipped


def _written(store: Store, builder: SetBuilder | DocumentSetBuilder, name: str, more: dict[str, Any]) -> Header:
    """Put the set in place, and the event in the ledger."""
    from seawall.model.ids import ulid
    from seawall.store.fingerprints import FingerprintFolder

    now = store.clock.now_ms()
    with FingerprintFolder(store.data).replacing(name) as file:
        header = builder.write(file, name=name, built_ms=now, **more)
        detail = {
            "set": name,
            "form": header.form,
            "rows": str(header.rows),
            "skipped": str(header.skipped),
            "columns": ", ".join(column.name for column in header.columns)[:500],
        }
        # Before the set is put in place: without a ledger nothing changes.
        built = Event(id=ulid(now), time=now, kind=EventKind.FINGERPRINT_SET_BUILT, principal=BY, detail=detail)
        store.ledger().append([built])
    return header


def _tell(header: Header, what: str) -> None:
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", err=True, nl=False)
    size = sum(place.length for place in header.sections.values())
    click.echo(f"{header.name}: {header.rows:,} {what}, {header.keys:,} fingerprints, {size / 1_000_000:.1f} MB.")
    if header.form == "records":
        click.echo("  " + ", ".join(f"{column.name} ({column.kind})" for column in header.columns))
    if header.skipped:
        click.echo(f"{header.skipped:,} {what} could not be used and are not in it.", err=True)


def _build_documents(ctx: click.Context, given: dict[str, Any]) -> int:
    from seawall import app
    from seawall.cli import _walking
    from seawall.detect.exact.documents import DocumentSetBuilder
    from seawall.detect.exact.index import Keying
    from seawall.store.fingerprints import FingerprintFolder

    path = given["path"]
    if not path.exists():
        raise UsageError("There is no such file or folder", advice="Check its name.")
    category = Category(given["category"] or Category.SUPPLIER_CONTRACT)
    skipped = 0
    with contextlib.ExitStack() as stack:
        store = stack.enter_context(_store(ctx))
        keying = Keying(store.master.subkey(app.FINGERPRINT_SETS))
        builder = DocumentSetBuilder(keying, spill=FingerprintFolder(store.data).spill, category=category)
        stack.callback(builder.close)
        for number, name in enumerate(_walking.files((str(path),), ()), 1):
            skipped += not _add_document(builder, Path(name))
            if sys.stderr.isatty():
                click.echo(f"\r\x1b[K{number:,} documents", err=True, nl=False)
        header = _written(store, builder, given["name"], {"source": path.name, "skipped": skipped})
    _tell(header, "documents")
    return EXIT_PARTIAL if skipped else EXIT_CLEAN


def _add_document(builder: DocumentSetBuilder, path: Path) -> bool:
    """Whether a document was read and has enough text."""
    from seawall.detect.documents import read_document
    from seawall.model import limits
    from seawall.model.errors import SeawallError

    try:
        if path.stat().st_size > limits.file_bytes_max:
            return False
        document = read_document(path.name, path.read_bytes())
    except (OSError, SeawallError):
        return False
    return builder.add(path.stem, [part.text for part in document.parts])


@_fingerprint.command("list")
@_tables.format_option("table", "json", "csv")
@click.pass_context
def list_(ctx: click.Context, format_: str) -> int:
    """List the sets with their size and age, and whether they are whole."""
    listed = []
    with _store(ctx) as store:
        now = store.clock.now_ms()
        for name, header, state in _headers(store):
            listed.append(
                (name, header, state or ("stale" if now - header.built_ms > stale_days * 86_400_000 else "ok"))
            )
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
        _tables.show(("NAME", "FORM", "ROWS", "COLUMNS", "SUBJECT", "BUILT", "SIZE", "STATE"), rows, format_)
    damaged = sum(state == "damaged" for _, _, state in listed)
    if damaged:
        click.echo(
            "A damaged set is not used, and keeps `seawall up` from starting: build it again or drop it.", err=True
        )
    return EXIT_PARTIAL if damaged else EXIT_CLEAN


def _headers(store: Store) -> Iterator[tuple[str, Header, str]]:
    """Each set's header, and ``damaged`` where it is not as it was written."""
    from seawall import app
    from seawall.detect.exact.index import Header, Index, Keying
    from seawall.store.fingerprints import FingerprintFolder

    folder = FingerprintFolder(store.data)
    keying = Keying(store.master.subkey(app.FINGERPRINT_SETS))
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
        "built_ms": header.built_ms,
        "bytes": sum(place.length for place in header.sections.values()),
        "state": state,
    }


@_fingerprint.command()
@click.argument("name")
@click.pass_context
def drop(ctx: click.Context, name: str) -> int:
    """Remove the set NAME. Running servers stop using it within a second."""
    from seawall.model.ids import ulid
    from seawall.store.fingerprints import FingerprintFolder

    with _store(ctx) as store:
        folder = FingerprintFolder(store.data)
        folder.mapped(folder.checked(name))
        now = store.clock.now_ms()
        dropped = Event(
            id=ulid(now), time=now, kind=EventKind.FINGERPRINT_SET_DROPPED, principal=BY, detail={"set": name}
        )
        store.ledger().append([dropped])
        folder.drop(name)
    click.echo(f"{name} is dropped.", err=True)
    return EXIT_CLEAN


COMMAND = _fingerprint
