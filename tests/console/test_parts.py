from seawall.console.pages import overview
from seawall.console.parts import Parts


def test_the_sidebar_links_to_a_pages_first_route() -> None:
    assert overview.PAGE.home.path == "/overview"


def test_events_go_where_the_store_keeps_them(parts: Parts) -> None:
    assert parts.ledger is parts.store.ledger()
