"""How a leaked credential is made worthless, and how that is known."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest

from seawall.detect.revoking import RECALLED, page_of, revoking, told, ways
from seawall.detect.vendor_names import all_vendors, vendor_called


def of(name: str):  # type: ignore[no-untyped-def]
    vendor = vendor_called(name)
    assert vendor is not None
    return vendor


def test_every_line_is_of_a_vendor_has_a_page_and_says_when_it_was_read_or_that_nobody_did() -> None:
    order = [vendor.name for vendor in all_vendors() if vendor.name in ways()]
    assert order == list(ways()), "every line is a vendor's, once, in the order of the vendors"
    assert len(order) > 400
    for name, way in ways().items():
        assert way.how.endswith("."), name
        assert way.seen == RECALLED or date(2026, 11, 1) <= date.fromisoformat(way.seen), name
        page = page_of(of(name))
        if page:
            assert page.startswith("https://"), name
            assert "." in urlsplit(page).netloc, name
        else:
            assert name.startswith("Seawall"), name


def test_a_vendors_way_is_told_with_its_page_and_day() -> None:
    assert told(of("Klarna")).endswith("portal-guide/settings, 26 November 2026)")
    assert (
        told(of("xAI"))
        == "console.x.ai > API keys > disable or delete. (Recalled, not held against https://docs.x.ai/docs/overview)"
    )
    assert told(of("Zonos")).startswith("Unknown, nobody has looked it up.")
    assert "https://" in told(of("Zonos"))
    assert "seawall keys revoke" in told(of("Seawall virtual key"))


def test_a_finding_is_told_its_vendors_way() -> None:
    (found,) = revoking("api_key", ("vendor: Stripe", "random value"))
    assert found[0] == "Stripe"
    assert "Roll key" in found[1]
    assert [what for what, _ in revoking("api_key", ("vendor: Stripe", "vendor: Klarna"))] == ["Stripe", "Klarna"]


@pytest.mark.parametrize(
    ("detector", "reasons", "what", "word"),
    [
        ("private_key", ("format: OpenSSH", "protected by a passphrase"), "an SSH key", "authorized_keys"),
        ("private_key", ("format: PuTTY",), "an SSH key", "ssh-keygen"),
        ("private_key", ("format: PGP",), "a PGP key", "revocation certificate"),
        ("private_key", ("format: JSON Web Key",), "a signing key", "key set"),
        ("private_key", ("format: RSA (PKCS#1)",), "a private key", "certificate"),
        ("jwt", ("header names its algorithm",), "a signed token", "expires"),
        ("database_url", ("scheme: postgresql",), "a database password", "ALTER USER"),
        ("database_url", ("scheme: mongodb+srv",), "a database password", "changeUserPassword"),
        ("database_url", ("scheme: rediss",), "a database password", "ACL SETUSER"),
        ("database_url", ("scheme: amqps",), "a broker's password", "rabbitmqctl"),
        ("recovery_code", ("phrase of a wallet",), "a wallet's phrase", "move what is in"),
        ("recovery_code", ("key of an authenticator app",), "an authenticator's key", "second factor"),
        ("recovery_code", ("recovery codes", "codes: 8"), "recovery codes", "Make new ones"),
        ("password", ("password hash",), "a password's hash", "another password"),
        ("password", ("command line",), "a password", "sign out all sessions"),
        ("api_key", ("an id, half of a pair",), "an id", "opens nothing"),
        ("api_key", ("name: sessionid",), "a session", "Sign out"),
        ("api_key", ("name: client secret", "random value"), "a client secret", "issuer is unknown"),
        ("api_key", ("name: token", "vendor: nobody we know"), "a key", "issuer is unknown"),
    ],
)
def test_where_no_vendor_is_known_the_kind_of_credential_says_what_to_do(
    detector: str, reasons: tuple[str, ...], what: str, word: str
) -> None:
    ((called, how),) = revoking(detector, reasons)
    assert called == what
    assert word in how


def test_what_is_no_credential_is_not_revoked() -> None:
    assert list(revoking("email", ("shape",))) == []
