"""Marks that chats put round what they stress, escapes a program left before a value, pictures and marks without width
beside one, put out of sight: ``**Password:** …``, ``_4111 1111 1111 1111_``, ``Card\\n4111 …``. Lines that end in a
carriage return alone, as spreadsheets on Macs export them, end like others.

Detectors ask where a word begins, and to them these marks and letters are part of it. The text is as long as before.
"""

from __future__ import annotations

from seawall.detect import late_re as re

_before, _behind = r"""[^\s(\[{"'>:|*~_]""", r"""[^\s.,;:!?)\]}"'<|*~_]"""
"""What neither side of a pair touches: it is part of a word, a key or a path then."""


_NAMES = {"__": "(?![a-z0-9_]{1,60}__)", "_": r"""(?![A-Z0-9]{1,24}(?:_[A-Z0-9]{1,24}){0,6}_['"])"""}
"""What stands between two such marks and is a name: ``__init__``, PrestaShop's ``'_DB_PASSWD_'``."""


def _pair(mark: str) -> re.Pattern[str]:
    said, one = re.escape(mark), re.escape(mark[0])
    inner = "[^*\n]" if mark == "*" else "[^\n]"
    named = _NAMES.get(mark, "")
    return re.compile(
        rf"{said}(?<!{_before}{said})(?<!{one}{said})(?=[^\s{one}]){named}({inner}{{1,200}}?)(?<=[^\s{one}]){said}(?!{_behind}|{one})"
    )


_MARKS = ("**", "~~", "__", "||", "*", "_")
_PAIRS = tuple((mark, _pair(mark), rf"{' ' * len(mark)}\1{' ' * len(mark)}") for mark in _MARKS)
_IN_CODE = re.compile(
    r"`(?<![\w`]`)(?=[^\W\d_a-z][^\W\d_])((?:[^\W\d_]|['’.-]){2,20}(?:[ ](?:[^\W\d_]|['’.-]){1,20}){1,3})`(?![\w`])"
)
"""Words in capitals that chats put between backticks as they do names of programs: somebody's name."""
_ESCAPED = re.compile(
    r"\\[nrt](?=[0-9+(]|[A-ZÀ-Þ](?:[^\W\d_]|[0-9]{2})|[^\x00-\xff]|[0-9A-Za-z_-]{20}|[0-9A-Za-z._+-]{1,64}@"
    r"|[^\W\d_]{2,20}(?:[ _.-][^\W\d_]{1,16}){0,2}[ ]?[:=])"
)
_PICTURE = "[\u2600-\u27bf\U0001f000-\U0001faff]"
_PICTURES = re.compile(rf"{_PICTURE}\ufe0f?(?=[^\W\d_])|{_PICTURE}(?<=[^\W_]{_PICTURE})\ufe0f?")
"""Pictures that touch a word, which would be part of it."""
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
"""Marks of no width. One or two beside a value hide where it begins; more of them are a message of their own."""
_AT_EDGES = re.compile(
    rf"""(?<![^\s:：=>|,;(\[{{"'«“„「])[{_UNSEEN}]{{1,2}}(?![{_UNSEEN}])|(?<![{_UNSEEN}])[{_UNSEEN}]{{1,2}}(?=\s|$|[.,;:!?)\]}}"'<|»”」](?:\s|$))"""
)
_LETTER = re.compile(r"\\(?:begin\{letter|address|recipient|opening|closing|signature|to(?:name|address))\b")
_BREAK = re.compile(r"\\\\(?=[0-9A-Z\u00c0-\u00de])")
"""Where LaTeX ends a line of an address."""
_LABEL = re.compile(r"(?:\^(?:FD|FS|(?:[A-EG-Z][A-Z0-9]|F[A-CE-RT-Z])[A-Z0-9,.]{0,24}(?=[\^\r\n]|$))){1,12}")
"""The commands of a label printer (ZPL) round what it prints."""
_key_begins = "-----BEGIN"
"""In a private key such escapes are the ends of its lines."""


def unmarked(text: str) -> str:
    """The text without them, as long."""
    for mark, pair, inside in _PAIRS:
        if mark[0] in text and mark in text:  # a single letter is found faster than two
            text = pair.sub(inside, text)
    if "`" in text:
        text = _IN_CODE.sub(r" \1 ", text)
    if not text.isascii():
        if any(map(text.__contains__, _UNSEEN)):
            text = _AT_EDGES.sub(lambda marks: " " * len(marks.group()), text)
        if not _western(text):
            text = _PICTURES.sub(lambda picture: " " * len(picture.group()), text)
    if "\\" in text and _key_begins not in text:
        text = _ESCAPED.sub("  ", text)
        if "\\," in text and "BEGIN:V" in text:  # a calendar or a visiting card
            text = text.replace("\\,", ", ")
        if "\\\\" in text and _LETTER.search(text):
            text = _BREAK.sub("\n ", text)
    if "^FD" in text:
        text = _LABEL.sub(lambda commands: " " * (len(commands.group()) - 1) + "\n", text)
    return text if "\r" not in text or "\n" in text else text.replace("\r", "\n")


def _western(text: str) -> bool:
    """Whether every letter is one of Latin-1, which has no pictures: most texts, and soon known."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True
