"""Python's regular expressions as JavaScript's, meaning the same: what the extension's detectors are made with.

Both languages spell most things alike and mean some of them differently: ``$`` before a last line end, ``\\w`` and
``\\b`` beyond ASCII, verbose layout, named groups. A regex is parsed by Python's own parser and written anew, every
difference spelled out. What has no counterpart is refused, so that nothing is exported that would mean something else.
"""

from __future__ import annotations

import re
from typing import Any

from seawall.model.errors import PluginError

_parser: Any = re._parser  # type: ignore[attr-defined]  # the standard library's own parser
_ops: Any = re._constants  # type: ignore[attr-defined]

_UNICODE = {
    "CATEGORY_DIGIT": "\\p{Nd}",
    "CATEGORY_NOT_DIGIT": "\\P{Nd}",
    "CATEGORY_SPACE": "\\s\\x1c-\\x1f\\x85",
    "CATEGORY_WORD": "\\p{L}\\p{N}_",
}
_ASCII = {
    "CATEGORY_DIGIT": "0-9",
    "CATEGORY_SPACE": " \\t-\\r",
    "CATEGORY_WORD": "0-9A-Za-z_",
}
_NEGATED = {
    "CATEGORY_NOT_DIGIT": "CATEGORY_DIGIT",
    "CATEGORY_NOT_SPACE": "CATEGORY_SPACE",
    "CATEGORY_NOT_WORD": "CATEGORY_WORD",
}


def javascript(regex: re.Pattern[str]) -> tuple[str, str]:
    """``(source, flags)`` of the same expression for JavaScript; the flag ``u`` is among them.

    Raises:
        PluginError: it uses something JavaScript can't say.
    """
    writer = _Writer(regex)
    return writer.sequence(_parser.parse(regex.pattern, regex.flags)), "iu" if regex.flags & re.IGNORECASE else "u"


class _Writer:
    def __init__(self, regex: re.Pattern[str]) -> None:
        self.categories = _ASCII if regex.flags & re.ASCII else _UNICODE
        self.multiline = bool(regex.flags & re.MULTILINE)
        self.dotall = bool(regex.flags & re.DOTALL)
        self.names = {number: name for name, number in regex.groupindex.items()}
        self.possessive = 0

    def sequence(self, items: Any) -> str:
        return "".join(self.item(op, argument) for op, argument in items)

    def item(self, op: Any, argument: Any) -> str:
        if op is _ops.LITERAL:
            return _character(argument)
        if op is _ops.NOT_LITERAL:
            return f"[^{_character(argument)}]"
        if op is _ops.ANY:
            return "[^]" if self.dotall else "[^\\n]"
        if op is _ops.IN:
            return self._class(argument)
        if op is _ops.BRANCH:
            return f"(?:{'|'.join(self.sequence(branch) for branch in argument[1])})"
        if op is _ops.SUBPATTERN and not (argument[1] or argument[2]):
            return self._group(argument[0], argument[3])
        if op in (_ops.MAX_REPEAT, _ops.MIN_REPEAT):
            return self._repeat(argument, "?" if op is _ops.MIN_REPEAT else "")
        if op is _ops.POSSESSIVE_REPEAT or op is _ops.ATOMIC_GROUP:
            # What was looked ahead at is not given back: the same, said with what JavaScript has.
            self.possessive += 1
            name = f"_p{self.possessive}"
            held = self.sequence(argument) if op is _ops.ATOMIC_GROUP else self._repeat(argument, "")
            return f"(?=(?<{name}>{held}))\\k<{name}>"
        if op in (_ops.ASSERT, _ops.ASSERT_NOT):
            sign = "=" if op is _ops.ASSERT else "!"
            return f"(?{'<' if argument[0] < 0 else ''}{sign}{self.sequence(argument[1])})"
        if op is _ops.GROUPREF:
            return f"\\k<{self.names[argument]}>" if argument in self.names else f"(?:\\{argument})"
        if op is _ops.AT:
            return self._place(argument)
        raise PluginError(f"{str(op).lower()} has no counterpart in JavaScript", advice="Say it another way.")

    def _group(self, number: int | None, items: Any) -> str:
        if number is None:
            return f"(?:{self.sequence(items)})"
        return f"({f'?<{self.names[number]}>' if number in self.names else ''}{self.sequence(items)})"

    def _repeat(self, argument: Any, lazy: str) -> str:
        low, high, body = argument
        inner = self.sequence(body)
        single = len(body) == 1 and body[0][0] in (_ops.LITERAL, _ops.NOT_LITERAL, _ops.IN, _ops.ANY, _ops.SUBPATTERN)
        count = f"{{{low},{'' if high == _ops.MAXREPEAT else high}}}"
        return (inner if single else f"(?:{inner})") + count + lazy

    def _class(self, members: Any) -> str:
        negated = members[0][0] is _ops.NEGATE
        for member in members[1:] if negated else ():
            if member[0] is _ops.CATEGORY and str(member[1]) in _NEGATED and len(members) > 2:
                # What is not among "no word's" and others: a word's, and none of the others.
                others = self._class([one for one in members[1:] if one is not member])
                return f"(?:(?!{others})[{self.categories[_NEGATED[str(member[1])]]}])"
        out = []
        for kind, value in members[1:] if negated else members:
            if kind is _ops.RANGE:
                out.append(f"{_character(value[0])}-{_character(value[1])}")
            elif kind is _ops.CATEGORY:
                out.append(self._category(str(value), alone=len(members) == 1))
            else:
                out.append(_character(value))
        return out[0] if len(members) == 1 and out[0].startswith("[^") else f"[{'^' if negated else ''}{''.join(out)}]"

    def _category(self, name: str, alone: bool) -> str:
        if name in self.categories:
            return self.categories[name]
        if alone:
            return f"[^{self.categories[_NEGATED[name]]}]"
        raise PluginError("A negated category inside a class", advice="Write the characters out.")

    def _place(self, place: Any) -> str:
        word = f"[{self.categories['CATEGORY_WORD']}]"
        if place in (_ops.AT_BEGINNING, _ops.AT_BEGINNING_STRING):
            return "(?<![^\\n])" if self.multiline else "(?<![^])"
        if place is _ops.AT_END:
            return "(?![^\\n])" if self.multiline else "(?=\\n?(?![^]))"
        if place is _ops.AT_END_STRING:
            return "(?![^])"
        if place is _ops.AT_BOUNDARY:
            return f"(?:(?<={word})(?!{word})|(?<!{word})(?={word}))"
        if place is _ops.AT_NON_BOUNDARY:
            return f"(?:(?<={word})(?={word})|(?<!{word})(?!{word}))"
        raise PluginError("A place JavaScript has no word for", advice="Use ^, $ or \\b.")


def _character(code: int) -> str:
    if 48 <= code <= 57 or 65 <= code <= 90 or 97 <= code <= 122:
        return chr(code)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{{{code:x}}}"
