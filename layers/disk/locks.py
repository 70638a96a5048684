"""One writer at a time: a lock across processes for a whole read, change and write."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from layers.disk.files import FileError
from layers.disk.paths import lead

PATIENCE_S: Final = 900.0
"""How long a second writer waits for the first: longer than any single write takes."""


@contextlib.contextmanager
def hold(path: Path, *, tell: Callable[[str], None] | None = None, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """
    Hold the right to read, change and write a file alone, for as long as the block runs.

    A second writer waits, with one line through `tell`, and goes on with what the first has written. The right lies in
    a hidden file beside `path` and ends with the process, killed or not; readers never wait. Raises FileError when the
    folder is missing or read-only, and when the other writer is not done within `patience_s` seconds.
    """
    final = lead(path)
    if not final.parent.is_dir():  # the library would make it
        raise FileError(
            f"{path}: can't be written, there is no folder {final.parent}; make it, or choose another place"
        )
    lock = FileLock(final.with_name(f".{final.name}.lock"))
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            _check_place(path, lock)
            if tell is not None:
                tell(f"{path}: another run is writing it; waiting for it to finish")
            lock.acquire(timeout=patience_s)
    except Timeout:
        raise FileError(
            f"{path}: another run has been writing it for {patience_s:.0f} s; stop that one, or run this again later"
        ) from None
    except OSError as error:
        raise FileError(f"{path}: can't be written, {error.strerror}; choose another place with -o") from None
    try:
        yield
    finally:
        with contextlib.suppress(
            OSError
        ):  # who waits opens it anew: the library looks whether its file still has a name
            Path(lock.lock_file).unlink()
        lock.release()


def _check_place(path: Path, lock: FileLock) -> None:
    """Raise FileError where nobody holds the lock and its folder, such as /proc, takes no file; else just return."""
    own = Path(lock.lock_file)
    if own.exists():
        return
    try:
        own.touch()  # who held it a moment ago may be done: then this is the file that the next try locks
    except OSError:
        if own.exists():
            return
        raise FileError(
            f"{path}: can't be written, the folder {own.parent} takes no new files; choose another place with -o"
        ) from None
