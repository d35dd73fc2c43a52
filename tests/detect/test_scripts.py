"""Which letters a text holds is told right, and costs next to nothing."""

import pytest

from seawall.app import open_engine
from seawall.detect.detectors import _addresses_east, _addresses_scripts, _names_east, _names_scripts
from seawall.detect.scripts import Script, round_chars, scripts_in, short_chars, stretches


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


def test_stretches_hold_every_letter_with_its_surroundings_and_leave_the_rest_of_a_long_text_out() -> None:
    latin = "The parcel left the warehouse — “on Monday”. " * 60
    assert list(stretches("ул. Ленина")) == [(0, 10)]
    assert list(stretches(latin)) == []
    text = f"{latin}ул. Ленина, д. 5{latin}東京{latin}"
    assert len(latin) > short_chars > 2 * round_chars
    spans = [text[low:high] for low, high in stretches(text)]
    assert len(spans) == 2
    assert "ул. Ленина, д. 5" in spans[0]
    assert "東京" in spans[1]
    assert all(len(span) <= 2 * round_chars + 20 for span in spans)
    assert [text[low:high][:2] for text in (f"東京{latin}",) for low, high in stretches(text)] == ["東京"]


def test_names_and_addresses_in_other_letters_are_found_amid_much_latin_as_they_are_alone() -> None:
    engine = open_engine().only(("person_name", "street_address"))
    latin = "the parcel left the warehouse on monday and should be with you soon. " * 40
    for module, name in (
        (_addresses_east, "EAST_HITS"),
        (_addresses_scripts, "SCRIPT_HITS"),
        (_names_east, "EAST_HITS"),
        (_names_scripts, "SCRIPT_HITS"),
    ):
        for number, hit in enumerate(getattr(module, name)[::3]):
            before, behind = [(f"{latin}\n", f"\n{latin}"), ("", f"\n{latin}"), (f"{latin}\n", "")][number % 3]
            alone = [(one.detector, one.start, one.end) for one in engine.scan(hit.text)]
            amid = engine.scan(f"{before}{hit.text}{behind}")
            assert [(one.detector, one.start - len(before), one.end - len(before)) for one in amid] == alone
