"""Passwords as records hold them: what protocols say on the wire, entries of routers and vaults, lists of accounts.

Added to the forms of :mod:`seawall.detect.detectors._password_forms`, and judged the same way.
"""

from __future__ import annotations

from seawall.detect import late_re as re
from seawall.detect.detectors._password_forms import BOX, CALLED, Form
from seawall.detect.detectors._password_told import TOLD_FORMS

_prompt = r"(?:[CS][:>]?|[<>*=-]{1,3}|--?>)?[ ]{0,3}"
"""What a transcript puts before a line."""

_doors = r"alarm(?:anlage)?|safe|vault|tresor|door|gate|back ?door|tür|haustür|eingangs?|garagen?|kassen?|till"

_session = (
    r"(?![\w.%-]{0,64}[cx]srf)[\w.%-]{0,64}(?:sess|sid|auth|token|login|logged_in|jwt|remember|identity)[\w.%-]{0,64}"
)
"""What cookies are called that let their bearer in: *PHPSESSID*, *connect.sid*, *wordpress_logged_in_…*."""
_users = ("admin", "root", "info", "shop", "store", "sales", "office", "support")

_state_text = (
    "provisoire|temporaire|actuel|nouveau|initial|temporal|nueva|actual|provisional|inicial|temporanea|nuova|attuale|iniziale|provvisoria|"
    "provisória|temporária|nova|atual|tijdelijk|nieuw|neu|alt|aktuell|vorläufig|tymczasowe|nowe|dočasné|nové|tillfälligt|nytt|midlertidig|ny|"
    "geçici|yeni|временный|новый|тимчасовий|новий|temporary|now|jetzt"
)
"""What stands behind the word in the languages that say *password temporary*."""
_gates = (
    r"alarm\w{0,4}|allarme|puerta|portal|port[aãe]o?|portail|portón|immeuble|garage|cancello|cassaforte|caja|coffre|drzwi|bramy|domofonu|furtki|deur|"
    r"poort|kluis"
)

RECORDS = (
    Form(
        re.compile(
            rf"\bUSER[ ]\S{{1,64}}[ \t]{{0,4}}\r?\n(?:[^\n]{{0,120}}\n){{0,2}}?{_prompt}PASS[ ]{{1,3}}(?P<value>[^\s]{{4,64}})[ \t]{{0,4}}(?=\r?\n|$)"
        ),
        re.compile(r"USER(?=[ ]\S)"),
        "sign-in of a protocol",
        360,
        420,
        ("pass ",),
        "literal",
        both=True,
    ),
    Form(
        re.compile(
            r"\bLOGIN[ ]{1,3}\"?[^\s\"@]{1,64}@[^\s\"]{3,64}\"?[ ]{1,3}(?P<quote>\"?)(?P<value>[^\s\"]{4,64})(?P=quote)(?=\s|$)"
        ),
        re.compile(r"LOGIN(?=[ ])"),
        "sign-in of a protocol",
        160,
        260,
        ("login ",),
        both=True,
    ),
    Form(
        re.compile(r"334[ ]UGFzc3dvcmQ6[ \t]{0,4}\r?\n" + _prompt + r"(?P<value>[0-9A-Za-z+/]{4,120}={0,2})(?=\s|$)"),
        re.compile(r"334(?=[ ]UGFz)"),
        "sign-in of a protocol",
        180,
        200,
        ("ugfzc3dvcmq6",),
        "encoded",
    ),
    Form(
        re.compile(
            r"AUTH(?:ENTICATE)?[ ]PLAIN(?:[ ]{1,3}|\r?\n(?:[^\n]{0,40}\n)?"
            + _prompt
            + r")(?P<value>[0-9A-Za-z+/]{8,400}={0,2})(?=\s|$)"
        ),
        re.compile(r"AUTH(?:ENTICATE)?(?=[ ]PLAIN)"),
        "sign-in of a protocol",
        120,
        460,
        ("plain",),
        "plain",
        both=True,
    ),
    Form(
        re.compile(
            r"\bftp[^\n]{0,160}\n(?:[^\n]{0,80}\n){0,3}?[ \t]{0,8}(?:quote[ ])?user[ ]{1,3}[^\s\"']{1,64}[ ]{1,3}(?P<quote>[\"']?)(?P<value>[^\s\"'$%<{]{4,64})(?P=quote)(?=\s|$)",
            re.IGNORECASE,
        ),
        re.compile(r"\bftp(?=[^\n]{0,160}\n)", re.IGNORECASE),
        "sign-in of a protocol",
        420,
        640,
        ("\nuser ", " user "),
        both=True,
    ),
    Form(
        re.compile(
            r"\bopen[ ]{1,3}-u[ ]{0,2}[\"']?[^\s,\"']{1,64},(?P<value>[^\s,;\"'$%<{]{4,64})(?=[\s,;\"'])", re.IGNORECASE
        ),
        re.compile(r"\bopen(?=[ ]{1,3}-u)", re.IGNORECASE),
        "command line",
        90,
        160,
        ("open -u",),
        both=True,
    ),
    Form(
        re.compile(
            r"AUTH[ ]{1,2}(?:[\w-]{1,32}[ ]{1,2})?(?P<quote>\"?)(?P<value>[0-9A-Za-z_!#*+./=@-]{12,128})(?P=quote)[ \t]{0,4}$",
            re.MULTILINE,
        ),
        re.compile(r"AUTH(?=[ ]{1,2}\S)"),
        "sign-in of a protocol",
        200,
        240,
        ("auth ",),
        "thrown",
    ),
    Form(
        re.compile(r"WIFI:(?:[A-Z]:[^;\n]{0,64};){0,4}?P:\"?(?P<value>[^;\s\"]{4,64})\"?;", re.IGNORECASE),
        re.compile(r"WIFI:", re.IGNORECASE),
        "wireless network",
        160,
        260,
        ("wifi:",),
        "literal",
    ),
    Form(
        re.compile(
            r"(?:wlan|wi-?fi|netzwerk|network|ssid|hotspot|router)[^\n]{0,60}?(?:schlüssel|key|cl[eé]|chiave|sleutel|klucz|code|chave)[ ]{0,1}[:=][ ]{0,2}"
            r"(?P<quote>[\"']?)(?P<value>[^\s\"',;]{6,63})(?P=quote)",
            re.IGNORECASE,
        ),
        re.compile(r"(?:wlan|wi-?fi|netzwerk|network|ssid|hotspot|router)", re.IGNORECASE),
        "wireless network",
        120,
        180,
        ("wlan", "wifi", "wi-fi", "netzwerk", "ssid", "hotspot"),
        "digit",
    ),
    Form(
        re.compile(
            r"\b(?:(?:password|secret|pac key)[ ]{1,3}[07]|key(?:-string)?[ ]{1,3}7(?=[ ]{1,3}[0-9A-F]{8,64}(?:\s|$)))[ ]{1,3}(?P<value>[^\s]{4,64})(?=\s|$)"
        ),
        re.compile(r"\b(?:password|secret|pac key|(?<!pac )key(?:-string)?)(?=[ ]{1,3}[07][ ])"),
        "configuration of a router",
        90,
        100,
        ("password 0 ", "password 7 ", "secret 0 ", "secret 7 ", "key 7 ", "key-string 7 ", "pac key 0 "),
    ),
    Form(
        re.compile(r"\bsnmp-server[ ]community[ ](?P<value>[^\s]{4,64})(?=[ ](?:RO|RW|ro|rw|view)\b|\s|$)"),
        re.compile(r"\bsnmp-server(?=[ ])"),
        "configuration of a router",
        90,
        120,
        ("snmp-server",),
        "literal",
    ),
    Form(
        re.compile(
            rf"<key>(?:[\w .-]{{1,32}}[ _.-])?(?:{CALLED})</key>\s{{0,40}}<(?:string|value)[^<>]{{0,60}}>(?P<value>[^<\n]{{4,128}})<",
            re.IGNORECASE,
        ),
        re.compile(r"<key>(?=[^<]{2,48}</key>)", re.IGNORECASE),
        "name: password",
        160,
        320,
        ("<key>",),
    ),
    Form(
        re.compile(
            r"random_password[^\x00]{0,1200}?\"result\":[ ]{0,3}\"(?P<value>[^\"\n]{6,160})\"",
        ),
        re.compile(r"random_password"),
        "Terraform's random password",
        1_400,
        1_600,
        ("random_password",),
        "random",
    ),
    Form(
        re.compile(
            r"\$_(?:SERVER|ENV)\['[A-Z0-9_]{0,40}(?:PASS(?:WORD|WD)?|PWD)[A-Z0-9_]{0,16}'\](?:[ \t]{1,4}|[ ]=>[ ])(?P<value>[^\s<]{4,128})(?=\s|<|$)"
        ),
        re.compile(r"\$_(?:SERVER|ENV)(?=\[')"),
        "name: password",
        120,
        240,
        ("$_server", "$_env"),
    ),
    Form(
        re.compile(
            r"\buse[ ](?P<quote>[\"'`]?)(?P<value>[^\s\"'`]{5,40})(?P=quote)[ ]as[ ](?:(?:the|your|my|our|a)[ ])?(?:[a-z]{1,16}[ ]){0,2}?(?:password|passcode|pw)\b",
            re.IGNORECASE,
        ),
        re.compile(r"\buse(?=[ ]\S)", re.IGNORECASE),
        "told in a sentence",
        110,
        120,
        (
            "as the pass",
            "as your pass",
            "as my pass",
            "as pass",
            "as a pass",
            "as the pw",
            "as pw",
            "as the wifi",
            "as admin",
        ),
        "digit",
    ),
    Form(
        re.compile(
            r"(?<![A-Za-z0-9])(?:mdp|ww|pswd|pwort)[ ]?[:=][ ]{0,2}(?P<quote>[\"']?)(?P<value>[^\s\"',;]{5,64})(?P=quote)",
            re.IGNORECASE,
        ),
        re.compile(r"(?<![A-Za-z0-9])(?:mdp|ww|pswd|pwort)(?=[ ]?[:=])", re.IGNORECASE),
        "name: password",
        24,
        100,
        ("mdp", "ww:", "ww=", "ww :", "pswd", "pwort"),
        "digit",
    ),
    Form(
        re.compile(
            r"^[ \t*•-]{0,6}[\w .&'()-]{2,40}:[ ]{1,2}[^\s/]{2,64}[ ]/[ ](?P<value>[^\s/]{6,64})[ \t]{0,4}$",
            re.MULTILINE,
        ),
        re.compile(r"^(?=[ \t*•-]{0,6}[\w][\w .&'()-]{1,39}:[ ]{1,2}[^\s/]{2,64}[ ]/[ ])", re.MULTILINE),
        "list of accounts",
        200,
        260,
        ("login", "log-in", "log in", "zugang", "anmeld", "credential", "acces", "accès", "inlog", "account", "passw"),
        "listed",
        both=True,
    ),
    Form(
        re.compile(
            r"\blog[ -]?in[:=]?[ ]{1,2}(?:admin(?:istrator)?|root|info|shop|store|sales|office|support)[ ]{1,2}(?P<value>[^\s]{6,64})[ \t]{0,4}$",
            re.IGNORECASE | re.MULTILINE,
        ),
        re.compile(r"\blog[ -]?in(?=[:=]?[ ]{1,2}\S)", re.IGNORECASE),
        "address and password",
        160,
        180,
        tuple(f"login{mark}{user}" for mark in (" ", ": ", ":  ") for user in _users),
        "mixed",
        both=True,
    ),
    Form(
        re.compile(
            rf"(?:\b(?:{_doors})[- ]?(?:code|pin|kode)(?:[ ](?:for|of|für|zum|der)[ ][\w ]{{2,24}}?)?|"
            rf"\b(?:code|pin|kode)[ ](?:for|of|to|für|zum|zur)[ ](?:(?:the|our|den|die|das)[ ])?(?:{_doors}))"
            r"(?:[ ]?[:=]|[ ](?:is|ist|lautet|est|es))?[ ]{1,2}[\"'#]?(?P<value>\d{4,8})#?(?![\w.,-]?\d|[\w€$£%])",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:{_doors})(?=[- ]?(?:code|pin|kode))|\b(?:code|pin|kode)(?=[ ](?:for|of|to|für|zum|zur)[ ])",
            re.IGNORECASE,
        ),
        "code of a door or an alarm",
        90,
        120,
        (
            "safe",
            "alarm",
            "tresor",
            "vault",
            "door",
            "gate code",
            "gate pin",
            "türcode",
            "tür-code",
            "tür code",
            "garage",
            "kassen",
            "till code",
            "till pin",
        ),
        "digits",
    ),
    Form(
        re.compile(
            rf"\b(?:c[óo]digo|codice|code|kod)[ ](?:de|del|della|do|da|di|van|na|od)[ ](?:(?:la|el|le|de|het)[ ])?(?:l['’])?(?:{_gates})\b"
            r"(?:[ ]?[:=]|[ ](?:is|es|est|é|è|to|jest))?[ ]{1,2}[\"'#]?(?P<value>\d{4,8})#?(?![\w.,-]?\d|[\w€$£%])",
            re.IGNORECASE,
        ),
        re.compile(r"\b(?:c[óo]digo|codice|code|kod)(?=[ ]d|[ ]van|[ ]na|[ ]od)", re.IGNORECASE),
        "code of a door or an alarm",
        90,
        120,
        tuple(
            f"{code} {of}" for code in ("código", "codigo", "codice", "code", "kod") for of in ("d", "van", "na", "od")
        ),
        "digits",
    ),
    Form(
        re.compile(
            r"\bPIN(?:[ -]?(?:code|number|nummer))?[\"']?(?:[ ]?[:=]|[ ](?:is|ist|es|est|è|é))[ ]{0,2}[\"']?(?P<value>\d{4,5})(?![\w.,-]?\d|[\w€$£%])",
            re.IGNORECASE,
        ),
        re.compile(r"\bpin(?=[ -]?(?:code|number|nummer)?[\"']?(?:[ ]?[:=]|[ ][ieèé]))", re.IGNORECASE),
        "name: pin",
        32,
        60,
        ("pin",),
        "digits",
    ),
    Form(
        re.compile(
            rf"(?:{CALLED})[ ](?:{_state_text})(?:[ ](?:de|del|du|della|do|da|od|voor|van|pour|para|per)[ ][^\n:=]{{2,24}}(?=[:=]))?(?:[ ]?[:=]|[ ](?:is|est|es|è|é|ist|to|jest))[ ]{{0,3}}(?P<quote>[\"']?)(?P<value>[^\s\"',;]{{5,63}}[^\s\"',;.)])(?P=quote)",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:{CALLED})(?=[ ](?:{_state_text})[ :=])", re.IGNORECASE),
        "name: password",
        64,
        140,
        tuple(_state_text.split("|")),
        "mixed",
    ),
    Form(
        re.compile(
            rf"\b(?:{'|'.join(_users)})[a-z0-9_.]{{0,12}}[ ]/[ ](?P<value>[^\s/,;]{{5,63}}[^\s/,;.)])(?=[\s,;.)]|$)",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{'|'.join(_users)})(?=[a-z0-9_.]{{0,12}}[ ]/[ ])", re.IGNORECASE),
        "list of accounts",
        90,
        120,
        (" / ",),
        "mixed",
        both=True,
    ),
    Form(
        re.compile(
            r"\"jwt\w{0,16}\"\s{0,4}:\s{0,4}\{[^{}]{0,240}?\"(?:secret|signing_?|secret_?)?(?:key|secret)\"\s{0,3}:\s{0,3}\"(?P<value>(?!(?:your|my|some|change|replace|super|very|test)[ _-])[^\"\n]{12,128})\"",
            re.IGNORECASE,
        ),
        re.compile(r"\"jwt(?=\w{0,16}\")", re.IGNORECASE),
        "key that signs tokens",
        300,
        480,
        ('"jwt',),
        "literal",
    ),
    Form(
        re.compile(
            r"(?:master|credentials/\w{1,24})\.key[^\n]{0,24}\n[ \t>]{0,4}(?P<value>[0-9a-f]{32})(?![0-9A-Za-z])"
        ),  # https://guides.rubyonrails.org/security.html#custom-credentials
        re.compile(r"(?:master|credentials/\w{1,24})(?=\.key)"),
        "Rails master key",
        90,
        160,
        ("master.key", "credentials/"),
        "random",
    ),
    Form(
        re.compile(
            rf"(?:TRUE|FALSE)\t/[^\t\n]{{0,200}}\t(?:TRUE|FALSE)\t[0-9]{{1,12}}\t{_session}\t(?P<value>[^\s]{{16,2048}})(?=\s|$)",
            re.IGNORECASE,
        ),  # https://curl.se/docs/http-cookies.html
        re.compile(r"(?:TRUE|FALSE)(?=\t/)"),
        "cookie of a session",
        400,
        2_500,
        ("\t/",),
        "random",
    ),
    Form(
        re.compile(
            rf"\"(?:set-)?cookie\",\s{{1,80}}\"value\":[ ]{{0,2}}\"(?:[^\"\n]{{0,2000}}?;[ ]?)?{_session}=(?P<value>[^;\"\s]{{16,2048}})(?=[;\"])",
            re.IGNORECASE,
        ),
        re.compile(r"\"(?:set-)?cookie\"(?=,)", re.IGNORECASE),
        "cookie of a session",
        2_400,
        4_600,
        ('cookie",',),
        "random",
    ),
    Form(
        re.compile(
            r"\bdefine\([ ]?[\"'][A-Z0-9_]{0,40}(?:PASS(?:WORD|WD)?|PWD)[\"'][ ]?,[ ]{0,16}(?P<quote>[\"'])(?P<value>[^\"'\s]{4,128})(?P=quote)[ ]?\)"
        ),
        re.compile(r"\bdefine(?=\()"),
        "name: password",
        80,
        240,
        ("define(",),
        "literal",
    ),
    Form(
        re.compile(
            r"(?:bcrypt|Hash::make|password_hash|make_password|hashpw|hashSync|[eE]ncoder\.encode)\(\s{0,2}b?(?P<quote>[\"'])(?P<value>[^\"'\s]{6,64})(?P=quote)"
        ),
        re.compile(
            r"(?:bcrypt|Hash::make|password_hash|make_password|hashpw|hashSync|[eE]ncoder\.encode)(?=\(\s{0,2}b?[\"'])"
        ),
        "call: hashes a password",
        90,
        160,
        ("bcrypt(", "hash::make", "password_hash", "make_password", "hashpw", "hashsync", "encoder.encode"),
        "digit",
    ),
    Form(
        re.compile(
            r"(?:SECRET(?:_KEY)?|SALT|PEPPER|(?:SIGNING|ENCRYPTION|COOKIE|MASTER)_KEY)[\"']?[ \t]{0,4}[:=][ \t]{0,4}"
            r"(?P<quote>[\"'](?=[^\"'\n]{12,100}[\"'])|(?=[^\s\"']{12,100}(?:\s|$)))"
            r"(?P<value>[a-z]{3,12}(?P<mark>[ ._-])[a-z]{3,12}(?:(?P=mark)[a-z]{3,12}){2,7})(?=[\"']?(?:[\s,;)}]|$))"
        ),
        re.compile(r"(?:SECRET|SALT|PEPPER|(?:SIGNING|ENCRYPTION|COOKIE|MASTER)_KEY)(?=[\"'_ \t:=])"),
        "a secret of words",
        160,
        240,
        ("secret", "salt", "pepper", "_key"),
    ),
    Form(
        re.compile(
            r"(?:secret|salt|pepper|(?:signing|encryption|cookie|master|session|jwt|api|hmac|shared)[_-]?key)(?:[_-]?key)?[\"'\])]{0,3}[ \t]{0,4}"
            r"(?::|=>?|>|,(?=[ ]?[\"']))[ \t]{0,4}(?P<quote>[\"']?)"
            r"(?P<value>(?=[^\s\"']{0,95}[a-z])(?=[^\s\"']{0,95}\d)(?=[^\s\"']{1,94}[!@#$%*^][0-9A-Za-z])"
            r"(?![\w.+-]{1,64}@[\w-]{1,64}\.[a-z])(?![^\s\"']{0,95}%[sd(])[0-9A-Za-z!@#$%*^_.+~-]{12,96})(?P=quote)(?=[\"'\s,;)}\]<]|$)",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?:secret|salt|pepper|(?:signing|encryption|cookie|master|session|jwt|api|hmac|shared)[_-]?key)(?=[\"'\])]{0,3}[ \t]{0,4}[:=>,]|[_-]?key)",
            re.IGNORECASE,
        ),
        "a secret chosen as passwords are",
        160,
        240,
        ("secret", "salt", "pepper", "key"),
        "mixed",
    ),
    BOX,
    *TOLD_FORMS,
)
"""Tried after the other forms."""
