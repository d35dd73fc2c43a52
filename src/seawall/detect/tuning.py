"""What the shop's settings take away from what detectors found: too unsure, too few, or known to be harmless."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from seawall.model.errors import ConfigError
from seawall.model.finding import Finding

if TYPE_CHECKING:
    from seawall.model.settings import DetectSettings

allowed_max = 10_000
allowed_chars_max = 300


class Tuning:
    """Immutable; safe to share between threads."""

    def __init__(self, settings: DetectSettings, detectors: Collection[str]) -> None:
        """
        Raises:
            ConfigError: a detector that is not there, or a value to allow that would allow everything.
        """
        for name in (*settings.off, *settings.confidence_min, *settings.count_min):
            if name not in detectors:
                raise ConfigError(f"There is no detector {name[:60]}", advice="`seawall doctor` lists them.")
        self._sure = {name: least.rank for name, least in settings.confidence_min.items()}
        self._many = {name: least for name, least in settings.count_min.items() if least > 1}
        self._allowed = _allowed(settings.allow)

    @property
    def idle(self) -> bool:
        """Nothing is set, so nothing need be asked."""
        return not (self._sure or self._many or self._allowed)

    def keep(self, text: str, findings: Sequence[Finding]) -> list[Finding]:
        """The findings that count."""
        kept = [
            finding
            for finding in findings
            if finding.confidence.rank >= self._sure.get(finding.detector, 0) and not self._allows(text, finding)
        ]
        if not self._many:
            return kept
        records = Counter[str]()
        for finding in kept:
            records[finding.detector] += finding.count
        return [finding for finding in kept if records[finding.detector] >= self._many.get(finding.detector, 0)]

    def dropped(self, text: str, findings: Sequence[Finding]) -> list[tuple[Finding, str]]:
        """The findings that don't count, each with the setting that says so."""
        kept = self.keep(text, findings)
        return [(finding, self._why(text, finding)) for finding in findings if finding not in kept]

    def _why(self, text: str, finding: Finding) -> str:
        if finding.confidence.rank < self._sure.get(finding.detector, 0):
            return "less sure than detect.confidence_min asks for"
        return "in detect.allow" if self._allows(text, finding) else "fewer than detect.count_min asks for"

    def _allows(self, text: str, finding: Finding) -> bool:
        if self._allowed is None or finding.end - finding.start > allowed_chars_max or finding.count > 1:
            return False
        return self._allowed.fullmatch(text[finding.start : finding.end].casefold()) is not None


def _allowed(values: Sequence[str]) -> re.Pattern[str] | None:
    """One regex for all of them; ``*`` stands for any characters."""
    if len(values) > allowed_max or any(len(value) > allowed_chars_max for value in values):
        raise ConfigError(
            f"detect.allow has more than {allowed_max} values, or one over {allowed_chars_max} characters"
        )
    for value in values:
        if sum(character.isalnum() for character in value) < 3 or value.count("*") > 2:
            raise ConfigError(
                "A value in detect.allow allows too much",
                advice="Write at least three letters or digits, and at most two *.",
            )
    # One group a star and nothing nested: matching is linear but for the two stars of a single value.
    spelled = ("[^\\n]*".join(map(re.escape, value.casefold().split("*"))) for value in values)
    return re.compile("|".join(spelled)) if values else None
