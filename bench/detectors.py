"""Precision and recall of each detector on the public sets, written for docs/detectors.md.

    python -m bench.detectors FOLDER --date 2026-11-25 [--write docs/detection-results.json]

FOLDER holds what bench/detection_quality.py and bench/credentials_quality.py read. Then `make docs` makes the page.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from bench.credentials_quality import CREDENTIALS, rows_of
from bench.detection_quality import TYPES, judge
from seawall.app import open_engine
from seawall.detect.engine import Engine

SETS = {
    "presidio_large": "presidio-research, generated_large (MIT); looked at while the detectors were developed",
    "presidio_unit": "Presidio, tests of its recognizers, a half (MIT); looked at while the detectors were developed",
    "secrets": "test vectors of betterleaks and CredSweeper (MIT) and Kingfisher (Apache-2.0), a half; looked at too",
}
LABELS = {label: detector for detector, label in TYPES.items()} | {"SSN": "national_id", "ADDRESS": "street_address"}


def rows(engine: Engine, folder: Path) -> list[dict[str, Any]]:
    """One row for each set and detector it labels."""
    found: list[dict[str, Any]] = []
    for name in ("presidio_large", "presidio_unit"):
        for label, score in sorted(judge(engine, folder / f"{name}.jsonl").items()):
            if label in LABELS and score.true + score.missed:
                precision, recall, _ = score.figures
                values = score.true + score.missed
                found.append(_row(LABELS[label], name, f"{values} values", precision, recall))
    lines = rows_of(folder / "secrets.jsonl")
    seen = [any(one.detector in CREDENTIALS for one in engine.inspect(str(line["text"])).findings) for line in lines]
    right = sum(hit for hit, line in zip(seen, lines, strict=True) if line["pos"])
    secret = sum(bool(line["pos"]) for line in lines)
    precision, recall = right / max(sum(seen), 1), right / max(secret, 1)
    values = f"{len(lines)} lines, all credentials together"
    found += [_row(detector, "secrets", values, precision, recall) for detector in CREDENTIALS]
    return found


def _row(detector: str, name: str, values: str, precision: float, recall: float) -> dict[str, Any]:
    row = {"detector": detector, "set": name, "values": values}
    return row | {"precision": round(precision, 4), "recall": round(recall, 4)}


def main() -> None:
    """Print the rows, or write them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--date", required=True, help="today, as the page shall say it")
    options = parser.parse_args()
    command = f"python -m bench.detectors FOLDER --date {options.date} --write docs/detection-results.json"
    whole = {"date": options.date, "command": command, "sets": SETS, "rows": rows(open_engine(), options.folder)}
    text = json.dumps(whole, indent=1) + "\n"
    if options.write:
        options.write.write_text(text)
    else:
        print(text)


if __name__ == "__main__":
    main()
