"""The credential detectors on inputs made to be slow, and on pieces of real life they must survive.

Cost per byte is bounded: a text twice as long takes about twice the time, whatever it repeats.
"""

import pytest

from cost import keeps_pace
from engines import engine_of
from seawall.detect.engine import Engine

CREDENTIALS = ("api_key", "database_url", "jwt", "password", "private_key")
growth_max = 3.5
"""How many times longer a text twice as long may take; quadratic would be 4. Minima keep noise out."""
REPEATED = (
    "key=",
    "token: ",
    "api_key=a1b2c3d4e5f6g7h8i9j0 ",
    "secret_",
    "password=",
    "password: Aa1!aaaa ",
    "pw=pw=",
    "pass:",
    "-----BEGIN PRIVATE KEY-----\n",
    "-----BEGIN RSA PRIVATE KEY-----\nMIIEvgIBADANBgkqhkiG9w0BAQEFAASC\n",
    "LS0tLS1CRUdJTiBS",
    "eyJhbGciOiJIUzI1NiJ9.",
    "eyJ",
    "MIIEvgIBADANBgkqhkiG9w0BAQEFAASC",
    '"d":"aaaaaaaaaaaaaaaaaaaa1234",',
    "PuTTY-User-Key-File-2: ",
    "curl -u a:b ",
    "://a:b@",
    "https://u:p4ssw0rd@",
    "postgres://u:p@h ",
    "identified by 'x' ",
    "Basic QWxhZGRpbjpvcGVu ",
    "sk-proj-",
    "ghp_",
    "AKIA",
    "xoxb-1",
    "AQVN",
    "mailboxlayer ",
    "-pass ",
    "$2a$10$",
    "Password=a;",
    "\\n",
    "==",
    '"key": "',
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engine_of(*CREDENTIALS)


@pytest.mark.parametrize("piece", REPEATED)
def test_cost_grows_with_the_text_and_no_faster(engine: Engine, piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (12_000, 24_000))
    assert not engine.inspect(long).failed
    assert keeps_pace(engine.inspect, short, long, factor=growth_max, slack=0.01)


@pytest.mark.parametrize("tail", ["\ud800", "\x00", "é" * 50, "漢字", "\u200b", "\r\n"])
def test_odd_characters_are_survived_and_offsets_hold(engine: Engine, tail: str) -> None:
    secret = "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"
    text = f"{tail}token: {secret}{tail} password: Kx7!rTq2{tail}"
    findings = engine.inspect(text).findings
    assert secret in [text[f.start : f.end] for f in findings]


def test_a_scan_never_depends_on_what_else_is_in_the_text(engine: Engine) -> None:
    line = 'client_secret = "q8ZtP2vXw7Lm4KdR9sYb"\n'
    alone = engine.scan(line)[0]
    filler = "Nothing to see in this sentence about chairs.\n" * 4_000
    inside = engine.scan(filler + line + filler)
    assert [(f.start - len(filler), f.end - len(filler), f.reasons) for f in inside] == [
        (alone.start, alone.end, alone.reasons)
    ]
