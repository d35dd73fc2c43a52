"""Seawall keeps an online shop's customer, order, payment, pricing and supplier data from leaking into AI."""

__version__ = "0.1.0"
