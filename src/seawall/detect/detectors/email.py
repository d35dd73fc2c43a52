"""E-mail addresses, quoted local parts and international ones (``jürgen@bäckerei.example``, ``xn--…``) included.

The author's address in a source file's credit line (``# Author: Ana <ana@…>``), in the head of a change log's entry or
under a commit (``Signed-off-by: …``) is published by its owner and no finding. ``git@host:path`` and ``ssh://deploy@host/``
are no mail addresses at all.
"""

from __future__ import annotations

from seawall.detect import late_re as re
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Pattern, Stuff
from seawall.detect.detectors._shop_words import UNSPACED
from seawall.model.words import Category, Confidence

_CREDIT = re.compile(
    # a comment that speaks of who made it
    r"^[ \t]*(?:#(?![0-9])|//|/?\*|;|--|%|\.\.|!|dnl|\"[ \t]|<!--|\(\*)[^\n]*(?:author|maintain|contribut|written|copyright|\(c\)|©|thanks"
    r"|credit|patch|adapted|based on|port(?:ed)? by|modified|\b(?:19|20)\d\d\b)|^[ \t]*(?:__author__|:?author:|copyright\b|\(c\) |©)"
    # a field of a package or a translation
    r"|^[ \t\"'*]*(?:[a-z-]{0,20}(?:author|maintainer|translator|committer|packager)[a-z_-]{0,8}|language-team|uploaders"
    r"|report-msgid-bugs-to|upstream-contact|changed-by)[\"']?[ \t]*[:=]"
    # a line under a commit
    r"|^[ \t]*(?:signed-off|reviewed|acked|tested|reported|suggested|co-authored|co-developed|helped|original-patch)-by:"
    # an entry's head in the change logs of GNU and Debian
    r"|^[ \t]*(?:19|20)\d\d-\d\d-\d\d[ \t]{2}[^\n<]{2,60}<$|^ -- [^\n<]{2,60}<$"
    # a line of a list of copyrights
    r"|^[ \t]*(?:19|20)\d\d(?:(?:-|,|–) ?(?:(?:19|20)\d\d|\d\d)){0,9},? [^\n<>@]{2,60}<$",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^(?:(?:=head\d|\.SH|#{1,4}) {1,4}\"?(?:Authors?|Maintainers?|Contributors?|AUTHORS?|MAINTAINERS?|CONTRIBUTORS?)|AUTHORS?|MAINTAINERS?"
    r"|CONTRIBUTORS?)(?: (?:AND|and) [A-Za-z]{1,16})?\"?:?[ \t]*$",
    re.MULTILINE,
)
"""A heading under which those who made something are named."""
_heading_reach_chars = 300
_MESSAGE_ID = re.compile(r"^[ \t>]*(?:message-id|in-reply-to|references|content-id|resent-message-id):", re.IGNORECASE)
_COPY_PATH = re.compile(r":(?:~?[0-9A-Za-z_.-]{1,64}/|/|[0-9A-Za-z_.-]{1,64}\.git\b)")
_ADDRESS_OF_URL = re.compile(r"[a-z][a-z0-9+.-]{1,15}://[^\s/@<>?=&#]{0,80}$", re.IGNORECASE)
_REDACTED = re.compile(r"x{3,64}@(?:x{2,24}\.){1,3}x{2,3}$", re.IGNORECASE)
"""What stands for an address in an anonymised example: no letter of one is left."""
_LEADS = ("=", "/", "|", "*")
"""May stand in a local part and never do: what is before them is a name of a field, a path, an element of X12."""
_SEGMENT = re.compile(r"[^@]{0,64}'[A-Z]{3}\+")
"""EDIFACT: the end of a segment and the tag of the next, ``'COM+``."""
_line_chars_max = 200
_local_chars_max = 64
_host_chars_max = 120
_top_chars_max = 24
_ATOMS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&'*+/=?^_`{|}~.-")
_FILE_ENDINGS = frozenset(
    (
        *("png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "ts", "html"),
        *("service", "timer", "socket", "mount", "slice", "scope", "device"),
    )
)
"""No top-level domain among them: pictures of a page, and units of systemd with an instance (``getty@tty1.service``)."""

_tops_text = (
    "com net org de fr es it nl pl pt uk eu ch at be se dk no fi cz ro gr hu ie us ca br mx jp cn kr in au example"
)
_TOPS = frozenset(_tops_text.split())
"""Top-level domains so common that a file called by an address is."""


def _validate(candidate: Candidate) -> Judgement | None:
    name = candidate.pattern.name
    if name == "spelled out":
        return _spelled(candidate)
    text, start, end = candidate.text, candidate.start, candidate.end
    if name == "international":
        start, end = _spread(text, text.find("@", start, end))
        if end == 0 or text[start:end].isascii():
            return None
    elif start and not text[start - 1].isascii() and text[start] != '"':
        start = _left(text, start)
    value = text[start:end]
    local, _, domain = value.rpartition("@")
    stripped = local.lstrip("'*/{|=?&$!#%^~`+-_")
    if not stripped or ".." in local or (local.endswith(".") and not local.startswith('"')):
        return None
    start += len(local) - len(stripped)
    start += max(map(stripped.rfind, _LEADS)) + 1
    segment = _SEGMENT.match(text, start, end) if "'" in stripped else None
    start = segment.end() if segment else start
    start += text[start] == "'"  # email='ana@…'
    host, _, ending = domain.lower().rpartition(".")
    if ending in _FILE_ENDINGS:
        if not (host.count(".") and host.rpartition(".")[2] in _TOPS):
            return None
        end -= len(ending) + 1  # ana@shop.de.png: a picture called after somebody
    if _REDACTED.match(value):
        return None
    if end < len(text) and text[end] == "(":
        return None
    if local == "git" or (text[end : end + 1] == ":" and _COPY_PATH.match(text, end, end + 70)):
        return None
    low = max(0, start - _line_chars_max)
    line = text[max(low, text.rfind("\n", low, start) + 1) : start]
    if _credited(line) or _in_url(text, start):
        return None
    if _speaks_of_makers(candidate) and _under_heading(text, start):
        return None
    # No word nearby makes it surer, so nobody listens for one.
    return candidate.accept("address form", confidence=Confidence.VERY_LIKELY, start=start, end=end, weight=1)


def _left(text: str, start: int) -> int:
    """Where a local part begins that goes on with letters beyond ASCII: of scripts with spaces, for in others an address
    follows a sentence right away."""
    low = max(0, start - _local_chars_max)
    while start > low and (text[start - 1] in _ATOMS or (text[start - 1].isalpha() and _spaced(text[start - 1]))):
        start -= 1
    return start


def _spaced(character: str) -> bool:
    return not character.isascii() and not UNSPACED.match(character)


def _spread(text: str, at: int) -> tuple[int, int]:
    """Where an address with letters beyond ASCII round its ``@`` begins and ends; an end of 0 where it is none."""
    end, high = at + 1, min(len(text), at + _host_chars_max)
    while end < high and (text[end].isalnum() or text[end] in ".-"):
        end += 1
    while text[end - 1] in ".-":
        end -= 1
    dot = text.rfind(".", at, end)
    if dot < at + 2 or text.find("..", at, end) >= 0 or text[at + 1] in ".-":
        return at, 0
    top = dot + 1
    if text[top].isascii():
        while top < end and text[top].isascii() and text[top].isalpha():
            top += 1
        end = top
    if not 2 <= end - dot - 1 <= _top_chars_max or not text[dot + 1 : end].isalpha():
        return at, 0
    if text[at - 1].isascii() or _spaced(text[at - 1]):
        return _left(text, at), end
    start, low = at, max(0, at - _local_chars_max)
    while start > low and text[start - 1].isalnum():
        start -= 1
    return start, end


def _credited(line: str) -> bool:
    """Whether the line's beginning says that the address is a credit, or no address."""
    head = line.lstrip(" \t")
    if head[:1].isalpha() and ":" not in head and "=" not in head and head[:3].lower() not in ("dnl", "cop"):
        return False  # plain words, which none of these begins with
    return bool(_CREDIT.match(line) or _MESSAGE_ID.match(line))


def _in_url(text: str, start: int) -> bool:
    low = max(0, start - 98)
    return text.find("://", low, start) >= 0 and _ADDRESS_OF_URL.search(text[low:start]) is not None


def _speaks_of_makers(candidate: Candidate) -> bool:
    """Whether a heading like those may be anywhere in the text: looked for once, not once an address."""
    memory = candidate.memory
    told: bool | None = memory.get("makers")
    if told is None:
        lowered = candidate.text.lower()
        told = memory["makers"] = any(maker in lowered for maker in _makers)
    return told


_makers = ("author", "maintainer", "contributor")


def _under_heading(text: str, start: int) -> bool:
    before = text[max(0, start - _heading_reach_chars) : start]
    lowered = before.lower()
    return any(maker in lowered for maker in _makers) and _HEADING.search(before) is not None


def _spelled(candidate: Candidate) -> Judgement | None:
    """``ana (at) shop (dot) example``; with bare words only next to a word for e-mail."""
    value = candidate.value
    bracketed = any(mark in value for mark in "[({")
    shouted = " AT " in value and " DOT " in value and not value.isupper()
    if not bracketed and not shouted and candidate.context() is None:
        return None
    return candidate.accept("address spelled out", confidence=Confidence.LIKELY)


# RFC 5321's atom, at most 64 characters, and a host of letter-digit-hyphen labels ending in letters or ``xn--…``.
_ATOM = r"[0-9A-Za-z!#$%&'*+/=?^_`{|}~.-]{1,64}"
_HOST = r"(?:[0-9A-Za-z][0-9A-Za-z-]{0,62}\.){1,8}(?:[A-Za-z]{2,24}|xn--[0-9A-Za-z-]{2,59})\b"

DETECTOR = Detector(
    stuff=Stuff.SOLID,
    category=Category.CUSTOMER_PII,
    patterns=(
        Pattern(
            regex=_ATOM + "@" + _HOST, gate=r"[^ \t\n]@[0-9A-Za-z]", gate_lead=66, confidence=Confidence.VERY_LIKELY
        ),
        Pattern(
            regex=r'"[^"\n@]{1,62}"@' + _HOST, gate=r'"@[0-9A-Za-z]', gate_lead=66, confidence=Confidence.VERY_LIKELY
        ),
        Pattern(
            regex=r"[^\x00-\x20\"(),:;<>@\[\x5c\]]{1,64}@(?:[^\x00-\x2c\x2e\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]{1,63}\.){1,8}"
            r"[^\x00-\x40\x5b-\x60\x7b-\x7f]{2,24}",
            gate=r"(?:[^\x00-\x3e\x40-\x7f]@[^\x00-\x2f\x3a-\x3e\x40\x5b-\x60\x7b-\x7f]|@[0-9A-Za-z.-]{0,40}[^\x00-\x3e\x40-\x7f])",
            gate_lead=106,
            name="international",
            confidence=Confidence.VERY_LIKELY,
        ),
        Pattern(
            regex=_ATOM + r"@\[\d{1,3}(?:\.\d{1,3}){3}\]",
            gate=r"[^ \t\n]@\[\d",
            gate_lead=67,
            confidence=Confidence.VERY_LIKELY,
        ),
        Pattern(
            regex=r"[0-9A-Za-z._%+-]{1,64}[ ]?(?:\[at\]|\(at\)|\{at\}| at )[ ]?[0-9A-Za-z-]{1,63}(?:[ ]?(?:\[dot\]|\(dot\)"
            r"|\{dot\}| dot )[ ]?[0-9A-Za-z-]{2,63}){1,3}\b",
            gate=r"[\[\( \{]dot[\]\) \}][ ]?[a-z]",
            caseless=True,
            name="spelled out",
            confidence=Confidence.LIKELY,
        ),
    ),
    context=Context(positive=("email", "e-mail", "mail", "mailto", "contact", "correo", "courriel")),
    validate=_validate,
    hits=(
        Example("CTA+OC+:Petra Vogelsang'COM+p.vogelsang@lampenhaus.example:EM'", ("p.vogelsang@lampenhaus.example",)),
        Example("PER*BD*M OYELARAN*TE*15125550143*EM*m.oyelaran@mailbox.example~", ("m.oyelaran@mailbox.example",)),
        Example("Write to ana.silva@shop.example today", ("ana.silva@shop.example",)),
        Example("scans/ana@shop.example.png", ("ana@shop.example",)),
        Example("<jose+news@mail.shop.example>,", ("jose+news@mail.shop.example",)),
        Example("user@xn--80ak6aa92e.com", ("user@xn--80ak6aa92e.com",)),
        Example("mailto=kim@shop.example&x=1", ("kim@shop.example",)),
        Example("SET email='kofi@shop.example' WHERE", ("kofi@shop.example",)),
        Example('"ana silva"@shop.example', ('"ana silva"@shop.example',)),
        Example("reach me: ana (at) shop (dot) example", ("ana (at) shop (dot) example",)),
        Example("test@example.com", ("test@example.com",)),
        Example(
            "jürgen@müller-bäckerei.example, søren.ågård@butik.example",
            ("jürgen@müller-bäckerei.example", "søren.ågård@butik.example"),
        ),
        Example("почта@пример.рф или 用户@例子.广告", ("почта@пример.рф", "用户@例子.广告")),
        Example("请发邮件到li@shop.example，谢谢", ("li@shop.example",)),
        Example("Write to ana AT shop DOT example", ("ana AT shop DOT example",)),
        Example("ana.lima@[192.0.2.17] bounced", ("ana.lima@[192.0.2.17]",)),
        Example("Mail to xxena@xx.example", ("xxena@xx.example",)),
        Example("Thanks\nAna Silva\nana@shop.example", ("ana@shop.example",)),
        Example("Mail ana@shop.example: she knows", ("ana@shop.example",)),
        Example("https://shop.example/?mail=ana@shop.example", ("ana@shop.example",)),
    ),
    misses=(
        "@media (min-width: 40em)",
        "user@localhost",
        "logo@2x.png",
        "vue@next.min.js, app@1.2.3.js, getty@tty1.service",
        "name = J. D., e-mail = xxxx@xxxx.xx",
        "# Author: Ana Silva <ana@shop.example>",
        "meet me at noon dot com",
        "É@2x.png",
        "größe@ärmel",
        "Ωmega@… und so weiter",
        "pip install x@git",
        "Message-ID: <54574397.4060000@shop.example>",
        "git clone git@github.com:shop/mirror.git",
        "scp deploy@build.shop.example:releases/today.tgz .",
        "rsync over ssh://deploy@build.shop.example/srv",
        "2022-04-07  Ana Silva  <ana@shop.example>",
        " -- Ana Silva <ana@shop.example>  Sat, 13 Mar 2021 23:28:10 +0100",
        "    Signed-off-by: Ana Silva <ana@shop.example>",
        "Upstream-Contact: Ana Silva <ana@shop.example>",
        " 2004, 2007-2009 Ana Silva <ana@shop.example>",
        '"Last-Translator: Ana Silva <ana@shop.example>\\n"',
        "=head1 AUTHORS\n\nAna Silva <ana@shop.example>\n",
    ),
    overlooks="addresses written without any mark for the @",
    confuses="published role addresses, which allow lists take out",
    source="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2",
)
