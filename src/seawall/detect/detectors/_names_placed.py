"""Names that the place they stand at tells, where the model reads none of them or a part: who speaks in a chat, who signs behind a
dash, and Chinese, Malay and Hungarian names whose family name comes first.

*[27.11.26, 10:12:01] Qirwen Hallasz: hello*, *Danke im Voraus – Alma*, *Grüezi, Reto Huber*, *this is Tan Wei Ling*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from seawall.detect import late_re as re
from seawall.detect.detector import Judgement
from seawall.detect.detectors._manners import MANNERS
from seawall.detect.names import Model, word_regex
from seawall.detect.tables import Span

_capital = r"(?=[^\W\d_a-zß-öø-ÿ])[^\W\d_]{1,20}(?:[-'’][^\W\d_]{1,20})*\.?"
_name = rf"{_capital}(?:,? (?:(?:van|von|de|da|del|der|den|la|bin|al|el) ){{0,2}}{_capital}){{0,3}}"
_day = r"(?:\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d|(?:20)\d\d[./-]\d\d[./-]\d\d)"
_clock = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u202f]?[AaPp]\.?[ ]?[Mm]\.?)?"
_SPEAKER = re.compile(
    rf"^[\u200e ]{{0,2}}(?:\[{_day},?[ ]{_clock}\][ ](?P<first>{_name})[ ]{{0,2}}(?::|$)|{_day},?[ ]{_clock}[ ][-\u2013][ ](?P<second>{_name}):[ ]"
    rf"|{_clock}[ \t]{{1,3}}From[ ]{{1,2}}(?P<third>{_name})[ ]{{1,2}}to[ ])",
    re.MULTILINE,
)
"""A line that WhatsApp, Teams or Zoom write when somebody speaks."""
_begins_chars = 800
speakers_max = 400
_desks_text = (
    "support service team shop store bot agent admin help desk kundenservice kundendienst soporte assistenza klantenservice seller "
    "verkauf sales system info notes log error warning debug server build deployment lager warehouse gruppe group familie family"
)
_DESKS = frozenset(_desks_text.split())
"""What desks and programs are called by, and no person."""


def speakers(text: str, known: Callable[[str], str]) -> Iterator[Span]:
    """Who speaks in a chat as it was exported. A name that no list knows counts where its words are none of any language."""
    if ("] " not in text and " - " not in text and " \u2013 " not in text and " From " not in text) or (
        _SPEAKER.search(text, 0, _begins_chars) is None
    ):
        return
    told: dict[str, bool] = {}
    for at, match in enumerate(_SPEAKER.finditer(text)):
        if at > speakers_max:
            return
        name = match.group("first") or match.group("second") or match.group("third")
        if name not in told:
            told[name] = _somebody(name, known)
        if told[name]:
            yield match.span("first" if match.group("first") else "second" if match.group("second") else "third")


def _somebody(name: str, known: Callable[[str], str]) -> bool:
    words = [word.strip(".,") for word in name.split(" ")]
    if any(word.lower() in _DESKS for word in words):
        return False
    kinds = [known(word) for word in words if word and word[0].isupper()]
    if any("g" in kind and ("c" not in kind or len(kinds) > 1) for kind in kinds):
        return True
    return len(kinds) > 1 and all("c" not in kind and ("l" not in kind or "f" in kind) for kind in kinds)


_SIGNED = re.compile(
    rf"\b(?i:thanks|thank you|thx|cheers|regards|danke|merci|gracias|grazie|obrigad[oa]|dank|bedankt|tack|takk|tak|kiitos|dziękuję|dzięki|děkuji|díky"
    rf"|ďakujem|köszönöm|mulțumesc|hvala|aitäh|paldies|ačiū|teşekkürler|gruß|grüße|gruss|lg|vg|mfg|saludos|saluti|cumprimentos|groet|groeten|groetjes|hilsen"
    rf"|hälsningar|mvh|pozdrawiam|pozdrav|üdv|best|bisous|besos|abrazo|abraço)\b[^\n–—-]{{0,40}}[ ]?[–—-]{{1,2}}[ ]?(?P<name>{_capital}(?: {_capital}){{0,2}})[ .!]{{0,2}}$",
    re.MULTILINE,
)
_signed_chars = 80


def signers(text: str, known: Callable[[str], str]) -> Iterator[Span]:
    """Who signs behind a dash that ends a line: *Danke im Voraus – Alma*."""
    for dash in ("\u2013", "\u2014", " - "):
        place = text.find(dash)
        while place >= 0:
            end = text.find("\n", place)
            end = len(text) if end < 0 else end
            if (
                end - place < _signed_chars // 2
                and text[place + len(dash) : place + len(dash) + 2].lstrip()[:1].isupper()
            ):
                begin = max(text.rfind("\n", 0, place) + 1, place - _signed_chars)
                match = _SIGNED.search(text, begin, end)
                if match is not None and "g" in known(match.group("name").split(" ")[0].strip(".")):
                    yield match.span("name")
            place = text.find(dash, end)


_HELLO = re.compile(
    rf"\s{{0,4}}(?P<greeting>[^\W\d_]{{2,12}}(?: [^\W\d_]{{2,12}})?)[,!] (?P<name>{_capital} (?P<last>{_capital}))(?=[,.;:!\n]|$)"
)


_no_given_text = "new old bad san los las saint sankt black white big good great north south east west happy merry team lieber liebe guten"
_NO_GIVEN = frozenset(_no_given_text.split())
"""What stands before what might be a family name, and is nobody's given name."""


def greeters(text: str, known: Callable[[str], str]) -> Iterator[Span]:
    """Who begins a text with a greeting and their name: *Grüezi, Reto Huber*."""
    match = _HELLO.match(text)
    if match is not None and all(word.lower() in MANNERS for word in match.group("greeting").split(" ")):
        kind = known(match.group("last").rstrip("."))
        first = match.group("name").partition(" ")[0].lower()
        if "f" in kind and "c" not in kind and first not in MANNERS and first not in _NO_GIVEN:
            yield match.span("name")


_families_text = """tan lim lee ng ong wong goh chua chan koh teo ang yeo tay ho low toh sim chong chia seah leong yap foo chew chin gan heng kwok lau leung cheung
cheng chow choi chiu kwan lai lam mak ngai poon siu szeto tam tang tse tsang tsui wan yip yeung yuen yu yiu fung fong hui kwong lui mok ip kan hung
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin luo zheng liang xie song han deng feng cao peng zeng xiao tian dong pan yuan
cai jiang du ye wei su lu ding ren shen yao tsai hsu hsieh chang chiang kao chuang shih kuo liao lo
nguyen tran pham hoang huynh phan vu vo dang bui do duong ly kim park choi jung kang cho yoon jang lim shin kwon hwang ahn"""
FAMILIES = frozenset(_families_text.split())
"""Family names of China, its neighbours and those who left, in Latin letters as they are spelled in Singapore, Hong Kong, Taiwan and elsewhere."""
_syllable = r"(?!(?:the|and|for|you|are|not|has|was|can|see|new|now|her|his|our|any|one|two|man and)\b)(?:[bcdfghjklmnpqrstwxyz]|zh|ch|sh|kw|ng|hs|ts|gw|kh|ph|th|ky|hy|gy|my|ry)?[aeiouy]{1,3}(?:ng|[nkptmhwrl])?"
_EASTERN = re.compile(
    rf"(?P<family>[A-Za-z]{{2,6}}) (?P<given>{_syllable}(?:[ -]{_syllable}))(?![\w'’-])", re.IGNORECASE
)
_places = frozenset(("wong tai sin", "sun tai wai", "lo wu wan", "tai po", "ho chi minh", "lam tin wan", "chai wan"))


def eastern_latin(text: str, anchor: int) -> Judgement | None:
    """A name of three syllables, the family's first, right where something announces one."""
    match = _EASTERN.match(text, anchor - 1)
    if match is None or match.group("family").lower() not in FAMILIES or match.group().lower() in _places:
        return None
    words = match.group().replace("-", " ").split(" ")
    if not (words[0][0].isupper() and words[1][0].isupper()):
        return None
    return Judgement(start=match.start(), end=match.end(), reasons=("family name first", "announced"), weight=2)


_before = re.compile(rf"(?:^|[\n(,;:|\t•]|[ ])(?P<word>{_capital}) $")
_behind = re.compile(rf" (?P<word>{_syllable})(?![\w'’-])", re.IGNORECASE)
_greeting_chars = 24


def widened(text: str, names: Iterable[Judgement], model: Model) -> Iterator[Judgement]:
    """The names that were read, with the family name in front or the second syllable behind that were not."""
    done = 0
    for name in names:
        start, end = name.start, name.end
        words = text[start:end].split(" ")
        before = _before.search(text, max(done, start - _greeting_chars), start)
        if before is not None:
            word = before.group("word")
            low = word.lower().rstrip(".")
            eastern = (
                low in FAMILIES and len(words) == 2 and _EASTERN.fullmatch(f"{word} {text[start:end]}") is not None
            )
            if eastern or (len(words) == 1 and _greeted(text, before.start("word"), word, words[0], model)):
                start = before.start("word")
        if len(words) == 2 and words[0].lower() in FAMILIES and start == name.start:
            behind = _behind.match(text, end)
            if behind is not None and behind.group("word")[0].isupper():
                whole = _EASTERN.fullmatch(text[start : behind.end()])
                end = behind.end() if whole is not None else end
        done = end
        yield name if (start, end) == (name.start, name.end) else _as_one(name, start, end)


def _greeted(text: str, place: int, first: str, family: str, model: Model) -> bool:
    """Whether a greeting and a comma stand before a word and a family name behind it: *Grüezi, Reto Huber*."""
    kind = model.known(family)
    if "f" not in kind or "g" in kind or first.lower().rstrip(".") in MANNERS or len(first) < 3:
        return False
    before = text[max(0, place - _greeting_chars) : place]
    greeting = before.rpartition("\n")[2].rstrip(" ")
    return greeting.endswith(",") and greeting.rstrip(",").rpartition(" ")[2].lower() in MANNERS


def _as_one(name: Judgement, start: int, end: int) -> Judgement:
    return Judgement(
        start=start,
        end=end,
        confidence=name.confidence,
        reasons=(*name.reasons, "family name first"),
        weight=name.weight,
    )


def placed(text: str, known: Callable[[str], str]) -> Iterator[tuple[Span, str]]:
    """Speakers and signers, with what tells them."""
    for span in speakers(text, known):
        yield span, "speaks in a chat"
    for span in greeters(text, known):
        yield span, "behind a greeting"
    for span in signers(text, known):
        yield span, "signs behind a dash"


def plain_word(text: str, place: int, model: Model) -> bool:
    """Whether an everyday word in small letters stands here that is no given name: *call me back*."""
    match = word_regex.match(text, place)
    if match is None or not match.group().islower():
        return False
    kind = model.known(match.group())
    return "c" in kind and "g" not in kind


_PERSONAL = re.compile(
    r"\b(?:phone|telephone|tel|mobile|cell|handy|telefono|telefon|street|stra(?:ss|ß)e|address1?|postal_?code|postcode|zip|plz|birth\w{0,6}|dob|first_?name)[\"']?[ \t]{0,3}(?:=>|[:=|])",
    re.IGNORECASE,
)
"""Fields that a person's record has, and a product's has not."""
_firm = re.compile(
    r"\b(?:GmbH|AG|KG|Ltd|LLC|Inc|Corp|SARL|SAS|BV|NV|Oy|AB|AS|Lda|SRL|Kft|Co|Shop|Store|Hotel|Bank|Warehouse|Office|Group)\b"
)
_among_chars = 160


def among_people(text: str, span: Span, known: Callable[[str], str]) -> bool:
    """Whether what stands under a bare *name* is somebody nobody's list knows: no word of any language, beside a telephone's or a street's field."""
    start, end = span
    name = text[start:end]
    if not 1 < len(name.split(" ")) < 4 or _firm.search(name) is not None or not _somebody(name, known):
        return False
    return _PERSONAL.search(text, max(0, start - _among_chars), end + _among_chars) is not None
