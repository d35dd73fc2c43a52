"""Signed notes and ledger checkpoints, in the formats of C2SP (signed-note v1.0.0, tlog-checkpoint v1.0.0).

A note is text ending in a newline, an empty line, and signature lines ``— name base64(key id || signature)``. A
checkpoint is a note whose text is three lines: origin, tree size, base64 of the root. Other documents are notes whose
first line says what they are, so that none can be taken for a checkpoint. Ed25519 only (type 0x01): one
algorithm is easier to check than a choice. Anyone with a C2SP tool and the verifier key can check ours.

Reading is strict: the base64 must be the one the bytes encode to, sizes have no leading zeros, so that no two texts
mean the same checkpoint.

Source: https://c2sp.org/signed-note and https://c2sp.org/tlog-checkpoint.
"""

from __future__ import annotations

import base64
import binascii
from hashlib import sha256

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from seawall.model.errors import IntegrityError, UsageError
from seawall.store.merkle import hash_bytes

_ED25519 = b"\x01"
_DASH = "\N{EM DASH} "
note_bytes_max = 64 * 1024
document_bytes_max = 4 * 1024 * 1024
signatures_max = 16


class Checkpoint(msgspec.Struct, frozen=True):
    """The state of a ledger somebody signed: so many events, with this root over them."""

    origin: str
    """Which ledger, as a URL without scheme; it need not be reachable."""
    size: int
    root: bytes

    def text(self) -> str:
        """The note's text."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def _strict_base64(text: str) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise IntegrityError("A note holds text that is not base64") from error
    if base64.b64encode(raw).decode() != text:
        raise IntegrityError("A note holds base64 with stray bits")
    return raw


def _key_id(name: str, public: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + _ED25519 + public).digest()[:4]


class NoteVerifier:
    """Checks notes of one key, given as ``name+id+base64`` (the vkey format of signed notes)."""

    def __init__(self, name: str, public: bytes) -> None:
        self.name = name
        self._public = public
        self._id = _key_id(name, public)
        self._key = Ed25519PublicKey.from_public_bytes(public)

    @classmethod
    def parse(cls, text: str) -> NoteVerifier:
        """Read a verifier key.

        Raises:
            IntegrityError: it is not one, or its id does not belong to its key.
        """
        parts = text.split("+", 2)
        if len(parts) != 3:
            raise IntegrityError("That is not a verifier key", advice="It looks like NAME+1a2b3c4d+A….")
        name, hash_text, encoded = parts
        raw = _strict_base64(encoded)
        if raw[:1] != _ED25519 or len(raw) != 33 or not name or any(c.isspace() for c in name):
            raise IntegrityError("The verifier key is not an Ed25519 one")
        verifier = cls(name, raw[1:])
        if verifier._id.hex() != hash_text:
            raise IntegrityError("The verifier key does not match its own id", advice="Copy it again, whole.")
        return verifier

    @classmethod
    def typed(cls, text: str) -> NoteVerifier:
        """Read a verifier key somebody gave: one that is none says nothing about what it was to check.

        Raises:
            UsageError: as :meth:`parse`.
        """
        try:
            return cls.parse(text.strip())
        except IntegrityError as error:
            raise UsageError(error.message, advice=error.advice or "`seawall ledger key` prints it.") from None

    def __str__(self) -> str:
        return f"{self.name}+{self._id.hex()}+{base64.b64encode(_ED25519 + self._public).decode()}"

    def open(self, note: str) -> Checkpoint:
        """The checkpoint in a note this key signed.

        Raises:
            IntegrityError: not a note, not a checkpoint, or not signed by this key.
        """
        if len(note.encode()) > note_bytes_max:
            raise IntegrityError("The checkpoint is not a signed note")
        text, lines = _taken_apart(note)
        checkpoint = _parse_text(text)
        if checkpoint.origin != self.name:
            raise IntegrityError("The checkpoint is of another ledger", advice="Check it with that ledger's key.")
        self._check(text, lines)
        return checkpoint

    def read(self, note: str, first_line: str) -> str:
        """What a signed document of this kind says, without its first line.

        Raises:
            IntegrityError: not a note, of another kind, or not signed by this key.
        """
        if len(note.encode()) > document_bytes_max:
            raise IntegrityError("The document is too long to be one of ours")
        text, lines = _taken_apart(note)
        kind, _, content = text.partition("\n")
        if kind != first_line:
            raise IntegrityError(f"The document is no {first_line}")
        self._check(text, lines)
        return content

    def _check(self, text: str, lines: list[str]) -> None:
        if len(lines) > signatures_max:
            raise IntegrityError("The note has too many signatures")
        if sum(self._signed(line, text) for line in lines) == 0:
            raise IntegrityError("The note is not signed by this key")

    def _signed(self, line: str, text: str) -> bool:
        """Whether this line is a good signature of ours; another key's line is simply not."""
        name, space, encoded = line.removeprefix(_DASH).partition(" ")
        if not line.startswith(_DASH) or not space or not name:
            raise IntegrityError("A signature line is malformed")
        raw = _strict_base64(encoded)
        if name != self.name or raw[:4] != self._id:
            return False
        try:
            self._key.verify(raw[4:], text.encode())
        except InvalidSignature as error:
            raise IntegrityError("The signature is wrong") from error
        return True


def _taken_apart(note: str) -> tuple[str, list[str]]:
    """A note's text with its last newline, and its signature lines."""
    text, blank, tail = note.rpartition("\n\n")
    if not blank or not tail.endswith("\n") or any(c < " " and c != "\n" for c in note):
        raise IntegrityError("That is not a signed note")
    return text + "\n", tail.removesuffix("\n").split("\n")


def _parse_text(text: str) -> Checkpoint:
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] or not lines[0]:
        raise IntegrityError("The note is not a checkpoint of three lines")
    origin, size, root = lines[:3]
    if not (size.isascii() and size.isdigit()) or str(int(size)) != size or len(size) > 19:
        raise IntegrityError("The size in the checkpoint is not a plain number")
    raw = _strict_base64(root)
    if len(raw) != hash_bytes:
        raise IntegrityError("The root in the checkpoint is not a SHA-256 hash")
    return Checkpoint(origin, int(size), raw)


class NoteSigner:
    """Signs checkpoints and documents with an Ed25519 key."""

    def __init__(self, name: str, seed: bytes) -> None:
        """``seed`` is the private key of 32 bytes as RFC 8032 has it."""
        self.name = name
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.verifier = NoteVerifier(name, self._key.public_key().public_bytes_raw())

    def sign(self, size: int, root: bytes) -> str:
        """The signed checkpoint of a tree."""
        return self._signed(Checkpoint(self.name, size, root).text())

    def sign_document(self, first_line: str, content: str) -> str:
        """The signed note of a document; ``first_line`` says what it is, ``content`` ends in a newline."""
        return self._signed(f"{first_line}\n{content}")

    def _signed(self, text: str) -> str:
        signature = base64.b64encode(self.verifier._id + self._key.sign(text.encode())).decode()
        return f"{text}\n{_DASH}{self.name} {signature}\n"
