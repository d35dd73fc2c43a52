"""The compiled set: equal to plain Cedar, closed when something fails, and nothing lifts a hard forbid."""

from __future__ import annotations

import json

import cedarpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.model.errors import ConfigError
from seawall.model.exchange import Coverage, Exchange, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.words import Action, Category, Channel, Confidence, Direction, Grade, Operation, PrincipalKind
from seawall.policy import PolicySet, builtin_sources, decide
from seawall.policy.policy_set import DECISION_FAILED, DEFAULT_DENY, RESERVED, Question
from seawall.policy.schema import ACTIONS, SCHEMA

DETECTORS = ["email", "payment_card", "card_security_code", "bulk_records", "iban", "price_list", "api_key"]
SUBJECTS = [None, "customer:1", "customer:2"]
TEAMS = ["support", "finance"]

principals = st.builds(
    Principal,
    st.sampled_from(list(PrincipalKind)),
    st.sampled_from(["ana", "bo"]) | st.text(max_size=4),
    teams=st.lists(st.sampled_from(TEAMS), unique=True).map(tuple),
    acting_for=st.none() | st.sampled_from(["person:ana", "agent:x", "nonsense", ""]),
)
tools = st.builds(
    Tool,
    st.sampled_from(["a", "b"]) | st.text(max_size=4),
    grade=st.sampled_from(list(Grade)),
    approved=st.booleans(),
    permits=st.frozensets(st.sampled_from(list(Category))),
    teams=st.frozensets(st.sampled_from(TEAMS)),
)
exchanges = st.builds(
    Exchange,
    principal=principals,
    tool=tools,
    channel=st.sampled_from(list(Channel)),
    direction=st.sampled_from(list(Direction)),
    operation=st.sampled_from(list(Operation)),
    subject=st.sampled_from(SUBJECTS),
    coverage=st.builds(Coverage, st.integers(0, 2), st.integers(0, 2)),
    categories=st.sampled_from([frozenset(), frozenset({Category.CUSTOMER_PII}), frozenset(Category)]),
)
findings = st.builds(
    Finding,
    detector=st.sampled_from(DETECTORS),
    category=st.sampled_from(list(Category)),
    confidence=st.sampled_from(list(Confidence)),
    count=st.sampled_from([0, 1, 2, 50, 2**62]),
    subject=st.sampled_from(SUBJECTS),
    start=st.just(0),
    end=st.just(1),
)

conditions = st.sampled_from(
    [
        "true",
        'context.category == "customer_pii"',
        'context.detector == "card_security_code"',
        'resource.grade == "consumer"',
        "!resource.approved",
        "context.records > 1",
        'context.direction == "in"',
        'principal in Team::"finance"',
        'resource == Tool::"a"',
        "context.shopper || context.other_customer",
        "context.strict && !context.complete",
        'context.operation == "write"',
        "context.records * 9223372036854775807 > 0",
    ]
)


@st.composite
def shop_policies(draw: st.DrawFn) -> dict[str, str]:
    sources = {}
    for number in range(draw(st.integers(0, 4))):
        effect = draw(st.sampled_from(["permit", "forbid"]))
        actions = draw(st.lists(st.sampled_from(ACTIONS), min_size=1, max_size=4, unique=True))
        named = ", ".join('Action::"' + action.value + '"' for action in actions)
        head = "action" if len(actions) == 4 else f"action in [{named}]"
        when = " && ".join(f"({condition})" for condition in draw(st.lists(conditions, min_size=1, max_size=3)))
        sources[f"p{number}.cedar"] = f'@id("p{number}") {effect} (principal, {head}, resource) when {{ {when} }};'
    return sources


BUILTIN = PolicySet.compile(builtin_sources())
HARD = [policy for policy in BUILTIN.policies.values() if policy.hard]


@given(shop_policies(), exchanges, st.lists(findings, max_size=4), st.booleans())
def test_no_policy_of_a_shop_lifts_a_hard_forbid(
    ours: dict[str, str], exchange: Exchange, found: list[Finding], strict: bool
) -> None:
    with_ours = PolicySet.compile({**builtin_sources(), **ours}, strict=strict)
    alone = PolicySet.compile({policy.source: policy.text for policy in HARD}, strict=strict)
    verdict, bare = decide(with_ours, exchange, found), decide(alone, exchange, found)
    for own, one in zip(verdict.actions, found, strict=True):
        # Alone, hard forbids block everything by default; what one of them ruled out then, it must still rule out.
        named = decide(alone, exchange, [one]).policies
        assert own not in {action for policy in HARD if policy.id in named for action in policy.actions}
    hard_named = {policy.id for policy in HARD} & set(bare.policies)
    if hard_named:
        assert verdict.action not in {action for policy in HARD if policy.id in hard_named for action in policy.actions}
        assert hard_named <= set(verdict.policies) or DECISION_FAILED in verdict.policies


@given(shop_policies(), exchanges, st.lists(findings, max_size=4), findings)
def test_one_more_finding_never_weakens_a_verdict(
    ours: dict[str, str], exchange: Exchange, found: list[Finding], more: Finding
) -> None:
    policies = PolicySet.compile({**builtin_sources(), **ours})
    without, with_more = decide(policies, exchange, found), decide(policies, exchange, [*found, more])
    assert with_more.action.rank >= without.action.rank
    assert with_more.actions[: len(found)] == without.actions


@given(shop_policies(), exchanges, st.lists(findings, max_size=4), st.booleans())
def test_a_verdict_is_whole(ours: dict[str, str], exchange: Exchange, found: list[Finding], observe: bool) -> None:
    policies = PolicySet.compile({**builtin_sources(), **ours}, observe=observe)
    verdict = decide(policies, exchange, found)
    assert verdict.policies
    assert set(verdict.policies) <= set(policies.policies) | RESERVED
    assert len(verdict.actions) == len(found)
    assert verdict.policy_set == policies.hash
    if observe:
        assert verdict.action is Action.ALLOW
        assert set(verdict.actions) <= {Action.ALLOW}
        assert verdict.would is not None
    else:
        assert all(own.rank <= verdict.action.rank for own in verdict.actions)
    assert decide(policies, exchange, found) == verdict


@given(shop_policies(), exchanges.filter(lambda e: e.principal.acting_for is None), findings)
def test_one_request_answers_what_four_plain_cedar_requests_answer(
    ours: dict[str, str], exchange: Exchange, finding: Finding
) -> None:
    policies = PolicySet.compile({**builtin_sources(), **ours})
    question = Question(
        category=finding.category.value, detector=finding.detector, confidence=finding.confidence.value,
        records=finding.count, channel=exchange.channel.value, direction=exchange.direction.value,
        operation=exchange.operation.value, complete=exchange.coverage.complete, shopper=False, other_customer=False,
        key_categories=tuple(sorted(exchange.categories)),
    )  # fmt: skip
    answer = policies.answer(exchange.principal, exchange.tool, question)
    plain, errors = _four_requests("\n".join(p.text for p in policies.policies.values()), exchange, question)
    if answer.policies == (DECISION_FAILED,):
        assert errors
    else:
        assert answer.action is plain
        assert (answer.policies == (DEFAULT_DENY,)) <= (plain is Action.BLOCK)


def _four_requests(text: str, exchange: Exchange, question: Question) -> tuple[Action, bool]:
    """The strongest action Cedar allows when it is asked about each, with the policies exactly as they are written."""
    principal, tool = exchange.principal, exchange.tool
    kind = principal.kind.value.capitalize()
    teams = [{"type": "Team", "id": team} for team in principal.teams]
    entities = [
        {"uid": {"type": kind, "id": principal.name}, "attrs": {"teams": list(principal.teams)}, "parents": teams},
        {
            "uid": {"type": "Tool", "id": tool.id},
            "attrs": {
                "grade": tool.grade.value,
                "approved": tool.approved,
                "permits": [category.value for category in tool.permits],
                "teams": list(tool.teams),
                "blocked": tool.blocked,
                "excepted": list(tool.excepted),
            },
            "parents": [],
        },
    ]
    allowed, errors = [], False
    for action in ACTIONS:
        request = {
            "principal": {"type": kind, "id": principal.name},
            "action": {"type": "Action", "id": action.value},
            "resource": {"type": "Tool", "id": tool.id},
            "context": {**question._asdict(), "strict": False},
        }
        result = cedarpy.is_authorized(request, text, json.dumps(entities), SCHEMA)
        errors = errors or bool(result.diagnostics.errors)
        if result.allowed:
            allowed.append(action)
    return max(allowed, key=lambda action: action.rank, default=Action.BLOCK), errors


def test_no_permit_at_all_is_a_block_by_name() -> None:
    nothing = PolicySet.compile({})
    verdict = decide(
        nothing, Exchange(Principal(PrincipalKind.PERSON, "ana"), Tool("t", approved=True), Channel.FILE), []
    )
    assert (verdict.action, verdict.policies) == (Action.BLOCK, (DEFAULT_DENY,))
    assert verdict.message
    assert verdict.alternative


def test_hard_forbids_are_part_of_every_set() -> None:
    assert {policy.id for policy in HARD} == set(PolicySet.compile({}).policies)
    assert len(HARD) == 6


def test_a_policy_that_fails_blocks() -> None:
    overflowing = {
        "ours.cedar": '@id("ours") forbid (principal, action, resource) '
        "when { context.records * 9223372036854775807 > 0 };"
    }
    policies = PolicySet.compile({**builtin_sources(), **overflowing})
    exchange = Exchange(Principal(PrincipalKind.PERSON, "ana"), Tool("t", approved=True), Channel.FILE)
    many = Finding(detector="email", category=Category.CUSTOMER_PII, start=0, end=1, count=3)
    verdict = decide(policies, exchange, [many])
    assert (verdict.action, verdict.policies) == (Action.BLOCK, (DECISION_FAILED,))


def test_a_name_that_cedar_cannot_hold_blocks() -> None:
    exchange = Exchange(Principal(PrincipalKind.PERSON, "\ud800"), Tool("t", approved=True), Channel.FILE)
    assert decide(BUILTIN, exchange, []).policies == (DECISION_FAILED,)


def test_the_hash_follows_everything_a_verdict_depends_on() -> None:
    sources = builtin_sources()
    sets = [
        PolicySet.compile(sources),
        PolicySet.compile(sources, strict=True),
        PolicySet.compile(sources, observe=True),
        PolicySet.compile(sources, teams={"support": ["person:ana"]}),
        PolicySet.compile({**sources, "mask_credentials.cedar": sources["mask_credentials.cedar"] + "// ours"}),
    ]
    assert len({policies.hash for policies in sets}) == len(sets)
    assert PolicySet.compile(dict(reversed(sources.items()))).hash == sets[0].hash


def test_what_was_answered_is_remembered_by_its_exact_inputs() -> None:
    policies = PolicySet.compile(builtin_sources())
    exchange = Exchange(Principal(PrincipalKind.PERSON, "ana"), Tool("t", approved=True), Channel.FILE)
    decide(policies, exchange, [])
    before = policies.answers.cache_info()
    decide(policies, exchange, [])
    after = policies.answers.cache_info()
    assert after.misses == before.misses
    assert decide(policies, exchange, []) is decide(policies, exchange, [])
    kept_for_others = Exchange(exchange.principal, Tool("t", teams=frozenset({"x"})), Channel.FILE)
    assert decide(policies, kept_for_others, []).action is Action.BLOCK


@pytest.mark.parametrize("text", ["", "permit (", '@id("ours") permit (principal, action, resource) when { 1 };'])
def test_what_does_not_compile_says_which_file(text: str) -> None:
    with pytest.raises(ConfigError, match=r"ours\.cedar"):
        PolicySet.compile({"ours.cedar": text})


def test_people_in_the_same_teams_share_answers_unless_a_policy_names_one() -> None:
    named = """
    @id("ana-alone")
    @title("Ana may")
    @message("{found} may go.")
    @alternative("Go on.")
    @example_ana("principal=person:ana@shop.example -> allow")
    permit(principal == Person::"ana@shop.example", action == Action::"allow", resource);
    """
    policies = PolicySet.compile({"ana_alone.cedar": named}, teams={"support": ["person:cem@shop.example"]})
    question = Question("none", "none", "none", 0, "gateway", "out", "send", True, False, False)
    tool = Tool("assistant", approved=True)

    def said(name: str, *teams: str) -> Action:
        who = Principal(PrincipalKind.PERSON, name, teams=teams)
        answer = policies.answer(who, tool, question)
        assert answer == policies._answer(who, tool, question)
        return answer.action

    assert said("ana@shop.example") is Action.ALLOW
    assert said("bo@shop.example") is said("*") is said("cem@shop.example") is Action.BLOCK
    before = policies.answers.cache_info().misses
    said("dan@shop.example")
    said("eve@shop.example")
    assert policies.answers.cache_info().misses == before
    said("fay@shop.example", "support")  # as Cem
    assert policies.answers.cache_info().misses == before
