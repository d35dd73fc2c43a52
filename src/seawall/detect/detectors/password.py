"""Passwords: assigned in code and configuration, told in a chat, on command lines, in SQL, in URLs and headers.

What is called a password is mostly not one: it is a label, a variable, a template, a rule about passwords. A value
counts when it is written as a literal and looks like something a person or a generator would choose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seawall.detect import late_re as re
from seawall.detect.detector import Detector, Example, Judgement, Page
from seawall.detect.detectors._password_columns import Heads, ends_cell, exported, secret_cells
from seawall.detect.detectors._password_forms import CALLED, Form
from seawall.detect.detectors._password_gates import GATES
from seawall.detect.detectors._password_marks import forms_in
from seawall.detect.detectors._password_server import beside_server
from seawall.detect.detectors._password_strength import CHOSEN, IS, STOCK, strength
from seawall.detect.detectors._password_told import beside
from seawall.detect.detectors._password_wire import user_and_password, wire
from seawall.detect.generated import generated, whole_run
from seawall.detect.pairs import paired
from seawall.detect.secrets import entropy, literal, looks_random, word_share
from seawall.detect.seen_once import SeenOnce
from seawall.model.words import Category, Confidence

value_chars_max = 128
word_chars_min = 5
"""A plain word in a password manager's export is a password from this length on."""
_anchors_few, _ahead_chars = 40, 256
"""With more anchors than that, forms are looked for so far ahead: the next anchor is near."""

_of = (
    r"for|f(?:ü|ue|ö)rs?|voor|van|von|of|to|de|du|del|della|dello|para|per|pour|do|od|dla|til|till|na|от|для|к|"
    r"at|in|on|im|am|vom|beim|zum|zur|bij|op|chez|en|al|nel|nella"
)
_mixes = r"(?=[!-~]{0,32}\d)(?=[!-~]{0,32}[A-Za-z])(?:(?=[!-~]{0,32}[!@#$%^&*+?])|(?=[!-~]{0,32}[A-Z])(?=[!-~]{0,32}[A-Za-z]\d[A-Za-z]))[!-~]{6,32}(?:\s|$)"
_mixed = re.compile(r"(?=\S{0,40}\d)(?:(?=\S{0,40}[A-Z])(?=\S{0,40}[a-z])|(?=\S{0,40}[A-Za-z])(?=\S{0,40}[!#$%^&*+?]))")
_access_said = re.compile(
    r"\b(?:log[ -]?ins?|sign[ -]?in|accounts?|access|credentials|zugang\w{0,8}|anmeld\w{0,6}|inlog\w{0,10}|accesos?|acc[eè]s|accesso|passw(?:ords?|örter))\b",
    re.IGNORECASE,
)
"""What stands before an address and a password that are given away together."""
# name, what closes it, what ties it to the value, the value in quotes or bare
_assigned = re.compile(
    rf"""
    (?P<name>(?:{CALLED})(?P<tail>[0-9A-Za-z_.-]{{0,24}}))
    (?P<close>(?:\\?["'`\])]){{0,3}}|[ ]?\([\w ]{{1,20}}\)|&quot;)[ \t]{{0,24}}(?:\{{[ ]?get;[ ]?(?:private[ ])?(?:set|init);[ ]?\}}[ ]?)?
    (?P<type>(?::[ \t]{{0,2}}|[ ](?:as[ ])?)(?:str|string|&str|String\??|\[\]byte|char\s?\*)[ \t]{{0,2}}(?==))?
    (?P<sign>:[=-](?=[^\s}}]{{3,64}}\}})|(?:\|\||\?[?:]|or)(?=[ ]?["'])|:{{0,3}}=>?|=>|->|:{{1,2}}|==?|,(?=[ ]?["'])|[ ](?:{IS})(?:[ ]now)?:?(?=[ ])|[ ](?:{_of})[ ][^\n:=.,;]{{1,40}}?(?:[ ](?:{IS}):?(?=[ ])|:(?=[ ]))|[ ]for[ ][\w@.-]{{1,32}}:|(?<=-)[ ]|[ ]{{1,8}}(?=["'][^"'\n]{{4,64}}["'])|(?:[ ][\w:-]{{1,24}}=["'][^"'<>\n]{{0,40}}["']){{0,3}}>(?=(?:<!\[CDATA\[)?[^<\s]{{3,64}}<)|[ ](?={_mixes}|[A-Za-z]{{2,20}}\d{{2,8}}\b)|,(?=[\w-]{{1,16}}:)|\((?=["'][^"'\s]{{4,64}}["']\))|[ ]?(?:是|为|為|は|：|＝))
    [ \t]{{0,8}}(?:<!\[CDATA\[)?(?:[bruf]{{1,2}}(?=["']))?
    (?:(?P<quote>["'`]|\\"|\\'|&quot;)(?P<quoted>(?:(?!(?P=quote))[^\n]){{3,128}})(?P=quote)|(?P<bare>[^\s"'`,;<>|]{{1,128}}))
    """,
    re.IGNORECASE | re.VERBOSE,
)
_before_name = re.compile(r"[A-Za-z0-9_.$@/-]{0,40}$(?!\n)")  # a bare ``$`` also matches before a line end
_commands = re.compile(r"\b(?:curl|wget|httpie|https?|xh)\b")
_account_statement = re.compile(r"\b(?:create|alter|grant|user|role|login|set)\b", re.IGNORECASE)
_url = re.compile(
    r"(?:https?|ftps?|sftp|ssh|git|svn|smb|cifs|nfs|smtps?|imaps?|pop3s?|socks[45]h?|rtsps?|wss?|sip|webdavs?|davs?|vnc|rdp|telnet|proxy)"
    r"(?:\+[a-z]{2,8})?://(?P<user>[^\s:/\"'<>?#]{1,128}):(?P<value>[^\s/@\"'<>]{2,128})@(?=[\w\[%.])",
    re.IGNORECASE,
)
_scheme_end = re.compile(r"[a-z0-9+]{2,12}$", re.IGNORECASE)


class _Tried:
    """How far each form has been tried, so that nothing is looked at twice however dense the anchors are."""

    def __init__(self, page: Page) -> None:
        self._text, self._ahead = page.text, _ahead_chars if len(page.anchors) > _anchors_few else 0
        self._seen: dict[int, SeenOnce] = {}

    def fresh(self, lead: re.Pattern[str], low: int, anchor: int) -> list[int]:
        """Up to two places before ``anchor`` where ``lead`` begins that were not tried yet, the nearest first."""
        seen = self._seen.get(id(lead))
        if seen is None:
            seen = self._seen[id(lead)] = SeenOnce(lead, self._text, self._ahead)
        return seen.fresh(low, anchor)


def _sweep(page: Page) -> Iterator[Judgement]:
    done = 0
    tried = _Tried(page)
    known = set(page.findings)
    forms = _written_in(page)
    tabled, heads = False, Heads(page.text)
    for anchor in page.anchors:
        tabled = tabled or (page.text[anchor - 1 : anchor] in ends_cell and heads.end_at(anchor))
        if anchor <= done:
            continue
        low = max(done, anchor - 160)
        judgement = (
            _url_password(page.text, low, anchor)
            or _written(page.text, low, anchor, tried)
            or _other(page.text, low, anchor, tried, forms)
        )
        if judgement is not None:
            done = judgement.end
            whole = "pair: user and password" in judgement.reasons or judgement.reasons[0] == "password hash"
            also = judgement.reasons[0] in ("basic authentication", "password hash")
            if ("api_key", judgement.start, judgement.end) in known and not also:
                continue  # that finding names the vendor
            yield judgement if whole else paired(page.text, judgement, password=True)
    from_manager = tabled and exported.search(page.text) is not None
    for start, end in secret_cells(page) if tabled else ():
        value = page.text[start : min(end, start + value_chars_max)]
        word = from_manager and value.isalpha() and len(value) >= word_chars_min
        if value and literal(value) and (word or strength(value, True, "=", "PASS") is not None):
            yield Judgement(start=start, end=end, confidence=Confidence.LIKELY, reasons=("column: password",), weight=1)


def _written_in(page: Page) -> list[Form]:
    """The forms whose mark stands near one of the anchors."""
    if len(page.anchors) > _anchors_few:
        lowered = page.text.lower()
    else:
        lowered = "\n".join(page.text[max(0, anchor - 240) : anchor + 48] for anchor in page.anchors).lower()
    return forms_in(lowered)


def _url_password(text: str, low: int, anchor: int) -> Judgement | None:
    """``scheme://user:password@`` that ends at the anchor."""
    colon = text.rfind("://", max(low, anchor - 290), anchor) if text[anchor - 1 : anchor] == "@" else -1
    scheme = _scheme_end.search(text[max(0, colon - 12) : colon]) if colon > 0 else None
    match = _url.match(text, colon - len(scheme.group()), anchor + 1) if scheme is not None else None
    if match is None or scheme is None or not literal(match.group("value")):
        return None
    user, value = match.group("user"), match.group("value")
    if user.startswith(("$", "{", "<", "[", "%{")) or (user.lower() in ("user", "username") and value.lower() in STOCK):
        return None
    reasons = (f"scheme: {scheme.group().lower()}", "password in the URL")
    return _found(match, "value", reasons, Confidence.VERY_LIKELY, 4)


_stem = re.compile(
    r"palavra|kodeord|pass(?!\w{0,8}pass)|passw|psswo?r|pswr?d|psswd|pwrd|pwd|psw|pw|psk|kennw|mot[ _]de|contrase|clave|senha|wachtw|has[lł]o|heslo|l[oö]senord|adgang|"
    r"salasana|parol[aă]|parool|jelsz|lozinka|geslo|[sş]ifre|пароль|парола|κωδικός|סיסמה|密码|密碼|パスワード|비밀번호|كلمة|رمز عبور|पासवर्ड|รหัสผ่าน|mật kh|"
    r"kata sandi|slaptažodis",
    re.IGNORECASE,
)


def _written(text: str, low: int, anchor: int, tried: _Tried) -> Judgement | None:
    """``name = value`` in all its forms, for the name nearest before the anchor."""
    for start in tried.fresh(_stem, max(low, anchor - 48), anchor):
        match = _assigned.match(text, start, start + 240)
        judgement = _judge_written(text, match) if match is not None else None
        if judgement is not None:
            return judgement
    return None


_encoded = re.compile(r"(?:base|utf|ucs|sha|md|latin)[_-]?[0-9]{1,4}(?:le|be|url)?", re.IGNORECASE)


def _judge_written(text: str, match: re.Match[str]) -> Judgement | None:
    name, tail = match.group("name"), match.group("tail").lower().strip("_-. ")
    head = _before_name.search(text, max(0, match.start() - 40), match.start())
    before = head.group() if head else ""
    core = name[: len(name) - len(match.group("tail"))].lower()
    if not _names_password(before, core, name, tail):
        return None
    sign = match.group("sign").strip()
    if not (name[: len(core)].isupper() or name[1 : len(core)].islower() or not core.isascii() or not core.isalpha()):
        return None  # OPpASSIGN: letters that only happen to stand together
    joined = before[-1:].isalnum() and core in ("pass", "psw", "pw", "pwd")
    if (
        (core == "pass" and not sign)
        or (sign == "," and joined)
        or text[max(0, match.start() - 1) : match.start()] in _soup
        or (core == "pass" and sign in ("to", "for", "of"))
        or _in_token(before)
    ):
        return None
    quoted = match.group("quoted")
    value = quoted if quoted is not None else match.group("bare")
    group = "quoted" if quoted is not None else "bare"
    if quoted is None:
        trimmed = value.rstrip(".,;:)]}&\\") if value[-1:] in ".,;:)]}&\\" else value
        if "(" in trimmed and ")" not in trimmed and value.endswith(")"):
            trimmed += ")"
        trimmed = _next_field.split(trimmed, maxsplit=1)[0]
        if core[0] > "\u2e80" and value[0].isascii():
            trimmed = _plain_run.match(trimmed).group()  # type: ignore[union-attr]  # 密码是Regen26，请…: no blank ends it
        whole = whole_run(text, match.start(group), match.end(group)) if sign[-1:] != ">" else match.end(group)
        if whole > match.end(group):
            trimmed = text[match.start(group) : whole].rstrip(".,;:)]}&\\")
        value = trimmed.partition("&lt;")[0].partition("&quot")[0].partition("\\n")[0].partition("&amp;")[0] or trimmed
        if len(match.group("bare")) == value_chars_max and _goes_on.match(text, match.end()):
            return None  # ciphertext
        after = text[match.start(group) + len(value) : match.start(group) + len(value) + 2]
        if (after[:1] in ("(", "[") or re.match(r"[A-Za-z_][\w.]*\(", value)) and not generated(value):
            return None
    if not literal(value) or (sign == "," and _names_another.match(text, match.end())):
        return None
    if quoted is not None and core.isascii() and _translated.fullmatch(value) and (tail or before[-1:].isalnum()):
        return None
    if (
        not sign
        and quoted is None
        and not (
            _account_said.search(text, max(0, match.start() - 48), match.start())
            and (CHOSEN.match(value) or _with_mark.match(value))
        )
    ):
        return None
    if sign == "(" and not (_setter.search(before) and any(c.isdigit() for c in value)):
        return None
    confidence = strength(value, quoted is not None, sign, before + name)
    at = match.start(group)
    if confidence is None and sign in ("=", ":", "=>") and beside_server(text, at, at + len(value)):
        confidence = Confidence.POSSIBLE
    if confidence is None or (sign == "," and (_encoded.fullmatch(value) or _a_name(value))):
        return None
    return Judgement(
        start=at,
        end=at + len(value),
        confidence=confidence,
        reasons=(f"name: {core}",),
        weight=2 if quoted is not None else 1,
    )


_account_said = re.compile(
    r"\b(?:log ?in|sign in|user(?:name)?|account|benutzer(?:name)?|wi-?fi|wlan|ssid|usuario|utente|utilisateur|panel|portal|hesap|admin|encrypted|zip|"
    r"archive|verschlüsselt)\b|账号|帐号|账户|ログイン|로그인|아이디",
    re.IGNORECASE,
)
"""What stands before *password anna1987* where both are given away."""
_with_mark = re.compile(
    r"(?=\S{0,40}\d)(?=\S{0,40}[A-Za-z])(?:(?=\S{0,40}[!@#$%^&*+?])|(?=\S{0,40}[A-Z])(?=\S{0,40}[a-z]\d[a-z]))\S{6,40}$"
)


_translated = re.compile(r"[^\x00-\x7f]{2,80}:?")
"""A word in other letters behind an English name of more than a password: a program's text in another language."""
_goes_on = re.compile(r"[0-9A-Za-z+/=]{24}")
_names_another = re.compile(r"[ ]{0,2}:")
"""Behind a value: it is a name itself (``"Password", "password_hint2": …``)."""
_setter = re.compile(r"(?:set|with|use|using|add|update|change|\.)_?$", re.IGNORECASE)
"""What makes ``…Password("…")`` a call that gives one away, and not a label or a question."""
_soup = frozenset("]})%^*!")
"""Marks after which no name of a setting begins."""


def _a_name(value: str) -> bool:
    """Letters only, as a word in a list of words has them, or a name of two parts."""
    if "/" in value and value.islower() and not any(c.isdigit() for c in value):
        return True
    return value.isalpha() and (len(value) < 16 or word_share(value) > 0.4)


def _in_token(before: str) -> bool:
    """The name is a few letters in the middle of something random (``…EQ==$4pw=``)."""
    run = _token_tail.search(before)
    return run is not None and looks_random(run.group(), strict=True)


_plain_run = re.compile(r"[!-~]{1,128}")
_token_tail = re.compile(r"[0-9A-Za-z+/=$]{16,40}$")
_next_field = re.compile(
    r"(?<=.)[&?](?=[A-Za-z_]{1,24}=)|(?<=...)(?:pass|pw|user|login|host|db|port|name|database)[a-z_-]{0,12}[=:](?=[^=])",
    re.IGNORECASE,
)


_tails_about = re.compile(
    r"(?:hash|salt|len|length|min|max|size|field|label|input|box|form|file|path|url|uri|link|policy|reset|prompt|hint|type|name|id|regex|"
    r"pattern|algorithm|validator|strength|changed|change|expir\w*|age|attempts|manager|store|generator|placeholder|required|error|msg|message|"
    r"text|title|column|env|var|variable|param|parameter|key|ref|enabled|protected|confirmation|confirm|encoder|auth|authentication|"
    r"mgr\w*|txt|csv|json|log|html?|php|js|py|encode|decode|strip|split|replace|format|less|through|thru|ed|ing|er|ion|enger|port|ive|ages?|over|view|by|s?count|cli|mode|visibility|toggle|icon|button|btn)$",
    re.IGNORECASE,
)


_services = re.compile(
    r"(?:^|[^a-z])(?:smtp|imap|pop3?|mail|email|s?ftp|ssh|db|sql|ldap|redis|proxy|store|trust)$", re.IGNORECASE
)
"""What stands joined to ``pass`` where a password is meant, as in Joomla's ``smtppass``."""


def _names_password(before: str, core: str, name: str, tail: str) -> bool:
    """Whether the name means a password and not ``bypass``, ``passengers`` or ``password_field``."""
    joined = before[-1:].isalpha()
    short = core in (
        "pass",
        "pw",
        "psw",
        "pwd",
        "psk",
        "geslo",
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
        and not (core in ("pwd", "psw") or before[-3:].isupper() or _services.search(before))
    ):
        return False
    if tail and _tails_about.search(tail) and tail not in ("confirm", "confirmation", "auth"):
        return False
    if core == "psk" and tail:
        return False
    follows = name[len(core) : len(core) + 1]
    goes_on = follows.islower() or (follows.isalpha() and (joined or name[: len(core)].isupper()))
    return not (short and tail and tail[0].isalpha() and goes_on)


def _other(text: str, low: int, anchor: int, tried: _Tried, forms: Sequence[Form]) -> Judgement | None:
    for form in forms:
        for start in tried.fresh(form.lead, max(0, anchor - form.reach), anchor):
            match = form.regex.match(text, start, start + form.length)
            if match is None or match.start("value") < low or not _holds(text, form.check, match):
                continue
            reasons = (form.reason, "pair: user and password") if form.both else (form.reason,)
            return _found(match, "value", reasons, Confidence.VERY_LIKELY if form.both else Confidence.LIKELY, 2)
    return None


def _holds(text: str, check: str, match: re.Match[str]) -> bool:
    """Whether what a form holds is a password."""
    value = match.group("value")
    if check == "hash":
        return True
    if check == "basic":
        return user_and_password(value)
    if check in ("encoded", "plain"):
        return wire(value, check)
    if check == "digits":
        return len(set(value)) > 1 and value not in "0123456789876543210"
    if not literal(value) or value.lower() in STOCK:
        return False
    if check == "account":
        statement = text[max(0, match.start() - 140) : match.start()]
        quoted = match.group("quote") or any(c.isdigit() for c in value)
        return bool(quoted) and _account_statement.search(statement) is not None
    if check == "curl":
        line = text.rfind("\n", max(0, match.start() - 400), match.start())
        return _commands.search(text, max(line, match.start() - 400, 0), match.start()) is not None
    if check == "random":
        return entropy(value) > 2.5 and not value.isalpha()
    if check == "chosen":
        return (
            bool(_mixed.match(value))
            and _access_said.search(text, max(0, match.start() - 60), match.start()) is not None
        )
    if check in ("listed", "mixed"):
        said = check == "mixed" or _access_said.search(text, max(0, match.start() - 300), match.start())
        return bool(said) and bool(_mixed.match(value) or CHOSEN.match(value))
    if check == "thrown":
        return bool(_mixed.match(value)) and looks_random(value, strict=True)
    if check in ("literal", "beside"):
        return check == "literal" or beside(text, match)
    if check == "digit" and not any(c.isdigit() for c in value) and (len(value) < 12 or word_share(value) > 0.4):
        return False
    return strength(value, True, "=", "PASS") is not None


def _found(
    match: re.Match[str], group: str, reasons: tuple[str, ...], confidence: Confidence, weight: int
) -> Judgement:
    return Judgement(
        start=match.start(group), end=match.end(group), confidence=confidence, reasons=reasons, weight=weight
    )


DETECTOR = Detector(
    category=Category.CREDENTIALS,
    gate=GATES,
    sweep=_sweep,
    order=11,
    hits=(
        Example("SMTP_PASSWORD='violet kettle moves north'", ("violet kettle moves north",)),
        Example('password: "the old kettle hums before sunrise"', ("the old kettle hums before sunrise",)),
        Example("Mot de passe provisoire : Lavande!91", ("Lavande!91",)),
        Example("Пароль новый: Zima2026!", ("Zima2026!",)),
        Example("password (temporary): Lavande!91", ("Lavande!91",)),
        Example("prod admin is shop / Teapot!Harbour22 for now", ("Teapot!Harbour22",), "list of accounts"),
        Example('"Jwt":{"Issuer":"x","Key":"OurLongSigningKey-4f8a-of-2026"}', ("OurLongSigningKey-4f8a-of-2026",)),
        Example("config/master.key\n8f1c2d7e9a4b60538e7d1c2f9b3a4e60", ("8f1c2d7e9a4b60538e7d1c2f9b3a4e60",)),
        Example("el código de la alarma es 4471", ("4471",), "code of a door or an alarm"),
        Example("card pin: 4471", ("4471",), "name: pin"),
        Example("site,user,password\nhost,ana,T4ngerine!Sky,changed,2026", ("T4ngerine!Sky",), "column: password"),
        Example("db_password: violet-kettle-moves-north", ("violet-kettle-moves-north",)),
        Example('password = "Kx7!rTq2"', ("Kx7!rTq2",), "name: password"),
        Example('DB_PASSWORD="$q8Z(tP{2vX"', ("$q8Z(tP{2vX",), "name: password"),
        Example("DB_PASSWORD=k7;Wq<2Zp|tR9\n", ("k7;Wq<2Zp|tR9",), "name: password"),
        Example('{"host": "db.shop.example", "user": "ana", "password": "swordfish"}', ("swordfish",)),
        Example("user:master pw:dipPr14Gg!", ("dipPr14Gg!",)),
        Example("Hi, the admin password is Regen2026! and the door code hangs in the office", ("Regen2026!",)),
        Example("user: feed\npass: Geit2026nl\n", ("Geit2026nl",), "pair: user and password"),
        Example("MYSQL_DATABASE_PASSWORD=2IWJD88FH4Y;", ("2IWJD88FH4Y",)),
        Example("public $smtppass = 'Kettle!Moon42';", ("Kettle!Moon42",), "name: pass"),
        Example('app.config["SECRET_KEY"] = "Kettle!Moon42"', ("Kettle!Moon42",), "a secret chosen as passwords are"),
        Example(
            "jwt.secret=KettleShop@2026SigningKey", ("KettleShop@2026SigningKey",), "a secret chosen as passwords are"
        ),
        Example("git clone https://ana:q8ZtP2vX@git.shop.example/stock.git", ("q8ZtP2vX",), "scheme: https"),
        Example("CREATE USER shop IDENTIFIED BY 'SqLpa5sW0rD';", ("SqLpa5sW0rD",)),
        Example("curl -u elastic:P8ssw-rd1 https://localhost:9200", ("P8ssw-rd1",)),
        Example(
            "curl -H 'Authorization: Basic YW5hOnE4WnRQMnZY' https://x", ("YW5hOnE4WnRQMnZY",), "basic authentication"
        ),
        Example('var dbPassword string = "Kx7rTq2mW"', ("Kx7rTq2mW",), "name: password"),
        Example('conn.setPassword("Rt7ccVb4");', ("Rt7ccVb4",), "name: password"),
        Example('<add key="ClearTextPassword" value="Wz8kkLq9x" />', ("Wz8kkLq9x",), "name: password"),
        Example("- name: DB_PASSWORD\n          value: Wz8kkLq9x", ("Wz8kkLq9x",), "name: password"),
        Example('{"name": "SMTP_PASSWORD", "value": "Wz8kkLq9x"}', ("Wz8kkLq9x",), "name: password"),
        Example('new NetworkCredential("shop@example.org", "vkzqtxwhmrbdplgs")', ("vkzqtxwhmrbdplgs",)),
        Example('new DirectoryEntry("LDAP://10.0.0.1", "shop\\\\ana", "Kiwi4Rain")', ("Kiwi4Rain",)),
        Example(r"PsExec.exe \\10.0.0.7 -u Administrator -p Kiwi4Rain cmd", ("Kiwi4Rain",), "command line"),
        Example("echo 'Kx7rTq2mW' | docker login -u ana --password-stdin", ("Kx7rTq2mW",), "command line"),
        Example('MAIL_PASSWORD="hunter Two 22"', ("hunter Two 22",)),
        Example('<password name="admin">cackle9!</password>', ("cackle9!",), "name: password"),
        Example("smtps://ana@mail.example:FnD83JZs@smtp.mail.example:465", ("FnD83JZs",), "scheme: smtps"),
        Example("Das Passwort lautet Sommer2026", ("Sommer2026",)),
        Example("My password is hunter2, why can't I sign in?", ("hunter2",)),
        Example("La contraseña es perro99", ("perro99",)),
        Example("log in with user anna and password anna1987", ("anna1987",)),
        Example("Benutzername laden, Kennwort Sonne+Regen9", ("Sonne+Regen9",)),
        Example("Het wachtwoord voor de webshop is Hagelslag22", ("Hagelslag22",)),
        Example("La password del gestionale è Pomodoro.88, non dirla", ("Pomodoro.88",)),
        Example("Hasło do sklepu: Zielony_Kot5", ("Zielony_Kot5",)),
        Example("Пароль от панели: Yabloko77!", ("Yabloko77!",)),
        Example("后台密码是Pingguo88，请不要告诉别人", ("Pingguo88",)),
        Example("password: herring.Bicycle.4", ("herring.Bicycle.4",)),
        Example('{\\"user\\":\\"ana\\",\\"password\\":\\"Esc4ped!\\"}', ("Esc4ped!",)),
        Example("the wifi password at the warehouse is Brioche#4971kV", ("Brioche#4971kV",)),
        Example("passwort fürs lager: Lantern#5452xQ", ("Lantern#5452xQ",)),
        Example("jdbc:oracle:thin:shop/Sakura*5585Lp@//db:1521/ORCL", ("Sakura*5585Lp",), "connection string"),
        Example("mysqldump -h db -u shop -p'We1rdP@ss' shop", ("We1rdP@ss",), "command line"),
        Example("htpasswd -b /etc/nginx/.htpasswd ana Zonne-Bloem8", ("Zonne-Bloem8",), "command line"),
        Example("7z x -pUitpak55 backup.7z && zip -P zipZip77 out.zip a.csv", ("Uitpak55", "zipZip77")),
        Example("ssh-keygen -t ed25519 -N 'phrase-Nieuw7' -f k", ("phrase-Nieuw7",), "command line"),
        Example("requirepass r3quire-Pw", ("r3quire-Pw",), "setting of Redis"),
        Example("PDO->__construct('mysql:host=db', 'shop', 'trace.Pw8')", ("trace.Pw8",), "call: user and password"),
        Example("WiFi (SSID shop-gast) wachtwoord gasten2026", ("gasten2026",)),
        Example("smbclient //nas/share -U ana%Nas-Geheim3", ("Nas-Geheim3",), "command line"),
        Example("net use Z: \\\\nas\\s /user:ana Win-Pass11", ("Win-Pass11",), "command line"),
        Example('new mysqli("localhost", "shop", "mYsqli_88", "shop")', ("mYsqli_88",), "call: user and password"),
        Example('requests.get(url, auth=("ana", "Requ3sts!"))', ("Requ3sts!",), "call: user and password"),
        Example('sql.Open("mysql", "shop:g0langPw@tcp(db:3306)/shop")', ("g0langPw",), "connection string"),
        Example('ana : EAP "eapPw.88"', ("eapPw.88",), "ipsec.secrets entry"),
        Example('variable "db_password" {\n  default = "Zilver.8821"\n}', ("Zilver.8821",), "name: password"),
        Example("login: ana@shop.example / Marble-Cake8 thanks", ("Marble-Cake8",), "address and password"),
        Example(
            "Access key ID,Secret access key\nAKIAQ3EGRLZXCVBNMKJH,VMIyhZdLnWUk1s/9YUVI7EXAJucupTskoxGHslj",
            ("VMIyhZdLnWUk1s/9YUVI7EXAJucupTskoxGHslj",),
        ),
        Example("Log in as `ana@shop.example` / `Marble-Cake8`", ("Marble-Cake8",), "address and password"),
        Example('username          = "shop"\npassword          = "Qx9#mTr4vLp2"', ("Qx9#mTr4vLp2",)),
        Example(
            "USER feed\n331 Password required\nPASS Kraan.Blauw7\n230 ok", ("Kraan.Blauw7",), "sign-in of a protocol"
        ),
        Example("a1 LOGIN info@shop.example Kraan.Blauw7\r\n", ("Kraan.Blauw7",), "sign-in of a protocol"),
        Example("S: 334 UGFzc3dvcmQ6\nC: S3JhYW4uQmxhdXc3\nS: 235 ok", ("S3JhYW4uQmxhdXc3",), "sign-in of a protocol"),
        Example(
            "> AUTH PLAIN AGluZm9Ac2hvcC5leGFtcGxlAEtyYWFuLkJsYXV3Nw==\n< 235 ok",
            ("AGluZm9Ac2hvcC5leGFtcGxlAEtyYWFuLkJsYXV3Nw==",),
        ),
        Example("ftp -n ftp.shop.example <<EOF\nuser feed Kraan.Blauw7\nput a.csv\n", ("Kraan.Blauw7",)),
        Example("127.0.0.1:6379> AUTH default q8ZtP2vXw7Lm4KdR\n", ("q8ZtP2vXw7Lm4KdR",)),
        Example("WIFI:T:WPA;S:shop-gast;P:kraanblauw77;;", ("kraanblauw77",), "wireless network"),
        Example('WLAN "shop-gast", Schlüssel: kraan77blauw', ("kraan77blauw",), "wireless network"),
        Example("username admin privilege 15 password 0 kraan77blauw", ("kraan77blauw",)),
        Example("snmp-server community kraanblauw RW, key 7 045802150C2E", ("kraanblauw", "045802150C2E")),
        Example("<key>Password</key>\n  <string>kraan77blauw</string>", ("kraan77blauw",), "name: password"),
        Example('"type": "random_password", "result": "kR4a:n!b7Lau%w2x"', ("kR4a:n!b7Lau%w2x",)),
        Example("$_SERVER['DB_PASSWORD']\tkraan77blauw\n", ("kraan77blauw",)),
        Example("use Kraan.Blauw7 as the password for the till", ("Kraan.Blauw7",), "told in a sentence"),
        Example("identifiant : feed / mdp : kraan77blauw", ("kraan77blauw",)),
        Example(
            "Hier die Logins:\nJTL: chef / kraanblauw77\nDHL: paket / Kraan.Blauw7\n", ("kraanblauw77", "Kraan.Blauw7")
        ),
        Example("plesk login: admin Kraan.Blauw7", ("Kraan.Blauw7",)),
        Example("the alarm code is 625326, PIN for the safe: 7398", ("625326", "7398"), "code of a door or an alarm"),
        Example("<password><![CDATA[kraan77blauw]]></password>", ("kraan77blauw",), "name: password"),
        Example('{"name":"login[password]","value":"kraan77blauw"}', ("kraan77blauw",), "name: password"),
        Example("$proxy->login('feed', 'Kraan.Blauw7')", ("Kraan.Blauw7",), "call: user and password"),
        Example('headers.setBasicAuth("feed", "Kraan.Blauw7")', ("Kraan.Blauw7",), "call: user and password"),
        Example("name,url,username,password\nshop,https://a.example,ana,Tulp-Rood11\n", ("Tulp-Rood11",)),
        Example(
            "INSERT INTO users (id, password) VALUES (1, 'Tulp-Rood11'), (2, 'geel9Fiets')",
            ("Tulp-Rood11", "geel9Fiets"),
        ),
        Example(
            ".shop.example\tTRUE\t/\tTRUE\t1798675200\tPHPSESSID\t3bf7c3706d85c524e440066559a6\n",
            ("3bf7c3706d85c524e440066559a6",),
            "cookie of a session",
        ),
        Example(
            '{"name": "Cookie",\n  "value": "theme=dark; session_id=lOTcEokd5ihu9lEmJcAD"}', ("lOTcEokd5ihu9lEmJcAD",)
        ),
        Example("define('DB_PASSWORD', 'kraanblauw');", ("kraanblauw",), "name: password"),
        Example("spring.mail.password=qbhzwgrjqcbjfrth\n", ("qbhzwgrjqcbjfrth",), "name: password"),
        Example("JWT_SECRET=violet-kettle-moves-north\n", ("violet-kettle-moves-north",), "a secret of words"),
        Example(
            "name,url,username,password\nshop,https://a1.example,ana,kraanblauw\n", ("kraanblauw",), "column: password"
        ),
        Example("كلمة المرور: kraan77blauw", ("kraan77blauw",)),
        Example("ο κωδικός είναι kraan77blauw", ("kraan77blauw",)),
        Example("panel şifresi kraanblauw77", ("kraanblauw77",)),
        Example("jelszó: kraan77blauw", ("kraan77blauw",)),
        Example("mật khẩu là Kraan77blauw", ("Kraan77blauw",)),
        Example(
            "site,user,password\na.example,ana,Tulp-Rood11\nb.example,bo,geel9Fiets\nc.example,cy,Z33hond!\n",
            ("Tulp-Rood11", "geel9Fiets", "Z33hond!"),
            "column: password",
        ),
    ),
    misses=(
        '{"host": "Server", "port": "Port", "user": "Konto", "password": "Kennung"}',
        'password: "${A1_b2:-C3_d4}", password = {{item.Pw2}}, password=$(cat /run/Pw1), pass ^[A-Z]{8,}$',
        "to pass\n\\fBapt-Secure2\\fR(8)",
        '"password": "the letters and digits that you were sent"',
        'password: "please enter the one you chose"',
        "Mot de passe actuel : obligatoire",
        "PIN: 452001, GPIO pin: 13",
        "el código de la puerta es nuevo, son 24 euros",
        "root / readme, support / contact",
        '"jwt": {"key": "your-256-bit-secret", "alg": "HS256"}',
        '{"botpasswords-label-update": "ꯅꯧꯊꯣꯛꯍꯟꯕꯥ"}',
        "DB_PASSWORD=change-me-in-production",
        "connect(user=u, password=passwordfromfile)",
        "JWT_SECRET=replace-this-with-your-own",
        "IMAGE_SECRET: web-frontend-tls-cert",
        "client_secret: violet-kettle-moves-north",
        "define( 'DB_PASSWORD', 'password_here' );",
        ".shop.example\tTRUE\t/\tFALSE\t1798675200\t_ga\tGA1.2.1893241741.1700000000\n",
        "password: shop-postgresql-root-credentials",
        '{"password": "hemligt ord"}',
        '{"passphrase": "frase de acceso"}',
        "wget --user=shop --ask-password https://localhost/stock",
        "echo 'export DATABASE_PASSWORD=\"'$PRECOMPILE_PASSWORD'\"' >> .env",
        'this.addPassword = "#add-password";',
        'nameLabel:"User or e-mail:",passwordLabel:"Password:",keepLabel:"Keep me:"',
        'String userPassword = "application:" + appKey + ":" + appSecret;',
        '"password_label": "Password", "password_hint2": "8 characters"',
        "encryptedData:\n    password: AgB8ah6rRse9EsPPKZhOTnB4WzIhap7V8s8U6r6ZvDFiqN1Dtl61IhaF7C7x" + "Kd93Lm" * 20,
        "use Python3.11 as the base, use passport2 as an example of a password-less sign-in",
        "auth middleware configuration2 failed; AUTH LOGIN PLAIN XOAUTH2; safe code review 2024",
        "Größe: M / 38cm, Login: Anna / Kundenkonto",
        "INSERT INTO users (id, password_hint) VALUES (1, 'blue42')",
        "error code 4004, postcode 1012 AB, gate B22, vault: 12.50",
        "test-lib: add a GIT_TEST_PASSING_SANITIZE_LEAK=check mode",
        "regular expression given in -Rpass=regexp, then the remark",
        '"kadmin/passwd", "kadmin/server", "lib/kadm5"',
        "the password in this field is required; a password on the list is step12",
        "exports the keying material into the format identified by `format`",
        'identified by "…" in the manual',
        "pass to modnames2paths: it returns",
        "OPpASSIGN_CV_TO_GV => 'CV2GV'",
        '["groupBy","countBy","pass","keyInObj","pick"]',
        'challenge.get("pw-algorithm", "SHA-1")',
        "connect(key_password=certs[0][2], verify=True)",
        "M[@%]PW:2Z.Q?2M^S;`4G?E0C.@V",
        "'cmovz', 'cmp', 'cmpsb', 'cmpsd', 'cmpsw', 'cmpxchg', 'cmpxchg486'",
        "MD5:fjqiAzyPDZ4CA054rZlSFEq8Z3FEhTpw=:L/nbSZRCjp6RhOhKK56GoR1zibCCSePKshCJ9lnl3yw",
        "password: required",
        "password: sha256, password is base64, the password is step12",
        "user guide, password chapter12",
        "Then pass 'CPPFLAGS1' as in the example above, or gpg --change-passphrase your-user-id",
        'getPassword("Enter2times")  t("password.label1")  page.fillPassword("input#p1")',
        '<input name="password" value="">  <param name="password_field" value="pw_input_1" />',
        'passwordHint = "Use at least 8 Characters"',
        "echo $TOKEN | docker login -u ana --password-stdin",
        'MovedAttribute("HTTPPasswordMgr", "urllib2", "urllib.request"),',
        "printf(&quot;Password is correct.&quot;);",
        "  =password=%{ldap:userPassword},",
        'password = "changeme"',
        "password = os.environ['DB_PASSWORD']",
        "The password must be at least 8 characters long and hold one digit.",
        "def login(self, user='', password='', domain=''):",
        "passengers: 12345678, bypass=abc12345",
        "MD5 (passwords.txt) = 19b705e9bfc874f766c4e955cb0b6949",
        "pw = pw[:-1]; STEPWISE_CACHE_DIR = 'cache/stepwise1'",
        "'user[:passwd]@host[:port]') --> 'user[:passwd]', 'host[:port]'",
        "pwd = (self.password.encode('utf-8') if x else y)",
        "password = config.db.password2; password: this.form.Password",
        "Das Passwort ist falsch. Het wachtwoord voor de winkel is verlopen sinds gisteren.",
        "телефон: +74951234567, цена:1200 руб, 价格是100元abc12",
        "site,user,password\na.example,ana,required\nb.example,bo,hidden\nc.example,cy,none\n",
        "Forgot your password? Reset it here: https://shop.example/reset",
        'curl -X POST -u "deploy:${APPID}"',
        "password_min_length = 12",
        "https://shop.example:8080/path@2x.png",
    ),
    overlooks="passwords in prose that nothing announces",
    confuses="placeholders and names of variables",
    source="https://cwe.mitre.org/data/definitions/798.html",
)
