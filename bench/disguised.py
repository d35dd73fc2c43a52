"""How much is found of values behind disguises of our own making: every way of ``bench/_variants.py`` on every kind of value.

    python -m bench.disguised [--half seen|held|both] [--family base64] [--misses 20]

Each variant is checked bare, and after the word a form would have (``Card number:``). *Found*: a finding of the right
kind overlaps it. *Covered*: what was found takes in nine tenths of its visible characters, so that masking removes it.
Half of the variants, by a hash of family, way and kind, is held out: of those only totals are ever printed. They share
the ways' author with the other half, so ``bench/evasion.py``, which does not, is the better judge of what is unseen.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections import defaultdict
from typing import Any

from bench._variants import ways
from seawall.app import open_engine
from seawall.detect.detectors.iban import mod97
from seawall.detect.detectors.payment_card import luhn

KINDS: dict[str, tuple[frozenset[str], str]] = {
    "card": (frozenset({"payment_card"}), "Card number"),
    "iban": (frozenset({"iban"}), "IBAN"),
    "ssn": (frozenset({"national_id"}), "Social security number"),
    "email": (frozenset({"email"}), "E-mail"),
    "phone": (frozenset({"phone"}), "Phone"),
    "key": (frozenset({"api_key"}), "API key"),
    "person": (frozenset({"person_name", "street_address"}), "Customer"),
}


def value_of(kind: str, dice: random.Random) -> str:
    """A value nobody has, as people write it."""

    def digits(count: int) -> str:
        return "".join(dice.choice("0123456789") for _ in range(count))

    if kind == "card":
        body = dice.choice(("4", "51", "54", "2301", "6011", "37")) + digits(15)
        body = body[: 14 if body.startswith("37") else 15]
        number = next(body + c for c in "0123456789" if luhn(body + c))
        cuts = (4, 10, 15) if len(number) == 15 else (4, 8, 12, 16)
        return " ".join(number[a:b] for a, b in zip((0, *cuts), cuts, strict=False))
    if kind == "iban":
        land, body = dice.choice(
            (
                ("DE", digits(18)),
                ("NL", "ABNA" + digits(10)),
                ("FR", "20041010050500013M02606"),
                ("ES", digits(20)),
                ("GB", "WEST" + digits(14)),
            )
        )
        number = next(n for c in range(2, 99) if mod97(n := f"{land}{c:02d}{body}"))
        return " ".join(number[at : at + 4] for at in range(0, len(number), 4))
    if kind == "ssn":
        return f"{dice.randint(101, 665)}-{dice.randint(11, 98)}-{dice.randint(1001, 9998)}"
    if kind == "email":
        name = dice.choice(
            ("maria.keller", "jonas_berg", "p.novak", "sofia.rossi", "omar.haddad", "lena")
        ) + dice.choice(("", "7", "84"))
        return f"{name}@{dice.choice(('gmail.com', 'web.de', 'nordlicht-shop.com', 'posteo.net', 'mail.orange.fr', 'outlook.com'))}"
    if kind == "phone":
        return dice.choice(
            (
                f"+49 30 9018{digits(4)}",
                f"+1 212 555 {dice.randint(2000, 9899)}",
                f"+33 6 12 {dice.randint(21, 98)} {dice.randint(21, 98)} 78",
                f"+44 20 7946 0{digits(3)}",
            )
        )
    if kind == "key":
        return dice.choice(("gh" + "p_", "sk_" + "live_")) + "".join(
            dice.choice("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(36)
        )
    first, last = (
        dice.choice(("Maria", "Jonas", "Petra", "Sofia")),
        dice.choice(("Keller", "Bergmann", "Novak", "Rossi")),
    )
    return f"{first} {last}, {dice.randint(2, 98)} {dice.choice(('Baker Street', 'Maple Avenue', 'Church Road'))}, London NW1 {dice.randint(2, 9)}XE"


def variants() -> list[tuple[str, str, str, str, bool]]:
    """``(family, way, kind, text, held out)``, always the same."""
    made = []
    for family, label, way in ways():
        for kind in KINDS:
            name = f"{family}/{label}/{kind}"
            seed = hashlib.sha256(name.encode()).digest()
            text = way(value_of(kind, random.Random(seed)), kind)
            if text:
                made.append((family, label, kind, text, seed[0] % 2 == 1))
    return made


def seen(engine: Any, kind: str, text: str, before: str) -> tuple[bool, bool]:
    """Whether the right detector finds something in a variant, and whether all findings together cover it."""
    findings = [one for one in engine.inspect(before + text).findings if one.end > len(before)]
    right = any(one.detector in KINDS[kind][0] for one in findings)
    places = {at for one in findings for at in range(max(one.start, len(before)), one.end)}
    visible = [at for at, c in enumerate(text, len(before)) if c.isalnum() or not c.isascii()]
    return right, right and sum(at in places for at in visible) >= 0.9 * len(visible)


def main() -> None:
    """Print the share found for each family."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--half", choices=("seen", "held", "both"), default="both")
    parser.add_argument("--family", default="")
    parser.add_argument("--misses", type=int, default=0, help="show so many of the seen half that were missed")
    options = parser.parse_args()
    engine = open_engine()
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * 5)
    by_kind: dict[str, list[int]] = defaultdict(lambda: [0] * 5)
    missed = []
    for family, label, kind, text, held in variants():
        if options.family not in family or (options.half != "both" and held != (options.half == "held")):
            continue
        bare, covered = seen(engine, kind, text, "")
        beside, covered_beside = seen(engine, kind, text, f"{KINDS[kind][1]}: ")
        for count in (counts[family], by_kind[kind], by_kind["held out" if held else "seen"], counts["all"]):
            for at, one in enumerate((True, bare, covered, bare or beside, covered or covered_beside)):
                count[at] += one
        if not (bare or beside) and not held:
            missed.append((family, label, kind, text))
    print("| family | variants | bare | covered | beside its word | covered |\n|---|---|---|---|---|---|")
    last = counts.pop("all")
    for name, (total, *rest) in [*sorted(counts.items()), *sorted(by_kind.items()), ("all", last)]:
        print(f"| {name} | {total} | " + " | ".join(f"{one / total:.2f}" for one in rest) + " |")
    step = max(1, len(missed) // max(1, options.misses))
    for family, label, kind, text in missed[::step][: options.misses]:
        print(f"{family} / {label} / {kind}: {ascii(text)[:150]}")


if __name__ == "__main__":
    main()
