"""Packages a built extension for browsers: a plain zip, Chromium's signed CRX3, and what browsers ask for updates.

CRX3 is ``Cr24``, the number 3, the length of a header and the header, then the zip. The header is a protobuf message
(chromium: components/crx_file/crx3.proto): field 3 holds a proof (public key, signature) by ECDSA over P-256 with
SHA-256, field 10000 the signed data, which is the id in field 1. The signature is over ``CRX3 SignedData``, a zero
byte, the length of the signed data, the signed data, and the zip. An extension's id is the first 16 bytes of its
public key's SHA-256 in letters from a to p.

The same files give the same bytes on every server, so that replicas agree.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the group of P-256 (FIPS 186-4, D.1.2.3)."""
_MADE = (2026, 1, 1, 0, 0, 0)
_PROOF_ECDSA, _SIGNED_DATA, _PUBLIC_KEY, _SIGNATURE, _ID = 3, 10_000, 1, 2, 1


class PackageKey:
    """A shop's own key for its extension, from a seed of 32 bytes or more that stays the same."""

    def __init__(self, seed: bytes) -> None:
        # Half as many bits again as the order has: no number is likelier than another by more than 2 to the -128.
        number = int.from_bytes(hashlib.shake_256(b"seawall-extension-v1\n" + seed).digest(48)) % (_ORDER - 1) + 1
        self._key = ec.derive_private_key(number, ec.SECP256R1())
        self.public = self._key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )

    @property
    def id(self) -> str:
        """The extension's id in Chrome, Chromium and Edge: 32 letters."""
        return hashlib.sha256(self.public).hexdigest()[:32].translate(_LETTERS)

    @property
    def manifest_key(self) -> str:
        """``key`` of the manifest: an unpacked build gets the same id."""
        return base64.b64encode(self.public).decode()

    def sign(self, data: bytes) -> bytes:
        """The signature, the same each time (RFC 6979)."""
        return self._key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))


_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


def packed(files: Mapping[str, bytes], manifest: Mapping[str, object] | None = None) -> bytes:
    """A zip of ``files``, with members of ``manifest`` put over those of its manifest.json; ``None`` takes one out."""
    whole = dict(files)
    if manifest:
        told = {**json.loads(whole["manifest.json"]), **manifest}
        kept = {name: value for name, value in told.items() if value is not None}
        whole["manifest.json"] = json.dumps(kept, indent=2).encode() + b"\n"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(whole):
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, whole[name])
    return out.getvalue()


def crx(archive: bytes, key: PackageKey) -> bytes:
    """The zip as a CRX3 that this key signed."""
    signed = _member(_ID, hashlib.sha256(key.public).digest()[:16])
    signature = key.sign(b"CRX3 SignedData\x00" + struct.pack("<I", len(signed)) + signed + archive)
    proof = _member(_PUBLIC_KEY, key.public) + _member(_SIGNATURE, signature)
    header = _member(_PROOF_ECDSA, proof) + _member(_SIGNED_DATA, signed)
    return b"Cr24" + struct.pack("<II", 3, len(header)) + header + archive


def _member(number: int, value: bytes) -> bytes:
    """A field of bytes: its key (number, wire type 2), its length, itself."""
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def chromium_updates(id: str, version: str, codebase: str) -> bytes:
    """``updates.xml``: which version there is and where (protocol 2.0 of Google's update manifests)."""
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        "<gupdate xmlns='http://www.google.com/update2/response' protocol='2.0'>\n"
        f"  <app appid={quoteattr(id)}>\n"
        f"    <updatecheck codebase={quoteattr(codebase)} version={quoteattr(version)}/>\n"
        "  </app>\n</gupdate>\n"
    ).encode()


def firefox_updates(id: str, version: str, link: str, digest: str) -> bytes:
    """``updates.json`` of Firefox, with the package's SHA-256 in hex."""
    update = {"version": version, "update_link": link, "update_hash": f"sha256:{digest}"}
    return json.dumps({"addons": {id: {"updates": [update]}}}, indent=2).encode() + b"\n"
