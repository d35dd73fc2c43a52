"""Putting memory in order: in a process of its own, because it is for good."""

import subprocess
import sys

_SETTLED = """
import ctypes, gc
before = gc.get_threshold()
from seawall.gateway import memory
memory.settle()
assert gc.get_freeze_count() > 1000
assert gc.get_threshold()[0] == memory.young_objects_max > before[0]

def missing(name):
    raise OSError("not glibc")

ctypes.CDLL = missing
memory.settle()
cycle = []
cycle.append(cycle)
del cycle
assert gc.collect() > 0  # cycles are still found
"""


def test_what_stays_is_frozen_and_cycles_are_still_found() -> None:
    subprocess.run([sys.executable, "-c", _SETTLED], check=True)
