"""IP addresses, versions 4 and 6, with an optional prefix length or zone.

A customer's address is personal data; a loopback or wildcard address in source code is not. Those (127.0.0.1, 0.0.0.0,
::, ::1) need a word that says an address is meant, and are never taken from inside quotes. Netmasks and multicast groups
are nobody's; private networks and the addresses set aside for documentation need a word too, and so does what could be a
version or an object identifier.
"""

from __future__ import annotations

import ipaddress

from seawall.detect import late_re as re
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Pattern, words
from seawall.model.words import Category, Confidence

_SHORT_CHARS = 10
"""Up to so many characters four numbers are more likely a version than an address: one address in a hundred is so short."""
_OBJECT_IDENTIFIER = re.compile(r"(?:0\.[0-9]|1\.[0-3]|2\.(?:[0-9]|1[0-9]|2[0-9]|4[0-9]))\.")
_NETWORK = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}/[0-9]{1,2}(?![0-9])")
_networks_min = 4
"""So many private networks beside one another are a plan of a network, and nobody's addresses."""
_ANY_WORDS = frozenset(words("unspecified, ipv6"))


def _validate(candidate: Candidate) -> Judgement | None:
    text, start, end = candidate.text, candidate.start, candidate.end
    value = candidate.value
    if candidate.pattern.name == "IPv6":
        while end > start and text[end - 1] == ".":
            end -= 1
        if value.endswith(":") and not value.endswith("::"):
            end -= 1
        value = text[start:end]
        if start and (text[start - 1].isalnum() or text[start - 1] in ":._"):
            return None
        if value.count(":") < 2:
            return None
    elif start and text[start - 1] in ".-" and start > 1 and text[start - 2].isalnum():
        return None
    return _judge(candidate, value, start, end)


def _judge(candidate: Candidate, value: str, start: int, end: int) -> Judgement | None:
    text = candidate.text
    try:
        address = ipaddress.ip_address(value)
    except ValueError:
        return None
    if end < len(text) and (text[end].isalnum() or text[end] == "_"):
        return None
    if text[end : end + 1] == ":" and candidate.pattern.name == "IPv6":
        return None
    if candidate.against():
        return None
    whole = _prefix_end(text, end, address.max_prefixlen)
    word = candidate.context()
    alone = whole > end or len(text.strip()) <= end - start
    if address.is_loopback or address.is_unspecified:
        quoted = (start > 0 and text[start - 1] in "\"'`") or not text[max(0, start - 2) : start].isascii()
        if (
            quoted
            or not (word or alone)
            or (address.is_unspecified and address.version == 6 and not alone and word not in _ANY_WORDS)
        ):
            return None
        return candidate.accept("not a host of its own", confidence=Confidence.POSSIBLE, end=whole, start=start)
    if _nobodys(address) or (address.is_global and text[end : end + 1] == "." and text[end + 1 : end + 2].isdigit()):
        return None
    if address.version == 6 and not _strong_six(value) and (not any(c.isdigit() for c in value) or not (word or alone)):
        return None
    if address.version == 4 and not word and whole == end and not alone and _other_numbers(candidate, address, value):
        return None
    reasons = (f"version {address.version}",) + ((f"context word: {word}",) if word else ())
    if not address.is_global:
        if whole > end and len(_NETWORK.findall(text, max(0, start - 500), whole + 500)) >= _networks_min:
            return None
        return candidate.accept(*reasons, "not a public address", confidence=Confidence.LIKELY, start=start, end=whole)
    return candidate.accept(*reasons, confidence=Confidence.VERY_LIKELY, start=start, end=whole, weight=1)


def _nobodys(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Multicast groups, netmasks (255.255.255.0) and what is reserved: no host has them."""
    return address.version == 4 and int(address) >> 28 >= 14


def _other_numbers(candidate: Candidate, address: ipaddress.IPv4Address | ipaddress.IPv6Address, value: str) -> bool:
    """Four numbers that nothing introduces and that are no customer's: a version, an object identifier, a private network
    or an example of the documentation quoted in code."""
    after = candidate.text[candidate.end : candidate.end + 2]
    packaged = len(after) == 2 and after[0] in "-+~" and after[1].isalnum()
    if not address.is_global:
        return candidate.text[candidate.start - 1 : candidate.start] in ("'", '"', "`")
    return packaged or len(value) <= _SHORT_CHARS or _OBJECT_IDENTIFIER.match(value) is not None


def _strong_six(value: str) -> bool:
    """Long enough to be no time, class name or slice."""
    return sum(len(part) >= 2 for part in value.split(":")) >= 2 and any(c.isdigit() for c in value)


def _prefix_end(text: str, end: int, most: int) -> int:
    """The end with a prefix length (``/24``) if one follows."""
    if text[end : end + 1] != "/":
        return end
    stop = end + 1
    while stop < len(text) and stop < end + 4 and text[stop] in "0123456789":
        stop += 1
    digits = text[end + 1 : stop]
    follows = stop < len(text) and (text[stop].isalnum() or text[stop] in "/_")
    return stop if digits and int(digits) <= most and not follows else end


DETECTOR = Detector(
    category=Category.CUSTOMER_PII,
    patterns=(
        Pattern(regex=r"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b", name="IPv4", confidence=Confidence.LIKELY),
        Pattern(
            regex=r"[0-9A-Fa-f:]{1,30}:[0-9A-Fa-f:.]{0,40}",
            gate=r"(?:[0-9A-Fa-f]{1,4}:){5}[0-9A-Fa-f]|[0-9A-Fa-f]::",
            name="IPv6",
            confidence=Confidence.LIKELY,
        ),
        Pattern(
            regex=r"::[0-9A-Fa-f:.]{0,40}",
            gate="::",
            name="IPv6",
            confidence=Confidence.POSSIBLE,
        ),
    ),
    context=Context(
        positive=words(
            "ip, ips, ipv4, ipv6, ip address, address, host, localhost, loopback, server, client, remote, "
            "subnet, network, cidr, gateway, private, default, unspecified, multicast, connect, connecting, "
            "login from, logged in from, visitor, prefix, ssh, forwarded for, x-forwarded-for, real ip, from"
        ),
        negative=(
            "version",
            "versions",
            "build",
            "release",
            "firmware",
            "ver",
            "mac",
            "phone",
            "tel",
            "telefon",
            "téléphone",
            "teléfono",
            "telefono",
            "portable",
            "mobil",
            "mobile",
            "τηλ",
            "τηλέφωνο",
            "section",
            "chapter",
            "upgrade to",
        ),
        before=32,
        after=16,
    ),
    validate=_validate,
    hits=(
        Example("login from 86.231.85.193 at noon", ("86.231.85.193",)),
        Example("Connect to [2001:db8::1]:8080", ("2001:db8::1",)),
        Example("my ip: 684D:1111:222:3333:4444:5555:6:77", ("684D:1111:222:3333:4444:5555:6:77",)),
        Example("Subnet: 192.168.1.0/24", ("192.168.1.0/24",)),
        Example("::ffff:0:192.168.1.1", ("::ffff:0:192.168.1.1",)),
        Example("Unspecified ::", ("::",)),
        Example("X-Forwarded-For: 27.1.118.4", ("27.1.118.4",)),
        Example("::/128", ("::/128",)),
    ),
    misses=(
        "10.0.1.0/24, 10.0.2.0/24, 10.0.3.0/24, 172.16.0.0/12, 192.168.0.0/16",
        "Version 1.2.3.4",
        "build v4.8.5.1",
        "256.256.256.256",
        "12:34:56",
        "aa:bb:cc:dd:ee:ff",
        "std::vector<int>",
        "a[::2]",
        "server.bind(('127.0.0.1', 0))",
        "2001::db8::1",
        "netmask 255.255.255.0",
        "join the group at address 224.0.0.114",
        "at-spi2-core (2.39.90.1-1) experimental",
        "as well as x448 (OID 1.3.101.111)",
        "TLS Web Server Authentication 1.3.6.1.5.5.7.3.1",
        "2.83-2.12 3.51.98.32 2.03.5",
        "disassociates two client devices from a core device. ::",
        "the address of the function a::b is taken",
        'models.append("10.0.0.1")',
        'log = open_log("198.51.100.52")',
        "toolset 14.28.16.9 because",
        "Telefon 40.61.73.20",
    ),
    overlooks="short addresses that could be versions, when no word is near",
    confuses="four-part versions and telephone numbers in pairs",
    source="https://www.rfc-editor.org/rfc/rfc4291#section-2.2",
)
