"""Ordinary text that names nobody: documentation and code of Python's library, what software says in many languages.

Translations of Django, Wagtail, django-oscar (a shop; all BSD) and Home Assistant's pages (Apache-2.0) hold the
everyday words, capitals and brands of languages for which no other free text is at hand. Where one of them says what a
person did (*{user} deleted this*) the place is filled with a name, so they teach names in their grammar as well.
"""

from __future__ import annotations

import ast
import gettext
import importlib.util
import json
import random
import re
import sysconfig
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from names_common import common_names

from seawall.detect.names import PARTICLES

Text = tuple[str, list[tuple[int, int, str]]]
"""A text and what in it is what: start, end, label."""

CATALOGUES = ("django", "wagtail", "oscar")
PAGES = "hass_frontend"
MUCH_READ = frozenset(
    ["cs", "da", "de", "en", "es", "fi", "fr", "hr", "hu", "it", "nb", "nl", "pl", "pt", "ro", "sk", "sv", "tr"]
)
"""Languages from which three times as much is read."""
LESS_READ = frozenset(
    ["af", "bs", "ca", "cy", "et", "eu", "fy", "ga", "gl", "gsw", "id", "is", "lb", "lt", "lv", "nn", "no", "sl"]
)
_slot = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}|%[sd]")
_people = re.compile(r"user(?!s|_?id|_?count|_?agent)|author|editor|person|owner|recipient|sender")
_not_words = re.compile(r"[<>{}@]|https?:|plural,|\\|©|[Aa]uthor:|_\w+_")
_named = re.compile(
    r"@|©|\(c\)|[Aa]uthor|[Cc]opyright|[Ww]ritten|[Cc]ontributed|\bby [A-Z]|Guido|Tim |Barry|Fred|Ka-Ping|Larry|Mark "
)


def documentation(dice: random.Random, count: int, cased: Callable[[str, random.Random], str]) -> list[Text]:
    """Sentences of documentation and code lines, none of which names a person."""
    kept = documented()
    dice.shuffle(kept)
    return [(cased(line, dice) if dice.random() < 0.3 else line, []) for line in kept[:count]]


def documented() -> list[str]:
    """All such sentences and lines, in order."""
    found: list[str] = []
    for path in sources():
        source = path.read_text(errors="replace")
        try:
            tree = ast.parse(source)
        except SyntaxError:
            continue
        for node in _statements(tree):
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module):
                found += re.split(r"(?<=[.!?])\s+(?=[A-Z])|\n\s*\n", ast.get_docstring(node) or "")
        found += [line.strip() for line in source.splitlines()[::40]]
        found += [line.strip() for line in source.splitlines() if "import " in line and line[-1:] not in "(,"][:6]
    return sorted({" ".join(line.split())[:300] for line in found if len(line) > 12 and not _named.search(line)})


def _statements(tree: ast.AST) -> Iterator[ast.AST]:
    """A module and all statements in it; what they are made of holds no other statement."""
    todo = [tree]
    for node in todo:
        yield node
        for field in ("body", "handlers", "orelse", "finalbody", "cases"):
            inner = getattr(node, field, None)
            if isinstance(inner, list):
                todo += inner


def sources() -> list[Path]:
    """Python files of the standard library and of what the training installs for its translations."""
    found = sorted(Path(sysconfig.get_paths()["stdlib"]).glob("*.py"))
    for name in CATALOGUES:
        found += sorted(
            path
            for path in _folder(name).rglob("*.py")
            if "migrations" not in path.parts and "locale" not in path.parts
        )
    return found


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"install {package} first: see bench/train_names.py")
    return Path(spec.origin).parent


@cache
def translations() -> dict[str, list[str]]:
    """What the programs say, by language, in Latin letters."""
    found: dict[str, set[str]] = {}
    for package in CATALOGUES:
        for path in sorted(_folder(package).rglob("locale/*/LC_MESSAGES/*.mo")):
            language = path.parts[-3]
            with path.open("rb") as file:
                catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
            said = {value for key, value in catalogue.items() if key and isinstance(value, str)}
            found.setdefault(language.split("_")[0], set()).update(said)
    for path in sorted((_folder(PAGES) / "static" / "translations").rglob("*-*.json")):
        language = path.name.rsplit("-", 1)[0]
        found.setdefault(language.split("-")[0], set()).update(_strings(json.loads(path.read_text())))
    kept = {key: sorted(text for text in texts if _usable(text)) for key, texts in found.items()}
    return {key: texts for key, texts in sorted(kept.items()) if key in MUCH_READ | LESS_READ}


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value


@cache
def _commonest_given() -> frozenset[str]:
    return frozenset(name for given, _ in common_names().values() for name in given)


def _usable(text: str) -> bool:
    """Whether a text is words in Latin letters that names nobody but in its slots."""
    plain = _slot.sub(" ", text)
    if not 6 < len(text) < 300 or _not_words.search(plain) or "\n" in text.strip():
        return False
    letters = [letter for letter in plain if letter.isalpha()]
    if not letters or not all(letter < "\u0250" or "\u1e00" <= letter <= "\u1eff" for letter in letters):
        return False
    words = re.findall(r"[^\W\d_]+", plain)
    return not any(word[0].isupper() and word in _commonest_given() for word in words[1:])


def spoken(
    dice: random.Random, count: int, fill: Callable[[str], tuple[str, str]], cased: Callable[[str, random.Random], str]
) -> list[Text]:
    """So many texts of translated programs, as many of each language; ``fill`` gives what stands in a slot."""
    languages = translations()
    longer = {key: [text for text in texts if len(text) > 24] for key, texts in languages.items()}
    personal = {key: [text for text in texts if _speaks_of_people(text)] for key, texts in languages.items()}
    keys = sorted([*languages, *MUCH_READ, *MUCH_READ])
    made: list[Text] = []
    for _ in range(count):
        key = dice.choice(keys)
        roll = dice.random()
        pool = (
            personal[key]
            if roll < 0.06 and personal[key]
            else longer[key]
            if roll < 0.8 and longer[key]
            else languages[key]
        )
        text, marks = _filled(dice.choice(pool), dice, fill)
        while dice.random() < 0.25:
            text += dice.choice((" ", "\n", " – ", ". "))
            more, further = _filled(dice.choice(languages[key]), dice, fill)
            marks += [(start + len(text), end + len(text), label) for start, end, label in further]
            text += more
        made.append((cased(text, dice) if dice.random() < 0.5 else text, marks))
    return made


def _speaks_of_people(text: str) -> bool:
    return any(_people.search(one or two or "") for one, two in _slot.findall(text))


def _filled(text: str, dice: random.Random, fill: Callable[[str], tuple[str, str]]) -> Text:
    made, marks, done = "", [], 0
    for match in _slot.finditer(text):
        made += text[done : match.start()]
        key = match.group(1) or match.group(2) or ""
        slot = "P" if _people.search(key) else dice.choice("NNNWUBQ")
        value, label = fill(slot)
        marks.append((len(made), len(made) + len(value), label))
        made, done = made + value, match.end()
    return made + text[done:], marks


@cache
def everyday_words(least: int = 2) -> frozenset[str]:
    """Words that stand in small letters so often in what one language's programs say."""
    found: set[str] = set()
    for texts in translations().values():
        counts: Counter[str] = Counter()
        for text in texts:
            words = re.findall(r"(?<![\w{%(])[^\W\d_]{2,}", _slot.sub(" ", text))
            counts.update({word for word in words if word.islower()})
        found.update(word for word, count in counts.items() if count >= least)
    return frozenset(found - PARTICLES)
