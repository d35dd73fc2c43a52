"""Lists of numbers that are nobody's, as shops have them by the thousand: articles, parcels, orders, technical ids.

Check digits are made as GS1, the International ISBN Agency, the Universal Postal Union (S10) and the carriers publish
them, so that what passes a check by accident passes here as often as in the world. Nothing in these lists is a
person's: whatever is found is a false alarm. ``bench/id_lists.py`` counts them.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator

from bench._shop_values import Values

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def gs1(body: str) -> str:
    """With its check digit: GTIN, SSCC, USPS."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return body + str(-total % 10)


def ups(body: str) -> str:
    """``1Z`` and fifteen characters with their check digit; letters count as in UPS's guide."""
    digits = [int(one) if one.isdigit() else (ord(one) - 63) % 10 for one in body]
    return f"1Z{body}{-(sum(digits[0::2]) + 2 * sum(digits[1::2])) % 10}"


def s10(letters: str, body: str, country: str) -> str:
    """A parcel of the Universal Postal Union: ``RR123456785DE``."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(body, (8, 6, 4, 2, 3, 5, 9, 7), strict=True)) % 11
    return f"{letters}{body}{ {10: 0, 11: 5}.get(rest, rest) }{country}"


def fedex(body: str) -> str:
    """Express: eleven digits, weights 3, 1, 7 from the left, modulo 11."""
    return body + str(sum(int(d) * w for d, w in zip(body, (3, 1, 7) * 4, strict=False)) % 11 % 10)


def shape(value: str) -> str:
    """What a value looks like, without it."""
    return re.sub(r"[A-Z]", "A", re.sub(r"[a-z]", "a", re.sub(r"\d", "9", value)))


class Lists:
    """Draws lists; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.values = Values(seed)
        digits, letters, choice = self.values.digits, self.values.letters, self.random.choice
        between = self.random.randint
        any_of = self.values._any
        self.kinds: dict[str, tuple[str, Callable[[], str]]] = {
            # Name: (what a column of it is called, how one is made)
            "EAN-13": ("ean", lambda: gs1(choice(("40", "50", "76", "87", "30", "69")) + digits(10))),
            "UPC-A": ("upc", lambda: gs1(choice("06789") + digits(10))),
            "EAN-8": ("barcode", lambda: gs1(digits(7))),
            "GTIN-14": ("gtin", lambda: gs1(choice("123") + digits(12))),
            "ISBN-13": ("isbn", lambda: self.values.noise("isbn")),
            "ISBN-10": ("isbn10", lambda: f"{choice('0123')}-{digits(3)}-{digits(5)}-{choice('0123456789X')}"),
            "SSCC": ("sscc", lambda: "00" + gs1(digits(17))),
            "UPS": ("tracking", lambda: ups(any_of(6) + digits(9))),
            "FedEx Express": ("tracking_number", lambda: fedex(choice("123456789") + digits(10))),
            "FedEx Ground": ("tracking_number", lambda: gs1(choice("69") + digits(13))),
            "FedEx 96": ("tracking_number", lambda: gs1("96" + digits(19))),
            "USPS": ("tracking", lambda: gs1(choice(("9400", "9205", "9270", "9361")) + digits(17))),
            "USPS in groups": ("tracking", lambda: _grouped(gs1(choice(("9400", "9205")) + digits(17)), 4)),
            "DHL Express": ("awb", lambda: _modulo(choice("123456789") + digits(8), 7)),
            "DHL Paket": ("sendungsnummer", lambda: "00340" + gs1(digits(14))),
            "DHL eCommerce": ("parcel", lambda: "JJD" + digits(18)),
            "DPD": ("paketnummer", lambda: choice(("0", "1")) + digits(13)),
            "GLS": ("parcel_no", lambda: gs1(digits(10))),
            "Hermes": ("shipment", lambda: digits(16)),
            "Evri": ("shipment", lambda: "H" + digits(19)),
            "Royal Mail": ("tracking", lambda: s10(choice(("RN", "JV", "KY")), digits(8), "GB")),
            "La Poste": ("suivi", lambda: choice(("6A", "8R", "6C")) + digits(11)),
            "Correos": ("seguimiento", lambda: s10("PQ", digits(8), "ES")),
            "Poste Italiane": ("spedizione", lambda: digits(13)),
            "PostNL": ("tracktrace", lambda: "3S" + any_of(4) + digits(9)),
            "InPost": ("przesylka", lambda: digits(24)),
            "Canada Post": ("tracking", lambda: gs1(digits(15))),
            "Australia Post": ("article_id", lambda: letters(3) + digits(9) + digits(9)),
            "Japan Post": ("tracking", lambda: _grouped(_modulo(digits(11), 7), 4, "-")),
            "Amazon Logistics": ("tracking", lambda: "TBA" + digits(12)),
            "SF Express": ("waybill", lambda: "SF" + digits(13)),
            "China Post": ("waybill", lambda: s10(choice(("LP", "RB", "LZ")), digits(8), "CN")),
            "SKU": ("sku", lambda: self.values.noise("sku")),
            "part like a phone": ("part", lambda: self.values.noise("article")),
            "part in letters": ("part_no", lambda: f"{letters(2)}{digits(2)}-{digits(4)}/{digits(2)}"),
            "ASIN": ("asin", lambda: "B0" + any_of(8)),
            "serial": ("serial", lambda: self.values.noise("serial")),
            "IMEI-like": ("device", lambda: digits(15)),
            "Shopify order": ("name", lambda: f"#{between(1001, 99999)}"),
            "Shopify id": ("id", lambda: f"{choice('4567')}{digits(12)}"),
            "Shopify GID": ("gid", lambda: f"gid://shopify/Order/{choice('4567')}{digits(12)}"),
            "Magento order": ("increment_id", lambda: f"{choice('1234')}00{digits(6)}"),
            "WooCommerce order": ("order_id", lambda: str(between(1000, 999999))),
            "Amazon order": ("amazon_order_id", lambda: choice(("028", "114", "302")) + f"-{digits(7)}-{digits(7)}"),
            "eBay order": ("order", lambda: f"{digits(2)}-{digits(5)}-{digits(5)}"),
            "Etsy order": ("receipt", lambda: f"{choice('23')}{digits(9)}"),
            "SAP order": ("vbeln", lambda: f"{digits(10)}"),
            "Shopware order": ("order_number", lambda: str(between(10000, 99999))),
            "invoice": ("invoice", lambda: self.values.noise("invoice")),
            "Stripe object": ("charge", lambda: choice(("ch_", "pi_", "in_", "cus_")) + any_of(24)),
            "PayPal": ("transaction", lambda: any_of(17)),
            "UUID": ("uuid", self.values._uuid),
            "UUID in capitals": ("guid", lambda: self.values._uuid().upper()),
            "ULID": ("ulid", lambda: "01" + "".join(self.random.choices(CROCKFORD, k=24))),
            "object id": ("_id", lambda: f"{self.random.getrandbits(96):024x}"),
            "hash": ("hash", lambda: f"{self.random.getrandbits(160):040x}"),
            "SHA-256": ("digest", lambda: "sha256:" + f"{self.random.getrandbits(256):064x}"),
            "short hash": ("commit", lambda: f"{self.random.getrandbits(32):08x}"),
            "snowflake": ("id", lambda: str(between(10**17, 10**19 - 1))),
            "latitude": ("lat", lambda: f"{self.random.uniform(-90, 90):.6f}"),
            "position": ("geo", lambda: f"{self.random.uniform(-90, 90):.5f},{self.random.uniform(-180, 180):.5f}"),
            "time": ("created_at", lambda: self.values.noise("time")),
            "milliseconds": ("ts", lambda: str(between(1_500_000_000_000, 1_790_000_000_000))),
            "date": ("date", lambda: self.values.noise("date")),
            "version": ("version", lambda: self.values.noise("version")),
            "build": ("build", lambda: f"{between(1, 30)}.{between(0, 99)}.{between(1000, 99999)}.{between(0, 9999)}"),
            "price": ("price", lambda: self.values.noise("price")),
            "amount": ("amount", lambda: f"{between(1, 99999)}.{digits(2)}"),
            "size": ("size", lambda: self.values.noise("size")),
            "customs code": ("hs_code", lambda: f"{digits(4)}.{digits(2)}.{digits(2)}"),
            "colour": ("hex", lambda: f"#{self.random.getrandbits(24):06x}"),
            "MAC": ("mac", lambda: self.values.noise("mac")),
            "network": ("cidr", lambda: f"10.{between(0, 255)}.{between(0, 255)}.0/{between(8, 30)}"),
            "VAT": ("vat", lambda: self.values.noise("vat")),
            "quantity": ("qty", lambda: str(between(1, 400))),
            "bin": ("bin", lambda: f"{letters(1)}{digits(2)}-{digits(2)}-{digits(1)}"),
        }  # fmt: skip

    def list(self, chars: int) -> tuple[str, str]:
        """``(layout, text)`` of about that many characters: one kind or several side by side, in one layout."""
        names = self.random.sample(list(self.kinds), self.random.choice((1, 1, 2, 3, 4, 6)))
        layout = self.random.choice(list(LAYOUTS))
        columns = [self.kinds[name] for name in names]
        row = sum(len(make()) + 2 for _, make in columns)
        makers = [self._alike(make) for _, make in columns]
        rows = [[make() for make in makers] for _ in range(max(3, chars // row))]
        return f"{layout} of {', '.join(names)}", LAYOUTS[layout]([head for head, _ in columns], rows)

    def _alike(self, make: Callable[[], str]) -> Callable[[], str]:
        """A column's values have one form, mostly: one of the kinds there are is drawn, and one in fifty is another."""
        form = shape(make())

        def alike() -> str:
            value = make()
            for _ in range(30 if self.random.random() > 0.02 else 0):
                if shape(value) == form:
                    break
                value = make()
            return value

        return alike

    def lists(self, chars: int, each: int = 12_000) -> Iterator[tuple[str, str]]:
        """Lists until there are so many characters."""
        made = 0
        while made < chars:
            name, text = self.list(self.random.choice((400, 2_000, each, each)))
            made += len(text)
            yield name, text


def _grouped(number: str, size: int, mark: str = " ") -> str:
    return mark.join(number[place : place + size] for place in range(0, len(number), size))


def _modulo(body: str, divisor: int) -> str:
    return body + str(int(body) % divisor)


def _delimited(mark: str, *, head: bool) -> Callable[[list[str], list[list[str]]], str]:
    def written(names: list[str], rows: list[list[str]]) -> str:
        lines = [names, *rows] if head else rows
        return "\n".join(mark.join(_quoted(cell, mark) for cell in line) for line in lines) + "\n"

    return written


def _quoted(cell: str, mark: str) -> str:
    return f'"{cell}"' if mark in cell and mark in ",;" else cell


def _objects(names: list[str], rows: list[list[str]]) -> str:
    return json.dumps([dict(zip(names, row, strict=True)) for row in rows], indent=1)


def _numbers(names: list[str], rows: list[list[str]]) -> str:
    plain = [[int(cell) if cell.isdigit() and cell[0] != "0" else cell for cell in row] for row in rows]
    return json.dumps({name: [row[place] for row in plain] for place, name in enumerate(names)})


def _lines(names: list[str], rows: list[list[str]]) -> str:
    return "\n".join(json.dumps(dict(zip(names, row, strict=True))) for row in rows) + "\n"


def _log(names: list[str], rows: list[list[str]]) -> str:
    return "".join(
        f"2026-11-25T10:{place // 60 % 60:02d}:{place % 60:02d}Z INFO worker "
        + " ".join(f"{name}={cell}" for name, cell in zip(names, row, strict=True))
        + "\n"
        for place, row in enumerate(rows)
    )


def _inserts(names: list[str], rows: list[list[str]]) -> str:
    return "".join(f"INSERT INTO t ({', '.join(names)}) VALUES ({', '.join(map(repr, row))});\n" for row in rows)


def _prose(names: list[str], rows: list[list[str]]) -> str:
    return "\n".join(", ".join(row) for row in rows)


LAYOUTS: dict[str, Callable[[list[str], list[list[str]]], str]] = {
    "CSV": _delimited(",", head=True),
    "CSV without header": _delimited(",", head=False),
    "semicolons": _delimited(";", head=True),
    "TSV": _delimited("\t", head=True),
    "TSV without header": _delimited("\t", head=False),
    "columns": _delimited("  ", head=True),
    "spaces": _delimited(" ", head=False),
    "JSON objects": _objects,
    "JSON columns": _numbers,
    "JSON lines": _lines,
    "log": _log,
    "SQL": _inserts,
    "plain": _prose,
}
