"""Refuses a dependency whose licence is not permissive. Run by `make lint`.

Weak copyleft on the file or library level (MPL, LGPL) is accepted only for the packages named here, each used
unchanged and imported as a library; GPL and AGPL never.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

PERMISSIVE = re.compile(
    r"\b(MIT|MIT-0|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|Unlicense|Zlib|CC0|Public Domain|PostgreSQL)\b",
    re.IGNORECASE,
)
# Their package metadata names no licence; the file they ship does.
READ_BY_HAND = {"cedarpy": "Apache-2.0"}
LIBRARY_COPYLEFT = {
    "certifi": "MPL-2.0: the list of root certificates, data",
    "hypothesis": "MPL-2.0: tests only",
    "orjson": "MPL-2.0 or MIT",
    "psycopg": "LGPL-3: driver, used unchanged",
    "psycopg-binary": "LGPL-3: driver, used unchanged",
    "python-stdnum": "LGPL-2.1: check digits, used unchanged",
    "tqdm": "MPL-2.0 and MIT: tests only",
    "pathspec": "MPL-2.0: tests only",
}


def main() -> int:
    """0 when every installed package is permissive or named above."""
    listing = subprocess.run(
        [Path(sys.executable).parent / "pip-licenses", "--format=json", "--from=all", "--with-system"],
        capture_output=True,
        check=True,
        text=True,
    )
    refused = []
    for package in json.loads(listing.stdout):
        texts = " ; ".join(
            str(package.get(key, "")) for key in ("License-Metadata", "License-Classifier", "License-Expression")
        )
        name = package["Name"].lower().replace("_", "-")
        if name in LIBRARY_COPYLEFT or name in READ_BY_HAND or name == "seawall":
            continue
        if not PERMISSIVE.search(texts) or re.search(r"\b(A?GPL|LGPL)", texts):
            refused.append(f"{package['Name']}: {texts}")
    for line in refused:
        print("not permissive:", line)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
