"""Keys and tokens of APIs: 380 vendors' own signs, bare keys beside a vendor's name, and anything random called a key.

Three kinds of evidence, strongest first:

1. **The key's own sign.** ``shpat_`` and 32 hex digits can be nothing else. One pattern a shape, from detect/vendors/.
2. **A vendor's name beside a value of that vendor's shape** (``mailboxlayer access key 16cf…``).
3. **A name that says secret** (``client_secret = "…"``, ``--token …``, ``Authorization: Bearer …``) before a value that
   was thrown by dice and is no digest, id, template or example.
"""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from functools import cache

from seawall.detect import late_re as re
from seawall.detect.detector import Candidate, Detector, Example, Judgement, Page, Pattern
from seawall.detect.invented import bech32_holds, published, written_over
from seawall.detect.named_values import Name, read_name
from seawall.detect.pairs import paired
from seawall.detect.secrets import (
    digest_context,
    entropy,
    is_hex,
    is_uuid,
    looks_random,
    placeholder,
    public_context,
    word_share,
)
from seawall.detect.vendor import Vendor
from seawall.detect.vendor_names import (
    ORDINARY,
    all_vendors,
    cut_short,
    distinctive_words,
    fits,
    named_vendor,
    signed,
    starts_as_issued,
)
from seawall.detect.vendor_names import head as sign_of
from seawall.model.words import Category, Confidence

# Beginnings too common in ordinary text to be looked for on their own; Hyperscan gets the whole shape instead.
_common_heads = (
    "test_ live_ api- api_ prod_ sand_ secret- secret_ app- key- key_ sdk- access_ sig= act. rft. 1000. "
    "dataset- cog_ inc_ private_ hook. code_ up_ luma- API- web_ TEST_ LIVE_ TEST- dose pat. sat. kit_ "
    "data AAAA STS. cio oy2 EAA sl. st. ion_ ATTA nfo_ GOOG ASIA lip_ ls__ napi_ ser."
)
_COMMON_HEADS = frozenset(_common_heads.split())


_grouped = re.compile(r"\((?=\[)")


@cache
def _body_start(regex: str) -> int:
    """How many characters of a key are its vendor's sign."""
    return len(sign_of(regex))


def _patterns() -> Iterator[Pattern]:
    for vendor in all_vendors():
        if vendor.public:
            continue
        for token in vendor.tokens:
            head = sign_of(token)
            literal = len(head) >= 4 and head not in _COMMON_HEADS
            yield Pattern(
                regex=token,
                name=vendor.name,
                confidence=Confidence.VERY_LIKELY if literal else Confidence.LIKELY,
                group=1 if _grouped.search(token) else 0,
                literals=(head,) if literal else (),
                reasons=(f"vendor: {vendor.name}",),
            )


def _letter_or_digit(character: str) -> bool:
    """In ASCII; a letter of another script beside a key is not part of it."""
    return character.isascii() and character.isalnum()


_hashed = re.compile("(?:sha|md)[0-9]{1,3}[=:-]$")
"""Names a digest, which may begin like a key: ``sha256=k_6Lf…`` in a list of a package's files."""


def _validate(candidate: Candidate) -> Judgement | None:
    """A vendor's shape: it must stand alone and must not be an example."""
    text, start, end = candidate.text, candidate.start, candidate.end
    value = candidate.value
    joined = start and _letter_or_digit(text[start - 1]) and value[0].isalnum() and not candidate.pattern.group
    if joined or _letter_or_digit(text[end : end + 1]):
        return None
    if start and value[0].isalnum() and text[start - 1] in "+/" and "://" not in text[max(0, start - 200) : start]:
        return None
    if candidate.pattern.group:
        return None if published(value) else paired(text, candidate.accept(weight=2))
    if _hashed.search(text[max(0, start - 8) : start]):
        return None
    head = _body_start(candidate.pattern.regex)
    body = value[head:] or value
    if start and text[start - 1] in "./-_#" and not candidate.pattern.literals:
        own = text[start - 1] == "/" and (value[:head] not in _COMMON_HEADS or text[start - 2 : start - 1] == "/")
        if not own or len(body) < 30 or not looks_random(body, strict=True):
            return None
    if "JQQJ" in value:
        body = value[: value.index("JQQJ")] or value  # Azure writes zeros as a run of A behind it
    dice = "!@#" in candidate.pattern.regex and looks_random(body, strict=True)  # marks that by chance make a template
    if (
        (placeholder(body) and not dice)
        or len(set(body)) < 5
        or entropy(body) < 2.2
        or written_over(body)
        or published(value)
    ):
        return None
    if _file_ending.match(text, end) or (value[:4] == "AGE-" and not bech32_holds(value)):
        return None
    if not any(c.isdigit() for c in body) and word_share(body) > 0.6:
        return None
    if head < 3 and not looks_random(value):
        return None
    if len(body) >= 20 and is_hex(value) and "A-Za-z]" in candidate.pattern.regex:
        return None  # sixteen kinds of characters where the vendor uses sixty: a run of hexadecimal that begins alike
    named = named_vendor(text[max(0, start - 60) : start].lower())
    agrees = named is not None and named.name == candidate.pattern.name
    exact = "0-9a-f]{" in candidate.pattern.regex
    return paired(text, candidate.accept(weight=4 if agrees else 3 if exact else 2))


_file_ending = re.compile(r"\.(?:png|ico|jpe?g|gif|svg|webp|js|css|map|woff2?|ttf|pdf|mp4|html?)(?![0-9A-Za-z])")
"""What follows the hash in the name of a built file."""
_value = re.compile(r"[0-9A-Za-z_+/.~%$!:|@-]{10,}={0,3}")
_after_vendor = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z_+/.~-]{10,}={0,3}")
_run_chars = 12
_vendor_reach_chars = 48


def _sweep(page: Page) -> Iterator[Judgement]:
    """Values that only their name gives away."""
    done = place = 0
    known = [(start, end) for _, start, end in page.findings]
    values = _Values(page.text)
    for anchor in page.anchors:
        while place < len(known) and known[place][1] <= anchor - _run_chars:
            place += 1
        if anchor <= done or (place < len(known) and known[place][0] <= anchor - _run_chars < known[place][1]):
            continue
        for judgement in _look(values, anchor, done):
            done = judgement.end
            yield paired(page.text, judgement)


class _Values:
    """What the values of a text came to. Anchors lie close together, so that most are met several times."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._judged: dict[tuple[int, int], Judgement | None] = {}
        self._next: dict[int, re.Match[str] | None] = {}

    def judged(self, start: int, end: int) -> Judgement | None:
        """What a run of characters that a key can have is, if one can begin there."""
        span = start, end
        if span not in self._judged:
            text = self.text
            begins = _begins_here(text, start)
            self._judged[span] = _judge(text, start, _trimmed(text[start:end])) if begins else None
        return self._judged[span]

    def after(self, place: int, limit: int) -> re.Match[str] | None:
        """The next such run that begins before the limit, and no more of it."""
        match = self._next.get(place)
        if match is None or match.end() >= limit:
            match = self._next[place] = _after_vendor.search(self.text, place, limit)
        return match


def _look(values: _Values, anchor: int, done: int) -> Iterator[Judgement]:
    start, text = anchor - _run_chars, values.text
    quoted = _inside_quotes.search(text, max(done, start - 40), start) if start >= done else None
    if quoted is not None and "\n" not in quoted.group():
        judgement = _judge_quoted(text, quoted.start(1), text[quoted.start()])
        if judgement is not None:
            yield judgement
            return
    run = _value.match(text, start, start + 4_200) if start >= done and _begins_here(text, start) else None
    if run is not None:
        judgement = values.judged(*run.span())
        if judgement is not None:
            yield judgement
            return
    reach = _line_reach(text, anchor)
    position = max(anchor - 1, done)
    while (match := values.after(position, reach + 400)) is not None and match.start() < reach:
        judgement = values.judged(*match.span())
        if judgement is not None:
            yield judgement
            if judgement.reasons[-1] != _half and not _next_argument.match(text, match.end()):
                return
            reach = _line_reach(text, match.end())  # its other half may be the next word
        position = match.end()


_next_argument = re.compile(r"[\"'],[ ]{0,2}[\"']")


def _line_reach(text: str, place: int) -> int:
    stop = text.find("\n", place, place + _vendor_reach_chars)
    return stop if stop >= 0 else place + _vendor_reach_chars


_inside_quotes = re.compile(r"[\"'`]([^\s\"'`]{1,38})$(?!\n)")
_marks_in_keys = re.compile(r"[#^&*()=+{}\[\];<>?,]")


def _judge_quoted(text: str, start: int, quote: str) -> Judgement | None:
    """A secret with marks no token has, all of it in quotes under a name that says secret (Django, WordPress salts)."""
    end = text.find(quote, start, start + 160)
    value = text[start:end] if end > 0 else ""
    if not 16 <= len(value) <= 128 or any(c.isspace() for c in value) or not _marks_in_keys.search(value):
        return None
    name = read_name(text, start)
    if name.weak or not name.secret or name.about or public_context(name.line) or placeholder(value):
        return None
    call = "(" in value and ")" in value and "=" in value and not signed(value)
    if value.count("/") > 2 or call or not looks_random(value, strict=True):
        return None
    return Judgement(
        start=start, end=end, confidence=Confidence.LIKELY, reasons=(f"name: {name.secret}", "random value"), weight=1
    )


_identifier_tail = re.compile(r"(?:^|(?<![0-9A-Za-z_.-]))[0-9A-Za-z_.-]{1,64}$")


def _begins_here(text: str, start: int) -> bool:
    """Whether a value can begin here: not inside a word, and not inside a token that carries a vendor's sign."""
    before = text[start - 1 : start]
    if _letter_or_digit(before):
        return False
    if before not in ("_", "-", "."):
        return True
    tail = _identifier_tail.search(text[max(0, start - 64) : start])
    return tail is None or not signed(tail.group() + text[start : start + 16])


def _trimmed(value: str) -> str:
    """Without what follows in the same run but belongs to the sentence or the URL."""
    for mark in ("://", "..."):
        value = value.partition(mark)[0]
    return value.rstrip(".-/~:|!@%+$")


def _judge(text: str, start: int, value: str) -> Judgement | None:
    size = len(value)
    if not 10 <= size <= 4_096 or text[start + size : start + size + 1] in ("(", "["):
        return None
    if not (_worth_a_look(value) or starts_as_issued(value) or (value.endswith("=") and not size % 4)):
        return None
    name = read_name(text, start)
    vendor = named_vendor(name.text)
    fitting = vendor is not None and fits(vendor, value)
    if vendor is not None and not fitting and _sets_others.search(name.line):
        vendor = None  # a platform's program that sets somebody else's key
    if vendor is not None and fitting and starts_as_issued(value, vendor) and not placeholder(value):
        half = (_half,) if name.about or not name.secret else ()
        found = (f"vendor: {vendor.name}", *half)
        return Judgement(start=start, end=start + size, confidence=Confidence.POSSIBLE, reasons=found, weight=1)
    if not name.secret and not fitting:
        return None
    if placeholder(value) or name.about or _public(value) or public_context(name.line) or _invented(value):
        return None
    if digest_context(name.line) and not _strong_enough(name):
        return None
    if text[start - 1 : start] in ("#", "@") and is_hex(value):
        return None
    if value[:3] == "eyJ" and "." in value and len(value.rpartition(".")[2]) < 16:
        return None  # a JSON Web Token without a signature
    if name.words[-1:] == ("basic",) and _from_a_manual(value):
        return None
    end = start + len(value)
    reasons = (f"name: {name.secret}",) if name.secret else ()
    if vendor is not None and fitting and _vendor_counts(vendor, name, value):
        reasons = (f"vendor: {vendor.name}", *reasons)
        return Judgement(start=start, end=end, confidence=Confidence.LIKELY, reasons=reasons, weight=2)
    confidence = _by_name(name, value)
    longest = 2_000 if name.secret in ("authorization", "bearer") else _nameless_chars_max
    if vendor is not None and _cut_short(vendor, name, value):
        return None
    if confidence is None or (size > longest and vendor is None) or signed(value):
        return None
    if vendor is not None and named_vendor(name.line) is vendor:
        reasons = (f"vendor: {vendor.name}", *reasons)
    weight = 2 if value.endswith("=") else 1
    return Judgement(start=start, end=end, confidence=confidence, reasons=(*reasons, "random value"), weight=weight)


_sets_others = re.compile(
    r"(?:config|env):set|secrets? (?:set|put|add|create)|env(?:ironment)? (?:add|set)|variables? set"
)
_half = "an id, half of a pair"
_digit = re.compile(r"[0-9]")
_snake = re.compile(r"_{0,2}[a-z]+[0-9]{0,4}(?:_[a-z]+[0-9]{0,4}){2,}")
"""Names of functions and variables in small letters."""


def _worth_a_look(value: str) -> bool:
    """A quick no for names, paths and words, before anything is read around them."""
    start = value[:80]
    if _snake.fullmatch(start):
        return False
    if not _digit.search(start):
        return len(value) >= 20 and word_share(start) < 0.6
    return is_uuid(value) or looks_random(start) or (len(value) >= 20 and word_share(start) < 0.7)


def _strong_enough(name: Name) -> bool:
    """A name such as ``hash_secret``, ``git token``, ``image api key``: a secret in spite of the word about digests."""
    last = name.words[-1] if name.words else ""
    said = last in ("secret", "token", "password", "apikey") or name.secret.endswith(" key")
    return name.assigned and not name.weak and said


def _ordinary(vendor: Vendor) -> bool:
    """Whether all its names are words that stand in texts about anything (``line``, ``meta``, ``box``)."""
    return all(word in ORDINARY or len(word) < 5 for word in vendor.words)


def _cut_short(vendor: Vendor, name: Name, value: str) -> bool:
    """Whether the value's own name, and nothing else on the line, says whose key it is, and it is too short for one."""
    own = not _ordinary(vendor) and cut_short(vendor, value) and named_vendor(" ".join(name.words)) is vendor
    return own and named_vendor(name.line) is vendor


def _vendor_counts(vendor: Vendor, name: Name, value: str) -> bool:
    ordinary = _ordinary(vendor)
    if ordinary and not name.secret:
        return False
    if is_uuid(value):
        return name.assigned or not name.weak or not ordinary
    return looks_random(value) or (len(value) >= 20 and entropy(value[:160]) >= 3.0 and word_share(value[:160]) < 0.7)


_nameless_chars_max = 300
"""Longer random values under a name that says secret are ciphertext or certificates."""


def _invented(value: str) -> bool:
    """Whether it begins with a vendor's sign and was printed in a manual or written over by hand."""
    sign = signed(value)
    if sign is None:
        return False
    return written_over(value[sign.end() :]) or published(value) or (value[:4] == "AGE-" and not bech32_holds(value))


def _by_name(name: Name, value: str) -> Confidence | None:
    """How sure a name alone makes: None when the value does not look thrown by dice for where it stands."""
    size = len(value)
    if not name.secret or value.isdigit():
        return None
    last = bool(name.words) and name.secret.split(" ")[-1] == name.words[-1]
    if is_uuid(value):
        bare = name.secret in ("token", "tokens", "key", "keys")
        telling = not bare or "secret" in name.words or any(word in name.words for word in _tokens_partners)
        return Confidence.POSSIBLE if (name.assigned or last) and telling and not name.weak else None
    if name.assigned and not name.weak and size >= 12:
        strict = any(mark in value for mark in "./-:") and size < 32
        return Confidence.LIKELY if looks_random(value, strict=strict) or _wraps_a_secret(value) else None
    if name.weak and name.assigned and is_hex(value) and (len(name.words) < 2 or size not in (32, 40, 48, 64, 80)):
        return None
    if name.weak and not name.assigned and size == 40 and is_hex(value) and value == value.upper():
        return None  # ``add Simon's key B1D2BD13…``: a key's fingerprint
    return Confidence.POSSIBLE if last and size >= 20 and looks_random(value, strict=True) else None


def _wraps_a_secret(value: str) -> bool:
    """Whether it is base64 of something thrown by dice or of ``user:password`` (Kubernetes, Docker, npm)."""
    if len(value) % 4:
        return False
    try:
        plain = b64decode(value, validate=True).decode("ascii")
    except (Error, ValueError):
        return False
    user, colon, password = plain.partition(":")
    if not plain.isprintable() or placeholder(plain) or (colon and placeholder(password)):
        return False
    return looks_random(plain) or bool(colon and user and len(password) >= 6 and not password.isalpha())


def _from_a_manual(value: str) -> bool:
    """Whether it is base64 of ``username:password`` as manuals write it."""
    try:
        _, colon, password = b64decode(value + "=" * (-len(value) % 4), validate=True).decode("ascii").partition(":")
    except (Error, ValueError):
        return False
    return bool(colon) and placeholder(password)


_tokens_partners = frozenset(("auth", "access", "api", "refresh", "personal", "admin", "user", "account", "service"))


_public_shapes = re.compile(
    r"(?:pk_(?:live|test)_|phc_|pub-c-|sub-c-)[0-9A-Za-z-]+|[0-9]+-[0-9a-z]{32}\.apps\.googleusercontent\.com|ssh-|AAAA[BCE]3Nza|"
    r"sha(?:1|256|384|512)-|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:|v?[0-9]+(?:\.[0-9]+){1,3}(?:[-+.][0-9A-Za-z.-]+)?$|(?:https?|file|urn|data|arn|projects)[:/]"
    r"|//|(?:[0-9A-Za-z-]+\.)+[a-z]{2,6}/|draft-[a-z]|0x[0-9a-fA-F]{40}$|GHSA(?:-[0-9a-z]{4}){3}$|[0-9A-Za-z_./-]{0,100}/(?:blob|tree|commit|raw)/[0-9a-f]{40}"
)


def _public(value: str) -> bool:
    """Publishable keys, SSH public keys, integrity attributes, versions, addresses, those of a blockchain's contracts as well,
    advisories' numbers."""
    return bool(_public_shapes.match(value))


DETECTOR = Detector(
    category=Category.CREDENTIALS,
    patterns=tuple(_patterns()),
    validate=_validate,
    gate=(
        r"(?:key|token|secret|access|private|credentials?|bearer|auth|pat[^a-z\n]|basic[^a-z\n])[^\n]{0,32}"
        r"[^0-9A-Za-z\n][0-9A-Za-z_+/.~%$!:|@-]{12}",
        r"(?:key|token|secret|credentials|auth)[\"']{0,1}[,;]{0,1}[ \t]{0,4}\r?\n[ \t]{0,40}[\"']{0,1}value[\"']{0,1}[ ]{0,1}[:=][ ]{0,1}[\"']{0,1}"
        r"[0-9A-Za-z_+/.~%$!:|@-]{12}",
        r"(?:key|token|secret|credentials)</key>[ \t\r\n]{0,40}<(?:string|value)[^<>]{0,60}>[0-9A-Za-z_+/.~%$!:|@-]{12}",
        r"(?:key|token|secret|credentials|auth)\"[ ]{0,3}\{[^{}]{0,120}default[ \t]{0,12}=[ ]{0,3}\"[0-9A-Za-z_+/.~%$!:|@-]{12}",
        r"(?:sess(?:ion){0,1}(?:id){0,1}|sid)=[0-9A-Za-z_+/.~%$!:|@-]{12}",
        r"sonar[._-]?login[^0-9A-Za-z]",
        # In the line below its name, or after its name in another language.
        r"(?:api[ _-]{0,1}key|secret(?:[ _-]{0,1}key){0,1}|token|access[ _-]{0,1}key)[\"'*`:)]{0,4}[ \t]{0,2}(?:[>|]-{0,1}){0,1}\r{0,1}\n[ \t\r\n>]{0,12}"
        r"[\"'`]{0,1}[0-9A-Za-z_+/.~%$!:|@-]{12}",
        r"(?:api[- ]{0,1}(?:schl[^ ]{1,2}ssel|sleutel|nyckel|n[^ ]{1,2}gle|anahtar|\?\?)|(?:cl[^ ]{1,2}|clave|chave|chiave|klucz|\?{4})[ ](?:d[^ ]{0,3}[ ]{0,1}){0,1}api|"
        r"geheim[a-z]{0,2}[ -]{0,1}(?:schl[^ ]{1,2}ssel|sleutel)|(?:clave|chave) secreta|chiave segreta|cl[^ ]{1,2} secr)"
        r"[^\n]{0,24}[^0-9A-Za-z\n][0-9A-Za-z_+/.~%$!:|@-]{12}",
        *distinctive_words(),
    ),
    sweep=_sweep,
    order=10,
    hits=(
        Example(
            "SHOPIFY_TOKEN=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",
            ("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",),
            "vendor: Shopify",
        ),
        Example('{"clientSecret": "q8ZtP2vXw7Lm4KdR9sYb"}', ("q8ZtP2vXw7Lm4KdR9sYb",), "name: secret"),
        Example(
            'sonar.login ::= "5aab40e433037523cc70af7d3894a0f5aab4H0e4"', ("5aab40e433037523cc70af7d3894a0f5aab4H0e4",)
        ),
        Example('sumologic.accessId = "suq8ZtP2vXw7Lm"', ("suq8ZtP2vXw7Lm",), "vendor: Sumo Logic"),
        Example("google_client_secret = 'fnhqAakzWrX-mtFQ4PRdMoy0'", ("fnhqAakzWrX-mtFQ4PRdMoy0",), "name: secret"),
        Example('<add key="ApiKey" value="q8ZtP2vXw7Lm4KdR9sYb"/>', ("q8ZtP2vXw7Lm4KdR9sYb",), "name: api key"),
        Example("- name: API_TOKEN\n  value: q8ZtP2vXw7Lm4KdR9sYb", ("q8ZtP2vXw7Lm4KdR9sYb",), "name: token"),
        Example('val apiKey: String = "q8ZtP2vXw7Lm4KdR9sYb"', ("q8ZtP2vXw7Lm4KdR9sYb",), "name: api key"),
        Example("  api-key: cThadFAydlh3N0xtNEtkUjlzWWI=", ("cThadFAydlh3N0xtNEtkUjlzWWI=",), "name: api key"),
        Example(
            "azure devops pat = FBdFol081crwkIHWJH2yiqDDyrFjVSi7HWl22hN2hTYfsB8NlGDp"
            + "JQQJ99BAAC"
            + "A" * 13
            + "SAZDOBucT",
            ("FBdFol081crwkIHWJH2yiqDDyrFjVSi7HWl22hN2hTYfsB8NlGDpJQQJ99BAACAAAAAAAAAAAAASAZDOBucT",),
        ),
        Example(
            '<a href="https://x.example?token=&quot;g1re0g1T0keN3zWx&quot;">', ("g1re0g1T0keN3zWx",), "name: token"
        ),
        Example(
            'variable "hcloud_token" {\n  default = "q8ZtP2vXw7Lm4KdR9sYb"\n}', ("q8ZtP2vXw7Lm4KdR9sYb",), "name: token"
        ),
        Example(
            "Cookie: theme=dark; sessionid=2nqspbm1covjfaj5syt1rhp35tc5rdcb", ("2nqspbm1covjfaj5syt1rhp35tc5rdcb",)
        ),
        Example("Set-Cookie: sid=XHXuS4ItteB1gp7YlcnYfYu4QKeG4Oy8; Path=/", ("XHXuS4ItteB1gp7YlcnYfYu4QKeG4Oy8",)),
        Example("Set-Cookie: connect.sid=s%3AXHXuS4ItteB1gp7YlcnYfYu4; Path=/", ("s%3AXHXuS4ItteB1gp7YlcnYfYu4",)),
        Example(
            '{"name": "cookie", "value": "PHPSESSID=246033f8366855d7fdb742255f; _ga=1"}',
            ("246033f8366855d7fdb742255f",),
        ),
        Example('<string name="api_token"><![CDATA[q8ZtP2vXw7Lm4KdR9sYb]]></string>', ("q8ZtP2vXw7Lm4KdR9sYb",)),
        Example(
            "<key>API_KEY</key>\n<string>q8ZtP2vXw7Lm4KdR9sYb</string>", ("q8ZtP2vXw7Lm4KdR9sYb",), "name: api key"
        ),
        Example('public static final String API_KEY = "q8ZtP2vXw7Lm4KdR9sYb";', ("q8ZtP2vXw7Lm4KdR9sYb",)),
        Example("heroku config:set API_KEY=q8ZtP2vXw7Lm4KdR9sYb", ("q8ZtP2vXw7Lm4KdR9sYb",), "name: api key"),
        Example('public string ApiKey { get; set; } = "q8ZtP2vXw7Lm4KdR9sYb";', ("q8ZtP2vXw7Lm4KdR9sYb",)),
        Example('{"line": 3, "meta": 1, "apiKey": "q8ZtP2vXw7Lm4KdR9sYb"}', ("q8ZtP2vXw7Lm4KdR9sYb",)),
        Example("API key (prod): q8ZtP2vXw7Lm4KdR9sYb", ("q8ZtP2vXw7Lm4KdR9sYb",), "name: api key"),
        Example("API key → q8ZtP2vXw7Lm4KdR9sYb", ("q8ZtP2vXw7Lm4KdR9sYb",), "name: api key"),
        Example("Secret Key:\n\nq8ZtP2vXw7Lm4KdR9sYb\n", ("q8ZtP2vXw7Lm4KdR9sYb",), "name: secret key"),
        Example("API-Schlüssel: q8ZtP2vXw7Lm4KdR9sYb", ("q8ZtP2vXw7Lm4KdR9sYb",), "name: api key"),
        Example("app.secret_key = b'q8ZtP2vXw7Lm4KdR9sYb'", ("q8ZtP2vXw7Lm4KdR9sYb",), "name: secret key"),
        Example("image_api_key: q8ZtP2vXw7Lm4KdR9sYb", ("q8ZtP2vXw7Lm4KdR9sYb",), "name: api key"),
        Example("DHL_API_SECRET=NiJfIlNb7PTtBSO2", ("NiJfIlNb7PTtBSO2",), "name: secret"),
        Example(
            "SECRET_KEY = 'django-insecure-" + "bsc7j9m(yo+ftw55o(*$%($zis++%1y78o=72$ivuc_gvp49m#'",
            ("django-insecure-" + "bsc7j9m(yo+ftw55o(*$%($zis++%1y78o=72$ivuc_gvp49m#",),
            "vendor: Django",
        ),
        Example("curl -b 'laravel_session=b7e7f99d8eba6bab0806035066e5' https://x", ("b7e7f99d8eba6bab0806035066e5",)),
        Example(
            "https://b.s3.amazonaws.com/o.csv?X-Amz-Expires=900&X-Amz-Signature=" + "9f86d081884c7d65" * 4,
            ("9f86d081884c7d65" * 4,),
            "vendor: AWS signed URL",
        ),
        Example(
            "twilio('AC5cfa895a74a59c4cbae01a4ead910941', '1ca6ac935b59512ced612ba0bad2f739')",
            ("AC5cfa895a74a59c4cbae01a4ead910941", "1ca6ac935b59512ced612ba0bad2f739"),
        ),
        Example(
            'static NSString *const kSecret = @"yu3LaoNG5w1Cw96XJxuTVvhYyRh3FPFx";',
            ("yu3LaoNG5w1Cw96XJxuTVvhYyRh3FPFx",),
        ),
        Example(
            "new SendCloud('74017eba3802452dfe66969823073841', 'c06255f3ed0e7fd79d680bc96ef834db')",
            ("74017eba3802452dfe66969823073841", "c06255f3ed0e7fd79d680bc96ef834db"),
            "vendor: Sendcloud",
        ),
        Example("mailboxlayer access 16cf1e4c389b42d29e4c1f7f44d4f3ec", ("16cf1e4c389b42d29e4c1f7f44d4f3ec",)),
        Example(
            "curl -H 'Authorization: Bearer 38bb7b318cc6898c80317decb34525844bc9db55' x",
            ("38bb7b318cc6898c80317decb34525844bc9db55",),
        ),
    ),
    misses=(
        "pkg/tests/test_clip.py,sha256=k_6Lfjzz43kShvuGMOfhVN5UeSmEruUk2cbYx8HPtOo,1937",
        '<input type="hidden" name="_token" value="TA54Gn4ntcI9nTTmsvErbGl6QCZ1iZk4103ILGja">',
        "Authorization: Basic dXNlcm5hbWU6cGFzc3dvcmQ=",
        "srcToken: '0xB07dd4c1F5e83A9921B7c0De45A6f1093bC2d87E', // the session token is public (GHSA-7q4m-x2rv-9k3w)",
        '"nextSyncToken": "CPDAlvWDx70CEPDAlvWDx70CGAU=", Sec-WebSocket-Key: iN397/HZgxqHkoHCngRhtyoB',
        "Release GPG key: 9554F04D7259F04124DE6B476D5A82AC7E37093B",
        "gpg --recv-keys 42B5F44668414F5E755FBF28B4515E5EBF5DB37B",
        "api_key = os.environ['SHOP_API_KEY_PRODUCTION']",
        "SHOPIFY_TOKEN=shpat_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "aws_access_key: AKIAIOSFODNN7EXAMPLE",
        '"integrity": "sha512-9Yd1Q2aT8o2kz4mXyq7k1pZ6s3vB0nE5rW8uJcLdFgHiKlMnOpQrStUvWxYzAbCdEf0123456789=="',
        "rubygems_" + "1234567dc42cb40d2c69cbb66e7a9b6c8d7820bb7c09b8e4",
        "AGE-SECRET-KEY-1" + "KZYHJJGJ5DEC3RXGPEUA97WG99HU4Z3Z9ZK69GHAFZWJ08SFVF0QZ3WFSX",
        "https://assets.shop.example/media/video_box.ico-7a388b69018576d24b59331fd60aab0c.png",
        "SCALR_KEY=eyJhbGciOiJIUzI1NiJ9.short.token",
        "commit 5aab40e433037523cc70af7d3894a0fa5aab40e4 adds the token store",
        "Cookie: csrftoken=mX4G2jrOEZMbe25gU8DmiBslTMT1Ei7a",
        '<input name="__RequestVerificationToken" value="CfDJ8hOSgcCXVph0SIXHQUqSP8e8C1nS3aBQwmnjF">',
        '<div class="g-recaptcha" data-sitekey="6LmQCoD1yJS3LVw8nu6WgD1zqppWuQmo7yAW1EPI"></div>',
        "restore-keys: linux-node-d187786b94c9bf050c8ba364425fb6f2638ede7551e450da5b673315be6ab012",
        "sk_test_" + "4eC39HqLyjWDarjtT1zdp7dc",
        "<meta name=csrf-token content=Mj2qykJO5rELyHgezQ69nzUX0i3OH67V7V4eUrLfpuy>",
        "checksum EAAC9E21F1F90413E16D08A3BF3D9DA9EAAC9E21F1F90413E16D08A3BF3D9DA9EAAC9E21F1F90413E16D08A3BF3D9DA9",
        "The key to good service is answering within 24 hours, says our secretary.",
        "gnutls_pkcs11_copy_secret_key, gnutls_pkcs11_copy_x509_privkey2",
        "  * Add Simon Josefsson's key B1D2BD1375BECB784CF4F8C4D73CF638C53C06BE",
        "- RR Type OPENPGPKEY support (draft-ietf-dane-openpgpkey-07).",
        "github.com/ThomasDickey/old-xterm/blob/d448c6d7373c3bc3df4c75e815baa1e645462893/charproc.c#L1048",
        '<input type="hidden" name="authenticity_token" value="8uX6O9fV7E/warBRwrOHEhpbeldXe5+CWpHx38UCiaM95myduN4s7bKbX">',
        '"nextPageToken": "9MeHOYfeMDjWQQqBMZURxvmZ4ysluftC66FwYypf"',
        'public static final String PUBLIC_KEY = "q8ZtP2vXw7Lm4KdR9sYb";',
        "publicToken = '9Cnzj4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit'",
    ),
    overlooks="keys without a vendor's sign and with no word such as key or token beside them",
    confuses="hashes, object ids and build numbers that are random too",
    source="https://docs.github.com/en/code-security/reference/secret-security/supported-secret-scanning-patterns",
)
