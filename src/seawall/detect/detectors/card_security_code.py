"""Card security codes (CVV, CVC, CID). Storing or sending them is never allowed
(PCI DSS 3.3), so the words that name them are enough evidence for three or four digits."""

from __future__ import annotations

from seawall.detect import late_re as re
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Pattern, Stuff, words
from seawall.detect.detectors._national_checks import luhn
from seawall.model.words import Category, Confidence

_NAMES = (
    r"(?:cvv2?|cvc2?|cvn2?|csc|cid|cav2?|card ?(?:verification|security) ?(?:code|value|number|no\.?)|security ?code|sec\.? ?code|back ?code|card ?code|pr[^ ]{1,2}fz\.?|c[^ ]{1,2}d\.? seg\.?"
    r"|verification ?(?:value|code)|(?:karten)?pr(?:ü|ue)f(?:ziffer|nummer|code)|crypto(?:gramme)?(?: visuel)?"
    r"|sicherheits(?:code|nummer)(?: der (?:kredit)?karte)?|(?:three|3|four|4) digits on the (?:back|front)(?: of (?:the|my|her|his) card)?"
    r"|code de s(?:é|e)curit(?:é|e)|kod cvv|kontrollkod|s(?:ä|ae)kerhetskod|sikkerhetskode|sikkerhedskode|kontrolcifre|kontrollsiffer"
    r"|c(?:ó|o)digo (?:de )?seg[a-z]{0,8}(?:[^ a-z]a|[^ a-z])?(?: do cart(?:ã|a)o)?|codice di sicurezza|beveiligingscode|veiligheidscode"
    r"|(?:3|4|three|four)[ -]digit(?: (?:security )?code)?|(?:last )?(?:3|three) (?:digits )?on (?:the )?back|code (?:on|from) the back"
    r"|(?:les )?(?:3|trois) chiffres (?:au|du) dos|code [^ ] (?:3|trois) chiffres|(?:die )?(?:3|drei) (?:ziffern|zahlen) (?:hinten|auf der r(?:ü|ue)ckseite)"
    r"|(?:3|tres) d(?:í|i)gitos (?:del reverso|de atr(?:á|a)s|de detr(?:á|a)s)|(?:3|tr(?:ê|e)s) (?:d(?:í|i)gitos|n(?:ú|u)meros) (?:do verso|atr(?:á|a)s)"
    r"|tre cifre (?:sul|del) retro|(?:3|drie) cijfers achterop|kod bezpiecze(?:ń|n)stwa|trzy cyfry z ty(?:ł|l)u|bezpe(?:č|c)nostn(?:í|i) k(?:ó|o)d"
    r"|kontroln(?:í|i) k(?:ó|o)d|biztons(?:á|a)gi k(?:ó|o)d|cod(?:ul)? de securitate|g(?:ü|ue)venlik kodu|turvakoodi|tarkistusnumero|kode keamanan"
    r"|m(?:ã|a) b(?:ả|a)o m(?:ậ|a)t|c(?:o|[^\x00-\x7f])d)"
)
_NAMES = _NAMES.replace("(?:ü|ue)", "[^ ]{1,2}").replace("(?:ä|ae)", "[^ ]{1,2}").replace(" ?", "[ _-]?")
for _marked in ("ó|o", "ã|a", "é|e", "á|a", "ê|e", "ú|u", "í|i", "ń|n", "ł|l", "č|c", "ả|a", "ậ|a"):
    _NAMES = _NAMES.replace(f"(?:{_marked})", "[^ ]{1,2}")
_IBERIAN = frozenset(words("tarjeta, cartão, cartao, validade, val, vence, venc, vto, caducidad"))
"""Beside these a bare *cod* is a card's, not cash on delivery."""
_TOLD = re.compile(
    r"(?:セキュリティー?(?:コード|番号)|裏面?の?(?:[3３三]桁|数字)|安全[码碼]|校[验驗][码碼]|(?:卡|背)(?:片)?(?:背|后|後)?[面的]?(?:三位|三码|三碼|末三[码碼])|末三[码碼]"
    r"|보안\s?코드|유효성\s?코드|뒷면\s?(?:숫자\s?)?(?:세\s?자리|3자리)|код (?:безопасности|безпеки|на обороте)|проверочный код|(?:три|3) цифры (?:с обратной стороны|на обороте|сзади)"
    r"|(?:три|3) цифри (?:на звороті|ззаду)|код за сигурност|κωδικ(?:ός|ό) ασφαλείας|(?:τρία|3) ψηφία (?:πίσω|στο πίσω μέρος)|رمز (?:الأمان|الامان|التحقق)|الرقم السري"
    r"|ثلاثة أرقام خلف|קוד (?:אבטחה|ביטחון)|(?:שלוש|3) (?:ה?ספרות) (?:ב?גב|מאחור)[^0-9\n]{0,8}|सीवीवी|रहस्य कोड|सुरक्षा कोड|รหัสความปลอดภัย|เลข(?:หลัง|ท้าย)บัตร|เลข(?: ?3 ?ตัว)?หลังบัตร"
    r"|کد امنیتی)[^0-9A-Za-z]{0,6}$",
    re.IGNORECASE,
)
_told_chars = 40
_CARD_BEFORE = re.compile(r"(?<![0-9])[0-9](?:[ -]?[0-9]){11,18}$")
_NO_DIGIT = re.compile(r"[^0-9]")
_TAIL = re.compile(r"[^0-9A-Za-z]*$")
_STOP = re.compile(r"(?<!\.)\.\s")
_line_chars = 80


def _apart(text: str, begin: int, start: int, end: int) -> bool:
    """Whether a sentence ends between the name and the figures, or the figures begin a line of their own with more in it."""
    tail = _TAIL.search(text[begin:start])
    between = tail.group() if tail is not None else ""
    if _STOP.search(between):
        return True
    below = "\n" in between
    if below and any(c.isalnum() for c in text[end : end + _line_chars].partition("\n")[0]):
        return True
    return (below or "," in between) and end - start == 4 and text[start : start + 2] in ("19", "20")


def _validate(candidate: Candidate) -> Judgement | None:
    text = candidate.text
    after = text[candidate.end : candidate.end + 2]
    if after[:1] in (".", "-", ":", "/", "%") and after[1:2].isalnum():
        return None
    if candidate.pattern.name == "row":
        number = _CARD_BEFORE.search(text[max(0, candidate.match_start - 24) : candidate.match_start])
        return candidate.accept(weight=2) if number is not None and luhn(_NO_DIGIT.sub("", number.group())) else None
    if candidate.pattern.name != "before" and _apart(text, candidate.match_start, candidate.start, candidate.end):
        return None
    if candidate.pattern.name == "told":
        told = _TOLD.search(text[max(0, candidate.start - _told_chars) : candidate.start])
        return candidate.accept("named as a security code", weight=2) if told else None
    which = 1 if candidate.pattern.name == "before" else 0
    name = (candidate.groups()[which] or "").lower().replace("_", " ").replace("-", " ")
    if name in ("cod", "cód") and not _IBERIAN.intersection(candidate.nearby()):
        return None
    if name == "cid" and text[candidate.match_start] == "_":
        return None  # a client's id in an address of a page
    if (
        not name.startswith(("cvv", "cvc", "cvn", "card", "cryptog", "kartenp", "three digits", "3 digits"))
        and candidate.context() is None
    ):
        return None
    return candidate.accept(f"named: {name}", confidence=Confidence.VERY_LIKELY, weight=2)


DETECTOR = Detector(
    stuff=Stuff.NUMBER,
    category=Category.PAYMENT_DATA,
    patterns=(
        Pattern(
            regex=r"(?:\b|_|\bcard)("
            + _NAMES
            + r")[\"']?(?:[ _]?(?:code|number|no\.?|is|are|was|ist|lautet|est|es|[^ 0-9]|of|on the back))?"
            r"[^0-9A-Za-z\n]{0,12}(?:\n[^0-9A-Za-z\n]{0,6}){0,2}(\d{3,4})\b",
            caseless=True,
            group=2,
            confidence=Confidence.LIKELY,
        ),
        Pattern(
            regex=r"[|:;,](?:0[1-9]|1[0-2])[|/:;,-]?(?:20)?[2-4]\d[|:;,](\d{3,4})\b",
            group=1,
            name="row",
            confidence=Confidence.LIKELY,
            reasons=("behind a card and its month",),
        ),
        Pattern(
            regex=r"\b(\d{3,4})[ \t]{0,2}[(\[]?[ \t]?(cvv2?|cvc2?|csc)\b",
            caseless=True,
            group=1,
            name="before",
            confidence=Confidence.LIKELY,
        ),
        Pattern(
            regex=r"[^\x00-\x7f][^0-9A-Za-z]{0,6}(\d{3,4})\b",
            gate=r"[^\x00-\x3e\x40-\x7f][^0-9A-Za-z]{0,6}\d{3,4}\b",
            group=1,
            name="told",
            confidence=Confidence.LIKELY,
            context_required=True,
        ),
    ),
    context=Context(
        positive=words(
            "card, credit card, visa, mastercard, amex, payment, exp, expiry, expires, cvv, cvc, carte, "
            "tarjeta, karte, kreditkarte, carta, cartão, cartao, kaart, karty, karta, kártya, card number, card no, cc, val, validade, vence, venc, "
            "vto, caducidad, gültig bis, expire, valable, scadenza, scad, geldig tot, kk-nr, kartennummer, kaartnummer, kortnummer, kortnr, kortti, kortin, kort, kartu, kártyaszám, kartnummer, kart, kartı, kart numarası, カード, カード番号, 有効期限, 信用卡, 卡号, 卡號, 有效期, 카드, 카드번호, "
            "유효기간, карта, карты, картой, карте, картка, картки, κάρτα, κάρτας, بطاقة, البطاقة, כרטיס, כרטיס אשראי, कार्ड, บัตร, บัตรเครดิต, หมายเลขบัตร, thẻ, کارت"
        ),
        before=120,
        after=40,
    ),
    validate=_validate,
    hits=(
        Example("CVV: 123", ("123",)),
        Example("4111111111111111 exp 12/27 cvc 456", ("456",)),
        Example("card security code is 9876", ("9876",)),
        Example('{"cvv": "321"}', ("321",)),
        Example("card 4111 1111 1111 1111, 12/27, 123 (CVV)", ("123",)),
        Example("my visa, security code 737", ("737",)),
        Example("amex 3782 822463 10005 exp 11/27 cid 1234", ("1234",)),
        Example("her card, the three digits on the back are 482", ("482",)),
        Example("Sicherheitscode der Karte lautet 771", ("771",)),
        Example("cc_number=4111111111111111&cc_exp=0829&cc_cvc=417&n=1", ("417",)),
        Example("Ma carte 4111 1111 1111 1111 valable 09/28, crypto 284", ("284",)),
        Example("cartão 4111 1111 1111 1111 val 09/30 cod 318", ("318",)),
        Example(
            "カード番号 4111 1111 1111 1111 有効期限 11/29 セキュリティコード 507", ("507",), "named as a security code"
        ),
        Example("карта 4111 1111 1111 1111, код безопасности: 219", ("219",)),
        Example("CVV: `482`", ("482",)),
        Example("card 4111 1111 1111 1111\nCVV:\n482\n", ("482",)),
        Example("4111111111111111|09|27|482", ("482",), "behind a card and its month"),
        Example("カード番号 4111 1111 1111 1111、セキュリティコード：「507」", ("507",)),
    ),
    misses=(
        "The CVV is the three digits on the back of your card.",
        "cvc 2024-01-01",
        "Your verification code is 4821",
        "cid=1234",
        "section 123 CSC",
        "payment by card or COD 120 EUR",
        "utm_cid=1234 card",
        "カード 507 枚",
        "Enter the CVV. 2024 was a good year",
        "card, CVV\n482 people paid",
        "12:09:27:482|09|27|482",
    ),
    overlooks="three digits without a word for them",
    confuses="discount and gate codes called codes of a card",
    source="https://www.pcisecuritystandards.org/document_library/",
)
