"""Which request is which operation: method and path templates, matched without a router."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from urllib.parse import quote, unquote

_HOLE = re.compile(r"\\\{(\w+)\\\}")
_ID = re.compile(r"[A-Za-z0-9_-]{1,200}")
_INNER = re.compile(r"[a-z]{1,16}_(?=[0-9]*[A-Za-z])[A-Za-z0-9_-]{6,190}")
"""The id of something inside what another id names, as vendors write them: nobody asks whose it is."""
_MODEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@:/-]{0,199}")


@dataclass(frozen=True, slots=True)
class Match:
    """A route that fits a request."""

    operation: str
    """Key of :attr:`Dialect.operations` (``chat``, ``responses``, ``messages``, ``generate`` …)."""
    path: str
    """The path as it came, to be appended to the upstream's base address."""
    model: str = ""
    """Model named by the path, for dialects that name it there."""
    streams: bool = False
    """The path itself asks for a stream (Gemini); else the body's ``stream`` does."""
    answer_id: str = ""
    """The vendor's id of an earlier answer that the path names (``/v1/responses/{id}``)."""

    def asking(self, model: str) -> Match:
        """The same of another model, if the path names one."""
        if not self.model or not model:
            return self
        named = quote(model, safe="")
        segments = self.path.split("/")
        for at, segment in enumerate(segments):
            before, _, method = segment.rpartition(":")
            if unquote(segment) == self.model:
                segments[at] = named
            elif unquote(before) == self.model:
                segments[at] = f"{named}:{method}"
        return replace(self, path="/".join(segments), model=model)


@dataclass(frozen=True, slots=True)
class Route:
    """One method and path template, ``/v1beta/models/{model}:generateContent``. A hole takes one segment,
    ``{any_model}`` one that may have colons in it (``ft:gpt-4.1:shop::id``)."""

    method: str
    template: str
    operation: str
    streams: bool = False
    pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        pattern = _HOLE.sub(r"(?P<\1>[^/?#:]+(?:%3[Aa][^/?#:]*)?)", re.escape(self.template))
        pattern = pattern.replace("(?P<any_model>[^/?#:]+", "(?P<any_model>[^/?#]+")
        object.__setattr__(self, "pattern", re.compile(pattern))

    def match(self, method: str, path: str) -> Match | None:
        """The match, or None. ``path`` has no query. A model name with odd characters does not match."""
        if method != self.method:
            return None
        if self.template == path:
            return Match(self.operation, path, "", self.streams)
        found = self.pattern.fullmatch(path)
        if found is None:
            return None
        named = found.groupdict("")
        model, answer_id = unquote(named.get("model") or named.get("any_model", "")), named.get("id", "")
        if (model and not _MODEL.fullmatch(model)) or (answer_id and not _ID.fullmatch(answer_id)):
            return None
        if "item" in named and not _INNER.fullmatch(named["item"]):
            return None
        return Match(self.operation, path, model, self.streams, answer_id)
