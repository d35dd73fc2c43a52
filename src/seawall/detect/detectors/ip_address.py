"""IP addresses, versions 4 and 6, with an optional prefix length or zone.

A visitor's address is personal data; most addresses in source code, settings and manuals are nobody's. So a public
address counts by itself, but for networks, resolvers everybody knows, made-up ones (1.2.3.4) and what stands in a comment:
those, private networks, documentation's and what else no host on the internet has are found where a word beside it speaks
of somebody (``login from``, ``client_ip``), in an access log, or where a short line says nothing else than the address.
Loopback and wildcard addresses only count in such a line. Netmasks and multicast groups of version 4 are nobody's.
"""

from __future__ import annotations

import ipaddress

from seawall.detect import late_re as re
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Pattern, Stuff, words
from seawall.model.words import Category, Confidence

_SHORT_CHARS = 10
"""Up to so many characters four numbers are more likely a version than an address: one address in a hundred is so short."""
_OBJECT_IDENTIFIER = re.compile(r"(?:0\.[0-9]|1\.[0-3]|2\.(?:[0-9]|1[0-9]|2[0-9]|4[0-9]))\.")
_PERSONAL_WORDS = words(
    "client, client ip, remote addr, remote ip, login, logins, login from, logged in, logged in from, signed in, sign in, visitor, "
    "visitors, user, users, session, customer, customers, shopper, buyer, order, orders, checkout, account, forwarded for, "
    "x-forwarded-for, real ip, my ip, your ip, ip of, blocked, banned, fraud, failed password, authentication, kunde*, kundin, "
    "besucher*, anmeldung*, bestellung*, gesperrt, utilisateur*, visiteur*, connexion, commande*, usuario*, cliente*, visitante*, "
    "pedido*, utente, utenti, ordine, accesso, gebruiker*, klant*, bezoeker*, klient*, użytkownik*, zamówieni*, logowani*, användare*, "
    "kund, besökare*, inloggning*, bruker*, bruger*, asiakas, käyttäjä*, zákazník*, пользовател*, клиент*, заказ*, користувач*, "
    "клієнт*, 用户, 客户, 访客, 登录, 顧客, お客様, ユーザー, 고객, 사용자"
)
_ADDRESS_WORDS = words(
    "ip, ips, ipv4, ipv6, ip address, address, host, localhost, loopback, server, client, remote, subnet, network, cidr, gateway, "
    "private, default, unspecified, multicast, connect, connecting, prefix, ssh, from"
)
_ADDRESSED = frozenset(_ADDRESS_WORDS)
_PERSONAL = frozenset(word.removesuffix("*") for word in _PERSONAL_WORDS)
"""Words about somebody, as they are seen."""
_LABELLED = re.compile(
    r"(?:client|visitor|user|customer|buyer|shopper|login|session|remote|forwarded|real|order|browser)"
    r"[\w.-]{0,16}[\"'`]{0,1}[ \t]{0,2}(?:[:=(,]|=>|>)[ \t]{0,2}[\"'`]{0,1}$",
    re.IGNORECASE | re.ASCII,
)
"""What quotes and tags stand behind where a program keeps somebody's address."""
_CALLED_IP = re.compile(r"[a-z](?:IP|Ip)(?:Address|Addr)?[\"'`]?[ \t]{0,2}[:=][ \t]{0,2}[\"'`]?$")
_ACCESS_LOG = re.compile(r" (?:- )?[^ \n]{1,60} \[[0-9]{1,2}/|[ \t][^\n]{0,24}\"?(?:GET|POST|PUT|HEAD|DELETE|PATCH) /")
_COMMENT = re.compile(
    r"[ \t]{0,40}(?:\*|//|#|--|>>>|;|%|\.\.)|[^\n]{0,200}(?:\be\.g\.|\bi\.e\.|[ (]examples?[ :,]|\bExample|\bRFC)"
)
_LISTED = re.compile(
    r"[ \t]{0,8}(?:\*|//|#{1,6}|--)[ \t]{1,3}(?:[\w -]{0,24}[ -])?(?:ip|IP|Ip)(?:[ -][^\W\d_]{2,12}|アドレス|地址|주소)?[ ]?[:：=-][ \t]{0,3}[`\"']?"
)
"""A line of a list or a note that names nothing but an address: ``* IP: …``, ``# client ip: …``."""
_ADDRESSES = re.compile(r"[0-9A-Fa-f:.]{0,45}(?:[0-9A-Fa-f]\.|:)[0-9A-Fa-f:.]{1,45}(?:/[0-9]{1,3})?")
_PLAIN_LINE = re.compile(r"[\[(A-Za-z][A-Za-z0-9 ,.:()\[\]@]{0,60}")
_WORDS_OF_LINE = re.compile(r"[A-Za-z]{1,30}")
_SETTINGS = frozenset(
    words(
        "inet, netmask, broadcast, nameserver, dns, resolver, route, via, listen, listens, listening, bind, allow, deny, dev, scope, run"
    )
)
"""What lines of settings and commands speak of, however short they are."""
_near_chars = 48
_BLANK_LINE = re.compile(r"\n[ \t\r]{0,40}\n")
_JOINTS = re.compile(r"[-_]")
_networks_min = 4
"""So many networks in one line are the plan of one, and nobody's addresses."""
_told_words_max = 4
_line_chars_max = 60
_ROW_BEFORE = re.compile(r"[0-9][ ,]$")
_ROW_AFTER = re.compile(r"[ ,]-?[0-9]{0,4}\.[0-9]{1,4}(?![0-9.])")
"""What stands around four numbers in a drawing's path."""
_DRAWN = (" .", "-.", ",.")
"""What stands before a number that begins with its point, as in a drawing's path."""
_HEADING = re.compile(r"\.[ \xa0][^\W\d_]")
_HEADED = re.compile(r"[.,]?[ \xa0](?:[–-][ \xa0])?[“„«]")
"""What follows the number of a heading: its point and its first word; or its text in quotes, where it is cited."""
_RESOLVERS = frozenset(
    words(
        "8.8.4.4, 1.0.0.1, 149.112.112.112, 208.67.222.222, 208.67.220.220, 4.2.2.1, 4.2.2.2, 4.2.2.3, 4.2.2.4, 64.6.64.6, 64.6.65.6, "
        "94.140.14.14, 94.140.15.15, 2001:4860:4860::8888, 2001:4860:4860::8844, 2606:4700:4700::1111, 2606:4700:4700::1001, 2620:fe::fe"
    )
)
"""Name servers everybody may ask; those with four equal numbers (8.8.8.8) are known by that."""
_ASSIGNED_SIX = ipaddress.ip_network("2000::/3")
"""Where addresses of hosts on the internet lie (RFC 4291 section 2.4)."""


def _validate(candidate: Candidate) -> Judgement | None:
    text, start, end = candidate.text, candidate.start, candidate.end
    value = candidate.value
    if candidate.pattern.name == "IPv6":
        while end > start and text[end - 1] == ".":
            end -= 1
        if value.endswith(":") and not value.endswith("::"):
            end -= 1
        value = text[start:end]
        if value[:1] == ":" and value[1:2] != ":" and text[start - 1 : start].isalpha():
            start, value = start + 1, value[1:]  # ip:2a02:…
        elif start and (text[start - 1].isalnum() or text[start - 1] in ":._"):
            return None
        if value.count(":") < 2:
            return None
    elif start > 1 and text[start - 1] in ".-" and (text[start - 2].isalnum() or text[start - 2 : start] in _DRAWN):
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
    if candidate.against() or _heads(text, start, end, value):
        return None
    whole = _prefix_end(text, end, address.max_prefixlen)
    word = candidate.context()
    told = _told(text, start, whole)
    alone = len(text.strip()) <= whole - start
    if address.is_loopback or address.is_unspecified:
        if not told or not text[max(0, start - 2) : start].isascii():
            return None
        if value == "::" and whole == end and not (alone or word in _ADDRESSED):
            return None  # what begins a block of code in reStructuredText
        return candidate.accept("not a host of its own", confidence=Confidence.POSSIBLE, end=whole, start=start)
    if _nobodys(address) or (address.is_global and text[end : end + 1] == "." and text[end + 1 : end + 2].isdigit()):
        return None
    if (
        address.version == 6
        and not _strong_six(value)
        and (not any(c.isdigit() for c in value) or not (word in _ADDRESSED or alone))
    ):
        return None
    public = _public(address, value)
    if (not public or whole > end or _explained(text, start)) and not (told or _personal(candidate, start, whole)):
        return None
    said = word in _ADDRESSED or (word is not None and _personal(candidate, start, whole)) or _called_ip(text, start)
    if public and address.version == 4 and not alone and not said and _other_numbers(candidate, value):
        return None
    reasons = (f"version {address.version}",) + ((f"context word: {word}",) if word else ())
    if not public:
        return candidate.accept(*reasons, "not a public address", confidence=Confidence.LIKELY, start=start, end=whole)
    return candidate.accept(*reasons, confidence=Confidence.VERY_LIKELY, start=start, end=whole, weight=1)


def _nobodys(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Multicast groups, netmasks (255.255.255.0) and what is reserved: no host has them."""
    return address.version == 4 and int(address) >> 28 >= 14


def _public(address: ipaddress.IPv4Address | ipaddress.IPv6Address, value: str) -> bool:
    """Whether a host on the internet may have it, and it is none that everybody knows or makes up."""
    if not address.is_global or value.lower() in _RESOLVERS:
        return False
    if address.version == 6:
        return address in _ASSIGNED_SIX or "::" not in value
    first, second, third, fourth = address.packed
    return not second - first == third - second == fourth - third


def _told(text: str, start: int, end: int) -> bool:
    """Whether a short line says this address and little else: ``IPs: 10.0.0.1, 10.0.0.2``, ``connecting from ::1``."""
    low, high = max(0, start - _line_chars_max), end + _line_chars_max
    before, after = text[low:start].rpartition("\n"), text[end:high].partition("\n")
    if (low and not before[1]) or (high < len(text) and not after[1]):
        return False
    if len(text) == end - start + 2 and text[0] == text[-1]:
        return True
    if after[0][:1] not in ("", ",", ".", ")", "]", ":", "@", "\r"):
        return False
    line = before[2] + text[start:end] + after[0].rstrip("\r")
    rest = _ADDRESSES.sub("", line)
    heard = _WORDS_OF_LINE.findall(rest.lower())
    plain = _PLAIN_LINE.fullmatch(rest if before[2] else f"a{rest}") is not None and line.count("/") < _networks_min
    return plain and len(heard) <= _told_words_max and not _SETTINGS.intersection(heard)


def _personal(candidate: Candidate, start: int, end: int) -> bool:
    """Whether words beside it speak of somebody. Quotes, tags and addresses of pages are a program's, where only what it
    calls the value counts."""
    text = candidate.text
    if _ACCESS_LOG.match(text, end, end + 100):
        return True
    line = text[max(0, start - 40) : start].rpartition("\n")[2]
    if text[start - 1 : start] in ("'", '"', "`", ">", "/", "(") or text[end : end + 1] == ";":
        return _LABELLED.search(line) is not None
    near = _paragraph(text, start, end)
    return any(word in _PERSONAL and word in near for word in candidate.nearby())


def _called_ip(text: str, start: int) -> bool:
    """Whether a program calls it an IP in one word: ``shopperIP``, ``clientIp``."""
    return _CALLED_IP.search(text[max(0, start - 24) : start]) is not None


def _paragraph(text: str, start: int, end: int) -> str:
    """What stands around it in the same paragraph, in small letters and without the signs that join words."""
    before = _BLANK_LINE.split(text[max(0, start - _near_chars) : start])[-1]
    after = _BLANK_LINE.split(text[end : end + _near_chars], maxsplit=1)[0]
    return _JOINTS.sub(" ", f"{before} {after}".lower())


def _explained(text: str, start: int) -> bool:
    """Whether it stands in a comment, or a sentence says that it is an example."""
    low = max(0, start - 200)
    line = text[low:start].rpartition("\n")[2]
    return _COMMENT.match(line) is not None and _LISTED.fullmatch(line) is None


def _other_numbers(candidate: Candidate, value: str) -> bool:
    """Four numbers that nothing introduces and that are no address: a version, an object identifier."""
    after = candidate.text[candidate.end : candidate.end + 2]
    packaged = len(after) == 2 and after[0] in "-+~" and after[1].isalnum()
    drawn = _ROW_BEFORE.search(candidate.text[max(0, candidate.start - 2) : candidate.start]) is not None
    packaged |= drawn and _ROW_AFTER.match(candidate.text, candidate.end) is not None
    return packaged or len(value) <= _SHORT_CHARS or _OBJECT_IDENTIFIER.match(value) is not None


def _heads(text: str, start: int, end: int, value: str) -> bool:
    """Whether four small numbers count a heading: ``>12.2.2.2. Network``, ``section 12.2.2.2, “Network”``."""
    if max(map(len, value.split("."))) > 2:
        return False
    alone = text[max(0, start - 1) : start] in ("", "\n", ">")
    return (alone and _HEADING.match(text, end) is not None) or _HEADED.match(text, end) is not None


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
    stuff=Stuff.NUMBER,
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
        positive=_ADDRESS_WORDS + _PERSONAL_WORDS,
        negative=(
            "version",
            "versions",
            "version from",
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
            "call me",
            "call me on",
            "my number",
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
        Example('{"shopperIP": "77.12.88.3"}', ("77.12.88.3",)),
        Example("::/128", ("::/128",)),
        Example('10.1.4.7 - ana [04/Mar/2026:10:22:31 +0100] "GET /account HTTP/1.1" 200', ("10.1.4.7",)),
        Example("customer ip 10.23.4.18 via vpn, account locked", ("10.23.4.18",), "context word: ip"),
        Example('{"event": "checkout", "client_ip": "192.168.7.31"}', ("192.168.7.31",)),
        Example("anmeldung von 10.4.4.9 fehlgeschlagen", ("10.4.4.9",)),
        Example("IPs: 192.168.1.1, 10.0.0.1", ("192.168.1.1", "10.0.0.1")),
        Example("visitors\n86.231.85.193\n91.64.201.77", ("86.231.85.193", "91.64.201.77")),
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
        'd="M12.153l-.13-.076.416-.37.178.101.175-.101v-.207a.24.24 0 0 1 .11.221.236.236 0 0 1-.47 0"',
        '<a id="sect.lxc.network"></a>12.2.2.2. Network Configuration</h4>',
        '<a href="#lxc.network">Section 12.2.2.2, “Network Configuration”</a>',
        '<path d="m46 191.66.73.35 72.18-48.2-7.34-8.95"/>',
        "Reset version from 1.2.0.0 to 1.2.0",
        "an argument of the driver (not of the dialect argument) ::",
        "before it.\n\n::\n\n   =====\n   Heading",
        "disassociates two client devices from a core device. ::",
        "the address of the function a::b is taken",
        'models.append("10.0.0.1")',
        'log = open_log("198.51.100.52")',
        "toolset 14.28.16.9 because",
        "Telefon 40.61.73.20",
        "please call me on 40.66.52.78 after six",
        "upstream shop {\n    server 10.0.1.11:8000 weight=3;\n    server 192.168.40.7:8000 backup;\n}",
        "set_real_ip_from 173.245.48.0/20;\nset_real_ip_from 103.21.244.0/22;",
        "proxy_pass http://10.0.0.5:3000; resolver 8.8.8.8 1.1.1.1;",
        "nameserver 9.9.9.9\nnameserver 149.112.112.112",
        'TEST_IP = "1.2.3.4"\nOTHER_IP = "12.34.56.78"',
        "127.0.0.1 localhost\n::1 localhost ip6-localhost",
        "inet 192.168.178.24 netmask 255.255.255.0 broadcast 192.168.178.255",
        "inet6 fe80::a00:27ff:fe4e:66a1/64 scope link",
        '"CidrBlock": "30.1.0.0/16",\n"PeerAddress": "172.31.1.11"',
        "v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.123 -all",
        ">>> ipaddress.ip_address('192.0.2.1')",
        '// e.g. "74.125.79.104"',
        "     * [\n     *   '2001:4860:4860::8888',\n     *   'eth 74.125.79.105',",
        "giving the option <TT>server=/internal.shop.example/192.168.10.1</TT> will",
        "override_fields = allow_nets=10.1.100.0/23,2001:db8:a0b:12f0::/64",
        '  - name: DB_HOST\n    value: "10.3.247.18"',
        "Kernel 5.15.0.91 on all tills",
        "El pedido llegó ayer\n\nKernel 5.15.0.91 on all tills",
        "The customer waits.\n\nv=spf1 ip4:192.0.2.0/24 -all",
    ),
    overlooks="short addresses that could be versions, when no word is near",
    confuses="four-part versions and telephone numbers in pairs",
    source="https://www.rfc-editor.org/rfc/rfc4291#section-2.2",
)
