"""The wording of contracts with suppliers: several clauses of different kinds, and parties that buy and sell to a shop.

One clause is a quotation; terms of service for shoppers have clauses but no supplier. Clauses are counted by kind within a
page's reach of one another.
"""

from __future__ import annotations

from collections.abc import Iterable

from seawall.detect.detector import Context, Detector, Example, Judgement, Page, words
from seawall.model.words import Category, Confidence

_CLAUSES = {
    "parties": "this agreement, this contract, entered into, by and between, hereinafter, the parties agree, dieser vertrag, "
    "nachfolgend, le présent contrat, ci-après, el presente contrato, en adelante, il presente contratto, party of the first part",
    "recitals": "whereas, in consideration of, witnesseth, now therefore, hereby agrees, hereby agree, shall, verpflichtet sich",
    "law": "governing law, governed by the laws, jurisdiction, arbitration, gerichtsstand, anwendbares recht, droit applicable, "
    "ley aplicable, legge applicabile, dispute resolution",
    "term": "term and termination, terminate this agreement, may terminate, termination, notice period, initial term, renewal, "
    "auto-renew, kündigung, kündigungsfrist, laufzeit, résiliation, rescisión, risoluzione, days written notice, prior written notice",
    "confidentiality": "confidential information, confidentiality, non-disclosure, vertraulichkeit, geheimhaltung, confidentialité, "
    "confidencialidad, riservatezza, receiving party, disclosing party",
    "liability": "indemnify, indemnification, hold harmless, limitation of liability, liable, liability, haftung, responsabilité, "
    "responsabilidad, warrants, warranty, warranties, represents and warrants",
    "payment": "payment terms, net 30, net 45, net 60, net 90, invoices shall, late payment, zahlungsbedingungen, zahlungsziel, "
    "conditions de paiement, condiciones de pago, 2/10 net 30, letter of credit",
    "supply": "minimum order quantity, moq, exclusivity, exclusive distributor, territory, purchase orders, lead time, delivery terms, "
    "incoterms, fob, ddp, exw, volume rebate, minimum purchase, mindestabnahme, liefertermin, lieferbedingungen, price list, "
    "price adjustment, purchase volume, rebate, recall, product liability insurance, forecast",
    "force": "force majeure, severability, entire agreement, assignment, amendment, höhere gewalt, waiver, counterparts, "
    "salvatorische klausel, in witness whereof, effective date",
}
_TRADE = words(
    "supplier, suppliers, vendor, manufacturer, distributor, wholesaler, reseller, buyer, retailer, purchaser, lieferant, lieferanten, "
    "händler, fournisseur, distributeur, proveedor, distribuidor, fornitore, supply agreement, purchase agreement, "
    "distribution agreement, liefervertrag, rahmenvertrag, contrat de fourniture, contrato de suministro, master services agreement, "
    "statement of work, licensor, licensee"
)
_LICENCE = words(
    "redistribution, redistributions, redistribute, source code, copyright notice, merchantability, derivative works, open source, "
    "permission is hereby granted, sublicense, this license, this licence, copyright holder, copyright holders, licensed under, patent license"
)
"""What licences for everybody speak of, and contracts with a supplier don't."""
_KIND = {word: kind for kind, listed in _CLAUSES.items() for word in words(listed)}
_TRADE_WORDS = frozenset(_TRADE)
_LICENCE_WORDS = frozenset(_LICENCE)
_gap_chars = 3_000
_kinds_min = 4


def _sweep(page: Page) -> Iterable[Judgement]:
    hits = page.words(0, len(page.text))
    group: list[tuple[int, str]] = []
    for end, word in hits:
        if group and end - group[-1][0] > _gap_chars:
            yield from _judge(group)
            group = []
        group.append((end, word))
    yield from _judge(group)


def _judge(heard: list[tuple[int, str]]) -> Iterable[Judgement]:
    group = [(end, word) for end, word in heard if word not in _LICENCE_WORDS]
    public = len({word for _, word in heard} & _LICENCE_WORDS) > 1
    kinds = {_KIND[word] for _, word in group if word in _KIND}
    trade = [word for _, word in group if word in _TRADE_WORDS]
    core = kinds & {"parties", "law", "term", "payment", "supply", "confidentiality", "liability"}
    if (
        len(kinds) < _kinds_min
        or len(core) < 3
        or not trade
        or not kinds & {"parties", "payment", "supply", "recitals"}
        or (public and not kinds >= {"payment", "supply"})
    ):
        return
    start = group[0][0] - len(group[0][1])
    sure = Confidence.VERY_LIKELY if len(kinds) >= 6 else Confidence.LIKELY
    reasons = (f"clauses: {', '.join(sorted(kinds))}", f"party: {trade[0]}")
    yield Judgement(start=max(0, start), end=group[-1][0], confidence=sure, reasons=reasons, weight=1, covers=True)


_SAMPLE = (
    "This Agreement is entered into by and between Shop Example Ltd (Buyer) and Clay Works (Supplier). Payment terms are net 30. "
    "The minimum order quantity is 500 pieces. Supplier shall indemnify Buyer. Either party may terminate with 60 days written "
    "notice. Governing law: England."
)

DETECTOR = Detector(
    category=Category.SUPPLIER_CONTRACT,
    context=Context(positive=(*_KIND, *_TRADE), negative=_LICENCE),
    gate=(
        r"(?:agreement|contract|vertrag|contrat|contrato|contratto|supplier|lieferant|fournisseur|proveedor|fornitore|moq"
        r"|minimum order|net [346][05]|governing|terminat|indemnif|hereinafter)",
    ),
    anchored=False,
    sweep=_sweep,
    order=75,
    hits=(
        Example(_SAMPLE, (_SAMPLE[: _SAMPLE.index("Governing law") + len("Governing law")],)),
        Example(
            "Der Lieferant verpflichtet sich ... Zahlungsziel 30 Tage. Gerichtsstand ist Berlin. Kündigungsfrist drei Monate. "
            "Geheimhaltung nach § 9.",
            ("Lieferant verpflichtet sich ... Zahlungsziel 30 Tage. Gerichtsstand ist Berlin. Kündigungsfrist drei Monate. "
             "Geheimhaltung",),
        ),
    ),
    misses=(
        "Our terms of service: you may cancel at any time. Governing law is England. Liability is limited.",
        "The supplier is late again, please call them.",
        "How do I write a termination clause?",
        "The licensor shall not be liable. This License shall be governed by the laws of England; arbitration, termination and "
        "severability apply. You may sublicense the source code; the warranty of merchantability is void.",
        "This warranty is void if the territory is unknown",
    ),
    overlooks="single clauses, and contracts in languages it has no clauses of",
    confuses="general terms and templates nobody signed",
    source="https://www.law.cornell.edu/ucc/2",
)  # fmt: skip
