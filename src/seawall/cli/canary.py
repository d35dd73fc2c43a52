"""``seawall canary``: makes facts to be planted, and asks models whether they complete them."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from seawall.cli import EXIT_CLEAN, EXIT_FINDINGS, EXIT_PARTIAL, _sets, _tables
from seawall.model.errors import SeawallError, Unavailable, UsageError
from seawall.model.event import Event, EventKind

if TYPE_CHECKING:
    from seawall.detect.exact.canaries import Canary, Count
    from seawall.store import Store

BY = "service:canary"
lifetime_ms = 15 * 60_000
"""How long the key that asks could live, should it be ended before it takes it back."""
answer_seconds_max = 60.0
answer_bytes_max = 4 * 1024 * 1024
KEY_PURPOSE = "canaries"


@click.group()
def _canary() -> None:
    """Plant facts where an AI vendor's training might pick them up, and ask models for them.

    A planted fact is a sentence nobody could guess. One that a model completes has been read by it.
    """


@_canary.command()
@click.argument("name")
@click.option("--count", type=click.IntRange(1, 200), default=10, show_default=True, help="How many facts.")
@click.pass_context
def make(ctx: click.Context, name: str, count: int) -> int:
    """Print the facts of the set NAME, one a line, and have them recognised wherever they turn up.

    Put them where a vendor could read them and no person would: a document of a tool on trial, a ticket, a product that
    is not sold. They follow from this installation's key and are kept nowhere; the same command prints them again.
    """
    from seawall.detect.exact.canaries import canaries

    with _store(ctx) as store, tempfile.TemporaryDirectory() as folder:
        facts = canaries(store.master.subkey(KEY_PURPOSE), name, count)
        path = Path(folder) / "planted.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([["fact"], *([fact.sentence] for fact in facts)])
        _sets.build(store, name, _sets.Recipe(columns="fact=text", path=str(path), canary=True))
    for fact in facts:
        click.echo(fact.sentence)
    return EXIT_CLEAN


@_canary.command()
@click.argument("name")
@click.option("--model", required=True, help="The model to ask, as the gateway's clients name it.")
@click.option("--dialect", default="openai", show_default=True, help="The API to ask by: openai, anthropic, gemini.")
@click.option("--url", default="", metavar="URL", help="Where Seawall serves; as the settings say when left out.")
@click.option("--facts", type=click.Path(exists=True, path_type=Path), help="Facts of your own, one a line.")
@click.option("--rounds", type=click.IntRange(1, 20), default=1, show_default=True, help="How often each is asked.")
@_tables.format_option("table", "json")
@click.pass_context
def ask(
    ctx: click.Context, name: str, model: str, dialect: str, url: str, facts: Path | None, rounds: int, format_: str
) -> int:
    """Ask a model for the endings of the facts in the set NAME, through the gateway, and count what it knows.

    As many facts that were never planted are asked in between: they show what chance does. Exit code 1 when chance is
    no explanation. Facts and answers are neither printed nor kept; the ledger has the counts.
    """
    import asyncio

    from seawall import app
    from seawall.detect.exact.canaries import canaries, count, of_sentence

    data = app.data_dir(ctx.obj["data"])
    settings = app.load_settings(ctx.obj["config"], data=data)
    url = (url or f"http://{settings.server.host}:{settings.server.port}").rstrip("/")
    with _store(ctx) as store:
        secret = store.master.subkey(KEY_PURPOSE)
        if facts is not None:
            lines = facts.read_text("utf-8-sig").splitlines()
            planted = [fact for line in lines if (fact := of_sentence(line)) is not None]
            if not planted:
                raise UsageError("No line is a fact of six words or more", advice="Write one sentence a line.")
        else:
            planted = canaries(secret, name, _rows(store, name))
        controls = canaries(secret, name, len(planted), planted=False)
        asked = [(fact, True) for fact in planted] + [(fact, False) for fact in controls]
        answers, failed = asyncio.run(_answers(store, url, dialect, model, asked * rounds))
        if not answers:
            raise Unavailable(f"{model} answered nothing at all: {failed[0]}", advice="`seawall doctor` looks at it.")
        told = count(answers, made_here=facts is None)
        _record(store, name, model, told, len(failed))
    _show(name, model, told, failed, format_)
    return EXIT_FINDINGS if told.surfaced else EXIT_PARTIAL if failed else EXIT_CLEAN


def _rows(store: Store, name: str) -> int:
    from seawall.detect.exact.index import read_header
    from seawall.store.fingerprints import FingerprintFolder

    header = read_header(FingerprintFolder(store.data).mapped(name), _sets.keying_of(store))
    if not header.canary:
        raise UsageError(f"{name} is no set of planted facts", advice="`seawall canary make` makes one.")
    return header.rows


def _store(ctx: click.Context):  # type: ignore[no-untyped-def]  # a context manager of the store
    from seawall import app

    data = app.data_dir(ctx.obj["data"])
    return app.open_store(app.load_settings(ctx.obj["config"], data=data), data)


async def _answers(
    store: Store, url: str, dialect: str, model: str, asked: Sequence[tuple[Canary, bool]]
) -> tuple[list[tuple[Canary, bool, str]], list[str]]:
    """What the model says to each question, and what went wrong; one after the other, so that no limit is run into."""
    from seawall.dialects import providers
    from seawall.dialects.dialect import Dialect
    from seawall.gateway.probes import QUESTIONS
    from seawall.model import plugins
    from seawall.model.exchange import Principal
    from seawall.store.keyring import KeyOrder
    from seawall.wire.http import HttpClient

    dialects = plugins.collect(providers, "DIALECT", Dialect)
    if dialect not in QUESTIONS:
        raise UsageError(f"{dialect[:40]!r} is no API to ask by", advice=f"There are {', '.join(QUESTIONS)}.")
    order = KeyOrder(principal=Principal.parse(BY), lifetime_ms=lifetime_ms, label="canary")
    secret, key = store.key_ring().issue(order, by=BY)
    client = HttpClient(first_byte_seconds=answer_seconds_max, idle_seconds=answer_seconds_max)
    answers: list[tuple[Canary, bool, str]] = []
    failed: list[str] = []
    try:
        for fact, is_planted in asked:
            try:
                said = await _said(client, url, dialects[dialect], secret, QUESTIONS[dialect], model, fact.question)
            except SeawallError as error:
                failed.append(str(error))
                if len(failed) > 3 and not answers:
                    break
            else:
                answers.append((fact, is_planted, said))
    finally:
        await client.close()
        store.key_ring().revoke(key.id, by=BY)
    return answers, failed


async def _said(client, url, dialect, secret, asking, model, question) -> str:  # type: ignore[no-untyped-def]
    """The text of one answer.

    Raises:
        Unavailable: the gateway or the vendor gives none.
    """
    import msgspec

    from seawall.model.ports import UpstreamRequest

    path, body = asking
    path = path.replace("MODEL", model)
    headers = [("content-type", "application/json"), *dialect.auth(secret), *dialect.defaults]
    content = msgspec.json.encode(body(model, question))
    reply = await client.send(UpstreamRequest("POST", url + path, headers, content))
    try:
        raw = bytearray()
        async for chunk in reply.chunks():
            raw += chunk
            if len(raw) > answer_bytes_max:
                raise Unavailable("The answer has no end")
    finally:
        await reply.close()
    if reply.status != 200:
        raise Unavailable(f"HTTP {reply.status}")
    match = dialect.route("POST", path)
    return "\n".join(part.text for part in dialect.answer(match, bytes(raw)).parts)


def _record(store: Store, name: str, model: str, told: Count, failed: int) -> None:
    from seawall.model.ids import ulid

    now = store.clock.now_ms()
    detail = {
        "set": name,
        "planted": str(told.planted),
        "completed": str(told.completed),
        "controls": str(told.controls),
        "completed_controls": str(told.completed_controls),
        "chance": f"{told.chance:.2g}",
        "surfaced": str(told.surfaced).lower(),
        "failed": str(failed),
    }
    kind = EventKind.CANARY_MODEL_ASKED
    store.ledger().append([Event(id=ulid(now), time=now, kind=kind, principal=BY, model=model, detail=detail)])


def _show(name: str, model: str, told: Count, failed: Sequence[str], format_: str) -> None:
    if format_ == "json":
        shown = {"set": name, "model": model, "surfaced": told.surfaced, "failed": len(failed)}
        _tables.json_line({**shown, **{field: getattr(told, field) for field in told.__struct_fields__}})
        return
    click.echo(f"{model} completed {told.completed} of {told.planted} planted facts")
    click.echo(f"  and {told.completed_controls} of {told.controls} that were never planted.")
    if told.surfaced:
        click.echo(f"It has read them: chance alone does as much once in {1 / told.chance:,.0f} times.")
    else:
        click.echo("No sign that it has read them." if not told.completed else "That may be chance.")
    if failed:
        click.echo(f"{len(failed)} questions were not answered: {failed[0]}", err=True)


COMMAND = _canary
COMMAND.name = "canary"
