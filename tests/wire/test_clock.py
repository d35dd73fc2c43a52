from seawall.model.ports import Clock
from seawall.wire.clock import SystemClock


def test_it_is_now_and_time_does_not_run_backwards() -> None:
    clock: Clock = SystemClock()
    assert clock.now_ms() > 1_700_000_000_000
    assert clock.monotonic_ns() <= clock.monotonic_ns()
