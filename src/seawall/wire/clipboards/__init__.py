"""Drivers for the clipboards of desktops, one file a system, each exporting ``DRIVER``. Files with ``_`` are shared."""
