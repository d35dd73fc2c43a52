"""Secrets at rest: one master key, everything else derived from it or sealed under it.

The master key is 32 random bytes, in ``seawall.key`` beside the database (mode 0600, made once) or given by a setting
so that replicas share it. Purposes are kept apart with HKDF-SHA256 (RFC 5869): the key ring, fingerprints, pseudonyms
and each kind of sealed record have a key of their own, and none of them tells anything about another. Records are
sealed with ChaCha20-Poly1305 under a fresh 96-bit nonce, bound to a context (which row they belong to), so that a
sealed value moved to another row does not open.

Who has the database but not the master key reads no secret. Who has both, reads all: keep their backups apart.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from seawall.model.errors import ConfigError, IntegrityError, UsageError

key_bytes = 32
nonce_bytes = 12
passphrase_chars_min = 12
key_file_name = "seawall.key"
_SCRYPT = {"n": 2**16, "r": 8, "p": 1}  # about 0.2 s and 64 MB: the strongest that a small machine bears


class Box:
    """Seals and opens records of one kind."""

    def __init__(self, key: bytes) -> None:
        self._cipher = ChaCha20Poly1305(key)

    def seal(self, plain: bytes, context: bytes) -> bytes:
        """Nonce and ciphertext of ``plain``, bound to ``context``."""
        nonce = os.urandom(nonce_bytes)
        return nonce + self._cipher.encrypt(nonce, plain, context)

    def unseal(self, sealed: bytes, context: bytes) -> bytes:
        """What was sealed.

        Raises:
            IntegrityError: sealed under another key, for another context, or changed since.
        """
        try:
            return self._cipher.decrypt(sealed[:nonce_bytes], sealed[nonce_bytes:], context)
        except (InvalidTag, ValueError) as error:
            raise IntegrityError(
                "A sealed record does not open", advice="It was changed, or sealed under another master key."
            ) from error


class MasterKey:
    """The one key of an installation."""

    def __init__(self, raw: bytes) -> None:
        if len(raw) != key_bytes:
            raise ConfigError("The master key is not 32 bytes", advice="Write it as 44 characters of base64.")
        self._raw = raw

    def __repr__(self) -> str:
        return "MasterKey(…)"

    @classmethod
    def parse(cls, text: str) -> MasterKey:
        """Read it as it stands in the key file or a setting: base64 of 32 bytes.

        Raises:
            ConfigError: it is something else. The message does not repeat it.
        """
        try:
            return cls(base64.b64decode(text.strip(), validate=True))
        except (binascii.Error, ValueError) as error:
            raise ConfigError("The master key is not base64", advice="Write it as 44 characters of base64.") from error

    def subkey(self, purpose: str) -> bytes:
        """32 bytes for one purpose (``key ring``, ``fingerprint`` …), the same each time."""
        info = b"seawall v1 " + purpose.encode()
        return HKDF(algorithm=SHA256(), length=key_bytes, salt=None, info=info).derive(self._raw)

    def box(self, kind: str) -> Box:
        """What seals records of one kind."""
        return Box(self.subkey(f"box {kind}"))

    def wrapped(self, passphrase: str) -> dict[str, str]:
        """This key sealed under a passphrase (scrypt), for a backup.

        Raises:
            UsageError: the passphrase is shorter than ``passphrase_chars_min``.
        """
        if len(passphrase) < passphrase_chars_min:
            raise UsageError(
                "The passphrase is too short",
                advice=f"Use {passphrase_chars_min} characters or more.",
            )
        salt = os.urandom(16)
        sealed = Box(_stretched(passphrase, salt)).seal(self._raw, b"seawall master key")
        return {"salt": base64.b64encode(salt).decode(), "sealed": base64.b64encode(sealed).decode()}

    @classmethod
    def unwrapped(cls, wrapped: dict[str, str], passphrase: str) -> MasterKey:
        """The key in a backup.

        Raises:
            UsageError: wrong passphrase.
        """
        try:
            salt, sealed = base64.b64decode(wrapped["salt"]), base64.b64decode(wrapped["sealed"])
            return cls(Box(_stretched(passphrase, salt)).unseal(sealed, b"seawall master key"))
        except (IntegrityError, KeyError, ValueError) as error:
            raise UsageError("The passphrase does not open the backup's key") from error

    def same_as(self, other: MasterKey) -> bool:
        """Compared in constant time."""
        return secrets.compare_digest(self._raw, other._raw)

    def write(self, path: Path) -> None:
        """Make the key file, readable by its owner only; it appears whole or not at all.

        Raises:
            FileExistsError: there is one already.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(base64.b64encode(self._raw) + b"\n")
                file.flush()
                os.fsync(file.fileno())
            os.link(draft, path)
        finally:
            draft.unlink()


def _stretched(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=key_bytes, **_SCRYPT).derive(passphrase.encode())


def open_master_key(data: Path, setting: str = "") -> MasterKey:
    """The installation's master key: from the setting if there is one, else from the data directory, made if missing.

    Several processes may start at once: one makes the file, the others read it.

    Raises:
        ConfigError: the key is malformed, or others can read its file.
    """
    if setting:
        return MasterKey.parse(setting)
    path = data / key_file_name
    if not path.exists():
        with contextlib.suppress(FileExistsError):  # another process was quicker, and its key is the one
            MasterKey(secrets.token_bytes(key_bytes)).write(path)
    if path.stat().st_mode & 0o077:
        raise ConfigError(f"{path} can be read by others", advice=f"Run: chmod 600 {path}")
    return MasterKey.parse(path.read_text())
