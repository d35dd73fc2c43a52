"""SARIF 2.1.0, which code hosts and editors show beside the line a finding is on.

Source: OASIS Static Analysis Results Interchange Format 2.1.0, sections given below. Holds a table of findings: it
needs the columns ``source``, ``detector``, ``action``, ``start`` and ``end`` and uses ``category``, ``confidence``,
``line``, ``column``, ``path``, ``place``, ``masked``, ``reasons`` where rows have them. Results are written as they
come; the rules they met follow at the end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from urllib.parse import quote

import msgspec

from seawall.model.errors import UsageError
from seawall.reports.report import Report, Table, Value

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NEEDED = frozenset({"source", "detector", "action", "start", "end"})
# Section 3.27.10: a build should stop on "error", look at "warning", may read "note".
_LEVELS = {"block": "error", "mask": "warning", "coach": "note", "allow": "none"}
_encode = msgspec.json.Encoder().encode


def _write(table: Table) -> Iterator[bytes]:
    if not set(table.columns) >= _NEEDED:
        raise UsageError("SARIF holds findings, not any table", advice="Ask for json, jsonl or csv instead.")
    yield (
        b'{"$schema":' + _encode(_SCHEMA) + b',"version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":['
    )
    rules: dict[str, str] = {}
    first = True
    for row in table.rows:
        yield (b"" if first else b",") + _encode(_result(row, rules))
        first = False
    yield (
        b'],"tool":'
        + _encode(_tool(table.version, rules))
        + b',"invocations":'
        + _encode([_invocation(table)])
        + b"}]}\n"
    )


def _result(row: Mapping[str, Value], rules: dict[str, str]) -> dict[str, object]:
    detector = str(row["detector"])
    category = str(row.get("category") or "")
    rules.setdefault(detector, category)
    reasons = row.get("reasons")
    why = "; ".join(reasons) if isinstance(reasons, tuple) else ""
    text = f"{detector.replace('_', ' ')} ({category.replace('_', ' ')})"
    masked = str(row.get("masked") or "")
    place = str(row.get("place") or "")
    path = str(row.get("path") or "")
    message = text + (f": {masked}" if masked else "") + (f" in {path} {place}".rstrip() if path else "")
    # Section 3.17.2: the same finding in the same place has the same fingerprint from run to run. It is made of the
    # place and the masked sample, never of the value.
    stable = hashlib.sha256(f"{row['source']}\0{path}\0{detector}\0{row['start']}\0{masked}".encode("utf-8", "replace"))
    return {
        "ruleId": detector,
        "level": _LEVELS.get(str(row["action"]), "warning"),
        "message": {"text": message + (f" ({why})" if why else "")},
        "locations": [{"physicalLocation": _location(row, path)}],
        "partialFingerprints": {"seawall/v1": stable.hexdigest()[:32]},
        "properties": {"confidence": row.get("confidence"), "action": row["action"], "category": category},
    }


def _location(row: Mapping[str, Value], path: str) -> dict[str, object]:
    start, end = int(str(row["start"])), int(str(row["end"]))
    region: dict[str, object] = {"charOffset": start, "charLength": max(0, end - start)}
    if row.get("line") and not path:
        region["startLine"] = row["line"]
        if row.get("column"):
            region["startColumn"] = row["column"]
    return {"artifactLocation": {"uri": _uri(str(row["source"]))}, "region": region}


def _uri(source: str) -> str:
    """A path as a relative or file URI (section 3.4.3)."""
    path = PurePath(source)
    if path.is_absolute():
        return path.as_uri() if "\0" not in source else "file:///"
    return quote(path.as_posix(), safe="/-._~", errors="replace")


def _tool(version: str, rules: Mapping[str, str]) -> dict[str, object]:
    return {
        "driver": {
            "name": "Seawall",
            "semanticVersion": version or "0.0.0",
            "rules": [
                {
                    "id": detector,
                    "name": "".join(word.title() for word in detector.split("_")),
                    "shortDescription": {"text": f"{detector.replace('_', ' ').capitalize()} found"},
                    "properties": {"tags": ["security", category]},
                }
                for detector, category in sorted(rules.items())
            ],
        }
    }


def _invocation(table: Table) -> dict[str, object]:
    return {
        "executionSuccessful": not table.notes,
        "toolExecutionNotifications": [
            {
                "level": "warning",
                "message": {"text": f"{about}: {what}"},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(about.split("!/")[0])}}}],
            }
            for about, what in table.notes
        ],
    }


REPORT = Report(media="application/sarif+json", suffix=".sarif", write=_write)
