"""What of new settings and policy files lets more through, and that everything else of them counts at once."""

from __future__ import annotations

from typing import Any

import pytest

from seawall.model.configuration import read_settings
from seawall.model.protection import Protection, hold, in_words, protection
from seawall.model.settings import Settings

UPSTREAM = '[[upstream]]\nname = "u"\ndialect = "openai"\nbase_url = "https://a.example"\n'


def settings(text: str) -> Settings:
    return read_settings(text, {}, None)


def held(before: str, after: str, old: dict[str, str] | None = None, new: dict[str, str] | None = None) -> Any:
    return hold(protection(settings(before), old or {}), settings(after), new or {}, lambda name: name == "stricter")


@pytest.mark.parametrize(
    ("strong", "weak"),
    [
        ("[gateway]\nstrict = true", ""),
        ("", '[gateway]\non_scan_failure = "allow"'),
        ("", "[policy]\nobserve = true"),
        ("", '[policy]\ntwo_person = "never"'),
        ('[policy]\ntwo_person = "always"', ""),
        ("", '[endpoint]\nunlisted = "coach"'),
        ("", '[endpoint]\nunknown_account = "work"'),
        ("", '[endpoint]\nfail_mode = "open"'),
        ("", '[endpoint]\nwork_domains = ["mail.example"]'),
        ("", '[detect]\noff = ["email"]'),
        ("", '[detect]\nallow = ["*@shop.example"]'),
        ('[detect.confidence_min]\nphone = "possible"', '[detect.confidence_min]\nphone = "likely"'),
        ("", "[detect.count_min]\nip_address = 3"),
        ("", '[[tool]]\nid = "grok"\napproved = true'),
        ('[[tool]]\nid = "grok"\nblocked = true', ""),
        ('[[tool]]\nid = "grok"\nblocked = true', '[[tool]]\nid = "grok"'),
        (
            '[[tool]]\nid = "grok"\napproved = true\nteams = ["buying"]',
            '[[tool]]\nid = "grok"\napproved = true',
        ),
        ("", UPSTREAM),
        (UPSTREAM, UPSTREAM + 'permits = ["internal_pricing"]'),
        (UPSTREAM + 'grade = "consumer"', UPSTREAM),
        (UPSTREAM, UPSTREAM.replace("a.example", "b.example")),
        (
            '[[detector]]\nid = "club"\ncategory = "customer_pii"\nregex = "CLUB[0-9]{6}"',
            "",
        ),
        ("", '[[format]]\nname = "parcel"\ntemplate = "PX-{digits:8}"'),
        ('[[format]]\nname = "order"\nkind = "order"\ntemplate = "SO-{digits:6}"', ""),
    ],
)
def test_what_weakens_keeps_its_former_value_and_the_way_back_is_free(strong: str, weak: str) -> None:
    wanted = held(strong, weak)
    assert wanted.words
    assert not hold(protection(settings(strong), {}), wanted.settings, {}, bool).words, "what is held weakens nothing"
    assert protection(wanted.settings, {}) != protection(settings(weak), {})
    back = held(weak, strong)
    assert back.words == () or "another address" in back.words[0]
    assert in_words(wanted.words).startswith("Settings and policy files: ")


def test_what_tightens_beside_it_counts_at_once() -> None:
    wanted = held("", "[policy]\nobserve = true\n[gateway]\nstrict = true")
    assert wanted.words == ("policy.observe = true",)
    assert wanted.settings.gateway.strict
    assert not wanted.settings.policy.observe


def test_a_new_upstream_is_there_and_not_approved() -> None:
    assert [one.approved for one in held("", UPSTREAM).settings.upstream] == [False]


def test_policy_files_changed_gone_or_new_are_held_but_for_a_stricter_one() -> None:
    old = {"a": "1", "b": "2"}
    wanted = held("", "", old, {"a": "9", "new": "3", "stricter": "4"})
    assert wanted.policies == {"a": "1", "b": "2", "stricter": "4"}
    assert sorted(wanted.words) == ["policy file a: changed", "policy file b: gone", "policy file new: new"]


def test_no_secret_is_kept() -> None:
    kept = protection(settings(UPSTREAM + 'key = "sk-secret"\n[store]\nurl = "postgresql://u:p@h/d"'), {})
    assert "sk-secret" not in str(kept)
    assert "u:p" not in str(kept)
    assert kept == Protection(settings=kept.settings)


def test_many_words_are_cut() -> None:
    assert in_words(tuple(f"w{n}" for n in range(20))).endswith("w11 and 8 more")
