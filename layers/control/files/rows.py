"""The rows of one control file, whatever its format: each with what its columns and its layer say."""

import csv
import io
import re
import warnings
from collections import Counter
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from geo.measure.ellipsoid import LONLAT
from layers.control.files.copies import Copy, read_copy
from layers.control.files.no_maps import (
    features_of_lines,
    find_broken_line,
    find_fault,
    lift_members,
    name_no_map,
    name_table,
)
from layers.control.files.payload import is_payload, read_payload
from layers.control.labels.kinds import LAYER
from layers.disk.doubled_keys import find_doubled_key, find_doubled_key_in_lines, has_foreign_members
from layers.disk.packed.archives import ArchiveError, unpack_gzip
from layers.errors import ControlError, list_names

MERCATOR: Final = 3857
"""Web Mercator, in which ESRI's services send shapes unless asked for another."""

_JSON: Final = frozenset({".geojson", ".json", ".jsonl", ".geojsonl"})
_LINES: Final = frozenset({".jsonl", ".geojsonl"})
MAX_COLUMNS: Final = 2_000
_IN_DEGREES: Final = frozenset({".csv", ".topojson"})
"""Formats that state no reference system and are written in lon/lat degrees; the coordinates are checked as ever."""

_KNOWN_WARNINGS: Final = ("Non closed ring", "Non-conformant content")
"""What GDAL only warns of and we refuse by name right after; no word of its reaches a user."""

_SHAPES: Final = ("wkt", "geometry", "geom", "the_geom", "geojson", "polygon", "shape")
"""Columns of a CSV that hold shapes as text, the surest first."""

_CUT: Final = {name[:10]: name for name in ("snapshot_date", "controlled_by")}
"""Shapefiles cut names to ten letters: the full names of columns that say something."""


def open_copy(copy: Copy, *, layer: str | None = None) -> tuple[gpd.GeoDataFrame, list[str]]:
    """
    Return the rows of a file and notes on what was left out, or say that it can't be read.

    Where a file holds several layers with areas, all are returned, with the column LAYER; `layer` names one of them.
    Raises ControlError for what can't be read, for a download that was cut, and for JSON that is no map.
    """
    text: bytes | None = None
    suffix = copy.suffix
    if suffix.endswith(".gz"):
        text, suffix = _unpack(copy), suffix.removesuffix(".gz")
    if suffix in _JSON:
        text = read_copy(copy) if text is None else text
        suffix = _check_json(text, suffix, label=copy.label)
        if is_payload(text):
            return read_payload(text, label=copy.label)
    plain = features_of_lines(text) if text is not None and suffix in _LINES else None
    if text is not None and suffix in {".json", ".geojson"} and has_foreign_members(text):
        plain = lift_members(text)
    try:
        with warnings.catch_warnings(record=True) as warned, np.errstate(invalid="ignore"):
            warnings.simplefilter("always")
            frame, notes = _read_layers(copy, text, layer=layer) if plain is None else _read_features(plain)
    except ControlError:
        raise
    except (OSError, ValueError, DataSourceError, DataLayerError, GEOSException) as error:
        raise ControlError(f"{copy.label}: {_why_unread(copy, text, suffix)}") from error
    if any(not str(warning.message).startswith(_KNOWN_WARNINGS) for warning in warned):
        notes.append(f"{copy.label}: was read, but not without doubts about its form; look at the result")
    return _in_degrees(frame, text, suffix, label=copy.label, notes=notes), notes


def _in_degrees(
    frame: pd.DataFrame, text: bytes | None, suffix: str, *, label: str, notes: list[str]
) -> gpd.GeoDataFrame:
    """Return a file's rows with their shapes in the system they state, and note what was taken for granted."""
    if not isinstance(frame, gpd.GeoDataFrame):
        frame = _shape_texts(frame, label=label)
    if suffix == ".shp":
        frame = frame.rename(columns={name: _CUT.get(str(name), name) for name in frame.columns})
    if text is not None and suffix in {".json", ".geojson"} and bool(frame.geometry.isna().any()):
        fault = find_fault(text)  # what GDAL can't read it leaves out without a word
        if fault is not None:
            raise ControlError(f"{label}: {fault}")
    if frame.crs is None and suffix in _IN_DEGREES:
        frame = frame.set_crs(LONLAT)
        notes.append(f"{label}: states no reference system; its coordinates are taken as lon/lat degrees")
    if text is not None and b'"rings"' in text and frame.crs is not None and frame.crs.to_epsg() == MERCATOR:
        frame = frame.to_crs(LONLAT)
        told = "ESRI JSON in Web Mercator, as its services send it unless asked for another"
        notes.append(f"{label}: {told}; brought to lon/lat degrees")
    return frame.reset_index(drop=True)


def json_of(copy: Copy) -> bytes | None:
    """Return the text of a file of one JSON value, unpacked; null for any other."""
    if copy.suffix.removesuffix(".gz") not in {".geojson", ".json"}:
        return None
    return _unpack(copy) if copy.suffix.endswith(".gz") else read_copy(copy)


def _unpack(copy: Copy) -> bytes:
    """Return a gzip file unpacked, up to the size a layer may have."""
    try:
        return unpack_gzip(read_copy(copy), label=copy.label)
    except ArchiveError as error:
        raise ControlError(str(error)) from error


def _check_json(text: bytes, suffix: str, *, label: str) -> str:
    """Return the suffix a JSON text is read as; raises ControlError for cut, doubled and other kinds of JSON."""
    lines = suffix in _LINES
    doubled = (find_doubled_key_in_lines if lines else find_doubled_key)(text)
    if doubled is not None:
        raise ControlError(f"{label}: {doubled}")
    if lines:
        broken = find_broken_line(text)
        if broken is not None:
            raise ControlError(f"{label}: {broken}")
        return suffix
    told = name_no_map(text)
    if told is not None:
        raise ControlError(f"{label}: {told}")
    check_width(text.count(b'":') // max(1, text.count(b'"Feature"')), label=label)  # keys a feature, as a rule
    return ".topojson" if b'"Topology"' in text[:400] else suffix


def _read_layers(copy: Copy, text: bytes | None, *, layer: str | None) -> tuple[Any, list[str]]:
    """Return the rows of all layers of a file that hold shapes, or of the one that is asked for."""
    if copy.suffix == ".parquet":
        return gpd.read_parquet(copy.path if copy.member is None else io.BytesIO(read_copy(copy))), []
    if copy.suffix == ".csv":
        return _read_csv(copy), []
    text = text if copy.suffix.endswith(".gz") else None  # any other is read from the disk, where it lies
    layers = [str(name) for name, kind in pyogrio.list_layers(_source_of(copy, text)) if kind is not None]
    if layer is not None and layer not in layers:
        raise ControlError(f"{copy.label}: holds no layer {layer!r}; it has {list_names(layers) or 'none with shapes'}")
    if layer is not None or len(layers) < 2:
        number = 0 if layer is None else layers.index(layer)
        frame = pyogrio.read_dataframe(_source_of(copy, text), layer=number, datetime_as_string=True)
        frame.attrs[LAYER] = layers[number] if layers else ""
        return frame, []
    frames = []
    for number, name in enumerate(layers):  # by number: a name read from memory is the memory's own
        frame = pyogrio.read_dataframe(_source_of(copy, text), layer=number, datetime_as_string=True)
        frames.append(frame.assign(**{LAYER: name}))
    if len({str(frame.crs) for frame in frames}) > 1:
        raise ControlError(f"{copy.label}: its layers are in several reference systems; give one with --control-layer")
    rows = pd.concat([frame for frame in frames if len(frame)] or frames[:1], ignore_index=True)
    told = f"holds {len(layers)} layers ({', '.join(layers)}); all are read (one alone: --control-layer NAME)"
    note = f"{copy.label}: {told}"
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=frames[0].crs), [note]


def _read_features(text: bytes) -> tuple[Any, list[str]]:
    """Return the rows of a GeoJSON collection, of which there is nothing to note."""
    return pyogrio.read_dataframe(text, datetime_as_string=True), []


def _source_of(copy: Copy, text: bytes | None) -> Any:
    if text is not None:
        return text
    return copy.path if copy.member is None else f"/vsizip/{copy.opened}/{copy.member}"


def _read_csv(copy: Copy) -> pd.DataFrame:
    """Return a CSV table with every cell as text; commas, semicolons and tabs part cells, as the header shows."""
    text = read_copy(copy)
    header = text.split(b"\n", 1)[0]
    separator = max((",", ";", "\t"), key=lambda mark: header.count(mark.encode()))
    check_width(header.count(separator.encode()) + 1, label=copy.label)
    names = next(csv.reader([header.decode("utf-8-sig", "replace").rstrip("\r")], delimiter=separator), [])
    twice = next((name for name, times in Counter(name.strip() for name in names).items() if name and times > 1), None)
    if twice is not None:
        raise ControlError(f"{copy.label}: has {twice[:40]!r} as the name of two columns; keep the one that is right")
    # not GDAL, which passes over cells that hold no shape
    return pd.read_csv(io.BytesIO(text), sep=separator, dtype=str, encoding="utf-8-sig")


def check_width(count: int, *, label: str) -> None:
    """Raise ControlError for more columns than a table of areas has: reading them takes minutes and gigabytes."""
    if count > MAX_COLUMNS:
        raise ControlError(f"{label}: has {count:,} columns, more than the {MAX_COLUMNS:,} a table of areas may have")


def _shape_texts(frame: pd.DataFrame, *, label: str) -> gpd.GeoDataFrame:
    """Return a table with the shapes that one of its columns holds as text: WKT, GeoJSON or a database's hex code."""
    known = {str(column).lower(): column for column in frame.columns}
    column = next((known[name] for name in _SHAPES if name in known), None)
    if column is None:
        raise ControlError(f"{label}: {name_table(frame.columns)}")
    shapes = []
    for row, cell in enumerate(frame[column], start=1):
        try:
            with np.errstate(over="ignore"):  # a number that is too large is told with its row when it is looked at
                shapes.append(None if pd.isna(cell) or not str(cell).strip() else _read_shape(str(cell).strip()))
        except (GEOSException, ValueError, NotImplementedError) as error:  # the last for shapes of arcs
            told = f"column {column} holds no shape in row {row} ({str(cell)[:40]!r})"
            raise ControlError(
                f"{label}: {told}; write it as WKT of straight lines, such as POLYGON ((37 48, ...))"
            ) from error
    return gpd.GeoDataFrame(frame.drop(columns=column), geometry=shapes, crs=None)


def _read_shape(cell: str) -> BaseGeometry:
    """Return the shape of one cell; raises ValueError for one that states another reference system than degrees."""
    if cell.startswith("{"):
        return shapely.from_geojson(cell)
    stated = re.match(r"SRID=(\d+);", cell)
    shape = (
        shapely.from_wkb(cell)
        if re.fullmatch(r"[0-9A-Fa-f]{18,}", cell)
        else shapely.from_wkt(cell[stated.end() :] if stated else cell)
    )
    if (int(stated[1]) if stated else shapely.get_srid(shape)) not in {0, 4326}:
        raise ValueError(f"{cell[:20]} is not in degrees")
    return shape


def _why_unread(copy: Copy, text: bytes | None, suffix: str) -> str:
    """Say why a file can't be read: its first fault by row or character, a missing part, or that it is not whole."""
    fault = find_fault(text) if text is not None and suffix in {".json", ".geojson"} else None
    if fault is not None:
        return fault
    if suffix == ".shp" and copy.member is None and not copy.path.with_suffix(".shx").exists():
        return "its part .shx is missing; give all parts of the shapefile beside each other, or zipped"
    if suffix == ".parquet" and read_copy(copy)[:4] == b"PAR1":
        return "is a table without shapes, or cut; give polygons as GeoParquet"
    return (
        f"can't be read as {suffix[1:]}: it is damaged, cut, or of another kind than its name says; download it again"
    )
