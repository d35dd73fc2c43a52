"""Whole lines and keys written backwards, by words that are only words that way: ``teertS rekaB 12``, ``_evil_ks``."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece, one_by_one

_PLACES = "|".join(
    word[::-1] for word in ("Street", "Avenue", "Road", "Lane", "Straße", "Strasse", "straße", "strasse")
)
_HEADS = "|".join(head[::-1] for head in ("AKIA", "ghp_", "gho_", "sk_live_", "sk_test_", "xoxb-", "glpat-", "AIza"))
_LINE = re.compile(rf"^[^\n]{{0,400}}?(?:{_PLACES})\b[^\n]{{0,400}}$", re.MULTILINE)
_KEY = re.compile(rf"(?<![0-9A-Za-z_-])[0-9A-Za-z_-]{{12,200}}(?:{_HEADS})(?![0-9A-Za-z_-])")


_DOMAINS = [
    name[::-1] for name in ("com", "net", "org", "info", "de", "fr", "it", "es", "pl", "nl", "eu", "co.uk", "example")
]
_MAIL = re.compile(
    rf"(?<![0-9A-Za-z_@.-])(?:{'|'.join(_DOMAINS)})\.[0-9a-z.-]{{1,60}}@[0-9A-Za-z._+-]{{1,64}}(?![0-9A-Za-z@.-])"
)


def _pieces(text: str) -> Iterator[Piece]:
    found = [Piece(*one.span(), one.group()[::-1]) for one in _MAIL.finditer(text)]
    found += [Piece(*one.span(), one.group()[::-1]) for one in _KEY.finditer(text)]
    for line in _LINE.finditer(text):
        begin = line.group().find(": ") + 2 if 0 < line.group().find(": ") < 40 else 0
        found.append(Piece(line.start() + begin, line.end(), line.group()[begin:][::-1]))
    yield from one_by_one(found)


_ADDRESS = "Ana Lima, 12 Baker Street, London NW1 6XE"[::-1]

DISGUISE = Disguise(
    says="through mirror writing",
    gate=(
        rf"(?:{'|'.join(word for word in _PLACES.split('|') if word.isascii())})\b",
        rf"[0-9A-Za-z](?:{_HEADS})\b",
        r"\b(?:moc|ten|gro|ed|rf|ti|se|lp|ln|ofni|ku\.oc|elpmaxe)\.[0-9a-z-]{1,40}[.@]",
    ),
    in_prose=True,
    pieces=_pieces,
    hits=(
        Example(_ADDRESS, _ADDRESS, "street_address"),
        Example("mail elpmaxe.liam@7amil_ana", "elpmaxe.liam@7amil_ana", "email"),
    ),
    misses=("daoR", "a teertS"),
)
