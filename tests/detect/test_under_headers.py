"""Every name known for a column opens the reading of its cells, to the last row, whatever stands beside them."""

import re

import pytest

from engines import engine_of
from seawall.detect.disguises.under_headers import _KINDS, DISGUISE
from seawall.detect.tables import names_of

VALUES = {
    "phone": ("phone", ("0171 2345678", "0160 5551234", "030 5557788", "0151 98765432")),
    "birth": ("date_of_birth", ("27.01.1973", "04.09.1964", "11.02.1981", "30.05.1990")),
    "ip": ("ip_address", ("81.2.69.142", "81.2.69.160", "89.160.20.112", "81.2.69.161")),
}
ENGINE = engine_of("phone", "date_of_birth", "ip_address")


@pytest.mark.parametrize("kind", sorted(VALUES))
@pytest.mark.parametrize(("mark", "joined"), [(";", " "), (",", "_"), ("\t", "-")])
def test_a_known_name_is_read_to_the_last_row(kind: str, mark: str, joined: str) -> None:
    detector, values = VALUES[kind]
    missed = []
    for name in sorted(one.replace(" ", joined) for one in names_of(kind)):
        lines = [mark.join(("id", name, "total")), *(mark.join(("7", value, "19.90")) for value in values)]
        text = "\n".join(lines) + "\n"
        found = {text[one.start : one.end] for one in ENGINE.scan(text) if one.detector == detector}
        if not found.issuperset(values):
            missed.append(name)
    assert missed == []


@pytest.mark.parametrize("joined", [" ", "_", "-"])
def test_every_name_opens_the_gate(joined: str) -> None:
    gates = [re.compile(gate, re.ASCII | re.IGNORECASE) for gate in DISGUISE.gate]
    closed = []
    for name in sorted(name.replace(" ", joined) for kind in _KINDS for name in names_of(kind)):
        seen = f"note;{name};total\n1;2;3\n".encode("latin-1", "replace").decode("latin-1")
        if not any(gate.search(seen) for gate in gates):
            closed.append(name)
    assert closed == []


def test_a_code_beside_a_card_is_a_security_code_in_every_row() -> None:
    engine = engine_of("card_security_code", "payment_card")
    cards = ("4111 1111 1111 1111", "5555 5555 5555 4444", "4012 8888 8888 1881")
    for name in ("csc", "security code", "código de seguridad", "kartenprüfnummer"):
        rows = [f"x;{card};{code};y" for card, code in zip(cards, ("737", "214", "905"), strict=True)]
        text = "\n".join((f"name;card;{name};note", *rows, ""))
        codes = [text[one.start : one.end] for one in engine.scan(text) if one.detector == "card_security_code"]
        assert codes == ["737", "214", "905"], name


def test_an_expiry_beside_a_card_is_found_in_every_row_and_nowhere_else() -> None:
    engine = engine_of("card_expiry", "payment_card")
    months = ("04/31", "11/2029", "07-30", "12/28", "01/33")
    for name in ("expiry", "exp_date", "gültig bis", "Valid Thru", "fecha de caducidad", "vervaldatum"):
        rows = [f"Any Body;4111 1111 1111 1111;{month};19.90" for month in months]
        text = "\n".join((f"name;card number;{name};total", *rows, ""))
        assert [text[one.start : one.end] for one in engine.scan(text) if one.detector == "card_expiry"] == [*months]
        text = text.replace("card number", "lamp").replace("4111 1111 1111 1111", "blue")
        assert not engine.scan(text)


@pytest.mark.parametrize(
    "text", ["id|password\n1|Tr0ub4dor&3x\n2|Sommer2024!\n", "dob | pct\n27.01.1973 | 19%\n04.09.1964 | 7%\n"]
)
def test_two_columns_may_have_a_bar_between(text: str) -> None:
    engine = engine_of("password", "date_of_birth")
    values = {"Tr0ub4dor&3x", "Sommer2024!", "27.01.1973", "04.09.1964"}
    found = {text[one.start : one.end] for one in engine.scan(text)}
    assert found == {value for value in values if value in text}


def test_a_second_column_of_a_name_leaves_a_header_one() -> None:
    text = "int,password,int2\n7,Tr0ub4dor&3x,7\n8,Sommer2024!,8\n9,hunter2Horse!,9\n"
    found = [text[one.start : one.end] for one in engine_of("password").scan(text)]
    assert found == ["Tr0ub4dor&3x", "Sommer2024!", "hunter2Horse!"]


def test_the_key_of_a_row_is_no_telephone_because_a_person_stands_in_the_next_cell() -> None:
    rows = "order,customer,email,phone,total\n2026-72588,Ana Lima,ana@shop.example,+44 121 422 3144,19.99\n"
    found = {rows[one.start : one.end]: one.detector for one in engine_of("phone", "person_name", "email").scan(rows)}
    assert found["+44 121 422 3144"] == "phone"
    assert found.get("2026-72588") != "phone"
