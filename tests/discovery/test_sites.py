"""Site profiles name tools and hosts the catalogue has, in patterns short enough for the extension."""

from __future__ import annotations

import re

from seawall.discovery.catalogue import builtin
from seawall.discovery.sites import pattern_chars_max, sites


def test_a_profile_belongs_to_the_first_plan_at_its_hosts() -> None:
    assert len(sites()) >= 4
    for site in sites():
        for host in site.hosts:
            found = builtin().find(host)
            assert found is not None
            assert found.tools[0].id == site.tool


def test_patterns_are_anchored_and_compile() -> None:
    for site in sites():
        for pattern in (*site.quiet, *(send.path for send in site.sends), *(one.path for one in site.accounts)):
            assert pattern.startswith("^/")
            assert len(pattern) <= pattern_chars_max
            re.compile(pattern)


def test_a_signal_says_something() -> None:
    for site in sites():
        assert all(one.email or one.org or one.plan for one in site.accounts)
        assert all(one.means in {"org", "email", "plan"} for one in site.headers)
        assert all(data and not data.startswith(".") for send in site.sends for data in send.body)
