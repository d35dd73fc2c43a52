"""Python's regular expressions said in JavaScript: node and Python find the same in the same texts."""

import json
import re
import subprocess

import pytest

from seawall.detect.javascript import javascript
from seawall.model.errors import PluginError

_REGEXES = (
    re.compile(r"\bкарта\b"),
    re.compile(r"^[ \t]*#[^\n]*author", re.IGNORECASE | re.MULTILINE),
    re.compile(r"(?P<quote>[\"'])(?P<value>(?:(?!(?P=quote)).){1,9})(?P=quote)"),
    re.compile(r"(?<![a-z])\w{2,}(?=\s|$)"),
    re.compile(r"\d+", re.ASCII),
    re.compile(r"\D\d+?\b"),
    re.compile(r"a | b # either", re.VERBOSE),
    re.compile(r"(.)\1{2}", re.DOTALL),
    re.compile(r"\S+\s$"),
    re.compile(r"[^\W\d_]+|[^\S\n]"),
    re.compile(r"[ab]{1,2}+b|(?P<same>[a-z]++) (?P=same)?"),
    re.compile(r"(?>(?:ab?|b)+)b|(?>a|aa)a\b"),
)
_TEXTS = (
    "моя карта 4٣5 — naïve_word",
    "  # the AUTHOR\nxx\n#author",
    "say 'it' or \"no\" 'open",
    "aaa bbb\n\n\nab",
    "tail \n",
    "é1 ß22 x333",
    "",
)


def test_node_finds_what_python_finds() -> None:
    asked = [[*javascript(regex), list(_TEXTS)] for regex in _REGEXES]
    program = (
        "const asked = JSON.parse(require('fs').readFileSync(0));"
        "const spans = asked.map(([source, flags, texts]) => texts.map((text) =>"
        "[...text.matchAll(new RegExp(source, flags + 'g'))].map((m) => [m.index, m.index + m[0].length])));"
        "console.log(JSON.stringify(spans));"
    )
    answer = subprocess.run(
        ["node", "-e", program], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    here = [[[list(m.span()) for m in regex.finditer(text)] for text in _TEXTS] for regex in _REGEXES]
    assert json.loads(answer.stdout) == here


@pytest.mark.parametrize("regex", [r"(?i:a)b", r"(a)?(?(1)b|c)"])
def test_what_javascript_cannot_say_is_refused(regex: str) -> None:
    with pytest.raises(PluginError):
        javascript(re.compile(regex))
