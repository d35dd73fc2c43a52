"""Collecting tests imports nothing that only a test needs."""

from __future__ import annotations

import json

import pytest

from late import Late


def test_what_pytest_asks_of_every_name_imports_nothing() -> None:
    late = Late("no.such.module")
    assert getattr(late, "__test__", None) is None
    with pytest.raises(ModuleNotFoundError):
        _ = late.anything


def test_what_a_test_asks_for_is_the_modules() -> None:
    assert Late("json").loads is json.loads
