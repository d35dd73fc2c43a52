"""The shop's own formats: noise hides what has no proof of its own, the others are findings, nothing hostile loads."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.app import open_engine
from seawall.detect.engine import Engine, builtin_detectors
from seawall.detect.formats import formats_max, has_marks, regex_of, with_formats
from seawall.model.errors import ConfigError
from seawall.model.finding import Finding
from seawall.model.settings import FormatSettings
from seawall.model.words import Category

ORDER = FormatSettings(
    name="order number", template="SO-{year}-{digits:6}", hits=("SO-2026-004711",), misses=("SO-12",)
)
FEW = {
    name: one
    for name, one in builtin_detectors().items()
    if name in ("phone", "payment_card", "order_record", "street_address", "bulk_records", "email")
}


def seen(found: list[Finding], text: str) -> list[tuple[str, str]]:
    return [(one.detector, text[one.start : one.end]) for one in found]


@pytest.fixture(scope="module")
def engine() -> Engine:
    """One shop that has named all of its numbers."""
    formats = (
        ORDER,
        FormatSettings(name="Amazon order", template="{digits:3}-{digits:7}-{digits:7}"),
        FormatSettings(name="short order", template="#{digits:4-8}"),
        FormatSettings(name="Magento order", template="{digits:9-10}"),
        FormatSettings(name="return", template="RMA{digits:7}", kind="order"),
        FormatSettings(name="customer number", template="K-{digits:6}", kind="customer"),
        FormatSettings(
            name="parcel", regex=r"\bRX[ -]\d{4}[ -]\d{4}\b", hits=("RX 1234-5678",), misses=("RX 1234",), caseless=True
        ),
    )
    return Engine(detectors=with_formats(formats, FEW), disguises={})


@pytest.mark.parametrize(
    "text",
    [
        "call about SO-2026-004711 or #55512345 please",
        "phone order 114-3941689-8772232 is late, call me",
        "call about order 2025550143",
        "phone rx 2025-5501 about it",
    ],
)
def test_noise_is_no_finding_and_says_who_named_it(engine: Engine, text: str) -> None:
    inspection = engine.inspect(text)
    assert inspection.findings == []
    assert all("named by you as" in one.why or "format of yours" in one.why for one in inspection.let_off)
    assert inspection.let_off


def test_without_the_format_some_of_it_would_have_been_a_telephone_number() -> None:
    assert open_engine().scan("phone rx 2025-5501 about it")


def test_what_proves_itself_does_not_hide_behind_digits(engine: Engine) -> None:
    text = "My mobile phone number is +1 202 555 0143, card 4111 1111 1111 1111, or 4111111111111111"
    assert [name for name, _ in seen(engine.scan(text), text)] == ["phone", "payment_card", "payment_card"]


def test_an_address_loses_the_number_in_it_and_nothing_else(engine: Engine) -> None:
    text = "#10425 12 Main Street, Springfield, IL 62704"
    assert seen(engine.scan(text), text) == [("street_address", "12 Main Street, Springfield, IL 62704")]


def test_orders_and_customers_are_findings_wherever_they_stand(engine: Engine) -> None:
    text = "RMA1234567 of K-004711"
    found = engine.scan(text)
    assert seen(found, text) == [("order_record", "RMA1234567"), ("customer_number", "K-004711")]
    assert [one.category for one in found] == [Category.ORDER_HISTORY, Category.CUSTOMER_PII]
    assert found[0].reasons == ("named by you as return",)
    text = "Customer Ana placed order SHOP-1023 for two mugs"
    assert seen(engine.scan(text), text) == [("order_record", "SHOP-1023")], "built-in order numbers are still found"


def test_a_column_of_them_is_no_list_of_people(engine: Engine) -> None:
    text = "phone\n" + "".join(f"{2025550100 + number}\n" for number in range(40))
    assert not [one for one in engine.scan(text) if one.detector == "bulk_records"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": ""}, "no name"),
        ({"name": "x\n"}, "no name"),
        ({"template": ""}, "template or a regex"),
        ({"regex": r"SO-\d{6}"}, "not both"),
        ({"template": "SO-{years}"}, "field nobody knows"),
        ({"template": "SO-{digits:9-3}"}, "field nobody knows"),
        ({"template": "SO-123"}, "nothing of what changes"),
        ({"template": "SO-{digits:6}}"}, "nothing of what changes"),
        ({"template": "S" * 90 + "{year}"}, "plain characters"),
        ({"template": "{digits:4}"}, "says too little"),
        ({"template": "{digits:3}-{digits:3}-{digits:4}"}, "would hide what phone"),
        (
            {"template": "", "regex": r"[a-z]{3,20}@[a-z.]{3,40}", "hits": ("ana@shop.example",)},
            "would hide what email",
        ),
        ({"template": "", "regex": r"SO-\d{6}", "hits": ()}, "no hits"),
        ({"template": "", "regex": r"SO-\d+"}, "no upper bound"),
        ({"template": "", "regex": r"(?:[a-z]{1,9}){1,20}!"}, "inside another"),
        ({"template": "", "regex": r"[a-z]{0,60}[a-z]{0,60}[a-z]{0,60}!"}, "ways"),
        ({"hits": ("SO-2026-004711", "SO-2026-1")}, "not seen in its hit 2"),
        ({"misses": ("SO-2026-004711",)}, "seen in its miss 1"),
        ({"hits": ("x" * 4001,)}, "too many or too long"),
    ],
)
def test_what_can_not_be_used_is_refused_with_the_reason(change: dict[str, object], says: str) -> None:
    with pytest.raises(ConfigError, match=says) as refused:
        with_formats([msgspec.structs.replace(ORDER, **change)], FEW)
    assert "004711" not in str(refused.value)


def test_names_are_told_apart_and_there_is_an_end_to_them() -> None:
    with pytest.raises(ConfigError, match="name of its own"):
        with_formats([ORDER, ORDER], FEW)
    with pytest.raises(ConfigError, match="more than"):
        with_formats([ORDER] * (formats_max + 1), FEW)


PARTS = st.sampled_from(
    ["{digits:3}", "{letters:2}", "{mixed:4}", "{year}", "{month}", "{day}", "SO", "-", "/", "#", ".", "+", "("]
)
EXAMPLES = {
    "{digits:3}": "407",
    "{letters:2}": "QX",
    "{mixed:4}": "A9Z0",
    "{year}": "2026",
    "{month}": "11",
    "{day}": "25",
}


@given(st.lists(PARTS, min_size=1, max_size=7))
def test_a_template_is_seen_in_what_it_stands_for_and_marks_are_taken_as_they_are(parts: list[str]) -> None:
    if not any(part in EXAMPLES for part in parts):
        return
    regex = regex_of("".join(parts))
    written = "".join(EXAMPLES.get(part, part) for part in parts)
    assert re.search(regex, f"about {written} and", re.ASCII)
    assert not re.search(regex, f"about 1{written}", re.ASCII) or not written[0].isalnum()
    assert has_marks(regex) == any(part in ("SO", "-", "/", "#", ".", "+", "(") for part in parts)
