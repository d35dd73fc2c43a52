"""The shop's own detectors, written in the settings, and what proves them before they are used.

A detector of the settings is one pattern with words round it. It is taken only when its regex keeps to the portable
subset, can't be made slow by what it reads, finds something in each of its hits and nothing in its misses. So a typo
stops start-up instead of leaving a hole.

Slow means: a repeat of changing length inside another, or so many such repeats side by side that the ways to read one
text multiply. Both are seen in the regex itself, without running it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from seawall.detect.detector import Context, Detector, Example, Pattern
from seawall.detect.engine import Engine
from seawall.detect.portable import Study, study
from seawall.model.errors import ConfigError, PluginError
from seawall.model.settings import DetectorSettings

detectors_max = 200
width_chars_max = 256
ways_max = 20_000
"""How many ways a regex may have to split one text among its repeats."""
examples_max = 50
example_chars_max = 4_000
words_max = 100

_parser: Any = re._parser  # type: ignore[attr-defined]  # as in portable.py
_ops: Any = re._constants  # type: ignore[attr-defined]
_REPEATS = (_ops.MAX_REPEAT, _ops.MIN_REPEAT)


def custom_detectors(settings: Sequence[DetectorSettings], taken: Mapping[str, object]) -> dict[str, Detector]:
    """The settings' detectors by id, each proved by its own examples.

    Raises:
        ConfigError: one has a name that is taken or none, a regex outside the subset or one that could be slow, or does
            not do what its hits and misses say. Names the detector, never the text of an example.
    """
    if len(settings) > detectors_max:
        raise ConfigError(f"There are more than {detectors_max} [[detector]] tables")
    made: dict[str, Detector] = {}
    for one in settings:
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,59}", one.id):
            raise ConfigError(
                "A [[detector]] has no proper id", advice="Write small letters, digits and _: loyalty_card."
            )
        if one.id in taken or one.id in made:
            raise ConfigError(f"There is a detector {one.id} already", advice="Give yours another id.")
        made[one.id] = _detector(one)
    for one in settings:
        _prove(one, made[one.id])
    return made


def checked_regex(name: str, regex: str) -> Study:
    """What is known of a regex of the settings, which nothing it reads can make slow.

    Raises:
        ConfigError: it is outside the portable subset, matches too much, or could be made slow; says which of them.
    """
    try:
        known = study(regex)
    except PluginError as error:
        raise ConfigError(f"The regex of {name} can't be used: {error.message}", advice=error.advice) from None
    if known.width_max > width_chars_max:
        raise ConfigError(f"The regex of {name} can match more than {width_chars_max} characters")
    if (ways := _ways(_parser.parse(regex, re.ASCII), inside=False, name=name)) > ways_max:
        raise ConfigError(
            f"The regex of {name} could be made slow: its repeats can share one text in {ways} ways",
            advice="Give repeats fixed lengths where you can, or fewer of them.",
        )
    return known


def _detector(one: DetectorSettings) -> Detector:
    _limit(one)
    checked_regex(one.id, one.regex)
    return Detector(
        category=one.category,
        patterns=(
            Pattern(
                regex=one.regex,
                caseless=one.caseless,
                confidence=one.confidence,
                context_required=one.words_required,
                reasons=("your own detector",),
            ),
        ),
        context=Context(positive=one.words, negative=one.words_against),
        hits=tuple(Example(text, ()) for text in one.hits),
        misses=one.misses,
        source="seawall.toml",
    )


def limit_examples(name: str, hits: Sequence[str], misses: Sequence[str]) -> None:
    """Raises ConfigError when somebody's examples are more, or longer, than are worth running at each start."""
    if max(len(hits), len(misses)) > examples_max or any(len(text) > example_chars_max for text in (*hits, *misses)):
        raise ConfigError(
            f"The examples of {name} are too many or too long",
            advice=f"At most {examples_max}, of {example_chars_max} characters each.",
        )


def _limit(one: DetectorSettings) -> None:
    if not one.hits or not one.misses:
        raise ConfigError(
            f"The detector {one.id} has no hits or no misses",
            advice="Give at least one text it must find something in, and one it must not.",
        )
    limit_examples(one.id, one.hits, one.misses)
    all_words = (*one.words, *one.words_against)
    if len(all_words) > words_max or any(not word or word != word.lower().strip() for word in all_words):
        raise ConfigError(f"The words of {one.id} are not right", advice=f"At most {words_max}, in small letters.")
    if one.words_required and not one.words:
        raise ConfigError(f"{one.id} asks for a word nearby and names none", advice="Fill in words.")


def _ways(tree: Any, *, inside: bool, name: str) -> int:
    """In how many ways repeats of changing length can split what they match: sides multiply, branches add up."""
    ways = 1
    for op, argument in tree:
        if op in _REPEATS:
            low, high, body = argument
            changes = high > low
            if changes and inside:
                raise ConfigError(
                    f"The regex of {name} could be made slow: a repeat stands inside another",
                    advice="Write the inner one with a fixed length, or spell the outer one out.",
                )
            ways *= (high - low + 1) * _ways(body, inside=inside or high > 1, name=name)
        elif op is _ops.BRANCH:
            ways *= sum(_ways(branch, inside=inside, name=name) for branch in argument[1])
        elif op is _ops.SUBPATTERN:
            ways *= _ways(argument[3], inside=inside, name=name)
    return ways


def _prove(one: DetectorSettings, detector: Detector) -> None:
    engine = Engine(detectors={one.id: detector}, disguises={})
    for number, text in enumerate(one.hits, 1):
        if not engine.inspect(text).findings:
            raise ConfigError(f"The detector {one.id} finds nothing in its hit {number}")
    for number, text in enumerate(one.misses, 1):
        if engine.inspect(text).findings:
            raise ConfigError(f"The detector {one.id} finds something in its miss {number}")
