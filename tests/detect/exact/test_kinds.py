import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.exact.kinds import (
    KINDS,
    calling_code,
    column_kind,
    country_of,
    normal,
    normals,
    phone,
    shape,
    telling,
)


@pytest.mark.parametrize(
    ("kind", "same"),
    [
        (
            "phone",
            ["+49 170 1234567", "0170/1234567", "0049-170-1234567", "+49 (0)170 123 45 67"],
        ),
        ("phone", ["01701234567", "0170 1234567 ext. 12"]),
        ("email", ["Ana.Lopez@Customers.Example", "<ana.lopez@customers.example>", "ana.lopez+news@customers.example"]),
        ("name", ["Jörg Müller", "MÜLLER, Jörg", "Dr. Joerg Mueller", "jorg  muller"]),
        ("street", ["Hauptstraße 5", "Hauptstr. 5", "HAUPTSTRASSE 5", "Haupt Strasse, 5".replace("Haupt S", "Haupts")]),
        ("street", ["12 Main Street", "12 Main St.", "Main Street 12"]),
        ("order", ["SO-100200", "#so100200", "so 100 200"]),
        ("iban", ["DE89 3704 0044 0532 0130 00", "de89370400440532013000"]),
        ("price", ["1,299.50", "1299.5", "€ 1299,50", "1.299,50 EUR"]),
        ("birth", ["1984-03-07", "7.3.1984", "03/07/1984"]),
        ("city", ["München", "munchen", "MUENCHEN"]),
    ],
)
def test_notation_makes_no_difference(kind: str, same: list[str]) -> None:
    forms = {normal(kind, value, "49") for value in same}
    assert len(forms) == 1
    assert "" not in forms


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [("order", "12OE", "12O"), ("sku", "UE-450", "U-450"), ("postcode", "AE1 2BC", "A1 2BC")],
)
def test_no_number_is_taken_for_another_as_if_it_were_a_german_name(kind: str, one: str, other: str) -> None:
    assert normal(kind, one) != normal(kind, other)
    assert normal("iban", "AE07 0331 2345 6789 0123 456") == "ae070331234567890123456"


def test_phones_without_a_country_and_of_others() -> None:
    assert phone("0170 1234567") == "1701234567"
    assert phone("(212) 555-0123", "1") == "12125550123"
    assert phone("1-212-555-0123", "1") == "12125550123"
    assert phone("06 1234 5678", "39") == "390612345678"
    assert phone("12345") == ""
    assert phone("+" + "1" * 16) == ""
    assert country_of("353123") == "353"
    assert country_of("999999") == ""
    assert (calling_code("de"), calling_code("zz")) == ("49", "")


def test_what_names_a_row_by_itself() -> None:
    assert telling("email", "a@b.example")
    assert telling("order", "so100200")
    assert not telling("order", "1001")
    assert telling("customer", "1000000001")
    assert not telling("name", "ana lopez")
    assert not telling("phone", "1234567")
    assert (shape("so100200"), shape("a1b2c3d4")) == ("a2d6", "x8")


@pytest.mark.parametrize(
    ("head", "sample", "kind"),
    [
        ("E-Mail", [], "email"),
        ("contact", ["a@b.example", "c@d.example"], "email"),
        ("Telefon", ["0170 123"], "phone"),
        ("Vorname", [], "given"),
        ("surname", [], "family"),
        ("PLZ", ["80331"], "postcode"),
        ("Ort", ["Berlin"], "city"),
        ("shipping_address1", ["Hauptstr. 5"], "street"),
        ("order_id", ["1001"], "order"),
        ("order date", ["2026-01-01", "2026-01-02"], "text"),
        ("customerId", ["7"], "customer"),
        ("SKU", ["A-1"], "sku"),
        ("unit cost", ["12.50"], "price"),
        ("x1", ["DE89 3704 0044 0532 0130 00"], "iban"),
        ("ref", ["A77-21", "B81-33"], "id"),
        ("note", ["called twice", ""], "text"),
        ("name", ["Ana Lima", "Müller, Jörg", "Åsa van der Berg", "Mia O'Neil"], "name"),
        ("Name", ["Stoneware mug, 350 ml", "Lamp 40 W", "Towel (blue)"], "text"),
        ("customer", ["Ana Lima", "Rui Costa"], "name"),
    ],
)
def test_a_column_is_known_by_name_and_content(head: str, sample: list[str], kind: str) -> None:
    assert column_kind(head, sample) == kind


@given(kind=st.sampled_from(KINDS), value=st.text(max_size=60), country=st.sampled_from(["", "49", "1"]))
def test_a_comparable_form_is_short_and_stays_itself_for_any_text(kind: str, value: str, country: str) -> None:
    form = normal(kind, value, country)
    assert len(form) <= 3 * len(value) + 30
    if kind not in ("phone", "price", "birth", "street") and form:
        assert normal(kind, form, country) == form


@pytest.mark.parametrize(
    ("kind", "cell", "forms"),
    [
        ("email", "ana@shop.example; Bo@Shop.example", ["ana@shop.example", "bo@shop.example"]),
        ("email", "Ana Silva <ana@shop.example>", ["ana@shop.example"]),
        ("email", "mailto:ana@shop.example", ["ana@shop.example"]),
        ("phone", "'+49 170 1234567", ["491701234567"]),
        ("phone", "Tel.: +49-170-1234567", ["491701234567"]),
        ("phone", "0170 1234567 / 030 7654321", ["491701234567", "49307654321"]),
        ("phone", "491701234567.0", ["491701234567"]),
        ("phone", "4.91701234567E+11", ["491701234567"]),
        ("phone", "4.917012E+11", []),
        ("phone", "33621820022.0", ["4933621820022", "33621820022"]),
        *((kind, cell, []) for kind in ("family", "city", "text") for cell in ("NULL", "n/a", "-", "unbekannt")),
    ],
)
def test_messy_cells_are_read_as_people_mean_them(kind: str, cell: str, forms: list[str]) -> None:
    assert normals(kind, cell, "49") == forms
