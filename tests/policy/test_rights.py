"""Who reaches what: keys and use joined, each cell as policy decides for that very identity."""

from __future__ import annotations

from seawall.model.exchange import Principal, Tool
from seawall.model.keys import VirtualKey
from seawall.model.words import Action, Category, Grade
from seawall.policy import PolicySet, builtin_sources
from seawall.policy import rights as module
from seawall.policy.rights import Right, Sent, rights

POLICY = PolicySet.compile(builtin_sources(), teams={"support": ["person:ana@shop.example"]})
TOOLS = {
    "api": Tool(id="api", grade=Grade.BUSINESS, approved=True),
    "prices": Tool(id="prices", grade=Grade.BUSINESS, approved=True, permits=frozenset({Category.INTERNAL_PRICING})),
    "desk": Tool(id="desk", grade=Grade.BUSINESS, approved=True, teams=frozenset({"support"})),
}


def key(id: str, principal: str, *tools: str, only: tuple[Category, ...] = ()) -> VirtualKey:
    return VirtualKey(
        id=id,
        principal=Principal.parse(principal),
        digest=b"",
        created_ms=0,
        expires_ms=1,
        tools=frozenset(tools),
        categories=frozenset(only),
    )


def found(keys: list[VirtualKey], sent: list[Sent] = []) -> dict[tuple[str, str], Right]:  # noqa: B006 - never changed
    rows, cut = rights(POLICY, TOOLS, ["api", "desk"], keys, sent)
    assert not cut
    return {(str(row.principal), row.tool.id): row for row in rows}


def test_a_key_without_tools_opens_every_tool_behind_the_gateway_and_one_with_tools_only_those() -> None:
    rows = found([key("a", "service:jobs"), key("b", "agent:bot", "api"), key("c", "service:jobs", "api")])
    assert set(rows) == {("service:jobs", "api"), ("service:jobs", "desk"), ("agent:bot", "api")}
    assert rows["service:jobs", "api"].keys == ("a", "c")


def test_use_without_a_key_shows_and_an_unknown_tool_is_nobodys_approved_one() -> None:
    rows = found([], [Sent("person:bo@shop.example", "chatgpt", 3), Sent("person:bo@shop.example", "chatgpt", 2)])
    row = rows["person:bo@shop.example", "chatgpt"]
    assert (row.keys, row.texts, row.tool.approved) == ((), 5, False)
    assert {cell.action for cell in row.cells.values()} == {Action.BLOCK}
    assert found([], [Sent("seawall", "chatgpt", 1)]) == {}


def test_cells_are_decided_for_the_identity_itself() -> None:
    rows = found([key("a", "person:ana@shop.example", "desk"), key("b", "person:bo@shop.example", "desk")])
    assert rows["person:ana@shop.example", "desk"].cells[Category.CUSTOMER_PII].action is Action.MASK
    other = rows["person:bo@shop.example", "desk"].cells[Category.CUSTOMER_PII]
    assert other.action is Action.BLOCK
    assert "tool-not-for-this-team" in other.policies


def test_a_key_bounds_its_cells_both_ways_and_of_several_the_widest_counts() -> None:
    narrow = key("a", "person:cy@shop.example", "prices", only=(Category.CUSTOMER_PII,))
    row = found([narrow])["person:cy@shop.example", "prices"]
    assert row.cells[Category.INTERNAL_PRICING].action is Action.BLOCK
    assert row.cells[Category.INTERNAL_PRICING].policies[0] == "key-not-for-this-data"
    assert row.cells[Category.PAYMENT_DATA].action is Action.MASK
    assert row.returning[Category.PAYMENT_DATA].action is Action.MASK
    assert row.returning[Category.CUSTOMER_PII].action is Action.COACH
    both = found([narrow, key("b", "person:cy@shop.example", "prices")])["person:cy@shop.example", "prices"]
    assert both.cells[Category.INTERNAL_PRICING].action is Action.ALLOW
    assert both.returning[Category.PAYMENT_DATA].action is Action.COACH


def test_what_was_sent_and_what_came_back_are_counted_apart() -> None:
    who = "person:bo@shop.example"
    row = found([], [Sent(who, "api", 3), Sent(who, "api", 1, answer=True)])[who, "api"]
    assert (row.texts, row.answers) == (3, 1)


def test_more_rows_than_anyone_can_read_are_cut_and_said_so(monkeypatch) -> None:
    monkeypatch.setattr(module, "rows_max", 1)
    rows, cut = rights(POLICY, TOOLS, ["api", "desk"], [key("a", "service:jobs")], [])
    assert (len(rows), cut) == (1, True)
