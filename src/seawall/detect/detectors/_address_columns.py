"""Addresses whole in a cell under the name of their column, ``"Korenmarkt 7, Gent, 9000, Belgium"``, and their parts in
cells of their own: ``Lindenweg|12a|34117|Kassel``.
"""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.address_parts import Memory, decoded
from seawall.detect.detector import Judgement, Page
from seawall.detect.detectors._name_fields import PAIRS_GATE, SEGMENTS_GATE
from seawall.detect.tables import cells_under, kind_of, plain, statement_cells
from seawall.model.words import Confidence

GATE = (
    r"(?:address|adress|adresse|adres|adresa|anschrift|indirizzo|direcci[^ ]{1,2}n|endere[^ ]{1,2}o|domicilio|morada|street|stra[^ ]{1,2}e|straat|osoite|ulica)"
    r"[A-Za-z0-9 _-]{0,12}[\"'`\]]{0,1}[ ]{0,2}[,;\t|)\n]|\nadr[;:]"
)
GATES = (GATE, PAIRS_GATE, SEGMENTS_GATE)
"""What opens the sweep for addresses in columns, in pairs and in segments."""
cell_chars_max = 160
_halves = re.compile(r"zip|post|plz|code|\b(?:e?mail|wallet|mac|url|web|ip|bus|mem)")
"""In the name of a column of addresses that are no people's, or of a part of one."""


def in_columns(page: Page) -> Iterator[Judgement]:
    """What stands there, where the parts of an address are in it, or the table is of people and it looks like a street."""
    memory: Memory = {}
    streets = people = False

    def wanted(name: str, heads: tuple[str, ...]) -> bool:
        nonlocal streets, people
        if not _of_addresses(name):
            return False
        streets = _streets.search(name) is not None
        people = any(kind_of(head) in _PEOPLES for head in heads)
        return True

    def part(name: str, heads: tuple[str, ...]) -> bool:
        return (
            part_of(name) is not None
            and any(map(_of_addresses, heads))
            and any(kind_of(head) in _PEOPLES for head in heads)
        )

    if "BEGIN:VCARD" in page.text:
        yield from _on_cards(page.text)
    from seawall.detect.detectors._told_pairs import segment_cells, told_pairs  # few texts come so far

    for start, end in segment_cells(page.text):
        yield Judgement(start=start, end=end, reasons=("segment of an address",), weight=1)
    for cells in (cells_under, statement_cells, told_pairs):
        for name, (start, end) in cells(page.text, part):
            looks = part_of(name)
            if looks is not None and looks.fullmatch(page.text, start, end):
                yield Judgement(start=start, end=end, reasons=(f"field: {plain(name)}",), weight=3)
        for name, (start, end) in cells(page.text, wanted):
            cell = page.text[start:end]
            if not 5 <= end - start <= cell_chars_max:
                continue
            if end - start >= 8 and " " in cell and any(map(str.isdigit, cell)):
                found = decoded(page.text, start, start, announced=True, memory=memory)
                if found is not None and start <= found.start and found.end <= end:
                    reasons = (*found.reasons, "under the name of its column")
                    yield Judgement(start=start, end=end, confidence=Confidence.VERY_LIKELY, reasons=reasons, weight=2)
                    continue
            if people and (_street.fullmatch(cell) or (streets and _house.fullmatch(cell))):
                reasons = (f"field: {plain(name)}",)
                yield Judgement(start=start, end=end, confidence=Confidence.VERY_LIKELY, reasons=reasons, weight=3)


def _on_cards(text: str) -> Iterator[Judgement]:
    """Street, town and postcode of a vCard (RFC 6350, 6.3.1)."""
    for line in _CARD_LINE.finditer(text):
        start = line.start(1)
        for place, part in enumerate(line.group(1).rstrip("\r").split(";")):
            if place in (2, 3, 5) and any(map(str.isalnum, part)):
                sure = Confidence.VERY_LIKELY
                yield Judgement(start=start, end=start + len(part), confidence=sure, reasons=("field: adr",), weight=3)
            start += len(part) + 1


def part_of(name: str) -> re.Pattern[str] | None:
    """What a cell looks like in a column of this name, where it holds a town, a postcode or a house's number."""
    words = plain(name).split()
    for size in (3, 2, 1):
        if len(words) >= size and (looks := _PARTS.get(" ".join(words[-size:]))):
            return looks
    return None


def _of_addresses(name: str) -> bool:
    return kind_of(name) == "address" and _halves.search(plain(name)) is None


_CARD_LINE = re.compile(r"^(?:item\d{1,2}\.)?ADR(?:;[^:\n]{0,80})?:([^\n]{4,300})$", re.MULTILINE)
_towns_text = """city, town, ort, stadt, wohnort, ville, commune, localité, ciudad, localidad, población, poblacion, città, citta, comune, località, cidade,
localidade, plaats, woonplaats, stad, postort, poststed, miasto, miejscowość, město, mesto, obec, oraș, oras, localitate, település,
helység, kaupunki, postitoimipaikka, şehir, sehir, πόλη, город, населенный пункт, місто, 市区町村, 城市, 도시, city name, town name"""
_postcodes_text = """postcode, post code, zip, zip code, zipcode, postal code, plz, postleitzahl, code postal, cp, código postal, codigo postal, cap, cep,
postnummer, postnr, kod pocztowy, psč, psc, irányítószám, irsz, postinumero, posta kodu, індекс, индекс, почтовый индекс, 郵便番号, 邮编, 우편번호"""
_houses_text = """hausnr, hausnummer, house number, house no, house nr, huisnummer, huisnr, nr domu, numer domu, numero civico, civico, husnr, husnummer,
street number, street no, building number, číslo popisné, házszám, talonumero, дом, номер дома"""
_TOWN = re.compile(r"(?:[A-Z]{0,3}[ -]?[0-9][0-9A-Z -]{2,8} )?[^\W\d_](?:[^\W\d_]|[ .'’/()-]){1,40}(?: [0-9]{1,2})?")
_POSTCODE = re.compile(r"(?=[^0-9]{0,4}[0-9])[A-Za-z]{0,2}-?[0-9A-Za-z]{2,5}(?:[ -]?[0-9A-Za-z]{2,4})?")
_HOUSE = re.compile(r"[0-9]{1,5}(?: ?[-/] ?[0-9]{1,4})? ?[A-Za-z]?")
_PARTS = {
    name: looks
    for text, looks in ((_towns_text, _TOWN), (_postcodes_text, _POSTCODE), (_houses_text, _HOUSE))
    for name in (" ".join(one.split()) for one in text.replace("\n", " ").split(","))
}
_PEOPLES = frozenset(("email", "phone", "birth", "identity", "name"))
"""Columns beside which an address is somebody's."""
_streets = re.compile("stra(?:ß|ss|at)|street|osoite|ulica|1", re.IGNORECASE)
_street = re.compile(
    r"(?=[^\n]*[^\W\d_]{3})(?=[^\n]*(?<![\d.])\d{1,5}(?![\d.]))[\w ,.'’/#°º()&-]+|[\u3040-\u9fff\uac00-\ud7af][\w ,.()－-]*\d[\w ,.()－-]*"
)
"""A word, and a number of up to five digits before or behind it: *Elm Avenue 177*, *12 Larkspur*, *Rue des Lilas 4 bis*."""
_house = re.compile(r"(?:[A-Z\u00c0-\u00de][^\W\d_'’-]{1,}[ '’-]?){1,5}")
"""A street or a house without a number: *Lindenweg*, *Rosewood Cottage*."""


_FLEMISH = 'Email,Name,Address,Birthday\nlm@mail.example,Lotte Maes,"Korenmarkt 7, Gent, 9000, Belgium",07/19\n'
_CARD = "BEGIN:VCARD\nADR;TYPE=HOME:;;Lindenweg 12;Kassel;;34117;Germany\nEND:VCARD\n"
_PARTED = "EMPFAENGER_NAME|EMPFAENGER_STRASSE|EMPFAENGER_HAUSNR|EMPFAENGER_PLZ|EMPFAENGER_ORT|KG\nIb Moe|Am Hang|3|80331|München|1.1\n"
_STREETS = "id;name;email;street;zip\n1;Ib Moe;a@shop.example;-;95463\n2;Al Fox;b@shop.example;{};12827\n"
COLUMN_HITS = (
    (_FLEMISH, ("Korenmarkt 7, Gent, 9000, Belgium",)),
    ("name;email;shipping address\nIb Moe;a@shop.example;12 Larkspur\n", ("12 Larkspur",)),
    (_CARD, ("Lindenweg 12", "Kassel", "34117")),
    (_PARTED, ("Am Hang", "3", "80331", "München")),
    *(
        (_STREETS.format(street), ("95463", street, "12827"))
        for street in ("12 Larkspur", "Rosewood Cottage", "Rue des Lilas 199")
    ),
)
COLUMN_MISSES = (
    "city,population,area\nKassel,202137,106.8\nGera,93634,152.2\n",
    "store,address,city,manager,zip\nweb 1,10.0.0.12,Kassel,none,\n",
    "Sehr geehrte Kunden,Telefon,Strasse\n1,2,3\n",
    "name,address,port\nweb 1,10.0.0.12,443\ndb 1,10.0.0.13,5432\n",
    "name,email,street,zip\nn/a,x@shop.example,none,\nn/a,y@shop.example,-,\n",
    "name,address,size\nmain,0x7ffe 1234,12\nheap,0x55a0 9912,80\n",
    "host,address,port\nweb 1,10.0.0.12,443\n",
    "wallet,address\ncold 1,bc1q xy2kgdygjrsqtzq2n0yrf2493\n",
)


_cell_street = re.compile(r"(?:^|,)[^,\n]{0,40}(?:[0-9]{1,5}[A-Za-z]? [^\W\d_]|[^\W\d_] [0-9]{1,5}[A-Za-z]?(?:,|$))")
_measured = re.compile(r"[0-9]\.[0-9]{3,20}(?:,|\n|$)")
_part_of_text = re.compile(
    r"\d{1,5} (?:Section|Chapter|Part|Page|Article|Version|Volume|Table|Figure|Line|Step|Issue) \d{1,4}"
)
row_chars = 160
cells_min = 3


def of_measures(text: str, start: int, end: int) -> bool:
    """Whether cells of a row that measures something (``3955,Ridge Airport,West Ridge,United States,44.6884,-111.11``) were
    read together, none of which has a street's name and a house's number; or a part of a text: *RFC 2047 Section 5*."""
    if _part_of_text.fullmatch(text, start, end) is not None:
        return True
    if text.count(",", start, end) < cells_min or ", " in text[start:end]:
        return False
    line = text[text.rfind("\n", max(0, start - row_chars), start) + 1 : end]
    stop = text.find("\n", end, end + row_chars)
    behind = text[end : stop if stop >= 0 else end + row_chars]
    if _measured.search(line + behind) is None:
        return False
    return _cell_street.search(text[start:end]) is None
