"""Names of people: after a form's label, a greeting, a title; and wherever the light model (detect/names.py) reads one.

A text is read only in windows: round capitalised words that are no common word, and after words that announce a name
(``my name is``, ``regards``, ``customer:``), there also in small letters. Lines that look like code, tables or numbers
are left alone unless a label names a person.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seawall.detect.detector import Detector, Example, Judgement, Page, Stuff
from seawall.detect.names import Model, Token, builtin_model, tokens
from seawall.model.words import Category, Confidence

window_chars = 90
"""How much of the text on each side of a sign is read."""
small_chars_max = 4_096
"""Texts without capitals up to this size are looked through for known names."""
margin_min = 12
"""How far the person score must be above the others for a name nothing else speaks for."""
margin_single_min = 40
"""The same for a single word that is no known given name and that nothing announces."""
margin_lower_min = 220
"""The same for a name in small letters."""

_word = re.compile(r"(?:[^\W\d_]{1,2}['’](?=[^\W\d_]{3}))?[^\W\d_]+(?:-[^\W\d_]+)*")
_name_piece = r"[^\W\d_]+(?:['’.-]{1,2}[^\W\d_]+)*\.?"
_labels = (
    r"(?:(?:full|first|last|given|family|middle|sur|fore|nick|maiden|birth|legal|customer|client|buyer|shopper|contact|"
    r"recipient|shipping|billing|delivery|receiver|sender|consignee|employee|owner|cardholder|card[ _-]?holder|"
    r"account[ _-]?holder|patient|guest|passenger|tenant|payee|payer|beneficiary|person|member|subscriber|author|agent|"
    r"driver|supplier[ _-]?contact|emergency[ _-]?contact)[ _-]?names?|surname|forename|firstname|lastname|fullname|"
    r"recipient|consignee|cardholder|account holder|attn|attention|nachname|vorname|nom de famille|pr[eé]nom|apellidos?|"
    r"nombre|cognome|voornaam|achternaam|sobrenome|imi[eę]|nazwisko|f[oö]rnamn|efternamn|fornavn|efternavn|name|kunde|"
    r"ansprechpartner|empf[aä]nger|destinataire|destinatario|odbiorca)"
)
_field = re.compile(
    rf"""(?<![A-Za-z])(?P<label>{_labels})["']?[ \t]{{0,4}}(?::|=|=>|\|)[ \t]{{0,4}}["']?
    (?P<name>{_name_piece}(?:[ ]{_name_piece}|,[ ]{_name_piece}){{0,4}})(?=["'\s,;|<(]|$)""",
    re.IGNORECASE | re.VERBOSE,
)
_mail_head = re.compile(
    rf"(?P<name>[^\W\d_a-z]{_name_piece}(?:,? {_name_piece}){{1,3}})[\"']? <[\w.+-]+@", re.IGNORECASE
)
_told = re.compile(
    rf"\b(?:my (?:full |real |first |last )?name(?:'s| is)|i am called|call me|ich hei(?:ß|ss)e|mein name ist|je m'appelle|"
    rf"me llamo|mi nombre es|mi chiamo|mijn naam is|meu nome [eé]|nazywam si[eę]|jag heter|jeg hedder|under the name(?: of)?)"
    rf"[ :]{{1,2}}(?P<name>{_name_piece}(?: {_name_piece}){{0,3}})",
    re.IGNORECASE,
)
_title = re.compile(
    rf"\b(?P<name>(?:Mr|Mrs|Ms|Miss|Mister|Dr|Prof|Herr|Frau|Monsieur|Madame|Mme|Mlle|Se[nñ]or(?:a|ita)?|Sra|Sig(?:\.ra|ra)?|"
    rf"Dott|Dhr|Mevr|Mevrouw|Pan|Pani)\.? [^\W\d_a-z]{_name_piece}(?: [^\W\d_a-z]{_name_piece}){{0,2}})"
)
_stops_text = (
    "and or und et y e en i och og but from with my the is was are am has for of to in on at who you your we "
    "our not no yes please ordered here there phone email mail tel address order customer service team support "
    "name names null none true false string required optional unknown first last full given family company "
    "department not_given n/a na test sir madam all everyone anybody somebody it this that what which a an as "
    "so also just still calling writing contacting looking"
)
_stops = frozenset(_stops_text.split())
_cues = (
    r"(?:hi|hello|hey|dear|thanks|thank you|regards|cheers|sincerely|yours|greetings|hallo|liebe|lieber|geehrte|geehrter|herr|frau|"
    r"gr[^ ]{1,2}(?:ss|[^ ])en?|bonjour|cordialement|hola|estimad[oa]|saludos?|ciao|gentile|saluti|beste|groet|groeten|ol[^ ]|"
    r"atenciosamente|cze[^ ]{2}|pozdrawiam|hej|hilsen|h[^ ]lsningar|(?:mr|mrs|ms|miss|dr|prof|st)\.?|says|said|name is|name's|named|called|i am|i'm|"
    r"im|this is|it's|its|ask|tell|told|met|contact|contacted|customer|client|account|signed|recipient|attn|by|with|from|for|"
    r"husband|wife|partner|son|daughter|brother|sister|mother|father|friend|colleague|boss|manager|agent|spoke to|spoke with|"
    r"name|under|cc|author|assigned to|sold to|ship to|bill to|deliver to|send to|send it to|heter|hedder|hei[^ ]{1,2}e|llamo|"
    r"chiamo|m'appelle|nazywam si[^ ])"
)
_identifier_before = frozenset("._/@\\#$:&=-~")
_identifier_after = frozenset("_@=/(")


def _sweep(page: Page) -> Iterator[Judgement]:
    text = page.text
    model = builtin_model()
    taken: list[tuple[int, int]] = []
    anchors = [anchor for anchor in page.anchors if text[anchor - 1] != " "]
    found = list(_by_rule(text, anchors, taken))
    blocked = sorted((start, end) for name, start, end in page.findings if name != "bulk_records")
    for start, end in _windows(text, anchors, model):
        found.extend(_by_model(text, start, end, model, blocked, taken))
    yield from found


def _by_rule(text: str, anchors: Sequence[int], taken: list[tuple[int, int]]) -> Iterator[Judgement]:
    """Names that a label, a header, a phrase or a title announces."""
    lowered = text.lower()
    rules = [rule for rule in _rules if rule.needs in text and any(mark in lowered for mark in rule.marks)]
    done = 0
    for anchor in anchors if rules else ():
        if anchor <= done:
            continue
        for rule in rules:
            near = text[anchor : anchor + 60] if rule.looks_ahead else text[max(done, anchor - 24) : anchor + 2]
            if rule.hint.search(near) is None:
                continue
            match = rule.regex.search(text, max(done, anchor - 40), anchor + 90)
            if match is None or match.start() > anchor:
                continue
            span = _trimmed(text, *match.span("name"), strict=rule.regex is _field)
            if span is None:
                continue
            reason = rule.reason
            if rule.regex is _field:
                label = match.group("label").lower()
                if label == "name" and not _could_be_a_person(text, *span):
                    continue
                reason = f"field: {' '.join(label.replace('_', ' ').split())}"
            done = span[1]
            taken.append(span)
            yield Judgement(start=span[0], end=span[1], confidence=Confidence.LIKELY, reasons=(reason,), weight=2)
            break


class _Rule(NamedTuple):
    regex: re.Pattern[str]
    reason: str
    hint: re.Pattern[str]
    """Seen near an anchor before the regex is tried."""
    needs: str
    """Must be somewhere in the text."""
    marks: tuple[str, ...]
    """One of these must be somewhere in the text, in small letters."""
    looks_ahead: bool = False


def _could_be_a_person(text: str, start: int, end: int) -> bool:
    """Whether what stands under a bare ``name`` is a person's: products, files and fields are called by a name too."""
    model = builtin_model()
    kinds = [model.kind(match.group()) for match in _word.finditer(text, start, end)]
    return bool(kinds) and "g" in kinds[0] + kinds[-1] and ("c" not in kinds[-1] or "f" in kinds[-1])


_rules = (
    _Rule(
        _field,
        "field",
        re.compile(r"[:=|]"),
        "",
        (
            *(
                "name",
                "recipient",
                "consignee",
                "cardholder",
                "account holder",
                "attn",
                "attention",
                "nom",
                "prenom",
                "prénom",
            ),
            *(
                "apellido",
                "naam",
                "imię",
                "imie",
                "nazwisko",
                "namn",
                "navn",
                "kunde",
                "ansprech",
                "empf",
                "destinat",
                "odbior",
            ),
        ),
    ),
    _Rule(_mail_head, "mail header", re.compile(r"^[^\n]{0,50}<[\w.+-]+@"), "@", ("<",), looks_ahead=True),
    _Rule(
        _told,
        "told by its owner",
        re.compile(r"name|call|hei(?:ß|ss)|appelle|llamo|nombre|chiamo|naam|nome|nazywam|heter|hedder", re.IGNORECASE),
        "",
        (
            *(
                "name",
                "call me",
                "called",
                "heiße",
                "heisse",
                "appelle",
                "llamo",
                "nombre",
                "chiamo",
                "naam is",
                "nome",
                "nazywam",
            ),
            *("heter", "hedder"),
        ),
    ),
    _Rule(
        _title,
        "title",
        re.compile(
            r"\b(?:m(?:rs?|s|iss|ister|me|lle|onsieur|adame|evr)|dr|prof|herr|frau|se[nñ]or|sra|sig|dott|dhr|pani?)\b",
            re.IGNORECASE,
        ),
        "",
        (
            *(
                "mr",
                "ms.",
                "ms ",
                "miss",
                "mister",
                "dr.",
                "dr ",
                "prof",
                "herr",
                "frau",
                "monsieur",
                "madame",
                "mme",
                "mlle",
            ),
            *("señor", "senor", "sra", "sig", "dott", "dhr", "mev", "pan ", "pani "),
        ),
    ),
)


def _trimmed(text: str, start: int, end: int, strict: bool) -> tuple[int, int] | None:
    """The name's words up to the first that belongs to the sentence; None when nothing is left."""
    last = start
    count = 0
    large = False
    for match in _word.finditer(text, start, end):
        word = match.group()
        if word.lower() in _stops or (large and word.islower() and word.lower() not in _particles):
            break
        large = large or word[0].isupper()
        last, count = match.end(), count + 1
    if count == 0 or last - start < 2 or (strict and text[last : last + 1] in ("(", "[", "_", ".", "=")):
        return None
    if not large and (count > 3 or last - start < 3 or (strict and _codelike(text, start, end))):
        return None
    return start, last


_particles_text = "van von der den de da di del la le du bin al el ten ter zu dos das y e"
_particles = frozenset(_particles_text.split())


def _windows(text: str, anchors: Sequence[int], model: Model) -> Iterator[tuple[int, int]]:
    """Stretches worth reading, merged and cut at spaces."""
    places = [place for anchor in anchors if (place := _interesting(text, anchor, model)) is not None]
    if len(text) <= small_chars_max and not any(text[anchor - 2].isupper() for anchor in anchors):
        places = sorted({*places, *_small_places(text, model)})
    start = end = -1
    for place in places:
        low, high = max(0, place - window_chars), min(len(text), place + window_chars)
        if start >= 0 and low <= end and high - start <= 4_000:
            end = high
            continue
        if start >= 0:
            yield _whole_words(text, start, end)
        start, end = (low, high) if low > end else (end, high)
    if start >= 0:
        yield _whole_words(text, start, end)


def _small_places(text: str, model: Model) -> Iterator[int]:
    """Known names in a text without capitals, as people chat."""
    for match in _word.finditer(text):
        word = match.group()
        if len(word) > 2 and ("g" in (kind := model.kind(word)) or "f" in kind):
            yield match.start()


def _interesting(text: str, anchor: int, model: Model) -> int | None:
    """Where a name may stand at an anchor: a capitalised word that is no common one, or what follows an announcing word."""
    if text[anchor - 2].isupper() and text[anchor - 1].islower() and not text[anchor - 3 : anchor - 2].isalpha():
        match = _word.match(text, anchor - 2)
    else:
        match = _word.search(text, anchor, anchor + 6)
    if match is None:
        return None
    word = match.group()
    kind = model.kind(word)
    named = "g" in kind or "f" in kind
    if word[0].islower():
        announced = named and ("c" not in kind or _announces.search(text, max(0, anchor - 18), anchor) is not None)
        return match.start() if announced and len(word) > 2 else None
    if (
        "c" in kind
        and ("g" not in kind or word.lower() in _stops)
        and not (named and _capital_follows(text, match.end()))
    ):
        return None
    return match.start() if len(word) > 1 and not _codelike(text, anchor, anchor) else None


def _capital_follows(text: str, end: int) -> bool:
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


_announces = re.compile(
    r"\b(?:name(?: is|'s)?|called|i am|i'm|im|this is|it's|its|hi|hello|hey|dear|regards|cheers|(?:mr|mrs|ms|miss|dr|prof)\.?|"
    r"hallo|hola|ciao|bonjour|hei(?:ß|ss)e|llamo|chiamo|heter|hedder|spoke (?:to|with)|ask|tell|told|met)\W{1,3}\w?$",
    re.IGNORECASE,
)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    size = len(text)
    while end < size and not text[end].isspace():
        end += 1
    return start, end


def _codelike(text: str, start: int, end: int) -> bool:
    """Whether the line round a place is code, a log, a table row or numbers rather than somebody's words."""
    low = max(text.rfind("\n", max(0, start - 200), start) + 1, start - 200, 0)
    high = text.find("\n", end, end + 200)
    line = text[low : high if high >= 0 else min(len(text), end + 200)]
    if len(line) < 8:
        return False
    if _code_line.match(line):
        return True
    marks = len(line) - len(line.translate(_without_marks))
    if marks > 0.05 * len(line) + 1:
        return True
    digits = len(line) - len(line.translate(_without_digits))
    cells = max(line.count(","), line.count("\t"), line.count(";"))
    spaces = line.count(" ")
    return digits > 0.35 * len(line) or (cells >= 4 and spaces < 2 * cells) or (cells >= 2 and spaces < cells)


_code_line = re.compile(
    r"(?: {4,}|\t)\S|\s*(?:[#*/%]|//|--|>>>|\$ |def |class |import |from \w+ import|return |if |elif |for \w+ in )(?!\w* \d*$).*[:=(#\"'*/]|\d{4}-\d\d-\d\d"
)
_without_marks = str.maketrans("", "", "{}[]<>=;|_`$#*+^~()")
_without_digits = str.maketrans("", "", "0123456789")


def _by_model(
    text: str, start: int, end: int, model: Model, blocked: list[tuple[int, int]], taken: list[tuple[int, int]]
) -> Iterator[Judgement]:
    words = tokens(text, start, end)
    labels, margins = model.label([token.word for token in words])
    place = 0
    while place < len(words):
        if labels[place] != "P" or not words[place].word[0].isalpha() or "@" in words[place].word:
            place += 1
            continue
        stop = place
        while stop + 1 < len(words) and labels[stop + 1] == "P" and words[stop + 1].word[0] != "\n":
            stop += 1
        last = stop
        while not words[last].word[0].isalpha():
            last -= 1
        judgement = _judged(text, words[place : last + 1], max(margins[place : last + 1]), model, blocked, taken)
        if judgement is not None:
            yield judgement
        place = stop + 1


def _judged(
    text: str,
    name: list[Token],
    margin: int,
    model: Model,
    blocked: list[tuple[int, int]],
    taken: list[tuple[int, int]],
) -> Judgement | None:
    start, end = name[0].start, name[-1].end
    if any(low < end and start < high for low, high in taken) or _touches(blocked, start, end) or end - start < 2:
        return None
    if text[start - 1 : start] in _identifier_before and text[start - 2 : start - 1].isalnum():
        return None
    if text[end : end + 1] in _identifier_after or (text[end : end + 1] == "." and text[end + 1 : end + 2].isalpha()):
        return None
    kinds = [model.kind(token.word) for token in name]
    given = any("g" in kind for kind in kinds)
    if not given and any(_odd(token.word, kind) for token, kind in zip(name, kinds, strict=True)):
        return None
    if not (given and len(name) > 1 and margin >= 2 * margin_min) and _codelike(text, start, end):
        return None
    small = all(token.word[0].islower() for token in name if token.word[0].isalpha())
    if small and not _announces.search(text, max(0, start - 18), start) and _has_capitals(text, start, end):
        return None
    if small and (
        margin < (margin_min if _announces.search(text, max(0, start - 18), start) else margin_lower_min)
        or not any("g" in kind or "f" in kind or "c" not in kind for kind in kinds)
    ):
        return None
    single = len(name) == 1 and (not given or "c" in kinds[0]) and margin < margin_single_min
    if single and not _announces.search(text, max(0, start - 18), start):
        return None
    if name[0].word.lower() in _articles and not (given and len(name) > 2):
        return None
    if margin < margin_min and not (given and len(name) > 1):
        return None
    reasons = ["names model"]
    if given:
        reasons.append("known given name")
    sure = given and (len(name) > 1 or margin >= 2 * margin_min)
    confidence = Confidence.LIKELY if sure or margin >= 4 * margin_min else Confidence.POSSIBLE
    return Judgement(start=start, end=end, confidence=confidence, reasons=tuple(reasons), weight=1)


_articles = frozenset(
    (
        "der",
        "die",
        "das",
        "dem",
        "den",
        "ein",
        "eine",
        "het",
        "een",
        "la",
        "le",
        "les",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "the",
        "un",
        "une",
        "una",
    )
)


def _odd(word: str, kind: str) -> bool:
    """Written as identifiers are: capitals inside, or a hyphen between small words."""
    if kind.startswith("xX") or (
        kind.startswith("XxX") and not word.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "O", "D"))
    ):
        return True
    return "-" in word and word[0].islower()


def _has_capitals(text: str, start: int, end: int) -> bool:
    """Whether people write capitals here, so that a name in small letters is no name."""
    return any(character.isupper() for character in text[max(0, start - 200) : end + 200])


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(spans, (end, -1)) - 1
    return any(low < end and start < high for low, high in spans[max(0, at - 3) : at + 1])


DETECTOR = Detector(
    stuff=Stuff.PROSE,
    category=Category.CUSTOMER_PII,
    gate=(
        rf"\b{_cues}[ :,\n\"'][ \n]{{0,2}}[a-z]",
        r"names?[\"']{0,1}[ ]{0,2}[:=|]",
        r"(?:recipient|consignee|cardholder|account holder|attn|attention|vorname|nachname|kunde|ansprechpartner)[\"']{0,1}[ ]{0,2}[:=|]",
        r"\b(?:is|are|was|were|my|they|he|she|we|you|had|has|have|why|who|the|here|and)[ ]",
        r"[a-z\"'] <[a-z0-9._+-]{1,64}@",
    ),
    gate_cased=(r"\b[A-Z][a-z]",),
    sweep=_sweep,
    order=50,
    hits=(
        Example("My name is Ana Silva and my parcel is late.", ("Ana Silva",), "told by its owner"),
        Example('{"customer_name": "Jörg Wächter", "total": 12}', ("Jörg Wächter",), "field: customer name"),
        Example("Dear Mrs. Okafor, your order has shipped.", ("Mrs. Okafor",)),
        Example("hi, this is maria from lisbon, where is my order", ("maria",), "names model"),
        Example(
            "I spoke with Michael Schneider on Monday and he promised a refund.", ("Michael Schneider",), "names model"
        ),
        Example("From: Laura Rossi <laura@shop.example>", ("Laura Rossi",)),
    ),
    misses=(
        "The Oslo Chair is made in Norway and ships from Hamburg.",
        "class OrderService(BaseService): name = 'orders'",
        "SKU;Title;Colour;Size\nA1;Milano Lamp;Dark Blue;Small\nA2;Aurora Desk;Natural Oak;Large",
        "Black Friday Deals at Amazon start on Monday, 24 November.",
        "Rewrite this product description in a friendlier tone.",
        "d41d8cd98f00b204e9800998ecf8427e  release.tar.gz",
    ),
    source="https://aclanthology.org/W02-1001/",
)
