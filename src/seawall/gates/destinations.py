"""Which windows are AI, and which tool of the shop's list each one is.

A rule is ``PATTERN`` or ``PATTERN=TOOL``: a shell pattern (``claude*``) over the names of a program or over a window's
title, without regard to case, and the id of the tool it is. Without one, the tool is called what the pattern says.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Sequence

from seawall.model.clipboard import Window, split_rule
from seawall.model.exchange import Tool

title_chars_max = 512
ToolNamed = Callable[[str], Tool]


class Destinations:
    """The AI programs and window titles a person may paste into."""

    def __init__(self, apps: Sequence[str], titles: Sequence[str], tool_named: ToolNamed) -> None:
        """``tool_named`` knows the shop's tools; a tool it does not know is one nobody approved."""
        self._apps = [_rule(rule) for rule in apps if rule.strip()]
        self._titles = [_rule(rule) for rule in titles if rule.strip()]
        self._tool_named = tool_named

    def tool(self, window: Window) -> Tool | None:
        """The AI tool a window belongs to, or None when it is none that is listed. Programs weigh more than titles."""
        names = [name.casefold() for name in window.names]
        for pattern, tool in self._apps:
            if any(pattern.match(name) for name in names):
                return self._tool_named(tool)
        title = window.title[:title_chars_max].casefold()
        for pattern, tool in self._titles:
            if title and pattern.match(title):
                return self._tool_named(tool)
        return None

    def tools(self) -> list[Tool]:
        """Every tool that may be met."""
        return [self._tool_named(name) for name in dict.fromkeys(tool for _, tool in [*self._apps, *self._titles])]


def _rule(rule: str) -> tuple[re.Pattern[str], str]:
    pattern, tool = split_rule(rule)
    return re.compile(fnmatch.translate(pattern)), tool
