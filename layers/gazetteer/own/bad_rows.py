"""The rows of a user's settlements as given: every cell that can't be what its column says, before any is converted."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from layers.tables.text import is_blank

WEST, SOUTH, EAST, NORTH = 21.0, 43.0, 41.5, 53.5
"""Ukraine with about 100 km to spare: no settlement of it lies outside."""

LIMITS: Final = {"population": (0.0, 1e7), "radius_km": (0.0, 500.0)}


def find_bad_rows(table: pd.DataFrame, *, name: str, key: str, oblasts: Mapping[str, str]) -> list[str]:
    """
    Return every bad cell of a table as "row N (NAME): COLUMN = VALUE ...", N the index plus 1; none for a good table.

    `name` and `key` are its columns of names and of keys; `oblasts` gives the known oblasts by what may be written.
    Empty cells are unknown and no fault, but for the name, and for half a point.
    """
    shapes = list(table.geometry) if isinstance(table, gpd.GeoDataFrame) else None
    columns = {column: table[column].tolist() for column in table.columns if column != "geometry" or shapes is None}
    faults: list[str] = []
    for number in _suspects(columns, name=name, rows=len(table)):
        row = {column: values[number] for column, values in columns.items()}
        found = list(_row_faults(row, name=name, oblasts=oblasts))
        if shapes is not None:
            found += _shape_faults(shapes[number])
        label = "" if is_blank(row[name]) else f" ({str(row[name])[:40]})"
        faults += [f"row {int(table.index[number]) + 1}{label}: {fault}" for fault in found]
    repeats = Counter(str(value).strip() for value in columns.get(key, ()) if not is_blank(value))
    faults += [f"{key} must not repeat, but does: {value}" for value, count in repeats.items() if count > 1]
    return faults


def read_number(value: Any) -> float | None:
    """Return a cell as a finite number, null for anything else."""
    if isinstance(value, bool) or not pd.api.types.is_scalar(value):
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _suspects(columns: Mapping[str, list[Any]], *, name: str, rows: int) -> list[int]:
    """Return the rows to be looked at one by one: all but those of plain names, points and numbers, told in one go."""
    plain = np.array([isinstance(value, str) and bool(value.strip()) for value in columns[name]], dtype=bool)
    limits = {"latitude": (SOUTH, NORTH), "longitude": (WEST, EAST), "population": LIMITS["population"]}
    for column, (low, high) in limits.items():
        try:
            numbers = pd.to_numeric(pd.Series(columns.get(column, [])), errors="coerce").to_numpy(dtype=float)
        except (TypeError, ValueError):  # lists and the like
            return list(range(rows))
        if column in columns:
            plain &= (numbers >= low) & (numbers <= high)
    if not {"latitude", "longitude"} <= set(columns) or {"variants", "radius_km"} & set(columns) or name == "name_en":
        return list(range(rows))
    return [int(row) for row in np.flatnonzero(~plain)]


def _row_faults(row: Mapping[str, Any], *, name: str, oblasts: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with the cells of one row."""
    if not isinstance(row[name], str) or is_blank(row[name]):
        yield f"{name} = {_shown(row[name])} must be a name"
    yield from _point_faults(row)
    for column, (low, high) in LIMITS.items():
        value = row.get(column)
        number = read_number(value)
        if not is_blank(value) and (number is None or not low <= number <= high):
            yield f"{column} = {_shown(value)} must be a number from {low:g} to {high:g}"
    oblast = row.get("oblast")
    if name == "name_en" and not is_blank(oblast) and str(oblast).strip() not in oblasts:
        yield f"oblast = {_shown(oblast)} is none of {', '.join(sorted(set(oblasts.values())))}"
    if not _are_names(row.get("variants")):
        yield f"variants = {_shown(row['variants'])} must be names joined by commas, or a list of names"


def _are_names(value: Any) -> bool:
    """Tell whether a cell holds other names: a text, a list of texts, or nothing."""
    if is_blank(value) or isinstance(value, str):
        return True
    return not pd.api.types.is_scalar(value) and all(isinstance(one, str) for one in value)


def _point_faults(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the latitude and longitude of a row."""
    cells = {column: row[column] for column in ("latitude", "longitude") if column in row}
    if len(cells) < 2 or all(is_blank(value) for value in cells.values()):
        return
    numbers = {column: read_number(value) for column, value in cells.items()}
    bad = [column for column, number in numbers.items() if number is None]
    for column in bad:
        hint = "; decimals take a point" if isinstance(cells[column], str) and "," in cells[column] else ""
        yield f"{column} = {_shown(cells[column])} must be a number of degrees{hint}"
    lat, lon = numbers["latitude"], numbers["longitude"]
    if lat is not None and lon is not None:
        yield from _place_faults(lon, lat)


def _shape_faults(shape: Any) -> list[str]:
    """Return what is wrong with a geometry; a missing or empty one is unknown and no fault."""
    if shape is None or shape.is_empty:
        return []
    if shape.geom_type != "Point":
        return [f"geometry is a {shape.geom_type}, must be a Point"]
    return list(_place_faults(float(shapely.get_x(shape)), float(shapely.get_y(shape))))


def _place_faults(lon: float, lat: float) -> Iterator[str]:
    """Yield why a point can be no settlement of Ukraine."""
    if WEST <= lon <= EAST and SOUTH <= lat <= NORTH:
        return
    at = f"latitude {lat:g}, longitude {lon:g}"
    if WEST <= lat <= EAST and SOUTH <= lon <= NORTH:
        yield f"{at} look swapped: latitudes of Ukraine run from 44 to 53, longitudes from 22 to 41"
    else:
        yield f"{at} lies far outside Ukraine (latitude 44 to 53, longitude 22 to 41)"


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
