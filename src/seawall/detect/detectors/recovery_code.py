"""What lets somebody into an account past its password: recovery codes, keys of authenticator apps, wallets' phrases.

None of the three has a sign of its own, so each needs the words it is given with. Recovery codes are at least four pieces
of one shape in a row; an authenticator's key is base32 in groups of four; a wallet's phrase is twelve to twenty-four
words of three to eight letters, among them none of those that sentences are made of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from seawall.detect import late_re as re
from seawall.detect.detector import Detector, Example, Judgement, Page
from seawall.detect.secrets import word_share
from seawall.detect.seen_once import SeenOnce
from seawall.model.words import Category, Confidence

reach_chars = 160
"""How far behind its words such a secret may begin."""
codes_min = 4
codes_max = 32
_block_chars = 1_200
_anchors_few, _ahead_chars = 8, 256
"""With more anchors than that, their words are looked for so far ahead: the next anchor is near."""

_codes_said = re.compile(
    r"(?:recovery|backup|back-up|scratch|emergency|rescue|one[- ]time)[- ]?(?:access )?codes?\b|(?:wiederherstellungs|backup-?|ersatz|notfall)codes?\b|"
    r"codes? de (?:r[eé]cup[eé]ration|secours|sauvegarde)|c[oó]digos? de (?:recuperaci[oó]n|respaldo|seguridad|recupera[cç][aã]o|backup)|"
    r"codici (?:di )?(?:backup|recupero|emergenza)|(?:herstel|back-?up)codes?\b|kody zapasowe|резервны[ех] код|备用验证码|恢复代码|バックアップ ?コード",
    re.IGNORECASE,
)
_key_said = re.compile(
    r"authenticat(?:or|ion)|set-?up key|two[- ]?factor|2-?fa\b|\bmfa\b|\bt?otp\b|can.?t scan|manual entry|authentifizierung|einrichtungsschl|double authentification|"
    r"dos (?:pasos|factores)|due fattori|tweestaps|verificatie",
    re.IGNORECASE,
)
_phrase_said = re.compile(
    r"(?:seed|recovery|mnemonic|secret|backup|wallet)[- ](?:recovery[- ])?(?:phrase|words|seed)|\bmnemonic\b|wiederherstellungsphrase|frase (?:semilla|de recuperaci[oó]n|seme)|"
    r"phrase de r[eé]cup[eé]ration|herstelzin|助记词|シードフレーズ",
    re.IGNORECASE,
)
_between = r"[\s,;|•*·\-\[\]()☐□_`\"']{1,12}(?:\d{1,2}[.):]\s{0,3})?"
_code = re.compile(r"[0-9A-Za-z]{3,6}(?:[- ][0-9A-Za-z]{3,6}){1,3}|[0-9A-Za-z]{8,12}")
_gap = re.compile(_between)
_code_begins = re.compile(r"(?:^|(?<=[\s:,;|•*·\[\]()☐□`\"'-]))(?=[0-9A-Za-z]{3,12})")
_key = re.compile(
    r"(?<![0-9A-Za-z])(?:[a-z2-7]{4}(?:[ -][a-z2-7]{4}){3,12}|[A-Z2-7]{4}(?:[ -][A-Z2-7]{4}){3,12}|[A-Z2-7]{16}(?:[A-Z2-7]{8}){0,6})(?![0-9A-Za-z=])"
)
_app_said = re.compile(
    r"app(?:lication)?[- ]?(?:specific )?(?:passw|passco|kennw)|app-passw|mot de passe d.application|contrase[ñn]a de aplicaci|senha de app|"
    r"password per le app|wachtwoord voor de app|(?:passwor[dt]|passwd|pass|pwd|kennwort|senha|contrase[ñn]a|mot de passe)[\"']?[ ]{0,2}[:=]",
    re.IGNORECASE,
)
_app_password = re.compile(
    r"(?<![0-9A-Za-z])[a-z]{4}(?P<gap>[ -])[a-z]{4}(?P=gap)[a-z]{4}(?P=gap)[a-z]{4}(?![0-9A-Za-z-])"
)
"""Four groups of four letters: what Google and Apple let a mail program sign in with, past the second factor."""
_words = re.compile(r"(?:\d{1,2}[.):]?[ ]{0,2})?([a-z]{3,8})(?![0-9A-Za-z'’-])")
_phrase_gap = re.compile(r"[ \t]{0,4}[,\n\r]{0,2}[ \t]{0,4}")
_phrase_begins = re.compile(r"(?:(?<=[:\n\"'`(> ])|^)(?=(?:\d{1,2}[.):]?[ ]{0,2})?[a-z]{3,8}[ ,\n])")
_stop_words = (
    "the and for are was were has had not but with from our their his her its who into than also been could should would "
    "have does did being these those may might shall"
)
_sentences = frozenset(_stop_words.split())
"""Words of sentences, none of which is in the word list wallets use (BIP 39)."""
_sizes = frozenset((12, 15, 18, 21, 24))


def _sweep(page: Page) -> Iterator[Judgement]:
    done, text = 0, page.text
    ahead = _ahead_chars if len(page.anchors) > _anchors_few else 0
    codes, keys, phrases, apps = (
        SeenOnce(said, text, ahead) for said in (_codes_said, _key_said, _phrase_said, _app_said)
    )
    phrase_at = cache(lambda start: _phrase_at(text, start))
    for anchor in page.anchors:
        if anchor < done:
            continue
        close, before, end = max(done, anchor - 48), max(done, anchor - 180), anchor + 1  # an s may follow
        judgement = (
            (_codes(text, anchor) if codes.within(close, end) else None)
            or (_authenticator(text, anchor) if keys.within(before, end) else None)
            or (_phrase(text, anchor, phrase_at) if phrases.within(close, end) else None)
            or (_of_an_app(text, anchor) if apps.within(before, end) else None)
        )
        if judgement is not None:
            done = judgement.end
            yield judgement


def _codes(text: str, anchor: int) -> Judgement | None:
    """At least four pieces of one shape, one behind the other."""
    for begin in _code_begins.finditer(text, anchor, anchor + reach_chars):
        first = _code.match(text, begin.end())
        if first is None or not any(c.isdigit() for c in first.group()):
            continue
        shape, end, count, counted = _shape(first.group()), first.end(), 1, sum(c.isdigit() for c in first.group())
        while count < codes_max and end < anchor + _block_chars:
            gap = _gap.match(text, end)
            after = _code.match(text, gap.end()) if gap is not None else None
            if after is None or _shape(after.group()) != shape:
                break
            end, count, counted = after.end(), count + 1, counted + sum(c.isdigit() for c in after.group())
        if count >= codes_min and counted >= count and len(set(text[begin.end() : end])) > 8:
            reasons = ("recovery codes", f"codes: {count}")
            return Judgement(start=begin.end(), end=end, confidence=Confidence.LIKELY, reasons=reasons, weight=3)
    return None


def _shape(code: str) -> tuple[int, ...]:
    return tuple(map(len, re.split("[- ]", code)))


def _authenticator(text: str, anchor: int) -> Judgement | None:
    """Base32 in groups of four, at least sixteen characters, with a digit, as nearly every key has. The anchor stands
    behind the second group."""
    for match in _key.finditer(text, max(0, anchor - 16), anchor + reach_chars):
        value = match.group()
        if any(c in "234567" for c in value) and word_share(value) < 0.6:
            reasons = ("key of an authenticator app",)
            return Judgement(
                start=match.start(), end=match.end(), confidence=Confidence.LIKELY, reasons=reasons, weight=3
            )
    return None


def _of_an_app(text: str, anchor: int) -> Judgement | None:
    """Four groups of four letters that follow one another as in no word."""
    for match in _app_password.finditer(text, max(0, anchor - 12), anchor + reach_chars):
        if word_share(match.group()) < 0.6 and len(set(match.group())) > 8:
            reasons = ("password of an app",)
            return Judgement(
                start=match.start(), end=match.end(), confidence=Confidence.LIKELY, reasons=reasons, weight=3
            )
    return None


def _phrase(text: str, anchor: int, at: Callable[[int], tuple[int, int, bool]]) -> Judgement | None:
    """As many words as wallets give, and then no other."""
    for begin in _phrase_begins.finditer(text, anchor, anchor + reach_chars):
        start = begin.end()
        count, end, alone = at(start)
        if count in _sizes and alone:
            reasons = ("phrase of a wallet", f"words: {count}")
            return Judgement(start=start, end=end, confidence=Confidence.LIKELY, reasons=reasons, weight=3)
        if count >= min(_sizes):
            return None
    return None


def _phrase_at(text: str, start: int) -> tuple[int, int, bool]:
    """How many words a wallet may give begin here, where the last of them ends, and whether no other follows: none of
    theirs has a capital, and an empty line ends what has none between its words."""
    count, place, end, apart = 0, start, start, False
    while count <= max(_sizes) and (word := _words.match(text, place)) is not None and word.group(1) not in _sentences:
        count, end = count + 1, word.end()
        gap = _phrase_gap.match(text, end)
        place = gap.end() if gap is not None else end
        if place == end:
            break
        wide = text.count("\n", end, place) > 1
        if wide and not apart and count > 1:
            return count, end, True
        apart = wide
    return count, end, not text[place : place + 1].isalpha() or text[place].isupper()


DETECTOR = Detector(
    category=Category.CREDENTIALS,
    gate=(
        r"(?:recovery|backup|back-up|scratch|emergency|rescue|one[- ]time|wiederherstellungs|ersatz|notfall|herstel)[- ]{0,1}(?:access ){0,1}codes{0,1}",
        r"codes{0,1} de (?:r|secours|sauvegarde)",
        r"c[^ ]{1,2}digos{0,1} de (?:rec|resp|seg|back)",
        r"codici (?:di ){0,1}(?:backup|recupero|emergenza)",
        r"kody zapasowe",
        r"(?:authenticator|setup key|set-up key|two[- ]{0,1}factor|2fa|totp|otp|scan|manual entry|einrichtungsschl[^ ]{1,2}ssel)[^\n]{1,120}[ :\n\"'>(][a-z2-7]{4}[ -][a-z2-7]{4}[ -]",
        r"(?:authenticator|set-{0,1}up key|two[- ]{0,1}factor|2fa|mfa|totp|otp|einrichtungsschl[^ ]{1,2}ssel)[^\n]{1,80}[ :=\n\"'>(][a-z2-7]{16}",
        r"app(?:lication){0,1}[ '-]{0,1}(?:specific ){0,1}(?:pass|kennw)[^\n]{2,60}[ :\n\"'>(][a-z]{4}[ -][a-z]{4}[ -]",
        r"(?:passwor[dt]|passwd|pass|pwd|kennwort|senha|contrase[^ ]{1,2}a|mot de passe)[\"']{0,1}[ ]{0,2}[:=][ ]{0,2}[\"']{0,1}[a-z]{4}[ -][a-z]{4}[ -]",
        r"(?:d[^ ]{1,3}application|de aplicaci[^ ]{1,2}n|de app|per le app|voor de app)[^\n]{1,60}[ :\n\"'>(][a-z]{4}[ -][a-z]{4}[ -]",
        r"(?:seed|recovery|mnemonic|secret|backup|wallet)[- ](?:recovery[- ]){0,1}(?:phrase|words|seed)",
        r"mnemonic",
        r"wiederherstellungsphrase",
        r"frase (?:semilla|de recuperaci|seme)",
        r"herstelzin",
    ),
    sweep=_sweep,
    order=12,
    hits=(
        Example(
            "Seed phrase: praise you muffin lion enable neck grocery crumble super myself license ghost\n\nthanks again for the help",
            ("praise you muffin lion enable neck grocery crumble super myself license ghost",),
            "words: 12",
        ),
        Example(
            "Your recovery codes:\n1359r-ikrg3\n98827-89jqx\ne8y5r-m8793\nd878s-c4uc8\n",
            ("1359r-ikrg3\n98827-89jqx\ne8y5r-m8793\nd878s-c4uc8",),
            "recovery codes",
        ),
        Example(
            "Google backup codes for ana: 1. 4821 7730  2. 9915 0284  3. 6607 3518  4. 2290 8846",
            ("4821 7730  2. 9915 0284  3. 6607 3518  4. 2290 8846",),
        ),
        Example(
            "Wiederherstellungscodes: k3f9-x2p7, 8dq4-m1zt, w7ra-55cn, h0ys-e6bu",
            ("k3f9-x2p7, 8dq4-m1zt, w7ra-55cn, h0ys-e6bu",),
        ),
        Example(
            "Can't scan it? Enter this setup key in your authenticator app: sqbp kmmr ko6i wi3c",
            ("sqbp kmmr ko6i wi3c",),
            "key of an authenticator app",
        ),
        Example(
            "2FA secret for the seller account: " + "KJ5W4Q2BPZ7NDR3X" + "HT6GYEMC4VLQ2SAO",
            ("KJ5W4Q2BPZ7NDR3X" + "HT6GYEMC4VLQ2SAO",),
            "key of an authenticator app",
        ),
        Example(
            "app password for the shop's mail: qzvr kwhj tbxn gmdp", ("qzvr kwhj tbxn gmdp",), "password of an app"
        ),
        Example("SMTP_PASS=qzvr kwhj tbxn gmdp", ("qzvr kwhj tbxn gmdp",), "password of an app"),
        Example(
            "seed phrase: praise you muffin lion enable neck grocery crumble super myself license ghost",
            ("praise you muffin lion enable neck grocery crumble super myself license ghost",),
            "phrase of a wallet",
        ),
    ),
    misses=(
        "Keep your recovery codes in a safe place: without them nobody can get back into your account.",
        "backup codes are 8 digits long, see error codes 1001, 1002, 1003 and 1004",
        "Your recovery phrase has twelve words; write them down on paper and never show them to anybody else, not even to support.",
        "the two-factor code will then come when they call from here with this",
        "recovery code 404 not found",
        "mnemonic for each opcode: push, pop, call, jump",
        "Use the setup key from the manual. Part A2B3 C4D5 fits.",
        "password: this must have been changed since then",
        "EMAIL_PASS=xxxx xxxx xxxx xxxx",
        "the app password page says what that does when they call from here",
        "2FA is described in RFC6238TOTPALGORITHMS, see also MULTIFACTORAUTHENTICATION2",
        "emergency codes: red, blue, green, yellow, white",
    ),
    overlooks="codes and phrases that no word announces, codes fewer than four",
    confuses="lists of order or voucher codes that somebody calls backup codes",
    source="https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki",
)
