"""Private keys: PEM of every kind, OpenSSH, PGP, PuTTY, JSON Web Keys, and bare DER in base64.

A block is found from its first line to its last, on real lines, on ``\\n`` written out inside JSON or source code, in
comments, logs and string concatenations. The first line alone is no secret and no finding; a block cut off in the middle
is one as far as it goes.
"""

# ruff: noqa: E501  broken regexes and samples are harder to read than long ones

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator

from seawall.detect.detector import Detector, Example, Judgement, Page
from seawall.detect.secrets import entropy, placeholder
from seawall.model.words import Category, Confidence

block_chars_max = 24_000
"""Longest key block followed; post-quantum and RSA-16384 keys fit."""

_begin = re.compile(r"-----BEGIN (?P<kind>(?:[A-Z0-9]{1,12} ){0,4})PRIVATE KEY(?P<block> BLOCK)?-----")
_end = re.compile(r"-----END (?:[A-Z0-9]{1,12} ){0,4}PRIVATE KEY(?: BLOCK)?-----")
_body_run = re.compile(r"[0-9A-Za-z+/=]{40,}")
_putty = re.compile(
    r"PuTTY-User-Key-File-[0-9]: [!-~]{3,40}(?:\r?\n|\\r?\\n)(?s:.{0,6000}?)Private-Lines: [0-9]{1,4}"
    r"(?:(?:\r?\n|\\r\\n|\\n)[0-9A-Za-z+/=]{16,80}){1,200}"
)
_jwk = re.compile(r'"(?:d|k|p|q|dp|dq|qi)"\s{0,8}:\s{0,8}"([0-9A-Za-z_-]{20,1400}={0,2})"')
_jwk_sign = re.compile(r'"(?:kty|crv|alg|use|key_ops|kid|n|x)"\s{0,8}:')
# The first bytes of private keys in DER: SEQUENCE, version 0 or 1, then what only a private key has there.
_der = re.compile(
    r"(?<![0-9A-Za-z+/])(?:MII[A-Za-z][0-9A-Za-z+/]{2}[AI][BE]A[DAK]|MI(?:GHAgEA|GTAgEA|G2AgEA|HuAgEA|IB[0-9A-Za-z+/]{2}IBA)|MH[cg]CAQEE|MIHcAgEBBEI"
    r"|MC4CAQAwBQYDK2V[wu]|MF4CAQAwBQYDK2V|MIGkAgEB|MIGHAgEAM|b3BlbnNzaC1rZXktdjE)[0-9A-Za-z+/\\\r\n=]{20,24000}"
)
_encoded_pem = re.compile(r"LS0tLS1CRUdJTi[0-9A-Za-z+/=]{20,24000}")


def _sweep(page: Page) -> Iterator[Judgement]:
    done = 0
    for anchor in page.anchors:
        if anchor <= done:
            continue
        for look in (_pem, _putty_key, _json_web_key, _bare):
            judgement = look(page.text, max(done, anchor - 80), anchor)
            if judgement is not None:
                done = judgement.end
                yield judgement
                break


def _pem(text: str, low: int, anchor: int) -> Judgement | None:
    begin = _begin.search(text, low, anchor + 40)
    if begin is None:
        return None
    limit = begin.end() + block_chars_max
    finish = _end.search(text, begin.end(), limit)
    another = text.find("-----BEGIN", begin.end(), limit)
    if finish is not None and (another < 0 or another > finish.start()):
        end, complete = finish.end(), True
        body = text[begin.end() : finish.start()]
    else:
        stretch = text[begin.end() : min(limit, another if another >= 0 else limit)]
        runs_seen = list(_body_run.finditer(stretch))
        last = runs_seen[-1] if runs_seen else None
        if last is None:
            return None
        end, complete = begin.end() + last.end(), False
        body = stretch[: last.end()]
    runs = "".join(re.findall(r"[0-9A-Za-z+/=]{16,}", body[:2_000]))
    if len(runs) < 24 or len(set(runs[:400])) < 14 or entropy(runs) < 3.2:
        return None
    kind = (begin.group("kind").strip() or "PKCS#8").title() if not begin.group("block") else "PGP"
    reasons = [f"format: {_kinds.get(kind.upper(), kind)}"]
    if "ENCRYPTED" in begin.group("kind") or "Proc-Type: 4,ENCRYPTED" in body[:200]:
        reasons.append("protected by a passphrase")
    if not complete:
        reasons.append("cut off")
    return Judgement(start=begin.start(), end=end, confidence=Confidence.VERY_LIKELY, reasons=tuple(reasons), weight=4)


_kinds = {
    "RSA": "RSA (PKCS#1)",
    "EC": "elliptic curve (SEC 1)",
    "OPENSSH": "OpenSSH",
    "DSA": "DSA",
    "ENCRYPTED": "PKCS#8",
}


def _putty_key(text: str, low: int, anchor: int) -> Judgement | None:
    match = _putty.search(text, low, anchor + 8_000) if "PuTTY" in text[low : anchor + 20] else None
    if match is None:
        return None
    return Judgement(
        start=match.start(), end=match.end(), confidence=Confidence.VERY_LIKELY, reasons=("format: PuTTY",), weight=4
    )


def _json_web_key(text: str, low: int, anchor: int) -> Judgement | None:
    match = _jwk.search(text, low, anchor + 1_500)
    if match is None or match.start() > anchor:
        return None
    value = match.group(1)
    around = text[max(0, match.start() - 2_000) : match.end() + 2_000]
    if not _jwk_sign.search(around) or '"kty"' not in around or placeholder(value) or entropy(value) < 3.5:
        return None
    return Judgement(
        start=match.start(1),
        end=match.end(1),
        confidence=Confidence.VERY_LIKELY,
        reasons=("format: JSON Web Key",),
        weight=4,
    )


def _bare(text: str, low: int, anchor: int) -> Judgement | None:
    match = _encoded_pem.search(text, low, anchor + 24_000)
    if match is not None and match.start() <= anchor and _holds_private_pem(match.group()):
        return Judgement(
            start=match.start(),
            end=match.end(),
            confidence=Confidence.VERY_LIKELY,
            reasons=("format: PEM in base64",),
            weight=4,
        )
    match = _der.search(text, low, anchor + 24_000)
    if match is None or match.start() > anchor or entropy(match.group()[:400]) < 4.0:
        return None
    end = match.start() + len(match.group().rstrip("\\\r\n"))
    return Judgement(
        start=match.start(), end=end, confidence=Confidence.LIKELY, reasons=("format: DER in base64",), weight=3
    )


def _holds_private_pem(value: str) -> bool:
    head = value[:80]
    try:
        decoded = b64decode(head[: len(head) - len(head) % 4])
    except (Error, ValueError):
        return False
    return b"PRIVATE KEY" in decoded or decoded[11:].startswith(
        (b"PRIV", b"RSA ", b"EC P", b"OPEN", b"ENCR", b"DSA ", b"PGP P")
    )


_synthetic = (
    "MC4CAQAwBQYDK2VwBCIEIJ7sN0tAK3yS3cretSyntheticKey0000aZ4bQ\n"  # synthetic: not a point on any curve in use
)
DETECTOR = Detector(
    category=Category.CREDENTIALS,
    gate=(
        r"-----BEGIN [A-Z0-9 ]{0,48}PRIVATE KEY",
        r"PuTTY-User-Key-File-[0-9]",
        r"\"d\"[ ]{0,4}:[ ]{0,4}\"[0-9A-Za-z_-]{20}",
        r"\"k\"[ ]{0,4}:[ ]{0,4}\"[0-9A-Za-z_-]{20}",
        r"LS0tLS1CRUdJTi",
        r"MII[A-Za-z][0-9A-Za-z+/]{2}[AI][BE]A[DAK][0-9A-Za-z+/]{8}",
        r"M(?:IGHAgEA|IGTAgEA|IG2AgEA|IHuAgEA|IIB[0-9A-Za-z+/]{2}IBA|HcCAQEE|HgCAQEE|IHcAgEBBEI|C4CAQAwBQYDK2V|F4CAQAwBQYDK2V|IGkAgEB)[0-9A-Za-z+/]{8}",
        r"b3BlbnNzaC1rZXktdjE[0-9A-Za-z+/]{8}",
    ),
    sweep=_sweep,
    order=5,
    hits=(
        Example(
            f"-----BEGIN PRIVATE KEY-----\n{_synthetic}-----END PRIVATE KEY-----",
            (f"-----BEGIN PRIVATE KEY-----\n{_synthetic}-----END PRIVATE KEY-----",),
            "format: PKCS#8",
        ),
        Example(
            '{"private_key": "-----BEGIN RSA PRIVATE KEY-----\\nMIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1P\\n-----END RSA PRIVATE KEY-----\\n"}',
            (
                "-----BEGIN RSA PRIVATE KEY-----\\nMIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1P\\n-----END RSA PRIVATE KEY-----",
            ),
            "format: RSA (PKCS#1)",
        ),
    ),
    misses=(
        "A PEM file begins with -----BEGIN PRIVATE KEY----- and ends with -----END PRIVATE KEY-----.",
        "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEkX\n-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ\n-----END CERTIFICATE-----",
        "-----BEGIN RSA PRIVATE KEY-----\nyour key here\n-----END RSA PRIVATE KEY-----",
    ),
    source="https://www.rfc-editor.org/rfc/rfc7468",
)
