"""What the extension has from the server beside detectors: tools known before any policy, and cases both sides run.

``test/policies.json`` are signed envelopes with the answer each must get, ``test/samples.json`` masked samples and
covered texts, ``test/customers.json`` a customer filter with who is in it. All of made-up values, signed with keys
nobody uses.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from seawall.detect import pseudonym_grammar as grammar
from seawall.detect.detector import Detector
from seawall.detect.engine import Engine, builtin_detectors
from seawall.detect.exact.bloom import places
from seawall.detect.exact.building import browser_digest, browser_form
from seawall.detect.masking import masked_sample
from seawall.discovery.catalogue import Role
from seawall.model.approvals import NO_APPROVALS
from seawall.model.exchange import Principal
from seawall.model.finding import Finding
from seawall.model.settings import EndpointSettings, Settings, TenantHeaderSettings, ToolSettings
from seawall.model.words import Category, Confidence, PrincipalKind
from seawall.policy import PolicySet, builtin_sources
from seawall.policy.catalogue import catalogue
from seawall.policy.endpoint_policy import Asked, content
from seawall.store.envelopes import EnvelopeSigner

_head = "// Written by docs/extension_vectors.py; do not edit. `make docs` writes it anew.\n"
_now_ms = 1_795_000_000_000
_day_ms = 86_400_000
_per_detector = 12
_odd = [
    ("email", "é\u0301léonore@großhandel.example"),
    ("email", "a@b.example"),
    ("email", "@nobody"),
    ("person_name", "Ana María Núñez"),
    ("person_name", "李 小龍"),
    ("person_name", "👩‍👩‍👧 Sample Person"),
    ("street_address", "  12 Rue de l'Exemple, Lyon "),
    ("phone", "٠٤٤ ٦٦٨ ١٨ ٠٠"),
    ("phone", "12 34"),
    ("iban", "GB82 WEST 1234 5698 7654 32"),
    ("iban", "1234"),
    ("api_key", "made-up-key-of-an-unnamed-vendor"),
    ("api_key", "short"),
    ("exact_match", "order-1042"),
    ("exact_match", "abc"),
    ("bulk_records", "a,b\nc,d"),
    ("", ""),
]


def extension_vectors(engine: Engine) -> dict[str, str]:
    """Files below ``extension/`` with their text; ``engine`` is of the detectors that the extension has."""
    return {
        "src/gen/catalogue.ts": _catalogue(),
        "test/policies.json": _lines(_envelopes()),
        "test/samples.json": _lines(_samples(engine)),
        "test/customers.json": json.dumps(_customers(), ensure_ascii=False, indent=1) + "\n",
        "test/grammar.json": _lines(_pseudonyms()),
    }


def _pseudonyms() -> Iterator[Any]:
    """Codes of every kind, and where they stand in texts that bend them; the extension must make and find the same."""
    makers = (
        ("name", grammar.make_name),
        ("code", grammar.make_code),
        ("iban", grammar.make_iban),
        ("card", grammar.make_card),
        ("phone", grammar.make_phone),
    )
    for kind, make in makers:
        for number, category in enumerate(grammar.CATEGORIES):
            base, spelling = (number * 0x9E3779B97F4A7C15 + 0x1234567) % 2**64, number * 41 % 256
            code = make(category, base, spelling)
            texts = [code, f"Dear {code.upper()},", f"👍 {code}{grammar.EMAIL_TAIL}!", f"x{code[:-1]}"]
            texts += [f"**{code[:4]}\u200b{code[4:]}**", f"see {code}{grammar.ADDRESS_TAIL.lower()}."]
            if code[0] != "q" and kind != "name":
                texts.append(f"to {grammar.grouped(code)}.")
            yield {
                "kind": kind,
                "category": str(category),
                "base": str(base),
                "spelling": spelling,
                "code": code,
                "texts": [[text, [list(span) for span in grammar.pseudonym_spans(text)]] for text in texts],
            }


def _lines(cases: Iterator[Any]) -> str:
    return "[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) + "\n]\n"


def _catalogue() -> str:
    """One line a tool, its plans together, hosts in one string: small, for it is in every copy of the extension."""
    known = catalogue(Settings())
    seen: set[str] = set()
    lines = []
    for tool in known.tools.values():
        if tool.id in seen:
            continue
        plans = known.plans_of(tool)
        seen.update(plan.id for plan in plans)
        hosts = dict.fromkeys(host for plan in plans for host in plan.hosts(Role.CHAT, Role.API) if "*" not in host)
        if hosts:
            lines.append(json.dumps([tool.id, tool.name, " ".join(hosts)], ensure_ascii=False))
    body = ",\n  ".join(lines)
    return f"{_head}export const CATALOGUE: readonly (readonly [string, string, string])[] = [\n  {body},\n];\n"


def _payload() -> dict[str, Any]:
    """A policy as the server makes it, cut to a few tools."""
    settings = Settings(
        endpoint=EndpointSettings(
            organisation="Example Shop",
            work_domains=("shop.example",),
            work_orgs=("org-example",),
            contact_name="Security",
            contact_url="https://shop.example/security",
            tenant_headers=(TenantHeaderSettings(hosts=("chatgpt.com",), name="X-Example", value="org-example"),),
        ),
        tool=(ToolSettings(id="chatgpt-business", approved=True, permits=(Category.INTERNAL_PRICING,)),),
    )
    made = content(
        Asked(
            policy=PolicySet.compile(builtin_sources()),
            settings=settings,
            approvals=NO_APPROVALS,
            principal=Principal(PrincipalKind.PERSON, "ana@shop.example"),
            detectors={id: detector.category for id, detector in builtin_detectors().items()},
            now_ms=_now_ms,
            customers=_customers()["filter"],
        )
    )
    few = tuple(msgspec.structs.replace(tool, facts=tool.facts[:1], hosts=tool.hosts[:2]) for tool in made.tools[:2])
    used = {
        name: msgspec.structs.replace(
            made.decisions[name], categories=_first(made.decisions[name].categories), detectors={}
        )
        for tool in few
        for name in tool.columns.values()
    }
    made = msgspec.structs.replace(made, tools=few, decisions=used, sites=made.sites[:1])
    return {
        **msgspec.to_builtins(made),
        "format": 1,
        "version": 42,
        "issued": _time(_now_ms - _day_ms),
        "expires": _time(_now_ms + 29 * _day_ms),
    }


def _first(table: dict[str, Any]) -> dict[str, Any]:
    return dict(list(table.items())[:1])


def _time(ms: int) -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _envelopes() -> Iterator[dict[str, Any]]:
    pinned, other = EnvelopeSigner(bytes(range(32))), EnvelopeSigner(bytes(range(1, 33)))

    def case(name: str, payload: Any, refused: str = "", **more: Any) -> dict[str, Any]:
        raw = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        signer = more.pop("signer", pinned)
        trust = {"keys": [pinned.public_text], "newest": 41, "now": _now_ms}
        return {
            "name": name,
            "envelope": msgspec.to_builtins(signer.seal(raw)) | more.pop("envelope", {}),
            "trust": trust | more,
            "refused": refused,
        }

    def changed(change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
        made = _payload()
        change(made)
        return made

    good = _payload()
    raw = json.dumps(good).encode()
    yield case("as the server makes it", good)
    yield case("the version it has already", good, newest=42)
    yield case("members it does not know", good | {"new": {"a": 1}})
    yield case("another key that was named before", good, signer=other, keys=[pinned.public_text, other.public_text])
    yield case("good when it came, past its end by now", good | {"expires": "2020-01-01T00:00:00Z"}, now=None)
    unknown = "its signature is of no key this browser knows"
    yield case("a key nobody named", good, unknown, signer=other)
    yield case("no keys at all", good, unknown, keys=[])
    yield case(
        "keys that are none", good, unknown, keys=["", "AAAA", "no base64", base64.b64encode(b"\xff" * 32).decode()]
    )
    spoilt = base64.b64encode(raw.replace(b'"observe": false', b'"observe": true ')).decode()
    yield case("a byte of the payload changed", good, unknown, envelope={"payload": spoilt})
    bare = base64.b64encode(pinned._key.sign(raw)).decode()
    yield case("signed without the first line", good, unknown, envelope={"signature": bare})
    none = "it is no signed envelope"
    yield case("a signature that is too short", good, none, envelope={"signature": "AAAA"})
    yield case("a payload that is no base64", good, none, envelope={"payload": "%%%"})
    yield case("a payload that is no text", good, none, envelope={"payload": 7})
    yield case("signed, and no JSON", b"{", "it is no JSON")
    yield case("signed, and no UTF-8", b'{"a":"\xff"}', "it is no JSON")
    yield case("another format", good | {"format": 2}, "its format is not 1")
    yield case("a list", [good], "its format is not 1")
    yield case("an older version", good, "its version is lower than one there was", newest=43)
    yield case("expired", good | {"expires": _time(_now_ms)}, "it has expired")
    yield case(
        "good for years", good | {"expires": _time(_now_ms + 400 * _day_ms)}, "it ends more than a year from now"
    )
    wrong: list[tuple[str, Callable[[dict[str, Any]], Any]]] = [
        ("version is no such number", lambda one: one.update(version="42")),
        ("version is no such number", lambda one: one.update(version=4.2)),
        ("observe is neither true nor false", lambda one: one.update(observe="no")),
        ("failMode is none of closed, open", lambda one: one.update(failMode="ajar")),
        ("pollSeconds is no such number", lambda one: one.update(pollSeconds=0)),
        ("expires is no time", lambda one: one.update(expires="soon")),
        ("tools is missing", lambda one: one.pop("tools")),
        ("tools is no list", lambda one: one.update(tools={})),
        ("tools[1].hosts[0] is no host", lambda one: one["tools"][1].update(hosts=["*"])),
        ("tools[0].hosts[0] is no host", lambda one: one["tools"][0].update(hosts=["Chat.Example"])),
        (
            "tools[0].state is none of approved, unlisted, blocked",
            lambda one: one["tools"][0].update(state="unheard of"),
        ),
        ("tools[0].columns.personal is missing", lambda one: one["tools"][0]["columns"].pop("personal")),
        ("decisions.nowhere is missing", lambda one: one["tools"][0]["columns"].update(work="nowhere")),
        ("decisions is no object", lambda one: one.update(decisions=[])),
        ("work.domains[0] is no text", lambda one: one["work"].update(domains=[1])),
        ("keys[0] is no base64", lambda one: one.update(keys=["?"])),
        ("sites[0].sends[0].path is no pattern", lambda one: one["sites"][0]["sends"][0].update(path="(")),
        ("sites[0].quiet[0] is no pattern", lambda one: one["sites"][0].update(quiet=["x" * 201])),
        ("tenantHeaders[0].name is no header's name", lambda one: one["tenantHeaders"][0].update(name="a b")),
        ("tenantHeaders[0].value is no header's value", lambda one: one["tenantHeaders"][0].update(value="a\r\nb: c")),
        ("customers.size is no such number", lambda one: one["customers"].update(size=2**28)),
        ("customers.bits is too short", lambda one: one["customers"].update(size=2**20)),
        ("contact.url is no address", lambda one: one.update(contact={"name": "", "url": "javascript:alert(1)"})),
    ]
    for refused, change in wrong:
        yield case(refused, changed(change), refused)


def _samples(engine: Engine) -> Iterator[dict[str, Any]]:
    for _, detector in sorted(builtin_detectors().items()):
        for text in _texts(detector):
            found = engine.scan(text)
            samples = [[f.detector, f.start, f.end, f.count, masked_sample(text, f)] for f in found]
            yield {"text": text, "samples": samples, "covered": _covered(text, found)}
    for name, value in _odd:
        finding = Finding(
            detector=name, category=Category.CUSTOMER_PII, start=2, end=2 + len(value), confidence=Confidence.LIKELY
        )
        text = f"😀 {value} 👋🏽"
        yield {"text": text, "samples": [[name, 2, 2 + len(value), 1, masked_sample(text, finding)]]}


def _texts(detector: Detector) -> list[str]:
    return [hit.text for hit in detector.hits][:_per_detector]


def _covered(text: str, findings: Any) -> str:
    """As seawall.console.telling covers a free text."""
    out, at = [], 0
    for finding in sorted(findings, key=lambda one: (one.start, -one.end)):
        if finding.end > at:
            out += [text[at : max(finding.start, at)], masked_sample(text, finding)]
            at = finding.end
    return "".join([*out, text[at:]])


def _customers() -> dict[str, Any]:
    salt, size, hashes = b"0123456789abcdef", 4096, 7
    inside = [
        ("email", "Ana.Synthetic@Customers.Example"),
        ("email", "ｂｏ@customers.example "),
        ("email", "größe@customers.example"),
        ("phone", "+44 20 7946 0018"),
        ("phone", "(020) 7946-0019"),
        ("order", "#ex-1042"),
        ("order", "Bestellung Nr. ８８９９"),
    ]
    outside = [("email", f"nobody{n}@x.example") for n in range(40)] + [("phone", "+44 20 7946 0017")]
    bits = bytearray(size // 8)
    for kind, value in inside:
        for bit in places(browser_digest(salt, kind, value), hashes, size):
            bits[bit >> 3] |= 1 << (bit & 7)

    def entry(kind: str, value: str, held: bool) -> list[Any]:
        return [kind, value, browser_form(kind, value), browser_digest(salt, kind, value).hex(), held]

    held = [
        all(bits[bit >> 3] >> (bit & 7) & 1 for bit in places(browser_digest(salt, kind, value), hashes, size))
        for kind, value in outside
    ]
    return {
        "filter": {
            "bits": base64.b64encode(bytes(bits)).decode(),
            "size": size,
            "hashes": hashes,
            "salt": base64.b64encode(salt).decode(),
            "kinds": {"email": "customer_pii", "phone": "customer_pii", "order": "order_history"},
            "confirm": True,
        },
        "values": [entry(kind, value, True) for kind, value in inside]
        + [entry(kind, value, kept) for (kind, value), kept in zip(outside, held, strict=True)],
    }
