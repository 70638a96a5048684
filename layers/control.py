"""Control polygons of a user's own copy: read to one frame of dated snapshots, or refused with what to mend."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyogrio.errors import DataSourceError
from shapely.geometry.base import BaseGeometry

from geo.measures import LONLAT, name_crs
from geo.words import CONTROL_KINDS, ControlKind
from layers.errors import LayersError

SUFFIXES: Final = (".geojson", ".json", ".gpkg", ".parquet", ".shp", ".fgb", ".zip")
CONTROL_COLUMNS: Final = ("source", "kind", "date", "geometry")
FAMILIES: Final[tuple[tuple[str, str, ControlKind], ...]] = (
    (r"deepstate", "DeepState", "assessed_control"),
    (r"RussianAssessedAdvance|AssessedRussianAdvance", "ISW", "assessed_advance"),
    (r"RussianClaimed|ClaimedRussian|ClaimedCoT|ClaimedRUTerritory", "ISW", "claimed_control"),
    (r"RussianAssessedCoT|UkraineControlMap|AssessedRussianCoT", "ISW", "assessed_control"),
    (r"UkrainianClaimedCounterOffensive", "ISW", "claimed_counteroffensive"),
    (r"PartisanWarfare", "ISW", "partisan"),
    (r"^nzz", "NZZ/Liveuamap", "assessed_control"),
)
"""File names of known sources: pattern, source and kind. "Advance" is not control: the kinds are never merged."""

TYPED: Final[dict[str, ControlKind]] = {
    "nochange": "assessed_control",
    "gains": "assessed_control",
    "losses": "liberated",
}
"""NZZ's `type`: what was held and what was gained is held on that day."""

_MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY: Final = re.compile(r"(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
_NAMED_DAY: Final = re.compile(
    r"(?<!\d)(\d{1,2})(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(20\d\d)", re.IGNORECASE
)
MENDED_SHARE: Final = 1e-3
_THEATRE: Final = (20.0, 43.0, 45.0, 58.0)
"""West, south, east and north of what a control layer of this war can cover."""


class ControlError(LayersError):
    """A control file can't be used: the message says what, where, why and what to do."""


def read_control(
    path: Path, *, day: date | None = None, kind: str | None = None, source: str | None = None
) -> gpd.GeoDataFrame:
    """
    Read a file or a folder of control polygons as snapshots (EPSG:4326): source, kind, date, geometry.

    One row a file, day and kind. The day comes from `day`, a date column or the file's name; the kind from `kind`, a
    kind column or the names of known sources; else ControlError says what to give. Also refused: no file, another
    format, no rows, no reference system, any but EPSG:4326, swapped axes, coordinates far off, points or lines, and
    rings whose mending would change the area. What was mended stands in `attrs["notes"]`, a line a file; nothing is
    repaired or reprojected silently.
    """
    files = _files(path)
    read = [_read_file(file, day=day, kind=kind, source=source) for file in files]
    rows = [row for of_file, _ in read for row in of_file]
    rows.sort(key=lambda row: (row["source"], row["kind"], row["date"]))
    table = pd.DataFrame(rows, columns=list(CONTROL_COLUMNS))
    frame = gpd.GeoDataFrame(table, geometry="geometry", crs=LONLAT)
    frame.attrs["notes"] = [note for _, notes in read for note in notes]
    return frame


def day_in_name(name: str) -> date | None:
    """
    Return the day in a file name (20250612, 2025-06-12 or 13MAR2026), null where there is none or no such day.

    >>> day_in_name("deepstatemap_data_20250612.geojson"), day_in_name("UkraineControlMapAO13MAR2026.shp")
    (datetime.date(2025, 6, 12), datetime.date(2026, 3, 13))
    """
    named = _NAMED_DAY.search(name)
    match = _DAY.search(name)
    if named:
        parts = (int(named[3]), _MONTHS.index(named[2].upper()) + 1, int(named[1]))
    elif match:
        parts = (int(match[1]), int(match[2]), int(match[3]))
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def family_of(name: str) -> tuple[str, ControlKind] | None:
    """
    Return source and kind of a known source's file name, null for any other.

    >>> family_of("20220901_RussianClaimedCoTinUkraine.geojson")
    ('ISW', 'claimed_control')
    """
    return next(((source, kind) for pattern, source, kind in FAMILIES if re.search(pattern, name, re.IGNORECASE)), None)


def _files(path: Path) -> list[Path]:
    """Return the control files of a path in name order."""
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
        if not found:
            raise ControlError(f"{path}: the folder holds no control files; files end in {', '.join(SUFFIXES)}")
        return found
    if not path.is_file():
        raise ControlError(f"{path}: does not exist; give a control file or a folder of them")
    if path.suffix.lower() not in SUFFIXES:
        raise ControlError(f"{path}: is no control file; give one ending in {', '.join(SUFFIXES)}")
    return [path]


def _read_file(
    path: Path, *, day: date | None, kind: str | None, source: str | None
) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the snapshots of one file, and what was mended."""
    frame = _open(path)
    _check_crs(frame, path)
    if frame.empty or bool((frame.geometry.isna() | frame.geometry.is_empty).all()):
        raise ControlError(f"{path}: holds no areas; leave this file out, or give the day that has them")
    _check_shapes(frame, path)
    notes = _mend(frame, path)
    named = family_of(path.name)
    days = _days(frame, path, given=day)
    kinds = _kinds(frame, path, given=kind, named=None if named is None else named[1])
    origin = source or _source_column(frame) or (named[0] if named else path.stem)
    rows = []
    keys = pd.DataFrame({"kind": kinds, "date": days})
    for (its_kind, its_day), group in keys.groupby(["kind", "date"], sort=True):
        shapes = [shape for shape in frame.geometry.iloc[group.index] if shape is not None and not shape.is_empty]
        rows.append({"source": origin, "kind": its_kind, "date": its_day, "geometry": _union(shapes)})
    return rows, notes


def _open(path: Path) -> gpd.GeoDataFrame:
    """Return the rows of a file, or say that it can't be read."""
    try:
        frame = gpd.read_parquet(path) if path.suffix.lower() == ".parquet" else pyogrio.read_dataframe(path)
    except (OSError, ValueError, DataSourceError) as error:
        first = (str(error).splitlines() or [type(error).__name__])[0][:160]
        raise ControlError(
            f"{path}: can't be read as {path.suffix[1:]} ({first}); check that the copy is whole and readable"
        ) from error
    if not isinstance(frame, gpd.GeoDataFrame):
        raise ControlError(f"{path}: has no geometry, so it is no control layer; give polygons")
    return frame.reset_index(drop=True)


def _check_crs(frame: gpd.GeoDataFrame, path: Path) -> None:
    """Refuse a file whose coordinates are not declared to be lon/lat degrees."""
    if frame.crs is None:
        raise ControlError(
            f"{path}: states no reference system, so its coordinates can't be placed; if they are lon/lat degrees, "
            "write it with EPSG:4326, for example: ogr2ogr -a_srs EPSG:4326 new.gpkg old.gpkg"
        )
    if not frame.crs.equals(LONLAT, ignore_axis_order=True) and name_crs(frame.crs) not in {"EPSG:4326", "OGC:CRS84"}:
        code = frame.crs.to_authority()
        if code is None or code[1] not in {"CRS84", "4326", "4979"}:
            raise ControlError(
                f"{path}: is in {name_crs(frame.crs)}, must be EPSG:4326 (lon/lat degrees); reproject it, for example: "
                "ogr2ogr -t_srs EPSG:4326 new.gpkg old.gpkg"
            )


def _check_shapes(frame: gpd.GeoDataFrame, path: Path) -> None:
    """Refuse swapped axes, coordinates far off, other geometry than areas, and invalid rings."""
    west, south, east, north = frame.total_bounds
    low_x, low_y, high_x, high_y = _THEATRE
    if not (low_x <= west and east <= high_x and low_y <= south and north <= high_y):
        corners = f"{west:.1f}..{east:.1f} east, {south:.1f}..{north:.1f} north"
        if low_x <= south and north <= high_x and low_y <= west and east <= high_y:
            raise ControlError(f"{path}: the axes are swapped ({corners}); write longitude first, then latitude")
        if west < -180 or east > 180 or south < -90 or north > 90:
            raise ControlError(
                f"{path}: the coordinates are no degrees ({corners}); reproject the file to EPSG:4326 (lon/lat)"
            )
        raise ControlError(f"{path}: lies far outside the theatre ({corners}); check that it is the right file")
    types = sorted(set(frame.geometry.dropna().geom_type) - {"Polygon", "MultiPolygon", "GeometryCollection"})
    if types:
        raise ControlError(f"{path}: holds {', '.join(types)}, a control layer needs polygons")


def _mend(frame: gpd.GeoDataFrame, path: Path) -> list[str]:
    """
    Mend rings that touch or cross themselves where hardly any area is at stake, and return what was done.

    Real layers hold such rings by the dozen. Where mending would change more than a thousandth of the area nobody can
    say what was meant, and the file is refused.
    """
    shapes = np.array(frame.geometry.array, dtype=object)
    bad = [row for row, shape in enumerate(shapes) if shape is not None and not shape.is_valid]
    if not bad:
        return []
    reasons = "; ".join(f"row {row + 1}: {shapely.is_valid_reason(shapes[row])}" for row in bad[:5])
    reasons += f" and {len(bad) - 5} more" if len(bad) > 5 else ""
    for row in bad:
        mended = _areas_of(shapely.make_valid(shapes[row]))
        if abs(mended.area - shapes[row].area) > MENDED_SHARE * mended.area:
            raise ControlError(
                f"{path}: {len(bad)} invalid area(s): {reasons}; mending them would change what they cover, so mend "
                "the file itself (ogr2ogr -makevalid new.gpkg old.gpkg) and look at the result"
            )
        shapes[row] = mended
    frame.geometry = gpd.GeoSeries(shapes, crs=frame.crs)
    return [f"{path}: mended {len(bad)} invalid area(s), the area stayed the same: {reasons}"]


def _days(frame: gpd.GeoDataFrame, path: Path, *, given: date | None) -> list[date]:
    """Return the day of each row: as given, from a date column, or from the file's name."""
    if given is not None:
        return [given] * len(frame)
    column = next((name for name in frame.columns if str(name).lower() in {"date", "day", "datum"}), None)
    if column is not None:
        days = [_as_day(value) for value in frame[column]]
        bad = [row + 1 for row, value in enumerate(days) if value is None]
        if bad:
            raise ControlError(
                f"{path}: column {column} has no day in row {bad[0]} ({frame[column].iloc[bad[0] - 1]!r}); write "
                "days as YYYY-MM-DD, or give --date"
            )
        return [value for value in days if value is not None]
    named = day_in_name(path.name)
    if named is None:
        raise ControlError(
            f"{path}: states no day; add a date column, put the day in the name (20250612), or give --date YYYY-MM-DD"
        )
    return [named] * len(frame)


def _kinds(frame: gpd.GeoDataFrame, path: Path, *, given: str | None, named: str | None) -> list[str]:
    """Return the kind of each row: as given, from a kind column, or from the file's name."""
    if given is not None:
        _check_kinds([given], path)
        return [given] * len(frame)
    if "kind" in frame.columns:
        kinds = [str(value) for value in frame["kind"]]
        _check_kinds(kinds, path)
        return kinds
    if set(frame.get("type", ())) & set(TYPED):
        return [TYPED.get(str(value), "unclear") for value in frame["type"]]
    if named is None:
        raise ControlError(
            f"{path}: states no kind of control; add a kind column or give --kind, one of {', '.join(CONTROL_KINDS)}"
        )
    return [named] * len(frame)


def _check_kinds(kinds: Iterable[str], path: Path) -> None:
    unknown = sorted(set(kinds) - set(CONTROL_KINDS))
    if unknown:
        raise ControlError(f"{path}: kind {', '.join(unknown)} is unknown; use one of {', '.join(CONTROL_KINDS)}")


def _source_column(frame: gpd.GeoDataFrame) -> str | None:
    """Return the one source that a column names, null where there is none or several."""
    if "source" not in frame.columns:
        return None
    named = {str(value) for value in frame["source"].dropna()}
    return named.pop() if len(named) == 1 else None


def _as_day(value: Any) -> date | None:
    """Return a cell as a day, null where it is none."""
    if isinstance(value, datetime):
        return None if pd.isna(value) else value.date()
    if isinstance(value, date):
        return value
    return day_in_name(str(value))


def _areas_of(shape: BaseGeometry) -> BaseGeometry:
    """Return the areas of a geometry as one, without height, stray points and lines."""
    flat = shapely.force_2d(shape)
    if flat.geom_type in {"Polygon", "MultiPolygon"}:
        return flat
    parts = [part for part in shapely.get_parts(flat) if part.geom_type in {"Polygon", "MultiPolygon"}]
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)


def _union(shapes: list[BaseGeometry]) -> BaseGeometry:
    """Return the areas of one kind and day as one."""
    areas = [_areas_of(shape) for shape in shapes]
    return areas[0] if len(areas) == 1 else shapely.union_all(areas)
