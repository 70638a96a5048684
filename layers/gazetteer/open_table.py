"""A table from a user's file: Parquet, CSV, TSV, GeoPackage or GeoJSON as rows; nothing is guessed or converted."""

import csv
import tempfile
import warnings
from collections import Counter
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import pyogrio
from pyogrio.errors import DataSourceError

from geo.measure.ellipsoid import name_crs
from layers.disk.archives import ArchiveError, extract_member, list_members
from layers.errors import LayersError

GEONAMES_COLUMNS: Final = (
    "geonameid",
    "name",
    "asciiname",
    "alternatenames",
    "latitude",
    "longitude",
    "fclass",
    "fcode",
    "country",
    "cc2",
    "admin1",
    "admin2",
    "admin3",
    "admin4",
    "population",
    "elevation",
    "dem",
    "timezone",
    "modified",
)
"""The order of columns in a GeoNames country file, which has no header (readme of download.geonames.org)."""

_ZIPPED: Final = frozenset({".txt", ".csv", ".tsv", ".parquet", ".geojson", ".json", ".gpkg", ".fgb"})

SHOWN: Final = 20
"""So many faults are spelled out; the rest are counted."""


class SettlementsError(LayersError):
    """A file of settlements can't be read as one."""


def read_table(path: Path) -> pd.DataFrame:
    """
    Return the rows of a file by its suffix, all cells of text files as text.

    A file with points is a GeoDataFrame in EPSG:4326. Raises SettlementsError for a file that is missing, of another
    kind, in another reference system, or whose rows do not fit their header.
    """
    suffix = path.suffix.lower()
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "does not exist"
        raise SettlementsError(f"{path}: {what}; give a file ending in .parquet, .csv, .tsv, .txt, .gpkg or .geojson")
    try:
        if suffix in {".parquet", ".pq"}:
            return _read_parquet(path)
        if suffix in {".csv", ".tsv", ".txt"}:
            return _read_text_table(path, separator="," if suffix == ".csv" else "\t")
        if suffix == ".zip":
            return _read_zipped(path)
        if suffix in {".gpkg", ".geojson", ".json", ".fgb", ".shp"}:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what the library only warns of shows in the rows, or as its error
                return _in_degrees(pyogrio.read_dataframe(path), path=path)
    except ArchiveError as error:
        raise SettlementsError(str(error)) from error
    except (OSError, ValueError, DataSourceError, csv.Error) as error:
        raise SettlementsError(f"{path}: can't be read as {suffix or 'a table'} ({_first_line(error)})") from error
    raise SettlementsError(
        f"{path}: {suffix or 'no suffix'} is not understood; use .parquet, .csv, .tsv, .txt, .zip, .gpkg or .geojson"
    )


def _read_zipped(path: Path) -> pd.DataFrame:
    """Return the one table in a zip as it is downloaded, such as GeoNames' UA.zip with its readme beside it."""
    members = list_members(path)
    shapes = [member.filename for member in members if member.filename.lower().endswith(".shp")]
    if shapes:
        return _in_degrees(pyogrio.read_dataframe(f"/vsizip/{path}/{shapes[0]}"), path=path)
    wanted = [member.filename for member in members if Path(member.filename).suffix.lower() in _ZIPPED]
    tables = [name for name in wanted if not Path(name).name.lower().startswith("readme")]
    if len(tables) != 1:
        told = ", ".join(tables[:6]) or ", ".join(member.filename for member in members[:6]) or "nothing"
        raise SettlementsError(f"{path}: holds {told}, and one table is needed; unpack it and give that table")
    with tempfile.TemporaryDirectory() as folder:
        inner = extract_member(path, tables[0], Path(folder))
        try:
            return read_table(inner)
        except SettlementsError as error:
            raise SettlementsError(f"{path}/{str(error).removeprefix(f'{inner.parent}/')}") from error


def refuse(path: Path, faults: list[str]) -> None:
    """Raise one SettlementsError naming the faults of a file, the first twenty spelled out; none raise nothing."""
    if faults:
        more = f"; and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        raise SettlementsError(f"{path}: {'; '.join(faults[:SHOWN])}{more}")


def _read_parquet(path: Path) -> pd.DataFrame:
    """Return a Parquet table, with its geometry where it is GeoParquet."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - only for this format

    if b"geo" in (pq.read_schema(path).metadata or {}):
        return _in_degrees(gpd.read_parquet(path), path=path)
    return pd.read_parquet(path)


def _read_text_table(path: Path, *, separator: str) -> pd.DataFrame:
    """
    Return a CSV or TSV table; a GeoNames country file has no header and starts with a number.

    Rows with more or fewer cells than the header are refused: a shifted cell would become another column's.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        if separator == "\t":  # GeoNames names hold bare quotes
            reader = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE, strict=True)
        else:
            reader = csv.reader(lines, delimiter=separator, strict=True)
        rows = [row for row in reader if row]
    if not rows:
        raise SettlementsError(f"{path}: is empty; give a table of settlements with names and points")
    headless = separator == "\t" and rows[0][0].isdigit() and len(rows[0]) == len(GEONAMES_COLUMNS)
    header = list(GEONAMES_COLUMNS) if headless else [name.strip() for name in rows.pop(0)]
    refuse(path, [f"column {name} stands in the header twice" for name, n in Counter(header).items() if n > 1])
    refuse(
        path,
        [
            f"row {number} ({row[0][:40]}): has {len(row)} cells, the header {len(header)}"
            for number, row in enumerate(rows, start=1)
            if len(row) != len(header)
        ],
    )
    return pd.DataFrame(rows, columns=header, dtype=object)


def _in_degrees(frame: pd.DataFrame, *, path: Path) -> pd.DataFrame:
    """Return the frame if its points are lon/lat; a declared other system is refused, never converted silently."""
    if not isinstance(frame, gpd.GeoDataFrame):
        return frame
    if frame.crs is None or frame.crs.to_epsg() not in {4326, None} or not frame.crs.is_geographic:
        raise SettlementsError(
            f"{path}: reference system is {name_crs(frame.crs)}, must be EPSG:4326 (lon/lat degrees); "
            "reproject it first, for example with ogr2ogr -t_srs EPSG:4326"
        )
    return frame


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:160]
