"""Who answers for a control and when it is looked at again. Values only; store/stewards.py keeps them."""

from __future__ import annotations

import msgspec


class Steward(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who answers for one control of the register."""

    control: str
    owner: str = ""
    review_by: str = ""
    """``2027-03-31``."""
    by: str = ""
    """Who wrote this down."""
    changed_ms: int = 0
