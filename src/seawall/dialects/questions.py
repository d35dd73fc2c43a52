"""A question about files that came as a form: its fields as a line of JSON, and behind it the files as they are.

So one walk, one verdict and one set of stand-ins hold for all of it, as for any other body. The fields are read with
the operation's field map; of the files, those that are text are inspected, and others count as what nobody could read.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from seawall.dialects.batch_file import Collected
from seawall.dialects.body import Decoded, FilePart
from seawall.dialects.field_map import BodyMap
from seawall.dialects.reading import read_body

File = tuple[str, str, str, int]
"""Field, name, media type and length."""


def read_question(body: bytes, files: Sequence[File], body_map: BodyMap, model: str = "") -> Decoded:
    """Take it apart. ``files`` are those behind the first line of ``body``, in their order.

    Raises:
        BadExchange, LimitExceeded: as :func:`~seawall.dialects.reading.read_body`.
    """
    said, _, rest = body.partition(b"\n")
    assert len(rest) == sum(length for *_, length in files)
    read = read_body(said, body_map, model)
    collected = Collected(body)
    collected.add(read, 0, "")
    at = len(said) + 1
    for field, name, media, length in files:
        collected.files.append(FilePart(f"/{field}", "user", media, name, "raw", body, at, at + length))
        at += length
    return msgspec.structs.replace(collected.decoded(), model=read.model, model_at=read.model_at, stream=read.stream)
