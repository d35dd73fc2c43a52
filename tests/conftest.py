"""Hypothesis in two profiles: ``quick`` always, ``deep`` by hand (``HYPOTHESIS_PROFILE=deep pytest tests/detect``).

The quick one tries the same examples each time, so that a red run is about the change that was made.
"""

import os

from hypothesis import settings

# No deadline: a busy machine is not a bug.
settings.register_profile("quick", derandomize=True, max_examples=60, deadline=None)
settings.register_profile("deep", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
