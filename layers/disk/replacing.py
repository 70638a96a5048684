"""Replacing a file or folder whole or not at all, for writers that need a path of their own."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError

from layers.disk.files import FileError, check_target
from layers.disk.paths import lead
from layers.disk.workshops import open_workshop

FULL_BYTES = 1_000_000
_GDAL_ERRORS = (DataSourceError, DataLayerError, FeatureError, FieldError, GeometryError)
_DATABASES = (".gpkg", ".sqlite", ".mbtiles")


@contextlib.contextmanager
def replacing(path: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """
    Hand out a path to write to; when the block ends well, the file takes the place of `path`.

    The work is done in a hidden folder beside `path`, removed in every case; a reader never sees half a file, and
    whatever goes wrong the old file stays whole. Raises FileError when the file exists (unless `overwrite`), is open
    in another program, its folder is missing or read-only, or the disk is full.
    """
    check_target(path, overwrite=overwrite)
    final = lead(path)  # a link stays a link, its target takes the data
    refuse_if_open(final)
    try:
        with open_workshop(final) as workshop:
            target = workshop / path.name
            yield target
            settle(target)
            target.replace(final)
    except (OSError, sqlite3.Error, *_GDAL_ERRORS) as error:
        raise FileError(_explain(path, error)) from None


def refuse_if_open(path: Path) -> None:
    """
    Refuse to replace a database that another program has open: its unwritten pages would land in the new file.

    Raises FileError; a path that does not exist or is no database passes.
    """
    if path.suffix.lower() not in _DATABASES or not path.is_file():
        return
    for suffix in ("-wal", "-journal"):
        leftover = path.with_name(path.name + suffix)
        if leftover.exists() and leftover.stat().st_size:
            raise FileError(
                f"{path}: another program has it open and is writing (there is {leftover.name}); close it there, "
                "or choose another name with -o"
            )
    connection = sqlite3.connect(f"file:{lead(path).as_posix()}?mode=rw", uri=True, timeout=0.2)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.rollback()
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise FileError(
                f"{path}: another program has it locked, QGIS perhaps; close it there, or choose another name with -o"
            ) from None
    except sqlite3.DatabaseError:
        return  # no database at all: it may be replaced
    finally:
        connection.close()


def settle(path: Path) -> None:
    """Bring a file's bytes to the disk before its name changes hands, with the usual permissions; raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    umask = os.umask(0)
    os.umask(umask)
    path.chmod(0o666 & ~umask)


def _explain(path: Path, error: BaseException) -> str:
    reason = getattr(error, "strerror", None)
    if reason is None:  # GDAL and SQLite do not always say that the disk is full
        reason = " ".join(str(error).split())
        if shutil.disk_usage(path.parent).free < FULL_BYTES and "space" not in reason:
            reason = f"no space left on device ({reason})"
    return f"{path}: can't be written, {reason}; what stood there stays, choose another place with -o"
