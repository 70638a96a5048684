"""Days that a file states where no day of a map is looked for: told or asked about, never passed over in silence."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import geopandas as gpd
import pandas as pd

from layers.control.labels.column_words import words_of
from layers.control.labels.days import day_columns, day_of_value
from layers.disk.doubled_keys import without_coordinates
from layers.errors import ControlError

_EDITED: Final = re.compile(r"edit|creat|modif|updat|upload|add|last|import|export", re.IGNORECASE)
"""Columns of when somebody worked on a row, which is no day of the map."""

_CLOCKS: Final = frozenset({
    "from", "to", "since", "until", "till", "start", "started", "begin", "end", "ended", "first", "source", "footage",
    "published", "retrieved", "fetched", "downloaded", "printed", "captured", "occupied", "liberated", "seized", "seen",
    "observed", "event", "datefrom", "dateto",
})  # fmt: skip
"""Words of columns that tell of something else than the map, where a column of its day is beside them."""

_OF_THE_MAP: Final = frozenset({
    "date", "day", "datum", "datetime", "timestamp", "time", "map", "snapshot", "as", "of", "asof", "valid", "pub",
    "report",     "state", "status", "control", "data", "name", "title", "layer", "folder", "file", "in",
    "дата", "день", "карта", "карти", "карты", "мапа", "мапи", "станом", "на",
})  # fmt: skip
"""What the name of a column may consist of that can say the day of the map or of its rows."""

_TERMS: Final = frozenset(
    {"week", "month", "quarter", "period", "weekly", "monthly", "тиждень", "місяць", "неделя", "месяц"}
)
"""Words of columns of stretches of time: rows of several of them are several maps."""
_TERMED: Final = _TERMS | _OF_THE_MAP
_CUT_NAME: Final = 10
_FREE: Final = frozenset({"name", "title", "layer", "folder", "file", "status", "state"})
"""Words of columns of free text, in which one other day is told alone."""

_LONGEST: Final = 40
"""Letters of a cell that is a day or is called after one; a longer one tells of something else, too."""

_CALLED: Final = ("name", "title")
"""What a collection is called: the layer's name when it was written, which stays when a file gets another name."""


def check_other_days(frame: gpd.GeoDataFrame, days: list[date], *, label: str, given: date | None) -> list[str]:
    """
    Return lines that tell of columns with other days than the `days` of the rows, which were read elsewhere.

    Raises ControlError where such a column may hold the days of the map: it has several and no column of days is
    there, or it is called as such a column is. `given`, a day that the user states, settles it.
    """
    notes: list[str] = []
    read = day_columns(frame)
    for column in frame.columns:
        if column in read or (read and words_of(str(column)) & _CLOCKS):
            continue
        words = words_of(str(column))
        terms = (
            {str(cell) for cell in frame[column].dropna()} if words and words & _TERMS and words <= _TERMED else set()
        )
        if len(terms) > 1:
            shown = ", ".join(sorted(terms)[:3])
            raise ControlError(
                f"{label}: column {column} has {len(terms)} of them ({shown}); give the areas of one alone"
            )
        stated = _days_of(frame[column], str(column))
        other = {one for one, day in zip(stated, days, strict=True) if one not in {None, day}} - {None}
        if not other or (not read and other <= set(days)):
            continue
        found = sorted({one for one in stated if one is not None})
        shown = ", ".join(map(str, found[:3])) + (" ..." if len(found) > 3 else "")
        many = f"has {len(found)} days ({shown})" if len(found) > 1 else f"says {shown}"
        if given is None and read and _is_of_map(column):
            raise ControlError(
                f"{label}: column {column} {many}, column {read[0]} has others; leave the one that is the map's day"
            )
        if given is None and not read and (len(found) > 1 or _is_of_map(column, but=_FREE)):
            raise ControlError(
                f"{label}: column {column} {many} and is none of the columns of a map's day; "
                f"call it date if its rows are maps of these days, else give the one day with --date {days[0]}"
            )
        taken = f"the days of column {read[0]} are taken" if read else f"the rows are taken as of {days[0]}"
        notes.append(f"{label}: column {column} says {shown}; {taken}")
    return notes


def _is_of_map(column: Any, *, but: frozenset[str] = frozenset()) -> bool:
    """Tell whether a column is called as one of a map's day may be; shapefiles cut names to ten letters."""
    known, words = _OF_THE_MAP - but, words_of(str(column))
    if len(str(column)) == _CUT_NAME:
        words = {next((whole for whole in known if whole.startswith(word)), word) for word in words}
    return bool(words) and words <= known


def check_beside(text: bytes, days: set[date], *, label: str, by_column: bool) -> list[str]:
    """
    Return lines that tell of another day than `days` in what a GeoJSON collection is called or says of itself.

    Raises ControlError where it says of itself that it shows another day than its one day.
    """
    notes: list[str] = []
    for name, day in _days_beside(text):
        if day in days:
            continue
        if name not in _CALLED and len(days) == 1:
            whose = "its rows" if by_column else "its own name"
            way = "correct the one that is wrong" if by_column else "give the day it shows with --date"
            raise ControlError(f"{label}: its {name} says {day}, {whose} {min(days)}; {way}")
        told = f"is called after {day}" if name in _CALLED else f"says {day} of itself"
        notes.append(f"{label}: the collection in it {told}; its areas are taken as of {_told(days)}")
    return notes


def check_kml(text: bytes, days: set[date], *, label: str) -> None:
    """Raise ControlError where a KML says of itself, outside its areas, that it shows another day than `days`."""
    around = re.sub(rb"(?s)<Placemark\b.*?</Placemark>", b"", text)
    for found in re.findall(rb"<(?:when|begin|end)>\s*([^<]{4,40}?)\s*<", around):
        day = day_of_value(found.decode("utf-8", "replace"))
        if day is not None and day not in days:
            raise ControlError(
                f"{label}: it says of itself that it shows {day}, its areas {_told(days)}; give the day it shows with "
                "--date"
            )


def check_layer(name: str, days: set[date], *, label: str, file: str) -> list[str]:
    """Return a line that tells of another day than `days` in the name of the one layer of a file."""
    day = day_of_value(name) if len(name) <= _LONGEST else None
    if day is None or day in days or name in file:
        return []
    return [f"{label}: its layer is called after {day}; its areas are taken as of {_told(days)}"]


def _told(days: set[date]) -> str:
    return str(min(days)) if len(days) == 1 else f"{min(days)} to {max(days)}"


def _days_of(cells: pd.Series, column: str) -> list[date | None]:
    """Return the day of each cell of a column that states days alone, nulls for any other and for days of editing."""
    none: list[date | None] = [None] * len(cells)
    if _EDITED.search(column) or column == "geometry":
        return none
    if pd.api.types.is_numeric_dtype(cells) and not re.search(r"date|day|time|дата|день", column, re.IGNORECASE):
        return none  # a large number is an area or an id
    known: dict[str, date | None] = {}
    stated = none.copy()
    for row, cell in enumerate(cells):
        if pd.api.types.is_scalar(cell) and (pd.isna(cell) or cell == ""):
            continue
        text = str(cell)
        if text not in known:
            known[text] = day_of_value(text) if len(text) <= _LONGEST else None
        if known[text] is None:
            return none
        stated[row] = known[text]
    return stated


def _days_beside(text: bytes) -> Iterator[tuple[str, date]]:
    """Yield what a collection says of its own day, by the names of its fields."""
    try:
        whole: Any = json.loads(without_coordinates(text))
    except (ValueError, RecursionError):
        return
    parts = [whole, whole.get("metadata"), whole.get("properties")] if isinstance(whole, dict) else []
    for part in [one for one in parts if isinstance(one, dict)]:
        for name, value in part.items():
            if name not in _CALLED and (_EDITED.search(name) or not _is_of_map(name, but=_FREE)):
                continue
            day = day_of_value(value) if isinstance(value, str | int) and len(str(value)) <= _LONGEST else None
            if day is not None:
                yield name, day
