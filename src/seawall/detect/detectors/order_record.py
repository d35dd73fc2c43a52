"""Order records: an order's number together with whose order it was. A number alone, in a parcel list or a log, is none.

Or with its story: what was bought, for how much, how it was paid and sent, what became of it. Or where a word says whose
it is, or a letter to somebody what became of it: *your order 20418 has left*. The number is what is found, so that masking
keeps the sentence. In an order table every number under the order column is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice

from seawall.detect import late_re as re
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Page, Pattern, words
from seawall.detect.detectors._opening import by_letter
from seawall.detect.detectors._orders_told_of import told_to_somebody, whose
from seawall.detect.detectors._talk import with_talk
from seawall.detect.tables import kind_of
from seawall.model.words import Category, Confidence

_WORD = (
    r"(?:order|purchase order|po|bestellung|bestell|auftrag|commande|pedido|ordine|encomenda|bestelling|zam[^ ]{1,2}wieni[ea]"
    r"|ordre|tilaus|best[^ ]{1,2}llning|rma|refund|return)"
)
_CUSTOMER_KINDS = frozenset(
    ("email", "phone", "person_name", "street_address", "payment_card", "iban", "date_of_birth")
)
_reach_chars = 240


def _validate(candidate: Candidate) -> Judgement | None:
    value = candidate.value
    if sum(character.isdigit() for character in value) < 3 or re.fullmatch(r"(?:19|20)\d\d", value):
        return None
    if (
        candidate.text[candidate.end : candidate.end + 1] in ("%", "€")
        or "-" in candidate.text[candidate.end : candidate.end + 1]
    ):
        return None
    if candidate.text[candidate.start - 1 : candidate.start].isalpha():
        return None  # inside a word that only begins like one
    word = candidate.context()
    if word is None:
        return None
    return candidate.accept("order number", f"customer word: {word}", confidence=Confidence.LIKELY)


_NUMBER = re.compile(
    r"\b"
    + by_letter(
        r"purchase order|sales order|order|bestell(?:ung|nummer|nr\.?)|auftrag(?:snummer|snr\.?)?|commande|pedido|ordine|encomenda|bestelling|bestelnummer"
        r"|zam[óo]wieni[ea]|ordre(?:nummer|nr\.?)?|ordernummer|ordernr\.?|best[äe]llning|tilaus(?:numero)?|objedn[áa]vk[aouy]|tilaukse(?:si|nne|ni|mme)|comand[aăe](?: (?:ta|dvs\.?|dumneavoastr[ăa]|mea))?|comenzi[ei]?|rendel[ée]s(?:ed|em|e)?|sipari[şs](?:iniz|in|im)?|rma|retoure|retour|cmd|cde|bon de commande|invoice|rechnung|facture|factura|fattura|faktura|factuur|fatura|ticket|case|parcel|booking|ord\.?|order no|ordernr|orden|ref\.?|rif\.?|reference|r[ée]f[ée]rence|referencia|riferimento|vorgang|beleg|kassenbon|bon|incidencia|zaak|sag|sak|confirmation|sub|subscription|albar[áa]n|receipt|trans(?:action)?|member|kundennr\.?|klantnr|zam\.?|purchase|compra|acquisto|achat|encargo|web order|nr zam\.?|subscription|abo(?:nnement)?|reclamo|reklamation|reklamacja|rimborso|devolución|devolução"
    )
    + r"(?:[ _-]?(?:number|no|nr|id|num|ref|nummer|numer|name|numaras[ıi]|sz[áa]m|č|n°|nº|№)\.?)?(?: (?:is|was|ist|war|lautet|est|es|[ée]r?|[èä]r?|jest)(?: (?:el|la|le|il|die|der|das|het|nr))?)?[ \t\"']{0,3}[:=#]?[ \t\"'#№]{0,3}"
    r"(#?[A-Za-z]{0,4}[-/]?\d[\dA-Za-z/-]{2,40})\b",
    re.IGNORECASE,
)
_NUMBER_ABROAD = re.compile(
    r"(?:παραγγελ(?:ία|ίας)(?: (?:σας|σου|μου))?|заказ[ау]?|замовлення|поръчка|注文(?:番号|id)?|ご注文番号|订单(?:号|编号)?|訂單(?:編號)?|주문(?:번호)?|คำสั่งซื้อ|(?:ال)?طلب(?:ي|ية|يتي|نا|ك|كم)?|הזמנה|(?:mã )?đơn(?: hàng)?(?: của (?:bạn|anh|chị|em|tôi))?|porudžbin[aeu]|narudžb[aeu]|naročil[oau]|užsakym\w{1,3}|pasūtījum\w{0,2}|tellimus\w{0,2}|ऑर्डर|অর্ডার|آرڈر|oda yangu|order ko na|pesanan(?: (?:anda|kamu|saya))?)"
    r"(?: ?(?:no|id|№|n°|αρ|номер|رقم|br|broj|nr|num|številka|नंबर|নম্বর|نمبر)\.?)?[ \t\"']{0,3}[:：=#]?[ \t\"'#№]{0,3}(#?[A-Za-z]{0,4}[-/]?\d[\dA-Za-z/-]{2,40})",
    re.IGNORECASE,
)
_month = r"(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|oct|okt|nov|de[cz]|janv|févr|avr|juin|juil|août|déc|ene|abr|ago|dic|gen|mag|giu|lug|ott|set|out)"
_QUANTITY = re.compile(
    r"\b[0-9]{1,3} ?(?:x|stk|stück|szt|pcs|pieces?|units?|unidades|uds?|pezzi|pz|stuks?|kpl|db|ks|buc|adet|τεμ|шт)\b"
    r"|[0-9]{1,3} ?[×✕个個件点双套개]|[×✕] ?[0-9]{1,3}",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"[$€£¥₹] ?[0-9]|(?<![0-9]\.)\b(?:[0-9]{1,2}[.,][0-9]{2}\b(?!\.(?!(?:19|20)[0-9]{2}\b)[0-9]{3})|[0-9]{3,6}[.,][0-9]{2}\b(?!\.[0-9]))|\b[0-9]{1,6} ?(?:[$€£¥₹₺₽₴円元원]|(?:usd|eur|euros?|gbp|chf|pln|sek|nok|dkk|czk|huf|ron|lei|try|zł|kr|kč|ft|tl|грн|руб|quid|pounds?|dollars?|bucks"
    r"|kronor|kroner|złot\w{1,3}|lir[aeă]|forint|koron|korun)\b)|\b(?:usd|eur|gbp|chf|pln|sek|nok|dkk|czk|huf|ron|try) ?[0-9]",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<![0-9]{3}\.)\b[0-9]{1,2}[./-] ?[0-9]{1,2}(?:[./-](?:[0-9]{2}){1,2})?\b(?!\.[0-9]{3})|\b[0-9]{4}-[0-9]{2}-[0-9]{2}|\b[0-9]{1,2}(?:\.|st|nd|rd|th)? (?:de |of )?(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|oct|okt|nov|de[cz]|f[ée]v|avr|jui|ao[uû]|ene|abr|ago"
    r"|dic|gen|mag|giu|lug|ott|set|out|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|ιαν|φεβ|μαρ|απρ|μα[ΐϊί]|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} [0-9]{1,2}\b|[0-9]{1,2}月[0-9]{1,2}日",
    re.IGNORECASE,
)
_FORMS = {"quantity": _QUANTITY, "amount": _AMOUNT, "date": _DATE}
_TOLD = {
    "quantity": "qty, qté, quantity, menge, anzahl, cantidad, quantità, quantidade, aantal, ilość, antal, antall, množství, cantitate, mennyiség, määrä, adet, количество, кількість, 数量, 수량",
    "amount": "total, subtotal, gesamt, totale, importe, montant, suma, summe, betrag, bedrag, kwota, částka, összeg, summa, tutar, σύνολο, сумма, сума, 合計, 金额, 金額, 합계",
    "status": "shipped, dispatched, delivered, arrived, returned, refund, refunded, refunds, cancelled, canceled, cancel, fulfilled, unfulfilled, on hold, backorder*, missing, damaged, broken, faulty, replacement, exchange, lost, late, "
    "versandt, verschickt, versendet, geliefert, zugestellt, lieferung, retour*, reklam*, erstatt*, storniert, storno, angekommen, beschädigt, kaputt, umtausch*, umtauschen, fehlt, nachlieferung, gutschrift, "
    "expédié*, livrée, livré, livrées, livrés, livraison, remboursé*, remboursement, annulé*, retourné*, cassé*, manque, échange, avoir, "
    "enviado, enviada, entregado, entregada, devuelt*, devolución, reembols*, cancelado, cancelada, roto, rota, falta, cambio, incidencia, "
    "spedito, spedita, consegnat*, rimbors*, reso, resi, annullat*, rotto, rotta, macchiato, manca, sostituzione, "
    "entregue, enviada, devolvid*, devolução, cancelad*, troca, trocou, partiu, verzonden, geleverd, bezorgd, terugbetaald, teruggestuurd, geretourneerd, geannuleerd, levering, kapot, ontbreekt, omruilen, "
    "wysłan*, dostarczon*, zwrot*, zwróc*, anulowan*, reklamacj*, uszkodzon*, brakuje, wymian*, skickad*, skickat*, levererad*, levererat*, retur*, återbetal*, reklamera*, trasig, saknas, sendt, leveret, levert, refunder*, refusjon, ødelagt, mangler, "
    "odeslan*, doručen*, vrácen*, vrátil*, zrušen*, reklamac*, poškozen*, chybí, expediat*, livrat*, returnat*, rambursat*, anulat*, lipsește, kiszállít*, visszatérít*, visszaküld*, megérkezett, törött, hiányzik, "
    "toimitettu, toimitus, palautet*, palautus, lähetetty, hyvitetty, rikki, puuttuu, kargoland*, teslim, iade, iptal, kırık, eksik, απεστάλη, παραδόθηκε, επιστροφή, επέστρεψε, отправлен, доставлен, возврат, вернул, отменен, відправлен, повернення, повернув, "
    "скасован, 発送, 配送済, 届, 返品, 返金, キャンセル, 破損, 已发货, 发货, 已签收, 退款, 退货, 换货, 배송, 환불, 반품, 교환",
    "payment": "paypal, klarna, visa, mastercard, amex, bancontact, apple pay, google pay, stripe, giropay, bizum, blik, przelewy24, twint, vipps, mobilepay, swish, afterpay, gift card, voucher, gutschein, vorkasse, "
    "nachnahme, lastschrift, kreditkarte, carte bancaire, virement, transferencia, contrassegno, bonifico, credit card, bank transfer, cash on delivery, prepaid, incasso, alipay, wechat pay, paypay, 支付宝, 微信支付, 代引",
    "carrier": "dhl, ups, fedex, dpd, gls, hermes, evri, royal mail, colissimo, mondial relay, chronopost, point relais, inpost, paczkomat*, postnord, correos, seur, brt, bartolini, poste italiane, packeta, zásilkovna, "
    "fan courier, sameday, matkahuolto, yurtiçi, aras kargo, usps, postnl, bpost, tracking, нова пошта, сдэк, 顺丰, ヤマト, 佐川",
    "purchase": "bought, ordered, purchased, purchase, purchases, paid, besteld, bestellt, gekauft, bezahlt, zahlen, acheté, achetée, achats, commandé, payé, compré, compró, compraron, pagué, pagó, comprato, acquistato, acquisti, ordinato, pagato, pagata, "
    "comprou, comprei, pagou, paga, gekocht, betaald, kupił*, kupił, zamówił*, zapłacił*, köpt, köpte, köper, beställde, beställt, betalat, betalade, købt, købte, bestilt, bestilte, betalt, betalte, kjøpt, kjøpte, koupil*, objednal*, zaplatil*, "
    "cumpărat, comandat, plătit, vett, vásárolt, rendelt, fizetett, osti, ostanut, tilasi, tilannut, maksoi, satın aldı, ödedi, αγόρασ, παρήγγειλ, πλήρωσ, купил, куплен, заказал, оплатил, оплачен, купив, купила, замови, сплатив, 購入, 支払, 购买, 下单, 实付, 付款, 구매, 결제",
    "customer": "customer, client, buyer, shopper, lady, guy, she, he, her, his, vip, member, kundin, kunde, kundennr, käufer*, vertragskundin, debitor, cliente, clienta, la cliente, klant, klantnr, mevrouw, meneer, klient*, klientka, kunden, zákazn*, clientul, clientă, "
    "vevő, vásárló, asiakas, müşteri*, πελάτ, клиент, клієнт, покупател, お客様, 客户, 顾客, 고객",
}
"""What else is told of an order, by kind."""
_TELLS = {word.removesuffix("*"): kind for kind, listed in _TOLD.items() for word in words(listed)}
_told_words = tuple(dict.fromkeys(word for listed in _TOLD.values() for word in words(listed)))
_tells_min = 3
_tells_chars = 320


def _sweep(page: Page) -> Iterable[Judgement]:
    worded = _worded(page) if page.anchors and page.figures else ()
    return with_talk(page, "order_record", worded, "reads like one buyer's order", figures=True)


def _worded(page: Page) -> Iterable[Judgement]:
    yield from _told(page)
    yield from _in_tables(page)
    yield from _in_json(page)


def _numbers(page: Page) -> dict[int, int]:
    """Where order numbers stand beside the word: start to end, ascending."""
    spans: dict[int, int] = {}
    forms = (_NUMBER,) if page.text.isascii() else (_NUMBER, _NUMBER_ABROAD)
    for low, high in _stretches(page.anchors):
        for form in forms:
            for match in form.finditer(page.text, low, high + _number_chars_max):
                if match.start() < high and _is_number(match):
                    spans[match.start(1)] = match.end(1)
    return dict(sorted(spans.items()))


_number_chars_max = 80
"""More than a word for orders and the number behind it have: what begins in the surroundings is read to its end."""


def _stretches(anchors: Sequence[int]) -> Iterable[tuple[int, int]]:
    """The surroundings of a gate's hits, each character in one of them at most: a text full of orders is read once."""
    low = high = -1
    for anchor in anchors:
        if anchor - 40 > high:
            if high >= 0:
                yield low, high
            low = max(0, anchor - 40)
        high = anchor + 64
    if high >= 0:
        yield low, high


_bare = re.compile(r"(?:#[0-9]{4,10}|[A-Z]{1,4}-?[0-9]{4,9})\b")
"""No ``\\b`` in front, for which each character would be looked at: :func:`_stands_alone` asks the few there are."""
_bare_max = 12
"""With more of them a text is a list, and whose they are nobody tells."""
_bare_tells_min = 5


def _bare_numbers(page: Page, known: dict[int, int]) -> Iterable[Judgement]:
    """A number with no word for orders beside it, where all the rest of one's story is told."""
    if len(page.anchors) > _reach_chars:
        return
    alone = (match for match in _bare.finditer(page.text) if _stands_alone(page.text, match.start()))
    found = list(islice(alone, _bare_max + 1))
    forms = _forms(page.text)
    for match in found if len(found) <= _bare_max else ():
        start, end = match.span()
        if any(low < end and start < high for low, high in known.items()):
            continue
        told = _tells(page, forms, start, end)
        if len(told) >= _bare_tells_min and "purchase" in told:
            reasons = ("a number", f"told of it: {', '.join(told)}")
            yield Judgement(start=start, end=end, confidence=Confidence.POSSIBLE, reasons=reasons)
        elif len(found) < _listed_min and (said := _whose_it_is(page, start, end)):
            yield Judgement(
                start=start, end=end, confidence=Confidence.LIKELY, reasons=("order number", said), weight=1
            )


def _stands_alone(text: str, start: int) -> bool:
    """Whether a number does not begin in the middle of a word."""
    before = text[start - 1 : start]
    return text[start] == "#" or not (before.isalnum() or before == "_")


def _is_number(match: re.Match[str]) -> bool:
    """Whether what stands beside a word for orders, or for anything else that has a number, can be one's."""
    value = match.group(1)
    digits = sum(map(str.isdigit, value))
    return "//" not in value and (
        digits > 3 or (digits > 2 and (len(value) > digits or _ORDERS.match(match.group()) is not None))
    )


_ORDERS = re.compile(
    r"(?:purchase |sales )?order|bestell|auftrag|commande|pedido|ordine|encomenda|zam|ordre|tilaus|objedn|comand|comenzi|rendel|sipari|\W",
    re.IGNORECASE,
)


def _told(page: Page) -> Iterable[Judgement]:
    """Order numbers with somebody's e-mail, phone, name or address within reach, in the same paragraph, or with what else
    is told of one order: what was bought, for how much, and what became of it."""
    people = [(start, end) for name, start, end in page.findings if name in _CUSTOMER_KINDS]
    starts = [start for start, _ in people]
    # The furthest end so far ascends even where findings nest, so both ends of what is in reach are found by bisection.
    ends = list(accumulate((end for _, end in people), max))
    numbers = _numbers(page)
    yield from _bare_numbers(page, numbers)
    forms = _forms(page.text)
    for start, end in numbers.items():
        low, high = bisect_right(ends, start - _reach_chars), bisect_left(starts, end + _reach_chars)
        near = (person for person in people[low:high] if person[1] > start - _reach_chars)
        if any("\n\n" not in page.text[min(end, b) : max(start, a)] for a, b in near):
            yield Judgement(
                start=start,
                end=end,
                confidence=Confidence.VERY_LIKELY,
                reasons=("order number", "customer data nearby"),
                weight=1,
            )
        elif told := _tells(page, forms, start, end, in_line=len(numbers) >= _listed_min):
            reasons = ("order number", f"told of it: {', '.join(told)}")
            yield Judgement(start=start, end=end, confidence=Confidence.LIKELY, reasons=reasons, weight=1)
        elif len(numbers) < _listed_min and (said := _whose_it_is(page, start, end)):
            reasons = ("order number", said)
            yield Judgement(start=start, end=end, confidence=Confidence.LIKELY, reasons=reasons, weight=1)


def _whose_it_is(page: Page, start: int, end: int) -> str:
    """Why the order whose number stands here is somebody's: a word says so, or a letter tells what became of it."""
    text = page.text
    if _year.fullmatch(text, start, end) or _AMOUNT.match(text, start) or _QUANTITY.match(text, start):
        return ""
    if said := whose(text, start, end):
        return said
    near = page.words(max(0, start - _became_chars), min(len(text), end + _became_chars))
    if any(_TELLS.get(word) == "status" for _, word in near) and told_to_somebody(text, start, end):
        return "told to somebody what became of it"
    return ""


_became_chars = 120


class _Standing:
    """Where a form stands in a text. Whoever asks does so from the front to the back, and every character is looked at
    once: many orders beside one another have all their surroundings in common."""

    __slots__ = ("_ends", "_form", "_reached", "_starts", "_text")

    def __init__(self, form: re.Pattern[str], text: str) -> None:
        self._form = form
        self._text = text
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._reached = 0

    def within(self, low: int, high: int) -> bool:
        """Whether it stands between two places."""
        starts, ends = self._starts, self._ends
        place = max(low, self._reached)
        while place < high:
            seen = self._form.search(self._text, place, high + _form_chars_max)
            if seen is None:
                place = high
                break
            starts.append(seen.start())
            ends.append(seen.end())
            place = seen.start() + 1
        self._reached = max(self._reached, place)
        for at in range(bisect_left(starts, low), len(starts)):
            if starts[at] >= high:
                return False
            if ends[at] <= high:
                return True
        return False


def _forms(text: str) -> dict[str, _Standing]:
    return {kind: _Standing(form, text) for kind, form in _FORMS.items()}


def _tells(page: Page, forms: dict[str, _Standing], start: int, end: int, *, in_line: bool = False) -> list[str]:
    """The kinds of things told of the order whose number stands here, in its paragraph or its line alone; empty when they
    are too few to be one's story."""
    text = page.text
    if _year.fullmatch(text, start, end):
        return []
    between = "\n" if in_line else "\n\n"
    low = max(0, start - _tells_chars)
    low = max(low, text.rfind(between, low, start) + len(between))
    stop = text.find(between, end, end + _tells_chars)
    high = stop if stop >= 0 else min(len(text), end + _tells_chars)
    told = {_TELLS[word] for place, word in page.words(low, high) if word in _TELLS and not start < place <= end}
    left = len(forms)
    for kind, form in forms.items():
        if len(told) + left < _tells_min:
            return []
        left -= 1
        if kind not in told and (form.within(low, start) or form.within(end, high)):
            told.add(kind)
    return sorted(told) if len(told) >= _tells_min and not _BOUGHT_FOR.isdisjoint(told) else []


_listed_min = 3
"""A text with so many numbers is a list or a log, in which the next line tells of another order or parcel."""
_form_chars_max = 64
"""More than any of the forms has."""
_BOUGHT_FOR = frozenset(("quantity", "amount"))
_year = re.compile(r"(?:19|20)[0-9]{2}")


def _in_tables(page: Page) -> Iterable[Judgement]:
    """The order column of a table that also says who, or for how much and what became of it."""
    for table in page.tables:
        kinds = table.kinds()
        others = set(kinds) - {"order", ""}
        whose = others & {"name", "email", "phone", "address"}
        if "order" not in kinds or not (whose or ("money" in others and others & {"status", "date"})):
            continue
        column = next(
            (i for i, name in enumerate(table.header) if kind_of(name) == "order" and not _no_number.search(name)), -1
        )
        for cells in table.cells:
            if 0 <= column < len(cells) and _numbers_an_order(page.text[slice(*cells[column])]):
                start, end = cells[column]
                reasons = ("order column", "customer column" if whose else "columns of its story")
                yield Judgement(start=start, end=end, confidence=Confidence.LIKELY, reasons=reasons)


def _numbers_an_order(cell: str) -> bool:
    """Whether a cell is no count, day or sum: *orders* and *last order* are columns of these."""
    return sum(map(str.isdigit, cell)) >= cell_digits_min and _no_order.search(cell) is None


cell_digits_min = 3
_no_order = re.compile(r"^[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}(?![0-9-])|[$€£]|[0-9][.,][0-9]{2}$")
_no_number = re.compile("date|datum|qty|quantity|count|total|status|menge|anzahl", re.IGNORECASE)
_member = re.compile(
    r"[\"<]("
    + by_letter(
        r"line_?items|order_rows?|total_paid|total_inc_tax|items_total|current_state|date_add|product_quantity|order_?lines|order_?items|qty_ordered|increment_id|order_?id|order_?number|order_?key|grand_total|total_price|order_?total|subtotal_price|refunds|fulfillment_status"
        r"|financial_status|order_?status|shipping_?lines|base_grand_total|date_created|billing(?:_address)?|payment_method(?:_title)?|total_refunded|display_?financial_?status|products|currency|status|state|total"
    )
    + r")(?:\"[ \t]{0,4}:|>)",
    re.IGNORECASE,
)
"""What shops' interfaces call the parts of an order."""
_number_of = re.compile(
    r"[\"<](?:increment_id|order_?number|order_?id|id_order|id)(?:\"[ \t]{0,4}:[ \t]{0,4}\"?|>)(#?[A-Za-z]{0,4}-?[0-9][0-9A-Za-z-]{2,24})\"?",
    re.IGNORECASE,
)
_everyday_members = frozenset(("status", "state", "total", "currency", "products", "date_created"))
_members_min = 3
_members_chars = 4_000


def _in_json(page: Page) -> Iterable[Judgement]:
    """The number of an order as a shop's interface hands it out, with its lines and totals; of several, each."""
    text = page.text
    if '"' not in text and "<" not in text:
        return
    done = 0
    members: list[tuple[int, str]] | None = None
    for number in _number_of.finditer(text):
        if number.start() < done:
            continue
        if members is None:
            members = [(one.start(), one.group(1).lower().replace("_", "")) for one in _member.finditer(text)]
        high = min(len(text), number.end() + _members_chars)
        low = max(done, number.start() - 200)
        told = {name for _, name in members[bisect_left(members, (low,)) : bisect_left(members, (high,))]}
        if len(told) < _members_min or len(told - _everyday) < _members_min - 1 or not told & _LINES:
            done = number.end() if len(told) > 1 else high
            continue
        start, end = number.span(1)
        reasons = ("order number", "an order's members")
        yield Judgement(start=start, end=end, confidence=Confidence.VERY_LIKELY, reasons=reasons, weight=1)
        closing = _LINES_END.search(text, end, high)
        done = closing.end() if closing is not None else high


_everyday = frozenset(name.replace("_", "") for name in _everyday_members)
_LINES = frozenset(
    words(
        "lineitems, orderlines, orderitems, orderrow, orderrows, items, itemstotal, qtyordered, grandtotal, totalprice, ordertotal, totalpaid, totalinctax"
    )
)
_LINES_END = re.compile(r"\}[ \t\n]{0,40}\][ \t\n]{0,40}[,}]")


_whose = words(
    "customer, customers, client, buyer, shopper, my order, her order, his order, their order, purchased by, placed by, "
    "ordered by, bought by, bought, placed an order, order for, billing, ship to, shipped to, deliver to, delivered to, "
    "delivery address, refund to, refunded, loyalty, order history, past orders, previous orders, complained, complaint, "
    "kunde, kundin, kunden, cliente, client, acheteur, klant, klient, asiakas, kund, mein auftrag, meine bestellung, meiner bestellung, "
    "meinen auftrag, mi pedido, ma commande, meu pedido, minha encomenda, mio ordine, mijn bestelling, moje zamówienie, mojego zamówienia, "
    "min beställning, min ordre, min bestilling"
)
"""Words that make a number beside one for orders somebody's."""

DETECTOR = Detector(
    category=Category.ORDER_HISTORY,
    patterns=(
        Pattern(
            regex=r"\b"
            + _WORD
            + r"(?:[ _-]?(?:number|no|nr|id|num|ref|nummer)\.?)?(?: (?:is|was|ist|war|lautet|est|es|er|jest|[^\x00-\x7e]r?)(?: (?:el|la|le|il|die|der|das|het|nr))?)?[ \t\"']{0,3}[:=]?[ \t\"']{0,3}#?"
            r"([A-Za-z]{0,4}-?\d[0-9A-Za-z-]{2,40})\b",
            caseless=True,
            group=1,
            context_required=True,
        ),
    ),
    context=Context(
        positive=_whose,
        # What is told of orders; it speaks against none.
        negative=tuple(word for word in _told_words if word not in _whose),
        before=120,
        after=120,
    ),
    validate=_validate,
    gate=(
        r"(?:order|invoice|rechnung|fact[uo]r|fattura|faktur|fatura|ticket|\bcase\b|\bcmd\b|\bcde\b|retour|subscri|abonn|reklam|reclam|rimbors|devolu|line_items|order_row|total_|\bref(?:erenc|n[our]|id|[^a-z])|\brif|vorgang|beleg|porud|narud|naro[^ ]{1,2}il|u[^ ]{1,2}sakym|pas[^ ]{1,2}t[^ ]{1,2}jum|tellimus|oda yangu|h[^ ]{1,2}ng:? ?#?[0-9]{3}|incidencia|zaak|confirmation|\bsub\b|albar|receipt|\btrans|\bord\.|\bsag\b|\bsak\b|compra|acquisto|achat|purchase|bestel|auftrag|commande|pedido|ordine|encomenda|ordre|tilaus|tilauks|objedn|comand|comenzi|rendel|sipari|zam[^ ]{1,2}wieni|best[^ ]{1,2}llning|retoure|\brma\b|\bzam\.)",
        r"#[0-9]{4}",
        r"\b(?:so|ord)-?[0-9]{4}",
        r"\bc[^ ]{1,2}a (?:b[^ ]{1,2}n|anh|ch[^ ]{1,2}|em) #?[0-9]{4}",
        r"\b(?:bought|ordered|purchased|gekauft|achet|comprou|compr|comprato|gekocht)\b",
        r"[?]{2}[ :#\"?]{0,4}[A-Za-z#-]{0,5}[0-9]{2}",
    ),
    sweep=_sweep,
    always=True,
    order=60,
    hits=(
        Example("Customer Ana placed order #10234 for two mugs", ("10234",)),
        Example("Order SHOP-88213: ana@shop.example, total 45.90", ("SHOP-88213",), "customer data nearby"),
        Example("Die Kundin fragt nach Bestellung 4500123", ("4500123",)),
        Example("đơn hàng 66120 giao sai, sđt 0912 345 678", ("66120",)),
        Example("porudžbina 4417 kasni, tel 064 123 4567", ("4417",)),
        Example("Hola, mi pedido es el 88213 y no llega", ("88213",)),
        Example("Good news: your order 20418 has left our warehouse", ("20418",), "said whose it is"),
        Example("Tilauksesi 20418 on matkalla", ("20418",)),
        Example("Η παραγγελία σας 20418 έφυγε", ("20418",)),
        Example("Hi, SO-20418 was delivered to the wrong door", ("SO-20418",)),
        Example(
            "order SO-2024-11873: 2x linen shirt, total 127.40 GBP, shipped 3 Nov", ("SO-2024-11873",), "order number"
        ),
        Example(
            "Bestellnummer 4500123987, zwei Paar Schuhe für 89,90 €, bezahlt mit PayPal, noch nicht geliefert",
            ("4500123987",),
        ),
        Example("заказ № 778812: 2 шт., 4500 руб, отправлен", ("778812",)),
        Example(
            "order_id,customer,total\n1001,Ana Silva,3.00\n1002,Jo Ray,4.00\n1003,Li Wei,5.00\n",
            ("1001", "1002", "1003"),
        ),
    ),
    misses=(
        "order #309089 line 5 GTIN 9887838483726164 unit price 132.64 EUR total 217.64",
        "in order to win 2024 matches",
        "Order 4711 shipped with DHL on 2026-03-12",
        "If your order 5000 EUR or more, it ships free",
        "your order 2024",
        "INFO order 47114 delivered\nINFO order 47115 delivered",
        "Order before 14:00 and pay by PayPal; 2024 units left at 9.90 EUR, shipped by DHL",
        "Spend 500 EUR per order and get 2 units free until 12.03.2026",
        "order 2024",
        "prefers Poly1305 when the client does",
        "invoice INV-2026-68401 internal ref 3039081424",
        "this.on('returned', this.onReturned, this);\nreturn order.refund(value);",
        "complain\t-1.5\t0.67\t[-1, -1, -2, -1, -2, -1, -2, -2, -2, -1]\ncomplains\t-1.8\t0.6\t[-1, -2, -2, -2, -1, -1, -2, -2, -3, -2]",
        "sku,order_qty,total\nA1,3,4.00\nA2,3,5.00\nA3,3,6.00\n",
    ),
    overlooks="orders of which neither a person nor what was bought and what became of it is told, outside of letters",
    confuses="tickets and returns called orders; your own forms are best named as formats",
    source="https://help.shopify.com/en/manual/orders",
)
