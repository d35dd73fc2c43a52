"""What a credential vendor is: the plug-in type of ``detect/vendors/``, plain facts in a compact form.

A file ``detect/vendors/<group>.py`` exports ``VENDORS``, a tuple of :func:`vendor` calls. Facts (prefix, alphabet,
length, the words people write beside a key) come from the address in ``source``; the words about them are ours.

Keys show in two ways. Some carry a sign of their own (``shpat_`` and 32 hex digits): those are ``tokens``, regexes in
the portable subset that begin with fixed text. Others are bare random strings that only the words beside them give
away (``mailboxlayer access key 16cf…``): for those ``words`` name the vendor and ``values`` the shapes its keys have.
How a leaked key is made worthless is in ``detect/revoking.txt``.
"""

from __future__ import annotations

from typing import NamedTuple

from seawall.detect import late_re as re


class Vendor(NamedTuple):
    """Whoever issues a credential. A tuple and not a struct: three hundred are made each time Seawall starts."""

    name: str
    source: str
    """Address of the page the shape was taken from; a path for Seawall's own keys."""
    tokens: tuple[str, ...]
    """Regexes of keys that carry a sign of their own, each beginning with fixed text."""
    words: tuple[str, ...]
    """Lower case names by which code and people refer to it, without separators."""
    values: tuple[str, ...]
    """Shapes of bare keys: ``hex32``, ``an40``, ``tw20-64``, ``uuid``, ``b64_40`` … (see :func:`shape_regex`)."""
    public: bool
    """Its tokens are meant to be seen (publishable keys, ids): worth a hint, not an alarm."""


def vendor(
    name: str,
    source: str,
    tokens: str = "",
    words: str = "",
    values: str = "",
    *,
    public: bool = False,
) -> Vendor:
    """One vendor; ``tokens``, ``words`` and ``values`` are separated by white space."""
    return Vendor(
        name,
        source if source.startswith("src/") else "https://" + source,
        tuple(tokens.split()),
        tuple(words.split()),
        tuple(values.split()),
        public,
    )


_alphabets = {
    "hex": "[0-9A-Fa-f]",
    "an": "[0-9A-Za-z]",
    "lower": "[0-9a-z]",
    "upper": "[0-9A-Z]",
    "tw": "[0-9A-Za-z_-]",
    "b64_": "[0-9A-Za-z+/_-]",
    "dot": "[0-9A-Za-z._-]",
    "any": "[!-~]",
}
_uuid = "[0-9A-Za-z]{8}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{12}"
_code = re.compile(r"(hex|an|lower|upper|tw|b64_|dot|any)(\d+)(?:-(\d+))?")


def shape_regex(code: str) -> str:
    """The regex of a shape: ``hex32`` is 32 hex digits, ``an20-40`` 20 to 40 letters and digits, ``uuid`` a UUID.

    Alphabets: ``hex``, ``an`` letters and digits, ``lower`` and ``upper`` the same in one case, ``tw`` also ``_`` and
    ``-``, ``b64_`` also ``+/`` and ``=`` at the end, ``dot`` also ``.``, ``any`` all printable ASCII. Anything else is
    a regex already.
    """
    if code == "uuid":
        return _uuid
    found = _code.fullmatch(code)
    if found is None:
        return code
    alphabet, low, high = found.groups()
    if alphabet == "b64_":
        return f"{_alphabets[alphabet]}{{{max(1, int(low) - 2)},{high or low}}}={{0,2}}"
    return f"{_alphabets[alphabet]}{{{low},{high}}}" if high else f"{_alphabets[alphabet]}{{{low}}}"
