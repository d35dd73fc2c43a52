"""Durations as people write them on the command line."""

from __future__ import annotations

import re

import click

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_TEXT = re.compile(r"([0-9]{1,9})([smhdw])", re.ASCII)


class Duration(click.ParamType[int]):
    """``90s``, ``30m``, ``12h``, ``30d`` or ``2w``, given to the command in milliseconds."""

    name = "DURATION"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The milliseconds, or a usage error that shows how to write one."""
        if isinstance(value, int):
            return value
        found = _TEXT.fullmatch(str(value).strip())
        if found is None:
            self.fail("write a duration as 90s, 30m, 12h, 30d or 2w", param, ctx)
        return int(found[1]) * _UNITS[found[2]] * 1000
