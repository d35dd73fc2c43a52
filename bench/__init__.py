"""Benchmarks: one file each, against a peer or the machine's limit in the same run. ``make bench`` runs them all."""
