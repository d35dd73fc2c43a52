"""A worker's memory, put in order once it has started."""

from __future__ import annotations

import ctypes
import gc

young_objects_max = 20_000
"""Objects made before Python looks for cycles among the young ones. A request makes a few hundred and leaves none, so
the default of 700 looks several times a request and finds nothing."""
arenas_max = 2
"""Heaps of the C library's allocator; its default of eight for each core keeps what each thread once needed."""
mapped_bytes_min = 256 * 1024
"""What is asked for at once from this size on comes straight from the system and goes back there: the bodies of large
requests. Without being told, glibc stops doing that once it has seen a few of them."""
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8


def settle() -> None:
    """Give back what starting took, and spare the garbage collector what stays for good.

    Does less where the C library is not glibc.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(young_objects_max, 10, 10)
    try:
        libc = ctypes.CDLL(None)
        libc.mallopt(_M_ARENA_MAX, arenas_max)
        libc.mallopt(_M_MMAP_THRESHOLD, mapped_bytes_min)
        libc.mallopt(_M_TRIM_THRESHOLD, 2 * mapped_bytes_min)
        libc.malloc_trim(0)
    except (OSError, AttributeError):
        return
