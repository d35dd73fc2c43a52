"""Passwords that stand beside their word with anything or nothing between them: ``password – Sommer2024!``,
``| Passwort | … |``, ``kennwort (…)``, ``Password`` in one line and the value alone in the next, as chats and tables have them.

Without a colon the word is mostly about passwords in general, so the value must show by itself that somebody chose it.
"""

from __future__ import annotations

from seawall.detect import late_re as re
from seawall.detect.detectors._password_forms import CALLED, Form

_word = rf"(?<![0-9A-Za-z_$@./)%^!-])(?<!\])(?:palavra[- ]passe|parola[ ](?:chiave|d.ordine)|비번|mdp|ww|pword|p/w(?:ord)?|passw|kennw|wachtw|contra|пасс|{CALLED})(?![0-9A-Za-z_])"
_value = (
    r"(?P<value>[0-9A-Za-zÀ-ɏ#%&@+!][!#-&*+./0-9:=?@A-Z^_a-z~À-ɏ-]{5,40}(?<![.:?*]))"
    r"(?=[.:?*]{0,3}(?:$|[\s\"'`<>|,;)\]}]|[^\x00-ɏ]))"
)
_gap = r"[^\w\n]"
told_marks = (
    "pass", "pw", "psk", "psw", "wrd", "wort", "mot de", "mot_de", "contrase", "clave", "senha", "wachtw", "hasł",
    "haslo", "heslo", "senord", "adgang", "salasana", "parol", "parool", "jelsz", "lozinka", "geslo", "ifre",
    "пароль", "парола", "κωδικ", "סיסמה", "密码", "密碼", "パスワード", "비밀번호", "كلمة", "رمز", "पासवर्ड", "รหัสผ่าน", "khẩu",
    "sandi", "slapta", "mdp", "ww", "비번",
    "p/w", "kennw", "contra", "пасс",
)  # fmt: skip
TOLD_FORMS = (
    Form(
        re.compile(rf"{_word}(?P<tie>{_gap}{{1,16}}?|[ ]?(?:は|是|为|為)[ ]?){_value}", re.IGNORECASE),
        re.compile(_word, re.IGNORECASE),
        "beside its word",
        100,
        120,
        told_marks,
        "beside",
    ),
    Form(
        re.compile(
            rf"{_word}(?P<tie>[^\w\n]{{0,8}}\r?\n[ \t]{{0,8}}(?:[^\W\d_][\w .]{{0,24}}:[ \t]{{1,4}}|[^\w\n]{{0,6}}(?:\w{{0,8}}\n)?)){_value}(?=[^\w\n]{{0,4}}(?:\r?\n|$))",
            re.IGNORECASE,
        ),
        re.compile(rf"{_word}(?=[^\w\n]{{0,8}}\r?\n)", re.IGNORECASE),
        "below its word",
        120,
        160,
        told_marks,
        "beside",
    ),
)
told_account = re.compile(
    r"\b(?:log ?-?ins?|sign ?-?in|users?(?:name)?|accounts?|access|credentials|zugang\w{0,8}|benutzer(?:name)?|wi-?fi|wlan|ssid|usuario|utente|utilisateur|panel|portal|hesap|"
    r"admin|ftp|ssh|zip|inlog\w{0,10})\b|账号|帐号|账户|ログイン|로그인|아이디|логин",
    re.IGNORECASE,
)
told_account_chars = 64
told_about = re.compile(
    r"(?:md|sha|base|aes|des|rsa|utf|latin|iso|crc|argon|bcrypt|scrypt|pbkdf|hmac|o?auth|windows|win|office|node|python|php|mysql|ipv|http|tls|ssl|"
    r"level|step|page|line|field|section|chapter|example|table|version|build|release)[_-]?\d|v?\d{1,4}(?:[._-]\d{1,4}){1,6}[a-z]?\d?$|0x[0-9a-f]{1,16}$|https?:|"
    r"[^@]{1,64}@[\w-]{1,64}\.[a-z]|[\w./-]{1,64}\.[a-z]{1,5}$|[\w.-]{1,64}[:=]|(?:[\w.-]{1,40}/){1,8}",
    re.IGNORECASE,
)
"""What stands beside the word and is about passwords, or about something else: ciphers, versions, numbers of programs, addresses, files, settings."""
told_chosen = re.compile(
    r"(?=\S{0,40}[A-Z])(?=\S{0,40}[a-z])(?=\S{0,40}\d)|(?=\S{0,40}[A-Za-z])(?=\S{0,40}\d)(?=\S{1,40}[!$%^*?])|(?=\S{0,40}[A-Za-z]\d[A-Za-z])(?=\S{1,40}[&#@+])"
)
"""Small letters, capitals and figures; or letters, figures and a mark that names and paths don't have."""
told_marked = re.compile(r"[!#$%^&*+?@~=]")
told_figures = re.compile(r"\d\d|[A-Za-z]\d[A-Za-z]")


def beside(text: str, match: re.Match[str]) -> bool:
    """Whether what stands beside the word is a password and not about passwords."""
    value, tie = match.group("value"), match.group("tie")
    if told_about.match(value) or not told_chosen.match(value):
        return False
    if told_marked.search(value, 1):
        return True
    accounts = told_account.search(text, max(0, match.start() - told_account_chars), match.start())
    return bool(told_figures.search(value)) and (tie.strip() != "" or "\n" in tie or accounts is not None)
