"""AWS Signature Version 4: proves to an object store who asks, without sending the secret.

Facts: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html. The tests hold it against the
examples printed there and against the general test suite.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from urllib.parse import quote

import msgspec

ALGORITHM = "AWS4-HMAC-SHA256"
EMPTY = hashlib.sha256(b"").hexdigest()


class Credentials(msgspec.Struct, frozen=True):
    """Whose key it is. ``token`` only for temporary ones."""

    key_id: str
    secret: str
    token: str = ""

    def __repr__(self) -> str:
        return f"Credentials({self.key_id[:4]}…)"


def encoded(text: str, *, path: bool = False) -> str:
    """A name as it stands in a canonical request: everything but letters, digits and ``-._~`` in percent signs."""
    return quote(text, safe="/-._~" if path else "-._~")


def query_text(parameters: Sequence[tuple[str, str]]) -> str:
    """Parameters in canonical order, as they are sent and signed."""
    return "&".join(f"{name}={value}" for name, value in sorted((encoded(n), encoded(v)) for n, v in parameters))


def signed(
    credentials: Credentials,
    method: str,
    path: str,
    parameters: Sequence[tuple[str, str]],
    headers: Sequence[tuple[str, str]],
    *,
    moment: str,
    region: str,
    service: str = "s3",
    payload_hash: str = EMPTY,
) -> str:
    """The ``authorization`` header of a request.

    Args:
        path: encoded already (:func:`encoded`).
        headers: all that are to be signed, ``host`` and ``x-amz-date`` among them, in small letters.
        moment: ``20261125T100000Z``, as in ``x-amz-date``.
    """
    ordered = sorted((name, " ".join(value.split())) for name, value in headers)
    names = ";".join(name for name, _ in ordered)
    lines = "".join(f"{name}:{value}\n" for name, value in ordered)
    request = "\n".join((method, path or "/", query_text(parameters), lines, names, payload_hash))
    scope = f"{moment[:8]}/{region}/{service}/aws4_request"
    to_sign = "\n".join((ALGORITHM, moment, scope, hashlib.sha256(request.encode()).hexdigest()))
    key = f"AWS4{credentials.secret}".encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), hashlib.sha256)
    signature = hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest()
    return f"{ALGORITHM} Credential={credentials.key_id}/{scope},SignedHeaders={names},Signature={signature}"
