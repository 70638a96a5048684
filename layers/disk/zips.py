"""Zips that are equal for equal files: a fixed time and fixed permissions for every entry."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The zip format's earliest time: a file's own would make every zip differ."""


def zip_files(files: Iterable[Path], target: Path) -> None:
    """Zip files by their names with a fixed time, so that equal files give an equal zip."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, file.read_bytes())
