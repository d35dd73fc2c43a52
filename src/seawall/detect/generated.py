"""Passwords as managers throw them: letters of both cases, digits and marks, whatever they begin and end with.

A value that begins with ``$`` or ``{`` or holds ``(`` is mostly code or a template, which other checks refuse. One in
eight passwords that a manager makes of all marks begins so, too, and more of them hold a mark at which a value without
quotes would end. What tells them from code is how often the kind of character changes.
"""

from __future__ import annotations

from itertools import pairwise

from seawall.detect import late_re as re

generated_chars_min, generated_chars_max = 8, 128
changes_min = 0.42
"""Of all neighbours; letters, digits and marks drawn alike change kind at seven of ten, code at three."""
_kinds = re.compile(r"(?=[!-~]*[a-z])(?=[!-~]*[A-Z])(?=[!-~]*\d)(?=[!-~]*[^0-9A-Za-z])[!-~]{8,128}$", re.ASCII)
_template_or_code = re.compile(
    r"""
    \$\{[\w.:-]+[}:?-] | \{\{[^{}]*\}\} | \$\([\w ./-]+\) | %\(\w+\) | <%[^%]*% | \#\{[^{}]*\} | \{%[^%]*%\}  # closed
    | ^(?:\{\{ | [$\#@%]\{ | \$\( | <% | \{%) | ^\$\w+$ | ^%\w+%$ | ^[<\[{][\w+/=.:-]+[>\]}]?$
    | \[(?:A-Z|a-z|0-9|\^) | \\[a-zA-Z] | \.[*+] | \(\? | \{\d{1,2},\d{0,2}\}  # regular expressions
    | -> | => | :: | \(\) | \[\] | \{\} | && | \|\| | [=!]= | </ | /> | \[["'] | \b[a-z]{3,}\( | // | \\\\  # code
    """,
    re.VERBOSE,
)
"""A template that is closed, or what programs and regular expressions are written with."""
_run = re.compile(r"[!-~]{8,129}")
_run_goes_on = re.compile(r"</|&\w{2,6};|[\"'`](?:[,;)}\]>/]|$)|[,;|&][A-Za-z_.-]{2,24}[=:]|\\[nrt\"']")
"""What says that behind a mark another field, tag or text begins."""


def generated(value: str) -> bool:
    """Whether a value is letters of both cases, digits and marks thrown together, and no template."""
    if _kinds.match(value) is None or _template_or_code.search(value) is not None:
        return False
    changes = sum(_kind(a) != _kind(b) for a, b in pairwise(value))
    return changes >= changes_min * len(value)


def _kind(character: str) -> int:
    return 0 if character.islower() else 1 if character.isupper() else 2 if character.isdigit() else 3


def whole_run(text: str, start: int, end: int) -> int:
    """Where a password without quotes ends whose first part, up to a mark, was read to ``end``: at the next blank, if
    all of it was thrown together."""
    run = _run.match(text, start)
    if run is None or run.end() <= end or _run_goes_on.search(run.group()):
        return end
    return run.end() if generated(run.group()) else end
