"""Puts values back where a model wrote their pseudonyms, in whole texts and in streams.

Only what was issued to this conversation is ever exchanged: a code is looked up in the entries it was handed, and one
that is well formed but not there is left alone and told to ``on_unknown``. Nothing that was put in is looked at again.

A stream is handed on at once but for a suffix that may still become a pseudonym: the beginning of a code, or a code
whose tail (``@mail.example``) may follow. What is decided at a place depends on the text from there on and never on how
it was cut, so that every split gives what the whole text gives.
"""

from __future__ import annotations

import json as json_text
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from urllib.parse import quote

from seawall.detect import pseudonym_grammar as grammar
from seawall.model.json_number import is_number
from seawall.model.words import Category

seen_max = 50_000
"""Most codes a stream remembers the values of: those it saw last, mostly the ones that come again."""
unknown_told_max = 1_000
"""Most unknown pseudonyms told of in one stream; a stream full of them is one story."""


def find_issued(entries: Mapping[str, str], canonical: str) -> tuple[str, str, str] | None:
    """``(pseudonym as issued, value, tail)`` of a code, or None when it was not issued here."""
    for pseudonym, tail in grammar.forms(canonical):
        value = entries.get(pseudonym)
        if value is not None:
            return pseudonym, value, tail
    return None


class Restorer:
    """Restores one text or one stream.

    ``entries`` maps pseudonyms to values and is not copied, so that building one costs nothing. ``allowed`` are the
    categories whose values the reader may see; None means all. With ``json`` the text is JSON under construction
    (tool-call arguments): escapes inside a pseudonym are understood, values are escaped, and one that stands where a
    number would is put in quotes unless it can be one; ``in_string`` says that the stream begins inside a string.
    """

    def __init__(
        self,
        entries: Mapping[str, str],
        *,
        allowed: Collection[Category] | None = None,
        json: bool = False,
        in_string: bool = False,
        on_unknown: Callable[[str], None] | None = None,
    ) -> None:
        self._entries = entries
        self._allowed = None if allowed is None else frozenset(allowed)
        self._json = json
        self._began_in_string = in_string
        self._on_unknown = on_unknown
        self._search = (grammar.IN_JSON if json else grammar.PLAIN).search
        self._tails = grammar.TAILS_IN_JSON if json else grammar.TAILS_PLAIN
        self._canonical = grammar.canonical_json if json else grammar.canonical_plain
        self.restored = 0
        """How many pseudonyms were exchanged."""
        self.withheld = 0
        """How many were left because their category is not allowed here."""
        self._told: set[str] = set()
        self._seen: dict[str, tuple[str, str]] = {}
        """At most :data:`seen_max`, however long the stream."""
        """Codes as they stood in the text, with what they came to."""
        self._begin()

    def _begin(self) -> None:
        self._held = ""
        self._before = ""
        self._in_string = self._began_in_string

    @property
    def held(self) -> int:
        """Characters held back at the moment."""
        return len(self._held)

    def restore(self, text: str) -> str:
        """The whole text with every value put back. Not to be mixed with a stream under way."""
        self._begin()
        restored = self._run(text, final=True)
        self._begin()
        return restored

    def feed(self, text: str) -> str:
        """What can be handed on after this piece: restored, all but a suffix that may still become a pseudonym."""
        if self._held:
            return self._run(self._held + text, final=False)
        if self._search(text) is not None:
            return self._run(text, final=False)
        if text:
            self._before = text[-1]
            if self._json and text.count('"') & 1:
                self._in_string = not self._in_string
        return text

    @property
    def idle(self) -> bool:
        """Whether nothing is held back."""
        return not self._held

    def touched(self, pieces: Sequence[str]) -> Collection[int]:
        """Which of several pieces :meth:`feed` might change or hold back from, were each fed while idle. One look
        through all of them; none may hold a NUL."""
        if self._json:
            return range(len(pieces))
        joined = "\0".join(pieces)
        touched: set[int] = set()
        number = since = 0
        while (found := grammar.APART.search(joined, since)) is not None:
            number += joined.count("\0", since, found.start())
            touched.add(number)
            since = joined.find("\0", found.start()) + 1
            if not since:
                break
            number += 1
        return touched

    def pass_by(self, text: str) -> None:
        """Take pieces that are not touched, while idle: they are handed on as they are."""
        if text:
            self._before = text[-1]

    def flush(self) -> str:
        """What was held back, now that nothing follows."""
        return self._run(self._held, final=True) if self._held else ""

    def _run(self, text: str, *, final: bool) -> str:
        """Go through what is there from left to right; hold from the first place that is undecided."""
        out: list[str] = []
        done = place = 0
        held = len(text)
        seen, json = self._seen, self._json
        piece = json or len(text) < grammar.short_chars
        search = partial(self._search, text) if piece else grammar.Finder(text).search
        while (found := search(place)) is not None:
            start = found.start()
            if json and found.lastgroup == "escape":
                self._pass(out, text, done, start)
                out.append(found[0])
                done = place = found.end()
                continue
            if not grammar.whole(found):
                if not final:
                    held = start
                    break
                place = self._after(text, start)
                continue
            # A text full of them mostly holds the same few again and again.
            issued = seen.get(found[0]) or self._issued(found[0], text[start - 1] if start else self._before)
            if issued is None:
                place = self._after(text, start)
                continue
            value, tail = issued
            end = found.end()
            if tail and text.startswith(tail, end):
                end += len(tail)
            elif tail and (follows := self._tails[tail].match(text, end)) is not None:
                if grammar.whole(follows):
                    end = follows.end()
                    if "%" in follows[0]:
                        value = quote(value, safe="", errors="surrogatepass")
                elif not final:
                    held = start
                    break
            if json:
                self._pass(out, text, done, start)
                value = self._spelled(value)
            elif done < start:
                out.append(text[done:start])
            out.append(value)
            self.restored += 1
            done = place = end
        self._pass(out, text, done, held)
        self._held = text[held:]
        if held:
            self._before = text[held - 1]
        return "".join(out)

    def _pass(self, out: list[str], text: str, start: int, end: int) -> None:
        """Hand on text that is no pseudonym and holds no escape but ``\\uXXXX``, so that its quotes are real ones."""
        if start < end:
            piece = text[start:end]
            out.append(piece)
            if self._json and piece.count('"') & 1:
                self._in_string = not self._in_string

    def _after(self, text: str, start: int) -> int:
        """Where to look next when no pseudonym begins here; never inside an escape."""
        return min(start + 6, len(text)) if self._json and text[start] == "\\" else start + 1

    def _issued(self, raw: str, before: str) -> tuple[str, str] | None:
        """``(value, tail)`` when this code may be restored here."""
        value = self._entries.get(raw)
        if value is not None and self._allowed is None:
            return self._keep(raw, (value, ""))  # just as it was issued, as most are
        canonical = self._canonical(raw)
        issued = find_issued(self._entries, canonical)
        if issued is None:
            self._tell(canonical, before)
            return None
        if self._allowed is not None and grammar.category_of(canonical) not in self._allowed:
            self.withheld += 1
            return None
        return self._keep(raw, (issued[1], issued[2]))

    def _keep(self, raw: str, issued: tuple[str, str]) -> tuple[str, str]:
        if len(self._seen) >= seen_max:
            self._seen.clear()
        self._seen[raw] = issued
        return issued

    def _tell(self, canonical: str, before: str) -> None:
        if self._on_unknown is None or before.isalnum() or len(self._told) >= unknown_told_max:
            return
        if canonical not in self._told and grammar.category_of(canonical) is not None:
            self._told.add(canonical)
            self._on_unknown(canonical)

    def _spelled(self, value: str) -> str:
        """The value as it must stand in JSON text: where the model wrote a number, a number if it can be one, for tools
        that take numbers refuse texts."""
        if not self._in_string and is_number(value):
            return value
        quoted = json_text.dumps(value, ensure_ascii=not _encodable(value))
        return quoted[1:-1] if self._in_string else quoted


def _encodable(value: str) -> bool:
    """Whether a text can be written as UTF-8; one with a lone surrogate has to stay an escape."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
