"""What a bare value is called: the words written before it, read the way a person reads a line of configuration.

``DATABASE_api-key: "…"``, ``--token …``, ``<secret>…``, ``geocodifySECRET-…`` and ``the key for Shippo is …`` all name
what follows. :func:`read_name` looks at no more than ``reach_chars`` before a value and says how it is introduced.
"""

from __future__ import annotations

from typing import NamedTuple

from seawall.detect import late_re as re

reach_chars = 80
"""How far before a value its name is looked for."""

_split_camel = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_words = re.compile(r"[A-Za-z]+|[0-9]+")
_name = re.compile(r"(?:^|(?<![A-Za-z0-9_.\-/ ]))[A-Za-z0-9_.\-/ ]{1,64}$")

SECRET_WORDS = frozenset(
    [
        "secret",
        "secrets",
        "token",
        "tokens",
        "apikey",
        "apitoken",
        "apisecret",
        "accesskey",
        "secretkey",
        "authkey",
        "privatekey",
        "authtoken",
        "accesstoken",
        "passkey",
        "credential",
        "credentials",
        "bearer",
        "authorization",
        "auth",
        "pat",
        "passphrase",
        "signingkey",
        "encryptionkey",
        "masterkey",
        "consumerkey",
        "consumersecret",
        "clientsecret",
        "clientkey",
        "appkey",
        "appsecret",
        "appid",
        "webhooksecret",
        "sharedsecret",
        "licensekey",
        "licencekey",
        "activationkey",
        "sharedaccesskey",
        "hmackey",
        "sessionkey",
        "deploykey",
        "storagekey",
        "accountkey",
        "subscriptionkey",
        "usertoken",
        "refreshtoken",
        "idtoken",
        "bottoken",
        "sessionid",
        "phpsessid",
        "jsessionid",
    ]
)
_KEY_PARTNERS = frozenset(
    [
        "api",
        "app",
        "access",
        "secret",
        "auth",
        "authentication",
        "authorization",
        "private",
        "priv",
        "client",
        "consumer",
        "master",
        "encryption",
        "encrypt",
        "signing",
        "sign",
        "signature",
        "license",
        "licence",
        "activation",
        "shared",
        "session",
        "deploy",
        "storage",
        "account",
        "subscription",
        "admin",
        "service",
        "server",
        "user",
        "app",
        "application",
        "developer",
        "dev",
        "rest",
        "live",
        "prod",
        "production",
        "test",
        "sandbox",
        "secure",
        "security",
        "hmac",
        "aes",
        "crypto",
        "jwt",
        "webhook",
        "integration",
        "read",
        "write",
        "root",
        "super",
        "merchant",
        "partner",
        "publisher",
        "search",
        "primary",
        "secondary",
        "ocp",
        "validation",
        "decryption",
        "crypt",
        "cookie",
    ]
)
_SESSION_WORDS = frozenset(("session", "sess", "sid"))
_session_partners = (
    "cookie connect laravel ci shop php rack django express flask user login customer admin frontend symfony koa"
)
_SESSION_PARTNERS = frozenset(_session_partners.split())
"""What stands before *session* in the names of cookies: ``laravel_session``, ``connect.sid``, ``Set-Cookie: sid``."""
# The last word of a name that says the value is about a secret, not one.
_ABOUT = frozenset(
    [
        "id",
        "ids",
        "identifier",
        "name",
        "names",
        "url",
        "uri",
        "uris",
        "path",
        "paths",
        "file",
        "files",
        "filename",
        "dir",
        "type",
        "types",
        "kind",
        "size",
        "length",
        "len",
        "count",
        "limit",
        "format",
        "label",
        "labels",
        "title",
        "text",
        "message",
        "field",
        "fields",
        "column",
        "index",
        "prefix",
        "suffix",
        "pattern",
        "regex",
        "version",
        "alias",
        "class",
        "algorithm",
        "alg",
        "provider",
        "source",
        "endpoint",
        "host",
        "hostname",
        "port",
        "region",
        "zone",
        "bucket",
        "table",
        "schema",
        "ref",
        "reference",
        "arn",
        "header",
        "headers",
        "expires",
        "expiry",
        "expiration",
        "ttl",
        "duration",
        "timeout",
        "created",
        "updated",
        "date",
        "time",
        "timestamp",
        "issuer",
        "audience",
        "scope",
        "scopes",
        "status",
        "state",
        "mode",
        "level",
        "chars",
        "charset",
        "alphabet",
        "selector",
        "event",
        "code",
        "codes",
        "map",
        "mapping",
        "list",
        "array",
        "enum",
        "option",
        "options",
        "config",
        "settings",
        "store",
        "storage",
        "manager",
        "service",
        "factory",
        "handler",
        "helper",
        "provider",
        "builder",
        "util",
        "utils",
        "test",
        "tests",
        "spec",
        "color",
        "colour",
        "icon",
        "image",
        "img",
        "css",
        "style",
        "public",
        "pub",
        "down",
        "up",
        "press",
        "pressed",
        "board",
        "frame",
        "frames",
        "word",
        "words",
        "phrase",
        "pair",
        "pairs",
        "ring",
        "rings",
        "length",
        "usage",
        "username",
        "user",
        "email",
    ]
)


class Name(NamedTuple):
    """How a value is introduced."""

    words: tuple[str, ...]
    """The words of its name, lower case, camel case split, the nearest last."""
    secret: str
    """The word or pair that says it is a secret (``token``, ``api key``), empty when none does."""
    weak: bool
    """It is called just ``key`` or ``access``, which says little."""
    about: bool
    """Its name ends in a word that says the value is about a secret: an id, a file name, a length."""
    assigned: bool
    """An assignment, a colon, a quote, a tag or a flag ties name and value together; else they just stand together."""
    quoted: bool
    """The value stands in quotes."""
    text: str
    """The looked-at text before the value, lower case."""
    line: str
    """The part of it that is on the value's own line."""


_entry = re.compile(
    r"""variable[ ]{1,3}"([A-Za-z0-9_-]{1,64})"[ ]{0,3}\{[^{}]{0,200}default[ ]{0,12}=[ ]{0,3}"$"""
    r"""|<key>([A-Za-z0-9_.\- ]{1,64})</key>\s{0,40}<(?:string|value)[^<>]{0,60}>$"""
    r"""|(?:key|name|id)["']?[ ]{0,3}[:=][ ]{0,3}\\?["']?([A-Za-z0-9_.\-\[\]]{1,64})\\?["']?[ ]{0,3}[,;]?\s{0,40}"""
    r"""\\?["']?(?:value|default|content|string_?value)\\?["']?[ ]{0,3}[:=][ ]{0,3}\\?["'`]?$""",
    re.IGNORECASE,
)
"""Name and value of one entry: ``<add key="ApiKey" value="…">``, ``- name: API_KEY`` with ``value: …`` below it,
``variable "api_key" { default = "…" }``, ``<key>API_KEY</key><string>…``."""
_holds_entry = re.compile(r"(?:value|default|content|<string|<value[^<>]{0,60})$", re.IGNORECASE)
"""What stands between an entry's name and its value."""
_accessors = re.compile(r"\{[ ]?get;[ ]?(?:(?:private|protected|internal)[ ])?(?:set|init);[ ]?\}[ ]?")
"""What C# writes between a property and its value: ``ApiKey { get; set; } = "…"``."""
_foreign = re.compile(
    r"API[- ]?(?:Schl(?:ü|ue)ssel|sleutel|nyckel|n(?:ø|oe)gle|anahtar[ıi]?|密钥|密鑰|キー|키)|"
    r"(?:cl[ée]f?|clave|chave|chiave|klucz|ключ)[ ](?:d[eio]?['’]?[ ]?)?API(?![A-Za-z])|"
    r"geheim(?:er?[ ])?-?(?:schl(?:ü|ue)ssel|sleutel)|(?:clave|chave)[ ]secreta|chiave[ ]segreta|cl[ée][ ]secr[èe]te",
    re.IGNORECASE,
)
"""What an API's key is called in languages other than English."""
_qualifier = re.compile(r"(?<=[0-9A-Za-z])[ ][(\[][\w .,-]{1,24}[)\]]$")
"""What narrows a name down: ``API key (prod)``."""
_prefix = re.compile(r"(?<=[=(\[{:, \t])(?:[bBrRfFuU]{1,2}|\$)$")
"""Before a quote: ``b'…'``, ``f"…"``."""
_verbs = (" is", " BY", " by", " ist", " to", " lautet", " est", " es", " é", " è", " jest", " är")
_written_quote = re.compile(r"&(?:quot|apos|#34|#39|#x22|#x27);$")
_type = re.compile(
    r"(?<=[A-Za-z0-9_])(?:[ ]?:[ ]?|[ ])(?:std::)?"
    r"(?:String|string|str|&(?:'static )?str|\[\]byte|NSString|char|Any|text)[?!]?[ ]?\*?$"
)
"""The type between a variable and its value, in Go, Kotlin, Swift, Rust, TypeScript."""
_schemes = frozenset(("bearer", "basic", "token", "bot", "negotiate", "digest", "apikey", "ntlm"))
_flag = re.compile(r"(?:^|[ \t\"'])--?[A-Za-z][\w.-]*$")


def read_name(text: str, start: int) -> Name:
    """How the value that begins at ``start`` is introduced."""
    before = text[max(0, start - reach_chars) : start]
    line = before[before.rfind("\n") + 1 :]
    if not line.strip(" \t\"'`") and "\n" in before:
        earlier = before[: before.rfind("\n")].rstrip()
        line = earlier[earlier.rfind("\n") + 1 :].rstrip(" \\+(|>-") + line.lstrip()
    line = line.removesuffix("<![CDATA[")
    if "get;" in line:
        line = _accessors.sub("", line)
    if _foreign.search(line):
        line = _foreign.sub(" api key", line)
    head, tied, quoted = _take_joint(_written_quote.sub('"', line) if line.endswith(";") else line)
    entry = _entry.search(before) if _holds_entry.search(head) else None
    head = entry.group(entry.lastindex or 0) if entry is not None else _type.sub("", head)
    found = _name.search(head[-64:])
    words = tuple(word.lower() for word in _words.findall(_split_camel.sub(" ", found.group() if found else "")))[-8:]
    secret, weak, place = _secret_word(words)
    if words and words[-1] in _schemes and head[: -len(words[-1])].rstrip(" \t")[-1:] in (":", "=", "'", '"', ","):
        secret, weak, place, tied = "authorization", False, len(words) - 1, True
    if not secret and words and words[-1] in _SESSION_WORDS and "cookie" in line.lower():
        secret, weak, place = f"cookie {words[-1]}", False, len(words) - 1
    about = bool(words) and words[-1] in _ABOUT and place != len(words) - 1
    return Name(
        words, secret, weak, about, tied or _flag.search(head) is not None, quoted, before.lower(), line.lower()
    )


def _take_joint(line: str) -> tuple[str, bool, bool]:
    """What stands between a name and its value, read from the right: ``(the rest, tied together, in quotes)``."""
    rest = line.rstrip(" \t")
    opened = rest
    rest = rest.rstrip("\"'`([{<\\|")
    if rest.endswith("@") and opened.endswith('@"'):
        rest = rest[:-1]  # Objective-C and C#: ``key = @"…"``
    quoted = opened[len(rest) :].endswith(("'", '"', "`"))
    if quoted:
        rest = _prefix.sub("", rest)
    rest = rest.rstrip(" \t")
    signed = rest
    rest = rest.rstrip(":=?+>-,→–—：＝|")
    sign = signed[len(rest) :]
    rest = rest.rstrip(" \t")
    closed = rest = _qualifier.sub("", rest)
    rest = rest.rstrip("\"'`])}\\*")
    if rest.endswith(_verbs) and not sign:
        rest, sign = rest[: rest.rfind(" ")].rstrip(), "is"
    tied = (
        sign not in ("", ",", "-", "–", "—") or quoted or "(" in opened[len(rest) :] or (sign == "," and closed != rest)
    )
    return rest, tied, quoted


def _secret_word(words: tuple[str, ...]) -> tuple[str, bool, int]:
    """``(word, weak, where)`` of the last word that speaks of a secret."""
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if word in SECRET_WORDS or word.endswith(("secret", "token", "apikey", "secretkey", "accesskey")):
            return word, False, place
        if word in ("key", "keys") and place and words[place - 1] in _KEY_PARTNERS:
            return f"{words[place - 1]} {word}", False, place
        if (
            word.endswith("key")
            and len(word) > 5
            and word not in ("monkey", "turkey", "hotkey", "donkey", "jockey", "hockey", "whiskey")
        ):
            return word, False, place
        if word in _SESSION_WORDS and place and words[place - 1] in _SESSION_PARTNERS:
            return f"{words[place - 1]} {word}", False, place
        if word in ("key", "keys", "private", "access"):
            return word, True, place
    return "", True, -1
