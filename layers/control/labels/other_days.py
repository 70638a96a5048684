"""Days that a file states where no day of a map is looked for: told or asked about, never passed over in silence."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import geopandas as gpd
import pandas as pd

from layers.control.labels.days import day_of_value
from layers.disk.doubled_keys import without_coordinates
from layers.errors import ControlError

_EDITED: Final = re.compile(r"edit|creat|modif|updat|upload|add|last|import|export", re.IGNORECASE)
"""Columns of when somebody worked on a row, which is no day of the map."""

_LONGEST: Final = 40
"""Letters of a cell that is a day or is called after one; a longer one tells of something else, too."""

_BESIDE: Final = ("date", "day", "datetime", "map_date", "snapshot_date", "pub_date")
"""What a collection says of itself, or in its `metadata` or `properties`, that can be the day of its map."""

_CALLED: Final = ("name", "title")
"""What a collection is called: the layer's name when it was written, which stays when a file gets another name."""


def check_other_days(frame: gpd.GeoDataFrame, days: list[date], *, label: str, given: date | None) -> list[str]:
    """
    Return lines that tell of columns with another day than the `days` of the rows, which were read elsewhere.

    Raises ControlError where such a column has several days, so that the rows may be maps of each: `given`, a day that
    the user states, settles it.
    """
    notes: list[str] = []
    for column in frame.columns:
        found = _days_of(frame[column], str(column))
        if not found or found <= set(days):
            continue
        shown = ", ".join(map(str, sorted(found)[:3])) + (" ..." if len(found) > 3 else "")
        if len(found) > 1 and given is None:
            raise ControlError(
                f"{label}: column {column} has {len(found)} days ({shown}) and is none of the columns of a map's day; "
                f"call it date if its rows are maps of these days, else give the one day with --date {days[0]}"
            )
        notes.append(f"{label}: column {column} says {shown}; the rows are taken as of {days[0]}")
    return notes


def check_beside(text: bytes, days: set[date], *, label: str) -> list[str]:
    """
    Return a line that tells of another day than `days` in what a GeoJSON collection is called.

    Raises ControlError where it says of itself that it shows another day.
    """
    notes: list[str] = []
    for name, day in _days_beside(text):
        if day in days:
            continue
        if name not in _CALLED:
            raise ControlError(
                f"{label}: its {name} says {day}, its own name {min(days)}; give the day it shows with --date"
            )
        notes.append(f"{label}: the collection in it is called after {day}; its areas are taken as of {min(days)}")
    return notes


def _days_of(cells: pd.Series, column: str) -> set[date]:
    """Return the days of a column whose every cell states one, none for any other and for days of editing."""
    if _EDITED.search(column) or column == "geometry":
        return set()
    if pd.api.types.is_numeric_dtype(cells) and not re.search(r"date|day|time", column, re.IGNORECASE):
        return set()  # a large number is an area or an id
    stated = [cell for cell in cells if not (pd.api.types.is_scalar(cell) and (pd.isna(cell) or cell == ""))]
    found: set[date] = set()
    for cell in dict.fromkeys(map(str, stated)):
        day = day_of_value(cell) if len(cell) <= _LONGEST else None
        if day is None:
            return set()
        found.add(day)
    return found


def _days_beside(text: bytes) -> Iterator[tuple[str, date]]:
    """Yield what a collection says of its own day, by the names of its fields."""
    try:
        whole: Any = json.loads(without_coordinates(text))
    except (ValueError, RecursionError):
        return
    parts = [whole, whole.get("metadata"), whole.get("properties")] if isinstance(whole, dict) else []
    for part in [one for one in parts if isinstance(one, dict)]:
        for name in (*_BESIDE, *_CALLED):
            value = part.get(name)
            day = day_of_value(value) if isinstance(value, str | int) and len(str(value)) <= _LONGEST else None
            if day is not None:
                yield name, day
