"""Which part of a list is asked for, in every vendor's words."""

from __future__ import annotations

from typing import Any

import pytest

from seawall.gateway.belongings import Kept
from seawall.gateway.listing import page_max, page_of

MINE = [Kept(id=f"files/{n}", kind="file", upstream="u", conversation="c") for n in range(250)]


@pytest.mark.parametrize(
    ("options", "ids", "more"),
    [
        ({}, range(page_max), True),
        ({"limit": "3"}, range(3), True),
        ({"pageSize": "3", "pageToken": "246"}, range(247, 250), False),
        ({"limit": "3", "after_id": "files/247"}, range(248, 250), False),
        ({"limit": "2", "order": "asc"}, (249, 248), True),
        ({"limit": "2", "order": "asc", "after": "files/1"}, (0,), False),
        ({"after": "somebody-elses"}, (), False),
        ({"limit": "10000"}, range(page_max), True),
        ({"limit": "0"}, range(page_max), True),
        ({"limit": "-1"}, range(page_max), True),
        ({"limit": "²"}, range(page_max), True),
        ({"limit": "9" * 5000}, range(page_max), True),
    ],
)
def test_pages(options: Any, ids: Any, more: bool) -> None:
    page, has_more = page_of(MINE, options, "files/")
    assert ([kept.id for kept in page], has_more) == ([f"files/{n}" for n in ids], more)
