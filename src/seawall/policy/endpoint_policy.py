"""The one policy as a table a browser can follow on its own, without the server and without Cedar.

Every cell is what :func:`seawall.policy.deciding.decide` says; nothing is decided here. To keep that affordable for
hundreds of tools, tools are asked about as what they are to policy (grade, state, permits, teams, exceptions) and by
name only where a policy names one; and a question is asked once more only for what the policies at hand speak of
(detectors they name, levels of confidence, numbers of records). Where an answer depends on something a cell can't say,
the strongest of the answers stands in it.

The shapes are those of docs/extension-protocol.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from seawall.discovery.catalogue import Account, Fact, KnownTool, Role
from seawall.discovery.sites import Site, sites
from seawall.model.approvals import Approvals, ToolState
from seawall.model.clipboard import split_rule
from seawall.model.exchange import Coverage, Exchange, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.settings import Settings
from seawall.model.verdict import Verdict
from seawall.model.words import Action, Category, Channel, Confidence, Operation
from seawall.policy.approvals import standing
from seawall.policy.approved_list import Alternative, Listed, alternatives, approved_list, is_fixed
from seawall.policy.catalogue import catalogue, tool_named
from seawall.policy.deciding import decide, words_of
from seawall.policy.policy_set import PolicySet
from seawall.policy.vocabulary import vocabulary

FORMAT = 1
list_records = 250
"""How many records stand for a list when nothing else is said."""


class Cell(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """What is done with one kind of data, and what the person is told."""

    action: Action
    policy: str
    message: str
    alternative: str
    justify_minutes: int = 0


class Decisions(msgspec.Struct, frozen=True, rename="camel"):
    """A column of the table."""

    none: Cell
    categories: dict[str, Cell]
    detectors: dict[str, Cell]


class TopicFact(msgspec.Struct, frozen=True):
    """A vendor fact in a sentence."""

    topic: str
    text: str
    source: str
    date: str


class ToolEntry(msgspec.Struct, frozen=True, rename="camel"):
    """One tool at one address, all its plans together."""

    id: str
    name: str
    vendor: str
    hosts: tuple[str, ...]
    state: ToolState
    grade: str
    permits: tuple[str, ...]
    columns: dict[str, str]
    facts: tuple[TopicFact, ...]
    alternative: Alternative
    reason: str
    policy: str


class TenantHeader(msgspec.Struct, frozen=True):
    """A header set on every request to some hosts."""

    hosts: tuple[str, ...]
    name: str
    value: str


class DesktopRule(msgspec.Struct, frozen=True, kw_only=True):
    """Programs, or windows by their title, that are an AI tool."""

    pattern: str
    by: Literal["program", "title"]
    tool: str
    name: str
    column: str
    approved: bool


class Desktop(msgspec.Struct, frozen=True):
    """What the clipboard agent goes by."""

    notify: bool
    rules: tuple[DesktopRule, ...]


class Content(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The payload but for version and times, which whoever hands it out adds."""

    organisation: str
    observe: bool
    fail_mode: str
    poll_seconds: int
    keys: tuple[str, ...] = ()
    languages: tuple[str, ...]
    contact: dict[str, str]
    work: dict[str, tuple[str, ...]]
    tools: tuple[ToolEntry, ...]
    decisions: dict[str, Decisions]
    sites: tuple[Site, ...]
    tenant_headers: tuple[TenantHeader, ...]
    desktop: Desktop
    customers: Any = None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the table is made from."""

    policy: PolicySet
    settings: Settings
    approvals: Approvals
    principal: Principal
    """Whose device it is, with teams."""
    detectors: Mapping[str, Category]
    """Every detector's category."""
    now_ms: int
    customers: Any = None
    """The filter of the shop's own customers, if there is one."""


def content(asked: Asked) -> Content:
    """The table for one person's devices."""
    settings = asked.settings.endpoint
    columns = _Columns(asked)
    listed = approved_list(asked.settings, asked.approvals)
    entries = tuple(_entries(asked, listed, columns))
    desktop = Desktop(asked.settings.clipboard.notify, tuple(_desktop_rules(asked, listed, columns)))
    served = {host for entry in entries for host in entry.hosts}
    return Content(
        organisation=settings.organisation,
        observe=asked.policy.observe,
        fail_mode=settings.fail_mode,
        poll_seconds=settings.poll_seconds,
        languages=settings.languages,
        contact={"name": settings.contact_name, "url": settings.contact_url},
        work={"domains": settings.work_domains, "orgs": settings.work_orgs},
        tools=entries,
        decisions=columns.made,
        sites=tuple(site for site in sites() if served & set(site.hosts)),
        tenant_headers=tuple(TenantHeader(one.hosts, one.name, one.value) for one in settings.tenant_headers),
        desktop=desktop,
        customers=asked.customers,
    )


def standing_of(asked: Asked, listed: Listed) -> Tool:
    """A listed tool as it stands for the person asked about."""
    fixed = is_fixed(asked.settings, listed.known.id)
    bare = msgspec.structs.replace(listed.tool, excepted=frozenset())
    return (
        bare
        if not asked.approvals.exceptions
        else standing(
            bare, asked.principal, Approvals(exceptions=asked.approvals.exceptions), asked.now_ms, fixed=fixed
        )
    )


def visit(policy: PolicySet, settings: Settings, principal: Principal, tool: Tool) -> Verdict:
    """What is done when somebody opens a tool; one nobody decided on counts as ``endpoint.unlisted`` says."""
    if not tool.approved and settings.endpoint.unlisted == "block":
        tool = msgspec.structs.replace(tool, blocked=True)
    exchange = Exchange(
        principal, tool, Channel.BROWSER, operation=Operation.VISIT, coverage=Coverage(inspected=1, strings=1)
    )
    return decide(policy, exchange, [])


def _entries(asked: Asked, listed: Mapping[str, Listed], columns: _Columns) -> Iterable[ToolEntry]:
    known = catalogue(asked.settings)
    here = asked.settings.server.public_url.rstrip("/")
    offered = {
        kind: msgspec.structs.replace(one, url=here + one.url) if one.url.startswith("/") else one
        for kind, one in alternatives(listed, frozenset(asked.principal.teams)).items()
    }
    done: set[str] = set()
    for id, one in listed.items():
        if id in done or not one.known.hosts(Role.CHAT, Role.API):
            continue
        plans = [listed[plan.id] for plan in known.plans_of(one.known)]
        done.update(plan.known.id for plan in plans)
        hosts = tuple(name for host in _hosts(plans) for name in (host, f"*.{host}"))
        if hosts:
            yield _entry(asked, plans, hosts, offered, columns)


def _desktop_rules(asked: Asked, listed: Mapping[str, Listed], columns: _Columns) -> Iterable[DesktopRule]:
    """``clipboard.apps`` and ``clipboard.titles`` with the column of each rule's tool."""
    settings = asked.settings.clipboard
    for by, rules in (("program", settings.apps), ("title", settings.titles)):
        for rule in filter(str.strip, rules):
            pattern, id = split_rule(rule)
            tool = standing_of(asked, listed[id]) if id in listed else tool_named(asked.settings, id)
            yield DesktopRule(
                pattern=pattern,
                by="program" if by == "program" else "title",
                tool=tool.id,
                name=tool.name or tool.id,
                column=columns.of(tool),
                approved=tool.approved,
            )


def _hosts(plans: list[Listed]) -> tuple[str, ...]:
    """Hosts of a tool's pages and calls. One with a ``*`` inside can't be said in the protocol; programs use those."""
    named = (host for plan in plans for host in plan.known.hosts(Role.CHAT, Role.API))
    return tuple(dict.fromkeys(host for host in named if "*" not in host))


def _entry(
    asked: Asked,
    plans: list[Listed],
    hosts: tuple[str, ...],
    offered: Mapping[str, Alternative],
    columns: _Columns,
) -> ToolEntry:
    tools = {plan.known.account: standing_of(asked, plan) for plan in plans}
    first = plans[0]
    personal = tools.get(Account.PERSONAL) or tools.get(Account.ANY) or tools[first.known.account]
    work = tools.get(Account.WORK) or personal
    best = next((plan for plan in plans if plan.state is ToolState.APPROVED), first)
    chosen = tools[best.known.account]
    verdict = visit(asked.policy, asked.settings, asked.principal, chosen)
    action = verdict.would or verdict.action
    state = ToolState.UNLISTED if action is not Action.BLOCK else ToolState.BLOCKED
    if chosen.approved and state is not ToolState.BLOCKED:
        state = ToolState.APPROVED
    unknown = work if asked.settings.endpoint.unknown_account == "work" else personal
    return ToolEntry(
        id=first.known.id,
        name=best.tool.name,
        vendor=first.known.vendor,
        hosts=hosts,
        state=state,
        grade=chosen.grade.value,
        permits=tuple(sorted(chosen.permits)),
        columns={"work": columns.of(work), "personal": columns.of(personal), "unknown": columns.of(unknown)},
        facts=facts_of([plan.known for plan in plans]),
        alternative=offered.get(first.known.kind, offered[""]),
        reason=verdict.message if action is not Action.ALLOW else "",
        policy=verdict.policies[0] if action is not Action.ALLOW else "",
    )


_TRAINS = {
    "yes": "Trains on what it is given.",
    "opt_out": "Trains on what it is given unless that is switched off.",
    "no": "Does not train on what it is given.",
}
_TOPICS = (
    ("trains", "training", "{}"),
    ("retention", "retention", "Keeps it: {}."),
    ("region", "location", "Kept in: {}."),
    ("dpa", "other", "Data processing agreement: {}."),
    ("sso", "access", "Sign-in by your own accounts: {}."),
)


def facts_of(plans: list[KnownTool]) -> tuple[TopicFact, ...]:
    """What is known of a tool in sentences; of each plan where there are several. Training is always said."""
    told = []
    for plan in plans:
        before = f"{plan.plan}: " if len(plans) > 1 else ""
        for name, topic, sentence in _TOPICS:
            fact: Fact = getattr(plan.facts, name)
            if fact.known:
                said = _TRAINS[fact.value] if name == "trains" else sentence.format(fact.value)
                told.append(TopicFact(topic, f"{before}{said} {fact.note}".rstrip(), fact.source, fact.date))
            elif name == "trains":
                told.append(TopicFact(topic, f"{before}unknown", "", ""))
    return tuple(told)


class _Columns:
    """Columns by what a tool is to policy; made once each."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        spoken = [vocabulary(policy) for policy in asked.policy.policies.values()]
        self._named = {id for one in spoken for kind, id in one.entities if kind == "Tool"}
        self._detectors = sorted(
            {word for one in spoken for word in one.words.get("detector", ())} & set(asked.detectors)
        )
        self._levels = (
            tuple(Confidence) if any("confidence" in one.attributes for one in spoken) else (Confidence.VERY_LIKELY,)
        )
        numbers = {number for one in spoken if "records" in one.attributes for number in one.numbers}
        self._counts = sorted({1, *(near for n in numbers for near in (n - 1, n, n + 1) if near > 0)})
        self._of: dict[Tool, str] = {}
        self.made: dict[str, Decisions] = {}

    def of(self, tool: Tool) -> str:
        """The name of a tool's column."""
        alike = Tool(
            id=tool.id if tool.id in self._named else "any-tool",
            grade=tool.grade,
            approved=tool.approved,
            permits=tool.permits,
            teams=tool.teams,
            blocked=tool.blocked,
            excepted=tool.excepted,
        )
        name = self._of.get(alike)
        if name is None:
            plain = f"{tool.grade.value}-{'approved' if tool.approved else 'blocked' if tool.blocked else 'unlisted'}"
            special = bool(tool.permits or tool.teams or tool.excepted) or alike.id != "any-tool"
            name = tool.id if special or plain in self.made else plain
            self._of[alike] = name
            self.made[name] = self._decisions(alike)
        return name

    def _decisions(self, tool: Tool) -> Decisions:
        categories = {
            category.value: self._strongest(
                tool,
                [
                    _finding(category, _typical(category, self._asked.detectors), level, count)
                    for level in self._levels
                    for count in self._counts
                ],
            )
            for category in Category
        }
        detectors = {}
        for detector in self._detectors:
            category = self._asked.detectors[detector]
            counts = [*self._counts, list_records] if detector == "bulk_records" else self._counts
            findings = [_finding(category, detector, level, count) for level in self._levels for count in counts]
            cell = self._strongest(tool, findings)
            if cell != categories[category.value]:
                detectors[detector] = cell
        return Decisions(none=self._strongest(tool, [None]), categories=categories, detectors=detectors)

    def _strongest(self, tool: Tool, findings: list[Finding] | list[None]) -> Cell:
        asked = self._asked
        exchange = Exchange(asked.principal, tool, Channel.BROWSER, coverage=Coverage(inspected=1, strings=1))
        verdicts = [decide(asked.policy, exchange, [finding] if finding else []) for finding in findings]
        verdict = max(verdicts, key=lambda one: (one.would or one.action).rank)
        action = verdict.would or verdict.action
        message, alternative = words_of(asked.policy, verdict.policies)
        justify = "justify" in self._obligations(verdict) and action is not Action.ALLOW
        return Cell(
            action=action,
            policy=verdict.policies[0],
            message=message,
            alternative=alternative,
            justify_minutes=asked.settings.endpoint.justify_minutes if justify else 0,
        )

    def _obligations(self, verdict: Verdict) -> set[str]:
        """Of every policy that decided: a reason counts only where each of them lets it."""
        policies = [self._asked.policy.policies[id] for id in verdict.policies if id in self._asked.policy.policies]
        if not policies or len(policies) < len(verdict.policies):
            return set()
        return set.intersection(*(set(policy.obligations) for policy in policies))


TYPICAL = {
    Category.CUSTOMER_PII: "email",
    Category.ORDER_HISTORY: "order_record",
    Category.PAYMENT_DATA: "payment_card",
    Category.INTERNAL_PRICING: "price_list",
    Category.SUPPLIER_CONTRACT: "contract",
    Category.CREDENTIALS: "api_key",
}


def _typical(category: Category, detectors: Mapping[str, Category]) -> str:
    """A detector that stands for its category where policies name none."""
    usual = TYPICAL[category]
    return usual if usual in detectors else next((id for id, of in detectors.items() if of is category), usual)


def _finding(category: Category, detector: str, confidence: Confidence, count: int) -> Finding:
    return Finding(detector=detector, category=category, confidence=confidence, count=count, start=0, end=1)
