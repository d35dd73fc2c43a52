"""Vendors whose credentials Seawall knows by name, one file a field; each exports ``VENDORS`` (detect/vendor.py)."""
