"""The bench of labelled texts: what the files hold, and that it counts what it says it counts."""

from __future__ import annotations

import re
from itertools import combinations

from bench.five_classes import FILES, SPLIT, Text, counted, listed, table, texts

from seawall.app import open_engine
from seawall.model.words import Category

CLASSES = frozenset(map(str, Category))
THREE = frozenset({"order_history", "internal_pricing", "supplier_contract"})
WRITTEN_FOR = {name: THREE for name in FILES if name.startswith("unseen")}
"""The classes a file was written for, where not for all of them."""
NOBODYS = {
    "konsument może odstąpić od umowy w terminie 14 dni bez podania przyczyny",
    "---------- forwarded message ---------\nfrom",
    "sie haben das recht, binnen vierzehn tagen ohne angabe von gründen diesen vertrag zu widerrufen",
    "return (price - cost) / price",
    "customer_id bigint not null references customers(id),",
    "financial terms were not disclosed",
}
"""What the law, newspapers, mail programs and arithmetic and every shop's tables say, and so may anybody."""


def test_the_files_are_balanced_and_labelled_with_known_classes() -> None:
    for name in FILES:
        those = texts(name)
        assert len({one.id for one in those}) == len(those)
        assert all(one.label | one.also <= CLASSES and one.text.strip() and SPLIT not in one.text for one in those)
        assert 0.25 < sum(not one.label for one in those) / len(those) < 0.6
        assert len({one.lang for one in those}) >= 18
        for wanted in WRITTEN_FOR.get(name, CLASSES):
            assert sum(wanted in one.label for one in those) >= 12, (name, wanted)


def test_the_files_share_no_sentence() -> None:
    parts = [
        {part.strip().casefold() for one in texts(name) for part in re.split(r"[.!?:\n]\s|[。!?]", one.text)}
        for name in FILES
    ]
    for one, other in combinations(parts, 2):
        assert not [part for part in (one & other) - NOBODYS if len(part.split()) > 4 or len(part) > 40]


def test_texts_are_counted_for_each_class_and_only_devs_are_shown() -> None:
    those = [
        Text("a", "en", frozenset({"order_history", "customer_pii"}), "mail", "one"),
        Text("b", "de", frozenset({"credentials"}), "chat", "two"),
        Text("c", "de", frozenset(), "product", "three"),
        Text("d", "de", frozenset(), "product", "four"),
        Text("e", "de", frozenset({"supplier_contract"}), "excerpt", "five", frozenset({"internal_pricing"})),
    ]
    said = {
        "one": {"order_history"},
        "two": {"credentials"},
        "three": {"order_history"},
        "four": set[str](),
        "five": {"supplier_contract", "internal_pricing"},
    }
    tally = counted(those, said.__getitem__)
    figures = table(tally)
    assert "| `order_history` | 1 | 0.500 | 1.000 | 0.667 |" in figures
    assert "| `customer_pii` | 1 | - | 0.000 | 0.000 |" in figures
    assert "| `credentials` | 1 | 1.000 | 1.000 | 1.000 |" in figures
    assert "| `internal_pricing` | 0 | - | - | - |" in figures
    assert "any finding: 1 of 2 (0.500)" in figures
    assert "de 1.000 of 2, en 0.500 of 2" in figures
    assert listed(tally, shown=False) == "a en mail: missed customer_pii\nc de product: false order_history"
    assert "'three'" in listed(tally, shown=True)


def test_the_engine_finds_cards_in_them() -> None:
    """The bench and the engine say the same words for the classes, else everything would be missed."""
    those = [one for one in texts("dev") if "payment_data" in one.label][:4]
    engine = open_engine()
    tally = counted(those, lambda text: {str(one.category) for one in engine.inspect(text).findings})
    assert tally.right["payment_data"]
