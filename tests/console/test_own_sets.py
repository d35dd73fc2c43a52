from pathlib import Path

from console.story import failed, put
from fakes.own_data import PEOPLE
from seawall.console.own_sets import own_sets
from seawall.console.parts import Parts

DAY_MS = 86_400_000


def test_every_set_with_its_state_and_never_a_value(parts: Parts, clock) -> None:
    store = parts.store
    assert own_sets(parts) == []
    put(store, "customers", built_ms=clock.now_ms())
    header = put(store, "damaged")
    (path,) = Path(store.data).glob("fingerprints/damaged*")
    content = bytearray(path.read_bytes())
    content[header.sections["rests"].start] ^= 1
    path.write_bytes(content)
    whole, damaged = own_sets(parts)
    assert whole.header is not None
    assert (whole.name, whole.header.rows, whole.damaged, whole.why) == ("customers", 3, "", "")
    assert damaged.header is None
    assert "not used" in damaged.damaged
    assert not any(value in repr(whole) for person in PEOPLE for value in person[1:])


def test_a_failure_is_shown_until_something_went_well_and_age_after_the_interval(parts: Parts, clock) -> None:
    store = parts.store
    put(store, "customers", built_ms=clock.now_ms(), every_hours=24)
    clock.advance(60_000)
    failed(store, "customers", "The shop does not answer")
    failed(store, "gone", "No set of this name is there any more")
    (one,) = own_sets(parts)
    assert (one.why, one.failed_ms) == ("The shop does not answer", clock.now_ms())
    assert not one.late(clock.now_ms())
    clock.advance(2 * DAY_MS)
    assert own_sets(parts)[0].late(clock.now_ms())
    put(store, "customers", built_ms=clock.now_ms(), every_hours=24)
    (one,) = own_sets(parts)
    assert (one.why, one.late(clock.now_ms())) == ("", False)
