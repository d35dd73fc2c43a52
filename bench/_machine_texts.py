# ruff: noqa: E501 -- lines of made-up files stand as they are
"""Made-up files that speak of no shop and are full of numbers and marks; ``bench/train_shop_talk.py`` learns from them.

Style sheets, drawings, maps, declarations, tables of codes, what programs say in many languages, names of months and
countries, lists of words, manuals' source. All of it is generated here, but for what :data:`SAID` holds, which is ours.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

_heads = [
    "b",
    "br",
    "d",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
    "pr",
    "kl",
    "sh",
    "th",
]
_middles = [
    "a",
    "e",
    "i",
    "o",
    "u",
    "aa",
    "ie",
    "er",
    "el",
    "an",
    "on",
    "in",
    "ar",
    "um",
    "or",
    "ing",
    "and",
    "é",
    "ä",
    "ö",
    "ő",
    "å",
    "ã",
    "ș",
    "ž",
]
_sides = ["top", "right", "bottom", "left"]
_keys = [
    "label",
    "title",
    "hint",
    "help",
    "error",
    "empty",
    "loading",
    "cancel",
    "confirm",
    "next",
    "previous",
    "year",
    "month",
    "day",
    "week",
    "hour",
    "search",
    "result",
    "page",
    "of",
]
_types = ["string", "number", "boolean", "Date", "void", "unknown", "string[]", "Element", "|", "undefined"]

SAID = Path(__file__).parent / "five_classes" / "programs.jsonl"
"""What programs say, by language: names of months and days, then phrases."""


class _Maker:
    """Draws pieces of made-up files."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice

    def word(self, low: int = 2, high: int = 4) -> str:
        return "".join(
            self.dice.choice(_heads) + self.dice.choice(_middles) for _ in range(self.dice.randint(low, high))
        )

    def name(self) -> str:
        return self.word() + self.word(1, 2).title()

    def number(self, most: int = 999) -> str:
        return str(self.dice.randint(0, most)) + (f".{self.dice.randint(0, 99999)}" if self.dice.random() < 0.4 else "")

    def hex(self, size: int) -> str:
        return f"{self.dice.getrandbits(4 * size):0{size}x}"


def machine_texts(dice: random.Random, each: int = 14) -> list[str]:
    """Pieces of files of every kind, each of up to 1,400 characters."""
    make = _Maker(dice)
    texts = []
    for kind in _KINDS:
        for _ in range(each):
            lines = [kind(make) for _ in range(dice.choice((1, 2, 4, 8, 16, 30)))]
            texts.append("\n".join(lines)[:1_400])
    for line in SAID.read_text("utf-8").splitlines():
        texts += _programs(make, json.loads(line)["said"])
    return texts


def _style(make: _Maker) -> str:
    dice = make.dice
    side, unit = dice.choice(_sides), dice.choice(("px", "em", "rem", "%", "vh"))
    return dice.choice(
        (
            f".{make.word()}-{make.word()} {{ margin-{side}: {make.number(40)}{unit}; padding: 0 {make.number(30)}{unit}; }}",
            f"\tmargin-{side}: {make.number(40)}{unit};\n\tpadding-{side}: 0px;\n\tclear: both;\n\tline-height: 1.0px;",
            f'{make.word()}:before{{content:"\\{make.hex(4)}";width:{make.number(50)}{unit};overflow:hidden;float:{side};}}',
            f"    border-{side}-color: getCssVar('{make.word()}-border-color');\n    border-radius: ${make.word()}-{make.word()};",
            f"--{make.word()}-{make.word()}-height:{make.number(40)}px;--{make.word()}-width:{make.number(40)}px;outline:none;",
            f'"{make.word()}Margin{side.title()}":{make.number(30)},"inner{make.word().title()}Padding":{make.number(30)},',
            f"var(--{make.word(1, 1)}-padding-xs));}}.{make.word(1, 1)}-{make.word()}{{box-sizing:border-box;margin:0;color:var(--{make.word()}-color-{make.word()});font-size:{make.number(30)}px}}",
            f"a:hover, .{make.word()} > li:first-child {{ color: #{make.hex(6)}; position: absolute; {side}: 0; z-index: 1 }}",
        )
    )


def _drawing(make: _Maker) -> str:
    path = "".join(
        make.dice.choice("mlhvcsqaz MLHVCSQAZ")
        + make.dice.choice((" ", "-", " -")).join(make.number(480) for _ in range(6))
        for _ in range(make.dice.randint(1, 12))
    )
    return make.dice.choice(
        (
            f'<glyph glyph-name="{make.word()}" unicode="&#x{make.hex(4)};" horiz-adv-x="{make.number(600)}" \nd="{path}" />',
            f'<path d="{path}" fill="#{make.hex(6)}"/>',
            path,
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><title>{make.word()}</title><path d="{path}"/></svg>',
        )
    )


def _map(make: _Maker) -> str:
    dice = make.dice
    return "".join(f"[{dice.randint(-30, 30)},{dice.randint(-30, 30)}]," for _ in range(dice.randint(8, 60)))


def _declared(make: _Maker) -> str:
    return make.dice.choice(
        (
            f"  {make.name()}: {make.dice.choice(_types)};",
            f"    {make.name()}: {make.name().title()},",
            f"export type {{ {make.name().title()}Attr, I{make.name().title()} }} from './interfaces/{make.word()}';",
            f"export declare function {make.name()}({make.word()}: {make.dice.choice(_types)}): Promise<void>;",
            f"    {make.word()}: {make.dice.randint(0, 20)},",
            f'| "{make.word().title()}{make.dice.randint(1, 9)}" | "{make.word().title()}{make.dice.randint(1, 300)}"',
            f"from {make.word()}.{make.word()} cimport (\n    c{make.name()},\n    d{make.name()},\n)",
            f"function {make.name()}(e,t){{var n=e[{make.number(9)}];return t.{make.word(1, 1)}?n-{make.dice.randint(0, 9)}:case {make.dice.randint(0, 9)}}}",
            f"    /** @deprecated since {make.dice.randint(0, 9)}.{make.dice.randint(0, 20)}, use {make.name()} */",
            f"function {make.word(1, 1)}(t,e,r,s,i){{var n;s();const a=t({make.dice.randint(1, 20)}),o=t({make.dice.randint(1, 300)}),l=t({make.dice.randint(1, 99)});r.{make.name()}=a.__importStar(o)",
            f"   * @description {make.word()} {make.word()} ref\n   */\n  {make.name()}Ref: Ref<{make.name().title()}Instance | undefined>;",
            f"        self.{make.word()}_{make.word()} = np.array([{', '.join(make.number(9) for _ in range(6))}])",
            f"    assert_equal({make.word()}, {make.number(99)}, decimal={make.dice.randint(1, 9)})",
        )
    )


def _codes(make: _Maker) -> str:
    two = "".join(make.dice.choice("ABCDEFGHIJKLMNOPRSTUVZ") for _ in range(2))
    place = make.word().title()
    return make.dice.choice(
        (
            f'    "{two}": "{place}",',
            f'"{place}","Republic of {place}",".{two.lower()}","{two}","{make.dice.randint(4, 894)}","officially-assigned","1"',
            f'    "{two.lower()}": "{make.word()} {make.word()}",',
            f'<country name.common="{place}" translations.{make.word(1, 1)}.official="{place}" callingCodes="+{make.dice.randint(1, 999)}"/>',
            f' "{place}",',
            f'  {{ "code": "{two}", "numeric": {make.dice.randint(4, 894)}, "digits": {make.dice.randint(0, 3)} }},',
            f"{place};{make.dice.randint(1000, 99999)};{make.number(90)};{make.number(90)}",
        )
    )


def _lists(make: _Maker) -> str:
    return make.dice.choice(
        (
            " ".join(make.word(1, 2) for _ in range(12)),
            f"{make.word().title()} {make.word().title()}",
            f"{make.word().title()} {make.word().title()} {make.word().title()} {make.word().title()}",
            f"po/{make.word(1, 1)}/man{make.dice.randint(1, 8)}/{make.word()}.{make.dice.randint(1, 8)}.po",
        )
    )


def _manual(make: _Maker) -> str:
    return make.dice.choice(
        (
            f".TP\n\\fB\\-\\-{make.word()}\\fP=\\fI{make.word().upper()}\\fP\nUse {make.dice.randint(1, 512)} {make.word()} at most.",
            f".SH {make.word().upper()}\n{make.word().title()} the {make.word()} of {make.word()}(8).",
            f"  {make.name()} : int, optional\n      The number of {make.word()} to show. Default is {make.dice.randint(0, 100)}.",
            f"{make.dice.randint(1, 12)}.{make.dice.randint(1, 9)}.{make.dice.randint(1, 9)}. {make.word().title()} {make.word()}",
            f"| {make.name()} | `{make.dice.choice(_types)}` | {make.dice.choice(('true', 'false', 'null', '0'))} | Sets the {make.word()} |",
            f"  type: SyntaxError\n  message: 'Expected {make.word()} but found {make.word()} in \"{make.word()} , x : {make.dice.randint(1, 200)}\"'",
        )
    )


_KINDS: tuple[Callable[[_Maker], str], ...] = (_style, _drawing, _map, _declared, _codes, _lists, _manual)


def _programs(make: _Maker, said: list[str]) -> list[str]:
    """What programs say in one language, as their files hold it."""
    dice = make.dice
    first, *phrases = said
    days = first.split(" ")
    forms: tuple[Callable[[int, str], str], ...] = (
        lambda at, one: f'\t\t\t\t{dice.choice(_keys)}{at}: "{one}",',
        lambda at, one: (
            f'  "{make.word(1, 2)}.{dice.choice(_keys)}.{dice.choice(("one", "other", "none", "title"))}": "{one}",'
        ),
        lambda at, one: f"$labels['{make.word()}'] = '{one}';",
        lambda at, one: f'"{make.word().title()}": "{one.encode("ascii", "backslashreplace").decode()}",',
        lambda at, one: f'msgid "{make.word().title()} {make.word()}"\nmsgstr "{one}"',
        lambda at, one: f"        {dice.choice('smhdwMy') * dice.randint(1, 2)}: '{one}',",
    )
    texts = []
    for form in forms:
        for words in (days, phrases):
            some = dice.sample(words, min(len(words), dice.randint(2, 16)))
            texts.append("\n".join(form(at, one) for at, one in enumerate(some, 1)))
    texts.append(f"months: '{'_'.join(days[:12])}'.split(\n    '_'\n),\nweekdays: '{'_'.join(days[12:])}'.split('_'),")
    texts.append(" ".join(days))
    return texts
