"""Dumps, tests and stores of programs: a field's name, signs of the language, its value; and code that names fields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import costs_at_most
from seawall.app import open_engine
from seawall.detect.disguises.fields import DISGUISE

ENGINE = open_engine()
VALUES = (
    ("cvv", "737", "card_security_code"),
    ("password", "Xk29!dkslQ", "password"),
    ("first_name", "Jan", "person_name"),
)
FRAMES = {
    "nested": '{{"customer": {{"{name}": {{"value": "{value}"}}}}}}',
    "key and value": '[{{"key": "{name}", "value": "{value}"}}]',
    "typed": '{{"field": "{name}", "type": "string", "content": "{value}"}}',
    "list": '{{"{name}": ["{value}"]}}',
    "print_r": "Array\n(\n    [id] => 7\n    [{name}] => {value}\n)",
    "var_dump": 'array(2) {{\n  ["{name}"]=>\n  string(9) "{value}"\n}}',
    "serialized": 'a:1:{{s:9:"{name}";s:9:"{value}";}}',
    "option": 'Customer {{ {name}: Some("{value}") }}',
    "map": 'params.put("{name}", "{value}");',
    "typed name": "const {name}: string = '{value}';",
    "property": '<property name="{name}" value="{value}"/>',
    "property list": "<key>{name}</key>\n<string>{value}</string>",
    "expectation": 'expect(customer.{name}).toBe("{value}")',
    "filled": "cy.get('#{name}').type('{value}')",
    "sent": 'driver.find_element(By.NAME, "{name}").send_keys("{value}")',
    "a part of a form": 'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n--x',
    "DynamoDB": '{{"{name}": {{"S": "{value}"}}}}',
    "arrow": "{{'{name}' => '{value}'}}",
}


@pytest.mark.parametrize("frame", FRAMES)
def test_a_field_is_known_by_its_name(frame: str) -> None:
    missed = []
    for name, value, detector in VALUES:
        text = FRAMES[frame].format(name=name, value=value)
        if (detector, value) not in {(one.detector, text[one.start : one.end]) for one in ENGINE.scan(text)}:
            missed.append(name)
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        'class FormTest:\n    def test(self, full_name):\n        """Loads the form."""',
        'lists = ["kadmin/passwd", "kadmin/server", "lib/kadm5"]',
        "pairs = [('pw', 'pwd'), ('py3eval', 'py3eval')]",
        'if node.fullname == "builtins.tuple": pass',
        "for name in ('first_name', 'last_name', 'email'): print(name)",
        "secret = sections['PASSPHRASE'].splitlines()[1]",
        "the ``first_name`` field and the ``last_name`` class differ",
        "cy.get('#password').type(user.password)",
        'getPassword("Enter2times"); page.fillPassword("input#p1")',
    ],
)
def test_code_that_names_fields_stays_silent(text: str) -> None:
    assert ENGINE.scan(text) == []


_PARTS = (
    "cvv",
    "password",
    "last_name",
    "Weber",
    "737",
    '"',
    "'",
    ":",
    "=",
    "(",
    ")",
    "[",
    "]",
    "{",
    ",",
    " ",
    "\n",
    "value",
    "=>",
    ".type(",
)


@given(st.lists(st.sampled_from(_PARTS), max_size=40).map("".join))
def test_pieces_ascend_apart_within_the_text(text: str) -> None:
    done = 0
    for piece in DISGUISE.pieces(text):
        assert done <= piece.start < piece.end <= len(text)
        done = piece.end


@pytest.mark.parametrize("part", ["password", "cvv=>", "first_name[[[", '"type":"', "x_-"])
def test_the_cost_grows_with_the_length_alone(part: str) -> None:
    text = part * (24_000 // len(part))
    assert costs_at_most(lambda: list(DISGUISE.pieces(text)), 0.4)
