"""Values that are split over neighbouring texts: a card in two content parts, an address over two messages.

Theory of operation. Every text is inspected by itself, so half a card here and half there are nothing, while the model
reads them one behind the other. Where a text ends and the next one of the same role begins as if in the middle of a
value, the end of the one and the beginning of the other are therefore inspected once more as one text, a *window*.
Most texts end with a sentence or a line, and cost a look at two characters.

Two kinds of texts are read one behind the other. What one role says, where texts of another role between the two are
passed over: then the word that the seam runs through must have a digit or an at-sign, as people take turns in the
middle of a sentence. And the elements of a list (texts to embed, lines in a tool's arguments or result), which may be
one text cut into pieces, but mostly are things of their own: there, too, that word must have one, and what has no
letter is a number of a list of numbers.

A text file that stands among the texts of a message is read with them as one of them, unless it is large.

A finding in a window counts where it covers something in more than one text; what lies in one was seen there. It
becomes one finding in each text, so that each half is masked on its own and comes back on its own.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import msgspec

from seawall.detect import late_re as re
from seawall.detect.shop_talk import REASON as TALK_MODEL
from seawall.dialects.dialect import Decoded, Unit
from seawall.gateway.scan_cache import PartsSeen, Seen
from seawall.model.errors import BadExchange
from seawall.model.exchange import Part
from seawall.model.finding import Finding
from seawall.model.words import Category, unread_kind

REASON = "split over several texts"
side_chars = 128
"""How much is looked at on each side of a seam."""
token_chars_max = 1024
"""A word at the end of that, a token for one, is looked at from its beginning if it has no more than this."""
unread_chars_max = 64
"""A window waits for so much: one for each of many short texts would cost far more than these."""
window_pieces_max = side_chars + unread_chars_max
listed_token_chars_min = 20
"""In a list ``size 12`` and ``Item 13`` are two things, however ``12Item`` reads; but a token this long may be cut."""
file_bytes_max = 512 * 1024
"""Larger files are read by themselves only."""
ROLES = frozenset({"system", "user", "assistant", "tool"})
"""Whose texts are read one behind the other."""
_NAMES = ("name", "Name", "_id", "url", "title")
"""Ends of the paths of what stands beside texts and is none: a file's name, the document's a text comes from."""
_SAYING = frozenset({"message", "system"})
"""Units in which somebody says something."""
_JOINS = frozenset("@_-+/=~%#&")
_ENDS = _JOINS | frozenset("(")
_BEGINS = _JOINS | frozenset(").:")
_NO_BEGIN = frozenset("<>{}[]\"'`*|,;!?“”")
_AROUND = " \t\r\n.,:;"
"""Belongs to no value at its ends."""
_BETWEEN = "- \t\r\n"
_NUMBER = "0123456789" + _BETWEEN
"""What a number is written with, where it goes on in the next text."""
_TELLING = re.compile(r"[@\d/_]")
_FIGURES = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
_MORE_THAN_A_WORD = re.compile(r"^[^\W\d_A-ZÀ-ÖØ-Þ]+(?:[.@_-]|\d| [^\W\d_])")
"""``ample.com`` behind ``ana@shop.ex`` and ``ia Lind`` behind ``Mar``, not ``please`` or ``Thank you``."""


class Piece(NamedTuple):
    """A stretch of one part of the request."""

    part: int
    """Its number; a file's is counted down from -1."""
    start: int
    text: str


class Window(NamedTuple):
    """Pieces that are read as one text."""

    role: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """What is inspected."""
        return "".join([piece.text for piece in self.pieces])

    @property
    def parts(self) -> list[int]:
        """The parts it stands in, in order."""
        return list(dict.fromkeys([piece.part for piece in self.pieces]))

    def stretch(self, part: int, finding: Finding) -> str:
        """What a finding covers of a part, as far as it stands in one piece."""
        for piece in self.pieces:
            if piece.part == part and piece.start <= finding.start < piece.start + len(piece.text):
                return piece.text[finding.start - piece.start : finding.end - piece.start]
        return ""

    def goes_on_after(self, part: int, finding: Finding, rest: str) -> bool:
        """Whether what looks whole at a part's end may well go on with ``rest``: a secret, digits before digits, or
        more than the one word that is glued to it."""
        return (
            finding.category is Category.CREDENTIALS
            or _MORE_THAN_A_WORD.search(rest) is not None
            or any(
                before.part == part and after.part != part and _digits_meet(before.text, after.text)
                for before, after in pairwise(self.pieces)
            )
        )

    @property
    def spelled(self) -> bytes:
        """Names what is inspected and how it is split, for the scan cache."""
        order = {part: place for place, part in enumerate(self.parts)}
        told = [(order[piece.part], piece.start, piece.text) for piece in self.pieces]
        return repr(told).encode("utf-8", "surrogatepass")


def windows(decoded: Decoded) -> Iterator[Window]:
    """What of a request is to be read as one text, in order."""
    parts, keys, spans = decoded.parts, decoded.keys, decoded.spans
    files = _text_files(decoded) if decoded.files else {}
    if len(parts) + len(files) < 2:
        return
    runs: dict[str, _Run] = {}
    latest = ""
    for unit in decoded.units:
        if decoded.apart and unit.first in decoded.apart:
            for ended in runs.values():
                if ended.unread:
                    yield from _readings(ended.role, _end_of(ended))
            runs, latest = {}, ""
        says = unit.kind in _SAYING
        for number in _numbers(decoded, unit, files) if files and says else range(unit.first, unit.last):
            part = parts[number] if number >= 0 else files[number]
            text, role = part.text, part.role
            if role not in ROLES or text.isspace():
                continue
            if number < 0:
                name, near, listed = role, role == latest, False
                latest = role
            elif says and not keys[number] and not spans[number][2]:
                if part.path.endswith(_NAMES):
                    continue
                name, near, listed = role, role == latest, False
                latest = role
            else:
                name, near, listed = _list_of(part.path, role), False, True
                if not name or not _LETTER.search(text):
                    continue
            run = runs.get(name)
            if run is not None and is_open(run.texts[-1][1], text, near=near, listed=listed):
                run.texts.append((number, text))
                run.unread += len(text)
                if run.unread < unread_chars_max:
                    continue
            elif run is not None and not run.unread:
                run.texts = [(number, text)]
                continue
            else:
                runs[name] = _Run(role, [(number, text)])
                if run is None:
                    continue
            yield from _readings(run.role, _end_of(run))
    for run in runs.values():
        if run.unread:
            yield from _readings(run.role, _end_of(run))


def _text_files(decoded: Decoded) -> dict[int, Part]:
    """The files that are plain text and no part besides, by their numbers in a :class:`Piece`."""
    taken = set(decoded.spans)
    found: dict[int, Part] = {}
    for number, file in enumerate(decoded.files):
        kind = unread_kind(file.media_type) if file.media_type and not file.media_type.startswith("text/") else ""
        known_other = kind not in ("", "other")
        if known_other or file.size > file_bytes_max or file.body is not decoded.body:
            continue
        if (file.start, file.end, 0) in taken:
            continue
        with suppress(ValueError, BadExchange):
            text = file.read().removeprefix(BOM_UTF8).decode()
            if text and "\0" not in text:
                found[-1 - number] = Part(file.path, text, file.role)
    return found


def _numbers(decoded: Decoded, unit: Unit, files: Mapping[int, Part]) -> list[int]:
    """A unit's parts and text files, in the order they stand in."""
    placed, at = [], unit.start
    for number in range(unit.first, unit.last):
        start, _, document = decoded.spans[number]
        at = start if not document else at
        placed.append((at, number))
    texts = [-1 - number for number in range(unit.files_first, unit.files_last) if -1 - number in files]
    placed += [(decoded.files[-1 - number].start, number) for number in texts]
    return [number for _, number in sorted(placed, key=lambda one: one[0])]


def _list_of(path: str, role: str) -> str:
    """The list that a text is an element of, or an element's ``text``, as a name; empty if it is in none."""
    above, _, last = path.removesuffix("/text").rpartition("/")
    return f"{role} {above}" if last.isdigit() else ""


@dataclass(slots=True)
class _Run:
    """Texts that go on into one another, so far."""

    role: str
    texts: list[tuple[int, str]]
    unread: int = 0
    """Characters of those that no window has reached yet."""


def is_open(before: str, after: str, *, near: bool = True, listed: bool = False) -> bool:
    """Whether a seam may be the middle of a value. ``near``: no text of another role is between the two; ``listed``:
    they are elements of a list."""
    begin = after[0]
    if begin in _NO_BEGIN:
        return False
    end = before[-1]
    if listed and _begins_anew(before, after):
        return False
    if end.isspace() or begin.isspace():
        first = after[:side_chars].lstrip()[:1]
        if first.isdigit() and before[-side_chars:].rstrip()[-1:].isdigit():
            return True
        if not near or " " not in (end, begin):
            return False
        # One blank, and words on both sides: what a name or a street may have in its middle.
        last, first = (before[-2:-1], begin) if end == " " else (end, after[1:2])
        return _may(last, _ENDS) and _may(first, _BEGINS)
    if not _may(end, _ENDS):
        # A full stop ends a sentence, but for the one in an address or a number; a semicolon may be an HTML entity's.
        return end in ".:;" and ((near and begin.islower()) or _tells(before, after))
    return (near or _tells(before, after)) and _may(begin, _BEGINS)


def _may(character: str, others: frozenset[str]) -> bool:
    """Whether a value may have this character at a seam; one that can't be seen may stand between any two."""
    return character.isalnum() or character in others or not (character.isprintable() or character.isspace())


def crossing(window: Window, found: Sequence[Seen]) -> PartsSeen:
    """What was found in a window and stands in more than one part: for each of :attr:`Window.parts` its share."""
    shares: dict[int, list[Seen]] = {part: [] for part in window.parts}
    for seen in found:
        finding = seen.finding
        if finding.count > 1 or TALK_MODEL in finding.reasons:
            continue  # what a whole table or paragraph says was read in its own text
        spans: dict[int, tuple[int, int]] = {}
        at = 0
        for piece in window.pieces:
            start, end = max(finding.start - at, 0), min(finding.end - at, len(piece.text))
            at += len(piece.text)
            share = piece.text[start:end].strip(_AROUND) if start < end else ""
            if share:
                start = piece.text.index(share, start)
                first, _ = spans.get(piece.part, (piece.start + start, 0))
                spans[piece.part] = first, piece.start + start + len(share)
        if len(spans) > 1:
            for part, (first, last) in spans.items():
                own = msgspec.structs.replace(finding, start=first, end=last, reasons=(*finding.reasons, REASON))
                shares[part].append(Seen(own, seen.masked, seen.fingerprint))
    return tuple([tuple(share) for share in shares.values()])


def joined(seen: list[tuple[Seen, ...]], window: Window, shares: PartsSeen) -> None:
    """Put what stands over a seam beside what was ``seen`` in each part of the request, and at its end, backwards, in
    each file.

    But for a value that is whole in the first of its texts: with the word that the next one begins with glued to it, it
    reads like a longer one (``ana@shop.example`` and ``Please``). What :meth:`Window.goes_on_after` it is no whole one.
    """
    values: dict[tuple[str, str], list[tuple[int, Seen, bool]]] = {}
    for part, share in zip(window.parts, shares, strict=True):
        for one in share:
            same = [own.finding for own in seen[part] if _covers(own.finding, one.finding)]
            if not any(REASON in own.reasons for own in same):
                values.setdefault((one.finding.detector, one.fingerprint), []).append((part, one, bool(same)))
    for value in values.values():
        (part, first, whole), *others = value
        if whole and others:
            rest = window.stretch(others[0][0], others[0][1].finding)
            if all(known for _, _, known in others) or not window.goes_on_after(part, first.finding, rest):
                continue
        for part, one, _ in value:
            seen[part] = tuple(sorted((*seen[part], one), key=lambda one: (one.finding.start, one.finding.end)))


def _covers(own: Finding, share: Finding) -> bool:
    return own.detector == share.detector and own.start <= share.start and share.end <= own.end


def _end_of(run: _Run) -> list[Piece]:
    """What no window has reached yet, and what is before it. No window reaches over what comes later, so that it stays
    the same when more does; a value of many pieces is whole where its last one is."""
    part, text = run.texts[-1]
    head = _head(text)
    pieces = [Piece(part, 0, text[:head])]
    room = side_chars + run.unread - len(text)
    run.unread = 0
    for part, text in reversed(run.texts[-1 - window_pieces_max : -1]):
        tail = _tail(text, room)
        pieces.append(Piece(part, tail, text[tail:]))
        room -= len(text)
        if room <= 0:
            break
    return pieces[::-1]


def _readings(role: str, pieces: list[Piece]) -> Iterator[Window]:
    """As it stands; and where digits go on, with the blanks taken out of the number that they may make."""
    yield Window(role, tuple(pieces))
    closed: list[Piece] = []
    joined = False
    for place, piece in enumerate(pieces):
        text = piece.text
        start, end = 0, len(text)
        if joined:
            start = len(text[: end - len(text.lstrip(_NUMBER))].rstrip(_BETWEEN))
        joined = place < len(pieces) - 1 and _digits_meet(text, pieces[place + 1].text)
        if joined:
            end -= len(text[max(start, len(text.rstrip(_NUMBER))) :].lstrip(_BETWEEN))
        closed += _figures(piece, 0, start)
        if start < end:
            closed.append(Piece(piece.part, piece.start + start, text[start:end]))
        closed += _figures(piece, end, len(text))
    if sum(len(piece.text) for piece in closed) < sum(len(piece.text) for piece in pieces):
        yield Window(role, tuple(closed))


def _digits_meet(before: str, after: str) -> bool:
    return before.rstrip()[-1:].isdigit() and after.lstrip()[:1].isdigit()


def _figures(piece: Piece, start: int, end: int) -> list[Piece]:
    return [
        Piece(piece.part, piece.start + found.start(), found[0]) for found in _FIGURES.finditer(piece.text, start, end)
    ]


def _begins_anew(before: str, after: str) -> bool:
    """Whether an element of several words begins as things do, behind one that ends as they do: with a word after a
    figure, or a capital after a small letter. But for an address, and for a token so long that it may be cut there."""
    end, begin = before[-1], after[0]
    if not (begin.isalpha() and (end.isdigit() or (begin.isupper() and end.islower()))):
        return False
    if end.isdigit() and begin.isupper() and not after[1:2].islower():
        return False  # a capital in the middle of a number of somebody's
    _, blank, first = before[-side_chars:].rpartition(" ")
    last, space, _ = after[:side_chars].partition(" ")
    word = first + last
    return bool(blank and space) and len(word) < listed_token_chars_min and "@" not in word


def _tells(before: str, after: str) -> bool:
    """Whether the word that a seam runs through is more than a word."""
    word = before[-side_chars:].rpartition(" ")[2] + after[:side_chars].partition(" ")[0]
    return _TELLING.search(word) is not None


def _tail(text: str, room: int) -> int:
    """Where what is looked at of a text's end begins."""
    most = len(text) - room
    if most <= 0:
        return 0
    blank = text.rfind(" ", max(0, most - token_chars_max), most)
    return blank + 1 if blank >= 0 else most


def _head(text: str) -> int:
    """Where what is looked at of a text's beginning ends."""
    if len(text) <= side_chars:
        return len(text)
    blank = text.find(" ", side_chars, side_chars + token_chars_max)
    return blank if blank >= 0 else side_chars
