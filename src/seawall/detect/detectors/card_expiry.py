"""Card expiry dates: a month and a year under a name for it, or behind a card's last digits, where cards are spoken of.
Alone they say nothing; beside a card number they are what a thief needs next."""

from __future__ import annotations

from seawall.detect.detector import Context, Detector, Example, Pattern, words
from seawall.model.words import Category, Confidence

_NAMES = (
    r"(?:exp(?:\.|iry|ires|ired|iration)?(?:[ _]?(?:date|on|in))?|valid[ _](?:thru|through|until|till|to)|good[ _]thru|g[^ ]{1,2}ltig bis"
    r"|ablaufdatum|verfallsdatum|vence|vencimiento|caduca(?: en)?|caducidad|expire(?: le| fin)?|date d[^ ]expiration|scade(?:nza)?"
    r"|validade|vervalt|vervaldatum|geldig tot)"
)
_MONTH = r"(?:0[1-9]|1[0-2])[ ]?[/-][ ]?(?:20)?[2-4]\d"

DETECTOR = Detector(
    category=Category.PAYMENT_DATA,
    patterns=(
        Pattern(
            regex=r"\b" + _NAMES + r"[\"']?(?: is| ist)?[ \t]{0,2}[:=]?[ \t]{0,3}[\"'(]?(" + _MONTH + r")\b",
            name="named",
            caseless=True,
            group=1,
            confidence=Confidence.LIKELY,
            reasons=("named as an expiry date",),
            context_required=True,
            gate=r"(?:0[1-9]|1[0-2])[ ]?[/-][ ]?(?:20)?[2-4]\d\b",
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
            "karte, kreditkarte, carta, cartão, kaart, creditcard, pan, cc"
        ),
        negative=words("membership, library, gift card, sim card, id card, passport, licence, license, permit"),
        before=120,
        after=40,
        required=True,
    ),
    hits=(
        Example("card 4111 1111 1111 1111 expires 12/26", ("12/26",), "named as an expiry date"),
        Example("CC: 4111-1111-1111-1111 cvv 123 exp 12/2027", ("12/2027",)),
        Example('{"card": "4111111111111111", "expiry": "03/28"}', ("03/28",)),
        Example("my visa 4242 4242 4242 4242, 04/27, 123 (CVV)", ("04/27",), "behind a card's digits"),
        Example("Kreditkarte 4111 1111 1111 1111 gültig bis 09/29", ("09/29",)),
        Example("pan=4111111111111111 cvv=123 exp=0828", ("0828",)),
        Example("tarjeta terminada en 1111, caduca 01/27", ("01/27",)),
    ),
    misses=(
        "The offer expires 12/26 and ships 01/27.",
        "Invoice 2024, 12/26, paid by card",
        "milk exp 12/26",
        "card declined, exp: 1528",
        "the card's token has exp=082815",
        "cards are sent out, valid until 13/26",
    ),
    overlooks="a month and year where nobody speaks of cards",
    confuses="dates of delivery beside a card's last digits",
    source="https://www.iso.org/standard/70484.html",
)
