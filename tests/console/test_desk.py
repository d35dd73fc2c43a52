import msgspec
import pytest

from seawall.console.desk import Desk
from seawall.console.parts import Parts
from seawall.model.errors import LedgerUnavailable
from seawall.model.event import EventKind
from seawall.model.settings import ServerSettings, Settings


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("127.0.0.1:8400", True),
        ("localhost:8400", True),
        ("localhost", True),
        ("[::1]:8400", True),
        ("192.168.1.20", True),
        ("seawall.shop.example", True),
        ("SEAWALL.shop.example", True),
        ("seawall.shop.example.evil.example", False),
        ("evil.example:8400", False),
        ("", False),
    ],
)
def test_a_name_is_ours_when_it_was_configured_and_an_address_always(parts: Parts, host: str, ours: bool) -> None:
    server = ServerSettings(public_url="https://seawall.shop.example")
    desk = Desk(msgspec.structs.replace(parts, settings=Settings(server=server)))
    assert desk.is_our_host(host) is ours


def test_guesses_are_counted_under_names_that_tell_nothing(parts: Parts) -> None:
    desk = Desk(parts)
    names = desk.guess_names("203.0.113.9", "Ana@shop.example ")
    assert desk.account_name("ana@shop.example") in names
    assert not any(b"ana" in name or b"203" in name for name in names)


async def test_what_could_not_be_recorded_did_not_happen(parts: Parts) -> None:
    desk = Desk(parts)
    event = await desk.record(EventKind.CONSOLE_SESSION_CLOSED, "person:ana@shop.example", step="x")
    found = parts.store.events().event(event)
    assert found.event.detail == {"step": "x"}
    proof = desk.proof(found.number)
    assert (proof.size, len(proof.leaf)) == (found.number + 1, 32)
    parts.store.writer.close()
    with pytest.raises(LedgerUnavailable):
        await desk.record(EventKind.CONSOLE_SESSION_CLOSED, "person:ana@shop.example")
