"""The newest checkpoint this machine has seen, in a file beside the database but not in it.

Somebody who can write to the database, but not to the data directory of the machines that use it, can't cut events
off the ledger's end and go unnoticed. Copy the file elsewhere from time to time and the same holds for somebody who can
write to both: ``seawall ledger verify --checkpoint FILE``.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from seawall.model.errors import IntegrityError
from seawall.store.notes import Checkpoint, NoteVerifier, note_bytes_max

file_name = "ledger.checkpoint"


def read_witness(data: Path, verifier: NoteVerifier) -> Checkpoint | None:
    """The checkpoint this machine remembers; None when there is none of this ledger."""
    try:
        with (data / file_name).open("rb") as file:
            return verifier.open(file.read(note_bytes_max).decode())
    except (OSError, UnicodeDecodeError, IntegrityError):
        return None  # none yet, or one of the ledger that was here before a restore


def of_another(data: Path, verifier: NoteVerifier) -> str:
    """The ledger that the file beside the database is of, if it is not this one; empty if it is, or there is none."""
    try:
        name = (data / file_name).read_text(encoding="utf-8").partition("\n")[0]
    except (OSError, UnicodeDecodeError):
        return ""
    return name if name != verifier.name and name.isprintable() else ""


def write_witness(data: Path, note: str, verifier: NoteVerifier) -> int:
    """Remember a checkpoint unless a newer one is remembered, or one of another ledger, which whoever put this one here
    has to explain; returns the size remembered. Never raises."""
    size = verifier.open(note).size
    if of_another(data, verifier):
        return size
    known = read_witness(data, verifier)
    if known is not None and known.size >= size:
        return known.size
    draft = data / f".{file_name}.{secrets.token_hex(4)}"
    with suppress(OSError):
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(note)
        draft.replace(data / file_name)
    return size
