"""The wording of contracts with suppliers: several clauses of different kinds, and parties that buy and sell to a shop.

One clause is a quotation; terms of service for shoppers have clauses but no supplier. Clauses are counted by kind within a
page's reach of one another.
"""

from __future__ import annotations

from collections.abc import Iterable

from seawall.detect import late_re as re
from seawall.detect.detector import Context, Detector, Example, Judgement, Page, words
from seawall.model.words import Category, Confidence

_CLAUSES = {
    "parties": "this agreement, this contract, entered into, by and between, hereinafter, the parties agree, dieser vertrag, "
    "nachfolgend, le présent contrat, ci-après, el presente contrato, en adelante, il presente contratto, party of the first part, "
    "vertragspartner, vertragsparteien, entre les soussignés, de una parte, tra le parti, deze overeenkomst, partijen, "
    "niniejsza umowa, strony umowy, o presente contrato, detta avtal, parterna",
    "recitals": "whereas, in consideration of, witnesseth, now therefore, hereby agrees, hereby agree, shall, verpflichtet sich, "
    "s'engage à, se compromete a, si impegna a, verbindt zich, zobowiązuje się, compromete-se a, förbinder sig",
    "law": "governing law, governed by the laws, jurisdiction, arbitration, gerichtsstand, anwendbares recht, droit applicable, "
    "ley aplicable, legge applicabile, dispute resolution, schiedsgericht*, tribunal compétent, tribunaux compétents, tribunales de, "
    "foro competente, bevoegde rechter, toepasselijk recht, sąd właściwy, prawo właściwe, lei aplicável, tillämplig lag, lovvalg",
    "term": "term and termination, terminate this agreement, may terminate, termination, notice period, initial term, renewal, "
    "auto-renew, kündigung, kündigungsfrist*, laufzeit, vertragslaufzeit, mindestlaufzeit, résiliation, préavis, tacite reconduction, "
    "durée du contrat, rescisión, preaviso, prórroga tácita, risoluzione, preavviso, recesso, rinnovo tacito, durata del contratto, "
    "opzegtermijn, opzegging, looptijd, okres wypowiedzenia, wypowiedzenie umowy, aviso prévio, rescisão, uppsägningstid, "
    "opsigelsesvarsel, oppsigelsestid, days written notice, prior written notice, written notice, months notice",
    "confidentiality": "confidential information, confidentiality, non-disclosure, vertraulichkeit, geheimhaltung*, confidentialité, "
    "confidencialidad, riservatezza, receiving party, disclosing party, geheimhouding, vertrouwelijkheid, poufność, poufności, "
    "confidencialidade, sekretess, fortrolighed, taushetsplikt",
    "liability": "indemnify, indemnification, hold harmless, limitation of liability, liable, liability, haftung, responsabilité, "
    "responsabilidad, warrants, warranty, warranties, represents and warrants, mängelhaftung, produkthaftung*, responsabilità, "
    "aansprakelijkheid, vrijwaring, odpowiedzialność, responsabilidade",
    "payment": "payment terms, net 30, net 45, net 60, net 90, invoices shall, late payment, zahlungsbedingungen, zahlungsziel*, "
    "zahlungsfrist, tage netto, conditions de paiement, délai de paiement, délais de paiement, jours fin de mois, condiciones de pago, "
    "plazo de pago, plazos de pago, termini di pagamento, condizioni di pagamento, giorni data fattura, betalingstermijn*, "
    "betaaltermijn, betalingsvoorwaarden, termin płatności, warunki płatności, prazo de pagamento, condições de pagamento, "
    "betalningsvillkor, betalingsbetingelser, betalingsfrist, dagar netto, end of month, days from invoice, 2/10 net 30, letter of credit",
    "supply": "minimum order quantity, moq, exclusivity, exclusive distributor, territory, purchase orders, lead time, delivery terms, "
    "incoterms, fob, ddp, exw, minimum purchase, minimum order, mindestabnahme*, abnahmeverpflichtung, mindestbestellmenge, "
    "mindestbestellwert, liefertermin, lieferbedingungen, alleinvertrieb*, exklusivität, quantité minimale, minimum de commande, "
    "commande minimale, exclusivité, pedido mínimo, cantidad mínima, compra mínima, exclusividad, quantitativo minimo, ordine minimo, "
    "quantità minima, esclusiva, minimale afname, minimumafname, afnameverplichting, exclusiviteit, minimalne zamówienie, "
    "minimalna ilość, wyłączność, encomenda mínima, quantidade mínima, exclusividade, minsta orderkvantitet, minsta beställning, "
    "minimumsordre, price list, price adjustment, purchase volume, recall, product liability insurance, forecast",
    "discount": "volume rebate, volume discount, rebate, annual bonus, tiered discount, rabattstaffel*, staffelrabatt*, mengenrabatt*, "
    "jahresbonus, jahresrückvergütung, skonto, remise sur volume, remise quantitative, remises quantitatives, remise de fin d'année, "
    "ristourne*, escompte, descuento por volumen, descuento por pronto pago, rappel, sconto quantità, sconti quantità, sconto sul volume, "
    "premio di fine anno, volumekorting*, staffelkorting*, kwantumkorting*, jaarbonus, rabat ilościowy, rabaty ilościowe, desconto por volume, "
    "desconto de quantidade, volymrabatt, mängdrabatt, mængderabat, kvantumsrabatt",
    "penalty": "vertragsstrafe*, konventionalstrafe*, pönale, lieferverzug*, liquidated damages, late delivery, pénalité*, clause pénale, "
    "penalización*, penalizaciones, cláusula penal, penalidad*, penale per, penali, clausola penale, boeteclausule, boetebeding, "
    "contractuele boete, kara umowna, kary umowne, kary umownej, multa contratual, avtalsvite, vite vid, konventionalbod, dagbøter, dagmulkt",
    "force": "force majeure, severability, entire agreement, assignment, amendment, höhere gewalt, waiver, counterparts, "
    "salvatorische klausel, in witness whereof, effective date, fuerza mayor, forza maggiore, overmacht, siła wyższa, força maior",
}
_TRADE = words(
    "supplier, suppliers, vendor, manufacturer, distributor, wholesaler, reseller, buyer, retailer, purchaser, lieferant, lieferanten, "
    "lieferantin, händler, fournisseur, distributeur, proveedor, distribuidor, fornitore, supply agreement, purchase agreement, "
    "distribution agreement, liefervertrag, rahmenvertrag, contrat de fourniture, contrato de suministro, master services agreement, "
    "statement of work, licensor, licensee, großhändler, rahmenliefervertrag, lieferantenvertrag, fournisseurs, grossiste, accord-cadre, "
    "proveedores, mayorista, acuerdo marco, fornitori, contratto di fornitura, accordo quadro, leverancier*, groothandel*, raamovereenkomst, "
    "leveringsovereenkomst, dostawca, dostawcą, dostawcy, hurtownia, umowa dostawy, umowa ramowa, fornecedor*, contrato de fornecimento, "
    "leverantör*, leverandør*, leveransavtal, ramavtal, rammeavtale, rammeaftale, framework agreement"
)
_LICENCE = words(
    "redistribution, redistributions, redistribute, source code, copyright notice, merchantability, derivative works, open source, "
    "permission is hereby granted, sublicense, this license, this licence, copyright holder, copyright holders, licensed under, patent license"
)
"""What licences for everybody speak of, and contracts with a supplier don't."""
_KIND = {word.removesuffix("*"): kind for kind, listed in _CLAUSES.items() for word in words(listed)}
_TRADE_WORDS = frozenset(word.removesuffix("*") for word in _TRADE)
_LICENCE_WORDS = frozenset(_LICENCE)
_gap_chars = 3_000
_kinds_min = 4
_BUSINESS = frozenset(("payment", "supply", "discount", "penalty"))
"""Clauses that say what a shop agreed with those it buys from."""
_agreed_kinds_min = 3
"""So many kinds are a contract's terms already, where figures stand beside two of them: ``Zahlungsziel 45 Tage``."""
_FIGURE = re.compile(r"[^\n]{0,32}?[0-9]")


def _sweep(page: Page) -> Iterable[Judgement]:
    hits = page.words(0, len(page.text))
    group: list[tuple[int, str]] = []
    for end, word in hits:
        if group and end - group[-1][0] > _gap_chars:
            yield from _judge(page.text, group)
            group = []
        group.append((end, word))
    yield from _judge(page.text, group)


def _judge(text: str, heard: list[tuple[int, str]]) -> Iterable[Judgement]:
    group = [(end, word) for end, word in heard if word not in _LICENCE_WORDS]
    public = len({word for _, word in heard} & _LICENCE_WORDS) > 1
    kinds = {_KIND[word] for _, word in group if word in _KIND}
    trade = [word for _, word in group if word in _TRADE_WORDS]
    if (
        not trade
        or not (_whole(kinds) or _agreed(text, group, kinds))
        or (public and not kinds >= {"payment", "supply"})
    ):
        return
    start = group[0][0] - len(group[0][1])
    sure = Confidence.VERY_LIKELY if len(kinds) >= 6 else Confidence.LIKELY
    reasons = (f"clauses: {', '.join(sorted(kinds))}", f"party: {trade[0]}")
    yield Judgement(start=max(0, start), end=group[-1][0], confidence=sure, reasons=reasons, weight=1, covers=True)


def _whole(kinds: set[str]) -> bool:
    """Whether the kinds of clauses are those of a contract."""
    core = kinds & {*_BUSINESS, "parties", "law", "term", "confidentiality", "liability"}
    formal = kinds & {"parties", "recitals", "law", "term", "liability", "force"}
    bought = kinds & {*_BUSINESS, "parties", "recitals"}
    return len(kinds) >= _kinds_min and len(core) > 2 and bool(formal) and bool(bought)


def _agreed(text: str, group: list[tuple[int, str]], kinds: set[str]) -> bool:
    """Whether they are the terms of one, told with their figures."""
    if len(kinds) < _agreed_kinds_min or len(kinds & _BUSINESS) < 2:
        return False
    figures = {_KIND[word] for end, word in group if word in _KIND and _FIGURE.match(text, end, end + 40)}
    return len(figures) > 1


_SAMPLE = (
    "This Agreement is entered into by and between Shop Example Ltd (Buyer) and Clay Works (Supplier). Payment terms are net 30. "
    "The minimum order quantity is 500 pieces. Supplier shall indemnify Buyer. Either party may terminate with 60 days written "
    "notice. Governing law: England."
)

_TERMS = (
    "Konditionen Lieferant Keramik Nord: Rabattstaffel ab 500 Stück 8 %; Skonto 2 % binnen 14 Tagen; Mindestbestellwert 2.500 EUR; "
    "Vertragsstrafe 0,5 % je Woche; Laufzeit 24 Monate."
)


def _marked(text: str) -> tuple[str, int, int]:
    """An example whose finding stands between bars."""
    before, found, after = text.split("|")
    return before + found + after, len(before), len(before) + len(found)


_ABROAD = tuple(
    map(
        _marked,
        (
            "|Contrat de fourniture avec le Fournisseur. Délai de paiement : 45 jours. Quantité minimale : 300 pièces. Pénalités de retard : "
            "1 %. Préavis| de trois mois.",
            "|Acuerdo marco con el proveedor: plazo de pago 60 días, pedido mínimo 400 unidades, penalización del 1 % semanal, preaviso de 90 "
            "días, confidencialidad|.",
            "|Contratto di fornitura. Termini di pagamento: 60 giorni. Quantitativo minimo: 250 pezzi. Clausola penale 0,5 %. Foro competente|: Bologna.",
            "|Raamovereenkomst met leverancier: betalingstermijn 30 dagen, minimale afname 600 stuks, boeteclausule 0,5 %, opzegtermijn| drie maanden.",
            "|Umowa dostawy z dostawcą: termin płatności 45 dni, minimalne zamówienie 500 sztuk, kara umowna 0,5 %, okres wypowiedzenia| trzy miesiące.",
            "|Contrato de fornecimento: prazo de pagamento 60 dias, encomenda mínima 400 unidades, cláusula penal de 1 %, aviso prévio| de 90 dias.",
            "|Leveransavtal med leverantör Norr: betalningsvillkor 30 dagar netto, minsta orderkvantitet 300 st, uppsägningstid| tre månader.",
        ),
    )
)

DETECTOR = Detector(
    category=Category.SUPPLIER_CONTRACT,
    context=Context(
        positive=tuple(dict.fromkeys((*(one for listed in _CLAUSES.values() for one in words(listed)), *_TRADE))),
        negative=_LICENCE,
    ),
    gate=(
        r"(?:agreement|contract|vertrag|contrat|contrato|contratto|supplier|lieferant|fournisseur|proveedor|fornitor|fornecedor"
        r"|leveran|groothandel|overeenkomst|dostawc|hurtowni|umowa|ramavtal|rammea|moq|konditionen|zahlungsziel|rabattstaffel"
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
        Example(_TERMS, (_TERMS[_TERMS.index("Lieferant") : _TERMS.index(" 24")],), "party: lieferant"),
        *(Example(text, (text[start:end],)) for text, start, end in _ABROAD),
    ),
    misses=(
        "Our terms of service: you may cancel at any time. Governing law is England. Liability is limited.",
        "The supplier is late again, please call them.",
        "How do I write a termination clause?",
        "The licensor shall not be liable. This License shall be governed by the laws of England; arbitration, termination and "
        "severability apply. You may sublicense the source code; the warranty of merchantability is void.",
        "This warranty is void if the territory is unknown",
        "Unsere AGB: Zahlungsbedingungen, Lieferbedingungen, Gewährleistung und Haftung für Verbraucher, Gerichtsstand Berlin, "
        "Kündigung des Abos mit 14 Tagen, Mindestbestellwert 25 Euro",
        "Five tips for suppliers' meetings: better payment terms, a lower minimum order, a volume discount. Mention confidentiality.",
        "When you talk to a supplier, ask for payment terms, minimum order and volume discount.",
        "Notre fournisseur d'énergie applique un préavis de 30 jours.",
    ),
    overlooks="single clauses, and contracts in languages it has no clauses of",
    confuses="general terms and templates nobody signed",
    source="https://www.law.cornell.edu/ucc/2",
)  # fmt: skip
