"""One body taken apart: its text parts by place and role, its files, what can't be read, and the way back to bytes."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, unquote_to_bytes

import msgspec

from seawall.dialects.json_spans import replace, string_of, text_of
from seawall.model.errors import BadExchange, UsageError
from seawall.model.exchange import Part
from seawall.model.json_number import is_number

_URL_SAFE = str.maketrans("-_", "+/")
_QUOTE = ord('"')
_VOLATILE = b"0123456789abcdefABCDEF"
_BASE64_ADVICE = "Encode the file as base64; white space is allowed, other characters are not."


def _lasting(text: str) -> str:
    """A text without what may differ in it from turn to turn. By its bytes, which takes a twentieth of the time where
    one letter is not ASCII."""
    return text.encode("utf-8", "surrogatepass").translate(None, _VOLATILE).decode("utf-8", "surrogatepass")


class Unit(msgspec.Struct, frozen=True):
    """A stretch of the body that comes again unchanged in later requests: one message, one tool, the system prompt.

    Findings for ``parts[first:last]`` may be cached under a keyed hash of ``body[start:end]`` together with
    ``role``: equal bytes at a place of the same kind give equal parts (paths aside).
    """

    path: str
    kind: str
    """``message``, ``system``, ``tool``, ``input`` or ``prediction``: part of the cache key, with dialect and
    operation, as it decides how bytes are read."""
    role: str
    start: int
    end: int
    """Byte offsets into the body, end exclusive."""
    first: int
    last: int
    """Indexes into ``parts``, last exclusive."""
    files_first: int = 0
    files_last: int = 0
    """Indexes into ``files``, last exclusive."""


class FilePart(msgspec.Struct, frozen=True):
    """A file or image carried inside the body (base64, data URL, plain text document)."""

    path: str
    role: str
    media_type: str
    """As the client declares it; empty when it doesn't. Don't trust it to be true."""
    name: str
    """File name as the client declares it, or empty."""
    form: str
    """``base64``, ``data-url`` or ``text``; ``raw`` where the bytes stand in the body as they are."""
    body: bytes
    start: int
    end: int
    """Byte offsets of the JSON string, quotes included."""

    @property
    def size(self) -> int:
        """About how many bytes the file has, without decoding it."""
        if self.form == "raw":
            return self.end - self.start
        return (self.end - self.start - 2) * (3 if self.form != "text" else 4) // 4

    def read(self) -> bytes:
        """The file's bytes.

        Raises:
            BadExchange: the base64 is broken, so that the vendor might read something else than we would.
        """
        if self.form == "raw":
            return self.body[self.start : self.end]
        text = text_of(self.body[self.start : self.end])
        if self.form == "data-url":
            head, comma, text = text.partition(",")
            if not comma:
                raise BadExchange(f"The data URL at {self.path} has no comma", advice=_BASE64_ADVICE)
            if not head.lower().endswith(";base64"):
                return unquote_to_bytes(text)
            text = unquote(text)
        try:
            # Both alphabets, with or without padding, line breaks allowed; anything else is an error and not skipped.
            plain = "".join(text.split()).translate(_URL_SAFE).rstrip("=")
            return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
        except ValueError:
            raise BadExchange(f"The file at {self.path} is not valid base64", advice=_BASE64_ADVICE) from None

    def spelled(self, content: bytes) -> bytes:
        """What carries other content in the same form: a JSON string, but for ``raw``."""
        if self.form == "raw":
            return content
        if self.form == "text":
            return string_of(content.decode())
        text = base64.b64encode(content).decode()
        if self.form == "data-url":
            head = text_of(self.body[self.start : self.end]).partition(",")[0]
            text = f"{head if head.lower().endswith(';base64') else head + ';base64'},{text}"
        return string_of(text)

    def __repr__(self) -> str:
        return f"FilePart({self.path!r}, {self.form}, about {self.size} bytes)"


class Unseen(msgspec.Struct, frozen=True):
    """Something that carries content and can't be inspected from here."""

    path: str
    why: str
    """``token array``, ``file reference``, ``remote file``; of answers ``picture`` and ``sound``. Of a file that was
    uploaded through here a kind of what could not be read in it (:data:`seawall.model.words.UNREAD_KINDS`)."""
    id: str = ""
    """Of a file reference: what the vendor calls the file."""

    def __repr__(self) -> str:
        return f"Unseen({self.path!r}, {self.why!r})"


@dataclass(slots=True)
class Facts:
    """What an answer says of itself, collected while it passes. Counts are the vendor's; 0 when it gave none."""

    id: str = ""
    """The vendor's id of the answer (``resp_…``, which a later ``previous_response_id`` names)."""
    model: str = ""
    tokens_in: int = 0
    """Prompt tokens, cached ones included."""
    tokens_cached: int = 0
    tokens_out: int = 0
    finish: list[str] = field(default_factory=list)
    """Finish reasons in the vendor's words, one a choice."""
    failed: bool = False
    """The stream carried the vendor's own error event."""
    ended: bool = False
    """The stream came to its proper end."""


class Decoded(msgspec.Struct, frozen=True):
    """A request or an answer, taken apart."""

    body: bytes
    parts: tuple[Part, ...]
    """Every inspectable text, in the order of the body. Roles: ``system``, ``user``, ``assistant``, ``tool``,
    ``schema``, ``unknown``. Paths are JSON Pointers; inside JSON held in a string they go on after ``!``
    (``/messages/3/tool_calls/0/function/arguments!/email``), and ``~key`` at the end marks an object key that holds
    data. Paths are for people: duplicate keys share one. Edits name parts by index."""
    keys: tuple[str, ...]
    """For each part the name it stands under where that tells what it is (``cvv``, ``phone``: tool arguments, metadata,
    unknown objects), else empty. Context for detectors (gateway/labels.py)."""
    units: tuple[Unit, ...]
    files: tuple[FilePart, ...]
    unseen: tuple[Unseen, ...]
    fixed: frozenset[int]
    """Parts the vendor signed (Anthropic thinking): inspected, but an edit would make the vendor refuse the request, so
    :meth:`splice` raises. Answers never have theirs restored, so what comes back here holds pseudonyms only; a finding
    in one is something a client put there, and blocking is the right answer."""
    sealed: int
    """Opaque strings only the vendor can read (signatures, ``encrypted_content``, ``thoughtSignature``): they leave
    byte for byte, are not inspected, and are not counted in ``strings``. Text in their place is a part instead."""
    understood: int
    """Structural strings (enums, ids, model names) that the field map knows and whose value has the right shape."""
    model: str
    stream: bool
    conversation_ids: tuple[str, ...]
    """Ids the client gave: ``previous_response_id``, ``conversation``, and the like."""
    facts: Facts
    """For answers; empty for requests."""
    spans: tuple[tuple[int, int, int], ...]
    """Where each part stands: start, end (quotes included), and the document (0: the body, n: ``inner[n - 1]``)."""
    inner: tuple[tuple[int, int, int, bytes], ...] = ()
    """JSON texts held in strings: the string's start, end and document, and the text."""
    more_models: tuple[str, ...] = ()
    """Those that the requests of a batch ask for beside :attr:`model`."""
    model_at: tuple[int, int] = (0, 0)
    """Where the body names :attr:`model`, quotes included; ``(0, 0)`` where it does not."""
    apart: frozenset[int] = frozenset()
    """Parts with which something begins that has nothing to do with those before: another request of a batch."""
    noise: tuple[tuple[int, int, tuple[str, ...]], ...] = ()
    """Stretches that differ in every event of a stream, and the facts they carry."""

    @property
    def opening(self) -> tuple[str, ...]:
        """System texts and the first user message's texts: what stays the same over a conversation's turns, to be
        hashed (keyed) into its id where ``conversation_ids`` is empty. Figures and the letters
        of hexadecimal numbers are left out of the system texts: there the time of day stands, and a client's build."""
        texts: list[str] = []
        for unit in self.units:
            if unit.role == "system":
                texts.extend(_lasting(part.text) for part in self.parts[unit.first : unit.last])
            elif unit.kind in ("message", "input") and unit.role == "user":
                texts.extend(part.text for part in self.parts[unit.first : unit.last])
                break
        return tuple(texts)

    @property
    def strings(self) -> int:
        """What coverage counts: parts, files and what can't be seen. ``Coverage(parts + files read, strings)``."""
        return len(self.parts) + len(self.files) + len(self.unseen)

    def splice(self, edits: Mapping[int, str], files: Mapping[int, bytes] | None = None, model: str = "") -> bytes:
        """The body with some parts' texts exchanged (part index to new text), and some files' content (index to new
        bytes, of files that stand in the body itself); every other byte as it came. It asks for ``model`` if one is
        given and it named one.

        A part that was a number becomes a JSON string, unless the new text can be a number. Inside JSON held in a
        string the result is valid JSON again.

        Raises:
            UsageError: an index that isn't there, or a part of ``fixed``.
        """
        found: dict[int, list[tuple[int, int, bytes]]] = {}
        if files:
            carried = [(self.files[index], content) for index, content in files.items()]
            found[0] = [(file.start, file.end, file.spelled(content)) for file, content in carried]
        if model and self.model_at[1]:
            found.setdefault(0, []).append((*self.model_at, string_of(model)))
        for index, text in edits.items():
            if not 0 <= index < len(self.parts):
                raise UsageError(f"There is no part {index}", advice="Use an index into parts.")
            if index in self.fixed:
                raise UsageError(
                    f"The part at {self.parts[index].path} is signed by the vendor and can't be changed",
                    advice="Block the request, or leave the part as it is.",
                )
            if text != self.parts[index].text:
                start, end, document = self.spans[index]
                found.setdefault(document, []).append((start, end, self._in_place(text, start, document)))
        for document in range(
            len(self.inner) if found else 0, 0, -1
        ):  # inner documents come after the ones around them
            if document in found:
                start, end, parent, text_bytes = self.inner[document - 1]
                changed = replace(text_bytes, found[document]).decode()
                found.setdefault(parent, []).append((start, end, self._spelled(changed, parent)))
        return replace(self.body, found[0]) if 0 in found else self.body

    def _in_place(self, text: str, start: int, document: int) -> bytes:
        whole = self.inner[document - 1][3] if document else self.body
        if whole[start] != _QUOTE and is_number(text):
            return text.encode()
        return self._spelled(text, document)

    def _spelled(self, text: str, document: int) -> bytes:
        whole = self.inner[document - 1][3] if document else self.body
        return string_of(text, ascii_only=not text.isascii() and whole.isascii())

    def __repr__(self) -> str:
        return f"Decoded({len(self.body)} bytes, {len(self.parts)} parts, {len(self.files)} files)"
