"""The detectors as data for the browser extension: ``extension/src/gen/``, written by ``make docs``, fresh by a test.

What is data is exported: patterns and gates (the portable subset reads alike in JavaScript), context words,
confidences, and the tables and regular expressions the validators use, each module's under its name. Validators and
sweeps are code; the extension has its own by the same names (extension/src/detect/), and one corpus is run by both.

A page's load pays for what a script says outright, so what is long is said as a string that is parsed on first use,
and a regular expression is its source and flags until it is first asked for.

Hyperscan looks for all patterns at once; JavaScript has nothing like it. So each pattern and gate carries its *signs*:
fixed texts of which a match always holds one, and how far behind the match's beginning they can stand. One pass over a
text finds all signs, and a regex is only tried where a sign of its own was seen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module, resources
from itertools import accumulate
from typing import Any

import msgspec

from seawall.detect import export_disguises
from seawall.detect.detector import Detector, Pattern, Stuff
from seawall.detect.detectors._opening import alternatives
from seawall.detect.disguise import Disguise
from seawall.detect.engine import Engine
from seawall.detect.javascript import javascript
from seawall.detect.late_re import Late
from seawall.detect.least import digits_min, needed, run_min, solid_min
from seawall.detect.portable import study
from seawall.detect.vendor import shape_regex
from seawall.detect.vendor_names import ORDINARY, all_vendors, own_starts
from seawall.detect.vendor_names import head as sign_of

EXPORTED = (
    "payment_card",
    "iban",
    "email",
    "phone",
    "national_id",
    "api_key",
    "private_key",
    "jwt",
    "database_url",
    "password",
    "card_security_code",
    "card_expiry",
    "bulk_records",
    "order_record",
    "ip_address",
    "date_of_birth",
    "passport",
    "bank_account",
    "contract",
    "price_list",
    "recovery_code",
)
NOT_EXPORTED = {
    "person_name": "needs its model (1 MB); the gateway has it",
    "street_address": "leans on the names model's word lists",
    "exact_match": "in the browser by the Bloom filter of the policy",
}
"""Detectors the extension does not have, and why. A detector is in one of the two lists."""
NAMES_ONLY = ("phone",)
"""Detectors whose sweeps the extension does not have: they look beside names and addresses, which it does not know."""
_MODULES = (
    "detectors.payment_card",
    "detectors.iban",
    "detectors.email",
    "detectors.phone",
    "detectors._numbering",
    "detectors._shop_words",
    "detectors._alike",
    "detectors._field_names",
    "detectors.national_id",
    "detectors._national_schemes",
    "detectors.api_key",
    "detectors.private_key",
    "detectors.jwt",
    "detectors.database_url",
    "detectors.password",
    "detectors._password_server",
    "detectors._password_strength",
    "detectors._password_forms",
    "detectors._password_records",
    "detectors._password_told",
    "detectors._password_columns",
    "detectors.bulk_records",
    "detectors.order_record",
    "detectors._orders_told_of",
    "detectors.ip_address",
    "detectors.card_security_code",
    "detectors.card_expiry",
    "detectors.date_of_birth",
    "detectors.passport",
    "detectors.bank_account",
    "detectors.contract",
    "detectors.price_list",
    "detectors.recovery_code",
    "detectors._talk",
    "detectors._machine_rows",
    "detectors._phone_or_house",
    "generated",
    "secrets",
    "invented",
    "pairs",
    "named_values",
    "tables",
    "records",
    "page",
    "shop_talk",
    "untold",
    *(f"disguises.{name}" for name in export_disguises.EXPORTED),
)
_question = r"(?:\\x3f|\(\?:\\x3f\))(?:\{(\d)(?:,\d)?\})?"
_unseen = re.compile(rf"(?:{_question}){{2,}}|(?:\\x3f|\(\?:\\x3f\))\{{[2-9](?:,\d)?\}}")
"""In a gate: letters outside of Latin-1, which reach Hyperscan as question marks and the browser as they are."""
_sign_offset_max = 144
_everyday = frozenset({" at "})
"""Signs that most texts have, where another one of the same expression is rare."""
_literal_chars_max = 400
_gate_chars_max = 1_000
_head = "// Written by seawall.detect.export; do not edit. `make docs` writes it anew.\n"
_parser: Any = re._parser  # type: ignore[attr-defined]
_ops: Any = re._constants  # type: ignore[attr-defined]
_beyond_ascii = [(_ops.NEGATE, None), (_ops.RANGE, (0, 0x7F))]
_any_beyond = "\x80"
"""In a sign: whatever is no ASCII, which the browser's index takes for one character."""


def files(detectors: Mapping[str, Detector]) -> dict[str, str]:
    """The generated files of ``extension/src/gen``: name to text."""
    written = {"detectors.ts": _detectors_file(detectors), "plans.ts": _plans_file(), "vendors.ts": _vendors_file()}
    told = (f"export const {name} = {_data(table)};\n" for name, table in export_disguises.tables().items())
    written["characters.ts"] = _head + "".join(told)
    talk = resources.files("seawall.detect").joinpath("shop_talk.model").read_text("ascii").split("\n")[1:3]
    written["shop_talk_model.ts"] = _head + f"export const MODEL: string[] = {_json(talk)};\n"
    for name in _MODULES:
        written[name.rpartition(".")[2].strip("_") + ".ts"] = _constants_file(name)
    return written


def _detectors_file(detectors: Mapping[str, Detector]) -> str:
    chosen = [_detector(name, detectors[name]) for name in sorted(EXPORTED)]
    return (
        _head
        + 'import type { DetectorGiven } from "../detect/types";\n'
        + f"export const DETECTORS: DetectorGiven[] = {_data(chosen)};\n"
    )


def _detector(name: str, detector: Detector) -> dict[str, Any]:
    context = detector.context
    apart = not detector.patterns
    gates = [(part, True) for gate in detector.gate for part in _parted(gate)]
    gates += [(gate, False) for gate in detector.gate_cased]
    return {
        "id": name,
        "category": detector.category,
        "patterns": [_pattern(pattern) for pattern in detector.patterns],
        "positive": [] if apart else sorted(context.positive),
        "negative": [] if apart else sorted(context.negative),
        "before": context.before,
        "after": context.after,
        "required": context.required,
        "checked": detector.stuff in (Stuff.NUMBER, Stuff.SOLID),
        "validates": detector.validate is not None,
        "sweeps": detector.sweep is not None and name not in NAMES_ONLY,
        "gates": [_gate(gate, caseless) for gate, caseless in gates],
        "anchored": detector.anchored,
        "always": detector.always,
        "findingsMin": detector.findings_min,
        "order": detector.order,
    }


_ORDINARY: dict[str, Any] = {
    "caseless": False,
    "name": "",
    "confidence": "likely",
    "group": 0,
    "literal": False,
    "contextRequired": False,
    "gate": "",
    "signs": [],
}
"""Left out where it is so, and reasons that say the name as a vendor's: hundreds of patterns say nothing else
(`ordinary` of extension/src/detect/index.ts)."""


def _pattern(pattern: Pattern) -> dict[str, Any]:
    known = study(pattern.regex)
    signs = signs_of(pattern.regex)
    whole = {
        "regex": pattern.regex,
        "caseless": pattern.caseless,
        "name": pattern.name,
        "confidence": pattern.confidence,
        "group": pattern.group,
        "literal": bool(pattern.literals),
        "reasons": list(pattern.reasons),
        "contextRequired": pattern.context_required,
        "width": known.width_max,
        "gate": study(pattern.gate).gate if pattern.gate and not signs else "",
        "signs": signs,
        **_least(pattern.regex if not signs else ""),
    }
    ordinary = {**_ORDINARY, "reasons": [f"vendor: {pattern.name}"] if pattern.name else []}
    return {name: value for name, value in whole.items() if name not in ordinary or value != ordinary[name]}


def _least(regex: str) -> dict[str, Any]:
    """For a pattern without signs: what a place must have for it to be tried there. Left out where it is nothing."""
    found = {"digits": digits_min(regex), "run": run_min(regex), "solid": solid_min(regex), "needs": needed(regex)}
    return {name: least for name, least in found.items() if least and (name != "run" or least != 1)}


def _gate(regex: str, caseless: bool) -> dict[str, Any] | str:
    """Of one that is a fixed text, as most are, the text alone."""
    known = study(regex)
    shortest = study(known.gate)
    signs = signs_of(known.gate)
    if caseless and [(low, high, len(text)) for text, low, high in signs] == [(0, 0, shortest.width_max)]:
        return signs[0][0]
    if _unseen.search(known.gate) is None:
        shown = _classes_with_unseen(known.gate)
        return {"regex": shown, "caseless": caseless, "width": shortest.width_max, "signs": signs}
    shown = _classes_with_unseen(_unseen.sub(_seen, known.gate))
    # Letters that a class names in both cases need no folding, which would take some of Latin-1 for others beyond it.
    folds = caseless and re.search("[A-Za-z]", re.sub(r"\[[^\]]*\]|\\x..", "", shown)) is not None
    return {"regex": shown, "caseless": folds, "width": shortest.width_max, "signs": []}


def _classes_with_unseen(regex: str) -> str:
    return re.sub(r"\[[^^\]][^\]]*\]", lambda one: one.group().replace(r"\x3f", r"?\u0100-\uffff"), regex)


@cache
def _parted(regex: str) -> list[str]:
    """A gate of hundreds of words as gates of those with one first letter, and of those without a sign: what is never
    met is never compiled, and a few words without a sign don't make the others looked for everywhere."""
    known = study(regex).gate
    if (apart := _apart(known)) is not None:
        return apart
    shape = re.fullmatch(r"(?:\\b)?\(\?:(.+)\)", known)
    if len(known) < _gate_chars_max or shape is None or not _one_group(shape.group(1)):
        return [regex]
    head = known[: shape.start(1)]
    groups: dict[str, list[str]] = {}
    for one in alternatives(shape.group(1)):
        groups.setdefault(one[0] if signs_of(one) else "", []).append(one)
    return [head + "|".join(some) + ")" for some in groups.values()]


def _apart(regex: str) -> list[str] | None:
    """One that begins with a choice of words and of letters beyond Latin-1 as two, of which the first has signs."""
    depths = accumulate((sign in "([") - (sign in ")]") for sign in regex)
    close = next((at for at, depth in enumerate(depths) if not depth), 0)
    if not regex.startswith("(?:") or not close or _unseen.search(regex[close:]):
        return None
    choices = alternatives(regex[3:close])
    unseen = [one for one in choices if _unseen.fullmatch(one)]
    words = [one for one in choices if one not in unseen]
    if not unseen or not words or not signs_of("|".join(words)):
        return None
    return [f"(?:{'|'.join(some)}){regex[close + 1 :]}" for some in (words, unseen)]


def _one_group(inner: str) -> bool:
    """Whether the bracket before it is closed by the one behind it."""
    depths = accumulate((sign in "([") - (sign in ")]") for sign in inner)
    return min(depths, default=0) >= 0


def _seen(letters: re.Match[str]) -> str:
    """As many letters beyond Latin-1 as there are question marks, or question marks."""
    each = re.finditer(_question, letters.group())
    return f"[?\\u0100-\\uffff]{{{sum(int(one.group(1) or 1) for one in each)}}}"


@cache
def signs_of(regex: str) -> list[tuple[str, int, int]]:
    """Fixed texts of which each match holds one: ``(lower-case text, least offset, greatest offset)``."""
    signs = sorted(_signs(list(_parser.parse(regex, re.ASCII))))
    return [sign for sign in signs if not any(_tells(other, sign) for other in signs)]


def _tells(other: tuple[str, int, int], sign: tuple[str, int, int]) -> bool:
    """Whether one sign stands in another, so that wherever a match is sought for this it is sought for that."""
    (part, low, high), (text, least, most) = other, sign
    return part != text and any(
        low <= least + at and most + at <= high for at in range(len(text)) if text.startswith(part, at)
    )


def _signs(items: list[Any]) -> list[tuple[str, int, int]]:
    low = high = 0
    best: list[tuple[str, int, int]] = []
    for index, item in enumerate(items):
        for found in ([(text, 0, 0) for text in _texts(items[index:])], _signs_of_choices(item)):
            moved = [(text, low + least, high + most) for text, least, most in found]
            if moved and max(most for _, _, most in moved) <= _sign_offset_max and _worth(moved) > _worth(best):
                best = moved
        width = _parser.SubPattern(_parser.State(), [items[index]]).getwidth()
        low, high = low + int(width[0]), high + int(width[1])
    return best


def _signs_of_choices(item: tuple[Any, Any]) -> list[tuple[str, int, int]]:
    """Of each branch the best it has, wherever it stands in it: ``parol[^ ]|[^ ]{1,2}ifre``."""
    op, argument = item
    if op is _ops.SUBPATTERN and len(argument[3]) == 1:
        return _signs_of_choices(argument[3][0])
    if op is _ops.MAX_REPEAT and argument[0] > 0:
        return _signs(list(argument[2]))
    if op is not _ops.BRANCH:
        return []
    branches = [_signs(list(branch)) for branch in argument[1]]
    return list({sign for branch in branches for sign in branch}) if all(branches) else []


def _worth(signs: list[tuple[str, int, int]]) -> int:
    """Length of the shortest sign, as far as that helps; an ``@`` alone is rare enough to be worth something."""
    if not signs:
        return 0
    shortest = min(len(text) for text, _, _ in signs)
    if shortest == 1:
        return 1 if all(text == "@" for text, _, _ in signs) else 0
    if any(text.isalpha() and len(text) < 2 for text, _, _ in signs):
        return 0
    common = any(text in _everyday for text, _, _ in signs)
    return min(shortest, 4) * 2 - (1 if any(most > 0 for _, _, most in signs) else 0) - common


def _texts(items: list[Any]) -> set[str]:
    """The fixed texts a sequence can begin with; empty when it need not begin with any."""
    texts = {""}
    for op, argument in items:
        more = _starts(op, argument)
        if more is None:
            break
        texts = {before + after for before in texts for after in more[0]}
        if not more[1] or len(texts) > 64 or min(map(len, texts)) > 12:
            break
    return set() if "" in texts else {text.lower() for text in texts}


def _starts(op: Any, argument: Any) -> tuple[set[str], bool] | None:
    """What one item begins with, and whether that is all of it."""
    if op is _ops.LITERAL:
        return {chr(argument)}, True
    if op is _ops.IN and len(argument) <= 4 and all(kind is _ops.LITERAL for kind, _ in argument):
        return {chr(code) for _, code in argument}, True
    if op is _ops.IN and argument == _beyond_ascii:
        return {_any_beyond}, True
    if op is _ops.AT:
        return {""}, True
    if op is _ops.SUBPATTERN:
        return _whole(list(argument[3]))
    if op is _ops.BRANCH:
        parts = [_whole(list(branch)) for branch in argument[1]]
        if any(part is None for part in parts):
            return None
        return {t for part in parts if part for t in part[0]}, all(part[1] for part in parts if part)
    if op is _ops.MAX_REPEAT and argument[1] == 1:
        once = _whole(list(argument[2]))
        return once if argument[0] == 1 or once is None else (once[0] | {""}, once[1])
    return None


def _whole(items: list[Any]) -> tuple[set[str], bool] | None:
    texts = {""}
    for op, argument in items:
        more = _starts(op, argument)
        if more is None:
            return (texts, False) if "" not in texts else None
        texts = {before + after for before in texts for after in more[0]}
        if not more[1]:
            return texts, False
    return texts, True


def _vendors_file() -> str:
    """What sweeps know of vendors: names people write, the shapes of bare keys, and the signs all keys begin with."""
    vendors = []
    for vendor in all_vendors():
        bare = [shape_regex(code) for code in vendor.values]
        shortest = min((study(shape).width_min for shape in bare), default=0)
        shapes = "|".join(f"(?:{shape})" for shape in (*bare, *vendor.tokens))
        own = own_starts(vendor)
        vendors.append([vendor.name, list(vendor.words), shapes, shortest, own.pattern if own else ""])
    heads = import_module("seawall.detect.detectors.api_key")
    tokens = sorted({head for v in all_vendors() for t in v.tokens if len(head := sign_of(t)) >= 4})
    bodies = [heads._body_start(pattern.regex) for pattern in heads.DETECTOR.patterns]
    return (
        _head
        + f"export const vendors = (): [string, string[], string, number, string][] => {_data(vendors)};\n"
        + f"export const ORDINARY: ReadonlySet<string> = new Set<string>({_data(sorted(ORDINARY))});\n"
        + f"export const HEADS: string[] = {_data(tokens)};\n"
        + f"export const BODY_START: number[] = {_json(bodies)};\n"
    )


def _plans_file() -> str:
    """Numbering plans of all regions, by country code, from the metadata of ``phonenumbers`` (Apache-2.0)."""
    numbering = import_module("seawall.detect.detectors._numbering")
    codes = {
        code: [[region, _plan(numbering._plan(region, False, str(code)))] for region in numbering._regions(str(code))]
        for code in numbering.calling_codes()
    }
    national = [
        [region, _plan(numbering._plan(region, False)), _plan(numbering._plan(region, True))]
        for region in numbering.NATIONAL_REGIONS
    ]
    return (
        _head
        + f"export const PLANS: Record<string, [string, string][]> = {_data(codes)};\n"
        + f"export const NATIONAL: [string, string, string][] = {_data(national)};\n"
    )


def _plan(plan: re.Pattern[str] | None) -> str:
    return javascript(plan)[0] if plan else ""


def _constants_file(name: str) -> str:
    module = import_module(f"seawall.detect.{name}")
    lines = []
    for attribute, value in sorted(vars(module).items()):
        if attribute.startswith("__") or attribute in ("DETECTOR", "annotations"):
            continue
        written = _constant(value)
        if written is not None:
            lines.append(f"export const {attribute} = {written};\n")
    if name.removeprefix("disguises.") in export_disguises.BY_GATE:
        lines.append('import type { GateData } from "../detect/types";\n')
        lines.append(f"export const GATES: (GateData | string)[] = {_data(_gates(module.DISGUISE))};\n")
    return _head + "".join(lines)


def _gates(disguise: Disguise) -> list[dict[str, Any] | str]:
    """A disguise's gates, with what Hyperscan sees as a question mark."""
    gates = [_gate(part, disguise.caseless) for part in disguise.gate]
    return [gate if isinstance(gate, str) else _any_letter(gate) for gate in gates]


def _any_letter(gate: dict[str, Any]) -> dict[str, Any]:
    """A gate whose question marks stand for any letter beyond Latin-1, so that no sign has one."""
    signs = [] if any("?" in text for text, _, _ in gate["signs"]) else gate["signs"]
    return {**gate, "regex": _with_unseen(str(gate["regex"])), "signs": signs}


def _with_unseen(regex: str) -> str:
    return regex.replace(r"\x3f", r"[?\u0100-\uffff]")


def _constant(value: Any) -> str | None:
    """TypeScript for a constant; None for what is no plain data."""
    if isinstance(value, Late):
        value = value.compiled()
    if isinstance(value, re.Pattern):
        source, flags = javascript(value)
        return f"{{source:{_json(source)},flags:{_json(flags)}}}"
    if isinstance(value, frozenset | set) and all(isinstance(item, str) for item in value):
        return f"/* @__PURE__ */ new Set<string>({_data(sorted(value))})"
    if isinstance(value, frozenset | set):
        return _structure(sorted(value))
    if isinstance(value, bool | int | float | str):
        return _json(value)
    if isinstance(value, dict) and value and all(isinstance(item, Late | re.Pattern) for item in value.values()):
        return "{" + ",".join(f"{_json(key)}:{_constant(item)}" for key, item in value.items()) + "}"
    if isinstance(value, tuple) and value and all(isinstance(item, Late | re.Pattern) for item in value):
        return "[" + ",".join(str(_constant(item)) for item in value) + "]"
    if isinstance(value, tuple | list | dict | msgspec.Struct) and not hasattr(value, "__missing__"):
        return _structure(value)
    return None  # what fills itself as it is asked is no constant


def _structure(value: Any) -> str | None:
    if isinstance(value, tuple) and value and isinstance(value[0], tuple) and hasattr(value[0], "_asdict"):
        return _data([_fields(item._asdict()) for item in value])
    try:
        plain = msgspec.to_builtins(value, order="deterministic")
        if isinstance(value, dict):
            # In their own order: where two name the same word, the last one counts.
            plain = {key: plain[key] for key in msgspec.to_builtins(list(value))}
        return _data(plain)
    except (TypeError, ValueError, msgspec.EncodeError, msgspec.ValidationError):
        return None


def _fields(value: Mapping[str, Any]) -> dict[str, Any]:
    """What of a record is plain data, its expressions as they are written elsewhere."""
    fields = {}
    for key, item in value.items():
        plain = item.compiled() if isinstance(item, Late) else item
        if isinstance(plain, re.Pattern):
            source, flags = javascript(plain)
            fields[key] = {"source": source, "flags": flags}
        elif isinstance(plain, bool | int | float | str | tuple | list):
            fields[key] = msgspec.to_builtins(plain, order="deterministic")
    return fields


def _data(value: Any) -> str:
    """As it stands where it is short; else as a string, which is read many times faster than what it says."""
    written = _json(value)
    return written if len(written) < _literal_chars_max else f"/* @__PURE__ */ JSON.parse({json.dumps(written)})"


def _json(value: Any) -> str:
    return json.dumps(_sorted(value), ensure_ascii=True, separators=(",", ":"))


def _sorted(value: Any) -> Any:
    if isinstance(value, frozenset | set):
        return sorted(value)
    if isinstance(value, Mapping):
        return {key: _sorted(item) for key, item in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_sorted(item) for item in value]
    return value


def exported_engine(engine: Engine) -> Engine:
    """An engine of all detectors, with no more in it than the extension has, and undoing what the extension undoes."""
    return engine.only(EXPORTED, export_disguises.EXPORTED, unswept=NAMES_ONLY)


def golden(detectors: Mapping[str, Detector], engine: Engine) -> str:
    """The corpus both engines are run on: text and, for each finding, detector, start, end, confidence and count."""
    texts = [text for name in sorted(detectors) for text in _examples(detectors[name])]
    texts += _records()
    texts += [turned for text in texts[:: len(texts) // 60] for turned in _turned(text)]
    cases = [
        [text, [[f.detector, f.start, f.end, f.confidence, f.count] for f in engine.scan(text)]]
        for text in dict.fromkeys(texts)
    ]
    return "[\n" + ",\n".join(_json(case) for case in cases) + "\n]\n"


def golden_disguised(engine: Engine, disguises: Mapping[str, Disguise]) -> str:
    """The same for disguises: what is found through those that the extension undoes."""
    cases = [
        [text, [[f.detector, f.start, f.end, f.confidence, f.count] for f in engine.scan(text)]]
        for text in dict.fromkeys(export_disguises.cases(disguises))
    ]
    return "[\n" + ",\n".join(_json(case) for case in cases) + "\n]\n"


def _examples(detector: Detector) -> Iterable[str]:
    return (*(hit.text for hit in detector.hits), *detector.misses)


def _records() -> list[str]:
    """Lists of invented people in layouts that have no delimiter."""
    people = [(f"Ana Lima {n}", f"ana{n}@mail.example", f"+49 30 90182{n}") for n in range(10, 26)]
    columns = ("name", "email", "phone")
    named = [list(zip(columns, person, strict=True)) for person in people]
    widths = "\n".join(f"{a:<16}{b:<26}{c}" for a, b, c in [columns, *people])
    lists = ", ".join(f'"{name}": [{", ".join(json.dumps(p[n]) for p in people)}]' for n, name in enumerate(columns))
    return [
        "\n".join("\n".join(f"{name}: {value}" for name, value in one) + "\n" for one in named),
        "\n".join("- " + "\n  ".join(f"{name}: {value}" for name, value in one) for one in named),
        "<all>" + "".join("<c>" + "".join(f"<{k}>{v}</{k}>" for k, v in one) + "</c>\n" for one in named) + "</all>",
        "".join("<c " + " ".join(f'{k}="{v}"' for k, v in one) + " />\n" for one in named),
        f"{{{lists}}}",
        json.dumps({"columns": columns, "rows": people}),
        widths,
        widths.replace("  ", " │"),
        "\n".join(" & ".join(one) + " \\\\" for one in [columns, *people]),
    ]


def _turned(text: str) -> Iterable[str]:
    """The same among other scripts, beyond the Basic Multilingual Plane, glued to letters, and many times over."""
    yield f"Привет 👋🏽 {text} — 谢谢 𝒜𝟗"
    yield f"é{text}ß"
    yield f"😀\n{text}\n{text} 𐐷"
    yield " | ".join([text[:400]] * 3)
