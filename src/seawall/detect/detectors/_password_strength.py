"""How sure it is that what stands beside a password's name is one, and no word about passwords."""

from __future__ import annotations

from seawall.detect import late_re as re
from seawall.detect.secrets import word_share
from seawall.model.words import Confidence

IS = r"is|was|ist|lautet|est|es|é|è|to|är|er|je|jest|wynosi|luidt|este|είναι|là|adalah|yra|ir"
"""A verb between the name and the password, in a sentence."""
TOLD = frozenset([":", "", "is:", *IS.split("|")])
"""Ways to tell somebody a password in a sentence."""


CHOSEN = re.compile(
    r"^(?!(?:md|sha|base|aes|des|rsa|utf|latin|iso|sm|rc|crc|argon|bcrypt|scrypt|pbkdf|blake|ripemd|ed|hmac|type|level|step|page|"
    r"line|field|rule|test|part|case|phase|option|version|win|windows|node|python|php|mysql|ipv|http|num|bit|chapter|section|"
    r"example|figure|table|sample|group)\d)(?=.{6})[a-z]{3,40}\d{1,8}$",
    re.IGNORECASE,
)
"""A word and a number behind it, as people choose them, and no cipher's or part's name."""
_about_passwords = re.compile(
    r"\b(?:characters?|chars|letters?|digits?|must|least|most|minimum|between|again|your|enter|the|for|is|in|to|of)\b",
    re.IGNORECASE,
)
_phrase = re.compile(r"[a-z]{3,12}([ ._-])[a-z]{3,12}(?:\1[a-z]{3,12}){1,7}$")
_no_phrase = re.compile(
    r"(?:^|[ ._-])(?:your|my|our|the|this|that|with|from|and|for|not|new|old|changed?|please|enter|insert|put|add|set|used?|replaced?|default|"
    r"example|sample|demo|dummy|test|fake|placeholder|here|todo|tbd|none|null|empty|value|string|text|field|input|form|label|hint|reset|forgot|"
    r"confirm|repeat|again|required|invalid|incorrect|wrong|must|should|can|will|strong|weak|long|short|random|secure|secrets?|pass\w{0,8}|keys?|"
    r"tokens?|credentials?|auth|login|user|admin|root|account|name|database|app|service|server|api|prod|production|dev|local|staging|config|env|"
    r"vault|file|path|url|host|port|type|release|chart|mongo\w{0,2}|mysql|mariadb|postgres\w{0,3}|redis|rabbitmq|smtp|mail|jwt|session|cookie|kube\w{0,6}|"
    r"docker|aws|azure|google|tls|ssl|certs?|registry|ingress|frontend|backend|cluster|image|pull)(?:[ ._-]|$)"
)
"""Words in the names and descriptions of passwords, of which no phrase is made."""
_sentence = re.compile(r"[a-z]{1,14}(?: [a-z]{1,14}){3,11}$")
_of_passwords = re.compile(
    r"\b(?:characters?|chars|letters?|digits?|numbers?|symbols?|must|least|most|minimum|between|again|your|you|enter|please|choose|set|type|required|invalid|incorrect|"
    r"wrong|should|cannot|forgot\w*|confirm|repeat|reset|change\w*|match|empty|missing|pass(?:w\w*|phrase\w*|code\w*)|keys?|tokens?|secrets?|login|log|sign|user\w*|account|fields?|value|string|"
    r"default|optional|example|here|debe|clave|ingres\w+|introdu\w+|caracteres|ziffern|zeichen|deve|caratteri|caract\w+|saisi\w+|votre|wachtwoord|moet|tekens|has[lł]o|znak\w*|senha)\b"
)
"""Words of which sentences about passwords are made, and hardly a secret."""
app_password_chars = 16
"""Google's app passwords are that many small letters and nothing else: https://support.google.com/accounts/answer/185833"""
STOCK = frozenset(["password", "passwd", "pass", "pw", "pwd", "secret", "token", "yourpassword", "changeme", "xxx"])


def strength(value: str, quoted: bool, sign: str, name: str) -> Confidence | None:
    """How sure it is that a literal beside a password's name is one; None when it reads like a word about passwords."""
    digits = any(c.isdigit() for c in value)
    letters = any(c.isalpha() for c in value)
    marks = any(not c.isalnum() and c not in "_-. " for c in value)
    mixed = value != value.lower() and value != value.upper()
    spaces = value.count(" ")
    # Of three words only where a setting is named in capitals: texts on screens stand behind names in small letters.
    named = (name.isupper() or value.count("-") > 2) and sign in ("=", ":", ":=") and (quoted or not spaces)
    if named and _phrase.match(value) and not _no_phrase.search(value):
        return Confidence.POSSIBLE
    assigned = quoted and sign in ("=", ":", ":=", "=>")
    if assigned and spaces > 2 and _sentence.match(value) and not _of_passwords.search(value):
        return Confidence.POSSIBLE
    if spaces > (3 if digits else 1) or (spaces and not quoted):
        return None
    if spaces and quoted and digits and mixed and sign in ("=", ":") and not _about_passwords.search(value):
        return Confidence.POSSIBLE
    if quoted and spaces == 0 and len(value) >= 5 and (digits or marks) and letters:
        return Confidence.LIKELY
    if (
        not quoted
        and len(value) >= 6
        and letters
        and digits
        and (marks or mixed or len(value) >= 8 or sign in ("=", ":=") or (sign in TOLD and CHOSEN.match(value)))
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
    thrown = plain and sign == "=" and len(value) == app_password_chars
    return (
        Confidence.POSSIBLE
        if (quoted or thrown) and not digits and letters and word_share(value) < 0.4 and len(value) >= 7
        else None
    )
