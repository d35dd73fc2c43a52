"""Letters of a mailbox over IMAP, read one after the other and left as they are.

Facts: RFC 3501 (``EXAMINE`` opens read-only, ``BODY.PEEK[]`` marks nothing as read, a UID stays the letter's while
UIDVALIDITY stays the folder's), RFC 5092 (addresses) and, for ``;AUTH=XOAUTH2``,
https://developers.google.com/gmail/imap/xoauth2-protocol. A connection that breaks is made again and goes on where it
was; over plain connections no password leaves this machine.
"""

from __future__ import annotations

import contextlib
import imaplib
import re
import ssl
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec

from seawall.model.errors import ConfigError, NotFound, Unavailable, UsageError

answer_seconds_max = 60.0
tries_max = 6
letters_at_once = 1_000
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_LISTED = re.compile(rb'\((?P<flags>[^)]*)\) (?:"(?:[^"\\]|\\.)*"|NIL) (?P<name>"(?:[^"\\]|\\.)*"|[^ ]+)\s*$')
_SIZED = re.compile(rb"\bUID (\d+)\b.*?\bRFC822\.SIZE (\d+)|\bRFC822\.SIZE (\d+)\b.*?\bUID (\d+)")
_SHIFTED = re.compile(r"&([A-Za-z0-9+,]*)-")


class Letter(msgspec.Struct, frozen=True):
    """One letter's place."""

    folder: str
    """As people read it."""
    uid: int
    size: int
    stamp: str
    """Names it for good: the folder's UIDVALIDITY and its UID."""
    place: bytes
    """The folder as the server names it."""


class Mailbox:
    """One account. A context manager."""

    def __init__(self, address: str, secret: str, *, pause: Callable[[float], None] = time.sleep) -> None:
        """Args:
            address: ``imaps://user@host/folder``; without a folder all of them. ``user;AUTH=XOAUTH2@host`` signs in
                with an access token.
            secret: password or token.

        Raises:
            UsageError: no such address, or the password would travel in the clear.
        """
        parts = urlsplit(address)
        user, _, how = unquote(parts.username or "").partition(";")
        if parts.scheme not in ("imaps", "imap") or not parts.hostname or not user or parts.password is not None:
            raise UsageError(
                "This is no mailbox", advice="Write imaps://user@host or imaps://user@host/INBOX, without a password."
            )
        if parts.scheme == "imap" and parts.hostname not in _LOOPBACK:
            raise UsageError("A mailbox's address must begin with imaps://", advice="Letters must not travel open.")
        self.host = parts.hostname
        self._port = parts.port or (993 if parts.scheme == "imaps" else 143)
        self._secure = parts.scheme == "imaps"
        self._user, self._bearer, self._secret = user, how.upper() == "AUTH=XOAUTH2", secret
        self._only = unquote(parts.path.lstrip("/"))
        self._pause = pause
        self._connection: imaplib.IMAP4 | None = None
        self._open: tuple[bytes, str, int] = (b"", "", 0)
        """The folder that is open, its UIDVALIDITY and how many letters it has."""

    def letters(self) -> Iterator[Letter]:
        """Every letter of the folder or of all folders.

        Raises:
            ConfigError: the server does not let us in, or has no such folder.
            Unavailable: it does not answer.
        """
        places = self._tried(self._folders)
        if self._only:
            places = [place for place in places if decoded_name(_bare(place)) == self._only]
            if not places:
                raise ConfigError(f"There is no folder {self._only[:60]!r} in this mailbox")
        for place in places:
            yield from self._tried(lambda place=place: self._in_folder(place))  # type: ignore[misc]

    def content(self, letter: Letter) -> bytes:
        """A letter as it is stored.

        Raises:
            NotFound: it is gone.
            Unavailable: the server does not answer.
        """

        def fetch() -> bytes:
            if self._examined(letter.place) != letter.stamp.partition("-")[0]:
                raise NotFound("The folder was made anew meanwhile")
            for part in self._asked("UID", "FETCH", str(letter.uid), "(BODY.PEEK[])"):
                if isinstance(part, tuple):
                    return bytes(part[1])
            raise NotFound("The letter is gone")

        content: bytes = self._tried(fetch)
        return content

    def _folders(self) -> list[bytes]:
        found = []
        for line in self._asked("LIST", '""', "*"):
            if isinstance(line, tuple):  # a name sent as a literal
                line = line[0].rpartition(b"{")[0] + b'"' + line[1].replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'
            match = _LISTED.search(line or b"")
            if match and b"\\noselect" not in match["flags"].lower():
                found.append(match["name"])
        return sorted(found)

    def _in_folder(self, place: bytes) -> list[Letter]:
        validity = self._examined(place)
        count = self._open[2]
        name = decoded_name(_bare(place))
        found: list[Letter] = []
        for first in range(1, count + 1, letters_at_once):
            last = min(first + letters_at_once - 1, count)
            for line in self._asked("FETCH", f"{first}:{last}", "(UID RFC822.SIZE)"):
                match = _SIZED.search(line[0] if isinstance(line, tuple) else line or b"")
                if match:
                    uid, size = int(match[1] or match[4]), int(match[2] or match[3])
                    found.append(Letter(name, uid, size, f"{validity}-{uid}", place))
        return found

    def _examined(self, place: bytes) -> str:
        """Open a folder for reading; its UIDVALIDITY."""
        if self._open[0] != place:
            there = self._there()
            kind, count = there.select(place.decode("ascii", "surrogateescape"), readonly=True)
            if kind != "OK":
                raise NotFound("The folder can't be opened")
            told: Any = there.response("UIDVALIDITY")[1]
            validity = (told[-1] if told else None) or b"0"
            self._open = (place, validity.decode("ascii", "replace"), int(count[0] or b"0"))
        return self._open[1]

    def _asked(self, command: str, *arguments: str) -> list[Any]:
        there = self._there()
        if command == "UID":
            kind, answer = there.uid(*arguments)
        elif command == "LIST":
            kind, answer = there.list(*arguments)
        else:
            kind, answer = there.fetch(*arguments)
        if kind != "OK":
            raise Unavailable(f"The mail server refuses {command}")
        return answer

    def _there(self) -> imaplib.IMAP4:
        if self._connection is not None:
            return self._connection
        if self._secure:
            tls = ssl.create_default_context()
            made: imaplib.IMAP4 = imaplib.IMAP4_SSL(self.host, self._port, ssl_context=tls, timeout=answer_seconds_max)
        else:
            made = imaplib.IMAP4(self.host, self._port, timeout=answer_seconds_max)
        try:
            if self._bearer:
                proof = f"user={self._user}\x01auth=Bearer {self._secret}\x01\x01"
                made.authenticate("XOAUTH2", lambda _: proof.encode())
            else:
                made.login(self._user, self._secret)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error:
            with contextlib.suppress(OSError):
                made.shutdown()
            raise ConfigError(
                "The mail server does not let us in", advice="Is it an app password, and is IMAP switched on?"
            ) from None
        self._connection, self._open = made, (b"", "", 0)
        return made

    def _tried(self, work: Callable[[], Any]) -> Any:
        """Do something; after a broken connection again over a new one."""
        for attempt in range(tries_max):
            try:
                return work()
            except (imaplib.IMAP4.abort, OSError, ssl.SSLError) as error:
                self.close()
                broken = type(error).__name__
            except imaplib.IMAP4.error:
                self.close()
                broken = "protocol"
            if attempt < tries_max - 1:
                self._pause(2.0**attempt)
        raise Unavailable(f"The mail server does not answer ({broken})", advice="Try again later.")

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            with contextlib.suppress(imaplib.IMAP4.error, OSError):
                self._connection.logout()
            with contextlib.suppress(OSError):
                self._connection.shutdown()
        self._connection, self._open = None, (b"", "", 0)

    def __enter__(self) -> Mailbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _bare(place: bytes) -> str:
    """A folder's name without the quotes it came in."""
    text = place.decode("ascii", "replace")
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if text.startswith('"') else text


def decoded_name(name: str) -> str:
    """A folder's name out of IMAP's own UTF-7 (RFC 3501, 5.1.3)."""

    def read(match: re.Match[str]) -> str:
        if not match[1]:
            return "&"
        try:
            return f"+{match[1].replace(',', '/')}-".encode("ascii").decode("utf-7")
        except UnicodeDecodeError:
            return match[0]

    return _SHIFTED.sub(read, name)
