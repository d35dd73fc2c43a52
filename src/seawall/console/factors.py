"""Second factors: authenticator apps (TOTP, RFC 6238) and passkeys (WebAuthn level 3).

The store keeps what is needed to check them (store/accounts.py); here they are checked. A TOTP code counts once, for
its 30 seconds and one step to either side. A passkey signs a challenge that is used up by the attempt, for exactly our
origin.

What reads passkeys and draws QR codes is imported when somebody uses one: a worker that only passes AI calls on would
hold several megabytes for nothing.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec
import pyotp

from seawall.model.errors import UsageError

if TYPE_CHECKING:
    from seawall.store.accounts import Accounts, Passkey, User

step_seconds = 30
steps_around = 1
challenge_minutes = 5
_ISSUER = "Seawall"


class Site(msgspec.Struct, frozen=True):
    """How browsers reach us: what a passkey is bound to."""

    origin: str
    host: str

    @property
    def can_have_passkeys(self) -> bool:
        """Passkeys belong to names: a browser makes none for an address in digits, nor without https except locally."""
        try:
            ipaddress.ip_address(self.host.strip("[]"))
        except ValueError:
            return self.origin.startswith("https:") or self.host == "localhost" or self.host.endswith(".localhost")
        return False


def site(public_url: str, scheme: str, host_header: str) -> Site:
    """The configured public address, else the one the browser used."""
    if public_url:
        parts = urlsplit(public_url)
        return Site(f"{parts.scheme}://{parts.netloc}", parts.hostname or "")
    return Site(f"{scheme}://{host_header}", urlsplit(f"//{host_header}").hostname or "")


# -- authenticator apps


def new_seed() -> str:
    """A fresh TOTP seed, 160 bits in base32."""
    return pyotp.random_base32()


def seed_link(seed: str, email: str) -> str:
    """What the QR code says: the ``otpauth://`` address."""
    return pyotp.TOTP(seed).provisioning_uri(name=email, issuer_name=_ISSUER)


def seed_picture(seed: str, email: str) -> tuple[int, str]:
    """The QR code of an authenticator app's seed, as :func:`qr_picture` draws it."""
    return qr_picture(seed_link(seed, email))


def qr_picture(text: str) -> tuple[int, str]:
    """A QR code as the path of an SVG of one unit a module, with the width in modules (quiet zone of 4 included)."""
    import segno

    code = segno.make(text, error="m")
    runs: list[str] = []
    rows = [list(row) for row in code.matrix_iter(border=4)]
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            if row[x]:
                start = x
                while x < len(row) and row[x]:
                    x += 1
                runs.append(f"M{start} {y}h{x - start}v1h-{x - start}z")
            else:
                x += 1
    return len(rows), "".join(runs)


def step_of(seed: str, code: str, now_ms: int) -> int | None:
    """The time step a typed code belongs to, or None. Looks at every allowed step whatever comes of it."""
    typed = "".join(code.split())
    if len(typed) != 6 or not typed.isascii() or not typed.isdigit():
        return None
    now = now_ms // 1000 // step_seconds
    totp = pyotp.TOTP(seed)
    fitting = [
        step
        for step in range(now - steps_around, now + steps_around + 1)
        if pyotp.utils.strings_equal(totp.generate_otp(step), typed)
    ]
    return fitting[-1] if fitting else None


def code_accepted(accounts: Accounts, user: User, code: str, now_ms: int) -> bool:
    """Whether a code fits one of somebody's authenticator apps and was not used before; it is used up."""
    for factor_id, seed in accounts.totp_seeds(user.id):
        step = step_of(seed, code, now_ms)
        if step is not None and accounts.accept_step(factor_id, step, now_ms):
            return True
    return False


# -- passkeys


class Challenge(msgspec.Struct, frozen=True):
    """What was asked of a browser, kept with its session."""

    purpose: str
    """``register`` or ``sign-in``."""
    challenge: bytes
    expires_ms: int


def passkey_creation(where: Site, user: User, existing: tuple[Passkey, ...], now_ms: int) -> tuple[str, bytes]:
    """Options for ``navigator.credentials.create`` as JSON, and what to keep until the answer."""
    import webauthn
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        PublicKeyCredentialDescriptor,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    options = webauthn.generate_registration_options(
        rp_id=where.host,
        rp_name=_ISSUER,
        user_id=user.id.encode(),
        user_name=user.email,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.PREFERRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=key.credential) for key in existing],
    )
    return webauthn.options_to_json(options), _keep("register", options.challenge, now_ms)


def passkey_created(where: Site, kept: bytes | None, answer: dict[str, Any], now_ms: int) -> tuple[bytes, bytes, int]:
    """``(credential id, public key, counter)`` of a new passkey.

    Raises:
        UsageError: it is not an answer to what was asked, from this site.
    """
    import webauthn

    challenge = _kept("register", kept, now_ms)
    try:
        made = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=where.host,
            expected_origin=where.origin,
        )
    except Exception as error:
        raise UsageError("The passkey was not accepted", advice="Try again.") from error
    return made.credential_id, made.credential_public_key, made.sign_count


def passkey_question(where: Site, existing: tuple[Passkey, ...], now_ms: int) -> tuple[str, bytes]:
    """Options for ``navigator.credentials.get`` as JSON, and what to keep until the answer."""
    import webauthn
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor, UserVerificationRequirement

    options = webauthn.generate_authentication_options(
        rp_id=where.host,
        allow_credentials=[PublicKeyCredentialDescriptor(id=key.credential) for key in existing],
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return webauthn.options_to_json(options), _keep("sign-in", options.challenge, now_ms)


def passkey_accepted(
    where: Site, kept: bytes | None, answer: dict[str, Any], existing: tuple[Passkey, ...], now_ms: int
) -> tuple[Passkey, int]:
    """The passkey that signed, and its new counter.

    Raises:
        UsageError: not one of these passkeys, not for what was asked, or its counter went back (a copied key).
    """
    import webauthn

    challenge = _kept("sign-in", kept, now_ms)
    try:
        used = webauthn.base64url_to_bytes(str(answer.get("rawId", "")))
        passkey = next(key for key in existing if key.credential == used)
        seen = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=where.host,
            expected_origin=where.origin,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.counter,
        )
    except Exception as error:
        raise UsageError("The passkey was not accepted", advice="Try again, or use another second factor.") from error
    return passkey, seen.new_sign_count


def _keep(purpose: str, challenge: bytes, now_ms: int) -> bytes:
    return msgspec.json.encode(Challenge(purpose, challenge, now_ms + challenge_minutes * 60_000))


def _kept(purpose: str, kept: bytes | None, now_ms: int) -> bytes:
    try:
        asked = msgspec.json.decode(kept or b"", type=Challenge)
    except msgspec.DecodeError:
        asked = None
    if asked is None or asked.purpose != purpose or now_ms >= asked.expires_ms:
        raise UsageError("That took too long", advice="Press the button again.")
    return asked.challenge
