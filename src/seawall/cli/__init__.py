"""The command line. One file a command, found by name; a command's module is imported only when it is used.

Files are named after their command (``check.py`` is ``seawall check``); a command with sub-commands is a click group.
``_*.py`` files are shared by commands and are none themselves.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from functools import cached_property
from pathlib import PurePath

import click

from seawall import __version__
from seawall.model import plugins
from seawall.model.errors import NotFound, SeawallError, SecondPersonNeeded, Unavailable, UsageError

EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE, EXIT_UNFINISHED, EXIT_PARTIAL = 0, 1, 2, 3, 4


class _ReaderGone(Exception):
    """Nobody reads what is printed any more."""


class _LazyCommands(click.Group):
    """A group whose commands are the files of this folder; ``verify-gateway`` is ``verify_gateway.py``."""

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return plugins.names(sys.modules[__name__])

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name.replace("_", "-") for name in self._names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = cmd_name.replace("-", "_")
        if name not in self._names:
            return None
        return plugins.load(sys.modules[__name__], name, "COMMAND", click.Command)

    def invoke(self, ctx: click.Context) -> object:
        """click would end a command whose reader went away (``… | head``) with 1, which means findings here."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise _ReaderGone from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A mistyped command is answered with the nearest there is."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import difflib

            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1)
            if not near:
                raise
            raise click.UsageError(f"{error.message} Did you mean {near[0]}?", ctx) from None


@click.command(cls=_LazyCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="seawall")
@click.option(
    "--data", metavar="DIR", envvar="SEAWALL_DATA", help="Data directory (SEAWALL_DATA; ~/.local/share/seawall)."
)
@click.option("--config", metavar="FILE", envvar="SEAWALL_CONFIG", help="Settings, a TOML file (SEAWALL_CONFIG).")
@click.pass_context
def cli(ctx: click.Context, data: str | None, config: str | None) -> None:
    """Keeps a shop's customer, order, payment, pricing and supplier data from leaking into AI."""
    ctx.obj = {"data": data, "config": config}


def _global_options_first(arguments: Sequence[str]) -> list[str]:
    """``--data`` and ``--config`` may stand anywhere on the line, so they are moved to where click looks for them."""
    front: list[str] = []
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        if argument == "--":
            rest += [argument, *waiting]
            break
        if argument in ("--data", "--config") and waiting:
            front += [argument, waiting.pop(0)]
        elif argument.startswith(("--data=", "--config=")):
            front.append(argument)
        else:
            rest.append(argument)
    return front + rest


def unexpected(error: BaseException) -> str:
    """A fault nobody foresaw, by its kind and place."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "seawall" in frame.filename] or list(frames)
    place = f" at {PurePath(own[-1].filename).name}:{own[-1].lineno}" if own else ""
    return f"Something went wrong that should not ({type(error).__name__}{place}). Please report this line."


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with the code contract.md promises."""
    try:
        code = cli.main(
            args=_global_options_first(sys.argv[1:] if arguments is None else arguments),
            prog_name="seawall",
            standalone_mode=False,
        )
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(EXIT_USAGE)
    except SeawallError as error:
        click.echo(f"seawall: {error}", err=True)
        asked_wrongly = isinstance(error, (UsageError, NotFound)) and not isinstance(error, SecondPersonNeeded)
        sys.exit(EXIT_USAGE if asked_wrongly else EXIT_UNFINISHED)
    except (_ReaderGone, BrokenPipeError):
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), 1
        )  # what is still buffered goes there at the end, without a complaint
        sys.exit(EXIT_UNFINISHED)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"seawall: {where}{error.strerror or type(error).__name__}", err=True)
        sys.exit(EXIT_UNFINISHED)
    except Exception as error:  # noqa: BLE001 - its words, and a traceback's lines, could quote what was looked at
        click.echo(f"seawall: {unexpected(error)}", err=True)
        sys.exit(EXIT_UNFINISHED)
    sys.exit(code if isinstance(code, int) else EXIT_CLEAN)


__all__ = ["EXIT_CLEAN", "EXIT_FINDINGS", "EXIT_PARTIAL", "EXIT_UNFINISHED", "EXIT_USAGE", "Unavailable", "cli", "main"]
