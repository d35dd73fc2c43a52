"""Private keys: PEM of every kind, OpenSSH, PGP, PuTTY, JSON Web Keys, and bare DER in base64.

A block is found from its first line to its last, on real lines, on ``\\n`` written out inside JSON or source code, in
comments, logs and string concatenations. The first line alone is no secret and no finding; a block cut off in the middle
is one as far as it goes.
"""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.detector import Detector, Example, Judgement, Page
from seawall.detect.secrets import entropy, placeholder
from seawall.model.words import Category, Confidence

block_chars_max = 24_000
"""Longest key block followed; post-quantum and RSA-16384 keys fit."""

_begin = re.compile(r"-----BEGIN (?P<kind>(?:[A-Z0-9]{1,12} ){0,4})PRIVATE KEY(?P<block> BLOCK)?-----")
_end = re.compile(r"-----END (?:[A-Z0-9]{1,12} ){0,4}PRIVATE KEY(?: BLOCK)?-----")
_body_run = re.compile(r"[0-9A-Za-z+/=]{40,}")
_line_before = re.compile(r"(?:(?<=\\n)|(?<![0-9A-Za-z+/=]))(?<!\\)[0-9A-Za-z+/=]{4,80}(?:\r?\n|\\r\\n|\\n)$(?!\n)")
_putty_lines = re.compile(r"Private-Lines: [0-9]{1,4}(?:(?:\r?\n|\\r\\n|\\n)[0-9A-Za-z+/=]{16,80}){1,200}")
_jwk = re.compile(r'"(?:d|k|p|q|dp|dq|qi)"\s{0,8}:\s{0,8}"([0-9A-Za-z_-]{20,1400}={0,2})"')
# The first bytes of private keys in DER: SEQUENCE, version 0 or 1, then what only a private key has there.
_der = re.compile(
    r"(?<![0-9A-Za-z+/])(?:MII[A-Za-z][0-9A-Za-z+/]{2}[AI][BE]A[DAK]|MI(?:GHAgEA|GTAgEA|G2AgEA|HuAgEA|IB[0-9A-Za-z+/]{2}IBA)|MH[cg]CAQEE|MIHcAgEBBEI"
    r"|MC4CAQAwBQYDK2V[wu]|MF4CAQAwBQYDK2V|MIGkAgEB|MIGHAgEAM|b3BlbnNzaC1rZXktdjE)"
)
_der_body = re.compile(r"[0-9A-Za-z+/\\\r\n=]{20,24000}")
_encoded_pem = re.compile(r"LS0tLS1CRUdJTi[0-9A-Za-z+/=]{20,24000}")


def _sweep(page: Page) -> Iterator[Judgement]:
    done = 0
    for anchor in page.anchors:
        if anchor <= done:
            continue
        near = page.text[max(done, anchor - 72) : anchor]
        for sign, look in _looks:
            if sign in near:
                judgement, done = look(page.text, max(done, anchor - 72), anchor)
                break
        else:
            judgement, done = _der_key(page.text, max(done, anchor - 40), anchor)
        if judgement is not None:
            yield judgement


def _pem(text: str, low: int, anchor: int) -> tuple[Judgement | None, int]:
    begin = _begin.search(text, low, anchor + 40)
    if begin is None:
        return None, anchor
    limit = begin.end() + block_chars_max
    another = text.find("-----BEGIN", begin.end(), limit)
    stop = another if another >= 0 else limit
    finish = _end.search(text, begin.end(), stop)
    if finish is not None:
        end, complete = finish.end(), True
        body = text[begin.end() : finish.start()]
    else:
        stretch = text[begin.end() : stop]
        runs_seen = list(_body_run.finditer(stretch))
        if not runs_seen:
            return None, begin.end()
        end, complete = begin.end() + runs_seen[-1].end(), False
        body = stretch[: runs_seen[-1].end()]
    runs = "".join(re.findall(r"[0-9A-Za-z+/=]{16,}", body[:2_000]))
    if len(runs) < 24 or len(set(runs[:400])) < 14 or entropy(runs) < 3.2:
        return None, end
    kind = "PGP" if begin.group("block") else begin.group("kind").strip()
    reasons = [f"format: {_kinds.get(kind, kind.title())}"]
    if "ENCRYPTED" in begin.group("kind") or "Proc-Type: 4,ENCRYPTED" in body[:200]:
        reasons.append("protected by a passphrase")
    if not complete:
        reasons.append("cut off")
    found = Judgement(start=begin.start(), end=end, confidence=Confidence.VERY_LIKELY, reasons=tuple(reasons), weight=4)
    return found, end


_kinds = {
    "": "PKCS#8",
    "PGP": "PGP",
    "RSA": "RSA (PKCS#1)",
    "EC": "elliptic curve (SEC 1)",
    "OPENSSH": "OpenSSH",
    "DSA": "DSA",
    "ENCRYPTED": "PKCS#8",
}


def _tail(text: str, low: int, anchor: int) -> tuple[Judgement | None, int]:
    """The end of a block whose first line is missing: at least one whole line of the key before it."""
    place = text.find("-----END", low, anchor)
    end = _end.match(text, place) if place >= 0 else None
    if end is None:
        return None, max(anchor, low)
    start = place
    while place - start < 6_000 and (line := _line_before.search(text[max(0, start - 90) : start])) is not None:
        start -= len(line.group())
    runs = "".join(re.findall(r"[0-9A-Za-z+/=]{16,}", text[start:place][-2_000:]))
    if len(runs) < 40 or len(set(runs)) < 14 or entropy(runs) < 3.2:
        return None, end.end()
    found = Judgement(
        start=start,
        end=end.end(),
        confidence=Confidence.VERY_LIKELY,
        reasons=("format: PEM", "its beginning is missing"),
        weight=4,
    )
    return found, end.end()


def _putty_key(text: str, low: int, anchor: int) -> tuple[Judgement | None, int]:
    begin = text.find("PuTTY-User-Key-File-", low, anchor)
    lines = text.find("Private-Lines: ", anchor, anchor + 6_000)
    body = _putty_lines.match(text, lines) if lines >= 0 else None
    if body is None or text.find("PuTTY-User-Key-File-", anchor, lines) >= 0:
        return None, anchor
    found = Judgement(
        start=begin, end=body.end(), confidence=Confidence.VERY_LIKELY, reasons=("format: PuTTY",), weight=4
    )
    return found, body.end()


def _json_web_key(text: str, low: int, anchor: int) -> tuple[Judgement | None, int]:
    match = _jwk.search(text, max(low, anchor - 40), anchor + 1_500)
    if match is None or match.start() > anchor:
        return None, anchor
    value = match.group(1)
    around = text[max(0, match.start() - 2_000) : match.end() + 2_000]
    if '"kty"' not in around or placeholder(value) or entropy(value) < 3.5:
        return None, match.end()
    found = Judgement(
        start=match.start(1),
        end=match.end(1),
        confidence=Confidence.VERY_LIKELY,
        reasons=("format: JSON Web Key",),
        weight=4,
    )
    return found, match.end()


def _encoded(text: str, low: int, anchor: int) -> tuple[Judgement | None, int]:
    match = _encoded_pem.match(text, text.find("LS0tLS1CRUdJTi", low, anchor))
    if match is None:
        return None, anchor
    if not _holds_private_pem(match.group()):
        return None, match.end()
    found = Judgement(
        start=match.start(),
        end=match.end(),
        confidence=Confidence.VERY_LIKELY,
        reasons=("format: PEM in base64",),
        weight=4,
    )
    return found, match.end()


def _der_key(text: str, low: int, anchor: int) -> tuple[Judgement | None, int]:
    head = _der.search(text, low, anchor + 1)
    if head is None:
        return None, anchor
    body = _der_body.match(text, head.start())
    end = body.end() if body is not None else anchor
    value = text[head.start() : end].rstrip("\\\r\n")
    if len(value) < 40 or entropy(value[:400]) < 4.0:
        return None, end
    found = Judgement(
        start=head.start(),
        end=head.start() + len(value),
        confidence=Confidence.LIKELY,
        reasons=("format: DER in base64",),
        weight=3,
    )
    return found, end


_looks = (
    ("-----BEGIN", _pem),
    ("-----END", _tail),
    ("PuTTY-", _putty_key),
    ('"d"', _json_web_key),
    ('"k"', _json_web_key),
    ("LS0tLS1CRUdJTi", _encoded),
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
        r"-----END [A-Z0-9 ]{0,48}PRIVATE KEY",
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
            "AvHzS6VZsimd5XPxEIKPkJhWDLhRckpwOX6LkQIhAND0WUcohqwBHxvUvAexRxbI\n2cl1OwdGjRdmO1LT6P1cl8UYIj\n-----END RSA PRIVATE KEY-----",
            (
                "AvHzS6VZsimd5XPxEIKPkJhWDLhRckpwOX6LkQIhAND0WUcohqwBHxvUvAexRxbI\n2cl1OwdGjRdmO1LT6P1cl8UYIj\n-----END RSA PRIVATE KEY-----",
            ),
            "its beginning is missing",
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
        "-----END PRIVATE KEY-----",
        "the file ends with\n-----END PRIVATE KEY-----",
        "A PEM file begins with -----BEGIN PRIVATE KEY----- and ends with -----END PRIVATE KEY-----.",
        "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEkX\n-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ\n-----END CERTIFICATE-----",
        "-----BEGIN RSA PRIVATE KEY-----\nyour key here\n-----END RSA PRIVATE KEY-----",
    ),
    overlooks="keys cut before their frame ends",
    confuses="test keys of libraries",
    source="https://www.rfc-editor.org/rfc/rfc7468",
)
