"""Parts of an address of more than a word, each by its own form."""

from __future__ import annotations

import pytest

from seawall.detect import address_forms as forms


@pytest.mark.parametrize(
    ("form", "said", "not_said"),
    [
        (forms.UNIT, "apt 4b", "apt for rent"),
        (forms.UNIT_OF_DIGITS, "2. og", "2. you"),
        (forms.BOX, "p.o. box 1402", "box of lamps"),
        (forms.CODE_OF_LETTERS, "ls4 3ab", "qq1 2cd"),
        (forms.CODE_WEAK, "31-620", "31-6205"),
        (forms.MILITARY, "apo ae 09128", "apo ae 9128"),
    ],
)
def test_a_form_takes_the_whole_of_what_it_is_for(form, said: str, not_said: str) -> None:
    match = form.match(said)
    assert match is not None
    assert match.group() == said
    assert form.match(not_said) is None
