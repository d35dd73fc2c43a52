"""Words are known with the marks over their letters and without them, where they stay the same words."""

from seawall.detect.accents import typed


def test_words_are_known_as_people_type_them_in_haste() -> None:
    assert typed(("teléfono", "číslo účtu")) == ("teléfono", "telefono", "číslo účtu", "cislo uctu")
    assert typed(("doğum tarihi", "fødselsdato"))[1::2] == ("dogum tarihi", "fodselsdato")


def test_what_would_be_another_word_is_left_out() -> None:
    assert typed(("né le", "thẻ", "số thẻ", "sími", "карта", "phone")) == (
        "né le",
        "thẻ",
        "số thẻ",
        "sími",
        "карта",
        "phone",
    )
