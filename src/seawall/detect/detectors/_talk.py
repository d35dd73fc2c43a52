"""What the model of shop talk adds to a detector of orders, prices or contracts: stretches where its words found
nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from operator import itemgetter

from seawall.detect import late_re as re
from seawall.detect.detector import Judgement, Page
from seawall.detect.shop_talk import KINDS, REASON, Talk, window_chars
from seawall.model.words import Confidence

words_min = 1
"""So many of the detector's own words a stretch of a long document has, unless the model hears enough in it without."""
against_min = 2
"""So many words speak against a stretch."""
figures_max, figures_few, letters_min = 40, 12, 4
"""A stretch of more figures is a list, and no story; so is one of more than a few with fewer letters in words for each."""
unworded_chars_min, unworded_contract_chars_min, words_enough = 450, 600, 2
"""For each so many characters a stretch has one of the detector's own words, up to two: in languages the model has hardly
met little speaks for much adds up, and no one tells so much of an order or of terms without a word for them."""
computing_min = 2
"""So many words for what computers do, and none of the detector's own, make a manual."""
cells_min, words_of_cell_max = 4, 4
"""A row of a table has so many cells, and none of so many words."""
small_chars_max = 2
"""Figures as short as an hour or a day beside somebody's number tell no price: *nås på 070-338 41 26 efter 16*."""
_between_cells = re.compile(r"[ ]*[|│]+[ ]*|[ ]{2,}|[ ]&[ ]")
_letters = re.compile(r"[^\W\d_]{2,40}")
_figure = re.compile(
    r"(?<![0-9A-Za-z])(?=[A-Za-z/_-]{0,24}[0-9])[0-9A-Za-z]{1,40}(?:(?:[-/_+]|(?<=[0-9])[.,:](?=[0-9]))[0-9A-Za-z]{1,40}){0,8}"
)
"""A number with all that is joined to it, so that no half of an order's id is left: RE-4471, 2026-11-20T10:00, a UUID."""


def with_talk(
    page: Page,
    kind: str,
    said: Iterable[Judgement],
    reads_like: str,
    against: frozenset[str] = frozenset(),
    *,
    figures: bool = False,
    own_figures: bool = False,
) -> Iterable[Judgement]:
    """What the words said, and then what reads like the kind where they said nothing; but nothing where two words
    speak against it. In a long document the detector's own words must be there too, or what is told be enough without. With ``figures`` a stretch is told by its figures where it has some: with stand-ins for numbers,
    dates and amounts a story can still be worked with, and says nothing of an order. With ``own_figures`` a stretch whose figures
    are all somebody's telephone, account or the like is none: a line with a number to call tells no price."""
    if not page.talk:
        yield from said  # as nearly always
        return
    spans = [(start, end) for name, start, end in page.findings if name == kind]
    for judgement in said:
        spans.append((judgement.start, judgement.end))
        yield judgement
    for talk in page.talk:
        if talk.kind != kind or any(start < talk.end and talk.start < end for start, end in spans):
            continue
        if against and len(_heard(page, talk) & against) >= against_min:
            continue
        if own_figures and _all_others(page, talk):
            continue
        heard = len(_heard(page, talk))
        if _goes_on(page.text[talk.start : talk.end], kind, heard):
            continue
        if len(page.text) <= window_chars or talk.alone or heard >= words_min:
            sure = Confidence.VERY_LIKELY if talk.sure else Confidence.LIKELY
            reasons = (REASON, reads_like)
            stood = list(_figures(page.text, talk.start, talk.end)) if figures else []
            stood = [one for one in stood if one[1] - one[0] > 1] or stood  # *2 lamps* says nothing of whose
            stood = _without_stamps(page.text, talk.start, talk.end, stood) or stood
            if stood and _is_table(page.text[talk.start : talk.end]):
                continue
            measures = [end for _, end in stood if _measure.match(page.text, end, end + measure_chars)]
            if (stood and len(measures) == len(stood)) or _of_a_machine(page.text, talk.start, talk.end):
                continue
            stood = [one for one in stood if one[1] not in measures]
            if len(stood) > figures_few and _is_list(page.text[talk.start : talk.end], len(stood)):
                continue
            for start, end in stood:
                yield Judgement(start=start, end=end, confidence=sure, reasons=reasons)
            if not stood:
                yield Judgement(start=talk.start, end=talk.end, confidence=sure, reasons=reasons, covers=True)


_computing = re.compile(
    r"(cli[ck]k?|klik|cliqu|щ[её]лкн|щелч|нажмит|kattint|tıkla|napsaut|κλικ)|(keyboard|tastat|klaviat|klávesni|klawiat"
    r"|näppäim|teclad|teclat|πληκτρολ)|(password|passwort|mot de passe|contraseñ|contrasenya|lozink|hesl[oa]|salasana)"
    r"|(browser|prohlížeč|przeglądar|preglednik|navegador|selain|internet|website)|(software|programm?[aeoyuiı ]|kernel|desktop)"
    r"|(fichier|fitxer|ficheir|soubor|datotek|tiedosto|fájl|αρχεί|dosya|файл|plik|archivo)|(folder|carpeta|cartella|složk|kansio|katalog)"
    r"|(menu|menü|meny|valikko|меню|μενού)|(pixel|obrázk|piirto|imagen|bildformat|picture)|(ikon|icon|ícone)"
)


def _goes_on(stretch: str, kind: str, heard: int) -> bool:
    """Whether a stretch is too long for the few words of the detector's own in it, or tells of computers without any."""
    per_word = unworded_contract_chars_min if kind == KINDS[2] else unworded_chars_min
    if heard < min(len(stretch) // per_word, words_enough):
        return True
    return not heard and len({match.lastindex for match in _computing.finditer(stretch.lower())}) >= computing_min


_single_words = re.compile(r"(?:[ \t]{0,40}[!-~]{1,80}[ \t]{0,8}(?:\r?\n|$)){4,400}")
_counters = re.compile(r"(?<![0-9A-Za-z.])(?:-?[0-9]{1,20},?[ \t]{1,20}){7}-?[0-9]")
"""A list of single words, a row of eight counters and more: no story is told so."""
_measure = re.compile(r"(?<=/tcp)|(?<=/udp)|[ ]?(?:[kMGT]i?B|[kMG]bit|[kMG]Hz|[mn]s|px)(?:/s)?\b")
"""What only computers are measured by."""
measure_chars = 8
_start = itemgetter(1)
_before_chars = 120
"""How far before a stretch something may begin that reaches into it."""


def _all_others(page: Page, talk: Talk) -> bool:
    """Whether a stretch has figures that lie in what another detector found, and else none but an hour's or a day's."""
    places = [match.span() for match in _figure.finditer(page.text, talk.start, talk.end)]
    near = slice(
        bisect_left(page.findings, talk.start - _before_chars, key=_start),
        bisect_left(page.findings, talk.end, key=_start),
    )
    others = [(start, end) for name, start, end in page.findings[near] if name not in KINDS]
    rest = [place for place in places if not any(low <= place[0] and place[1] <= high for low, high in others)]
    return len(rest) < len(places) and all(end - start <= small_chars_max for start, end in rest)


def _figures(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Numbers and ids, and no word that only has a number at its end (*ship-address-1*)."""
    for match in _figure.finditer(text, start, end):
        digits = sum(character.isdigit() for character in match.group())
        if 2 * digits >= sum(character.isalpha() for character in match.group()):
            yield match.span()


_stamp = re.compile(r"(?:^|\n)[ \t>]{0,4}\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4}[, ]{1,3}\d{1,2}[:.]\d\d(?:[:.]\d\d)?")
"""When a line of a chat was written: it tells nothing of the order."""
_stamp_chars = 40


def _without_stamps(text: str, start: int, end: int, figures: list[tuple[int, int]]) -> list[tuple[int, int]]:
    stamps = [match.span() for match in _stamp.finditer(text, max(0, start - _stamp_chars), end)]
    return [(a, b) for a, b in figures if not any(low <= a and b <= high for low, high in stamps)]


def _of_a_machine(text: str, start: int, end: int) -> bool:
    return _single_words.fullmatch(text, start, end) is not None or _counters.search(text, start, end) is not None


def _is_list(stretch: str, figures: int) -> bool:
    return figures > figures_max or sum(map(len, _letters.findall(stretch))) < letters_min * figures


def _is_table(stretch: str) -> bool:
    """Whether all of it is rows of short cells, drawn as programs print them: their columns' names say what such rows tell."""
    lines = [line for line in stretch.split("\n") if any(map(str.isalnum, line))]
    rows = [[cell for cell in _between_cells.split(line) if cell] for line in lines]
    return all(len(row) >= cells_min and max(cell.count(" ") for cell in row) < words_of_cell_max for row in rows)


def _heard(page: Page, talk: Talk) -> set[str]:
    """The detector's words in a stretch: manuals and changes of programs read like a contract too."""
    return {word for _, word in page.words(talk.start, talk.end)}
