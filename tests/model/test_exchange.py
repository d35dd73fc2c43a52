import pytest

from seawall.model.errors import UsageError
from seawall.model.exchange import Coverage, Principal


def test_a_principal_reads_back_as_it_was_written() -> None:
    assert str(Principal.parse("person:ana@shop.example")) == "person:ana@shop.example"


@pytest.mark.parametrize("text", ["", "ana", "robot:x", "agent:", "agent:a\nb", "person:" + "x" * 201])
def test_what_is_no_principal_is_refused_with_advice(text: str) -> None:
    with pytest.raises(UsageError, match="Write person:"):
        Principal.parse(text)


def test_coverage_is_complete_only_when_every_string_was_inspected() -> None:
    assert Coverage(3, 3).complete
    assert not Coverage(2, 3).complete
    assert str(Coverage(2, 3)) == "2/3"
