"""Tables in text: CSV, TSV, Markdown, HTML, JSON objects and SQL inserts, with what their columns are called.

Only what detectors ask is answered: where a table is, its header, how many rows it has and the cells of a column. Work is
linear in the text; it is done only where a gate saw a header word beside a delimiter, or many findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from seawall.detect import late_re as re
from seawall.detect.accents import typed

_rows_sampled = 10_000
"""Rows whose cells are looked at."""
cells_rows_max = 10_000
"""Rows below one header whose cells are told one by one."""

Span = tuple[int, int]

# What shops call their columns, by what is in them. Compared after :func:`plain`.
_COLUMNS: dict[str, str] = {
    "email": "email, e mail, mail, email address, customer email, billing email, contact email, correo, courriel, e mail adresse, "
    "correo electrónico, adresse e mail, e mailadres, emailadres, e post, epost, adres e mail, e posta, eposta, sähköposti, indirizzo email, "
    "endereço de email, почта, электронная почта, пошта, メール, メールアドレス, 邮箱, 电子邮件, 電子郵件, 이메일, البريد الإلكتروني",
    "phone": "phone, phone number, phone no, phone1, tel no, telefonnr, telefon nr, tel nr, mobiltelefon, mobil, mobilnummer, mobiele nummer, mobiel, gsm, "
    "gsm nummer, handynummer, portable, tél, tel portable, téléphone portable, móvil, teléfono móvil, telemóvel, cell phone, numero di telefono, "
    "número de teléfono, nr telefonu, telefon komórkowy, komórka, mobilní telefon, telefonszám, číslo telefonu, telefonní číslo, tlf, "
    "puhelinnumero, matkapuhelin, cep telefonu, cep, номер телефона, мобильный, номер телефону, 手机号, 手机号码, 联系电话, 携帯電話, 携帯, 휴대폰, 연락처, κινητό, "
    " telephone, tel, mobile, cell, telefon, téléphone, teléfono, telefono, telefone, fax, "
    "customer phone, billing phone, shipping phone, contact phone, whatsapp, handy, mobile phone, telephone number, telefoonnummer, "
    "telefoon, telefonnummer, numer telefonu, numéro de téléphone, celular, cellulare, puhelin, telefon numarası, телефон, 電話, 電話番号, お電話番号, "
    "电话, 手机, 전화번호, الهاتف, τηλέφωνο",
    "name": "first name, last name, firstname, lastname, full name, fullname, surname, given name, family name, "
    "customer name, billing name, shipping name, recipient, recipient name, contact name, client name, buyer, buyer name, "
    "mitarbeiter, mitarbeiterin, employé, empleado, dipendente, pracownik, zaměstnanec, werknemer, medewerker, ansatt, anställd, työntekijä, funcionário, angajat, "
    "notfallkontakt, attn, kontaktperson, contactpersoon, persona de contacto, recipient s name, buyer s name, customer s name, "
    "card name, name on card, member, member name, payee, payer, beneficiary, ship to name, bill to name, attention, attention to, empfänger, "
    "empfänger name, auftraggeber, zahlungsempfänger, zahlungspflichtiger, käufer, acheteur, nom du client, destinataire, comprador, cliente, "
    "destinatario, kupujący, klient, nabywca, odbiorca, klant, "
    "customer, cardholder, vorname, nachname, nom, prénom, nombre, apellido, apellidos, cognome, nome completo, kunde, "
    "kundenname, client, contact, employee, fn, cn, voornaam, achternaam, klantnaam, förnamn, efternamn, fornavn, efternavn, imię, "
    "nazwisko, imię i nazwisko, jméno, příjmení, sobrenome, soyad, ad soyad, etunimi, sukunimi, nom complet, nome cliente, имя, фамилия, "
    "фио, прізвище, 氏名, 名前, お名前, フリガナ, ふりがな, カナ, 注文者名, 購入者名, お届け先名, 宛名, 姓名, 收件人, 收货人, 客户姓名, 买家姓名, 이름, 고객명, 수령인, 받는분, 주문자명, الاسم, όνομα, επώνυμο",
    "address": "address, street, street address, address1, address 1, address line 1, shipping address, billing address, "
    "shipping street, billing street, adresse, straße, strasse, dirección, direccion, indirizzo, endereço, adres, "
    "postcode, zip, zip code, postal code, shipping zip, billing zip, plz, code postal, home address, anschrift, adress, adresa, "
    "osoite, straat, ulica, адрес, адреса, 住所, ご住所, お届け先, 配送先, 地址, 收货地址, 收件地址, 详细地址, 주소, 배송지, العنوان, διεύθυνση",
    "birth": "dob, date of birth, birth date, birthdate, birthday, d o b, geburtsdatum, date de naissance, fecha de nacimiento, data di nascita, "
    "data de nascimento, geboortedatum, födelsedatum, fødselsdato, data urodzenia, datum narození, doğum tarihi, syntymäaika, "
    "дата рождения, дата народження, 生年月日, 出生日期, 생년월일, születési dátum, születési idő, data nașterii, ημερομηνία γέννησης, תאריך לידה, "
    "تاريخ الميلاد, dátum narodenia, datum rođenja, datum rojstva, дата на раждане, tanggal lahir, ngày sinh, synt aika, gebdat, geb datum, "
    "born, born on, birth, birth day, bday, b day, geboren, geboren am, geb, geburt, geburtstag, né le, née le, né e le, naissance, date naissance, "
    "nacimiento, nacido, nacida, f nac, fecha nac, fecha nacimiento, nascita, data nascita, nato il, nata il, nascimento, dt nascimento, data nasc, "
    "geboorte, geb dat, geboren op, född, født, fødsel, data ur, urodzony, urodzona, narozen, narozena, dat nar, született, szül dátum, syntynyt, "
    "doğum, γέννηση, ημ γέννησης, др, д р, дата рожд, 誕生日, 生日, 생일",
    "identity": "ssn, social security number, social security, national id, passport, passport number, tax id, pesel, dni, nie, nif, dni nie, cpf, nino, "
    "ni number, nhs number, bsn, burgerservicenummer, codice fiscale, personnummer, personnr, cpr, cpr nummer, fødselsnummer, hetu, henkilötunnus, "
    "rodné číslo, rodne cislo, cnp, egn, егн, oib, amka, αμκα, afm, αφμ, tckn, tc kimlik, tc kimlik no, nir, numéro de sécurité sociale, n sécu, ahv, "
    "ahv nummer, ahv nr, svnr, sozialversicherungsnummer, steuer id, steuerid, steuer idnr, idnr, sin, tfn, aadhaar, nric, hkid, curp, rut, cuil, "
    "isikukood, personas kods, asmens kodas, emšo, jmbg, taj, taj szám, ppsn, pps number, снилс, рнокпп, 身份证, 身份证号, マイナンバー, 주민등록번호, "
    "cuil, cuit, tax file number, rijksregisternummer, numéro national, numéro de registre national, лнч, social insurance number, "
    "personal health number, phn, numéro avs, avs nr, cédula, cédula de identidad, número de cédula, carné de identidad, número de identidad, numéro fiscal, "
    "nhs no, utr, unique taxpayer reference, nik, nomor ktp, ktp, npwp, israeli id, ת ז, voter id, kennitala, kt, steuernummer, steueridentifikationsnummer, "
    "uan, nº afiliación ss, afiliación ss, nº afiliación, número de afiliación, nuss, nass, nº ss, numéro sécurité sociale, numéro de sécurité sociale, "
    "niss, sv nr, sv nummer, sozialversicherungsnummer, steuer idnr, employer id, fein, nrn, fiscal code, emirates id, iqama, iqama no, nin, bvn, ghana card, "
    "kra pin, resident registration number, mykad, no kad pengenalan, ird, ird number, cnic, cnic no, cartão de cidadão, cod numeric personal, "
    "เลขประจำตัวประชาชน, เลขบัตรประชาชน, thai id, t c kimlik no, kimlik no, itin, sa id, aadhaar number, aadhaar no, identity number, identity card, identity no, "
    "driver s license, drivers license, driver license, driver s licence, drivers licence, driver licence, driving licence, driving license, dl number, dl no, "
    "government id, state id, national identity number, national identification number, führerschein, führerscheinnummer, permis de conduire, "
    "numéro de permis, patente di guida, numero patente, carnet de conducir, carnet de conduir, permiso de conducir, licencia de conducir, "
    "carta de condução, carteira de motorista, cnh, rijbewijs, rijbewijsnummer, rybewysnommer, prawo jazdy, prawa jazdy, řidičský průkaz, "
    "řidičského průkazu, vodičský preukaz, vodičského preukazu, jogosítvány, jogosítvány száma, vezetői engedély, permis conducere, permis de conducere, "
    "шофьорска книжка, vozačka dozvola, vozačke dozvole, vozniškega dovoljenja, возачка дозвола, возачке дозволе, körkort, körkortsnummer, "
    "kørekort, kørekortnummer, førerkort, førerkortnummer, ajokortti, ajokortin numero, juhiloa number, apliecības numurs, pažymėjimo numeris, "
    "ehliyet, ehliyet no, ehliyet numarası, sürücü belgesi, водительское удостоверение, водительского удостоверения, посвідчення водія, "
    "驾驶证号, 驾驶证, 駕照號碼, 運転免許証番号, 운전면허번호, رخصة القيادة, رقم رخصة القيادة, רישיון נהיגה, ใบขับขี่, giấy phép lái xe, "
    "dowód osobisty, dowodu osobistego, nr dowodu, občanský průkaz, občanského průkazu, občiansky preukaz, občianskeho preukazu, "
    "személyi igazolvány, személyi igazolvány száma, carte de identitate, лична карта, личне карте, osobna iskaznica, osobne iskaznice, "
    "lična karta, lične karte, osebne izkaznice, identiteitskaart, identiteitskaartnummer, rijksregister, documento de identidade, "
    "bilhete de identidade, bilhete identidade, carteira de identidade, documento nacional de identidad, documento de identidad, número de documento, "
    "αριθμός ταυτότητας, ταυτότητας, kimlik numarası, удостоверения личности, посвідчення особи, رقم بطاقة الهوية, رقم الهوية, 身份证号码, 身分證字號, "
    "證件號碼, 证件号码, số cccd, cccd, số cmnd, health card number, health insurance number, krankenversicherungsnummer, "
    "id card, id card number, ausweisnummer, personalausweis, personalausweisnummer, carta d identità, carte d identité, cni, passport no, "
    "תעודת זהות, паспорт, серия и номер паспорта, паспортные данные, 护照, 护照号, 护照号码, 護照號碼, 旅券番号, パスポート番号, 여권번호, paszport, paspoort, reisepass, passnummer, pasaporte, passeport, numéro de passeport, passaporto",
    "card": "bank a c, a c no, a c number, acct no, account no, bank account no, kontonummer, kontonr, rekeningnummer, numer konta, nr konta, numero conto, "
    "número de cuenta, clabe, cbu, card, card number, credit card, cc number, pan, iban, account number, bank account, iban number",
    "remark": "buyer note, buyer notes, buyer message, buyer comment, buyer username, buyer user name, buyer country, buyer type, customer note, customer notes, "
    "customer message, customer comment, customer comments, customer group, customer type, customer segment, customer since, customer username, customer status, "
    "customer country, customer language, customer tags, customer source, customer rating, client note, client notes, client type, client status, client since, client group, "
    "contact type, contact status, contact source, contact method, contact reason, recipient country, recipient type, recipient note, employee type, employee status, "
    "kundennotiz, kundengruppe, kundentyp, kundenstatus, nom d utilisateur, nom du produit, nombre de usuario, nombre del producto, nombre producto",
    "status": "stat, status, order status, state, fulfillment status, financial status, statut, état, estado, stato, stan, zustand, tila, stav, durum, állapot, stare, статус, 状态, ステータス",
    "date": "date, placed, placed at, created at, date created, datum, fecha, data, dato, dátum, tarih, päivä, дата, 日期, 注文日",
    "order": "beleg, belegnr, web order, web order no, nr zam, nr zamów, n cmd, cmd, order no, order nr, bestell nr, bestelnummer, ordernummer, ordrenummer, ordrenr, n commande, n° commande, no commande, nº pedido, nr pedido, n pedido, numero ordine, n ordine, nr zamówienia, číslo objednávky, objednávka, rendelés, comanda, "
    "sipariş no, αρ παραγγελίας, заказ, номер заказа, 订单号, 注文番号, 주문번호, increment id, order, order id, order number, order no, order ref, orderid, order name, bestellnummer, bestellung, commande, "
    "numéro de commande, pedido, número de pedido, ordine, order date, ordered at, purchase date, last order, orders, "
    "orders count, total orders, bestelldatum, zamówienie",
    "money": "kwota, betrag, wert, valor, valore, částka, belopp, beløb, beløp, sumă, összeg, summa, tutar, ποσό, сумма, сума, 金額, 金额, 금액, montant ttc, total ttc, line total, bedrag, kwota brutto, total, amount, subtotal, order total, grand total, paid, total spent, lifetime value, ltv, refund, refunded, "
    "gesamt, summe, montant, importe, totale, revenue, spend, total price",
    "cost": "compra, coste total, dealer net, trade net, wsp, gp, gp%, all in, avg cost, average cost, last cost, last purchase price, costo ult, costo medio, list rivend, händler netto, hek, landed, fob, duty freight, our gp, our gp%, einkauf, einstandspreis, bezugspreis, stückkosten, herstellkosten, ek netto, pa ht, prix achat ht, prix d achat, coût, coût unitaire, coût de revient, prix de revient, coef, taux de marge, marge brute, coste unitario, precio compra, precio de compra, margen, prezzo acquisto, costo unitario, "
    "margine, ricarico, preço custo, custo, margem, inkoop, marge pct, brutomarge, indkøbspris, kostpris, avance, dækningsgrad, innkjøpspris, innpris, inköpspris, inpris, marginal, täckningsgrad, cena zakupu netto, nákupní cena, marže, preț achiziție, adaos, beszerzési ár, árrés, ostohinta, kate, "
    "alış fiyatı, maliyet, kâr marjı, τιμή αγοράς, κόστος, закупка, закупочная цена, себестоимость, наценка, закупівельна ціна, 仕入単価, 仕入値, 仕入価格, 原価, 粗利, 粗利率, 卸値, 进价, 采购价, 成本价, 成本, 毛利率, 批发价, 매입가, 원가, 마진율, cost, unit cost, cost price, cost per item, wholesale, wholesale price, purchase price, buying price, margin, "
    "gross margin, margin pct, profit, profit margin, markup, cogs, landed cost, ek, ek preis, einkaufspreis, dealer price, "
    "net cost, supplier price, supplier cost, our cost, our price cost, factory price, fob price, exw price, trade price, "
    "prix d'achat, prix achat, marge, coste, precio de coste, costo, prezzo d'acquisto, preço de custo, inkoopprijs, "
    "rohertrag, marża, cena zakupu, floor price, min price, minimum price, discount tier, rebate, kickback",
    "product": "sku, product, product name, title, item, item name, description, variant, barcode, ean, gtin, upc, handle, "
    "artikel, artikelnummer, produkt, produit, producto, article, part number, model, asin",
    "supplier": "supplier, supplier name, manufacturer, lieferant, fournisseur, proveedor, vendor cost",
    "code": "cvv, cvc, cvv2, cvc2, csc, security code, card security code, card cvv, card cvc, código de seguridad, código de segurança, prüfziffer, kartenprüfnummer, cryptogramme",
    "expiry": "exp, exp date, expiry, expiry date, expires, expiration, expiration date, card expiry, card exp, cc exp, valid thru, valid until, valid to, good thru, "
    "ablauf, ablaufdatum, verfall, verfallsdatum, gültig bis, vencimiento, fecha de vencimiento, fecha de caducidad, caducidad, caduca, date d expiration, expire, "
    "scadenza, data di scadenza, validade, data de validade, vervaldatum, geldig tot, giltig till, gyldig til, udløb, udløbsdato, utløpsdato, data ważności, ważna do, "
    "platnost, platnost do, lejárat, son kullanma, voimassa, срок действия, действует до, термін дії, 有効期限, 有效期, 유효기간",
    "ip": "ip, ip address, client ip, customer ip",
    "secret": "password, password hash, passwd, passwort, kennwort, wachtwoord, contraseña, senha, mot de passe, parola, hasło, heslo, lösenord, "
    "adgangskode, пароль, 密码, パスワード, api key, api secret, secret, secret key, access token, token, "
    "totp, login totp, otp secret, otpauth",
}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOISE = re.compile(r"(?:[^\w']|_)+")


class Table(msgspec.Struct):
    """One table."""

    layout: str
    start: int
    end: int
    header: tuple[str, ...]
    """As written; empty when it has none."""
    count: int
    """Rows, the header not counted."""
    cells: list[tuple[Span, ...]] = []
    """Spans of the cells of the first rows, where the layout has them."""

    def kinds(self) -> tuple[str, ...]:
        """What each column is by its name; '' for unknown."""
        return tuple(kind_of(name) for name in self.header)


def plain(name: str) -> str:
    """A column's name in comparable form: ``customerEmail``, ``CUSTOMER_EMAIL`` and ``Customer e-mail`` all alike."""
    spaced = name if name.isupper() else _CAMEL.sub(" ", name)
    return _NOISE.sub(" ", spaced.lower()).strip()


_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"})


def _spellings(names: str) -> Iterator[str]:
    for name in typed(map(str.strip, names.split(","))):
        yield name
        if (out := name.translate(_WRITTEN_OUT)) != name:
            yield out
        if not name.isascii() and (cut := plain(name)) != name:
            yield cut  # Thai vowels are no letters


_KIND_OF = {name: kind for kind, names in _COLUMNS.items() for name in _spellings(names)}


def kind_of(name: str) -> str:
    """What a column holds by its name: a key of the list above, or ''. A prefix or unit is let pass (``Cost (USD)``)."""
    words = plain(name).split()
    for size in range(len(words), max(0, len(words) - 3), -1):
        for first in (0, len(words) - size):  # the longest name counts, at the beginning before at the end
            kind = _KIND_OF.get(" ".join(words[first : first + size]))
            if kind:
                return _of_somebody(words[-1]) if size == 1 < len(words) and kind == "name" else kind
    return ""


def _of_somebody(aspect: str) -> str:
    """What a column holds whose name begins with a role: *recipient street* is an address, *customer city* no name."""
    return _KIND_OF.get(aspect) or ("remark" if aspect in _ASPECTS else "name")


_ASPECTS = frozenset(
    (
        *(
            "city",
            "town",
            "ort",
            "stadt",
            "wohnort",
            "ville",
            "commune",
            "ciudad",
            "localidad",
            "città",
            "citta",
            "cidade",
            "plaats",
            "stad",
            "miasto",
            "město",
            "mesto",
        ),
        *(
            "country",
            "land",
            "pays",
            "país",
            "pais",
            "paese",
            "kraj",
            "region",
            "province",
            "provincia",
            "county",
            "bundesland",
            "language",
            "sprache",
            "langue",
            "idioma",
        ),
        *(
            "house",
            "hausnr",
            "hausnummer",
            "huisnummer",
            "building",
            "floor",
            "company",
            "firma",
            "gender",
            "segment",
            "tier",
            "since",
            "group",
            "type",
            "source",
            "tags",
        ),
    )
)
"""Of what is told of people, what is no name: towns, countries, groups."""


def names_of(kind: str) -> set[str]:
    """What columns of a kind are called."""
    return {name for name, one in _KIND_OF.items() if one == kind}


def find_tables(text: str) -> list[Table]:
    """Every table of three rows or more, by start."""
    tables = [*_delimited(text), *_html(text), *_objects(text), *_inserts(text)]
    tables.sort(key=lambda table: (table.start, -table.end))
    return tables


def _delimited(text: str) -> Iterator[Table]:
    """Runs of lines with the same number of the same delimiter; Markdown is one with pipes and a rule."""
    if text.count("\n") < 3:
        return
    run: list[Span] = []
    mark, marks = "", 0
    position = 0
    for line in text.split("\n"):
        end = position + len(line)
        if mark and _same(line, mark, marks):
            run.append((position, end))
        else:
            if len(run) >= 4:
                yield _table(text, run, mark)
            mark = _delimiter(line)
            marks = line.count(mark) if mark else 0
            run = [(position, end)] if mark else []
        position = end + 1
    if len(run) >= 4:
        yield _table(text, run, mark)


_is_insert = re.compile(r"\s{0,20}insert\s", re.IGNORECASE)
"""A statement a line is no row of a file: :func:`_inserts` counts it with its columns' names."""


def _delimiter(line: str) -> str:
    most, best = 0, ""
    for mark in "\t|;,":
        count = line.count(mark)
        if count > most:
            most, best = count, mark
    if most < (2 if best == "|" else 1) or len(line) > 20_000 or _is_insert.match(line):
        return ""
    return best


def _same(line: str, mark: str, marks: int) -> bool:
    """The same shape as the line before; quoted fields may hold more of the delimiter."""
    count = line.count(mark)
    return (
        count == marks
        or (count > marks and '"' in line and count <= marks + 12)
        or (mark != "," and 0 < count >= marks)
    )


_NUMBERED = re.compile(r"[^\W\d_][^\W\d]*(?:[ _.-][^\W\d]+)*[ _.-]?[1-9]")
"""The second of several columns of a name: ``address2``."""


def _figures(cell: str) -> bool:
    """Whether a cell holds what no name of a column does."""
    return any(c.isdigit() or c == "@" for c in cell) and _NUMBERED.fullmatch(cell) is None


def _table(text: str, run: list[Span], mark: str) -> Table:
    rule = mark == "|" and not text[run[1][0] : run[1][1]].strip(" |:-+")
    first = [text[a:b] for a, b in _split(text, run[0], mark)]
    named = sum(bool(kind_of(cell)) for cell in first)
    has_header = rule or named >= 2 or (named and not any(map(_figures, first)))
    body = run[2 if rule else 1 :] if has_header else run
    return Table(
        layout="Markdown"
        if rule
        else "JSON"
        if text[run[0][0]] == "{"
        else {"\t": "TSV", ",": "CSV", ";": "CSV", "|": "columns"}[mark],
        start=run[0][0],
        end=run[-1][1],
        header=tuple(first) if has_header else (),
        count=len(body),
        cells=[_split(text, line, mark) for line in body[:_rows_sampled]],
    )


def _split(text: str, line: Span, mark: str) -> tuple[Span, ...]:
    """A line's cells, quotes respected, blanks and quotes around the value left out."""
    start, end = line
    raw = text[start:end].rstrip("\r")
    pieces = raw.split(mark) if '"' not in raw else _quoted(raw, mark)
    if mark == "|" and raw.strip().startswith("|"):
        lead = raw.index("|") + 1
        pieces, start = raw[lead:].rstrip().removesuffix("|").split("|"), start + lead
    cells = []
    for piece in pieces:
        value = piece.strip(" \"'\t")
        low = start + (piece.find(value) if value else 0)
        cells.append((low, low + len(value)))
        start += len(piece) + 1
    return tuple(cells)


_QUOTE_OR = {mark: re.compile(rf'["{re.escape(mark)}]') for mark in "\t|;,"}


def _quoted(raw: str, mark: str) -> list[str]:
    """Split on the delimiter outside double quotes, nothing removed."""
    pieces, begin, inside = [], 0, False
    for found in _QUOTE_OR[mark].finditer(raw):
        if found.group() == '"':
            inside = not inside
        elif not inside:
            pieces.append(raw[begin : found.start()])
            begin = found.end()
    pieces.append(raw[begin:])
    return pieces


_ROW = re.compile(r"<tr\b[^>]{0,500}>", re.IGNORECASE)
_ROW_END = re.compile(r"</tr[ ]{0,8}>(?:\s{0,40}</t(?:body|able)[ ]{0,8}>){0,2}", re.IGNORECASE)
_CELL = re.compile(r"<(t[dh])\b[^>]{0,500}>([^<]{0,2000})", re.IGNORECASE)


def _html(text: str) -> Iterator[Table]:
    rows = [match.start() for match in _ROW.finditer(text)]
    if len(rows) < 4:
        return
    closed = _ROW_END.search(text, rows[-1], rows[-1] + 20_000)
    ends = [*rows[1:], closed.end() if closed is not None else min(len(text), rows[-1] + 20_000)]
    first = _CELL.findall(text, rows[0], ends[0])
    header = tuple(value.strip() for _, value in first)
    cells = [tuple(m.span(2) for m in _CELL.finditer(text, a, b)) for a, b in zip(rows[1:], ends[1:], strict=True)][
        :_rows_sampled
    ]
    yield Table("HTML", rows[0], ends[-1], header, len(rows) - 1, cells)


_KEY = re.compile(
    r"""\\?["']([A-Za-z][\w .-]{1,40})\\?["'][ \t]{0,3}:[ \t\n]{0,3}(?=[^ \t\n,}\]])(?!null|None|\\?""\\?"")"""
)


def _objects(text: str) -> Iterator[Table]:
    """JSON arrays and lines: a key that comes back marks a row."""
    if text.count(":") < 8 or text.count("{") + text.count("\n") < 3:
        return
    seen: dict[str, list[int]] = {}
    for match in _KEY.finditer(text):
        seen.setdefault(match.group(1), []).append(match.start())
    often = {name: places for name, places in seen.items() if len(places) >= 3}
    if not often:
        return
    rows = max(len(places) for name, places in often.items() if kind_of(name)) if any(map(kind_of, often)) else 0
    if rows >= 3:
        names = tuple(name for name, places in often.items() if len(places) * 2 >= rows)
        start = min(often[name][0] for name in names)
        end = max(often[name][-1] for name in names)
        brace = text.rfind("{", max(0, start - 200), start)
        close = text.find("}", end, end + 2000)
        yield Table("JSON", brace if brace >= 0 else start, close + 1 if close >= 0 else len(text), names, rows)


INSERT = re.compile(
    r"\binsert\s{1,5}into\s{1,5}([\w.`\"\[\]]{1,80})\s{0,5}(?:\(([^()]{1,2000})\))?\s{0,5}values?\b", re.IGNORECASE
)
_BETWEEN_ROWS = re.compile(r"\)\s{0,20},\s{0,20}\(")


def _inserts(text: str) -> Iterator[Table]:
    if "nsert" not in text and "NSERT" not in text:
        return
    found = list(INSERT.finditer(text))
    if not found:
        return
    rows = 0
    end = found[0].end()
    for index, statement in enumerate(found):
        stop = found[index + 1].start() if index + 1 < len(found) else len(text)
        rows += 1 + sum(1 for _ in _BETWEEN_ROWS.finditer(text, statement.end(), stop))
        end = max(text.rfind(")", statement.end(), stop) + 1, statement.end())
    header = next((match.group(2) for match in found if match.group(2)), "")
    import csv

    names = next(csv.reader([header.replace("`", "").replace('"', "")]), []) if header else []
    if rows >= 3:
        yield Table("SQL", found[0].start(), end, tuple(name.strip() for name in names), rows)


_HEADER = re.compile(
    r"^(?=[^\n]{0,2000}[;,\t|])(?:[^\n0-9()=@{}<>]|(?<=[A-Za-z])[1-9](?![0-9])|(?<=[A-Za-z.][ _-])[1-9](?![0-9])|(?<=[^\n;,\t|] )\([^\n();,\t|]{1,40}\)){3,2000}\n(?:[-+|=: \t]{3,2000}\n)?(?=[^\n]{0,2000}[0-9@\0])",
    re.MULTILINE,
)
"""A line with a delimiter and without digits (but *Address1*, *ship-address-1*, *Created (UTC+0)*), above one with digits, an address or what was put out of
sight; a drawn line may lie between."""

ASIDE = re.compile(r"(?<=[^;,\t|] )\([^();,\t|]{1,40}\)")
"""What a column's name says in brackets: *Name (natural person)*."""

_STOPS_HEADER = re.compile("[()=@{}<>]")
_BODY = re.compile("[0-9@\0]")


def _headers(text: str) -> Iterator[re.Match[str]]:
    """As ``_HEADER.finditer``, which is asked only of lines that may be one: most lines of prose and code are none."""
    lines = text.split("\n")
    position = done = 0
    for number, line in enumerate(lines[:-1]):
        start, position = position, position + len(line) + 1
        if start < done or len(line) < 3 or not ("," in line or ";" in line or "\t" in line or "|" in line):
            continue
        if "=" in line or _STOPS_HEADER.search(ASIDE.sub("", line) if "(" in line else line) is not None:
            continue
        below = lines[number + 1 : number + 3]
        if not any(_BODY.search(one) is not None for one in below):
            continue
        header = _HEADER.match(text, start)
        if header is not None:
            done = header.end()
            yield header


Wanted = Callable[[str, tuple[str, ...]], bool]
"""Whether cells of a column are asked for: its name, and the names of all of its table."""


unnamed_max = 4
"""Cells a row may have behind those its header names."""


def cells_under(text: str, wanted: Wanted) -> Iterator[tuple[str, Span]]:
    """The cells below each header that has a wanted name, with that name: in the lines that have as many cells, or a few more than
    it has names (remarks that nobody named)."""
    done = 0
    for header in _headers(text):
        if header.start() < done:
            continue
        end = text.index("\n", header.start())
        line = text[header.start() : end]
        mark = _delimiter(line) or ("|" if line.count("|") == 1 else "")  # names tell what a command's pipe is not
        heads = _split(text, (header.start(), end), mark) if mark else ()
        names = tuple(text[a:b] for a, b in heads)
        named = {column: name for column, name in enumerate(names) if wanted(name, names)}
        done = header.end()
        for _ in range(cells_rows_max if named else 0):
            if done >= len(text):
                break
            end = text.find("\n", done)
            end = end if end >= 0 else len(text)
            cells = _split(text, (done, end), mark)
            if not len(heads) <= len(cells) <= len(heads) + unnamed_max:
                break
            yield from ((name, cells[column]) for column, name in named.items())
            done = end + 1


_COPY = re.compile(r"\bCOPY\s{1,5}[\w.\"]{1,80}\s{0,5}\(([^()]{1,2000})\)\s{1,5}FROM\s{1,5}stdin[^\n]{0,80};\s{0,3}\n")
_VALUE = re.compile(
    r"\s{0,20}(?:[NEe]?'((?:[^'\\]|''|\\.){0,4000})'|\"((?:[^\"\\]|\"\"|\\.){0,4000})\"|([^\s,()'\"][^,()'\"]{0,200}))\s{0,20}([,)])"
)
_NEXT_ROW = re.compile(r"\s{0,20},?\s{0,20}\(")


def statement_cells(text: str, wanted: Wanted) -> Iterator[tuple[str, Span]]:
    """The values of ``INSERT INTO … (columns) VALUES (…), (…)`` and of the lines below ``COPY … (columns) FROM stdin`` whose
    column has a wanted name, with that name."""
    created: dict[str, tuple[str, ...]] | None = None
    for statement in INSERT.finditer(text) if "nsert" in text or "NSERT" in text else ():
        names = _column_names(statement.group(2) or "")
        if not names:
            created = created_tables(text) if created is None else created
            names = created.get(bare_name(statement.group(1)), ())
        named = {column: name for column, name in enumerate(names) if wanted(name, names)}
        place = statement.end()
        for _ in range(cells_rows_max if named else 0):
            row = _NEXT_ROW.match(text, place)
            if row is None:
                break
            place = row.end()
            for column in range(len(names)):
                value = _VALUE.match(text, place)
                if value is None:
                    break
                place = value.end()
                if column in named:
                    yield named[column], next(value.span(group) for group in (1, 2, 3) if value.start(group) >= 0)
                if value.group(4) == ")":
                    break
    place = 0
    for statement in _COPY.finditer(text) if "COPY" in text else ():
        if statement.start() < place:
            continue  # a row of the one before
        names = _column_names(statement.group(1))
        named = {column: name for column, name in enumerate(names) if wanted(name, names)}
        place = statement.end()
        for _ in range(cells_rows_max if named else 0):
            end = text.find("\n", place)
            end = end if end >= 0 else len(text)
            if end - place > 20_000 or text.startswith("\\.", place) or text.count("\t", place, end) != len(names) - 1:
                break
            for column, cell in enumerate(_split(text, (place, end), "\t")):
                if column in named:
                    yield named[column], cell
            place = end + 1


_CREATED = re.compile(
    r"\bcreate\s{1,5}(?:temporary\s{1,5}|temp\s{1,5}|unlogged\s{1,5})?table\s{1,5}(?:if\s{1,5}not\s{1,5}exists\s{1,5})?([\w.`\"\[\]]{1,80})\s{0,5}\(",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"\s{0,40}([`\"\[]?\w{1,64}[`\"\]]?)\s[^,()\n]{0,400}(?:\([^()]{0,400}\)[^,()\n]{0,400}){0,4}(,|\)|\n)"
)
_NO_COLUMN = frozenset(
    ("primary", "key", "unique", "constraint", "foreign", "index", "check", "fulltext", "spatial", "exclude", "like")
)
_columns_max = 400


def created_tables(text: str) -> dict[str, tuple[str, ...]]:
    """The names of the columns of each table that a dump creates, by the table's name: ``INSERT INTO t VALUES`` has none of its own."""
    found = {}
    for statement in _CREATED.finditer(text):
        names: list[str] = []
        place = statement.end()
        while len(names) < _columns_max and (column := _DEFINED.match(text, place)) is not None:
            if column.group(1).lower() not in _NO_COLUMN:
                names.append(column.group(1).strip('`"[]'))
            place = column.end()
            if column.group(2) == ")":
                break
        found[bare_name(statement.group(1))] = tuple(names)
    return found


def bare_name(name: str) -> str:
    """A table's name without its schema, its quotes and its case."""
    return name.rpartition(".")[2].strip('`"[]').lower()


def _column_names(columns: str) -> tuple[str, ...]:
    return tuple(name.strip(' \t\r\n`"[]') for name in columns.split(",")) if columns else ()
