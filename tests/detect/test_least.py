"""What every match has at least, against matches."""

import re

import pytest

from seawall.detect import least
from seawall.detect.engine import builtin_detectors


@pytest.mark.parametrize(
    ("regex", "digits", "solid"),
    [
        (r"\b\d{3}-\d{2}-\d{4}\b", 9, 11),
        (r"\b\d{3} \d{2}", 5, 0),
        (r"(?:ab1|22)[0-9]?", 1, 2),
        (r"[0-9a-f]{32}-x", 0, 34),
        (r"[^ ]{4}", 0, 0),
        (r"\w+(?:[ -]\d{2}){3}", 6, 0),
        (r"(?i:a)\s", 0, 0),
        (r".1", 1, 0),
    ],
)
def test_least(regex: str, digits: int, solid: int) -> None:
    assert (least.digits_min(regex), least.solid_min(regex)) == (digits, solid)


@pytest.mark.parametrize(
    ("regex", "run", "needs"),
    [
        (r"\b\d{3}-\d{2}-\d{4}\b", 4, "-"),
        (r"(?:19|20)\d{2}[-/]\d", 4, ""),
        (r"(?:1|20)3\d", 3, ""),
        (r"\d(?:[ .]?\d){11}", 1, ""),
        (r"(?:\d{3}|a)\d{2}", 2, ""),
        (r"(?:[0-9A-F]{1,4}:){5}|::", 0, ":"),
        (r"[+][1-9]\d{6,}(?:#\d{9})?", 7, "+"),
        (r"(?:a@\d\d|b@\d{3})\.?", 2, "@"),
    ],
)
def test_digits_in_a_row_and_signs(regex: str, run: int, needs: str) -> None:
    assert (least.run_min(regex), least.needed(regex)) == (run, needs)


def test_lengths() -> None:
    assert least.lengths(r"[XYZ]\d{7,9}(?:A|BC)?") == range(8, 13)


def test_every_hit_of_a_detector_has_as_much() -> None:
    seen = 0
    for detector in builtin_detectors().values():
        texts = [hit[0] if isinstance(hit, tuple) else str(hit) for hit in getattr(detector, "hits", ())]
        for pattern in detector.patterns:
            digits, solid = least.digits_min(pattern.regex), least.solid_min(pattern.regex)
            for text in texts:
                for match in re.finditer(pattern.regex, text, re.ASCII | (re.IGNORECASE if pattern.caseless else 0)):
                    seen += 1
                    assert sum(one in "0123456789" for one in match[0]) >= digits
                    assert max(map(len, re.findall(r"[0-9]*", match[0]))) >= least.run_min(pattern.regex)
                    assert set(least.needed(pattern.regex)) <= set(match[0])
                    assert not solid or (len(match[0]) >= solid and not re.search(r"[\0- ]", match[0]))
    assert seen > 20
