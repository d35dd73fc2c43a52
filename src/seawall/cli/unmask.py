"""``seawall unmask``: puts back what ``seawall mask`` replaced."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from seawall.cli import EXIT_CLEAN


@click.command()
@click.argument("path", default="-", metavar="[FILE|-]")
@click.option("--map", "map_path", required=True, metavar="FILE", help="The map 'seawall mask' wrote.")
def _unmask(path: str, map_path: str) -> int:
    """Put the values back into a masked text, or into an AI's answer to one.

    What 'seawall mask' wrote comes back byte for byte. In an answer, pseudonyms are also known when the AI changed
    their case or wrapped them in Markdown.
    """
    from seawall.cli import _bytes, _mapfile
    from seawall.detect.restoring import Restorer

    map_file = _mapfile.load(Path(map_path))
    data = _bytes.take(path)
    encoding, mark = map_file.outputs.get(_bytes.digest(data), ("", ""))
    if mark:
        reading = _bytes.Reading(data.removeprefix(bytes.fromhex(mark)).decode(encoding), encoding, bytes.fromhex(mark))
    else:
        reading = _bytes.read(data, encoding)
    sys.stdout.buffer.write(reading.write(Restorer(map_file.entries).restore(reading.text)))
    sys.stdout.buffer.flush()
    return EXIT_CLEAN


COMMAND = _unmask
COMMAND.name = "unmask"
