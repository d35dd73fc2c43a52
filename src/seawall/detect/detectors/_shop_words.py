"""What shops call the numbers that are nobody's: orders, articles, parcels, invoices, in some thirty languages.

A number right behind one of these is not a phone, a card or an identity, however much it looks like one. Stems end in
``*``. Words of scripts outside Latin-1 are found anywhere in a text, so there are no short ones among them.
"""

from __future__ import annotations

from seawall.detect import late_re as re
from seawall.detect.detector import words

UNSPACED = re.compile(r"[\u0590-\u08ff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uac00-\ud7af]")
"""A letter of a script that writes no spaces between words (Chinese, Japanese, Thai) or puts particles right before a
number (Hebrew, Arabic, Korean): beside a number it does not make that part of a longer word."""
ORDERS = words(
    "order, order number, order no, order id, order ref, purchase order, bestellung*, bestellnummer*, bestell-nr, auftrag*, "
    "commande*, pedido*, ordine, numero ordine, encomenda*, bestelling*, bestelnummer*, zamówieni*, zamowieni*, beställning*, "
    "ordre, ordrenummer, ordrenr, ordernr, ordernummer, tilaus*, tilausnumero*, objednávk*, objednavk*, rendelés*, comanda, comenzii, sipariş*, "
    "παραγγελία*, παραγγελίας, заказ*, замовлення, поръчка*, narudžb*, naročil*, pesanan, nomor pesanan, đơn hàng, "
    "คำสั่งซื้อ, 注文, 订单, 訂單, 주문, الطلب, طلبية, הזמנה, rma, retoure*, devolución, devolução, zwrot, "
    "tilaukse*, tellimus*, pasūtījum*, užsakym*, pöntun*, porosi*, sifariş*, buyurtma*, agizo, поруџбин, нарачк, тапсырыс, შეკვეთ, պատվեր, طلبي, سفارش, آرڈر, "
    "ऑर्डर, অর্ডার, ஆர்டர், ఆర్డర్, ออเดอร์, ticket, booking, reservation"
)
INVOICES = words(
    "invoice, invoice no, receipt, rechnung*, facture*, factura*, fattura*, fatura*, factuur*, faktur*, fakturu, lasku*, számla*, "
    "τιμολόγιο, счёт, счет, рахунок, фактура, račun, hóa đơn, ใบแจ้งหนี้, 請求書, 发票, 發票, 송장, فاتورة, الفاتورة, חשבונית, nota fiscal"
)
PARCELS = words(
    "tracking, tracking number, tracking no, parcel, parcel number, shipment, consignment, waybill, awb, sscc, dhl, ups, fedex, usps, dpd, gls, "
    "hermes, evri, sendung*, sendungsnummer*, paket*, paketnummer, colis, suivi, numéro de suivi, seguimiento, spedizione, tracciamento, "
    "rastreio, código de rastreio, pakket*, przesyłk*, paczk*, kolli*, pakke*, lähetys*, seurantakoodi, zásilk*, csomag*, colet, awb-ul, kargo*, "
    "takip, αποστολή, посылк*, посилк*, пратка, pošiljk*, resi, vận đơn, mã vận đơn, เลขพัสดุ, 追跡番号, お問い合わせ番号, 快递单号, 运单, "
    "운송장, التتبع, رقم التتبع, מעקב"
)
ARTICLES = words(
    "sku, ean, gtin, upc, isbn, asin, barcode, barcodes, article, article no, item, item id, item no, part number, part no, product id, product no, "
    "catalogue no, catalog no, catalogue number, katalognummer*, katalog-nr, ersatzteil*, ersatzteilnummer*, teilenummer*, teile-nr, "
    "sachnummer*, zeichnungsnummer*, materialnummer*, drawing, drawing no, spare part, pièce détachée, recambio*, ricambio, onderdeel*, "
    "variant id, model, model no, serial, serial no, artikel*, artikelnummer*, art.-nr, artnr, seriennummer*, référence, référence article, code-barres, "
    "artículo, código de barras, referencia, articolo, codice a barre, artigo, artikelnr, artykuł*, kod produktu, indeks, artikelnummer, "
    "varenummer, varenr, tuotenumero*, tuotekoodi, číslo zboží, kód zboží, cikkszám*, vonalkód, articol, cod produs, ürün kodu, barkod, κωδικός, "
    "артикул*, штрихкод*, баркод, šifra, šifra artikla, koda artikla, kode barang, mã sản phẩm, mã vạch, รหัสสินค้า, บาร์โค้ด, 商品番号, "
    '品番, janコード, 商品编号, 货号, 条码, 상품번호, 바코드, رقم المنتج, الباركود, מק"ט, ברקוד'
)
OTHER_NUMBERS = tuple(dict.fromkeys(ORDERS + INVOICES + PARCELS + ARTICLES))
