"""Passwords: assigned in code and configuration, told in a chat, on command lines, in SQL, in URLs and headers.

What is called a password is mostly not one: it is a label, a variable, a template, a rule about passwords. A value
counts when it is written as a literal and looks like something a person or a generator would choose.
"""

# ruff: noqa: E501  broken regexes are harder to read than long ones

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator

from seawall.detect.detector import Detector, Example, Judgement, Page
from seawall.detect.secrets import entropy, placeholder, word_share
from seawall.model.words import Category, Confidence

value_chars_max = 128

_called = (
    r"pass(?:words?|wd|phrase|code|wort|key)?|passwrd|psswo?rd|psswd|pswr?d|pwrd|pwd|psw|pw|passwort|kennwort|mot[ _]de[ _]passe|"
    r"contrase(?:ñ|n)a|clave|senha|wachtwoord|has[lł]o|heslo|l[oö]senord|adgangskode|salasana|parola|пароль|密码|密碼|パスワード|비밀번호"
)
# name, what closes it, what ties it to the value, the value in quotes or bare
_assigned = re.compile(
    rf"""
    (?P<name>(?:{_called})(?P<tail>[0-9A-Za-z_.-]{{0,24}}))
    (?P<close>["'`\])]{{0,3}}|\([\w ]{{1,20}}\)|&quot;)[ \t]{{0,8}}
    (?P<type>:[ \t]{{0,2}}(?:str|string|&str|String|char\s?\*)[ \t]{{0,2}}(?==))?
    (?P<sign>:{{0,3}}=>?|=>|->|:{{1,2}}|==?|,(?=[ ]?["'])|[ ](?:is|was|ist|lautet|est|es|é|to)(?:[ ]now)?:?(?=[ ])|[ ]for[ ][\w@.-]{{1,32}}:|(?<=-)[ ]|[ ](?=["'][^"'\n]{{4,64}}["'])|>(?=[^<\s]{{3,64}}<)|,(?=[\w-]{{1,16}}:))
    [ \t]{{0,8}}
    (?:(?P<quote>["'`]|\\"|\\'|&quot;)(?P<quoted>(?:(?!(?P=quote))[^\n]){{3,128}})(?P=quote)|(?P<bare>[^\s"'`,;<>|]{{3,128}}))
    """,
    re.IGNORECASE | re.VERBOSE,
)
_before_name = re.compile(r"[A-Za-z0-9_.$@/-]{0,40}$")
_flag = re.compile(
    r"(?:^|[\s\"'])-{1,2}(?:[a-z0-9_-]{0,24})(?:pass(?:word|wd|phrase)?|pwd|pw)[ =][ ]{0,2}(?P<quote>[\"']?)(?P<value>[^\s\"']{3,128})(?P=quote)",
    re.IGNORECASE,
)
_pass_argument = re.compile(r"[\"' ]pass:(?P<value>[^\s\"']{4,128})")
_curl_user = re.compile(
    r"(?:curl|wget|http|xh)\b[^\n|]{0,400}?(?:\s-u\s{0,2}|\s--user[ =]|\s--proxy-user[ =])(?P<quote>[\"']?)"
    r"(?P<user>[^\s:\"'$]{1,64}):(?P<inner>['\"]?)(?P<value>[^\s\"']{3,128})(?P=inner)(?P=quote)"
)
_sql = re.compile(
    r"identified\s{1,4}(?:with\s{1,4}\S{1,40}\s{1,4})?(?:by|as)\s{1,4}(?:password\s{1,4})?(?P<quote>[\"'`]?)(?P<value>[^\s\"'`;]{3,128})"
    r"|(?:user|role|login)\b[^\n;]{1,120}?\bpassword\s{0,4}=?\s{0,4}(?P<quote2>[\"'])(?P<value2>[^\"'\n]{3,128})[\"']"
    r"|\bpassword\s{0,2}\(\s{0,2}(?P<quote3>[\"'])(?P<value3>[^\"'\n]{3,128})[\"']\s{0,2}\)",
    re.IGNORECASE,
)
_secure_string = re.compile(
    r"ConvertTo-SecureString[^\n]{0,60}?[ \"'\\]{1,4}(?P<value>(?!-)[^\s\"'\\$]{6,128})", re.IGNORECASE
)
_url = re.compile(
    r"(?P<scheme>https?|ftps?|sftp|ssh|git|svn|smb|cifs|nfs|smtps?|imaps?|pop3s?|socks[45]h?|rtsps?|wss?|sip|dav|webdavs?|vnc|rdp|telnet|proxy)"
    r"(?:\+[a-z]{2,8})?://(?P<user>[^\s:/@\"'<>?#]{1,128}):(?P<value>[^\s/@\"'<>]{2,128})@(?=[\w\[%.])",
    re.IGNORECASE,
)
_basic = re.compile(r"\bBasic[ ]{1,4}(?P<value>[0-9A-Za-z+/]{8,400}={0,2})", re.IGNORECASE)
_netrc = re.compile(
    r"\b(?:machine\s{1,8}\S{1,128}\s{1,8})?login\s{1,8}\S{1,128}\s{1,8}password\s{1,8}(?P<value>[^\s\"']{4,128})"
)
_pgpass = re.compile(
    r"^[\w.*-]{1,128}:(?:\d{2,5}|\*):[\w*-]{1,64}:[\w*-]{1,64}:(?P<value>[^\s:]{6,128})$", re.MULTILINE
)
_hash = re.compile(
    r"(?P<value>\$(?:2[abxy]\$\d\d\$[./0-9A-Za-z]{53}|[156](?:\$rounds=\d{1,9})?\$[./0-9A-Za-z]{1,16}\$[./0-9A-Za-z]{22,86}|y\$[./0-9A-Za-z$]{20,120}|"
    r"argon2(?:id|i|d)\$[!-~]{20,200}|[89]\$[./0-9A-Za-z]{14}\$[./0-9A-Za-z]{43}|krb5(?:asrep|tgs|pa)\$\d\d\$[!-~]{40,3000}))"
)


def _sweep(page: Page) -> Iterator[Judgement]:
    done = 0
    for anchor in page.anchors:
        if anchor <= done:
            continue
        for look in (_url_password, _written, _other):
            judgement = look(page.text, max(done, anchor - 160), anchor)
            if judgement is not None:
                done = judgement.end
                yield judgement
                break


def _url_password(text: str, low: int, anchor: int) -> Judgement | None:
    match = _url.search(text, max(low, anchor - 150), anchor + 140) if text[anchor - 1 : anchor] == "@" else None
    if match is None or not _literal(match.group("value")):
        return None
    user, value = match.group("user"), match.group("value")
    if user.startswith(("$", "{", "<", "[", "%{")) or (
        user.lower() in ("user", "username") and value.lower() in _stock
    ):
        return None
    reasons = (f"scheme: {match.group('scheme').lower()}", "password in the URL")
    return _found(match, "value", reasons, Confidence.LIKELY, 3)


def _written(text: str, low: int, anchor: int) -> Judgement | None:
    """``name = value`` in all its forms; the nearest to the anchor that holds."""
    position = max(low, anchor - 48)
    for _ in range(3):
        match = _assigned.search(text, position, anchor + 170)
        if match is None or match.start() > anchor:
            return None
        judgement = _judge_written(text, match)
        if judgement is not None:
            return judgement
        position = match.start() + 2
    return None


def _judge_written(text: str, match: re.Match[str]) -> Judgement | None:
    name, tail = match.group("name"), match.group("tail").lower().strip("_-. ")
    head = _before_name.search(text, max(0, match.start() - 40), match.start())
    before = head.group() if head else ""
    core = name[: len(name) - len(match.group("tail"))].lower()
    if not _names_password(before, core, name, tail):
        return None
    quoted = match.group("quoted")
    value = quoted if quoted is not None else match.group("bare")
    group = "quoted" if quoted is not None else "bare"
    if quoted is None:
        trimmed = value.rstrip(".,;:)]}&\\") if value[-1:] in ".,;:)]}&\\" else value
        if "(" in trimmed and ")" not in trimmed and value.endswith(")"):
            trimmed += ")"
        value = trimmed.partition("&lt;")[0].partition("&quot;")[0].partition("\\n")[0].partition("&amp;")[0] or trimmed
        after = text[match.start(group) + len(value) : match.start(group) + len(value) + 2]
        if after[:1] in ("(", "[") or re.match(r"[A-Za-z_][\w.]*\(", value):
            return None
    if not _literal(value):
        return None
    confidence = _strength(value, quoted is not None, match.group("sign").strip(), before + name)
    if confidence is None:
        return None
    start = match.start(group)
    return Judgement(
        start=start,
        end=start + len(value),
        confidence=confidence,
        reasons=(f"name: {core}",),
        weight=2 if quoted is not None else 1,
    )


_tails_about = re.compile(
    r"(?:hash|salt|len|length|min|max|size|field|label|input|box|form|file|path|url|uri|link|policy|reset|prompt|hint|type|name|id|regex|"
    r"pattern|validator|strength|changed|change|expir\w*|age|attempts|manager|store|generator|placeholder|required|error|msg|message|"
    r"text|title|column|env|var|variable|param|parameter|key|ref|enabled|protected|confirmation|confirm|encoder|auth|authentication|"
    r"less|through|thru|ed|ing|er|ion|enger|port|ive|ages?|over|view|by|s?count|cli|mode|visibility|toggle|icon|button|btn)$",
    re.IGNORECASE,
)


def _names_password(before: str, core: str, name: str, tail: str) -> bool:
    """Whether the name means a password and not ``bypass``, ``passengers`` or ``password_field``."""
    joined = before[-1:].isalpha()
    short = core in (
        "pass",
        "pw",
        "psw",
        "pwd",
        "clave",
        "haslo",
        "hasło",
        "heslo",
        "senha",
        "parola",
        "passkey",
        "passcode",
    )
    if (
        joined
        and short
        and not (before[-1].islower() and name[0].isupper())
        and not (core in ("pwd", "psw") or before[-3:].isupper())
    ):
        return False
    if tail and _tails_about.search(tail) and tail not in ("confirm", "confirmation", "auth"):
        return False
    return not (short and tail and tail[0].isalpha() and name[len(core)].islower())


_stock = frozenset(["password", "passwd", "pass", "pw", "pwd", "secret", "token", "yourpassword", "changeme", "xxx"])
_expression = re.compile(
    r"^(?:self|this|os|sys|env|process|config|conf|cfg|settings|options|opts|args|params|request|req|data|input|row|user|form|ctx|context|"
    r"props|state|event|e|obj|secrets|vault|var|local|module|data|each|node|result|response|body|credentials?|creds|account|session|"
    r"getpass|lambda|function|async|await|new|not|return|if|else|raise|None|True|False|null|nil|str|string|bytes|int|bool|Optional|"
    r"typing|Any|Union|List|Dict|models|fields|forms|serializers|Field|Column)(?:[.\[(:?!]|$)|^[A-Za-z_]\w*\.[A-Za-z_]\w*(?:\.|\(|$)|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|::|->|^\w+\(|^/|^\.{1,2}/|^&",
)


def _literal(value: str) -> bool:
    """Whether it is written as a value and not as code, a template or a stand-in."""
    if len(value) < 3 or placeholder(value) or _expression.search(value):
        return False
    return not value.startswith(
        ("$", "{", "<", "%(", "@{", "#{", "!", "[", "\\", "(", "*", "+", "//", "=", "?")
    ) and not value.endswith(("=", "{"))


def _strength(value: str, quoted: bool, sign: str, name: str) -> Confidence | None:
    """How sure it is that a literal beside a password's name is one; None when it reads like a word about passwords."""
    digits = any(c.isdigit() for c in value)
    letters = any(c.isalpha() for c in value)
    marks = any(not c.isalnum() and c not in "_-. " for c in value)
    mixed = value != value.lower() and value != value.upper()
    spaces = value.count(" ")
    if spaces > (3 if digits else 1) or (spaces and not quoted):
        return None
    if quoted and spaces == 0 and len(value) >= 5 and (digits or marks) and letters:
        return Confidence.LIKELY
    if (
        not quoted
        and len(value) >= 6
        and letters
        and digits
        and (marks or mixed or len(value) >= 8 or sign in ("=", ":="))
    ):
        return Confidence.LIKELY if marks or mixed else Confidence.POSSIBLE
    if digits and not letters:
        return Confidence.POSSIBLE if len(value) >= 6 and (quoted or sign == "=") and len(set(value)) > 3 else None
    if not digits and letters and (marks or mixed) and len(value) >= 8 and not spaces:
        wordy = word_share(value) > 0.5
        if marks and re.search(r"[!@#$%^&*?]", value):
            return Confidence.LIKELY if quoted or not value.endswith(("!", "?")) else None
        return None if wordy else Confidence.LIKELY
    plain = value.isalpha() and value.islower() and len(value) >= 5
    if plain and sign in ("=", ":=") and re.search(r"[A-Z]_?(?:PASS|PW)", name) and not quoted:
        return Confidence.POSSIBLE
    return (
        Confidence.POSSIBLE
        if quoted and not digits and letters and word_share(value) < 0.4 and len(value) >= 7
        else None
    )


# What must stand near an anchor for each of the rarer forms to be worth a regex, how far before it the form can begin
# and how far it can reach.
_forms: tuple[tuple[re.Pattern[str], str, tuple[str, ...], int, int], ...] = (
    (_sql, "SQL account statement", ("identified", "password"), 140, 260),
    (_curl_user, "command line", ("-u", "--user", "--proxy-user"), 420, 200),
    (_secure_string, "PowerShell secure string", ("securestring",), 24, 260),
    (_flag, "command line", ("-pass", "-pw", "pass ", "password ", "pwd "), 48, 180),
    (_pass_argument, "command line", ("pass:",), 12, 140),
    (_netrc, "netrc entry", ("login",), 160, 160),
    (_hash, "password hash", ("$",), 12, 3_200),
    (_pgpass, "pgpass entry", (":",), 140, 140),
    (_basic, "basic authentication", ("basic",), 16, 420),
)


_quote_of = {"value": "quote", "value2": "quote2", "value3": "quote3"}


def _other(text: str, low: int, anchor: int) -> Judgement | None:
    near = text[max(low, anchor - 40) : anchor + 2].lower()
    for regex, reason, marks, reach, length in _forms:
        if not any(mark in near for mark in marks):
            continue
        match = regex.search(text, max(0, anchor - reach), anchor + length)
        if match is None or match.start() > anchor:
            continue
        group = next(name for name in ("value", "value2", "value3") if name in match.groupdict() and match.group(name))
        value = match.group(group)
        if regex is _sql and not match.group(_quote_of[group]) and not any(c.isdigit() for c in value):
            continue
        if match.start(group) >= low and _other_holds(regex, value):
            return _found(match, group, (reason,), Confidence.LIKELY, 2)
    return None


def _other_holds(regex: re.Pattern[str], value: str) -> bool:
    if regex is _hash:
        return True
    if regex is _basic:
        try:
            pair = b64decode(value + "=" * (-len(value) % 4)).decode()
        except (Error, ValueError):
            return False
        user, colon, password = pair.partition(":")
        return bool(colon and user and len(password) > 2 and pair.isprintable()) and not placeholder(password)
    if not _literal(value) or value.lower() in _stock:
        return False
    if regex in (_flag, _netrc):
        return _strength(value, True, "=", "PASS") is not None
    return regex is not _secure_string or (entropy(value) > 2.5 and not value.isalpha())


def _found(
    match: re.Match[str], group: str, reasons: tuple[str, ...], confidence: Confidence, weight: int
) -> Judgement:
    return Judgement(
        start=match.start(group), end=match.end(group), confidence=confidence, reasons=reasons, weight=weight
    )


DETECTOR = Detector(
    category=Category.CREDENTIALS,
    gate=(
        r"(?:passw|psswo?r|passphr|passcode|passkey|kennw|contrase|clave|senha|wachtw|haslo|heslo|l[oe]senord|adgangskode|salasana|parola|"
        r"mot[ _]de[ _]passe)[0-9A-Za-z_.-]{0,30}[\"'`\])&]{0,3}[ \t]{0,8}[:=,>(-]",
        r"(?:pass|pwd?|psw|pswr?d|psswd|pwrd)[0-9A-Za-z_.-]{0,24}[\"'`\])&]{0,3}[ \t]{0,8}[:=,>(-]",
        r"(?:passwor[dt]|kennwort|passphrase|pass|pw|pwd|passcode)[ ](?:is|was|ist|lautet|est|es|for|to|now|\"|')",
        r"-(?:[a-z_-]{0,16})(?:pass(?:word|wd|phrase)?|pwd|pw)[ =]",
        r"[\"' ]pass:",
        r"identified[ ]{1,4}(?:by|with|as)",
        r"password[ =]{1,3}['\"]",
        r"securestring",
        r"[ ]-u[ ]{0,2}[\"']?[^ \n:]{1,64}:",
        r"--(?:proxy-)?user[ =][\"']?[^ \n:]{1,64}:",
        r"(?:tps?|ssh|git|smb|cifs|smtps?|imaps?|pop3s?|socks[45]h?|rtsps?|wss?|vnc|rdp|telnet|davs?|proxy)://[^ \t\r\n:/@\"'<>]{1,64}:[^ \t\r\n/@\"'<>]{2,64}@",
        r"basic[ ]{1,4}[0-9a-z+/]{8}",
        r"login[ ]{1,8}[^ \n]{1,64}[ \n\r\t]{1,12}password[ ]",
        r"\$(?:2[abxy]|[15689y]|argon2(?:id|i|d)|krb5[a-z]{2,5})\$",
        r"[a-z0-9*]:[0-9*]{1,5}:[a-z0-9_*]{1,32}:[a-z0-9_*]{1,32}:",
    ),
    sweep=_sweep,
    order=11,
    hits=(
        Example('password = "Kx7!rTq2"', ("Kx7!rTq2",), "name: password"),
        Example("user:master pw:dipPr14Gg!", ("dipPr14Gg!",)),
        Example("Hi, the admin password is Regen2026! and the door code hangs in the office", ("Regen2026!",)),
        Example("MYSQL_DATABASE_PASSWORD=2IWJD88FH4Y;", ("2IWJD88FH4Y",)),
        Example("git clone https://ana:q8ZtP2vX@git.shop.example/stock.git", ("q8ZtP2vX",), "scheme: https"),
        Example("CREATE USER shop IDENTIFIED BY 'SqLpa5sW0rD';", ("SqLpa5sW0rD",)),
        Example("curl -u elastic:P8ssw-rd1 https://localhost:9200", ("P8ssw-rd1",)),
        Example(
            "curl -H 'Authorization: Basic YW5hOnE4WnRQMnZY' https://x", ("YW5hOnE4WnRQMnZY",), "basic authentication"
        ),
        Example("Das Passwort lautet Sommer2026", ("Sommer2026",)),
    ),
    misses=(
        "password: required",
        'password = "changeme"',
        "password = os.environ['DB_PASSWORD']",
        "The password must be at least 8 characters long and hold one digit.",
        "def login(self, user='', password='', domain=''):",
        "passengers: 12345678, bypass=abc12345",
        "Forgot your password? Reset it here: https://shop.example/reset",
        'curl -X POST -u "deploy:${APPID}"',
        "password_min_length = 12",
        "https://shop.example:8080/path@2x.png",
    ),
    source="https://cwe.mitre.org/data/definitions/798.html",
)
