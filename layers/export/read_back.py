"""Reading a table back from any file the pack writes, or a user's own layer, with columns in their declared forms."""

import json
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from layers.errors import LayersError
from layers.export.shapefile import shorten_names
from layers.tables.arrow import restore
from layers.tables.columns import find_column

READABLE: Final = (".gpkg", ".parquet", ".fgb", ".geojson", ".json", ".jsonl", ".csv", ".shp", ".zip")


class TableError(LayersError):
    """A file that can't be read as a table: the message says which, why and what to do."""


def read_table(path: Path, *, layer: str, columns: tuple[str, ...] = ()) -> gpd.GeoDataFrame:
    """
    Read one layer of a file by its suffix, known columns in their declared forms (lists as tuples, days as `date`).

    A file with a single layer may call it by any name. `columns` are the full names behind a shapefile's.
    Nothing is reprojected and no value is repaired: what is no day or number stays as it is. Raises TableError.
    """
    if path.is_dir() or not path.exists():
        what = "is a folder" if path.is_dir() else "does not exist"
        raise TableError(f"{path}: {what}; give a file ending in {', '.join(READABLE)}")
    suffix = path.suffix.lower()
    if suffix not in READABLE:
        raise TableError(f"{path}: {suffix or 'no suffix'} is not understood; use {', '.join(READABLE)}")
    try:
        if suffix == ".parquet":
            frame = _read_parquet(path)
        elif suffix == ".csv":
            frame = _read_csv(path)
        elif suffix == ".jsonl":
            frame = _read_jsonl(path)
        else:
            frame = _read_ogr(path, layer=layer)
    except (OSError, ValueError, DataSourceError, DataLayerError, pd.errors.ParserError) as error:
        line = (str(error).splitlines() or [type(error).__name__])[0][:200]
        raise TableError(f"{path}: can't be read as {suffix} ({line}); check that it is whole") from error
    if not isinstance(frame, gpd.GeoDataFrame):
        raise TableError(f"{path}: layer {layer} has no geometry; add points, lines or areas")
    if frame.geometry.name != "geometry":
        frame = frame.rename_geometry("geometry")
    if suffix in {".shp", ".zip"}:
        full = {short: name for name, short in shorten_names(columns).items()}
        frame = frame.rename(columns={name: full.get(name, name) for name in frame.columns})
    known = {str(name): column for name in frame.columns if (column := find_column(str(name), table=layer))}
    return restore(frame, columns=known)


def list_file_layers(path: Path) -> tuple[str, ...]:
    """Return the names of the layers in a file; one that holds a single table has one."""
    if path.suffix.lower() in {".parquet", ".csv", ".jsonl"}:
        return (path.stem,)
    return tuple(str(name) for name, _ in pyogrio.list_layers(_source(path)))


def _read_ogr(path: Path, *, layer: str) -> Any:
    names = list_file_layers(path)
    if layer not in names and len(names) > 1:
        raise TableError(f"{path}: has no layer {layer}; it has {', '.join(names)}")
    name = layer if layer in names else names[0]
    source = _source(path) if path.suffix.lower() != ".zip" else f"/vsizip/{path.resolve()}/{name}.shp"
    return pyogrio.read_dataframe(source, layer=None if path.suffix.lower() == ".zip" else name)


def _source(path: Path) -> str:
    return f"/vsizip/{path.resolve()}" if path.suffix.lower() == ".zip" else str(path)


def _read_parquet(path: Path) -> Any:
    import pyarrow.parquet as pq  # noqa: PLC0415 - only for this format

    if b"geo" not in (pq.read_schema(path).metadata or {}):
        raise TableError(
            f"{path}: is no GeoParquet, it says nothing of a geometry; write it with GeoDataFrame.to_parquet"
        )
    return gpd.read_parquet(path)


def _read_csv(path: Path) -> Any:
    """Return a CSV with its geometry from WKT in `geometry`, or from `lon` and `lat`."""
    table = pd.read_csv(path, encoding="utf-8-sig", dtype=str, keep_default_na=False)
    table = table.map(_rearm)
    if "geometry" in table.columns:
        shapes = shapely.from_wkt([text or None for text in table["geometry"]], on_invalid="raise")
    elif {"lon", "lat"} <= set(table.columns):
        lon, lat = (pd.to_numeric(table[name], errors="coerce") for name in ("lon", "lat"))
        shapes = [shapely.Point(x, y) if x == x and y == y else None for x, y in zip(lon, lat, strict=True)]  # noqa: PLR0124
    else:
        raise TableError(f"{path}: has no geometry; add a column geometry with WKT, or lon and lat in degrees")
    plain = table.drop(columns=[name for name in ("geometry", "lon", "lat") if name in table.columns])
    plain = plain.astype(object).where(plain != "", None)
    return gpd.GeoDataFrame(plain, geometry=gpd.GeoSeries(shapes, crs=4326), crs=4326)


def _read_jsonl(path: Path) -> Any:
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


def _shape(value: Any) -> Any:
    return None if value is None else shapely.from_geojson(json.dumps(value), on_invalid="raise")


def _rearm(cell: str) -> str:
    """Take the apostrophe away that `csv_cell` put before a formula."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
