"""Each operation goes by its own name, and every dialect with OpenAI's bodies leads to all of them."""

import pytest

from seawall.dialects import providers
from seawall.dialects.dialect import Dialect
from seawall.dialects.openai_operations import OPERATIONS
from seawall.model import plugins

DIALECTS = plugins.collect(providers, "DIALECT", Dialect)


def test_names() -> None:
    assert {name: one.name for name, one in OPERATIONS.items()} == {name: name for name in OPERATIONS}


@pytest.mark.parametrize("name", ["openai", "azure"])
def test_every_operation_has_a_way_to_it(name: str) -> None:
    there = {route.operation.removeprefix("deployed_") for route in DIALECTS[name].routes}
    # Ranking is none of OpenAI's own, but stands beside its paths at others.
    assert there - {"rerank"} == {name for name in OPERATIONS if ":" not in name}
