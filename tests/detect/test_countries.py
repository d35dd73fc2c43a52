"""Countries as they stand behind an address."""

from seawall.detect.countries import COUNTRIES


def test_they_are_in_small_letters_and_whole() -> None:
    assert len(COUNTRIES) > 250
    assert "" not in COUNTRIES
    assert all(name == name.lower().strip() for name in COUNTRIES)


def test_names_with_several_words_and_the_countries_own_are_among_them() -> None:
    assert {"antigua and barbuda", "democratic republic of the congo", "deutschland", "usa", "türkiye"} <= COUNTRIES
