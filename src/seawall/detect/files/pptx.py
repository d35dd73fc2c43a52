"""PowerPoint presentations: slides, speaker notes, comments, properties, embedded files.

Structure: ECMA-376 part 1, section 13 (PresentationML).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seawall.detect.documents import Format, Read, Source
from seawall.detect.files import _office

_PARTS = re.compile(
    r"ppt/(?:slides/(slide)|notesSlides/(notesSlide)|comments/(\w*?comment)|charts/(chart)|"
    r"diagrams/(data)|slideMasters/(slideMaster)|slideLayouts/(slideLayout))_?(\d*)\w*\.xml",
    re.IGNORECASE,
)
_WORDS = {
    "slide": "slide",
    "notesslide": "notes of slide",
    "chart": "chart",
    "data": "diagram",
    "slidemaster": "master",
    "slidelayout": "layout",
}


def _sniff(source: Source) -> int:
    return 95 if source.package and any(name.startswith("ppt/") for name in source.package_names) else 0


def _read(source: Source) -> Iterator[Read]:
    found = []
    for name in source.package_names:
        if match := _PARTS.fullmatch(name):
            kind = next(group for group in match.groups()[:-1] if group).lower()
            found.append((list(_WORDS).index(kind) if kind in _WORDS else 99, int(match.groups()[-1] or 0), kind, name))
    for _, number, kind, name in sorted(found):
        yield from _office.part(source, name, f"{_WORDS.get(kind, 'comments')} {number}".strip())
    yield from _office.rest(source, "ppt")


FORMAT = Format(
    media="application/vnd.openxmlformats-officedocument.presentationml.presentation",
    title="PowerPoint presentation",
    sniff=_sniff,
    read=_read,
)
