"""The shop's own data, recognised exactly: keyed fingerprints of its customers, orders, prices and papers.

    build      values ─ normalised by kind ─ keyed BLAKE2b ─► one sorted file, no plaintext in it
    find       text ─ candidates by kind ─ the same normal form and key ─► rows ─► evidence rule ─► ``exact_match``

A value that names somebody by itself (an e-mail address, a phone number, an order number of a telling shape) is a
match alone. What many share (a name, a street, a postcode, a plain number) counts only with another value of the same
row nearby.
"""
