"""How a leaked credential is made worthless: by its vendor where that is known, else by what holds for its kind.

``revoking.txt`` has one line for each vendor: ``name | what to click or call | page | day``. The page is the one that
the instruction can be held against, ``-`` being the page of the vendor's own entry in ``detect/vendors/``; the day is
when somebody read it. ``recalled`` stands there where the instruction is common knowledge that nobody has held against
the page yet: it is told as such. A vendor without a line is told as unknown, with what holds for keys in general.
"""

# ruff: noqa: E501  instructions read best in few lines

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib import resources
from typing import NamedTuple

from seawall.detect import late_re as re
from seawall.detect.vendor import Vendor
from seawall.detect.vendor_names import vendor_called

RECALLED = "recalled"


class Way(NamedTuple):
    """One vendor's way."""

    how: str
    """What to click or call, in a sentence."""
    source: str
    """Address of a page; ``-`` for the page of the vendor's entry."""
    seen: str
    """Day on which that page was read, or :data:`RECALLED`."""


@cache
def ways() -> dict[str, Way]:
    """The lines of ``revoking.txt`` by the vendor's name."""
    text = resources.files("seawall.detect").joinpath("revoking.txt").read_text("utf-8")
    found: dict[str, Way] = {}
    for line in text.splitlines():
        name, how, source, seen = line.split(" | ")
        found[name] = Way(how, source, seen)
    return found


def page_of(vendor: Vendor) -> str:
    """Where to look: the page of the vendor's line, else of its entry; empty for Seawall's own keys."""
    way = ways().get(vendor.name)
    if way is not None and way.source != "-":
        return f"https://{way.source}"
    return vendor.source if vendor.source.startswith("https://") else ""


def told(vendor: Vendor) -> str:
    """How to make a key of this vendor worthless and how that is known, in plain words."""
    way, page = ways().get(vendor.name), page_of(vendor)
    if way is None:
        return f"Unknown, nobody has looked it up. {_key} Start at {page}"
    if not page:
        return way.how
    if way.seen == RECALLED:
        return f"{way.how} (Recalled, not held against {page})"
    return f"{way.how} ({page}, {date.fromisoformat(way.seen):%-d %B %Y})"


def revoking(detector: str, reasons: Sequence[str]) -> Iterator[tuple[str, str]]:
    """``(whose or what, how)`` for a finding: each vendor its reasons name, else the kind of credential it is.

    Nothing for what is no credential.
    """
    vendors = [vendor_called(reason.removeprefix("vendor: ")) for reason in reasons if reason.startswith("vendor: ")]
    known = [vendor for vendor in vendors if vendor is not None]
    for vendor in known:
        yield vendor.name, told(vendor)
    if known:
        return
    joined = "; ".join(reasons)
    for one, sign, what, how in _KINDS:
        if one == detector and re.search(sign, joined):
            yield what, how
            return


_key = "Most vendors list keys under API or developer settings: issue a new one, put it in place, delete the old one."
_since = "Then look through the log of what it was used for since it got out."

_KINDS = (
    (
        "private_key",
        "format: (?:OpenSSH|PuTTY|DSA)",
        "an SSH key",
        "Take its public half out of every authorized_keys file, deploy key and code host that trusts it, and make a new "
        f"pair with ssh-keygen. A passphrase only buys time. {_since}",
    ),
    (
        "private_key",
        "format: PGP",
        "a PGP key",
        "Publish its revocation certificate (gpg --gen-revoke, then send it to the key servers you use), and tell those "
        "who write to you. What was encrypted to it before stays readable to whoever has it.",
    ),
    (
        "private_key",
        "format: JSON Web Key",
        "a signing key",
        "Take it out of the published key set, sign with a new one, and end every session and token that it signed.",
    ),
    (
        "private_key",
        "",
        "a private key",
        "If a certificate belongs to it, have its authority revoke that one (certbot revoke --reason keycompromise) and "
        "issue another with a new key; if it is a service account's, delete the key at that cloud; if it signs tokens or "
        f"releases, replace it wherever it is trusted. {_since}",
    ),
    (
        "jwt",
        "",
        "a signed token",
        "It works until it expires, whoever holds it. End the session or the refresh token at whoever issued it (its iss "
        "claim says who); where that cannot be done, change the key that signs.",
    ),
    (
        "database_url",
        "mongodb",
        "a database password",
        f"db.changeUserPassword('USER', passwordPrompt()), and let only your own addresses in. {_since}",
    ),
    (
        "database_url",
        "redis|valkey",
        "a database password",
        f"ACL SETUSER USER resetpass '>NEW' (or CONFIG SET requirepass), then CLIENT KILL. {_since}",
    ),
    (
        "database_url",
        "amqp",
        "a broker's password",
        f"rabbitmqctl change_password USER, then close the connections that are open. {_since}",
    ),
    (
        "database_url",
        "",
        "a database password",
        "Change it (ALTER USER … with a new password, in PostgreSQL, MySQL, Oracle and SQL Server alike), end the open "
        f"connections, and let only your own addresses in. {_since}",
    ),
    (
        "recovery_code",
        "wallet",
        "a wallet's phrase",
        "It cannot be revoked: move what is in the wallet to a new one, now, from a device that is clean.",
    ),
    (
        "recovery_code",
        "authenticator",
        "an authenticator's key",
        "Set the second factor of that account up again, which ends this key, and sign out all sessions.",
    ),
    (
        "recovery_code",
        "",
        "recovery codes",
        "Make new ones in the account's security settings, which ends these, and look whether one was used.",
    ),
    (
        "password",
        "password hash",
        "a password's hash",
        "It can be guessed from at leisure: have that person choose another password, here and wherever the same was used.",
    ),
    (
        "password",
        "",
        "a password",
        "Change it wherever it is used, the same one elsewhere too, and sign out all sessions; turn on a second factor. "
        f"{_since}",
    ),
    (
        "api_key",
        "an id, half of a pair",
        "an id",
        "It opens nothing by itself; what counts is whether the secret issued with it got out too.",
    ),
    (
        "api_key",
        "name: .*(?:session|cookie)",
        "a session",
        "Sign out all sessions of that account, which ends it; if it signs sessions, change the key.",
    ),
    (
        "api_key",
        "name: .*client",
        "a client secret",
        f"Its issuer is unknown. Find the application it belongs to where you sign in from, add a new secret, delete the old one. {_since}",
    ),
    (
        "api_key",
        "name: .*(?:webhook|signing)",
        "a signing secret",
        f"Its issuer is unknown. Roll it on the page of the webhook: whoever has it can send you made-up messages. {_since}",
    ),
    (
        "api_key",
        "",
        "a key",
        f"Its issuer is unknown: the setting's name and the host it is sent to tell. {_key} {_since}",
    ),
)
"""Detector, what its reasons hold, what it is called, what to do: the first that fits counts."""
