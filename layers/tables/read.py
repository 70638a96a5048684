"""Reading a table from any file: its rows as they stand, or one layer with columns in their declared forms."""

import csv
import json
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from shapely.errors import ShapelyError

from layers.disk.doubled_keys import find_doubled_key, find_doubled_key_in_lines
from layers.disk.packed.archives import ArchiveError, extract_member, list_members
from layers.disk.paths import lead, why_no_file
from layers.errors import LayersError, list_names
from layers.tables.arrow import restore
from layers.tables.columns import find_column
from layers.tables.short_names import shorten_names

MOST_BYTES: Final = 2_000_000_000
_TEXTS: Final = frozenset({".csv", ".tsv", ".txt", ".jsonl", ".geojson", ".json"})
_KEYED: Final = frozenset({".jsonl", ".geojson", ".json"})
READABLE: Final = (
    ".gpkg",
    ".parquet",
    ".pq",
    ".fgb",
    ".geojson",
    ".json",
    ".jsonl",
    ".csv",
    ".tsv",
    ".txt",
    ".shp",
    ".zip",
)
LONGEST_CELL: Final = 100_000_000
"""A control area of many corners is some million characters of WKT."""

SHOWN: Final = 20
"""So many faults are spelled out; the rest are counted."""


class TableError(LayersError):
    """A file that can't be read as a table: the message says which, why and what to do."""


def read_table(path: Path, *, layer: str, columns: tuple[str, ...] = ()) -> gpd.GeoDataFrame:
    """
    Read one layer of a file by its suffix, known columns in their declared forms (lists as tuples, days as `date`).

    A file with a single layer may call it by any name. `columns` are the full names behind a shapefile's.
    Nothing is reprojected and no value is repaired: what is no day or number stays as it is. Raises TableError.
    """
    with _told(path):
        frame = _with_shapes(read_rows(path, layer=layer), path=path, layer=layer)
    if frame.geometry.name != "geometry":
        frame = frame.rename_geometry("geometry")
    if path.suffix.lower() in {".shp", ".zip"}:
        full = {short: name for name, short in shorten_names(columns).items()}
        frame = frame.rename(columns={name: full.get(name, name) for name in frame.columns})
    known = {str(name): column for name in frame.columns if (column := find_column(str(name), table=layer))}
    return restore(frame, columns=known)


def read_rows(
    path: Path, *, layer: str | None = None, headless: Sequence[str] = (), longest_cell: int = LONGEST_CELL
) -> pd.DataFrame:
    """
    Return the rows of a file by its suffix as they stand, all cells of text files as text.

    A file with shapes is a GeoDataFrame in the system it states. Of several layers `layer` names one, null takes the
    first. `headless` are the columns of a tab-separated table that comes without a header and begins with a number.
    Raises TableError for a file that is missing, damaged, of another kind, or whose rows do not fit their header.
    """
    suffix = path.suffix.lower()
    if not path.is_file():
        what = why_no_file(path)
        raise TableError(f"{path}: {what}; give a file ending in {', '.join(READABLE)}")
    if suffix not in READABLE:
        raise TableError(f"{path}: {suffix or 'no suffix'} is not understood; use {', '.join(READABLE)}")
    if suffix in _TEXTS and path.stat().st_size > MOST_BYTES:
        raise TableError(
            f"{path}: has more than the {MOST_BYTES // 1_000_000:,} MB that are read; check the copy or split it"
        )
    with _told(path):
        if suffix in _KEYED:
            _check_keys(path)
        if suffix in {".parquet", ".pq"}:
            return _read_parquet(path)
        if suffix in {".csv", ".tsv", ".txt"}:
            return _read_cells(path, separator="," if suffix == ".csv" else "\t", headless=headless, most=longest_cell)
        if suffix == ".jsonl":
            return _read_objects(path)
        if suffix != ".zip":
            return _read_layer(str(path), list_file_layers(path), layer=layer, path=path)
        shapes = {Path(name).stem: name for name in _members(path) if name.lower().endswith(".shp")}
        if not shapes:
            return _read_zipped(path, layer=layer, headless=headless, longest_cell=longest_cell)
        name = _choose(tuple(shapes), layer=layer, path=path)
        return _read_layer(f"/vsizip/{lead(path)}/{shapes[name]}", (name,), layer=name, path=path)


def list_file_layers(path: Path) -> tuple[str, ...]:
    """Return the names of the layers in a file; one that holds a single table has one."""
    if path.suffix.lower() in {".parquet", ".pq", ".csv", ".tsv", ".txt", ".jsonl"}:
        return (path.stem,)
    source = f"/vsizip/{lead(path)}" if path.suffix.lower() == ".zip" else path
    with _told(path), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a damaged file the error says enough
        return tuple(str(name) for name, _ in pyogrio.list_layers(source))


def refuse(path: Path, faults: list[str]) -> None:
    """Raise one TableError naming the faults of a file, the first twenty spelled out; none raise nothing."""
    if faults:
        more = f"; and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        raise TableError(f"{path}: {'; '.join(faults[:SHOWN])}{more}")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what a library raises over a file into one line about it."""
    try:
        yield
    except ArchiveError as error:
        raise TableError(str(error)) from error
    except RecursionError as error:
        raise TableError(f"{path}: is nested deeper than any table is; it is not read") from error
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: is not UTF-8 text; save it as UTF-8 and try again") from error
    except (OSError, ValueError, DataSourceError, DataLayerError, ShapelyError, csv.Error) as error:
        line = (str(error).splitlines() or [type(error).__name__])[0][:200]
        raise TableError(f"{path}: can't be read as {path.suffix.lower()} ({line}); check that it is whole") from error


def _check_keys(path: Path) -> None:
    """Raise TableError where an object of a JSON file gives one key twice."""
    find = find_doubled_key_in_lines if path.suffix.lower() == ".jsonl" else find_doubled_key
    told = find(path.read_bytes())
    if told is not None:
        raise TableError(f"{path}: {told}")


def _choose(names: tuple[str, ...], *, layer: str | None, path: Path) -> str:
    if layer is None or layer in names or len(names) == 1:
        return layer if layer in names else names[0]
    raise TableError(f"{path}: has no layer {layer}; it has {list_names(names)}")


def _read_layer(source: str, names: tuple[str, ...], *, layer: str | None, path: Path) -> pd.DataFrame:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library only warns of shows in the rows, or as its error
        return pyogrio.read_dataframe(source, layer=_choose(names, layer=layer, path=path))


def _members(path: Path) -> list[str]:
    return [member.filename for member in list_members(path)]


def _read_zipped(path: Path, *, layer: str | None, headless: Sequence[str], longest_cell: int) -> pd.DataFrame:
    """Return the one table in a zip as it is downloaded, such as GeoNames' UA.zip with its readme beside it."""
    names = _members(path)
    kinds = {*READABLE} - {".shp", ".zip"}
    tables = [
        name
        for name in names
        if Path(name).suffix.lower() in kinds and not Path(name).name.lower().startswith("readme")
    ]
    if len(tables) != 1:
        held = ", ".join((tables or names)[:6]) or "nothing"
        raise TableError(f"{path}: holds {held}, and one table is needed; unpack it and give that table")
    with tempfile.TemporaryDirectory() as folder:
        inner = extract_member(path, tables[0], Path(folder))
        try:
            return read_rows(inner, layer=layer, headless=headless, longest_cell=longest_cell)
        except TableError as error:
            raise TableError(f"{path}/{str(error).removeprefix(f'{inner.parent}/')}") from error


def _read_parquet(path: Path) -> pd.DataFrame:
    """Return a Parquet table, with its geometry where it is GeoParquet."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - only for this format

    return (gpd if b"geo" in (pq.read_schema(path).metadata or {}) else pd).read_parquet(path)


def _read_cells(path: Path, *, separator: str, headless: Sequence[str], most: int) -> pd.DataFrame:
    """
    Return a CSV or TSV table, every cell a text.

    Rows with more or fewer cells than the header are refused: a shifted cell would become another column's.
    """
    tabs = separator == "\t"  # such tables know no quotes: GeoNames' names hold bare ones
    before = csv.field_size_limit(most)
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = (
                csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE, strict=True)
                if tabs
                else csv.reader(lines, delimiter=separator, strict=True)
            )
            rows = [row for row in reader if row]
    finally:
        csv.field_size_limit(before)
    if not rows:
        raise TableError(f"{path}: is empty; give a table with a header and rows")
    bare = tabs and rows[0][0].isdigit() and len(rows[0]) == len(headless)
    header = list(headless) if bare else [name.strip() for name in rows.pop(0)]
    refuse(path, [f"column {name} stands in the header twice" for name, n in Counter(header).items() if n > 1])
    refuse(
        path,
        [
            f"row {number} ({row[0][:40]}): has {len(row)} cells, the header {len(header)}"
            for number, row in enumerate(rows, start=1)
            if len(row) != len(header)
        ],
    )
    cells = rows if tabs else [[_rearm(cell) for cell in row] for row in rows]
    return pd.DataFrame(cells, columns=header, dtype=object)


def _read_objects(path: Path) -> gpd.GeoDataFrame:
    """Return lines of JSON objects with their geometry from GeoJSON; no line gives no row and no column."""
    with path.open(encoding="utf-8-sig") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    if not all(isinstance(row, dict) for row in rows):
        raise ValueError("a line is no JSON object")
    columns = list(dict.fromkeys(name for row in rows for name in row))
    if rows and "geometry" not in columns:
        raise TableError(f"{path}: has no geometry; give each row a GeoJSON geometry, or null where it has no place")
    shapes = [_shape(row.get("geometry")) for row in rows]
    data = {name: pd.Series([row.get(name) for row in rows], dtype=object) for name in columns if name != "geometry"}
    return gpd.GeoDataFrame(data, geometry=gpd.GeoSeries(shapes, crs=4326), crs=4326)


def _with_shapes(rows: pd.DataFrame, *, path: Path, layer: str) -> gpd.GeoDataFrame:
    """Return rows with the shapes they have, or that a table of text holds as WKT, or as `lon` and `lat`."""
    if isinstance(rows, gpd.GeoDataFrame):
        return rows
    if path.suffix.lower() in {".parquet", ".pq"}:
        raise TableError(
            f"{path}: is no GeoParquet, it says nothing of a geometry; write it with GeoDataFrame.to_parquet"
        )
    if "geometry" in rows.columns:
        with np.errstate(over="ignore"):  # a number that is too large is told with its row
            shapes = shapely.from_wkt([text or None for text in rows["geometry"]], on_invalid="raise")
    elif {"lon", "lat"} <= set(rows.columns):
        lon, lat = (pd.to_numeric(rows[name], errors="coerce") for name in ("lon", "lat"))
        shapes = gpd.points_from_xy(lon, lat).to_numpy()
        shapes[(lon.isna() | lat.isna()).to_numpy()] = None
    else:
        raise TableError(
            f"{path}: layer {layer} has no geometry; add a column geometry with WKT, or lon and lat in degrees"
        )
    plain = rows.drop(columns=[name for name in ("geometry", "lon", "lat") if name in rows.columns])
    plain = plain.astype(object).where(plain != "", None)
    return gpd.GeoDataFrame(plain, geometry=gpd.GeoSeries(shapes, crs=4326), crs=4326)


def _shape(value: Any) -> Any:
    return None if value is None else shapely.from_geojson(json.dumps(value), on_invalid="raise")


def _rearm(cell: str) -> str:
    """Take the apostrophe away that `csv_cell` put before a formula."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
