"""Seawall keeps an online shop's customer, order, payment, pricing and supplier data from leaking into AI."""

import sys

if "typing_extensions" not in sys.modules:
    # msgspec prefers typing_extensions to typing where both are there. From Python 3.11 on they are alike for what it
    # takes from them, and the former costs it a third of its import. Whoever else wants it gets it as ever.
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]

__version__ = "0.1.0"
