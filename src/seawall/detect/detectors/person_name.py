"""Names of people: after a form's label, a greeting, a title; and wherever the light model (detect/names.py) reads one.

A text is read only in windows: round capitalised words that are no common word, and after words that announce a name
(``my name is``, ``regards``, ``customer:``), there also in small letters. Lines that look like code, tables or numbers
are left alone unless a label names a person.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from seawall.detect import late_re as re
from seawall.detect.detector import Detector, Example, Judgement, Page, Stuff
from seawall.detect.detectors._code_lines import codelike
from seawall.detect.detectors._family_first import family_first
from seawall.detect.detectors._manners import MANNERS, greeted, speaks
from seawall.detect.detectors._name_fields import BARE_LABELS, STRUCTURE_GATES, STRUCTURE_MARKS, named_by_fields
from seawall.detect.detectors._names_again import named_again
from seawall.detect.detectors._names_beside import names_beside, names_in_rows
from seawall.detect.detectors._names_east import EAST_HITS, EAST_MISSES, eastern
from seawall.detect.detectors._names_east_mail import eastern_mail
from seawall.detect.detectors._names_placed import among_people, eastern_latin, placed, plain_word, widened
from seawall.detect.detectors._names_scripts import SCRIPT_HITS, SCRIPT_MISSES, other_scripts
from seawall.detect.detectors._not_people import is_nobody
from seawall.detect.detectors._opening import by_letter
from seawall.detect.detectors._round_letters import round_letters
from seawall.detect.detectors._vietnamese import tones, vietnamese_name
from seawall.detect.names import LINE, PARTICLES, Model, Run, Token, builtin_model, cue_regex, word_regex
from seawall.detect.scripts import Script, scripts_in
from seawall.detect.tables import kind_of
from seawall.model.words import Category, Confidence

before_chars, after_chars = 40, 70
"""How much of the text before and after a word that may be a name is read."""
margin_full_min = 20
"""How far the person score must be above the others for a full name with a known given name."""
margin_min = 36
"""The same for other names."""
margin_single_min = 60
"""The same for a single word that is no known given name, or that is also a common word."""
margin_lower_min = 26
"""The same for a single word in small letters."""
margin_common_min = 80
"""The same where every word is a common one and none is a capital."""
beside_chars = 150
"""A name so near to a telephone number, an address and the like is somebody's, whatever else stands round it."""
Weighed = dict[tuple[int, int], tuple[int, list[str]]]  # places, how sure the model was, what it knows the words as
margin_doubt = 150
"""Words that miss being a person by less than this are doubtful, for a larger model where there is one."""
margin_sure = 400
"""From here on the model alone is believed."""

_name_piece = r"[^\W\d_]+(?:['’.-]{1,2}[^\W\d_]+)*\.?"
_labels = by_letter(
    r"full|first|last|given|family|middle|sur|fore|nick|maiden|birth|legal|customer|client|buyer|shopper|contact|recipient|shipping|billing|delivery|receiver|sender|consignee|employee|owner|cardholder|card[ _-]?holder|account[ _-]?holder|patient|guest|passenger|tenant|payee|payer|"
    r"beneficiary|person|member|subscriber|author|agent|driver|supplier[ _-]?contact|emergency[ _-]?contact|".replace(
        "|", "[ _-]?names?|"
    )
    + r"surname|forename|firstname|lastname|fullname|recipient|consignee|cardholder|account[ ]holder|attn|attention|nachname|vorname|nom[ ]de[ ]famille|pr[eé]nom|apellidos?|nombre|cognome|voornaam|achternaam|sobrenome|imi[eę]|nazwisko|f[oö]rnamn|efternamn|fornavn|efternavn|name|kunde|customer|client|buyer|shopper|klant|klient|kund|cliente|acheteur|comprador|zákazník|müşteri|nome?|naam|namn|navn|jméno|"
    r"ansprechpartner|empf[aä]nger|destinataire|destinatario|odbiorca"
)
_field = re.compile(
    rf"""(?<![A-Za-z])(?P<label>{_labels})["']?[ \t]{{0,4}}(?::|=|=>|\|)[ \t]{{0,4}}["']?
    (?P<name>{_name_piece}(?:[ ]{_name_piece}|,[ ]{_name_piece}){{0,4}})(?=["'\s,;|<(&)\]}}\\!?]|[^\w\x00-\x7f]|$)""",
    re.IGNORECASE | re.VERBOSE,
)
_mail_head = re.compile(rf"(?<![\w'’-])(?P<name>[^\W\d_a-z]{_name_piece}(?:,? {_name_piece}){{1,3}})[\"']? <[\w.+-]+@")
_told = re.compile(
    rf"\b(?:my (?:full |real |first |last )?name(?:'s| is)|i am called|call me|ich hei(?:ß|ss)e|mein name ist|je m'appelle|"
    rf"me llamo|mi nombre es|mi chiamo|mijn naam is|meu nome [eé]|nazywam si[eę]|jag heter|jeg hedder|under the name(?: of)?)"
    rf"[ :]{{1,2}}(?P<name>{_name_piece}(?: {_name_piece}){{0,3}})",
    re.IGNORECASE,
)
_title_words = (
    r"Mr|Mrs|Ms|Mx|Miss|Mister|Sir|Dr|Prof|Herrn?|Frau|Monsieur|Madame|Mme|Mlle|Se[nñ]or(?:a|ita)?|Senhora?|Fru|Sra?|Do[nñ]a|Signora?|"
    r"Sig(?:\.ra|ra)?|Dott(?:\.ssa|ssa)?|[Dd]hr|[Mm]evr|[Mm]w\.|[Mm]evrouw|[Mm]eneer|[Hh]eer|Pan[aei]?|Panie|Sayın|MR|MRS|MS|MISS|DR|PROF|"
    r"[HhFf]r\.|Fam\.|Familie|[Dd]on|do[nñ]a|se[nñ]or(?:a|ita)?|senhora?|signora?|monsieur|madame|frau|herrn?|fru|pan[ií]|paní|sayın"
)
_large = r"(?=[^\W\d_a-zß-öø-ÿ])"
"""What follows begins with no small letter."""
_particles = r"(?:(?:van|von|vom|zu|der|den|de|la|le|du|di|da|del|dos|ter|ten|al|el|bin) ){0,3}"
_title = re.compile(
    rf"\b(?P<title>(?:{_title_words})\.?(?: (?:Dr|Prof|med|Ing)\.?){{0,2}} )(?P<name>{_particles}(?:[^\W\d_a-z]\.? ){{0,3}}"
    rf"{_large}{_name_piece}(?: {_particles}{_large}{_name_piece}){{0,2}})"
)
_stops_text = (
    "and or und et y e en i och og but from with my the is was are am has for of to in on at who you your we "
    "our not no yes please ordered here there phone email mail tel address order customer service team support "
    "name names null none true false string required optional unknown first last full given family company "
    "department not_given n/a na test sir madam all everyone anybody somebody it this that what which a an as "
    "bitte veuillez ingrese introduzca inserisci inserire wpisz podaj voer vul geef indtast syötä zadejte digite insira "
    "so also just still calling writing contacting looking visa mastercard amex maestro paypal klarna"
)
_stops = frozenset(_stops_text.split())
_identifier_before = frozenset("._/@\\#$:&=-~")
_identifier_after = frozenset("_@=/(")
_apostrophes = ("'", "’")


def _sweep(page: Page) -> Iterator[Judgement]:
    """Every name: those something tells, and then wherever they stand again."""
    model = builtin_model()
    names = list(_told_names(page, model))
    yield from names
    if names:
        taken = sorted([*_blocked(page), *((name.start, name.end) for name in names)])

        def free(start: int, end: int) -> bool:
            return not (_touches(taken, start, end) or _within(page.text, start, end))

        yield from named_again(page.text, names, model.known, free)


def _told_names(page: Page, model: Model) -> Iterator[Judgement]:
    text = page.text
    taken: list[tuple[int, int]] = []
    forced: set[int] = set()
    for anchor in page.anchors:
        judgement = _announced(text, anchor, taken[-1][1] if taken else 0, forced, model) or eastern_latin(text, anchor)
        if judgement is not None:
            taken.append((judgement.start, judgement.end))
            yield judgement
    if any(text[anchor - 1] in STRUCTURE_MARKS for anchor in page.anchors):
        announced = list(taken)
        for (start, end), name in named_by_fields(text, _could_be_a_person):
            if not _touches(announced, start, end):
                taken.append((start, end))
                yield Judgement(start=start, end=end, reasons=(f"field: {name}",), weight=2)
        taken.sort()
    for (start, end), why in placed(text, model.known):
        if not _touches(taken, start, end):
            taken = sorted([*taken, (start, end)])
            yield Judgement(start=start, end=end, reasons=(why,), weight=2)
    scripts = scripts_in(text)
    if scripts:
        others = list(_in_other_letters(page, taken))
        yield from others
        taken = sorted([*taken, *((other.start, other.end) for other in others)])
    blocked = _blocked(page)
    found = list(_by_model(page, model, scripts, forced, blocked, taken))
    yield from found
    addresses = [(start, end) for name, start, end in page.findings if name == "email"]
    if addresses:
        read = sorted([*taken, *((name.start, name.end) for name in found)])
        for start, end in names_beside(text, addresses, model.known):
            if not _touches(blocked, start, end) and not _inside(read, start, end):
                reasons = ("spelled by the address beside it",)
                yield Judgement(start=start, end=end, reasons=reasons, weight=2)


def _by_model(
    page: Page,
    model: Model,
    scripts: Script,
    forced: set[int],
    blocked: list[tuple[int, int]],
    taken: list[tuple[int, int]],
) -> Iterator[Judgement]:
    """Names that the model reads, outside of what is taken."""
    text = page.text
    places = model.places_in(text)
    if scripts:
        # The model knows Latin letters only, and takes any word in others for a name.
        places = [place for place in places if _latin(text[place])]
        forced = {place for place in forced if _latin(text[place])}
    if blocked:
        # A name inside an address is no name of its own, so nobody needs to read round it.
        places = [place for place in places if not _touches(blocked, place, place + 1)]
    if forced:
        places = sorted(forced.union(places))
    if not places:
        return
    doubts = page.doubts
    toned = not text.isascii() and tones.search(text) is not None
    found: list[Judgement] = []
    weighed: Weighed = {}
    for start, end in _windows(text, places):
        for run in model.runs(text, start, end, forced, 0 if doubts is None else margin_doubt):
            names = list(_named(text, run, blocked, taken, weighed))
            if toned:
                names = [name for name in names if vietnamese_name(text, name.start, name.end)]
            if scripts:
                names = [name for name in names if _believed_among_others(text, name, model)]
            if doubts is not None:
                # What a label or a title announced is settled already.
                doubts += _doubted(text, run, names, sorted([*blocked, *taken]))
            found += names
    if found:
        from seawall.detect.detectors._habits import somebodys  # most texts name nobody

        found = somebodys(text, found, weighed, forced)
    yield from widened(text, family_first(text, found, model), model) if found else ()
    read = sorted([*blocked, *taken, *((name.start, name.end) for name in found)])
    for start, end in names_in_rows(text, places, model.known):
        if not _touches(read, start, end) and not is_nobody(text, start, end):
            yield Judgement(start=start, end=end, confidence=Confidence.LIKELY, reasons=("cell of a numbered line",))


def _blocked(page: Page) -> list[tuple[int, int]]:
    """What other detectors have taken."""
    return sorted((start, end) for name, start, end in page.findings if name != "bulk_records")


def _latin(letter: str) -> bool:
    """Whether a letter is one of the Latin alphabet: the blocks up to Extended-B, and Extended Additional."""
    return letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"


def _believed_among_others(text: str, name: Judgement, model: Model) -> bool:
    """Whether a name in Latin letters is one where most letters round it are others: there brands and programs keep their
    letters (*в приложении Alexa*), and people seldom do. Only a known given name with a known family name counts."""
    near = text[max(0, name.start - 60) : name.end + 60]
    letters = [letter for letter in near if letter.isalpha()]
    if 2 * sum(map(_latin, letters)) > len(letters):
        return True
    kinds = [model.known(match.group()) for match in word_regex.finditer(text, name.start, name.end)]
    return len(kinds) > 1 and "g" in kinds[0] and "f" in kinds[-1]


def _in_other_letters(page: Page, taken: list[tuple[int, int]]) -> Iterator[Judgement]:
    """Names in other letters than Latin, outside of what is taken."""
    blocked = sorted([*_blocked(page), *taken])
    spans: list[tuple[int, int]] = []
    for sweep in (eastern, eastern_mail, other_scripts):
        for judgement in round_letters(page.text, sweep):
            start, end = judgement.start, judgement.end
            if not _touches(blocked, start, end) and not any(low < end and start < high for low, high in spans[-3:]):
                spans.append((start, end))
                yield judgement


def _doubted(
    text: str, run: Run, names: Sequence[Judgement], blocked: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The places of a run the model is not sure of: names only possible, and words that missed being one by little."""
    words, labels, margins = run
    for judgement in names:
        if judgement.confidence is Confidence.POSSIBLE:
            yield judgement.start, judgement.end
    for token, label, margin in zip(words, labels, margins, strict=True):
        start, end = token.start, token.end
        near = -margin_doubt < margin and (label != 1 or margin < margin_sure) and token.word[0].isalpha()
        if not near or any(one.start <= start < one.end for one in names) or _touches(blocked, start, end):
            continue
        if not (_within(text, start, end) or codelike(text, start, end)):
            yield start, end


def _announced(text: str, anchor: int, done: int, forced: set[int], model: Model) -> Judgement | None:
    """A name that a label, a mail header, a phrase or a title announces; else a place to look at is noted in ``forced``."""
    mark, titled = text[anchor - 1], False
    if mark in ":=|":
        rule, reason = _field, "field"
    elif mark == "@":
        rule, reason = _mail_head, "mail header"
    else:
        before = text[max(0, anchor - 24) : anchor - 1]
        titled = _titled.search(before) is not None
        if anchor <= done or not (
            model.announced(text, anchor - 1)
            or (titled and (_begins.match(text, anchor - 1) or greeted(text, anchor - 1)))
        ):
            return None
        forced.add(anchor - 1)
        rule, reason = (_title, "title") if titled else (_told, "told by its owner")
        if rule is _told and (_telling.search(before) is None or plain_word(text, anchor - 1, model)):
            return None
    match = rule.search(text, max(done, anchor - (80 if mark == "@" else 40)), anchor + 90)
    if match is None or match.start() > anchor:
        return None
    span = _trimmed(text, *match.span("name"), strict=rule is _field)
    if span is None or (mark == "@" and text[slice(*span)].isascii() and not _could_be_a_person(text, *span)):
        return None
    if titled:
        span = match.start("title"), span[1]
        if is_nobody(text, *span):
            return None
    if rule is _field:
        label = match.group("label").lower()
        if _assigned.match(text, match.end()):
            comma = text.rfind(", ", match.start("name"), match.end()) if len(label) >= len("surname") else -1
            span = _trimmed(text, match.start("name"), comma, strict=True) if comma >= 0 else None
        if span is None:
            return None  # agent_name: Final = …, first_name: z.Nullable<z.String>
        if (kind := kind_of(text[slice(*span)])) and (mark == "|" or kind in _next_fields):
            return None  # | Kunde | Adresse |, Nazwisko: Telefon:
        lone = label != "name" and " " not in text[slice(*span)]
        likely = not lone and (_could_be_a_person(text, *span) or among_people(text, span, model.known))
        if label in BARE_LABELS and not likely:
            return None
        reason = f"field: {' '.join(label.replace('_', ' ').split())}"
    return Judgement(start=span[0], end=span[1], confidence=Confidence.LIKELY, reasons=(reason,), weight=2)


_assigned = re.compile(r"[\"']? ?(?:=|:=)|<(?![^<>\n]{0,64}@)[A-Za-z]")
_next_fields = frozenset(("phone", "email", "address", "birth"))


_titled = re.compile(rf"\b(?:{_title_words})\.? $", re.IGNORECASE)
_begins = re.compile(
    rf"(?:[A-Z]\.? )+{_large}{_name_piece}|(?:(?:van|von|vom|zu|der|den|de|la|di|da|del|ter|al|el|bin) )+[A-Z]|[A-Z]['’][A-Z]"
)
"""What a name may begin with that is no word of a name by itself: initials, small words, *N'*."""
_telling = re.compile(
    r"(?:name|is|['’]s|called|call me|hei(?:ß|ss)e|appelle|llamo|chiamo|[eé]|si[eę]|heter|hedder|of)[ :]{1,2}$",
    re.IGNORECASE,
)


def _could_be_a_person(text: str, start: int, end: int) -> bool:
    """Whether what stands under a bare ``name`` is a person's: products, files and fields are called by a name too."""
    model = builtin_model()
    kinds = [model.known(match.group()) for match in word_regex.finditer(text, start, end)]
    return bool(kinds) and "g" in kinds[0] + kinds[-1] and ("c" not in kinds[-1] or "f" in kinds[-1])


_before_name = re.compile(r"\.|(?: [^\W\d_]\.?)* [^\W\d_a-z][^\W\d_]")
"""What stands behind an initial, and not behind *I* or *a*."""


def _trimmed(text: str, start: int, end: int, strict: bool) -> tuple[int, int] | None:
    """The name's words up to the first that belongs to the sentence; None when nothing is left."""
    last = start
    count = 0
    large = False
    for match in word_regex.finditer(text, start, end):
        word = match.group()
        initial = len(word) == 1 and word.isupper() and _before_name.match(text, match.end(), end) is not None
        acronym = strict and count > 1 and word.isupper() and 1 < len(word) < 6 and text[last : last + 1] == ","
        if acronym and not text[start:last].isupper():
            break  # "Mads Kristensen, CPR 070761-4285"
        if (word.lower() in _stops and not initial) or (large and word.islower() and word.lower() not in PARTICLES):
            break
        large = large or word[0].isupper()
        last, count = match.end(), count + 1
    if count == 0 or last - start < 2 or (strict and text[last : last + 1] in ("(", "[", "_", ".", "=")):
        return None
    if not large and (count > 3 or last - start < 3 or (strict and codelike(text, start, end))):
        return None
    return start, last


def _windows(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches worth reading, merged and cut at spaces."""
    start = end = -1
    for place in places:
        low, high = max(0, place - before_chars), min(len(text), place + after_chars)
        if low <= end and high - start <= 4_000:
            end = high
            continue
        if start >= 0:
            yield _whole_words(text, start, end)
        start, end = (low, high) if low > end else (end, high)
    if 0 <= start < end:
        yield _whole_words(text, start, end)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    low = start
    while low > 0 and start - low < 40 and not text[low - 1].isspace():
        low -= 1
    size = len(text)
    high = end = min(end, size)
    while high < size and high - end < 40 and not text[high].isspace():
        high += 1
    return low, high


def _named(
    text: str,
    run: Run,
    blocked: list[tuple[int, int]],
    taken: list[tuple[int, int]],
    weighed: Weighed,
) -> Iterator[Judgement]:
    """The names of a run of tokens; ``weighed``: what is to be weighed as a thing's is noted here."""
    words, labels, margins = run
    place, size = 0, len(words)
    while place < size:
        if labels[place] != 1 or not words[place].word[0].isalpha():
            place += 1
            continue
        stop = place + 1
        while stop < size and labels[stop] == 1 and words[stop].word != LINE:
            stop += 1
        place, stop = _without_manners(words, place, stop)
        if place == stop:
            place += 1
            continue
        last = stop
        while not words[last - 1].word[0].isalpha():
            last -= 1
        last = next((at for at in range(place + 1, last) if not _latin(words[at].word[0])), last)
        last = _without_small_talk(words, margins, place, last)
        judgement = _judged(text, words[place:last], max(margins[place:last]), blocked, taken, weighed)
        if judgement is not None and not is_nobody(text, judgement.start, judgement.end):
            yield judgement
        place = stop


def _without_manners(words: Sequence[Token], place: int, stop: int) -> tuple[int, int]:
    """A name without the greeting, closing or *customer* before it, and without small words behind it."""
    end = stop
    while place < stop and words[place].word.lower() in MANNERS:
        place += 1
    while stop > place and words[stop - 1].word.lower() in MANNERS:
        stop -= 1
    if place == stop:
        return end, end
    if any(token.word[0].isupper() for token in words[place:stop]):
        while words[place].word.islower() and words[place].word not in PARTICLES:
            place += 1
        for at in range(place + 1, stop):
            word, kind = words[at].word, words[at].kind
            if word.islower() and word not in PARTICLES and not kind.endswith(("g", "f", "gl", "fl")):
                return place, at
    return place, stop


def _without_small_talk(words: Sequence[Token], margins: Sequence[int], place: int, last: int) -> int:
    """Where a name in small letters ends: before a common word the model is not sure of (*call linh back*)."""
    while last - place > 1 and words[last - 1].word.islower():
        kind = words[last - 1].kind
        if "c" not in kind or margins[last - 1] >= margin_common_min or words[place].word[0].isupper():
            break
        last -= 1
    return last


def _judged(
    text: str,
    name: list[Token],
    margin: int,
    blocked: list[tuple[int, int]],
    taken: list[tuple[int, int]],
    weighed: Weighed,
) -> Judgement | None:
    while len(name) > 1 and (
        (len(name[0].word) == 1 and text[name[0].start - 1 : name[0].start] == ".") or not name[0].word[0].isalpha()
    ):
        name = name[1:]  # *i.A. Ilse Brandauer*: no initial of hers
    start, end = name[0].start, name[-1].end
    given = any("g" in token.kind for token in name)
    if not _latin(text[start]):
        return None
    if end - start < 2 or _touches(taken, start, end) or _touches(blocked, start, end) or _within(text, start, end):
        return None
    if any(_odd(token.word, token.kind, given) for token in name):
        return None
    if name[0].word.lower() in _articles and not (given and len(name) > 2):
        return None
    full = given and len(name) > 1
    least = margin_full_min if full else margin_min
    small = text[start].islower() and not any(token.word[0].isupper() for token in name)
    if small:
        plain = all("c" in token.kind for token in name)
        least = margin_common_min if plain else margin_lower_min if len(name) == 1 else margin_single_min
        if not _few_capitals(text, start, end, 2 if given and margin < margin_sure else 9 if given else 1):
            return None
    elif len(name) == 1 and (not given or "c" in name[0].kind):
        least = margin_single_min
    if margin < least or ((small or not full) and codelike(text, start, end)):
        return None
    if not (_touches(blocked, start - beside_chars, end + beside_chars) or (full and speaks(text, start, end))):
        weighed[start, end] = margin, [token.kind for token in name if token.word[0].isalpha()]
    sure = given and (len(name) > 1 or margin >= margin_single_min)
    confidence = Confidence.LIKELY if sure or margin >= margin_sure else Confidence.POSSIBLE
    reasons = ("names model", "known given name") if given else ("names model",)
    return Judgement(start=start, end=end, confidence=confidence, reasons=reasons, weight=1)


def _within(text: str, start: int, end: int) -> bool:
    """Whether a name is a part of something longer: an address, a path, an identifier."""
    if start and text[start - 1] in _identifier_before and text[start - 2 : start - 1].isalnum():
        return text[start - 1] not in ":=" or text[start].islower() or " " not in text[start:end]  # kund:Eva Berg
    if text[start - 1 : start] == "@" and text[start].islower():
        return True  # @somebody's handle
    after = text[end : end + 1]
    if after in _apostrophes and text[end + 1 : end + 2] in ("t", "T") and not text[end + 2 : end + 3].isalpha():
        return True  # don't
    return after in _identifier_after if after != "." else text[end + 1 : end + 2].isalpha()


def _few_capitals(text: str, start: int, end: int, most: int) -> bool:
    """Whether people write without capitals here, but for so many and for ``I``."""
    near = text[max(0, start - 100) : end + 100].replace(" I ", " ").replace(" I'", " ")
    return len(_capital.findall(near)) <= most


_capital = re.compile("[A-Z]")
_articles_text = "der die das dem den ein eine het een la le les el los las il lo the un une una"
_articles = frozenset(_articles_text.split())


_coined = re.compile(r"^[A-Z]{2,}[a-z]|[a-z][A-Z]{2}|[A-Z][a-z]+[A-Z][a-z]+[A-Z]")
"""Capitals as no name has them: AnyIO, CMake, FileSearchStores."""


def _odd(word: str, kind: str, given: bool) -> bool:
    """Written as identifiers are: an underscore, capitals inside, or a hyphen between small words."""
    if "_" in word or _coined.search(word) or (not given and kind.startswith("xX")):
        return True
    if not given and kind.startswith("XxX") and not word.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "O", "D")):
        return True
    return not given and "-" in word and word[0].islower()


def _inside(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a place lies within one of some spans in order that hardly overlap."""
    at = bisect_right(spans, (start, end + 1)) - 1
    return any(low <= start and end <= high for low, high in spans[max(0, at - 3) : at + 2])


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(spans, (end, -1)) - 1
    return any(low < end and start < high for low, high in spans[max(0, at - 3) : at + 1])


DETECTOR = Detector(
    stuff=Stuff.PROSE,
    category=Category.CUSTOMER_PII,
    gate=(
        cue_regex,
        r"names?[\"']{0,1}[ ]{0,2}[:=|]",
        r"(?:customer|client|buyer|shopper|klant|klient|kund|cliente|acheteur|comprador|z[^ ]{1,2}kazn[^ ]{1,2}k|m[^ ]{1,2}[^ ]{1,2}teri|jm[^ ]{1,2}no|recipient|consignee|cardholder|account holder|attn|attention|vorname|nachname|kunde|ansprechpartner|nombre|apellidos?|"
        r"pr[^ ]nom|nom|nome|cognome|naam|voornaam|achternaam|nazwisko|imi[^ ]|namn|navn|destinatai?r[eio]{1,2}|odbiorca|"
        r"empf[^ ]{1,2}nger)[\"']{0,1}[ ]{0,2}[:=|]",
        r"[a-z\"'] <[a-z0-9._+-]{1,64}@",
        *STRUCTURE_GATES,
        r"\?\?[\"]{0,1}[,;\t|>]",
        r"(?:begin:vcard|(?:attendee|organizer);|cn=[^\n,=]{3,64},|\b(?:first|given)[\"']{0,1} ?[:=] ?[\"'])",
    ),
    always=True,
    sweep=_sweep,
    order=50,
    hits=(
        Example("10441 / Wei Chen / 3 mugs, 1 tray", ("Wei Chen",), "cell of a numbered line"),
        Example("Cde 8813 – 1 plaid écru – Hugo Lemoine – virement en attente", ("Hugo Lemoine",)),
        Example("My name is Ana Silva and my parcel is late.", ("Ana Silva",), "told by its owner"),
        Example('{"customer_name": "Jörg Wächter", "total": 12}', ("Jörg Wächter",), "field: customer name"),
        Example("Dear Mrs. Okafor, your order has shipped.", ("Mrs. Okafor",)),
        Example("Account holder: Qira Zelenko", ("Qira Zelenko",), "field: account holder"),
        Example("hi, this is maria from lisbon, where is my order", ("maria",), "names model"),
        Example("I spoke with Michael Schneider on Monday about it.", ("Michael Schneider",), "names model"),
        Example("From: Laura Rossi <laura@shop.example>", ("Laura Rossi",)),
        Example(
            "ID,First Name,Last Name,Email\n9,Sinéad,Gallagher,s@mailer.example\n",
            ("Sinéad", "Gallagher"),
            "field: first name",
        ),
        Example("Name\tEmail\tCity\nQirwen Hallasz\tqh@mailer.example\tVác\n", ("Qirwen Hallasz",), "field: name"),
        Example(
            "Please call Maria Okonjo. Okonjo has paid twice, and Maria Okonjo is waiting.",
            ("Maria Okonjo", "Okonjo", "Maria Okonjo"),
        ),
        Example("ATTENDEE;CN=Johannes Krüger;RSVP=TRUE", ("Johannes Krüger",), "field: cn"),
        Example("cn=Johannes Krüger,ou=people,dc=shop", ("Johannes Krüger",), "field: cn"),
        Example("<firstname>Agnieszka</firstname><lastname>Maj</lastname>", ("Agnieszka", "Maj"), "field: firstname"),
        Example(
            "INSERT INTO `ps_address` (`id`,`lastname`) VALUES (42,'Carvalho'),(43,'d''Almeida');",
            ("Carvalho", "d''Almeida"),
            "field: lastname",
        ),
        Example(
            "COPY customers (id, first_name, last_name) FROM stdin;\n1\tJolanta\tWierzbicka\n\\.\n",
            ("Jolanta", "Wierzbicka"),
            "field: first name",
        ),
        Example(
            "BEGIN:VCARD\nN:Brandauer;Ilse;;\nFN:Ilse Brandauer\nEND:VCARD\n", ("Brandauer", "Ilse", "Ilse Brandauer")
        ),
        Example("Sehr geehrte Frau Umlauf, i.A. Friederike Meier", ("Frau Umlauf", "Friederike Meier")),
        *EAST_HITS,
        *SCRIPT_HITS,
    ),
    misses=(
        "10446 / Forest Green / 2\n10450 / New Delhi / lamp\n4711 – Villeroy Boch – Teller\nFor WordPress 6.6+, WordPress plugins and Nikola 8.3.3",
        "name,email\nNordic Textiles GmbH,info@nordic.example\n",
        "first_name: z.Nullable<z.String>;",
        "sku,name,price\nA1,Milano,19.90\nA2,Aurora,24.90\n",
        "nombre,precio\nTaza,3.20\nCuenco,4.10\n",
        "create table t (id int, first_name varchar(40), last_name varchar(40));",
        "INSERT INTO products (id, name) VALUES (1, 'Aurora'), (2, 'Milano');",
        "<name>Milano</name><title>Aurora</title>",
        "Sehr geehrter Herr Direktor,",
        "prosimy o Pana PESEL do umowy",
        "The Oslo Chair is made in Norway and ships from Hamburg.",
        "class OrderService(BaseService): name = 'orders'",
        "SKU;Title;Colour;Size\nA1;Milano Lamp;Dark Blue;Small\nA2;Aurora Desk;Natural Oak;Large",
        "Black Friday Deals at Amazon start on Monday, 24 November.",
        "Rewrite this product description in a friendlier tone.",
        "d41d8cd98f00b204e9800998ecf8427e  release.tar.gz",
        *EAST_MISSES,
        *SCRIPT_MISSES,
    ),
    overlooks="names that are everyday words, names in code",
    confuses="towns, brands and products named after people",
    source="https://aclanthology.org/W02-1001/",
)
