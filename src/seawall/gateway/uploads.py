"""Google's resumable uploads, as far as they go before the file is whole: what was announced, and the pieces so far.

A file has to be inspected as a whole, so its pieces wait here, in memory and within bounds, and the vendor is asked for
an upload of our own when the last one has come. What was announced is in the vault, where every worker finds it. Pieces
go to the worker that took the first (a client keeps its connection); another knows nothing of them and says so. The
clients there are send up to 8 MB in one piece.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import msgspec

from seawall.gateway.call import Call
from seawall.gateway.conversation import Conversations
from seawall.gateway.door import Visitor
from seawall.gateway.exchange import Exchanging, collect, outgoing
from seawall.gateway.refusal import Refusal
from seawall.model.errors import LimitExceeded
from seawall.model.ports import PseudonymVault, UpstreamRequest

waiting_max = 64
"""Uploads of one worker under way."""
waiting_bytes_max = 128 * 1024 * 1024
"""Of all of them."""
waiting_ms_max = 3_600_000
ID_PARAMETER = "upload_id"
_ID = re.compile(r"[A-Za-z0-9_-]{32}")
OVER = (b"x-goog-upload-status", b"cancelled")
"""Beside an error, so that clients do not send the same again and get another error for it."""
_OWNER, _SAID, _MEDIA, _ENDED, _KEY = "owner", "said", "media", "ended", "key"
_AGAIN = "Start the upload again."


class Upload(msgspec.Struct):
    """One upload under way."""

    owner: str
    """The caller it belongs to."""
    said: bytes
    """What was announced of the file: a JSON object in one line."""
    media_type: str
    began_ms: int
    pieces: list[bytes]
    received: int = 0


class Uploads:
    """Those of one worker."""

    def __init__(self, bytes_max: int, conversations: Conversations, vault: PseudonymVault) -> None:
        self._bytes_max = bytes_max
        self._conversations = conversations
        self._vault = vault
        self._waiting: dict[str, Upload] = {}

    async def start(self, call: Call, said: bytes, owner: str, visitor: Visitor) -> tuple[bytes, bytes]:
        """Take note of a file that is to come; the header with the address its pieces go to.

        Clients send no key with the pieces. The vendor's own address has it in it; ours has a name instead that nobody
        can guess, opens this upload only and is worth nothing without a live key behind it.

        Raises:
            Refusal: no JSON object.
            LimitExceeded: the file is announced as too large.
            LedgerUnavailable: it could not be written down.
        """
        size = _header(call, b"x-goog-upload-header-content-length")
        if size.isdecimal() and int(size[:18]) > self._bytes_max:
            raise self._too_large()
        try:
            told = msgspec.json.decode(said or b"{}", type=dict)
        except (msgspec.DecodeError, RecursionError):
            raise Refusal(400, "seawall_bad_request", "What is said of the file must be a JSON object.") from None
        if isinstance(file := told.get("file"), dict):
            for field in ("sizeBytes", "size_bytes"):
                file.pop(field, None)  # what is masked is longer or shorter
        id = secrets.token_urlsafe(24)
        media = _header(call, b"x-goog-upload-header-content-type")
        announced = {_OWNER: owner, _SAID: msgspec.json.encode(told).decode(), _MEDIA: media, _KEY: visitor.key.id}
        await self._vault.save(self._name(id), announced, waiting_ms_max)
        scheme = "https" if _header(call, b"x-forwarded-proto") == "https" else "http"
        asked = urlencode({ID_PARAMETER: id, "upload_protocol": "resumable"})
        address = f"{scheme}://{_header(call, b'host')}{quote(call.path)}?{asked}"
        return b"x-goog-upload-url", address.encode("latin-1", "replace")

    async def key_of(self, call: Call) -> str:
        """The public id of the key that the upload was announced with which a call goes on with; empty when it goes on
        with none that is under way. Another is announced with a key only."""
        id = dict(parse_qsl(call.query.decode("latin-1"))).get(ID_PARAMETER, "")
        if command_of(call) == "start" or not _ID.fullmatch(id):
            return ""
        known = await self._vault.load(self._name(id))
        return "" if _ENDED in known else known.get(_KEY, "")

    async def of(self, options: Mapping[str, str], owner: str, now_ms: int) -> tuple[str, Upload]:
        """The upload that a request goes on with.

        Raises:
            Refusal: this caller has none of this name under way, or too many uploads are.
        """
        for id in [id for id, one in self._waiting.items() if now_ms - one.began_ms > waiting_ms_max]:
            del self._waiting[id]
        id = options.get(ID_PARAMETER, "")
        upload = self._waiting.get(id)
        if upload is None:
            known = await self._vault.load(self._name(id))
            if known.get(_OWNER) == owner and _ENDED not in known:
                if len(self._waiting) >= waiting_max:
                    raise self._busy()
                media = known.get(_MEDIA, "")
                upload = self._waiting[id] = Upload(owner, known[_SAID].encode(), media, now_ms, [])
        if upload is None or upload.owner != owner:
            raise Refusal(404, "seawall_no_upload", f"No upload of this key's is under way here. {_AGAIN}")
        return id, upload

    def add(self, upload: Upload, offset: str, piece: bytes) -> None:
        """One more piece.

        Raises:
            Refusal: it does not begin where the last one ended, or there is too much of all uploads.
            LimitExceeded: the file becomes too large.
        """
        if offset != str(upload.received):
            said = f"{upload.received} bytes have come so far, so the next piece begins there. {_AGAIN}"
            raise Refusal(400, "seawall_bad_offset", said)
        if upload.received + len(piece) > self._bytes_max:
            raise self._too_large()
        if sum(one.received for one in self._waiting.values()) + len(piece) > waiting_bytes_max:
            raise self._busy()
        upload.pieces.append(piece)
        upload.received += len(piece)

    async def end(self, id: str) -> bytes:
        """All of the file; the upload is over."""
        whole = b"".join(self._waiting.pop(id).pieces)
        await self._vault.save(self._name(id), {_ENDED: "1"}, waiting_ms_max)
        return whole

    def _name(self, id: str) -> str:
        return self._conversations.id_of(f"upload\0{id}")

    def _busy(self) -> Refusal:
        headers = ((b"retry-after", b"30"),)
        return Refusal(503, "seawall_busy", "Too much is being uploaded.", headers=headers, recorded=False)

    def _too_large(self) -> LimitExceeded:
        return LimitExceeded(f"The file has more than {self._bytes_max} bytes", advice="Split it.")


def command_of(call: Call) -> str:
    """What a call is to do with an upload."""
    return _header(call, b"x-goog-upload-command").replace(" ", "").lower()


def named_in(said: bytes) -> str:
    """What the file is called, where it was said."""
    file = msgspec.json.decode(said).get("file")
    names = [file.get(name) for name in ("displayName", "display_name")] if isinstance(file, dict) else []
    return next((name for name in names if isinstance(name, str)), "")


async def begun(exchanging: Exchanging, said: bytes, size: int, media: str) -> str:
    """Announce a file to the vendor; the address it goes to.

    Raises:
        Refusal: the vendor's answer is not what its API promises.
        Unavailable: it did not answer.
    """
    upstream = exchanging.upstream
    headers = (
        *outgoing(exchanging.call, exchanging.dialect, upstream),
        ("x-goog-upload-protocol", "resumable"),
        ("x-goog-upload-command", "start"),
        ("x-goog-upload-header-content-length", str(size)),
        ("x-goog-upload-header-content-type", media),
    )
    path = exchanging.match.path
    reply = await upstream.client.send(UpstreamRequest("POST", upstream.url(path, ""), headers, said))
    try:
        await collect(reply, upstream)
    finally:
        await reply.close()
    address = next((value for name, value in reply.headers if name == "x-goog-upload-url"), "")
    # The key goes along, so it must be the vendor's own.
    if reply.status != 200 or urlsplit(address)[:2] != urlsplit(upstream.base)[:2]:
        raise Refusal(502, "seawall_bad_answer", "The AI service did not take the file as its API promises.")
    return address


def _header(call: Call, name: bytes) -> str:
    return (call.header(name) or b"").decode("latin-1").strip()
