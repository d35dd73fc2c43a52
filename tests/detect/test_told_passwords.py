"""Passwords beside their word, as chats, tables and forms have them; every value is made up."""

import pytest

from seawall.app import open_engine

engine = open_engine()


def passwords(text: str) -> list[str]:
    return [text[one.start : one.end] for one in engine.scan(text) if one.detector == "password"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("password Lantern2031!", "Lantern2031!"),
        ("the passwd tr0ub4dor&3 does not work on ftp", "tr0ub4dor&3"),
        ("password – Lantern2031!", "Lantern2031!"),
        ("Passwort (Lantern2031!)", "Lantern2031!"),
        ("contraseña → Lantern2031!", "Lantern2031!"),
        ("mdp Lantern2031! ne marche pas", "Lantern2031!"),
        ("parola chiave Lantern2031!", "Lantern2031!"),
        ("palavra-passe\tLantern2031!", "Lantern2031!"),
        ("| hasło | Lantern2031! |", "Lantern2031!"),
        ("пароль (Lantern2031!)", "Lantern2031!"),
        ("密码 Lantern@2031，用户名", "Lantern@2031"),
        ("パスワードはLantern2031!です", "Lantern2031!"),
        ("비번 👉 Lantern2031!", "Lantern2031!"),
        ("login shop@lights.example pass Lantern#31", "Lantern#31"),
        ("Username\nadmin\nPassword\nLantern2031!\n", "Lantern2031!"),
        ("Bot: Please enter the password\nUser: Xk9#mPq2", "Xk9#mPq2"),
        ("wachtwoord:\n```\nLantern2031!\n```", "Lantern2031!"),
    ],
)
def test_a_password_beside_or_below_its_word_is_found(text: str, value: str) -> None:
    assert passwords(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "password Windows10 and password Office365",
        "the password field2 is hidden",
        "password (min8chars), password – SHA-256",
        "Password\nStep2 of the sign-in\n",
        "password auth1 for release v2.31.4",
        "password | ana@shop.example",
        "reset the password (https://shop.example/reset2)",
        "password SO-20418",
        '{"パスワード": "SHA-256"}, | password | `AES-256` |',
        "Passwort vergessen? Artikel 4711-XL2",
        "密码 重置 iPhone15",
    ],
)
def test_what_is_about_passwords_is_none(text: str) -> None:
    assert passwords(text) == []
