"""Halves of a credential that belong together are found together, one level higher than alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import costs_at_most
from seawall.detect.engine import Engine, builtin_detectors
from seawall.detect.pairs import other_half, reach_chars
from seawall.model.words import Confidence

HEX = "5aab40e433037523cc70af7d3894a0fa"  # synthetic, like every value here
SECRET = "q8ZtP2vXw7Lm4KdR9sYb"
AWS_ID, AWS_SECRET = "AKIA" + "Q7TMR2XW5LKDZ3VB", "wJalrXUtnFEMIzK7MDENGbPxRfiCYq8ZtP2vXw7L"
STORAGE = (SECRET * 5)[:86] + "=="


@pytest.fixture(scope="module")
def engine() -> Engine:
    found = builtin_detectors()
    return Engine(detectors={name: found[name] for name in ("api_key", "password", "database_url")}, disguises={})


def pair(engine: Engine, text: str, value: str) -> tuple[Confidence, str]:
    """The level of what was found over a value, and the pair it is half of."""
    for finding in engine.scan(text):
        if value in text[finding.start : finding.end]:
            named = [reason.removeprefix("pair: ") for reason in finding.reasons if reason.startswith("pair: ")]
            return finding.confidence, named[0] if named else ""
    raise AssertionError(f"not found in {text[:40]}")


PAIRS = [
    (f"aws_access_key_id = {AWS_ID}\naws_secret_access_key = {AWS_SECRET}", AWS_SECRET, "AWS access key id and secret"),
    (f'{{"SecretAccessKey": "{AWS_SECRET}", "AccessKeyId": "{AWS_ID}"}}', AWS_ID, "AWS access key id and secret"),
    (
        f"STRIPE_PK=pk_live_{SECRET}4Xq\nSTRIPE_SK=sk_live_{SECRET}4Xq",
        f"sk_live_{SECRET}4Xq",
        "Stripe publishable and secret key",
    ),
    (f"client_id: shop-backend-7\nclient_secret: {SECRET}", SECRET, "client id and secret"),
    (f'{{"appId": "wx4d82d07e3eb5ba84", "appSecret": "{HEX}"}}', HEX, "app id and secret"),
    (f"CONSUMER_KEY={SECRET[:12]}\nCONSUMER_SECRET={SECRET}", SECRET, "consumer id and secret"),
    (f"account_sid = AC{HEX}\nauth_token = {HEX[::-1]}", HEX[::-1], "Twilio SID and token"),
    (
        f"DefaultEndpointsProtocol=https;AccountName=shopfiles;AccountKey={STORAGE}",
        STORAGE,
        "Azure storage account and key",
    ),
    ("username: ana\npassword: Kx7rTq2mW", "Kx7rTq2mW", "user and password"),
    ('connect(user="shop", password="Kx7rTq2mW")', "Kx7rTq2mW", "user and password"),
    ("curl -u elastic:P8ssw-rd1 https://localhost:9200", "P8ssw-rd1", "user and password"),
    ("Authorization: Basic YW5hOnE4WnRQMnZY", "YW5hOnE4WnRQMnZY", "user and password"),
    ("machine api.shop.example login ana password Kx7rTq2mW", "Kx7rTq2mW", "user and password"),
    ("sshpass -p Kx7rTq2mW ssh --user ana gate", "Kx7rTq2mW", "user and password"),
]


@pytest.mark.parametrize(("text", "value", "says"), PAIRS, ids=[f"{n}-{row[2]}" for n, row in enumerate(PAIRS)])
def test_both_halves_together_are_sure(engine: Engine, text: str, value: str, says: str) -> None:
    assert pair(engine, text, value) == (Confidence.VERY_LIKELY, says)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"aws_secret_access_key = {AWS_SECRET}", AWS_SECRET),
        (f"client_secret: {SECRET}", SECRET),
        ("client_id: shop-backend-7\n" + "# nothing here\n" * 8 + f"client_secret: {SECRET}", SECRET),
        (f"client_id: shop-backend-7\nwebhook_secret: {SECRET}", SECRET),
        (f"auth_token = {HEX}", HEX),
        ("password: Kx7rTq2mW", "Kx7rTq2mW"),
        ('username: ""\npassword: Kx7rTq2mW', "Kx7rTq2mW"),
        ("users should pick a good one\npassword: Kx7rTq2mW", "Kx7rTq2mW"),
    ],
)
def test_one_half_alone_is_only_likely(engine: Engine, text: str, value: str) -> None:
    assert pair(engine, text, value) == (Confidence.LIKELY, "")


@given(st.text(max_size=600), st.integers(0, 600), st.integers(0, 80), st.booleans())
def test_any_text_has_an_answer_and_only_what_is_near_counts(text: str, at: int, size: int, password: bool) -> None:
    start = min(at, len(text))
    end = min(start + size, len(text))
    answer = other_half(text, start, end, password=password)
    if start >= reach_chars:
        far = "user: ana\nclient_id: shop-backend-7\n" * 9
        assert other_half(far + text, len(far) + start, len(far) + end, password=password) == answer


@pytest.mark.parametrize("piece", ["user ", "client_id=", "AC" + "0" * 31, "a/b+" * 9, "account_name = "])
def test_hostile_surroundings_cost_little(piece: str) -> None:
    text = piece * 4_000

    def ask() -> None:
        for start in range(1_000, 9_000, 80):
            other_half(text, start, start + 40, password=start % 160 == 0)

    assert costs_at_most(ask, 1)
