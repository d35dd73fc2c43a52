"""``seawall unmask``: puts back what ``seawall mask`` replaced."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from seawall.cli import EXIT_CLEAN, EXIT_PARTIAL
from seawall.model.errors import SeawallError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seawall.cli._mapfile import Map


@click.command()
@click.argument("paths", nargs=-1, metavar="[FILE…|-]")
@click.option("--map", "map_path", required=True, metavar="FILE", help="The map 'seawall mask' wrote.")
@click.option("--out", metavar="FILE|DIR", help="Write here instead of to standard output; any size, any number.")
@click.option("--force", is_flag=True, help="Write over files that are there.")
def _unmask(paths: tuple[str, ...], map_path: str, out: str | None, force: bool) -> int:
    """Put the values back into a masked text, or into an AI's answer to one.

    What 'seawall mask' wrote comes back byte for byte. In an answer, pseudonyms are also known when the AI changed
    their case or wrapped them in Markdown.
    """
    from seawall.cli import _mapfile

    if out is None and len(paths) > 1:
        raise UsageError("Several files need --out DIR")
    with _mapfile.opened(Path(map_path), begin=False) as map_file:
        return _whole(paths[0] if paths else "-", map_file) if out is None else _files(paths, out, map_file, force)


def _whole(path: str, map_file: Map) -> int:
    from seawall.cli import _bytes
    from seawall.detect.restoring import Restorer

    data = _bytes.take(path)
    encoding, mark = map_file.remembered(_bytes.digest(data)) or ("", "")
    if mark:
        reading = _bytes.Reading(data.removeprefix(bytes.fromhex(mark)).decode(encoding), encoding, bytes.fromhex(mark))
    else:
        reading = _bytes.read(data, encoding)
    sys.stdout.buffer.write(reading.write(Restorer(map_file.entries).restore(reading.text)))
    sys.stdout.buffer.flush()
    return EXIT_CLEAN


class _Restoring:
    """A restorer as files are run through it."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        from seawall.detect.restoring import Restorer

        self._restorer = Restorer(entries)

    def feed(self, text: str) -> str:
        return self._restorer.feed(text)

    def finish(self) -> str:
        return self._restorer.flush()


def _files(paths: tuple[str, ...], out: str, map_file: Map, force: bool) -> int:
    from seawall.cli import _textfiles

    failed = False
    for source, target in _textfiles.targets(paths, out, force=force):
        try:
            remembered = map_file.remembered(_textfiles.digest_of(source))
            known = (remembered[0], bytes.fromhex(remembered[1])) if remembered else None
            with _textfiles.whole_or_nothing(target) as file:
                _textfiles.rewritten(source, file, lambda: _Restoring(map_file.entries), known)
        except SeawallError as error:
            failed = True
            click.echo(f"seawall: {source}: {error}", err=True)
    return EXIT_PARTIAL if failed else EXIT_CLEAN


COMMAND = _unmask
COMMAND.name = "unmask"
