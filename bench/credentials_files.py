"""Credentials in the files they live in: share of the secrets that are found, vendors named, and false alarms.

    python -m bench.credentials_files [--seed 1] [--show]

``bench/credential_files/*.txt`` are settings, histories, chats, logs and code as shops have them, with what is secret
between ``⟦`` and ``⟧`` (``⟦Stripe¦…⟧`` where the vendor should be named, ``⟦?¦…⟧`` where either answer will do). Random
values are drawn by the seed, so that nothing can be learnt by heart. ``--show`` prints misses and alarms: all of it is
made up.
"""

from __future__ import annotations

import argparse
import base64
import random
import re
import string
import uuid
from collections.abc import Iterator
from pathlib import Path

from seawall.detect.engine import Engine, builtin_detectors

CREDENTIALS = ("api_key", "database_url", "jwt", "password", "private_key", "recovery_code")
FOLDER = Path(__file__).parent / "credential_files"
_plain = string.ascii_letters + string.digits
ALPHABETS = {
    "hex": "0123456789abcdef",
    "HEX": "0123456789ABCDEF",
    "an": _plain,
    "lower": string.ascii_lowercase + string.digits,
    "upper": string.ascii_uppercase + string.digits,
    "tw": _plain + "_-",
    "b64": _plain + "+/",
    "b32": string.ascii_uppercase + "234567",
    "dig": string.digits,
}
_DRAWN = re.compile(rf"@(uuid|{'|'.join(ALPHABETS)})(\d*)@")
_PACKED = re.compile(r"⟪(.*?)⟫", re.DOTALL)
_MARKED = re.compile(r"⟦(?:([^¦⟧]*)¦)?(.*?)⟧", re.DOTALL)
Secret = tuple[int, int, str]


def drawn(text: str, dice: random.Random) -> str:
    """The text with every stand-in for a random value replaced by one."""

    def one(match: re.Match[str]) -> str:
        kind, size = match.groups()
        if kind == "uuid":
            return str(uuid.UUID(int=dice.getrandbits(128), version=4))
        while True:
            value = "".join(dice.choice(ALPHABETS[kind]) for _ in range(int(size)))
            if kind == "dig" or int(size) < 10 or any(c.isdigit() for c in value):
                return value

    packed = _DRAWN.sub(one, text)
    return _PACKED.sub(lambda match: base64.b64encode(match.group(1).encode()).decode(), packed).replace("⟨⟩", "")


def files(path: Path, seed: int) -> Iterator[tuple[str, str, list[Secret]]]:
    """``(name, text, secrets)`` of each file in a collection."""
    dice = random.Random(seed)
    for part in path.read_text().split("\n=== ")[1:]:
        name, _, marked = part.partition("\n")
        marked = drawn(marked, dice)
        text, secrets, done = "", [], 0
        for match in _MARKED.finditer(marked):
            text += marked[done : match.start()]
            secrets.append((len(text), len(text) + len(match.group(2)), match.group(1) or ""))
            text += match.group(2)
            done = match.end()
        yield name, text + marked[done:], secrets


def main() -> None:
    """Print a line for each collection."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    detectors = builtin_detectors()
    engine = Engine(detectors={name: detectors[name] for name in CREDENTIALS})
    for path in sorted(FOLDER.glob("*.txt")):
        asked = found = vendors = named = alarms = size = 0
        for name, text, secrets in files(path, options.seed):
            size += len(text)
            left = engine.scan(text)
            whole = " secrets: " in f" {name}" and not secrets  # a key file: anything found is right
            for start, end, vendor in secrets:
                over = [one for one in left if min(end, one.end) > max(start, one.start)]
                left = [one for one in left if one not in over]
                hit = any(min(end, one.end) - max(start, one.start) > (end - start) / 2 for one in over)
                if vendor == "?":
                    continue
                asked, found = asked + 1, found + hit
                if vendor and hit:
                    vendors += 1
                    named += any(vendor.lower() in reason.lower() for one in over for reason in one.reasons)
                if options.show and not hit:
                    print(f"  missed {name}: {text[max(0, start - 40) : end]!r}")
            if not whole:
                alarms += len(left)
                for one in left if options.show else ():
                    print(f"  alarm {name}: {text[max(0, one.start - 40) : one.end]!r} {one.reasons}")
        print(f"{path.stem}: {found} of {asked} found ({found / asked:.3f}), {named} of {vendors} vendors named, "
              f"{alarms} false alarms in {size / 1e3:.0f} KB")  # fmt: skip


if __name__ == "__main__":
    main()
