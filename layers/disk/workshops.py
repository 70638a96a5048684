"""Hidden folders beside an output, where it is made before it takes its name; those of killed runs are cleared."""

import contextlib
import glob
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

SUFFIX: Final = ".part"
_HELD: Final = "held"
"""The lock in each workshop: it ends with the process that works there, killed or not."""


@contextlib.contextmanager
def open_workshop(target: Path) -> Iterator[Path]:
    """
    Hand out a hidden folder beside a path, on the same disk, for as long as the block runs; then it is removed.

    Workshops of the same path whose process is gone are removed first; those of a living one are left alone. Raises
    OSError where the folder of the path is missing, read-only or full.
    """
    _sweep(target)
    workshop = Path(tempfile.mkdtemp(dir=target.parent, prefix=_prefix(target), suffix=SUFFIX))
    lock = FileLock(workshop / _HELD)
    try:
        with contextlib.suppress(OSError, NotImplementedError, Timeout):  # a disk without locks: nobody sweeps there
            lock.acquire(timeout=0)
        yield workshop
    finally:
        lock.release()
        shutil.rmtree(workshop, ignore_errors=True)


def _sweep(target: Path) -> None:
    """Remove what killed runs left of their work on a path."""
    for left in target.parent.glob(f"{glob.escape(_prefix(target))}*{SUFFIX}"):
        if not (left / _HELD).exists():  # another run has just made it and is about to lock it
            continue
        lock = FileLock(left / _HELD)
        try:
            lock.acquire(timeout=0)
        except (OSError, NotImplementedError, Timeout):  # somebody works there, or nobody can tell
            continue
        lock.release()
        shutil.rmtree(left, ignore_errors=True)


def _prefix(target: Path) -> str:
    return f".{target.name[:40]}."
