"""Customer lists and orders as shop systems, markets, carriers and accounting programs export them.

Every value in every row is found. The names of columns are those the systems write. People and numbers are invented.
"""

import csv
import io
import itertools

import pytest

from seawall.app import open_engine
from seawall.model.words import Confidence

ROWS = 25
"""More than a bulk, and longer than what is read at once in some places."""
PEOPLE = [
    {"first": "Ana", "last": "Lima", "phone": "+44 7700 900040", "street": "12 Harbour Road", "city": "Brighton", "zip": "BN1 4GH"},
    {"first": "Jürgen", "last": "García Ortiz", "phone": "+34 612 34 5060", "street": "Calle de Alcalá 120, 3º B", "city": "Madrid", "zip": "28009"},
    {"first": "Wei", "last": "O'Sullivan", "phone": "06 39 98 27 12", "street": "27 rue Victor Hugo", "city": "Lyon", "zip": "69002"},
    {"first": "Olena", "last": "Wiśniewski", "phone": "(512) 555-0185", "street": "4410 Maple Ave Apt 2B", "city": "Austin", "zip": "78704"},
    {"first": "Bram", "last": "de Vries", "phone": "070-174 06 79", "street": "Lindenstraße 44", "city": "Hamburg", "zip": "20095"},
]  # fmt: skip
EAST = {
    "お名前": "佐藤 花子", "フリガナ": "サトウ ハナコ", "電話番号": "090-1234-5678", "ご住所": "東京都渋谷区神宮前1-2-3",
    "ФИО": "Иванова Мария Петровна", "Телефон": "+7 912 345-67-89", "Адрес доставки": "г. Казань, ул. Баумана, д. 12, кв. 5",
    "收货人": "王伟", "收货地址": "上海市浦东新区世纪大道100号", "DNI": "12345678Z", "Personnummer": "811218-9876",
    "Codice fiscale": "RSSMRA85T10A562S",
}  # fmt: skip
FOUND = frozenset(("first", "last", "name", "email", "phone", "street", "born", "iban", *EAST))
EXPORTS = {
    "Shopify, orders": ("Name:order|Email:email|Paid at:paid|Total:money|Lineitem name:item|Billing Name:name|Billing Address1:street"
        "|Billing City:city|Billing Zip:zip|Shipping Name:name|Shipping Phone:phone"),
    "Shopify, customers": "First Name:first|Last Name:last|Email:email|Default Address Address1:street|Default Address Zip:zip|Phone:phone",
    "WooCommerce": ("order_number:order|order_date:paid|billing_first_name:first|billing_last_name:last|billing_address_1:street"
        "|billing_city:city|billing_postcode:zip|billing_email:email|billing_phone:phone|line_item_1:item|order_total:money"),
    "Etsy": "Sale Date:date|Order ID:order|Full Name:name|First Name:first|Last Name:last|Street 1:street|Ship City:city|Ship Zipcode:zip",
    "Amazon": "order-id:order|buyer-email:email|buyer-name:name|buyer-phone-number:phone|ship-address-1:street|ship-city:city",
    "Stripe": "id:order|Created date (UTC):paid|Amount:money|Customer Email:email|Card Name:name|Card Address Line1:street",
    "Klaviyo": "Email:email|First Name:first|Last Name:last|Phone Number:phone|Address:street|City:city|Zip Code:zip",
    "DHL": "Empfänger Name 1:name|Empfänger Straße:street|Empfänger PLZ:zip|Empfänger Ort:city|Empfänger E-Mail:email|Empfänger Telefon:phone",
    "DATEV": ("Konto:item|Name (Adressattyp natürl. Person):last|Vorname (Adressattyp natürl. Person):first|Straße:street"
        "|Postleitzahl:zip|Ort:city|Telefon:phone|E-Mail:email|IBAN-Nr. 1:iban"),
    "Lexware": "Vorname:first|Nachname:last|Strasse:street|PLZ:zip|Ort:city|Telefon 1:phone|E-Mail:email|Geburtsdatum:born|Umsatz:money",
    "Shopware": ("email:email|firstName:first|lastName:last|birthday:born|defaultBillingAddress.street:street"
        "|defaultBillingAddress.zipcode:zip|defaultBillingAddress.phoneNumber:phone"),
    "PrestaShop": "Prénom:first|Nom:last|Adresse e-mail:email|Adresse:street|Code postal:zip|Ville:city|Téléphone:phone|Date de naissance:born",
    "Magento": "email:email|dob:born|firstname:first|lastname:last|_address_city:city|_address_postcode:zip|_address_street:street|_address_telephone:phone",
    "Wix": ("First Name:first|Last Name:last|Email 1:email|Phone 1:phone|Address 1 - Street:street|Address 1 - City:city"
        "|Address 1 - Zip:zip|Created At (UTC+0):paid|Birthdate:born"),
    "Google": "First Name:first|Last Name:last|Birthday:born|E-mail 1 - Value:email|Phone 1 - Value:phone|Address 1 - Street:street|Address 1 - City:city",
    "Allegro": "Numer zamówienia:order|Kupujący:name|E-mail:email|Telefon:phone|Ulica:street|Kod pocztowy:zip|Miejscowość:city|Cena:money",
    "bol": "Bestelnummer:order|Voornaam:first|Achternaam:last|Straat:street|Postcode:zip|Plaats:city|E-mailadres:email|Telefoonnummer:phone",
    "a bank": "Buchungstag:date|Auftraggeber/Zahlungsempfänger:name|IBAN:iban|Verwendungszweck:order|Umsatz:money",
    "a loyalty card": "Card no.:item|Member:name|D.O.B.:born|Mobile:phone|Postcode:zip",
    "Japan": "注文番号:order|お名前|フリガナ|メールアドレス:email|電話番号|ご住所|商品名:item|合計金額:money",
    "Russia": "Номер заказа:order|ФИО|Телефон|Email:email|Адрес доставки|Товар:item|Сумма:money",
    "China": "订单号:order|收货人|收货地址|邮箱:email|金额:money",
    "Spain": "Nombre:first|Apellidos:last|Móvil:phone|Dirección:street|C.P.:zip|DNI",
    "Sweden": "Förnamn:first|Efternamn:last|Gatuadress:street|Postnr:zip|Ort:city|Mobil:phone|E-post:email|Personnummer",
    "Italy": "Cognome:last|Nome:first|Indirizzo:street|CAP:zip|Città:city|Cellulare:phone|Email:email|Codice fiscale",
}  # fmt: skip


def record(number: int) -> dict[str, str]:
    person = PEOPLE[number % len(PEOPLE)]
    return {
        **person,
        **EAST,
        "name": f"{person['first']} {person['last']}",
        "email": f"x{number}.{'abcde'[number % 5]}@mail.example",
        "order": [f"#1{number:04d}", f"2026-{number:05d}", f"R{number:06d}"][number % 3],
        "born": f"19{50 + number}-0{1 + number % 9}-1{number % 10}",
        "iban": "DE89370400440532013000",
        "date": f"2026-0{1 + number % 9}-1{number % 10}",
        "paid": f"2026-0{1 + number % 9}-1{number % 10} 10:2{number % 10}:07 +0100",
        "money": f"{number + 7}.90",
        "item": ["Linen shirt - M", "Oak side table", "LED lamp E27"][number % 3],
    }


@pytest.mark.parametrize(("name", "delimiter"), list(zip(EXPORTS, itertools.cycle(",;\t"), strict=False)))
def test_every_value_of_every_row_is_found(name: str, delimiter: str) -> None:
    columns = [(head, kind or head) for head, _, kind in (one.partition(":") for one in EXPORTS[name].split("|"))]
    target = io.StringIO()
    writer = csv.writer(target, delimiter=delimiter, lineterminator="\n")
    writer.writerow([head for head, _ in columns])
    for number in range(ROWS):
        writer.writerow([record(number)[kind] for _, kind in columns])
    text = target.getvalue()
    findings = open_engine().scan(text)
    assert any(one.detector == "bulk_records" and one.count == ROWS for one in findings)
    spans = [
        (one.start, one.end)
        for one in findings
        if one.detector != "bulk_records" and one.confidence.rank >= Confidence.LIKELY.rank
    ]
    missed = []
    place = text.index("\n")
    for number in range(ROWS):
        for head, kind in columns:
            value = record(number)[kind]
            start = text.index(value, place)
            place = start + len(value)
            if kind in FOUND and not any(low <= start and place <= high for low, high in spans):
                missed.append((head, value))
    assert not missed
