"""What takes long to make is made once for all workers of a run: whoever comes first makes it, the others read it."""

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

Made = TypeVar("Made")


def make_once(folder: Path, name: str, make: Callable[[], Made]) -> Made:
    """Return what `make` gives, from the folder's file of that name where another worker made it already."""
    path = folder / f"{name}.pickle"
    with FileLock(f"{path}.lock"):
        if path.exists():
            return pickle.loads(path.read_bytes())  # noqa: S301 - this very run wrote it
        made = make()
        path.write_bytes(pickle.dumps(made))
        return made
