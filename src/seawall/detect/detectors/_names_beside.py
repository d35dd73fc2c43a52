"""Names that the e-mail address beside them spells: *Bea Holm* next to ``bea.holm@…``, in whatever table, list or code.

An address of a person mostly says who it is. Words near it that its local part is made of are that name, also where no
list knows them and where nothing reads like a sentence.

And names in the cells of a line that begins with a number: *10441 / Wei Chen / 3 mugs*, *Cde 8813 – 1 plaid – Hugo Lemoine – paid*.
The model is not sure of a name in such a line either. What tells is its form: a cell of two or three capitalised words, the
first known as a given or a family name and the last as a family name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, pairwise

from seawall.detect import late_re as re
from seawall.detect.tables import Span

before_chars, after_chars = 160, 100
"""How far from an address its owner's name is looked for."""
gap_chars_max = 24
"""What may lie between two words of a name that stand in cells, quotes or elements of their own."""
addresses_max = 2_000
"""Addresses of one text that are looked at."""

_piece = re.compile(r"[^\W\d_]{2,}")
_word = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_letters = "àáâãäåāăąçćčďđèéêëēėęěğìíîïīįıķĺļľłñńņňòóôõöøōőŕřśşšșţťțùúûüūůűųýÿźżžß"
_plain = "aaaaaaaaacccddeeeeeeeegiiiiiiikllllnnnnoooooooorrsssstttuuuuuuuuyyzzzs"
_FOLD = str.maketrans(_letters, _plain)
_written_out = re.compile(r"([aou])e|(s)s")
"""How addresses write ä, ö, ü and ß."""
_roles_text = """info support sales service services customer customers kunden kundenservice order orders bestellung shop store team office mail email post
contact kontakt hello hallo admin billing invoice rechnung buchhaltung accounts accounting marketing press hr jobs help helpdesk care noreply reply
newsletter news web webmaster postmaster security privacy legal data einkauf purchasing procurement export returns retouren warehouse lager logistics
finance the and und de van der of my me test demo user name date datum tel telefon phone mobile fax example mailer dev ops it bot system service notifications alerts"""
_ROLES = frozenset(_roles_text.split())


def _folded(word: str) -> str:
    low = word.lower()
    return low if low.isascii() else low.translate(_FOLD)


def names_beside(text: str, addresses: Iterable[Span], known: Callable[[str], str]) -> Iterator[Span]:
    """Spans of names, by address. ``addresses``: where e-mail addresses are, by start; ``known``: what the model knows a
    word as."""
    spans = list(islice(addresses, addresses_max))
    round_them: _Round | None = None
    for start, end in spans:
        local, _, host = text[start:end].partition("@")
        pieces = [_folded(piece) for piece in _piece.findall(local)]
        whole = "".join(pieces)
        for span in _cells_beside(text, start, end):
            if any(
                len(piece) > 2 and piece not in _ROLES and piece in _folded(text[slice(*span)]).split()
                for piece in pieces
            ):
                yield span
        if len(whole) < 4 or any(piece in _ROLES or (piece in host and not _is_name(known(piece))) for piece in pieces):
            continue
        low, high = max(0, start - before_chars), min(len(text), end + after_chars)
        if round_them is None:  # few texts have a name beside an address at all
            if not _hinted(_folded(f"{text[low:start]}\n{text[end:high]}"), pieces):
                continue
            round_them = _Round(text, spans)
        if _hinted(round_them.bare[low:high], pieces):
            words, forms = round_them.words(low, high, start, end)
            yield from _spelled(text, words, forms, pieces, known)


def _cells_beside(text: str, start: int, end: int) -> Iterator[Span]:
    """The cells right before and behind an address that hold two to four words with capitals."""
    before = _cell_before.search(text, max(0, start - cell_chars_max), start)
    if before is not None:
        yield before.span(1)
    behind = _cell_behind.match(text, end, end + cell_chars_max)
    if behind is not None:
        yield behind.span(1)


cell_chars_max = 72
_capitals = r"[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)*(?: (?:[^\W\d_a-z]\.?|(?:(?:van|von|de|da|del|di|der|den|la|le) ){0,2}[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)*)){1,3}"
_cell_before = re.compile(rf"(?:^|[\n\t;,|])[\" ]{{0,3}}({_capitals})[\" ]{{0,3}}[\t;,|][\" ]{{0,3}}$")
_cell_behind = re.compile(rf"[\" ]{{0,3}}[\t;,|][\" ]{{0,3}}({_capitals})[\" ]{{0,3}}(?:[\r\n\t;,|]|$)")


class _Round:
    """The words of a text as an address would spell them, made once for all addresses in it, when the first asks."""

    def __init__(self, text: str, addresses: list[Span]) -> None:
        folded = _folded(text)
        if len(folded) != len(text):  # a letter that is two in small letters
            folded = "".join(low if len(low := _folded(letter)) == 1 else letter for letter in text)
        self.bare = _without(folded, addresses)
        """Blank where addresses are: what another address holds is nobody's name beside this one."""
        self._text, self._folded = text, folded
        self._begins: list[int] = []

    def _cut(self) -> None:
        text, folded = self._text, self._folded
        spans = [match.span() for match in _word.finditer(text)]
        if "\\" in text:
            spans = [(a + (text[a - 1 : a] == "\\" and text[a] in "nrt"), b) for a, b in spans]
        self._spans = spans
        self._begins = [a for a, _ in spans]
        forms = [folded[a:b] for a, b in spans]
        if "-" in folded or "'" in folded or "’" in folded:
            forms = [form.replace("'", "").replace("’", "").replace("-", "") for form in forms]
        self._forms = forms

    def words(self, low: int, high: int, start: int, end: int) -> tuple[list[Span], list[str]]:
        """The words from ``low`` to ``high`` but for those of the address from ``start`` to ``end``; none cut off."""
        if not self._begins:
            self._cut()
        one = bisect_left(self._begins, low)
        two = bisect_left(self._begins, start, one)
        three = bisect_left(self._begins, end, two)
        four = bisect_left(self._begins, high, three)
        spans, forms = self._spans, self._forms
        if two > one and spans[two - 1][1] > start:
            two -= 1
        if four > three and spans[four - 1][1] > high:
            four -= 1
        return spans[one:two] + spans[three:four], forms[one:two] + forms[three:four]


def _without(text: str, spans: list[Span]) -> str:
    """The text with some stretches of it blank."""
    parts: list[str] = []
    done = 0
    for start, end in spans:
        if start >= done:
            parts += (text[done:start], " " * (end - start))
            done = end
    return "".join((*parts, text[done:]))


def _hinted(near: str, pieces: list[str]) -> bool:
    """Whether a longer piece of the address comes again near it: a quick no for most."""
    longest = max(pieces, key=len)
    forms = {longest}
    if _written_out.search(longest):  # to put letters in costs more than to look
        forms.add(_written_out.sub(r"\1\2", longest))
    if len(pieces) == 1:
        forms = {form[:3] for form in forms} | {form[1:5] for form in forms}
    return any(form in near for form in forms)


def _spelled(
    text: str, words: list[Span], forms: list[str], pieces: list[str], known: Callable[[str], str]
) -> Iterator[Span]:
    whole = "".join(pieces)
    wanted = {whole, _written_out.sub(r"\1\2", whole)}
    initial = whole[0]
    for (one, first), (two, second) in pairwise(zip(words, forms, strict=True)):
        if first[0] != initial != second[0]:
            continue  # however they are put together, one of them comes first
        between = text[one[1] : two[0]]
        if len(between) > gap_chars_max or any(map(str.isdigit, between)):
            continue
        spellings = {first + second, second + first}
        if len(first) > 1 and len(second) > 3:
            spellings |= {first[0] + second, second + first[0]}
        if len(second) > 1 and len(first) > 3:
            spellings |= {first + second[0], second[0] + first}
        if not any(_spells(spelling, wanted, len(whole)) for spelling in spellings) or not _in_words(
            first, second, wanted
        ):
            continue
        if not _name(text, one, two, known=known):
            continue
        if between in (" ", ", ", "-", " - "):
            yield one[0], two[1]
        else:
            yield one
            yield two
        return
    if len(pieces) < 2:
        return
    found = []
    for piece in pieces:
        spelled = {piece, _written_out.sub(r"\1\2", piece)}
        at = next((span for span, form in zip(words, forms, strict=True) if form in spelled), None)
        if at is None:
            return
        found.append(at)
    if len(set(found)) == len(found) and _name(text, *sorted(found), known=known):
        yield from sorted(found)


def _spells(spelling: str, wanted: set[str], chars_max: int) -> bool:
    """Whether a spelling is a wanted one, or is without what it writes out; ``chars_max``: how long those are."""
    if spelling in wanted:
        return True
    shortest = len(spelling) - spelling.count("e") - spelling.count("s")
    return shortest <= chars_max and _written_out.sub(r"\1\2", spelling) in wanted


def _in_words(first: str, second: str, wanted: set[str]) -> bool:
    """Whether two words spell it where no letter is written out over the seam between them: *entry* and *jana* are no ``jana@``."""
    for one in {first, _written_out.sub(r"\1\2", first)}:
        for two in {second, _written_out.sub(r"\1\2", second)}:
            if wanted & {one + two, two + one, one[0] + two, two + one[0], one + two[0], two[0] + one}:
                return True
    return False


def _is_name(kind: str) -> bool:
    return "g" in kind or "f" in kind


def _name(text: str, *spans: Span, known: Callable[[str], str]) -> bool:
    """Whether words may be a person's: written alike, and not all of them everyday words."""
    written = [text[a:b] for a, b in spans]
    if (
        any(_folded(word).replace("-", "") in _ROLES for word in written)
        or len({word[0].isupper() for word in written}) > 1
    ):
        return False
    if len({word.isupper() for word in written if len(word) > 1}) > 1:
        return False  # *Debian GCC*
    kinds = [known(word) for word in written]
    if written[0][0].islower() and not any("g" in kind for kind in kinds):
        return False
    return any(_is_name(kind) or "c" not in kind for kind in kinds)


row_chars_max = 160
"""How far before a cell its line begins at most."""
_cell_word = r"[^\W\d_a-z][^\W\d_]{1,20}(?:[-'’][^\W\d_]{2,20})?"
_cell = re.compile(rf"{_cell_word}(?: {_cell_word}){{1,2}}(?=[ \t]*(?:[–—/|;,\t\n]|- |$))")
_opens = re.compile(r"(?:[–—/|;,\t]|[ \t]-)[ \t]{0,2}$")
_row = re.compile(r"[ \t>*•-]{0,4}(?:[^\W\d_]{1,12}\.?[ ]{1,2}(?:nr\.?|no\.?|n°|№)?[ ]?)?#?[A-Z]{0,3}-?\d{3,10}(?!\d)")


def names_in_rows(text: str, places: Iterable[int], known: Callable[[str], str]) -> Iterator[Span]:
    """Spans of names that begin at some of ``places``, where capitalised words that may be names stand."""
    done = 0
    for place in places:
        if place < done or _opens.search(text, max(0, place - 3), place) is None:
            continue
        cell = _cell.match(text, place, place + 66)
        if cell is None:
            continue
        low = max(0, place - row_chars_max)
        line = text.rfind("\n", low, place) + 1
        if (line == 0 and low > 0) or _row.match(text, line, place) is None:
            continue
        words = cell.group().split(" ")
        first, last = known(words[0]), known(words[-1])
        if ("g" in first or ("f" in first and "c" not in first)) and "f" in last and "c" not in last:
            done = cell.end()
            yield cell.span()
