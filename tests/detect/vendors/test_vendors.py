"""Every vendor's every shape is found, named, and not seen in what merely resembles it."""

import re
from urllib.parse import urlsplit

import pytest

from cost import costs_at_most
from detect.vendors.samples import sample
from engines import engine_of
from seawall.detect.engine import Engine
from seawall.detect.portable import study
from seawall.detect.vendor import Vendor, shape_regex
from seawall.detect.vendor_names import ORDINARY, all_vendors, named_vendor

WITH_TOKENS = [(vendor, token) for vendor in all_vendors() for token in vendor.tokens]
NAMED = [(vendor, code) for vendor in all_vendors() for code in vendor.values if vendor.words]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engine_of("api_key")


def named(engine: Engine, text: str) -> dict[str, str]:
    """What was found, with the vendor the finding names."""
    found = {}
    for finding in engine.scan(text):
        vendors = [reason for reason in finding.reasons if reason.startswith("vendor: ")]
        found[text[finding.start : finding.end]] = vendors[0] if vendors else ""
    return found


def test_there_are_as_many_vendors_as_promised_and_each_says_where_its_facts_come_from() -> None:
    vendors = all_vendors()
    assert len(vendors) > 450
    assert len({vendor.name for vendor in vendors}) == len(vendors)
    for vendor in vendors:
        assert vendor.source.startswith(("https://", "src/")), vendor.name
        assert vendor.source.startswith("src/") or "." in urlsplit(vendor.source).netloc, vendor.name
        assert vendor.tokens or vendor.words, vendor.name
        assert not set(vendor.words) & {"key", "token", "secret", "api"}, vendor.name


@pytest.mark.parametrize("letter", sorted({vendor.name[0].upper() for vendor, _ in WITH_TOKENS}))
def test_a_key_that_carries_its_own_sign_is_found_alone_and_named(engine: Engine, letter: str) -> None:
    for vendor, token in WITH_TOKENS:
        if vendor.name[0].upper() == letter:
            for longest in (False, True):
                _is_found_and_named(engine, vendor, token, sample(token, vendor.name, longest))


def _is_found_and_named(engine: Engine, vendor: Vendor, token: str, value: str) -> None:
    inner = re.fullmatch(token, value)
    assert inner is not None
    wanted = inner.group(inner.re.groups)
    for text in (value, f"please try {value} and tell me", f'{{"config": "{value}"}}'):
        found = named(engine, text)
        if vendor.public:
            assert wanted not in found, "meant to be seen"
            continue
        hits = [vendor_found for piece, vendor_found in found.items() if wanted in piece or piece in wanted]
        assert hits, f"{vendor.name}: {token} not found in {text[:60]}…"
        assert hits[0], f"{vendor.name}: found, but no vendor named"


def test_an_example_of_a_vendors_key_is_no_finding(engine: Engine) -> None:
    tried = 0
    for vendor, token in WITH_TOKENS:
        fixed = re.match(r"[0-9A-Za-z_:/-]*", token.replace("[.]", ".").replace("[$]", "$"))
        assert fixed is not None
        open_ended = fixed.end() < len(token) and token[fixed.end()] == "{"
        head = re.sub(r"[0-9A-Za-z_-]$", "", fixed.group()) if open_ended else fixed.group()
        if len(head) < 3:
            continue  # no sign at the beginning to make an example from
        tried += 1
        width = max(8, study(token).width_min - len(head))
        assert not named(engine, head + "x" * width), vendor.name
        assert not named(engine, f"{head}{'X' * width}"), vendor.name
        if "(" in token.replace("(?", "") or not token[0].isalnum() or "AIza" in token:
            continue
        glued = engine.scan(f"wordbefore{sample(token, vendor.name)}")
        assert all("random value" in one.reasons for one in glued), f"{vendor.name}: a sign inside a word is none"
    assert tried > 400


def test_a_bare_key_is_found_beside_its_vendors_name(engine: Engine) -> None:
    tried = 0
    for vendor, code in NAMED:
        shape = shape_regex(code)
        values = [sample(shape, f"{vendor.name} {n}") for n in range(8)]
        if len(values[0]) < 17 or values[0].isdigit():
            continue  # too short to be told from an id, or digits alone, which are one
        tried += 1
        hits = 0
        for value in values:
            text = f"{vendor.words[0].upper()}_API_SECRET={value}"
            hits += any(value[:8] in piece for piece in named(engine, text))
            if hits == 6:
                break  # no other of the eight makes it wrong
        assert hits == 6, f"{vendor.name}: {code} found {hits} of 8 times"
    assert tried > 700


def test_names_are_read_from_words_joined_words_and_beginnings_of_words() -> None:
    for before, name in (
        ("stripe_secret = ", "Stripe"),
        ("open_cage_data key ", "OpenCage"),
        ("geocodifytoken=", "Geocodify"),
        ("the key for mailboxlayer is ", "Marketstack, Aviationstack and the apilayer family"),
    ):
        vendor = named_vendor(before)
        assert vendor is not None
        assert vendor.name == name
    assert named_vendor("an ordinary sentence about a red chair and ") is None
    assert {"box", "line", "square"} <= ORDINARY


def test_vendors_load_in_a_blink() -> None:
    def read() -> None:
        all_vendors.cache_clear()
        all_vendors()

    assert costs_at_most(read, 0.05)
