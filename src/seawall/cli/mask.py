"""``seawall mask``: texts and files with stand-ins for what is sensitive, and a map file that brings it back."""

from __future__ import annotations

import contextlib
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from seawall.cli import EXIT_CLEAN, EXIT_PARTIAL
from seawall.model.errors import BadExchange, SeawallError, UsageError

if TYPE_CHECKING:
    from seawall.cli._mapfile import Map
    from seawall.detect.engine import Engine
    from seawall.detect.streaming import Blocks, Inspect
    from seawall.model.finding import Finding


@click.command()
@click.argument("paths", nargs=-1, metavar="[FILE…|-]")
@click.option("--map", "map_path", required=True, metavar="FILE", help="Where pseudonyms and values are kept (0600).")
@click.option("--out", metavar="FILE|DIR", help="Write here instead of to standard output; any size, any number.")
@click.option("--force", is_flag=True, help="Write over files that are there.")
@click.option("--realistic", is_flag=True, help="Plausible values that are nobody's, for good: there is no way back.")
@click.pass_context
def _mask(
    ctx: click.Context, paths: tuple[str, ...], map_path: str, out: str | None, force: bool, realistic: bool
) -> int:
    """Replace sensitive data by pseudonyms; 'seawall unmask' with the same map brings it back exactly.

    A map file that exists is added to, and a value it knows keeps its pseudonym, in whichever file and column it
    stands. The map holds the values in the clear: keep it as safe as the text itself. A map whose name ends in .db
    takes as many values as the disk; with it files of any size are masked in bounded memory.

    CSV, TSV and JSON keep their delimiters, quotes, encoding and line ends; numbers stay numbers, and columns whose
    header says what they hold are masked in every row.
    """
    from seawall import app
    from seawall.cli import _mapfile

    # A wrong settings file is said before anything is written.
    settings = app.load_settings(ctx.obj["config"], data=app.data_dir(ctx.obj["data"]))
    if not paths:
        paths = ("-",)
    if out is None and len(paths) > 1:
        raise UsageError("Several files need --out DIR")
    if out is not None and "-" in paths:
        raise UsageError("Standard input goes to standard output", advice="Leave --out away.")
    engine = app.open_engine(settings=settings)
    app.tell_own_data(engine, settings, app.data_dir(ctx.obj["data"]))
    with _mapfile.opened(Path(map_path), begin=True) as map_file:
        if out is None:
            return _whole(paths[0], engine, map_file, realistic=realistic)
        return _files(paths, out, engine, map_file, force=force, realistic=realistic)


def _whole(path: str, engine: Engine, map_file: Map, *, realistic: bool) -> int:
    """A text that fits into memory, to standard output."""
    from seawall.cli import _bytes
    from seawall.detect.pseudonyms import Pseudonymizer
    from seawall.detect.realistic import replaced

    data = _bytes.take(path)
    try:
        _bytes.need_text(data)
    except BadExchange as error:
        raise BadExchange(f"{path}: {error.message}", advice=error.advice) from None
    reading = _bytes.read(data)
    suffix = _form(reading.text, path)
    if suffix:
        masked, counts, records = _rows(reading.text, suffix, engine, map_file, realistic=realistic)
    else:
        findings = engine.scan(reading.text)
        values = [finding for finding in findings if finding.detector != "bulk_records"]
        records = [finding.count for finding in findings if finding.detector == "bulk_records"]
        counts = Counter(finding.detector for finding in values)
        if realistic:
            masked = replaced(map_file.key, reading.text, values)
        else:
            masked = Pseudonymizer(map_file.key, record=map_file).mask(reading.text, values).text
    output = reading.write(masked)
    if not realistic:
        map_file.remember(_bytes.digest(output), reading.encoding, reading.mark.hex())
    map_file.commit()  # first the way back, then what needs it
    sys.stdout.buffer.write(output)
    sys.stdout.buffer.flush()
    if sys.stderr.isatty():
        click.echo(f"seawall: masked {dict(counts)}", err=True)
    for count in records:
        click.echo(
            f"seawall: the text holds a table of {count} records{' or more' if suffix else ''}; the values Seawall "
            "knows in it are masked, other columns are not",
            err=True,
        )
    return EXIT_CLEAN


def _form(text: str, path: str) -> str:
    """What rows a text is made of, as files that hold such are named: ``.csv``, ``.json``; '' for none."""
    import json

    from seawall.detect.cells import layout_of

    suffix = Path(path).suffix.lower()
    if suffix in (".csv", ".tsv", ".json", ".jsonl", ".ndjson"):
        return suffix
    if text.lstrip()[:1] in ("{", "["):
        lines = text.strip().split("\n", 2)
        for form, part in ((".json", text), (".jsonl", lines[0] if len(lines) > 1 else "")):
            with contextlib.suppress(ValueError, RecursionError):
                json.loads(part)
                return form
    return ".csv" if layout_of(text) else ""


def _rows(
    text: str, suffix: str, engine: Engine, map_file: Map, *, realistic: bool
) -> tuple[str, Counter[str], list[int]]:
    """A table or JSON, masked as a file of it is, with how much of what was masked, and its records at once."""
    from seawall.detect.pseudonyms import Pseudonymizer
    from seawall.detect.realistic import StreamReplacer
    from seawall.detect.streaming import StreamMasker

    inspect = inspecting(engine)
    records = 0

    def counting(part: str) -> tuple[list[Finding], bool]:
        nonlocal records
        found, complete = inspect(part)
        records = max(records, *(one.count for one in found if one.detector == "bulk_records"), 0)
        return found, complete

    masker: Blocks
    if realistic:
        masker = StreamReplacer(counting, map_file.key, suffix)
    else:
        masker = StreamMasker(counting, Pseudonymizer(map_file.key, keep_numbers=True, record=map_file), suffix)
    return masker.feed(text) + masker.finish(), masker.found, [records] if records else []


def _files(paths: tuple[str, ...], out: str, engine: Engine, map_file: Map, *, force: bool, realistic: bool) -> int:
    """Files of any size, each written whole or not at all. One that can't be masked does not keep others from it."""
    from seawall.cli import _textfiles
    from seawall.detect.pseudonyms import Pseudonymizer
    from seawall.detect.realistic import StreamReplacer
    from seawall.detect.streaming import StreamMasker

    inspect = inspecting(engine)
    pseudonymizer = Pseudonymizer(map_file.key, keep_numbers=True, record=map_file)
    failed = False
    for source, target in _textfiles.targets(paths, out, force=force):
        transformers: list[Blocks] = []

        def transformer(suffix: str = source.suffix, made: list[Blocks] = transformers) -> Blocks:
            if realistic:
                made.append(StreamReplacer(inspect, map_file.key, suffix))
            else:
                made.append(StreamMasker(inspect, pseudonymizer, suffix))
            return made[-1]

        try:
            with _textfiles.whole_or_nothing(target) as file:
                written = _textfiles.rewritten(source, file, transformer)
                map_file.remember(written.digest, written.encoding, written.mark.hex())
                map_file.commit()
        except SeawallError as error:
            failed = True
            click.echo(f"seawall: {source}: {error}", err=True)
            continue
        kinds = ", ".join(f"{count} {kind}" for kind, count in transformers[-1].found.most_common())
        click.echo(f"{target}: {kinds or 'nothing to mask'}", err=True)
    return EXIT_PARTIAL if failed else EXIT_CLEAN


def inspecting(engine: Engine) -> Inspect:
    """The engine as a stream masker asks it.

    Raises (when asked):
        Unavailable: a detector failed, so that nothing may leave.
    """
    from seawall.model.errors import Unavailable

    def inspect(text: str) -> tuple[list[object], bool]:
        seen = engine.inspect(text)
        if seen.failed:
            raise Unavailable(f"These detectors failed: {', '.join(seen.failed)}")
        return list(seen.findings), not seen.truncated

    return inspect  # type: ignore[return-value]


COMMAND = _mask
COMMAND.name = "mask"
