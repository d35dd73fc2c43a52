import pytest

from seawall.console import passwords

COST = "$argon2id$v=19$m=65536,t=3,p=4$"
"""RFC 9106's parameters for little memory."""


@pytest.fixture(autouse=True)
def _quick_hashes() -> None:
    """Here they cost what they cost."""


def test_what_is_kept_is_dear_to_guess_and_who_is_unknown_costs_as_much() -> None:
    assert passwords.hashed("correct horse battery staple").startswith(COST)
    assert passwords._NOBODY.startswith(COST)
    assert not passwords.outdated(passwords._NOBODY)
    assert passwords.outdated(
        "$argon2id$v=19$m=8,t=1,p=1$MIIRqgvgQbgj220jfp0MPA$YfwJSVjtjSU0zzV/P3S9nnQ/USre2wvJMjfCIjrTQbg"
    )


@pytest.mark.parametrize(
    "password",
    [
        "",
        "short",
        "password1234",
        "PASSWORD!!!!",
        "qwertyuiop12",
        "aaaaaaaaaaaa",
        "ana@shop1234",
        "Seawall12345",
        "x" * 300,
    ],
)
def test_what_is_guessed_first_is_refused_and_the_reason_is_said(password: str) -> None:
    assert passwords.weakness(password, "ana@shop.example")


@pytest.mark.parametrize("password", ["correct horse battery staple", "tr0ub4dor&3-xkcd", "Ünïcödé wörds äre fïne"])
def test_long_and_unusual_is_enough(password: str) -> None:
    assert passwords.weakness(password, "ana@shop.example") is None


def test_only_the_password_fits_and_its_hash_is_argon2id() -> None:
    kept = passwords.hashed("correct horse battery staple")
    assert kept.startswith("$argon2id$")
    assert passwords.fits("correct horse battery staple", kept)
    assert not passwords.fits("correct horse battery stapler", kept)
    assert not passwords.fits("", kept)
    assert not passwords.outdated(kept)


def test_nobody_has_no_password() -> None:
    assert not passwords.fits("correct horse battery staple", None)
    assert not passwords.fits("", None)


def test_a_damaged_hash_fits_nothing() -> None:
    assert not passwords.fits("anything", "$argon2id$v=19$m=65536,t=3,p=4$damaged")
