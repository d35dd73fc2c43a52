"""Packages as their formats say: read back with the standard library and by cryptography, byte by byte."""

import base64
import hashlib
import io
import json
import struct
import zipfile
from xml.etree import ElementTree

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from seawall.discovery.crx import PackageKey, chromium_updates, crx, firefox_updates, packed

FILES = {"manifest.json": b'{"name": "x", "version": "1", "key": "old"}', "a.js": b"1"}
KEY = PackageKey(b"a seed of a made-up shop, 32 bytes")


def members(data: bytes) -> dict[int, bytes]:
    """Fields of bytes of a protobuf message, read by its own rules."""

    def number() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    at, found = 0, {}
    while at < len(data):
        key = number()
        assert key & 7 == 2
        size = number()
        found[key >> 3] = data[at : at + size]
        at += size
    return found


def test_a_crx_holds_the_zip_the_id_and_a_signature_over_both() -> None:
    archive = packed(FILES)
    whole = crx(archive, KEY)
    magic, version, size = struct.unpack("<4sII", whole[:12])
    assert (magic, version) == (b"Cr24", 3)
    header, body = members(whole[12 : 12 + size]), whole[12 + size :]
    assert body == archive
    proof = members(header[3])
    public = serialization.load_der_public_key(proof[1])
    assert isinstance(public, ec.EllipticCurvePublicKey)
    signed = b"CRX3 SignedData\x00" + struct.pack("<I", len(header[10_000])) + header[10_000] + body
    public.verify(proof[2], signed, ec.ECDSA(hashes.SHA256()))
    with pytest.raises(InvalidSignature):
        public.verify(proof[2], signed + b"x", ec.ECDSA(hashes.SHA256()))
    assert members(header[10_000])[1] == hashlib.sha256(proof[1]).digest()[:16]


def test_ids_are_letters_and_a_key_of_its_own_for_each_seed() -> None:
    assert set(KEY.id) <= set("abcdefghijklmnop")
    assert len(KEY.id) == 32
    assert PackageKey(b"another seed").id != KEY.id
    assert (
        hashlib.sha256(base64.b64decode(KEY.manifest_key)).hexdigest()[0]
        == "0123456789abcdef"["abcdefghijklmnop".index(KEY.id[0])]
    )


def test_the_same_files_give_the_same_bytes() -> None:
    again = packed(dict(reversed(FILES.items())))
    assert packed(FILES) == again
    assert crx(again, KEY) == crx(packed(FILES), PackageKey(b"a seed of a made-up shop, 32 bytes"))


def test_members_are_put_over_the_manifest_and_taken_out() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(FILES, {"update_url": "https://s.example/u", "key": None}))) as archive:
        assert json.loads(archive.read("manifest.json")) == {
            "name": "x",
            "version": "1",
            "update_url": "https://s.example/u",
        }
        assert archive.read("a.js") == b"1"


def test_update_manifests_say_version_and_place() -> None:
    root = ElementTree.fromstring(chromium_updates("a" * 32, "1.2", "https://s.example/x?a=1&b='2'"))
    app = root[0]
    assert app.get("appid") == "a" * 32
    assert (app[0].get("version"), app[0].get("codebase")) == ("1.2", "https://s.example/x?a=1&b='2'")
    told = json.loads(firefox_updates("x@y", "1.2", "https://s.example/x.xpi", "00ff"))
    assert told["addons"]["x@y"]["updates"] == [
        {"version": "1.2", "update_link": "https://s.example/x.xpi", "update_hash": "sha256:00ff"}
    ]
