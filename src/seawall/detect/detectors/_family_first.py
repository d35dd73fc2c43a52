"""Names written with the family name first and a comma: *Müller, Anna*. The model reads both sides alone; here they
become one name, and a side it missed is added where the other was read and nothing else fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seawall.detect import late_re as re
from seawall.detect.detector import Judgement
from seawall.detect.detectors._manners import MANNERS
from seawall.detect.names import Model
from seawall.model.words import Confidence

_capital = r"(?=[^\W\d_a-zß-öø-ÿ])[^\W\d_]+(?:[-'’][^\W\d_]+)*"
_after = re.compile(rf", (?P<name>{_capital}(?: (?:{_capital}|[A-Z]\.))?)(?![\w'’])")
_before = re.compile(
    rf"(?:^|[\n|;:(\[•*–-][ \t]*|\b(?:from|by|for|customer|client|von|für|kund(?:e|in)|cliente?|klient|klant) )(?P<name>{_capital}(?:[ ]{_capital})?), $"
)
_going_on = re.compile(
    rf",? (?!(?:Tel|Phone|Mobile?|Handy|E-?[Mm]ail|DOB|SSN|PAN|TEL|NIN|BSN|DNI|NIF|ID|CPR|IBAN|[A-Z]{{3}})\b)(?:and |und |et |y |e |en |& ){{0,1}}{_capital}|, [^\W\d_]+(?:,| and )"
)

_role = re.compile(
    r"\b(?:employee|mitarbeiter(?:in)?|name|customer|kund(?:e|in)|patient|passenger|guest|tenant|member|contact|recipient|client[e]?|klant|empleado|dipendente)s?: ?"
    r"(?:(?:(?:van|von|de|der|den) )*[^\W\d_]{2,20}, )?$",
    re.IGNORECASE,
)
"""What calls somebody by a role, and perhaps the family name behind it."""
_role_chars = 26


def family_first(text: str, found: Sequence[Judgement], model: Model) -> Iterator[Judgement]:
    """The names that were read, those of this form as one."""
    skip: set[int] = set()
    for at, name in enumerate(found):
        if at in skip:
            continue
        following = found[at + 1] if at + 1 < len(found) else None
        joined = _joined(text, name, following, model)
        if joined is not None:
            if following is not None and following.start < joined.end:
                skip.add(at + 1)
            yield joined
            continue
        yield _preceded(text, name, found[at - 1].end if at else 0, model)


def _joined(text: str, name: Judgement, following: Judgement | None, model: Model) -> Judgement | None:
    """A family name and the given name behind its comma."""
    if not _is_family(text[name.start : name.end], model):
        return None
    match = _after.match(text, name.end)
    if match is None or _going_on.match(text, match.end()):
        return None
    first = match.group("name").split(" ")[0]
    kind = model.known(first)
    read = following is not None and following.start == match.start("name")
    town = any("l" in model.known(word) for word in text[name.start : name.end].split())
    labelled = not kind.strip("xX") and _role.search(text[max(0, name.start - _role_chars) : name.start]) is not None
    if (
        ("g" not in kind and not labelled)
        or (("l" in kind or town) and not read)
        or ("c" in kind and not read and "f" in kind)
    ):
        return None
    end = match.end()
    rest = match.group("name").split()[1:]
    if rest and not rest[0].endswith(".") and not _plain_given(model.known(rest[0])):
        end -= len(rest[0]) + 1
    return _as_one(name, name.start, end)


def _preceded(text: str, name: Judgement, least: int, model: Model) -> Judgement:
    """A given name with the family name before its comma, where a line or a field begins with it."""
    word = text[name.start : name.end].split(" ", maxsplit=1)[0]
    if "g" not in model.known(word) and _role.search(text[max(0, name.start - 2 * _role_chars) : name.start]) is None:
        return name
    match = _before.search(text, max(least, name.start - 40), name.start)
    if (
        match is None
        or match.group("name").lower() in MANNERS
        or not _is_family(match.group("name"), model)
        or _going_on.match(text, name.end)
    ):
        return name
    return _as_one(name, match.start("name"), name.end)


def _is_family(words: str, model: Model) -> bool:
    """Whether words are a family name and no given name, as far as the filters know."""
    kinds = [model.known(word) for word in words.split()]
    first = kinds[0]
    return (
        len(kinds) < 3
        and ("g" not in first or "f" in first)
        and ("f" in kinds[-1] or "c" not in first)
        and words[:1].isupper()
    )


def _plain_given(kind: str) -> bool:
    return "g" in kind and "c" not in kind


def _as_one(name: Judgement, start: int, end: int) -> Judgement:
    return Judgement(
        start=start,
        end=end,
        confidence=Confidence.LIKELY,
        reasons=(*name.reasons, "family name first"),
        weight=name.weight,
    )
