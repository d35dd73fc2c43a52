"""The rarer ways to give a password away: command lines, SQL, calls that sign in, entries of files that hold accounts.

Each :class:`Form` is a regex with the group ``value`` and where to look for it. How a value is judged depends on how much
its form says of it: behind ``sshpass -p`` any word with a number in it is a password, what stands behind ``Basic`` must
decode to a user and a password.
"""

from __future__ import annotations

from typing import NamedTuple

from seawall.detect import late_re as re

CALLED = (
    r"palavra[- ]passe|passord(?:et)?|kodeord(?:et)?|pass(?:words?|wd|phrase|code|wort|key)?|passwrd|psswo?rd|psswd|pswr?d|pwrd|pwd|psw|pw|psk|passwort|kennwort|mot[ _]de[ _]passe|"
    r"contrase(?:ñ|n)a|clave|senha|wachtwoord|has[lł]o|heslo|l[oö]senord(?:et)?|adgangskode[nr]?|passordet|salasana|parol[aă]|parool|jelsz(?:ó|o)|"
    r"lozinka|geslo|[sş]ifre(?:si|niz)?|пароль|парола|κωδικός(?:[ ]πρόσβασης)?|סיסמה|密码|密碼|パスワード|비밀번호|كلمة[ ](?:المرور|السر)|رمز[ ]عبور|पासवर्ड|รหัสผ่าน|mật[ ]khẩu|"
    r"kata[ ]sandi|slaptažodis"
)
"""What people and programs call a password."""

_value = r"(?P<quote>['\"]?)(?P<value>[^\s'\"$-][^\s'\"]{3,64})"
_text = r"[\"'][^\"'\n]{0,120}[\"']"
_variable = r"\$?[A-Za-z_][\w.>\[\]-]{0,60}"


class Form(NamedTuple):
    """One of the rarer ways to give a password away."""

    regex: re.Pattern[str]
    lead: re.Pattern[str]
    """What it begins with, looked for right before an anchor. No two forms have the same."""
    reason: str
    reach: int
    """Characters before an anchor it can begin."""
    length: int
    """Characters it may take."""
    marks: tuple[str, ...]
    """One of these must be somewhere in the text, in small letters."""
    check: str = "strong"
    """How the value is judged: ``strong`` enough for a password, ``digit`` the same and with a digit or thrown by dice, ``literal`` and no
    stand-in, ``random`` the same with some entropy, ``account`` within a statement about accounts, ``curl`` on a line
    with a program that fetches, ``basic`` decodes to user and password, ``encoded`` to a password, ``plain`` to both as SMTP
    writes them, ``mixed`` as a password is, ``chosen`` the same behind words about access, ``listed`` further behind them,
    ``thrown`` by dice, ``digits`` of a door's code, ``hash``, ``beside`` as a password is that nothing else announces."""
    both: bool = False
    """It holds the user, too."""


BOX = Form(
    re.compile(
        rf"(?:{CALLED})(?:[ ]?\([\w ]{{1,20}}\))?(?:\*{{1,2}}:?|[\])】]:?|:)?"
        r"(?:[ ]{0,2}[|\t][ \t|]{0,12}|[ ]{2,24}|[ ]{0,3}(?:\r?\n){1,2}[ \t>]{0,8}|[ ]?\.{3,32}[ ]?:?[ ]?|(?:(?<=[*\])】])|(?<=[*\])】]:))[ ]{0,2}|[ ]?\u200e[ ]?)"
        r"(?P<value>(?=[!-~]{0,40}[0-9])(?=[!-~]{0,40}[A-Za-z])(?:(?=[!-~]{0,40}[!#$%^&*+?])|(?=[!-~]{0,40}[A-Z])(?=[!-~]{0,40}[a-z])(?=[!-~]{8}))"
        r"(?![\w.+-]{1,40}@[\w-]{1,40}\.|[a-z]{2,8}://|\.[A-Za-z]{1,24}\()[!-+.-:=?-{}~-]{6,64})(?=[ \t]{0,3}(?:$|[\r\n|<\t])|[ ]{3})",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:{CALLED})", re.IGNORECASE),
    "in the box behind its name",
    64,
    180,
    (
        "pass",
        "kodeord",
        "kennwort",
        "wachtwoord",
        "contrase",
        "clave",
        "senha",
        "has",
        "heslo",
        "senord",
        "adgangskode",
        "salasana",
        "parol",
        "parool",
        "jelsz",
        "lozinka",
        "geslo",
        "ifre",
        "пароль",
        "парола",
        "κωδικός",
        "סיסמה",
        "密码",
        "密碼",
        "パスワード",
        "비밀번호",
        "كلمة",
    ),
)
"""A password in the cell, the line or behind the dots that its name stands before, as forms, tables and printed mails have it."""


def _command(programs: str, option: str, marks: str, value: str = _value, reach: int = 120) -> Form:
    """A command line: programs, then the option that takes a password. ``marks`` separated by white space."""
    begins = rf"\b(?:{programs})"
    return Form(
        re.compile(rf"{begins}(?![\w.])[^\n|;]{{0,{reach}}}?[ ]{option}{value}"),
        re.compile(begins),
        "command line",
        reach + 40,
        reach + 160,
        tuple(marks.split()),
    )


FORMS = (
    Form(
        re.compile(
            r"identified\s{1,4}(?:with\s{1,4}\S{1,40}\s{1,4})?(?:by|as)\s{1,4}(?:password\s{1,4})?(?P<quote>[\"'`]?)(?P<value>[^\s\"'`;]{3,128})",
            re.IGNORECASE,
        ),
        re.compile(r"identified", re.IGNORECASE),
        "SQL account statement",
        140,
        260,
        ("identified",),
        "account",
    ),
    Form(
        re.compile(
            r"(?:user|role|login)\b[^\n;]{1,120}?\bpassword\s{0,4}=?\s{0,4}N?[\"'](?P<value>[^\"'\n]{3,128})[\"']",
            re.IGNORECASE,
        ),
        re.compile(r"(?:user|role|login)\b", re.IGNORECASE),
        "SQL account statement",
        140,
        260,
        ("create user", "alter user", "create role", "create login", "alter login", "alter role"),
        "literal",
    ),
    Form(
        re.compile(r"\bpassword\s{0,2}\(\s{0,2}[\"'](?P<value>[^\"'\n]{3,128})[\"']\s{0,2}\)", re.IGNORECASE),
        re.compile(r"password(?=\s{0,2}\()", re.IGNORECASE),
        "SQL account statement",
        140,
        260,
        ("password(", "password ("),
        "literal",
    ),
    Form(
        re.compile(
            r"\b(?:sqlplus|impdp|expdp|sqlldr|rman|connect|userid=)\s{0,4}(?:-\w{1,8}\s{1,4}){0,3}\w[\w$#]{0,31}/(?P<value>[^\s@/\"';]{4,64})@",
            re.IGNORECASE,
        ),
        re.compile(r"\b(?:sqlplus|impdp|expdp|sqlldr|rman|connect|userid=)", re.IGNORECASE),
        "command line",
        100,
        160,
        ("sqlplus", "impdp", "expdp", "sqlldr", "rman", "connect", "userid="),
        both=True,
    ),
    Form(
        re.compile(
            r"(?:-u\s{0,2}|--(?:proxy-)?user[ =])(?P<quote>[\"']?)"
            r"(?P<user>[^\s:\"'$]{1,64}):(?P<inner>['\"]?)(?P<value>[^\s\"']{3,128})(?P=inner)(?P=quote)"
        ),
        re.compile(r"(?<=\s)-u|--(?:proxy-)?user"),
        "command line",
        80,
        220,
        ("-u", "-user"),
        "curl",
        both=True,
    ),
    Form(
        re.compile(r"ConvertTo-SecureString[^\n]{0,60}?[ \"'\\]{1,4}(?P<value>(?!-)[^\s\"'\\$]{6,128})", re.IGNORECASE),
        re.compile(r"ConvertTo-SecureString", re.IGNORECASE),
        "PowerShell secure string",
        24,
        260,
        ("securestring",),
        "random",
    ),
    Form(
        re.compile(
            r"-{1,2}(?!rpass|ask-|no-|prompt-|read-)(?:[a-z0-9_-]{0,24})(?:pass(?:word|wd|phrase)?|pwd|pw)[ =][ ]{0,2}(?P<quote>[\"']?)(?P<value>[^\s\"']{3,128})(?P=quote)",
            re.IGNORECASE,
        ),
        re.compile(r"(?:^|(?<=[\s\"']))-{1,2}[a-z]", re.IGNORECASE),
        "command line",
        48,
        220,
        (" -", "\n-", "'-", '"-', "--"),
    ),
    _command(r"mysql|mysqldump|mysqladmin|mysqlimport|mariadb|mariadb-dump|mariadb-admin", "-p", "mysql mariadb"),
    _command(
        r"sshpass|(?:docker|podman|az|oc|oras|buildah|skopeo|helm registry) login|hdbsql|mongo(?:sh|dump|restore|export|import|stat)?|certutil",
        r"(?:-p|-srcp|--password)[ ]?",
        "sshpass login hdbsql mongo certutil",
    ),
    _command(
        r"zip|unzip|sqlcmd|bcp|ipmitool|mosquitto_pub|mosquitto_sub", "-P[ ]?", "zip sqlcmd bcp ipmitool mosquitto"
    ),
    _command(r"7z[azr]?|7zz|rar|unrar", "-p", "7z rar"),
    _command(r"(?:psexec|PsExec|PSEXEC|psExec)(?:64)?(?:\.exe|\.EXE)?", r"-p[ ]{1,2}", "psexec"),
    _command(r"redis-cli|valkey-cli", "-a[ ]", "redis-cli valkey-cli"),
    _command(r"ldap(?:search|add|modify|delete|passwd|whoami|compare)", "-w[ ]{0,2}", "ldap"),
    _command(r"snmp(?:get|walk|set|bulkwalk|bulkget|table|status|inform)", "-[AX][ ]{0,2}", "snmp"),
    _command(
        r"smbclient|rpcclient|smbmap|smbget", r"-U[ ]{0,2}[\"']?[^\s%\"']{1,64}%", "smbclient rpcclient smbmap smbget"
    ),
    _command(r"lftp", r"-u[ ]{0,2}[\"']?[^\s,\"']{1,64},", "lftp"),
    _command(
        r"htpasswd",
        r"-[A-Za-z]{0,6}b[A-Za-z]{0,6}[ ]{1,3}\S{1,120}[ ]{1,3}[^\s\"']{1,64}[ ]{1,3}",
        "htpasswd",
        reach=24,
    ),
    _command(r"ssh-keygen", r"-N[ ]{1,3}", "ssh-keygen"),
    _command(r"ansible-vault", r"encrypt_string[ ]{1,3}(?!-)", "ansible-vault", reach=24),
    _command(r"https?|xh", r"-a[ ]{1,2}[^\s:'\"]{1,64}:", " -a ", reach=80),
    Form(
        re.compile(r"(?:requirepass|masterauth)[ ]{1,4}(?P<quote>[\"']?)(?P<value>[^\s\"'%$<{]{4,128})"),
        re.compile(r"requirepass|masterauth"),
        "setting of Redis",
        24,
        160,
        ("requirepass", "masterauth"),
    ),
    _command(r"rclone", r"obscure[ ]{1,3}", "rclone", reach=24),
    _command(r"net(?:\.exe)? use", r"/user:\S{1,64}[ ]{1,3}(?!/)", "net use net.exe use"),
    _command(
        r"net(?:\.exe)? user", r"(?![/\"'])", "net user", r"(?P<value>[^\s'\"$/*-][^\s'\"]{3,64})(?=[ ]{1,3}/add)", 48
    ),
    _command(
        r"signtool|xfreerdp|wfreerdp|schtasks|cmdkey|winscp|wmic",
        r"[/-](?:pass|password|p|rp|pwd)[: ]",
        "signtool freerdp schtasks cmdkey winscp wmic",
        reach=160,
    ),
    Form(
        re.compile(r"[\"' ]pass:(?P<value>[^\s\"']{4,128})"),
        re.compile(r"[\"' ]pass:"),
        "command line",
        12,
        140,
        ("pass:",),
        "literal",
    ),
    Form(
        re.compile(
            r"(?:echo|printf)\s{1,4}(?:-n\s{1,4})?(?P<quote>['\"]?)(?P<value>[^\s'\"$|;]{5,64})(?P=quote)\s{0,4}\|[^\n|;]{1,120}?(?:-stdin|sudo -S|chpasswd)"
        ),
        re.compile(r"\b(?:echo|printf)\b"),
        "command line",
        200,
        260,
        ("-stdin", "sudo -s", "chpasswd"),
    ),
    Form(
        re.compile(
            r"chpasswd[^\n]{0,32}\n(?:[ \t-]{0,12}(?:list|expire|users)[^\n]{0,24}\n){0,2}[ \t-]{0,12}[a-z_][\w-]{0,31}:(?P<value>[^\s:]{4,64})"
        ),
        re.compile(r"chpasswd"),
        "account entry",
        24,
        260,
        ("chpasswd",),
        both=True,
    ),
    Form(
        re.compile(
            rf"(?:key|name|id)[\"']?[ ]{{0,3}}[:=][ ]{{0,3}}[\"']?[0-9A-Za-z_.\[-]{{0,40}}(?:{CALLED})\]?[\"']?[,;]?\s{{0,40}}"
            r"[\"']?value[\"']?[ ]{0,3}[:=][ ]{0,3}(?P<quote>[\"']?)(?P<value>[^\s\"'<>,;]{4,128})(?P=quote)",
            re.IGNORECASE,
        ),
        re.compile(r"(?:key|name|id)(?=[\"']?[ ]{0,3}[:=])", re.IGNORECASE),
        "name: password",
        120,
        300,
        ("value",),
    ),
    Form(
        re.compile(
            rf"variable[ ]{{1,3}}\"[0-9A-Za-z_-]{{0,40}}(?:{CALLED})[0-9A-Za-z_-]{{0,16}}\"[ ]{{0,3}}\{{[^{{}}]{{0,200}}?\bdefault\s{{0,12}}=\s{{0,3}}"
            r"\"(?P<value>[^\"\n$]{4,128})\"",
            re.IGNORECASE,
        ),
        re.compile(r"variable(?=[ ]{1,3}\")"),
        "name: password",
        300,
        480,
        ("variable",),
    ),
    Form(
        re.compile(
            rf"\b(?:mysqli(?:_connect)?|mysql_p?connect|PDO(?:->__construct)?|getConnection|imap_open|(?:pymysql|MySQLdb|mysql\.connector|mariadb|DBI)(?:\.|->)connect)\s{{0,2}}\(\s{{0,20}}(?:{_text}|{_variable}),\s{{0,20}}"
            rf"(?:{_text}|{_variable}),\s{{0,20}}[\"'](?P<value>[^\"'\s]{{4,64}})[\"']"
        ),
        re.compile(
            r"\b(?:mysqli(?:_connect)?|mysql_p?connect|PDO(?:->__construct)?|getConnection|imap_open|(?:pymysql|MySQLdb|mysql\.connector|mariadb|DBI)(?:\.|->)connect)(?=\s{0,2}\()"
        ),
        "call: user and password",
        200,
        420,
        ("mysqli", "mysql_", "pdo", "getconnection", "imap_open", ".connect", "->connect"),
        "digit",
        both=True,
    ),
    Form(
        re.compile(
            rf"(?:(?:ftp_login|ssh2_auth_password|ldap_bind|NetworkCredential|DirectoryEntry|HTTPBasicAuth|HTTPDigestAuth|[sS]etBasicAuth|basic_auth|basicAuth|"
            rf"UsernamePasswordCredentials|UsernamePasswordAuthenticationToken|PasswordAuthentication|(?:\w{{0,24}}\.|->)login)(?:\]::new)?\s{{0,2}}\(|auth[ ]?=[ ]?\()"
            rf"\s{{0,20}}(?:(?:{_variable}|{_text}),\s{{0,20}})?{_text},\s{{0,20}}[\"'](?P<value>[^\"'\s]{{4,64}})[\"']"
        ),
        re.compile(
            r"(?:\b(?:ftp_login|ssh2_auth_password|ldap_bind|NetworkCredential|DirectoryEntry|HTTPBasicAuth|HTTPDigestAuth|[sS]etBasicAuth|basic_auth|basicAuth|"
            r"UsernamePasswordCredentials|UsernamePasswordAuthenticationToken|PasswordAuthentication|\w{0,24}\.login)(?=(?:\]::new)?\s{0,2}\()|->login(?=\s{0,2}\()|\bauth(?=[ ]?=[ ]?\())"
        ),
        "call: user and password",
        200,
        420,
        (
            "_login",
            ".login",
            "->login",
            "_password",
            "ldap_bind",
            "networkcredential",
            "directoryentry",
            "basic",
            "digestauth",
            "usernamepassword",
            "passwordauth",
            "auth=",
            "auth =",
        ),
        "digit",
        both=True,
    ),
    Form(
        re.compile(
            r"CURLOPT_(?:PROXY)?USERPWD\s{0,3}(?:,|=>)\s{0,3}[\"'][^:\"'\s]{1,64}:(?P<value>[^\"'\s]{3,64})[\"']"
        ),
        re.compile(r"CURLOPT_(?:PROXY)?USERPWD"),
        "call: user and password",
        24,
        200,
        ("userpwd",),
        both=True,
    ),
    Form(
        re.compile(
            r"\bjwt\.(?:sign|verify|encode|decode)\([^()\"'\n]{1,80},\s{0,3}[\"'](?P<value>[^\"'\n]{8,128})[\"']",
            re.IGNORECASE,
        ),
        re.compile(r"\bjwt\.(?=[a-z]{4,6}\()", re.IGNORECASE),
        "call: signs tokens",
        120,
        260,
        ("jwt.",),
        "digit",
    ),
    Form(
        re.compile(r":[ ]{1,4}(?:PSK|EAP|XAUTH|NTLM)[ ]{1,4}\"(?P<value>[^\"\n]{4,128})\""),
        re.compile(r":(?=[ ]{1,4}(?:PSK|EAP|XAUTH|NTLM)[ ])"),
        "ipsec.secrets entry",
        24,
        180,
        (" psk ", " eap ", " xauth ", " ntlm "),
    ),
    Form(
        re.compile(r"[\w.-]{1,32}:(?P<value>[^\s:@/\"']{3,64})@(?:tcp4?|unix)\("),
        re.compile(r"(?<![\w.-])[\w.-]{1,32}:(?=[^\s:@/\"']{3,64}@(?:tcp|unix))"),
        "connection string",
        112,
        120,
        ("@tcp", "@unix"),
        "literal",
        both=True,
    ),
    Form(
        re.compile(r"oracle:thin:\w[\w$#]{0,31}/(?P<value>[^\s@/\"';]{4,64})@", re.IGNORECASE),
        re.compile(r"oracle:thin:", re.IGNORECASE),
        "connection string",
        112,
        120,
        ("oracle:thin:",),
        "literal",
        both=True,
    ),
    Form(
        re.compile(
            r"\b(?:machine\s{1,8}\S{1,128}\s{1,8})?login\s{1,8}\S{1,128}\s{1,8}password\s{1,8}(?P<value>[^\s\"']{4,128})"
        ),
        re.compile(r"\blogin"),
        "netrc entry",
        100,
        240,
        ("login",),
        both=True,
    ),
    Form(
        re.compile(
            r"(?P<value>\$(?:2[abxy]\$\d\d\$[./0-9A-Za-z]{53}|[156](?:\$rounds=\d{1,9})?\$[./0-9A-Za-z]{1,16}\$[./0-9A-Za-z]{22,86}|y\$[./0-9A-Za-z$]{20,120}|"
            r"argon2(?:id|i|d)\$[!-~]{20,200}|apr1\$[./0-9A-Za-z]{1,8}\$[./0-9A-Za-z]{22}|[89]\$[./0-9A-Za-z]{14}\$[./0-9A-Za-z]{43}|krb5(?:asrep|tgs|pa)\$\d\d\$[!-~]{40,3000}))"
        ),
        re.compile(r"\$(?=[12568y9ak])"),
        "password hash",
        12,
        3_200,
        ("$",),
        "hash",
    ),
    Form(
        re.compile(r"^[\w.*-]{1,128}:(?:\d{2,5}|\*):[\w*-]{1,64}:[\w*-]{1,64}:(?P<value>[^\s:]{6,128})$", re.MULTILINE),
        re.compile(r"^(?=[\w.*-])", re.MULTILINE),
        "pgpass entry",
        140,
        400,
        (":",),
        "literal",
        both=True,
    ),
    Form(
        re.compile(
            r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}[`\"']?[ ]{0,2}[:/|][ ]{0,2}[`\"']?(?P<value>[^\s/|,;\"'<>@`]{6,40})(?![^\s.,;)`\"'])"
        ),
        re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?=[\w-]{1,64}\.)"),
        "address and password",
        160,
        260,
        ("@",),
        "chosen",
        both=True,
    ),
    Form(
        re.compile(r"Basic[ ]{1,4}(?P<value>[0-9A-Za-z+/]{8,400}={0,2})", re.IGNORECASE),
        re.compile(r"\bBasic", re.IGNORECASE),
        "basic authentication",
        16,
        420,
        ("basic",),
        "basic",
        both=True,
    ),
)
"""In the order they are tried at each place."""
