"""Which settings protect, and what of a new settings file or policy folder lets more through than the one before.

Pure comparison, so that the store can hold what weakens protection until a second person has confirmed it: everything
else of the new settings counts at once, what weakens keeps its former value. Tightening is never held.

Not compared: ``[teams]`` (who belongs where changes daily), what reads pictures and doubtful names (it depends on
what is installed), addresses, limits and languages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from seawall.model.settings import Settings, ToolSettings, UpstreamSettings
from seawall.model.words import Confidence, Grade

_SCALES: dict[tuple[str, str], Sequence[object]] = {
    ("gateway", "strict"): (True, False),
    ("gateway", "on_scan_failure"): ("block", "allow"),
    ("policy", "observe"): (False, True),
    ("policy", "two_person"): ("always", "auto", "never"),
    ("endpoint", "unlisted"): ("block", "coach"),
    ("endpoint", "unknown_account"): ("personal", "work"),
    ("endpoint", "fail_mode"): ("closed", "open"),
}
"""From what protects most to what protects least."""
_GROWING = (("detect", "off"), ("detect", "allow"), ("endpoint", "work_domains"), ("endpoint", "work_orgs"))
"""Lists of which every new member lets something through."""
_LEVELS = (("detect", "confidence_min"), ("detect", "count_min"))
"""Detector to a level; a higher one finds less."""
_CONFIDENCE = {level: rank for rank, level in enumerate(Confidence)}
words_max = 12
T = TypeVar("T", ToolSettings, UpstreamSettings)


class Protection(msgspec.Struct, frozen=True, kw_only=True):
    """What is in force: settings (without keys and passwords) and the shop's own policy files."""

    settings: Settings = Settings()
    policies: dict[str, str] = {}


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A comparison's outcome."""

    settings: Settings
    """The new settings, with the former value where they would weaken."""
    policies: dict[str, str]
    words: tuple[str, ...]
    """What would weaken, for people. Empty when nothing does."""


def protection(settings: Settings, policies: Mapping[str, str]) -> Protection:
    """What of settings and policies protects, without secrets."""
    kept = Settings(
        gateway=settings.gateway,
        policy=settings.policy,
        endpoint=settings.endpoint,
        detect=settings.detect,
        detector=settings.detector,
        format=settings.format,
        upstream=tuple(msgspec.structs.replace(one, key="") for one in settings.upstream),
        tool=settings.tool,
    )
    return Protection(settings=kept, policies=dict(policies))


def hold(before: Protection, settings: Settings, policies: Mapping[str, str], harmless: Callable[[str], bool]) -> Held:
    """Compare.

    Args:
        before: what is in force.
        settings: what the files say now.
        policies: the shop's own policy files now: name to text.
        harmless: whether a new policy file of this name can only make decisions stricter.
    """
    words: list[str] = []
    made = _sections(before.settings, settings, words)
    made = msgspec.structs.replace(
        made,
        tool=_tools(before.settings, made, words),
        upstream=_upstreams(before.settings, made, words),
        detector=_kept_members("detector", before.settings.detector, made.detector, words),
        format=_no_more_noise(before.settings, made, words),
    )
    files = _files(before.policies, policies, harmless, words)
    return Held(settings=made, policies=files, words=tuple(words))


def _sections(before: Settings, after: Settings, words: list[str]) -> Settings:
    changed: dict[str, dict[str, object]] = {}
    for (section, name), scale in _SCALES.items():
        old, new = getattr(getattr(before, section), name), getattr(getattr(after, section), name)
        if scale.index(new) > scale.index(old):
            words.append(f"{section}.{name} = {_plain(new)}")
            changed.setdefault(section, {})[name] = old
    for section, name in _GROWING:
        old, new = getattr(getattr(before, section), name), getattr(getattr(after, section), name)
        more = [one for one in new if one not in old]
        if more:
            words.append(f"{section}.{name}: {len(more)} more")
            changed.setdefault(section, {})[name] = tuple(one for one in new if one in old)
    for section, name in _LEVELS:
        old, new = getattr(getattr(before, section), name), getattr(getattr(after, section), name)
        higher = [key for key, level in new.items() if key not in old or _rank(level) > _rank(old[key])]
        if higher:
            words.append(f"{section}.{name} of {', '.join(sorted(higher))[:80]}")
            kept = {key: old.get(key) if key in higher else level for key, level in new.items()}
            changed.setdefault(section, {})[name] = {key: level for key, level in kept.items() if level is not None}
    fields: dict[str, Any] = {
        section: msgspec.structs.replace(getattr(after, section), **values) for section, values in changed.items()
    }
    return msgspec.structs.replace(after, **fields)


def _rank(level: object) -> int:
    return _CONFIDENCE[level] if isinstance(level, Confidence) else int(str(level))


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _wider(old: T, new: T) -> bool:
    """Whether an entry's terms let more through."""
    if not new.approved:
        return False
    teams = bool(old.teams) and (not new.teams or not set(new.teams) <= set(old.teams))
    graded = new.grade is not old.grade and new.grade is not Grade.CONSUMER
    return not old.approved or graded or teams or not set(new.permits) <= set(old.permits)


def _on_terms(called: str, one: T, old: T | None, words: list[str]) -> T:
    """An entry on the terms it had, where the new ones are wider; one that was not there is not approved yet."""
    if not (one.approved if old is None else _wider(old, one)):
        return one
    words.append(f"{called}: approved, or on wider terms")
    if old is None:
        return msgspec.structs.replace(one, approved=False)
    return msgspec.structs.replace(one, approved=old.approved, grade=old.grade, permits=old.permits, teams=old.teams)


def _tools(before: Settings, after: Settings, words: list[str]) -> tuple[ToolSettings, ...]:
    known, made = {one.id: one for one in before.tool}, []
    for one in after.tool:
        old = known.get(one.id)
        one = _on_terms(f"tool {one.id}", one, old, words)
        if old is not None and old.blocked and not one.blocked:
            words.append(f"tool {one.id}: no longer blocked")
            one = msgspec.structs.replace(one, blocked=True)
        made.append(one)
    named = {one.id for one in after.tool}
    for old in before.tool:
        if old.blocked and old.id not in named:
            words.append(f"tool {old.id}: no longer blocked")
            made.append(old)
    return tuple(made)


def _upstreams(before: Settings, after: Settings, words: list[str]) -> tuple[UpstreamSettings, ...]:
    known, made = {one.name: one for one in before.upstream}, []
    for one in after.upstream:
        old = known.get(one.name)
        one = _on_terms(f"upstream {one.name}", one, old, words)
        if old is not None and (one.base_url, one.tool) != (old.base_url, old.tool):
            words.append(f"upstream {one.name}: another address or tool")
            one = msgspec.structs.replace(one, base_url=old.base_url, tool=old.tool)
        made.append(one)
    return tuple(made)


def _kept_members(kind: str, old: Sequence[Any], new: Sequence[Any], words: list[str]) -> tuple[Any, ...]:
    """New members, and those of before that were changed or are gone as they were."""
    lost = {one.id: one for one in old if one not in new}
    words += [f"{kind} {id}: changed or gone" for id in lost]
    return (*(one for one in new if one.id not in lost), *lost.values())


def _no_more_noise(before: Settings, after: Settings, words: list[str]) -> tuple[Any, ...]:
    """Formats: a new or changed noise is not believed, a lost finding stays."""
    noise = [one for one in after.format if one.kind == "noise" and one not in before.format]
    lost = [one for one in before.format if one.kind != "noise" and one not in after.format]
    words += [f"format {one.name}: noise" for one in noise]
    words += [f"format {one.name}: changed or gone" for one in lost]
    names = {one.name for one in lost}
    return (*(one for one in after.format if one not in noise and one.name not in names), *lost)


def _files(
    before: Mapping[str, str], after: Mapping[str, str], harmless: Callable[[str], bool], words: list[str]
) -> dict[str, str]:
    made = dict(after)
    for name, text in before.items():
        if after.get(name) != text:
            words.append(f"policy file {name}: {'changed' if name in after else 'gone'}")
            made[name] = text
    for name in after:
        if name not in before and not harmless(name):
            words.append(f"policy file {name}: new")
            del made[name]
    return made


def in_words(words: Sequence[str]) -> str:
    """What a proposal says."""
    more = f" and {len(words) - words_max} more" if len(words) > words_max else ""
    return f"Settings and policy files: {'; '.join(words[:words_max])}{more}"
