"""Writes the generated pages of this folder; `make docs`. A house test fails when one of them is stale.

Each function returns a whole page. Add one by adding it to PAGES.
"""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from docs.credentials_page import credentials_page
from docs.extension_vectors import extension_vectors

from seawall.app import open_engine
from seawall.detect import export
from seawall.detect.detectors import _numbering
from seawall.detect.detectors._national_schemes import SCHEMES
from seawall.detect.detectors.national_id import _CHECKLESS
from seawall.detect.engine import builtin_detectors, builtin_disguises
from seawall.model.settings import Settings

FOLDER = Path(__file__).parent


def attribute_docs(kind: type) -> dict[str, str]:
    """The docstrings that stand under a struct's attributes."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0]
    assert isinstance(tree, ast.ClassDef)
    docs: dict[str, str] = {}
    for line, following in zip(tree.body, tree.body[1:], strict=False):
        if not (isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)):
            continue
        if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
            docs[line.target.id] = " ".join(str(following.value.value).split())
    return docs


def _sections() -> Iterator[tuple[str, type]]:
    for field in msgspec.structs.fields(Settings):
        for kind in (field.type, *getattr(field.type, "__args__", ())):
            if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
                yield field.name, kind


def _default(field: msgspec.structs.FieldInfo) -> str:
    if field.default is msgspec.NODEFAULT:
        made = field.default_factory
        return "needed" if made is msgspec.NODEFAULT else "`{}`" if made is dict else "`[]`"
    value: Any = field.default
    if isinstance(value, tuple | frozenset):
        return "`[]`" if not value else f"`{list(value)}`"
    return f"`{getattr(value, 'value', value)!r}`".replace("'", '"').replace("True", "true").replace("False", "false")


_HOW_TO_SET = """\
Settings stand in a TOML file: `seawall.toml` in the data directory (`~/.local/share/seawall`, or what `--data DIR` or
`SEAWALL_DATA` names), or the one that `--config FILE` or `SEAWALL_CONFIG` names. None is needed to begin with.

    [server]
    public_url = "https://seawall.shop.example"

    [detect]
    off = ["passport"]

    [[upstream]]                              # two brackets, since there may be several
    name = "openai"
    dialect = "openai"
    base_url = "https://api.openai.com"
    key = "env:OPENAI_API_KEY"
    tool = "openai-api"                       # as `seawall tools list` calls it

A secret may be `env:NAME`, `file:PATH` or `vault:PATH#KEY` (HashiCorp Vault or OpenBao, with `VAULT_ADDR` and
`VAULT_TOKEN` or `VAULT_TOKEN_FILE` in the environment).

The environment outweighs the file (`SEAWALL__SERVER__PORT=8500`, `SEAWALL__UPSTREAM__0__KEY=env:OTHER`; commas part the
items of a list), and flags outweigh both. All are read at the start. An unknown name is an error that names the nearest
known one; `seawall doctor` says whether everything is right. *Needed* means that there is no default."""


def settings_page() -> str:
    """Every setting with its default and meaning."""
    out = ["# Settings", "", _HOW_TO_SET, ""]
    for name, kind in _sections():
        out += [f"## {inspect.getdoc(kind)}", "", "| setting | default | meaning |", "|---|---|---|"]
        docs = attribute_docs(kind)
        out += [
            f"| `{name}.{field.name}` | {_default(field)} | {docs.get(field.name, '')} |"
            for field in msgspec.structs.fields(kind)
        ]
        out.append("")
    out += ["## [teams]", "", attribute_docs(Settings)["teams"].removeprefix("[teams]: "), ""]
    return "\n".join(out)


def national_numbers_page() -> str:
    """Every scheme of national numbers, in the order in which they are tried."""
    out = [
        "# National numbers",
        "",
        "What `national_id` knows: identity, social security and personal tax numbers. Beside one of its words a",
        "number is found when its check holds; in the form with *alone*, also without a word. With a wrong check",
        "digit it is a finding only right behind its own name, *possible* and with that reason.",
        "A field that is called after an identity card, a driving licence or an identity in general, in some sixty",
        "languages, holds one whatever its form: *possible*, too.",
        "`tests/detect/test_national_numbers.py` draws numbers for each of them.",
        "",
        "| number | check | alone | words |",
        "|---|---|---|---|",
    ]
    for scheme in SCHEMES:
        check = "none published" if scheme.check in _CHECKLESS else "yes"
        named = scheme.words.replace("|", "\\|").replace("*", "\\*")
        out.append(f"| {scheme.label} | {check} | {'yes' if scheme.written else ''} | {named} |")
    return "\n".join([*out, ""])


_RESULTS = "detection-results.json"


def detectors_page() -> str:
    """Every detector: what it finds, overlooks and confuses, and how well it does on public sets."""
    results = msgspec.json.decode((FOLDER / _RESULTS).read_bytes())
    out = [
        "# Detectors",
        "",
        f"Measured on {results['date']} by `{results['command']}`, which takes a folder with the public sets:",
        "",
        *(f"- *{name}*: {what}" for name, what in results["sets"].items()),
        "",
        "Matched by type, overlap of half or more; *unknown* where no public set at hand labels it. Credentials count",
        "by lines: recall is the share of lines with a secret in which any of their detectors finds one, precision the",
        "share of lines found that have one; the harmless lines there were chosen to be hard.",
        "",
        "| detector | finds | overlooks | confuses | set | precision | recall |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, detector in sorted(builtin_detectors().items()):
        doc = inspect.getdoc(sys.modules[f"seawall.detect.detectors.{name}"]) or ""
        finds = " ".join(doc.split("\n\n")[0].split()).rstrip(".").replace("|", "\\|")
        said = f"| `{name}` | {finds} | {detector.overlooks} | {detector.confuses} |"
        measured = [row for row in results["rows"] if row["detector"] == name]
        for row in measured:
            out.append(f"{said} {row['set']}, {row['values']} | {row['precision']:.3f} | {row['recall']:.3f} |")
            said = "| | | | |"
        if not measured:
            out.append(f"{said} unknown | | |")
    return "\n".join([*out, ""])


PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings_page,
    "detectors.md": detectors_page,
    "credentials.md": credentials_page,
    "national-numbers.md": national_numbers_page,
}


def extension_files() -> dict[str, str]:
    """What the browser extension has from here: detectors as data, the tools it knows, and the cases both sides run."""
    detectors = builtin_detectors()
    written = {f"src/gen/{name}": text for name, text in export.files(detectors).items()}
    engine = export.exported_engine(open_engine())
    disguised = export.golden_disguised(engine, builtin_disguises())
    golden = {"test/golden.json": export.golden(detectors, engine), "test/disguised.json": disguised}
    return written | golden | extension_vectors(engine)


DATA: dict[str, Callable[[], str]] = {"src/seawall/detect/numbering.json": _numbering.written}
"""Data the program reads that is taken from a library."""


def main() -> int:
    """Write what changed and say so."""
    for name, written in DATA.items():
        _write(FOLDER.parent / name, written())
    for name, page in PAGES.items():
        _write(FOLDER / name, page())
    for name, text in extension_files().items():
        _write(FOLDER.parent / "extension" / name, text)
    return 0


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text() != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        print(f"wrote {path.relative_to(FOLDER.parent)}")


if __name__ == "__main__":
    sys.exit(main())


__all__ = ["DATA", "PAGES", "attribute_docs", "main"]
