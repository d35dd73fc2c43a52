"""The table a browser follows says what the policy set says, for every tool, account and kind of data."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.engine import builtin_detectors
from seawall.model.approvals import NO_APPROVALS, Approvals, ToolDecision, ToolException, ToolState
from seawall.model.exchange import Coverage, Exchange, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.settings import EndpointSettings, Settings, ToolSettings
from seawall.model.words import Action, Category, Channel, Confidence, Grade, PrincipalKind
from seawall.policy import PolicySet, builtin_sources, decide
from seawall.policy.endpoint_policy import Asked, Content, content, visit

DETECTORS = {id: detector.category for id, detector in builtin_detectors().items()}
ANA = Principal(PrincipalKind.PERSON, "ana@shop.example", teams=("support",))
SETTINGS = Settings(
    tool=(
        ToolSettings(id="chatgpt-business", approved=True, permits=(Category.INTERNAL_PRICING,)),
        ToolSettings(id="deepl-pro", approved=True, teams=("finance",)),
        ToolSettings(id="grok", blocked=True),
    )
)
POLICY = PolicySet.compile(builtin_sources())


def made(settings: Settings = SETTINGS, approvals: Approvals = NO_APPROVALS, policy: PolicySet = POLICY) -> Content:
    return content(
        Asked(policy=policy, settings=settings, approvals=approvals, principal=ANA, detectors=DETECTORS, now_ms=1_000)
    )


def entry(found: Content, id: str):
    return next(tool for tool in found.tools if tool.id == id)


def test_a_tool_has_one_entry_with_a_column_for_each_kind_of_account() -> None:
    found = made()
    chatgpt = entry(found, "chatgpt")
    assert chatgpt.state is ToolState.APPROVED
    assert chatgpt.name == "ChatGPT Business and Enterprise"
    assert {"chatgpt.com", "*.chatgpt.com"} <= set(chatgpt.hosts)
    assert chatgpt.permits == ("internal_pricing",)
    work, personal = (found.decisions[chatgpt.columns[kind]] for kind in ("work", "personal"))
    assert work.categories["customer_pii"].action is Action.MASK
    assert work.categories["internal_pricing"].action is Action.ALLOW
    assert personal.categories["customer_pii"].action is Action.BLOCK
    assert chatgpt.columns["unknown"] == chatgpt.columns["personal"], "not knowing is no reason to let it through"
    assert not any(tool.id == "chatgpt-business" for tool in found.tools)


def test_an_unknown_account_can_be_trusted_by_a_setting() -> None:
    trusting = msgspec.structs.replace(SETTINGS, endpoint=EndpointSettings(unknown_account="work"))
    columns = entry(made(trusting), "chatgpt").columns
    assert columns["unknown"] == columns["work"]


def test_what_is_not_approved_stays_closed_or_is_pointed_out() -> None:
    found = made()
    for id in ("grok", "deepseek", "midjourney"):
        tool = entry(found, id)
        assert (tool.state, tool.policy) == (ToolState.BLOCKED, "blocked-tool")
        assert tool.name in tool.reason
        assert tool.alternative.tool == "chatgpt-business"
    gentle = msgspec.structs.replace(SETTINGS, endpoint=EndpointSettings(unlisted="coach"))
    softer = made(gentle)
    assert entry(softer, "grok").state is ToolState.BLOCKED
    assert (entry(softer, "deepseek").state, entry(softer, "deepseek").policy) == (
        ToolState.UNLISTED,
        "unlisted-tool-visit",
    )


def test_a_tool_for_other_teams_stays_closed() -> None:
    assert entry(made(), "deepl").policy == "tool-not-for-this-team"


def test_shared_hosts_are_in_no_entry() -> None:
    hosts = {host for tool in made().tools for host in tool.hosts}
    assert not hosts & {"bing.com", "notion.so", "google.com", "zoom.us", "canva.com"}
    assert all("*" not in host.removeprefix("*.") for host in hosts)
    assert len(hosts) == len([host for tool in made().tools for host in tool.hosts]), "no host is in two entries"


def test_an_exception_opens_a_tool_for_its_person_until_its_end() -> None:
    def granted(until_ms: int, who: str = str(ANA)) -> Approvals:
        one = ToolException(
            id="e", principal=who, tool="grok", categories=(Category.INTERNAL_PRICING,), since_ms=0, until_ms=until_ms
        )
        return Approvals(exceptions=(one,))

    opened = made(approvals=granted(2_000))
    grok = entry(opened, "grok")
    assert grok.state is not ToolState.BLOCKED
    column = opened.decisions[grok.columns["work"]]
    assert column.categories["internal_pricing"].action is Action.ALLOW
    assert column.categories["customer_pii"].action is Action.BLOCK
    assert entry(made(approvals=granted(1_000)), "grok").state is ToolState.BLOCKED
    assert entry(made(approvals=granted(2_000, "person:bo@shop.example")), "grok").state is ToolState.BLOCKED


def test_a_reason_counts_only_where_the_policies_let_it() -> None:
    found = made()
    work = found.decisions[entry(found, "chatgpt").columns["work"]]
    assert work.categories["supplier_contract"].justify_minutes == 15
    assert work.categories["supplier_contract"].action is Action.BLOCK
    assert work.categories["customer_pii"].justify_minutes == 0
    for column in found.decisions.values():
        if column.categories["customer_pii"].action is Action.BLOCK:
            assert column.categories["customer_pii"].justify_minutes == 0
        assert column.detectors["card_security_code"].action is Action.BLOCK
        assert column.detectors["card_security_code"].justify_minutes == 0


def test_words_keep_their_places_open() -> None:
    found = made()
    cell = found.decisions[entry(found, "chatgpt").columns["work"]].categories["customer_pii"]
    assert "{found}" in cell.message
    assert cell.policy == "mask-customer-data"


def test_training_is_always_spoken_of_with_its_source() -> None:
    for tool in made().tools:
        training = [fact for fact in tool.facts if fact.topic == "training"]
        assert training, tool.id
        assert all(fact.source or fact.text.endswith("unknown") for fact in training)
    texts = [fact.text for fact in entry(made(), "chatgpt").facts if fact.topic == "training"]
    assert texts == [
        "Free, Plus, Pro: Trains on what it is given unless that is switched off.",
        "Business, Enterprise: Does not train on what it is given.",
    ]


def test_observing_tells_what_would_be_done() -> None:
    found = made(policy=PolicySet.compile(builtin_sources(), observe=True))
    assert found.observe
    column = found.decisions[entry(found, "chatgpt").columns["personal"]]
    assert column.categories["customer_pii"].action is Action.BLOCK


OWN = """
@id("own")
@title("Mine") @why("x") @message("m") @alternative("a")
@example_one("detector=email records=9 -> block")
permit (principal, action == Action::"block", resource) when { %s };
"""


@pytest.mark.parametrize(
    ("condition", "changed"),
    [
        ('context.direction == "out" && context.detector == "iban"', "iban"),
        ('context.direction == "out" && context.category == "customer_pii" && context.records > 5', "customer_pii"),
        (
            'context.direction == "out" && context.category == "customer_pii" && context.confidence == "possible"',
            "customer_pii",
        ),
    ],
)
def test_a_shops_own_policy_is_in_the_table(condition: str, changed: str) -> None:
    policy = PolicySet.compile({**builtin_sources(), "own.cedar": OWN % condition})
    found = made(policy=policy)
    work = found.decisions[entry(found, "chatgpt").columns["work"]]
    cell = work.detectors.get(changed) or work.categories[changed]
    assert (cell.action, cell.policy) == (Action.BLOCK, "own")


def test_a_policy_that_names_a_tool_is_in_that_tools_column_only() -> None:
    text = OWN.replace("resource)", 'resource == Tool::"chatgpt-business")') % 'context.category == "customer_pii"'
    found = made(policy=PolicySet.compile({**builtin_sources(), "own.cedar": text}))
    chatgpt = entry(found, "chatgpt").columns["work"]
    assert found.decisions[chatgpt].categories["customer_pii"].action is Action.BLOCK
    claude = made(
        approvals=Approvals(decisions={"claude-work": ToolDecision(tool="claude-work", state=ToolState.APPROVED)}),
        policy=PolicySet.compile({**builtin_sources(), "own.cedar": text}),
    )
    work = claude.decisions[entry(claude, "claude").columns["work"]]
    assert work.categories["customer_pii"].action is Action.MASK


@given(
    st.sampled_from(["chatgpt", "claude", "deepl", "grok", "openai-api"]),
    st.sampled_from(["work", "personal"]),
    st.sampled_from(sorted(set(DETECTORS) - {"exact_match"})),
    st.sampled_from(list(Confidence)),
)
def test_a_cell_is_what_the_policy_set_decides(id: str, account: str, detector: str, confidence: Confidence) -> None:
    found = made()
    category = DETECTORS[detector]
    column = found.decisions[entry(found, id).columns[account]]
    cell = column.detectors.get(detector) or column.categories[category.value]
    tools = {
        ("chatgpt", "work"): Tool(
            id="chatgpt-business", grade=Grade.BUSINESS, approved=True, permits=frozenset({Category.INTERNAL_PRICING})
        ),
        ("chatgpt", "personal"): Tool(id="chatgpt", grade=Grade.CONSUMER),
        ("claude", "work"): Tool(id="claude-work", grade=Grade.BUSINESS),
        ("claude", "personal"): Tool(id="claude", grade=Grade.CONSUMER),
        ("deepl", "work"): Tool(id="deepl-pro", grade=Grade.BUSINESS, approved=True, teams=frozenset({"finance"})),
        ("deepl", "personal"): Tool(id="deepl", grade=Grade.CONSUMER),
        ("openai-api", "work"): Tool(id="openai-api", grade=Grade.BUSINESS),
        ("openai-api", "personal"): Tool(id="openai-api", grade=Grade.BUSINESS),
    }
    tool = tools.get((id, account), Tool(id=id, grade=Grade.CONSUMER, blocked=True))
    one = Finding(
        detector=detector, category=category, confidence=confidence, start=0, end=1,
        count=250 if detector == "bulk_records" else 1,
    )  # fmt: skip
    exchange = Exchange(ANA, tool, Channel.BROWSER, coverage=Coverage(1, 1))
    verdict = decide(POLICY, exchange, [one])
    assert (max(cell.action.rank, column.none.action.rank)) == verdict.action.rank


def test_the_payload_is_json_of_the_protocols_names() -> None:
    told = json.loads(msgspec.json.encode(made()))
    assert {"organisation", "failMode", "pollSeconds", "tenantHeaders", "customers", "work", "sites"} <= told.keys()
    assert told["sites"][0]["headers"] == [{"name": "chatgpt-account-id", "is": "org"}]
    assert "justifyMinutes" in told["decisions"][told["tools"][0]["columns"]["work"]]["categories"]["supplier_contract"]
    assert len(msgspec.json.encode(made())) < 300_000


def test_opening_a_tool_is_asked_of_the_policy_set() -> None:
    approved = Tool(id="a", grade=Grade.BUSINESS, approved=True)
    assert visit(POLICY, Settings(), ANA, approved).action is Action.ALLOW
    assert visit(POLICY, Settings(), ANA, Tool(id="a")).action is Action.BLOCK
    coach = Settings(endpoint=EndpointSettings(unlisted="coach"))
    assert visit(POLICY, coach, ANA, Tool(id="a")).action is Action.COACH
