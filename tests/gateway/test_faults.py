"""What is told of an error: its type and place, never its words."""

import pytest

from seawall.gateway.faults import tell
from seawall.model.errors import BadExchange, LedgerUnavailable


def test_type_and_place_and_no_words(caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise BadExchange("ana@shop.example (synthetic)")
    except BadExchange as error:
        said = tell(error)
    assert said.startswith("BadExchange at test_faults.py:")
    assert "ana@" not in caplog.text
    tell(LedgerUnavailable("The database did not answer", advice="See that its disk has room."))
    assert "The database did not answer. See that its disk has room." in caplog.text
    assert tell(ValueError("never raised")) == "ValueError at unknown place"
