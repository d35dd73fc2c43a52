"""The catalogue: it says where every fact comes from, finds tools by host, and never takes a shared host for AI."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.discovery.catalogue import Account, Catalogue, KnownTool, Role, builtin, normal_host
from seawall.model.errors import ConfigError
from seawall.model.words import Grade

# Hosts that public lists call AI though most of what they serve is something else.
NOT_AI = (
    *("google.com", "www.google.com", "docs.google.com", "googleapis.com", "storage.googleapis.com"),
    *("translate.googleapis.com", "cloud.google.com", "microsoft.com", "office.com", "live.com", "azure.com"),
    *("amazonaws.com", "s3.amazonaws.com", "cloudfront.net", "github.com", "raw.githubusercontent.com", "discord.com"),
    *("cloudflare.com", "yandex.ru", "baidu.com", "tencent.com", "aliyun.com", "vercel.app", "stackoverflow.com"),
)


def test_it_is_broad_and_every_entry_has_a_place() -> None:
    tools = builtin().tools.values()
    assert len(tools) > 150
    assert {"assistant", "coding", "image", "search", "api", "meetings", "voice"} <= {tool.kind for tool in tools}
    for tool in tools:
        assert tool.hosts() or tool.shared, tool.id
        assert tool.vendor, tool.id
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", tool.id)


def test_the_version_is_a_day() -> None:
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", builtin().version)


def test_every_fact_has_a_source_and_a_date() -> None:
    for tool in builtin().tools.values():
        for name in tool.facts.__struct_fields__:
            fact = getattr(tool.facts, name)
            if fact.known or fact.note:
                assert fact.source.startswith("https://"), (tool.id, name)
                assert fact.date == "undated" or re.fullmatch(r"20\d\d(-\d\d){0,2}", fact.date), (tool.id, name)


def test_a_tool_that_may_train_on_what_it_is_given_is_not_called_business() -> None:
    for tool in builtin().tools.values():
        if tool.grade is Grade.BUSINESS:
            assert tool.facts.trains.value not in {"yes", "opt_out"}, tool.id


@pytest.mark.parametrize("host", NOT_AI)
def test_hosts_that_serve_everything_are_nobodys(host: str) -> None:
    assert builtin().find(host) is None


@pytest.mark.parametrize("host", ["bing.com", "www.notion.so", "admin.shopify.com", "zoom.us"])
def test_a_host_where_ai_is_one_feature_is_shared(host: str) -> None:
    found = builtin().find(host)
    assert found is not None
    assert found.role is Role.SHARED


@pytest.mark.parametrize(
    ("host", "ids", "role"),
    [
        ("chatgpt.com", ["chatgpt", "chatgpt-business"], Role.CHAT),
        ("AB.ChatGPT.com.", ["chatgpt", "chatgpt-business"], Role.CHAT),
        ("api.openai.com:443", ["openai-api"], Role.API),
        ("api.x.ai", ["xai-api"], Role.API),
        ("x.ai", ["grok"], Role.CHAT),
        ("bedrock-runtime.eu-west-1.amazonaws.com", ["amazon-bedrock"], Role.API),
        ("shop.openai.azure.com", ["azure-openai"], Role.API),
        ("files.oaiusercontent.com", ["chatgpt", "chatgpt-business"], Role.ASSET),
    ],
)
def test_the_longest_match_wins(host: str, ids: list[str], role: Role) -> None:
    found = builtin().find(host)
    assert found is not None
    assert ([tool.id for tool in found.tools], found.role) == (ids, role)


@pytest.mark.parametrize(
    "host", ["notchatgpt.com", "chatgpt.com.evil.example", "openai.com.cdn.example", "", ".", "a b"]
)
def test_a_name_that_only_looks_like_it_is_not(host: str) -> None:
    assert builtin().find(host) is None


def test_no_two_tools_but_plans_share_an_address_of_their_own() -> None:
    for tool in builtin().tools.values():
        for host in tool.hosts(Role.CHAT, Role.API):
            found = builtin().find(host.replace("*", "x"))
            assert found is not None
            assert len(found.tools) == 1 or {plan.vendor for plan in found.tools} == {tool.vendor}, host
            if len(found.tools) > 1:
                assert {plan.account for plan in found.tools} == {Account.PERSONAL, Account.WORK}, host


def test_plans_of_a_tool_are_found_from_either() -> None:
    known = builtin()
    for id in ("chatgpt", "chatgpt-business"):
        assert [plan.id for plan in known.plans_of(known.tools[id])] == ["chatgpt", "chatgpt-business"]
    assert [plan.id for plan in known.plans_of(known.tools["zoom-ai"])] == ["zoom-ai"]


def test_ones_own_entries_are_added_and_take_the_place_of_built_in_ones() -> None:
    own = KnownTool(id="shop-bot", name="Shop Bot", chat=("bot.shop.example",))
    grok = KnownTool(id="grok", name="Our Grok", chat=("grok.com",))
    both = builtin().with_tools([own, grok])
    assert both.find("www.bot.shop.example").tools == (own,)
    assert both.find("grok.com").tools == (grok,)
    assert builtin().tools["grok"].name == "Grok"


@pytest.mark.parametrize("host", ["nodots", "https://a.example", "a..example", "ä ö.example", "x" * 70 + ".example"])
def test_what_is_no_host_is_refused(host: str) -> None:
    with pytest.raises(ConfigError):
        Catalogue("1", [KnownTool(id="a", name="A", chat=(host,))])


def test_two_tools_of_one_id_are_refused() -> None:
    with pytest.raises(ConfigError):
        Catalogue("1", [KnownTool(id="a", name="A"), KnownTool(id="a", name="B")])


@given(st.text(max_size=300))
def test_any_text_can_be_asked_for(text: str) -> None:
    found = builtin().find(text)
    assert found is None or normal_host(text).endswith(found.host.split("*")[-1])


@given(st.text(max_size=100))
def test_a_normal_host_stays_as_it_is(text: str) -> None:
    assert normal_host(normal_host(text)) == normal_host(text)
