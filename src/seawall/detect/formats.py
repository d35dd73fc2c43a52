"""The numbers a shop names by their form: what is never a finding, and what always is one.

A template becomes a regex: ``SO-{year}-{digits:6}`` is ``\\bSO-(?:19|20)\\d\\d-\\d{6}\\b``. Formats of one kind become
patterns of one detector. Noise wins over what lies in it: nothing takes ``#55501234`` for a telephone number any more.
Where a format is digits alone it wins only over what is not very likely, so that no card, account or telephone number
with proof of its own hides behind a shop's ten digits; and noise that would hide what a detector must find is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from seawall.detect.custom import checked_regex, limit_examples
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Pattern, Stuff
from seawall.detect.engine import Engine
from seawall.model.errors import ConfigError
from seawall.model.settings import FormatSettings
from seawall.model.words import Category, Confidence

formats_max = 100
name_chars_max = 60
template_chars_max = 80
digits_alone_min = 5
"""A format of fewer digits and nothing else is every year and every amount."""
NOISE = "shop_number"
KINDS = {"noise": NOISE, "order": "order_record", "customer": "customer_number"}
"""The detector of each kind."""
_CATEGORIES = {NOISE: Category.ORDER_HISTORY, "order_record": Category.ORDER_HISTORY}
_COUNTED = {"digits": r"\d", "letters": "[A-Z]", "mixed": "[0-9A-Z]"}
_FIXED = {"year": r"(?:19|20)\d\d", "month": r"(?:0[1-9]|1[0-2])", "day": r"(?:0[1-9]|[12]\d|3[01])"}
_field = re.compile(r"\{([^{}]*)\}")
_counted = re.compile(r"(digits|letters|mixed):([1-9]\d?)(?:-([1-9]\d?))?")
_fields_help = "Fields are {digits:6}, {digits:4-8}, {letters:2}, {mixed:8}, {year}, {month} and {day}."
_weight = 3
_goes_on_before = re.compile(r"\d[./-]$|(?<!\d)\d{1,4} $")
_goes_on_after = re.compile(r"[./-]\d| \d{1,4}(?!\d)")
_parser: Any = re._parser  # type: ignore[attr-defined]  # as in portable.py
_ops: Any = re._constants  # type: ignore[attr-defined]


def with_formats(settings: Sequence[FormatSettings], detectors: Mapping[str, Detector]) -> dict[str, Detector]:
    """The detectors, with the shop's formats among them, each proved by its examples.

    Raises:
        ConfigError: a format is nameless, outside the subset, could be slow, says too little, would hide what a
            detector must find, or does not do what its hits and misses say. Names it, never the text of an example.
    """
    if len(settings) > formats_max:
        raise ConfigError(f"There are more than {formats_max} [[format]] tables")
    made: dict[str, list[tuple[FormatSettings, Pattern]]] = {}
    names: set[str] = set()
    for one in settings:
        if not one.name.strip() or len(one.name) > name_chars_max or not one.name.isprintable() or one.name in names:
            raise ConfigError(
                "A [[format]] has no name of its own", advice=f'Call it "order number"; up to {name_chars_max} letters.'
            )
        names.add(one.name)
        pattern = _pattern(one)
        if one.kind == "noise" and has_marks(pattern.regex):
            _hides_nothing(one, pattern, detectors)
        made.setdefault(KINDS[one.kind], []).append((one, pattern))
    for name, formats in made.items():
        _prove(name, formats)
    own = {name: _joined(name, [pattern for _, pattern in formats], detectors) for name, formats in made.items()}
    return {**detectors, **own}


def regex_of(template: str) -> str:
    """The regex a template stands for.

    Raises:
        ConfigError: a field is unknown, there is none, or the template is too long.
    """
    if len(template) > template_chars_max or not template.isascii() or not template.isprintable():
        raise ConfigError(f"a template has up to {template_chars_max} plain characters")
    regex, at = "", 0
    for found in _field.finditer(template):
        regex += re.escape(template[at : found.start()]) + _of_field(found.group(1))
        at = found.end()
    if not at or any(mark in _field.sub("", template) for mark in "{}"):
        raise ConfigError("its template says nothing of what changes in it", advice=_fields_help)
    regex += re.escape(template[at:])
    # A boundary stands beside letters and digits only: before "#" it is the lack of one.
    first, last = template[0], template[-1]
    before = r"\b" if first.isalnum() or first in "_{" else r"\B"
    return before + regex.replace("\\ ", " ") + (r"\b" if last.isalnum() or last in "_}" else "")


def has_marks(regex: str) -> bool:
    """Whether every match holds something beside digits."""
    return any(
        op is _ops.LITERAL and not chr(argument).isdigit() and chr(argument) != " "
        for op, argument in _parser.parse(regex, re.ASCII)
    )


def _of_field(field: str) -> str:
    if field in _FIXED:
        return _FIXED[field]
    found = _counted.fullmatch(field)
    if found is None or (found.group(3) and int(found.group(3)) < int(found.group(2))):
        raise ConfigError("its template has a field nobody knows", advice=_fields_help)
    most = f",{found.group(3)}" if found.group(3) else ""
    return f"{_COUNTED[found.group(1)]}{{{found.group(2)}{most}}}"


def _pattern(one: FormatSettings) -> Pattern:
    if bool(one.template) == bool(one.regex):
        raise ConfigError(f"The format {one.name} needs a template or a regex, and not both", advice=_fields_help)
    if one.regex and not (one.hits and one.misses):
        raise ConfigError(
            f"The format {one.name} has no hits or no misses",
            advice="Give a text in which its regex must be seen and one in which it must not, or write a template.",
        )
    limit_examples(one.name, one.hits, one.misses)
    try:
        regex = one.regex or regex_of(one.template)
    except ConfigError as error:
        raise ConfigError(f"The format {one.name} can't be used: {error.message}", advice=error.advice) from None
    known = checked_regex(one.name, regex)
    marked = has_marks(regex)
    if known.width_min < (3 if marked else digits_alone_min):
        raise ConfigError(
            f"The format {one.name} says too little: it would be seen in years, amounts and counts",
            advice=f"Write a letter or mark that is always there, or at least {digits_alone_min} digits.",
        )
    return Pattern(
        regex=regex,
        name=one.name,
        caseless=one.caseless,
        confidence=Confidence.VERY_LIKELY if marked else Confidence.LIKELY,
        reasons=(f"named by you as {one.name}",),
    )


def _hides_nothing(one: FormatSettings, pattern: Pattern, detectors: Mapping[str, Detector]) -> None:
    regex = re.compile(pattern.regex, re.ASCII | (re.IGNORECASE if one.caseless else 0))
    for name, detector in detectors.items():
        for example in detector.hits:
            if any(regex.fullmatch(piece) for piece in example.found) and name != KINDS["order"]:
                raise ConfigError(
                    f"The format {one.name} is noise and would hide what {name} has to find",
                    advice="Write out more of what is always there, as in SO-{year}-{digits:6}.",
                )


def _alone(candidate: Candidate) -> Judgement | None:
    """Digits are the shop's where they stand alone, and not in the middle of a longer number in groups."""
    text, start, end = candidate.text, candidate.start, candidate.end
    if candidate.value.isdigit() and (
        _goes_on_before.search(text[max(0, start - 6) : start]) or _goes_on_after.match(text[end : end + 6])
    ):
        return None
    return candidate.accept(weight=_weight)


def _joined(name: str, patterns: Sequence[Pattern], detectors: Mapping[str, Detector]) -> Detector:
    """One detector of all formats of a kind; the built-in one of that name with these as well."""
    known = detectors.get(name)
    if known is None or known.validate is None:
        return Detector(
            category=_CATEGORIES.get(name, Category.CUSTOMER_PII),
            patterns=tuple(patterns),
            validate=_alone,
            noise=name == NOISE,
            stuff=Stuff.SOLID,
            context=Context(),
            hits=(Example("seawall.toml", ()),),
            misses=("seawall.toml",),
            source="seawall.toml",
        )
    own, before = frozenset(pattern.name for pattern in patterns), known.validate

    def validate(candidate: Candidate) -> Judgement | None:
        return _alone(candidate) if candidate.pattern.name in own else before(candidate)

    return msgspec.structs.replace(known, patterns=(*known.patterns, *patterns), validate=validate)


def _prove(name: str, formats: Iterable[tuple[FormatSettings, Pattern]]) -> None:
    for one, pattern in formats:
        if not one.hits and not one.misses:
            continue
        engine = Engine(detectors={name: _joined(name, [pattern], {})}, disguises={})
        for number, text in enumerate(one.hits, 1):
            if not _seen(engine, text):
                raise ConfigError(f"The format {one.name} is not seen in its hit {number}")
        for number, text in enumerate(one.misses, 1):
            if _seen(engine, text):
                raise ConfigError(f"The format {one.name} is seen in its miss {number}")


def _seen(engine: Engine, text: str) -> bool:
    seen = engine.inspect(text)
    return bool(seen.findings or seen.let_off)
