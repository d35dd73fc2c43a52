"""What staff are told is safe: true by the policies, and nothing is raised on it by any detector."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from seawall.app import open_engine
from seawall.detect.engine import Engine
from seawall.model.approvals import NO_APPROVALS
from seawall.model.exchange import Coverage, Exchange, Principal
from seawall.model.settings import EndpointSettings, Settings, ToolSettings, UpstreamSettings
from seawall.model.words import Action, Category, Channel, Grade, PrincipalKind
from seawall.policy import PolicySet, builtin_sources
from seawall.policy.approved_list import approved_list
from seawall.policy.catalogue import APPROVED
from seawall.policy.deciding import decide
from seawall.policy.safe_use import SAFE, Guide, as_markdown, guide, in_words, safe_where
from seawall.policy.table import table

TEXTS = json.loads((Path(__file__).parents[1] / "golden" / "policy" / "safe_texts.json").read_text())["texts"]
CASES = [(language, kind, text) for language, texts in TEXTS.items() for kind, text in texts]
READER = Principal(PrincipalKind.PERSON, "bo@shop.example", teams=("support",))
SETTINGS = Settings(
    endpoint=EndpointSettings(contact_name="Ana", contact_url="https://shop.example/ask"),
    upstream=(UpstreamSettings(name="openai", dialect="openai", base_url="https://api.openai.example", tool="api"),),
    tool=(
        ToolSettings(id="claude-work", approved=True, permits=(Category.INTERNAL_PRICING,), teams=("buying",)),
        ToolSettings(id="grok", approved=False, grade=Grade.CONSUMER),
    ),
)
texts_with_names_max = 2
"""Texts of the sixty in which the light tier takes a word for somebody's name (*Bergkäse*, *JANE DOE*), all
of them masked and none blocked. It is to fall, never to rise; every other detector is silent on all of them."""


@cache
def engine() -> Engine:
    return open_engine()


@cache
def policies() -> PolicySet:
    return PolicySet.compile(builtin_sources())


def told(settings: Settings = SETTINGS, reader: Principal = READER, policy: PolicySet | None = None) -> Guide:
    return guide(policy or policies(), settings, approved_list(settings, NO_APPROVALS), reader)


def test_there_are_ten_texts_in_each_of_six_languages_of_each_class() -> None:
    assert {language: len(texts) for language, texts in TEXTS.items()} == dict.fromkeys(
        ("en", "de", "fr", "es", "it", "nl"), 10
    )
    assert {kind for _, kind, _ in CASES} == {"product description", "public copy", "anonymised example"}


@pytest.mark.parametrize(("language", "kind", "text"), CASES, ids=lambda value: str(value)[:24])
def test_no_detector_but_that_of_names_raises_anything_on_a_safe_text(language: str, kind: str, text: str) -> None:
    found = [finding for finding in engine().scan(text) if finding.detector != "person_name"]
    assert [finding.detector for finding in found] == []
    exchange = Exchange(READER, APPROVED, Channel.BROWSER, coverage=Coverage(inspected=1, strings=1))
    assert decide(policies(), exchange, found).action is Action.ALLOW


def test_names_seen_in_safe_texts_are_few_and_none_stops_the_text() -> None:
    exchange = Exchange(READER, APPROVED, Channel.BROWSER, coverage=Coverage(inspected=1, strings=1))
    found = [some for _, _, text in CASES if (some := engine().scan(text))]
    assert len(found) <= texts_with_names_max
    assert {decide(policies(), exchange, some).action for some in found} <= {Action.MASK}


@pytest.mark.parametrize("safe", SAFE, ids=lambda safe: safe.name)
def test_the_guides_own_examples_hold_nothing(safe) -> None:
    assert list(engine().scan(f"{safe.what}\n{safe.example}")) == []


def test_the_guide_says_what_the_policies_do() -> None:
    made = told()
    rows = {row.name: row for row in table(policies(), principal=READER) if row.category is not None}
    assert [one.name for one in made.unsafe] == [*rows]
    for one in made.unsafe:
        assert (one.approved, one.elsewhere) == (rows[one.name].cells[0].action, rows[one.name].cells[3].action)
    assert made.safe_here
    assert not made.safe_anywhere, "a chatbot nobody approved is closed, whatever the text"
    coached = told(Settings(endpoint=EndpointSettings(unlisted="coach")))
    assert coached.safe_anywhere


def test_the_tools_are_the_approved_ones_and_say_for_whom() -> None:
    tools = {tool.id: tool for tool in told().tools}
    assert set(tools) == {"api", "claude-work"}
    assert (tools["claude-work"].yours, tools["claude-work"].teams) == (False, ("buying",))
    assert tools["claude-work"].clear == (Category.INTERNAL_PRICING,)
    buyer = Principal(PrincipalKind.PERSON, "cy@shop.example", teams=("buying",))
    assert {tool.id: tool.yours for tool in told(reader=buyer).tools} == {"api": True, "claude-work": True}


def test_the_version_is_of_what_is_said() -> None:
    assert told().version == told().version
    fewer = Settings(endpoint=SETTINGS.endpoint, upstream=SETTINGS.upstream)
    assert told(fewer).version != told().version
    stopped = PolicySet.compile(builtin_sources() | {"quiet_week.cedar": QUIET})
    assert told(policy=stopped).version != told().version


def test_a_shop_that_stops_even_harmless_text_says_so() -> None:
    made = told(policy=PolicySet.compile(builtin_sources() | {"quiet_week.cedar": QUIET}))
    assert not made.safe_here
    assert "A rule of ours stops even this" in as_markdown(made, "2026-11-18")


def test_as_markdown_it_has_every_part() -> None:
    text = as_markdown(told(), "2026-11-18", "Blue Mug Ltd")
    assert text.startswith("# What you may use AI for at Blue Mug Ltd\n\nVersion ")
    for safe in SAFE:
        assert f"**{safe.name}.**" in text
    assert "**Card security codes.** The three or four digits on a card. In an approved tool it does not leave" in text
    assert "for buying; as it is: internal pricing" in text
    assert "Or ask Ana (https://shop.example/ask)." in text
    assert safe_where(told()) in text
    assert "None yet." in as_markdown(told(Settings()), "2026-11-18")


@pytest.mark.parametrize("action", list(Action))
def test_every_action_has_words(action: Action) -> None:
    assert in_words(action)


QUIET = """
@id("quiet-week")
@title("No AI this week")
@why("Stock-taking.")
@message("No AI this week.")
@alternative("Wait until Monday.")
@requirement("AUP-1")
@example_text("nothing -> block")
permit (
  principal,
  action == Action::"block",
  resource
) when {
  context.direction == "out"
};
"""
