"""Signed envelopes for devices: a payload's bytes, an Ed25519 signature over them, and which key made it.

The signature is over a fixed first line and the bytes as they are sent, so that no two sides need to agree on how JSON
is written, and a signature made for anything else is none here. docs/extension-protocol.md says how a device checks it.
"""

from __future__ import annotations

import base64
from hashlib import sha256

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from seawall.model.endpoint import ENVELOPE_CONTEXT

purpose = "endpoint policy signing"
"""What the key is derived for; replicas that share a master key share it."""


class Envelope(msgspec.Struct, frozen=True, rename="camel"):
    """What a device is given."""

    payload: str
    signature: str
    key_id: str


class EnvelopeSigner:
    """Signs with one key."""

    def __init__(self, seed: bytes) -> None:
        """``seed`` is the private key of 32 bytes as RFC 8032 has it."""
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._key.public_key().public_bytes_raw()
        self.key_id = sha256(self.public).hexdigest()[:16]

    @property
    def public_text(self) -> str:
        """The public key as devices are told it: base64 of 32 bytes."""
        return base64.b64encode(self.public).decode()

    @property
    def link_text(self) -> str:
        """The public key as an enrolment link holds it: base64url without padding."""
        return base64.urlsafe_b64encode(self.public).rstrip(b"=").decode()

    def seal(self, payload: bytes) -> Envelope:
        """The envelope of a payload."""
        return Envelope(
            payload=base64.b64encode(payload).decode(),
            signature=base64.b64encode(self._key.sign(ENVELOPE_CONTEXT + payload)).decode(),
            key_id=self.key_id,
        )
