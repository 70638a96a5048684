"""Where a path leads."""

import os
from pathlib import Path


def lead(path: Path | str) -> Path:
    """
    Return where a path leads, links followed; of a link that leads to itself the path, which then can't be opened.

    `Path.resolve` raises RuntimeError there.
    """
    return Path(os.path.realpath(path))


def why_no_file(path: Path) -> str:
    """
    Return why a path is no file that can be read, for a message.

    >>> why_no_file(Path("-")), why_no_file(Path("/dev/null")), why_no_file(Path("nowhere.csv"))
    ('is standard input, which is read for reports alone', 'is a device or a pipe, no file', 'does not exist')
    """
    if str(path) == "-":
        return "is standard input, which is read for reports alone"
    if path.is_symlink() and not os.path.exists(path):  # noqa: PTH110 - of a link to itself Path.exists raises
        return "is a link that leads nowhere"
    if path.is_dir():
        return "is a folder"
    return "is a device or a pipe, no file" if path.exists() else "does not exist"
