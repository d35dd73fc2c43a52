"""Addresses whole in the line or cell behind a label that says so: ``Adresse: Strandvejen 110 st. th., 2900 Hellerup``.

What countries put between a street and its postcode, floors, doors, blocks and quarters, is endless, and where a form says
*address* everything up to the line's end is one. So the label and a few signs that this is no sentence do: a figure, words with
capitals, a comma or an address that was read in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from seawall.detect import late_re as re
from seawall.detect.address_parts import decoded
from seawall.detect.detector import Judgement, Page
from seawall.detect.postal import is_person
from seawall.detect.tables import Span, kind_of
from seawall.model.words import Confidence

LINES_GATE = (
    r"(?:address|adress(?:e|a){0,1}|adres(?:i|si|se|u|[^ ]{1,2}){0,1}|anschrift|indirizzo|direcci[^ ]{1,2}n|endere[^ ]{1,2}o|morada|domicilio"
    r"|osoite|c[^ ]{1,2}m|livraison|facturation|env[^ ]{1,2}o|entrega|spedizione|consegna|dostawy|faktury|livrare)[*\])]{0,3}[ ]{0,2}[:|\t\n=.]"
)
_latin = (
    r"(?:[^\W\d_]{3,14} )?(?:[^\W\d_]{0,14}(?:address|adresse?|adress[ae]|adres(?:a|ă|i|si|u)?|anschrift|osoite|cím)|indirizzo|direcci[oó]n|"
    r"endere[cç]o|morada|domicilio)(?: (?:line )?1| (?:de|di|do|da) [^\W\d_]{4,14}| (?:dostawy|wysyłki))?"
)
_others = (
    r"ご?住所|(?:收货|收件|账单|詳細|详细|联系|家庭|公司)?地址|배송 ?주소|도로명 ?주소|주소|عنوان (?:الشحن|الفوترة|السكن)|العنوان|"
    r"[Аа]дреса?(?: (?:доставки|плательщика|платника|проживания))?|[Δδ]ιεύθυνση(?: (?:αποστολής|χρέωσης|κατοικίας))?|כתובת|ที่อยู่"
)
_abroad = re.compile("住所|地址|주소|عنوان|дрес|ιεύθυν|כתובת|ที่อยู่")
_between = r"(?:[ ]?\([^()\n]{1,20}\))?[*]{0,2}[\])】]?(?:[ \t]{0,3}\.{2,30})?[ \t\u3000\u200e]{0,24}(?:[:：|=]|\t|\r?\n|(?<=[\])】])|(?<=[ ]{4})|(?<=\.\.\.))[ \t\u3000\u200e|]{0,24}(?:\r?\n){0,2}[ \t>]{0,8}"
_value = r"(?P<value>[^\s:|=<>{}\"@][^\n\r\t|<>{}\"=@]{6,140}?)(?=[ \t\u3000]{0,3}(?:$|[\n\r|\t<\"]|[ ]{3}|;))"
_line = re.compile(
    rf"(?:^|(?<=[\n|\t>\[【■◆])|(?<=[ ]{{3}}))[ \t>•·*–#-]{{0,10}}(?:\d{{1,2}}[.)] )?[\[【■◆]?(?:(?i:{_latin})|{_others}){_between}{_value}",
    re.MULTILINE,
)
_own_end = frozenset(("email", "phone", "iban", "date_of_birth", "payment_card"))
_ADDRESS = "street_address"
_no_place = re.compile(
    r"(?i:\b(?:e-?mail|ip|mac|wallet|web|url|memory|bus|return|sender)[ -]?(?:address|adress))|https?:|0x[0-9a-f]{4}"
)
_field = re.compile(r"[ \t,.]{0,3}\r?\n[ \t>]{0,8}(?:\r?\n|[^\n:\d,]{1,32}[:\uff1a])")
"""The next line is empty or another field's: what was read does not go on there."""
_short_label = re.compile(r"\.[ ]{1,2}[^\W\d_]{1,16}[.:]?[ ]{0,2}$(?!\n)")
"""*… Αθήνα. Τηλ.* before a number."""
_word = re.compile(r"[^\W\d_]+")
_everyday_words_max = 3
"""So many words of four letters and more in small letters are a sentence's."""
_name_chars_max = 8


def in_lines(page: Page, read_abroad: Iterable[Span]) -> Iterator[Judgement]:
    """Such addresses, each to its line's end or to what else was found there. ``read_abroad``: where addresses in other
    letters were read."""
    text = page.text
    if not page.anchors and _abroad.search(text) is None:
        return
    found = [one for one in page.findings if one[0] in _own_end or one[0] == _ADDRESS]
    found += [(_ADDRESS, *span) for span in read_abroad]
    for match in _line.finditer(text):
        if _no_place.search(match.group()):
            continue
        start, end = match.span("value")
        inside = [one for one in found if one[1] < end and start < one[2]]
        other = min((low for name, low, _ in inside if name in _own_end), default=end)
        label = _short_label.search(text, start, other) if other < end else None
        end = other if label is None else label.start()
        read = [(low, high) for name, low, high in inside if name == _ADDRESS and low < end]
        start = _behind_name(text, start, end, min(read, default=(end, end))[0])
        value = text[start:end].rstrip(" ,.;-–/(")
        if kind_of(last := value.rpartition(",")[2]):
            value = value[: -len(last)].rstrip(" ,")  # the next label on the line
        end = start + len(value)
        if not any(map(str.isdigit, value)) or not _no_sentence(value):
            continue
        if not (read or "," in value or "،" in value or value[0] > "\u2e80"):
            known = decoded(text, start, start, announced=True)
            if known is None or known.end > end:
                continue
        yield Judgement(
            start=start,
            end=end if _field.match(text, end) else max([end, *(high for _, high in read)]),
            confidence=Confidence.VERY_LIKELY if read else Confidence.LIKELY,
            reasons=("line behind its label", *(("address read in it",) if read else ())),
            weight=3,
            parts=True,
        )


def _behind_name(text: str, start: int, end: int, read: int) -> int:
    """Where an address begins before whose first comma no figure stands, but the name of who lives there; ``read``: where
    one was read."""
    first = min((at for mark in ",，、" if (at := text.find(mark, start, end)) >= 0), default=-1)
    if first < 0 or any(map(str.isdigit, text[start:first])):
        return start
    short = first - start <= _name_chars_max if text[start] > "\u2e80" else read > first
    if not (short or is_person(text[start:first])):
        return start
    return end - len(text[first + 1 : end].lstrip())


def _no_sentence(value: str) -> bool:
    """Whether words are as in an address: some with a capital or in letters that have none, few everyday ones."""
    words: list[str] = _word.findall(value)
    if sum(map(len, words)) < 4 or not any(not word[0].islower() for word in words):
        return False
    return sum(word[0].islower() and len(word) > 3 for word in words) < _everyday_words_max


LINE_HITS = (
    ("Adresse: Strandvejen 110 st. th., 2900 Hellerup", "Strandvejen 110 st. th., 2900 Hellerup"),
    ("العنوان: حي الروضة، شارع فلسطين 45، جدة 23434\n", "حي الروضة، شارع فلسطين 45، جدة 23434"),
    ("ご住所：北海道札幌市中央区南1条西5丁目 コーポ北 305号室", "北海道札幌市中央区南1条西5丁目 コーポ北 305号室"),
)
LINE_MISSES = (
    "Address: please see invoice 4711, which we sent yesterday",
    "IP address: 203.0.113.9, port 80",
    "Wallet address: bc1q 42, old",
    "Address book: version 12, build 3",
)
