"""Expressions compile when they are used, and all that are written do compile."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from typing import Any

import pytest

import seawall.detect
from seawall.detect import late_re

MODULES = [module.name for module in pkgutil.walk_packages(seawall.detect.__path__, "seawall.detect.")]


def late_in(value: Any, depth: int = 0) -> list[late_re.Late]:
    if isinstance(value, late_re.Late):
        return [value]
    if depth < 3 and isinstance(value, tuple | list | dict):
        inner = value.values() if isinstance(value, dict) else value
        return [one for item in inner for one in late_in(item, depth + 1)]
    return []


def test_every_expression_compiles() -> None:
    found = [late for name in MODULES for value in vars(import_module(name)).values() for late in late_in(value)]
    assert len(found) > 100
    for late in found:
        late.compiled()


def test_it_behaves_as_the_real_one() -> None:
    late = late_re.compile(r"(?P<a>A)(b+)", late_re.IGNORECASE)
    real = re.compile(r"(?P<a>A)(b+)", re.IGNORECASE)
    assert "match" not in vars(late)
    assert late.sub("x", "abbc AB") == real.sub("x", "abbc AB")
    assert "match" in vars(late)
    assert (late.pattern, late.flags, late.groups, dict(late.groupindex)) == (
        real.pattern,
        real.flags,
        real.groups,
        dict(real.groupindex),
    )
    assert [m.span() for m in late.finditer("abb ab")] == [m.span() for m in real.finditer("abb ab")]
    assert late_re.compile(rb"\d").search(b"a1") is not None
    with pytest.raises(AttributeError):
        late.nonsense  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(re.error):
        late_re.compile("(").match("a")
