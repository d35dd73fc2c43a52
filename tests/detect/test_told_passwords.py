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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('public string Password { get; set; } = "Kettle!Moon42";', "Kettle!Moon42"),
        ('Private Const PWD As String = "kettlemoon42"', "kettlemoon42"),
        ('$_ENV["DB_PASSWORD"] ?? "Kettle!Moon42";', "Kettle!Moon42"),
        ('os.getenv("DB_PASSWORD") or "Kettle!Moon42"', "Kettle!Moon42"),
        ("POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:-Kettle!Moon42}", "Kettle!Moon42"),
        ("define('_DB_PASSWD_', 'Kettle!Moon42');", "Kettle!Moon42"),
        ("<client_secret>Kettle!Moon42</client_secret>", "Kettle!Moon42"),
        ("'password' => Hash::make('Kettle!Moon42'),", "Kettle!Moon42"),
        ("password: process.env.DB_PASS || 'Kettle!Moon42',", "Kettle!Moon42"),
        ("app.config['SMTP_PASSWORD'] = b'Kettle!Moon42'", "Kettle!Moon42"),
        ("session({ secret: 'kettleKat!99', resave: false })", "kettleKat!99"),
        ('user.password = make_password("Kettle!Moon42")', "Kettle!Moon42"),
    ],
)
def test_a_password_in_a_program_is_found_without_what_stands_round_it(text: str, value: str) -> None:
    assert passwords(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "MAIL_PASSWORD=your-16-char-app-password",
        "'DATABASE_PASSWORD' => 'cred:SHOP_MYSQL_PASSWORD',",
        """and admin_passwd = '".$passwd."'");""",
        "POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:-postgres}",
        'password: process.env.DB_PASS || "",',
        "'password' => Hash::make('password'),",
        "Hash::make($request->password)",
        'client_secret: "contact ana@shop.example"',
        "client_secret=abc&grant_type=client_credentials",
        "throw new Error('Missing secret: SHOP_SECRET_2!')",
    ],
)
def test_references_and_code_are_no_passwords(text: str) -> None:
    assert not passwords(text)
