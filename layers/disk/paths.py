"""Where a path leads."""

import os
from pathlib import Path


def lead(path: Path | str) -> Path:
    """
    Return where a path leads, links followed; of a link that leads to itself the path, which then can't be opened.

    `Path.resolve` raises RuntimeError there.
    """
    return Path(os.path.realpath(path))
