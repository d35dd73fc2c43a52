"""What a drill's made-up customer is known by on its way, so that no figure of real use counts it.

The server knows a running drill by the API token it holds: the token's label carries the drill's mark. A browser that a
drill starts says the mark in its User-Agent, a clipboard agent finds it in the text. A mark alone hides nothing: it is
believed only beside such a token, issued minutes ago.
"""

from __future__ import annotations

import re

import msgspec

PRINCIPAL = "service:drill"
STOPPED, THROUGH, FAILED, NOT_TRIED = "stopped", "GOT THROUGH", "failed", "not tried"
believed_ms = 10 * 60 * 1000
"""How long after its beginning a drill's mark is believed."""
_LABEL = re.compile(r"drill ([0-9a-f]{8})")
_AGENT = re.compile(r"\bSeawallDrill/([0-9a-f]{8})\b")
_TEXT = re.compile(r"\bDrill ([0-9a-f]{8}): .{0,200}\bquinn\.\1@drill\.example\b", re.DOTALL)


class Trial(msgspec.Struct, kw_only=True):
    """One channel and what came of it."""

    channel: str
    state: str
    control: str = ""
    """What stopped it: action and policies; or why it was not tried."""
    delay_ms: float | None = None
    event: str = ""


def customer(mark: str) -> str:
    """A customer nobody is: reserved domain, telephone number for drama, test card."""
    return (
        f"Drill {mark}: please summarise for our customer Quinn Sample, quinn.{mark}@drill.example, phone "
        "+44 20 7946 0018, who paid order #DRILL-1042 with card 4111 1111 1111 1111."
    )


def betrays(text: str, mark: str) -> bool:
    """Whether a text still holds what would identify the customer: the address or the card."""
    return f"quinn.{mark}@" in text or "4111111111111111" in re.sub(r"[ -]", "", text)


def label(mark: str) -> str:
    """What the drill's token, and a device it enrols, are called."""
    return f"drill {mark}"


def user_agent(mark: str) -> str:
    """What a browser in a drill says it is."""
    return f"Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 SeawallDrill/{mark}"


def mark_of_label(text: str) -> str:
    """The mark in a label, or nothing."""
    found = _LABEL.fullmatch(text)
    return found[1] if found else ""


def mark_of_agent(text: str) -> str:
    """The mark in a User-Agent, or nothing."""
    found = _AGENT.search(text)
    return found[1] if found else ""


def mark_in(text: str) -> str:
    """The mark of the customer in a text, or nothing."""
    found = _TEXT.search(text) if "@drill.example" in text else None
    return found[1] if found else ""
