"""The table is what the policies decide, cell by cell."""

from __future__ import annotations

from seawall.policy import PolicySet, builtin_sources
from seawall.policy.table import table


def test_the_table_of_the_default_policies() -> None:
    rows = {row.name: [cell.action.value for cell in row.cells] for row in table(PolicySet.compile(builtin_sources()))}
    assert rows == {
        "Customer details": ["mask", "allow", "block", "block"],
        "Order history": ["mask", "allow", "block", "block"],
        "Payment data": ["mask", "allow", "block", "block"],
        "Card security codes": ["block"] * 4,
        "Internal pricing": ["block", "allow", "block", "block"],
        "Supplier contracts": ["block", "allow", "block", "block"],
        "Passwords and keys": ["mask", "allow", "block", "block"],
        "Whole tables and exports": ["block"] * 4,
        "Nothing sensitive": ["allow"] * 4,
    }


def test_observe_mode_shows_what_would_be_done_and_every_cell_names_its_policies() -> None:
    observing = table(PolicySet.compile(builtin_sources(), observe=True))
    assert observing == table(PolicySet.compile(builtin_sources()))
    assert all(cell.policies for row in observing for cell in row.cells)
