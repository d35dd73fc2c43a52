"""``seawall up``: serves console, API and gateway on one port."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from seawall.cli import unexpected
from seawall.model.errors import SeawallError, Unavailable

T = TypeVar("T")

if TYPE_CHECKING:
    from seawall.detect.engine import Engine
    from seawall.model.settings import Settings
    from seawall.store.counts import SharedCounts


@click.command(help="Serves console, API and gateway on one port.")
@click.option("--host", metavar="ADDRESS", help="Address to listen on (127.0.0.1: this machine only).")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on (8400); 0 takes a free one.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that share the port (1).")
@click.pass_obj
def COMMAND(obj: dict[str, Any], host: str | None, port: int | None, workers: int | None) -> int:  # noqa: N802
    """Serve until SIGTERM or Ctrl-C, then finish running answers and end."""
    from seawall import app

    data = app.data_dir(obj["data"])
    flags = {"server.host": host, "server.port": port, "server.workers": workers}
    settings = app.load_settings(obj["config"], flags=flags, data=data)
    if not app.is_compiled(settings):  # at first, and after an upgrade that changed them
        click.echo("Preparing the detection rules, once. It takes some ten seconds.", err=True)
    _free(settings)
    prepared = app.is_prepared(settings, data)
    code, held = app.prepare(settings, data) if prepared else _apart(app.prepare, settings, data)

    def ready(host: str, port: int) -> None:
        _announce(settings, host, port, code)
        if held:
            click.echo(f"Not in force until a second person confirms it under Changes: {'; '.join(held)}.", err=True)

    server = settings.server
    if server.workers == 1:
        app.serve(settings, data, server.host, server.port, ready)
        return 0
    from seawall.cli._workers import Crew
    from seawall.store.counts import SharedCounts

    Crew(_work, (settings, data, _loaded(settings), SharedCounts()), server.workers).run(
        server.host, server.port, ready
    )
    return 0


def _free(settings: Settings) -> None:
    """Find the port taken before anything is made: a second start by mistake would end the first one's set-up code.

    Raises:
        ConfigError: it can't be had.
    """
    server = settings.server
    if server.workers == 1:
        from seawall.gateway.server import bind

        bind(server.host, server.port, shared=False).close()
    else:
        from seawall.cli._workers import reserve

        reserve(server.host, server.port).close()


def _loaded(settings: Settings) -> Engine | None:
    """Load what every worker needs and none changes, for them to share; the engine, unless it brings threads along."""
    import gc

    import seawall.console.app
    import seawall.gateway.gateway
    import seawall.gateway.server  # noqa: F401
    from seawall import app

    engine = None if settings.detect.names == "heavy" else app.open_engine(settings=settings)
    gc.collect()
    gc.freeze()  # the collector writes to what it looks at
    return engine


def _apart(work: Callable[..., T], *arguments: object) -> T:
    """What a piece of work gives, done in a process of its own, so that the memory it took goes with it.

    Migrating a database and compiling the detectors take tens of megabytes that a worker would keep for life.

    Raises:
        SeawallError: whatever the work raised; Unavailable when it ended without a word.
    """
    import multiprocessing

    context = multiprocessing.get_context("fork")  # nothing runs beside the command yet, and this starts at once
    ours, theirs = context.Pipe(duplex=False)

    def run() -> None:
        try:
            theirs.send((work(*arguments), None))
        except SeawallError as error:
            theirs.send((None, error))
        except Exception as error:  # noqa: BLE001 - told by its kind and place, as every command does
            theirs.send((None, Unavailable(unexpected(error))))

    process = context.Process(target=run, name="seawall-prepare")
    process.start()
    theirs.close()
    try:
        result, error = ours.recv()
    except EOFError:
        raise Unavailable("Seawall could not be prepared", advice="The lines above say what went wrong.") from None
    finally:
        process.join()
    if error is not None:
        raise error
    return result  # type: ignore[no-any-return]  # what the work gave


def _work(
    settings: Settings,
    data: Path,
    engine: Engine | None,
    counts: SharedCounts,
    host: str,
    port: int,
    ready: Callable[[], None],
) -> None:
    """One worker of several."""
    from seawall import app

    app.serve(settings, data, host, port, lambda _host, _port: ready(), shared=counts, engine=engine)


def _announce(settings: Settings, host: str, port: int, code: str | None) -> None:
    """The one line on stdout that scripts wait for; what people want to know besides goes to stderr."""
    shown = f"[{host}]" if ":" in host else host
    url = settings.server.public_url.rstrip("/") or f"http://{shown}:{port}"
    click.echo(f"Seawall is ready: {url}" + (f" (set-up code: {code})" if code else ""))
    if code:
        click.echo(f"Make yourself the owner: {url}/setup?code={code}", err=True)
    if not settings.upstream:
        click.echo("No AI vendor is set yet: calls are answered by the built-in echo. See docs/settings.md.", err=True)
