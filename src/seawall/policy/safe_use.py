"""What staff may use AI for, in plain words (AUP-4): written from the policies and the approved list in force.

What is safe comes first, with examples people recognise; then each kind of data that is not, and what happens to it.
Every yes and no is what the policy set decides, so the guide can't promise what the rules refuse. The version is a
hash of all that a reader is told: the same words have the same version anywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from seawall.model.approvals import ToolState
from seawall.model.exchange import Principal
from seawall.model.settings import Settings
from seawall.model.words import Action, Category
from seawall.policy.approved_list import Listed
from seawall.policy.asking import May, may
from seawall.policy.catalogue import PUBLIC
from seawall.policy.guide_words import WORDS, GuideWords
from seawall.policy.policy_set import PolicySet
from seawall.policy.table import STATES, table


class SafeClass(msgspec.Struct, frozen=True):
    """A kind of text that holds nothing sensitive."""

    name: str
    what: str
    example: str


SAFE = (
    SafeClass(
        "Product descriptions",
        "Names, sizes, materials, article numbers and bar codes, prices as the shop window shows them.",
        "Write a friendly text for a stoneware mug: 350 ml, dishwasher safe, sea blue, 14.90.",
    ),
    SafeClass(
        "Public copy",
        "Whatever anybody can read already: web pages, newsletters, adverts, delivery and return terms.",
        "Shorten our return terms to three sentences.",
    ),
    SafeClass(
        "Anonymised examples",
        "A case without the person: Customer A, [order number], [date]. Leave out what tells who it was.",
        "Customer A got one of two lamps broken and wants a new one. Draft a kind reply.",
    ),
    SafeClass(
        "Made-up data",
        "Invented for the purpose, and plainly so: xxxx@xxxx.xx, 00.00.",
        "Make ten invented orders to try our import with.",
    ),
    SafeClass(
        "General questions",
        "Formulas, ideas, translations of public text, how a program works: nothing of the shop's in it.",
        "How do I sum a column by month in a spreadsheet?",
    ),
)
"""Classes nothing may be raised on; the tests hold the default policies and all detectors to it, in six languages."""

_WHAT = {
    "Customer details": "Names, e-mail and postal addresses, telephone numbers, dates of birth.",
    "Order history": "Who bought what and when: order numbers, parcels, returns of somebody.",
    "Payment data": "Card numbers and bank accounts.",
    "Card security codes": "The three or four digits on a card.",
    "Internal pricing": "What things cost us, margins, discounts nobody outside knows.",
    "Supplier contracts": "Suppliers' terms, rebates and conditions.",
    "Passwords and keys": "Passwords, access keys, database addresses, inside code too.",
    "Whole tables and exports": "A customer list or an order export, however few columns it has.",
}
"""Kinds of data, by the rows of the policies' table."""


class UnsafeClass(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of data and what happens to it."""

    name: str
    what: str
    approved: Action
    """In an approved tool that is permitted nothing in the clear."""
    elsewhere: Action
    """In a public chatbot or a tool nobody approved."""
    policies: tuple[str, ...]
    """Those that decide for an approved tool."""


class ToolForYou(msgspec.Struct, frozen=True, kw_only=True):
    """An approved tool as it stands for one reader."""

    id: str
    name: str
    url: str
    yours: bool
    """Whether the reader may use it: it may be kept for other teams."""
    teams: tuple[str, ...]
    clear: tuple[Category, ...]
    """What may go there as it is."""


class Guide(msgspec.Struct, frozen=True, kw_only=True):
    """All a reader is told."""

    version: str
    policies: str
    """Hash of the policy set it was written from."""
    safe: tuple[SafeClass, ...]
    safe_here: bool
    """Whether an approved tool gets harmless text. False only where a policy of the shop's own says so."""
    safe_anywhere: bool
    """Whether a chatbot nobody approved may be opened for harmless text. Seldom: such tools are closed."""
    unsafe: tuple[UnsafeClass, ...]
    tools: tuple[ToolForYou, ...]
    contact: str
    contact_url: str
    observe: bool
    """Whether the rules are only watched for now."""


def guide(policy: PolicySet, settings: Settings, listed: Mapping[str, Listed], reader: Principal) -> Guide:
    """The guide for one reader, as policies and list stand.

    Args:
        policy: the policies in force.
        settings: the shop's settings.
        listed: the approved list (:func:`seawall.policy.approved_list.approved_list`).
        reader: who reads, with teams.
    """
    approved, _, _, consumer = STATES
    rows = table(policy, (approved, consumer), reader)
    made = Guide(
        version="",
        policies=policy.hash,
        safe=SAFE,
        safe_here=next(row.cells[0].action for row in rows if row.category is None) is not Action.BLOCK,
        safe_anywhere=may(policy, settings, reader, PUBLIC, ()).may is not May.NO,
        unsafe=tuple(
            UnsafeClass(
                name=row.name,
                what=_WHAT[row.name],
                approved=row.cells[0].action,
                elsewhere=row.cells[1].action,
                policies=row.cells[0].policies,
            )
            for row in rows
            if row.category is not None
        ),
        tools=_tools(listed, reader),
        contact=settings.endpoint.contact_name,
        contact_url=settings.endpoint.contact_url,
        observe=policy.observe,
    )
    return msgspec.structs.replace(made, version=hashlib.sha256(msgspec.json.encode(made)).hexdigest()[:12])


def in_words(action: Action, words: GuideWords = WORDS["en"]) -> str:
    """What happens to data, to follow its name: ``does not leave``."""
    return words.actions[action]


def translated(told: Guide, words: GuideWords) -> Guide:
    """The guide with its classes and kinds in a language. The version stays: it is of what is said, not of how."""
    safe = told.safe if not words.classes else tuple(SafeClass(*one) for one in words.classes)
    unsafe = tuple(
        msgspec.structs.replace(one, name=named[0], what=named[1]) if (named := words.kinds.get(one.name)) else one
        for one in told.unsafe
    )
    return msgspec.structs.replace(told, safe=safe, unsafe=unsafe)


def plain(sentence: str) -> str:
    """A sentence without the marks round a link's words."""
    return sentence.replace("[", "").replace("]", "")


def _tools(listed: Mapping[str, Listed], reader: Principal) -> tuple[ToolForYou, ...]:
    mine = frozenset(reader.teams)
    return tuple(
        ToolForYou(
            id=one.known.id,
            name=one.tool.name or one.known.id,
            url=one.known.opens_at,
            yours=not one.tool.teams or bool(one.tool.teams & mine),
            teams=tuple(sorted(one.tool.teams)),
            clear=tuple(sorted(one.tool.permits)),
        )
        for one in listed.values()
        if one.state is ToolState.APPROVED
    )


def as_markdown(told: Guide, made: str, organisation: str = "", words: GuideWords = WORDS["en"]) -> str:
    """The guide as Markdown, to be printed or put into a handbook. ``made`` is the day it was written."""
    told = translated(told, words)
    title = words.title_at.format(organisation=organisation) if organisation else words.title
    lines = [f"# {title}", "", words.version.format(version=told.version, day=made), "", f"## {words.safe}", ""]
    lines += [f"- **{one.name}.** {one.what} *{one.example}*" for one in told.safe]
    lines += ["", safe_where(told, words), "", f"## {words.unsafe}", ""]
    for kind in told.unsafe:
        said = {"approved": in_words(kind.approved, words), "elsewhere": in_words(kind.elsewhere, words)}
        lines.append(f"- **{kind.name}.** {kind.what} {words.in_approved.format(**said)}")
    lines += ["", f"## {words.tools}", ""]
    for tool in told.tools:
        teams = f", {words.for_teams.format(teams=', '.join(tool.teams))}" if tool.teams else ""
        kinds = ", ".join(words.categories[one] for one in tool.clear)
        lines.append(f"- {tool.name}{teams}" + (f"; {words.as_it_is.format(kinds=kinds)}" if kinds else ""))
    if not told.tools:
        lines.append(words.none)
    contact = told.contact + (f" ({told.contact_url})" if told.contact_url else "")
    asked = f" {words.or_ask.format(contact=contact)}" if told.contact else ""
    lines += ["", f"{words.doubt} {plain(words.may_i)}{asked}", ""]
    return "\n".join(lines)


def safe_where(told: Guide, words: GuideWords = WORDS["en"]) -> str:
    """Where what is safe may go, in a sentence."""
    if not told.safe_here:
        return words.where_stopped
    return words.where_anywhere if told.safe_anywhere else words.where_approved
