from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cost import costs_at_most
from seawall.detect.text_encoding import decode

PROSE = {
    "latin": "Bestellung 1001 für Jürgen Groß, Größe 42, Lieferung übermorgen an die Straße",
    "russian": "Здравствуйте, меня зовут Анна, мой заказ номер 1001 ещё не пришёл. Позвоните мне, пожалуйста, сегодня.",
    "japanese": "お世話になっております。注文番号1001の商品がまだ届いていません。"
    "ご確認をお願いいたします。田中と申します。",
    "greek": "Καλημέρα, η παραγγελία 1001 δεν έχει φτάσει ακόμα. Παρακαλώ καλέστε με στο τηλέφωνο αύριο το πρωί.",
    "polish": "Dzień dobry, zamówienie 1001 jeszcze nie przyszło. Proszę o kontakt, źródło: Łódź, święta, ćma, gęś.",
}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
@pytest.mark.parametrize("name", sorted(PROSE))
def test_every_form_of_unicode_with_and_without_a_mark(encoding: str, name: str) -> None:
    decoded = decode(PROSE[name].encode(encoding))
    assert decoded is not None
    assert decoded.text == PROSE[name]
    assert decoded.mark + decoded.text.encode(decoded.encoding) == PROSE[name].encode(encoding)


OLD = [
    ("latin", "cp1252"),
    ("latin", "iso8859-15"),
    ("russian", "cp1251"),
    ("japanese", "shift_jis"),
    ("japanese", "euc_jp"),
]


@pytest.mark.parametrize(("name", "encoding"), OLD)
def test_old_charsets_without_a_declaration(name: str, encoding: str) -> None:
    decoded = decode(PROSE[name].encode(encoding))
    assert decoded is not None
    assert decoded.text == PROSE[name]


@pytest.mark.parametrize(("name", "encoding"), [("russian", "koi8-r"), ("greek", "iso8859-7")])
def test_a_wrong_guess_between_old_charsets_keeps_what_is_in_ascii(name: str, encoding: str) -> None:
    """Two lines are too little to tell these apart; addresses and numbers are in ASCII and there either way."""
    decoded = decode(PROSE[name].encode(encoding))
    assert decoded is not None
    assert decoded.exact
    assert "1001" in decoded.text


def test_a_declared_charset_is_believed_unless_it_cannot_be() -> None:
    assert decode("żółć".encode("cp1250"), "windows-1250").text == "żółć"  # type: ignore[union-attr]
    assert decode("żółć".encode(), "no-such-charset").text == "żółć"  # type: ignore[union-attr]
    assert decode("żółć".encode(), "ascii").text == "żółć"  # type: ignore[union-attr]
    assert decode(b"hello", "hex").text == "hello"  # type: ignore[union-attr]


def test_a_log_with_a_few_foreign_bytes_stays_utf_8() -> None:
    decoded = decode("Größe, Łódź, Çelik\n".encode() * 50 + b"caf\xe9\n")
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert not decoded.exact
    assert decoded.text.endswith("caf\ufffd\n")


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + b"\0" * 50, b"\0" * 1000])
def test_binaries_are_no_text(data: bytes) -> None:
    assert decode(data) is None


def test_a_large_text_of_an_old_charset_costs_little() -> None:
    data = (PROSE["russian"] + "\n").encode("cp1251") * 100_000
    assert decode(data).encoding == "cp1251"  # type: ignore[union-attr]
    assert costs_at_most(lambda: decode(data), 3)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
@settings(max_examples=200, deadline=None)
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded is not None
    assert decoded.mark.decode(decoded.encoding) + decoded.text == text


@given(st.binary())
@settings(max_examples=200, deadline=None)
def test_never_raises_and_exact_means_exact(data: bytes) -> None:
    decoded = decode(data)
    if decoded and decoded.exact and decoded.encoding in ("utf-8", "cp1252", "latin-1"):
        assert decoded.mark + decoded.text.encode(decoded.encoding) == data


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("a;größe\n1;2\n", "cp1252"),
        ("name,ort\nJörg,Köln\n", "cp1252"),
        ("Größe", "cp1252"),
        ("café", "cp1252"),
        ("Ångström", "cp1252"),
        ("Łódź, ul. Żwirki", "cp1250"),
        ("東京都渋谷区", "shift_jis"),
        ("LED lamp ランプ", "shift_jis"),
        ("서울특별시 강남구", "euc_kr"),
    ],
)
def test_a_few_words_of_an_older_charset_are_read(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text
