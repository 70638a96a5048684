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
    sweep(target)
    workshop, lock = _make(target)
    try:
        yield workshop
    finally:
        _clear(workshop)
        lock.release()
        _remove(workshop)


def _make(target: Path) -> tuple[Path, FileLock]:
    """Make a workshop and lock it; made anew where another run took it for a killed one's before it was locked."""
    while True:
        workshop = Path(tempfile.mkdtemp(dir=target.parent, prefix=_prefix(target), suffix=SUFFIX))
        lock = FileLock(workshop / _HELD)
        with contextlib.suppress(OSError, NotImplementedError, Timeout):  # a disk without locks: nobody sweeps there
            lock.acquire(timeout=0)
        if workshop.is_dir():
            return workshop, lock
        lock.release()


def sweep(target: Path) -> None:
    """Remove what killed runs left of their work on a path."""
    for left in target.parent.glob(f"{glob.escape(_prefix(target))}*{SUFFIX}"):
        if not (left / _HELD).exists():
            with contextlib.suppress(OSError):  # killed before it locked, or about to lock: empty in either case
                left.rmdir()
            continue
        lock = FileLock(left / _HELD)
        try:
            lock.acquire(timeout=0)
        except (OSError, NotImplementedError, Timeout):  # somebody works there, or nobody can tell
            continue
        _clear(left)
        lock.release()
        _remove(left)


def _clear(workshop: Path) -> None:
    """Remove all but the lock, which tells the next run that there is something to remove."""
    with contextlib.suppress(OSError):
        for path in list(workshop.iterdir()):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            elif path.name != _HELD:
                path.unlink(missing_ok=True)


def _remove(workshop: Path) -> None:
    """Remove a workshop that holds its lock alone; what could not be cleared keeps it."""
    with contextlib.suppress(OSError):
        if [path.name for path in workshop.iterdir()] == [_HELD]:
            (workshop / _HELD).unlink()
        workshop.rmdir()


def _prefix(target: Path) -> str:
    return f".{target.name[:40]}."
