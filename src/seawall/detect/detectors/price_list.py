"""What the shop pays and earns: cost, wholesale and purchase prices, margins, supplier rates, in tables and in sentences.

A public retail price alone is never one. A table needs a cost or margin column with figures; text needs such a term with an
amount beside it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from seawall.detect import late_re as re
from seawall.detect.detector import Context, Detector, Example, Judgement, Page, words
from seawall.detect.detectors._opening import opening
from seawall.detect.detectors._talk import with_talk
from seawall.detect.records import aligned, rows_min
from seawall.detect.tables import Table, cells_under, kind_of, names_of
from seawall.model.words import Category, Confidence

_MONEY = r"(?:[$€£¥₹%₺₽₴円元]|USD|EUR|GBP|CHF|PLN|SEK|NOK|DKK|CZK|HUF|RON|TRY|zł|kr\b|Kč|Ft\b|lei\b|TL\b|грн|руб|원|percent|pct\b|cents?\b)"
_AMOUNT = re.compile(
    r"(?:[$€£¥₹₺₽₴]|\b(?:USD|EUR|GBP|CHF|PLN|SEK|NOK|DKK|CZK|HUF|RON|TRY|INR|JPY|CNY)\b) ?\d[\d.,]{0,12}|\b\d[\d.,]{0,12} ?"
    + _MONEY
    + r"|(?<![0-9]\.)\b\d{1,7}[.,]\d{1,2}\b(?!\.[0-9])",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_number = re.compile(r"[^\w\n]{0,3}\d[\d.,']{0,12} ?[^\d\n]{0,5}")
# Terms that name an internal figure by themselves.
_TERMS = words(
    "material cost, material costs, labour cost, labor cost, raw material, raw materials, bill of materials, cost sheet, cost breakdown, costing, input cost, food cost, ingredient cost, net net, back margin, front margin, min_price, max_discount, never below, never go under, lowest we, lowest i, can go down to, go down to, reserve price, target margin, min margin, minimum margin, our rate, contract rate, negotiated rate, "
    "standard cost, moving average, freight per unit, duty per unit, materialkosten, fertigungskosten, wareneinsatz, netto-netto, nettonetto, limitpreis, schmerzgrenze, untergrenze, tiefster preis, runter auf, maximalrabatt, mindestmarge, zielmarge, unsere konditionen, coût matière, coûts matière, coût de production, prix net net, marge arrière, marge avant, descendre jusqu'à, descendre à, remise maximale, marge cible, "
    "coste de materiales, coste de producción, escandallo, margen objetivo, precio suelo, bajar hasta, descuento máximo, costo materiale, costo di produzione, margine minimo, scendere fino a, sconto massimo, materiaalkosten, productiekosten, bodemprijs, ondergrens, zakken tot, maximale korting, doelmarge, koszt materiału, koszt produkcji, dolna granica, zejść do, maksymalny rabat, docelowa marża, custo de produção, custo de material, "
    "materialkostnad, materialkostnader, tillverkningskostnad, lägsta pris, gå ner till, materialeomkostning*, laveste pris, gå ned til, materialkostnad*, výrobní náklady, materiálové náklady, jít dolů na, cost de producție, cost material, coborî până la, anyagköltség, gyártási költség, materiaalikustannus, valmistuskustannus, alin hinta, üretim maliyeti, hammadde, en düşük, κόστος παραγωγής, κόστος υλικών, себестоимость производства, ниже не опускаться, "
    "не ниже, собівартість виробництва, не нижче, 材料費, 製造原価, 最低価格, 値下げ限度, 材料成本, 生产成本, 最低价, 最低可以, 재료비, 제조원가, 최저가, coste de compra, costo de compra, coste de adquisición, prezzi di acquisto, prezzi d'acquisto, prezzi di listino fornitore, prix fournisseurs, currently pay, we currently pay, paying, your quote, quote of, quoted us, offer of, their offer, angebot von, ihr angebot, devis de, "
    "kar marj*, kâr marj*, 粗利率, 原価率, 仕入, 毛利率, 供货价, 成本价, factory gate, ex works, ex-works, ab werk, départ usine, franco fabbrica, walk-away price, do not go below, don't go below, not below, nicht unter, pas en dessous, no bajar de, non scendere, niet onder, nie poniżej, bonus tier, "
    "coefficient, pa ht, multiplicateur, aufschlag, kalkulation, opslag, påslag, pålæg, promo margin, margin after, margin of, net of rebate, after rebate, transfer price, verrechnungspreis, prix de cession, cost price, unit cost, unit costs, cost per unit, landed cost, landed costs, sourcing cost, production cost, manufacturing cost, wholesale price, wholesale cost, wholesale, "
    "purchase price, buying price, buy price, our cost, our costs, costs us, cost us, we pay, we buy, buy it for, bought at, cost of goods, cogs, gross margin, profit margin, net margin, "
    "contribution margin, margin, margins, markup, mark-up, dealer price, trade price, supplier price, supplier cost, supplier discount, trade discount, factory price, fob price, fob, exw price, "
    "net price, net cost, floor price, minimum price, lowest price we, bottom line, break-even, breakeven, break even, walk away price, walk-away, target price, volume discount, rebate, kickback, "
    "einkaufspreis*, ek-preis, ek preis, ek netto, ek, einstandspreis*, einstandskosten, bezugspreis*, rohertrag, rohmarge, deckungsbeitrag, nettoeinkaufspreis, lieferantenpreis*, lieferantenrabatt*, "
    "werkspreis, fabrikpreis, händlerpreis*, großhandelspreis*, herstellkosten, stückkosten, selbstkosten, handelsspanne, kalkulationsaufschlag, preisuntergrenze, mindestpreis, marge, "
    "prix fournisseur, tarif fournisseur, prix usine, prix d'achat, prix de revient, prix coûtant, coût de revient, coût unitaire, coût d'achat, prix de gros, prix plancher, taux de marge, marge brute, remise fournisseur, "
    "precio de coste, precio de costo, coste unitario, costo unitario, precio mayorista, precio de compra, precio de proveedor, precio proveedor, precio mínimo, margen bruto, nos cuesta, descuento del proveedor, margen, "
    "prezzo fornitore, prezzi fornitore, listino fornitore, listino fornitori, prezzo di acquisto, prezzo d'acquisto, prezzo all'ingrosso, costo di acquisto, costo d'acquisto, ci costa, prezzo minimo, margine lordo, ricarico, "
    "sconto fornitore, margine, preço de compra, preço de fornecedor, preço de custo, preço de atacado, custo unitário, preço mínimo, margem bruta, margem, "
    "leveranciersprijs, leverancierskorting, kostprijs, inkoopprijs, inkoopprijzen, groothandelsprijs, brutomarge, winstmarge, minimumprijs, "
    "kostpris, indkøbspris*, innkjøpspris*, innpris*, dækningsbidrag, dækningsgrad, dekningsbidrag, bruttoavance, avance, bruttofortjeneste, leverantörspris, inköpspris*, inpris*, täckningsbidrag, bruttomarginal, marginal, självkostnad*, "
    "cena dostawcy, cena nabycia, cena zakupu, cenie zakupu, cen zakupu, cena hurtowa, koszt jednostkowy, marża, marży, marżą, narzut*, rabat dostawcy, cena minimalna, ostohinta*, ostohinnat, myyntikate, katetuotto, kateprosentti, omakustannushinta, sisäänostohinta, "
    "nákupní cena, nákupní ceny, nákupní cenu, velkoobchodní cena, marže, marži, hrubá marže, přirážka, pořizovací cena, preț de achiziție, pret de achizitie, prețul de achiziție, preț de cost, cost unitar, marjă, marja, adaos comercial, preț minim, preț en gros, "
    "beszerzési ár*, bekerülési ár*, önköltség*, árrés*, haszonkulcs*, nagyker ár*, alış fiyat*, maliyet*, birim maliyet*, kâr marjı, marj, toptan fiyat*, taban fiyat*, "
    "internal price, price floor, confidential pricing, τιμή αγοράς, τιμή κόστους, κόστος, περιθώριο, μικτό κέρδος, χονδρική, τιμή χονδρικής, закупочн, закупка, закупаем, себестоимост, маржа, маржин, наценк, оптовая цена, входная цена, "
    "закупівельн, собівартіст, маржа, націнк, оптова ціна, 仕入値, 仕入れ値, 仕入価格, 仕入れ価格, 仕入単価, 原価, 粗利, 卸値, 卸価格, 掛け率, 下代, 进价, 进货价, 采购价, 采购单价, 成本, 毛利, 批发价, 底价, 利润率, 出厂价, 매입가, 매입단가, 원가, 공급가, 도매가, 마진"
)
_WEAK = frozenset(
    words(
        "our rate, contract rate, raw material, raw materials, go down to, can go down to, never below, untergrenze, runter auf, en düşük, 最低価格, 最低价, 최저가, не ниже, не нижче, laveste pris, lägsta pris, alin hinta, moving average, paying, your quote, quote of, quoted us, offer of, their offer, angebot von, ihr angebot, devis de, not below, do not go below, don't go below, nicht unter, pas en dessous, no bajar de, non scendere, niet onder, nie poniżej, aufschlag, opslag, påslag, pålæg, kalkulation, coefficient, 仕入, ex works, "
        "ex-works, ab werk, currently pay, we currently pay, margin, margins, markup, mark-up, wholesale, rebate, target price, net price, net cost, we pay, we buy, bought at, cost us, purchase price, marge, margen, margine, margem, marginal, marja, marj, avance, volume discount, ek, fob, "
        "break-even, breakeven, break even, bottom line, minimum price, mindestpreis, precio mínimo, prezzo minimo, preço mínimo, minimumprijs, cena minimalna, preț minim, ricarico, maliyet, κόστος, 成本, walk-away, "
        "händlerpreis, großhandelspreis, закупка, loss"
    )
)
_BUYING = frozenset(
    words(
        "we pay, we buy, bought at, buying-in, buying in, costs us, cost us, paying, currently pay, we currently pay, effectively pay, your quote, quote of, quoted us, offer of, their offer, supplier wants, suppliers want, vendor wants, vendor pays, factory wants, from the factory, from the supplier, from the importer, "
        "from the manufacturer, supplier charges, they charge us, they let us have, lets us have, let us have, supplier quotes, supplier asks, manufacturer asks, invoices us, we source, we import, we fund, wholesaler, all-in, "
        "frei haus, wollen, haben wir bezahlt, wir bezahlen, wir zahlen, zahlen wir, kostet uns, kosten uns, im einkauf, kaufen wir, wir kaufen, vom hersteller, vom lieferanten, vom großhändler, hersteller will, lieferant will, lieferant verlangt, fabrik will, der importeur, wkz, boni, jahresboni, angebot von, ihr angebot, "
        "fournisseur nous facture, nous facture, on achète, nous achetons, on paie, on paye, port compris, rendu entrepôt, chez l'usine, le fabricant, le grossiste, devis de, nous coûte, nous revient, "
        "nos dejan, nos cuesta, nos cobra, nos cobran, compramos, puesto en almacén, la fábrica, el fabricante, el mayorista, de fábrica, pagamos, "
        "il grossista, mi fa, ci fa, ci fanno, paghiamo, compriamo, mi viene, ci viene, ci costa, dal fornitore, dalla fabbrica, il produttore, "
        "o fabricante, faz-me, fazem-nos, o fornecedor, pagamos a, compramos a, sai-me a, custa-nos, "
        "we betalen, betalen wij, kopen we in, kopen we, inkopen, leverancier vraagt, fabrikant vraagt, de groothandel, kost ons, "
        "od producenta, kupujemy, płacimy, producent chce, dostawca chce, z hurtowni, kosztuje nas, "
        "fabriken vill, leverantören vill, vi betalar, vi köper, köper vi, kostar oss, fabrikken vil, leverandøren vil, vi betaler, vi køber, køber vi, koster os, koster oss, vi kjøper, "
        "luăm, cumpărăm, plătim, de la importator, de la furnizor, ne costă, nakupujeme, kupujeme, platíme, od výrobce, od dodavatele, stojí nás, vesszük, veszünk, a gyártótól, a beszállítótól, kerül nekünk, ostamme, maksamme, tehtaalta, toimittajalta, maksaa meille, "
        "alıyoruz, toptancıdan, tedarikçiden, fabrikadan, bize maliyeti, αγοράζουμε, παίρνουμε, από τον προμηθευτή, берем, берём, закупаем, покупаем, поставщик просит, завод просит, от поставщика, обходится, беремо, закуповуємо, купуємо, від постачальника, メーカーから, 工場から, 仕入れて, 进货, 厂家, 拿货, 从工厂, 들여오, 공장에서, 매입"
    )
)
"""What is said of a price one pays. It counts where one speaks of what the thing is sold for, or of the profit, as well."""
_SELLING = frozenset(
    words(
        "we sell, we sell at, sell it, sell them, sells at, selling at, retail, rrp, rsp, msrp, resell, in store, online, shop price, list price, vk, uvp, wir verkaufen, verkaufen wir, verkauf, im shop, ladenpreis, on le vend, on la vend, on les vend, on la cède, on le cède, on vend, nous vendons, prix public, ppc, pv ttc, pvc, "
        "vendemos, la vendemos, lo vendemos, pvp, a las tiendas, lo vendo, vendiamo, lo vendo, vendo, al pubblico, prezzo di vendita, listino, ivato, revendo, vendo a, nas lojas, verkoop, verkopen, verkopen we, adviesprijs, sprzedajemy, detal, hurt, cena detaliczna, vi säljer, säljer vi, til butik, till butik, vejledende, veiledende, vi sælger, sælger vi, vi selger, selger vi, "
        "vindem, o dăm cu, îl dăm cu, la raft, prodáváme, prodejní cena, prodej, eladjuk, adjuk, eladási ár, myymme, ovh, myyntihinta, satıyoruz, satış, satış fiyatı, πουλάμε, λιανική, продаем, продаём, розница, продаємо, роздріб, 販売価格, 売価, 定価, 售价, 卖, 零售价, 판매가, 소비자가"
    )
)
_GAIN = frozenset(
    words(
        "margin, profit, points, do we make, do we earn, worth it, leaves, marge, gewinn, lohnt, bleibt, rentabel, rentable, gagne, on gagne, ganamos, compensa, conviene, guadagno, guadagniamo, ganhamos, lucro, winst, houden we over, zysk, zarabiamy, vinst, tjänar, täckningsgrad, fortjeneste, tjener, câștigăm, profitul, zisk, vyděláme, nyereség, "
        "keresünk, tuotto, kannattaa, kâr, kazanırız, κέρδος, κερδίζουμε, прибыль, заработаем, прибуток, заробимо, 利益, 儲か, 利润, 赚, 이익, 남나"
    )
)
_PARTNER = re.compile(
    r"\b(?:supplier|vendor|manufacturer|factory|wholesaler|importer|lieferant\w{0,2}|hersteller|fabrik|großhändler|fournisseur|fabricant|usine|grossiste|proveedor|fábrica|mayorista|fornitore|fabbrica|grossista|fornecedor|fabricante"
    r"|leverancier|fabrikant|groothandel|producent\w{0,2}|hurtowni\w?|dostawc\w|leverantör\w{0,2}|fabriken|leverandør\w{0,2}|fabrikken|dodavatel\w{0,2}|furnizor\w{0,2}|beszállító\w{0,3}|toimittaja\w{0,3}|tedarikçi\w{0,3})\b|поставщик|постачальник|προμηθευτ|メーカー|厂家|供应商|공장",
    re.IGNORECASE,
)
_INTERNAL = re.compile(
    r"\b(?:costs?|supplier|internal|confidential|our|we|us|per unit|unit|sku|profit|gross|retail|sell|resell|msrp|rrp|landed|vk|uvp|unser\w{0,2}|wir|"
    r"verkaufspreis\w{0,2}|verkaufen|lieferant\w{0,2}|fournisseur|notre|nos|nous|vente|proveedor|nuestr[oa]s?|vendemos|venta|fornitore|nostr[oi]|vendiamo|vendita|fornecedor|nosso|vendemos|leverancier|onze|wij|verkoop\w{0,5}|"
    r"dostawc\w{1,2}|nasz\w?|sprzeda\w{1,4}|leverantör|vår\w?|vi|leverandør|vores|dodavatel\w?|naše|prodej\w{0,5}|furnizor\w{0,3}|nostru|vânz\w{2,5}|margin|markup|wholesale|interne?|intern[oa]|tedarik\w{0,4}|satış|bizim)\b"
    r"|προμηθευτ|πώληση|наш|поставщик|розниц|продаж|постачальник|роздріб|定価|売価|上代|仕入|售价|零售|供应商|판매가|소비자가",
    re.IGNORECASE,
)
_BOUGHT_FOR = tuple(dict.fromkeys((*_TERMS, *sorted(_BUYING))))
_INTERNAL_TERMS = frozenset(word.removesuffix("*") for word in _BOUGHT_FOR)
_beside_chars = 60


def _sweep(page: Page) -> Iterable[Judgement]:
    worded = _worded(page) if page.anchors and page.figures else ()
    return with_talk(page, "price_list", worded, "reads like what the shop pays or earns", own_figures=True)


def _worded(page: Page) -> Iterable[Judgement]:
    covered: list[tuple[int, int]] = []
    for table in (*page.tables, *(aligned(page.text) if page.text.count("\n") >= rows_min else ())):
        if "cost" in table.kinds() and _has_figures(page.text, table) and not _covered(covered, table.start):
            covered.append((table.start, table.end))
            names = [name for name, kind in zip(table.header, table.kinds(), strict=True) if kind == "cost"]
            yield Judgement(
                start=table.start,
                end=table.end,
                confidence=Confidence.VERY_LIKELY,
                reasons=(f"rows: {table.count}", f"columns: {len(names)} of cost or margin", f"layout: {table.layout}"),
                weight=1,
                covers=True,
            )
    yield from _small_tables(page.text, covered)
    yield from _sentences(page, covered)


def _small_tables(text: str, covered: list[tuple[int, int]]) -> Iterable[Judgement]:
    """Cells under a header of cost in what is too short for a table."""
    cells = [
        (start, end)
        for _, (start, end) in cells_under(text, lambda name, _: kind_of(name) == "cost")
        if not _covered(covered, start) and _number.fullmatch(text, start, end)
    ]
    if cells:
        covered.append((cells[0][0], cells[-1][1]))
        reasons = ("column of cost or margin", f"figures: {len(cells)}")
        yield Judgement(
            start=cells[0][0], end=cells[-1][1], confidence=Confidence.LIKELY, reasons=reasons, weight=1, covers=True
        )


def _covered(covered: list[tuple[int, int]], place: int) -> bool:
    return any(a <= place < b for a, b in covered)


def _has_figures(text: str, table: Table) -> bool:
    if not table.cells:
        return bool(_FIGURE.search(text, table.start, min(table.end, table.start + 4000)))
    columns = [index for index, kind in enumerate(table.kinds()) if kind == "cost"]
    cells = [cells[i] for cells in table.cells for i in columns if i < len(cells)]
    filled = sum(bool(_FIGURE.search(text, a, b)) for a, b in cells)
    return filled * 2 >= len(table.cells) > 0


def _sentences(page: Page, covered: list[tuple[int, int]]) -> Iterable[Judgement]:
    """Terms with an amount beside them; a weak term needs a second one or a word of trade nearby."""
    text = page.text
    evidence: list[tuple[int, int, str]] = []
    sold: list[int] = []
    for end, word in page.words(0, len(text)):
        if _covered(covered, end) or _of_a_layout(text, end - len(word), end):
            continue
        if word in _GAIN:
            sold.append(end)
        if word in _SELLING or word in _GAIN:
            if word in _SELLING and _AMOUNT.search(
                text, max(0, end - len(word) - 24), min(len(text), end + _beside_chars)
            ):
                sold.append(end)
            if word not in _INTERNAL_TERMS:
                continue
        low, high = max(0, end - len(word) - 24), min(len(text), end + _beside_chars)
        stop = text.find("\n", end, high)
        after = _AMOUNT.search(text, end, stop if stop >= 0 else high)
        before = _AMOUNT.search(text, max(low, text.rfind("\n", low, end) + 1), end - len(word))
        amount = None if _named_so(text, end - len(word), end, word) else after or before
        if amount is None and stop >= 0 and word not in _BUYING and _is_header(text, stop):
            evidence.append((end - len(word), end, word))
        if amount:
            evidence.append((min(end - len(word), amount.start()), max(end, amount.end()), word))
    if any(word not in _WEAK for _, _, word in evidence):
        evidence += _more_costs(text, evidence)
    best = {(start, end): word for start, end, word in sorted(evidence, key=lambda item: len(item[2]))}
    evidence = [(start, end, word) for (start, end), word in best.items()]
    starts = sorted(start for start, _, _ in evidence)
    ends = sorted(end for _, end, _ in evidence)
    for start, end, word in evidence:
        others = bisect_left(starts, end + 200) - bisect_right(ends, start - 200)
        around = text[max(0, start - 80) : end + 60].replace(text[start:end], " ", 1)
        if (
            word in _BUYING
            and not _any_within(sold, start - 300, end + 300)
            and not _PARTNER.search(text, max(0, start - 80), end + 60)
        ):
            continue
        if word in _WEAK and word not in _BUYING and others < 2 and not _INTERNAL.search(around):
            continue
        sure = Confidence.VERY_LIKELY if others > 1 else Confidence.LIKELY
        yield Judgement(
            start=start, end=end, confidence=sure, reasons=(f"term: {word}", "amount beside it"), weight=1, covers=True
        )


_side = re.compile(
    r"(?:Top|Bottom|Left|Right|Inline|Block|Start|End)(?![a-z])|-(?:top|bottom|left|right|inline|block|start|end|trim|x|y)\b|\s?:[^;{}\n]{1,60}[;}]"
)
_layout_before = re.compile(r"\\n\[[\w-]{0,12}$|[{;]\s{0,40}$")


def _of_a_layout(text: str, start: int, end: int) -> bool:
    """Whether a margin is one of a page: ``margin-top: 4%``, ``{margin:0 5%;`` and ``\\n[an-margin]`` of manuals."""
    if text[end - 6 : end].lower() != "margin":
        return False
    before = _layout_before.search(text[max(0, start - 44) : start])
    side = _side.match(text, end, end + 64)
    return (before is not None and (side is not None or before.group()[:1] == "\\")) or (
        side is not None and side.group()[:1] not in " :\t\n"
    )


_heading = re.compile(
    r"[ \t#*]{0,12}[0-9]{1,2}(?:(?:\.[0-9]{1,2}){2,3}\.?|\.[0-9]{1,2}\.|\.[0-9])[ \t\u00a0]{1,4}[^\n0-9]{0,40}"
)
"""A chapter's number and the words before a term: ``4.9. Bill of Materials``."""


def _named_so(text: str, start: int, end: int, word: str) -> bool:
    """Whether a term is a program's command (``\\markup``), one end of the prices a shop shows (``min_price`` beside
    ``max_price``) or stands in a heading, whose number is no amount."""
    if text[max(0, start - 1) : start] == "\\":
        return True
    if word == "min_price":
        return "max_price" in text[max(0, start - _range_chars) : end + _range_chars].lower()
    line = max(text.rfind("\n", max(0, start - _line_chars), start) + 1, start - _line_chars, 0)
    return (
        _heading.fullmatch(text, line, start) is not None
        and _FIGURE.search(text[end : end + _line_chars].split("\n", 1)[0]) is None
    )


_range_chars = 80


def _any_within(places: list[int], low: int, high: int) -> bool:
    """Whether one of some ascending places lies in a range."""
    at = bisect_left(places, low)
    return at < len(places) and places[at] < high


_line_chars = 400
"""How much of a line of cells is looked at."""


def _is_header(text: str, stop: int) -> bool:
    """Whether a word stands in a line of cells above one of as many cells that has figures."""
    low = max(0, stop - _line_chars)
    line = text[max(low, text.rfind("\n", low, stop) + 1) : stop]
    mark = next((mark for mark in "\t;|" if mark in line), "")
    below = text[stop + 1 : stop + _line_chars].split("\n", 1)[0]
    return (
        bool(mark)
        and _no_header.search(line) is None
        and below.count(mark) == line.count(mark)
        and _FIGURE.search(below) is not None
    )


_no_header = re.compile(r"[0-9{}()=<>:@]")


_cost = re.compile(
    r"\b(?:costs?|kostet|kosten|coûte|coût|cuesta|coste|costo|costa|custo|custa|kost|kosztuje|koszt|kostar|koster|ek|buy|einkauf|inkoop)(?: us| at| uns| nous)?(?: is|:|=)?[ ]",
    re.IGNORECASE,
)
_near_chars = 400
_cost_chars_max = 24
"""More than *cost* and what follows it before an amount have."""


def _more_costs(text: str, evidence: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """*Cost* with an amount right behind it, as a list goes on that a surer term began: any other cost is no secret."""
    more: list[tuple[int, int, str]] = []
    reach = 0
    for _, end, word in sorted(evidence):
        if word in _WEAK:
            continue
        reach = max(reach, end)
        while True:
            seen = _cost.search(text, reach, end + _near_chars)
            if seen is None:  # nothing begins before what the search's end cut off: none looks there again
                reach = max(reach, end + _near_chars - _cost_chars_max)
                break
            reach = seen.end()
            amount = _AMOUNT.match(text, seen.end())
            if amount is not None:
                more.append((seen.start(), amount.end(), "cost"))
                end = amount.end()
    return more


_ROWS = "".join(f"SKU-{n},Mug {n},{n}.20,{n * 2}.90\n" for n in range(1, 8))

_GATES = (
    r"(?:cost|wholesale|margin|mark-?up|cogs|buying|we buy|bought at|purchase|dealer|supplier|factory|landed|einkauf|einstand|bezugspr|deckungsb|selbstk|herstellk|st[^ ]{1,2}ckk|preisunterg|mindestpr|h[^ ]{1,2}ndlerp"
    r"|gro[^ ]{1,2}handelsp|(?:\b|_)(?:trade|fob|exw|floor|ek|net|marj|marja|avance)(?:\b|_)|rohertrag|rohmarge|marge|margen|margine|margem|achat|revient|co[^ ]{1,2}t|coste|costo|custo[^m]|custo\b|cuesta|ci costa|acquist|ingrosso|ricarico"
    r"|mayorista|atacado|compra|proveedor|fornit|fornecedor|usine|leveran|ink[^ ]{1,2}p|inpris|kostpri|indk[^ ]{1,2}b|innk|innpris|d[^ ]{1,2}kning|dekning|t[^ ]{1,2}ckning|sj[^ ]{1,2}lvk|ostohin|myyntikat|katet|omakust|n[^ ]{1,2}kup|mar[^ ]{1,2}e|p[^ ]{1,2}ir[^ ]{1,2}[^ ]{1,2}k"
    r"|beszerz|beker[^ ]{1,2}l|[^ ]{1,2}rr[^ ]{1,2}s|[^ ]{1,2}nk[^ ]{1,2}lts|haszonk|nagyker|zakupu|nabycia|dostawcy|mar[^ ]{1,2}[ aye]|mar[^ ]{3}|narzut|hurtow|achizi|adaos|en gros|al[^ ]{1,2}[^ ]{1,2} fiyat|maliyet|toptan|taban|rebate|we pay|costs us|handelsspanne"
    r"|lieferantenp|lieferantenr|werksp|fabrikp|fourniss|plancher|break-?even|bottom line|quote|angebot|devis|ex[ -]works|ab werk|multiplic|coef|p[^ ]{1,2}slag|opslag|aufschlag|kalkulation|currently pay|paying|below|nicht unter|factory|from the|let us have|charge|we fund|hersteller|fabrik|lieferant|frei haus|wir zahlen|zahlen wir|bezahlt|kostet uns|im einkauf|kaufen|factur|on ach|on pa[iy]e|port compris|f[^ ]{1,2}brica|nos dejan|compramos|pagamos|grossista|mi fa|ci fa|paghiamo|compriamo|mi viene|fabricante|leverancier|fabrikant|betalen|kopen we|producent|kupujem|p[^ ]{1,2}acimy|fabrik|leverant|betalar|k[^ ]{1,2}per|vi betaler|vi k[^ ]{1,2}|lu[^ ]{1,2}m|cump[^ ]{1,2}r|pl[^ ]{1,2}tim|dodavatel|v[^ ]{1,2}robce|plat[^ ]{1,2}me|vessz|vesz[^ ]{1,2}nk|ostamme|maksamme|al[^ ]{1,2}yoruz|toptanc|tedarik|wkz|bonus|boni|factory gate|(?:\b|_)pa ht|marj|rappel)",
    # What is no part of a word above: *custo* is, but not in *customer*, which every other text of a shop holds.
    r"(?:(?:min|minimum|target|internal|lowest|walk[ _-]?away)[ _-]?price|(?:volume|tier)[ _-]?discount|discount[ _-]?tier|profit|kickback"
    r"|confidential[ _-]?pricing|prix[ _-]?de[ _-]?(?:revient|gros)|precio[ _-]?mayorista|prezzo[ _-]?(?:d'acquisto|all'ingrosso)"
    r"|de[ _-]?atacado|groothandel|ink[^ ]pspris|cena[ _-]?hurtowa)",
    r"[?]{2}",
)


DETECTOR = Detector(
    category=Category.INTERNAL_PRICING,
    context=Context(
        positive=_BOUGHT_FOR,
        # What a thing is sold for, and what is earned; it speaks against nothing.
        negative=tuple(sorted((_SELLING | _GAIN) - set(_BOUGHT_FOR))),
    ),
    gate=(*_GATES, opening({word.removesuffix("*") for word in (*_BOUGHT_FOR, *names_of("cost"))} - {"custo"})),
    anchored=False,
    sweep=_sweep,
    always=True,
    order=70,
    hits=(
        Example("sku,product,unit cost,retail\n" + _ROWS, (("sku,product,unit cost,retail\n" + _ROWS).rstrip("\n"),), "rows: 7"),
        Example("Our cost price is $4.20 for the mug", ("Our cost price is $4.20",), "term: our cost"),
        Example("wholesale price 7.00 EUR, gross margin 45%",
                ("wholesale price 7.00 EUR", "gross margin 45%"), "term: wholesale price"),
        Example("Der Einkaufspreis liegt bei 3,40 €", ("Einkaufspreis liegt bei 3,40 €",)),
        Example("supplier price: A-1 cost 4.20 EUR, B-2 cost 7.99 EUR, C-3 costs 11.50 EUR",
                ("supplier price: A-1 cost 4.20 EUR", "cost 7.99 EUR", "costs 11.50 EUR")),
        Example("Il nostro prezzo d'acquisto è 6,80 € per pezzo", ("prezzo d'acquisto è 6,80 €",)),
        Example("Vårt inköpspris är 45,00 SEK", ("inköpspris är 45,00 SEK",)),
        Example("precio de compra: 3,10 € por unidad", ("precio de compra: 3,10 €",)),
        Example("we pay the supplier 12.50 per unit", ("we pay the supplier 12.50",)),
    ),
    misses=(
        '{"itemPaddingEnd":16,"colonMarginRight":8,"colonMarginLeft":2,"cost":"auto","lineWidth":1}',
        "sku,product,price,stock\n" + _ROWS,
        "Only $19.90, now 20% off!",
        "The margin-left is 45px and the cost function is O(n)",
        ".inner{width:100%;margin-top:16px;margin-bottom:8px}.a{margin:4% auto}.b{margin:5% 0}.c{margin:6% 1%;}",
        "\\$1 \\n[an-margin]\nlevel \\n[rst2man-indent-level]",
        "cost of shipping is free over 50 EUR",
        "The mug costs 12.50 EUR and the lamp costs 40.00 EUR",
        "Retail price: 24.90 EUR",
        '\\markup "0.50" \\example 0.50\n\\markup "1.00" \\example 1.00\n\\markup "2.00" \\example 2.00',
        "4.8. Electrical Rules Check\n\n4.9. Bill of Materials\n\n5. Circuit Board",
        'if (item.min_price === "0.00" && item.max_price === "0.00") hide();',
        "form.search input {\n  margin: .35em .1em .35em 250px;\n  color: #333;\n}",
        "censor 2\ncensorship 5\ncensure 9\ncensured 3\ncensus 8\ncent 77\ncenter 70\ncents 11\ncenturies 12",
        "3.2.97 note-collision-interface\n3.2.98 note-column-interface\n3.2.99 note-head-interface\n3.2.100 note-name-interface",
        "Telefon: +32 450 00 11 51\nMijn bestelling SO-48213 is nog niet aangekomen.",
    ),
    overlooks="prices without a word for cost, margin or purchase",
    confuses="public prices beside such a word",
    source="https://help.shopify.com/en/manual/products/details/product-pricing",
)  # fmt: skip
