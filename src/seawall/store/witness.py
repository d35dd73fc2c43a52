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


def write_witness(data: Path, note: str, verifier: NoteVerifier) -> int:
    """Remember a checkpoint unless a newer one is remembered; returns the size remembered. Never raises."""
    size = verifier.open(note).size
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
