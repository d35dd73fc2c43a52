"""Sentences of shops in 24 languages, with places for values. Written for this measure; no detector was tried on them
while they were written.

``{PHONE}`` stands for a number in any form, in a place where people would read it as a telephone number; ``{INTL}`` for
one with its country code. ``{ID}`` is a national number with what it is called. The rest names what it holds; what is
listed in ``_shop_values.NOISE`` must not be found. Lines alternate between the two halves of the measure.
"""

LANGUAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    # language: Faker's locale, regions whose national numbers people write in it
    "en": ("en_US", ("US", "CA", "PR", "JM", "TT")),
    "en-gb": ("en_GB", ("GB", "IE", "GG", "IM", "AU", "NZ", "ZA", "IN", "PK", "SG", "MY", "KE", "NG")),
    "de": ("de_DE", ("DE", "AT", "CH", "LI", "LU")),
    "fr": ("fr_FR", ("FR", "BE", "CH", "LU", "MC", "MA", "TN", "SN", "CI")),
    "es": ("es_ES", ("ES", "MX", "AR", "CO", "CL", "PE", "EC", "CR", "CU", "DO", "GT", "SV", "VE", "UY")),
    "it": ("it_IT", ("IT", "SM", "CH")),
    "pt": ("pt_BR", ("BR", "PT", "AO", "MZ")),
    "nl": ("nl_NL", ("NL", "BE", "SR")),
    "pl": ("pl_PL", ("PL",)),
    "sv": ("sv_SE", ("SE", "FI")),
    "da": ("da_DK", ("DK",)),
    "no": ("no_NO", ("NO",)),
    "fi": ("fi_FI", ("FI",)),
    "cs": ("cs_CZ", ("CZ", "SK")),
    "hu": ("hu_HU", ("HU",)),
    "ro": ("ro_RO", ("RO", "MD")),
    "tr": ("tr_TR", ("TR",)),
    "el": ("el_GR", ("GR", "CY")),
    "ru": ("ru_RU", ("RU", "KZ", "BY")),
    "uk": ("uk_UA", ("UA",)),
    "ja": ("ja_JP", ("JP",)),
    "zh": ("zh_CN", ("CN", "TW", "HK")),
    "ko": ("ko_KR", ("KR",)),
    "ar": ("ar_SA", ("SA", "AE", "EG", "JO")),
    "he": ("he_IL", ("IL",)),
    "hr": ("hr_HR", ("HR", "BA", "RS", "SI", "ME")),
    "bg": ("bg_BG", ("BG",)),
    "id": ("id_ID", ("ID", "MY")),
    "th": ("th_TH", ("TH",)),
    "vi": ("vi_VN", ("VN",)),
}

LINES: dict[str, str] = {
    "en": """
hi, you can ring me on {PHONE} after 5, order {order} still hasn't turned up
Cell: {PHONE}
Sorry about that! Could you read me the card again? Sure: {CARD}, expires 09/28
The agent asked for my card so here it is {CARD}
Ticket {order}: customer called from {PHONE} about invoice {invoice}, parcel {tracking} lost.
My landline is {PHONE} and my email {EMAIL}
Please refund to {IBAN} (account holder {NAME}), RMA {rma}
Wire it to {IBAN} please
{NAME}, {STREET}, tel. {PHONE}, {ID}
For the credit check I was born on {DOB}, {ID}
Login from {IP} at {time}, device {mac}, app version {version}
User agent says {version}; request {uuid} came from {IP}
Barcode {gtin}, ISBN {isbn}, size {size}, price {price}, see pages {pages} of the catalogue.
Part number {article} is out of stock, order it as SKU {sku}
Tracking number {tracking} was scanned on {date} near {place}
Serial number {serial}, firmware {version}, VAT {vat}
You can text {PHONE} or write to {EMAIL}
Best,\\n{NAME}\\nDirect: {PHONE}\\nFax: {PHONE}\\n{EMAIL}
""",
    "en-gb": """
Please phone me on {PHONE} about order {order}, the kettle leaks.
Mobile {PHONE}, or {EMAIL} if I'm not about.
We took {CARD} over the phone for invoice {invoice}.
Card number: {CARD}
Pay the deposit into {IBAN}, reference {invoice}
My bank details: {IBAN}
Courier left a card: parcel {tracking}. Contact no. {PHONE}
Home tel {PHONE}, work tel {PHONE}
Customer's {ID}, DOB {DOB}
{ID}
Article {article} (EAN {gtin}) weighs {size}, RRP {price}
Order {order} dispatched {date}, consignment {tracking}
Cheers, {NAME}\\nM: {PHONE}\\nW: {EMAIL}
Call back {PHONE} before noon, ask for {NAME}
""",
    "de": """
Rufen Sie mich bitte unter {PHONE} an, es geht um Bestellung {order}.
Handy: {PHONE}
Tel.: {PHONE}, Fax: {PHONE}
Meine Nummer ist {PHONE}, falls der Fahrer nicht klingelt.
Kreditkarte {CARD}, gültig bis 08/27
Die Kartennummer lautet {CARD}
Bitte erstatten Sie auf {IBAN}, Kontoinhaber {NAME}
IBAN: {IBAN}
{NAME}, geb. {DOB}, {ID}
Für die Prüfung: {ID}
Sendungsnummer {tracking}, Rechnung {invoice}, Betrag {price}
Artikelnummer {article}, EAN {gtin}, Maße {size}
Retoure {rma} vom {date}, Auftrag {order}, Seriennummer {serial}
Anmeldung von {IP} um {time}
Mit freundlichen Grüßen\\n{NAME}\\n{STREET}\\nTelefon {PHONE}\\nE-Mail {EMAIL}
Telefonisch erreichbar: {PHONE} oder {EMAIL}
""",
    "fr": """
Bonjour, vous pouvez me joindre au {PHONE} pour la commande {order}.
Tél. : {PHONE}
Mon portable : {PHONE}, sinon {EMAIL}
Appelez-moi au {PHONE} demain matin
Carte bancaire {CARD}, expire le 04/27
Voici le numéro de ma carte : {CARD}
Merci de rembourser sur {IBAN}
RIB / IBAN {IBAN} au nom de {NAME}
Né le {DOB}, {ID}
{ID}
Colis {tracking}, facture {invoice}, montant {price}
Référence {article}, code-barres {gtin}, dimensions {size}
Commande {order} du {date}, retour {rma}
Connexion depuis {IP} à {time}
Cordialement,\\n{NAME}\\n{STREET}\\nTéléphone : {PHONE}
Fixe {PHONE} / Fax {PHONE}
""",
    "es": """
Hola, mi teléfono es {PHONE}, llámenme por el pedido {order}
Móvil: {PHONE}
Celular {PHONE} o correo {EMAIL}
Llámame al {PHONE} por la tarde
Tarjeta {CARD}, caduca 11/27
Pagué con la tarjeta de crédito {CARD}
Devolución a {IBAN}, titular {NAME}
Mi cuenta es {IBAN}
Fecha de nacimiento {DOB}, {ID}
{ID}
Seguimiento {tracking}, factura {invoice}, importe {price}
Artículo {article}, código EAN {gtin}, medidas {size}
Pedido {order} del {date}, devolución {rma}
Acceso desde {IP} a las {time}
Saludos,\\n{NAME}\\n{STREET}\\nTel. {PHONE}
Tfno. {PHONE}, fax {PHONE}
""",
    "it": """
Buongiorno, il mio numero di telefono è {PHONE}, ordine {order}
Cellulare: {PHONE}
Tel. {PHONE} - Fax {PHONE}
Può chiamarmi al {PHONE}?
Carta di credito {CARD} scadenza 03/28
Ho pagato con la carta {CARD}
Rimborso su {IBAN}, intestato a {NAME}
IBAN {IBAN}
Nata il {DOB}, {ID}
{ID}
Spedizione {tracking}, fattura {invoice}, totale {price}
Articolo {article}, codice a barre {gtin}, misure {size}
Ordine {order} del {date}, reso {rma}
Accesso da {IP} alle {time}
""",
    "pt": """
Oi, meu telefone é {PHONE}, pedido {order} não chegou
Celular: {PHONE}
WhatsApp {PHONE}, e-mail {EMAIL}
Ligue para {PHONE} amanhã
Cartão {CARD}, validade 05/28
O número do cartão é {CARD}
Reembolso para {IBAN}
IBAN: {IBAN}
Data de nascimento {DOB}, {ID}
{ID}
Rastreio {tracking}, nota {invoice}, valor {price}
Artigo {article}, EAN {gtin}, medidas {size}
Pedido {order} de {date}, devolução {rma}
Acesso de {IP} às {time}
""",
    "nl": """
U kunt mij bellen op {PHONE} over bestelling {order}
Mobiel: {PHONE}
Tel: {PHONE}, mail {EMAIL}
Mijn telefoonnummer is {PHONE}
Kaartnummer {CARD}, geldig tot 02/28
Betaald met creditcard {CARD}
Terugbetalen op {IBAN} t.n.v. {NAME}
Rekeningnummer {IBAN}
Geboortedatum {DOB}, {ID}
{ID}
Pakket {tracking}, factuur {invoice}, bedrag {price}
Artikelnummer {article}, EAN {gtin}, afmetingen {size}
Bestelling {order} van {date}, retour {rma}
Ingelogd vanaf {IP} om {time}
""",
    "pl": """
Dzień dobry, mój numer telefonu to {PHONE}, zamówienie {order}
Tel. {PHONE}
Komórka: {PHONE}, mail {EMAIL}
Proszę dzwonić pod {PHONE} po 16
Numer karty {CARD}, ważna do 07/28
Płaciłam kartą {CARD}
Zwrot na konto {IBAN}
Nr rachunku: {IBAN}
Data urodzenia {DOB}, {ID}
{ID}
Przesyłka {tracking}, faktura {invoice}, kwota {price}
Artykuł {article}, EAN {gtin}, wymiary {size}
Zamówienie {order} z {date}, zwrot {rma}
Logowanie z {IP} o {time}
""",
    "sv": """
Hej, ring mig på {PHONE} om order {order}
Mobil: {PHONE}
Telefonnummer {PHONE}, e-post {EMAIL}
Jag nås på telefon {PHONE}
Kortnummer {CARD}, giltigt till 10/27
Betalade med kortet {CARD}
Återbetala till {IBAN}
IBAN {IBAN}
Född {DOB}, {ID}
{ID}
Kolli {tracking}, faktura {invoice}, summa {price}
Artikelnummer {article}, EAN {gtin}, mått {size}
""",
    "da": """
Hej, ring til mig på {PHONE} om ordre {order}
Mobil: {PHONE}
Telefon {PHONE}, mail {EMAIL}
Tlf. {PHONE}
Kortnummer {CARD}, udløber 06/28
Betalt med kort {CARD}
Refunder til {IBAN}
IBAN {IBAN}
Født {DOB}, {ID}
{ID}
Pakke {tracking}, faktura {invoice}, beløb {price}
Varenummer {article}, EAN {gtin}, mål {size}
""",
    "no": """
Hei, ring meg på {PHONE} om ordre {order}
Mobil: {PHONE}
Telefon {PHONE}, e-post {EMAIL}
Tlf {PHONE}
Kortnummer {CARD}, utløper 06/28
Betalt med kortet {CARD}
Refunder til {IBAN}
IBAN {IBAN}
Født {DOB}, {ID}
{ID}
Pakke {tracking}, faktura {invoice}, beløp {price}
Varenummer {article}, EAN {gtin}, mål {size}
""",
    "fi": """
Hei, puhelinnumeroni on {PHONE}, tilaus {order}
Puh. {PHONE}
Soita numeroon {PHONE}, sähköposti {EMAIL}
Matkapuhelin {PHONE}
Kortin numero {CARD}, voimassa 12/27
Maksoin kortilla {CARD}
Palautus tilille {IBAN}
IBAN {IBAN}
Syntymäaika {DOB}, {ID}
{ID}
Lähetys {tracking}, lasku {invoice}, summa {price}
Tuotenumero {article}, EAN {gtin}, mitat {size}
""",
    "cs": """
Dobrý den, volejte mi na {PHONE}, objednávka {order}
Mobil: {PHONE}
Telefon {PHONE}, e-mail {EMAIL}
Moje telefonní číslo je {PHONE}
Číslo karty {CARD}, platnost 01/28
Platila jsem kartou {CARD}
Vraťte na účet {IBAN}
IBAN {IBAN}
Datum narození {DOB}, {ID}
{ID}
Zásilka {tracking}, faktura {invoice}, částka {price}
Číslo zboží {article}, EAN {gtin}, rozměry {size}
""",
    "hu": """
Jó napot, a telefonszámom {PHONE}, rendelés {order}
Mobil: {PHONE}
Tel.: {PHONE}, e-mail {EMAIL}
Hívjon a {PHONE} számon
Kártyaszám {CARD}, lejárat 04/28
Bankkártyával fizettem: {CARD}
Visszatérítés ide: {IBAN}
IBAN {IBAN}
Születési idő {DOB}, {ID}
Csomag {tracking}, számla {invoice}, összeg {price}
Cikkszám {article}, EAN {gtin}, méret {size}
""",
    "ro": """
Bună ziua, numărul meu de telefon este {PHONE}, comanda {order}
Mobil: {PHONE}
Tel. {PHONE}, e-mail {EMAIL}
Sunați-mă la {PHONE}
Card {CARD}, expiră 09/27
Am plătit cu cardul {CARD}
Rambursare în {IBAN}
IBAN {IBAN}
Data nașterii {DOB}, {ID}
{ID}
Colet {tracking}, factura {invoice}, suma {price}
Articol {article}, cod EAN {gtin}, dimensiuni {size}
""",
    "tr": """
Merhaba, telefon numaram {PHONE}, sipariş {order}
Cep: {PHONE}
Tel: {PHONE}, e-posta {EMAIL}
Beni {PHONE} numarasından arayın
Kart numarası {CARD}, son kullanma 03/28
Kredi kartım {CARD}
İade için {IBAN}
IBAN {IBAN}
Doğum tarihi {DOB}, {ID}
{ID}
Kargo {tracking}, fatura {invoice}, tutar {price}
Ürün kodu {article}, barkod {gtin}, ölçü {size}
""",
    "el": """
Καλημέρα, το τηλέφωνό μου είναι {PHONE}, παραγγελία {order}
Κινητό: {PHONE}
Τηλ. {PHONE}, email {EMAIL}
Καλέστε με στο {PHONE}
Κάρτα {CARD}, λήξη 05/28
Πλήρωσα με κάρτα {CARD}
Επιστροφή στον λογαριασμό {IBAN}
IBAN {IBAN}
{ID}
Αποστολή {tracking}, τιμολόγιο {invoice}, ποσό {price}
Κωδικός {article}, EAN {gtin}, διαστάσεις {size}
""",
    "ru": """
Здравствуйте, мой телефон {PHONE}, заказ {order}
Моб.: {PHONE}
Тел. {PHONE}, почта {EMAIL}
Позвоните мне по номеру {PHONE}
Номер карты {CARD}, срок 08/28
Оплатила картой {CARD}
Возврат на {IBAN}
IBAN {IBAN}
Дата рождения {DOB}, {ID}
{ID}
Посылка {tracking}, счёт {invoice}, сумма {price}
Артикул {article}, штрихкод {gtin}, размер {size}
""",
    "uk": """
Добрий день, мій телефон {PHONE}, замовлення {order}
Моб.: {PHONE}
Тел. {PHONE}, пошта {EMAIL}
Зателефонуйте за номером {PHONE}
Номер картки {CARD}, дійсна до 08/28
Оплатила карткою {CARD}
Повернення на {IBAN}
IBAN {IBAN}
{ID}
Посилка {tracking}, рахунок {invoice}, сума {price}
Артикул {article}, штрихкод {gtin}, розмір {size}
""",
    "ja": """
電話番号は{PHONE}です。注文{order}について
携帯：{PHONE}
TEL: {PHONE} メール {EMAIL}
お電話は {PHONE} までお願いします
カード番号 {CARD} 有効期限 08/28
クレジットカード：{CARD}
追跡番号 {tracking}、請求書 {invoice}、金額 {price}
商品番号 {article}、JANコード {gtin}、サイズ {size}
""",
    "zh": """
您好，我的电话是 {PHONE}，订单 {order} 还没到
手机：{PHONE}
联系电话 {PHONE}，邮箱 {EMAIL}
请打 {PHONE} 找我
银行卡号 {CARD}，有效期 08/28
信用卡：{CARD}
{ID}
我的{ID}
快递单号 {tracking}，发票 {invoice}，金额 {price}
商品编号 {article}，条码 {gtin}，尺寸 {size}
""",
    "ko": """
안녕하세요, 전화번호는 {PHONE} 입니다. 주문 {order}
휴대폰: {PHONE}
연락처 {PHONE}, 이메일 {EMAIL}
{PHONE} 으로 전화 주세요
카드번호 {CARD} 유효기간 08/28
신용카드 {CARD} 로 결제했어요
{ID}
고객 {ID}
운송장 번호 {tracking}, 송장 {invoice}, 금액 {price}
상품번호 {article}, 바코드 {gtin}, 크기 {size}
""",
    "ar": """
مرحبا، رقم هاتفي {PHONE} بخصوص الطلب {order}
جوال: {PHONE}
هاتف {PHONE} بريد {EMAIL}
اتصل بي على {PHONE}
رقم البطاقة {CARD} تنتهي 08/28
دفعت بالبطاقة {CARD}
استرداد إلى {IBAN}
آيبان {IBAN}
رقم التتبع {tracking} الفاتورة {invoice} المبلغ {price}
رقم المنتج {article} الباركود {gtin} المقاس {size}
""",
    "he": """
שלום, מספר הטלפון שלי {PHONE}, הזמנה {order}
נייד: {PHONE}
טלפון {PHONE} מייל {EMAIL}
תתקשרו אליי ל-{PHONE}
מספר כרטיס {CARD} תוקף 08/28
שילמתי בכרטיס אשראי {CARD}
{ID}
מספר {ID}
מספר מעקב {tracking}, חשבונית {invoice}, סכום {price}
מק"ט {article}, ברקוד {gtin}, מידות {size}
""",
    "hr": """
Dobar dan, moj broj telefona je {PHONE}, narudžba {order}
Mobitel: {PHONE}
Tel. {PHONE}, e-mail {EMAIL}
Nazovite me na {PHONE}
Broj kartice {CARD}, vrijedi do 08/28
Platio sam karticom {CARD}
Povrat na {IBAN}
IBAN {IBAN}
{ID}
Datum rođenja {DOB}, {ID}
Pošiljka {tracking}, račun {invoice}, iznos {price}
Šifra artikla {article}, EAN {gtin}, dimenzije {size}
""",
    "bg": """
Здравейте, телефонът ми е {PHONE}, поръчка {order}
Моб. {PHONE}
Тел.: {PHONE}, имейл {EMAIL}
Обадете се на {PHONE}
Номер на карта {CARD}, валидна до 08/28
Платих с карта {CARD}
Върнете на {IBAN}
IBAN {IBAN}
{ID}
{ID}
Пратка {tracking}, фактура {invoice}, сума {price}
Артикул {article}, баркод {gtin}, размер {size}
""",
    "id": """
Halo, nomor telepon saya {PHONE}, pesanan {order}
HP: {PHONE}
Telp {PHONE}, email {EMAIL}
Hubungi saya di {PHONE}
Nomor kartu {CARD} berlaku sampai 08/28
Saya bayar pakai kartu kredit {CARD}
{ID}
{ID}
Resi {tracking}, faktur {invoice}, jumlah {price}
Kode barang {article}, barcode {gtin}, ukuran {size}
""",
    "th": """
สวัสดีค่ะ เบอร์โทร {PHONE} คำสั่งซื้อ {order}
มือถือ: {PHONE}
โทร {PHONE} อีเมล {EMAIL}
ติดต่อ {PHONE}
หมายเลขบัตร {CARD} หมดอายุ 08/28
บัตรเครดิต {CARD}
{ID}
{ID}
เลขพัสดุ {tracking} ใบแจ้งหนี้ {invoice} ราคา {price}
รหัสสินค้า {article} บาร์โค้ด {gtin} ขนาด {size}
""",
    "vi": """
Chào shop, số điện thoại của tôi là {PHONE}, đơn hàng {order}
Di động: {PHONE}
SĐT {PHONE}, email {EMAIL}
Gọi cho tôi số {PHONE}
Số thẻ {CARD} hết hạn 08/28
Thẻ tín dụng {CARD}
Mã vận đơn {tracking}, hóa đơn {invoice}, số tiền {price}
Mã sản phẩm {article}, mã vạch {gtin}, kích thước {size}
""",
}

ANYWHERE = """
2026-11-03T10:22:31Z INFO checkout user={EMAIL} ip={IP} order={order} request={uuid} took=213ms
{time} WARN carrier={tracking} retry=3 build={version} hash={hash}
{"email": "{EMAIL}", "phone": "{INTL}", "order_id": "{order}", "sku": "{sku}", "ean": "{gtin}"}
{"sku": "{sku}", "gtin": "{gtin}", "price": "{price}", "dims": "{size}", "updated": "{date}", "uuid": "{uuid}"}
order,customer,email,phone,total\\n{order},{NAME},{EMAIL},{INTL},{price}\\n{order},{NAME},{EMAIL},{INTL},{price}\\n{order},{NAME},{EMAIL},{INTL},{price}
sku,ean,tracking,weight\\n{sku},{gtin},{tracking},{size}\\n{sku},{gtin},{tracking},{size}\\n{sku},{gtin},{tracking},{size}
Name: {NAME}\\nAddress: {STREET}\\nPhone: {PHONE}\\nE-mail: {EMAIL}\\nOrder: {order}\\nInvoice: {invoice}
Item: {article}\\nGTIN: {gtin}\\nSerial: {serial}\\nVersion: {version}\\nLocation: {place}\\nVAT: {vat}
{INTL}
{IBAN}
{INTL} / {EMAIL}
| {sku} | {gtin} | {price} | {date} |\\n|---|---|---|---|\\n| {sku} | {gtin} | {price} | {date} |\\n| {sku} | {gtin} | {price} | {date} |
X-Forwarded-For: {IP}
commit {hash} on {date}: bump to {version}, see pages {pages}
ship {gtin} x2, {gtin} x1 to {STREET}
ISBN {isbn} p. {pages}, {price}
"""
