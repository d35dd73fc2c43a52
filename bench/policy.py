"""What a decision and a mask cost.

    python bench/policy.py

Policy: cold decisions (nothing remembered, not even the entities) and warm ones, in a directory of 10,000 principals in
teams, beside the same question asked plainly of Cedar (four requests with parsed policies and all entities, and with
text, which re-parses everything). Masking and restoring: per value and per 20-character piece of a stream.

CPU time of the process, best of several rounds; p99 over single decisions.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable

import cedarpy

from seawall.detect.pseudonyms import Pseudonymizer
from seawall.detect.restoring import Restorer
from seawall.model.exchange import Coverage, Exchange, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.words import Category, Channel, Grade, PrincipalKind
from seawall.policy import PolicySet, builtin_sources, decide
from seawall.policy.schema import ACTIONS

PEOPLE, TEAMS = 10_000, 50
ROUNDS = 5


def best(work: Callable[[], object], times: int) -> float:
    """Microseconds of CPU for one call, best round."""
    rounds = []
    for _ in range(ROUNDS):
        began = time.process_time_ns()
        for _ in range(times):
            work()
        rounds.append((time.process_time_ns() - began) / times / 1_000)
    return min(rounds)


def percentile(work: Callable[[], object], times: int, share: float) -> float:
    """Microseconds of CPU that this share of single calls stays under."""
    taken = []
    for _ in range(times):
        began = time.thread_time_ns()
        work()
        taken.append((time.thread_time_ns() - began) / 1_000)
    return sorted(taken)[int(share * (times - 1))]


def line(name: str, value: float, unit: str = "us") -> None:
    """One figure."""
    print(f"  {name:<66} {value:>10,.1f} {unit}")


def decisions() -> None:
    """Cold, warm and plain."""
    people = [f"person:p{number}@shop.example" for number in range(PEOPLE)]
    teams = {
        f"team{team}": [name for number, name in enumerate(people) if number % TEAMS == team] for team in range(TEAMS)
    }
    policies = PolicySet.compile(builtin_sources(), teams=teams)
    tool = Tool("assistant", approved=True, grade=Grade.BUSINESS, teams=frozenset(f"team{n}" for n in range(25)))
    found = [
        Finding(detector=detector, category=category, start=0, end=5)
        for detector, category in (
            ("email", Category.CUSTOMER_PII),
            ("phone", Category.CUSTOMER_PII),
            ("payment_card", Category.PAYMENT_DATA),
        )
    ]
    who = random.Random(7)

    def exchange_of(name: str) -> Exchange:
        return Exchange(Principal.parse(name), tool, Channel.GATEWAY, coverage=Coverage(3, 3))

    def ask(findings: list[Finding], *, cold: bool) -> None:
        name = f"p{who.randrange(PEOPLE)}@shop.example" if cold else "p0@shop.example"
        if cold:
            policies.answers.cache_clear()
            policies.verdicts.clear()
        exchange = Exchange(Principal(PrincipalKind.PERSON, name), tool, Channel.GATEWAY, coverage=Coverage(3, 3))
        decide(policies, exchange, findings)

    print(f"Decisions: {len(policies.policies)} policies, {PEOPLE:,} principals in {TEAMS} teams")
    line("cold, one finding", best(lambda: ask(found[:1], cold=True), 200))
    line("cold, one finding, p99", percentile(lambda: ask(found[:1], cold=True), 2_000, 0.99))
    line("cold, three kinds of finding", best(lambda: ask(found, cold=True), 200))
    line("cold, three kinds of finding, p99", percentile(lambda: ask(found, cold=True), 2_000, 0.99))
    policies = PolicySet.compile(builtin_sources(), teams=teams)
    order = who.sample(people, len(people))
    line("the first decision about each principal, three kinds, p99",
         percentile(lambda: decide(policies, exchange_of(order.pop()), found), 9_999, 0.99))  # fmt: skip
    line("remembered, one finding", best(lambda: ask(found[:1], cold=False), 2_000))
    line("remembered, 100 findings of three kinds", best(lambda: ask((found * 34)[:100], cold=False), 200))
    plain(policies, teams, tool)


def plain(policies: PolicySet, teams: dict[str, list[str]], tool: Tool) -> None:
    """Cedar asked the straightforward way."""
    member_of = {name: team for team, names in teams.items() for name in names}
    entities = json.dumps(
        [
            {"uid": {"type": "Tool", "id": tool.id}, "parents": [], "attrs": {
                "grade": tool.grade, "approved": True, "permits": [],
                "teams": sorted(tool.teams)}},
            *(
                {"uid": {"type": "Person", "id": name.partition(":")[2]}, "attrs": {"teams": [team]},
                 "parents": [{"type": "Team", "id": team}]}
                for name, team in member_of.items()
            ),
        ]
    )  # fmt: skip
    text = "\n".join(policy.text for policy in policies.policies.values())
    context = {
        "category": "customer_pii", "detector": "email", "confidence": "likely", "records": 1, "channel": "gateway",
        "direction": "out", "operation": "send", "complete": True, "shopper": False, "other_customer": False,
        "strict": False,
    }  # fmt: skip
    requests = [
        {
            "principal": {"type": "Person", "id": "p0@shop.example"},
            "action": {"type": "Action", "id": action.value},
            "resource": {"type": "Tool", "id": tool.id},
            "context": context,
        }
        for action in ACTIONS
    ]
    parsed, handles = cedarpy.PolicySet.from_str(text), cedarpy.Entities.from_json_str(entities)
    line("plain Cedar, four requests, parsed policies and entities",
         best(lambda: cedarpy.is_authorized_batch(requests, parsed, handles), 100))  # fmt: skip
    line("plain Cedar, four requests, policies and entities as text",
         best(lambda: cedarpy.is_authorized_batch(requests, text, entities), 1))  # fmt: skip


def masking() -> None:
    """Per value, per text, per piece of a stream."""
    pieces, findings, length = [], [], 0
    for number in range(1_000):
        for detector, value in (("email", f"user{number}@shop.example"), ("phone", f"+49 170 {number:07d}")):
            before = "the customer wrote again that the box came late "
            pieces += (before, value)
            length += len(before)
            findings.append(
                Finding(detector=detector, category=Category.CUSTOMER_PII, start=length, end=length + len(value))
            )
            length += len(value)
    text = "".join(pieces)
    key = b"the key of a benchmark's conversation"
    masked = Pseudonymizer(key).mask(text, findings)
    print(f"\nMasking: {len(text):,} characters, {len(findings):,} values")
    line("mask, first time, per value", best(lambda: Pseudonymizer(key).mask(text, findings), 1) / len(findings))
    line("restore, per value", best(lambda: Restorer(masked.entries).restore(masked.text), 1) / len(findings))
    small = "Please write to anna@shop.example about the order"
    one = [Finding(detector="email", category=Category.CUSTOMER_PII, start=16, end=33)]
    line("mask one value in a short text", best(lambda: Pseudonymizer(key).mask(small, one), 500))
    prose = "The customer asks when the box will come and what it costs to send it back. " * 850
    line("restore 64 KB without pseudonyms", best(lambda: Restorer(masked.entries).restore(prose), 10))
    restorer, in_json = Restorer(masked.entries), Restorer(masked.entries, json=True, in_string=True)
    line("stream, a piece of 20 characters", best(lambda: restorer.feed(" and then we went to"), 10_000))
    line("stream, the same inside JSON", best(lambda: in_json.feed(" and then we went to"), 10_000))
    answer = [masked.text[at : at + 20] for at in range(0, 20_000, 20)]

    def stream() -> None:
        reader = Restorer(masked.entries)
        for piece in answer:
            reader.feed(piece)

    line("stream, a piece of 20 characters, every third with a pseudonym", best(stream, 3) / len(answer))


if __name__ == "__main__":
    decisions()
    masking()
