"""The documentation is part of the product: generated pages are fresh, every event and command is explained."""

import re
from pathlib import Path

import pytest
from docs.generate import PAGES

from seawall import cli as cli_package
from seawall.model import plugins
from seawall.model.event import EventKind

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


@pytest.mark.parametrize("name", PAGES)
def test_generated_pages_are_fresh(name: str) -> None:
    assert (DOCS / name).read_text() == PAGES[name](), "run `make docs`"


def test_every_setting_says_what_it_means_unless_its_name_does() -> None:
    silent = re.findall(r"\| `([^`]+)` \| [^|]+ \|  \|", (DOCS / "settings.md").read_text())
    plain = {"name", "dialect", "host", "port", "workers", "id", "vendor", "approved", "grade", "permits", "teams"}
    limits = {"body_bytes_max", "scan_deadline_ms", "pseudonym_lifetime_hours"}
    limits |= {"upstream_first_byte_seconds", "upstream_idle_seconds"}
    assert {name.rsplit(".", 1)[1] for name in silent} <= plain | limits


def test_every_event_is_explained() -> None:
    text = (DOCS / "events.md").read_text()
    assert [kind for kind in EventKind if f"`{kind.value}`" not in text] == []


@pytest.mark.parametrize("kind", EventKind)
def test_events_keep_the_grammar(kind: EventKind) -> None:
    assert re.fullmatch(r"[a-z]+:[a-z]+:[a-z]+", kind.value)


def test_every_command_is_in_the_guide() -> None:
    text = (DOCS / "commands.md").read_text()
    names = [name.replace("_", "-") for name in plugins.names(cli_package)]
    assert [name for name in names if f"`seawall {name}" not in text] == []


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)} -> {target}"
        for page in [*DOCS.rglob("*.md"), *ROOT.glob("*.md")]
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text())
        if not (page.parent / target).exists()
    ]
    assert broken == []
