"""Card expiry dates: a month and a year under a name for it, or behind a card's last digits, where cards are spoken of.
Alone they say nothing; beside a card number they are what a thief needs next."""

from __future__ import annotations

from seawall.detect import late_re as re
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Pattern, Stuff, words
from seawall.model.words import Category, Confidence

_NAMES = (
    r"(?:exp(?:\.|iry|ires|ired|iration|ira)?(?:[ _]?(?:date|on|in))?|valid(?:[ _](?:thru|through|until|till|to))?|good[ _]thru|thru|g[^ ]{1,2}lt(?:ig(?: bis)?|\.)"
    r"|ablauf(?:datum)?|abl\.|verfallsdatum|vence|venc\.?|vencimiento|vto\.?|caduca(?: en)?|cad\.?|caducidad|expire(?: le| fin)?|date d[^ ]expiration|scade(?:nza)?|scad\.?"
    r"|validade|val\.?|valable(?: jusqu[^ ]au)?|vervalt|vervaldatum|geldig(?: tot)?|wa[^ ]na do|plat[^ ]{1,2}(?:nost)?(?: do)?|lej[^ ]rat|skt|son kullanma|voimassa"
    r"|gyldig til|utg[^ ]r|giltigt? till|berlaku sampai|expir[^ ]|udl[^ ]{1,2}ber|utl[^ ]{1,2}per|udl[^ ]{1,2}bsdato|utl[^ ]{1,2}psdato)"
)
_MONTH = r"(?:0[1-9]|1[0-2])[ ]?[/-][ ]?(?:20)?[2-4]\d"
_NAMED_MONTH = r"(?:0?[1-9]|1[0-2])[ ]?[/-][ ]?(?:20)?[2-4]\d|(?:0[1-9]|1[0-2])\.(?:20)?[2-4]\d"
_TOLD = re.compile(
    r"(?:有効期限|期限|有效期(?:限|至)?|到期日?|유효\s?기간|유효기한|만료일?|срок(?: действия)?|действительна до|действует до|годна до|термін дії|дійсна до|валидна до"
    r"|ισχύει έως|λήξη|λήγει|تاريخ الانتهاء|صالحة حتى|الصلاحية|תוקף|वैधता|समाप्ति|หมดอายุ|วันหมดอายุ|hết hạn|انقضا)[^0-9\n]{0,6}$",
    re.IGNORECASE,
)
_told_chars = 32


def _validate(candidate: Candidate) -> Judgement | None:
    after = candidate.text[candidate.end : candidate.end + 2]
    if candidate.against() is not None or (after[:1] in ("/", "-", ".") and after[1:].isdigit()):
        return None  # another's, or a date of three parts
    if candidate.pattern.name == "told" and not _TOLD.search(
        candidate.text[max(0, candidate.start - _told_chars) : candidate.start]
    ):
        return None
    return candidate.accept()


DETECTOR = Detector(
    category=Category.PAYMENT_DATA,
    patterns=(
        Pattern(
            regex=r"(?:\b|_)"
            + _NAMES
            + r"[\"']?(?: is| ist| es)?[^0-9A-Za-z\n]{0,12}(?:\n[^0-9A-Za-z\n]{0,6}){0,2}("
            + _NAMED_MONTH
            + r")\b",
            name="named",
            caseless=True,
            group=1,
            confidence=Confidence.LIKELY,
            reasons=("named as an expiry date",),
            context_required=True,
            gate=r"(?:[1-9]|1[0-2])[ ]?[/.-][ ]?(?:20)?[2-4]\d\b",
        ),
        Pattern(
            regex=r"[^\x00-\x7f][ :=.()]{0,3}(" + _MONTH + r")\b",
            gate=r"[^\x00-\x3e\x40-\x7f][ :=.()]{0,3}" + _MONTH + r"\b",
            name="told",
            group=1,
            confidence=Confidence.LIKELY,
            reasons=("named as an expiry date",),
            context_required=True,
        ),
        Pattern(
            regex=r"(?:\b|_)exp(?:iry|ir|iration|ires)?(?:[ _-]?(?:date|on))?[\"']?[ \t]{0,2}[:=][ \t]{0,3}[\"']?((?:0[1-9]|1[0-2])[2-4]\d)\b",
            name="named, without a stroke",
            caseless=True,
            group=1,
            confidence=Confidence.LIKELY,
            reasons=("named as an expiry date",),
            context_required=True,
            gate=r"exp[a-z _-]{0,12}[\"']?[ ]?[:=][ ]?[\"']?(?:0[1-9]|1[0-2])[2-4]\d\b",
        ),
        Pattern(
            regex=r"\d{4}[ -]?\d{3,6}[\"']?[ ]?[,;:|/\t ][ ]?[\"']?(" + _MONTH + r")\b",
            name="behind a card",
            group=1,
            confidence=Confidence.LIKELY,
            reasons=("behind a card's digits",),
            context_required=True,
            gate=r"\d[\"']?[ ]?[,;:|/\t ][ ]?[\"']?(?:0[1-9]|1[0-2])[ ]?[/-][ ]?(?:20)?[2-4]\d\b",
        ),
    ),
    context=Context(
        positive=words(
            "card, cards, card number, credit card, visa, mastercard, amex, cvv, cvc, cvv2, csc, carte, carte bancaire, tarjeta, "
            "cb, karte, kreditkarte, carta, cartão, cartao, kaart, creditcard, pan, cc, kk-nr, kartennummer, kaartnummer, kortnummer, kortnr, kortin, kártyaszám, kart numarası, cc number, karty, kartą, kartou, kártya, kart, kartı, kortti, "
            "kort, crypto, cryptogramme, prüfziffer, cod, cód, カード, カード番号, 信用卡, 卡号, 卡號, 카드, 카드번호, карта, карты, картой, картка, "
            "картки, κάρτα, κάρτας, بطاقة, البطاقة, כרטיס, כרטיס אשראי, कार्ड, บัตร, บัตรเครดิต, thẻ, کارت"
        ),
        negative=words(
            "membership, library, gift card, sim card, id card, passport, licence, license, permit, passeport, pasaporte, passaporto, passaporte, "
            "reisepass, paspoort, paszport, dni, nie, permiso, carné, führerschein, ausweis, permis, patente, carta d'identità, carte d'identité, cartão de cidadão"
        ),
        before=120,
        after=40,
        required=True,
    ),
    validate=_validate,
    stuff=Stuff.NUMBER,
    hits=(
        Example("card 4111 1111 1111 1111 expires 12/26", ("12/26",), "named as an expiry date"),
        Example("CC: 4111-1111-1111-1111 cvv 123 exp 12/2027", ("12/2027",)),
        Example('{"card": "4111111111111111", "expiry": "03/28"}', ("03/28",)),
        Example("my visa 4242 4242 4242 4242, 04/27, 123 (CVV)", ("04/27",), "behind a card's digits"),
        Example("Kreditkarte 4111 1111 1111 1111 gültig bis 09/29", ("09/29",)),
        Example("card 4111 1111 1111 1111\n| Exp | `09/27` |", ("09/27",)),
        Example("pan=4111111111111111 cvv=123 exp=0828", ("0828",)),
        Example("tarjeta terminada en 1111, caduca 01/27", ("01/27",)),
        Example("Kreditkarte 4111 1111 1111 1111, gültig bis 3/28", ("3/28",)),
        Example("carte 4111 1111 1111 1111 valable jusqu'au 09-2028", ("09-2028",)),
        Example("カード番号 4111 1111 1111 1111、有効期限 11/29", ("11/29",), "named as an expiry date"),
    ),
    misses=(
        "The offer expires 12/26 and ships 01/27.",
        "Invoice 2024, 12/26, paid by card",
        "milk exp 12/26",
        "visa 1111 2222, 11/27/26",
        "カード 11/29 より発送",
        "card declined, exp: 1528",
        "the card's token has exp=082815",
        "cards are sent out, valid until 13/26",
    ),
    overlooks="a month and year where nobody speaks of cards",
    confuses="dates of delivery beside a card's last digits",
    source="https://www.iso.org/standard/70484.html",
)
