"""Text that a right-to-left override turns round: stored backwards, shown forwards."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

_RUN = re.compile("\u202e([^\u202c\u202d\n]{4,2000})\u202c?")


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        yield Piece(*match.span(), match.group(1)[::-1])


DISGUISE = Disguise(
    says="through a direction override",
    pieces=_pieces,
    hits=(Example("mail \u202ezzyx.liam@amil.ana\u202c now", "\u202ezzyx.liam@amil.ana\u202c", "email"),),
    misses=("\u202eolleh dlrow\u202c",),
)
