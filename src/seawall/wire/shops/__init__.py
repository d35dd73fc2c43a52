"""Customers and orders out of shop systems, by their documented APIs. One file a system; asking.py is how they ask."""
