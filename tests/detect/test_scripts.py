"""Which letters a text holds is told right, and costs next to nothing."""

import pytest

from seawall.detect.scripts import Script, scripts_in


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("", Script.NONE),
        ("Ana Silva, 12 Main Street", Script.NONE),
        ("Jörg Wächter – “ž” … €", Script.NONE),
        ("Οδός", Script.GREEK),
        ("ул. Ленина", Script.CYRILLIC),
        ("רחוב", Script.HEBREW),
        ("شارع", Script.ARABIC),
        ("नाम", Script.DEVANAGARI),
        ("ถนน", Script.THAI),
        ("北京市 Beijing", Script.HAN),
        ("さん", Script.KANA),
        ("서울", Script.HANGUL),
        ("東京 タワー и 서울", Script.HAN | Script.KANA | Script.CYRILLIC | Script.HANGUL),
    ],
)
def test_scripts(text: str, scripts: Script) -> None:
    assert scripts_in(text) == scripts


def test_half_a_surrogate_stops_nothing() -> None:
    assert Script.CYRILLIC in scripts_in("\ud800 и")
