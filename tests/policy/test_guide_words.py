"""The staff guide in six languages: the same places to fill, no English left, nothing raised on its examples."""

from __future__ import annotations

import re

import msgspec
import pytest

from policy.test_safe_use import engine, told
from seawall.model.words import Action, Category
from seawall.policy.guide_words import WORDS, preferred
from seawall.policy.safe_use import SAFE, as_markdown, translated

OTHERS = [language for language in WORDS if language != "en"]


def sentences(language: str) -> dict[str, str]:
    return {name: told for name, told in msgspec.structs.asdict(WORDS[language]).items() if isinstance(told, str)}


def test_they_are_the_languages_the_extension_speaks() -> None:
    assert list(WORDS) == ["en", "de", "fr", "es", "it", "nl"]


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_same_places_and_links_and_its_own_words(language: str) -> None:
    for name, said in sentences(language).items():
        english = sentences("en")[name]
        assert sorted(re.findall(r"\{\w+\}", said)) == sorted(re.findall(r"\{\w+\}", english)), name
        assert (said.count("["), said.count("]")) == (english.count("["), english.count("]")), name
        assert said != english, name
    words = WORDS[language]
    assert set(words.actions) == set(words.badges) == set(Action)
    assert set(words.categories) == set(Category)
    assert len(words.classes) == len(SAFE)
    assert set(words.kinds) == {one.name for one in told().unsafe}


@pytest.mark.parametrize("language", OTHERS)
def test_no_detector_raises_anything_on_a_languages_examples(language: str) -> None:
    for name, what, example in WORDS[language].classes:
        assert [found.detector for found in engine().scan(f"{what}\n{example}")] == [], name


@pytest.mark.parametrize("language", OTHERS)
def test_the_whole_guide_is_in_the_language(language: str) -> None:
    made, english = translated(told(), WORDS[language]), told()
    assert made.version == english.version
    assert [one.approved for one in made.unsafe] == [one.approved for one in english.unsafe]
    text = as_markdown(told(), "2026-11-18", "Blue Mug Ltd", WORDS[language])
    for one in (*english.safe, *english.unsafe):
        assert one.what not in text
    assert "Blue Mug Ltd" in text.splitlines()[0]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("pl,fr;q=0.4,nl;q=0.7", "nl"),
        ("pl, ja", "en"),
        ("de;q=0, it", "it"),
        ("es;q=much, fr", "fr"),
        ("*", "en"),
        ("," * 10_000 + "de", "en"),
    ],
)
def test_the_browsers_first_language_that_there_is_counts(header: str, language: str) -> None:
    assert preferred(header) == language
