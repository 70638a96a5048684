"""Zips that are equal for equal files: a fixed time and fixed permissions for every entry."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The zip format's earliest time: a file's own would make every zip differ."""


def zip_bytes(files: Mapping[str, bytes], target: Path) -> None:
    """Zip files in the order of their names and with a fixed time, so that equal files give an equal zip."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
