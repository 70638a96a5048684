"""The day a control file shows: in its name, in its columns, or in the words around its areas."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import geopandas as gpd
import pandas as pd

from layers.errors import ControlError, show_value

KYIV: Final = ZoneInfo("Europe/Kyiv")
"""Days of this war's maps are days in Kyiv: a midnight there is the evening before in UTC."""

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = r"(?P<m>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})"
_SHORT: Final = r"(?P<m>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
_START: Final = r"(?<!\d)(?P<y>20\d\d)"
_FORMS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "moment",
        re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)[T_-]?[0-2]\d[0-5]\d(?:[0-5]\d)?(?!\d)"),
    ),
    ("ymd", re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<s>[-_.]?)(?P<m>\d\d)(?P=s)(?P<d>\d\d)(?!\d)")),
    ("seconds", re.compile(r"(?<!\d)(1[4-9]\d{8}|2[0-3]\d{8})(?:\d{3})?(?!\d)")),
    ("dmonthy", re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})[\s_-]?{_MONTH}[\s_,-]{{0,2}}(?P<y>20\d\d)(?!\d)", re.IGNORECASE)),
    ("monthdy", re.compile(rf"(?<![a-z]){_MONTH}[\s_-]?(?P<d>\d\d?)[\s_,-]{{0,2}}(?P<y>20\d\d)(?!\d)", re.IGNORECASE)),
    ("monthdy", re.compile(rf"{_SHORT}(?P<d>\d\d)(?P<y>20\d\d)(?!\d)")),
    ("dmy", re.compile(r"(?<!\d)(\d\d)([-_.])(\d\d)\2(20\d\d)(?!\d)")),
    ("owl", re.compile(r"^(?P<y>2\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)_[0-2]\d[0-5]\d(?!\d)")),
)
"""The forms in which names hold days, the longest first."""

_COLUMNS: Final = ("snapshot_date", "date", "day", "datum", "datetime", "valid_from", "pub_date", "timestamp", "begin")
"""Columns that say the day a row shows. A day of editing (EditDate, created, modified) is no day of the map."""

_SPANS: Final = (("valid_from", "valid_to"), ("begin", "end"))
"""Columns that say together from when to when a row holds; the second pair is KML's."""


def day_in_name(name: str) -> date | None:
    """
    Return the day in a file name, null where there is none or no such day.

    Read are 20250612, 2025-06-12, 13MAR2026, JUN122025, "June 12, 2025", 25.06.2025, a moment (20250612123000), Unix
    seconds (the day in Kyiv) and 250612_0349. Raises ControlError for two different days, and for 12-06-2025, which
    may be two days.

    >>> day_in_name("deepstatemap_data_20250612.geojson"), day_in_name("UkraineControlMapAO13MAR2026.shp")
    (datetime.date(2025, 6, 12), datetime.date(2026, 3, 13))
    """
    found = _days_in(name)
    if len(found) > 1:
        told = " and ".join(map(str, sorted(found)))
        raise ControlError(f"{name}: its name holds two days ({told}); give the one it shows with --date YYYY-MM-DD")
    return next(iter(found), None)


def without_days(name: str) -> str:
    """
    Return a name without the days in it.

    >>> without_days("deepstate_20250612")
    'deepstate_'
    """
    for _, pattern in _FORMS:
        name = pattern.sub("", name)
    return name


def day_of_value(value: Any) -> date | None:
    """
    Return the day a cell states, null where it states none.

    A moment with an offset, and Unix seconds or milliseconds, give their day in Kyiv; a moment without one its own.
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    stated = value if isinstance(value, datetime) else _moment(str(value).strip())
    if isinstance(stated, datetime):
        return None if pd.isna(stated) else (stated.astimezone(KYIV) if stated.tzinfo else stated).date()
    return stated


def _moment(text: str) -> datetime | date | None:
    """Return the moment or the day that a text states, null where it states none or may be two."""
    if re.fullmatch(r"\d{10}|\d{13}|\d{10}\.\d*", text):
        return _kyiv_day(float(text))
    try:
        return (
            datetime.fromisoformat(text.replace("/", "-"))
            if re.match(r"20\d\d[-/]\d\d[-/]\d\d", text)
            else (day_in_name(text))
        )
    except (ValueError, ControlError):
        if text[:2] != "20" or len(_days_in(text, strict=False)) > 1:
            return None  # a span states no day
        return _day(*(int(part) for part in re.findall(r"\d+", text)[:3]))


def day_columns(frame: gpd.GeoDataFrame) -> list[str]:
    """Return the columns that say the day a row shows and hold anything, the surest first."""
    known = {str(name).lower(): name for name in frame.columns}
    return [known[name] for name in _COLUMNS if name in known and not frame[known[name]].isna().all()]


def find_days(frame: gpd.GeoDataFrame, *, name: str, label: str, given: date | None) -> tuple[list[date], list[str]]:
    """
    Return the day of each row, and notes: from day columns, from the file's name, or as given where neither says.

    Raises ControlError where a row has no day, where two columns or a column and `given` disagree, and for spans.
    """
    stated, column = _stated(frame, label)
    notes: list[str] = []
    if column is None:
        named = day_in_name(name) if given is None else _one_of(name, given)
        stated = [named] * len(frame)
        where = "its name and columns say"
    else:
        where = f"column {column} says in row {{row}}"
        notes = _note_name(stated, column, name=name, label=label)
    if given is None and None in stated:
        row = stated.index(None) + 1
        raise ControlError(
            f"{label}: {where.format(row=row)} no day; add a date column, put the day in the name (20250612), "
            "or give --date YYYY-MM-DD"
        )
    days = [day or given for day in stated]
    other = next((row for row, day in enumerate(days, start=1) if given is not None and day != given), None)
    if other is not None:
        raise ControlError(
            f"{label}: {where.format(row=other)} {days[other - 1]}, but --date says {given}; leave out --date "
            "or correct the file"
        )
    return [day for day in days if day is not None], notes


def _one_of(name: str, given: date) -> date | None:
    """Return the day of a name beside a given one, which settles a name with several days where it is one of them."""
    found = _days_in(name, strict=False)
    return given if not found or given in found else min(found)


def _note_name(stated: Sequence[date | None], column: str, *, name: str, label: str) -> list[str]:
    """Say where the name has another day than the column, which is the one that is used."""
    named = _days_in(name, strict=False)
    days = {day for day in stated if day is not None}
    if not named or named & days:
        return []
    told = " and ".join(map(str, sorted(named)))
    return [f"{label}: its name says {told}; the days of column {column} are taken"]


def _stated(frame: gpd.GeoDataFrame, label: str) -> tuple[list[date | None], str | None]:
    """Return what each row says of its day, and the column that says it; null where no column holds days."""
    known = {str(name).lower(): name for name in frame.columns}
    columns = day_columns(frame)
    for begun, ended in _SPANS:
        if begun in known and ended in known and _are_spans(frame, known[begun], known[ended]):
            raise ControlError(
                f"{label}: columns {known[begun]} and {known[ended]} state spans, not days; give the store itself, or "
                "one day's areas"
            )
    if not columns:
        return [], None
    read = {column: _read_column(frame, column, label) for column in columns}
    first = columns[0]
    for column in columns[1:]:
        for row, (one, other) in enumerate(zip(read[first], read[column], strict=True), start=1):
            if one is not None and other is not None and one != other:
                raise ControlError(
                    f"{label}: in row {row} column {first} says {one} and column {column} says {other}; "
                    "leave the one that is the map's day"
                )
    days = [next((read[column][row] for column in columns if read[column][row]), None) for row in range(len(frame))]
    return days, first


def _are_spans(frame: gpd.GeoDataFrame, begun: str, ended: str) -> bool:
    """Tell whether rows hold from a day to another: one of several that has no end yet holds on every later day too."""
    stated = frame[ended].notna()
    if begun == "begin":  # of a KML, which may write one day twice
        days = zip(frame.loc[stated, begun], frame.loc[stated, ended], strict=True)
        return any(pd.isna(first) or day_of_value(first) != day_of_value(last) for first, last in days)
    return bool(stated.any()) or len(frame[begun].dropna().unique()) > 1


def _read_column(frame: gpd.GeoDataFrame, column: str, label: str) -> list[date | None]:
    """Return the days of a column; raises ControlError for a cell that states something else."""
    values = frame[column]
    empty = [bool(pd.api.types.is_scalar(value) and (pd.isna(value) or value == "")) for value in values]
    days = [None if none else day_of_value(value) for value, none in zip(values, empty, strict=True)]
    for row, (value, day) in enumerate(zip(values, days, strict=True), start=1):
        if day is None and not empty[row - 1]:
            raise ControlError(
                f"{label}: column {column} has no day in row {row} ({show_value(value)}); write days as YYYY-MM-DD"
            )
    return days


def _days_in(name: str, *, strict: bool = True) -> set[date]:
    """Return every day a name holds; a stretch of it is read once, by the first form that fits."""
    rest = name
    found: set[date] = set()
    for form, pattern in _FORMS:
        for match in pattern.finditer(rest):
            day = _day_of_match(form, match)
            if day is None and form == "dmy" and strict:
                raise ControlError(
                    f"{name}: {match[0]} may be two days; write it as 20250612, or give --date YYYY-MM-DD"
                )
            if day is not None:
                found.add(day)
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    return found


def _day_of_match(form: str, match: re.Match[str]) -> date | None:
    """Return the day one stretch of a name states, null where it is none or may be two."""
    if form == "seconds":
        return _kyiv_day(float(match[1]))
    if form == "dmy":
        first, second = int(match[1]), int(match[3])
        may_be_two = first <= 12 and second <= 12 and first != second
        return None if may_be_two else _day(int(match[4]), second, first) or _day(int(match[4]), first, second)
    year = int(match["y"])
    return _day(year + (2000 if form == "owl" else 0), _month(match["m"]), int(match["d"]))


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text[:3].lower()) + 1


def _kyiv_day(seconds: float) -> date:
    return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC).astimezone(KYIV).date()


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
