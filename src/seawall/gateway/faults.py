"""What is told of an unexpected error: its type and where it arose, never its message.

A message may quote what was being worked on (a prompt, a key, a pseudonym's value), so none reaches a log. Only where a
database or a vendor does not answer do our own words say so, which hold nothing of a request.
"""

from __future__ import annotations

import logging
import traceback
from pathlib import PurePath

from seawall.model.errors import Unavailable

LOG = logging.getLogger("seawall.gateway")


def tell(error: BaseException) -> str:
    """Log an error's type and innermost place; return what was logged."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "seawall" in frame.filename] or list(frames)
    place = f"{PurePath(own[-1].filename).name}:{own[-1].lineno}" if own else "unknown place"
    said = f"{type(error).__name__} at {place}"
    if isinstance(error, Unavailable):
        LOG.error("%s", error)
    else:
        LOG.error("unexpected: %s", said)
    return said
