"""Second factors as arithmetic; a real authenticator signs in tests/console/browser/."""

import pyotp
import pytest

from seawall.console import factors
from seawall.model.errors import UsageError
from seawall.store.accounts import User

NOW = 1_795_000_000_000
USER = User(id="usr_1", email="ana@shop.example", role="owner", created_ms=NOW)
LOCAL = factors.site("", "http", "localhost:8400")


def test_a_code_fits_its_step_and_the_ones_beside_it() -> None:
    seed = factors.new_seed()
    step = NOW // 1000 // 30
    for away, fits in ((-2, False), (-1, True), (0, True), (1, True), (2, False)):
        code = pyotp.TOTP(seed).generate_otp(step + away)
        assert factors.step_of(seed, f" {code[:3]} {code[3:]} ", NOW) == (step + away if fits else None)


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "１２３４５６", "12 34"])
def test_what_is_no_code_fits_nothing(code: str) -> None:
    assert factors.step_of(factors.new_seed(), code, NOW) is None


def test_the_picture_is_the_link() -> None:
    seed = factors.new_seed()
    assert factors.seed_link(seed, USER.email).startswith("otpauth://totp/Seawall:ana%40shop.example?secret=" + seed)
    width, path = factors.seed_picture(seed, USER.email)
    assert width > 30
    assert path.startswith("M4 4h7v1h-7z")


@pytest.mark.parametrize(
    ("public", "scheme", "host", "able"),
    [
        ("", "http", "localhost:8400", True),
        ("", "http", "127.0.0.1:8400", False),
        ("", "http", "[::1]:8400", False),
        ("", "http", "seawall.shop.example", False),
        ("https://seawall.shop.example", "http", "10.0.0.1", True),
    ],
)
def test_passkeys_need_a_name_and_a_safe_way(public: str, scheme: str, host: str, able: bool) -> None:
    assert factors.site(public, scheme, host).can_have_passkeys is able


def test_a_passkey_answers_what_was_asked_in_time_and_once() -> None:
    _, kept = factors.passkey_creation(LOCAL, USER, (), NOW)
    for wrong, when in ((None, NOW), (b"rubbish", NOW), (kept, NOW + 5 * 60_000)):
        with pytest.raises(UsageError, match="too long"):
            factors.passkey_created(LOCAL, wrong, {}, when)
    with pytest.raises(UsageError, match="too long"):
        factors.passkey_accepted(LOCAL, kept, {}, (), NOW)


@pytest.mark.parametrize(
    "answer", [{}, {"id": 5}, {"rawId": "AAAA", "response": {}}, {"response": {"clientDataJSON": "!"}}]
)
def test_rubbish_is_not_accepted(answer: dict[str, object]) -> None:
    _, kept = factors.passkey_creation(LOCAL, USER, (), NOW)
    with pytest.raises(UsageError, match="not accepted"):
        factors.passkey_created(LOCAL, kept, answer, NOW)
    _, asked = factors.passkey_question(LOCAL, (), NOW)
    with pytest.raises(UsageError, match="not accepted"):
        factors.passkey_accepted(LOCAL, asked, answer, (), NOW)
