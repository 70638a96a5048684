"""Changing a store by a copy that takes its name, so that whoever copies the file meanwhile has a whole one."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from layers.control.store import StoreError, connect
from layers.disk.replacing import replacing


@contextlib.contextmanager
def rewriting(path: Path) -> Iterator[sqlite3.Connection]:
    """
    Open a copy of a store's tables for changes; it takes the store's name when the block ends well.

    A database that is changed in its place is half changed for a moment, and what only its journal knows is lost to
    whoever copies it then. Other writers wait. Raises StoreError where the store was replaced while this one waited,
    and FileError where the place can't be written.
    """
    before = path.stat().st_ino
    with contextlib.ExitStack() as held, replacing(path, overwrite=True) as copy:
        old = held.enter_context(connect(path))
        old.execute("BEGIN IMMEDIATE")
        if path.stat().st_ino != before:
            raise StoreError(f"{path}: was written anew by another program just now; run this again")
        with connect(path) as source, contextlib.closing(sqlite3.connect(copy)) as target:
            source.backup(target)  # a plain copy would close the file, and with it our lock on it
        with connect(copy) as store:
            yield store
        if os.name == "nt":  # an open file can't be replaced there
            held.close()
