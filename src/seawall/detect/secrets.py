"""Is a string a secret, or does it only stand where one could stand?

Keys are random; most of what stands beside the word ``key`` is not: names of variables, templates, examples, digests
that everyone may see. Four questions are answered here, each in time linear in the value:

- :func:`placeholder`: is it a stand-in (``changeme``, ``your-key-here``, ``${TOKEN}``, ``xxxxxxxx``)?
- :func:`literal`: is it written as a value, and not as code that will have one (``auth[2]``, ``self.password``)?
- :func:`looks_random`: do its letters follow one another the way they do in words, or the way dice throw them?
- :func:`digest_context`, :func:`public_context`: do the words before it say that it is a checksum or a public key?
"""

# ruff: noqa: E501  broken regexes and samples are harder to read than long ones

from __future__ import annotations

from itertools import pairwise
from math import log2
from operator import add

from seawall.detect import late_re as re
from seawall.detect.generated import generated

sample_chars_max = 160
"""A value's first characters say whether it is random; the cost must not grow with how long it goes on."""

_stand_in = re.compile(
    r"""
    ^[<{\[(%$#@*].*[>}\])%]$          # <token>, ${TOKEN}, {{ token }}, %TOKEN%, [PASSWORD]
    | \$\{ | \{\{ | \$\( | %\( | <% | \#\{ | \{%   # a template of any kind somewhere in it
    | ^\$\w+$ | ^%\w+%$ | ^:\w+$ | ^@\w+@?$        # $TOKEN, %TOKEN%, :token, @token@
    | ^enc\( | ^!vault | ^vault: | ^secretref: | ^cred: | ^ref\+ | ^op:// | ^arn:aws | ^projects/  # points at a secret store
    | (?:change|replace|update|fill|set|insert|enter|put|add|use|paste)[ _-]?(?:me|this|it|in|your|here|with|the|a)(?![a-z])
    | (?<![a-z])(?:your|my|the|some|our|a|an)[ _-]?(?:own[ _-]?)?(?:api|app|access|auth|secret|token|key|password|passwd|pass|client|bot|account|organization|value|real)(?![a-z])
    | (?<![a-z])your[ _-][a-z0-9] | ^(?:my|db|sql|the|some|new|old)[_-]?(?:pass|passwd|password|pwd)\d{0,3}$
    | (?:key|token|secret|password|value)[ _-]?(?:here|goes|placeholder)
    | place[ _-]?holder | example | redacted | removed | censored | hidden | dummy | sample[ _-] | \bfake | _fake | lorem
    | not[ _-]?(?:a[ _-])?real | to[ _-]?be[ _-]?(?:set|filled|replaced|determined) | (?<![0-9a-z])(?:todo|tbd|null|undefined)(?![0-9a-z])
    | ^(?:x+|\*+|\.+|-+|_+|0+|\#+|\?+)$
    | x{6} | \*{4} | \.{3} | \#{4} | _{6} | …
    | 0{12} | -{6} | \[[:@]
    """,
    re.VERBOSE,
)
"""Of a value in small letters: regardless of case it takes four times as long."""
_said = re.compile(
    r"^enc\(|^!vault|(?:change|replace|your|insert|enter|put|add)[ _-]?(?:me|this|it|your|here)|example|placeholder|redacted|dummy|sample|fake"
)
"""Of those what is told in words, which also stand between marks."""
_repeats = re.compile(r"(.)\1{10}|^(.{1,3})\2{4,}$")

_stock_values = (
    "123 1234 12345 123456 12345678 123456789 1234567890 abc abc123 abcd above admin admin-password administrator "
    "and any api-key api_key apikey are argon2 array asdf auth bar basic baz bcrypt bearer below blank bool "
    "boolean byte bytes change change-me change_me changeit changeme char clave confirm confirmation contrasena "
    "contraseña correct current default demo digest double email empty encrypted enter env example examples expired false "
    "field file float foo foobar foobarbaz for forgot forgotten from get given guest hash hashed haslo hasło "
    "heslo hidden hide incorrect input int integer internal invalid is it jwt kennwort key keys label length "
    "localhost login losenord lozinka lösenord masked md5 mismatch missing mongodb my my-password my-secret "
    "my_password my_secret mypassword mysecret mysql n/a na name nan negotiate new nil no none not null number "
    "oauth oauth2 object off old on optional or our p@ssw0rd p@ssword pass pass123 passphrase passw0rd passwd "
    "password password1 password123 password_hash passwort passwörter pbkdf2 placeholder plain plain-text "
    "plaintext policy postgres private prompt public pw pwd quux qux qwerty rabbitmq redis required reset root "
    "aes-128 aes-256 argon2id ed25519 field1 field2 hmac-sha256 md-5 rsa-2048 rsa-4096 sha-1 sha-256 sha-384 sha-512 sha3-256 tls1.2 tls1.3 "
    "same sample scrypt secret secrets see self senha set sha1 sha256 sha512 show str strength string system tbd "
    "test testing tests text textbox that the this todo token tokens true undefined update use used user username "
    "users using value values varchar visible void wachtwoord with wrong xyz yes your your-password your_password "
    "yourpassword yoursecret pa$$word pa$$w0rd p@$$word p@$$w0rd passw0rd! password! password1! p@ssw0rd! p@ssword1"
)
NOT_SECRETS = frozenset(_stock_values.split())
"""Values that stand where a secret could and are none, in lower case."""

# The 170 letter pairs that make up five sixths of those in words (own count over documentation and letters in English);
# letters thrown by dice hit one of them one time in four.
_common_pairs = (
    "in er re te on es en ti at ar an ed le st al or nt se ng de ra co ri li th me he ne et ma la nd ro ta io it "
    "tr ec na as el ca is ve il ic di ns pe ll ce si un ea ss ch lo ur ge ac am ct ha pa rs to pr ou om fi nc rt "
    "ni ol im ie ad ly ex ts no mi po mp em ia ho us so os va ul mo su da be pl ai ap od sa ab id op ut ke rr hi "
    "ir fo tu vi ee ck do ba bl ot ov ci sh oc ep ig sc ue rm iv cl rn au tt rd um pt ow ef ev qu ry bo wi oo sp "
    "pi lt ls rg ag cr nn fe lu gr ds ka ga eg ru wa fr ty ze iz cu gi ff ei ip av"
)
_pairs = frozenset(_common_pairs.split())


def entropy(value: str) -> float:
    """Shannon entropy in bits a character."""
    size = len(value)
    if not size:
        return 0.0
    counts: dict[str, int] = {}
    for character in value:
        counts[character] = counts.get(character, 0) + 1
    return -sum(n / size * log2(n / size) for n in counts.values())


def placeholder(value: str) -> bool:
    """Whether a value is a stand-in for a secret: a template, an example, a word, one character over and over."""
    if len(value) > 96:
        value = value[:72] + value[-24:]
    lowered = value.lower()
    if lowered.strip("'\"`<>[](){}: ") in NOT_SECRETS:
        return True
    if generated(value):
        return bool(_repeats.search(value) or _said.search(lowered))
    return len(set(value)) < 4 or bool(_repeats.search(value) or _stand_in.search(lowered))


_syllables = re.compile(r"[A-Z]+[a-z]*|[a-z]+")


def word_share(value: str) -> float:
    """Share of neighbouring letters that are a pair common in words, 0 to 1; 0.5 when there are too few to tell."""
    known = total = 0
    for part in _syllables.findall(value):
        size = len(part) - 1
        if size:
            lowered = part.lower()
            total += size
            known += sum(map(_pairs.__contains__, map(add, lowered, lowered[1:])))
    return known / total if total >= 3 else 0.5


def looks_random(value: str, strict: bool = False) -> bool:
    """Whether a value could come from a random generator rather than from a person naming things.

    ``strict`` asks for more, for places where names and paths are likely.
    """
    value = value[:sample_chars_max]
    size = len(value)
    if size < 8 or len(set(value)) < 5 or entropy(value) < (3.0 if size >= 16 else 2.5):
        return False
    digits = sum(c.isdigit() for c in value)
    letters = sum(c.isalpha() for c in value)
    share = word_share(value)
    if digits == 0:
        return size >= 20 and share < (0.4 if strict else 0.5)
    if letters == 0:
        return False
    changes = sum(a.isdigit() != b.isdigit() for a, b in pairwise(value) if a.isalnum() and b.isalnum())
    if strict:
        if size >= 20 and letters >= 3 and digits >= 4 and is_hex(value):
            return True
        return digits >= 2 and ((share < 0.55 and (changes >= 3 or size >= 24)) or (changes >= 8 and share < 0.75))
    if share < 0.6 or (changes >= 4 and share < 0.8) or changes >= 6:
        return True
    return size >= 12 and share < 0.75 and _case_flips(value) > 0.55


_expression = re.compile(
    r"^(?:self|this|os|sys|env|process|config|conf|cfg|settings|options|opts|args|params|request|req|data|input|row|user|form|ctx|context|"
    r"props|state|event|e|obj|secrets|vault|var|local|module|data|each|node|result|response|body|credentials?|creds|account|session|"
    r"getpass|lambda|function|async|await|new|not|return|if|else|raise|None|True|False|null|nil|str|string|bytes|int|bool|Optional|"
    r"typing|Any|Union|List|Dict|models|fields|forms|serializers|Field|Column)(?:[.\[(:?!]|$)|^[A-Za-z_]\w*\.[A-Za-z_]\w*\(|"
    r"^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|::|->|^\w+\(|^[A-Za-z_]\w*\[[\w:\"'.+-]*(?:\]|$)|^/|^\.{1,2}/|^&",
)
_dotted = re.compile(r"^[A-Za-z_]\w*\.[A-Za-z_]\w*(?:\.|$)")
"""Names joined by dots, as code has them."""
_of_words = re.compile(
    r"(?=[^\d]*\d)[^(\[]*(?:[A-Za-z]\d{1,3}[a-z]|[!@#%^&*+~-]|\.\d|(?:^|\.)[A-Z][a-z]+\d|[A-Z][\w]*\.[^.]*\d)"
)
"""Words joined by dots the way a person chooses a password: with a number, capitals, a letter written as a digit."""
_base64 = re.compile(r"[0-9A-Za-z+/]{8,}={1,2}")
_scrap = re.compile(
    r"^[#.][a-z]+(?:[-_][a-z]+)*$|^,[\w-]+:$|^[A-Za-z_-]+[:,]$|^['\"]+[ ]?[.+]?[ ]?\$|^https?://[^:@]+$|^[\w-][\w.-]*(?:/[\w.+-]+)+\.[a-z]{1,4}$",
    re.ASCII,
)
"""What pages and programs are put together from: ``#add-password``, ``application:``, ``,label:``, ``'$NAME'``, ``".$name."``, an address, a file's path."""


def literal(value: str) -> bool:
    """Whether it is written as a value and not as code, a template or a stand-in."""
    if generated(value):
        return not placeholder(value)
    if len(value) < 3 or placeholder(value) or _expression.search(value) or _scrap.search(value):
        return False
    if _dotted.search(value) and not _of_words.match(value) and not _thrown(value):
        return False
    return not value.startswith(
        ("$", "{", "<", "%(", "%{", "@{", "#{", "!", "[", "\\", "(", "*", "+", "//", "=", "?")
    ) and not (value.endswith(("=", "{")) and not _base64.fullmatch(value))


def _thrown(value: str) -> bool:
    """Whether the pieces between its dots were thrown by dice: letters that follow one another as in no word, and a digit."""
    return word_share(value) < 0.4 and any(c.isdigit() for c in value)


def _case_flips(value: str) -> float:
    """Share of neighbouring letters that differ in case: dice give a half, words joined by capitals at most as much."""
    pairs = [(a, b) for a, b in pairwise(value) if a.isalpha() and b.isalpha()]
    return sum(a.isupper() != b.isupper() for a, b in pairs) / len(pairs) if pairs else 0.0


_public_words = re.compile(
    r"""(?<![a-z])(?:
        public(?:[_ -]?(?:key|token)|(?![ ]{1,4}(?:static|final|const|readonly|string|override|var|let|val|\$))) | pubkey | (?:open)?(?:pgp|gpg)[_ -]?(?:signing[_ -]?)?key(?:[_ -]?id)? | publickeytoken | publishable | ssh-(?:rsa|ed25519|dss) | ecdsa-sha2 | [cx]srf(?:[_ -]?(?:middleware)?[_ -]?token)?
      | modulus | exponent | integrity | sri | etag | redacted(?=[<(\[{]) | anti[_ -]?forgery | request[_ -]?verification[_ -]?(?:token)? | idempotency[_ -]?key
      | (?:data[_ -])?site[_ -]?key | restore[_ -]?keys? | form[_ -]?key
      | (?:cache|primary|foreign|sort|partition|object|translation|lookup|group|map|dict)[_ -]?key
      | (?:continuation|page|next|(?:next|prev|previous|start)[_ -]?(?:page|sync)|sync|page[_ -]?next|unsubscribe|authenticity)[_ -]?token | cursor
      | (?<![0-9a-z])_token | sec-websocket-key | application[_ -]?server[_ -]?key | (?:recv|send|delete|list|export)-keys?
    )(?![a-z])""",
    re.VERBOSE,
)
_digest_words = re.compile(
    r"""(?<![a-z])(?:
        sha-?(?:1|2|224|256|384|512)? | md5 | crc(?:32)? | checksums? | digest | hash(?:es|ed)? | commit | revision | rev
      | srcrev | fingerprint | thumbprint | blake2[bs]? | git | tree | parent | blob | nonce | uuid | guid | signature | sig
      | colou?r | md5sum | sha(?:1|256|512)sum | image | version | build | layer
    )(?![a-z])""",
    re.VERBOSE,
)


def public_context(before: str) -> bool:
    """Whether the words before a value (its name, about 40 small letters) say that everyone may see it."""
    return bool(_public_words.search(before[-40:]))


def digest_context(before: str) -> bool:
    """Whether the words before a value, in small letters, say that it was computed from something, not drawn at random."""
    return bool(_digest_words.search(before[-48:]))


_hex = re.compile(r"[0-9a-f]+|[0-9A-F]+")


def is_hex(value: str) -> bool:
    """Whether it is hexadecimal digits of one case, as digests and many keys are."""
    return bool(_hex.fullmatch(value))


_uuid = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)


def is_uuid(value: str) -> bool:
    """Whether it is a UUID; many vendors issue them as keys, far more systems as plain ids."""
    return bool(_uuid.fullmatch(value))
