"""A name that is known in one place of a text is known in all: masked once and left standing once is not masked at all.

The places a name is read at say something around it (*my name is*, a title, an address beside it); the next mention often
says nothing. So wherever a whole name stands again it is one, and of a name that is likely so are the words of it that are
nothing else: *Fatima*, and not the *Rose* of *Rose Miller*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from seawall.detect.detector import Judgement
from seawall.detect.detectors._manners import MANNERS
from seawall.detect.detectors._not_people import is_nobody
from seawall.detect.names import word_regex
from seawall.detect.tables import Span
from seawall.model.words import Confidence

REASON = "named elsewhere in the text"
forms_max = 2_000
"""Names and words of names of one text that are looked for again."""
forms_few = 100
"""So many are each looked for by themselves; of more, each word of the text is looked up."""
word_chars_min = 3
_titles_text = """mr mrs ms mx miss mister sir dr prof herr herrn frau monsieur madame mme mlle señor señora señorita senor senora senhor senhora fru sr
sra don doña dona signora signor sig dott dhr mevr mevrouw meneer heer pan pani pana panie sayın med ing attn"""
_NO_NAMES = MANNERS.union(_titles_text.split())


def named_again(
    text: str, names: Sequence[Judgement], known: Callable[[str], str], free: Callable[[int, int], bool]
) -> Iterator[Judgement]:
    """Further places of names that were found, by start.

    ``known``: what the model knows a word as (:meth:`seawall.detect.names.Model.known`); ``free``: whether nothing was
    found at a place so far and it is no part of something longer.
    """
    forms = _forms(text, names, known)
    places = _searched(text, forms) if len(forms) <= forms_few else _walked(text, forms)
    done = 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= done and _whole(text, start, end) and free(start, end):
            done = end
            yield Judgement(start=start, end=end, confidence=forms[text[start:end]], reasons=(REASON,), weight=1)


def _forms(text: str, names: Sequence[Judgement], known: Callable[[str], str]) -> dict[str, Confidence]:
    """What is looked for again, and how sure it is a name."""
    forms: dict[str, Confidence] = {}
    for name in names:
        words = [match.group() for match in word_regex.finditer(text, name.start, name.end)]
        while words and words[0].lower() in _NO_NAMES:
            words = words[1:]
        if not words or len(forms) >= forms_max:
            continue
        whole = text[text.index(words[0], name.start) : name.end]
        if len(words) > 1 or _names_only(whole, known):
            forms[whole] = max(name.confidence, forms.get(whole, Confidence.POSSIBLE))
        if len(words) > 1 and name.confidence >= Confidence.LIKELY and _somebodys(words, known):
            for word in words:
                at = text.index(word, name.start)
                if _names_only(word, known) and not is_nobody(text, at, at + len(word)):
                    forms[word] = Confidence.LIKELY
    return forms


def _somebodys(words: Sequence[str], known: Callable[[str], str]) -> bool:
    """Whether one of a name's words is known as somebody's; other letters than Latin are read by rules of their own."""
    return any(not _latin(word[0]) or not _NAMES.isdisjoint(known(word).lstrip("Xx")) for word in words)


def _latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"


_NAMES = frozenset("gf")


def _names_only(word: str, known: Callable[[str], str]) -> bool:
    """Whether a word is a name wherever it stands: no everyday word and no place, and in other letters than Latin nothing
    that is one sign."""
    if not word[0].isupper():
        if _latin(word[0]) and _NAMES.isdisjoint(known(word)):
            return False  # of *malou databázi* the second word is one of everybody's
        return len(word) >= word_chars_min - word[0].islower() + 1 and "c" not in known(word)
    kind = known(word).lstrip("Xx")
    return len(word) >= word_chars_min and "c" not in kind and "l" not in kind and word.lower() not in _NO_NAMES


def _searched(text: str, forms: dict[str, Confidence]) -> Iterator[Span]:
    for form in forms:
        at = text.find(form)
        while at >= 0:
            yield at, at + len(form)
            at = text.find(form, at + len(form))


def _walked(text: str, forms: dict[str, Confidence]) -> Iterator[Span]:
    """As :func:`_searched`, at one look a word however many forms there are."""
    firsts: dict[str, list[str]] = {}
    for form in forms:
        match = word_regex.match(form)
        if match is not None:
            firsts.setdefault(match.group(), []).append(form)
    for match in word_regex.finditer(text):
        for form in firsts.get(match.group(), ()):
            if text.startswith(form, match.start()):
                yield match.start(), match.start() + len(form)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit goes on at either end, where words have ends."""
    if not _spaced(text[start]):
        return True
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _spaced(letter: str) -> bool:
    """Whether a letter's script leaves blanks between words; Chinese, Japanese, Korean and Thai do not, or add to a name."""
    return letter < "\u0e00" or "\u0e80" <= letter < "\u1100" or "\u1200" <= letter < "\u2e80"
