"""``seawall mask``: the text with stand-ins for what is sensitive, and a map file that brings it back."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from seawall.cli import EXIT_CLEAN


@click.command()
@click.argument("path", default="-", metavar="[FILE|-]")
@click.option("--map", "map_path", required=True, metavar="FILE", help="Where pseudonyms and values are kept (0600).")
@click.pass_context
def _mask(ctx: click.Context, path: str, map_path: str) -> int:
    """Replace sensitive data in a text by pseudonyms; 'seawall unmask' with the same map brings it back exactly.

    A map file that exists is added to, and a value it knows keeps its pseudonym. The map holds the values in the
    clear: keep it as safe as the text itself.
    """
    from seawall import app
    from seawall.cli import _bytes, _mapfile
    from seawall.detect.pseudonyms import Pseudonymizer

    data = _bytes.take(path)
    map_file = _mapfile.load_or_begin(Path(map_path))
    reading = _bytes.read(data)
    settings = app.load_settings(ctx.obj["config"])  # a wrong settings file is said before anything is written
    engine = app.open_engine(settings=settings)
    app.tell_own_data(engine, settings, app.data_dir(ctx.obj["data"]))
    findings = engine.scan(reading.text)
    whole = [finding for finding in findings if finding.detector == "bulk_records"]
    masked = Pseudonymizer(map_file.key, map_file.entries).mask(
        reading.text, [finding for finding in findings if finding.detector != "bulk_records"]
    )
    output = reading.write(masked.text)
    map_file.entries.update(masked.entries)
    map_file.outputs[_bytes.digest(output)] = (reading.encoding, reading.mark.hex())
    _mapfile.save(Path(map_path), map_file)  # first the way back, then what needs it
    sys.stdout.buffer.write(output)
    sys.stdout.buffer.flush()
    if sys.stderr.isatty():
        kinds = Counter(finding.detector for finding in findings)
        click.echo(f"seawall: masked {len(masked.entries)} values: {dict(kinds)}", err=True)
    for finding in whole:
        click.echo(
            f"seawall: the text holds a table of {finding.count} records; the values Seawall knows in it are masked, "
            "other columns are not",
            err=True,
        )
    return EXIT_CLEAN


COMMAND = _mask
COMMAND.name = "mask"
