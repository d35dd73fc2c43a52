"""The scan cache: what it remembers, what it forgets, and that it never mixes kinds or lengths."""

import msgspec
import pytest

from seawall.gateway import scan_cache
from seawall.gateway.scan_cache import ScanCache, Seen
from seawall.model.finding import Finding
from seawall.model.words import Category

SEEN = Seen(Finding(detector="email", category=Category.CUSTOMER_PII, start=0, end=3), "a•••", "fp")


def test_remembers_by_bytes_kind_and_role() -> None:
    cache = ScanCache(b"secret")
    key = cache.key("message", "user", b"hello")
    assert cache.get(key, 1) is None
    cache.put(key, ((SEEN,),))
    assert cache.get(key, 1) == ((SEEN,),)
    assert cache.get(key, 2) is None
    assert (cache.hits, cache.misses) == (1, 2)
    others = {
        cache.key("message", "tool", b"hello"),
        cache.key("system", "user", b"hello"),
        cache.key("message", "user", b"hellO"),
    }
    assert key not in others
    assert len(others) == 3
    assert ScanCache(b"other").key("message", "user", b"hello") != key


def test_forgets_the_least_lately_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_cache, "bytes_max", 2 * scan_cache.unit_bytes + 10)
    cache = ScanCache(b"secret")
    keys = [cache.key("message", "user", bytes([n])) for n in range(3)]
    cache.put(keys[0], ((),))
    cache.put(keys[1], ((),))
    cache.get(keys[0], 1)
    cache.put(keys[2], ((),))
    assert [cache.get(key, 1) is not None for key in keys] == [True, False, True]


def test_what_it_holds_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    one = len(msgspec.msgpack.encode(((SEEN, SEEN),))) + scan_cache.unit_bytes
    monkeypatch.setattr(scan_cache, "bytes_max", 2 * one - 1)
    cache = ScanCache(b"secret")
    keys = [cache.key("message", "user", bytes([n])) for n in range(3)]
    for key in keys:
        cache.put(key, ((SEEN, SEEN),))
        cache.put(key, ((SEEN, SEEN),))
    assert [cache.get(key, 1) is not None for key in keys] == [False, False, True]
