"""Mail addresses with words or blanks for their signs: ``ana at shop dot com``, ``ana(at)shop.com``, ``ana @ shop . com``."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._checks import windows

_AT = r"at|at-sign|arroba|arobase|chiocciola|chez|małpa|malpa|ät|klammeraffe|apenstaartje|snabel-?a|собака|zavináč|zavinac|kukac|@"
_DOT = r"dot|period|punkt|punto|point|ponto|kropka|punt|punktum|точка|tečka|tecka|pont|nokta|piste|\."
_DOMAINS = "com|net|org|de|fr|es|it|pl|nl|eu|uk|co|io|at|ch|be|dk|se|no|fi|cz|pt|br|hu|ru|ua|tr|info|biz|shop|app|dev|me|us|ca|au|in|jp|example"
_PROVIDERS = "gmail|googlemail|yahoo|outlook|hotmail|live|icloud|aol|proton|protonmail|posteo|gmx|web|mail|orange|free|libero|wp|seznam|yandex|t-online|zoho|fastmail"
_OPEN, _CLOSE = r"[\[({<|*_ -]{1,3}", r"[\])}>|*_ -]{1,3}"
_SIGN = rf"(?:{_OPEN}(?:{_AT}){_CLOSE}|(?<=[a-z0-9])(?:(?-i:AT)|\(@\)|\[@\])(?=[a-z0-9])|@|(?<=[0-9A-Za-z]) ?@ ?)"
_POINT = rf"(?:{_OPEN}(?:{_DOT}){_CLOSE}|(?<=[a-z0-9])(?:(?-i:DOT)|\(\.\)|\[\.\])(?=[a-z0-9])|\. ?)"
_LABEL = r"[0-9A-Za-z](?:[0-9A-Za-z-]{0,40}[0-9A-Za-z])?"
_RUN = re.compile(
    rf"(?<![0-9A-Za-z@.+_-])((?:[0-9A-Za-z][0-9A-Za-z.+_-]{{0,40}}?)(?:{_POINT}[0-9A-Za-z+_-]{{1,40}}?){{0,3}}?)({_SIGN})"
    rf"({_LABEL}(?:{_POINT}{_LABEL}){{0,3}}?)({_POINT})({_DOMAINS})(?![0-9A-Za-z@]|[.-][0-9A-Za-z])",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    rf"(?:(?<![A-Za-z0-9])(?:{_AT})(?![A-Za-z0-9@])|(?<=[a-z0-9])(?-i:AT)(?=[a-z0-9]))[^\n@]{{1,60}}?(?:(?:{_DOT})[\])}}>|*_ -]{{0,3}}|(?-i:DOT))(?:{_DOMAINS})\b"
    rf"|@[^\n@]{{1,60}}?(?:\bdot|(?-i:DOT)| \. ?|\. |[\[(]\.[\])])[ \])}}]{{0,2}}(?:{_DOMAINS})\b|[0-9A-Za-z] @ ?[0-9A-Za-z-]{{2,40}}\. ?(?:{_DOMAINS})\b",
    re.IGNORECASE,
)
reach_chars = 100
_EVERY_POINT = re.compile(_POINT, re.IGNORECASE)
_BRACKETED = frozenset(("(at)", "[at]", "{at}", "(dot)", "[dot]", "{dot}"))
_ORDINARY = frozenset(
    [
        "look",
        "looking",
        "looked",
        "meet",
        "me",
        "us",
        "you",
        "him",
        "her",
        "them",
        "it",
        "is",
        "are",
        "was",
        "be",
        "been",
        "am",
        "i",
        "we",
        "he",
        "she",
        "they",
        "this",
        "that",
        "here",
        "there",
        "site",
        "page",
        "website",
        "web",
        "online",
        "shop",
        "store",
        "shopping",
        "order",
        "ordered",
        "orders",
        "buy",
        "bought",
        "sell",
        "sold",
        "available",
        "found",
        "find",
        "visit",
        "go",
        "come",
        "back",
        "available",
        "sale",
        "price",
        "prices",
        "work",
        "works",
        "working",
        "worked",
        "job",
        "start",
        "starts",
        "live",
        "stay",
        "staying",
        "arrive",
        "arrived",
        "call",
        "called",
        "sign",
        "log",
        "login",
        "now",
        "today",
        "only",
        "just",
        "also",
        "not",
        "and",
        "or",
        "the",
        "a",
        "an",
        "my",
        "your",
        "our",
        "their",
        "its",
        "out",
        "up",
        "down",
        "in",
        "on",
        "to",
        "of",
        "for",
        "with",
        "from",
        "by",
        "all",
        "one",
        "time",
        "see",
        "read",
        "more",
        "info",
        "item",
        "items",
        "offer",
        "team",
        "people",
        "noon",
        "night",
        "home",
        "school",
        "office",
        "end",
        "top",
        "bottom",
        "left",
        "right",
        "least",
        "last",
        "first",
        "best",
        "once",
    ]
)
_MAIL = re.compile(
    r"(?:e-?mail|mail|correo|courriel|address|adres|contact|reach|write|poczta|почта)[^\n]{0,30}$", re.IGNORECASE
)


def _pieces(text: str) -> Iterator[Piece]:
    for low, high in windows(text, _SIGNS, reach_chars):
        yield from _within(text, low, high)


def _within(text: str, low: int, high: int) -> Iterator[Piece]:
    for match in _RUN.finditer(text, low, high):
        local, sign, host, last, domain = match.groups()
        bare = sign[0] == " " and sign.strip().isalpha()
        plain_local = _EVERY_POINT.sub(".", local)
        if sign.strip().lower() in _BRACKETED and last.strip().lower() in _BRACKETED and plain_local == local:
            continue  # the address detector's own
        if (
            sign == "@"
            and last == "."
            and plain_local == local
            and not _EVERY_POINT.sub("", host).count(" ")
            and "." not in host[:-1]
        ):
            continue
        if bare and not _meant(text, match.start(), local, host, last):
            continue
        plain = f"{plain_local}@{_EVERY_POINT.sub('.', host)}.{domain}"
        yield Piece(*match.span(), plain.replace(" ", ""))


def _meant(text: str, start: int, local: str, host: str, last: str) -> bool:
    """Whether bare words are an address: the dot is a word too, and what stands before is no everyday word."""
    if ". " in last or ". " in host:
        return False
    if last.strip() == "." and not _MAIL.search(text, max(0, start - 44), start):
        return False
    first = re.split(r"\W", local.lower())[-1]
    if not any(map(str.isalpha, local)) or host.lower() in _ORDINARY:
        return False
    if any(map(str.isdigit, local)) or "_" in local or "." in local or " " in local:
        return first not in _ORDINARY
    known = host.lower().split(" ")[0] in _PROVIDERS.split("|")
    return first not in _ORDINARY and (known or _MAIL.search(text, max(0, start - 44), start) is not None)


DISGUISE = Disguise(
    says="through words for signs",
    gate=(
        rf"[\[({{<|*_ -](?:{'|'.join(w for w in _DOT.split('|') if w.isascii() and w.isalpha())})[\])}}>|*_ -]{{1,3}}(?:{_DOMAINS})\b",
        r"[\[({<|*_-](?:at|arroba|@)[\])}>|*_-][ ]?[a-z0-9]", r"[a-z0-9] @ ?[a-z0-9]", r"[a-z0-9]@ [a-z0-9]",
        r"\(\.\)|\[\.\]", r"[\[({<|*_ -](?:arroba|arobase|chiocciola|malpa|snabel-?a|kukac|zavinac|at-sign|at)[\])}>|*_ -]{1,3}[a-z0-9][a-z0-9-]{1,30}\.[a-z]{2,3}\b",
        r"@[a-z0-9-]{2,40}dot(?:com|net|org|de)\b", r"[a-z0-9]at[a-z0-9-]{2,40}dot(?:com|net|org|de)\b",
    ),
    caseless=True,
    in_prose=True,
    pieces=_pieces,
    credentials=False,
    hits=(
        Example("my mail: ana.lima at mail dot com", "ana.lima at mail dot com", "email"),
        Example("escribe a ana7 arroba correo punto es", "ana7 arroba correo punto es", "email"),
        Example("ana.lima(at)shop.com", "ana.lima(at)shop.com", "email"),
        Example("reach ana @ shop . com today", "ana @ shop . com", "email"),
        Example("ana_limaATshopDOTcom", "ana_limaATshopDOTcom", "email"),
    ),
    misses=(
        "look at amazon dot com", "meet me at noon dot com", "We are open at shop.com every day", "Available at example.com",
        "price @ shop. Come in", "x @ y.T", "I work at google dot com",
    ),
)  # fmt: skip
