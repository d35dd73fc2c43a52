"""How a fingerprint set is read, built, brought up to date and put in place: for `seawall fingerprint` and erasure.

A set remembers its :class:`Recipe`, so that a nightly run needs no more than its name. Where the source can say what
changed since a moment, an update takes that: the rows with the same key as a changed one are replaced, and those whose
key the source no longer has are taken out. Everything else is read anew.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from seawall.cli import _rows
from seawall.model.errors import SeawallError, Unavailable, UsageError
from seawall.model.event import Event, EventKind
from seawall.model.words import Category

if TYPE_CHECKING:
    from seawall.detect.exact.building import SetBuilder
    from seawall.detect.exact.documents import DocumentSetBuilder
    from seawall.detect.exact.index import Column, Header, Index, Keying
    from seawall.store import Store

BY = "service:command-line"
REFERENCES = ("env:", "file:", "vault:")
sampled_rows = 200
shown_every = 10_000
overlap_ms = 300_000
"""How much earlier than the last reading changes are asked for: clocks differ."""
gone_share_max = 0.5
"""A source that no longer has more of its rows than this is not believed."""
gone_rows_min = 20


class Recipe(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a set's source is read. Kept in the set; secrets are ``env:NAME``, ``file:PATH`` or ``vault:PATH#KEY``."""

    columns: str = ""
    subject: str = ""
    key: str = ""
    path: str = ""
    documents: bool = False
    query: str = ""
    keys_query: str = ""
    url: str = ""
    system: str = ""
    shop: str = ""
    token: str = ""
    what: str = "customers"
    category: str = ""
    region: str = ""
    canary: bool = False
    for_browser: bool = False
    every_hours: int = 0

    @property
    def source(self) -> str:
        """The source in two words, for lists."""
        return f"{self.system} {self.what}" if self.system else "query" if self.query else Path(self.path).name

    @property
    def narrows(self) -> bool:
        """Whether the source can be asked for what changed since a moment."""
        from seawall.cli import _shops
        from seawall.wire.database import narrows

        return _shops.narrows(self.system, self.what) if self.system else bool(self.query) and narrows(self.query)

    def kept(self) -> dict[str, str]:
        """What of it a set remembers: no address with a password in it, and no key."""
        told = {name: str(value) for name, value in msgspec.to_builtins(self).items() if value}
        for name in ("url", "token"):
            if name in told and not told[name].startswith(REFERENCES):
                del told[name]
        return told

    @classmethod
    def of(cls, header: Header) -> Recipe:
        """The recipe a set remembers.

        Raises:
            UsageError: it remembers none.
        """
        if not header.recipe:
            raise UsageError(
                f"{header.name} does not say how it was made",
                advice="It comes from an older Seawall. Build it once more; from then on it can be updated.",
            )
        return msgspec.convert(header.recipe, cls, strict=False)


def keying_of(store: Store) -> Keying:
    """The key sets are made with."""
    from seawall.detect.exact.index import Keying
    from seawall.store.fingerprints import KEY_PURPOSE

    return Keying(store.master.subkey(KEY_PURPOSE))


@contextlib.contextmanager
def rows_of(recipe: Recipe, since_ms: int = 0) -> Iterator[_rows.Rows]:
    """The rows of a source, or of those only that changed since a moment."""
    if recipe.system:
        from seawall.cli import _shops

        since = _moment(since_ms, "%Y-%m-%dT%H:%M:%SZ")
        with _shops.rows_of(recipe.system, recipe.shop, _secret(recipe.token), recipe.what, since) as (heads, rows):
            yield heads, rows
    elif recipe.query:
        from seawall.wire.database import query

        with query(_secret(recipe.url), recipe.query, _moment(since_ms, "%Y-%m-%d %H:%M:%S")) as (heads, rows):
            yield heads, rows
    else:
        with _rows.rows_of(Path(recipe.path)) as (heads, rows):
            yield heads, rows


@contextlib.contextmanager
def keys_of(recipe: Recipe) -> Iterator[Iterator[str] | None]:
    """The keys of all rows the source has now; None where it can't be asked."""
    if recipe.system:
        from seawall.cli import _shops

        with _shops.keys_of(recipe.system, recipe.shop, _secret(recipe.token), recipe.what) as keys:
            yield keys
    elif recipe.keys_query:
        from seawall.wire.database import query

        with query(_secret(recipe.url), recipe.keys_query) as (_, rows):
            yield (row[0] for row in rows if row and row[0])
    else:
        yield None


def _secret(reference: str) -> str:
    from seawall.wire.secrets import resolve

    if not reference:
        raise UsageError("The set does not remember a key or address", advice="Give --token or --url again.")
    return resolve(reference, os.environ)


def _moment(ms: int, form: str) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).strftime(form) if ms else ""


def build(store: Store, name: str, recipe: Recipe) -> Header:
    """Read all of a source and make the set of it.

    Raises:
        UsageError, ConfigError, Unavailable: what the source says; the set stays as it was.
    """
    from seawall.store.fingerprints import FingerprintFolder

    FingerprintFolder.checked(name)
    with _alone(store, name), _failing_told(store, name):
        began = store.clock.now_ms()
        if recipe.documents:
            return _build_documents(store, name, recipe, began)
        with rows_of(recipe) as (heads, rows):
            rows = iter(rows)
            first = list(itertools.islice(rows, sampled_rows))
            sample = [row for row in first if row is not None]
            wanted = wanted_columns(recipe.columns, heads) if recipe.columns else _telling_columns(heads, sample)
            columns = _columns(wanted, heads, sample, recipe.category)
            if not recipe.columns and not recipe.subject:
                whose = [column.name for column in columns if column.kind == "customer"]
                recipe = msgspec.structs.replace(recipe, subject=whose[0] if len(whose) == 1 else "")
            spec = ",".join(f"{column.name}={column.kind}" for column in columns)
            recipe = msgspec.structs.replace(recipe, columns=spec)
            places = _Places.of(heads, wanted, recipe)
            with contextlib.closing(_builder(store, columns, recipe)) as builder:
                skipped = _fill(builder, itertools.chain(first, rows), places)
                more = _about(recipe, skipped=skipped, read_ms=began, full_ms=began)
                return _written(store, builder, name, EventKind.FINGERPRINT_SET_BUILT, more)


def update(
    store: Store, name: str, recipe: Recipe, *, changes: Path | None = None, erased: Path | None = None
) -> Header:
    """Bring a set up to date with what changed in its source, or with files of changed rows and of erased keys.

    Raises as :func:`build`, and:
        UsageError: its rows can't be told apart, or it has outgrown its lay-out.
        Unavailable: the source has lost more than half of its rows, which is not believed.
    """
    from seawall.detect.exact.index import Index
    from seawall.store.fingerprints import FingerprintFolder

    with _alone(store, name), _failing_told(store, name):
        old = Index(FingerprintFolder(store.data).mapped(name), keying_of(store))
        if not old.header.key:
            raise UsageError(f"The rows of {name} can't be told apart", advice="Build it anew with --key COLUMN.")
        began = store.clock.now_ms()
        gone = _gone(store, old, recipe, changes, erased)
        with contextlib.ExitStack() as stack:
            rows: Iterable[_rows.Row] = ()
            heads: Sequence[str] = [*(one.partition("=")[0] for one in recipe.columns.split(",")), recipe.key]
            heads = [*heads, recipe.subject] if recipe.subject else heads
            if changes is not None:
                heads, rows = stack.enter_context(_rows.rows_of(changes))
            elif erased is None:
                heads, rows = stack.enter_context(rows_of(recipe, max(old.header.read_ms - overlap_ms, 1)))
            wanted = wanted_columns(recipe.columns, heads)
            columns = _columns(wanted, heads, [], recipe.category)
            builder = stack.enter_context(contextlib.closing(_builder(store, columns, recipe)))
            skipped = _fill(builder, rows, _Places.of(heads, wanted, recipe), old, gone, keying_of(store))
            fresh = builder.rows
            builder.carry(old, gone)
            read = old.header.read_ms if changes or erased else began
            more = _about(recipe, skipped=skipped, read_ms=read, full_ms=old.header.full_ms)
            told = {"changed": str(fresh), "removed": str(sum(gone))}
            return _written(store, builder, name, EventKind.FINGERPRINT_SET_UPDATED, more, told)


def _gone(store: Store, old: Index, recipe: Recipe, changes: Path | None, erased: Path | None) -> bytearray:
    """The rows whose keys the source no longer has. Changed ones are marked while they are read."""
    from seawall.detect.exact.index import ROW

    keying, gone = keying_of(store), bytearray(old.header.rows)
    if erased is not None:
        for line in erased.read_text("utf-8-sig").splitlines():
            for row in old.rows_of(keying.of(ROW, line.strip())) if line.strip() else ():
                gone[row] = 1
    if changes is None and erased is None:
        with keys_of(recipe) as keys:
            if keys is not None:
                gone = bytearray(b"\1" * old.header.rows)
                for key in keys:
                    for row in old.rows_of(keying.of(ROW, key.strip())):
                        gone[row] = 0
        lost = sum(gone)
        if lost >= gone_rows_min and lost > gone_share_max * old.header.rows:
            raise Unavailable(
                f"The source no longer has {lost:,} of {old.header.rows:,} rows, which is hard to believe",
                advice="Nothing was changed. If it is right, build the set anew.",
            )
    return gone


def id_columns(store: Store) -> set[str]:
    """What the columns are called that say whose a row of a set is.

    Raises:
        IntegrityError: a set is damaged.
    """
    from seawall.detect.exact.index import Index
    from seawall.store.fingerprints import FingerprintFolder

    folder, keying = FingerprintFolder(store.data), keying_of(store)
    return {Index(folder.mapped(name), keying).header.subject for name in folder.stamps()} - {""}


def erase_subject(store: Store, subject: str) -> dict[str, int]:
    """Take somebody's rows out of every set; how many, by set. ``subject`` is written as findings write it.

    Raises:
        IntegrityError: a set is damaged, and what is in it can't be told.
    """
    from seawall.detect.exact.index import Index
    from seawall.store.fingerprints import FingerprintFolder

    folder, taken = FingerprintFolder(store.data), dict[str, int]()
    for name in folder.stamps():
        with _alone(store, name):
            old = Index(folder.mapped(name), keying_of(store))
            rows = old.rows_of_subject(subject) if old.header.form == "records" else range(0)
            if not rows:
                continue
            gone = bytearray(old.header.rows)
            gone[rows.start : rows.stop] = b"\1" * len(rows)
            taken[name] = len(rows)
            if len(rows) == old.header.rows:
                drop(store, name)
                continue
            header = old.header
            recipe = Recipe.of(header) if header.recipe else Recipe(for_browser=bool(len(old.browser_rows)))
            columns = [msgspec.structs.replace(one, values=0, shapes=(), lengths=()) for one in header.columns]
            with contextlib.closing(_builder(store, columns, recipe)) as builder:
                builder.carry(old, gone)
                more = {
                    "source": header.source, "skipped": header.skipped, "subject": header.subject, "key": header.key,
                    "canary": header.canary, "read_ms": header.read_ms or header.built_ms, "full_ms": header.full_ms,
                    "every_hours": header.every_hours, "recipe": header.recipe,
                }  # fmt: skip
                told = {"changed": "0", "removed": str(len(rows))}
                _written(store, builder, name, EventKind.FINGERPRINT_SET_UPDATED, more, told)
    return taken


def drop(store: Store, name: str) -> None:
    """Remove a set, and say so in the ledger first.

    Raises:
        NotFound: there is none of this name.
    """
    from seawall.store.fingerprints import FingerprintFolder

    folder = FingerprintFolder(store.data)
    folder.mapped(folder.checked(name))
    _record(store, EventKind.FINGERPRINT_SET_DROPPED, {"set": name})
    folder.drop(name)


class _Places(msgspec.Struct, frozen=True):
    """Where in a row the values stand."""

    values: list[int]
    subject: int | None
    key: int | None

    @classmethod
    def of(cls, heads: Sequence[str], wanted: Sequence[tuple[str, str]], recipe: Recipe) -> _Places:
        """The places of the wanted columns, of whose a row is and of what tells rows apart."""
        subject, key = (
            heads.index(named(one, heads)) if one else None for one in (recipe.subject, recipe.key)
        )  # fmt: skip
        return cls([heads.index(name) for name, _ in wanted], subject, key)


def _about(recipe: Recipe, *, skipped: int, read_ms: int, full_ms: int) -> dict[str, Any]:
    """What a header says besides what the builder knows."""
    return {
        "source": recipe.source,
        "skipped": skipped,
        "subject": recipe.subject,
        "key": recipe.key,
        "canary": recipe.canary,
        "read_ms": read_ms,
        "full_ms": full_ms,
        "every_hours": recipe.every_hours,
        "recipe": recipe.kept(),
    }


def wanted_columns(columns: str, heads: Sequence[str]) -> list[tuple[str, str]]:
    """``(column, kind)`` of each wanted column; the kind is empty where it has to be found out.

    Raises:
        UsageError: there is no such column or kind.
    """
    from seawall.detect.exact.kinds import KINDS

    wanted = []
    for entry in columns.split(","):
        name, _, kind = entry.strip().partition("=") if entry.strip() not in heads else (entry.strip(), "", "")
        if kind and kind not in KINDS:
            raise UsageError(f"{kind[:40]!r} is no kind of value", advice=f"Kinds are {', '.join(KINDS)}.")
        wanted.append((named(name, heads), kind))
    return list(dict(wanted).items())


def _telling_columns(heads: Sequence[str], sample: Sequence[list[str]]) -> list[tuple[str, str]]:
    """``(column, kind)`` of each column that holds a person's, an order's or a price's data by its name and values.

    Plain ids and texts are none: that a cell says ``12`` or ``paid`` makes it nobody's.

    Raises:
        UsageError: there is none.
    """
    from seawall.detect.exact.kinds import KINDS, column_kind
    from seawall.detect.tables import kind_of

    wanted = []
    for place, name in enumerate(heads):
        kind = column_kind(name, [row[place] for row in sample])
        if kind in KINDS and (kind not in ("id", "text") or (kind == "id" and kind_of(name) == "identity")):
            wanted.append((name, kind))
    if not wanted:
        raise UsageError(
            "No column says by its name and values what it holds",
            advice=f"Say with --columns what to recognise; there are {', '.join(heads)[:400]}.",
        )
    return wanted


def named(name: str, heads: Sequence[str]) -> str:
    """A column by its name, case aside.

    Raises:
        UsageError: there is none.
    """
    found = next((head for head in heads if head == name), None) or next(
        (head for head in heads if head.casefold() == name.casefold()), None
    )
    if found is None:
        raise UsageError(f"There is no column {name[:60]!r}", advice=f"There are {', '.join(heads)[:400]}.")
    return found


def _columns(
    wanted: Sequence[tuple[str, str]], heads: Sequence[str], sample: Sequence[list[str]], category: str
) -> list[Column]:
    from seawall.detect.exact.index import Column
    from seawall.detect.exact.kinds import category_of, column_kind

    columns: list[Column] = []
    for name, said in wanted:
        kind = said or column_kind(name, [row[heads.index(name)] for row in sample])
        columns.append(Column(name=name, kind=kind, category=Category(category) if category else category_of(kind)))
    return columns


def _builder(store: Store, columns: Sequence[Column], recipe: Recipe) -> SetBuilder:
    from seawall import app
    from seawall.detect.exact.building import SetBuilder
    from seawall.detect.exact.kinds import calling_code
    from seawall.model.finding import subject_print
    from seawall.policy.fingerprint import value_fingerprint
    from seawall.store.fingerprints import FingerprintFolder

    country = calling_code(recipe.region) if recipe.region else ""
    if recipe.region and not country:
        raise UsageError(f"{recipe.region[:20]!r} is no region", advice="Write two letters, as DE or US.")
    values = store.master.subkey("value fingerprints")
    return SetBuilder(
        keying_of(store),
        columns,
        spill=FingerprintFolder(store.data).spill,
        subject_print=lambda subject: subject_print(lambda value: value_fingerprint(values, value), subject),
        country=country,
        browser_salt=store.master.subkey(app.BROWSER_FILTER)[:16] if recipe.for_browser else b"",
    )


def _fill(
    builder: SetBuilder,
    rows: Iterable[_rows.Row],
    places: _Places,
    old: Index | None = None,
    gone: bytearray | None = None,
    keying: Keying | None = None,
) -> int:
    """Add all rows; returns how many could not be used. The rows of ``old`` with the same keys are marked as gone."""
    from seawall.detect.exact.index import ROW

    skipped = 0
    show = sys.stderr.isatty()
    for number, row in enumerate(rows, 1):
        key = row[places.key] if row is not None and places.key is not None else ""
        if key and old is not None and gone is not None and keying is not None:
            for before in old.rows_of(keying.of(ROW, key.strip())):
                gone[before] = 1
        subject = row[places.subject] if row is not None and places.subject is not None else ""
        if row is None or not builder.add([row[place] for place in places.values], subject, key):
            skipped += 1
        if show and not number % shown_every:
            click.echo(f"\r\x1b[K{number:,} rows", err=True, nl=False)
    if show:
        click.echo("\r\x1b[Ksorting", err=True, nl=False)
    return skipped


def _written(
    store: Store,
    builder: SetBuilder | DocumentSetBuilder,
    name: str,
    kind: EventKind,
    more: dict[str, Any],
    told: dict[str, str] | None = None,
) -> Header:
    """Put the set in place, and the event in the ledger."""
    from seawall.store.fingerprints import FingerprintFolder

    with FingerprintFolder(store.data).replacing(name) as file:
        header = builder.write(file, name=name, built_ms=store.clock.now_ms(), **more)
        detail = {
            "set": name,
            "form": header.form,
            "rows": str(header.rows),
            "skipped": str(header.skipped),
            "columns": ", ".join(column.name for column in header.columns)[:500],
        }
        _record(store, kind, detail | (told or {}))  # before it is put in place: without a ledger nothing changes
    return header


def _record(store: Store, kind: EventKind, detail: dict[str, str]) -> None:
    from seawall.model.ids import ulid

    now = store.clock.now_ms()
    store.ledger().append([Event(id=ulid(now), time=now, kind=kind, principal=BY, detail=detail)])


@contextlib.contextmanager
def _failing_told(store: Store, name: str) -> Iterator[None]:
    """What stops the block is in the ledger too, so that a nightly run that fails does not fail unseen."""
    try:
        yield
    except UsageError:
        raise
    except SeawallError as error:
        _record(store, EventKind.FINGERPRINT_BUILD_FAILED, {"set": name, "why": error.message[:300]})
        raise


@contextlib.contextmanager
def _alone(store: Store, name: str) -> Iterator[None]:
    """Nobody else builds, updates or erases in this set while the block runs."""
    from seawall.store.fingerprints import FingerprintFolder

    def waiting() -> None:
        click.echo(f"{name} is being worked on by another command; waiting for it.", err=True)

    with FingerprintFolder(store.data).alone(name, waiting):
        yield


def _build_documents(store: Store, name: str, recipe: Recipe, began: int) -> Header:
    from seawall.cli import _walking
    from seawall.detect.exact.documents import DocumentSetBuilder
    from seawall.store.fingerprints import FingerprintFolder

    path = Path(recipe.path)
    if not path.exists():
        raise UsageError("There is no such file or folder", advice="Check its name.")
    category = Category(recipe.category or Category.SUPPLIER_CONTRACT)
    skipped = 0
    spill = FingerprintFolder(store.data).spill
    with contextlib.closing(DocumentSetBuilder(keying_of(store), spill=spill, category=category)) as builder:
        for number, each in enumerate(_walking.files((str(path),), ()), 1):
            skipped += not _add_document(builder, Path(each))
            if sys.stderr.isatty():
                click.echo(f"\r\x1b[K{number:,} documents", err=True, nl=False)
        more = _about(recipe, skipped=skipped, read_ms=began, full_ms=began)
        return _written(store, builder, name, EventKind.FINGERPRINT_SET_BUILT, more)


def _add_document(builder: DocumentSetBuilder, path: Path) -> bool:
    """Whether a document was read and has enough text."""
    from seawall.detect.documents import read_document
    from seawall.model import limits

    try:
        if path.stat().st_size > limits.file_bytes_max:
            return False
        document = read_document(path.name, path.read_bytes())
    except (OSError, SeawallError):
        return False
    return builder.add(path.stem, [part.text for part in document.parts])
