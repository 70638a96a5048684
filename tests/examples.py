"""How many made-up examples each law is tried on: all of them, a share while at work, many times as many by night."""

import os
from typing import Any

from hypothesis import settings

# 0.25 while at work, 10 for a night
SHARE = float(os.environ.get("FRONTLINE_EXAMPLES", "1"))
FEWEST = 10


def count_examples(whole: int) -> int:
    """Return how many of a whole number are tried in this run."""
    return max(min(FEWEST, whole), round(whole * SHARE))


def examples(whole: int, **more: Any) -> settings:
    """Return the settings of a law that a share of `whole` examples is tried on, in any time."""
    return settings(max_examples=count_examples(whole), deadline=None, **more)
