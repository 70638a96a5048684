"""The files behind a control path: one file, a folder of them, or an archive, each opened as rows."""

import warnings
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pyogrio
from pyogrio.errors import DataSourceError
from shapely.errors import GEOSException

from layers.control.sources import ControlError, is_payload, read_payload

SUFFIXES: Final = (".geojson", ".json", ".gpkg", ".parquet", ".shp", ".fgb", ".zip")
MAX_BYTES: Final = 500_000_000
"""What one file may hold unpacked: daily layers are a hundredth of it."""


@dataclass(frozen=True)
class Copy:
    """
    One file of control polygons, alone or inside an archive.

    `label` names it in messages, `name` is its own name, `member` its path in the archive (null outside one).
    """

    label: str
    name: str
    path: Path
    member: str | None = None

    @property
    def suffix(self) -> str:
        """Return how the name ends, in lower case."""
        return PurePosixPath(self.name).suffix.lower()


def find_copies(path: Path) -> list[Copy]:
    """
    Return the control files of a file, folder or archive in name order.

    Raises ControlError when there are none or the file's format is not read.
    """
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
        if not found:
            raise ControlError(f"{path}: the folder holds no control files; files end in {', '.join(SUFFIXES)}")
        return [copy for file in found for copy in find_copies(file)]
    if not path.is_file():
        raise ControlError(f"{path}: does not exist; give a control file or a folder of them")
    if path.suffix.lower() not in SUFFIXES:
        raise ControlError(f"{path}: is no control file; give one ending in {', '.join(SUFFIXES)}")
    if path.suffix.lower() != ".zip":
        return [Copy(str(path), path.name, path)]
    return _find_members(path)


def open_copy(copy: Copy) -> tuple[gpd.GeoDataFrame, list[str]]:
    """Return the rows of a file and notes on what was left out, or say that it can't be read."""
    if copy.suffix in {".geojson", ".json"}:
        text = _read_bytes(copy)
        if is_payload(text):
            return read_payload(text, label=copy.label)
    try:
        # what GDAL only warns of, open rings and coordinates that are no numbers, is refused by name right after
        with warnings.catch_warnings(), np.errstate(invalid="ignore"):
            warnings.filterwarnings("ignore", message="Non closed ring", category=RuntimeWarning)
            frame = _read_rows(copy)
    except (OSError, ValueError, DataSourceError, GEOSException) as error:
        first = (str(error).splitlines() or [type(error).__name__])[0].split("; It might help", 1)[0][:160]
        raise ControlError(
            f"{copy.label}: can't be read as {copy.suffix[1:]} ({first}); check that the copy is whole and readable"
        ) from error
    if not isinstance(frame, gpd.GeoDataFrame):
        raise ControlError(f"{copy.label}: has no geometry, so it is no control layer; give polygons")
    return frame.reset_index(drop=True), []


def _find_members(path: Path) -> list[Copy]:
    """Return the control files inside an archive; raises ControlError when it is damaged, too large or holds none."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = sorted(archive.infolist(), key=lambda member: member.filename)
    except (zipfile.BadZipFile, OSError) as error:
        raise ControlError(f"{path}: can't be read as zip ({error}); check that the copy is whole") from error
    inner = [suffix for suffix in SUFFIXES if suffix != ".zip"]
    kept = [member for member in members if PurePosixPath(member.filename).suffix.lower() in inner]
    if not kept:
        raise ControlError(f"{path}: the archive holds no control files; files end in {', '.join(inner)}")
    large = next((member for member in members if member.file_size > MAX_BYTES), None)
    if large is not None:
        raise ControlError(
            f"{path}: {large.filename} unpacks to more than {MAX_BYTES // 1_000_000} MB; unpack it by hand"
        )
    return [Copy(f"{path}/{one.filename}", PurePosixPath(one.filename).name, path, one.filename) for one in kept]


def _read_bytes(copy: Copy) -> bytes:
    """Return the bytes of a file."""
    try:
        if copy.member is None:
            return copy.path.read_bytes()
        with zipfile.ZipFile(copy.path) as archive:
            return archive.read(copy.member)
    except (OSError, zipfile.BadZipFile) as error:
        raise ControlError(f"{copy.label}: can't be read ({error}); check the copy and its permissions") from error


def _read_rows(copy: Copy) -> Any:
    """Return the rows of a file as its format's reader gives them; a GeoPackage must hold one layer with geometry."""
    if copy.member is not None:
        return pyogrio.read_dataframe(f"/vsizip/{copy.path}/{copy.member}")
    if copy.suffix == ".parquet":
        return gpd.read_parquet(copy.path)
    layers = [name for name, kind in pyogrio.list_layers(copy.path) if kind is not None]
    if len(layers) > 1:
        raise ControlError(
            f"{copy.label}: holds {len(layers)} layers ({', '.join(layers)}); give a file with one of them"
        )
    return pyogrio.read_dataframe(copy.path, layer=layers[0] if layers else None)
