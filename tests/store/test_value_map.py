"""The map of masked files on disk."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from seawall.detect.pseudonyms import Pseudonymizer
from seawall.detect.restoring import Restorer
from seawall.model.errors import ConfigError, NotFound
from seawall.model.finding import Finding
from seawall.model.words import Category, Confidence
from seawall.store import value_map
from seawall.store.value_map import ValueMap


def finding(text: str, value: str) -> Finding:
    start = text.index(value)
    return Finding(
        detector="email",
        category=Category.CUSTOMER_PII,
        start=start,
        end=start + len(value),
        confidence=Confidence.LIKELY,
    )


def test_it_is_private_keeps_its_key_and_gives_values_back(tmp_path: Path) -> None:
    path = tmp_path / "map.db"
    text = "to ana@customers.example, not qzc1t6g0drh or \udc80"
    with ValueMap(path, begin=True) as first:
        key = first.key
        masked = Pseudonymizer(first.key, record=first).mask(text, [finding(text, "ana@customers.example")])
        first.entries["lone"] = "\udc80"
        first.remember("digest", "utf-8", "")
        first.commit()
    assert path.stat().st_mode & 0o077 == 0
    with ValueMap(path, begin=False) as again:
        assert again.key == key
        assert Restorer(again.entries).restore(masked.text) == text
        assert again.entries["lone"] == "\udc80"
        assert len(again.entries) == len(list(again.entries)) == 2
        assert again.remembered("digest") == ("utf-8", "")
        assert again.remembered("other") is None
        same = Pseudonymizer(again.key, record=again).mask(text, [finding(text, "ana@customers.example")])
        assert same.new == {}
        assert same.text == masked.text


def test_what_is_not_committed_was_never_there(tmp_path: Path) -> None:
    path = tmp_path / "map.db"
    with ValueMap(path, begin=True) as first:
        first.commit()
        first.entries["a"] = "b"
        first.standing.add("code")
    with ValueMap(path, begin=False) as again:
        assert dict(again.entries) == {}
        assert set(again.standing) == set()
        with pytest.raises(KeyError):
            again.entries["a"]


def test_entries_and_standing_codes_are_a_mapping_and_a_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(value_map, "cached_max", 3)
    with ValueMap(tmp_path / "map.db", begin=True) as one:
        for number in range(10):
            one.entries[f"p{number}"] = f"v{number}"
            one.standing.add(f"c{number}")
        one.entries["p1"] = "again"
        assert (len(one.entries), one.entries["p1"], one.entries.get("none")) == (10, "again", None)
        del one.entries["p1"]
        assert "p1" not in one.entries
        one.standing.discard("c1")
        assert (len(one.standing), "c1" in one.standing, "c2" in one.standing) == (9, False, True)


def test_a_value_is_known_before_it_is_written_and_after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(value_map, "pending_max", 7)
    monkeypatch.setattr(value_map, "cached_max", 3)
    monkeypatch.setattr(value_map, "filter_bits", 1 << 6)  # so small that it says "maybe" to nearly all
    path = tmp_path / "map.db"
    wanted = {f"Qza{n}": f"value {n % 5}" for n in range(40)}
    with value_map.ValueMap(path, begin=True) as one:
        for name, value in wanted.items():
            assert one.entries.get(name) is None
            one.entries[name] = value
            assert one.entries[name] == value
        assert {name: one.entries[name] for name in wanted} == wanted
        del one.entries["Qza39"]
        assert "Qza39" not in one.entries
        one.commit()
    wanted.pop("Qza39")
    with value_map.ValueMap(path, begin=False) as again:
        assert dict(again.entries) == wanted
        assert len(again.entries) == 39
        assert again.entries.get("Qza39") is None


def test_what_is_no_map_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        ValueMap(tmp_path / "none.db", begin=False)
    (tmp_path / "text.db").write_text("hello, this is no database at all" * 100)
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE customers(name)")
    other.close()
    for name in ("text.db", "other.db"):
        with pytest.raises(ConfigError, match="no map"):
            ValueMap(tmp_path / name, begin=False)
    with pytest.raises(ConfigError):
        ValueMap(tmp_path / "nowhere" / "map.db", begin=True)
