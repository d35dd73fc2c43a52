"""Hypothesis in two profiles: ``quick`` always, ``deep`` by hand (``HYPOTHESIS_PROFILE=deep pytest tests/detect``)."""

import os

from hypothesis import settings

# No deadline: a busy machine is not a bug.
settings.register_profile("quick", max_examples=60, deadline=None)
settings.register_profile("deep", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
