"""Envelopes open with the public key alone, and with no other."""

from __future__ import annotations

import base64

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from seawall.model.endpoint import ENVELOPE_CONTEXT
from seawall.store.envelopes import EnvelopeSigner


def test_an_envelope_verifies_and_a_changed_one_does_not() -> None:
    signer = EnvelopeSigner(bytes(range(32)))
    envelope = signer.seal(b'{"format":1}')
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(signer.public_text))
    payload, signature = base64.b64decode(envelope.payload), base64.b64decode(envelope.signature)
    key.verify(signature, ENVELOPE_CONTEXT + payload)
    with pytest.raises(InvalidSignature):
        key.verify(signature, ENVELOPE_CONTEXT + payload + b" ")
    with pytest.raises(InvalidSignature):
        key.verify(signature, payload)


def test_a_key_is_the_same_each_time_and_named_by_its_hash() -> None:
    first, again, other = (EnvelopeSigner(seed) for seed in (bytes(32), bytes(32), b"\1" * 32))
    assert first.key_id == again.key_id != other.key_id
    assert len(first.key_id) == 16
    assert base64.urlsafe_b64decode(first.link_text + "=") == first.public
