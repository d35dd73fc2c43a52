"""A verdict: what is done with an exchange, which policies said so, and what the person is told."""

from __future__ import annotations

import msgspec

from seawall.model.words import Action


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The one answer policy gives. An edge enforces it and adds nothing of its own."""

    action: Action
    """The strongest of ``actions``, or of what the exchange as a whole met."""
    actions: tuple[Action, ...] = ()
    """What to do with each finding, in the order the findings were given."""
    policies: tuple[str, ...] = ()
    """Ids of the policies that decided, strongest first. Never empty in a verdict that came from policy."""
    obligations: tuple[str, ...] = ()
    """What the edge must also do: ``restore`` values in the answer, ``hold`` the answer until inspected, ``notify``."""
    message: str = ""
    """Plain words for the person: what was found, why it matters. Never contains a value."""
    alternative: str = ""
    """The safe way to get the work done."""
    policy_set: str = ""
    """Hash of the policy set that decided, for the event."""
    would: Action | None = None
    """In observe mode, where ``action`` is always ``allow``: what would have been done otherwise."""
