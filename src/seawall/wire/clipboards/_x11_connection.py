"""As much of the X11 protocol as a clipboard needs: one blocking connection, some fifteen requests, events in a queue.

Written here because the Python binding there is (python-xlib) is LGPL, and because what is needed is small and has not
changed since 1987. Sources: X Window System Protocol, X version 11; Inter-Client Communication Conventions Manual 2.0;
X Fixes extension 5; X Resource extension 1.2; Big Requests extension (all at https://www.x.org/releases/current/doc/).

Every wait has an end: the server gets ``server_seconds_max`` to answer. A reply is found by its sequence number; events
that come meanwhile are kept in order.
"""

from __future__ import annotations

import os
import select
import socket
import struct
import time
from collections import deque
from pathlib import Path
from typing import NamedTuple

from seawall.model.errors import Unavailable

server_seconds_max = 5.0
reply_bytes_max = 64 * 1024 * 1024
authority_bytes_max = 1024 * 1024
_EXTENDED = 35
ANY = 0
NONE = 0


class Property(NamedTuple):
    """A window's property, or a piece of one."""

    kind: int
    """The atom of its type; 0 when there is no such property."""
    format: int
    value: bytes
    bytes_left: int

    def numbers(self) -> tuple[int, ...]:
        """The value of a property of 32-bit numbers (windows, atoms)."""
        return struct.unpack(f"<{len(self.value) // 4}I", self.value[: len(self.value) // 4 * 4])


class Connection:
    """A connection to an X server. Not shared between threads."""

    def __init__(self, environ: dict[str, str]) -> None:
        """Connect to ``DISPLAY``.

        Raises:
            Unavailable: no display is named, none answers, or it refuses.
        """
        host, number, screen = _display(environ.get("DISPLAY", ""))
        self._socket = _connect(host, number)
        self._buffer = bytearray()
        self._events: deque[bytes] = deque()
        self._sequence = 0
        self._ids = 0
        try:
            self.root = self._greet(*_authority(environ, number), screen)
            self._opcodes = {name: self._extension(name) for name in ("BIG-REQUESTS", "XFIXES", "X-Resource")}
            if self._opcodes["BIG-REQUESTS"][0]:
                self._request_units_max = struct.unpack_from("<I", self._ask("BIG-REQUESTS", 0), 8)[0]
            if not self._opcodes["XFIXES"][0]:
                raise Unavailable("This X server has no XFIXES extension", advice="Use one made after 2004.")
            self._ask("XFIXES", 0, struct.pack("<II", 5, 0))
            self.names_pids = bool(self._opcodes["X-Resource"][0])
            if self.names_pids:
                self._ask("X-Resource", 0, struct.pack("<BBxx", 1, 2))
        except BaseException:
            self._socket.close()
            raise
        self._atoms: dict[str, int] = {}
        self._atom_names: dict[int, str] = {}

    def fileno(self) -> int:
        """For waiting together with other things."""
        return self._socket.fileno()

    def close(self) -> None:
        """Hang up; the server forgets everything this connection owned."""
        self._socket.close()

    # Requests, in the order of their numbers.

    def create_window(self, event_mask: int) -> int:
        """An invisible window that only takes events; its id."""
        self._ids += 1
        window: int = self._id_base | self._ids
        body = struct.pack("<IIhhHHHHIII", window, self.root, -1, -1, 1, 1, 0, 2, 0, 0x800, event_mask)
        self._send(1, 0, body)
        return window

    def select_events(self, window: int, event_mask: int) -> None:
        """Ask for a window's events."""
        self._send(2, 0, struct.pack("<III", window, 0x800, event_mask))

    def atom(self, name: str) -> int:
        """A name's number, made when there is none yet."""
        number = self._atoms.get(name)
        if number is None:
            raw = name.encode("latin-1")
            reply = self._reply(self._send(16, 0, struct.pack("<Hxx", len(raw)) + raw))
            number = self._atoms[name] = int(struct.unpack_from("<I", reply, 8)[0])
        return number

    def atom_name(self, number: int) -> str:
        """The name of a number; empty when it is none."""
        name = self._atom_names.get(number)
        if name is None:
            reply = self._reply_or_none(self._send(17, 0, struct.pack("<I", number)))
            length = struct.unpack_from("<H", reply, 8)[0] if reply else 0
            name = self._atom_names[number] = reply[32 : 32 + length].decode("latin-1") if reply else ""
        return name

    def set_property(self, window: int, name: int, kind: int, format_: int, value: bytes) -> bool:
        """Put a property on a window; False when it is larger than the server takes."""
        body = struct.pack("<IIIBxxxI", window, name, kind, format_, len(value) // (format_ // 8)) + value
        if len(body) // 4 + 4 > self._request_units_max:
            return False
        self._send(18, 0, body)
        return True

    def delete_property(self, window: int, name: int) -> None:
        """Take a property off a window."""
        self._send(19, 0, struct.pack("<II", window, name))

    def get_property(self, window: int, name: int, offset: int, bytes_max: int, *, delete: bool = False) -> Property:
        """A piece of a property from a byte offset (a multiple of 4). ``delete`` takes it off when all was read."""
        body = struct.pack("<IIIII", window, name, ANY, offset // 4, (bytes_max + 3) // 4)
        reply = self._reply_or_none(self._send(20, int(delete), body))
        if reply is None:
            return Property(NONE, 0, b"", 0)
        kind, left, length = struct.unpack_from("<III", reply, 8)
        format_ = reply[1]
        return Property(kind, format_, reply[32 : 32 + length * (format_ // 8)], left)

    def own_selection(self, window: int, selection: int, moment: int = 0) -> bool:
        """Make a window a selection's owner; whether it worked. With a ``moment`` of the server's clock the server
        refuses when somebody else became owner after it; 0 is now."""
        self._send(22, 0, struct.pack("<III", window, selection, moment))
        return self.selection_owner(selection) == window

    def selection_owner(self, selection: int) -> int:
        """The window that owns a selection; 0 for none."""
        return int(struct.unpack_from("<I", self._reply(self._send(23, 0, struct.pack("<I", selection))), 8)[0])

    def convert_selection(self, window: int, selection: int, target: int, property_: int) -> None:
        """Ask a selection's owner to put it on a window in the form of ``target``."""
        self._send(24, 0, struct.pack("<IIIII", window, selection, target, property_, 0))

    def tell_converted(self, requestor: int, selection: int, target: int, property_: int, moment: int) -> None:
        """Tell who asked that its answer is there; property 0 refuses."""
        event = struct.pack("<BxHIIIII8x", 31, 0, moment, requestor, selection, target, property_)
        self._send(25, 0, struct.pack("<II", requestor, 0) + event)

    def watch_selection(self, window: int, selection: int) -> int:
        """Have XFIXES tell of new owners of a selection; the number of its event."""
        opcode, first_event = self._opcodes["XFIXES"]
        self._send(opcode, 2, struct.pack("<III", window, selection, 0b111))
        return first_event

    def pid(self, window: int) -> int:
        """The process a window belongs to, as the server knows it from the socket; 0 when it does not."""
        if not self.names_pids or not window:  # window 0 would mean every client
            return 0
        reply = self._reply_or_none(self._send(self._opcodes["X-Resource"][0], 4, struct.pack("<III", 1, window, 2)))
        if reply is None or len(reply) < 48:
            return 0
        return int(struct.unpack_from("<I", reply, 44)[0])

    # Events.

    def next_event(self, seconds: float | None = None, wake: int = -1) -> bytes | None:
        """The next event (32 bytes), waiting for it; None when the time is up or ``wake`` can be read.

        Raises:
            Unavailable: the server is gone.
        """
        self._socket.setblocking(False)
        deadline = None if seconds is None else time.monotonic() + seconds
        while True:
            self._drain()
            if self._events:
                return self._events.popleft()
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                return None
            waited = [self._socket.fileno(), *([wake] if wake >= 0 else [])]
            ready, _, _ = select.select(waited, [], [], left)
            if wake in ready:
                return None
            if ready:
                self._fill()

    def put_back(self, events: list[bytes]) -> None:
        """Events somebody took while looking for another one, in their order, before those still waiting."""
        self._events.extendleft(reversed(events))

    # The wire.

    def _greet(self, method: bytes, secret: bytes, screen: int) -> int:
        self._socket.settimeout(server_seconds_max)
        hello = b"l\0" + struct.pack("<HHHHH", 11, 0, len(method), len(secret), 0)
        self._socket.sendall(hello + _padded(method) + _padded(secret))
        head = self._exactly(8)
        body = self._exactly(struct.unpack_from("<H", head, 6)[0] * 4)
        if head[0] != 1 or len(body) < 40:
            raise Unavailable("The X server refused the connection", advice="Is XAUTHORITY this session's?")
        self._id_base, _, _, vendor, units = struct.unpack_from("<IIIHH", body, 4)
        self._request_units_max = units
        screens, formats = body[20], body[21]
        place = 32 + (vendor + 3) // 4 * 4 + formats * 8
        for _ in range(min(screen, screens - 1)):
            depths = body[place + 39]
            place += 40
            for _ in range(depths):
                place += 8 + 24 * int(struct.unpack_from("<H", body, place + 2)[0])
        return int(struct.unpack_from("<I", body, place)[0])

    def _extension(self, name: str) -> tuple[int, int]:
        raw = name.encode("ascii")
        reply = self._reply(self._send(98, 0, struct.pack("<Hxx", len(raw)) + raw))
        return (reply[9], reply[10]) if reply[8] else (0, 0)

    def _ask(self, extension: str, minor: int, body: bytes = b"") -> bytes:
        return self._reply(self._send(self._opcodes[extension][0], minor, body))

    def _send(self, opcode: int, detail: int, body: bytes) -> int:
        body = _padded(body)
        units = len(body) // 4 + 1
        if units <= 0xFFFF:
            head = struct.pack("<BBH", opcode, detail, units)
        else:
            head = struct.pack("<BBHI", opcode, detail, 0, units + 1)
        self._socket.settimeout(server_seconds_max)
        try:
            self._socket.sendall(head + body)
        except OSError:
            raise _gone() from None
        self._sequence = (self._sequence + 1) & 0xFFFF
        return self._sequence

    def _reply(self, sequence: int) -> bytes:
        reply = self._reply_or_none(sequence)
        if reply is None:
            raise Unavailable("The X server refused a request it must know")
        return reply

    def _reply_or_none(self, sequence: int) -> bytes | None:
        """The reply to a request, or None when the server sent an error for it (a window that is gone)."""
        self._socket.setblocking(False)
        deadline = time.monotonic() + server_seconds_max
        while True:
            while (packet := self._packet()) is not None:
                if packet[0] > 1:
                    self._events.append(packet)
                elif struct.unpack_from("<H", packet, 2)[0] == sequence:
                    return packet if packet[0] == 1 else None
            left = deadline - time.monotonic()
            if left <= 0:
                raise _gone()
            if select.select([self._socket], [], [], left)[0]:
                self._fill()

    def _drain(self) -> None:
        while (packet := self._packet()) is not None:
            if packet[0] > 1:
                self._events.append(packet)

    def _packet(self) -> bytes | None:
        """The next whole packet that has arrived: 0 an error, 1 a reply, else an event."""
        if len(self._buffer) < 32:
            return None
        length = 32
        if self._buffer[0] == 1 or self._buffer[0] & 0x7F == _EXTENDED:
            length += 4 * int(struct.unpack_from("<I", self._buffer, 4)[0])
            if length > reply_bytes_max:
                raise _gone()
        if len(self._buffer) < length:
            return None
        packet = bytes(self._buffer[:length])
        del self._buffer[:length]
        return packet

    def _fill(self) -> None:
        try:
            piece = self._socket.recv(1 << 18)
        except BlockingIOError:
            return
        except OSError:
            raise _gone() from None
        if not piece:
            raise _gone()
        self._buffer += piece

    def _exactly(self, count: int) -> bytes:
        while len(self._buffer) < count:
            try:
                self._fill()
            except TimeoutError:
                raise _gone() from None
        piece = bytes(self._buffer[:count])
        del self._buffer[:count]
        return piece


def _gone() -> Unavailable:
    return Unavailable("The X server is gone or does not answer", advice="Start again in a running session.")


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def _display(name: str) -> tuple[str, int, int]:
    """Host (empty for this machine), display and screen of ``host:1.0``."""
    host, colon, rest = name.rpartition(":")
    number, _, screen = rest.partition(".")
    if not colon or not number.isdigit() or not (screen or "0").isdigit():
        raise Unavailable("No X11 display is named", advice="Run inside a desktop session; DISPLAY is then set.")
    return host.removeprefix("unix"), int(number), int(screen or 0)


def _connect(host: str, number: int) -> socket.socket:
    try:
        if host:
            return socket.create_connection((host, 6000 + number), timeout=server_seconds_max)
        sock = socket.socket(socket.AF_UNIX)
        try:
            sock.settimeout(server_seconds_max)
            sock.connect(f"/tmp/.X11-unix/X{number}")  # noqa: S108 - where X servers listen
        except OSError:
            sock.close()
            raise
    except OSError:
        raise Unavailable(f"No X server answers on display :{number}", advice="Is the session running?") from None
    return sock


def _authority(environ: dict[str, str], number: int) -> tuple[bytes, bytes]:
    """The cookie for a display out of the authority file; empty when there is none, as a server may allow."""
    home = environ.get("HOME") or "~"
    path = Path(environ.get("XAUTHORITY") or f"{home}/.Xauthority").expanduser()
    try:
        with path.open("rb") as file:
            data = file.read(authority_bytes_max)
    except OSError:
        return b"", b""
    local = os.uname().nodename.encode()
    best: tuple[bytes, bytes] = (b"", b"")
    place = 0
    while place + 2 <= len(data):
        family = struct.unpack_from(">H", data, place)[0]
        place += 2
        fields = []
        for _ in range(4):
            if place + 2 > len(data):
                return best
            length = struct.unpack_from(">H", data, place)[0]
            fields.append(data[place + 2 : place + 2 + length])
            place += 2 + length
        address, display, method, secret = fields
        if method != b"MIT-MAGIC-COOKIE-1" or display not in (b"", str(number).encode()):
            continue
        if family == 256 and address == local:
            return method, secret
        best = best if best[0] else (method, secret)
    return best
